"""Spans of time as people write them: ``2026``, ``Q3 2026``, ``2024..2026``, or all of it."""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple

from careerjournal.model.dates import read_date
from careerjournal.model.partial_date import DateError, PartialDate


class Span(NamedTuple):
    """From a day to a day, both included; None where it has no beginning or no end."""

    first: dt.date | None = None
    last: dt.date | None = None

    def holds(self, when: PartialDate | None) -> bool:
        """Whether a date may lie in it; what has no date lies in all of time only."""
        if self == ALL:
            return True
        if when is None:
            return False
        return (self.last is None or when.first <= self.last) and (self.first is None or when.last >= self.first)

    @property
    def date(self) -> PartialDate | None:
        """The year, quarter, month or day that it is, neither more nor less; None where no such date is."""
        if self.first is None or self.last is None:
            return None
        year, month = self.first.year, self.first.month
        dates = (PartialDate(year), PartialDate(year, quarter=(month + 2) // 3), PartialDate(year, month))
        of_these = (date for date in (*dates, PartialDate.of(self.first)) if (date.first, date.last) == self[:2])
        return next(of_these, None)

    @property
    def key(self) -> str:
        """The span as it is kept, which `read_span` reads: ``2026``, ``2026-q3``, ``2026-02-01..2026-04-15``."""
        if self == ALL:
            return "all"
        return str(self.date or f"{self.first or ''}..{self.last or ''}")

    @property
    def words(self) -> str:
        """The span as people say it: ``2026``, ``Q3 2026``, ``1 February to 15 April 2026``."""
        if self == ALL:
            return "all of it"
        if self.date is not None:
            return self.date.words
        first, last = _of_months(self) or tuple(PartialDate.of(day).words if day else "" for day in self)
        if not first or not last:
            return f"since {first}" if first else f"until {last}"
        same_year = first.rpartition(" ")[2] == last.rpartition(" ")[2]
        return f"{first.rpartition(' ')[0] if same_year else first} to {last}"


ALL: Final = Span()


def read_span(text: str, today: dt.date) -> Span:
    """Read a span: a date, two of them with ``..`` between, one of which may be left out; empty is all of it.

    ``2026``, ``2026-q3``, ``March 2026``, ``2024..2026``.

    Raises:
        DateError: what is wrong with it, in a sentence.
    """
    words = text.strip()
    if not words or words.lower() == "all":
        return ALL
    before, dots, after = words.partition("..")
    if not dots:
        date = read_date(words, today)
        return Span(date.first, date.last)
    first = read_date(before.strip(), today).first if before.strip() else None
    last = read_date(after.strip(), today).last if after.strip() else None
    return Span(first, last)


def span_of(key: str) -> Span | None:
    """Return the span with both ends that a key names (`Span.key`); None where it names none."""
    first, dots, last = key.partition("..")
    try:
        begins = PartialDate.from_iso(first)
        ends = PartialDate.from_iso(last) if dots else begins
    except DateError:
        return None
    return Span(begins.first, ends.last)


def _of_months(span: Span) -> tuple[str, str] | None:
    """The first month and the last in words; None of a span that is not one of whole months."""
    if span.first is None or span.last is None:
        return None
    first, last = (PartialDate(day.year, day.month) for day in (span.first, span.last))
    return (first.words, last.words) if (first.first, last.last) == span[:2] else None
