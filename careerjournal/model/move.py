"""Moves: the edges of the lattice, taken or not."""

from __future__ import annotations

from typing import Annotated

from careerjournal.model.base import Part
from careerjournal.model.describe import field
from careerjournal.model.expectation import ExpectingEntry
from careerjournal.model.links import Kind, Ref
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.vocabulary import Direction, Fit, MoveForm, MoveStatus


class RoleInMind(Part, frozen=True, kw_only=True):
    """A role that a move would have led to, or may yet lead to; not one that was held."""

    title: Annotated[str, field("Title")] = ""
    organisation: Annotated[str, field("Organisation")] = ""
    area: Annotated[str, field("Area")] = ""
    level: Annotated[int | None, field("Level", low=0, high=99)] = None


class Debrief(Part, frozen=True, kw_only=True):
    """What is left of an interview or a panel, put down within ten minutes of leaving the room."""

    when: Annotated[PartialDate | None, field("When")] = None
    asked: Annotated[str, field("What was asked", text="text")] = ""
    caught_me: Annotated[str, field("Which question caught me", text="text")] = ""
    cared_about: Annotated[str, field("What they seemed to care about", text="text")] = ""
    say_now: Annotated[str, field("What I would say now", text="text")] = ""

    @property
    def said(self) -> bool:
        """Whether anything was put down."""
        return any(text.strip() for text in (self.asked, self.caught_me, self.cared_about, self.say_now))


class Move(ExpectingEntry, frozen=True, kw_only=True, tag="move", rename={"start": "from", "end": "to"}):
    """One step, in whichever direction and however far it came."""

    KIND = Kind.MOVE

    direction: Annotated[Direction, field("Direction", required=True)] = Direction.LATERAL
    status: Annotated[MoveStatus, field("Status", required=True)] = MoveStatus.CONSIDERING
    form: Annotated[MoveForm | None, field("Form")] = None
    from_role: Annotated[Ref | None, field("From role", kinds=(Kind.ROLE,))] = None
    to_role: Annotated[Ref | None, field("To role", "A role I hold or held.", kinds=(Kind.ROLE,))] = None
    in_mind: Annotated[RoleInMind, field("Or a role it would have been")] = RoleInMind()
    start: Annotated[PartialDate | None, field("When")] = None
    end: Annotated[PartialDate | None, field("Until", "For a loan, a project or a pause that ended.")] = None
    why: Annotated[str, field("Why", text="text")] = ""
    hope: Annotated[str, field("What I hope to gain", text="text")] = ""
    cost: Annotated[
        str, field("What it would cost", "Money, time, people; what I would have to leave.", text="text")
    ] = ""
    fit: Annotated[Fit | None, field("How good a fit I thought it")] = None
    came_of_it: Annotated[str, field("What came of it", text="text")] = ""
    debrief: Annotated[
        Debrief, field("Debrief", "In ten minutes after the room; the next application of its sort opens with it.")
    ] = Debrief()
    aspiration: Annotated[Ref | None, field("Its aspiration", kinds=(Kind.ASPIRATION,))] = None

    @property
    def title(self) -> str:
        """The role in mind, where that is what it leads to; otherwise the journal names it by its roles."""
        return self.in_mind.title

    @property
    def date(self) -> PartialDate | None:
        """The date on which it happened, or may happen."""
        return self.start

    @property
    def was_applied_for(self) -> bool:
        """Whether it has come further than being considered, so that there may have been a room to come out of."""
        return self.status is not MoveStatus.CONSIDERING

    @property
    def is_open(self) -> bool:
        """Whether it may still be taken: it is considered, applied for or offered."""
        return self.status in (MoveStatus.CONSIDERING, MoveStatus.APPLIED, MoveStatus.OFFERED)

    @property
    def could_have_been(self) -> bool:
        """Whether it was missed or declined; such a move stays on the map."""
        return self.status in (MoveStatus.MISSED, MoveStatus.DECLINED)
