"""Aspirations: what somebody wants from work, why, whose wish it is, and the hand-holds on the way."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from careerjournal.model.base import Entry, Part
from careerjournal.model.describe import about
from careerjournal.model.links import Kind
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.vocabulary import AspirationState, Direction, NeedKind, Whose


class Wording(Part, frozen=True, kw_only=True):
    """An aspiration as it was once put. Every wording is kept: drift is history, not failure."""

    what: Annotated[str, about("What I wanted", required=True)] = ""
    why: Annotated[str, about("Why", text="text")] = ""
    until: Annotated[PartialDate | None, about("Until", "When I put it differently.")] = None


class Potential(Part, frozen=True, kw_only=True):
    """Two views of what somebody could do, and where they differ."""

    my_view: Annotated[str, about("My view", text="text")] = ""
    evidence: Annotated[str, about("Evidence", "How I know: what I have done that shows it.", text="text")] = ""
    their_view: Annotated[str, about("Another person’s view", text="text")] = ""
    whose_view: Annotated[str, about("Whose view that is")] = ""
    difference: Annotated[str, about("Where the two differ", text="text")] = ""


class AreaForDevelopment(Part, frozen=True, kw_only=True):
    """A need that stands between somebody and an aspiration. The need, not yet the remedy."""

    need: Annotated[str, about("Need", required=True)] = ""
    kind: Annotated[NeedKind | None, about("Kind")] = None


class Milestone(Part, frozen=True, kw_only=True):
    """A hand-hold on the way: something learnt, gained or done, rather than a job title."""

    what: Annotated[str, about("What I will have learnt, gained or done", required=True)] = ""
    kind: Annotated[NeedKind | None, about("Kind")] = None
    quick_win: Annotated[bool, about("A quick win")] = False
    worth_to_me: Annotated[str, about("What it is worth to me", text="text")] = ""
    worth_to_work: Annotated[str, about("What it is worth to the work", text="text")] = ""
    reached: Annotated[PartialDate | None, about("Reached", "Empty until it is.")] = None


class Aspiration(Entry, frozen=True, kw_only=True, tag="aspiration"):
    """What somebody wants, and everything that belongs to it."""

    KIND = Kind.ASPIRATION

    what: Annotated[str, about("What I want", required=True)] = ""
    why: Annotated[str, about("Why", text="text")] = ""
    whose: Annotated[Whose | None, about("Whose it is", "Mine, suggested by somebody, or expected of me.")] = None
    state: Annotated[AspirationState, about("State")] = AspirationState.HELD
    direction: Annotated[Direction | None, about("Direction")] = None
    horizon: Annotated[str, about("Horizon", "By when, as loosely as I mean it.")] = ""
    kinds_of_work: Annotated[
        tuple[str, ...],
        about("Kinds of work it holds", "People, projects, analysis, customers, craft … with commas."),
    ] = ()
    enjoyed_now: Annotated[str, about("What I enjoy now", text="text")] = ""
    drained_now: Annotated[str, about("What drains me now", text="text")] = ""
    enjoyed_before: Annotated[str, about("What I enjoyed before", text="text")] = ""
    drained_before: Annotated[str, about("What drained me before", text="text")] = ""
    potential: Annotated[Potential, about("Potential")] = Potential()
    areas: Annotated[
        tuple[AreaForDevelopment, ...], about("Areas for development", "All the needs, before any remedy.")
    ] = ()
    milestones: Annotated[tuple[Milestone, ...], about("Milestones", "Hand-holds on the way.")] = ()
    earlier_wordings: Annotated[
        tuple[Wording, ...], about("Earlier wordings", "Kept by the journal, each with its date.", shown=False)
    ] = ()
    """How it was put before: `keeping_wording` adds to it, no form asks for it, pages show it."""

    @property
    def title(self) -> str:
        """What is wanted."""
        return self.what

    def keeping_wording(self, before: Aspiration, today: dt.date) -> Aspiration:
        """This aspiration; its wording ``before`` becomes an earlier one where what or why was put differently.

        An earlier version that is put back has fewer earlier wordings; it gets those that came since, too.
        """
        known = before.earlier_wordings
        is_earlier = self.earlier_wordings == known[: len(self.earlier_wordings)]
        if (self.what, self.why) == (before.what, before.why) or not is_earlier:
            return self
        wording = Wording(what=before.what, why=before.why, until=PartialDate.kept(today))
        return msgspec.structs.replace(self, earlier_wordings=(*known, wording))
