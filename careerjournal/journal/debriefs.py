"""Debriefs: what the last application to the same sort of role has to say to the next one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from careerjournal.model.common_words import COMMON_WORDS

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Move

_WORDS: Final = re.compile(r"[^\W\d_]{3,}")
_RANKS: Final = frozenset(("acting", "assistant", "chief", "deputy", "head", "junior", "lead", "principal", "senior"))
"""Words of a title that say how high a role is, and nothing of its sort."""


def before_this(move: Move, journal: Journal) -> Move | None:
    """The latest move with a debrief that led to the same sort of role; None where there is none, or this one is over.

    Two roles are of one sort where their area is the same, or a word of their titles is that does not only say how
    high the role is (*senior*, *head*).
    """
    if not move.is_open:
        return None
    area, words = _sort_of(move, journal)
    found = None
    for other in journal.moves:
        if other.ref != move.ref and other.debrief.said:
            its_area, its_words = _sort_of(other, journal)
            alike = (area and area == its_area) or words & its_words
            if alike and (found is None or _day(other) >= _day(found)):
                found = other
    return found


def _day(move: Move) -> tuple[int, int]:
    date = move.debrief.when or move.date
    return (date.first.toordinal() if date else 0), move.number


def _sort_of(move: Move, journal: Journal) -> tuple[str, frozenset[str]]:
    """The area of the role that a move leads to, and the words of its title, in small letters."""
    role = journal.get(move.to_role) if move.to_role else None
    title = role.title if role else move.in_mind.title
    area = str(getattr(role, "area", "")) if role else move.in_mind.area
    return area.strip().lower(), frozenset(_WORDS.findall(title.lower())) - COMMON_WORDS - _RANKS
