"""Spans of time as people write them, and which dates lie in them."""

from __future__ import annotations

import datetime as dt

import pytest

from careerjournal.model import DateError, PartialDate
from careerjournal.model.spans import ALL, Span, read_span

TODAY = dt.date(2026, 11, 23)
YEAR = Span(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("", ALL),
        (" all ", ALL),
        ("2026", YEAR),
        ("Q3 2026", Span(dt.date(2026, 7, 1), dt.date(2026, 9, 30))),
        ("2024..2026", Span(dt.date(2024, 1, 1), dt.date(2026, 12, 31))),
        ("2024 ..", Span(dt.date(2024, 1, 1), None)),
        ("..March 2025", Span(None, dt.date(2025, 3, 31))),
    ],
)
def test_what_is_read(text: str, span: Span) -> None:
    assert read_span(text, TODAY) == span


@pytest.mark.parametrize("text", ["whenever", "2024..soonish"])
def test_what_is_no_date_is_said_so(text: str) -> None:
    with pytest.raises(DateError):
        read_span(text, TODAY)


def test_a_date_lies_in_a_span_where_it_may_have_been_within_it() -> None:
    assert YEAR.holds(PartialDate(2026))
    assert YEAR.holds(PartialDate(2026, 12, 31))
    assert not YEAR.holds(PartialDate(2025))
    assert not YEAR.holds(PartialDate(2027, 1, 1))
    assert not YEAR.holds(None)
    assert ALL.holds(None)
    assert Span(None, dt.date(2025, 3, 31)).holds(PartialDate(2025))
