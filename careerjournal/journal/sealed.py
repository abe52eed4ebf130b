"""What could not be stored before the journal was locked: in memory, sealed under its key, until it is open again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final, NamedTuple

WAITS: Final = (
    "It waits here, sealed, and only your passphrase brings it back: unlock the journal to store it, or to write it to "
    "a file."
)
"""What is said of sealed drafts, after why they are not kept."""


class NotKept(NamedTuple):
    """That something typed is not on the disk, and why."""

    entries: int
    """Of how many entries it is; at least 1."""
    when: dt.datetime
    """When the latest of it was typed (UTC)."""
    why: str
    """The reason in a few words, to follow a colon: ``the disk is full``."""

    @property
    def sentence(self) -> str:
        """That it is not kept, and why."""
        what = "What you typed" if self.entries == 1 else f"What you typed in {self.entries} entries"
        return f"{what} is not kept yet: {self.why}."


class Sealed:
    """Sealed drafts. They outlive the journal that put them by; only the same journal, open again, can read them."""

    def __init__(self) -> None:
        self._parcels: list[tuple[bytes, NotKept]] = []

    @property
    def not_kept(self) -> NotKept | None:
        """What waits here, in words that tell nothing of what was written; None where nothing does."""
        if not self._parcels:
            return None
        about = [one for _, one in self._parcels]
        return NotKept(sum(one.entries for one in about), max(one.when for one in about), about[-1].why)

    @property
    def parcels(self) -> list[bytes]:
        """What waits here, as it was sealed."""
        return [content for content, _ in self._parcels]

    def put(self, content: bytes, about: NotKept) -> None:
        """Put sealed drafts by."""
        self._parcels.append((content, about))

    def take(self, unseal: Callable[[bytes], bytes | None]) -> list[bytes]:
        """Take out what this journal sealed, unsealed; what another one did, for which `unseal` gives None, stays."""
        taken, left = [], []
        for content, about in self._parcels:
            plain = unseal(content)
            if plain is None:
                left.append((content, about))
            else:
                taken.append(plain)
        self._parcels = left
        return taken
