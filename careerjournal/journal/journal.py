"""An open journal: the one object that screens and the command line know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import chain
from typing import Any, TypeVar, cast

from msgspec import structs
from tinydb.table import Table

from careerjournal.journal.about import about
from careerjournal.journal.collection import Collection
from careerjournal.journal.drafts import Drafts
from careerjournal.journal.errors import NoSuchEntry, NumberTaken
from careerjournal.journal.here import here, utc_now
from careerjournal.journal.history import History, Version
from careerjournal.journal.keys import KeptInFile
from careerjournal.journal.odd import Odd
from careerjournal.journal.overview import Overview
from careerjournal.journal.sealed import Sealed
from careerjournal.journal.tables import ABOUT, ARRANGEMENT, DRAFTS, TRASH, VERSIONS, put
from careerjournal.journal.trash import Trash, Trashed
from careerjournal.journal.undo import Step, UndoStack
from careerjournal.journal.upkeep import bring_up_to_date, is_up_to_date
from careerjournal.model import (
    Action,
    Arrangement,
    Aspiration,
    Conversation,
    Entry,
    Kind,
    Lesson,
    Move,
    Name,
    PartialDate,
    Ref,
    Reflection,
    Role,
    Setback,
    Share,
    Story,
    part_to_record,
    readable_part,
    to_record,
    validated,
)
from careerjournal.model.links import LAST_NUMBER
from careerjournal.vault import Vault
from careerjournal.vault.database import Database

E = TypeVar("E", bound=Entry)


class Journal(Overview, KeptInFile):
    """Everything a person has put down, as typed entries.

    Every method that changes something is durable when it returns, and changes nothing where it raises. Methods that
    take an entry validate it and raise `careerjournal.model.RecordError`, naming the field; any of them may raise a
    `JournalError` where the file cannot be written.

    Args:
        database: where the records are; tests give one over TinyDB's ``MemoryStorage``.
        vault: the file beneath the database, where there is one.
        now: the time. Told in UTC, the zone of this device says which day it is; told otherwise, its offset does.
        sealed: where drafts that could not be stored wait, sealed, while the journal is locked.
    """

    def __init__(
        self,
        database: Database,
        *,
        vault: Vault | None = None,
        now: Callable[[], dt.datetime] = utc_now,
        sealed: Sealed | None = None,
    ) -> None:
        self._database: Database | None = database
        self._vault = vault
        self.now = now
        self._collections: dict[Kind, Collection[Any]] = {kind: Collection(kind, self.table, self.add) for kind in Kind}
        self.reflections: Collection[Reflection] = self._collections[Kind.REFLECTION]
        self.aspirations: Collection[Aspiration] = self._collections[Kind.ASPIRATION]
        self.roles: Collection[Role] = self._collections[Kind.ROLE]
        self.moves: Collection[Move] = self._collections[Kind.MOVE]
        self.setbacks: Collection[Setback] = self._collections[Kind.SETBACK]
        self.lessons: Collection[Lesson] = self._collections[Kind.LESSON]
        self.conversations: Collection[Conversation] = self._collections[Kind.CONVERSATION]
        self.actions: Collection[Action] = self._collections[Kind.ACTION]
        self.names: Collection[Name] = self._collections[Kind.NAME]
        self.shares: Collection[Share] = self._collections[Kind.SHARE]
        self.stories: Collection[Story] = self._collections[Kind.STORY]
        self.drafts = Drafts(lambda: self.table(DRAFTS), self.moment, self._alone)
        self._sealed = sealed or Sealed()
        self._trash = Trash(lambda: self.table(TRASH))
        self._history = History(lambda: self.table(VERSIONS))
        self._undo = UndoStack()
        self._blocks = 0
        self._to_compact = False

    def table(self, name: str) -> Table:
        """The database's table of this name.

        Raises:
            Locked: the journal has been locked.
        """
        return self._open.table(name)

    def moment(self) -> dt.datetime:
        """The time, with the offset from UTC of where the person is: as whatever is put down keeps it."""
        return here(self.now())

    def today(self) -> dt.date:
        """The day it is where the person is."""
        return self.moment().date()

    @property
    def is_up_to_date(self) -> bool:
        """Whether nothing is left in the shape of an older version."""
        return is_up_to_date(self._open)

    def bring_up_to_date(self) -> None:
        """Write what older versions kept in the shape of this one, once.

        Raises:
            JournalError: it cannot be written; what is there can be read all the same.
        """
        bring_up_to_date(self._open)

    @property
    def arrangement(self) -> Arrangement:
        """How its owner has arranged the journal, as far as that can be read."""
        return self._arrangement()[0]

    def _arrangement(self) -> tuple[Arrangement, tuple[str, ...]]:
        return readable_part(Arrangement, dict(self.table(ARRANGEMENT).get(doc_id=1) or {}))

    def arrange(self, arrangement: Arrangement, what: str = "") -> None:
        """Keep another arrangement in place of the one there was.

        Args:
            arrangement: as it is to stand.
            what: as what it can be taken back; it cannot where that is not said.
        """
        readable, odd = self._arrangement()
        before, record = part_to_record(readable), part_to_record(arrangement)
        with self._saving():
            if odd:  # what could not be read of the one before is not lost with it
                self.table(ARRANGEMENT).insert(dict(self.table(ARRANGEMENT).get(doc_id=1) or {}))
            put(self.table(ARRANGEMENT), 1, record)
        if what:
            self._undo.push(Step(None, before, what))

    def add(self, entry: E, *, drafted: bool = True) -> E:
        """Put a new entry down: it gets the next number of its kind, and the time.

        Args:
            entry: its number is not looked at.
            drafted: whether the draft of a new entry of this kind has become this one, and goes.
        """
        now = self.moment()
        checked = validated(entry)
        with self._saving():
            number = self._next_number(checked.KIND)
            kept = structs.replace(
                checked, number=number, created=checked.created or now, updated=checked.updated or now
            )
            put(self.table(kept.KIND), number, to_record(kept))
            if drafted:
                self.drafts.discard(Ref(kept.KIND, 0))
        self._remember(kept)
        if checked.KIND is not Kind.SHARE:  # what left has left, and its record does not go with an undo
            self._undo.push(Step(kept.ref, None, f"put down {kept.ref}"))
        return kept

    def keep(self, entry: E, *, drafted: bool = True) -> E:
        """Keep a change to an entry; what it said before stays in its history.

        An entry that says what it said is returned as it was, and nothing is written.

        Args:
            entry: as it is to stand.
            drafted: whether the entry's draft has become this change, and goes.

        Raises:
            NoSuchEntry: there is none with its number.
        """
        before = self._there(entry.ref)
        checked = validated(entry)
        if isinstance(checked, Aspiration) and isinstance(before, Aspiration):
            checked = cast("E", checked.keeping_wording(before, self.today()))
        record = to_record(before)
        if to_record(structs.replace(checked, updated=before.updated)) == record:
            if drafted:
                self.drafts.discard(entry.ref)
            return cast("E", before)
        now = self.moment()
        kept = structs.replace(checked, updated=now, created=_mended(checked.created, now))
        with self._saving():
            self._history.keep(entry.ref, record, now)
            put(self.table(kept.KIND), kept.number, to_record(kept))
            if drafted:
                self.drafts.discard(entry.ref)
        self._remember(kept)
        self._undo.push(Step(entry.ref, record, f"changed {entry.ref}"))
        return kept

    def link(self, entry: E, to: Ref) -> E:
        """Add another entry to those an entry points at.

        Raises:
            NoSuchEntry: one of the two is not there.
        """
        self._there(to)
        linked = structs.replace(entry, links=tuple(dict.fromkeys((*entry.links, to))))
        return self.keep(linked, drafted=False)

    def delete(self, ref: Ref) -> None:
        """Put an entry in the trash. It keeps its number; its history and the links to it stay.

        Raises:
            NoSuchEntry: it is not there.
        """
        record = to_record(self._there(ref))
        with self._saving():
            self._trash.put(ref, record, self.moment())
            self.table(ref.kind).remove(doc_ids=[ref.number])
            self.drafts.discard(ref)
        self._remember_gone(ref)
        self._undo.push(Step(ref, record, f"deleted {ref}"))

    def trash(self) -> list[Trashed]:
        """What is in the trash, the latest first."""
        return self._trash.all()

    def restore(self, ref: Ref) -> Entry:
        """Take an entry out of the trash and put it back where it was.

        Raises:
            NoSuchEntry: it is not in the trash, or cannot be read.
            NumberTaken: another entry stands where it was, as in a file from elsewhere.
        """
        there = next((trashed for trashed in self._trash.all() if trashed.ref == ref), None)
        if there is None:
            raise NoSuchEntry(f"There is no {ref} in the trash.")
        if there.entry is None:
            raise NoSuchEntry(f"{ref} cannot be read, so it stays in the trash. “careerjournal check” says why.")
        if self.table(ref.kind).contains(doc_id=ref.number):
            raise NumberTaken(f"There is another {ref} in the journal, so what is in the trash stays there.")
        with self._saving():
            record = self._trash.take(ref)
            if record is None:
                raise NoSuchEntry(f"There is no {ref} in the trash.")
            put(self.table(ref.kind), ref.number, record)
        self._refresh(ref)
        self._undo.push(Step(ref, None, f"restored {ref}"))
        return self._there(ref)

    def delete_for_good(self, ref: Ref) -> None:
        """Remove an entry in the trash, its earlier versions and its draft from the file. It cannot be undone.

        Its number is not given out again, so that what pointed at it never points at something else.

        Raises:
            NoSuchEntry: it is not in the trash.
        """
        with self._saving():
            if not self._trash.remove(ref):
                raise NoSuchEntry(f"There is no {ref} in the trash.")
            self._history.forget(ref)
            self.drafts.discard(ref)
        self._undo.clear()
        # The removed bytes are still in the log; rewriting the file is what takes them out of it.
        self._to_compact = self._vault is not None
        self._compact_if_due()

    def history(self, ref: Ref) -> list[Version]:
        """What an entry said before, the latest first."""
        return self._history.of(ref)

    def undo(self) -> str | None:
        """Take the latest change back, whichever entry it was in; what it was, or None where there is none."""
        with self._open.alone():
            change = self._undo.pop()
            if change is None:
                return None
            try:
                with self._saving():
                    for step in reversed(change.steps):
                        self._take_back(step)
            except BaseException:
                self._forget_what_was_read()
                self._undo.push_back(change)
                raise
            return change.what

    def _take_back(self, step: Step) -> None:
        if step.ref is None:
            put(self.table(ARRANGEMENT), 1, step.before or {})
            return
        current = self.get(step.ref)
        if step.before is not None:
            if current is not None:
                self._history.keep(step.ref, to_record(current), self.moment())
            self._trash.take(step.ref)
            put(self.table(step.ref.kind), step.ref.number, step.before)
        elif current is not None:
            self._trash.put(step.ref, to_record(current), self.moment())
            self.table(step.ref.kind).remove(doc_ids=[step.ref.number])
        self._refresh(step.ref)

    @contextmanager
    def together(self, what: str = "") -> Iterator[None]:
        """Make all that is written inside one save: all of it is kept, or none.

        Args:
            what: as what it can be taken back in one go; each change by itself where that is not said.
        """
        changes, to_compact = self._undo.changes(), self._to_compact
        self._blocks += 1
        try:
            with self._undo.as_one(what) if what else nullcontext(), self._saving():
                yield
        except BaseException:
            self._forget_what_was_read()
            self._undo.put_back(changes)
            self._to_compact = to_compact
            raise
        finally:
            self._blocks -= 1
        self._compact_if_due()

    def _compact_if_due(self) -> None:
        if self._to_compact and not self._blocks:  # inside a block nothing is saved yet
            self._to_compact = False
            self.compact()

    def lock(self) -> None:
        """Close the file and let go of everything that was read; what is still asked for raises `Locked`.

        Drafts that are not stored yet are, where that can be; others are sealed, for `take_back`.
        """
        if self._database is None:
            return
        self.drafts.store()  # not inside: whoever is storing waits for the database
        with self._database.alone():
            database, self._database = self._database, None
            self._put_by()
            self._forget_what_was_read()
            self._undo.clear()
            database.close()

    def odd(self) -> list[Odd]:
        """What is kept beside the entries and cannot be read: drafts, earlier versions, the trash, the arrangement."""
        tables = (self.drafts.odd(), self._history.odd(), self._trash.odd())
        return [*chain.from_iterable(tables), *(Odd("The arrangement", why) for why in self._arrangement()[1])]

    def _there(self, ref: Ref) -> Entry:
        entry = self.get(ref)
        if entry is None:
            raise NoSuchEntry(f"There is no {ref} in this journal.")
        return entry

    def _next_number(self, kind: Kind) -> int:
        """One past every number ever given out in this kind, and make a note of it."""
        record = about(self._open)
        noted = record.get("numbers")
        given: dict[str, Any] = noted if isinstance(noted, dict) else {}
        last = given.get(kind.value)
        number = 1 + (last if type(last) is int and 0 < last < LAST_NUMBER else 0)
        while self.table(kind).contains(doc_id=number):  # records from elsewhere may come without that note
            number += 1
        put(self.table(ABOUT), 1, {**record, "numbers": {**given, kind.value: number}})
        return number


def _mended(created: dt.datetime | None, now: dt.datetime) -> dt.datetime | None:
    """When an entry was first kept; where only a wrong clock can have said so, when it is changed by a right one."""
    wrong = created is not None and PartialDate.kept(created.date()) is None
    return now if wrong and PartialDate.kept(now.date()) is not None else created
