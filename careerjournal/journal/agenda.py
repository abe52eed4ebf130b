"""What is to be done, looked at again or opened by which day: kept up with each change, never gone through for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from careerjournal.journal.ranking import Ranking
from careerjournal.model.action import Action
from careerjournal.model.lesson import Lesson
from careerjournal.model.links import LAST_NUMBER
from careerjournal.model.vocabulary import ActionState

if TYPE_CHECKING:
    from careerjournal.model import Entry, Ref

UNDATED: Final = dt.date.max.toordinal() + 1
"""The day of an action without one: it is due after all others."""

_FIRST: Final = dt.datetime.min.replace(tzinfo=dt.UTC)
_LAST: Final = dt.datetime.max.replace(tzinfo=dt.UTC)
_MICROSECOND: Final = dt.timedelta(microseconds=1)


class Agenda:
    """Actions by where they stand, lessons to look at again, and what is closed until a day.

    Attributes:
        due: open actions, whoever does them, by the last day they are due, those without one last.
        mine: of these, what the person does, alone or with somebody.
        waiting: of these, what somebody else does.
        done: actions that are done, the one changed last first.
        dropped: actions that were dropped, the one changed last first.
        look_again: lessons by the first day to look at them again; those without one are not in it.
        closed: entries of any kind in which something is closed, by the day it is to be opened.
    """

    def __init__(self) -> None:
        self.due = Ranking()
        self.mine = Ranking()
        self.waiting = Ranking()
        self.done = Ranking()
        self.dropped = Ranking()
        self.look_again = Ranking()
        self.closed = Ranking()

    def put(self, ref: Ref, entry: Entry) -> None:
        """Take in an entry, new or changed.

        Args:
            ref: its own, as whatever else holds on to it has it.
            entry: the entry.
        """
        opened = entry.offered_from
        self.closed.put(ref, opened.toordinal() if opened else None)
        match entry:
            case Action():
                self._put_action(ref, entry)
            case Lesson(look_again=day):
                self.look_again.put(ref, day.first.toordinal() if day else None)
            case _:
                pass

    def _put_action(self, ref: Ref, action: Action) -> None:
        is_open = action.state is ActionState.OPEN
        due = action.by_when.last.toordinal() if action.by_when else UNDATED
        since = (_LAST - (action.updated or _FIRST)) // _MICROSECOND
        changed = since * LAST_NUMBER + LAST_NUMBER - action.number  # of those changed together the higher number first
        self.due.put(ref, due if is_open else None)
        self.mine.put(ref, due if is_open and action.is_mine else None)
        self.waiting.put(ref, due if is_open and not action.is_mine else None)
        self.done.put(ref, changed if action.state is ActionState.DONE else None)
        self.dropped.put(ref, changed if action.state is ActionState.DROPPED else None)

    def remove(self, ref: Ref) -> None:
        """Take an entry out; one that is not there changes nothing."""
        for ranking in (self.due, self.mine, self.waiting, self.done, self.dropped, self.look_again, self.closed):
            ranking.put(ref, None)
