"""The words that what is exact is written with, as parts of regular expressions: months, numbers, currencies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from careerjournal.model.date_words import (
    ALSO_ENGLISH,
    EASTER_FEASTS,
    FEASTS,
    MONTHS,
    MONTHS_ELSEWHERE,
    ORDINALS,
    SHORT_MONTHS_ELSEWHERE,
    SMALL_NUMBERS,
    TENS,
    WEEKDAYS_ELSEWHERE,
)

_FURTHER_MONTHS: Final = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember",
    "januari|februari|mac|april|mei|jun|julai|ogos|september|oktober|november|disember",
    "enero|pebrero|marso|abril|mayo|hunyo|hulyo|agosto|setyembre|oktubre|nobyembre|disyembre",
    "januari|februari|machi|aprili|mei|juni|julai|agosti|septemba|oktoba|novemba|desemba",
    "januarie|februarie|maart|april|mei|junie|julie|augustus|september|oktober|november|desember",
    "ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr",
    "eanáir|feabhra|márta|aibreán|bealtaine|meitheamh|iúil|lúnasa|fómhair|fómhair|samhain|nollaig",
    "januar|februar|mart|april|maj|jun|jul|avgust|septembar|oktobar|novembar|decembar",
    "јануар|фебруар|март|април|мај|јун|јул|август|септембар|октобар|новембар|децембар",
    "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември",
    "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
    "জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
    "siječanj siječnja|veljača veljače|ožujak ožujka|travanj travnja|svibanj svibnja|lipanj lipnja|srpanj srpnja"
    "|kolovoz kolovoza|rujan rujna|listopad listopada|studeni studenoga|prosinac prosinca",
    "يناير|فبراير|مارس|أبريل ابريل|مايو|يونيو|يوليو|أغسطس اغسطس|سبتمبر|أكتوبر اكتوبر|نوفمبر|ديسمبر",
    "كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين",
    "محرم muharram|صفر|ربيع|جمادى|رجب rajab|شعبان|رمضان ramadan|شوال shawwal|ذوالقعدة|ذوالحجة",
    "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند",
    "ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר",
    "जनवरी|फ़रवरी फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर अक्तूबर|नवंबर नवम्बर|दिसंबर दिसम्बर",
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม",
)
"""The first month first: Indonesian, Malay, Filipino, Swahili, Afrikaans, Welsh, Irish, Serbian twice, Bulgarian, Urdu,
Bengali, Croatian, Arabic twice, the months of the Hijra, Persian (whose year begins in March), Hebrew, Hindi, Thai."""


def _numbered(lines: Iterable[str]) -> dict[str, int]:
    table: dict[str, int] = {}
    for line in lines:
        for number, forms in enumerate(line.split("|"), 1):
            table.update((form, number) for form in forms.split())
    return table


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


ENGLISH_MONTHS: Final = _numbered(MONTHS)
_ELSEWHERE: Final = _numbered((*MONTHS_ELSEWHERE.values(), *_FURTHER_MONTHS))
_DOUBTFUL: Final = _numbered(SHORT_MONTHS_ELSEWHERE.values())
MONTH_NUMBERS: Final = {**_DOUBTFUL, **_ELSEWHERE, **ENGLISH_MONTHS}
"""1 for January, by the name in small letters without its dot."""

ENGLISH_MONTH: Final = rf"(?:(?:{_either(ENGLISH_MONTHS)})(?![^\W\d_])\.?)"
_NAMES_TOO: Final = ("mayo", "mars", "mac", "julie", "junie", "medi", "jun", "jul", "samhain")
"""Months elsewhere that are names or words in English, too; see `ALSO_ENGLISH`."""
_FOREIGN: Final = {word for word in _ELSEWHERE if word not in ALSO_ENGLISH and word not in _NAMES_TOO}
MONTH: Final = rf"(?:(?:{_either((*ENGLISH_MONTHS, *_FOREIGN))})(?![^\W\d_])\.?)"
"""A month that is one beside a number alone."""
ANY_MONTH: Final = rf"(?:(?:{_either((*MONTH_NUMBERS,))})(?![^\W\d_])\.?)"
"""A month, or a word that is one between a day and a year."""

WEEKDAY: Final = (
    "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?-i:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)"
    rf"|{_either(word for line in WEEKDAYS_ELSEWHERE.values() for words in line.split('|') for word in words.split())}"
    r")(?![^\W\d_])\.?"
)

NUMBER_WORD: Final = rf"(?:{_either((*SMALL_NUMBERS.split(), *TENS.split()))}|hundred|thousand|million|billion)"
_DIGIT_WORD: Final = "(?:one|two|three|four|five|six|seven|eight|nine)"
DAY_WORD: Final = rf"(?:{_either(ORDINALS.split())}|thirtieth|(?:twenty|thirty)[ -](?:{_either(ORDINALS.split()[:9])}))"
YEAR_WORD: Final = (
    rf"(?:(?:nineteen|twenty)[ -](?:(?:oh|o)[ -]{_DIGIT_WORD}|hundred"
    rf"|(?:{_either(TENS.split())})(?:[ -]{_DIGIT_WORD})?|{_either(SMALL_NUMBERS.split()[9:])})"
    rf"|two thousand(?: and)? (?:{_either((*SMALL_NUMBERS.split(), *TENS.split()))})(?:-{_DIGIT_WORD})?)"
)
"""“nineteen ninety-nine”, “twenty oh four”, “two thousand and eight”."""

FEAST: Final = (
    r"(?:(?:the )?(?:day|night|morning|evening|week|weekend|monday|sunday|friday) (?:after|before|of) )?"
    rf"(?:{_either((*FEASTS, *EASTER_FEASTS))}|eid(?: al-\w+)?|diwali|thanksgiving|hanukkah|passover|ramadan|holi"
    rf"|nowruz"
    r"|norou?z|songkran|t[eế]t|(?:lunar|chinese) new year|labou?r day|memorial day|independence day|bastille day"
    r"|the fourth of july|(?:mother|father|valentine|st\.? \w+|saint \w+|new year)'?s'? day"
    r"|(?:the )?feast of (?:st\.? |saint )?\w+|mardi gras|carnival|rosh hashanah|yom kippur|advent|lent"
    r"|midsummer(?: eve)?|hogmanay)"
)

SIGNS: Final = "$¢£¤¥֏؋߾߿৲৳৻૱௹฿៛\u20a0-\u20c1\ua838﷼﹩＄￠￡￥￦\U00011fdd-\U00011fe0\U0001e2ff\U0001ecb0"
"""Every sign of Unicode’s category Sc, as the inside of a set."""
_BEFORE_A_SIGN: Final = (
    "(?-i:US|USD|AU|A|CA|CAD|CAN|Can|C|NZ|HK|S|SG|NT|R|MX|Mex|TT|J|Z|B|Bds|EC|AR|CL|COL|RD|GH|CN|JP|E)"
)

_CODES: Final = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
    CHF CHW CLF CLP CNH CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF
    GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD
    LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR
    PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY
    TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XCD XCG XDR XOF XPD XPF XPT XSU XUA YER
    ZAR ZMW ZWG ZWL BTC DEM FRF ITL ESP ATS IEP NLG RMB
"""
CODES: Final = tuple(_CODES.split())
"""Currencies as ISO 4217 writes them, and a few that people write still."""
_WORDS_TOO: Final = ("ALL", "COP", "CUP", "GEL", "LAK", "MAD", "MOP", "PEN", "SOS", "TOP", "TRY")
_CODE: Final = (
    rf"(?-i:{_either(code for code in CODES if code not in _WORDS_TOO)}"
    rf"|(?:{_either(_WORDS_TOO)})(?=\W?\d{{4}}|\W?\d+[.,'\u0020]\d{{3}})|eur|usd|gbp|chf|sek|nok|dkk|inr|aud|cad|pln"
    rf"|zar|ngn)"
)
_LETTERS: Final = (
    r"(?-i:[Kk]r\.?|Rs\.?|INR|Rp\.?|RM|SFr\.?|Fr\.?|K[Ss]hs?\.?|T[Ss]hs?\.?|U[Ss]hs?\.?|Shs?\.?|GHS|S/\.?|B/\.|Bs\.?"
    r"|Tk\.?|Php|L\."
    r"|R(?= ?\d{2,3}[ ,.']?\d|\d{3}|\d[\d.]{0,5}(?:m|k|bn)\b)|TL|F?CFA|F CFA|Dhs?\.?|SR"
    r"|[NPQK#](?=\d{1,3},\d{3}|\d{1,4}(?:\.\d\d?)?(?:[km]|bn)\b))"
)
"""Currencies written as letters before a sum."""
CURRENCY_BEFORE: Final = rf"(?:(?:{_CODE} ?)?{_BEFORE_A_SIGN}?[{SIGNS}]|(?<![^\W_])(?:{_CODE}|{_LETTERS}))"

CURRENCY_WORD: Final = (
    r"(?:(?:us|american|australian|canadian|new zealand|hong kong|singapore|pounds?) )?"
    r"(?:(?:(?<=\d\d\d )|(?<=lion )|(?<=sand )|(?<=dred ))(?:won|real|crowns|soles|marks|dong|lei|lev|pula|kuna|som)"
    r"|pounds?(?: sterling)?(?! (?:lighter|heavier|overweight|in weight|of (?:weight|fat|flesh|sugar|flour|meat)))"
    r"|sterling|euros?|dollars?|quid|grand|pence|cents?|bucks?|smackers?|rupees?|naira"
    r"|rands?|shillings?"
    r"|kron(?:or|er|a|e|ur)|yen|yuan|renminbi|pesos?|reais|francs?|franken|rappen|rou?bles?"
    r"|zlot(?:y|ys|ych|e)"
    r"|złot(?:y|e|ych)|forints?|liras?|lire|dirhams?|riyals?|rials?|dinars?|cedis?|taka|baht|ringgit|rupiah"
    r"|shekels?"
    r"|sheqels?|guilders?|gulden|pesetas?|drachmas?|escudos?|hryvni?as?|tenge|leva"
    r"|kwacha"
    r"|birr|bitcoins?|toman|tenners?|fivers?|(?-i:kr\.?|zł|Kč|Ft|лв\.?|руб\.?|TL|F?CFA|Dhs?|SR|RSD|Eur?o|Euros|ден\.?|грн\.?|сум|тг)"
    r"|рублей|рубля|рубль|гривен|гривень|ευρώ|تومان|ریال|ريال|درهم|دينار|دولار|جنيه|يورو|רובל|שקל(?:ים)?|रुपये|रुपए"
    r"|рубл(?:ей|я|ь)|crédits|kronen|koruna?|korun|lari|сом|บาท|đồng|đ)"
)
CURRENCY_AFTER: Final = (
    rf"(?:[{SIGNS}]|(?:{_CODE}|(?<=\d\d\d )(?-i:{_either(_WORDS_TOO)}))(?![^\W_])|{CURRENCY_WORD}(?![^\W_]))"
)

SCALE: Final = (
    r"(?:thousands?|hundreds?|millions?|billions?|trillions?|lakhs?|lacs?|crores?|grand|mille|mio\.?|mln\.?|mld\.?"
    r"|mrd\.?"
    r"|mil|mill\.?|juta|jt|ribu|rb|tri[eệ]u|ngh[iì]n|t[yỷ]|tuhatta|bin|milyon|milyar|mila|duizend|tausend|tusind|mn"
    r"|bn|tn|tys\.?|tis\.?|tusen|miljon(?:er)?|million(?:er|en)|millones|milliards?|тыс\.?|тысяч[аи]?|тисяч[іа]?"
    r"|млн\.?|миллион(?:ов|а)?|мільйон(?:ів|и)?|млрд\.?"
    r"|हज़ार|लाख|करोड़|هزار|میلیون|میلیارد|ألف|آلاف|مليون|ملايين|พัน|หมื่น|แสน|ล้าน|k|m|b|cr\.?|lpa)(?![^\W_])"
)
_SCALES: Final = {
    1e2: "hundred hundert",
    1e3: "thousand k grand mille tusen tys tis тыс тысяч ribu rb nghìn mila duizend tausend tusind",
    1e5: "lakh lac lpa l",
    1e7: "crore cr",
    1e9: "b bn billion milliard mld mrd млрд",
    1e12: "tn trillion",
}
_LARGER: Final = {word: much for much, words in _SCALES.items() for word in words.split()}


def scale_of(word: str) -> float:
    """By how much a word like “lakh” or “Mio.” makes a number larger."""
    said = word.lower().rstrip(".").removesuffix("s")
    return _LARGER.get(said, 1e6)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first looked for; capitals do not matter unless it says so."""
    return re.compile(pattern, re.IGNORECASE)


def without_full_stop(text: str, start: int, end: int) -> int:
    """Where a span ends that is not to take the full stop of its sentence, as an abbreviation would, nor a space."""
    while end > start and (text[end - 1] in " ," or (text[end - 1] == "." and not _GOES_ON.match(text, end))):
        end -= 1
    return end


_GOES_ON: Final = re.compile(r" ?[^\W\dA-ZÀ-ÞΑ-ΩА-Я_]")
