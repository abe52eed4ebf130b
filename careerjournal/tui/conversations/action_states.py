"""Marking an action done, dropped or open again, from wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from textual import on
from textual.screen import Screen

from careerjournal.journal.actions import settle
from careerjournal.journal.errors import JournalError
from careerjournal.model.links import Kind, Ref
from careerjournal.model.records import RecordError
from careerjournal.model.vocabulary import ActionState
from careerjournal.tui.entry.action_line import Settling

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Action

_ASKED: Final = {
    ActionState.DONE: ("How did it go?", "marks it done"),
    ActionState.DROPPED: ("Why is it dropped?", "drops it"),
}


class SettlesActions(Screen[None]):
    """The desk's part in actions."""

    _journal: Journal
    _open: Ref | None

    async def refresh_desk(self) -> None:
        """Show what has changed, where one is."""
        raise NotImplementedError

    @property
    def offers_settling(self) -> bool:
        """Whether an action is open."""
        return self._open is not None and self._open.kind is Kind.ACTION

    def action_settle(self, state: str) -> None:
        """Mark the open action."""
        if self._open is not None:
            self._ask(self._open, ActionState(state))

    @on(Settling)
    def _settling(self, event: Settling) -> None:
        event.stop()
        self._ask(event.ref, ActionState(event.state))

    def _ask(self, ref: Ref, state: ActionState) -> None:
        """Ask for a word on it and mark it; one that is marked so already is open again, unasked."""
        from careerjournal.tui.sheets.ask import Ask  # noqa: PLC0415 - loaded when it is wanted

        action = cast("Action | None", self._journal.get(ref))
        if action is None:
            return
        if action.state is state:
            self._mark(action, ActionState.OPEN, "")
            return
        question, does = _ASKED[state]
        self.app.push_screen(
            Ask(question, action.what, does),
            lambda outcome: self._mark(action, state, outcome) if outcome is not None else None,
        )

    def _mark(self, action: Action, state: ActionState, outcome: str) -> None:
        try:
            settle(self._journal, action.ref, state, outcome)
        except (JournalError, RecordError) as error:
            self.notify(str(error), severity="error")
            return
        self.notify(f"Marked {state}: {action.what}. u takes it back.")
        self.call_later(self.refresh_desk)
