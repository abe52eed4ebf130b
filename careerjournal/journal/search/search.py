"""Search in an open journal: an index built a slice at a time behind the screen, kept up with every save."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from itertools import islice
from sqlite3 import OperationalError as NoAnswer
from threading import RLock
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.journal.search.index import EVERY, Answer, SearchIndex
from careerjournal.journal.search.nothing import why_nothing
from careerjournal.journal.search.query import Query
from careerjournal.journal.search.rows import Row, row_of
from careerjournal.journal.search.tags import TagCounts
from careerjournal.model import Entry, Kind, Name, Ref
from careerjournal.model.contents import plain_texts
from careerjournal.model.text import uncut

if TYPE_CHECKING:
    from careerjournal.model.names.somebody import Somebody

MOST: Final = 200
"""Hits named where nothing else is asked for; past that people narrow the words."""

SLICE: Final = 128
"""Entries that are read in one go where somebody waits: some milliseconds, in which nobody else reads."""
_BEHIND: Final = 4 * SLICE
"""Entries that are taken in at once where nobody waits: the more, the fewer pieces of the index have to be merged, and
the more memory what is read and folded of them takes, which is not given back."""
_FIRST: Final = SLICE // 2
"""Entries that are taken in at once to begin with."""
_SHARE: Final = 8
"""And then one of so many that there are in it: the room that this needs is to be small beside them."""

_A_MOMENT: Final = 0.002
"""Seconds until looking again whether it is one's turn."""
_IN_ONE_GO: Final = 16
"""Entries that are read between two moments for other threads: about a millisecond's work.

Python has whoever asks for its turn wait for five, and the screens ask again and again in one turn of theirs."""
_FOR_OTHERS: Final = 1e-6
"""Seconds of such a moment, which the system makes some fifty millionths."""
_NO_TURN: Final = 0.02
"""Seconds until the building asks again whether it has a turn."""
_TO_CLOSE: Final = 0.05
"""Seconds that forgetting waits for whoever is at work; past that they close what they work with themselves."""
_DEAD: Final = 2_000
"""Rows that count no longer, from which on the index is made anew once there are as many as of those that do."""

Behind = Callable[[Callable[[], object]], object]
"""Has something done in a thread of its own."""


class _Dropped(Exception):
    """An answer is not wanted any more."""


class Found(NamedTuple):
    """What was found."""

    query: Query
    """What was looked for."""
    people: tuple[Somebody, ...]
    """Who was looked for."""
    refs: Sequence[Ref]
    """The best first, as many as were asked for; the latest first where only filters were."""
    total: int
    """How many there are in all."""
    whole: bool
    """Whether every entry was looked at; there may be more while the index is being built."""
    why: str
    """Where there is none: why, in a sentence."""
    today: dt.date | None = None
    """The day by which actions were late."""


class _Asked(NamedTuple):
    """Whom a question asked for, and what is known of whether entries name them until the names list changes."""

    names: tuple[tuple[str, ...], tuple[str, ...]]
    """As they were asked for, and left out."""
    names_kept: int
    """How often the names list had changed."""
    people: tuple[Somebody, ...]
    fit: dict[Ref, bool]
    """Of the entries that were looked at and did not change since, whether they name everybody who is wanted, and
    nobody who is not."""


class Source(NamedTuple):
    """Where a search reads."""

    alone: Callable[[], AbstractContextManager[object]]
    """Lets no other thread read or write; it raises `Locked` once the journal is locked."""
    numbers: Callable[[Kind], list[int]]
    """The numbers of the entries of a kind."""
    read: Callable[[Ref], Entry | None]
    """The entry as it is kept now; None where there is none that can be read."""
    taking: Callable[[Sequence[Ref]], Iterator[tuple[Entry, str] | None]]
    """Entries as they are kept as it is called, each with its title, or None; they are read as they are gone through,
    which may be later, while others write."""
    title: Callable[[Entry], str]
    """The line that an entry is known by."""
    led_to: Callable[[Ref], Ref]
    """The entry that a kind and a number lead to: that one, or the one that it became."""
    today: Callable[[], dt.date]
    """The day it is where the person is."""
    is_through: Callable[[], object] = lambda: None
    """Is told that every entry has been taken in: none has to be held for that."""

    def names(self) -> list[Name]:
        """The names list, a slice at a time: whoever is at the keyboard waits for no more of it.

        Raises:
            Locked: the journal is locked.
        """
        with self.alone():
            refs = [Ref(Kind.NAME, number) for number in sorted(self.numbers(Kind.NAME))]
        found: list[Name] = []
        for start in range(0, len(refs), SLICE):
            with self.alone():
                some = map(self.read, refs[start : start + SLICE])
                found += [name for name in some if isinstance(name, Name)]
        return found

    def named_first(self, words: str, answer: Answer, most: int) -> Answer:
        """An answer with the entry first whose kind and number was asked for and nothing else, if there is one.

        Raises:
            Locked: the journal is locked.
        """
        try:
            asked = Ref.parse(words)
        except ValueError:
            return answer
        with self.alone():
            ref = self.led_to(asked)
            if self.read(ref) is None:
                return answer
        others = [other for other in answer.refs if other != ref]
        refs = [ref, *others]
        found = len(others) < len(answer.refs)
        return Answer(refs if most == EVERY else refs[:most], answer.total + (not found))


class Search:
    """Finds entries by their words, their tags, and by what they are.

    Until it is first used there is no index, and a save costs nothing. From then on an entry that is kept or deleted is
    due to be read again. Whoever works on the index, or asks it, takes a turn, and takes hold of the database first
    where both are needed; so nobody who has the database ever waits for somebody who waits for it.

    Args:
        source: where the entries are.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._turn = RLock()
        self._index: SearchIndex | None = None
        self._gone: SearchIndex | None = None
        """What is let go of, and not yet closed."""
        self._unread: list[tuple[Kind, list[int]]] | None = None
        """What was there when the index was begun and is not in it yet, the next one last; None until it is begun."""
        self._due: dict[Ref, None] = {}
        """What was kept or deleted since then."""
        self._early: set[Ref] = set()
        """What went in because it was kept before it came to its turn."""
        self._in_hand = 0
        """How many entries are on their way in: they were taken, and are in the index only once all of them are."""
        self._behind: Behind | None = None
        self._has_turn: Callable[[], bool] = lambda: True
        self._at_work = False
        self.lets_others_work = False
        """Whether what was read is being put into the index: in SQLite, which leaves Python to other threads."""
        self.looked_through: tuple[int, int] | None = None
        """While it is looked for whom entries name: how many were, of how many that have the rest of what is asked."""
        self._saves = 0
        """How many entries were kept or deleted."""
        self._names_kept = 0
        """How many of them were names."""
        self._asked: _Asked | None = None
        """Whom it was asked for last."""
        self._waiting = 0
        """How many wait for a turn to ask, for whom the building steps back."""

    def begin(self, behind: Behind, turn: Callable[[], bool] = lambda: True) -> None:
        """Build the index, and from now on keep it up, in threads of its own.

        Args:
            behind: has something done in one.
            turn: whether it is the building's turn; asked before each step of it, which ends some milliseconds later.
        """
        self._behind, self._has_turn = behind, turn
        self._set_to_work()

    @property
    def is_whole(self) -> bool:
        """Whether every entry is in the index as it is kept now."""
        return self.is_built and not self._due

    @property
    def is_built(self) -> bool:
        """Whether every entry that was there when the index was begun is in it.

        What was kept or deleted since may be due: it is taken in before anything is answered.
        """
        return self._unread == [] and not self._in_hand

    @property
    def at_once(self) -> int:
        """How many entries are taken in at once as it stands, where nobody waits."""
        return min(_BEHIND, max(_FIRST, self.count // _SHARE))

    @property
    def is_being_built(self) -> bool:
        """Whether entries that were there when it was begun are being taken in behind the screen."""
        return self._at_work and not self.is_built

    @property
    def count(self) -> int:
        """How many entries are in the index."""
        index = self._index
        return index.count if index else 0

    @property
    def progress(self) -> tuple[int, int]:
        """How many entries are in the index, and how many there are to be."""
        done, unread = self.count, self._unread
        if unread is None:
            return done, sum(len(self._source.numbers(kind)) for kind in Kind)
        return done, done + self._in_hand + sum(len(numbers) for _, numbers in list(unread))

    @property
    def tags(self) -> TagCounts:
        """The tags of the entries that are in the index."""
        index = self._index
        return index.tags if index else TagCounts()

    def changed(self, ref: Ref) -> None:
        """Take in that an entry was kept or deleted. It costs nothing until somebody searches."""
        self._saves += 1
        if ref.kind is Kind.NAME:
            self._names_kept += 1
            self._asked = None
        elif self._asked is not None:
            self._asked.fit.pop(ref, None)
        if self._unread is not None:
            self._due[ref] = None
            self._set_to_work()

    def forget(self) -> None:
        """Let go of everything that was read. What is asked next is read again."""
        self._take_away()
        index, self._gone = self._gone, None
        if index is not None and self._turn.acquire(timeout=_TO_CLOSE):
            try:
                index.close()
            finally:
                self._turn.release()

    def stop(self) -> None:
        """Let nobody take anything in or find anything any more: the journal is locked, and `forget` is left."""
        self._behind = None
        self._take_away()

    def _take_away(self) -> None:
        index, self._index = self._index, None
        self._asked = None
        self._unread = None
        self._due.clear()
        self._early.clear()
        if index is not None:
            index.stopped = True
            self._gone = index

    def find(self, words: str, most: int = MOST) -> Found:
        """What fits, in all the entries: the index is built first, as far as it is not.

        Raises:
            Locked: the journal is locked.
        """
        while True:
            while not self.is_whole:
                self._take_in_some(wait=True)
            found = self.ask(words, most)
            if found is not None:
                return found

    def ask(self, words: str, most: int = MOST, unwanted: Callable[[], bool] = lambda: False) -> Found | None:
        """What fits, in as many entries as are in the index by now. It may be asked in any thread.

        Args:
            words: ``kind:setback #interview 2019 panel``; see `Query`.
            most: how many are named, of however many fit.
            unwanted: whether the answer is not waited for any more; it is asked now and then.

        Returns:
            None where the answer became unwanted, or what was read was let go of meanwhile.

        Raises:
            Locked: the journal is locked.
        """
        query = Query.parse(words)
        asked = self._about(query)
        try:
            answer, whole = self._fitting(query, most, asked, unwanted)
            answer = self._source.named_first(words, answer, most)
            why = "" if answer.total else why_nothing(query, partial(self._fits, unwanted), self.tags)
        except _Dropped:
            return None
        return Found(query, asked.people, answer.refs, answer.total, whole, why, self._source.today())

    def people_of(self, query: Query) -> tuple[Somebody, ...]:
        """Whom a question asks for. It may be asked in any thread.

        Raises:
            Locked: the journal is locked.
        """
        return self._about(query).people

    def _about(self, query: Query) -> _Asked:
        """Whom a question asks for, with what is known of them."""
        names = query.people, query.people_left_out
        if not any(names):
            return _Asked(names, 0, (), {})
        with self._source.alone():
            held, kept = self._asked, self._names_kept
            if held is not None and (held.names, held.names_kept) == (names, kept):
                return held
        found = _Asked(names, kept, somebodies(query, self._source.names()), {})
        with self._source.alone():  # or the names would be held in a journal that is locked by now
            self._asked = found
        return found

    def _fits(self, unwanted: Callable[[], bool], query: Query) -> bool:
        return self._fitting(query, 1, self._about(query), unwanted)[0].total > 0

    def _fitting(self, query: Query, most: int, asked: _Asked, unwanted: Callable[[], bool]) -> tuple[Answer, bool]:
        """What fits, and whether all the entries were looked at."""
        people, plainly, saves = asked.people, dict[Ref, bool](), self._saves
        with self._asking() as index:
            try:
                answer, whole = index.find(query, EVERY if people else most, people, unwanted), self.is_whole
                if len(people) == 1 and len(answer.refs) > len(asked.fit):
                    plainly = dict.fromkeys(index.plainly_naming(people[0], unwanted), people[0].wanted)
            except NoAnswer as error:
                if index.stopped or unwanted():
                    raise _Dropped from error
                raise
        if people:
            self._note(asked, plainly, saves)
            answer = self._naming(answer.refs, most, asked, unwanted)
        return answer, whole

    def _naming(self, refs: Sequence[Ref], most: int, asked: _Asked, unwanted: Callable[[], bool]) -> Answer:
        """Those of some entries that name everybody; only what changed since it was looked at is read."""
        now = {ref: fits for ref in refs if (fits := asked.fit.get(ref)) is not None}
        new = [ref for ref in refs if ref not in now]
        try:
            for start in range(0, len(new), SLICE):
                self.looked_through = start, len(new)
                some, saves = new[start : start + SLICE], self._saves
                fit = dict.fromkeys(some, False)
                for entry, title in self.read(some):
                    if unwanted():
                        raise _Dropped
                    fit[entry.ref] = name_all(asked.people, entry, title)
                now |= fit
                self._note(asked, fit, saves)
        finally:
            self.looked_through = None
        naming = [ref for ref in refs if now[ref]]
        return Answer(naming if most == EVERY else naming[:most], len(naming))

    def _note(self, asked: _Asked, fit: dict[Ref, bool], saves: int) -> None:
        """Note what was found out of entries, unless one of them may have been kept or deleted meanwhile.

        Raises:
            Locked: the journal is locked.
        """
        with self._source.alone():
            if saves == self._saves:
                asked.fit.update(fit)

    def titled(self, words: str, most: int, patience: float = 0) -> list[Ref]:
        """Entries whose titles have these words, the last of which may be only begun; in no order.

        Args:
            words: they are only words: nothing narrows them.
            most: how many are named, of however many there are.
            patience: how many seconds an index that is being built is waited for.

        Raises:
            Locked: the journal is locked.
        """
        until = time.monotonic() + patience
        while self._at_work and not self.is_whole and time.monotonic() < until:
            time.sleep(_A_MOMENT)
        with self._asking() as index:
            return index.titled(words, most)

    def read(self, refs: Iterable[Ref]) -> list[tuple[Entry, str]]:
        """Entries that were found, each with the line that it is known by. It may be asked in any thread.

        Raises:
            Locked: the journal is locked.
        """
        with self._source.alone():
            entries = [entry for ref in refs if (entry := self._source.read(ref)) is not None]
            return [(entry, self._source.title(entry)) for entry in entries]

    @contextmanager
    def _asking(self) -> Iterator[SearchIndex]:
        """Have a turn at the index, with all in it that was kept before."""
        if not self.is_whole:
            self._set_to_work()  # nobody is, where what was read was let go of
        self._waiting += 1
        try:
            while self._index is None or self._due:
                if not self._take_in_some(SLICE, wait=False):
                    time.sleep(_A_MOMENT)
            with self._turn:
                index = self._standing()
                try:
                    yield index
                finally:
                    if index is not self._index:
                        index.close()
        finally:
            self._waiting -= 1

    def _standing(self) -> SearchIndex:
        """The index as it stands; an empty one where it was let go of just now."""
        return self._index if self._index is not None else SearchIndex()

    def _set_to_work(self) -> None:
        if self._behind is not None and not self._at_work:
            self._at_work = True
            self._behind(self._work)

    def _work(self) -> None:
        # The journal may be locked meanwhile. Whatever else goes wrong is met again, and said, by whoever asks next.
        with suppress(Exception):
            while self._behind is not None and not self.is_whole:
                if self._unread != [] and not self._has_turn():  # what was kept just now does not wait
                    time.sleep(_NO_TURN)
                    continue
                if self._waiting or not self._take_in_some(wait=False):
                    time.sleep(_A_MOMENT)
                index = self._index
                if index is not None and index.dead > max(_DEAD, index.count):
                    self.forget()
        self._at_work = False
        if self._due:
            self._set_to_work()

    def _take_in_some(self, most: int | None = None, *, wait: bool) -> bool:
        """Take in the next entries.

        Args:
            most: how many, at most; where it is not given, as many as do not need much room at once.
            wait: whether to wait for one's turn.

        Returns:
            Whether it was one's turn.
        """
        with self._source.alone():
            if not self._turn.acquire(blocking=wait):
                return False
            try:
                index = self._begun()
                refs, all_new = self._next(self.at_once if most is None else most)
                self._in_hand = len(refs)
                taken = self._source.taking(refs)
            except BaseException:
                self._in_hand = 0
                self._turn.release()
                raise
        try:
            gone: list[Ref] = []
            rows: list[Row] = []
            today = self._source.today()
            for start in range(0, len(refs), _IN_ONE_GO):
                some = refs[start : start + _IN_ONE_GO]
                read = list(zip(some, islice(taken, len(some)), strict=True))
                gone += [ref for ref, one in read if one is None]
                rows += [row_of(*one, today) for _, one in read if one is not None]
                time.sleep(_FOR_OTHERS)
            self.lets_others_work = True
            index.put(rows, gone, all_new=all_new)
            self._in_hand = 0  # they are in, as whoever is told asks
            if self.is_built:
                self._source.is_through()
        finally:
            self.lets_others_work = False
            self._in_hand = 0
            if index is not self._index:
                index.close()
            self._turn.release()
        return True

    def _begun(self) -> SearchIndex:
        if self._index is None:
            every = [(kind, sorted(self._source.numbers(kind), reverse=True)) for kind in reversed(Kind)]
            self._index = SearchIndex()
            self._unread = [(kind, numbers) for kind, numbers in every if numbers]
        return self._index

    def _next(self, most: int) -> tuple[list[Ref], bool]:
        """What is read next, and whether none of it is in the index: what was kept meanwhile goes first."""
        found: list[Ref] = []
        while self._due and len(found) < most:
            found.append(self._due.popitem()[0])
        unread, all_new = self._unread, not found
        if unread:
            self._early.update(found)
        while unread and not found:
            kind, numbers = unread[-1]
            found = [Ref(kind, number) for number in numbers[: -most - 1 : -1]]
            found = [ref for ref in found if ref not in self._early]
            del numbers[-most:]
            if not numbers:
                unread.pop()
        if not unread:
            self._early.clear()
        return found, all_new


def somebodies(query: Query, names: Iterable[Name]) -> tuple[Somebody, ...]:
    """Whom a question asks for, and behind them whom it leaves out."""
    from careerjournal.model.names.somebody import Somebody  # noqa: PLC0415 - 40 ms, and few questions ask for anybody

    known = tuple(names)
    left_out = (Somebody(name, known, begun=True, wanted=False) for name in query.people_left_out)
    return (*(Somebody(name, known, begun=True) for name in query.people), *left_out)


def name_all(people: Collection[Somebody], entry: Entry, title: str) -> bool:
    """Whether an entry, or the line that it is known by, names everybody who is wanted, and nobody who is not."""
    if not people:
        return True
    said, title = "\n".join(plain_texts(entry)), uncut(title, entry.body)
    return all(person.wanted is person.may_be_named_in(said, title) for person in people)
