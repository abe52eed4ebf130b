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

    Looked for in the records once a number is asked for that is not there, and kept up from then on.

    Args:
        table: the database's table of a name; it raises `Locked` once the journal is locked.
    """

    def __init__(self, table: Callable[[str], VaultTable]) -> None:
        self._table = table
        self._to: dict[Ref, Ref] | None = None
        self._of: dict[Ref, Ref] = {}

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
        """Take in an entry that was put down or changed."""
        if self._to is not None and entry.was is not None:
            self._to[entry.was], self._of[entry.ref] = entry.ref, entry.was

    def remove(self, ref: Ref) -> None:
        """Take in that an entry is no longer there."""
        was = self._of.pop(ref, None)
        if self._to is not None and was is not None and self._to.get(was) == ref:
            del self._to[was]

    def forget(self) -> None:
        """Let go of what is known."""
        self._to, self._of = None, {}

    def _known(self) -> dict[Ref, Ref]:
        if self._to is None:
            found: dict[Ref, Ref] = {}
            for kind in INTO:
                for number, record in self._table(kind).stored():
                    if (was := was_in(record)) is not None:
                        found[was] = Ref(kind, number)
            self._to, self._of = found, {ref: was for was, ref in found.items()}
        return self._to
