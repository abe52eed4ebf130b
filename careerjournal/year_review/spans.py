"""Which span is looked back over: as people type it, and the one that is meant where nobody says."""

from __future__ import annotations

import datetime as dt
from typing import Final

from careerjournal.model.partial_date import DateError
from careerjournal.model.spans import Span, read_span

_STILL_LAST_YEAR: Final = 31
"""Days of a year on which it is the year before that one looks back over."""


def usual_span(today: dt.date) -> Span:
    """The year that is meant where nobody says one: this year; in January the one before."""
    year = today.year - (today.timetuple().tm_yday <= _STILL_LAST_YEAR)
    return Span(dt.date(year, 1, 1), dt.date(year, 12, 31))


def span_to_review(text: str, today: dt.date) -> Span:
    """Read a span that one can look back over: ``2026``, ``2026-q3``, ``2025-07..2026-06``; empty is the usual one.

    Raises:
        DateError: it cannot be read, has no beginning, is upside down or has not begun; a sentence says which.
    """
    if not text.strip():
        return usual_span(today)
    span = read_span(text, today)
    if span.first is None:
        raise DateError("Say where it begins: 2026, 2026-q3 or 2025-07..2026-06.")
    first, last = span.first, span.last or max(today, span.first)
    if last < first:
        raise DateError("It ends before it begins. Write the earlier date first: 2025-07..2026-06.")
    if first > today:
        raise DateError(f"{span.words} is still to come. Choose a time that has begun: {usual_span(today).words}.")
    return Span(first, last)
