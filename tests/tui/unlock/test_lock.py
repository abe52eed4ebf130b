"""Locking: nothing of the journal stays, nothing typed is lost, and only the right passphrase opens it."""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from types import SimpleNamespace
from typing import Final

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Checkbox, Input, RadioSet, Select, SelectionList, Switch, TextArea

from careerjournal.access import wrong_ones
from careerjournal.access.door import Door
from careerjournal.idle import Idle
from careerjournal.journal.ending import Ending
from careerjournal.journal.errors import Locked
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Ref, Setback
from careerjournal.settings import Loaded, Settings
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.entry_list import EntryList
from careerjournal.tui.entry.entry_page import EntryPage
from careerjournal.tui.shell import locking
from careerjournal.tui.shell.help import HelpScreen
from careerjournal.tui.unlock import lock as lock_module
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.unlock.unsound import OpeningScreen
from careerjournal.tui.widgets.editors import Scale
from careerjournal.tui.widgets.secret import Secret
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.form import Form
from tests.conftest import PASSPHRASE
from tests.tui.using import (
    NARROW,
    Steps,
    at_desk,
    at_lock,
    desk,
    on_top,
    opened,
    press,
    rest,
    said,
    seen,
    until,
    working,
)

pytestmark = pytest.mark.usefixtures("quick")

WORDS = "Quixotic marmalade"


@pytest.fixture
def kept(door: Door) -> Door:
    """A door with a journal behind it, which holds one setback."""
    made = door.create(PASSPHRASE)
    made.journal.add(Setback(what_happened=WORDS, body=f"{WORDS} and [[setback 1]]."))
    made.journal.lock()
    return door


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrong_ones, "LONGEST_WAIT", 0.05)


async def give(pilot: Steps, secret: str) -> None:
    """Put a secret in the field and press enter."""
    await until(pilot, lambda: not pilot.app.screen.query_one(Secret).disabled)
    pilot.app.screen.query_one(Secret).value = secret
    await press(pilot, "enter")


async def unlock(pilot: Steps, secret: str = PASSPHRASE) -> None:
    await give(pilot, secret)
    await until(pilot, lambda: not isinstance(pilot.app.screen, LockScreen))


async def answer(pilot: Steps) -> str:
    """What the lock screen says once it has tried."""
    await until(pilot, lambda: not pilot.app.screen.query_one(Secret).disabled)
    return str(pilot.app.screen.query_one("#lock-says").render())


def everything(app: CareerJournal) -> str:
    """The text of every widget of every screen, and what is drawn."""
    found = [seen(app)]
    for screen in app.screen_stack:
        for widget in screen.walk_children(Widget, with_self=True):
            with suppress(Exception):
                found.append("\n".join(strip.text for strip in widget.render_lines(widget.region.reset_offset)))
            found += [str(getattr(widget, name, "")) for name in ("value", "text", "placeholder", "tooltip")]
    return "\n".join(found)


@pytest.mark.parametrize("above", [(), ("4", "e"), ("4", "l"), ("slash",), ("T",), ("ctrl+p",)])
async def test_locking_empties_the_screen_whatever_is_on_it(above: tuple[str, ...], kept: Door) -> None:
    app = at_lock(kept)
    async with working(app, *(above or ("4", "enter")), size=NARROW, locked=True) as pilot:
        journal = app.journal
        assert journal is not None
        await press(pilot, "ctrl+l")
        assert app.screen_stack == [app.screen]
        assert isinstance(app.screen, LockScreen)
        assert WORDS not in everything(app)
        assert PASSPHRASE not in everything(app)
        assert app.clipboard == ""
        with pytest.raises(Locked):
            list(journal.setbacks)
        with pytest.raises(Locked):
            journal.search("marmalade")
        await press(pilot, "4", "ctrl+p", "slash", "ctrl+l")
        assert isinstance(app.screen, LockScreen)


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Without the collections that Python begins by itself, so that none of them does what locking has to do."""
    gc.disable()
    yield
    gc.enable()


def read_in_memory() -> list[object]:
    """The entry, and what was drawn of it."""
    return [
        one
        for one in gc.get_objects()
        if (isinstance(one, Setback) and one.what_happened == WORDS)
        or (isinstance(one, Content) and WORDS in one.plain)
    ]


async def test_nothing_that_was_read_is_left_in_memory(kept: Door, no_collector: None) -> None:
    del no_collector
    app = at_lock(kept)
    async with working(app, "4", "enter", size=NARROW, locked=True) as pilot:
        assert read_in_memory()
        await pilot.press("ctrl+l")  # `press` would hold on to the screen that it leaves
        await until(pilot, lambda: on_top(app) is LockScreen)
        assert not read_in_memory()


async def test_nothing_that_was_read_is_left_in_memory_when_it_is_suspended(
    kept: Door, no_collector: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    del no_collector
    left: list[int] = []
    monkeypatch.setattr(App, "action_suspend_process", lambda _: left.append(len(read_in_memory())))
    app = at_lock(kept)
    async with working(app, "4", "enter", size=NARROW, locked=True) as pilot:
        await pilot.press("ctrl+z")
        await until(pilot, lambda: bool(left))
        assert left == [0]


async def test_a_half_typed_form_and_the_place_are_there_again_after_unlocking(kept: Door) -> None:
    app = at_lock(kept)
    async with working(app, size=NARROW, locked=True) as pilot:
        await press(pilot, "4", "enter", "e", "end", *" and more", "ctrl+l")
        assert isinstance(app.screen, LockScreen)
        assert WORDS not in everything(app)
        await unlock(pilot)
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        assert f"{WORDS} and more" in seen(app)
        await press(pilot, "escape")
        assert desk(app).section.name == "Setbacks"
        assert opened(app) == Ref(Kind.SETBACK, 1)
        assert desk(app).reading
        assert app.journal is not None
        assert app.journal.setbacks[1].what_happened == f"{WORDS} and more"
        assert app.journal.drafts.all() == []
        await press(pilot, "ctrl+l")
        await unlock(pilot)
        assert opened(app) == Ref(Kind.SETBACK, 1)


@pytest.mark.parametrize("reading", [False, True])
async def test_the_page_is_open_again_where_it_was_and_only_there(kept: Door, reading: bool) -> None:
    app = at_lock(kept)
    async with working(app, size=NARROW, locked=True) as pilot:
        await press(pilot, "4", *(["enter"] if reading else []), "ctrl+l")
        await unlock(pilot)
        assert desk(app).section.name == "Setbacks"
        assert desk(app).reading is reading
        assert isinstance(app.focused, EntryPage if reading else EntryList)


@pytest.mark.parametrize(("keys", "field"), [("4e", "what_happened"), ("5n", "sentence")])
async def test_what_is_typed_after_the_lock_goes_into_a_form_in_which_nothing_was(
    kept: Door, keys: str, field: str
) -> None:
    app = at_lock(kept)
    async with working(app, size=NARROW, locked=True) as pilot:
        assert app.journal is not None
        there = app.journal.count(*Kind)
        await press(pilot, *keys, "ctrl+l")
        await unlock(pilot)
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        await press(pilot, *"dear ")
        assert isinstance(app.screen, EditScreen)
        assert "dear " in str(app.screen.query_one(Form).values()[field])
        assert app.journal.count(*Kind) == there


async def test_a_form_with_what_nobody_typed_is_not_opened_again(kept: Door) -> None:
    app = at_lock(kept)
    async with working(app, "1", "w", size=NARROW, locked=True) as pilot:
        assert isinstance(app.screen, EditScreen)
        await press(pilot, "ctrl+l")
        await unlock(pilot)
        await rest(pilot)
        assert desk(app).section.name == "Today"


class Time:
    """What a clock shows, in seconds; it passes when a test says so."""

    def __init__(self) -> None:
        self.shows = 1000.0

    def __call__(self) -> float:
        return self.shows


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    time = Time()
    monkeypatch.setattr(locking, "Idle", lambda: Idle((time,)))
    return time


async def test_a_screen_that_is_opened_says_at_once_when_it_locks(kept: Door, time: Time) -> None:
    app = at_lock(kept, Settings(lock_after=2))
    async with working(app, size=NARROW, locked=True) as pilot:
        time.shows += 60
        app._watch_the_clock()
        await press(pilot, "4", "n")
        assert isinstance(app.screen, EditScreen)
        assert "locks in 1 min" in seen(app)


async def test_it_locks_itself_after_a_while_without_a_key(kept: Door, time: Time) -> None:
    app = at_lock(kept, Settings(lock_after=2))
    async with working(app, size=NARROW, locked=True) as pilot:
        assert "locks in 2 min" in seen(app)
        time.shows += 60
        app._watch_the_clock()
        await rest(pilot)
        assert "locks in 1 min" in seen(app)
        await press(pilot, "4")
        time.shows += 119
        app._watch_the_clock()
        assert app.journal is not None
        await press(pilot, "n", *"Half")
        time.shows += 121
        app._watch_the_clock()
        await rest(pilot)
        assert isinstance(app.screen, LockScreen)
        assert "Locked after 2 minutes without a key." in seen(app)
        await unlock(pilot)
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        assert "Half" in seen(app)
        await press(pilot, "ctrl+l")
        assert lock_module.USUAL in seen(app)


@pytest.mark.parametrize("wakes", ["key", "paste", "mouse", "focus", "drawing"])
async def test_what_wakes_it_after_a_night_meets_the_lock(
    kept: Door, time: Time, wakes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = at_lock(kept, Settings(lock_after=1))
    drawn: list[type] = []
    async with working(app, "7", "n", *"Half", size=NARROW, locked=True) as pilot:
        monkeypatch.setattr(App, "_display", lambda self, *_: drawn.append(type(self.screen)))
        time.shows += 8 * 3600
        match wakes:
            case "key":
                await pilot.press("x")
            case "paste":
                app.post_message(events.Paste("xyz"))
            case "mouse":
                await pilot.hover()
            case "focus":
                app.post_message(events.AppFocus())
            case _:
                app.screen._dirty_widgets.add(app.screen)
                app.screen._on_timer_update()  # at once, before the program hears of anything
        await rest(pilot)
        assert on_top(app) is LockScreen
        assert "Locked after 1 minute without a key." in seen(app)
        assert app.screen.query_one(Secret).value == ""
        assert set(drawn) == {LockScreen}
    again = kept.open(PASSPHRASE)
    assert [draft.values["body"] for draft in again.drafts.all()] == ["Half"]
    again.lock()


async def test_suspending_locks_first(kept: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    locked: list[bool] = []
    monkeypatch.setattr(App, "action_suspend_process", lambda self: locked.append(self.journal is None))
    app = at_lock(kept)
    async with working(app, size=NARROW, locked=True) as pilot:
        journal = app.journal
        await press(pilot, "ctrl+z")
        await until(pilot, lambda: bool(locked))
        assert locked == [True]
        assert isinstance(app.screen, LockScreen)
        assert journal is not None
        with pytest.raises(Locked):
            list(journal.setbacks)


async def test_what_is_typed_until_it_is_suspended_is_no_passphrase(
    kept: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is for the shell, as a command that is typed right behind the key."""
    suspended: list[str] = []
    monkeypatch.setattr(App, "action_suspend_process", lambda _: suspended.append("suspended"))
    released, let_go = threading.Event(), Ending.let_go
    app = at_lock(kept)
    async with working(app, size=NARROW, locked=True) as pilot:
        monkeypatch.setattr(Ending, "let_go", lambda ending: released.wait(30) and let_go(ending))
        app.simulate_key("ctrl+z")
        await until(pilot, lambda: isinstance(app.screen, LockScreen))
        for key in ("l", "s", "enter"):
            app.simulate_key(key)
        await pilot.pause(0.2)
        assert not suspended
        released.set()
        await until(pilot, lambda: bool(suspended))
        await press(pilot, "x")
        assert app.screen.query_one(Secret).value == "x"
        assert "wrong" not in seen(app)


class _Asks(Screen[None]):
    """A screen that keeps no draft."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self._widget = widget

    def compose(self) -> ComposeResult:
        yield self._widget


PUT_IN: Final[tuple[Callable[[], Widget], ...]] = (
    lambda: Checkbox("Told"),
    lambda: RadioSet("one", "two"),
    lambda: Scale(2, 1, 5, optional=False),
    lambda: Select([("one", 1)]),
    lambda: SelectionList[int](("one", 1)),
    Switch,
    TextArea,
    Input,
)


@pytest.mark.parametrize("made", PUT_IN)
async def test_where_something_is_put_in_nothing_suspends(
    made: Callable[[], Widget], kept: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    suspended: list[str] = []
    monkeypatch.setattr(App, "action_suspend_process", lambda _: suspended.append("suspended"))
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await app.push_screen(_Asks(widget := made()))
        widget.focus()
        await press(pilot, "ctrl+z")
        assert app.focused is widget
        assert suspended == []


async def test_where_something_is_written_or_chosen_nothing_suspends(
    kept: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    suspended: list[str] = []
    monkeypatch.setattr(App, "action_suspend_process", lambda _: suspended.append("suspended"))
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "ctrl+z")
        await unlock(pilot)
        places = set()
        for keys in ("4n", "7n"):
            await press(pilot, *keys)
            form = app.screen
            for widget in form.focus_chain:
                places.add(type(widget).__name__)
                form.set_focus(widget)
                await pilot.press("ctrl+z")
            form.query(Select).first().focus()
            await press(pilot, "enter", "ctrl+z", "escape")  # with its list dropped down
            assert app.screen is form
            await press(pilot, "escape")
        assert suspended == []
        assert {"Line", "Area", "Choices", "Scale"} <= places


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
async def test_a_terminal_that_goes_away_keeps_the_draft(kept: Door) -> None:
    app = at_lock(kept)
    async with working(app, "4", "n", *"Half", size=NARROW, locked=True):
        journal = app.journal
        os.kill(os.getpid(), signal.SIGHUP)
        for _ in range(20):
            await asyncio.sleep(0.05)
            if app.journal is None:
                break
        assert journal is not None
        with pytest.raises(Locked):
            list(journal.setbacks)
    again = kept.open(PASSPHRASE)
    assert [draft.values["what_happened"] for draft in again.drafts.all()] == ["Half"]
    again.lock()


@pytest.mark.parametrize("leaving", [False, True])
async def test_what_is_under_way_as_it_locks_ends_in_silence(kept: Door, leaving: bool) -> None:
    app = at_lock(kept)
    async with working(app, size=NARROW, locked=True) as pilot:
        journal = app.journal
        assert journal is not None

        async def reading() -> None:
            list(journal.setbacks)

        app.screen.call_later(reading)
        app.screen.run_worker(reading())
        if leaving:
            await app.action_quit()
        else:
            app.lock()
            await rest(pilot)
            assert isinstance(app.screen, LockScreen)
            await unlock(pilot)
            await press(pilot, "4", "ctrl+q")
    assert app.return_value == 0
    assert app.crash is None


async def test_a_key_that_is_still_at_work_as_it_locks_ends_in_silence(
    kept: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = at_lock(kept)
    async with working(app, size=NARROW, locked=True) as pilot:
        journal = app.journal
        assert journal is not None

        async def going(*_: object) -> None:
            app.lock()
            list(journal.setbacks)

        with monkeypatch.context() as patch:
            patch.setattr(DeskScreen, "action_go", going)
            await press(pilot, "5")
        assert isinstance(app.screen, LockScreen)
        await unlock(pilot)
        await press(pilot, "5")
        assert desk(app).section.name == "Lessons"
    assert app.crash is None


async def test_one_writes_on_after_a_lock_in_the_middle_of_a_sentence(kept: Door) -> None:
    app = at_lock(kept)
    async with working(app, size=NARROW, locked=True) as pilot:
        await press(pilot, "7", "n", *"The boat left.", "enter", *"It rained.", "up", "home", *(["right"] * 8))
        await press(pilot, "ctrl+l")
        await unlock(pilot)
        await press(pilot, *" never")
        assert "The boat never left." in seen(app)


async def test_leaving_from_a_form_keeps_the_draft(kept: Door) -> None:
    app = at_lock(kept)
    async with working(app, size=NARROW, locked=True) as pilot:
        await press(pilot, "4", "n", *"Half", "ctrl+q")
    assert app.return_value == 0
    again = kept.open(PASSPHRASE)
    assert [draft.of for draft in again.drafts.all()] == [Ref(Kind.SETBACK, 0)]
    again.lock()


@pytest.mark.parametrize("away", ["ctrl+q", "ctrl+l"])
async def test_the_last_key_before_leaving_is_kept(away: str, kept: Door) -> None:
    app = at_lock(kept)
    async with working(app, "7", "n", size=NARROW, locked=True) as pilot:
        for key in ("H", away):  # at once, as no pilot presses them
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: app.journal is None)
    again = kept.open(PASSPHRASE)
    assert [draft.values["body"] for draft in again.drafts.all()] == ["H"]
    again.lock()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits after wrong passphrases, in seconds; none of them is waited for."""
    waits: list[float] = []
    monkeypatch.setattr(wrong_ones, "LONGEST_WAIT", 30.0)

    async def noted(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(lock_module, "asyncio", SimpleNamespace(sleep=noted, to_thread=asyncio.to_thread))
    monkeypatch.setattr(wrong_ones, "monotonic", lambda: 1000.0)
    return waits


async def test_a_wrong_passphrase_says_so_and_makes_one_wait_longer_each_time(kept: Door, waits: list[float]) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        for attempt in range(9):
            await give(pilot, "plum lantern orbit eight")
            await until(pilot, lambda count=attempt: len(waits) == count)  # type: ignore[misc]
            assert "passphrase" in await answer(pilot)
            assert app.screen.query_one(Secret).value == ""
            assert app.focused is app.screen.query_one(Secret)
        assert waits == [0.5, 1, 2, 4, 8, 16, 30, 30]
        await unlock(pilot)
        assert desk(app).section.is_today


async def test_looking_at_help_does_not_shorten_the_wait(kept: Door, waits: list[float]) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        for attempt in range(2):
            await give(pilot, "plum lantern orbit eight")
            await until(pilot, lambda count=attempt: len(waits) == count)  # type: ignore[misc]
            await answer(pilot)
            await press(pilot, "f1")
            assert isinstance(app.screen, HelpScreen)
            await press(pilot, "escape")
        assert waits == [0.5]


async def test_an_empty_passphrase_is_not_tried(kept: Door) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "enter")
        assert str(app.screen.query_one("#lock-says").render()) == ""


async def test_an_older_copy_asks_for_consent(kept: Door) -> None:
    older = kept.paths.journal.read_bytes()
    journal = kept.open(PASSPHRASE)
    journal.add(Setback(what_happened="Later"))
    journal.lock()
    kept.paths.journal.write_bytes(older)
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await give(pilot, PASSPHRASE)
        await until(pilot, lambda: isinstance(app.screen, OpeningScreen))
        assert "older copy" in seen(app)
        await press(pilot, "o")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert app.journal is not None
        assert len(app.journal.setbacks) == 1


async def test_consent_is_for_what_was_asked_only(kept: Door) -> None:
    other = kept.open(PASSPHRASE)
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await give(pilot, PASSPHRASE)
        assert "read only" in await answer(pilot)
        other.lock()
        app.screen.query_one(Secret).value = ""
        await press(pilot, *"x", "backspace")
        await unlock(pilot)
        assert app.journal is not None
        app.journal.add(Setback(what_happened="Kept"))


async def test_a_journal_in_use_elsewhere_can_be_read(kept: Door) -> None:
    other = kept.open(PASSPHRASE)
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await give(pilot, PASSPHRASE)
        says = await answer(pilot)
        assert "The journal is open in process" in says
        assert "Press enter again to open it to read only" in says
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert "Open to read only: nothing you change here is kept." in said(app)
        await press(pilot, "4", "d")
        assert "read" in said(app).splitlines()[-1]
        assert opened(app) == Ref(Kind.SETBACK, 1)
        await press(pilot, "e", *"Changed", "escape")
        assert isinstance(app.screen, EditScreen)
        await press(pilot, "ctrl+l")
        assert isinstance(app.screen, LockScreen)
    assert other.setbacks[1].what_happened == WORDS
    other.lock()


async def test_a_damaged_journal_is_a_sentence(kept: Door) -> None:
    first_saves = kept.paths.journal.stat().st_size
    journal = kept.open(PASSPHRASE)
    journal.add(Setback(what_happened="One"))
    journal.add(Setback(what_happened="Another"))
    journal.lock()
    content = bytearray(kept.paths.journal.read_bytes())
    content[first_saves + 40] ^= 1
    kept.paths.journal.write_bytes(content)
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await give(pilot, PASSPHRASE)
        await until(pilot, lambda: isinstance(app.screen, OpeningScreen))
        says = " ".join(seen(app).split())
        assert "Nothing has been changed." in says
        assert "careerjournal check" in says
    assert kept.paths.journal.read_bytes() == bytes(content)


async def test_a_device_without_its_secret_and_a_journal_that_is_gone(kept: Door) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        shutil.rmtree(kept.paths.state)
        await give(pilot, PASSPHRASE)
        assert len(await answer(pilot)) > 20
        kept.paths.journal.unlink()
        await give(pilot, PASSPHRASE)
        assert "no journal" in await answer(pilot)


async def test_the_recovery_code_opens_it(door: Door) -> None:
    made = door.create(PASSPHRASE)
    made.journal.lock()
    shutil.rmtree(door.paths.state)
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *"half", "f3")
        field = app.screen.query_one(Input)
        assert (field.value, field.placeholder) == ("", "recovery code")
        await give(pilot, "not a code")
        assert "code" in await answer(pilot)
        await unlock(pilot, made.recovery_code.lower().replace("-", " "))
        assert "Opened with the recovery code." in said(app)
        await press(pilot, "ctrl+l")
        assert app.screen.query_one(Input).placeholder == "passphrase"


async def test_what_is_typed_at_the_lock_is_neither_shown_nor_copied(kept: Door) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *"plum", "shift+home", "ctrl+c", "ctrl+x")
        assert "plum" not in seen(app)
        assert app.clipboard == ""
        assert app.screen.query_one(Secret).value == "plum"
        assert said(app) == ""
        await press(pilot, "end", "ctrl+u", "ctrl+v")
        assert app.screen.query_one(Secret).value == ""


async def test_a_failing_disk_at_the_lock_does_not_keep_the_journal_open(little: Journal) -> None:
    def full(*_: object) -> None:
        raise Locked("The disk is full.")

    app = at_desk(little)
    async with working(app, "4", "n", *"Half", size=NARROW) as pilot:
        little.drafts.keep = full  # type: ignore[method-assign, assignment]
        await press(pilot, "ctrl+l")
        assert isinstance(app.screen, LockScreen)
        with pytest.raises(Locked):
            list(little.setbacks)


async def test_a_lock_of_its_own_says_so_beside_why_it_is_locked(kept: Door, time: Time) -> None:
    app = CareerJournal(kept, Loaded(Settings(lock_after=1), []), at_lock="Opens with “plum”.")
    async with app.run_test(size=NARROW) as pilot:
        assert "Opens with “plum”." in seen(app)
        assert lock_module.USUAL not in seen(app)
        await unlock(pilot)
        time.shows += 61
        app._watch_the_clock()
        await rest(pilot)
        assert "without a key" in seen(app)
        assert "Opens with “plum”." in seen(app)


async def test_ctrl_c_leaves_where_nothing_is_selected(kept: Door) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *"plum", "shift+left", "ctrl+c")
        assert app.screen.query_one(Secret).value == "plum"
        assert app.return_value is None
        await press(pilot, "right", "ctrl+c")
    assert app.return_value == 0


async def test_what_was_closed_before_a_lock_is_taken_apart_before_all_there_is_is_listed(
    kept: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To list all that twelve forms left behind them, or to find it unused, is a long step."""
    app, list_objects = at_lock(kept), gc.get_objects
    whole: list[int] = []

    def count() -> None:
        nodes = [one for one in list_objects() if issubclass(type(one), DOMNode) and "_nodes" in vars(one)]
        whole.append(sum(type(one) is not DOMNode for one in nodes) if not whole else len(nodes))

    def listing() -> list[object]:
        count()
        return list_objects()

    def looking(phase: str, about: Mapping[str, int]) -> None:
        if (phase, about["generation"]) == ("start", 2):
            count()

    async with working(app, size=NARROW, locked=True) as pilot:
        gc.collect()
        gc.disable()
        try:
            await press(pilot, *("n", "1", "escape") * 12)
            assert isinstance(app.screen, DeskScreen)
            monkeypatch.setattr("careerjournal.garbage.gc.get_objects", listing)
            gc.callbacks.append(looking)
            await press(pilot, "ctrl+l")
            assert app._forgetting is not None
            await app._forgetting
        finally:
            gc.callbacks.remove(looking)
            gc.enable()
    assert len(whole) == 3
    assert max(whole) < 60
