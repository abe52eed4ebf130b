"""Setbacks: what went wrong, and how the reading of it changes with time. Never a score of a person."""

from __future__ import annotations

from typing import Annotated

from careerjournal.model.base import Entry, Part
from careerjournal.model.describe import field
from careerjournal.model.links import Kind, Ref
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.vocabulary import Fit, SetbackKind


class Shares(Part, frozen=True, kw_only=True):
    """How much was down to what, each from 0 (none of it) to 10 (all of it). They need not add up."""

    my_part: Annotated[int, field("My part", low=0, high=10, options=("mine", "my-part"))] = 0
    competition: Annotated[int, field("Competition", low=0, high=10)] = 0
    chance: Annotated[int, field("Chance", low=0, high=10)] = 0

    @property
    def said(self) -> bool:
        """Whether anything has been said at all."""
        return bool(self.my_part or self.competition or self.chance)


class Reading(Part, frozen=True, kw_only=True):
    """A later view of a setback: what was thought of it on a day after."""

    note: Annotated[str, field("How I read it now", text="text")] = ""
    shares: Annotated[Shares, field("Shares")] = Shares()
    when: Annotated[PartialDate | None, field("When", required=True)] = None


class Setback(Entry, frozen=True, kw_only=True, tag="setback"):
    """Something that went wrong, from a near miss to a role lost."""

    KIND = Kind.SETBACK

    what_happened: Annotated[str, field("What happened, in a line", required=True)] = ""
    when: Annotated[PartialDate | None, field("When", "A day, a month, a season or just a year.")] = None
    kind: Annotated[SetbackKind | None, field("Kind")] = None
    body: Annotated[str, field("What happened, in full", text="markdown", options=("in-full", "body"))] = ""
    expected: Annotated[str, field("What I expected", text="text")] = ""
    fit: Annotated[Fit | None, field("How good a fit I thought it")] = None
    felt: Annotated[str, field("How it felt", text="text")] = ""
    shares: Annotated[Shares, field("How I read it", "From 0 to 10 each; they need not add up.")] = Shares()
    came_of_it: Annotated[str, field("What came of it", text="text")] = ""
    readings: Annotated[tuple[Reading, ...], field("Later readings")] = ()
    move: Annotated[Ref | None, field("Its move", kinds=(Kind.MOVE,))] = None
    open_fields: Annotated[
        tuple[str, ...],
        field("May be shared", "The fields opened for sharing; closed until opened.", shown=False),
    ] = ()

    @property
    def title(self) -> str:
        """What happened, in a line."""
        return self.what_happened

    @property
    def date(self) -> PartialDate | None:
        """The date on which it happened."""
        return self.when or super().date

    @property
    def added_on(self) -> tuple[PartialDate, ...]:
        """The dates of its later readings."""
        return tuple(reading.when for reading in self.readings if reading.when is not None)

    @property
    def latest_shares(self) -> Shares:
        """The shares as last read: those of the latest reading that says any, or those of the day itself."""
        later = [reading.shares for reading in self.readings if reading.shares.said]
        return later[-1] if later else self.shares
