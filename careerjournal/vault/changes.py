"""What one save says: documents put, documents removed, tables dropped.

A save is a list of changes that holds together: all of it is read back, or none of it. The encoding
is JSON (see FORMAT.md), so that a journal can be read in fifty years with what every system has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import msgspec

from careerjournal.vault.errors import BadChanges
from careerjournal.vault.kept import Document, Kept, as_json

Mirror: TypeAlias = dict[str, MutableMapping[int, Document]]
"""Everything a vault holds: table name, then document number, then document."""

Contents: TypeAlias = Mapping[str, Mapping[int, Document]]
"""The same for whoever only reads it."""


class Put(NamedTuple):
    """The document that stands at this number from now on, new or in place of another."""

    table: str
    number: int
    document: Document


class Remove(NamedTuple):
    """No document stands at this number any more."""

    table: str
    number: int


class Drop(NamedTuple):
    """The whole table is gone."""

    table: str


Change: TypeAlias = Put | Remove | Drop


def encode(changes: Iterable[Change]) -> bytes:
    """Write changes as UTF-8 JSON: ``["p", table, number, document]``, ``["r", table, number]``, ``["d", table]``.

    Raises:
        BadChanges: a document holds something JSON cannot say.
    """
    rows: list[list[Any]] = []
    for change in changes:
        match change:
            case Put(table, number, document):
                rows.append(["p", table, number, document])
            case Remove(table, number):
                rows.append(["r", table, number])
            case Drop(table):
                rows.append(["d", table])
    return as_json(rows)


def decode(data: bytes | memoryview) -> list[Change]:
    """Read what `encode` wrote.

    Raises:
        BadChanges: the bytes are not such a list.
    """
    try:
        rows = msgspec.json.decode(data, type=list[list[Any]])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadChanges("A save in this journal cannot be understood.") from error
    return [_change(row) for row in rows]


def _change(row: Sequence[Any]) -> Change:
    match row:
        # Python takes True for the number 1.
        case ["p", str(table), int(number), dict(document)] if number > 0 and number is not True:
            return Put(table, number, document)
        case ["r", str(table), int(number)] if number > 0 and number is not True:
            return Remove(table, number)
        case ["d", str(table)]:
            return Drop(table)
        case _:
            raise BadChanges("A save in this journal cannot be understood.")


def apply(mirror: Mirror, changes: Iterable[Change]) -> None:
    """Bring a mirror up to date, in order. Removing what is not there is no error: a replay may see it twice."""
    for change in changes:
        match change:
            case Put(table, number, document):
                mirror.setdefault(table, Kept())[number] = document
            case Remove(table, number):
                mirror.get(table, {}).pop(number, None)
            case Drop(table):
                mirror.pop(table, None)
