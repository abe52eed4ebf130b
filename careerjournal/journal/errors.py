"""What can go wrong with a journal, as screens and the command line meet it.

The vault's own errors are the journal's too: a person opens a journal, not a vault. They are named here so that
nothing above the journal needs to know that a vault exists.
"""

from __future__ import annotations

from careerjournal.vault.errors import Unsound
from careerjournal.vault.errors import VaultError as JournalError


class NoSuchEntry(JournalError):
    """There is no entry of that kind and number."""


class AnotherJournal(Unsound):
    """A journal stands in the place of the one that was last opened from there."""


class Locked(JournalError):
    """The journal has been locked; its entries are no longer in memory."""


class NumberTaken(JournalError):
    """Another entry of that kind and number stands where one was to be put back."""


class CannotBecome(JournalError):
    """An entry cannot become one of that kind."""


class NoName(JournalError):
    """A name that must say something was empty."""


__all__ = ["AnotherJournal", "CannotBecome", "JournalError", "Locked", "NoName", "NoSuchEntry", "NumberTaken"]
