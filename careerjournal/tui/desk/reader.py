"""Reads the journal behind the desk, a little at a time, and does then what waited for all of it."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, Final

from careerjournal.garbage import freeze
from careerjournal.journal.errors import Locked
from careerjournal.journal.nudges import finding_nudges
from careerjournal.tui.entry.rows import title_width
from careerjournal.tui.input.quiet import may_read_on

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from careerjournal.journal.journal import Journal

AT_ONCE: Final = 0.03
"""Seconds for reading the journal before the first page is shown; many are read by then."""
A_MOMENT: Final = 0.008
"""Seconds for reading on in the journal, each time that there is a turn for it."""
EVERY: Final = 0.01
"""Seconds from one such turn to the next: what is left of them is for everything else, until all of it is read."""


class Reader:
    """Reads the journal behind a screen.

    Args:
        screen: the screen, which its work ends with.
        journal: the open journal.
        needed: whether what the screen shows needs all of it; else the search may go first.
        show: shows what needed all of it, once it is read.
    """

    def __init__(
        self, screen: Screen[None], journal: Journal, needed: Callable[[], bool], show: Callable[[], Awaitable[None]]
    ) -> None:
        self._screen = screen
        self._journal = journal
        self._needed = needed
        self._show = show
        self._turns: Timer | None = None
        self._nudges: Iterator[None] | None = None
        """Finds what Today asks about once all is read."""
        self._waited_for = False
        """Whether what was asked for waits until the journal is read."""

    @property
    def is_at_work(self) -> bool:
        """Whether it has been begun, and is not through."""
        return self._turns is not None

    def read_first(self) -> None:
        """Read as much as may be waited for before the first page is shown."""
        if self._journal.read_on(AT_ONCE, title_width):
            freeze()

    def begin(self) -> None:
        """Read the rest, where there is any and that is not begun."""
        if not self._journal.is_read and self._turns is None:
            self._turns = self._screen.set_interval(EVERY, self.read_on)

    def read_on(self) -> None:
        """Read on where it is time to, and show then what needed all of it."""
        if self._turns is None:
            return  # it was through, or locked, while this was on its way
        try:
            if not self._may_read_on() or not self._journal.read_on(A_MOMENT, title_width):
                return
            if not self._has_found_nudges():
                return
            freeze()
            # A timer's callback runs beside what the screen is about; in its turn, nothing is shown twice over.
            self._screen.call_later(self._show)
        except Locked:
            pass
        self._turns.stop()
        self._turns = None

    def _has_found_nudges(self) -> bool:
        """Find on what Today asks about, which is read anew for it: shown at once, it would hold up the keys."""
        self._nudges = self._nudges or finding_nudges(self._journal)
        end = time.perf_counter() + A_MOMENT
        for _ in self._nudges:
            if time.perf_counter() >= end:
                return False
        self._nudges = None
        return True

    def _may_read_on(self) -> bool:
        """Whether it is time to: whoever types goes before it, and whoever waits for it before the search."""
        if self._waited_for:
            return True
        looked_at = self._screen.app.screen is self._screen and self._needed()
        if self._journal.leaves_turn and not looked_at:
            return False
        return may_read_on(self._screen.app)

    def once_read(self, do: Callable[[], Awaitable[None] | None], follows: str) -> None:
        """Do what needs every entry: at once where all are read; else once they are, unless that is not waited for.

        Args:
            do: does it.
            follows: what it does, in a sentence.
        """
        from careerjournal.tui.desk.being_read import BeingRead  # noqa: PLC0415 - loaded when it is wanted

        async def done(read: bool | None) -> None:
            self._waited_for = False
            if read:
                await self._show()  # the lists first
            if read and (following := do()) is not None:
                await following

        if self._journal.is_read:
            self._screen.call_next(do)
        else:
            self._waited_for = True
            self._screen.app.push_screen(BeingRead(self._journal, follows), done)
