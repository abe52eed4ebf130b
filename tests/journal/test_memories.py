"""What was on this day, gently: an entry, a day or a month rests, and undo brings it back."""

from __future__ import annotations

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.journal.memories import let_rest, on_this_day, until_the_month_ends
from careerjournal.journal.nudges import nudges_of, nudges_today
from careerjournal.model import Kind, PartialDate, Ref, Reflection, Setback
from careerjournal.model.arrangement import Rest
from tests.conftest import Clock


@pytest.fixture
def remembered(journal: Journal) -> Journal:
    """Two reflections of this day in 2024, one in 2023."""
    for year, body in ((2024, "One"), (2024, "Two"), (2023, "Three")):
        journal.add(Reflection(body=body, when=PartialDate(year, 11, 22)))
    return journal


def brought_up(journal: Journal) -> list[str]:
    return [one.body for one in on_this_day(journal, journal.today())]


@pytest.mark.parametrize(
    ("rest", "left"),
    [
        (Rest(entry=Ref(Kind.REFLECTION, 1)), ["Two", "Three"]),
        (Rest(day=PartialDate(2024, 11, 22)), ["Three"]),
        (Rest(until=PartialDate(2026, 11, 30)), []),
        (Rest(until=PartialDate(2026, 11, 21)), ["One", "Two", "Three"]),
    ],
)
def test_what_rests_is_not_brought_up_until_it_is_taken_back(remembered: Journal, rest: Rest, left: list[str]) -> None:
    let_rest(remembered, rest)
    assert brought_up(remembered) == left
    assert remembered.undo() == "let a memory rest"
    assert brought_up(remembered) == ["One", "Two", "Three"]


def test_a_month_rests_to_its_end_and_is_let_go_of_then(remembered: Journal, clock: Clock) -> None:
    let_rest(remembered, until_the_month_ends(remembered.today()))
    assert remembered.arrangement.rests == (Rest(until=PartialDate(2026, 11, 30)),)
    clock.step(days=9)
    assert remembered.today().month == 12
    let_rest(remembered, Rest(entry=Ref(Kind.REFLECTION, 1)))
    assert remembered.arrangement.rests == (Rest(entry=Ref(Kind.REFLECTION, 1)),)


def test_a_setback_younger_than_a_year_is_not_brought_up_by_itself(journal: Journal, clock: Clock) -> None:
    setback = journal.add(Setback(what_happened="The panel", when=PartialDate(2026, 5, 3)))
    clock.step(days=100)
    assert nudges_of(setback, journal)
    assert nudges_today(journal) == []
    clock.step(days=80)
    assert [nudge.of for nudge in nudges_today(journal)] == [setback.ref]
