"""A process's memory, read from outside: which texts in it are in use by Python, and which are only left over."""

from __future__ import annotations

import os
import re
import struct
import sys
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

_CODINGS: Final = ("utf-8", "utf-16-le", "utf-32-le")
"""What a text of Python's is kept in, by how wide its widest character is; of ASCII the first is the same."""
_TYPES: Final = (str, bytes)
_HEAD: Final = 40
"""Bytes of an object that say how it holds its text: references, type, length, hash, and of a `str` its state."""
_BEFORE_BYTES: Final = sys.getsizeof(b"") - 1
_BEFORE_ASCII: Final = sys.getsizeof("") - 1
_BEFORE_WIDE: Final = sys.getsizeof("…") - 4
"""Bytes of an object before its text; this Python's own. What is not ASCII has room for its UTF-8 there too."""
_MOST: Final = 1_000_000
"""References to a text; more is no count."""


class Found(NamedTuple):
    """Where words stand in memory."""

    live: list[str]
    """In texts that something refers to: what stands around them."""
    left: int
    """How often in memory that was let go of and holds nothing new yet."""


class Memory:
    """A process's memory as it was at one moment.

    Args:
        pid: the process, which must be of this Python and let itself be read.
    """

    def __init__(self, pid: int) -> None:
        self._parts: list[tuple[int, bytes]] = []
        with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
            for begin, end, may, name in _mapped(pid):
                if may.startswith("r") and not name.startswith("[v"):
                    memory.seek(begin)
                    try:
                        self._parts.append((begin, memory.read(end - begin)))
                    except OSError:  # a device's, or gone since
                        continue
        self._begins = [begin for begin, _ in self._parts]
        self._kinds = {_same_in(pid, id(one)): one for one in _TYPES}
        self._objects = sorted(self._all_objects())

    def find(self, *words: str) -> Found:
        """Look for words, in every way in which Python may keep them."""
        live, left = [], 0
        for where in (where for word in words for where in self._places(word)):
            text = self._text_around(where)
            if text is None:
                left += 1
            else:
                live.append(text)
        return Found(live, left)

    def _places(self, word: str) -> Iterator[int]:
        for coding in _CODINGS:
            yield from self._all(word.encode(coding))

    def _all(self, data: bytes) -> Iterator[int]:
        for begin, part in self._parts:
            yield from (begin + match.start() for match in re.finditer(re.escape(data), part))

    def _all_objects(self) -> Iterator[int]:
        """Where something begins that may be a text of Python's: what says its type stands behind its references."""
        for kind in self._kinds:
            yield from (at - 8 for at in self._all(struct.pack("<Q", kind)) if at % 8 == 0)

    def _text_around(self, where: int) -> str | None:
        """What stands in the text that a place is in; None where that is no object, or nobody refers to it."""
        for place in range(bisect_right(self._objects, where) - 1, -1, -1):
            start = self._objects[place]
            if (held := self._held(start)) is not None:
                references, begin, size = held
                live = 0 < references < _MOST and begin <= where < begin + size
                return ascii(self._at(begin, min(120, size))) if live else None
        return None

    def _held(self, start: int) -> tuple[int, int, int] | None:
        """How often an object is referred to, where its text begins and its bytes; None where there is no such object.

        A type stands also in the middle of a tuple, and behind it anything. A text ends with a zero, which is in the
        same piece of memory.
        """
        head = self._at(start, _HEAD)
        if len(head) < _HEAD:
            return None
        references, kind, length, _, state = struct.unpack("<QQqqI", head[:36])
        if self._kinds[kind] is bytes:
            # Bytes count bytes, whatever is coded in them; a text counts characters.
            width, begin = 1, start + _BEFORE_BYTES
        else:
            # PEP 393: two bits that say whether it is interned; three, the bytes of a character; whether they stand
            # behind the object; whether all are ASCII.
            width, compact, is_ascii = state >> 2 & 7, state >> 5 & 1, state >> 6 & 1
            if width not in (1, 2, 4) or not compact:
                return None
            begin = start + (_BEFORE_ASCII if is_ascii else _BEFORE_WIDE)
        size = width * length
        is_one = length >= 0 and self._at(begin + size, width) == bytes(width)
        return (references, begin, size) if is_one else None

    def _at(self, at: int, size: int) -> bytes:
        part = bisect_right(self._begins, at) - 1
        if part < 0:
            return b""
        begin, data = self._parts[part]
        return data[at - begin : at - begin + size]


def _mapped(pid: int) -> Iterator[tuple[int, int, str, str]]:
    """A process's pieces of memory: where each begins and ends, who may use it, and what file it is of, if any."""
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        where, may, _, _, _, *name = line.split(None, 5)
        begin, _, end = where.partition("-")
        yield int(begin, 16), int(end, 16), may, "".join(name)


def _same_in(pid: int, place: int) -> int:
    """Where another process has what this one has there: Python loads its own objects in one piece."""
    [own] = [name for begin, end, _, name in _mapped(os.getpid()) if begin <= place < end]
    first, its_first = (next(begin for begin, _, _, name in _mapped(of) if name == own) for of in (os.getpid(), pid))
    return place - first + its_first
