"""Successes: what went well, read as honestly as a setback. Never a score of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from careerjournal.model.base import Entry, Part
from careerjournal.model.describe import field
from careerjournal.model.links import Kind, Ref
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.text import plain_words
from careerjournal.model.vocabulary import SuccessKind

if TYPE_CHECKING:
    from careerjournal.model.aspiration import Aspiration, Worded


class SuccessShares(Part, frozen=True, kw_only=True):
    """How much was down to what, each from 0 (none of it) to 10 (all of it). They need not add up."""

    my_part: Annotated[int, field("My part", low=0, high=10, options=("mine", "my-part"))] = 0
    others: Annotated[int, field("Others", low=0, high=10)] = 0
    chance: Annotated[int, field("Chance", low=0, high=10)] = 0

    @property
    def said(self) -> bool:
        """Whether anything has been said at all."""
        return bool(self.my_part or self.others or self.chance)


class SuccessReading(Part, frozen=True, kw_only=True):
    """A later view of a success: what was thought of it on a day after."""

    note: Annotated[str, field("How I read it now", text="text")] = ""
    shares: Annotated[SuccessShares, field("Shares")] = SuccessShares()
    when: Annotated[PartialDate | None, field("When", required=True)] = None


class Success(Entry, frozen=True, kw_only=True, tag="success"):
    """Something that went well, or is under way."""

    KIND = Kind.SUCCESS

    what_happened: Annotated[str, field("What happened, in a line", required=True)] = ""
    when: Annotated[PartialDate | None, field("When", "A day, a month, a season or just a year.")] = None
    kind: Annotated[SuccessKind | None, field("Kind")] = None
    under_way: Annotated[bool, field("Under way", "The work is still going on; how it ends is open.")] = False
    body: Annotated[str, field("What happened, in full", text="markdown", options=("in-full", "body"))] = ""
    hard: Annotated[str, field("What was hard", "Best written while it is.", text="text")] = ""
    shares: Annotated[SuccessShares, field("How I read it", "From 0 to 10 each; they need not add up.")] = (
        SuccessShares()
    )
    came_of_it: Annotated[str, field("What came of it", text="text")] = ""
    seen_by: Annotated[str, field("Who saw it", "A name.")] = ""
    whose_words: Annotated[str, field("Whose words", "For something said of me: who said it.")] = ""
    evidence_of: Annotated[
        tuple[Ref, ...],
        field("Evidence of", "Like “aspiration 2”; several with commas.", kinds=(Kind.ASPIRATION,)),
    ] = ()
    needs: Annotated[
        tuple[str, ...],
        field(
            "Areas and milestones it is evidence of",
            "In the aspiration’s words, one a line.",
            text="text",
            options=("areas",),
        ),
    ] = ()
    readings: Annotated[tuple[SuccessReading, ...], field("Later readings")] = ()
    move: Annotated[Ref | None, field("Its move", kinds=(Kind.MOVE,))] = None
    after: Annotated[Ref | None, field("The setback it came right after", kinds=(Kind.SETBACK,))] = None
    became: Annotated[Ref | None, field("What it became", kinds=(Kind.SETBACK,), shown=False)] = None
    """The setback that it ended as; its own text and history stay here."""
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
    def latest_shares(self) -> SuccessShares:
        """The shares as last read: those of the latest reading that says any, or those of the day itself."""
        later = [reading.shares for reading in self.readings if reading.shares.said]
        return later[-1] if later else self.shares

    @property
    def stands(self) -> bool:
        """Whether it ended as one: not under way any more, and no setback."""
        return not self.under_way and self.became is None

    def speaks_for(self, aspiration: Ref, need: str) -> bool:
        """Whether it is evidence of an area for development or a milestone of an aspiration, by the words of that."""
        return aspiration in self.evidence_of and plain_words(need) in map(plain_words, self.needs)

    def is_evidence_of(self, aspiration: Aspiration, part: Worded) -> bool:
        """Whether it is evidence of an area for development or a milestone, also where that was put otherwise then."""
        return aspiration.ref in self.evidence_of and any(part in aspiration.named(need) for need in self.needs)
