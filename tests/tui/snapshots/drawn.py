"""A screen as text that can be read in a diff: its characters, then in which of the theme's roles each stretch is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby, takewhile
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from careerjournal.tui.shell.theming import VARIABLES

ROLES: Final = tuple(VARIABLES)
"""The variables of the stylesheets, which are the same in every theme."""
_WAYS: Final = ("bold", "italic", "underline", "strike", "dim", "reverse")


class Look(NamedTuple):
    """How a cell is drawn."""

    ink: str
    """The role of what is written; empty where nothing is."""
    ground: str
    """The role of what it stands on."""
    ways: tuple[str, ...] = ()
    """Those of `_WAYS` that hold."""

    @property
    def is_plain(self) -> bool:
        """Whether it is written as any text is."""
        return self.ink == "ink" and not self.ways


class Cell(NamedTuple):
    """A character, in one column or in two, or several that stand in one."""

    text: str
    look: Look


Row = tuple[Cell, ...]


class NoRole(AssertionError):
    """Something is drawn in a colour that no role of the theme has."""


def rows_of(strips: list[Strip], variables: Mapping[str, str]) -> list[Row]:
    """What a screen draws, row by row.

    Args:
        strips: its lines.
        variables: the colours of its theme.

    Raises:
        NoRole: a colour is none of the theme's.
    """
    roles = _roles(variables)
    looks: dict[tuple[Style | None, bool], Look] = {}
    found = []
    for strip in strips:
        row: list[Cell] = []
        for segment in strip:
            for character in segment.text:
                if cell_len(character) == 0 and row:  # an accent over the letter before
                    row[-1] = row[-1]._replace(text=row[-1].text + character)
                    continue
                key = (segment.style, character == " ")
                if key not in looks:
                    looks[key] = _look(segment, roles, is_blank=character == " ")
                row.append(Cell(character, looks[key]))
        found.append(tuple(row))
    return found


def _roles(variables: Mapping[str, str]) -> dict[str, str]:
    """The roles by their colours."""
    return {variables[role].lower(): role for role in reversed(ROLES)}


def _look(segment: Segment, roles: Mapping[str, str], *, is_blank: bool) -> Look:
    style = segment.style or Style.null()
    ways = tuple(way for way in _WAYS if getattr(style, way))
    if is_blank:
        ways = tuple(way for way in ways if way in ("underline", "strike", "reverse"))
    seen = (style.color if ways or not is_blank else None, style.bgcolor)
    colours = [color.triplet.hex for color in seen if color and color.triplet]
    if strange := [colour for colour in colours if colour not in roles]:
        raise NoRole(f"{strange} is no colour of the theme, in {segment.text!r}.")
    ink = _role(style.color, roles) if ways or not is_blank else ""
    return Look(ink, _role(style.bgcolor, roles) or "ground", ways)


def _role(color: Color | None, roles: Mapping[str, str]) -> str:
    return roles[color.triplet.hex] if color and color.triplet else ""


def _stretches(looks: list[str]) -> Iterator[tuple[int, int, str]]:
    """Where neighbours are alike: first and last column, counted from 1, and what they are, if anything."""
    column = 1
    for look, alike in groupby(looks):
        width = len(list(alike))
        if look:
            yield column, column + width - 1, look
        column += width


def _inks(row: Row) -> list[str]:
    """How each column is written, a space between two words as both; empty where nothing is, or just in ink."""
    looks = [
        "" if cell.look.is_plain else " ".join([cell.look.ink, *cell.look.ways]) if cell.look.ink else None
        for cell in row
        for _ in range(cell_len(cell.text))
    ]
    before: str | None = ""
    for column, look in enumerate(looks):
        if look is None:
            after = next((later for later in looks[column:] if later is not None), "")
            looks[column] = before if before == after else ""
        before = looks[column]
    return [look or "" for look in looks]


def _grounds(row: Row) -> list[str]:
    return [
        f"on {cell.look.ground}" if cell.look.ground != "ground" else ""
        for cell in row
        for _ in range(cell_len(cell.text))
    ]


def _said(rows: list[Row]) -> Iterator[str]:
    """How the rows are drawn, what reaches over several rows said once."""
    looks = [[*_stretches(_inks(row)), *_stretches(_grounds(row))] for row in rows]
    spans: dict[tuple[int, int], list[str]] = {}
    for number, row in enumerate(looks):
        for stretch in row:
            if number == 0 or stretch not in looks[number - 1]:
                below = takewhile(lambda later: stretch in later, looks[number:])  # noqa: B023 - used at once
                start, end, look = stretch
                rows_alike = number + 1, number + sum(1 for _ in below)
                spans.setdefault(rows_alike, []).append(f"{_from_to(start, end)} {look}")
    for (first, last), columns in sorted(spans.items()):
        keys = [*_keys(rows[first - 1])] if first == last else []
        said = ["keys", *columns[len(keys) :]] if keys and columns[: len(keys)] == keys else columns
        yield f"{_from_to(first, last)}: {', '.join(said)}"


def _keys(row: Row) -> Iterator[str]:
    """How a row is written that is nothing but keys and what they do: each key in the accent, its words muted."""
    text = "".join(cell.text for cell in row)
    for hint in re.finditer(r"\S+(?: \S+)*", text):
        key = hint[0].partition(" ")[0]
        first, last = hint.start() + 1, hint.start() + len(key)
        yield f"{_from_to(first, last)} accent bold"
        if last < hint.end():
            yield f"{_from_to(last + 2, hint.end())} muted"


def _from_to(first: int, last: int) -> str:
    return f"{first}-{last}" if last > first else str(first)


def described(rows: list[Row]) -> str:
    """A screen in lines: its text, then what of it is not just in ink on the page's ground.

    ``3: 1-12 accent bold, 14-80 muted`` is said of the third row, and of columns that are counted from 1; ``4-22: 8-80
    on raised`` of several rows. ``24: keys`` is said of a row of keys, each in the accent before its muted words.
    """
    lines = ["".join(cell.text for cell in row).rstrip() for row in rows]
    said = [*_said(rows)]
    return "\n".join([*lines, *([""] if said else []), *said, ""])
