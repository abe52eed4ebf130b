"""A later reading: one key opens it with the day and the last shares, and a sentence is enough to keep it."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec import structs

from careerjournal.access.door import Door
from careerjournal.journal.draft_words import beginning
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, PartialDate, Reading, Ref, Setback, Shares
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.entry.nudges import NudgeLine
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.form import PartScreen
from careerjournal.tui.writing.later_reading import LaterReading
from careerjournal.tui.writing.parts import PartLine
from tests.conftest import PASSPHRASE
from tests.tui.using import NARROW, USUAL, at_desk, at_lock, desk, on_top, press, rest, said, seen, unlock, until

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
        assert on_top(app) is LaterReading
        assert "no day" in seen(app)
        await press(pilot, "f8", "y")
        assert on_top(app) is DeskScreen
        assert journal.drafts.all() == []


async def test_with_a_draft_of_the_whole_form_it_is_written_there(journal: Journal) -> None:
    journal.add(PANEL)
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(FIRST)
        journal.drafts.keep(FIRST, {"what_happened": "The second panel"})
        await press(pilot, "plus")
        assert on_top(app) is EditScreen
        assert "left open" in said(app)


@pytest.mark.parametrize("away", ["lock", "again"])
async def test_broken_off_it_comes_back_as_itself_with_its_own_words_at_today(door: Door, away: str) -> None:
    made = door.create(PASSPHRASE).journal
    made.add(structs.replace(PANEL, body="What was said at the panel, at length, the older words"))
    made.lock()
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await desk(app).open_entry(FIRST)
        await press(pilot, "plus", *"They hired", *["left"] * 5)
        if away == "lock":
            await press(pilot, "ctrl+l")
            await unlock(pilot)
            await until(pilot, lambda: on_top(app) is LaterReading)
        else:
            await press(pilot, "tab", "tab", "tab", "tab", *"no day", "escape", "escape")
            assert on_top(app) is DeskScreen
            desk(app).write(FIRST)
            await rest(pilot)
            await press(pilot, *["backspace"] * 60, *"2024", *["shift+tab"] * 4)
        assert on_top(app) is LaterReading
        assert "They hired" in seen(app)
        await press(pilot, *"have", "space")
        screen = app.screen
        assert isinstance(screen, LaterReading)
        screen.flush()
        assert app.journal is not None
        [draft] = app.journal.drafts.all()
        assert beginning(draft) == "They have hired"
        await press(pilot, "escape")
        assert on_top(app) is DeskScreen
        readings = app.journal.setbacks[1].readings
        assert [reading.note for reading in readings] == ["", "They have hired"]
        assert app.journal.drafts.all() == []


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
