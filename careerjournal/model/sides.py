"""Which side of the line of time an entry stands on: the misses, or what went well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerjournal.model.aspiration import Aspiration
from careerjournal.model.move import Move
from careerjournal.model.setback import Setback
from careerjournal.model.success import Success
from careerjournal.model.vocabulary import AspirationState, MoveStatus

if TYPE_CHECKING:
    from careerjournal.model.base import Entry


def went_well(entry: Entry) -> bool | None:
    """Whether an entry tells of what went well, or of a miss; None where it tells of neither, or its end is open.

    Misses are setbacks, and moves that were missed or declined. Successes that ended as such went well, and moves that
    were taken, and aspirations that were reached or have a milestone that was.
    """
    match entry:
        case Setback():
            return False
        case Success():
            return True if entry.stands else None
        case Move():
            return False if entry.could_have_been else True if entry.status is MoveStatus.TAKEN else None
        case Aspiration():
            reached = entry.state is AspirationState.REACHED
            return True if reached or any(milestone.reached for milestone in entry.milestones) else None
        case _:
            return None
