"""A picture as it leaves: plain text, and an SVG that needs nothing but a font with one width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from html import escape
from typing import Final

from careerjournal.lattice.picture import Ink, Picture, Run

_ISOLATE: Final = "\u2068{}\u2069"
"""Unicode's first-strong isolate: what stands in it does not reorder what stands beside."""

CELL: Final = (9, 20)
"""The width and height of a cell in the SVG, in its own units; type is 15 high."""

_UNWRITABLE: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything that XML 1.0 leaves no way to write."""


def as_text(picture: Picture) -> str:
    """The picture as lines of text, without spaces at their ends.

    Text that runs from right to left is isolated, so that an editor which turns it leaves the lines in their columns.
    """
    lines = ("".join(_isolated(run.text) for run in line).rstrip() for line in picture.lines)
    return "".join(f"{line}\n" for line in lines)


def _isolated(text: str) -> str:
    if text.isascii() or not any(unicodedata.bidirectional(sign) in ("R", "AL", "AN") for sign in text):
        return text
    words = text.strip(" ")
    before, after = text[: text.index(words)], text[text.index(words) + len(words) :]
    return f"{before}{_ISOLATE.format(words)}{after}"


def as_svg(picture: Picture, colours: Mapping[Ink, str], ground: str) -> str:
    """The picture as an SVG document.

    Every run of cells is a text of its own with its width said, so that no font and no script moves another's.

    Args:
        picture: what to draw.
        colours: for each ink, a colour as CSS writes it; ink without one is drawn as `Ink.TITLE` is.
        ground: the colour behind it all.
    """
    width, height = (picture.width + 4) * CELL[0], (picture.height + 2) * CELL[1]
    texts = "".join(
        _svg_run(run, x, y, colours.get(run.ink) or colours[Ink.TITLE])
        for y, line in enumerate(picture.lines)
        for x, run in _placed(line)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="ui-monospace, Menlo, Consolas, \'DejaVu Sans Mono\', monospace" font-size="15">\n'
        f'<rect width="100%" height="100%" fill="{_quoted(ground)}"/>\n{texts}</svg>\n'
    )


def _placed(line: tuple[Run, ...]) -> list[tuple[int, Run]]:
    """The runs that say something, without the spaces around them, each with its column."""
    placed, x = [], 0
    for run in line:
        words = run.text.strip(" ")
        if words:
            before = len(run.text) - len(run.text.lstrip(" "))
            around = len(run.text) - len(words)
            placed.append((x + before, Run(words, run.ink, run.ref, run.width - around)))
        x += run.width
    return placed


def _svg_run(run: Run, x: int, y: int, colour: str) -> str:
    weight = ' font-weight="bold"' if run.ink in (Ink.TITLE, Ink.TITLE_NOW) else ""
    left, base = (x + 2) * CELL[0], (y + 2) * CELL[1] - 5
    return (
        f'<text x="{left}" y="{base}" textLength="{run.width * CELL[0]}" lengthAdjust="spacingAndGlyphs" '
        f'fill="{_quoted(colour)}"{weight} style="white-space:pre">{_quoted(run.text)}</text>\n'
    )


def _quoted(text: str) -> str:
    """Text that can stand in an element or in an attribute, and is nothing but text there."""
    return escape(_UNWRITABLE.sub("\ufffd", text))
