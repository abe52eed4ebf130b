"""Of whom somebody asked to be reminded, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from careerjournal.model.links import Kind
from careerjournal.model.vocabulary import NameKind

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Name


def reminded(journal: Journal) -> tuple[Name, ...]:
    """The people of whom to be reminded, by number; the names list is gone through only once it has changed."""
    return journal.gathered("reminded", (Kind.NAME,), lambda: tuple(filter(_is_asked, journal.names)))


def _is_asked(name: Name) -> bool:
    return name.remind_after is not None and name.kind is NameKind.PERSON


def remind(journal: Journal, name: Name, months: int | None) -> Name:
    """Keep after how many months without a conversation to be reminded of somebody; None for not any more.

    Args:
        journal: the open journal.
        name: an entry of the names list, or a new one (number 0).
        months: 1 to `MOST_MONTHS`.

    Raises:
        JournalError: it cannot be kept.
    """
    asked = structs.replace(name, remind_after=months)
    return journal.keep(asked, drafted=False) if name.number else journal.add(asked, drafted=False)
