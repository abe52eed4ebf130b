"""The trash: entries taken out of the journal, which keep their number and can come back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from tinydb.table import Document, Table

from careerjournal.journal.unreadable import (
    UnreadableRecord,
    entry_in,
    moment_in,
    of_this_version,
    readable,
    record_in,
    ref_in,
    unreadable_in,
)
from careerjournal.journal.upkeep import trashed_now
from careerjournal.model import Entry, RecordError, Ref
from careerjournal.model.migrations import VERSION


class Trashed(NamedTuple):
    """An entry in the trash."""

    ref: Ref
    entry: Entry | None
    """None where this version of the program cannot read it."""
    when: dt.datetime
    """When it was put there, with the offset of where that was."""


class Trash:
    """The entries that were deleted and not yet deleted for good."""

    def __init__(self, table: Callable[[], Table]) -> None:
        self._table = table

    def put(self, ref: Ref, record: dict[str, Any], when: dt.datetime) -> None:
        """Keep the record of a deleted entry."""
        self._table().insert(
            {
                "kind": ref.kind.value,
                "number": ref.number,
                "record": record,
                "when": when.isoformat(),
                "v": VERSION,
            }
        )

    def all(self) -> list[Trashed]:
        """The entries in the trash, the latest first; of an entry that is there twice, as elsewhere, the latest."""
        found = readable(filter(of_this_version, self._table()), _trashed)
        latest = {trashed.ref: trashed for trashed in sorted(found, key=lambda trashed: trashed.when)}
        return sorted(latest.values(), key=lambda trashed: trashed.when, reverse=True)

    def unreadable(self) -> Iterator[UnreadableRecord]:
        """The documents of the trash that cannot be read, each with why."""
        return unreadable_in(filter(of_this_version, self._table()), _read, "What is in the trash")

    def take(self, ref: Ref) -> dict[str, Any] | None:
        """Take an entry's record out of the trash; None where it is not there, or holds none."""
        for document in reversed(self._of(ref)):
            with suppress(RecordError):
                record = record_in(trashed_now(document))
                self._table().remove(doc_ids=[document.doc_id])
                return record
        return None

    def remove_if(self, ref: Ref, is_meant: Callable[[dict[str, Any]], bool]) -> None:
        """Remove an entry's records that are meant."""
        self._table().remove(doc_ids=[one.doc_id for one in self._of(ref) if is_meant(one.get("record") or {})])

    def remove(self, ref: Ref) -> bool:
        """Remove every record of an entry from the trash, readable or not. Whether there was one."""
        there = [document.doc_id for document in self._of(ref)]
        self._table().remove(doc_ids=there)
        return bool(there)

    def _of(self, ref: Ref) -> list[Document]:
        found = []
        for document in self._table():
            with suppress(RecordError):
                if ref_in(document) == ref:
                    found.append(document)
        return found

    def __len__(self) -> int:
        return len(self._table())


def _trashed(kept: Document) -> Trashed:
    document = trashed_now(kept)
    ref, when = ref_in(document), moment_in(document, "when")
    if not ref.number:
        raise RecordError("It does not say of which entry it is.", "number")
    try:
        return Trashed(ref, entry_in(document), when)
    except RecordError:
        return Trashed(ref, None, when)


def _read(kept: Document) -> Entry:
    """What of a document can be wrong: all that `_trashed` reads, and the entry itself."""
    _trashed(kept)
    return entry_in(trashed_now(kept))
