"""A journal as one JSON document, complete: what was put down, as it is kept, to be read by anybody and taken in again.

The document, in version 1::

    {"careerjournal": 1,                the version of this shape
     "made": "2026-11-28T09:30:00+00:00",
     "part": false,                     whether kinds or days were chosen, so that it is not all of the journal
     "arrangement": {…} or null,        areas, levels, audiences and the like; null in a part
     "entries": [                       one a line, kind by kind and by number
       {"entry": "setback", "number": 12, "v": 2, "created": …, "updated": …, …}],
     "history": [                       null unless asked for; one a line, the oldest first
       {"of": "setback 12", "until": …, "v": 2, "record": {…}}],
     "trash": [                         null unless asked for
       {"kind": "setback", "number": 9, "when": …, "v": 2, "record": {…}}]}

Fields are named as in ``careerjournal show --json``; those that say nothing are left out. Moments are RFC 3339 with the
offset of where they were put down. Dates are as exact as they were told: ``2024``, ``2024-03``, ``2024-03-04``. ``v``
is the version of a record's shape; what a newer version put into a record is in it, too. Links are ``setback 12``, in a
text ``[[setback 12]]``. An entry that another one became says so, ``"was": "reflection 3"``: links to that lead to it,
and what it said stands in the history. What is closed until a day, a letter or a sealed expectation, is in it. Drafts
are not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from careerjournal.exchange.selection import EVERYTHING, Selection
from careerjournal.journal.tables import TRASH, VERSIONS
from careerjournal.model import Kind, Ref, part_to_record

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

SHAPE: Final = 1
"""The version of the document's shape."""


def journal_json(
    journal: Journal, selection: Selection = EVERYTHING, *, history: bool = False, trash: bool = False
) -> Iterator[str]:
    """The document, piece by piece.

    Args:
        journal: the journal.
        selection: what of it.
        history: whether the earlier versions of its entries come with it.
        trash: whether the trash does; never in a part.
    """
    whole = selection == EVERYTHING
    arrangement = part_to_record(journal.arrangement) if whole else None
    yield f'{{"careerjournal": {SHAPE},\n "made": {_line(journal.moment().isoformat())},\n "part": {_line(not whole)},'
    yield f'\n "arrangement": {_line(arrangement)},\n "entries": ['
    chosen: set[str] | None = None if whole else set()
    yield from _lines(_entries(journal, selection, chosen))
    yield ',\n "history": '
    if history:
        versions = (dict(record) for _, record in journal.table(VERSIONS).stored())
        yield "["
        yield from _lines(record for record in versions if chosen is None or record.get("of") in chosen)
    else:
        yield "null"
    yield ',\n "trash": '
    if trash and whole:
        yield "["
        yield from _lines(dict(record) for _, record in journal.table(TRASH).stored())
    else:
        yield "null"
    yield "}\n"


def _entries(journal: Journal, selection: Selection, chosen: set[str] | None) -> Iterator[dict[str, Any]]:
    """The records as they are kept; of a part those that are chosen, whose names are added to `chosen`."""
    for kind in Kind:
        if kind not in selection.kinds:
            continue
        for number, record in journal.table(kind).stored():
            if chosen is not None:
                ref = Ref(kind, number)
                entry = journal.get(ref)
                if entry is None or not selection.holds(entry):
                    continue
                chosen.update(map(str, entry.known_as))
            yield {"entry": kind.value, "number": number, **record}


def _lines(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Records, one a line, and the end of their list."""
    for place, record in enumerate(records):
        yield f"{',' if place else ''}\n  {_line(record)}"
    yield "]"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
