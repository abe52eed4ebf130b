"""Drafts: what is being typed, kept encrypted at every pause until it is an entry or is let go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from tinydb.table import Document, Table

from careerjournal.journal.odd import Odd, moment_in, odd_ones, of_this_version, readable, record_in, ref_in
from careerjournal.journal.tables import put
from careerjournal.journal.upkeep import draft_now
from careerjournal.model import RecordError, Ref, entry_class
from careerjournal.model.migrations import VERSION
from careerjournal.model.typed import sound


class Draft(NamedTuple):
    """A form as it stood at the last pause."""

    of: Ref
    """The entry being changed; number 0 for one that is still to be put down."""
    values: Mapping[str, Any]
    """What stands in each field, as typed, whether or not it holds together yet."""
    when: dt.datetime
    """When it was stored, with the offset of where that was."""


class Drafts:
    """At most one draft for each entry, and one new one for each kind."""

    def __init__(self, table: Callable[[], Table], now: Callable[[], dt.datetime]) -> None:
        self._table = table
        self._now = now

    def keep(self, of: Ref, values: Mapping[str, Any]) -> Draft:
        """Store what stands in a form; it is on disk when this returns."""
        draft = Draft(of, dict(values), self._now())
        table = self._table()
        document = {
            "kind": of.kind.value,
            "number": of.number,
            "values": draft.values,
            "when": draft.when.isoformat(),
            "v": VERSION,
        }
        known = self._find(of)
        if known is None:
            table.insert(document)
        else:
            put(table, known, document)
        return draft

    def get(self, of: Ref) -> Draft | None:
        """The draft of an entry, if one was left."""
        return next((draft for draft in self.all() if draft.of == of), None)

    def discard(self, of: Ref) -> None:
        """Let a draft go; it is no error if there is none."""
        known = self._find(of)
        if known is not None:
            self._table().remove(doc_ids=[known])

    def all(self) -> list[Draft]:
        """Every draft left open, the latest first."""
        drafts = readable(filter(of_this_version, self._table()), _read)
        return sorted(drafts, key=lambda draft: draft.when, reverse=True)

    def odd(self) -> Iterator[Odd]:
        """Those that cannot be read."""
        return odd_ones(filter(of_this_version, self._table()), _read, "A draft")

    def _find(self, of: Ref) -> int | None:
        for document in self._table():
            with suppress(RecordError):  # one that cannot be read stays in the file beside the next
                if ref_in(document) == of and _read(document):
                    return document.doc_id
        return None


def _read(kept: Document) -> Draft:
    document = draft_now(kept)
    of = ref_in(document)
    return Draft(of, sound(entry_class(of.kind), record_in(document, "values")), moment_in(document, "when"))
