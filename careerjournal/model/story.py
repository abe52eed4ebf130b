"""Stories: what somebody else told me, in a pack or aloud."""

from __future__ import annotations

from typing import Annotated, Final, Self

from careerjournal.model.base import Entry
from careerjournal.model.describe import field
from careerjournal.model.links import Kind
from careerjournal.model.partial_date import PartialDate


class Story(Entry, frozen=True, kw_only=True, tag="story"):
    """A story that came in. The text of one from a pack is somebody else's, and is not changed."""

    KIND = Kind.STORY

    heading: Annotated[str, field("What happened, in a line", required=True)] = ""
    from_whom: Annotated[str, field("Who told me", "A name.")] = ""
    received: Annotated[PartialDate | None, field("When they told me")] = None
    body: Annotated[str, field("The story", "As they told it.", text="markdown", options=("in-full", "body"))] = ""
    takeaway: Annotated[str, field("What I take from it", text="text")] = ""
    told_aloud: Annotated[bool, field("Told aloud", shown=False)] = False
    """Whether it was told aloud and put down here; what came in a pack was not."""

    @classmethod
    def begun(cls) -> Self:
        """One that was told aloud: no other is put down here."""
        return cls(told_aloud=True)

    @property
    def only_written(self) -> tuple[str, ...]:
        """Of one from a pack, what is not of whoever wrote it."""
        return () if self.told_aloud else _MINE

    @property
    def title(self) -> str:
        """Its heading."""
        return self.heading

    @property
    def date(self) -> PartialDate | None:
        """The day it came."""
        return self.received or super().date


_MINE: Final = ("from_whom", "takeaway", "tags", "links")
