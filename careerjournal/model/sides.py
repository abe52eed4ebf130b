"""Which side of the line of time an entry stands on: the misses, or what went well."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from careerjournal.model.aspiration import Aspiration
from careerjournal.model.moments import day_of
from careerjournal.model.move import Move
from careerjournal.model.setback import Setback
from careerjournal.model.success import Success
from careerjournal.model.vocabulary import AspirationState, MoveStatus

if TYPE_CHECKING:
    from careerjournal.model.base import Entry
    from careerjournal.model.partial_date import PartialDate


class Side(Enum):
    """Where an entry stands."""

    MISS = auto()
    """A setback, or a move that was missed or declined."""
    WELL = auto()
    """A success that ended as such, a move that was taken, an aspiration that was reached or of which something was."""
    UNDER_WAY = auto()
    """A success of which the end is open: on neither side yet."""


def side_of(entry: Entry) -> Side | None:
    """The side that an entry stands on; None where it tells neither of a miss nor of what went well."""
    match entry:
        case Setback():
            return Side.MISS
        case Success():
            return Side.WELL if entry.stands else Side.UNDER_WAY if entry.under_way else None
        case Move():
            return Side.MISS if entry.could_have_been else Side.WELL if entry.status is MoveStatus.TAKEN else None
        case Aspiration():
            return Side.WELL if any(True for _ in reached(entry)) else None
        case _:
            return None


class Reached(NamedTuple):
    """An aspiration that was reached, or a milestone of it."""

    what: str
    date: PartialDate | None
    milestone: int | None
    """Which milestone, counted from 0; None where it is the aspiration itself."""


def reached(aspiration: Aspiration) -> Iterator[Reached]:
    """What was reached of an aspiration: it itself first."""
    if aspiration.state is AspirationState.REACHED:
        yield Reached(aspiration.title, reached_by(aspiration), None)
    for number, milestone in enumerate(aspiration.milestones):
        if milestone.reached is not None:
            yield Reached(milestone.what, milestone.reached, number)


def reached_by(aspiration: Aspiration) -> PartialDate | None:
    """When an aspiration was reached at the latest: with its last milestone, or on the day it was last changed."""
    dates = [milestone.reached for milestone in aspiration.milestones if milestone.reached is not None]
    changed = day_of(aspiration.updated) if aspiration.updated else aspiration.date
    return max(dates, default=changed)
