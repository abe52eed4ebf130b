"""The turns of the event loop are short, so that a key never waits until all that was to be done is done.

Textual gives each widget a task, and all that have something to do do it in one turn of the loop: a form's twenty boxes
are built in one, and what a screen was told since is done in another. Here whoever has something to do looks first how
long the turn has lasted, and leaves it to the next where that was long; what was typed meanwhile comes before it. It is
needed before the first frame.
"""

# ruff: noqa: SLF001 - where a message is taken, a widget is built or what was put off is done has no public names

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, Final

from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.message import Message

SECONDS: Final = 0.012
"""How long a turn may have lasted where something else is begun in it."""
BEGINS: Final = 0.001
"""And where something is begun that by itself takes longer than any turn should."""
_TRIES: Final = 10
"""Turns for which that waits at most: where much is to be done at once, most are long."""


class Turn:
    """The turn of the event loop that lasts now, from where somebody first asked in it."""

    def __init__(self) -> None:
        self._began: float | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._marks = 0

    def has_room(self, over: float | None = None) -> bool:
        """Whether something may be begun in it.

        Args:
            over: seconds that may be over of it; `SECONDS` where it is not given.
        """
        if self._began is None or asyncio.get_running_loop() is not self._loop:  # one that was closed ended no turn
            self._mark()
            return True
        return time.perf_counter() - self._began < (SECONDS if over is None else over)

    def lasts(self) -> bool:
        """Begin to time this turn, unless more than `BEGINS` of it is over; whether no more is."""
        if not self.has_room(BEGINS):
            return False
        self._mark()  # who asked just now may have done so in the last turn, whose end then comes behind this
        return True

    async def begins(self) -> None:
        """Return in a turn of which little is over; what else was to be done in it waits for the next."""
        for _ in range(_TRIES):
            if self.lasts():
                return
            await asyncio.sleep(0)

    async def comes(self) -> None:
        """Return in the first turn that has room, which may be this one."""
        while not self.has_room():  # noqa: ASYNC110 - the turn is what is waited for
            await asyncio.sleep(0)

    def _mark(self) -> None:
        self._began, self._loop = time.perf_counter(), asyncio.get_running_loop()
        self._marks += 1
        self._loop.call_soon(self._end, self._marks)

    def _end(self, mark: int) -> None:
        if mark == self._marks:
            self._began = None


TURN: Final = Turn()
_get_message: Final = MessagePump._get_message
_pre_process: Final = MessagePump._pre_process
_flush: Final = MessagePump._flush_next_callbacks
_on_timer_update: Final = Screen._on_timer_update


def install() -> None:
    """Keep turns short. Once is enough."""
    pump: Any = MessagePump
    pump._get_message = _take
    pump._pre_process = _build
    pump._flush_next_callbacks = _do
    screen: Any = Screen
    screen._on_timer_update = _lay_out


async def _comes(pump: MessagePump) -> None:
    """Wait for a turn. A key goes through the app and its screen: these wait for one turn, however much waits there."""
    if not isinstance(pump, App | Screen):
        await TURN.comes()
    elif not TURN.has_room():
        await asyncio.sleep(0)


async def _take(self: MessagePump) -> Message:
    await _comes(self)
    return await _get_message(self)


async def _build(self: MessagePump) -> bool:
    await _comes(self)
    return await _pre_process(self)


async def _do(self: MessagePump) -> None:
    if self._next_callbacks:
        await _comes(self)
    await _flush(self)


def _lay_out(self: Screen[Any]) -> None:
    """The turn lasts from here at the latest: what is drawn of the new layout is left to the next if this took long."""
    TURN.lasts()
    _on_timer_update(self)
