"""Actions: what somebody said they would do."""

from __future__ import annotations

from typing import Annotated, Final

from careerjournal.model.base import Entry, Part
from careerjournal.model.describe import field
from careerjournal.model.links import Kind, Ref
from careerjournal.model.moments import day_of
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.vocabulary import ActionState

ME: Final = "Me"
"""Who does it, where it is the person whose journal it is."""
_PRONOUNS: Final = frozenset({"he", "she", "they", "him", "her", "them"})
_OURS: Final = frozenset({"us", "we", "both of us"})
_MINE: Final = frozenset({"", "me", "i", "myself"}) | _OURS


class Support(Part, frozen=True, kw_only=True):
    """Help that an action needs."""

    needed: Annotated[str, field("Support needed", options=("support",))] = ""
    from_whom: Annotated[str, field("From whom", options=("support-from",))] = ""
    how: Annotated[str, field("How I will get it", options=("support-how",))] = ""

    @property
    def said(self) -> str:
        """All of it in a few words: ``the slides from Sam (I ask her today)``; empty where none is needed."""
        wanted = " from ".join(part for part in (self.needed, self.from_whom) if part)
        return " ".join(part for part in (wanted, f"({self.how.rstrip('.')})" if self.how else "") if part)


class Action(Entry, frozen=True, kw_only=True, tag="action"):
    """One thing to do, by somebody, by a day."""

    KIND = Kind.ACTION

    what: Annotated[str, field("What", required=True)] = ""
    how: Annotated[str, field("How", text="text")] = ""
    by_when: Annotated[
        PartialDate | None, field("By when", toward="future", options=("due", "by", "by-when", "when"))
    ] = None
    who: Annotated[str, field("Who does it", "Me, or somebody’s name.")] = ""
    support: Annotated[Support, field("Support")] = Support()
    review: Annotated[str, field("How success will be reviewed")] = ""
    state: Annotated[ActionState, field("State", later=True)] = ActionState.OPEN
    outcome: Annotated[
        str,
        field(
            "What came of it", "How it went, or why it was dropped.", text="text", options=("came-of-it",), later=True
        ),
    ] = ""
    conversation: Annotated[
        Ref | None, field("Its conversation", kinds=(Kind.CONVERSATION,), options=("conversation", "with"))
    ] = None
    aspiration: Annotated[Ref | None, field("Its aspiration", kinds=(Kind.ASPIRATION,))] = None
    milestone: Annotated[str, field("Its milestone", "In the aspiration’s words.")] = ""

    @property
    def title(self) -> str:
        """What is to be done."""
        return self.what

    @property
    def date(self) -> PartialDate | None:
        """The day it is due."""
        return self.by_when or super().date

    @property
    def closed_on(self) -> PartialDate | None:
        """The day on which it was last changed, where it is done or dropped; None while it is open."""
        return day_of(self.updated) if self.updated is not None and self.state is not ActionState.OPEN else None

    @property
    def added_on(self) -> tuple[PartialDate, ...]:
        """The day on which it was promised, and the one on which it was done or dropped."""
        promised = day_of(self.created) if self.created is not None else None
        return tuple(date for date in (promised, self.closed_on) if date is not None)

    @property
    def is_mine(self) -> bool:
        """Whether the person whose journal it is does it, alone or with somebody."""
        return self.who.strip().lower() in _MINE

    @property
    def is_ours(self) -> bool:
        """Whether “we” or “us” says who does it: the person whose journal it is, with somebody."""
        return self.who.strip().lower() in _OURS

    @property
    def is_somebody_unsaid(self) -> bool:
        """Whether it is somebody else’s, and only “she”, “he” or “they” says whose."""
        return self.who.strip().lower() in _PRONOUNS

    @property
    def doer(self) -> str:
        """Who does it, to be shown: ``me``, ``us`` where we both do, ``somebody (“she”)``, else as it is written."""
        if self.is_somebody_unsaid:
            return f"somebody (“{self.who.strip()}”)"
        if self.is_ours:
            return "us"
        return "me" if self.is_mine else self.who
