"""Setting the state of an action: done, dropped or open again, from wherever it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from careerjournal.journal import actions
from careerjournal.journal.errors import JournalError
from careerjournal.model.links import Ref
from careerjournal.model.records import RecordError
from careerjournal.model.text import in_sentence
from careerjournal.model.vocabulary import ActionState
from careerjournal.tui.widgets.hints import with_keys

if TYPE_CHECKING:
    from textual.screen import Screen

    from careerjournal.journal.journal import Journal


def set_state(screen: Screen[Any], journal: Journal, ref: Ref, state: ActionState, then: Callable[[], object]) -> None:
    """Ask for a word on an action and set its state; one that has that state already is open again, unasked.

    Args:
        screen: where it is shown.
        journal: the open journal.
        ref: the action.
        state: done or dropped.
        then: shows what has changed.
    """
    from careerjournal.tui.conversations.how_it_went import HowItWent  # noqa: PLC0415 - loaded when it is wanted

    action = journal.actions.get(ref.number)
    if action is None:
        return

    def mark(state: ActionState, outcome: str) -> bool:
        try:
            actions.set_state(journal, ref, state, outcome)
        except (JournalError, RecordError) as error:
            screen.notify(str(error), severity="error")
            return False
        as_what = f"{state}: {in_sentence(action.what)}"
        screen.notify(with_keys(screen, "Marked {as_what}. {undo: takes it back}.", as_what=as_what))
        screen.call_later(then)
        return True

    if action.state is state:
        mark(ActionState.OPEN, "")
        return
    asked = HowItWent(journal, action, state)

    def answered(outcome: str | None) -> None:
        if outcome is not None and mark(state, outcome):
            asked.let_go()

    screen.app.push_screen(asked, answered)
