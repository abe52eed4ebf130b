"""What was typed and cannot be stored: said, never dropped unasked, and stored once that can be done."""

from __future__ import annotations

import errno
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from careerjournal.access.door import Door
from careerjournal.journal.journal import Journal
from careerjournal.model import Conversation, Kind, Ref, Reflection, Setback
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.conversations.prepare import ConversationScreen
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.entry.draft_line import DraftLine
from careerjournal.tui.sheets.confirm import Confirm
from careerjournal.tui.sheets.sheet import NotKept
from careerjournal.tui.sheets.write_out import WriteOut
from careerjournal.tui.shell.leaving import Leaving
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.widgets.line import Line
from careerjournal.tui.writing import autosave
from careerjournal.tui.writing.boxes import AreaBox
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.form import PartScreen
from careerjournal.tui.writing.later_reading import LaterReading
from careerjournal.tui.writing.parts import PartLine, PartsBox
from tests.conftest import CHEAP_COST, PASSPHRASE, Clock, Faulty
from tests.tui.using import (
    NARROW,
    USUAL,
    Steps,
    at_desk,
    at_lock,
    desk,
    lines,
    on_top,
    press,
    rest,
    said,
    seen,
    until,
    working,
)

pytestmark = pytest.mark.usefixtures("quick")

NEW = Ref(Kind.REFLECTION, 0)


@pytest.fixture
def kept(door: Door) -> Door:
    """The way into a journal with one reflection."""
    journal = door.create(PASSPHRASE).journal
    journal.add(Reflection(body="Kept"))
    journal.lock()
    return door


async def unlock(pilot: Steps, app: CareerJournal) -> None:
    await press(pilot, *PASSPHRASE, "enter")
    await until(pilot, lambda: not isinstance(app.screen, LockScreen))


def drafts_in(door: Door) -> list[object]:
    journal = Door(door.paths, CHEAP_COST).open(PASSPHRASE)
    found = [draft.values["body"] for draft in journal.drafts.all() if draft.stored]
    journal.lock()
    return found


@pytest.mark.parametrize("away", ["lock", "idle"])
async def test_it_outlives_the_lock(kept: Door, faulty: Faulty, monkeypatch: pytest.MonkeyPatch, away: str) -> None:
    app = at_lock(kept)
    async with app.run_test(size=USUAL) as pilot:
        await unlock(pilot, app)
        await press(pilot, "7", "n", *"Be")
        await until(pilot, lambda: "draft kept" in seen(app))
        faulty.refuse()
        await press(pilot, *"gun")
        await until(pilot, lambda: "not kept yet: the disk is full" in seen(app))
        assert "draft kept" not in seen(app)
        assert said(app).count("The disk is full.") == 1
        await press(pilot, *" on")
        if away == "lock":
            await press(pilot, "ctrl+l")
        else:
            monkeypatch.setattr(app, "_time_to_lock", lambda: 0)
            app._lock_if_idle()
            monkeypatch.undo()
            faulty.refuse()
            await rest(pilot)
        assert isinstance(app.screen, LockScreen)
        told = " ".join(seen(app).split())
        assert "What you typed is not kept yet: the disk is full." in told
        assert "Everything is kept" not in told
        faulty.mend()
        await unlock(pilot, app)
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        assert "Begun on" in seen(app)
        assert "not kept yet" not in seen(app)
        await press(pilot, "ctrl+q")
    assert drafts_in(kept) == ["Begun on"]


async def test_it_is_stored_by_itself_once_there_is_room(
    kept: Door, faulty: Faulty, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot, app)
        faulty.refuse(errno.EROFS)
        await press(pilot, "7", "n", *"Begun", "ctrl+s")
        assert on_top(app) is EditScreen
        await until(pilot, lambda: "not kept yet: the disk can only be read" in seen(app))
        app._store_again()
        await rest(pilot)
        assert "not kept yet" in seen(app)
        faulty.mend()
        app._store_again()
        await until(pilot, lambda: "draft kept" in seen(app))
        await press(pilot, "ctrl+s")
        assert on_top(app) is DeskScreen
        assert app.journal is not None
        assert [one.body for one in app.journal.reflections] == ["Kept", "Begun"]
        assert app.journal.drafts.all() == []


async def test_leaving_asks_and_says_where_else_it_can_go(kept: Door, faulty: Faulty, tmp_path: Path) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot, app)
        faulty.refuse()
        await press(pilot, "7", "n", *"Half a thought", "ctrl+q")
        assert isinstance(app.screen, Leaving)
        told = " ".join(seen(app).split())
        for words in (
            "not kept yet: the disk is full.",
            "Leaving now loses it.",
            "a new reflection",
            "“Half a thought”",
        ):
            assert words in told
        await press(pilot, "ctrl+q", "t")
        assert isinstance(app.screen, Leaving)
        assert "It still could not be stored." in seen(app)
        await press(pilot, "w")
        assert isinstance(app.screen, WriteOut)
        assert "not encrypted" in seen(app)
        target = tmp_path / "rescued.md"
        app.screen.query_one(Line).value = str(target)
        await press(pilot, "enter")
        assert "Half a thought" in target.read_text("utf-8")
        assert "Written to" in seen(app)
        await press(pilot, "c")
        assert "Half a thought" in app.clipboard
        await press(pilot, "escape")
        assert isinstance(app.screen, EditScreen)
        assert "Half a thought" in seen(app)
        await press(pilot, "ctrl+q", "y")
    assert app.return_value == 0
    faulty.mend()
    assert drafts_in(kept) == []


async def test_leaving_once_there_is_room_again_asks_nothing(kept: Door, faulty: Faulty) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot, app)
        faulty.refuse()
        await press(pilot, "7", "n", *"Half", "ctrl+q")
        assert isinstance(app.screen, Leaving)
        faulty.mend()
        await press(pilot, "t")
    assert app.return_value == 0
    assert drafts_in(kept) == ["Half"]


async def test_leaving_from_the_lock_asks_as_well(kept: Door, faulty: Faulty) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot, app)
        faulty.refuse()
        await press(pilot, "7", "n", *"Half", "ctrl+l", "ctrl+q")
        assert isinstance(app.screen, Confirm)
        assert "the disk is full" in seen(app)
        await press(pilot, "n")
        assert isinstance(app.screen, LockScreen)
        faulty.mend()
        await unlock(pilot, app)
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        await press(pilot, "ctrl+q")
    assert drafts_in(kept) == ["Half"]


async def test_a_file_put_back_as_a_copy(kept: Door) -> None:
    file = kept.paths.journal
    app = at_lock(kept)
    async with app.run_test(size=USUAL) as pilot:
        await unlock(pilot, app)
        await press(pilot, "7", "n", *"Be")
        file.rename(file.with_name("away"))
        await press(pilot, *"gun")
        await until(pilot, lambda: "not kept yet: the journal’s file is not in its place" in seen(app))
        file.write_bytes(file.with_name("away").read_bytes())
        await press(pilot, "ctrl+q")
    assert app.return_value == 0
    assert drafts_in(kept) == ["Begun"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("locked", [False, True])
async def test_a_terminal_that_goes_away_puts_it_aside_on_this_device(kept: Door, locked: bool) -> None:
    file = kept.paths.journal
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot, app)
        await press(pilot, "7", "n")
        file.rename(file.with_name("away"))
        await press(pilot, *"Half", *(["ctrl+l"] if locked else []))
        os.kill(os.getpid(), signal.SIGHUP)
        await until(pilot, lambda: bool(app.last_words))
    assert app.return_value == 0
    assert "the journal’s file is not in its place. It was put aside on this device" in app.last_words
    (aside,) = kept.paths.state.glob("unsaved-*")
    assert b"Half" not in aside.read_bytes()
    file.with_name("away").rename(file)
    assert drafts_in(kept) == ["Half"]
    assert list(kept.paths.state.glob("unsaved-*")) == []


async def test_a_conversation_and_a_share_outlive_the_lock(door: Door, faulty: Faulty) -> None:
    journal = door.create(PASSPHRASE).journal
    journal.add(Conversation(with_whom="Ines"))
    journal.add(Setback(what_happened="The panel"))
    journal.lock()
    app = at_lock(door)
    async with app.run_test(size=USUAL) as pilot:
        await unlock(pilot, app)
        await press(pilot, "6", "e", "r")
        faulty.refuse()
        await press(pilot, "a", *"ask Sam", "ctrl+l")
        faulty.mend()
        await unlock(pilot, app)
        await until(pilot, lambda: "ask Sam" in seen(app))
        await press(pilot, "escape", "escape", "escape", "4", "s", "space")
        faulty.refuse()
        await press(pilot, "ctrl+l")
        assert "not kept yet" in " ".join(seen(app).split())
        faulty.mend()
        await unlock(pilot, app)
        await until(pilot, lambda: "Exactly what will leave" in seen(app))


async def test_what_is_typed_without_a_pause_is_stored_all_the_same(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "PAUSE", 0.2)
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "7", "n")
        typed = 0
        while not journal.drafts.all():
            await pilot.press("x")
            typed += 1
            assert typed < 5000


async def test_what_a_crash_left_is_the_first_thing_on_today(little: Journal, clock: Clock) -> None:
    little.drafts.keep(NEW, {"body": "The survey boat was late, and so was I."})
    little.drafts.keep(Ref(Kind.SETBACK, 2), {"what_happened": "The panel", "body": "Longer than before"})
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        told = seen(app)
        assert told.index("Left open") < told.index("A question to sit with")
        assert "“The survey boat was late, and so was I.”" in told
        assert "“Longer than before”" in told
        await press(pilot, "4", "j", "j")
        await until(pilot, lambda: "A draft of this is left open" in seen(app))
        told = seen(app)
        assert told.count("draft left open") == 1
        await press(pilot, "j")
        await until(pilot, lambda: "A draft of this is left open" not in seen(app))
        await press(pilot, "k", "enter", "tab")
        assert isinstance(app.focused, DraftLine)
        await press(pilot, "enter")
        assert isinstance(app.screen, EditScreen)
        await press(pilot, "escape")
        assert "left open" not in seen(app)
        assert desk(app).section.name == "Setbacks"


async def test_a_crash_keeps_what_was_being_typed(kept: Door, faulty: Faulty) -> None:
    for full in (False, True):
        app = at_lock(kept)
        with suppress(RuntimeError):
            async with app.run_test(size=NARROW) as pilot:
                await unlock(pilot, app)
                await press(pilot, "7", "n", *("Half" if not full else " done"))

                def burst() -> None:
                    raise RuntimeError("burst")

                if full:
                    faulty.refuse()
                app.call_later(burst)
                await rest(pilot)
        assert isinstance(app.crash, RuntimeError)
        app.end_after_error()
        assert ("the disk is full. It is lost." in app.last_words) == full
        faulty.mend()
        assert drafts_in(kept) == ["Half"]


@pytest.mark.parametrize("size", [(40, 15), NARROW])
@pytest.mark.parametrize("sheet", [LaterReading, PartScreen])
async def test_a_sheet_that_hides_the_line_on_top_says_it_itself(
    kept: Door, faulty: Faulty, size: tuple[int, int], sheet: type
) -> None:
    journal = kept.open(PASSPHRASE)
    journal.add(Setback(what_happened="The panel"))
    journal.lock()
    app = at_lock(kept)
    async with app.run_test(size=size) as pilot:
        await unlock(pilot, app)
        await desk(app).open_entry(Ref(Kind.SETBACK, 1))
        await rest(pilot)
        if sheet is LaterReading:
            await press(pilot, "plus")
        else:
            await press(pilot, "e")
            box = next(box for box in app.screen.query(PartsBox) if box.field.name == "readings")
            box.query(PartLine).last().focus()
            await press(pilot, "enter")
        assert on_top(app) is sheet
        said_there = app.screen.query_one(NotKept)
        assert not said_there.display
        faulty.refuse()
        await press(pilot, *"Since then")
        await until(pilot, lambda: said_there.display and bool(said_there.region))
        row = lines(app)[said_there.region.y]
        assert "not kept yet: the disk is full" in row
        faulty.mend()
        await press(pilot, "x")
        await until(pilot, lambda: not said_there.display)


@pytest.mark.parametrize("keys", [("7", "n", *"a word"), ("6", "n", *"Ros"), ("6", "n", "ctrl+n", *"a word")])
async def test_what_is_stored_while_a_form_is_going_waits_for_nothing_that_is_gone(
    journal: Journal, keys: tuple[str, ...]
) -> None:
    app = at_desk(journal)
    async with working(app, *keys):
        screen = app.screen
        assert isinstance(screen, EditScreen | ConversationScreen)
        screen.gather()
        for box in screen.query(AreaBox):
            await box.remove_children()
        assert screen.gather() is False
    assert app._exception is None
