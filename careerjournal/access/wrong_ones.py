"""Passphrases that were wrong, one after the other: the next has to wait, a little longer each time."""

from __future__ import annotations

from time import monotonic
from typing import Final

LONGEST_WAIT: Final = 30.0
"""Seconds that a wrong one makes the next wait at the most: it doubles from half a second."""


class WrongOnes:
    """How many were wrong since one was right, wherever they were typed."""

    def __init__(self) -> None:
        self._times = 0
        self._not_before = 0.0

    @property
    def left(self) -> float:
        """Seconds until the next may be tried; 0 or less where it may be now. Typing it need not wait."""
        return self._not_before - monotonic()

    @property
    def says(self) -> str:
        """Why it waits, and how long: a sentence."""
        times = "once" if self._times == 1 else f"{self._times} times"
        return f"That was wrong {times}. Trying again in {self.left:.0f} s."

    def add(self) -> None:
        """Another one was wrong."""
        self._times += 1
        self._not_before = monotonic() + min(LONGEST_WAIT, 0.25 * 2**self._times)

    def clear(self) -> None:
        """One was right."""
        self._times, self._not_before = 0, 0.0
