"""A screen as an SVG for the README: in the colours of both themes, with nothing that has to be fetched."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import groupby
from typing import Final

from rich.cells import cell_len

from tests.tui.snapshots.drawn import Look, Row

_WIDTH, _HEIGHT, _SIZE, _MARGIN = 8.4, 16.4, 14.0, 12.0
"""Of a cell, of its letters and around all of it, in pixels."""
_FONTS: Final = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"
_WAYS: Final = {
    "bold": "font-weight: bold",
    "italic": "font-style: italic",
    "underline": "text-decoration: underline",
    "strike": "text-decoration: line-through",
    "dim": "opacity: 0.6",
}


def svg(rows: list[Row], title: str, light: Mapping[str, str], dark: Mapping[str, str]) -> str:
    """Draw a screen.

    Args:
        rows: what is drawn, by roles.
        title: what it shows, for those who do not see it.
        light: the colour of each role where whoever looks prefers light, which is also what holds where nobody asks.
        dark: the same for dark.
    """
    columns = max(sum(cell_len(cell.text) for cell in row) for row in rows)
    width, height = columns * _WIDTH + 2 * _MARGIN, len(rows) * _HEIGHT + 2 * _MARGIN
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
            f'height="{height:g}" role="img" xml:space="preserve">',
            f"<title>{escape(title)}</title>",
            "<style>",
            f"text {{ font: {_SIZE:g}px {_FONTS}; white-space: pre; }}",
            *(f".{name} {{ {way}; }}" for name, way in _WAYS.items()),
            *(f".{role} {{ fill: {colour}; }}" for role, colour in light.items()),
            "@media (prefers-color-scheme: dark) {",
            *(f".{role} {{ fill: {colour}; }}" for role, colour in dark.items()),
            "}",
            "</style>",
            f'<rect class="line" width="{width:g}" height="{height:g}" rx="8"/>',
            f'<rect class="ground" x="1" y="1" width="{width - 2:g}" height="{height - 2:g}" rx="7"/>',
            *(part for number, row in enumerate(rows) for part in _grounds(row, _MARGIN + number * _HEIGHT)),
            *(part for number, row in enumerate(rows) for part in _texts(row, _MARGIN + number * _HEIGHT)),
            "</svg>",
            "",
        ]
    )


def _colours(look: Look) -> tuple[str, str]:
    """The roles in which the letters and the ground of a cell are drawn."""
    return (look.ground, look.ink or "ink") if "reverse" in look.ways else (look.ink, look.ground)


def _grounds(row: Row, y: float) -> list[str]:
    found, column = [], 0
    for role, alike in groupby(row, key=lambda cell: _colours(cell.look)[1]):
        wide = sum(cell_len(cell.text) for cell in alike)
        if role != "ground":
            x = _MARGIN + column * _WIDTH
            found.append(f'<rect class="{role}" x="{x:g}" y="{y:g}" width="{wide * _WIDTH:g}" height="{_HEIGHT:g}"/>')
        column += wide
    return found


def _texts(row: Row, y: float) -> list[str]:
    found, column = [], 0
    for look, alike in groupby(row, key=lambda cell: (_colours(cell.look)[0], *cell.look.ways)):
        text = "".join(cell.text for cell in alike)
        wide, shown = cell_len(text), text.strip()
        if shown:
            x = _MARGIN + (column + len(text) - len(text.lstrip())) * _WIDTH
            classes = " ".join(one for one in look if one != "reverse")
            found.append(
                f'<text class="{classes}" x="{x:g}" y="{y + 0.76 * _HEIGHT:g}" '
                f'textLength="{cell_len(shown) * _WIDTH:g}">{escape(shown)}</text>'
            )
        column += wide
    return found
