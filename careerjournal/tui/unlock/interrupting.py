"""ctrl+c where no journal is open yet: it leaves, as everywhere in a terminal, but where something can be copied."""

from __future__ import annotations

from typing import Any, Final

from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

INTERRUPT: Final = Binding("ctrl+c", "interrupt", show=False, priority=True)
"""For a screen that can be left in this way, with `CanBeInterrupted`."""


class CanBeInterrupted(Screen[Any]):
    """A screen that ctrl+c leaves, together with the program."""

    async def action_interrupt(self) -> None:
        """Leave the program, or copy what is selected."""
        if isinstance(self.focused, Input) and not self.focused.selection.is_empty:
            self.focused.action_copy()
        elif self.get_selected_text():
            self.action_copy_text()
        else:
            await self.app.action_quit()
