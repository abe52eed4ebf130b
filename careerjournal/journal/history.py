"""Earlier versions of entries: one for each edit that changed something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from tinydb import where
from tinydb.table import Document, Table

from careerjournal.journal.unreadable import UnreadableRecord, entry_in, moment_in, readable, unreadable_in
from careerjournal.journal.upkeep import version_now
from careerjournal.model import Entry, Ref
from careerjournal.model.migrations import VERSION


class Version(NamedTuple):
    """An entry as it stood before an edit."""

    entry: Entry
    until: dt.datetime
    """When it was put differently, with the offset of where that was."""


class History:
    """The earlier versions of all entries, read from the database each time: they are long, and seldom asked for."""

    def __init__(self, table: Callable[[], Table]) -> None:
        self._table = table

    def keep(self, ref: Ref, record: dict[str, Any], until: dt.datetime) -> None:
        """Keep the record of an earlier version, inside the save that replaces it."""
        self._table().insert({"of": str(ref), "until": until.isoformat(), "record": record, "v": VERSION})

    def of(self, ref: Ref) -> list[Version]:
        """The earlier versions of an entry that can be read, the latest first."""
        return list(readable(self._table().search(where("of") == str(ref)), _read))[::-1]

    def unreadable(self) -> Iterator[UnreadableRecord]:
        """The earlier versions that are kept but cannot be read, each with why."""
        return unreadable_in(self._table(), _read, "An earlier version")

    def forget_latest(self, ref: Ref, record: dict[str, Any]) -> None:
        """Remove the latest earlier version of an entry where it is this record, which the entry is again."""
        kept = self._table().search(where("of") == str(ref))
        if kept and kept[-1].get("record") == record:
            self._table().remove(doc_ids=[kept[-1].doc_id])

    def forget(self, ref: Ref) -> None:
        """Remove every earlier version of an entry that is deleted for good."""
        self._table().remove(where("of") == str(ref))


def _read(kept: Document) -> Version:
    document = version_now(kept)
    return Version(entry_in(document), moment_in(document, "until"))
