"""Names that appear in the text, and the stand-ins that take their place when something is shared."""

from __future__ import annotations

from typing import Annotated, Final

from careerjournal.model.base import Entry, Part
from careerjournal.model.describe import field
from careerjournal.model.links import Kind, Ref
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.vocabulary import NameKind

MOST_MONTHS: Final = 120
"""The longest silence after which to be reminded of somebody."""


class Want(Part, frozen=True, kw_only=True):
    """What somebody else said they want from work. It is theirs: not put better, and told to nobody else."""

    words: Annotated[str, field("In their words", required=True, text="text")] = ""
    when: Annotated[PartialDate | None, field("When they said it")] = None
    conversation: Annotated[Ref | None, field("Its conversation", kinds=(Kind.CONVERSATION,))] = None


class Name(Entry, frozen=True, kw_only=True, tag="name"):
    """A person, organisation, team, project or place."""

    KIND = Kind.NAME

    name: Annotated[str, field("Name", required=True)] = ""
    kind: Annotated[NameKind, field("Kind")] = NameKind.PERSON
    spellings: Annotated[
        tuple[str, ...], field("Other spellings", "Nicknames, initials, first name alone; with commas.")
    ] = ()
    relation: Annotated[str, field("Relation to me")] = ""
    stand_in: Annotated[str, field("Stand-in", "Said instead when sharing: “a director in another department”.")] = ""
    remind_after: Annotated[
        int | None,
        field(
            "Months without a conversation until I am reminded",
            "Asked for by name only; empty, nobody reminds me.",
            low=1,
            high=MOST_MONTHS,
        ),
    ] = None
    wants: Annotated[tuple[Want, ...], field("What they want", "In their own words, with the day they said it.")] = ()

    @property
    def title(self) -> str:
        """The name."""
        return self.name
