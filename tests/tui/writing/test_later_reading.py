"""A later reading: one key opens it with the day and the last shares, and a sentence is enough to keep it."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec import structs

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, PartialDate, Reading, Ref, Setback, Shares
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.entry.nudges import NudgeLine
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.form import PartScreen
from careerjournal.tui.writing.later_reading import LaterReading
from careerjournal.tui.writing.parts import PartLine
from tests.tui.using import NARROW, USUAL, at_desk, desk, on_top, press, rest, said, seen

pytestmark = pytest.mark.usefixtures("quick")

PANEL = Setback(
    what_happened="The panel",
    when=PartialDate(2015),
    shares=Shares(my_part=8),
    readings=(Reading(when=PartialDate(2019), shares=Shares(my_part=4, competition=3, chance=2)),),
)
FIRST = Ref(Kind.SETBACK, 1)


async def test_a_sentence_and_three_keys_keep_it_and_one_undo_takes_it_back(journal: Journal) -> None:
    journal.add(PANEL)
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await desk(app).open_entry(FIRST)
        await press(pilot, "plus")
        assert on_top(app) is LaterReading
        shown = seen(app)
        assert all(word in shown for word in ("The panel", "My part", "Competition", "Chance", "How I read it now"))
        await press(pilot, *"They were hiring", "tab", "3", "4", "5", "escape")
        assert on_top(app) is DeskScreen
        reading = journal.setbacks[1].readings[-1]
        assert reading.shares == Shares(my_part=3, competition=4, chance=5)
        assert reading.when == PartialDate.of(journal.today())
        assert reading.note == "They were hiring"
        assert "They were hiring" in seen(app)
        await press(pilot, "u")
        assert journal.setbacks[1].readings == PANEL.readings


async def test_it_begins_with_the_last_shares_and_left_alone_it_is_nothing(journal: Journal) -> None:
    journal.add(PANEL)
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(FIRST)
        await press(pilot, "plus", "escape")
        assert on_top(app) is DeskScreen
        assert journal.setbacks[1].readings == PANEL.readings
        assert not journal.drafts.all()
        await press(pilot, "plus", *"Calmer", "ctrl+s")
        assert journal.setbacks[1].readings[-1].shares == Shares(my_part=4, competition=3, chance=2)


async def test_ten_is_typed_with_two_keys(journal: Journal) -> None:
    journal.add(PANEL)
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(FIRST)
        await press(pilot, "plus", "tab", "1", "0", "2", "1", "escape")
        assert journal.setbacks[1].readings[-1].shares == Shares(my_part=10, competition=2, chance=1)


async def test_it_is_let_go_of_only_after_a_question(journal: Journal) -> None:
    journal.add(PANEL)
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(FIRST)
        await press(pilot, "plus", *"9 of them", "f8", "y")
        assert on_top(app) is DeskScreen
        assert journal.setbacks[1].readings == PANEL.readings
        assert not journal.drafts.all()


async def test_a_day_that_is_none_is_said_and_then_left_as_a_draft(journal: Journal) -> None:
    journal.add(PANEL)
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(FIRST)
        await press(pilot, "plus", "tab", "9", "tab", "tab", *"no day", "escape")
        assert on_top(app) is LaterReading
        assert "Not quite yet" in said(app)
        await press(pilot, "escape")
        assert on_top(app) is DeskScreen
        assert [draft.of for draft in journal.drafts.all()] == [FIRST]
        await press(pilot, "plus")
        assert on_top(app) is EditScreen
        assert "left open" in said(app)


async def test_what_is_typed_is_a_draft_when_the_journal_is_locked(journal: Journal) -> None:
    journal.add(PANEL)
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(FIRST)
        await press(pilot, "plus", "tab", "9")
        assert isinstance(app.screen, LaterReading)
        app.screen.flush()
        assert [draft.values["readings"][-1]["shares"]["my_part"] for draft in journal.drafts.all()] == ["9"]


async def test_the_question_that_asks_for_one_opens_it(journal: Journal) -> None:
    long_ago = dt.datetime(2020, 3, 1, tzinfo=dt.UTC)
    journal.add(structs.replace(PANEL, created=long_ago))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(FIRST)
        await rest(pilot)
        line = next(line for line in app.screen.query(NudgeLine) if "last read" in line.nudge.says)
        line.focus()
        await press(pilot, "enter")
        assert on_top(app) is LaterReading


async def test_the_form_begins_another_one_in_the_same_way(journal: Journal) -> None:
    journal.add(structs.replace(PANEL, readings=()))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(FIRST)
        await press(pilot, "e")
        add = next(line for line in app.screen.query(PartLine) if line.place is None)
        add.focus()
        await press(pilot, "enter", "escape")
        assert on_top(app) is EditScreen
        assert len(app.screen.query(PartLine)) == 1
        await press(pilot, "enter")
        assert on_top(app) is PartScreen
        await press(pilot, *"Calmer", "escape", "escape")
        [reading] = journal.setbacks[1].readings
        assert (reading.when, reading.shares, reading.note) == (
            PartialDate.of(journal.today()),
            Shares(my_part=8),
            "Calmer",
        )
