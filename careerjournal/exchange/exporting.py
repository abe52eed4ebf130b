"""A journal in an open format: what there is, and the text of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.exchange.selection import EVERYTHING, Selection
from careerjournal.model.moments import in_turn

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Entry


class Form(NamedTuple):
    """A format that a journal goes out in."""

    title: str
    """Its name for people."""
    ending: str
    """That of its file, with the dot."""
    printed: bool
    """Whether it makes sense on standard output."""


FORMS: Final[Mapping[str, Form]] = {
    "json": Form("JSON, complete", ".json", printed=True),
    "jrnl": Form("jrnl’s text", ".txt", printed=True),
}
"""By the name on the command line."""

NOT_ENCRYPTED: Final = "What is written is not encrypted: whoever can read the file can read what is in it."
"""What is said before anything is written."""


class Wanted(NamedTuple):
    """What of a journal is to go out."""

    selection: Selection = EVERYTHING
    history: bool = False
    """Whether earlier versions do, too, where the format has room for them."""
    trash: bool = False
    """Whether the trash does, where the format has room for it."""
    closed: bool = False
    """Whether the words do that are closed until they are opened, where the format is for reading."""


def text_of(name: str, journal: Journal, wanted: Wanted) -> Iterator[str]:
    """The text of a journal in a format, piece by piece.

    Args:
        name: one of `FORMS`.
        journal: the journal.
        wanted: what of it.
    """
    match name:
        case "json":
            from careerjournal.exchange.journal_json import journal_json  # noqa: PLC0415 - only what is asked for

            yield from journal_json(journal, wanted.selection, history=wanted.history, trash=wanted.trash)
        case "jrnl":
            from careerjournal.exchange.jrnl_text import jrnl_text  # noqa: PLC0415 - only what is asked for

            chosen = in_order(entry for entry in journal if wanted.selection.holds(entry))
            yield from jrnl_text(chosen, journal.title, closed=wanted.closed)
        case _:
            raise KeyError(name)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Entries by their days; those of one day by when they were put down."""
    return sorted(entries, key=lambda entry: (entry.date is not None, entry.date, in_turn(entry.created), entry.ref))


def closed_in(journal: Journal, selection: Selection) -> int:
    """How many of what goes out hold something closed: a letter, or a sealed expectation."""
    return sum(selection.holds(entry) and entry.as_shown() != entry for entry in journal)
