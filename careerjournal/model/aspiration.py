"""Aspirations: what somebody wants from work, why, whose wish it is, and the hand-holds on the way."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from careerjournal.model.base import Entry, Part
from careerjournal.model.describe import field
from careerjournal.model.links import Kind
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.rewording import says_the_same
from careerjournal.model.text import plain_words
from careerjournal.model.vocabulary import AspirationState, Direction, NeedKind, Rewording, Whose


class Wording(Part, frozen=True, kw_only=True):
    """An aspiration as it was once put. Every wording is kept: drift is history, not failure."""

    what: Annotated[str, field("What I wanted", required=True)] = ""
    why: Annotated[str, field("Why", text="text")] = ""
    until: Annotated[PartialDate | None, field("Until", "When I put it differently.")] = None
    rewording: Annotated[Rewording | None, field("Why it was put differently")] = None
    """What came after it: the same put better, or another wish; None where that was not said."""


class Potential(Part, frozen=True, kw_only=True):
    """Two views of what somebody could do, and where they differ."""

    my_view: Annotated[str, field("My view", text="text")] = ""
    evidence: Annotated[str, field("Evidence", "How I know: what I have done that shows it.", text="text")] = ""
    their_view: Annotated[str, field("Another person’s view", text="text")] = ""
    whose_view: Annotated[str, field("Whose view that is")] = ""
    difference: Annotated[str, field("Where the two differ", text="text")] = ""


class Worded(Part, frozen=True, kw_only=True):
    """The base of the parts of an aspiration that other entries name by their words."""

    earlier: Annotated[tuple[str, ...], field("Put before as", text="text", shown=False)] = ()
    """How it was put before, the earliest first: who names it so still means it. Forms carry it along."""

    @property
    def words(self) -> str:
        """How it is put now."""
        raise NotImplementedError

    @property
    def first_words(self) -> str:
        """How it was put at first; what is remembered of it by its words is remembered by these."""
        return self.earlier[0] if self.earlier else self.words


class AreaForDevelopment(Worded, frozen=True, kw_only=True):
    """A need that stands between somebody and an aspiration. The need, not yet the remedy."""

    need: Annotated[str, field("Need", required=True)] = ""
    kind: Annotated[NeedKind | None, field("Kind")] = None

    @property
    def words(self) -> str:
        """The need."""
        return self.need


class Milestone(Worded, frozen=True, kw_only=True):
    """A hand-hold on the way: something learnt, gained or done, rather than a job title."""

    what: Annotated[str, field("What I will have learnt, gained or done", required=True)] = ""
    kind: Annotated[NeedKind | None, field("Kind")] = None
    quick_win: Annotated[bool, field("A quick win")] = False
    worth_to_me: Annotated[str, field("What it is worth to me", text="text")] = ""
    worth_to_work: Annotated[str, field("What it is worth to the work", text="text")] = ""
    reached: Annotated[PartialDate | None, field("Reached", "Empty until it is.")] = None

    @property
    def words(self) -> str:
        """What it is."""
        return self.what


class Aspiration(Entry, frozen=True, kw_only=True, tag="aspiration"):
    """What somebody wants, and everything that belongs to it."""

    KIND = Kind.ASPIRATION

    what: Annotated[str, field("What I want", required=True)] = ""
    why: Annotated[str, field("Why", text="text")] = ""
    whose: Annotated[Whose | None, field("Whose it is", "Mine, suggested by somebody, or expected of me.")] = None
    state: Annotated[AspirationState, field("State")] = AspirationState.HELD
    direction: Annotated[Direction | None, field("Direction")] = None
    horizon: Annotated[str, field("Horizon", "By when, as loosely as I mean it.")] = ""
    kinds_of_work: Annotated[
        tuple[str, ...],
        field("Kinds of work it holds", "People, projects, analysis, customers, craft … with commas."),
    ] = ()
    enjoyed_now: Annotated[str, field("What I enjoy now", text="text")] = ""
    drained_now: Annotated[str, field("What drains me now", text="text")] = ""
    enjoyed_before: Annotated[str, field("What I enjoyed before", text="text")] = ""
    drained_before: Annotated[str, field("What drained me before", text="text")] = ""
    potential: Annotated[Potential, field("Potential")] = Potential()
    areas: Annotated[
        tuple[AreaForDevelopment, ...], field("Areas for development", "All the needs, before any remedy.")
    ] = ()
    milestones: Annotated[tuple[Milestone, ...], field("Milestones", "Hand-holds on the way.")] = ()
    earlier_wordings: Annotated[
        tuple[Wording, ...], field("Earlier wordings", "Kept by the journal, each with its date.", shown=False)
    ] = ()
    """How it was put before: `keeping_wording` adds to it, no form asks for it, pages show it."""
    when: Annotated[PartialDate | None, field("When", shown=False)] = None
    """The day it is of, where another one than when it was first kept is known: that of the entry that became it."""

    @property
    def title(self) -> str:
        """What is wanted."""
        return self.what

    @property
    def date(self) -> PartialDate | None:
        """The day it is of."""
        return self.when or super().date

    def named(self, words: str) -> tuple[Worded, ...]:
        """The areas for development and the milestones that are put so, or else were before, in their order."""
        parts = (*self.areas, *self.milestones)
        wanted = plain_words(words)
        now = tuple(part for part in parts if plain_words(part.words) == wanted)
        return now or tuple(part for part in parts if wanted in map(plain_words, part.earlier))

    def keeping_wording(self, before: Aspiration, today: dt.date, rewording: Rewording | None = None) -> Aspiration:
        """This aspiration; its wording ``before`` becomes an earlier one where what or why was put differently.

        An earlier version that is put back has fewer earlier wordings; it gets those that came since, too. A comma, a
        capital or a slip of spelling that is mended makes no history (`says_the_same`).
        """
        known = before.earlier_wordings
        is_earlier = self.earlier_wordings == known[: len(self.earlier_wordings)]
        same = says_the_same(self.what, before.what) and says_the_same(self.why, before.why)
        if not is_earlier or (same and self.earlier_wordings == known):
            return self
        if same:  # an earlier version with the same words is put back
            return msgspec.structs.replace(self, earlier_wordings=known)
        until = PartialDate.kept(today)
        wording = Wording(what=before.what, why=before.why, until=until, rewording=rewording)
        return msgspec.structs.replace(self, earlier_wordings=(*known, wording))
