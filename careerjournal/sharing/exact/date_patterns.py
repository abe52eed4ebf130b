"""How dates are written, in all orders and in the languages whose months the journal knows; ages and times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from careerjournal.model.date_words import ORDINALS, WEEKDAYS_ELSEWHERE
from careerjournal.sharing.exact.found import Unit
from careerjournal.sharing.exact.triggers import DIGITS, YEARS, Where, first_letters, near
from careerjournal.sharing.exact.words import (
    ANY_MONTH,
    DAY_WORD,
    ENGLISH_MONTH,
    FEAST,
    MONTH,
    MONTH_NUMBERS,
    WEEKDAY,
    YEAR_WORD,
)

_FREE: Final = r"(?<!\w)(?<!\d[.,:/-])(?<![£€$#§])"
_D: Final = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_TH: Final = r"(?:(?:st|nd|rd|th|er|º|ª|°|\.º|-?(?:го|е|ое|а|ого))(?![^\W_]))?\.?"
_Y: Final = r"(?:(?:19|20)\d\d|'\d\d)(?![\d\w])"
_YEAR: Final = r"(?:19|20)\d\d(?!\d)"
_TO: Final = r"(?: ?[-–/+&] ?| ?, ?| (?:to|and|or|until|till|through|thru|bis|und|et|au|al|y|e|a|do|по|и|–) (?:the )?)"
_OF: Final = r"(?: ?[-/.] ?| )?(?:of (?:the )?|de |di |d'|do |den |tháng )?"
_IN: Final = r"[ ,./-]{0,2}(?:of |de |del |do |năm |in |the year )?"
_ERA: Final = r"(?: ?(?:года|году|год|року|рік|г\.|г(?!\w)|р\.|r\.|m\.|م|ه|AD|CE|BE|AH)(?![^\W_]))?"
_DAY_OF_WEEK: Final = rf"(?:{WEEKDAY},? (?:the |den |le |el |dem |, )?)?"

_WEEKS: Final = rf"(?:week|wk|KW|CW|W|v\.|vecka|uke|semaine) ?\d{{1,2}}(?:,|/| of| in| )? ?(?:of )?(?P<y>{_YEAR})"
_SEASON: Final = "(?:spring|summer|autumn|winter|fall|michaelmas|hilary|trinity|lent|easter|epiphany)"
_TERM: Final = r"(?: (?:term|semester|quarter|season|intake|round|holidays?|break|cohort))?"
_TERMS: Final = r"(?:term|semester|trimester|quarter|half|period|week|sprint|cohort|season|year)"
_PART: Final = (
    r"(?:(?:pre|post)-|(?:the )?(?:very )?(?:early|late|mid|middle|end|beginning|start|turn|close|rest|course"
    r"|first half|second half"
    r"|first quarter|last quarter|latter half|latter part|last (?:few )?(?:weeks?|months?|days?)"
    r"|first (?:few )?(?:weeks?|months?|days?))"
    r"(?: |-)(?:part of |(?:of )?(?:the )?(?:year )?)|(?:the )?(?:whole of|calendar year|year) )?"
)
_THINGS: Final = """
people persons words pages miles kilometres kilometers km euros dollars pounds steps employees applicants
applications candidates staff men women copies users customers votes boxes hours days lines metres meters kg g
ml mm cm m signatures times others members pupils students jobs letters emails e-mails homes houses seats units
items patients visitors cases rows records calories watts volts feet ft
"""
"""Before one of these a number counts things."""
_COUNTED: Final = rf"(?! ?(?:{'|'.join(_THINGS.split())}|x \d)(?!\w))"
_NUMBERED: Final = """
room rooms flat section iso windows office excel outlook fifa autocad photoshop page no. no nr. chapter building
route bus version type form unit gate desk locker article rule clause paragraph peugeot model server step ext
extension studio seat suite apartment hall rfc din en agenda horizon pp. p. line table figure part box port code
error number directive regulation zone
"""
"""After one of these a number of four figures is no year: “Room 2019”."""
_LABELS: Final = "".join(rf"(?<!\b{re.escape(word)} )" for word in _NUMBERED.split())
_NOT_A_YEAR: Final = rf"(?![\d/-]|[.,]\d|[^\W_]|%| ?°| vision\b){_COUNTED}"
_OTHER_MONTH: Final = (
    "(?:muharram|safar|rabi'? (?:al-)?(?:awwal|thani|i{1,2})|jumada (?:al-)?\\w+|rajab|sha'?ban|ramadan|shawwal"
    "|dhu(?:'l| al)-\\w+|tishre?i|c?heshvan|kislev|tevet|shevat|adar|nisan|iyy?ar|sivan|tammuz|av|elul)"
)
"""Months of the Hijra and of the Jewish calendar, which are dates with their year."""
_CLOCK: Final = r"(?:[01]?\d|2[0-4])"
_TIME: Final = (
    rf"(?:{_CLOCK}[:.][0-5]\d(?:[:.][0-5]\d)?(?: ?(?:[ap]\.?m\.?(?!\w)|h|uhr|hrs|hours|o'clock|GMT|UTC|BST|CET|CEST"
    rf"|EST|PST|ET|PT)(?![^\W_]))?"
    rf"|{_CLOCK} ?(?:[ap]\.m\.|[ap]m|uhr|o'clock)(?![^\W_])|{_CLOCK}h(?:[0-5]\d)?(?![^\W_])|[01]\d[0-5]\d (?:hrs|hours)"
    r"|(?:half|quarter|five|ten|twenty|twenty-five) (?:past|to) (?:one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|\d{1,2})(?![^\W_])"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:o'clock|[ap]m)(?![^\W_]))"
)
_AT_A_TIME: Final = rf"(?:,? ?(?:at |um |à |, ?)?{_TIME})?"
_TENS: Final = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_AGE: Final = (
    rf"(?:[1-9]\d|{_TENS}(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|nineteen|eighteen|seventeen|sixteen"
    r"|fifteen|fourteen)"
)
_HAN: Final = "[〇零一二三四五六七八九十0-9]"


_FIGURE: Final = near(DIGITS)
_FOUR_FIGURES: Final = near(YEARS)
_AFTER_THE: Final = near(DIGITS, reach=4)
_WEEKDAYS: Final = first_letters(
    (
        *["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"],
        *["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        *(word for line in WEEKDAYS_ELSEWHERE.values() for words in line.split("|") for word in words.split()),
    )
)
_WEEKDAY_AND_DAY: Final = near(words=_WEEKDAYS, also=_FIGURE, ahead=32)
_MONTH_WORDS: Final = first_letters(MONTH_NUMBERS)
_MONTHS: Final = near(words=_MONTH_WORDS)
_DAYS_BEFORE_A_MONTH: Final = near(DIGITS, reach=4, also=_MONTHS, ahead=160) + _WEEKDAY_AND_DAY
_ORDINAL_WORDS: Final = first_letters((*ORDINALS.split(), "twenty", "thirty", "thirtieth"))
_ORDINALS: Final = near(words=_ORDINAL_WORDS)
_YEARS_IN_WORDS: Final = "nineteen twenty two"
_YEAR_WORDS: Final = near(words=_YEARS_IN_WORDS)
_SEASONS: Final = "spring summer autumn winter fall michaelmas hilary trinity lent easter epiphany"
_OTHER_MONTHS: Final = (
    "muharram safar rabi jumada rajab sha shaban ramadan shawwal dhu tishri tishrei heshvan cheshvan kislev tevet"
    " shevat adar nisan iyar iyyar sivan tammuz av elul"
)
_DECADES: Final = "twenties thirties forties fifties sixties seventies eighties nineties noughties"
_PART_REACH: Final = 56
"""Characters that “the very last few months of the calendar year” takes, and a little more."""
_YEAR_SIGN: Final = near(parts="年", reach=12, anywhere=True)
_MONTH_SIGN: Final = near(parts="月", reach=6, anywhere=True)


class Pattern(NamedTuple):
    """One way of writing a date."""

    unit: Unit
    where: Where
    """Where it may begin; see `careerjournal.sharing.exact.triggers`."""
    pattern: str
    """Its groups are ``y`` the year, ``m`` the month, ``d`` the day, ``more`` others in a row, and ``to``."""
    foreign: bool = False


def _in_characters() -> Iterator[Pattern]:
    era = "(?:平成|令和|昭和|大正|明治|民國|民国)"
    year = rf"(?:(?P<y>(?:19|20)\d\d)|[12一二][〇零一二三四五六七八九]{{3}}|{era}\s?(?:{_HAN}{{1,3}}|元))\s?年"
    yield Pattern(
        Unit.DAY, _YEAR_SIGN, rf"{year}度?\s?(?P<m>{_HAN}{{1,3}})\s?月\s?(?P<d>{_HAN}{{1,3}})\s?[日號号]", foreign=True
    )
    yield Pattern(Unit.MONTH, _YEAR_SIGN, rf"{year}度?\s?(?P<m>{_HAN}{{1,3}})\s?月(?:份)?", foreign=True)
    yield Pattern(Unit.DAY, _MONTH_SIGN, rf"(?<!\d){_HAN}{{1,3}}\s?月\s?{_HAN}{{1,3}}\s?[日號号]", foreign=True)
    yield Pattern(Unit.MONTH, _MONTH_SIGN, r"(?<!\d)1?\d\s?月(?:份)?(?!間)", foreign=True)
    yield Pattern(Unit.YEAR, _YEAR_SIGN, rf"{year}(?![間半])", foreign=True)
    yield Pattern(
        Unit.DAY,
        near(parts="월", reach=12, anywhere=True),
        r"(?:(?P<y>(?:19|20)\d\d)\s?년\s?)?(?P<m>\d{1,2})\s?월\s?(?P<d>\d{1,2})\s?일",
        foreign=True,
    )
    yield Pattern(
        Unit.MONTH,
        near(parts="년", reach=6, anywhere=True),
        r"(?P<y>(?:19|20)\d\d)\s?년\s?(?P<m>\d{1,2})\s?월",
        foreign=True,
    )
    yield Pattern(Unit.YEAR, near(parts="년", reach=6, anywhere=True), r"(?P<y>(?:19|20)\d\d)\s?년", foreign=True)
    yield Pattern(
        Unit.DAY,
        near(parts="tháng", reach=10, anywhere=True),
        rf"(?:ngày )?(?P<d>{_D}) tháng (?P<m>1?\d)(?!\d)(?:,? (?:năm )?(?P<y>{_YEAR}))?",
        foreign=True,
    )


def _in_figures() -> Iterator[Pattern]:
    full = rf"(?:(?P<y>(?:1[2-5]|19|20|25)\d\d) ?[-/.] ?(?P<m>0?[1-9]|1[0-2]) ?[-/.] ?(?P<d>{_D})\.?)(?![\d/-])"
    zone = r"(?:[T ]\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
    yield Pattern(Unit.DAY, _FIGURE + _WEEKDAY_AND_DAY, rf"{_FREE}{_DAY_OF_WEEK}{full}{zone}{_AT_A_TIME}")
    yield Pattern(
        Unit.DAY,
        _FIGURE,
        rf"{_FREE}(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?:T\d{{4,6}}Z?)?(?!\w)",
    )
    yield Pattern(
        Unit.DAY,
        _FIGURE + _WEEKDAY_AND_DAY,
        rf"{_FREE}(?<!\bversion )(?<!\bsection ){_DAY_OF_WEEK}(?P<d>{_D}) ?(?P<gap>[-/.]) ?(?P<m>{_D}) ?(?P=gap) ?"
        rf"(?P<y>(?:1[2-5]|19|20|25)\d\d|\d\d)(?!\d|[-/.]\d|\w){_AT_A_TIME}",
    )
    yield Pattern(
        Unit.DAY,
        _FIGURE,
        rf"{_FREE}(?P<d>{_D})[. -]{{1,2}}(?-i:I{{1,3}}|IV|VI{{0,3}}|IX|XI{{0,2}})[. -]{{1,2}}(?P<y>{_YEAR})",
    )
    yield Pattern(Unit.SEASON, _FIGURE, rf"{_FREE}(?P<y>{_YEAR})-?W[0-5]\d(?:-?[1-7])?(?!\w)")


def _with_a_month() -> Iterator[Pattern]:
    short = (
        r"(?-i:J[aA][nN]|F[eE][bB]|M[aA][rR]|A[pP][rR]|M[aA][yY]|J[uU][nN]|J[uU][lL]|A[uU][gG]|S[eE][pP]"
        r"|O[cC][tT]|N[oO][vV]|D[eE][cC])"
    )
    yield Pattern(
        Unit.DAY,
        near(DIGITS, also=_MONTHS, ahead=4),
        rf"{_FREE}(?P<d>{_D})[ /-]?(?P<m>{short})[ /-]?(?P<y>\d\d)(?![\d\w]|[.,:/-]\d){_COUNTED}",
    )
    days = rf"(?:the )?(?P<d>{_D}){_TH}(?P<more>(?:{_TO}(?:{WEEKDAY} )?{_D}{_TH}){{0,4}})"
    yield Pattern(
        Unit.DAY,
        _DAYS_BEFORE_A_MONTH,
        rf"{_FREE}{_DAY_OF_WEEK}{days}{_OF}(?P<m>{ANY_MONTH}){_IN}(?P<y>{_Y}|(?:1[2-5]"
        rf"|25)\d\d(?!\w)){_ERA}{_AT_A_TIME}",
    )
    yield Pattern(
        Unit.DAY,
        _DAYS_BEFORE_A_MONTH,
        rf"{_FREE}{_DAY_OF_WEEK}{days}{_OF}(?P<m>{MONTH})(?![^\W_])(?:{_IN}(?P<y>{_Y}){_ERA})?{_AT_A_TIME}",
    )
    yield Pattern(
        Unit.DAY,
        near(words="mo di mi do fr sa so lun mar mer jeu ven sam dim ma ti on to pe la su", also=_FIGURE, ahead=8),
        rf"(?<!\w)(?-i:Mo|Di|Mi|Do|Fr|Sa|So|lun|mar|mer|jeu|ven|sam|dim|ma|ti|on|to|pe|la"
        rf"|su)\.,? (?P<d>{_D})[./](?P<m>1[0-2]|0?[1-9])(?:\.|(?!\d))(?!\d)",
    )
    yield Pattern(
        Unit.DAY,
        near(words=_MONTH_WORDS, reach=28, also=_FIGURE, ahead=32),
        rf"{_FREE}{_DAY_OF_WEEK}(?P<m>{MONTH})[ -]?(?:the )?(?P<d>{_D})(?:{_TH})"
        rf"(?P<more>(?:{_TO}(?:{WEEKDAY} )?{_D}{_TH}){{0,4}})(?![-/.,:]\d|%)"
        rf"(?:,? ?(?P<y>{_Y}))?{_COUNTED}{_AT_A_TIME}",
    )
    yield Pattern(
        Unit.DAY,
        near(DIGITS, also=_MONTHS, ahead=14),
        rf"(?:(?<=\ble )|(?<=\bdu )|(?<=\bau )|(?<=\bam )|(?<=\bden )|(?<=\bop ))(?P<d>{_D}){_TH} (?P<m>{ANY_MONTH})",
        foreign=True,
    )
    yield Pattern(
        Unit.DAY,
        near(DIGITS, also=_MONTHS, ahead=10),
        rf"{_FREE}(?P<y>{_YEAR})[., /-]{{1,2}}(?P<m>{MONTH})[ -]?(?P<d>{_D}){_TH}(?: d\.)?",
    )
    yield Pattern(
        Unit.DAY,
        near(words=_ORDINAL_WORDS, reach=28, also=_MONTHS, ahead=40),
        rf"(?<!\w){_DAY_OF_WEEK}(?:the )?{DAY_WORD} (?:of )?(?P<m>{ENGLISH_MONTH})(?![^\W_])(?:{_IN}(?P<y>{_Y})"
        rf"| {YEAR_WORD})?",
    )
    yield Pattern(
        Unit.DAY,
        near(words=_MONTH_WORDS, reach=28, also=_ORDINALS, ahead=32),
        rf"(?<!\w){_DAY_OF_WEEK}(?P<m>{ENGLISH_MONTH}) (?:the )?{DAY_WORD}(?![^\W_])(?:{_IN}(?P<y>{_Y})| {YEAR_WORD})?",
    )


def _of_a_year() -> Iterator[Pattern]:
    """A month, a season, a term or a feast with its year."""
    months = rf"(?P<m>{MONTH})(?P<more>(?:{_TO}{MONTH}){{0,3}})"
    yield Pattern(
        Unit.MONTH,
        near(words=_MONTH_WORDS, reach=_PART_REACH, also=_FOUR_FIGURES, ahead=160),
        rf"(?<!\w){_PART}{months}(?![^\W_]){_IN}(?P<y>{_Y}){_ERA}(?![-/]\d)",
    )
    yield Pattern(
        Unit.MONTH,
        near(words=_MONTH_WORDS, reach=_PART_REACH, also=_YEAR_WORDS, ahead=160),
        rf"(?<!\w){_PART}{months} (?:of )?{YEAR_WORD}(?![^\W_])",
    )
    yield Pattern(Unit.MONTH, _FIGURE, rf"{_FREE}(?P<y>{_YEAR})[ ,./-]{{1,2}}(?P<m>{MONTH})(?![^\W_])(?! \d)")
    yield Pattern(Unit.MONTH, _FIGURE, rf"{_FREE}(?P<y>{_YEAR})[-/.](?P<m>0[1-9]|1[0-2])(?![\d/-]|\.\d|\w)")
    yield Pattern(Unit.MONTH, _FIGURE, rf"{_FREE}(?P<m>0?[1-9]|1[0-2])[-/.](?P<y>{_YEAR})(?![\d/-]|\.\d|\w)")
    to = rf"(?P<y>{_Y})(?: ?[/–-] ?(?:{_YEAR}|\d\d))?(?![\d/-]|\w)"
    yield Pattern(
        Unit.SEASON,
        near(words=_SEASONS, reach=_PART_REACH, also=_FOUR_FIGURES, ahead=48),
        rf"(?<!\w){_PART}(?:the )?{_SEASON}{_TERM}(?: of|,| in)? {to}",
    )
    yield Pattern(
        Unit.SEASON,
        near(words=_SEASONS, reach=_PART_REACH, also=_YEAR_WORDS, ahead=48),
        rf"(?<!\w){_PART}(?:the )?{_SEASON}{_TERM}(?: of|,| in)? {YEAR_WORD}(?![^\W_])",
    )
    yield Pattern(
        Unit.SEASON,
        near(words="q h t s qfy hfy first second third fourth last final", reach=_PART_REACH, also=_FIGURE, ahead=48),
        rf"(?<!\w){_PART}(?:the )?(?:[QHTS][1-4]|[1-4][QH]|(?:first|second|third|fourth|last|final) (?:quarter|half"
        rf"|term|trimester|semester))"
        rf"(?: ?[-–/] ?[QH][1-4])?(?: of| in|,)? ?/?(?:FY ?|the )?(?P<y>{_Y}|(?<=FY)\d\d"
        rf"|(?<=FY )\d\d)(?: ?[/–-] ?(?:{_YEAR}|\d\d))?(?![\d/-]|\w)",
    )
    yield Pattern(
        Unit.SEASON, near(DIGITS, reach=4), rf"{_FREE}(?:FY ?)?(?P<y>{_YEAR})[ /-]?(?:[QHTS][1-4]|[1-4]Q)(?!\w)"
    )
    yield Pattern(
        Unit.YEAR,
        near(words="fy ay cy sy ws ss wise sose hy", also=_FIGURE, ahead=8)
        + near(words="year", reach=24, also=_FIGURE, ahead=10),
        rf"(?<!\w)(?:(?-i:FY|AY|CY|SY|WS|SS|WiSe|SoSe|HY) ?|(?:the )?(?:fiscal|financial|academic|school|tax"
        rf"|calendar) year,? ?)"
        rf"'?(?P<y>(?:19|20)\d\d|\d\d)(?: ?[/–-] ?(?:FY)?(?:{_YEAR}|\d\d))?(?![\d/-]|\w)",
    )
    yield Pattern(
        Unit.SEASON,
        near(
            words="term semester trimester quarter half period week sprint cohort season year",
            reach=12,
            also=_FOUR_FIGURES,
            ahead=24,
        ),
        rf"(?<!\w)(?:the )?(?:\d(?:st|nd|rd|th) )?{_TERMS}(?: \d{{1,2}})?(?:,| of)? {to}",
    )
    yield Pattern(
        Unit.SEASON,
        near(words="week wk kw cw w v vecka uke semaine", reach=4, also=_FIGURE, ahead=12),
        rf"(?<!\w)(?:the )?{_WEEKS}(?!\w)",
    )
    yield Pattern(
        Unit.SEASON,
        near(YEARS, reach=120),
        rf"(?<!\w)(?:the )?{FEAST}(?: (?:eve|day|sunday|monday|morning|break|holidays?|party|weekend|week))?(?:,"
        rf"| of)? {to}",
    )
    short = rf"(?P<m>mai|mars|mart|marts|luty|mayo){_IN}(?P<y>{_YEAR}){_ERA}"
    yield Pattern(
        Unit.MONTH, near(words="mai mars mart marts luty mayo", also=_FIGURE, ahead=24), rf"(?<!\w){short}(?![-/]\d)"
    )
    yield Pattern(
        Unit.MONTH,
        near(words=_OTHER_MONTHS, reach=4, also=_FIGURE, ahead=24),
        rf"(?<!\w)(?:\d{{1,2}} )?{_OTHER_MONTH},? (?:1[34]\d\d|5[78]\d\d)(?: AH| AM)?(?!\w)",
    )
    yield Pattern(
        Unit.YEAR,
        near(words="b be a ah", also=_FIGURE, ahead=8),
        r"(?<!\w)(?:B\.?E\.?|A\.?H\.?) ?(?P<y>(?:25|1[34])\d\d)(?!\w)",
    )
    yield Pattern(Unit.YEAR, _FIGURE, r"(?<![\w.,])(?P<y>(?:25|1[34])\d\d) (?-i:B\.?E\.?|A\.?H\.?)(?!\w)")
    few = "(?:first|second|third|fourth|last|1st|2nd|3rd|4th)"
    yield Pattern(
        Unit.DAY,
        near(words=_MONTH_WORDS, reach=48),
        rf"(?<!\w)(?:the )?{few} (?:{WEEKDAY}|week|week-?end|day|fortnight) (?:of|in) (?P<m>{ENGLISH_MONTH})"
        rf"(?:{_IN}(?P<y>{_Y}))?",
    )
    yield Pattern(
        Unit.DAY,
        near(words="before after", reach=28),
        rf"(?<!\w)(?:the )?(?:{WEEKDAY}|day|night|week|weekend) (?:before|after) {FEAST}(?:,? (?P<y>{_Y}))?(?!\w)",
    )
    yield Pattern(Unit.SEASON, _FIGURE, r"(?<!\w)[1-4][QH] ?'?(?P<y>\d\d)(?!\w)")
    yield Pattern(
        Unit.SEASON,
        near(DIGITS, reach=6),
        r"(?:(?<=\bin )|(?<=\bsince )|(?<=\buntil )|(?<=\bby )|(?<=\bfrom ))(?:week|wk|KW|CW) \d{1,2}(?!\w|[.,]\d)",
    )
    yield Pattern(Unit.YEAR, _FIGURE, r"(?<!\w)2k[012]\d(?!\w)")
    yield Pattern(
        Unit.DAY,
        near(parts="月", reach=8, anywhere=True),
        r"(?:农历|農曆|阴历|陰曆|旧历)?\s?[正一二三四五六七八九十冬腊臘]{1,2}月(?:初[一二三四五六七八九十]|[十廿]?[一二三四五六七八九十]{1,2})(?:[日號号])?",
        foreign=True,
    )


_GOES_ON: Final = """
and but we i he she they it at when because or as was is there my our with without to in his her their this that these
who which so if then while after before until till everyone nobody somebody your you a an had has have did will would by
no not went came got made took left said told gave found lost met rang called sent started began ended signed
"""
"""What follows a day of the month that stands alone: “on the 12th we …”."""


def _of_a_month() -> Iterator[Pattern]:
    """A weekday with its day, or a day of the month alone."""
    yield Pattern(Unit.DAY, _WEEKDAY_AND_DAY, rf"(?<!\w){WEEKDAY},? (?:the )?(?P<d>{_D})(?:st|nd|rd|th)(?!\w)")
    yield Pattern(Unit.DAY, _WEEKDAY_AND_DAY, rf"(?<!\w){WEEKDAY},? (?P<d>{_D})/(?P<m>1[0-2]|0?[1-9])(?![\d/]|\w)")
    nth = rf"(?=[,.;:!?)\"”–—]|$| (?:{'|'.join(_GOES_ON.split())})\b)"
    of_month = r"(?: of (?:the |that |this |next |last |each |every )?month| (?:inst|ult|prox)\.?)"
    yield Pattern(
        Unit.DAY,
        _AFTER_THE,
        rf"(?:(?<=\bon )|(?<=\bby )|(?<=\buntil )|(?<=\btill )|(?<=\bsince )|(?<=\bbefore )|(?<=\bafter )"
        rf"|(?<=\bfrom )|(?<=\bof )|(?<=\baround )|(?<=\babout ))"
        rf"(?:the )?(?P<d>{_D})(?:st|nd|rd|th)(?P<more>(?:{_TO}{_D}(?:st|nd|rd|th)){{0,3}})(?:{of_month}|{nth})",
    )
    yield Pattern(
        Unit.DAY,
        _AFTER_THE,
        rf"(?<!\w)(?:the )?(?P<d>{_D})(?:st|nd|rd|th)"
        r"(?: of (?:that |this |next |last )month| (?:inst|ult|prox)\.?)(?!\w)",
    )
    later = DAY_WORD.replace("second|", "").replace("first|", "").replace("third|", "")
    yield Pattern(
        Unit.DAY,
        near(words=_ORDINAL_WORDS, reach=4),
        rf"(?:(?<=\bon )|(?<=\bby )|(?<=\buntil )|(?<=\btill )|(?<=\bsince ))the {later}{nth}",
    )
    yield Pattern(
        Unit.DAY,
        _AFTER_THE,
        rf"(?:(?<=\buntil )|(?<=\btill )|(?<=\btil )|(?<=\bsince )|(?<=\b'til ))the (?P<d>{_D})(?:st|nd|rd"
        rf"|th)(?! (?:floor|birthday|century|"
        r"minute|hour|attempt|time|round|edition|draft|version|one|page|mile|row|person|stage|step|interview"
        r"|meeting)\b)",
    )
    yield Pattern(
        Unit.DAY,
        _FIGURE,
        r"(?:(?<=\bon )|(?<=\bdated )|(?<=\buntil )|(?<=\btill )|(?<=\bsince )|(?<=\bam )|(?<=\bvom )|(?<=\bdue )"
        r"|(?<=\bby )|(?<=\bdu )"
        r"|(?<=\bbefore )|(?<=\bafter )|(?<=\btil )|(?<=\bdeadline ))"
        r"(?!24/7|9/11|50/50|1/[2-5](?!\d)|2/3(?!\d)|3/4(?!\d))(?P<d>(?:3[01]|[12]\d"
        r"|0?[1-9]))(?:/(?P<m>3[01]|[12]\d|0?[1-9])|"
        r"\.(?:1[0-2]|0?[1-9])\.)(?![\d/]|\.\d|\w| of\b)",
    )


def _years() -> Iterator[Pattern]:
    end = rf"(?:{_YEAR}|'\d\d|\d\d|(?:now|present|today|date|heute|aujourd'hui|hoy)(?!\w))"
    sep = r"(?: ?[-–/] ?| (?:to|until|till|through|thru|up to|bis|à|al) (?:the )?)"
    yield Pattern(Unit.YEAR, _FOUR_FIGURES, rf"(?<=\bbetween )(?P<y>{_YEAR}) and (?P<to>{end})(?![\d/]|[.,]\d|[^\W_])")
    yield Pattern(
        Unit.YEAR,
        near(YEARS, reach=_PART_REACH),
        rf"{_FREE}{_LABELS}{_PART}(?P<y>{_YEAR}){sep}(?P<to>{end})(?![\d/]|[.,]\d|[^\W_]|-\d)(?! vision)",
    )
    yield Pattern(
        Unit.YEAR,
        near(YEARS, reach=_PART_REACH),
        rf"{_FREE}{_LABELS}{_PART}(?P<y>{_YEAR})(?:(?:, {_YEAR}){{0,5}},? (?:and|or|&) {_YEAR})?(?:-?ish)?"
        rf"{_ERA}{_NOT_A_YEAR}",
    )
    before = "".join(rf"|(?<=\b{word} )" for word in _BEFORE_A_SHORT_YEAR.split())
    yield Pattern(
        Unit.YEAR,
        near(YEARS, reach=1),
        rf"(?:{before[1:]})'(?P<y>\d\d)(?:{sep}(?P<to>'?\d\d))?(?!\d|s\b|\w| [^']{{0,40}}'(?!\d\d\b))",
    )
    yield Pattern(
        Unit.YEAR,
        near(words=_YEARS_IN_WORDS, reach=_PART_REACH),
        rf"(?<!\w){_PART}{YEAR_WORD}(?![^\W_]|-year)(?! (?:people|pages|times|years|others|pounds|euros|dollars"
        rf"|metres|of)\b)",
    )
    # Decades, which are dates only where none is to be told at all.
    edge = r"(?:(?:early|mid|late)[ -](?:to[ -](?:mid|late)[ -])?)?"
    yield Pattern(
        Unit.YEARS,
        near(DIGITS, reach=24) + near(words=_DECADES, reach=24),
        rf"(?<!\w)(?:the {edge}|{edge})(?:(?:19|20)\d0'?s|'[1-9]0'?s)(?!\w)|(?<!\w)(?:the {edge}|(?:early|mid"
        rf"|late)[ -])"
        r"(?:[1-9]0s|(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|noughties))(?!\w)",
    )


_BEFORE_A_SHORT_YEAR: Final = (
    "in on since of by until till before after from during about to and or early late mid summer winter spring autumn"
    " fall christmas easter around the"
)


@cache
def date_patterns() -> tuple[Pattern, ...]:
    """The patterns of dates, the surest first."""
    ways = (_in_characters, _in_figures, _with_a_month, _of_a_year, _of_a_month, _years)
    return tuple(pattern for way in ways for pattern in way())


_CLOCK_WORDS: Final = "half quarter one two three four five six seven eight nine ten eleven twelve twenty"
_AGE_WORDS: Final = (
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
_AGES: Final = near(DIGITS) + near(words=_AGE_WORDS)
TIMES: Final = (
    (
        near(DIGITS, reach=4) + near(words=_CLOCK_WORDS, reach=4),
        rf"(?:(?<=\bat )|(?<=\bby )|(?<=\buntil )|(?<=\btill )|(?<=\bfrom )|(?<=\bbefore )|(?<=\bafter )|(?<=\baround )"
        rf"|(?<=\babout )"
        rf"|(?<=\bbetween )|(?<=\bum ))(?:the )?{_TIME}(?:{_TO}{_TIME})?(?![\d:/-]|\.\d)",
    ),
    (_FIGURE, rf"(?<![\w.:/-]){_CLOCK}(?:[:.][0-5]\d)? ?(?:[ap]\.m\.|[ap]m|uhr|o'clock)(?![^\W_])(?:{_TO}{_TIME})?"),
    (_FIGURE, r"(?<![\w.:/-])(?:0\d|1\d|2[0-3]):[0-5]\d(?![\d:/]|\.\d)(?:[-–]{1}(?:[01]\d|2[0-3]):[0-5]\d)?"),
)
AGES: Final = (
    (
        near(words="was were m am s is re are turned be turning", reach=16, also=_AGES, ahead=24),
        rf"(?<!\w)(?:(?:i|he|she|they|we) (?:was|were|am|is|are|turned|had just turned|had turned|would be|will be"
        rf"|'d be)|(?:i'm|he's|she's|they're|i'd be)|turned|turning) (?:only |just |about |nearly |almost |already "
        rf"|barely |then |still |now |all of )?"
        rf"(?P<age>{_AGE}(?:[ -]years?[ -]old| years of age)?)(?=[,.;:!?)–—]|$| (?:and|when|but|then|or|at|years|i|he"
        rf"|she|before|on|with|by|that|in|now|last|this)\b)(?! and a half hour)",
    ),
    (
        near(words="age aged", reach=20, also=_AGES, ahead=8),
        rf"(?<!\w)(?:at (?:the )?(?:ripe )?(?:old )?age of |aged |at age |age |by the age of |over the age of "
        rf"|under the age of )(?P<age>{_AGE}(?: years)?)(?!\w|[.,]\d|%)",
    ),
    (near(words="at", also=_AGES, ahead=4), rf"(?<!\w)at (?P<age>{_AGE})(?=,? (?:i|he|she|we|they|you)\b)"),
    (near(words="at", also=_FIGURE, ahead=4), r"(?<!\w)at (?P<age>2[5-9]|[3-9]\d)(?=[.;!?]|$)"),
    (_FIGURE, r"(?<=[^\W\d_], )(?P<age>1[6-9]|[2-9]\d)(?=, [^\W\d_])"),
    (
        near(words="of", reach=12, also=_AGES, ahead=4),
        rf"(?<!\w)(?:man|woman|boy|girl|person|lad|lass|child|colleague|manager|boss|candidate) (?P<age>of {_AGE})"
        r"(?!\w|[.,]\d)",
    ),
    (
        near(words="in", also=_FIGURE, ahead=24),
        r"(?<!\w)(?P<age>in (?:my|his|her|their|our) (?:early |mid-?|mid |late )?[2-9]0'?s)(?!\w)",
    ),
    (
        near(DIGITS, reach=4) + near(words=_AGE_WORDS, reach=4),
        rf"(?<!\w)(?:an? |the |my |our |his |her )?(?P<age>{_AGE}[ -]year[ -]olds?)(?!\w)",
    ),
    (_FIGURE, r"(?<!\w)(?P<age>\d{1,2} years? old|\d{1,2} years of age)(?!\w)"),
)
