"""Says how far the journal is read, for whoever asked for something that needs all of it, and closes by itself then."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Final, cast

from textual.app import ComposeResult
from textual.widgets import Static

from careerjournal.journal.errors import Locked
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.background import begin
from careerjournal.tui.widgets.how_far import HowFar

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.tui.input.queue import TakesInput

_A_MOMENT: Final = 0.02
"""Seconds until looking again whether it is read."""


class BeingRead(Sheet[bool]):
    """Dismissed with True once the journal is read; what is typed meanwhile is for what was asked for.

    Args:
        journal: the journal; somebody else reads it.
        follows: what is done then, in a sentence.
    """

    BINDINGS = [command("escape", "leave", "leave it", "Do not wait for the journal to be read.", name="leave-reading")]

    extent = "-small -compact"
    hints = (("leave-reading", "does not wait"),)

    def __init__(self, journal: Journal, follows: str) -> None:
        super().__init__()
        self._journal = journal
        self._follows = follows

    def body(self) -> ComposeResult:
        """How far it is, and what follows."""
        yield HowFar(self._journal, classes="words")
        yield Static(plain(self._follows, "$muted"), classes="words")

    def on_mount(self) -> None:
        """Begin to wait."""
        begin(self, self._wait)
        super().on_mount()

    async def _wait(self) -> None:
        with cast("TakesInput", self.app).hold_input(), suppress(Locked):
            while not self._journal.is_read:  # noqa: ASYNC110 - nobody is told when it is
                await asyncio.sleep(_A_MOMENT)
            self.dismiss(True)
