"""What texts live objects of this process still refer to, and by which way."""

from __future__ import annotations

import gc
import sys
import types
from functools import lru_cache
from typing import Any, Final

_ROOTS: Final = (types.ModuleType, types.FrameType)
_BYTES: Final = frozenset({bytes, bytearray})
_PLAIN: Final = frozenset({int, float, bool, complex, type(None)})
_FARTHEST: Final = 8


def texts_with(*backwards: str) -> list[str]:
    """The texts with one of the words that something refers to, with a way by which the first five are reached.

    Args:
        backwards: the words, from their ends, so that asking leaves none of them anywhere.
    """
    words = [word[::-1] for word in backwards]
    coded = [word.encode() for word in words]
    gc.unfreeze()
    gc.collect()
    found: list[tuple[Any, Any]] = []
    waiting = gc.get_objects()
    own = set(map(id, (words, coded, found, waiting, sys._getframe())))
    known: set[int] = set()
    while waiting:
        one = waiting.pop()
        if id(one) in own:
            continue
        for other in gc.get_referents(one):
            kind = type(other)
            if kind is str:
                if any(word in other for word in words):
                    found.append((other, one))
            elif kind in _BYTES:
                if any(word in other for word in coded):
                    found.append((other, one))
            elif kind not in _PLAIN and not gc.is_tracked(other) and id(other) not in known:
                known.add(id(other))
                waiting.append(other)
    own |= {id(found), *map(id, found)}
    ways = [_way(one, own) for _, one in found[:5]]
    return [
        f"{ascii(text)[:90]}\n    {way}" for (text, _), way in zip(found, (*ways, *[""] * len(found)), strict=False)
    ]


def _way(holder: object, own: set[int]) -> str:
    steps: list[str] = []
    seen = {*own, id(holder)}
    for _ in range(_FARTHEST):
        steps.append(_named(holder))
        above = [one for one in gc.get_referrers(holder) if id(one) not in seen and not isinstance(one, _ROOTS)]
        if not above:
            break
        holder = above[0]
        seen.add(id(holder))
    return " <- ".join(steps)


def _named(one: object) -> str:
    kind = f"{type(one).__module__}.{type(one).__qualname__}"
    match one:
        case dict():
            return f"{kind} {list(map(str, one))[:4]}"
        case types.FunctionType() | types.CoroutineType():
            return f"{kind} {one.__qualname__}"
        case _ if isinstance(one, type(lru_cache(len))):
            return f"{kind} of {one.__wrapped__.__qualname__}"
    return kind
