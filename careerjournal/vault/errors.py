"""What can go wrong with a vault: one family, a plain sentence for people, a cause for developers."""

from __future__ import annotations


class VaultError(Exception):
    """Anything a vault refuses or cannot do. ``str(error)`` is a sentence that says what to do."""


class BadChanges(VaultError):
    """A save holds something that JSON cannot say, or was read back as something no vault writes."""
