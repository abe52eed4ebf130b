"""When the event loop has nothing left to run, so that a pilot goes on: told by the loop itself, and not asked for.

A pilot that asks in each round keeps the loop going for it: so does whatever else waits until the loop rests, each for
the other. And Textual's own has every widget on the screen take a message each time, which for a key that moves a
cursor is nine tenths of the work.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any, Final
from weakref import WeakKeyDictionary

from textual.message_pump import MessagePump
from textual.pilot import Pilot

ROUNDS: Final = 10_000
"""Rounds of a loop in which something always runs after which it is waited for no longer."""

_loops: Final[WeakKeyDictionary[asyncio.AbstractEventLoop, list[asyncio.Future[None]]]] = WeakKeyDictionary()
"""Who waits until a loop has nothing left to run."""
_wait_for_screen: Final = Pilot._wait_for_screen


async def wait_for_idle(*_: float) -> None:
    """Return as soon as everything waits for a timer, a thread or a key."""
    loop = asyncio.get_running_loop()
    if loop not in _loops:
        _loops[loop] = _told_by(loop)
    it_rests = loop.create_future()
    _loops[loop].append(it_rests)
    await it_rests


def _told_by(loop: Any) -> list[asyncio.Future[None]]:
    """Who is told once a loop would wait: where nothing is to be run, it asks its selector with time to spare."""
    select, rounds = loop._selector.select, 0
    waiting: list[asyncio.Future[None]] = []

    def selected(timeout: float | None = None) -> Any:
        nonlocal rounds
        if not waiting:
            return select(timeout)
        come = select(0)
        rounds += 1
        if rounds > ROUNDS or (timeout != 0 and not come):
            for one in waiting:
                if not one.done():
                    one.set_result(None)
            waiting.clear()
            rounds = 0
        return come

    loop._selector.select = selected
    return waiting


async def wait_for_screen(self: Pilot[Any]) -> bool:
    """Wait until all on the screen have done what they were told: as Textual's own, and only for those who have not."""
    await wait_for_idle()
    return not any(map(_works, _on(self))) or await _wait_for_screen(self)


def _on(pilot: Pilot[Any]) -> Iterator[MessagePump]:
    yield pilot.app
    if pilot.app.screen_stack:
        yield from pilot.app.screen.walk_children(with_self=True)


def _works(pump: MessagePump) -> bool:
    """Whether it is in the middle of a message, as while it waits for a thread: else it waits for the next."""
    return pump.is_running and not pump._message_queue.ready_event._waiters
