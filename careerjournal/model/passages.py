"""A Markdown text in passages, each of which can be rendered by itself: a long text is read a screenful at a time."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

LINES: Final = 24
"""Lines that say something after which a passage ends at the next block, or item, that begins at the margin."""

LETTERS: Final = 2_000
"""Characters after which it does."""

MOST: Final = 4
"""Times as many of either, after which it ends at the next line, or within one that has no end."""

_FENCE: Final = re.compile(r"\s*(?P<marks>`{3,}|~{3,})(?P<rest>.*)")
_ITEM: Final = re.compile(r"(?:(?P<sign>[-+*])|(?P<number>[0-9]{1,9})(?P<mark>[.)]))(?:\s|$)")
_RULE_OF_TABLE: Final = re.compile(r" {0,3}(?=[^|]*\|)\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_DEFINITION: Final = re.compile(r" {0,3}\[[^\[\]]{1,99}\]:\s*\S+.*")
_MOST_DEFINITIONS: Final = 100


def passages(markdown: str) -> list[str]:
    """The text, cut between its blocks; what is too long for that is cut within one, as gently as that can be.

    A text of one passage comes back as it is. Joined, the passages say what the text says: a code block, a table or
    the definitions of links that a cut would take from a passage are given to it again.

    Args:
        markdown: a text of any length.
    """
    cutter = _Cutter()
    for line in markdown.split("\n"):
        for place, piece in enumerate(_pieces(line)):
            cutter.take(piece, goes_on=place > 0)
    found = cutter.end()
    if len(found) == 1:
        return [markdown]
    defined = "\n".join(cutter.definitions)
    return [f"{passage}\n\n{defined}" for passage in found] if defined else found


def is_item(text: str) -> bool:
    """Whether a text begins with an item of a list, at the margin."""
    return _ITEM.match(text) is not None


class Position(NamedTuple):
    """A line of a text that is cut into passages."""

    passage: int
    line: int
    """From the passage's own beginning, 0 for its first."""


def position_of_end(markdown: str) -> Position:
    """Where the end of a text stands among the passages of any longer text that begins with it.

    Args:
        markdown: the beginning of a text, of any length.
    """
    cutter = _Cutter()
    for line in markdown.split("\n"):
        for place, piece in enumerate(_pieces(line)):
            cutter.take(piece, goes_on=place > 0)
    return cutter.place


def _pieces(line: str) -> list[str]:
    """A line, or the pieces of one that is longer than any passage, cut after a space where it has any."""
    most = MOST * LETTERS
    pieces: list[str] = []
    at = 0
    while len(line) - at > most:
        space = line.rfind(" ", at + most // 2, at + most)
        end = space + 1 if space > 0 else at + most
        pieces.append(line[at:end])
        at = end
    return [*pieces, line[at:]]


class _Begun(NamedTuple):
    """The block of code or table that a line stands in."""

    head: tuple[str, ...]
    """What a passage that goes on with it has to begin with."""
    ends_with: str = ""
    """The marks that close a block of code; a table ends at an empty line."""


def _ends(line: str, marks: str) -> bool:
    """Whether a line closes a block of code."""
    fence = _FENCE.match(line)
    return fence is not None and fence["marks"].startswith(marks) and not fence["rest"].strip()


class _Cutter:
    def __init__(self) -> None:
        self.definitions: list[str] = []
        self._passages: list[str] = []
        self._lines: list[str] = []
        self._said = 0
        self._letters = 0
        self._block: _Begun | None = None

    def take(self, line: str, *, goes_on: bool) -> None:
        """Add a line, or a piece that goes on with the last one, after a cut where one is due."""
        is_due = self._is_due(line)
        if is_due:
            self._cut()
        if goes_on and not is_due:
            self._lines[-1] += line
        else:
            self._note(line)
            self._lines.append(line)
        self._said += bool(line.strip())
        self._letters += len(line) + 1

    @property
    def place(self) -> Position:
        """Where the last line stands that was taken."""
        lines = "\n".join(self._lines).lstrip("\n")
        return Position(len(self._passages), lines.count("\n"))

    def end(self) -> list[str]:
        """All passages; one where the text says nothing."""
        self._cut()
        return self._passages

    def _is_due(self, line: str) -> bool:
        if self._block is not None and self._belongs_there(line, self._block):
            return False
        blank_before = not self._lines or not self._lines[-1].strip()
        at_the_margin = bool(line.strip()) and not line[:1].isspace()
        if self._over(MOST) or (self._block is not None and not self._block.ends_with and self._over(1)):
            return at_the_margin or self._block is not None or self._over(2 * MOST)
        if self._block is not None or not at_the_margin or not self._over(1):
            return False
        if item := _ITEM.match(line):
            return self._goes_on(item)
        return blank_before

    def _belongs_there(self, line: str, block: _Begun) -> bool:
        """Whether a block of code or a table would be left with nothing in it before a line, or begun for nothing."""
        head = list(block.head)
        ends = _ends(line, block.ends_with) if block.ends_with else not line.strip()
        return ends or self._lines[-len(head) :] == head

    def _goes_on(self, item: re.Match[str]) -> bool:
        """Whether an item is one more of the list that the line before it is in, and says where it goes on."""
        before = _ITEM.match(self._lines[-1]) if self._lines else None
        if before is None:
            return False
        if item["sign"]:
            return item["sign"] == before["sign"]
        follows = before["number"] is not None and int(item["number"]) == int(before["number"]) + 1
        return follows and item["mark"] == before["mark"]

    def _over(self, times: int) -> bool:
        return self._said >= times * LINES or self._letters >= times * LETTERS

    def _cut(self) -> None:
        self._passages.append("\n".join(self._lines).strip("\n"))
        self._lines = list(self._block.head) if self._block else []
        self._said = self._letters = 0

    def _note(self, line: str) -> None:
        fence = _FENCE.match(line)
        if self._block is not None and self._block.ends_with:
            if _ends(line, self._block.ends_with):
                self._block = None
        elif fence:
            self._block = _Begun((line,), fence["marks"])
        elif not line.strip():
            self._block = None
        elif self._lines and self._lines[-1].strip() and "|" in line and _RULE_OF_TABLE.fullmatch(line):
            self._block = _Begun((self._lines[-1], line))
        elif _DEFINITION.fullmatch(line) and len(self.definitions) < _MOST_DEFINITIONS:
            self.definitions.append(line)
