"""Actions by where they stand: what I said I would do, what I wait for, what is done and what was dropped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import structs

from careerjournal.model.moments import in_turn
from careerjournal.model.vocabulary import ActionState

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Action, Ref

SOON: Final = dt.timedelta(days=14)
"""How far ahead something promised is due soon: far enough to still do it, near enough to matter today."""


class Actions(NamedTuple):
    """The actions of a journal in four lists; each is in exactly one of them."""

    mine: list[Action]
    """Open, and mine to do: the one due first before the others, those without a date last."""
    waiting: list[Action]
    """Open, and somebody else's, in the same order."""
    done: list[Action]
    """The one changed last first."""
    dropped: list[Action]
    """In the same order; each says why, where the person wrote it."""


def actions_in(journal: Journal) -> Actions:
    """The actions of a journal by where they stand."""
    still_open = soonest(action for action in journal.actions if action.state is ActionState.OPEN)
    by_change = sorted(journal.actions, key=lambda action: (in_turn(action.updated), action.number), reverse=True)
    return Actions(
        mine=[action for action in still_open if action.is_mine],
        waiting=[action for action in still_open if not action.is_mine],
        done=[action for action in by_change if action.state is ActionState.DONE],
        dropped=[action for action in by_change if action.state is ActionState.DROPPED],
    )


def due(journal: Journal) -> list[Action]:
    """Open actions whose day has gone by or comes within two weeks, whoever does them, the first due first."""
    today = journal.today()
    return soonest(
        action
        for action in journal.actions
        if action.state is ActionState.OPEN and action.by_when is not None and action.by_when.last - today <= SOON
    )


def set_state(journal: Journal, ref: Ref, state: ActionState, outcome: str = "") -> Action:
    """Set the state of an action, in one save that can be undone.

    Args:
        journal: where it is.
        ref: the action.
        state: done, dropped, or open again.
        outcome: what came of it, or why it was dropped; what stood there stays where this says nothing.

    Raises:
        JournalError: it is not there, or the file cannot be written.
    """
    action = journal.actions[ref.number]
    return journal.keep(structs.replace(action, state=state, outcome=outcome.strip() or action.outcome), drafted=False)


def soonest(actions: Iterable[Action]) -> list[Action]:
    """Actions by the day they are due, those without one last."""
    return sorted(actions, key=lambda one: (one.by_when.last if one.by_when else dt.date.max, one.number))
