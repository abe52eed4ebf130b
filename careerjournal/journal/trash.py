"""The trash: entries taken out of the journal, which keep their number and can come back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from tinydb.table import Table

from careerjournal.model import Entry, Kind, RecordError, Ref, from_record


class Trashed(NamedTuple):
    """An entry in the trash."""

    ref: Ref
    entry: Entry | None
    """None where this version of the program cannot read it."""
    when: dt.datetime
    """When it was put there (UTC)."""


class Trash:
    """What was deleted and not yet deleted for good."""

    def __init__(self, table: Callable[[], Table]) -> None:
        self._table = table

    def put(self, ref: Ref, record: dict[str, Any], when: dt.datetime) -> None:
        """Keep the record of a deleted entry."""
        self._table().insert({"kind": ref.kind.value, "number": ref.number, "record": record, "when": when.isoformat()})

    def all(self) -> list[Trashed]:
        """Everything in the trash, the latest first."""
        # An entry of a newer version's kind waits for that version.
        found = [_trashed(document) for document in self._table() if document["kind"] in set(Kind)]
        return sorted(found, key=lambda trashed: trashed.when, reverse=True)

    def take(self, ref: Ref) -> dict[str, Any] | None:
        """Take an entry's record out of the trash; None where it is not there."""
        for document in self._table():
            if (document["kind"], document["number"]) == (ref.kind.value, ref.number):
                self._table().remove(doc_ids=[document.doc_id])
                record: dict[str, Any] = document["record"]
                return record
        return None

    def __len__(self) -> int:
        return len(self._table())


def _trashed(document: dict[str, Any]) -> Trashed:
    ref = Ref(Kind(document["kind"]), document["number"])
    when = dt.datetime.fromisoformat(document["when"])
    try:
        return Trashed(ref, from_record(document["record"], ref.number), when)
    except RecordError:
        return Trashed(ref, None, when)
