"""How well what stands on a screen can be read, in every theme: of each piece, which of the ten colours it has.

The ten have the same names in every theme, and a screen takes its colours from nowhere else. So whatever is drawn in
one theme is drawn in all, and a screen that was drawn once is looked at in each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.screen import ModalScreen, Screen
from textual.scrollbar import ScrollBar
from textual.widgets._markdown import MarkdownHorizontalRule
from textual.widgets._toast import Toast

from careerjournal import themes
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.entry.table import Table
from careerjournal.tui.line_of_time.view import TimeList
from careerjournal.tui.shell import theming

TEXT: Final = 4.5
"""What a text needs against its ground (WCAG 2.2, 1.4.3)."""
DRAWING: Final = 3.0
"""What a line or a bar needs that says something (1.4.11)."""

RED_TO_WHITE = ("red", "green", "yellow", "blue", "magenta", "cyan", "white")
TERMINALS = {
    # Black, the seven colours, bright black and the seven bright ones, as these terminals ship them
    # (https://en.wikipedia.org/wiki/ANSI_escape_code#3-bit_and_4-bit).
    "Linux console": "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
    "Windows": "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc "
    "767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2",
    "macOS": "000000 c23621 25bc24 adad27 492ee1 d338d3 33bbc8 cbcccd "
    "818383 fc391f 31e722 eaec23 5833ff f935f8 14f0f0 e9ebeb",
}
OWN = ("white", "black"), ("black", "bright_white")
"""What a dark terminal and a light one write in, and on."""


def hexes(colour: str, *, ground: bool = False) -> list[str]:
    """A colour as it is drawn: itself, or one of the sixteen in each terminal's palette, dark and light."""
    if not colour.startswith("ansi_"):
        return [colour]
    names = ["black", *RED_TO_WHITE, "bright_black", *(f"bright_{name}" for name in RED_TO_WHITE)]
    own = [colour.removeprefix("ansi_")] * len(OWN)
    if colour == themes.TERMINALS_OWN:
        own = [one[ground] for one in OWN]
    return [f"#{palette.split()[names.index(one)]}" for palette in TERMINALS.values() for one in own]


def luminance(colour: str) -> float:
    """The relative luminance of ``#rrggbb``, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, ground: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2); of two of the sixteen, the worst of the terminals."""
    pairs = zip(hexes(colour), hexes(ground, ground=True), strict=True)
    lights = [sorted((luminance(one), luminance(other))) for one, other in pairs]
    return min((light + 0.05) / (dark + 0.05) for dark, light in lights)


@cache
def _true_colour_themes() -> dict[str, dict[str, str]]:
    """The ten colours of every theme that comes with the program, but for those of the terminal's sixteen."""
    made = {name: theming.load_bundled(name) for name in themes.bundled_names()}
    return {
        name: {role: theme.variables[role] for role in theming.VARIABLES}
        for name, theme in made.items()
        if not theme.ansi
    }


@cache
def _role(colour: RichColor | None, theme: str) -> str:
    """The name of one of the ten colours; for any other, what it is."""
    if colour is None or colour.triplet is None:
        return str(colour)
    ours = {value: role for role, value in _true_colour_themes()[theme].items()}
    return ours.get(colour.triplet.hex, colour.triplet.hex)


@cache
def least(colour: str, ground: str) -> tuple[float, str]:
    """The contrast of two of the ten where it is least, and the theme where that is."""
    return min((contrast(ten[colour], ten[ground]), name) for name, ten in _true_colour_themes().items())


_TEXT: Final = re.compile(r"[^\u2500-\u259f\s]")
"""What is no line, no box and no bar."""


@cache
def _fault(style: Style | None, theme: str, *, drawn: bool) -> str:
    """What is wrong with a style on a screen in some theme, for a text or for what is drawn; empty where nothing is."""
    if style is None:
        return "it has no colour"
    colour, ground = _role(style.color, theme), _role(style.bgcolor, theme)
    if style.reverse:
        colour, ground = ground, colour
    strange = {colour, ground} - theming.VARIABLES.keys()
    if strange:
        return f"{' and '.join(sorted(strange))} is none of the theme’s colours"
    if style.dim:
        return "it is dim, which no terminal draws alike"
    if drawn and colour == ground:
        return ""  # nothing that is to be seen
    ratio, worst = least(colour, ground)
    return "" if ratio >= (DRAWING if drawn else TEXT) else f"${colour} on ${ground} has {ratio:.2f} : 1 in {worst}"


def _pieces(screen: Screen[object]) -> Iterator[tuple[int, int, Segment]]:
    """What is drawn on a screen, with where it begins: of a sheet only the sheet, and the messages.

    What shows through beneath a sheet cannot be used until it is closed (1.4.3 leaves out what is inactive), and was
    looked at when it was on top.
    """
    shown = [screen.region]
    if isinstance(screen, ModalScreen):
        own = [one.region for one in screen.children if one.display and "-textual-system" not in one.classes]
        shown = [Region.from_union(own) if own else screen.region, *(toast.region for toast in screen.query(Toast))]
    for y, strip in enumerate(screen._compositor.render_strips()):
        for region in shown:
            if region.y <= y < region.bottom:
                x = max(0, region.x)
                for segment in strip.crop(x, max(0, region.right)):
                    yield x, y, segment
                    x += segment.cell_length


_RULES: Final = {
    ScrollBar: "how far one has scrolled, beside words that say the same by where they end",
    TimeList: "the line of time, which parts two columns that stand apart already; joins have other colours",
    MarkdownHorizontalRule: "a rule in what somebody wrote, with an empty line on either side",
    Table: "what parts the cells of a table, which stand apart already",
}
"""Whose lines may be as faint as a rule, which says nothing that is not said otherwise, and why."""


def _is_rule(screen: Screen[object], x: int, y: int) -> bool:
    """Whether what is drawn at a cell only parts other things: an edge, a rule, or one of `_RULES`."""
    widget, _ = screen.get_widget_at(x, y)
    # At a widget's edge is its border: the side of a field or a column, beside the space that parts it from others.
    at_edge = not widget.content_region.contains(x, y)
    return at_edge or widget.has_class("rule") or isinstance(widget, tuple(_RULES))


def faint(app: CareerJournal) -> list[str]:
    """What on the screen on top is too faint in any theme, or has colours of no theme, with why."""
    found: dict[str, str] = {}
    plain: dict[Style, Style] = {}
    for x, y, segment in _pieces(app.screen):
        text, style = segment.text, segment.style
        if text.isspace() or not text:
            continue
        if style is not None:
            # Without what a click on it does, which may hold what somebody wrote.
            style = plain.get(style) or plain.setdefault(style, style.clear_meta_and_links())
        drawn = _TEXT.search(text) is None
        fault = _fault(style, app.theme, drawn=drawn)
        first = x + len(text) - len(text.lstrip())
        if fault and not (drawn and "$line " in fault and _is_rule(app.screen, first, y)):
            found.setdefault(fault, text.strip())
    return [f"“{text}” is too faint: {fault}" for fault, text in found.items()]
