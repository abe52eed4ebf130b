"""What in a text may give somebody away, found by rules: first what is exact, then phrases and titles, then names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from careerjournal.sharing.markdown.inline import Taken
from careerjournal.sharing.redaction.addresses import EMAIL, HANDLE, WEB
from careerjournal.sharing.redaction.softening import DAY, FEAST, MONTH, SUM
from careerjournal.sharing.review.phrases import IN_CONFIDENCE, PRIVATE, UNIQUE_TITLE
from careerjournal.sharing.review.proper_names import bare_end, proper_names


class Clue(NamedTuple):
    """A span of a text that may give somebody away, and of which kind it is."""

    start: int
    end: int
    kind: str
    """A `careerjournal.sharing.review.findings.FindingKind`, by its value."""
    text: str
    why: str


def clues_in(text: str) -> list[Clue]:
    """The clues in a text, from left to right, none overlapping another.

    Args:
        text: a document as `careerjournal.sharing.markdown.visible.shown` reads it.
    """
    taken = Taken()
    return sorted(clue for clue in _all(text) if clue.text and taken.take(clue.start, clue.end))


def _all(text: str) -> Iterator[Clue]:
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            said = match[0].strip()
            start = match.start() + match[0].find(said)
            yield Clue(start, start + len(said), rule.kind, said, rule.why)
    for name in proper_names(text):
        said = text[name.start : bare_end(text, name.start, name.end)]
        article = _THE.search(text, max(0, name.start - 5), name.start) if name.kind != "name" else None
        yield Clue(article.start() if article else name.start, name.end, name.kind, said, _WHY[name.kind])


_THE: Final = re.compile(r"\b[Tt]he $")
_CAPITAL: Final = r"[A-ZÀ-ÞĀ-Ž][\w’'-]*"
_STREET: Final = (
    "(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Row|Close|Crescent|Drive|Way|Place|Square|Terrace|Gardens|Court|Parade|Hill"
    "|Mews|Walk|Quay|Grove|Park|Yard|Green|Wharf|Rise|View|Gate|Strasse|Straße)"
)
_HOUSE: Final = "(?:Cottage|Lodge|Farm|House|Villa|Barn|Rectory|Vicarage|Manor)"

_ADDRESS: Final = (
    rf"\b(?:(?:Flat|Unit|Suite|flat|unit) \d+\w?,? (?=\d))?\d{{1,4}}[a-z]?,? (?:{_CAPITAL} ){{0,3}}{_STREET}\b"
    rf"(?:, {_CAPITAL}(?: {_CAPITAL})*)*"
    rf"|\b(?:{_CAPITAL} ){{1,2}}{_HOUSE}, (?:{_CAPITAL} )+{_STREET}\b"
    r"|\bP\.?O\.? Box \d+"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
)
"""A house in a street, a house with a name, a box, a postcode."""
_DATE: Final = rf"{DAY}|{FEAST}|{MONTH}|\bon the (?:[12]?\d|3[01])(?:st|nd|rd|th)\b(?=[,.;:!?)]|$)"
_TELEPHONE: Final = (
    r"(?<![\w.+])(?:\+\d{1,3}|\(?0\d{2,4}\)?)(?:[ ().\-]{0,2}\d{2,5}){2,4}(?!\w)"
    r"|(?<![\w-])\d{3}-\d{4}(?![\w-])|\b(?:ext\.?|extension) \d{2,6}\b"
)
_NUMBER: Final = (
    r"\b[A-Z]{2,6}[-/ ]?\d{2,}(?:[-/]\w+)*\b"
    r"|\b[A-Z]{1,6}(?:[-/]\d+){2,}\b"
    r"|\b(?:[A-Z]{2,5} )?(?=[A-Z\d]{0,30}\d[A-Z\d]{0,30}[A-Z])[A-Z\d]{6,40}\b"
    r"|(?<![\d,.£€$])\b\d{5,}\b(?![,.]\d)"
)
"""Letters and digits as cases, staff and invoices are numbered; five digits and more."""


class _Rule(NamedTuple):
    kind: str
    why: str
    pattern: re.Pattern[str]


_RULES: Final = (
    _Rule("e-mail address", "It leads straight to somebody.", EMAIL),
    _Rule("web address", "It leads to a page that may say who this is.", WEB),
    _Rule("name", "A name used online can be looked up.", HANDLE),
    _Rule("address", "An address says who lives or works there.", re.compile(_ADDRESS)),
    _Rule("exact date", "An exact date can be looked up.", re.compile(_DATE, re.IGNORECASE)),
    _Rule("exact sum", "An exact sum can be looked up.", re.compile(SUM, re.IGNORECASE)),
    _Rule("telephone number", "It leads straight to somebody.", re.compile(_TELEPHONE, re.IGNORECASE)),
    _Rule("number", "A number like this belongs to one person or one case.", re.compile(_NUMBER)),
    _Rule("exact sum", "An exact number can be looked up.", re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")),
    _Rule("confidence", "It sounds like something told in confidence.", IN_CONFIDENCE),
    _Rule("confidence", "It is somebody’s private life.", PRIVATE),
    _Rule("job title", "There may be only one person with this title.", UNIQUE_TITLE),
)
_WHY: Final = {
    "name": "It looks like a name that is not on your list.",
    "organisation": "It looks like an organisation that is not on your list.",
    "place": "A place can narrow things down to a few people.",
}
