"""Shares: the record of what left the journal."""

from __future__ import annotations

from typing import Annotated

from careerjournal.model.base import Entry
from careerjournal.model.describe import field
from careerjournal.model.links import Kind, Ref
from careerjournal.model.moments import Moment, day_of
from careerjournal.model.partial_date import PartialDate


class Share(Entry, frozen=True, kw_only=True, tag="share"):
    """One time that something was shared: with whom, in which form, in exactly which words."""

    KIND = Kind.SHARE

    when: Annotated[Moment | None, field("When", shown=False)] = None
    for_whom: Annotated[str, field("For whom", required=True, shown=False)] = ""
    form: Annotated[str, field("In what form", "Markdown, plain text, HTML page or pack.", shown=False)] = ""
    entries: Annotated[tuple[Ref, ...], field("Which entries", shown=False)] = ()
    text: Annotated[str, field("The exact text", text="text", shown=False)] = ""
    digest: Annotated[str, field("Digest", "SHA-256 of the bytes that left, in hexadecimal.", shown=False)] = ""

    @property
    def title(self) -> str:
        """Whom it was for."""
        return f"For {self.for_whom}" if self.for_whom else ""

    @property
    def date(self) -> PartialDate | None:
        """The day it left."""
        return day_of(self.when) if self.when else super().date
