"""The index of an open journal: what was read of its entries, their titles, the links between them, and the search."""

from __future__ import annotations

import datetime as dt
import time
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence, Set
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, Final, NamedTuple, TypeVar, cast

from careerjournal.journal.agenda import Agenda
from careerjournal.journal.errors import Locked
from careerjournal.journal.here import here
from careerjournal.journal.leads import Leads
from careerjournal.journal.links import LinkGraph, Naming
from careerjournal.journal.order import Card, Measure, Order, card_of, unmeasured
from careerjournal.journal.search.search import Search, Source
from careerjournal.model import Entry, Kind, Move, RecordError, Ref, from_record
from careerjournal.model.contents import refs
from careerjournal.model.links import LAST_NUMBER
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.spans import Span
from careerjournal.vault.emptying import emptied
from careerjournal.vault.table import VaultTable

T = TypeVar("T")


class Unreadable(NamedTuple):
    """An entry that is kept but that this version of the program cannot read, and why."""

    ref: Ref
    why: str


HELD: Final = 256
"""Entries that are held once they were read, the latest asked for; others are read again when they are asked for."""
_WAITING: Final = 2
"""Until all are in the search, how many times what that takes in at once are held beside these: it comes to them a
little later than the reading."""
_AHEAD: Final = 1.5
"""How many times that the reading goes before it, and what it reads ahead of the reading for that, too; what is further
ahead is read again."""


class Index:
    """What is known across the entries of a journal, kept up with each change, in memory only.

    Opening a journal costs the same however much is in it: an entry is read when it is asked for. The order of the
    entries and the links between them need each entry once; `read_on` reads them a little at a time, and whoever asks
    before it is through waits for the rest.

    Args:
        table: the database's table of a name; it raises `Locked` once the journal is locked.
        alone: lets no other thread read or write; it raises `Locked` likewise.

    Attributes:
        source: where a search reads.
        search: the search of these entries.
    """

    def __init__(
        self,
        table: Callable[[str], VaultTable],
        alone: Callable[[], AbstractContextManager[object]],
        today: Callable[[], dt.date],
    ) -> None:
        self._table = table
        self.measure: Measure = unmeasured
        """How many cells a title takes, where the cards are for a terminal."""
        self._recent: OrderedDict[Ref, Entry] = OrderedDict()
        self._order = Order()
        self._tags: dict[tuple[str, ...], tuple[str, ...]] = {}
        """The tags of entries, those of the same tags once."""
        self._links = LinkGraph()
        self._leads = Leads(table)
        self._unreadable: dict[Ref, str] = {}
        self._added: dict[Ref, tuple[PartialDate, ...]] = {}
        """When something was added to each entry after its own date."""
        self._reviews: dict[Ref, str] = {}
        """Which reflections look back over a span, and over which."""
        self._agenda = Agenda()
        self._read_numbers: dict[Kind, list[int]] = {kind: [] for kind in Kind}
        """The numbers of what was read, the highest last."""
        self._worked_out: dict[Ref, tuple[dt.date, object]] = {}
        self._changes = dict.fromkeys(Kind, 0)
        """How often an entry of each kind was put or removed."""
        self._gathered: dict[str, tuple[tuple[int, ...], object]] = {}
        self._reading: Iterator[None] | None = None
        self._ahead: dict[Ref, Entry] = {}
        """What the search has read of what the reading has not come to."""
        self._most_ahead = 0
        """How many those are at most."""
        self._most_held = HELD
        """How many entries are held at most."""
        self._passed = 0
        """How many entries have been read since it was begun."""
        self._changed: set[Ref] = set()
        """What was put or removed while the entries are being read: what was read of it before is old."""
        self._noted: set[Ref] | None = None
        self.whole = False
        """Whether every entry has been read once."""
        self.source = Source(
            alone,
            lambda kind: table(kind).numbers(),
            self._read_shown,
            self._taking,
            self._title_read,
            self.led_to,
            today,
            self._let_go_of_read,
        )
        self.search = Search(self.source)

    def get(self, ref: Ref) -> Entry | None:
        """The entry with this kind and number; None where there is none that can be read."""
        entry = self._recent.get(ref)
        if entry is not None:
            with suppress(KeyError):  # another thread has let go of it meanwhile
                self._recent.move_to_end(ref)
            return entry
        entry = self.read(ref)
        return None if entry is None else self._hold(entry, ref)

    def led_to(self, ref: Ref) -> Ref:
        """The entry that a name leads to: the one of that number, or the one that it became."""
        return self._leads.to(ref)

    def read(self, ref: Ref) -> Entry | None:
        """The same as `get`, read anew and not held; any thread may ask for it."""
        record = self._table(ref.kind).stored_at(ref.number)
        try:
            return None if record is None else _entry(ref, record)
        except RecordError:
            return None

    def each(self) -> Iterator[Entry]:
        """Every entry that can be read, kind by kind and by number, held no longer than before; in any thread."""
        for kind in Kind:
            for number in sorted(self._table(kind).numbers()):
                ref = Ref(kind, number)
                entry = self._recent.get(ref) or self.read(ref)
                if entry is not None:
                    yield entry

    def _read_shown(self, ref: Ref) -> Entry | None:
        """The same without what is closed in it, which is neither found nor shown around what is."""
        entry = self._recent.get(ref) or self.read(ref)
        return None if entry is None else entry.as_shown()

    def _taking(self, wanted: Sequence[Ref]) -> Iterator[tuple[Entry, str] | None]:
        """Entries as they are kept now, without what is closed in them, each with its title; in any thread.

        It is asked for while no other thread writes; what it returns may be gone through afterwards. The search goes
        through the entries as the reading does, so that whichever comes to one first reads it for both.
        """
        at_once = self.search.at_once
        self._most_held, self._most_ahead = HELD + _WAITING * at_once, int(_AHEAD * at_once)
        kept = [self._recent.get(ref) or self._table(ref.kind).stored_at(ref.number) for ref in wanted]
        ahead = self._ahead if self._reading is not None else None
        return (self._taken(*one, ahead) for one in zip(wanted, kept, strict=True))

    def _taken(
        self, ref: Ref, kept: Entry | Mapping[str, Any] | None, ahead: dict[Ref, Entry] | None
    ) -> tuple[Entry, str] | None:
        if kept is None:
            return None
        card = self._order.get(ref)
        if isinstance(kept, Entry):
            entry = kept
        else:
            try:
                entry = _entry(ref, kept)
            except RecordError:
                return None
            # What changes meanwhile is not read for the order: see `_changed`.
            if ahead is not None and card is None and len(ahead) < self._most_ahead:
                ahead[ref] = entry
        # The same title, unless the entry was changed just now: then it is due to be taken in once more.
        return entry.as_shown(), self._title_read(entry) if card is None else card.title

    def _hold(self, entry: Entry, ref: Ref) -> Entry:
        recent = self._recent
        recent[ref] = entry
        try:
            recent.move_to_end(ref)
            if len(recent) > self._most_held:
                recent.popitem(last=False)
        except KeyError:  # another thread has let go of it meanwhile
            pass
        return entry

    def _let_go_of_read(self) -> None:
        """Hold no more entries than those that were asked for last: none waits for the search any more."""
        self._most_held = HELD
        with suppress(KeyError):  # another thread has let go of the last
            while len(self._recent) > HELD:
                self._recent.popitem(last=False)

    def entries_of(self, *kinds: Kind) -> Iterator[Entry]:
        """The entries of these kinds that can be read: kind by kind as they are given, and by number."""
        # The numbers first: an entry may be put down while somebody goes through them.
        numbers = [(kind, list(self._numbers(kind))) for kind in kinds]
        found = (self.get(Ref(kind, number)) for kind, of_kind in numbers for number in of_kind)
        return (entry for entry in found if entry is not None)

    def _numbers(self, kind: Kind) -> Sequence[int]:
        return self._read_numbers[kind] if self.whole else sorted(self._table(kind).numbers())

    def latest(self, kind: Kind, most: int) -> list[Entry]:
        """The entries of a kind with the highest numbers that can be read, at most so many, the highest last."""
        return self._present([Ref(kind, number) for number in self._numbers(kind)[-most:]])

    def count(self, *kinds: Kind) -> int:
        """How many entries of these kinds there are, those that cannot be read included."""
        return sum(len(self._table(kind)) for kind in kinds)

    @property
    def read_so_far(self) -> tuple[int, int]:
        """How many entries have been read, and how many there are."""
        there = self.count(*Kind)
        return there if self.whole else min(self._passed, there), there

    @property
    def leaves_turn(self) -> bool:
        """Whether the reading, where it is in no hurry, leaves its turn to a search that is being built.

        It reads on while that is in SQLite, as far before it as entries are held for it; while that is at Python, only
        what it has behind it: neither is through sooner for the two of them taking turns there.
        """
        search = self.search
        if not search.is_being_built:
            return False
        return self._passed - search.count > (self._most_ahead if search.lets_others_work else 0)

    def read_on(self, seconds: float) -> bool:
        """Read entries that have not been read yet, for about so long.

        Returns:
            Whether all of them have been read now.
        """
        if self.whole:
            return True
        reading = self._reading = self._reading or self._read()
        end = time.perf_counter() + seconds
        try:
            for _ in reading:
                if time.perf_counter() >= end:
                    return False
        except BaseException:
            self.forget()  # a generator that raised is through, and what it had not come to would be missing
            raise
        self.whole, self._reading, self._changed = True, None, set()
        return True

    def _read(self) -> Iterator[None]:
        self._ahead.clear()
        self._passed = 0
        for kind in Kind:
            for number, record in self._table(kind).stored():
                self._passed += 1
                ref = Ref(kind, number)
                if ref not in self._changed:
                    try:
                        known = self._recent.get(ref) or self._ahead.pop(ref, None) or _entry(ref, record)
                        self._take_in(known, ref)
                        self._leads.put(known)
                    except RecordError as error:
                        self._unreadable[ref] = str(error)
                        self._leads.put_record(ref, record)
                yield
        self._leads.are_known = True
        self._ahead.clear()
        yield from self._order.sorting()

    def _take_in(self, entry: Entry, ref: Ref) -> None:
        """Take in an entry that has this reference: the same one in whatever holds on to it, as there may be many."""
        self._hold(entry, ref)
        card = card_of(entry, ref, self.title(entry), self.measure, self._tags)
        self._order.put(card)
        self._let_go_about(ref)
        self._links.put(ref, refs(entry))
        self._let_go_about(ref)
        self._agenda.put(ref, entry)
        numbers = self._read_numbers[ref.kind]
        if not numbers or numbers[-1] < ref.number:  # as most are read
            numbers.append(ref.number)
        else:
            place = bisect_left(numbers, ref.number)
            if numbers[place] != ref.number:
                numbers.insert(place, ref.number)
        self._forget_days(ref)
        if added := entry.added_on:
            self._added[ref] = added
        if reviews := getattr(entry, "reviews", ""):
            self._reviews[ref] = reviews

    def _forget_days(self, ref: Ref) -> None:
        self._added.pop(ref, None)
        self._reviews.pop(ref, None)

    def _let_go_about(self, ref: Ref) -> None:
        """Let go of what was worked out of an entry and of what it points at."""
        if self._worked_out:
            for one in (ref, *self._links.out_of(ref)):
                self._worked_out.pop(self._leads.to(one), None)

    def _all(self) -> None:
        self.read_on(float("inf"))

    @property
    def order(self) -> Order:
        """The cards of all entries, by day."""
        self._all()
        return self._order

    def card(self, entry: Entry) -> Card:
        """The card of an entry."""
        return self._order.get(entry.ref) or card_of(entry, entry.ref, self.title(entry), self.measure)

    @property
    def agenda(self) -> Agenda:
        """What is to be done, looked at again or opened by which day."""
        self._all()
        return self._agenda

    def waiting(self, day: dt.date, most: int | None = None) -> list[Entry]:
        """The entries in which something closed is to be opened by a day, the one that waits longest first.

        Args:
            day: the day.
            most: how many of them, at most; all where it is not given.
        """
        closed = self.agenda.closed
        due = closed.up_to(day.toordinal())
        return self._present(list(closed.refs(0, due if most is None else min(due, most))))

    def worked_out(self, ref: Ref, day: dt.date, work: Callable[[], T]) -> T:
        """What comes of work on an entry, on what points at it and on a day: done again only once one of them changed.

        Args:
            ref: the entry.
            day: the day; what was worked out for another is let go of.
            work: does it, always the same for the same entry.
        """
        self._all()
        known = self._worked_out.get(ref)
        if known is None or known[0] != day:
            known = self._worked_out[ref] = day, work()
        return cast("T", known[1])

    def gathered(self, name: str, kinds: Sequence[Kind], work: Callable[[], T]) -> T:
        """What comes of work on all entries of some kinds: done again only once one of them changed.

        Args:
            name: of the work.
            kinds: the kinds.
            work: does it, always the same for the same name.
        """
        state = tuple(self._changes[kind] for kind in kinds)
        known = self._gathered.get(name)
        if known is None or known[0] != state:
            known = self._gathered[name] = state, work()
        return cast("T", known[1])

    def gathering(
        self, name: str, kinds: Sequence[Kind], work: Callable[[], Generator[None, None, T]]
    ) -> Generator[None, None, T]:
        """The same as `gathered`, some of it at each step; begun anew where one of the kinds changes meanwhile.

        Args:
            name: of the work.
            kinds: the kinds.
            work: begins it.
        """
        while True:
            state = tuple(self._changes[kind] for kind in kinds)
            known = self._gathered.get(name)
            if known is not None and known[0] == state:
                return cast("T", known[1])
            steps = work()
            while state == tuple(self._changes[kind] for kind in kinds):
                try:
                    next(steps)
                except StopIteration as through:
                    self._gathered[name] = state, through.value
                    break
                yield

    def gathered_before(self, name: str) -> object:
        """What came of such work when it was last done, though entries may have changed since; None before that."""
        known = self._gathered.get(name)
        return None if known is None else known[1]

    def added_in(self, span: Span) -> list[Ref]:
        """The entries to which something of a span was added after their own date, by kind and number."""
        self._all()
        return sorted(ref for ref, dates in self._added.items() if any(span.holds(date) for date in dates))

    def reviews(self) -> dict[Ref, str]:
        """The reflections that look back over a span, each with the key of that."""
        self._all()
        return dict(self._reviews)

    def title(self, entry: Entry) -> str:
        """One line to know an entry by; never empty. A move is named by the roles it joins.

        Args:
            entry: one of this journal, also as it was before, as it is in the trash, or as it is being written.
        """
        return _move_title(entry, self.get) if isinstance(entry, Move) else _title(entry)

    def each_link(self) -> Iterator[tuple[Ref, tuple[Ref, ...]]]:
        """Each entry that points at others, with those in the order it does; none of them is read."""
        graph = self._graph()
        return ((source, self._led(targets)) for source, targets in graph.each()) if self._leads else graph.each()

    def points_at(self, ref: Ref) -> tuple[Ref, ...]:
        """What an entry points at, in the order it does, whether or not that is there; none of it is read."""
        return self._led(self._graph().out_of(ref))

    def _led(self, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """What each leads to, once."""
        return tuple(dict.fromkeys(map(self._leads.to, refs))) if self._leads else refs

    def links_from(self, entry: Entry) -> list[Entry]:
        """The entries that an entry points at, in the order it does."""
        return self._present(refs(entry))

    def refs_from(self, entry: Entry) -> list[Ref]:
        """The same without reading any of them."""
        led = dict.fromkeys(map(self._leads.to, refs(entry)))
        if self.whole:
            return [ref for ref in led if self._order.get(ref) is not None]
        return [ref for ref in led if self._table(ref.kind).contains(doc_id=ref.number)]

    def links_to(self, entry: Entry, *, so_far: bool = False) -> list[Entry]:
        """The entries that point at an entry, by kind and number.

        Args:
            entry: the entry.
            so_far: whether those that are known will do, where not all entries have been read yet.
        """
        return self._present(self.refs_into(entry, so_far=so_far))

    def refs_into(self, entry: Entry, *, so_far: bool = False) -> list[Ref]:
        """The same without reading any of them."""
        graph = self._links if so_far else self._graph()
        known = entry.known_as
        if len(known) == 1:
            return graph.into(*known)
        return sorted({source for ref in known for source in graph.into(ref)} - {entry.ref})

    def into_by_kind(self, entry: Entry) -> dict[Kind, Sequence[Ref]]:
        """The same as far as they are known by now, by their kind, in the order of those; the lists are not copied."""
        graph = self._links
        known = entry.known_as
        if len(known) == 1:
            return {kind: graph.in_order(known[0], kind) for kind in graph.kinds_into(known[0])}
        found: dict[Kind, list[Ref]] = {}
        for ref in self.refs_into(entry, so_far=True):
            found.setdefault(ref.kind, []).append(ref)
        return dict(found)

    def links_once(self, entry: Entry) -> list[Entry]:
        """What `links_to` gives, for whoever asks that of one entry: only what may point there is read."""
        if self.whole:
            return self.links_to(entry)
        known = set(entry.known_as)
        may_be_in = Naming(known).may_be_in
        pointing: list[Ref] = []
        for kind in Kind:
            for number, record in self._table(kind).stored():
                ref = Ref(kind, number)
                if (
                    may_be_in(record)
                    and ref != entry.ref
                    and (other := self.get(ref))
                    and known.intersection(refs(other))
                ):
                    pointing.append(ref)
        return self._present(sorted(pointing))

    def refs_to(self, ref: Ref, kind: Kind) -> Set[Ref]:
        """Which entries of a kind point at an entry, without reading any; it is not to be changed."""
        graph, was = self._graph(), self._leads.of(ref)
        into = graph.into_of(ref, kind)
        return into if was is None else (into | graph.into_of(was, kind)) - {ref}

    def broken_links(self) -> list[tuple[Ref, Ref]]:
        """Links that lead nowhere: the entry each is in, and where it points."""
        unreadable = {bad.ref for bad in self.unreadable(*Kind)}
        known = self.order
        links = self._graph().links()
        return [link for link in links if link[1] not in unreadable and known.get(self._leads.to(link[1])) is None]

    def unreadable(self, *kinds: Kind) -> list[Unreadable]:
        """The entries of these kinds that are kept but cannot be read."""
        self._all()
        return [Unreadable(ref, why) for ref, why in self._unreadable.items() if ref.kind in kinds]

    def put(self, entry: Entry) -> None:
        """Take in an entry that was made durable, new or changed."""
        self._changes[entry.KIND] += 1
        self._note(entry.ref)
        self._unreadable.pop(entry.ref, None)
        self._leads.put(entry)
        if self._reading is not None or self.whole:
            self._take_in(entry, entry.ref)
        else:
            self._hold(entry, entry.ref)
        self.search.changed(entry.ref)
        self._name_moves_of(entry.ref)

    def remove(self, ref: Ref) -> None:
        """Take in that an entry is no longer in the journal."""
        self._changes[ref.kind] += 1
        self._note(ref)
        self._recent.pop(ref, None)
        self._unreadable.pop(ref, None)
        if self._order.get(ref) is not None:
            numbers = self._read_numbers[ref.kind]
            del numbers[bisect_left(numbers, ref.number)]
        self._order.remove(ref)
        self._let_go_about(ref)
        self._leads.remove(ref)
        self._links.remove(ref)
        self.search.changed(ref)
        self._forget_days(ref)
        self._agenda.remove(ref)
        self._name_moves_of(ref)

    def _note(self, ref: Ref) -> None:
        self._ahead.pop(ref, None)
        if self._reading is not None:
            self._changed.add(ref)
        if self._noted is not None:
            self._noted.add(ref)

    def read_again(self, ref: Ref) -> None:
        """Take in what the database has of an entry now: its record was put back, or taken away."""
        self._recent.pop(ref, None)
        entry = self.get(ref)
        if entry is None:
            self.remove(ref)
        else:
            self.put(entry)

    @contextmanager
    def taking_back(self) -> Iterator[None]:
        """Read again what was put or removed within, where an exception leaves the block: its save was undone."""
        before, self._noted = self._noted, set()
        try:
            yield
        except BaseException:
            noted, self._noted = self._noted, None
            with suppress(Locked):
                for ref in noted:
                    self.read_again(ref)
            raise
        finally:
            if before is not None:
                before |= self._noted or set()
            self._noted = before

    def forget(self) -> None:
        """Let go of everything that was read; what is asked for next is read again."""
        self._begin_anew()
        self.search.forget()

    def _begin_anew(self) -> None:
        self._recent = OrderedDict()
        self._ahead = {}
        self._order = Order()
        self._tags.clear()
        self._links = LinkGraph()
        self._leads.forget()
        self._unreadable.clear()
        self._added.clear()
        self._reviews.clear()
        self._agenda = Agenda()
        self._read_numbers = {kind: [] for kind in Kind}
        self._worked_out.clear()
        self._gathered.clear()
        self._reading, self._changed, self.whole = None, set(), False

    def close(self) -> Iterator[None]:
        """Let go of everything for good: nothing is known when this returns, and some of it has gone at each step."""
        self.search.stop()
        held = self._recent, self._ahead, *self._order.close(), *self._links.close()
        self._begin_anew()
        return self._let_go_of(held)

    def _let_go_of(self, held: tuple[dict[Any, Any], ...]) -> Iterator[None]:
        self.search.forget()
        for one in held:
            yield from emptied(one)

    def _title_read(self, entry: Entry) -> str:
        """The title as any thread may ask for it: nothing that is read for it is held."""
        return _move_title(entry, self.read) if isinstance(entry, Move) else _title(entry)

    def _graph(self) -> LinkGraph:
        self._all()
        return self._links

    def _present(self, refs: list[Ref] | tuple[Ref, ...]) -> list[Entry]:
        entries = (self.get(ref) for ref in dict.fromkeys(map(self._leads.to, refs)))
        return [entry for entry in entries if entry is not None]

    def _name_moves_of(self, role: Ref) -> None:
        """A role was named, renamed or removed: the moves that bear its name are called otherwise now."""
        if role.kind is not Kind.ROLE:
            return
        moves = (
            self._present(sorted(self._links.into_of(role, Kind.MOVE))) if self.whole else self.entries_of(Kind.MOVE)
        )
        for move in moves:
            if isinstance(move, Move) and role in (move.from_role, move.to_role):
                if self._order.get(move.ref) is not None:
                    self._order.put(card_of(move, move.ref, self.title(move), self.measure))
                self.search.changed(move.ref)


def _title(entry: Entry) -> str:
    return entry.title or f"{entry.ref}"


def _move_title(move: Move, get: Callable[[Ref], Entry | None]) -> str:
    there = get(move.to_role) if move.to_role else None
    here = get(move.from_role) if move.from_role else None
    goal = there.title if there else move.in_mind.title
    if goal:
        return goal
    return f"{here.title}, in place" if here else f"{move.ref}"


def _entry(ref: Ref, record: Mapping[str, Any]) -> Entry:
    """The entry of which this is the record in the table of its kind; it is not changed, and need be no copy.

    Raises:
        RecordError: it is none that this version can read; it says why.
    """
    if ref.number > LAST_NUMBER:
        raise RecordError(f"Its number is out of range; {LAST_NUMBER:,} is the highest.", "number")
    entry = from_record(record, ref.number, here)
    if entry.KIND is not ref.kind:
        raise RecordError(f"It stands among the {ref.kind.plural} and says that it is a {entry.KIND}.", "entry")
    return entry
