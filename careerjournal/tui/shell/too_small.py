"""The screen that is shown while the terminal is too small for a journal."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from careerjournal.tui.output.safe import plain

LEAST: Final = (40, 12)
"""Columns and rows below which nothing useful fits."""


class TooSmall(ModalScreen[None]):
    """A sentence; it leaves by itself when there is room again."""

    OWN_WORDS = True
    CSS_PATH = "too_small.tcss"

    def compose(self) -> ComposeResult:
        """The sentence."""
        columns, rows = LEAST
        yield Static(plain(f"This window is too small. Make it at least {columns} columns by {rows} rows."))
