"""Actions by where they stand: what I said I would do, what I wait for, what is done and what was dropped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import structs

from careerjournal.journal.agenda import UNDATED
from careerjournal.journal.steps import through
from careerjournal.model.links import LAST_NUMBER, Kind
from careerjournal.model.vocabulary import ActionState

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.order import Card
    from careerjournal.model import Action, Ref

SOON: Final = dt.timedelta(days=14)
"""How far ahead something promised is due soon: far enough to still do it, near enough to matter today."""

_AT_ONCE: Final = 256
"""Actions that are looked up in one step."""


class Actions(NamedTuple):
    """The actions of a journal in four lists; each is in exactly one of them. None of them is read for that."""

    mine: list[Card]
    """Open, and mine to do: the one due first before the others, those without a date last."""
    waiting: list[Card]
    """Open, and somebody else's, in the same order."""
    done: list[Card]
    """The one changed last first."""
    dropped: list[Card]
    """In the same order; each says why, where the person wrote it."""


def actions_in(journal: Journal) -> Actions:
    """The actions of a journal by where they stand; the same until one of them changes, and not to be changed."""
    return through(finding_actions(journal))


def finding_actions(journal: Journal) -> Generator[None, None, Actions]:
    """The same as `actions_in`, some of it at each step.

    Raises:
        Locked: the journal has been locked between two steps.
    """
    return journal.gathering("actions by where they stand", (Kind.ACTION,), lambda: _finding(journal))


def _finding(journal: Journal) -> Generator[None, None, Actions]:
    agenda, order = journal.agenda, journal.order
    found: list[list[Card]] = []
    for listed in (agenda.mine, agenda.waiting, agenda.done, agenda.dropped):
        cards: list[Card] = []
        for count, ref in enumerate(listed.refs(), 1):
            if (card := order.get(ref)) is not None:
                cards.append(card)
            if count % _AT_ONCE == 0:
                yield
        found.append(cards)
    return Actions(*found)


def due(journal: Journal, most: int | None = None) -> list[Action]:
    """Open actions whose day has gone by or comes within two weeks, whoever does them, the first due first.

    Args:
        journal: where they are.
        most: how many of them, at most; all where it is not given. No other action is read.
    """
    found = journal.agenda.due.refs(0, min(count_due(journal), LAST_NUMBER if most is None else most))
    return [journal.actions[ref.number] for ref in found]


def nearest_due(journal: Journal, most: int) -> list[Action]:
    """Those of `due` whose day is nearest, the first due first: today's are never behind what has been late for years.

    Args:
        journal: where they are.
        most: how many of them, at most. Twice as many are read.
    """
    day, late = journal.today(), count_late(journal)
    refs = journal.agenda.due.refs(max(0, late - most), min(late + most, count_due(journal)))
    found = [journal.actions[ref.number] for ref in refs]
    away = [_days_away(action, day) for action in found]
    nearest = sorted(range(len(found)), key=away.__getitem__)[:most]
    return [found[place] for place in sorted(nearest)]


def _days_away(action: Action, day: dt.date) -> tuple[int, bool]:
    """How far its day is from another; of two as far, the one that is still to come is nearer."""
    due = action.by_when.last if action.by_when else dt.date.max
    return abs((due - day).days), due < day


def count_due(journal: Journal) -> int:
    """How many open actions are due, or will be within two weeks."""
    return journal.agenda.due.up_to(min(journal.today().toordinal() + SOON.days, dt.date.max.toordinal()))


def count_late(journal: Journal) -> int:
    """How many open actions were due before today."""
    return journal.agenda.due.up_to(journal.today().toordinal() - 1)


def count_undated(journal: Journal) -> int:
    """How many open actions have no day."""
    due = journal.agenda.due
    return len(due) - due.up_to(UNDATED - 1)


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
