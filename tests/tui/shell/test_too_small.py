"""What is typed around a window that is too small: it goes where it was meant for, or nowhere."""

from __future__ import annotations

import asyncio

import pytest
from textual.widgets import TextArea

from careerjournal.access.door import Door
from careerjournal.journal.journal import Journal
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.shell.too_small import TooSmall
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.writing.edit import EditScreen
from tests.conftest import PASSPHRASE
from tests.tui.using import NARROW, at_desk, at_lock, desk, on_top, press, resize, seen, send, unlock, until, working

pytestmark = pytest.mark.usefixtures("quick")

SMALL = (30, 8)


def written(app: CareerJournal) -> str:
    return app.screen.query(TextArea).first().text


async def test_what_is_typed_before_and_meanwhile_is_for_what_was_being_written(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, "7", "n", size=NARROW) as pilot:
        send(app, *"before")
        await pilot.resize_terminal(*SMALL)
        await until(pilot, lambda: isinstance(app.screen, TooSmall))
        assert "What you type waits until then." in " ".join(seen(app).split())
        send(app, *"and")
        await resize(pilot, NARROW)
        await press(pilot, "X")
        assert written(app) == "beforeandX"


async def test_what_was_typed_before_opens_what_it_was_to_open(little: Journal) -> None:
    app = at_desk(little)
    async with working(app, size=NARROW) as pilot:
        send(app, "7", "n")
        while not app._waiting:  # noqa: ASYNC110 - the next key is what is waited for
            await asyncio.sleep(0)
        await pilot.resize_terminal(*SMALL)
        await until(pilot, lambda: isinstance(app.screen, TooSmall))
        await resize(pilot, NARROW)
        assert isinstance(app.screen, EditScreen)


async def test_it_locks_behind_what_was_typed(little: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    app = at_desk(little)
    left: list[str] = []
    flush = EditScreen.flush

    def flushed(screen: EditScreen) -> None:
        left.append(screen.query(TextArea).first().text)
        flush(screen)

    monkeypatch.setattr(EditScreen, "flush", flushed)
    async with working(app, "7", "n", size=NARROW) as pilot:
        await resize(pilot, SMALL)
        send(app, *"last", "ctrl+l")
        await until(pilot, lambda: on_top(app) is LockScreen)
        assert left[-1] == "last"


async def test_what_was_written_comes_back_behind_the_lock_and_is_left_as_ever(door: Door) -> None:
    """The form opens over what says that the window is too small, which stays in front until it is not."""
    door.create(PASSPHRASE).journal.lock()
    app = at_lock(door)
    async with working(app, "7", "n", *"One", size=NARROW, locked=True) as pilot:
        await resize(pilot, SMALL)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: on_top(app) is LockScreen)
        await unlock(pilot)
        await until(pilot, lambda: any(isinstance(screen, EditScreen) for screen in app.screen_stack))
        await until(pilot, lambda: isinstance(app.screen, TooSmall))
        await resize(pilot, NARROW)
        assert on_top(app) is EditScreen
        await press(pilot, "escape")
        assert on_top(app) is DeskScreen
        assert "too small" not in seen(app)


@pytest.mark.parametrize("before", ["", "ab"])
async def test_an_escape_waits_too(little: Journal, before: str) -> None:
    app = at_desk(little)
    async with working(app, "7", "n", *"One", size=NARROW) as pilot:
        await resize(pilot, SMALL)
        assert isinstance(app.screen, TooSmall)
        send(app, *before, "escape", "4")
        await pilot.pause(0.5)
        await resize(pilot, NARROW)
        await until(pilot, lambda: on_top(app) is DeskScreen and not app._waiting)
        assert desk(app).place[0].key == "4"
        assert f"One{before}" in [reflection.body for reflection in little.reflections]
