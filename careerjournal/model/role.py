"""Roles: places on the lattice that somebody has stood on."""

from __future__ import annotations

from typing import Annotated

from careerjournal.model.base import Entry
from careerjournal.model.describe import field
from careerjournal.model.links import Kind
from careerjournal.model.partial_date import PartialDate


class Role(Entry, frozen=True, kw_only=True, tag="role", rename={"title_": "title", "start": "from", "end": "to"}):
    """A place on the lattice: an area is its column, a level its row."""

    KIND = Kind.ROLE

    title_: Annotated[str, field("Title", required=True)] = ""
    organisation: Annotated[str, field("Organisation")] = ""
    area: Annotated[str, field("Area", "The column of the lattice: policy, operations, digital …")] = ""
    level: Annotated[
        int | None,
        field("Level", "The row: a number on a scale of my own, higher is further up.", low=0, high=99),
    ] = None
    start: Annotated[PartialDate | None, field("From")] = None
    end: Annotated[PartialDate | None, field("To", "Empty while I am in it.")] = None
    enjoyed: Annotated[str, field("What I enjoyed", text="text")] = ""
    drained: Annotated[str, field("What drained me", text="text")] = ""

    @property
    def title(self) -> str:
        """The role's title."""
        return self.title_

    @property
    def date(self) -> PartialDate | None:
        """The date on which it began."""
        return self.start
