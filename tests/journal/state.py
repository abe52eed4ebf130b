"""A journal's whole state, to be compared: what reading it again from nothing would give, too."""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from typing import Any

from tinydb.storages import MemoryStorage

from careerjournal.journal.journal import Journal
from careerjournal.model import Entry, Kind, Ref, to_record
from careerjournal.vault import Change, OutOfSpace
from careerjournal.vault.stock_vault import StockVault

WORDS = ("panel", "director", "kind:setback", "kind:move")


def entries(journal: Journal) -> dict[Ref, dict[str, Any]]:
    """Every entry as it is kept."""
    return {entry.ref: to_record(entry) for entry in journal}


def seen(journal: Journal, words: Sequence[str] = WORDS) -> Mapping[str, object]:
    """Everything that a person can see of a journal, asked for through its own methods."""
    everything: list[Entry] = list(journal)
    return {
        "entries": entries(journal),
        "count": {kind: journal.count(kind) for kind in Kind},
        "titles": {entry.ref: journal.title(entry) for entry in everything},
        "from": {entry.ref: [other.ref for other in journal.links_from(entry)] for entry in everything},
        "to": {entry.ref: [other.ref for other in journal.links_to(entry)] for entry in everything},
        "broken": journal.broken_links(),
        "history": {entry.ref: journal.history(entry.ref) for entry in everything},
        "trash": journal.trash(),
        "drafts": journal.drafts.all(),
        "unreadable": journal.unreadable(),
        "found": {asked: sorted(hit[:2] for hit in journal.search(asked)) for asked in words},
    }


class FullDisk(StockVault):
    """Everything in memory, and from one save on there is no room."""

    def __init__(self) -> None:
        super().__init__(MemoryStorage())  # type: ignore[no-untyped-call] # TinyDB's own
        self.room = 10**9

    def save(self, changes: Sequence[Change], /) -> None:
        """Save, while there is room."""
        if self.room <= 0:
            raise OutOfSpace("The disk is full.") from OSError(errno.ENOSPC, "no space")
        self.room -= 1
        super().save(changes)
