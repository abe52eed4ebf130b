"""An open journal: the one object that screens and the command line know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence, Set
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import chain, islice
from typing import Any, TypeVar, cast

from msgspec import structs

from careerjournal.journal import taking_in
from careerjournal.journal.agenda import Agenda
from careerjournal.journal.collection import Collection
from careerjournal.journal.drafts import Draft, Drafts, sealable
from careerjournal.journal.ending import Ending
from careerjournal.journal.errors import NoSuchEntry, NumberTaken
from careerjournal.journal.here import here, utc_now, zone_here
from careerjournal.journal.history import History, Version
from careerjournal.journal.index import Index, Unreadable
from careerjournal.journal.keys import Keys
from careerjournal.journal.numbers import Numbers
from careerjournal.journal.order import Card, Measure, Order, unmeasured
from careerjournal.journal.sealed import NotKept, Sealed
from careerjournal.journal.search.excerpts import Hit, excerpt
from careerjournal.journal.search.once import Going, find_once
from careerjournal.journal.search.search import MOST, Found, Search
from careerjournal.journal.store import Store
from careerjournal.journal.tables import ARRANGEMENT, DRAFTS, TRASH, VERSIONS, put
from careerjournal.journal.taking_in import Beside
from careerjournal.journal.trash import Thrown, Trash, Trashed
from careerjournal.journal.undo import Step, UndoStack
from careerjournal.journal.unreadable import UnreadableRecord
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
    RecordError,
    Ref,
    Reflection,
    Role,
    Setback,
    Share,
    Story,
    Success,
    from_record,
    part_to_record,
    readable_part,
    to_record,
    validated,
)
from careerjournal.model.expectation import ExpectingEntry, NotSealed
from careerjournal.model.spans import Span
from careerjournal.vault import Vault
from careerjournal.vault.database import Database
from careerjournal.vault.table import VaultTable

E = TypeVar("E", bound=Entry)
T = TypeVar("T")


class Journal:
    """An open journal: its entries, links, search, drafts, trash, history and keys.

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
        self.now = now
        self._index = Index(self.table, self._alone, self.today)
        self._store = Store(database, vault, self._index.forget)
        self._numbers = Numbers(lambda: self._store.database)
        self.keys = Keys(self._store)
        self.reflections: Collection[Reflection] = Collection(Kind.REFLECTION, self._index, self.add)
        self.aspirations: Collection[Aspiration] = Collection(Kind.ASPIRATION, self._index, self.add)
        self.roles: Collection[Role] = Collection(Kind.ROLE, self._index, self.add)
        self.moves: Collection[Move] = Collection(Kind.MOVE, self._index, self.add)
        self.setbacks: Collection[Setback] = Collection(Kind.SETBACK, self._index, self.add)
        self.successes: Collection[Success] = Collection(Kind.SUCCESS, self._index, self.add)
        self.lessons: Collection[Lesson] = Collection(Kind.LESSON, self._index, self.add)
        self.conversations: Collection[Conversation] = Collection(Kind.CONVERSATION, self._index, self.add)
        self.actions: Collection[Action] = Collection(Kind.ACTION, self._index, self.add)
        self.names: Collection[Name] = Collection(Kind.NAME, self._index, self.add)
        self.shares: Collection[Share] = Collection(Kind.SHARE, self._index, self.add)
        self.stories: Collection[Story] = Collection(Kind.STORY, self._index, self.add)
        self.drafts = Drafts(lambda: self.table(DRAFTS), self.moment, self._store.saving)
        self._sealed = sealed or Sealed()
        self._trash = Trash(lambda: self.table(TRASH))
        self._history = History(lambda: self.table(VERSIONS))
        self._undo = UndoStack()
        self._ending = Ending(iter(()), lambda: None)
        self._blocks = 0
        self._to_compact = False

    def table(self, name: str) -> VaultTable:
        """The database's table of this name.

        Raises:
            Locked: the journal has been locked.
        """
        return self._store.database.table(name)

    def _alone(self) -> AbstractContextManager[object]:
        return self._store.alone()

    def moment(self) -> dt.datetime:
        """The time, with the offset from UTC of where the person is: as whatever is put down keeps it."""
        return here(self.now())

    def today(self) -> dt.date:
        """The day it is where the person is."""
        return self.moment().date()

    def zone(self) -> str:
        """The name of the time zone where the person is, like ``Europe/Berlin``; empty where it is not known."""
        return zone_here(self.moment())

    def __iter__(self) -> Iterator[Entry]:
        """Every entry that can be read, kind by kind and by number."""
        return self._index.entries_of(*Kind)

    def each(self) -> Iterator[Entry]:
        """The same, for whoever goes through all of them once; any thread may.

        Raises:
            Locked: the journal is locked.
        """
        return self._index.each()

    def entry(self, ref: Ref) -> Entry:
        """The entry with this kind and number, or the one that it became.

        Raises:
            NoSuchEntry: there is none.
        """
        entry = self.get(ref)
        if entry is None:
            raise NoSuchEntry(f"There is no {ref} in this journal.")
        return entry

    def get(self, ref: Ref) -> Entry | None:
        """The entry with this kind and number, or the one that it became; None where there is none that can be read."""
        entry = self._index.get(ref)
        if entry is None and (led_to := self._index.led_to(ref)) != ref:
            entry = self._index.get(led_to)
        return entry

    def led_to(self, ref: Ref) -> Ref:
        """The entry that a kind and a number lead to: that one, or the one that it became; none of them is read."""
        return self._index.led_to(ref)

    def _there(self, ref: Ref) -> Entry:
        """The entry with this very number.

        Raises:
            NoSuchEntry: there is none.
        """
        entry = self._index.get(ref)
        if entry is None:
            raise NoSuchEntry(f"There is no {ref} in this journal.")
        return entry

    def entries_of(self, *kinds: Kind) -> Iterator[Entry]:
        """The entries of these kinds that can be read: kind by kind as they are given, and by number."""
        return self._index.entries_of(*kinds)

    def latest(self, kind: Kind, most: int) -> list[Entry]:
        """The entries of a kind that were put down last and can be read, at most so many, the latest last."""
        return self._index.latest(kind, most)

    def count(self, *kinds: Kind) -> int:
        """How many entries of these kinds there are, those that cannot be read included."""
        return self._index.count(*kinds)

    def title(self, entry: Entry) -> str:
        """One line to know an entry by; never empty. A move is named by the roles it joins."""
        return self._index.title(entry)

    def each_link(self) -> Iterator[tuple[Ref, tuple[Ref, ...]]]:
        """Each entry that points at others, with those in the order it does; none of them is read."""
        return self._index.each_link()

    def points_at(self, ref: Ref) -> tuple[Ref, ...]:
        """What an entry points at, in the order it does, whether or not that is there; none of it is read."""
        return self._index.points_at(ref)

    def links_from(self, entry: Entry) -> list[Entry]:
        """The entries that an entry points at, in the order it does."""
        return self._index.links_from(entry)

    def refs_from(self, entry: Entry) -> list[Ref]:
        """The same without reading any of them."""
        return self._index.refs_from(entry)

    def links_to(self, entry: Entry, *, so_far: bool = False) -> list[Entry]:
        """The entries that point at an entry, by kind and number.

        Args:
            entry: the entry.
            so_far: whether those that are known will do, where not all entries have been read yet (`is_read`).
        """
        return self._index.links_to(entry, so_far=so_far)

    def links_once(self, entry: Entry) -> list[Entry]:
        """What `links_to` gives, for whoever asks that of one entry: only what may point there is read."""
        return self._index.links_once(entry)

    def refs_into(self, entry: Entry, *, so_far: bool = False) -> list[Ref]:
        """Which entries point at an entry, by kind and number; none of them is read.

        Args:
            entry: the entry.
            so_far: as for `links_to`.
        """
        return self._index.refs_into(entry, so_far=so_far)

    def into_by_kind(self, entry: Entry) -> dict[Kind, Sequence[Ref]]:
        """The same as far as they are known by now, by their kind, in the order of those; however many, it is quick."""
        return self._index.into_by_kind(entry)

    def refs_to(self, ref: Ref, kind: Kind) -> Set[Ref]:
        """Which entries of a kind point at an entry, without reading any; it is not to be changed."""
        return self._index.refs_to(ref, kind)

    def broken_links(self) -> list[tuple[Ref, Ref]]:
        """Links that lead nowhere: the entry each is in, and where it points."""
        return self._index.broken_links()

    def unreadable(self) -> list[Unreadable]:
        """The entries that are kept but that this version of the program cannot read."""
        return self._index.unreadable(*Kind)

    @property
    def searching(self) -> Search:
        """The search that goes on behind the screen."""
        return self._index.search

    def search(self, words: str) -> list[Hit]:
        """The entries that fit ``kind:setback #interview 2019 panel``, the best first; see `Query`."""
        found = self.find(words)
        entries = (self.get(ref) for ref in found.refs)
        return [
            Hit(entry.ref, self.title(entry), excerpt(entry.as_shown(), found))
            for entry in entries
            if entry is not None
        ]

    def find(self, words: str, most: int = MOST) -> Found:
        """What fits the words, and how much; an index is built for it, and kept.

        Args:
            words: as for `search`.
            most: how many are named, of however many fit.
        """
        return self._index.search.find(words, most)

    def find_once(self, words: str, most: int = MOST, going: Going = lambda *_: None) -> Found:
        """The same without an index that is kept: for a single search it is much the cheaper.

        Args:
            words: see `Query`.
            most: how many are named, of however many fit.
            going: is told now and then how many entries were looked at, of how many.
        """
        return find_once(words, self._index.source, lambda kind: self.table(kind).stored(), most, going)

    @property
    def order(self) -> Order:
        """A card of every entry, by day; whoever asks for it before all were read waits for that."""
        return self._index.order

    def card(self, entry: Entry) -> Card:
        """What lists show of an entry without reading it."""
        return self._index.card(entry)

    @property
    def is_read(self) -> bool:
        """Whether every entry has been read once, so that lists and links are at hand."""
        return self._index.whole

    @property
    def agenda(self) -> Agenda:
        """What is to be done, looked at again or opened by which day; whoever asks before all were read waits."""
        return self._index.agenda

    @property
    def read_so_far(self) -> tuple[int, int]:
        """How many entries have been read once, and how many there are."""
        return self._index.read_so_far

    @property
    def leaves_turn(self) -> bool:
        """Whether reading on would only hold up the search that is being built; who is in no hurry waits then."""
        return self._index.leaves_turn

    def waiting(self, day: dt.date, most: int | None = None) -> list[Entry]:
        """The entries in which something closed is to be opened by a day, the one that waits longest first.

        Args:
            day: the day.
            most: how many of them, at most; all where it is not given.
        """
        return self._index.waiting(day, most)

    def gathered(self, name: str, kinds: Sequence[Kind], work: Callable[[], T]) -> T:
        """What comes of work on all entries of some kinds: done again only once one of them changed.

        Args:
            name: of the work.
            kinds: the kinds.
            work: does it, always the same for the same name.
        """
        return self._index.gathered(name, kinds, work)

    def gathering(
        self, name: str, kinds: Sequence[Kind], work: Callable[[], Generator[None, None, T]]
    ) -> Generator[None, None, T]:
        """The same as `gathered`, some of it at each step; begun anew where one of the kinds changes meanwhile.

        Args:
            name: of the work.
            kinds: the kinds.
            work: begins it; what it returns is what comes of it.

        Raises:
            Locked: the journal has been locked between two steps. Nothing of the work is held then.
        """
        steps = self._index.gathering(name, kinds, work)
        while True:
            self._store.database  # noqa: B018 - there is none where it is locked
            try:
                next(steps)
            except StopIteration as through:
                return cast("T", through.value)
            yield

    def gathered_before(self, name: str) -> object:
        """What came of such work when it was last done, though entries may have changed since; None before that."""
        return self._index.gathered_before(name)

    def worked_out(self, ref: Ref, work: Callable[[], T]) -> T:
        """What comes of work on an entry, on what points at it and on today: done again only once one of them changed.

        Args:
            ref: the entry.
            work: does it, always the same for the same entry.
        """
        return self._index.worked_out(ref, self.today(), work)

    def added_in(self, span: Span) -> list[Ref]:
        """The entries to which something of a span was added after their own date: a later reading, another use."""
        return self._index.added_in(span)

    def reviews(self) -> dict[Ref, str]:
        """The reflections that look back over a span in one sitting, each with the key of that (`Span.key`)."""
        return self._index.reviews()

    def read_on(self, seconds: float, measure: Measure = unmeasured) -> bool:
        """Read entries that have not been read yet, for about so long.

        Args:
            seconds: after which it stops.
            measure: how many cells a title takes.

        Returns:
            Whether all of them have been read now.
        """
        self._index.measure = measure
        return self._index.read_on(seconds)

    @property
    def is_up_to_date(self) -> bool:
        """Whether nothing is left in the shape of an older version."""
        return is_up_to_date(self._store.database)

    def bring_up_to_date(self) -> None:
        """Write what older versions kept in the shape of this one, once.

        Raises:
            JournalError: it cannot be written; what is there can be read all the same.
        """
        bring_up_to_date(self._store.database)

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
        readable, unreadable = self._arrangement()
        before, record = part_to_record(readable), part_to_record(arrangement)
        with self._saving():
            if unreadable:  # what could not be read of the one before is not lost with it
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
            number = self.next_number(checked.KIND)
            self._numbers.note([Ref(checked.KIND, number)])
            kept = structs.replace(
                checked, number=number, created=checked.created or now, updated=checked.updated or now
            )
            kept = self._sealing(kept)
            put(self.table(kept.KIND), number, to_record(kept))
            if drafted:
                self.drafts.discard(Ref(kept.KIND, 0))
        self._index.put(kept)
        if checked.KIND is not Kind.SHARE:  # what left has left, and its record does not go with an undo
            self._undo.push(Step(kept.ref, None, f"put down {kept.ref}"))
        return kept

    def take_in(
        self,
        entries: Iterable[Entry],
        what: str,
        beside: Beside = Beside(),  # noqa: B008 -- immutable
        wanted: Callable[[int], bool] = lambda _: True,
    ) -> list[Ref]:
        """Put many new entries down at once, as from another program: all of them, or none.

        Args:
            entries: as `careerjournal.model.validated` returned them. A number of 0 becomes the next of its kind;
                another is kept, and must be free (`next_number`).
            what: as what all of them can be taken back in one go.
            beside: what comes with a whole journal. Its arrangement takes the place of the one there is.
            wanted: is told before each save how many entries are kept so far, and says whether to go on.

        Returns:
            The number each was given, in their order; none where it was not wanted any more.

        Raises:
            NumberTaken: one of the numbers is not free.
        """
        database = self._store.database
        kept = taking_in.numbered(entries, database, self._numbers, self.moment())
        thrown = taking_in.thrown_in(beside)
        with taking_in.many_made():
            if not taking_in.save_all(kept, beside, database, self._numbers, saving=self._saving, wanted=wanted):
                return []
            with self._undo.as_one(what):
                for few in _batched(kept, 1000):  # others may read in between
                    with self._alone():
                        for one in few:
                            self._index.put(one)
                            self._undo.push(Step(one.ref, None, what, taking_in.digest(to_record(one))))
                for ref, record in thrown.items():
                    self._undo.push(Step(ref, None, what, taking_in.digest(record)))
        return [one.ref for one in kept]

    def keep(self, entry: E, *, drafted: bool = True, slip: bool = False) -> E:
        """Keep a change to an entry; what it said before stays in its history.

        An entry that says what it said is returned as it was, and nothing is written. What was sealed stays as it is
        in any case, and an expectation that asks for it is sealed now.

        Args:
            entry: as it is to stand.
            drafted: whether the entry's draft has become this change, and goes.
            slip: whether an aspiration's new wording only mends a slip, so that the one before is no earlier wording.

        Raises:
            NoSuchEntry: there is none with its number.
        """
        before = self._there(entry.ref)
        checked = validated(entry)
        if isinstance(checked, Aspiration) and isinstance(before, Aspiration) and not slip:
            checked = cast("E", checked.keeping_wording(before, self.today()))
        if isinstance(checked, ExpectingEntry) and isinstance(before, ExpectingEntry):
            checked = self._sealing(cast("E", checked.keeping_seals(before)))
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
        self._index.put(kept)
        if kept.KIND is not Kind.SHARE:
            self._undo.push(Step(entry.ref, record, f"changed {entry.ref}"))
        return kept

    def become(self, ref: Ref, entry: E, what: str) -> E:
        """Put an entry down in the place of another, which it becomes; one undo takes it back.

        The other is in no list and no search any more. Its last version stays with its history, which is the new one's
        as well, and its number leads to the new one and is given to nothing else.

        Args:
            ref: the one that becomes it.
            entry: the new one; its number is not looked at.
            what: as what it can be taken back.

        Raises:
            NoSuchEntry: there is none to become it.
        """
        record = to_record(self._there(ref))
        checked = validated(entry)
        now = self.moment()
        with self.together(what):
            kept = structs.replace(
                checked, number=self.next_number(checked.KIND), created=checked.created or now, updated=now, was=ref
            )
            self._numbers.note([kept.ref, ref])
            put(self.table(kept.KIND), kept.number, to_record(kept))
            self._history.keep(ref, record, now)
            self.table(ref.kind).remove(doc_ids=[ref.number])
            self.drafts.discard(ref)
            self._index.remove(ref)
            self._index.put(kept)
            # Taken back it is the entry before again, and need not be in the trash besides.
            self._undo.push(Step(kept.ref, None, what, taking_in.digest(to_record(kept))))
            self._undo.push(Step(ref, record, what))
        return kept

    def _sealing(self, entry: E) -> E:
        """The entry with its expectation sealed, where it asks for that."""
        if not isinstance(entry, ExpectingEntry):
            return entry
        try:
            return cast("E", entry.with_seal(self.title(entry), self.today()))
        except NotSealed as error:
            raise RecordError(str(error), f"expectation.{error.field}") from error

    def link(self, entry: E, to: Ref) -> E:
        """Add another entry to those an entry points at.

        Raises:
            NoSuchEntry: one of the two is not there.
        """
        self.entry(to)
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
        self._index.remove(ref)
        self._undo.push(Step(ref, record, f"deleted {ref}"))

    def trash(self) -> list[Trashed]:
        """The entries in the trash, the latest first."""
        return self._trash.all()

    def thrown(self) -> list[Thrown]:
        """The same without the entries, which `trashed` reads one by one."""
        return self._trash.listed()

    def trashed(self, thrown: Thrown) -> Trashed:
        """What `thrown` listed, with its entry."""
        return self._trash.read(thrown)

    def restore(self, ref: Ref) -> Entry:
        """Take an entry out of the trash and put it back where it was.

        Raises:
            NoSuchEntry: it is not in the trash, or cannot be read.
            NumberTaken: another entry stands where it was, as in a file from elsewhere.
        """
        there = self._trash.get(ref)
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
        self._index.read_again(ref)
        self._undo.push(Step(ref, None, f"restored {ref}"))
        return self.entry(ref)

    def delete_for_good(self, ref: Ref) -> None:
        """Remove an entry in the trash, its earlier versions and its draft from the file. It cannot be undone.

        Its number is not given out again, so that what pointed at it never points at something else.

        Raises:
            NoSuchEntry: it is not in the trash.
        """
        found = self._trash.get(ref)
        thrown = found.entry if found is not None else None
        with self._saving():
            if not self._trash.remove(ref):
                raise NoSuchEntry(f"There is no {ref} in the trash.")
            self._history.forget(ref)
            was = None if thrown is None else thrown.was
            if was is not None and self.get(was) is None:  # it may be there again, or have become another one since
                self._history.forget(was)
            self.drafts.discard(ref)
        self._undo.clear()
        # The removed bytes are still in the log; rewriting the file is what takes them out of it.
        self._to_compact = self._store.is_on_disk
        self._compact_if_due()

    def history(self, ref: Ref) -> list[Version]:
        """The earlier versions of an entry, the latest first, without the words that it has closed since.

        Those of the entry that became it follow, as they were.
        """
        now = self.get(ref) or ((found := self._trash.get(ref)) and found.entry)
        if now is None:
            return self._history.of(ref)
        versions = [version for known_as in now.known_as for version in self._history.of(known_as)]
        return [version._replace(entry=version.entry.as_before(now)) for version in versions]

    @property
    def to_undo(self) -> int:
        """How many entries the latest change was to, as far as it can be taken back; `undo` takes as long."""
        return self._undo.latest_steps

    @property
    def changes_made(self) -> int:
        """How many changes that can be taken back were made, or were taken back, since it was unlocked."""
        return self._undo.made

    def undo(self) -> str | None:
        """Take the latest change back, whichever entry it was in; return its words, or None where there is none."""
        with self._store.alone():
            change = self._undo.pop()
            if change is None:
                return None
            try:
                with self._index.taking_back(), self._saving():
                    sealed = [self._take_back(step) for step in reversed(change.steps)]
            except BaseException:
                self._undo.push_back(change)
                raise
            self._undo.made += 1
            return f"{change.what}; what was sealed stays sealed" if any(sealed) else change.what

    def _take_back(self, step: Step) -> bool:
        """Take one step back, but no seal; whether there was one to keep."""
        if step.ref is None:
            put(self.table(ARRANGEMENT), 1, step.before or {})
            return False
        sealed = False
        current = self._index.get(step.ref)
        if step.before is not None:
            if current is not None:
                self._history.keep(step.ref, to_record(current), self.moment())
            else:
                self._history.forget_latest(step.ref, step.before)
            self._trash.take(step.ref)
            record, sealed = _still_sealed(step, current)
            put(self.table(step.ref.kind), step.ref.number, record)
        elif current is not None:
            # Once changed, it is more than stands outside.
            if taking_in.digest(to_record(current)) == step.outside:
                self._history.forget(step.ref)
            else:
                self._trash.put(step.ref, to_record(current), self.moment())
            self.table(step.ref.kind).remove(doc_ids=[step.ref.number])
        elif step.outside:
            self._trash.remove_if(step.ref, lambda record: taking_in.digest(record) == step.outside)
        self._index.read_again(step.ref)
        return sealed

    @contextmanager
    def together(self, what: str = "") -> Iterator[None]:
        """Make all that is written inside one save: all of it is kept, or none.

        Args:
            what: as what it can be taken back in one go; each change by itself where that is not said.
        """
        changes, made, to_compact = self._undo.changes(), self._undo.made, self._to_compact
        self._blocks += 1
        try:
            with self._undo.as_one(what) if what else nullcontext(), self._index.taking_back(), self._saving():
                yield
        except BaseException:
            self._undo.put_back(changes)
            self._undo.made = made
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

        Drafts that are not stored yet are, where that can be; others are sealed, for `take_back`. Where another thread
        is at what `locking` left to be done, it is waited for.
        """
        self.locking().close()

    def locking(self) -> Ending:
        """The same, as far as nobody has to wait for it: nothing of the journal can be read, and its keys are gone.

        Returns:
            What is left to be done, in any thread; it takes the longer the more there was.
        """
        if not self._store.is_closed:
            self.drafts.store()  # not inside: whoever is storing waits for the database
            with self._store.closing() as database:
                self._put_by()
                self._undo.clear()
                # First the texts, which stand there in the clear, and then the index of their words.
                self._ending = Ending(chain(database.let_go(), self._index.close()), database.close)
        return self._ending

    @property
    def is_locked(self) -> bool:
        """Whether it has been locked, all that is left to be done then or not."""
        return self._store.is_closed

    def take_back(self, put_aside: Iterable[bytes] = ()) -> list[bytes]:
        """Take up again the drafts that were sealed as this journal was locked, and store them where that can be done.

        Args:
            put_aside: what was sealed before the program ended.

        Returns:
            What of that another journal sealed.
        """
        if not self._store.is_on_disk:
            return list(put_aside)
        aside = {sealed: self._store.unseal(sealed) for sealed in put_aside}
        own = [plain for plain in aside.values() if plain is not None]
        for content in (*own, *self._sealed.take(self._store.unseal)):
            self._seal(self.drafts.take_back(content), "another draft of the same entry was begun meanwhile")
        self.drafts.store()
        return [sealed for sealed, plain in aside.items() if plain is None]

    def _put_by(self) -> None:
        """Seal what could not be stored, and leave nothing else of it in memory."""
        not_kept = self.drafts.not_kept
        self._seal(self.drafts.let_go(), not_kept.why if not_kept else "the journal was locked")

    def _seal(self, drafts: list[Draft], why: str) -> None:
        sealed = self._store.seal(sealable(drafts)) if drafts else None
        if sealed is not None:
            self._sealed.put(sealed, NotKept(len(drafts), drafts[-1].when, why))

    def compact(self) -> None:
        """Rewrite the file with only what is live.

        Raises:
            JournalError: it cannot be written, or the journal is not open in a file.
        """
        self._store.vault.compact()

    def unreadable_records(self) -> list[UnreadableRecord]:
        """The records beside the entries that cannot be read: drafts, earlier versions, the trash, the arrangement."""
        tables = (self.drafts.unreadable(), self._history.unreadable(), self._trash.unreadable())
        return [
            *chain.from_iterable(tables),
            *(UnreadableRecord("The arrangement", why) for why in self._arrangement()[1]),
        ]

    @contextmanager
    def _saving(self) -> Iterator[None]:
        """One save. Where it fails, the drafts that were let go of in it are held again."""
        with self._store.alone():
            held = self.drafts.snapshot
            try:
                with self._store.saving():
                    yield
            except BaseException:
                self.drafts.put_back(held)
                raise

    def next_number(self, kind: Kind) -> int:
        """One past every number ever given out in this kind."""
        return self._numbers.next(kind)


def _batched(entries: Iterable[Entry], count: int) -> Iterator[list[Entry]]:
    rest = iter(entries)
    while few := list(islice(rest, count)):
        yield few


def _still_sealed(step: Step, current: Entry | None) -> tuple[dict[str, Any], bool]:
    """The record to put back, with all that the entry has sealed since; and whether there was any."""
    record = step.before or {}
    if step.ref is None or not isinstance(current, ExpectingEntry) or not current.sealed:
        return record, False
    before = from_record(record, step.ref.number)
    if not isinstance(before, ExpectingEntry):
        return record, False
    kept = before.as_before(current).keeping_seals(current)
    return (record, False) if kept is before else (to_record(kept), True)


def _mended(created: dt.datetime | None, now: dt.datetime) -> dt.datetime | None:
    """When an entry was first kept; where only a wrong clock can have said so, when it is changed by a right one."""
    wrong = created is not None and PartialDate.kept(created.date()) is None
    return now if wrong and PartialDate.kept(now.date()) is not None else created
