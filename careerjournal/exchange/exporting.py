"""A journal in an open format: what there is, and the text of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.exchange.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


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
        case _:
            raise KeyError(name)
