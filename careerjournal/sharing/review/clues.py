"""What in a text may give somebody away, found by rules: first what is exact, then phrases and titles, then names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from careerjournal.sharing.exact.finding import exact_in
from careerjournal.sharing.exact.found import Exact, Sort, Unit
from careerjournal.sharing.markdown.inline import Taken
from careerjournal.sharing.redaction.addresses import EMAIL, HANDLE, WEB
from careerjournal.sharing.review.phrases import IN_CONFIDENCE, PRIVATE, UNIQUE_TITLE, NearHints
from careerjournal.sharing.review.private_matters import ELSEWHERE, MATTERS
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
    return _none_overlapping(_all(text))


def names_in(text: str) -> list[Clue]:
    """The names in a text, of people, organisations and places, as `clues_in` has them."""
    return _none_overlapping(_names(text))


def _none_overlapping(clues: Iterable[Clue]) -> list[Clue]:
    """Clues from left to right; of two that overlap, the one that comes first here."""
    taken = Taken()
    return sorted(clue for clue in clues if clue.text and taken.take(clue.start, clue.end))


def _all(text: str) -> Iterator[Clue]:
    # Addresses first, so that no number in one is taken for a date or a telephone.
    addresses = list(_by_rule(text, _ADDRESSES))
    yield from addresses
    yield from _exact(text, addresses)
    yield from _by_rule(text, _RULES)
    yield from _names(text)


def _names(text: str) -> Iterator[Clue]:
    for name in proper_names(text):
        said = text[name.start : bare_end(text, name.start, name.end)]
        article = _THE.search(text, max(0, name.start - 5), name.start) if name.kind != "name" else None
        yield Clue(article.start() if article else name.start, name.end, name.kind, said, _WHY[name.kind])


def _exact(text: str, addresses: Iterable[Clue]) -> Iterator[Clue]:
    """What can be looked up, or leads to somebody: of dates those that say a day or a month."""
    for one in exact_in(text, sorted((one.start, one.end) for one in addresses)):
        if _is_asked(one):
            kind, why = _EXACT[one.sort]
            yield Clue(one.start, one.end, kind, text[one.start : one.end], why)


def _is_asked(one: Exact) -> bool:
    return one.sort is not Sort.DATE or one.unit in (Unit.DAY, Unit.MONTH, Unit.SEASON)


_EXACT: Final = {
    Sort.DATE: ("exact date", "An exact date can be looked up."),
    Sort.SUM: ("exact sum", "An exact sum can be looked up."),
    Sort.SHARE: ("exact sum", "An exact part of somebody’s pay can be looked up."),
    Sort.COUNT: ("exact sum", "An exact number can be looked up."),
    Sort.TELEPHONE: ("telephone number", "It leads straight to somebody."),
    Sort.NUMBER: ("number", "A number like this belongs to one person or one case."),
    Sort.PLACE: ("address", "It says where somebody lives or works."),
}


def _by_rule(text: str, rules: Iterable[_Rule]) -> Iterator[Clue]:
    for rule in rules:
        for match in rule.pattern.finditer(text):
            said = match[0].strip()
            start = match.start() + match[0].find(said)
            yield Clue(start, start + len(said), rule.kind, said, rule.why)


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
)
"""A house in a street, a house with a name, a box."""


class _Rule(NamedTuple):
    kind: str
    why: str
    pattern: re.Pattern[str] | NearHints


_ADDRESSES: Final = (
    _Rule("e-mail address", "It leads straight to somebody.", EMAIL),
    _Rule("web address", "It leads to a page that may say who this is.", WEB),
    _Rule("name", "A name used online can be looked up.", HANDLE),
    _Rule("address", "An address says who lives or works there.", re.compile(_ADDRESS)),
)
_RULES: Final = (
    _Rule("confidence", "It sounds like something told in confidence.", IN_CONFIDENCE),
    _Rule("confidence", "It is somebody’s private life.", MATTERS),
    _Rule("confidence", "It is somebody’s private life.", PRIVATE),
    _Rule("confidence", "It is somebody’s private life.", ELSEWHERE),
    _Rule("job title", "There may be only one person with this title.", UNIQUE_TITLE),
)
_WHY: Final = {
    "name": "It looks like a name that is not on your list.",
    "organisation": "It looks like an organisation that is not on your list.",
    "place": "A place can narrow things down to a few people.",
}
