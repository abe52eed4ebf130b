"""Columns of time: a year each; several years where there are too many; months where it is a year or less."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple

from careerjournal.model.partial_date import PartialDate
from careerjournal.model.spans import Span

MOST: Final = 30
"""Columns of years that still fit beside each other on the narrowest screen."""
_LONGEST_BY_MONTH: Final = 366
"""Days in a span of which the months are told apart."""


class Bins(NamedTuple):
    """Columns of time beside each other, without a gap between them."""

    names: tuple[str, ...]
    """What each is called: ``2019``, ``2010–2014``, ``May``."""
    first: int
    """The first year, or the first month counted from the year 0."""
    size: int
    """Years, or months, in each."""
    by_month: bool

    def of(self, when: PartialDate | None) -> int | None:
        """The column of a date; None where it has none: no date, or a year where months are told apart."""
        if when is None:
            return None
        place = when.first.year
        if self.by_month:
            if (when.last - when.first).days > 31:
                return None
            place = place * 12 + when.first.month - 1
        column = (place - self.first) // self.size
        return column if 0 <= column < len(self.names) else None

    @property
    def unnamed(self) -> str:
        """What stands for a date that has no column."""
        return "no month" if self.by_month else "no date"


def bins(dates: Iterable[PartialDate | None], span: Span) -> Bins:
    """The columns for some dates.

    Args:
        dates: all that are to have one.
        span: the time that is looked at; where it is a year or less, its months are told apart.
    """
    there = [when for when in dates if when is not None]
    if span.first is not None and span.last is not None and (span.last - span.first).days < _LONGEST_BY_MONTH:
        first, last = (day.year * 12 + day.month - 1 for day in (span.first, span.last))
        several = first // 12 != last // 12
        names = (f"{_month(place):%b %Y}" if several else f"{_month(place):%B}" for place in range(first, last + 1))
        return Bins(tuple(names), first, 1, by_month=True)
    if not there:
        return Bins((), 0, 1, by_month=False)
    first, last = min(when.first.year for when in there), max(when.first.year for when in there)
    size = next(size for size in (1, 2, 5, 10, 20, 50) if last // size - first // size < MOST)
    first -= first % size if size > 1 else 0
    starts = range(first, last + 1, size)
    return Bins(
        tuple(str(year) if size == 1 else f"{year}–{year + size - 1}" for year in starts), first, size, by_month=False
    )


def _month(place: int) -> dt.date:
    return dt.date(place // 12, place % 12 + 1, 1)
