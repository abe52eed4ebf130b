"""What is closed as soon as it was opened, locked or left in the middle of it: nothing ends the program but leaving."""

from __future__ import annotations

import asyncio

import pytest
from textual.binding import Binding
from textual.css.query import NoMatches
from textual.pilot import Pilot

from careerjournal.journal.journal import Journal
from careerjournal.model import Ref
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.unlock.lock import LockScreen
from tests.tui.using import USUAL, at_desk, desk, on_top, rest

pytestmark = pytest.mark.usefixtures("quick")

OF_APP = ("app.help", "app.settings")
OPENING = [one.action for one in DeskScreen.BINDINGS if isinstance(one, Binding) and "(" not in one.action]
TURNS = (0, 1, 3, 6, 12)
"""Turns of the event loop that go by meanwhile; what is opened takes some twenty."""


async def turns(count: int) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


async def at_setback(app: CareerJournal, pilot: Pilot[int]) -> DeskScreen:
    await rest(pilot)
    await desk(app).open_entry(Ref.parse("setback 1"))
    await rest(pilot)
    return desk(app)


async def opened(app: CareerJournal, action: str) -> None:
    """Ask for something, whatever lies over the desk, and do not wait for it."""
    await (app if action in OF_APP else app.screen_stack[1]).run_action(action)


@pytest.mark.parametrize("action", [*OF_APP, *dict.fromkeys(OPENING)])
async def test_it_is_closed_at_once(action: str, little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        at = await at_setback(app, pilot)
        for count in TURNS:
            await opened(app, action)
            await turns(count)
            while len(app.screen_stack) > app.screen_stack.index(at) + 1:
                app.pop_screen()
            await turns(count)
        assert at.is_attached
        await rest(pilot)
    assert app.crash is None


@pytest.mark.parametrize("action", ["new_any", "edit", "add_reading", "search", "share", "history", *OF_APP])
@pytest.mark.parametrize("count", TURNS)
async def test_the_journal_is_locked_or_left_at_once(action: str, count: int, little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await at_setback(app, pilot)
        await opened(app, action)
        await turns(count)
        app.lock()
        assert on_top(app) is LockScreen
        await turns(count)
    assert app.crash is None


@pytest.mark.parametrize("count", TURNS)
async def test_it_is_left_as_what_was_decided_is_shown(count: int, little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await at_setback(app, pilot)
        for action in ("search", "history", "own_questions"):
            await opened(app, action)
            await rest(pilot)
        while len(app.screen_stack) > 2:
            app.screen.dismiss(None)
        await turns(count)
        app.exit()
    assert app.crash is None


async def test_an_error_of_what_is_shown_still_ends_it(little: Journal) -> None:
    app = at_desk(little)

    async def ask_for_what_is_not_there() -> None:
        async with app.run_test(size=USUAL) as pilot:
            at = await at_setback(app, pilot)
            at.call_later(lambda: at.query_one("#nowhere"))
            await rest(pilot)

    with pytest.raises(NoMatches):
        await ask_for_what_is_not_there()
    assert app.crash is not None
