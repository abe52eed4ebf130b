"""Actions: what somebody said they would do."""

from __future__ import annotations

from typing import Annotated, Final

from careerjournal.model.base import Entry, Part
from careerjournal.model.describe import about
from careerjournal.model.links import Kind, Ref
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.vocabulary import ActionState

ME: Final = "Me"
"""Who does it, where it is the person whose journal it is."""
_MINE: Final = frozenset({"", "me", "i", "myself", "us", "we", "both of us"})


class Support(Part, frozen=True, kw_only=True):
    """Help that an action needs."""

    needed: Annotated[str, about("Support needed")] = ""
    from_whom: Annotated[str, about("From whom")] = ""
    how: Annotated[str, about("How I will get it")] = ""


class Action(Entry, frozen=True, kw_only=True, tag="action"):
    """One thing to do, by somebody, by a day."""

    KIND = Kind.ACTION

    what: Annotated[str, about("What", required=True)] = ""
    how: Annotated[str, about("How", text="text")] = ""
    by_when: Annotated[PartialDate | None, about("By when", toward="future")] = None
    who: Annotated[str, about("Who does it", "Me, or somebody’s name.")] = ""
    support: Annotated[Support, about("Support")] = Support()
    review: Annotated[str, about("How success will be reviewed")] = ""
    state: Annotated[ActionState, about("State")] = ActionState.OPEN
    outcome: Annotated[str, about("What came of it", "How it went, or why it was dropped.", text="text")] = ""
    conversation: Annotated[Ref | None, about("Its conversation", kinds=(Kind.CONVERSATION,))] = None
    aspiration: Annotated[Ref | None, about("Its aspiration", kinds=(Kind.ASPIRATION,))] = None
    milestone: Annotated[str, about("Its milestone", "In the aspiration’s words.")] = ""

    @property
    def title(self) -> str:
        """What is to be done."""
        return self.what

    @property
    def date(self) -> PartialDate | None:
        """The day it is due."""
        return self.by_when or super().date

    @property
    def is_mine(self) -> bool:
        """Whether the person whose journal it is does it, alone or with somebody."""
        return self.who.strip().lower() in _MINE
