"""Today's question: one's own among ours, and Today knows that it was answered."""

from __future__ import annotations

import pytest

from careerjournal.journal.draft_words import in_full, name_of
from careerjournal.journal.journal import Journal
from careerjournal.journal.sitting import keep_own
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.entry.draft_line import DraftLine
from careerjournal.tui.today.own_questions import OwnQuestions
from careerjournal.tui.widgets.editors import Area
from careerjournal.tui.writing.edit import EditScreen
from tests.tui.using import NARROW, at_desk, on_top, press, question, rest, seen, until

pytestmark = pytest.mark.usefixtures("quick")


async def test_today_says_that_it_was_answered_and_asks_another_for_the_asking(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        asked = question(journal)
        await press(pilot, "w", *"So it was.", "escape")
        assert "You answered it today." in seen(app)
        assert "“So it was.”" in seen(app)
        await press(pilot, "w")
        assert on_top(app) is EditScreen
        assert question(journal) != asked
        await press(pilot, *"And this.", "escape")
    assert [kept.prompt for kept in journal.reflections] == [asked, question(journal)]


async def test_ones_own_are_named_in_the_palette_put_down_and_one_change(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "ctrl+p", *"my questions")
        await until(pilot, lambda: "my questions   Q" in seen(app))
        await press(pilot, "escape", "escape", "Q")
        assert on_top(app) is OwnQuestions
        await press(pilot, *"Is it raining?", "enter", *"Whom did I leave out?", "escape")
        assert on_top(app) is DeskScreen
        assert journal.arrangement.questions == ("Is it raining?", "Whom did I leave out?")
        await press(pilot, "Q", *"x", "f8")
        assert journal.arrangement.questions == ("Is it raining?", "Whom did I leave out?")
        assert not journal.drafts.all()
        await press(pilot, "u")
        assert not journal.arrangement.questions


async def test_ones_own_half_typed_are_a_draft_like_any_other_writing(journal: Journal) -> None:
    keep_own(journal, ["Is it raining?"])
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "Q", "ctrl+end", "enter", *"Whom did I le")
        await until(pilot, lambda: bool(journal.drafts.all()))
    again = at_desk(journal)
    async with again.run_test(size=NARROW) as pilot:
        await rest(pilot)
        assert "questions of my own" in seen(again)
        assert list(journal.arrangement.questions) == ["Is it raining?"]
        again.screen.query_one(DraftLine).focus()
        await press(pilot, "enter")
        assert on_top(again) is OwnQuestions
        assert again.screen.query_one(Area).text == "Is it raining?\nWhom did I le"
        await press(pilot, "ctrl+end", *"ave out?")
        assert isinstance(again.screen, OwnQuestions)
        again.screen.flush()
        [draft] = journal.drafts.all()
        assert in_full(draft, name_of(draft, journal)).startswith("# Questions of my own\n")
        assert "Whom did I leave out?" in in_full(draft, name_of(draft, journal))
        await press(pilot, "escape")
        assert list(journal.arrangement.questions) == ["Is it raining?", "Whom did I leave out?"]
        assert not journal.drafts.all()
        assert "Left open" not in seen(again)
