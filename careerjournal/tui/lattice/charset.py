"""In which characters the lattice is drawn, and whether a screen has room for a drawing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from careerjournal.lattice.picture import Charset
from careerjournal.tui.output.terminal_text import draws_signs

if TYPE_CHECKING:
    from textual.geometry import Size

NARROW: Final = 70
"""Columns of a terminal below which areas have no room beside one another, and a drawing would be seen in parts."""


def charset_of(environment: Mapping[str, str], *, utf8_mode: bool | None = None) -> Charset:
    """Boxes, unless this terminal draws none; see `draws_signs`, also for the arguments."""
    return Charset.BOXES if draws_signs(environment, utf8_mode=utf8_mode) else Charset.ASCII


def is_narrow(terminal: Size) -> bool:
    """Whether what is wider than its window is to stand in one column; a page beside it alone makes it no list."""
    return terminal.width < NARROW
