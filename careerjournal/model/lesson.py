"""Lessons: one sentence each, where it was learnt and where it has been put to use."""

from __future__ import annotations

from typing import Annotated

from careerjournal.model.base import Entry, Part
from careerjournal.model.describe import about
from careerjournal.model.links import Kind, Ref
from careerjournal.model.partial_date import PartialDate


class Application(Part, frozen=True, kw_only=True):
    """One time a lesson was put to use."""

    when: Annotated[PartialDate | None, about("When")] = None
    where: Annotated[str, about("Where", required=True)] = ""
    how_it_went: Annotated[str, about("How it went", text="text")] = ""


class Lesson(Entry, frozen=True, kw_only=True, tag="lesson"):
    """What something taught, in one sentence."""

    KIND = Kind.LESSON

    sentence: Annotated[str, about("The lesson, in one sentence", required=True)] = ""
    learnt_from: Annotated[
        tuple[Ref, ...],
        about(
            "Learnt from",
            "Like “setback 3”; several with commas.",
            kinds=(Kind.SETBACK, Kind.MOVE, Kind.CONVERSATION, Kind.REFLECTION),
        ),
    ] = ()
    where_it_holds: Annotated[str, about("Where it holds", "And where it does not.", text="text")] = ""
    applied: Annotated[tuple[Application, ...], about("Times applied")] = ()
    look_again: Annotated[PartialDate | None, about("Look at it again", toward="future")] = None

    @property
    def title(self) -> str:
        """The sentence."""
        return self.sentence
