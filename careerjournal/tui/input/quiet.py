"""When work behind the screens has its turn: while nobody does anything, and seldom where somebody types on and on.

A key may come in the middle of such work, and is answered when that lets go; on a busy machine, where each of its turns
takes many times as long, whoever types would wait for most of them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

AFTER_A_KEY: Final = 0.3
"""Seconds after a key, a paste or a click for which such work waits: a fast typist's next key comes sooner."""
AT_THE_LATEST: Final = 0.5
"""Seconds after its last turn when it has another all the same, so that it ends however long somebody types."""


class Quiet:
    """Knows when somebody last did something at the keyboard or with the mouse. It may be asked in any thread.

    Args:
        clock: tells the time in seconds, and is never set back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._ended: float | None = None

    def end(self) -> None:
        """Take note that somebody did something."""
        self._ended = self.clock()

    def lasts(self) -> bool:
        """Whether nobody has done anything for a moment."""
        return self.begins_in() <= 0

    def begins_in(self) -> float:
        """Seconds until nobody will have done anything for a moment; 0 or less where that lasts."""
        return 0.0 if self._ended is None else self._ended + AFTER_A_KEY - self.clock()


class BetweenKeys:
    """Has something done each time that nobody has done anything for a moment, and seldom while somebody types on.

    Args:
        quiet: that moment.
        later: does something after so many seconds.
        do: does it; it is told whether that moment is there.
    """

    def __init__(
        self, quiet: Quiet, later: Callable[[float, Callable[[], None]], object], do: Callable[[bool], object]
    ) -> None:
        self._quiet = quiet
        self._later = later
        self._do = do
        self._expected = False

    def expect(self) -> None:
        """Take note that somebody does something, so that there will be such a moment."""
        if not self._expected:
            self._expected = True
            self._later(AFTER_A_KEY, self._see)

    def _see(self) -> None:
        is_quiet = self._quiet.lasts()
        self._expected = not is_quiet
        if not is_quiet:
            self._later(max(AFTER_A_KEY / 2, self._quiet.begins_in()), self._see)
        self._do(is_quiet)


class Turns:
    """The turns of one piece of work.

    Args:
        quiet: that during which it goes on.
    """

    def __init__(self, quiet: Quiet) -> None:
        self._quiet = quiet
        self._last: float | None = None

    def next(self) -> bool:
        """Whether it has a turn now; then it has to be a short one, of some milliseconds."""
        now = self._quiet.clock()
        has = self._quiet.lasts() or self._last is None or now - self._last >= AT_THE_LATEST
        if has:
            self._last = now
        return has


def may_read_on(app: object) -> bool:
    """Whether reading on in the journal has a turn; in an app that takes no note of what is typed, always."""
    turns: Turns | None = getattr(app, "turns_to_read", None)
    return turns is None or turns.next()
