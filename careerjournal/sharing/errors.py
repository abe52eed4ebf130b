"""What can go wrong with sharing: one family, a plain sentence for people, a cause for developers."""

from __future__ import annotations


class SharingError(Exception):
    """Anything that sharing refuses or cannot do. ``str(error)`` is a sentence that says what to do."""


class CannotWriteOut(SharingError):
    """The system refused to write where something was to go. Nothing of it stands there."""


class AlreadyThere(CannotWriteOut):
    """Something stands where the file was to go, and nobody said that it may be replaced."""


class PackError(SharingError):
    """A pack cannot be opened, or cannot be made. Nothing of it came into the journal."""


class WrongPassphrase(PackError):
    """The passphrase does not open it; another might."""
