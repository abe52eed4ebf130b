"""How people have arranged their journal: what is theirs alone and yet no entry."""

from __future__ import annotations

from typing import Annotated

from careerjournal.model.base import Part
from careerjournal.model.describe import field
from careerjournal.model.links import Ref
from careerjournal.model.opening import Audience, Opening
from careerjournal.model.partial_date import PartialDate


class LevelName(Part, frozen=True, kw_only=True):
    """What a level of the lattice is called."""

    level: Annotated[int, field("Level", low=0, high=99)] = 0
    name: Annotated[str, field("Name")] = ""


class Rest(Part, frozen=True, kw_only=True):
    """Memories that are let rest: an entry, all that was on a day, or whatever there is until a day."""

    entry: Annotated[Ref | None, field("The entry")] = None
    day: Annotated[PartialDate | None, field("The day it was")] = None
    until: Annotated[PartialDate | None, field("Until this day, included", toward="future")] = None


class ShownQuestion(Part, frozen=True, kw_only=True):
    """A question that was shown for the asking."""

    digest: Annotated[str, field("Digest", "Of its words, none of which stand here.")] = ""
    day: Annotated[PartialDate | None, field("Day")] = None


class Arrangement(Part, frozen=True, kw_only=True):
    """The arrangement of a journal; empty in a new one. One record a journal, kept with the entries, encrypted."""

    areas: Annotated[tuple[str, ...], field("Areas", "The columns of the lattice, from left to right.")] = ()
    levels: Annotated[tuple[LevelName, ...], field("Levels", "The rows of the lattice that have a name.")] = ()
    dismissed: Annotated[tuple[str, ...], field("Nudges dismissed", "Each by what it says of which entry.")] = ()
    rests: Annotated[tuple[Rest, ...], field("Memories that rest", "Of which Today does not speak by itself.")] = ()
    signature: Annotated[str, field("How I sign", "Whom a pack says that it is from.")] = ""
    audiences: Annotated[tuple[Audience, ...], field("Audiences", "My own, beside those there are.")] = ()
    openings: Annotated[tuple[Opening, ...], field("Opened for sharing", "What may leave, and what was reviewed.")] = ()
    questions: Annotated[
        tuple[str, ...], field("My own questions", "To sit with, beside those there are.", text="text")
    ] = ()
    stay_reflections: Annotated[
        tuple[str, ...], field("Reflections passed over", "Numbers and ranges of them, like 3–7: what stays one.")
    ] = ()
    shown_questions: Annotated[tuple[ShownQuestion, ...], field("Questions shown", "For the asking, this season.")] = ()
