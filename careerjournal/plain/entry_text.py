"""An entry in lines: its title, what is known of it, every field that says something, and what it has to do with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.model.conversation import Conversation
from careerjournal.model.labelled import labelled
from careerjournal.model.text import clean_line

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry
    from careerjournal.model.links import Ref

SOMETHING_CLOSED: Final = "Something in it is closed until it is opened in the journal."


class Linked(NamedTuple):
    """What an entry has to do with others."""

    heading: str
    refs: tuple[Ref, ...]


def linked(entry: Entry, journal: Journal, *, once: bool = False) -> tuple[Linked, Linked]:
    """The entries that an entry points at, and those that point at it.

    Args:
        entry: the entry.
        journal: where it is.
        once: whether that is asked of no other entry, for which the whole journal need not be read.
    """
    into = journal.links_once(entry) if once else journal.links_to(entry)
    return (
        Linked("Points at", tuple(other.ref for other in journal.links_from(entry))),
        Linked("Pointed at by", tuple(other.ref for other in into)),
    )


def called(ref: Ref, journal: Journal) -> str:
    """What an entry is called: its kind and number, and its title."""
    entry = journal.get(ref)
    title = journal.title(entry) if entry else str(ref)
    return str(ref) if title == str(ref) else f"{ref}, {clean_line(title)}"


def parts_of(entry: Entry, journal: Journal) -> Iterator[str]:
    """The parts of what an entry says, each a line or a label with lines beneath; without what it has to do with."""
    was = f" · was {entry.was}" if entry.was else ""
    yield f"{journal.title(entry)}\n{entry.ref} · {entry.date.words if entry.date else 'no date'}{was}"
    shown = entry.as_shown()
    for said in labelled(shown, lambda ref: called(ref, journal), _meaning(shown, journal)):
        yield f"\n{said.label}\n{said.text}"
    if shown.origin.program:
        from careerjournal.exchange.importing import whence  # noqa: PLC0415 - of few entries

        yield f"\nCame from\n{whence(shown.origin)}"
    if shown != entry:
        yield f"\n{SOMETHING_CLOSED}"


def _meaning(entry: Entry, journal: Journal) -> dict[str, dict[str, str]]:
    """What the keys in an entry's fields mean: those of what goes onto a brief."""
    if not isinstance(entry, Conversation) or not entry.brief:
        return {}
    from careerjournal.conversations.brief import pieces  # noqa: PLC0415 - of conversations with a brief

    return {"brief": {piece.key: piece.label for piece in pieces(entry, journal)}}
