"""Saying that a lesson was put to use, from its page."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Lesson, PartialDate, Ref
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.put_to_use import PutToUse
from tests.tui.using import NARROW, at_desk, desk, on_top, press, rest, said, seen

pytestmark = pytest.mark.usefixtures("quick")


def uses(journal: Journal) -> list[tuple[str, PartialDate | None]]:
    """Where and when the lesson was put to use."""
    return [(use.where, use.when) for use in journal.lessons[1].applied]


@pytest.mark.parametrize("size", [(40, 15), NARROW])
async def test_when_and_where_are_kept_and_taken_back(journal: Journal, size: tuple[int, int]) -> None:
    journal.add(Lesson(sentence="Ask early."))
    app = at_desk(journal)
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        await desk(app).open_entry(Ref(Kind.LESSON, 1))
        await rest(pilot)
        assert "p says when and where it was" in " ".join(seen(app).split())
        await press(pilot, "p")
        assert on_top(app) is PutToUse
        await press(pilot, "enter")
        assert "Say in a line where" in seen(app)
        await press(pilot, *"With [Ros]", "enter")
        app.screen.query_one("#used-when", Input).value = "nonsense"
        await press(pilot, "enter")
        assert "is not a date I can read" in " ".join(seen(app).split())
        app.screen.query_one("#used-when", Input).value = "march 2026"
        await press(pilot, "enter")
        assert on_top(app) is DeskScreen
        assert uses(journal) == [("With [Ros]", PartialDate(2026, 3))]
        assert "Put to use: With [Ros]." in said(app)
        await press(pilot, "u")
        assert uses(journal) == []


async def test_it_may_be_left_and_may_have_no_day(journal: Journal) -> None:
    journal.add(Lesson(sentence="Ask early."))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await desk(app).open_entry(Ref(Kind.LESSON, 1))
        await press(pilot, "p", *"Stell", "escape")
        assert uses(journal) == []
        await press(pilot, "p", *"Stell", "enter", "enter")
        await press(pilot, "p", *"Reed", "enter")
        app.screen.query_one("#used-when", Input).value = " "
        await press(pilot, "enter")
        today = PartialDate.of(journal.today())
        assert uses(journal) == [("Stell", today), ("Reed", None)]
