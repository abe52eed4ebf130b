"""Records that are kept and cannot be read: passed over wherever records are read, and named by “check”."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

from tinydb.table import Document

from careerjournal.model import Entry, Kind, RecordError, Ref, from_record
from careerjournal.model.links import LAST_NUMBER

T = TypeVar("T")


class UnreadableRecord(NamedTuple):
    """A record that cannot be read."""

    what: str
    """Which it is, beginning a sentence: ``The draft of setback 3``."""
    why: str
    """A sentence that names the field."""


def readable(documents: Iterable[Document], read: Callable[[Document], T]) -> Iterator[T]:
    """The documents of a table that can be read, as ``read`` returns them; the others are passed over."""
    for document in documents:
        with suppress(RecordError):
            yield read(document)


def unreadable_in(
    documents: Iterable[Document], read: Callable[[Document], object], what: str
) -> Iterator[UnreadableRecord]:
    """The documents of a table that cannot be read; ``what`` names one, before the entry it is of or its own number."""
    for document in documents:
        try:
            read(document)
        except RecordError as error:
            try:
                name = f"{what} of {ref_in(document)}"
            except RecordError:
                name = f"{what} kept as {document.doc_id}"
            yield UnreadableRecord(name, str(error))


def ref_in(document: Mapping[str, Any]) -> Ref:
    """The entry that a document is of, by its ``kind`` and ``number``, or ``of``.

    Raises:
        RecordError: it names none.
    """
    of, kind, number = document.get("of"), document.get("kind"), document.get("number")
    if isinstance(of, str):
        with suppress(ValueError):
            return Ref.parse(of)
    if isinstance(kind, str) and kind in set(Kind) and type(number) is int and 0 <= number <= LAST_NUMBER:
        return Ref(Kind(kind), number)
    raise RecordError("It does not say of which entry it is.", "of" if "of" in document else "kind")


def moment_in(document: Mapping[str, Any], key: str) -> dt.datetime:
    """The moment that stands in a document.

    Raises:
        RecordError: none does.
    """
    with suppress(TypeError, ValueError):
        moment = dt.datetime.fromisoformat(document[key]) if key in document else None
        if moment is not None and moment.tzinfo is not None:
            return moment
    raise RecordError(f"“{key}” cannot be read: it is not a date and time with an offset from UTC.", key)


def record_in(document: Mapping[str, Any], key: str = "record") -> dict[str, Any]:
    """The record that stands in a document.

    Raises:
        RecordError: none does.
    """
    record = document.get(key)
    if not isinstance(record, dict):
        raise RecordError(f"“{key}” cannot be read: there is no record in it.", key)
    return record


def entry_in(document: Mapping[str, Any]) -> Entry:
    """The entry whose record stands in a document.

    Raises:
        RecordError: none does that can be read, or one of another kind than the document is of.
    """
    ref = ref_in(document)
    entry = from_record(record_in(document), ref.number)
    if entry.KIND is not ref.kind:
        raise RecordError(f"It is kept of {ref}, and says that it is a {entry.KIND}.", "entry")
    return entry


def of_this_version(document: Mapping[str, Any]) -> bool:
    """Whether a document is of a kind known here; one of a newer version's kinds waits for that version."""
    kind = document.get("kind")
    return not isinstance(kind, str) or kind in set(Kind)
