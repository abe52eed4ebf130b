"""Work that is done some of it at each step, so that whoever waits for it need not be held up by all of it."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar, cast

T = TypeVar("T")


def through(steps: Generator[None, None, T]) -> T:
    """What comes of such work, all of it at once.

    Args:
        steps: does it; what it returns is what comes of it.

    Raises:
        Exception: whatever a step raised.
    """
    while True:
        try:
            next(steps)
        except StopIteration as through:
            return cast("T", through.value)
