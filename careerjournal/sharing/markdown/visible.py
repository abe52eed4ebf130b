"""A document's Markdown as it is read, without its marks, and the way back to where each character stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

_PREFIX: Final = re.compile(r"(?: *(?:[-*] |\d{1,9}[.)] |> ?|#{1,6} ))+")
ESCAPE: Final = re.compile(r"\\(?=[^\w\s]|_)")
"""What stands before a character of Markdown that is only itself, and is not read."""
_SPECIAL: Final = re.compile(r"[\\*~`|]")
_MARKS: Final = re.compile(r"\*+|~~|`+")
_INDENTED: Final = re.compile(" *")
_INSIDE: Final = r"(?:[ >]|[-*] |\d{1,9}[.)] )*"
"""What stands before the words of a line in quotations and lists."""
_FENCE: Final = re.compile(rf"{_INSIDE}(`{{3,}})$")
_NO_WORDS: Final = r"(?:#{1,6} |`{3,}$|\||___$|$)"
"""What a line begins with that is a heading, of code or of a table, a rule or empty."""
_ENDS: Final = re.compile(rf"{_INSIDE}{_NO_WORDS}")
"""A line on which no other goes on."""
_BEGINS: Final = re.compile(rf"[ >]*(?:[-*] |\d{{1,9}}[.)] |{_NO_WORDS})")
"""A line that does not go on from another."""


class Shown(NamedTuple):
    """A document as it is read, a line for each heading and for each line of a paragraph or an item."""

    text: str
    places: tuple[int, ...]
    """Where in the Markdown each character stands."""

    def written(self, start: int, end: int) -> tuple[int, int]:
        """The span of the Markdown that a span of what is read stands at."""
        return self.places[start], self.places[end - 1] + 1


def shown(markdown: str, *, read_on: bool = False) -> Shown:
    """Markdown as `composing` sets it, as it is read.

    Args:
        markdown: a document.
        read_on: whether a paragraph is one line, however many it has.
    """
    said: list[str] = []
    places: list[int] = []
    place = 0
    lines = markdown.splitlines(keepends=True)
    for line, (read, goes_on) in zip(lines, _read_on(lines) if read_on else _each(lines), strict=True):
        at = _skipped(_PREFIX, read, 0)
        if goes_on:
            at = _skipped(_INDENTED, read, at)
        while at < len(read):
            special = _SPECIAL.search(read, at)
            plain = special.start() if special else len(read)
            said.append(read[at:plain])
            places += range(place + at, place + plain)
            at = plain
            if at == len(read):
                break
            hidden = ESCAPE.match(read, at)
            if hidden:
                at = hidden.end()
            elif skipped := _skipped(_MARKS, read, at) - at:
                at += skipped
                continue
            said.append("\n" if read[at] == "|" and not hidden else read[at])
            places.append(place + at)
            at += 1
        place += len(line)
    return Shown("".join(said), tuple(places))


def _each(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    return ((line, False) for line in lines)


def _read_on(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The lines, and whether each goes on from the one before; that one ends with a single space then."""
    fence = ""
    goes_on = False
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        said = line.removesuffix("\n")
        if mark := _FENCE.match(said):
            fence = "" if mark[1] == fence else fence or mark[1]
        on = bool(following) and not (fence or _ENDS.match(said) or _BEGINS.match(following.removesuffix("\n")))
        yield f"{said.rstrip(' ')} " if on else line, goes_on
        goes_on = on


def _skipped(pattern: re.Pattern[str], line: str, at: int) -> int:
    match = pattern.match(line, at)
    return match.end() if match else at
