"""Names that appear in the text, and the stand-ins that take their place when something is shared."""

from __future__ import annotations

from typing import Annotated

from careerjournal.model.base import Entry
from careerjournal.model.describe import about
from careerjournal.model.links import Kind
from careerjournal.model.vocabulary import NameKind


class Name(Entry, frozen=True, kw_only=True, tag="name"):
    """A person, organisation, team or project."""

    KIND = Kind.NAME

    name: Annotated[str, about("Name", required=True)] = ""
    kind: Annotated[NameKind, about("Kind")] = NameKind.PERSON
    spellings: Annotated[
        tuple[str, ...], about("Other spellings", "Nicknames, initials, first name alone; with commas.")
    ] = ()
    relation: Annotated[str, about("Relation to me")] = ""
    stand_in: Annotated[str, about("Stand-in", "Said instead when sharing: “a director in another department”.")] = ""

    @property
    def title(self) -> str:
        """The name."""
        return self.name
