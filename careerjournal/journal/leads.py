"""Where a number leads whose entry became another: a reflection's to the setback that was made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Final

from careerjournal.model import Entry, Kind, Ref
from careerjournal.vault.table import VaultTable

FROM: Final = Kind.REFLECTION
"""The kind of entry that gives its place to another."""

INTO: Final = (Kind.SETBACK, Kind.SUCCESS, Kind.LESSON, Kind.ASPIRATION)
"""The kinds that it can become."""


def was_in(record: Mapping[str, Any]) -> Ref | None:
    """What became the entry of a record, as that says; None where nothing did, or it cannot be read."""
    if "was" in record:
        with suppress(ValueError):
            return Ref.parse(str(record["was"]))
    return None


class Leads:
    """Which entry each of those that became another one leads to. Each tells it itself: `Entry.was`.

    Found as the entries are read; looked for in the records where a number that is not there is asked for before all of
    them were. Kept up from then on.

    Args:
        table: the database's table of a name; it raises `Locked` once the journal is locked.
    """

    def __init__(self, table: Callable[[str], VaultTable]) -> None:
        self._table = table
        self._to: dict[Ref, Ref] = {}
        self._of: dict[Ref, Ref] = {}
        self.are_known = False
        """Whether all of them are."""

    def __bool__(self) -> bool:
        """Whether any leads elsewhere."""
        return bool(self._known())

    def to(self, ref: Ref) -> Ref:
        """The entry that a name leads to: itself, unless it is not there and became another one."""
        if ref.kind is not FROM or self._table(ref.kind).contains(doc_id=ref.number):
            return ref
        return self._known().get(ref, ref)

    def of(self, ref: Ref) -> Ref | None:
        """The entry that became this one; None where none did."""
        return self._of.get(ref) if self._known() else None

    def put(self, entry: Entry) -> None:
        """Take in an entry that was put down, changed or read."""
        if entry.was is not None:
            self._put(entry.ref, entry.was)

    def put_record(self, ref: Ref, record: Mapping[str, Any]) -> None:
        """Take in what the record of an entry says, whether or not that can be read."""
        if (was := was_in(record)) is not None:
            self._put(ref, was)

    def _put(self, ref: Ref, was: Ref) -> None:
        self._to[was], self._of[ref] = ref, was

    def remove(self, ref: Ref) -> None:
        """Take in that an entry is no longer there."""
        was = self._of.pop(ref, None)
        if was is not None and self._to.get(was) == ref:
            del self._to[was]

    def forget(self) -> None:
        """Let go of what is known."""
        self._to, self._of, self.are_known = {}, {}, False

    def _known(self) -> dict[Ref, Ref]:
        if not self.are_known:
            for kind in INTO:
                for number, record in self._table(kind).stored():
                    self.put_record(Ref(kind, number), record)
            self.are_known = True
        return self._to
