"""Text in lines no wider than the terminal, counted in its cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

NARROWEST: Final = 20
"""Cells: a terminal that says it is narrower is written to as if it were not."""

_TAB: Final = "    "


def cells(text: str) -> int:
    """How many cells a terminal gives a text. What it measured is remembered nowhere."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def _cells_of(letter: str) -> int:
    if letter.isascii():
        return 1
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):  # marks on another letter, joiners
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def wrapped(text: str, width: int, indent: str = "") -> Iterator[str]:
    """The lines of a text, cut between words where there is no more room, and within a word where it has none at all.

    Args:
        text: lines that are to stay lines.
        width: cells of a line, the indent included.
        indent: before every line but the first that a line is cut into.
    """
    for line in text.expandtabs(len(_TAB)).split("\n"):
        yield from _cut(line.rstrip(), max(NARROWEST, width), indent)


def _cut(line: str, width: int, indent: str) -> Iterator[str]:
    if cells(line) <= width:
        yield line
        return
    begun: list[str] = []
    room, between = width, ""
    for whole in line.split(" "):
        word, taken = whole, cells(whole)
        if begun and len(between) + taken > room:
            yield "".join(begun)
            begun, room, between = [indent], width - len(indent), ""
        while taken > room:
            head, word = _split(word, room - len(between))
            yield "".join((*begun, between, head))
            begun, room, between, taken = [indent], width - len(indent), "", cells(word)
        begun += [between, word]
        room -= len(between) + taken
        between = " "
    yield "".join(begun)


def _split(word: str, room: int) -> tuple[str, str]:
    """So much of a word as there is room for, at least a letter of it, and the rest."""
    taken = 0
    for place, letter in enumerate(word):
        taken += _cells_of(letter)
        if place and taken > room:
            return word[:place], word[place:]
    return word, ""
