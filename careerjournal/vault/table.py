"""A TinyDB table whose operations touch, copy and save only the documents they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from itertools import islice
from typing import Any, TypeAlias, cast, overload

from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from careerjournal.vault.documents import copied
from careerjournal.vault.kept import Kept
from careerjournal.vault.overlay import Overlay
from careerjournal.vault.storage import VaultStorage

Fields: TypeAlias = Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None]
"""What an update does to a document: fields to set, or a function that changes it in place."""


class Working(MutableMapping[int, dict[str, Any]]):
    """The table as TinyDB's updaters see it: a dict of documents that may be changed in place.

    A document is copied when it is taken out, and thereby counts as touched; the ones never asked for
    cost nothing.
    """

    def __init__(self, overlay: Overlay) -> None:
        self._overlay = overlay

    def __getitem__(self, number: int) -> dict[str, Any]:
        if not self._overlay.owns(number):
            self._overlay.put(number, copied(self._overlay[number]))
        return self._overlay[number]

    def __setitem__(self, number: int, document: dict[str, Any]) -> None:
        self._overlay.put(number, document)

    def __delitem__(self, number: int) -> None:
        self._overlay.remove(number)

    def __contains__(self, number: object) -> bool:
        # The inherited one would take the document out to see whether it is there.
        return number in self._overlay

    def __iter__(self) -> Iterator[int]:
        return iter(self._overlay)

    def __len__(self) -> int:
        return len(self._overlay)

    def clear(self) -> None:
        """Take everything out without looking at it."""
        self._overlay.clear()


class VaultTable(Table):
    """TinyDB's table over a `VaultStorage`; `Database` makes them.

    Every write is one save of the documents it touched, or nothing: an exception on the way, in an updater
    or in the save itself, leaves memory as it was. What reading returns belongs to the caller. A condition
    is shown the stored document without a copy, and must not change it.
    """

    def __init__(
        self,
        storage: Storage,
        name: str,
        cache_size: int = Table.default_query_cache_capacity,
        persist_empty: bool = False,
    ) -> None:
        # Not handed on: a vault keeps no empty tables, and TinyDB would empty a full one.
        del persist_empty
        if not isinstance(storage, VaultStorage):
            raise TypeError("A VaultTable needs a VaultStorage; let a Database make it.")
        super().__init__(storage, name, cache_size)
        self._kept = storage
        # Results as stored, not as returned: what a caller does to a returned document stays with it.
        self._query_cache: Any = self.query_cache_class(capacity=cache_size)
        self._cached_version = storage.version(name)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document; a `tinydb.table.Document` goes to the number it brings.

        Returns:
            The document's number.

        Raises:
            ValueError: the document is no mapping, or its number is taken.
            BadChanges: it holds something that cannot be kept, or its number is no number above zero.
        """
        with self._kept.lock:
            return super().insert(document)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update the documents that match, or insert this one if none does; in one save either way."""
        with self._kept.lock:
            return super().upsert(document, cond)

    def update(
        self,
        fields: Fields,
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        """Change the documents of these numbers, else those that match, else all of them.

        Returns:
            The numbers of the documents, whether or not the update made a difference to them.
        """
        with self._kept.lock:
            return super().update(fields, doc_ids=self._resolved(cond, doc_ids))

    def update_multiple(self, updates: Iterable[tuple[Fields, QueryLike]]) -> list[int]:
        """Apply several updates, each to the documents that match its condition, in one save.

        A condition sees what the updates before it did to the document.

        Returns:
            The numbers of the documents, once for each update applied.
        """
        pairs = list(updates)
        updated: list[int] = []

        def updater(table: Any) -> None:
            documents = self._documents()
            for number in list(documents):
                for fields, cond in pairs:
                    if cond(documents[number]):
                        updated.append(number)
                        if callable(fields):
                            fields(table[number])
                        else:
                            table[number].update(fields)

        self._update_table(updater)
        return updated

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Remove the documents of these numbers, else those that match.

        Returns:
            The numbers of the documents that were removed.

        Raises:
            RuntimeError: neither was given; `truncate` is for that.
        """
        if cond is None and doc_ids is None:
            return super().remove()
        with self._kept.lock:
            return super().remove(doc_ids=self._resolved(cond, doc_ids))

    def search(self, cond: QueryLike) -> list[Document]:
        """Find the documents that match, in the table's order."""
        return [Document(copied(document), number) for number, document in self._found(cond)]

    def count(self, cond: QueryLike) -> int:
        """Count the documents that match, without copying them."""
        return len(self._found(cond))

    @overload  # type: ignore[override]
    def get(self, cond: QueryLike) -> Document | None: ...
    @overload
    def get(self, cond: QueryLike | None = None, *, doc_id: int) -> Document | None: ...
    @overload
    def get(self, cond: QueryLike | None = None, *, doc_ids: Iterable[int]) -> list[Document]: ...
    def get(
        self,
        cond: QueryLike | None = None,
        doc_id: int | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> Document | list[Document] | None:
        """Get one document by its number, several by theirs, or the first that matches.

        Returns:
            The document, or None if there is none; for several numbers, those that are there, in the
            table's order.

        Raises:
            RuntimeError: nothing to go by was given.
        """
        with self._kept.lock:
            documents = self._documents()
            if doc_id is not None:
                document = documents.get(doc_id)
                return None if document is None else Document(copied(document), doc_id)
            if doc_ids is not None:
                wanted = {number for number in doc_ids if number in documents}
                # The table's order can only be had by walking it, but only as far as the last one wanted.
                found = islice(filter(wanted.__contains__, documents), len(wanted))
                return [Document(copied(documents[number]), number) for number in found]
            if cond is None:
                raise RuntimeError("You have to pass either cond or doc_id or doc_ids")
            items = self._items()
        return next((Document(copied(document), number) for number, document in items if cond(document)), None)

    def __len__(self) -> int:
        with self._kept.lock:
            return len(self._documents())

    def __iter__(self) -> Iterator[Document]:
        """Go through the documents as they are now; writing meanwhile neither disturbs nor is seen."""
        for number, document in self._items():
            yield Document(copied(document), number)

    def numbers(self) -> list[int]:
        """The numbers of the documents, in the table's order, without looking at any."""
        with self._kept.lock:
            return list(self._documents())

    def stored(self) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Go through the documents with their numbers as they are now; they must not be changed."""
        return self._items()

    def stored_at(self, number: int) -> Mapping[str, Any] | None:
        """The document of a number as it is stored, without a copy: it must not be changed; None where there is none.

        It may be looked at however long: a write puts another in its place.
        """
        with self._kept.lock:
            return self._documents().get(number)

    def _documents(self) -> Mapping[int, dict[str, Any]]:
        return self._kept.documents(self.name)

    def _items(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The table at this moment: documents are never changed in place. Each is read when it is come to."""
        with self._kept.lock:
            documents = self._documents()
            return documents.each() if isinstance(documents, Kept) else iter(list(documents.items()))

    def _resolved(self, cond: QueryLike | None, doc_ids: Iterable[int] | None) -> list[int]:
        """The numbers an operation is about, so that it need not take out every document to ask it."""
        documents = self._documents()
        if doc_ids is not None:
            return [number for number in doc_ids if number in documents]
        if cond is not None:
            return [number for number, document in self._items() if cond(document)]
        return list(documents)

    def _found(self, cond: QueryLike) -> list[tuple[int, dict[str, Any]]]:
        with self._kept.lock:
            # What is gathered may yet be undone, and nothing would then clear the cache of it.
            if self._kept.is_together:
                return [(number, document) for number, document in self._items() if cond(document)]
            if self._cached_version != self._kept.version(self.name):
                self.clear_cache()
                self._cached_version = self._kept.version(self.name)
            found = self._query_cache.get(cond)
            if found is None:
                found = [(number, document) for number, document in self._items() if cond(document)]
                # As in TinyDB: a query need not say, and can be cached unless it says no.
                if getattr(cond, "is_cacheable", lambda: True)():
                    self._query_cache[cond] = found
            return cast("list[tuple[int, dict[str, Any]]]", found)

    def _get_next_id(self) -> int:
        return self._kept.next_number(self.name)

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._kept.together():
            overlay = self._kept.overlay(self.name)
            updater(Working(overlay))
            overlay.check_writes()
