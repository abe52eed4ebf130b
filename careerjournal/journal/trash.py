"""The trash: entries taken out of the journal, which keep their number and can come back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from tinydb.table import Document

from careerjournal.journal.unreadable import (
    UnreadableRecord,
    entry_in,
    moment_in,
    of_this_version,
    record_in,
    ref_in,
    unreadable_in,
)
from careerjournal.journal.upkeep import trashed_now
from careerjournal.model import Entry, RecordError, Ref
from careerjournal.model.migrations import VERSION
from careerjournal.vault.table import VaultTable


class Trashed(NamedTuple):
    """An entry in the trash."""

    ref: Ref
    entry: Entry | None
    """None where this version of the program cannot read it."""
    when: dt.datetime
    """When it was put there, with the offset of where that was."""


class Thrown(NamedTuple):
    """That an entry is in the trash, without the entry."""

    ref: Ref
    when: dt.datetime
    """When it was put there, with the offset of where that was."""
    kept: int
    """Where it is kept in the trash."""


class Trash:
    """The entries that were deleted and not yet deleted for good."""

    def __init__(self, table: Callable[[], VaultTable]) -> None:
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

    def listed(self) -> list[Thrown]:
        """What is in the trash, the latest first; of an entry that is there twice, as elsewhere, the latest.

        No entry is read for it.
        """
        found = []
        for number, document in self._table().stored():
            with suppress(RecordError):
                if of_this_version(document):
                    found.append(_thrown(trashed_now(document), number))
        latest = {thrown.ref: thrown for thrown in sorted(found, key=lambda thrown: thrown.when)}
        return sorted(latest.values(), key=lambda thrown: thrown.when, reverse=True)

    def read(self, thrown: Thrown) -> Trashed:
        """What was listed, with its entry."""
        document = self._table().get(doc_id=thrown.kept)
        try:
            entry = entry_in(trashed_now(document)) if document is not None else None
        except RecordError:
            entry = None
        return Trashed(thrown.ref, entry, thrown.when)

    def get(self, ref: Ref) -> Trashed | None:
        """An entry that is in the trash; None where it is not there."""
        return next((self.read(thrown) for thrown in self.listed() if thrown.ref == ref), None)

    def all(self) -> list[Trashed]:
        """The same as `listed`, with the entries."""
        return [self.read(thrown) for thrown in self.listed()]

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
        for number, document in self._table().stored():
            with suppress(RecordError):
                if ref_in(document) == ref:
                    found.append(number)
        return self._table().get(doc_ids=found)

    def __len__(self) -> int:
        return len(self._table())


def _thrown(document: Mapping[str, Any], number: int) -> Thrown:
    ref, when = ref_in(document), moment_in(document, "when")
    if not ref.number:
        raise RecordError("It does not say of which entry it is.", "number")
    return Thrown(ref, when, number)


def _read(kept: Document) -> Entry:
    """What of a document can be wrong: all that `_thrown` reads, and the entry itself."""
    document = trashed_now(kept)
    _thrown(document, kept.doc_id)
    return entry_in(document)
