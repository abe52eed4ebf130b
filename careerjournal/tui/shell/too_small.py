"""The screen that is shown while the terminal is too small for a journal."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from careerjournal.tui.output.safe import plain

LEAST: Final = (40, 12)
"""Columns and rows below which nothing useful fits."""
_WAITS: Final = " What you type waits until then."


class TooSmall(ModalScreen[None]):
    """A sentence; it leaves by itself when there is room again.

    Args:
        waits: whether what is typed meanwhile is for what was being written.
    """

    OWN_WORDS = True
    CSS_PATH = "too_small.tcss"

    def __init__(self, *, waits: bool = False) -> None:
        super().__init__()
        self._waits = waits

    def compose(self) -> ComposeResult:
        """The sentence."""
        columns, rows = LEAST
        yield Static(
            plain(f"This window is too small. Make it at least {columns} columns by {rows} rows.{_WAITS * self._waits}")
        )
