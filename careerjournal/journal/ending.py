"""What is left to be done of a journal that was locked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import RLock


class Ending:
    """Letting go of what a locked journal had read, and closing its file: each once, in any thread.

    Whoever comes second waits until the first is through.

    Args:
        steps: let go of it, some at each; a thread does not keep others from theirs for longer than one.
        close: closes the file.
    """

    def __init__(self, steps: Iterator[None], close: Callable[[], object]) -> None:
        self._steps = steps
        self._close = close
        self._turn = RLock()

    def let_go(self) -> None:
        """Let go of what had been read."""
        with self._turn:
            for _ in self._steps:
                pass

    def close(self) -> None:
        """Do that, and close the file, of which an automatic copy is brought up to date first."""
        with self._turn:
            close, self._close = self._close, _nothing
            try:
                self.let_go()
            finally:
                close()


def _nothing() -> None:
    """It was closed."""
