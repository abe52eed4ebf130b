"""Turns of the event loop are short: keys come in between, and all is done all the same."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widgets import Static

from careerjournal.tui.output import short_turns
from tests.tui.using import until

BOXES = 60
HOPS = 6
"""Turns that a key takes at most until whoever is to answer it has it."""


@pytest.fixture(autouse=True)
def each_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is done takes all of a turn; what is patched is mended afterwards."""
    for name in ("_get_message", "_pre_process", "_flush_next_callbacks"):
        monkeypatch.setattr(MessagePump, name, getattr(MessagePump, name))
    monkeypatch.setattr(Screen, "_on_timer_update", Screen._on_timer_update)
    monkeypatch.setattr(short_turns, "SECONDS", 1e-9)


class Box(Static):
    """A box that takes note of its being there, and of what it is told."""

    async def on_mount(self) -> None:
        assert isinstance(self.app, Boxes)
        self.app.done.append("built")
        if len(self.app.done) == 1:
            self.app.press()

    def told(self) -> None:
        """Take note of it."""
        assert isinstance(self.app, Boxes)
        self.app.done.append("told")


class Boxes(App[None]):
    """Boxes that come at once."""

    def __init__(self) -> None:
        short_turns.install()
        super().__init__()
        self.done: list[str] = []

    def compose(self) -> ComposeResult:
        yield Vertical()

    def press(self) -> None:
        """Press a key, as a terminal sends it."""
        assert self._driver is not None
        self._driver.send_message(Key("x", "x"))

    def on_key(self) -> None:
        self.done.append("key")

    def built(self) -> None:
        """Build them."""
        self.query_one(Vertical).mount_all(Box(str(number)) for number in range(BOXES))


async def test_a_key_comes_before_boxes_that_came_at_once_are_all_built() -> None:
    app = Boxes()
    async with app.run_test() as pilot:
        app.built()
        await until(pilot, lambda: app.done.count("built") == BOXES and "key" in app.done)
        assert app.done.index("key") <= HOPS


async def test_a_key_comes_before_all_have_done_what_they_were_told() -> None:
    app = Boxes()
    async with app.run_test() as pilot:
        app.built()
        await until(pilot, lambda: app.done.count("built") == BOXES and "key" in app.done)
        app.done.clear()
        for box in app.query(Box):
            box.call_next(box.told)
        app.press()
        await until(pilot, lambda: app.done.count("told") == BOXES and "key" in app.done)
        assert app.done.index("key") <= HOPS


async def test_messages_to_one_come_in_their_order() -> None:
    app = Boxes()
    noted: list[int] = []
    async with app.run_test() as pilot:
        app.built()
        await until(pilot, lambda: app.done.count("built") == BOXES)
        box: Any = app.query(Box).first()
        for number in range(20):
            box.call_later(noted.append, number)
        await until(pilot, lambda: len(noted) == 20)
        assert noted == list(range(20))


def take_a_while() -> None:
    """Longer than what takes long in a turn may find over of it."""
    time.sleep(2 * short_turns.BEGINS)


async def test_what_takes_long_is_begun_in_a_turn_of_its_own() -> None:
    loop, turns = asyncio.get_running_loop(), 0

    def count() -> None:
        nonlocal turns
        turns += 1
        loop.call_soon(count)

    async def begin() -> int:
        await short_turns.TURN.begins()
        return turns

    await asyncio.sleep(0)
    count()
    short_turns.TURN.has_room()
    take_a_while()  # as what else is done in it
    at = turns
    assert await begin() > at
    take_a_while()
    assert not short_turns.TURN.has_room(short_turns.BEGINS), "what is ready in that turn, too, is not done in it"


async def test_who_asked_at_the_end_of_one_turn_ends_not_the_next() -> None:
    loop, said = asyncio.get_running_loop(), list[bool]()

    async def long_one() -> None:
        await short_turns.TURN.begins()
        take_a_while()

    async def ask_behind() -> None:
        said.append(short_turns.TURN.has_room(short_turns.BEGINS))

    await asyncio.sleep(0)
    tasks = [loop.create_task(long_one())]
    short_turns.TURN.has_room()  # ends behind that task, in the next turn
    tasks.append(loop.create_task(ask_behind()))
    await asyncio.gather(*tasks)
    assert said == [False]


async def test_a_layout_that_takes_long_leaves_what_is_drawn_of_it_to_the_next_turn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Boxes()
    said: list[bool] = []

    def lay_out(*_: object, **__: object) -> None:
        take_a_while()
        said.append(short_turns.TURN.has_room(short_turns.BEGINS))

    async with app.run_test() as pilot:
        await pilot.pause()
        monkeypatch.setattr(Screen, "_refresh_layout", lay_out)
        app.screen._layout_required = True
        monkeypatch.setattr(short_turns.TURN, "_began", None)  # nobody asked in this turn before
        app.screen._on_timer_update()
        assert said == [False]


def test_a_loop_that_was_closed_in_a_turn_keeps_no_other_waiting() -> None:
    async def ask() -> None:
        short_turns.TURN.has_room()

    async def wait() -> None:
        await asyncio.wait_for(short_turns.TURN.comes(), 10)

    loop = asyncio.new_event_loop()
    loop.run_until_complete(ask())
    loop.close()
    asyncio.run(wait())
