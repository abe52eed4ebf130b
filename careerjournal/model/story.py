"""Stories: what somebody else shared with me."""

from __future__ import annotations

from typing import Annotated

from careerjournal.model.base import Entry
from careerjournal.model.describe import field
from careerjournal.model.links import Kind
from careerjournal.model.partial_date import PartialDate


class Story(Entry, frozen=True, kw_only=True, tag="story"):
    """A story that came in. Its text is somebody else's and is not edited."""

    KIND = Kind.STORY

    heading: Annotated[str, field("Title", required=True, shown=False)] = ""
    from_whom: Annotated[str, field("From whom", shown=False)] = ""
    received: Annotated[PartialDate | None, field("Received", shown=False)] = None
    body: Annotated[str, field("The story", text="markdown", shown=False)] = ""

    @property
    def title(self) -> str:
        """Its heading."""
        return self.heading

    @property
    def date(self) -> PartialDate | None:
        """The day it came."""
        return self.received or super().date
