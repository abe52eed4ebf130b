"""The numbers that entries are given, each once: that of one which was deleted for good is given to no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from careerjournal.journal.about import about
from careerjournal.journal.tables import ABOUT, put
from careerjournal.model import Kind, Ref
from careerjournal.model.links import LAST_NUMBER
from careerjournal.vault.database import Database


class Numbers:
    """The numbers of a journal's entries, as its record about itself notes them.

    Args:
        database: where the entries and that record are.
    """

    def __init__(self, database: Callable[[], Database]) -> None:
        self._database = database

    def next(self, kind: Kind) -> int:
        """One past every number ever given out in this kind."""
        database = self._database()
        number = 1 + _number(_given(about(database)).get(kind.value))
        table = database.table(kind)
        while table.contains(doc_id=number):  # records from elsewhere may come without that note
            number += 1
        return number

    def note(self, refs: Iterable[Ref]) -> None:
        """Make a note that these numbers are given out."""
        database = self._database()
        record = about(database)
        given = _given(record)
        for ref in refs:
            given[ref.kind.value] = max(ref.number, _number(given.get(ref.kind.value)))
        put(database.table(ABOUT), 1, {**record, "numbers": given})


def _given(record: Mapping[str, Any]) -> dict[str, Any]:
    """The highest number that was given out in each kind."""
    noted = record.get("numbers")
    return dict(noted) if isinstance(noted, dict) else {}


def _number(noted: object) -> int:
    return noted if type(noted) is int and 0 < noted < LAST_NUMBER else 0
