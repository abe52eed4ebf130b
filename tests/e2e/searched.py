"""A process's memory, read from outside: which texts in it are in use by Python, and which are only left over."""

from __future__ import annotations

import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

_CODED: Final = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}
"""How many bytes a character takes in a text of Python's; the first is ASCII."""
_BEFORE: Final = {1: sys.getsizeof("") - 1, 2: sys.getsizeof("…") - 4, 4: sys.getsizeof("🚣") - 8}
"""Bytes of an object before its text, by those of a character; this Python's own."""
_BEFORE_BYTES: Final = sys.getsizeof(b"") - 1
_LONGEST: Final = 4096
"""Bytes of a text before the word that is looked for."""
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
        pid: the process, which must let itself be read.
    """

    def __init__(self, pid: int) -> None:
        self._parts: list[tuple[int, bytes]] = []
        with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
            for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
                match = re.match(r"([0-9a-f]+)-([0-9a-f]+) r\S+ \S+ \S+ \S+ *(\[v.*)?", line)
                if match and not match[3]:
                    begin, end = int(match[1], 16), int(match[2], 16)
                    memory.seek(begin)
                    try:
                        self._parts.append((begin, memory.read(end - begin)))
                    except OSError:  # a device's, or gone since
                        continue

    def find(self, *words: str) -> Found:
        """Look for words, in every way in which Python may keep them."""
        live, left = [], 0
        for word in words:
            for width, where in self._places(word):
                text = self._text_around(where, width)
                if text is None:
                    left += 1
                else:
                    live.append(text)
        return Found(live, left)

    def _places(self, word: str) -> Iterator[tuple[int, int]]:
        for coding, width in _CODED.items():
            coded = re.escape(word.encode(coding))
            for begin, data in self._parts:
                yield from ((width, begin + match.start()) for match in re.finditer(coded, data))

    def _text_around(self, where: int, width: int) -> str | None:
        """What stands in the text that a place is in; None where that is no object, or nobody refers to it."""
        for start in range(where - where % 8, where - _LONGEST, -8):
            kind = self._name(self._number(start + 8))
            if kind in (b"str", b"bytes"):
                # Bytes count bytes, whatever is coded in them; a text counts characters.
                references, length = self._number(start), self._number(start + 16)
                begin, size = (
                    (start + _BEFORE[width], width * length) if kind == b"str" else (start + _BEFORE_BYTES, length)
                )
                if 0 < references < _MOST and begin <= where < begin + size:
                    return ascii(self._at(begin, min(120, size)))
                return None
        return None

    def _name(self, kind: int) -> bytes:
        """What a type is called."""
        return self._at(self._number(kind + 24), 16).partition(b"\0")[0]

    def _number(self, at: int) -> int:
        data = self._at(at, 8)
        return int(struct.unpack("<Q", data)[0]) if len(data) == 8 else 0

    def _at(self, at: int, size: int) -> bytes:
        for begin, data in self._parts:
            if begin <= at < begin + len(data):
                return data[at - begin : at - begin + size]
        return b""
