"""Telephones in a text, and the numbers by which a person, a case or a place is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from careerjournal.sharing.exact.found import Exact, Sort
from careerjournal.sharing.exact.triggers import DIGITS, Places, near
from careerjournal.sharing.exact.words import compiled

_FIGURE: Final = near(DIGITS)

_FREE: Final = r"(?<![\w.+/,:-])(?<!\d )"
_GAP: Final = r"[ ./\u2011()–-]{0,3}"
_CALLED: Final = (
    r"(?<!\w)(?:tele)?phones?|mobile|cell|tel\.?|fax|whatsapp|call(?:ed)?(?: \w+)? (?:on|at)|ring(?: \w+)? on"
    r"|rang(?: \w+)? on|contact(?: \w+)? on"
    r"|(?:phone |mobile |telephone |direct )?number(?: is| was)?|dial(?:l?ed)?|text(?:ed)?(?: \w+)? on"
    r"|reach(?: \w+)? on"
)
_TELEPHONES: Final = (
    (
        near(DIGITS, reach=3),
        rf"(?<![\w+])(?:\+|00(?=[1-9])|\(\+)\(?\d(?:{_GAP}\d){{6,14}}(?!\w)(?: ?(?:ext\.?|x|extension) ?\d{{1,6}})?",
    ),
    (
        near(DIGITS, reach=1),
        r"(?:(?<![\w.+/,:-])|(?<=\s))\(0?\d{1,5}\)[ ./-]{0,2}\d{2,5}(?:[ ./-]{0,2}\d{2,5}){0,3}(?!\w)(?: ?(?:ext\.?|x"
        r"|extension) ?\d{1,6})?",
    ),
    (
        _FIGURE,
        rf"{_FREE}0\d{{1,4}}[ ./-]{{0,3}}\d{{2,8}}(?:[ ./-]{{1,2}}\d{{2,5}}){{0,4}}(?!\w)(?: ?(?:ext\.?|x"
        rf"|extension) ?\d{{1,6}})?",
    ),
    (_FIGURE, rf"{_FREE}(?:1[ .-])?\d{{3}}([ .-])\d{{3}}\1\d{{4}}(?!\w)(?: ?(?:ext\.?|x|extension) ?\d{{1,6}})?"),
    (_FIGURE, rf"{_FREE}(?:1-)?8(?:00|88|77|66|55)-[A-Z\d-]{{7,9}}(?!\w)"),
    (_FIGURE, rf"{_FREE}[2-9]\d{{3}}[ -]\d{{4}}(?![\w-])"),
    (_FIGURE, rf"{_FREE}[6-9]\d{{2}}[ .-]\d{{2,3}}[ .-]\d{{2,3}}(?:[ .-]\d{{2}})?(?![\w,.]\d|\w)"),
    (_FIGURE, rf"{_FREE}[5-9]\d{{4}}[ -]\d{{5}}(?!\w)"),
    (near(DIGITS, reach=12), r"(?<![\w-])\d{3}-\d{4}(?![\w-])|(?<![^\W_])(?:ext\.?|extension) \d{2,6}(?!\w)"),
    (
        near(
            parts="phone mobile cell tel fax whatsapp call ring rang contact number dial text reach",
            reach=12,
            anywhere=True,
            also=_FIGURE,
            ahead=80,
        ),
        rf"(?:{_CALLED}):? ?(?P<number>[+(]?\d(?:[ ./()-]{{0,2}}\d){{4,14}})(?!\w)",
    ),
)
"""National and international numbers, with dots, spaces, brackets and hyphens."""

_PLAIN_NAMES: Final = (
    "(?!(?:ISO|IEC|EN|DIN|BS|ANSI|IEEE|RFC|COVID|UTF|SHA|AES|MD|GPT|WD|GCSE|CMMI|PEP|ASCII|IPV|HTTP|CPU|USB|LTE|MP|PS|WW"
    "|PPE|IR|GDPR|SOC|PCI|OECD|NATO|IFRS|IAS|FRS|UN|EU|AD|CE|BC|BCE|FY|AY|CY|WS|SS|TOP|FTSE|DAX|CAC|ALL|TRY|THE|AND|FOR|NOT|ONLY|OVER|HY|WK|KW|CW|CES|WWDC|EURO|EXPO)(?![A-Z]))"
)
_LABEL: Final = (
    r"(?<![^\W_])(?:case|order|ticket|invoice|file|docket|complaint|claim|policy|account|passport|badge|staff"
    r"|employee|payroll"
    r"|personnel|membership|booking|reference|ref|customer|patient|student|matriculation|licence|license|plate"
    r"|registration"
    r"|flight|grievance|incident|requisition|req|job|application|tracking|parcel|unit|seat|truck|serial|tender"
    r"|contract|docket|warrant|visa"
    r"|permit|national insurance|social security|tax|vat|nhs|pin|iban|vacancy|report|issue|bug|purchase order|po"
    r"|mail ?box)"
    r"(?: (?:number|no\.?|nr\.?|num|id|code|ref(?:erence)?|file))?"
)
_DOCUMENTS: Final = (
    (near(DIGITS, reach=2), r"(?<![\w])(?:[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]{4}){2,7}(?:[ -]?[A-Z\d]{1,4})?)(?!\w)"),
    (_FIGURE, r"(?<![\w])(?:\d{4}[ -]){2,3}\d{4}(?!\w)"),
    (_FIGURE, r"(?<![\w.])\d{3}\.\d{3}\.\d{3}-\d{2}(?!\w)"),
    (
        near(parts="::", reach=36, anywhere=True),
        r"(?<![\w:])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{1,4}){0,6}::[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6}(?![\w:])",
    ),
    (near(words="-", reach=8), r"(?<!\w)[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?!\w)"),
    (near(DIGITS, reach=3), r"(?<![\w])[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)"),
    (_FIGURE, r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])"),
    (near(words=":", reach=4), r"(?<![\w:])(?:[0-9A-Fa-f]{1,4}:){3,7}[0-9A-Fa-f]{1,4}(?![\w:])"),
    (_FIGURE, r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2})?(?![\w.]*\d)"),
)
"""Accounts, cards, insurance numbers and the addresses of machines, which are told by how they are written."""
_NUMBERS: Final = (
    (near(DIGITS, reach=3), r"(?<![\w-])[A-Z]{2} ?\d{2} ?[A-Z]{3}(?![\w-])"),
    (
        near(DIGITS, reach=7),
        rf"\b{_PLAIN_NAMES}[A-Z]{{2,6}}(?:[-/]?| (?=\d{{3}}))(?!(?:19|20)\d\d(?!\w|[-/]))\d{{2,}}(?:[-/]\w+)*\b",
    ),
    (near(DIGITS, reach=7), r"\b[A-Z]{1,6}(?:[-/]\d+){2,}\b"),
    (near(DIGITS, reach=7), rf"\b{_PLAIN_NAMES}(?:[A-Z]{{2,6}}[-/]\d{{2,}}|[A-Z][-/]\d{{4,}})[A-Z]?\b(?!-)"),
    (
        near(DIGITS, reach=40),
        r"\b(?:[A-Z]{2,5} )?(?=[A-Z\d]{0,30}\d[A-Z\d]{0,30}[A-Z])(?!\d{1,4}[KMBL]\b|\d{2,3}[A-Z]{2}\b)[A-Z\d]{6,40}\b",
    ),
    (near(DIGITS, reach=4), r"(?<![\w-])[A-Z]{1,3}[- ]?\d{1,4}[- ][A-Z]{1,3}(?![\w-])"),
    (near(DIGITS, reach=4), r"(?<![\w-])[A-Z]{2,3} \d{2,4}[A-Z]{1,3}(?![\w-])"),
    (near(DIGITS, reach=7), r"(?<![\w-])[A-Z]{1,3}-[A-Z]{1,2} ?\d{1,4}[EH]?(?![\w-])"),
    (near(DIGITS, reach=3), r"(?<=[Ff]light )[A-Z][A-Z\d] ?\d{1,4}(?!\w)"),
    (_FIGURE, r"(?<![\w/])\d{1,3} [A-Z][A-Za-z]{0,3} \d{1,5}/\d\d(?!\w)"),
    (_FIGURE, r"(?<![\w/])\d{1,6}/(?:19|20)\d\d(?:/\d+)?(?=\W*\w)(?<!\b\d/\d{4})(?<!\b[01]\d/\d{4})(?![\w/])"),
    (_FIGURE, r"(?<![\w-])(?:19|20)\d\d[-/](?!(?:0[1-9]|1[0-2])(?!\d))\d{3,7}(?![\w-])"),
    (
        _FIGURE,
        r"(?<![\d,.'£€$/-])(?<!\d )(?<!ISO )(?<!IEC )(?<!DIN )(?<!EN )(?<!RFC )(?<!BS )\b\d{5,}\b(?![,.']\d| \d{3}\b)",
    ),
    (near(words="№"), r"(?<!\w)№ ?\w{0,20}\d\w{0,20}"),
    (_FIGURE, r"(?<![\w-])\d{2}-\d{2}-\d{2}(?![\w-])"),
    (near(DIGITS, reach=24), r"(?<!\w)(?=[a-f]{0,20}\d)(?=\d{0,20}[a-f])[0-9a-f]{7,40}(?!\w)"),
)
"""Letters and digits as accounts, cases, staff, plates, passports and machines are numbered; five digits and more."""
_LABELS: Final = """
case order ticket invoice file docket complaint claim policy account passport badge staff employee payroll personnel
membership booking reference ref customer patient student matriculation licence license plate registration flight
grievance incident requisition req job application tracking parcel unit seat truck serial tender contract warrant visa
permit national social tax vat nhs pin iban vacancy report issue bug purchase po mail mailbox
"""
_LABELLED: Final = (
    (
        near(words=_LABELS, also=_FIGURE, ahead=64),
        rf"{_LABEL}(?![^\W\d_]):? ?(?:#|№|no\.? ?)?(?P<number>(?=[A-Z/-]{{0,6}}\d)[A-Z\d]{{1,12}}(?:[-/.][A-Z\d]+)"
        rf"{{0,5}})(?![\w%]|[.,:]\d)",
    ),
    (near(words="#"), r"(?<![\w&/])(?P<number>#(?:\d{2,12}|\d{1,4}-\d{1,5}))(?!\w)"),
)
_ORDINARY: Final = compiled(
    r"(?:job|issue|report|case|order|file|application|account|flight|claim|contract)s? \d{1,2}$"
)

_PLACES: Final = (
    (
        near(DIGITS, reach=1),
        r"(?<![\w.])[-+]?\d{1,3}\.\d{3,8}° ?[NSEW]?,? ?[-+]?\d{1,3}\.\d{3,8}°? ?[NSEW]?(?![\w.]*\d)",
    ),
    (_FIGURE, r"(?<![\w.])\d{1,2}\.\d{2,8} ?[NS],? ?\d{1,3}\.\d{2,8} ?[EW](?!\w)"),
    (near(DIGITS, reach=1), r"(?<![\w.])[-+]?\d{1,2}\.\d{3,8},? ?[-+]?\d{1,3}\.\d{3,8}(?![\w.]*\d)"),
    (
        _FIGURE,
        r"(?<![\w.])\d{1,3}° ?\d{1,2}[′'] ?(?:\d{1,2}(?:\.\d+)?(?:[″\"]"
        r"|'') ?)?[NSEW](?:,? ?\d{1,3}° ?\d{1,2}[′'] ?(?:\d{1,2}(?:\.\d+)?(?:[″\"]|'') ?)?[NSEW])?",
    ),
    (near(DIGITS, reach=2), r"\b(?-i:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b"),
    (near(DIGITS, reach=1), r"\b(?-i:[A-Z]\d[A-Z] ?\d[A-Z]\d)\b"),
    (_FIGURE, r"(?<![\w-])\d{5}-\d{4}(?![\w-])"),
    (near(DIGITS, reach=3), r"\b(?-i:[A-Z]{2} \d{5})(?!\w)"),
    (_FIGURE, r"(?<![\w-])(?-i:\d{4} ?[A-Z]{2})(?= [A-Z])(?![\w-])"),
    (_FIGURE, r"(?<![\w-])\d{5}-\d{3}(?![\w-])"),
    (
        near(DIGITS, reach=2),
        r"(?<![\w.])(?:[A-Z]-\d{4,5}|\d{5}|(?<=, )(?!19|20)\d{4}) (?-i:[A-ZÄÖÜÉ][a-zäöüéß]+(?:-[A-Z]\w+)?)"
        r"(?=[.,;!?]|$)",
    ),
    (near(words="〒"), r"〒 ?\d{3}-\d{4}"),
    (
        near(parts="路 街 巷 段 道 村", reach=12, anywhere=True),
        r"[\u4e00-\u9fff]{1,12}[路街巷段道村] ?\d{1,4} ?[號号](?: ?\d{1,3} ?[樓楼室])?",
    ),
)
"""Points on the map, and postcodes."""


_COUNTS: Final = (
    r"(?<![\w.,§#'])(?<!\d )(?<!version )(?<!section )\d{1,3}(?:,\d{2,3}|[ .']\d{3})*[,. ']\d{3}(?![\w.,']\d|\w)"
)


_ONE_WORD: Final = (
    r"(?<![\w.,'/-])(?=(?:[^\s\d]{0,20}\d){5})(?=[\d.,]{0,30}[A-Za-z#/:-])[A-Za-z\d#][\w#./:-]{4,60}(?<![.,:/-])"
)


def words_of_figures_in(places: Places) -> Iterator[Exact]:
    """Whatever else is one word with five figures or more: “19-cv-01234”, “10.1000/xyz123”."""
    for match in places.matches(_ONE_WORD, near(DIGITS, reach=24)):
        yield Exact(*match.span(), Sort.NUMBER)


def counts_in(places: Places) -> Iterator[Exact]:
    """Large numbers, their thousands set off: “45,000”, “12.000”, “1 200”."""
    for match in places.matches(_COUNTS, _FIGURE):
        yield Exact(*match.span(), Sort.COUNT)


def telephones_in(places: Places) -> Iterator[Exact]:
    """The telephones of a text as `careerjournal.sharing.exact.plain.plain` reads it; some overlap."""
    for where, pattern in _TELEPHONES:
        for match in places.matches(pattern, where):
            said = match[0]
            if sum(char.isdigit() for char in said) >= 5 or said[:1].lower() == "e":
                yield Exact(*match.span("number" if "number" in match.re.groupindex else 0), Sort.TELEPHONE)


def documents_in(places: Places) -> Iterator[Exact]:
    """The numbers of accounts, cards and the like, and the addresses of machines; some overlap."""
    for where, pattern in _DOCUMENTS:
        for match in places.matches(f"(?-i:{pattern})", where):
            yield Exact(*match.span(), Sort.NUMBER)


def numbers_in(places: Places) -> Iterator[Exact]:
    """The numbers of people, cases and machines, and the postcodes and points on the map; some overlap."""
    for where, pattern in _PLACES:
        for match in places.matches(f"(?-i:{pattern})", where):
            yield Exact(*match.span(), Sort.PLACE)
    for where, pattern in _NUMBERS:
        for match in places.matches(f"(?-i:{pattern})", where):
            yield Exact(*match.span(), Sort.NUMBER)
    for where, pattern in _LABELLED:
        for match in places.matches(pattern, where):
            if not _ORDINARY.search(match[0]):
                yield Exact(*match.span("number"), Sort.NUMBER)
