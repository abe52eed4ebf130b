"""What a journal keeps about itself, in one record: the numbers given out, its version, and its recovery code's mark.

The mark says that nobody has confirmed the recovery code yet: that it was shown, and left before its groups were typed
back. It names the slot that the code opens, so that it speaks of no other code: not of one made later by the command
line or by an older program, and not of the one that a copy of the journal has.
"""

from __future__ import annotations

from typing import Any, Final

from careerjournal.journal.tables import ABOUT, put
from careerjournal.model.migrations import VERSION
from careerjournal.vault.changes import Contents
from careerjournal.vault.database import Database

UNCONFIRMED: Final = "unconfirmed_code"
"""The key of the mark: the slot of the code, or `ANY`."""
ANY: Final = "any"
"""While a new code is being made, whose slot is not known yet."""


def about(database: Database) -> dict[str, Any]:
    """The record of a journal about itself; where there is none, the one that a new journal begins with."""
    fresh = {} if database.tables() else {"v": VERSION}
    return dict(database.table(ABOUT).get(doc_id=1) or fresh)


def marked_from_the_beginning(slot: str) -> dict[str, dict[int, dict[str, Any]]]:
    """The documents of a new journal whose recovery code is still to be confirmed."""
    return {ABOUT: {1: {"v": VERSION, UNCONFIRMED: slot}}}


def marked(documents: Contents, slot: str) -> Contents:
    """The documents of a copy whose recovery code is still to be confirmed."""
    kept = documents.get(ABOUT, {})
    return {**documents, ABOUT: {**kept, 1: {**kept.get(1, {}), UNCONFIRMED: slot}}}


def is_unconfirmed(database: Database, slot: str) -> bool:
    """Whether the code that opens a slot is still to be confirmed."""
    return about(database).get(UNCONFIRMED) in (ANY, slot)


def mark(database: Database, slot: str | None) -> None:
    """Note that the recovery code of a slot is still to be confirmed; with None, that none is.

    Raises:
        JournalError: it cannot be written.
    """
    record = about(database)
    if record.get(UNCONFIRMED) != slot:
        record.pop(UNCONFIRMED, None)
        put(database.table(ABOUT), 1, record if slot is None else {**record, UNCONFIRMED: slot})
