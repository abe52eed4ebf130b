"""The garbage collector: when Python looks through memory for what nobody refers to any more.

Screens, widgets and the entries that they show refer to one another, so that only the garbage collector lets go of
them. A look through everything takes a tenth of a second, which is a hitch in somebody's typing. So what is there to
stay is left out while a journal is open, and what was closed is let go of between keys, mostly when nobody types;
everything is looked through as soon as it is locked. Memory that was let go of may still hold what stood there until
something else is put there; Python has no way to wipe it, but zeros can be that, and whole pages go back to the system.
"""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from time import perf_counter
from typing import Any, Final

_Cache: Final = type(lru_cache(len))
"""What `functools` keeps the results of a function in: Textual and Rich keep what they measured, cut and styled."""

SELDOM: Final = (2_000, 3, 5_000)
"""How many more objects bring about a look at the youngest, and how many of those one at the older (see `gc`).

What screens leave behind them is looked through before there is so much of it that it is a hitch: some 10,000 objects,
each of them twice, however many looks that takes.
"""

_WORTH_IT: Final = 1
"""Looks at the older objects after which there is something to be had by one at the oldest: there are 10,000 more."""
_ENOUGH: Final = 2
"""And after which it is not put off any longer, though somebody types: the longer it is, the longer is that look."""
_STAYS: Final = 12
"""And after more than which so much has come at once that it was not closed and stays, as what was counted of a whole
journal: it is left out of all looks, of which one would be a hitch."""
_LONG: Final = 15_000
"""Objects that are looked through each time from which on they are left out: a look at them takes some 10 ms."""

_HEAD: Final = sys.getsizeof(b"")
"""Bytes of a piece that are not the zeros in it."""
_SMALL: Final = 512
"""Bytes of the largest piece that Python takes from memory of its own, where there is a list of free pieces a size."""
_SIZES: Final = (65_536, 16_384, 8_192, 4_096, 3_072, 2_048, *range(1_536, _SMALL, -64), *range(_SMALL, _HEAD, -16))
_ROOM: Final = 4 * 1024 * 1024
"""Bytes that are filled with pieces of a size."""
_MOST: Final = 24 * 1024 * 1024
"""And of that one, from which all the smaller are cut."""


_LOOKED_AT: Final = 10_000
"""Objects of which it is looked in one step whether they are caches, or have ended."""
_MODULES: Final = 50
"""Modules in which it is looked in one step for caches."""
_A_STEP: Final = 0.005
"""Seconds for which objects are taken apart in one step: with a widget goes whatever only that referred to."""

_ARENA_MAX: Final = -8
"""``M_ARENA_MAX`` of glibc's `mallopt(3)`."""


def share_heap() -> None:
    """Have all threads take memory from one heap, which `let_go` reaches: glibc would give each thread another.

    Call it before there are any.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - 3 ms, and loaded there by `guard`

        with suppress(AttributeError):  # another library, which has no such heaps
            ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def _give_back() -> None:
    """Give whole pages that are free back to the system, which wipes them: some 30 ms where there are 250 MB.

    By itself glibc gives back the end of its heap alone.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - as above

        with suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def look_seldom() -> None:
    """Set the thresholds of the collector to `SELDOM`: what is loaded at the start is kept anyway."""
    gc.set_threshold(*SELDOM)


def let_go_of_closed(staying: Iterable[object], *, can_wait: bool = False, is_all: bool = True) -> bool:
    """Let go of what was closed, if there is enough of it: some 20 ms.

    Args:
        staying: the program, and the screens that are still there.
        can_wait: whether it is put off until there is more of it, as while somebody types.
        is_all: whether all that can be closed is; what is open is left out of no look, or it would stay once it is.

    Returns:
        Whether it was looked for.
    """
    looks = gc.get_count()[2]
    if looks < (_ENOUGH if can_wait else _WORTH_IT):
        return False
    if looks > _STAYS:
        freeze()
        return False
    for one in staying:
        _forget_who_watched(one)
    gc.collect()
    if is_all and len(gc.get_objects(generation=2)) > _LONG:
        freeze()
    return True


def freeze() -> None:
    """Leave what is there out of every later look, until `let_go`.

    Call it where much has come that stays: the program, or what was read of a journal, of which a look through all
    takes the longer the more entries there are.
    """
    gc.freeze()


def let_go(staying: Iterable[object]) -> None:
    """Let go of everything that nobody works with any more, and of every text that was remembered to draw it faster.

    Args:
        staying: the program, and the screens that are still there.
    """
    for _ in letting_go(staying):
        pass


def letting_go(
    staying: Iterable[object],
    has_ended: Callable[[object], bool] | None = None,
    known: list[object] | None = None,
    *,
    all_at_once: bool = True,
) -> Iterator[None]:
    """The same, some of it at each step.

    Args:
        staying: the program, and the screens that are still there.
        has_ended: whether an object has come to its end and nobody uses it any more, which is asked of every one. Such
            objects are taken apart, a few at a step: a look that found thousands of screens' would be a long one.
        known: those that are known to be among them, which are taken apart first: they hold most of what there is,
            and even to list all of that would be a long step.
        all_at_once: whether what is frozen is looked through too, the whole program with it, which is by far the
            longest step. Without, something there that refers to itself may be left.
    """
    for one in staying:
        _forget_who_watched(one)
    re.purge()  # patterns are made of names and words too
    yield
    # What a cache of the program's holds is looked through else, and is much.
    yield from _emptying_caches_of_modules()
    yield from _taking_apart(known or [])
    yield from _looking_through(has_ended)
    gc.collect()
    yield
    gc.unfreeze()
    yield from _looking_through(has_ended)
    if all_at_once:
        gc.collect()
        yield
    gc.freeze()
    _give_back()
    yield
    yield from _overwriting()
    _give_back()
    yield


def _emptying_caches_of_modules() -> Iterator[None]:
    """Empty the caches of functions and methods that can be reached by name, which are frozen with the program."""
    modules = list(sys.modules.values())
    for start in range(0, len(modules), _MODULES):
        for module in modules[start : start + _MODULES]:
            for named in list(getattr(module, "__dict__", {}).values()):
                _empty_cache(named)
                if type(named) is type:
                    for method in list(vars(named).values()):
                        _empty_cache(getattr(method, "__func__", method))
        yield


def _empty_cache(one: object) -> None:
    if type(one) is _Cache:
        one.cache_clear()


def _looking_through(has_ended: Callable[[object], bool] | None) -> Iterator[None]:
    """Empty the caches of all functions and what has ended, among what is not frozen."""
    there, caches, ended = gc.get_objects(), [], []
    for start in range(0, len(there), _LOOKED_AT):
        some = there[start : start + _LOOKED_AT]
        caches += [one for one in some if type(one) is _Cache]
        if has_ended is not None:
            ended += [one for one in some if has_ended(one)]
        yield
    del there, some
    yield from _taking_apart(ended)
    while caches:
        caches.pop().cache_clear()
        yield


def _taking_apart(ended: list[object]) -> Iterator[None]:
    """Empty what has ended, which is taken out of the list."""
    while ended:
        end = perf_counter() + _A_STEP
        while ended and perf_counter() < end:
            held = vars(ended.pop())
            answers = {name: value for name, value in held.items() if value is None or type(value) is bool}
            held.clear()
            held |= answers  # whoever asks it still hears that it has ended
        yield


def _forget_who_watched(watched: object) -> None:
    """Take off whoever is gone and asked to be told of changes; Textual does so only when there is one to tell of."""
    watchers: dict[str, list[tuple[Any, object]]] = getattr(watched, "__watchers", {})
    for told in watchers.values():
        told[:] = [(widget, call) for widget, call in told if not widget._closing]  # noqa: SLF001 - as Textual asks


def _overwriting() -> Iterator[None]:
    """Put zeros where memory is free, as far as the allocators hand it out again: a piece of every size, many times."""
    for size in _SIZES:
        pieces: list[bytes] = []
        for _ in range(0, _MOST if size == _SMALL else _ROOM, _ROOM):
            pieces += [bytes(size - _HEAD) for _ in range(_ROOM // size)]
            yield
        del pieces
        yield
