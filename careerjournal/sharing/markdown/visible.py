"""A document's Markdown as it is read, without its marks, and the way back to where each character stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

_PREFIX: Final = re.compile(r"(?: *(?:[-*] |\d{1,9}[.)] |> ?|#{1,6} ))+")
_ESCAPE: Final = re.compile(r"\\(?=[^\w\s]|_)")
_SPECIAL: Final = re.compile(r"[\\*~`|]")
_MARKS: Final = re.compile(r"\*+|~~|`+")
_FENCE: Final = re.compile(rf"(?:{_PREFIX.pattern})? *(`{{3,}})$")
_INDENTED: Final = re.compile(" *")
_NO_WORDS: Final = r"(?:#{1,6} |`{3}|\||___$|$)"
"""What a line begins with that is a heading, of code or of a table, a rule or empty."""
_ENDS: Final = re.compile(rf"(?: |>)*(?:[-*] |\d{{1,9}}[.)] )*{_NO_WORDS}|.*  $")
"""A line on which no other goes on."""
_BEGINS: Final = re.compile(rf"(?: |>)*(?:[-*] |\d{{1,9}}[.)] |{_NO_WORDS})")
"""A line that does not go on from another."""


class Shown(NamedTuple):
    """A document as it is read, a line for each paragraph, item and heading.

    A line that was only ended is read on in the next, so that what goes on there is found.
    """

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
    for line, goes_on in _read_on(markdown.splitlines(keepends=True)):
        at = _skipped(_PREFIX, line, 0)
        if goes_on:
            at = _skipped(_INDENTED, line, at)
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


def _read_on(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The lines, and whether each goes on from the one before; that one ends with a space then."""
    fence = ""
    goes_on = False
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        said = line.removesuffix("\n")
        if mark := _FENCE.match(said):
            fence = "" if mark[1] == fence else fence or mark[1]
        on = bool(following) and not (fence or _ENDS.match(said) or _BEGINS.match(following.removesuffix("\n")))
        yield f"{said} " if on else line, goes_on
        goes_on = on


def _skipped(pattern: re.Pattern[str], line: str, at: int) -> int:
    match = pattern.match(line, at)
    return match.end() if match else at
