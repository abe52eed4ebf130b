"""How long nobody has used the program, the time that the computer slept included."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Final

Clock = Callable[[], float]
"""Tells the time in seconds, from wherever it counts."""


def clocks() -> tuple[Clock, ...]:
    """The system's clocks.

    Which of them run on while it sleeps differs: CLOCK_BOOTTIME does (Linux), CLOCK_MONOTONIC_RAW does on macOS, and
    `time.monotonic` does on Windows only. The time of day always does, and can be set to anything.
    """
    named = (getattr(time, name, None) for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC_RAW"))
    return (time.monotonic, time.time, *(partial(time.clock_gettime, clock) for clock in named if clock is not None))


_OF_THE_SYSTEM: Final = clocks()


class Idle:
    """A stopwatch that stands at what the clock says by which the most time has passed.

    A clock that is set back stands still for that moment, and goes on from there; one that is set forward counts as
    time that has passed.

    Args:
        clocks: those to go by.
    """

    def __init__(self, clocks: tuple[Clock, ...] = _OF_THE_SYSTEM) -> None:
        self._clocks = clocks
        self._seen: list[float] = []
        self._passed: list[float] = []
        self.begin()

    def begin(self) -> None:
        """Count from now."""
        self._seen = [clock() for clock in self._clocks]
        self._passed = [0.0] * len(self._clocks)

    def seconds(self) -> float:
        """Seconds since `begin`; 0 or more. Ask often: of a clock set back, what passed since the last time is lost."""
        now = [clock() for clock in self._clocks]
        for place, (before, after) in enumerate(zip(self._seen, now, strict=True)):
            self._passed[place] += max(0.0, after - before)
        self._seen = now
        return max(self._passed)
