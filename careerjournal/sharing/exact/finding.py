"""All that is exact in a text, each thing once: of two that overlap the surer one, and a range as one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from careerjournal.sharing.exact.dates import dates_in
from careerjournal.sharing.exact.found import Exact, Sort, Unit
from careerjournal.sharing.exact.numbers import counts_in, documents_in, numbers_in, telephones_in, words_of_figures_in
from careerjournal.sharing.exact.plain import plain
from careerjournal.sharing.exact.sums import sums_in
from careerjournal.sharing.exact.triggers import Places
from careerjournal.sharing.exact.words import ENGLISH_MONTH, compiled
from careerjournal.sharing.markdown.inline import Taken

_SPAN: Final = r"(?: ?[-–/] ?| (?:to|until|till|through|thru|up to|bis|au|al|à) (?:the )?| ?(?:至|到|から|부터) ?)"
_ROW: Final = r"(?:(?:,? and| or|,? &| \+) (?:again )?(?:in |on |for )?(?:the )?|, (?:in |on )?)"
_TILL_NOW: Final = (
    r"(?: ?[-–] ?| (?:to|until|till|through) (?:the )?)(?:now|present(?: day)?|today|date|this day|heute"
    rf"|(?P<month>{ENGLISH_MONTH}(?! \d)))(?!\w)"
)
_MONTHS: Final = 120
"""Days from a month to another that is named without a year, more or less."""
_BETWEEN: Final = r"(?<!\w)between (?:the )?$"
_FROM: Final = r"(?<!\w)(?:from|up from|went from) (?:about |around |nearly )?$"
_SURE: Final = (Unit.DAY, Unit.MONTH, Unit.SEASON)
_CALENDAR: Final = (*_SURE, Unit.YEAR)


def exact_in(text: str, leave: Iterable[tuple[int, int]] = ()) -> list[Exact]:
    """The exact things of a text, from left to right.

    Args:
        text: as it is read, without marks.
        leave: spans in which nothing is looked for: addresses, and what has been replaced.
    """
    view = plain(text)
    if not view.text:
        return []
    taken = Taken(leave)
    found = [one for one in _surest_first(view.text) if taken.take(*view.written(one.start, one.end))]
    joined = _joined(view.text, sorted(found))
    return [one._replace(start=start, end=end) for one in joined for start, end in [view.written(one.start, one.end)]]


def _surest_first(text: str) -> Iterator[Exact]:
    places = Places(text)
    dates = list(dates_in(places))
    sums = list(sums_in(places))
    said = [one for one in sums if compiled(r"[^\W\d]|[^\w\s.,'/:–-]").search(text, one.start, one.end)]
    groups = (
        (one for one in dates if one.unit in _SURE),
        said,
        documents_in(places),
        telephones_in(places),
        sums,
        numbers_in(places),
        dates,
        words_of_figures_in(places),
        counts_in(places),
    )
    return chain(*groups)


def _joined(text: str, found: list[Exact]) -> Iterator[Exact]:
    """Two ends of a range as one, several dates in a row as one, a date with its time."""
    waiting: Exact | None = None
    for one in found:
        if waiting is not None:
            both = _both(text, waiting, one)
            if both is not None:
                waiting = both
                continue
            yield waiting
        waiting = _till_now(text, one)
    if waiting is not None:
        yield waiting


def _both(text: str, first: Exact, second: Exact) -> Exact | None:
    gap = text[first.end : second.start]
    if len(gap) > 24 or first.sort is not second.sort:
        return None
    if first.sort is Sort.SUM:
        return _sums(text, first, second, gap)
    if first.sort is Sort.SHARE and compiled(rf"{_SPAN}| and ").fullmatch(gap):
        return first._replace(end=second.end)
    if first.sort is not Sort.DATE:
        return None
    if (
        first.unit is Unit.TIME
        and second.unit in _CALENDAR
        and compiled(r",? (?:on |of )?(?:the )?|, ?").fullmatch(gap)
    ):
        return second._replace(start=first.start)
    if second.unit is Unit.TIME and first.unit in _CALENDAR and compiled(r",? (?:at )?|, ?").fullmatch(gap):
        return first._replace(end=second.end)
    if first.unit == second.unit == Unit.TIME and compiled(rf"{_SPAN}| and ").fullmatch(gap):
        return first._replace(end=second.end, several=True)
    if first.unit not in _CALENDAR or second.unit not in _CALENDAR:
        return None
    between = compiled(_BETWEEN).search(text, max(0, first.start - 20), first.start) is not None
    if compiled(_SPAN).fullmatch(gap) or (between and compiled(r" and (?:the )?(?:end of )?").fullmatch(gap)):
        return first._replace(end=second.end, several=True, days=_apart(first, second), year=second.year)
    if compiled(_ROW).fullmatch(gap) and (first.unit is second.unit or "and" in gap or "or" in gap):
        return second._replace(start=first.start, several=False)
    return None


def _apart(first: Exact, second: Exact) -> int:
    begins, ends = first.year or second.year, second.year or first.year
    months = (second.month or 12) - (first.month or 1)
    if begins is not None and ends is not None and begins != ends:
        return max(1, 365 * (ends - begins) + 30 * months)
    if first.unit is Unit.DAY and months <= 0:
        return max(1, (second.day or 1) - (first.day or 1))
    return max(30 if first.unit is not Unit.DAY else 14, 30 * months)


def _sums(text: str, first: Exact, second: Exact, gap: str) -> Exact | None:
    if compiled(r" (?:to|up to|down to) ").fullmatch(gap):
        return first._replace(
            end=second.end,
            rises=compiled(_FROM).search(text, max(0, first.start - 40), first.start) is not None,
            amount=None,
        )
    if compiled(r" ?[-–/] ?").fullmatch(gap) or (
        compiled(_BETWEEN).search(text, max(0, first.start - 20), first.start) and compiled(" and ").fullmatch(gap)
    ):
        return first._replace(end=second.end, amount=second.amount)
    return None


def _till_now(text: str, one: Exact) -> Exact:
    if one.sort is Sort.DATE and one.unit in _CALENDAR and (rest := compiled(_TILL_NOW).match(text, one.end)):
        return one._replace(end=rest.end(), several=True, days=_MONTHS if rest["month"] else 0)
    return one
