"""Spans of time as people write them: ``2026``, ``Q3 2026``, ``2024..2026``, or all of it."""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple

from careerjournal.model.dates import read_date
from careerjournal.model.partial_date import PartialDate


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


ALL: Final = Span()


def read_span(text: str, today: dt.date) -> Span:
    """Read a span: a date, two of them with ``..`` between, one of which may be left out; empty is all of it.

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
