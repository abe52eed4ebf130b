"""Sums of money in a text, in every currency and as people speak of them; percentages of pay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from careerjournal.model.date_words import SMALL_NUMBERS, TENS
from careerjournal.sharing.exact.found import Exact, Sort
from careerjournal.sharing.exact.triggers import DIGITS, Places, near
from careerjournal.sharing.exact.words import (
    CODES,
    CURRENCY_AFTER,
    CURRENCY_BEFORE,
    CURRENCY_WORD,
    NUMBER_WORD,
    SCALE,
    SIGNS,
    compiled,
    scale_of,
    without_full_stop,
)

FIGURE: Final = (
    r"(?:\d{1,3}(?:(?:[.,'_ ]\d{3})+|(?:,\d\d){1,4},\d{3})(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,15}(?:[.,]\d{1,2}(?!\d))?)"
)
"""``45,000``, ``12.000,50``, ``1 200``, ``1'200``, ``4,50,000``, ``3.1``."""
_NUMBER_WORDS: Final = f"{SMALL_NUMBERS} {TENS} hundred thousand million billion"
_IN_WORDS: Final = near(parts=_NUMBER_WORDS) + near(words="a an half several")
_SIGNS: Final = frozenset(
    chr(code) for first, last in re.findall("(.)(?:-(.))?", SIGNS) for code in range(ord(first), ord(last or first) + 1)
)
_BEFORE: Final = " ".join(
    (
        *(code.lower() for code in CODES),
        "kr rs rp rm sfr fr ks ksh kshs ts tsh tshs us ush ushs sh shs s b bs tk php l r tl f fcfa cfa dh dhs sr",
        "n p q k #",
    )
)
"""What `CURRENCY_BEFORE` begins with."""
_TAIL: Final = r"(?:(?:[.,:][-–]|/[-=])(?!\w)|\+)"
_START: Final = r"(?<![\w.,:/#§])(?<!\d[ -])"
_FREE: Final = r"(?<![\w.,:#§])"
_NUMBER: Final = rf"(?<![\w.,:#§])(?<!\d )(?<!\d-){FIGURE}"
_WORDS: Final = (
    rf"(?<![^\W_])(?:(?:a|half a|a couple of|several|two and a half|one and a half|an? (?:odd )?)[ -])?{NUMBER_WORD}"
    rf"(?:[ -](?:and )?(?:a half )?{NUMBER_WORD}){{0,12}}"
)
_LARGE: Final = "(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))"
_SIZED: Final = rf"{FIGURE}{_TAIL}?(?: ?(?:{SCALE}|l(?![^\W_])|[百千]?[万萬億亿만억]))?"

_WORDED: Final = (
    r"(?:hundert|tausend|duizend|tusen|tusind|mille|mila|milioni|millones|millions d'|millionen|bin|milyon"
    r"|тысяч[аи]?|тисяч[іа]?"
    r"|миллион(?:ов|а)?|ألف|آلاف|مليون|هزار|میلیون|พัน|หมื่น|แสน|ล้าน|triệu|nghìn|juta|ribu|हज़ार|लाख|करोड़)"
)
_THINGS: Final = (
    r"(?! ?(?:people|persons?|users?|followers?|subscribers?|steps?|words?|run|race|runners?|runs|tv|screens?|video"
    r"|monitors?"
    r"|display|resolution|camera|footage|lines?|views?|downloads?|copies|hits|rows?|records?|entries|visitors?|members?"
    r"|votes?|tall|long|wide|deep|high|apart|away|across|metres?|meters?|miles?|km|tonnes?|tons?|litres?|jobs?|staff"
    r"|employees|workers?|customers?|students?|pupils?|residents?|homes?|houses|tests?|requests?|messages?|emails?"
    r"|documents?|photos?|images?|years?|hours?|units?|sq|square|times|plus people|others|items?|parts?|cells?"
    r"|children)\b)"
)
_RATE: Final = (
    r"(?: ?(?:a|an|per|each|every|/) ?(?:year|annum|month|week|day|hour|hr|fortnight|yr|mo|shift|session|head)\b"
    r"|/(?:yr|hr|h|d|day|mo|pm|pa)\b| ?(?:p\.a\.|p\.?m\.?(?= )|ph\b|pw\b|pcm\b|pd\b)| ?annually\b| ?(?:gross|net"
    r"|before tax|after tax)\b)"
)
_PAYS: Final = (
    r"(?<![^\W_])(?:paid|paying|pays?|owe[sd]?|owing|earn(?:s|ed|ing)?|cost(?:s|ing)?|lent|borrowed|salary of"
    r"|wages? of|fee of"
    r"|fees of|budget of|bonus of|debts? of|rent of|grant of|fine of|price of|worth|invoiced|charged|charge|billed"
    r"|refunded"
    r"|salary (?:was|is)|rise of|raise of|pay of|offered|bid|saved|raised|compensation of|payout of|severance of"
    r"|loan of|spent|spend|spending|sold (?:\w+ )?for|bought (?:\w+ )?for|settled for"
    r"|(?:price|rent|bonus|fee|fine|pay|wage|budget|debt|bill|cost|grant|offer|pension|severance|loan|payout|turnover|deficit)"
    r" (?:was|is|came to|stood at|went to|rose to|fell to))"
    r" (?:(?:me|him|her|us|them|you|it|back|off|out|only|just|about|around|nearly|over|under|almost|roughly|some"
    r"|up to) ){0,3}"
)
_COUNTED: Final = (
    r"(?! ?(?:[a-z]+(?:s|people|men|women|children"
    r"|staff)\b)(?<!years)(?<!was)(?<!loss)(?<!bonus)(?<!this)(?<!less)(?<!is)(?<!as)(?<!plus))(?!%)(?! per ?cent)(?!-)"
)

_LARGE_NUMBERS: Final = "hundred thousand million billion"
_MUCH: Final = near(DIGITS) + near(parts=_LARGE_NUMBERS)
_OF_INDIA: Final = "lakh lac crore cr lpa"
_WORDED_PARTS: Final = (
    "hundert tausend duizend tusen tusind mill mila milioni bin milyon тысяч тисяч миллион ألف آلاف مليون هزار میلیون"
    " พัน หมื่น แสน ล้าน triệu nghìn juta ribu हज़ार लाख करोड़"
)
_PAY_WORDS: Final = """
paid paying pay pays owe owed owes owing earn earns earned earning cost costs costing lent borrowed salary wage wages
fee fees budget bonus debt debts rent grant fine price worth invoiced charged charge billed refunded rise raise offered
bid saved raised compensation payout severance loan spent spend spending sold bought settled bill offer pension turnover
deficit
"""

_PATTERNS: Final = (
    # A currency before a number, or a number in words.
    (
        near(words=_SIGNS, reach=10, anywhere=True) + near(words=_BEFORE, reach=1, also=near(DIGITS), ahead=10),
        rf"(?:[~≈+-]|(?<![\w])[–])?{CURRENCY_BEFORE} ?{_SIZED}(?: ?[-–] ?{CURRENCY_BEFORE}? ?{_SIZED})?"
        rf"(?: ?{CURRENCY_WORD}(?![^\W_]))?",
    ),
    (
        near(words=_SIGNS, reach=10, anywhere=True) + near(words=_BEFORE, also=_IN_WORDS, ahead=8),
        rf"{CURRENCY_BEFORE} ?{_WORDS}",
    ),
    # A number before a currency, or with a price’s tail.
    (
        near(DIGITS, reach=1),
        rf"[~≈]?(?:{_START}\d{{1,4}}(?:[.,]\d{{1,3}})?(?: ?[-–/] ?"
        rf"| to ))?{_FREE}{FIGURE}{_TAIL}?(?:[ -]?{SCALE})?[ -]?{CURRENCY_AFTER}",
    ),
    (near(DIGITS), rf"{_START}{FIGURE}(?:[.,:][-–]|/=|/-)(?![\w-])"),
    # Chinese, Japanese and Korean.
    (
        near(parts="圓 元 镑 幣 币 块 塊 円 圆 원 달", reach=36, anywhere=True),
        r"(?:(?<![\d,.])\d[\d,.]{0,20}|(?<![〇零一二三四五六七八九十百千两兩])[〇零一二三四五六七八九十百千两兩]{1,12})\s?[百千万萬億亿만억천백조兆]{0,6}\s?(?:多"
        r"|余)?(?:日圓|日元|美元|歐元|欧元|英镑|港元|港幣|人民币"
        r"|人民幣|新台幣|元|块钱|块|塊|円|圆|圓|원|달러)",
    ),
    (
        near(parts="万 萬 億 亿 만 억", reach=26, anywhere=True),
        r"(?<![\d,.])\d[\d,.]{0,20}\s?(?:[百千]?[万萬億亿]|만|억)(?![\w\s]{0,1}[人字步名個个次年回명번])",
    ),
    # Short for thousands and millions, and the words of India.
    (
        near(DIGITS, reach=1),
        rf"[~≈]?(?:{_START}\d{{1,4}}(?:[.,]\d{{1,2}})?(?: ?[-–/] ?| to ))?"
        rf"{_FREE}(?!401 ?k)\d{{1,4}}(?:[.,]\d{{1,2}})?(?: ?k"
        rf"|-?k(?=-)|m(?![^\W_])|(?<=[.,]\d) m(?![^\W_])| ?bn| ?mil| ?mio\.?| ?mln)(?![^\W_']){_THINGS}",
    ),
    (
        near(parts=_OF_INDIA, reach=36) + near(words=_NUMBER_WORDS, reach=20, also=near(parts=_OF_INDIA), ahead=200),
        rf"(?:{_NUMBER}|{_WORDS}|(?<!\w)(?:half )?a (?!lpa)) ?"
        rf"(?:lakhs?|lacs?|crores?|cr\.?|lpa|L(?=PA))(?![^\W_]){_THINGS}",
    ),
    (
        near(DIGITS),
        rf"{_START}\d{{1,4}}(?:[.,]\d{{1,3}})? (?:million|billion|trillion|thousand)(?![^\W_]){_THINGS}{_COUNTED}",
    ),
    # In words, with a currency, or so much a year.
    (near(parts=_WORDED_PARTS, reach=44), rf"(?<!\w)(?:[\u0370-\u1fff]{{1,20}} )?\w{{0,20}}{_WORDED} {CURRENCY_AFTER}"),
    (near(DIGITS), rf"{_START}\d{{1,3}}p(?![^\W_])|{_START}\d{{1,3}} ?¢"),
    (near(words=_NUMBER_WORDS, reach=20), rf"{_WORDS}(?: (?:odd|or so))? {CURRENCY_WORD}(?![^\W_])"),
    (
        near(words="grand tenner fiver mil", reach=28),
        r"(?<![^\W_])(?:a|half a|couple of|few|several|cool)(?: cool)? (?:grand|tenner|fiver|mil)(?![^\W_])",
    ),
    (near(words="k", reach=32), rf"(?<![^\W_])(?:(?:a|{NUMBER_WORD})[ -])?{NUMBER_WORD} k(?![^\W_])"),
    (
        near(words="figure figures", reach=20),
        r"(?<![^\W_])(?:(?:five|six|seven|eight|nine|[5-9]|mid|high|low)[ -])?(?:(?:five|six|seven|eight|nine"
        r"|[5-9])[ -])figures?(?: sum)?(?![^\W_])",
    ),
    (
        near(DIGITS),
        rf"(?:{_START}(?:\d{{1,3}}(?:[.,' ]\d{{3}})+|\d{{3,7}})(?![\d.])|{_START}\d{{2,4}}(?:\.\d\d)?(?= ?(?:/|per"
        rf"|an?) ?h(?:ou)?r))(?={_RATE})",
    ),
    (near(parts=_LARGE_NUMBERS, reach=160), rf"{_WORDS}{_LARGE}(?={_RATE})"),
    (
        near(words="twenty thirty forty fifty sixty seventy eighty ninety"),
        r"(?<![^\W_])(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?(?= (?:an"
        r"|per) hour)(?! an hour(?:'s| of))",
    ),
    # What was paid, owed or earned, with no currency.
    (
        near(words=_PAY_WORDS, also=_MUCH, ahead=160),
        rf"{_PAYS}(?P<sum>\d{{1,3}}(?:[.,' ]\d{{3}})+(?![\d])|\d{{3,7}}(?![\d.,:/]\d|\d)|(?:the "
        rf"|a )?(?=[a-z -]{{0,40}}(?:hundred|thousand|million|billion)){_WORDS}){_COUNTED}",
    ),
    (
        near(words="on for", also=_MUCH, ahead=200),
        rf"(?<![^\W_])(?:on|for) (?P<sum>\d{{1,3}}[.,' ]\d{{3}}|(?:a )?{_WORDS}(?<=thousand))(?= (?:a|per) (?:year"
        rf"|annum)|[.;!?]|$)",
    ),
)

_PER_CENT: Final = r"(?:per ?cent|percentage points?)(?![^\W_])"
_SHARE: Final = (
    rf"(?<![\w.,])\d{{1,3}}(?:[.,]\d{{1,2}})?(?: ?[-–] ?\d{{1,3}}(?:[.,]\d)?)? ?(?:%|pc\b|{_PER_CENT})"
    rf"|(?:{_WORDS}|(?<!\w)(?:{NUMBER_WORD} and )?a half) (?:of one |of a )?{_PER_CENT}"
)
_OF_PAY: Final = compiled(
    r"(?<![^\W_])(?:pay|salar(?:y|ies)|wages?|bonus(?:es)?|raises?|rises?|commission|equity|stake|uplift|pay ?cut"
    r"|stock|options"
    r"|compensation|increment|hike|dividend|royalt(?:y|ies)|pension)(?![^\W_])"
)
_NEAR: Final = 60
"""Characters on either side within which a percentage belongs to pay."""


def sums_in(places: Places) -> Iterator[Exact]:
    """The sums of a text as `careerjournal.sharing.exact.plain.plain` reads it, the surest first; some overlap."""
    text = places.text
    for where, pattern in _PATTERNS:
        for match in places.matches(pattern, where):
            named = "sum" in match.re.groupindex
            start, end = match.span("sum") if named else match.span()
            said = text[start:end]
            if "not" not in said:
                end = without_full_stop(text, start, end)
                yield Exact(start, end, Sort.SUM, amount=_amount(said))
    for match in places.matches(_SHARE, near(DIGITS) + near(words=_NUMBER_WORDS, reach=20)):
        if _OF_PAY.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR):
            yield Exact(*match.span(), Sort.SHARE)


def _amount(said: str) -> float | None:
    """How much it is; None where the currency’s worth is not that of a pound or a euro, more or less."""
    known = re.sub(r"(?:US|USD|AU|A|CA|C|NZ) ?\$|GBP|EUR|USD|CHF|CAD|AUD|NZD|Eur?o", "", said)
    words = compiled(CURRENCY_WORD).sub(
        "", compiled("pounds?|euros?|dollars?|quid|grand|bucks?|sterling").sub("", known)
    )
    if compiled(CURRENCY_BEFORE).search(re.sub("[£€$]", "", known)) or words != compiled(
        "pounds?|euros?|dollars?|quid|grand|bucks?|sterling"
    ).sub("", known):
        return None
    if re.search(r"[^\x00-\x7f£€–]|\b(?:lakh|lac|crore|lpa|figure|cent|pence)", said.lower()):
        return 1e5 if "figure" in said.lower() else None
    figure = re.search(FIGURE, said)
    scale = max((scale_of(word[0]) for word in compiled(rf"(?<![^\W\d_]){SCALE}").finditer(said)), default=1.0)
    return _number(figure[0]) * scale if figure else 10 * scale


def _number(figure: str) -> float:
    whole, _, rest = re.sub(r"[ '_]", "", figure).replace(".", ",").rpartition(",")
    if not whole:
        return float(rest)
    return float(f"{whole.replace(',', '')}{rest}") if len(rest) == 3 else float(f"{whole.replace(',', '')}.{rest}")
