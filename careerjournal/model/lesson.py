"""Lessons: one sentence each, where it was learnt and where it has been put to use."""

from __future__ import annotations

from typing import Annotated

from careerjournal.model.base import Entry, Part
from careerjournal.model.describe import field
from careerjournal.model.links import Kind, Ref
from careerjournal.model.partial_date import PartialDate


class Application(Part, frozen=True, kw_only=True):
    """One time a lesson was put to use."""

    when: Annotated[PartialDate | None, field("When")] = None
    where: Annotated[str, field("Where", required=True)] = ""
    how_it_went: Annotated[str, field("How it went", text="text")] = ""


class Lesson(Entry, frozen=True, kw_only=True, tag="lesson"):
    """What something taught, in one sentence."""

    KIND = Kind.LESSON

    sentence: Annotated[str, field("The lesson, in one sentence", required=True)] = ""
    learnt_from: Annotated[
        tuple[Ref, ...],
        field(
            "Learnt from",
            "Like “setback 3”; several with commas.",
            kinds=(Kind.SETBACK, Kind.SUCCESS, Kind.MOVE, Kind.CONVERSATION, Kind.REFLECTION),
        ),
    ] = ()
    where_it_holds: Annotated[str, field("Where it holds", "And where it does not.", text="text")] = ""
    applied: Annotated[tuple[Application, ...], field("Times applied")] = ()
    look_again: Annotated[PartialDate | None, field("Look at it again", toward="future")] = None
    when: Annotated[PartialDate | None, field("When", shown=False)] = None
    """The day it is of, where another one than when it was first kept is known: that of the entry that became it."""

    @property
    def title(self) -> str:
        """The sentence."""
        return self.sentence

    @property
    def date(self) -> PartialDate | None:
        """The day it is of."""
        return self.when or super().date

    @property
    def added_on(self) -> tuple[PartialDate, ...]:
        """The dates on which it was put to use."""
        return tuple(one.when for one in self.applied if one.when is not None)
