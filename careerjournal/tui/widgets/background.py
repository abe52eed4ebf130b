"""Slow work beside the screens that nobody has to wait for: leaving leaves at once, whatever is still being worked out.

`asyncio.to_thread` would keep the process, long after its screens are gone, until its threads have ended.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Generator
from functools import partial
from threading import Thread
from time import perf_counter
from typing import Any, Final, TypeVar, cast

from textual.dom import DOMNode
from textual.worker import Worker

T = TypeVar("T")

_at_work: set[Thread] = set()


def at_work() -> bool:
    """Whether a thread is still at work. Python must not end around it: it would tear down what the thread uses."""
    return any(thread.is_alive() for thread in _at_work)


def beside(work: Callable[[], object]) -> None:
    """Do work in a thread of its own, of which nothing comes that anybody waits for."""

    def run() -> None:
        try:
            work()
        finally:
            _at_work.discard(thread)

    thread = Thread(target=run, daemon=True)
    _at_work.add(thread)
    thread.start()


def begin(
    of: DOMNode, work: Callable[[], Coroutine[Any, Any, None]], group: str = "default", *, exclusive: bool = False
) -> Worker[None]:
    """Begin work that ends with the screen, or the part of one, that it is for.

    Args:
        of: what it is for.
        work: makes the coroutine. It may be over before its turn came, as where the next key asks for something else;
            a coroutine that was made already would then be complained of as never awaited.
        group: what it belongs to.
        exclusive: whether it takes the place of what is being done in its group.
    """
    begun: Worker[None] = of.run_worker(cast("Any", work), group=group, exclusive=exclusive)
    return begun


async def in_background(work: Callable[[], T], unwanted: Callable[[T], object] = lambda _: None) -> T:
    """What comes of work that is done in a thread of its own.

    Args:
        work: does it.
        unwanted: is given what came of it where nobody waits for that any more.

    Raises:
        Exception: whatever ``work`` raised.
    """
    loop = asyncio.get_running_loop()
    awaited: asyncio.Future[T] = loop.create_future()

    def arrived(result: T) -> None:
        if awaited.done():
            unwanted(result)
        else:
            awaited.set_result(result)

    def failed(error: Exception) -> None:
        if not awaited.done():
            awaited.set_exception(error)

    def run() -> None:
        try:
            result = work()
        except Exception as error:
            tell: Callable[[], object] = partial(failed, error)
            gone: Callable[[], object] = tell
        else:
            tell, gone = partial(arrived, result), partial(unwanted, result)
        finally:
            _at_work.discard(thread)
        try:
            loop.call_soon_threadsafe(tell)
        except RuntimeError:  # the screens are gone
            gone()

    thread = Thread(target=run, daemon=True)
    _at_work.add(thread)
    thread.start()
    return await awaited


_A_STEP: Final = 0.01
"""Seconds of work after which the screens have their turn."""


async def in_steps(steps: Generator[None, None, T]) -> T:
    """What comes of work that is done a little at a time, the screens having their turn in between.

    Args:
        steps: does it; what it returns is what comes of it.

    Raises:
        Exception: whatever a step raised.
    """
    end = perf_counter() + _A_STEP
    while True:
        try:
            next(steps)
        except StopIteration as through:
            return cast("T", through.value)
        if perf_counter() >= end:
            await asyncio.sleep(0)
            end = perf_counter() + _A_STEP
