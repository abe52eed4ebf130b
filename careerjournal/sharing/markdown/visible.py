"""A document's Markdown as it is read, without its marks, and the way back to where each character stands."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_PREFIX: Final = re.compile(r"(?: *(?:[-*] |\d{1,9}[.)] |> ?|#{1,6} ))+")
_ESCAPE: Final = re.compile(r"\\(?=[^\w\s]|_)")
_SPECIAL: Final = re.compile(r"[\\*~`|]")
_MARKS: Final = re.compile(r"\*+|~~|`+")


class Shown(NamedTuple):
    """A document as it is read, a line for each paragraph, item and heading."""

    text: str
    places: tuple[int, ...]
    """Where in the Markdown each character stands."""

    def written(self, start: int, end: int) -> tuple[int, int]:
        """The span of the Markdown that a span of what is read stands at."""
        return self.places[start], self.places[end - 1] + 1


def shown(markdown: str) -> Shown:
    """Markdown as `composing` sets it, as it is read."""
    said: list[str] = []
    places: list[int] = []
    place = 0
    for line in markdown.splitlines(keepends=True):
        at = _skipped(_PREFIX, line, 0)
        while at < len(line):
            special = _SPECIAL.search(line, at)
            plain = special.start() if special else len(line)
            said.append(line[at:plain])
            places += range(place + at, place + plain)
            at = plain
            if at == len(line):
                break
            hidden = _ESCAPE.match(line, at)
            if hidden:
                at = hidden.end()
            elif skipped := _skipped(_MARKS, line, at) - at:
                at += skipped
                continue
            said.append("\n" if line[at] == "|" and not hidden else line[at])
            places.append(place + at)
            at += 1
        place += len(line)
    return Shown("".join(said), tuple(places))


def _skipped(pattern: re.Pattern[str], line: str, at: int) -> int:
    match = pattern.match(line, at)
    return match.end() if match else at
