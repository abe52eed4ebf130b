"""Drafts that could not be stored before the journal was locked: in memory, sealed under its key, until it is open."""

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
    """What is said of typed text that is not on the disk: of how many entries it is, since when, and why."""

    entries: int
    """Of how many entries it is; at least 1."""
    when: dt.datetime
    """When the latest of it was typed (UTC)."""
    why: str
    """The reason in a few words, to follow a colon: ``the disk is full``."""

    @property
    def sentence(self) -> str:
        """The sentence: ``What you typed is not kept yet: the disk is full.``."""
        what = "What you typed" if self.entries == 1 else f"What you typed in {self.entries} entries"
        return f"{what} is not kept yet: {self.why}."


class Sealed:
    """Sealed drafts. They outlive the journal that put them by; only the same journal, open again, can read them."""

    def __init__(self) -> None:
        self._parcels: list[tuple[bytes, NotKept]] = []

    @property
    def not_kept(self) -> NotKept | None:
        """How much waits here and why, without a word of what was typed; None where nothing does."""
        if not self._parcels:
            return None
        about = [one for _, one in self._parcels]
        return NotKept(sum(one.entries for one in about), max(one.when for one in about), about[-1].why)

    @property
    def parcels(self) -> list[bytes]:
        """The sealed bytes that wait here, in the order they were put."""
        return [content for content, _ in self._parcels]

    def put(self, content: bytes, about: NotKept) -> None:
        """Add sealed drafts, with what may be said of them."""
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
