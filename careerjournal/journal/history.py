"""Earlier versions of entries: one for each edit that changed something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from tinydb import where
from tinydb.table import Table

from careerjournal.model import Entry, RecordError, Ref, from_record


class Version(NamedTuple):
    """An entry as it stood before an edit."""

    entry: Entry
    until: dt.datetime
    """When it was put differently (UTC)."""


class History:
    """What entries used to say. Read from the database when asked: it is long, and seldom asked for."""

    def __init__(self, table: Callable[[], Table]) -> None:
        self._table = table

    def keep(self, ref: Ref, record: dict[str, Any], until: dt.datetime) -> None:
        """Put the record of an earlier version aside."""
        self._table().insert({"of": str(ref), "until": until.isoformat(), "record": record})

    def of(self, ref: Ref) -> list[Version]:
        """The earlier versions of an entry that can be read, the latest first."""
        versions: list[Version] = []
        for document in self._table().search(where("of") == str(ref)):
            try:
                entry = from_record(document["record"], ref.number)
            except RecordError:
                continue  # an unreadable version stays in the file and is found by `check`
            versions.append(Version(entry, dt.datetime.fromisoformat(document["until"])))
        return versions[::-1]

    def forget(self, ref: Ref) -> None:
        """Remove every earlier version of an entry that is deleted for good."""
        self._table().remove(where("of") == str(ref))
