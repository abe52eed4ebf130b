"""How much of what was on this day is to rest."""

from __future__ import annotations

import datetime as dt

from textual.app import ComposeResult
from textual.widgets import Static

from careerjournal.journal.memories import until_the_month_ends
from careerjournal.model.arrangement import Rest
from careerjournal.model.reflection import Reflection
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.hints import Hint


class RestMemory(Sheet[Rest]):
    """Dismissed with what is to rest, or with None.

    Args:
        reflection: what was brought up.
        today: the day it was brought up on.
    """

    BINDINGS = [
        command("e", "rest_entry", "this entry", "Never bring this entry up by itself.", name="rest-entry"),
        command("d", "rest_day", "that day", "Bring nothing up that was on that day.", name="rest-day"),
        command("m", "rest_month", "this month", "Bring nothing up until this month is over.", name="rest-month"),
        command("escape", "leave", "leave it", "Let nothing rest.", name="leave"),
    ]

    heading = plain("Let it rest", "bold $ink")
    hints = (("leave", "lets nothing rest"),)

    def __init__(self, reflection: Reflection, today: dt.date) -> None:
        super().__init__()
        self._reflection = reflection
        self._today = today

    def body(self) -> ComposeResult:
        """What can rest; nothing is deleted, and search finds it as before."""
        when = self._reflection.date
        yield Hint(("rest-entry", "this entry: it is not brought up again"))
        yield Hint(("rest-day", f"all of {when.words if when else 'that day'}"))
        yield Hint(("rest-month", f"everything, not this month: nothing more in {self._today:%B}"))
        yield Static(
            plain("Nothing is deleted. You find it as before; it does not come by itself.", "$muted"), classes="words"
        )

    def action_rest_entry(self) -> None:
        """Let the entry rest."""
        self.dismiss(Rest(entry=self._reflection.ref))

    def action_rest_day(self) -> None:
        """Let the day rest."""
        self.dismiss(Rest(day=self._reflection.date))

    def action_rest_month(self) -> None:
        """Let everything rest until the month is over."""
        self.dismiss(until_the_month_ends(self._today))
