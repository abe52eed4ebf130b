"""The documents of a table as they are kept in memory: as the JSON that came, and each read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any, Final, TypeAlias

import msgspec

from careerjournal.vault.emptying import emptied
from careerjournal.vault.errors import BadChanges

Document: TypeAlias = dict[str, Any]
"""A JSON object: string keys, values that JSON can say."""


class Kept(MutableMapping[int, Document]):
    """The documents of a table by their numbers, in the order they came.

    As JSON a document takes little more than its texts; as Python's own objects half as much again, and nearly all of
    them are asked for once. So what is asked for is made anew each time, and belongs to whoever asked for it.

    Args:
        documents: what is kept to begin with.
    """

    __slots__ = ("_json",)

    def __init__(self, documents: Mapping[int, Document] | None = None) -> None:
        self._json: dict[int, bytes] = {}
        self.update(documents or {})

    def __getitem__(self, number: int) -> Document:
        return _read(self._json[number])

    def __setitem__(self, number: int, document: Document) -> None:
        self._json[number] = as_json(document)

    def __delitem__(self, number: int) -> None:
        del self._json[number]

    def __contains__(self, number: object) -> bool:
        return number in self._json  # the inherited one would read it

    def __iter__(self) -> Iterator[int]:
        return iter(self._json)

    def __len__(self) -> int:
        return len(self._json)

    def __eq__(self, other: object) -> bool:
        return (isinstance(other, Kept) and self._json == other._json) or super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]

    def json(self, number: int) -> bytes:
        """A document as it is kept.

        Raises:
            KeyError: there is none of that number.
        """
        return self._json[number]

    def keep(self, number: int, json: bytes) -> None:
        """Keep a document that is JSON already: an object, in UTF-8."""
        self._json[number] = json

    def each(self) -> Iterator[tuple[int, Document]]:
        """The documents with their numbers as they are now, each read when it is come to; in any thread."""
        return _each(list(self._json.items()))

    def let_go(self) -> Iterator[None]:
        """Let go of all, some at each step."""
        return emptied(self._json)


_OBJECTS: Final = msgspec.json.Decoder(Document)
_NOT_UNDERSTOOD: Final = "An entry in this journal cannot be understood."


def _each(kept: list[tuple[int, bytes]]) -> Iterator[tuple[int, Document]]:
    try:
        for number, json in kept:
            yield number, _OBJECTS.decode(json)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadChanges(_NOT_UNDERSTOOD) from error


def _read(json: bytes) -> Document:
    try:
        return _OBJECTS.decode(json)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadChanges(_NOT_UNDERSTOOD) from error


def let_go(documents: MutableMapping[int, Document]) -> Iterator[None]:
    """Let go of all documents of a table, some at each step."""
    return documents.let_go() if isinstance(documents, Kept) else emptied(documents)


def as_json(value: object) -> bytes:
    """What JSON says of something, in UTF-8.

    Raises:
        BadChanges: JSON cannot say it.
    """
    try:
        return msgspec.json.encode(value)
    except (TypeError, ValueError, OverflowError, RecursionError, UnicodeEncodeError) as error:
        raise BadChanges("An entry holds something that cannot be kept in a journal.") from error
