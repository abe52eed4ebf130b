"""An action on a page: what, and when it is due; done or dropped with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.message import Message

from careerjournal.model.links import Ref
from careerjournal.tui.commands import command

if TYPE_CHECKING:
    from careerjournal.model import Action

import datetime as dt
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size

from careerjournal.journal.search.row_words import is_late
from careerjournal.tui.entry.link_line import LinkLine
from careerjournal.tui.entry.rows import due_words
from careerjournal.tui.sections import symbols

if TYPE_CHECKING:
    from careerjournal.model import Action

STATES: Final = [
    command("x", "set_state('done')", "done", "Mark the action done, or open again.", name="done"),
    command("X", "set_state('dropped')", "drop", "Mark the action dropped, and say why; or open again.", name="drop"),
]
"""What can be done with an action: for the desk's own commands, and for a line that is one."""


class StateWanted(Message):
    """Somebody wants to mark an action ``done`` or ``dropped``."""

    def __init__(self, ref: Ref, state: str) -> None:
        super().__init__()
        self.ref = ref
        self.state = state


BESIDE: Final = 76
"""Cells from which on the facts may stand beside the words rather than beneath them."""
_MARK: Final = 2
_GAP: Final = 3
"""Cells before the words, and between them and the facts."""


class ActionLine(LinkLine):
    """One action. Wide, the facts stand in a column of their own.

    Args:
        action: the action.
        today: what tells whether it is late.
        column: where the facts begin where it is wide, the same for every line of a list; 0 for never beside.
        beside: cells from which on they stand beside the words, which then are whole.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*STATES]

    def __init__(self, action: Action, today: dt.date, column: int = 0, beside: int = BESIDE) -> None:
        self._action = action
        self._today = today
        self._column = column
        self._beside = max(BESIDE, beside)
        self._wide = False
        super().__init__(action.ref, self._said())

    def _said(self) -> Content:
        late = is_late(self._action, self._today)
        mark = ("! ", "bold $loss") if late else (f"{symbols.ACTION[self._action.state]} ", "$muted")
        facts = due_words(self._action, self._today)
        if not facts:
            return Content.assemble(mark, self._action.what)
        if not self._wide:
            return Content.assemble(mark, self._action.what, (f"\n  {facts}", "$muted"))
        what = Content(self._action.what)
        return Content.assemble(mark, what, " " * (self._column - what.cell_length + _GAP), (facts, "$muted"))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Put the facts where there is room for them; its height depends on that, so it is decided here."""
        wide = bool(self._column) and width >= self._beside
        if wide != self._wide:
            self._wide = wide
            self.update(self._said(), layout=False)
        return super().get_content_height(container, viewport, width)

    def action_set_state(self, state: str) -> None:
        """Mark it, or open it again."""
        self.post_message(StateWanted(self.ref, state))


def lines_of(actions: list[Action], today: dt.date) -> list[ActionLine]:
    """A line for each, with one column for the facts of all where there is room for the words of all beside them."""
    column = max((Content(action.what).cell_length for action in actions), default=0)
    facts = max((Content(due_words(action, today)).cell_length for action in actions), default=0)
    return [ActionLine(action, today, column, _MARK + column + _GAP + facts + 1) for action in actions]
