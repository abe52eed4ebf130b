"""How far a journal is read, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


def how_far(journal: Journal) -> str:
    """How far a journal is read, in a sentence that says how many entries of how many; empty once all of it is."""
    if journal.is_read:
        return ""
    done, of = journal.read_so_far
    return f"The journal is being read: {done:,} of {of:,} entries."
