"""Why something could not be stored, in the few words that a status line has room for."""

from __future__ import annotations

import errno
from typing import Final

from careerjournal.journal.errors import JournalError
from careerjournal.vault import (
    BadChanges,
    InUse,
    NotAJournal,
    NotEnoughMemory,
    NotThere,
    OutOfSpace,
    ReadOnly,
    RolledBack,
    Tampered,
    TooLarge,
    UnsafePlace,
    Unsound,
)

_WORDS: Final = (
    (OutOfSpace, "the disk is full"),
    (ReadOnly, "the journal is open to read only"),
    (NotThere, "the journal’s file is not in its place"),
    (InUse, "another program has the journal open"),
    (BadChanges, "it holds a sign that no journal can keep"),
    (TooLarge, "it is more than a journal can take at once"),
    (NotEnoughMemory, "there is not enough free memory"),
    (RolledBack, "an older copy stands in the journal’s place"),
    (NotAJournal, "something else stands in the journal’s place"),
    (UnsafePlace, "something else stands in the journal’s place"),
    (Tampered, "another program changed the journal’s file"),
    (Unsound, "the journal’s file is damaged"),
)

_REFUSED: Final = {
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "permission was refused",
    errno.EPERM: "permission was refused",
}


def reason(error: JournalError) -> str:
    """Why an error kept something from being stored, in a few words to follow a colon: ``the disk is full``."""
    for kind, words in _WORDS:
        if isinstance(error, kind):
            return words
    cause = error.__cause__
    return _REFUSED.get(getattr(cause, "errno", None) or 0, "the disk reports an error")
