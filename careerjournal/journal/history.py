"""Earlier versions of entries: one for each edit that changed something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from tinydb.table import Document

from careerjournal.journal.unreadable import UnreadableRecord, entry_in, moment_in, readable, unreadable_in
from careerjournal.journal.upkeep import version_now
from careerjournal.model import Entry, Ref
from careerjournal.model.migrations import VERSION
from careerjournal.vault.table import VaultTable


class Version(NamedTuple):
    """An entry as it stood before an edit."""

    entry: Entry
    until: dt.datetime
    """When it was put differently, with the offset of where that was."""


class History:
    """The earlier versions of all entries, read from the database each time: they are long, and seldom asked for."""

    def __init__(self, table: Callable[[], VaultTable]) -> None:
        self._table = table

    def keep(self, ref: Ref, record: dict[str, Any], until: dt.datetime) -> None:
        """Keep the record of an earlier version, inside the save that replaces it."""
        self._table().insert({"of": str(ref), "until": until.isoformat(), "record": record, "v": VERSION})

    def of(self, ref: Ref) -> list[Version]:
        """The earlier versions of an entry that can be read, the latest first."""
        return list(readable(self._table().get(doc_ids=self._numbers(ref)), _read))[::-1]

    def unreadable(self) -> Iterator[UnreadableRecord]:
        """The earlier versions that are kept but cannot be read, each with why."""
        return unreadable_in(self._table(), _read, "An earlier version")

    def forget_latest(self, ref: Ref, record: dict[str, Any]) -> None:
        """Remove the latest earlier version of an entry where it is this record, which the entry is again."""
        numbers = self._numbers(ref)
        latest = self._table().get(doc_id=numbers[-1]) if numbers else None
        if latest is not None and latest.get("record") == record:
            self._table().remove(doc_ids=numbers[-1:])

    def forget(self, ref: Ref) -> None:
        """Remove every earlier version of an entry that is deleted for good."""
        self._table().remove(doc_ids=self._numbers(ref))

    def _numbers(self, ref: Ref) -> list[int]:
        """Where the versions of an entry are kept, the latest last; none is taken out to know it."""
        of = str(ref)
        return [number for number, document in self._table().stored() if document.get("of") == of]


def _read(kept: Document) -> Version:
    document = version_now(kept)
    return Version(entry_in(document), moment_in(document, "until"))
