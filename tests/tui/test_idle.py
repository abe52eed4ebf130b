"""A pilot goes on when all that was asked for has happened, and has nobody do anything for that."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.events import Callback
from textual.widgets import Static

from tests.tui import idle

pytestmark = pytest.mark.usefixtures("hasty")


class Waits(Static):
    """What takes a key with the help of a thread."""

    can_focus = True

    def __init__(self) -> None:
        super().__init__()
        self.may_go_on = threading.Event()
        self.has_gone_on = False

    async def key_a(self) -> None:
        await asyncio.to_thread(self.may_go_on.wait)
        self.has_gone_on = True


class Waiting(App[None]):
    def compose(self) -> ComposeResult:
        yield Waits()
        for _ in range(50):
            yield Static()


async def test_what_waits_for_a_thread_is_waited_for() -> None:
    app = Waiting()
    async with app.run_test() as pilot:
        waits = app.query_one(Waits)
        waits.focus()
        asyncio.get_running_loop().call_later(0.3, waits.may_go_on.set)
        await pilot.press("a")
        assert waits.has_gone_on


async def test_where_everything_rests_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    called = Static.on_callback

    async def noted(self: Static, event: Callback) -> None:
        asked.append(self)
        await called(self, event)

    app = Waiting()
    async with app.run_test() as pilot:
        await pilot.pause()
        monkeypatch.setattr(Static, "on_callback", noted)
        for _ in range(5):
            await pilot.press("b")
            await pilot.pause()
        assert not asked


async def test_where_something_goes_on_and_on_it_is_not_waited_for() -> None:
    rounds = 0

    async def goes_on() -> None:
        nonlocal rounds
        while True:
            rounds += 1
            await asyncio.sleep(0)

    never_rests: Any = asyncio.create_task(goes_on())
    await idle.wait_for_idle()
    assert rounds >= idle.ROUNDS
    never_rests.cancel()
    await idle.wait_for_idle()
    assert never_rests.cancelled()
