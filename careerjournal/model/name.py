"""Names that appear in the text, and the stand-ins that take their place when something is shared."""

from __future__ import annotations

from typing import Annotated

from careerjournal.model.base import Entry
from careerjournal.model.describe import field
from careerjournal.model.links import Kind
from careerjournal.model.vocabulary import NameKind


class Name(Entry, frozen=True, kw_only=True, tag="name"):
    """A person, organisation, team or project."""

    KIND = Kind.NAME

    name: Annotated[str, field("Name", required=True)] = ""
    kind: Annotated[NameKind, field("Kind")] = NameKind.PERSON
    spellings: Annotated[
        tuple[str, ...], field("Other spellings", "Nicknames, initials, first name alone; with commas.")
    ] = ()
    relation: Annotated[str, field("Relation to me")] = ""
    stand_in: Annotated[str, field("Stand-in", "Said instead when sharing: “a director in another department”.")] = ""

    @property
    def title(self) -> str:
        """The name."""
        return self.name
