"""What writes have touched, over what is saved; and a saved table in the shape that stock TinyDB expects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from careerjournal.vault.changes import Change, Drop, Put, Remove
from careerjournal.vault.documents import checked, copied, same
from careerjournal.vault.errors import BadChanges
from careerjournal.vault.kept import Document

MAX_NUMBER = 2**63 - 1
"""The highest document number: what every language that may read the file one day can hold."""


class Overlay(Mapping[int, Document]):
    """A table as it would be after some writes, and the changes that make it so.

    Reading sees through to the table underneath; writing stays here. Its size and the cost of making it
    depend on what was written, never on the table. What it gives must not be changed in place.

    Args:
        name: the table's name.
        base: the table underneath, which must not change while this one is in use.
        next_number: a number higher than any the table holds or held.
    """

    def __init__(self, name: str, base: Mapping[int, Document], next_number: int) -> None:
        self.name = name
        self.next_number = next_number
        self._base = base
        self._cleared = False
        # What a dict would keep in place and what it would move to the end are told apart, so that the
        # order of documents is the one TinyDB has. _gone is a dict for its order: the same writes are
        # always the same bytes.
        self._gone: dict[int, None] = {}
        self._replaced: dict[int, Document] = {}
        self._added: dict[int, Document] = {}

    def __getitem__(self, number: int) -> Document:
        for documents in (self._added, self._replaced):
            if number in documents:
                return documents[number]
        if self._shows_through(number):
            return self._base[number]
        raise KeyError(number)

    def __contains__(self, number: object) -> bool:
        return number in self._added or self._shows_through(number)

    def __iter__(self) -> Iterator[int]:
        if not self._cleared:
            yield from (number for number in self._base if number not in self._gone)
        yield from self._added

    def __len__(self) -> int:
        below = 0 if self._cleared else len(self._base) - len(self._gone)
        return below + len(self._added)

    def owns(self, number: int) -> bool:
        """Whether the document was written here, rather than seen through from underneath."""
        return number in self._added or number in self._replaced

    def put(self, number: int, document: Document) -> None:
        """Let the document stand at this number.

        Raises:
            BadChanges: the number is not one a vault can read back.
        """
        if type(number) is not int or not 0 < number <= MAX_NUMBER:
            raise BadChanges("An entry's number must be a whole number above zero.")
        if self._shows_through(number):
            self._replaced[number] = document
        else:
            self._added[number] = document
        self.next_number = max(self.next_number, number + 1)

    def remove(self, number: int) -> None:
        """Let no document stand at this number.

        Raises:
            KeyError: none does.
        """
        if number in self._added:
            del self._added[number]
        elif self._shows_through(number):
            self._replaced.pop(number, None)
            self._gone[number] = None
        else:
            raise KeyError(number)

    def clear(self) -> None:
        """Let the table be empty, and count from one again."""
        self._cleared = True
        self._gone.clear()
        self._replaced.clear()
        self._added.clear()
        self.next_number = 1

    def check_writes(self) -> None:
        """Make what was written its own: checked, and shared with nobody. Forget what did not change.

        Raises:
            BadChanges: a document cannot be kept.
        """
        for number, document in self._added.items():
            self._added[number] = checked(document)
        unchanged = []
        for number, document in self._replaced.items():
            self._replaced[number] = clean = checked(document)
            if same(clean, self._base[number]):
                unchanged.append(number)
        for number in unchanged:
            del self._replaced[number]

    def apply(self, changes: Iterable[Change]) -> None:
        """Bring this table up to date with changes to it, in order."""
        for change in changes:
            match change:
                case Put(_, number, document):
                    self.put(number, document)
                case Remove(_, number):
                    if number in self:
                        self.remove(number)
                case Drop():
                    self.clear()

    def changes(self) -> Iterator[Change]:
        """What makes the table underneath equal to this one."""
        if self._cleared and self._base:
            yield Drop(self.name)
        for number in self._gone:
            yield Remove(self.name, number)
        for documents in (self._replaced, self._added):
            for number, document in documents.items():
                yield Put(self.name, number, document)

    def _shows_through(self, number: object) -> bool:
        return not self._cleared and number not in self._gone and number in self._base


class StoredTable(Mapping[str, Document]):
    """A table in TinyDB's shape, numbers as strings. A document is copied when it is taken, not before.

    Stock tables change what they read in place before they write it back; the copy keeps the mirror out
    of that.
    """

    def __init__(self, name: str, documents: Mapping[int, Document]) -> None:
        self.name = name
        self._documents = documents

    def __getitem__(self, key: str) -> Document:
        try:
            number = int(key)
        except ValueError:
            raise KeyError(key) from None
        return copied(self._documents[number])

    def __iter__(self) -> Iterator[str]:
        return map(str, self._documents)

    def __len__(self) -> int:
        return len(self._documents)
