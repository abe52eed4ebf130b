"""What every entry has, and what the parts inside entries have."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, ClassVar, Self

import msgspec

from careerjournal.model.describe import field
from careerjournal.model.links import Kind, Ref
from careerjournal.model.moments import Moment, day_of
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.text import first_words


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A record inside an entry."""

    unknown: dict[str, Any] = {}
    """What a newer version put here and this one does not know; kept, and written back as it was."""


class Origin(Part, frozen=True, kw_only=True):
    """Another program's entry, of which one here was made. Neither found nor shared; a page says whence and when."""

    program: str = ""
    """The name of the format it was read from, like ``jrnl``; empty where the entry was put down here."""
    journal: str = ""
    """The name of the journal it stood in there, where that program keeps several."""
    id: str = ""
    """What tells it from every other entry of that journal: its own id there, or else a digest of its time and text."""
    stamp: str = ""
    """When it was put down, exactly as it stood there."""
    undated: bool = False
    """Whether nothing there told a day, so that it has none here either."""
    fields: str = ""
    """What was said of it there and has no place here: a JSON object; empty where that is nothing."""

    @property
    def key(self) -> tuple[str, str, str]:
        """By which the same entry is known again when it comes in once more."""
        return self.program, self.journal, self.id


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="entry"):
    """One thing put down in the journal. Immutable; an edit makes another (``msgspec.structs.replace``)."""

    KIND: ClassVar[Kind]

    number: int = 0
    """Its number within its kind, from 1; 0 until the journal has given it one."""
    created: Moment | None = None
    """When it was first kept, with the offset from UTC of where that was; the journal sets it."""
    updated: Moment | None = None
    """When it was last changed, likewise; the journal sets it."""
    body: Annotated[
        str,
        field(
            "In my own words",
            "Markdown; [[setback 12]] points at another entry.",
            text="markdown",
            options=("in-full", "body"),
        ),
    ] = ""
    tags: Annotated[tuple[str, ...], field("Tags", "Separated by commas.")] = ()
    links: Annotated[
        tuple[Ref, ...], field("See also", "Other entries, like “setback 12, lesson 3”.", options=("see-also",))
    ] = ()
    origin: Origin = Origin()
    """The entry of another program that this one was made of; whoever takes it in sets it."""
    was: Ref | None = None
    """The entry that became this one: its number leads here, its earlier versions are this one's, too."""
    unknown: dict[str, Any] = {}
    """What a newer version put here and this one does not know; kept, and written back as it was."""

    @classmethod
    def begun(cls) -> Self:
        """A new one, as it is put down here, with nothing written in it yet."""
        return cls()

    @property
    def only_written(self) -> tuple[str, ...]:
        """The fields that are written here, where others came in and stay as they came; empty where all of them are."""
        return ()

    @property
    def ref(self) -> Ref:
        """Its kind and number, by which other entries and people point at it."""
        return Ref(self.KIND, self.number)

    @property
    def known_as(self) -> tuple[Ref, ...]:
        """Every name that points at it: its own, and that of the entry that became it."""
        return (self.ref,) if self.was is None else (self.ref, self.was)

    @property
    def title(self) -> str:
        """One line to know it by, without its number; may be empty."""
        return first_words(self.body)

    @property
    def date(self) -> PartialDate | None:
        """The date to order it by in time: when it happened or is to happen; None where it has none.

        What came from elsewhere, where nothing told a day, has none by when it came in, either.
        """
        return day_of(self.created) if self.created and not self.origin.undated else None

    @property
    def added_on(self) -> tuple[PartialDate, ...]:
        """The dates on which something was added to it that has a date of its own, as a later reading has."""
        return ()

    @property
    def offered_from(self) -> dt.date | None:
        """The first day on which Today offers to open what is closed in it; None where nothing waits."""
        return None

    def as_shown(self) -> Self:
        """The entry as lists, pages, search and sharing have it: without the words of what is closed."""
        return self

    def as_before(self, now: Entry) -> Self:
        """This earlier version without the words that the entry as it is now has closed since.

        Args:
            now: the same entry as it is now, in the journal or in the trash.
        """
        del now
        return self
