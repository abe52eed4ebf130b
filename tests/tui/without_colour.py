"""What only colour tells on a screen, found in what is drawn, by what each piece looks like without its colours.

`ColourAlone` is shown the screens of a walk, and knows two ways in which nothing else tells:

- A piece in a colour that means something (lost, grown, of others) has no sign in it or before it, is neither bold nor
  underlined, reversed or in italics, and is no number; words that are what the colour means are listed.
- A row of a list, or a widget, is drawn twice with the same words, signs and attributes, and with other colours: ticked
  and not, highlighted and not, with the focus and without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.geometry import Region
from textual.widget import Widget

MEANS_SOMETHING: Final = frozenset({"loss", "growth", "second"})
"""The theme's colours that say what a piece is; the others are ranks of text, and where one is."""
_ROLES: Final = (*MEANS_SOMETHING, "accent", "muted", "ink", "line", "sheet", "raised", "ground")
_SAY_IT: Final = frozenset({"Misses", "Went well", "no"})
"""Words in such a colour that say what it means."""
_NO_SIGNS: Final = frozenset(" .,;:’‘“”()…-–—/'\"·?!%&▌│")
"""What stands between words, and before a row whatever it says."""
_NEAR: Final = 4
"""How many cells before a piece its sign may stand."""

Look = tuple[tuple[tuple[str, str], ...], ...]
"""Lines of characters, each with its attributes."""


@cache
def attributes(style: Style | None) -> str:
    """What a style is beside its colours: ``"bold reverse"``."""
    names = ("bold", "underline", "reverse", "italic", "strike")
    return " ".join(name for name in names if style and getattr(style, name))


def look(app: App[Any], region: Region) -> Look:
    """What a part of the screen looks like without colours."""
    strips = app.screen._compositor.render_strips()[region.y : region.bottom]
    return _look(tuple(strip.crop(region.x, region.right)) for strip in strips)


def _look(lines: Iterator[tuple[Segment, ...]]) -> Look:
    return tuple(tuple((letter, attributes(style)) for text, style, _ in line for letter in text) for line in lines)


class _Block(NamedTuple):
    """A row of a list, or all of a widget that is no list."""

    place: str
    lines: tuple[tuple[Segment, ...], ...]

    def __str__(self) -> str:
        return " ".join(" ".join(one.text for line in self.lines for one in line).split())


class ColourAlone:
    """What was drawn so far of one program.

    Args:
        app: the program, in a theme whose colours all differ.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._theme = ""
        self._roles: dict[object, str] = {}
        self._known: dict[Color, str] = {}
        self._seen: set[_Block] = set()
        self._drawn: dict[tuple[str, Look], list[str]] = {}
        """The colours of each block, by its place and what it looks like without them."""

    def found(self) -> list[str]:
        """What only colour tells on the screen on top, and between it and those before in the same theme."""
        if self._app.theme != self._theme:
            self._theme, named = self._app.theme, self._app.theme_variables
            self._roles = {Color.parse(named[role]).get_truecolor(): role for role in reversed(_ROLES)}
            for before in (self._known, self._seen, self._drawn):
                before.clear()
        said = []
        for block in self._blocks():
            if block in self._seen:
                continue
            self._seen.add(block)
            said += [f"{block.place}: nothing but its colour tells “{piece}”" for piece in self._untold(block)]
            colours = self._colours(block)
            if self._drawn.setdefault((block.place, _look(iter(block.lines))), colours) != colours:
                said.append(f"{block.place}: “{block}” was drawn before, with nothing but its colours changed")
        return said

    def _role(self, color: Color | None) -> str:
        if color is None:
            return ""
        if color not in self._known:
            self._known[color] = self._roles.get(color.get_truecolor(), "a mixture")
        return self._known[color]

    def _blocks(self) -> Iterator[_Block]:
        screen = self._app.screen
        strips = screen._compositor.render_strips()
        for widget, (region, clip) in screen._compositor.visible_widgets.items():
            seen = region.intersection(clip)
            if widget.is_container or not seen or "-textual-system" in widget.classes:
                continue
            rows: dict[object, list[tuple[Segment, ...]]] = {}
            for strip in strips[seen.y : seen.bottom]:
                segments = tuple(strip.crop(seen.x, seen.right))
                meta = [style.meta for _, style, _ in segments if style]
                row = next((its[name] for its in meta for name in ("row", "option") if name in its), None)
                rows.setdefault(row, []).append(segments)
            yield from (_Block(_place(widget), tuple(lines)) for lines in rows.values())

    def _untold(self, block: _Block) -> Iterator[str]:
        whole = "".join(text for line in block.lines for text, _, _ in line).lstrip(" ▌│")
        if _is_sign(whole[:1]):
            return
        going_on = ""  # a piece that goes on in the next line has its sign in the one before
        for line in block.lines:
            before, role = "", ""
            for text, style, _ in line:
                near, piece = before[-_NEAR:] + text, text.strip()
                before += text
                if not piece.strip("▌│") or style is None:
                    continue
                first, role = not role, self._role(style.color)
                told = attributes(style) or piece in _SAY_IT or piece.isdecimal()
                told = told or any(map(_is_sign, near)) or (first and role == going_on)
                if role in MEANS_SOMETHING and not told:
                    yield piece
            going_on = role

    def _colours(self, block: _Block) -> list[str]:
        return [
            f"{self._role(style.color) if letter.strip() else ''} on {self._role(style.bgcolor)}"
            for line in block.lines
            for text, style, _ in line
            if style
            for letter in text
        ]


def _is_sign(letter: str) -> bool:
    return bool(letter) and not letter.isalnum() and letter not in _NO_SIGNS


def _place(widget: Widget) -> str:
    """A widget among those around it; one of these that has the focus has another ground, and a bar that tells it."""
    around = [one for one in reversed(widget.ancestors) if isinstance(one, Widget)]
    within = [f"{_name(one)}{', focused' if one.has_focus else ''}" for one in around]
    return " > ".join([*within, _name(widget)])


def _name(widget: Widget) -> str:
    return type(widget).__name__ + (f"#{widget.id}" if widget.id else "")
