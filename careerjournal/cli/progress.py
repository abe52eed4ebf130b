"""Long work: how far it is, for whoever waits at a terminal, and a way to stop it that does no harm."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from careerjournal.cli.output import end_line
from careerjournal.cli.status import CannotGoOn

if TYPE_CHECKING:
    from types import FrameType

_QUIET: Final = 0.5
"""Seconds of work about which nothing is said."""
_AGAIN: Final = 0.1
"""Seconds between two times that it is said."""


class Progress:
    """A line on standard error, where that is a terminal, that says how far the work is; gone once it is done."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _QUIET
        self._length = 0
        self.stopped = False
        """Whether somebody asked to stop."""

    def say(self, sentence: str) -> bool:
        """Say how far it is, unless that was said a moment ago.

        Args:
            sentence: what is said, in ASCII and without anything that somebody wrote.

        Returns:
            Whether to go on.
        """
        now = time.monotonic()
        if now >= self._next and sys.stderr is not None and sys.stderr.isatty():
            self._next = now + _AGAIN
            self._write(f"\r{sentence:<{self._length}}")
            self._length = len(sentence)
        return not self.stopped

    def clear(self) -> None:
        """Take the line away."""
        if self._length:
            self._write(f"\r{'':{self._length}}\r")
            self._length = 0

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()


@contextmanager
def stopped_with(sentence: str, progress: Progress) -> Iterator[None]:
    """Inside, nothing is changed: ctrl+c or ctrl+d ends it at once, and says so.

    Raises:
        CannotGoOn: somebody did.
    """
    try:
        yield
    except (KeyboardInterrupt, EOFError):
        progress.clear()
        end_line()
        raise CannotGoOn(sentence) from None


@contextmanager
def stopped_between(progress: Progress) -> Iterator[None]:
    """Inside, ctrl+c is noted, for the work to end where that does no harm; it may be past that."""
    before = signal.getsignal(signal.SIGINT)
    if before in (signal.SIG_IGN, None) or threading.current_thread() is not threading.main_thread():
        yield
        return

    def note(_number: int, _frame: FrameType | None) -> None:
        progress.stopped = True

    signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
