"""Shares: the record of what left the journal."""

from __future__ import annotations

from typing import Annotated

from careerjournal.model.base import Entry, Part
from careerjournal.model.describe import field
from careerjournal.model.links import Kind, Ref
from careerjournal.model.moments import Moment, day_of
from careerjournal.model.partial_date import PartialDate


class Copy(Part, frozen=True, kw_only=True):
    """Something more that was done with a page soon after it was shared: printed, say, or written in another form."""

    when: Annotated[Moment | None, field("When", shown=False)] = None
    how: Annotated[str, field("What was done", "Like “printed”.", shown=False)] = ""
    form: Annotated[str, field("In what form", shown=False)] = ""
    text: Annotated[str, field("The exact text", text="text", shown=False)] = ""
    digest: Annotated[str, field("Digest", "SHA-256 of the bytes that left, in hexadecimal.", shown=False)] = ""


class Share(Entry, frozen=True, kw_only=True, tag="share"):
    """One time that something was shared: with whom, in which form, in exactly which words."""

    KIND = Kind.SHARE

    when: Annotated[Moment | None, field("When", shown=False)] = None
    for_whom: Annotated[str, field("For whom", required=True, shown=False)] = ""
    form: Annotated[str, field("In what form", "Markdown, plain text, HTML page or pack.", shown=False)] = ""
    entries: Annotated[tuple[Ref, ...], field("Which entries", shown=False)] = ()
    text: Annotated[str, field("The exact text", text="text", shown=False)] = ""
    digest: Annotated[str, field("Digest", "SHA-256 of the bytes that left, in hexadecimal.", shown=False)] = ""

    how: Annotated[str, field("What was done", "Like “printed”.", shown=False)] = ""
    page: Annotated[str, field("Page", "SHA-256 of the page, whatever its form.", shown=False)] = ""
    copies: Annotated[tuple[Copy, ...], field("Copies", shown=False)] = ()
    """What else was done with the same page for the same people within the same sitting."""

    @property
    def done(self) -> str:
        """In what form it left; where more than one thing was done with it, each of them once."""
        if not self.copies:
            return self.form
        deeds = [(self.how, self.form), *((one.how, one.form) for one in self.copies)]
        return ", ".join(dict.fromkeys(" as ".join(filter(None, deed)) for deed in deeds))

    @property
    def title(self) -> str:
        """Whom it was for."""
        return f"For {self.for_whom}" if self.for_whom else ""

    @property
    def date(self) -> PartialDate | None:
        """The day it left."""
        return day_of(self.when) if self.when else super().date
