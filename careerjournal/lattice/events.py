"""What happened, a row each: the beginnings of roles, the moves, the returns; in the order of time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import IntEnum

from careerjournal.lattice.career import Career, Standing, began
from careerjournal.lattice.words import came_back
from careerjournal.model import Move, PartialDate, Ref, Role
from careerjournal.model.vocabulary import MoveStatus


class What(IntEnum):
    """The kinds of event; of one day, an earlier kind comes first."""

    RETURN = 0
    """From a loan to the role that it began at."""
    ROLE = 1
    """The beginning of a role, and the move that led there."""
    STEP = 2
    """Any other move."""
    RETURN_AT_ONCE = 3
    """A return on the day that a role began which it needs."""


@dataclass
class Event:
    """An event of a career: one row of the path."""

    what: What
    when: dt.date
    date: PartialDate | None
    """As the person put it down."""
    role: Role | None = None
    """The role that begins; of a return, the one that ends."""
    move: Move | None = None
    """The move that it is; of a beginning, the move that led there."""
    row: int = 0
    """Its place from the earliest, which is 0."""

    @property
    def returns(self) -> bool:
        """Whether it is a return."""
        return self.what in (What.RETURN, What.RETURN_AT_ONCE)


@dataclass
class Story:
    """A career as rows of events, the earliest first."""

    events: list[Event] = field(default_factory=list)
    began: dict[Ref, Event] = field(default_factory=dict)
    """For each role, the row that it begins in."""


def told(career: Career) -> Story:
    """Every role and every move in the order of time.

    A move whose date would put it before the role that it starts from stands right after that role's beginning.
    """
    story = Story()
    leading = _leading(career)
    for role in career.ordered_roles:
        event = Event(What.ROLE, began(role), role.start, role, leading.get(role.ref))
        story.events.append(event)
        story.began[role.ref] = event
    shown = {move.ref for move in leading.values()}
    for move in career.ordered_moves:
        source, target = career.ends(move)
        at = source or target
        earliest = began(at) if at is not None else dt.date.min
        if move.ref not in shown:
            when = began(move) if move.start else (dt.date.max if move.is_open else earliest)
            if career.standing(move) is Standing.LINE and source is not None and target is not None:
                earliest = began(source)
            story.events.append(Event(What.STEP, max(when, earliest), move.start, None, move))
        if came_back(move, career.today) and move.end and source and target and source is not target:
            needed = max(began(source), began(target))
            back = min(move.end.last, career.today)
            what = What.RETURN if back > needed else What.RETURN_AT_ONCE
            story.events.append(Event(what, max(back, needed), move.end, target, move))
    story.events.sort(key=lambda event: (event.when, event.what, _number(event)))
    for row, event in enumerate(story.events):
        event.row = row
    return story


def _leading(career: Career) -> dict[Ref, Move]:
    """For each role, the taken move that led to it: of several, the one nearest to its beginning."""
    places = {role.ref: at for at, role in enumerate(career.ordered_roles)}
    leading: dict[Ref, Move] = {}
    for move in career.ordered_moves:
        source, target = career.ends(move)
        if move.status is not MoveStatus.TAKEN or source is None or target is None:
            continue
        if places[source.ref] >= places[target.ref]:
            continue
        other = leading.get(target.ref)
        if other is None or _apart(move, target) < _apart(other, target):
            leading[target.ref] = move
    return leading


def _apart(move: Move, role: Role) -> tuple[int, int]:
    return abs((began(move) - began(role)).days), move.number


def _number(event: Event) -> int:
    entry = event.move if event.what is not What.ROLE else event.role
    return entry.number if entry is not None else 0
