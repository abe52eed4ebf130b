"""The index: SQLite's full-text search over all texts of all entries, in memory only, without the texts themselves."""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import weakref
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, overload

from careerjournal.journal.search.folding import folded, words_in
from careerjournal.journal.search.query import MOST_ASKED, Part, Query
from careerjournal.journal.search.rows import CAPITALS, ODD, Row
from careerjournal.journal.search.tags import TagCounts, tag_key
from careerjournal.model import Kind, Ref
from careerjournal.model.links import LAST_NUMBER

if TYPE_CHECKING:
    from careerjournal.model.names.glance import Tokens
    from careerjournal.model.names.somebody import Somebody

_TOKENS: Final = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
"""What is folded already only has to be cut into words."""

_MERGED: Final = 8
"""Pieces of the index that are merged into one. The more at once, the less often a word is written again; of twice as
many a fifth of the room would stay unused, and a merge could hold up a search for a quarter of a second."""

_SCHEMA: Final = f"""
PRAGMA temp_store = MEMORY;
PRAGMA secure_delete = ON;
CREATE TABLE entry(id INTEGER PRIMARY KEY, ref INTEGER NOT NULL UNIQUE, day INTEGER NOT NULL, tags TEXT NOT NULL);
CREATE VIRTUAL TABLE said USING fts5(
    body, kind, year, tags, title, standing, phrases, content='', tokenize = "{_TOKENS}"
);
CREATE VIRTUAL TABLE named USING fts5(title, content='', tokenize = "{_TOKENS}", prefix = '1 2');
CREATE VIEW row AS SELECT
    0 AS id, 0 AS ref, 0 AS day, '' AS tags, '' AS body, '' AS kind, '' AS year, '' AS tokens, '' AS title,
    '' AS standing, '' AS phrases;
CREATE TRIGGER taking_in INSTEAD OF INSERT ON row BEGIN
    INSERT INTO entry VALUES(new.id, new.ref, new.day, new.tags);
    INSERT INTO said(rowid, body, kind, year, tags, title, standing, phrases)
        VALUES(new.id, new.body, new.kind, new.year, new.tokens, new.title, new.standing, new.phrases);
    INSERT INTO named(rowid, title) VALUES(new.id, new.title);
END;
INSERT INTO said(said, rank) VALUES('automerge', {_MERGED});
INSERT INTO named(named, rank) VALUES('automerge', {_MERGED});
"""
"""A large sort must not spill into a file, and what is let go of is overwritten.

Where a word stands is said without its column where that is the first: of the texts, which have nearly all the words.

A row that is put into the view ``row`` goes into all three tables, so that one statement is enough for many rows.

Without the texts a row cannot be taken out again. So its number is never given out twice, and what is found in a row
that is not in ``entry`` any more is passed over."""

_FORGET: Final = "DELETE FROM entry WHERE ref = ? RETURNING tags"
_BETWEEN: Final = "\n"
"""Stands between the tags of an entry, and in none of them."""
_FOUND: Final = "FROM said CROSS JOIN entry ON entry.id = said.rowid WHERE said MATCH ?"
_BEST_FIRST: Final = "bm25(said, 1.0, 0.0, 0.0, 0.0, 6.0, 0.0, 0.0), entry.day DESC, entry.ref DESC"
"""How an entry stands counts nothing: whatever says the word itself goes before, and of what does not the latest."""
_LATEST_FIRST: Final = "entry.day DESC, entry.ref DESC"

_AT_ONCE: Final = 512
"""Rows that are inserted by one statement, which makes a piece of the index: 5,632 values, of 32,766 at most."""

_STEPS: Final = 2000
"""Steps of SQLite's, some microseconds, after which it is asked whether an answer is still wanted."""

_MOST_WORDS: Final = 1_000
"""Words of a person that are asked for; who has more is looked for in every entry."""


EVERY: Final = -1
"""As many as there are."""


class Refs(Sequence[Ref]):
    """However many entries, by one number each: a reference is made of one when it is asked for.

    Args:
        numbers: the numbers of the entries in the index.
    """

    def __init__(self, numbers: array[int]) -> None:
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Ref: ...
    @overload
    def __getitem__(self, place: slice) -> list[Ref]: ...
    def __getitem__(self, place: int | slice) -> Ref | list[Ref]:
        if isinstance(place, slice):
            return [_ref_of(number) for number in self._numbers[place]]
        return _ref_of(self._numbers[place])

    def index(self, ref: Ref, start: int = 0, stop: int = sys.maxsize) -> int:
        """The place of an entry.

        Raises:
            ValueError: it is not among them.
        """
        return self._numbers.index(_number_of(ref), start, stop)


class Answer(NamedTuple):
    """The entries that fit."""

    refs: Sequence[Ref]
    """The best first; the latest first where only filters were asked for."""
    total: int
    """How many fit in all."""


class SearchIndex:
    """One row an entry. Nothing of it ever touches a disk. It is for one thread at a time."""

    def __init__(self) -> None:
        # A statement that is kept for the next time keeps what was bound to it: the texts of hundreds of entries.
        self._rows = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None, cached_statements=0)
        # Whoever lets go of a journal without locking it leaves no connection open.
        self._closing = weakref.finalize(self, self._rows.close)
        self._closing.atexit = False  # a thread may still be at work in it then
        self._rows.executescript(_SCHEMA)
        self._last = 0
        self.count = 0
        """How many entries there are in it."""
        self.dead = 0
        """How many of its rows count no longer."""
        self.tags = TagCounts()
        self.stopped = False
        """Whether nothing more is wanted of it."""

    def put(self, rows: Iterable[Row], gone: Iterable[Ref] = (), *, all_new: bool = False) -> None:
        """Take in entries, new or changed, and forget those that are gone.

        Args:
            rows: the entries.
            gone: those that are gone.
            all_new: whether none of the entries is in the index yet.
        """
        numbered = list(enumerate(rows, self._last + 1))
        self._last += len(numbered)
        before = [ref for ref in gone if ref.number <= LAST_NUMBER]  # no entry has one beyond
        before += () if all_new else (row.ref for _, row in numbered)
        # One statement is kept whole or not at all by itself, and each more would wait for its turn at Python.
        is_one = not before and len(numbered) <= _AT_ONCE
        with nullcontext() if is_one else self._together():
            forgotten = [tags for ref in before for (tags,) in self._rows.execute(_FORGET, (_number_of(ref),))]
            for start in range(0, len(numbered), _AT_ONCE):
                self._insert([_values(place, row) for place, row in numbered[start : start + _AT_ONCE]])
        self.count += len(numbered) - len(forgotten)
        self.dead += len(forgotten)
        for tags in forgotten:
            self.tags.take_out(tags.split(_BETWEEN))
        for _, row in numbered:
            self.tags.add(row.tags)

    @contextmanager
    def _together(self) -> Iterator[None]:
        """Keep what is done within whole, or not at all."""
        self._rows.execute("BEGIN")
        try:
            yield
        except BaseException:
            if self._rows.in_transaction:
                self._rows.execute("ROLLBACK")
            raise
        self._rows.execute("COMMIT")

    def _insert(self, rows: Sequence[tuple[int | str, ...]]) -> None:
        """Insert rows by one statement: between two, another thread takes its turn at Python, and keeps it long."""
        one = f"({', '.join('?' * len(rows[0]))})"
        statement = f"INSERT INTO row VALUES {', '.join([one] * len(rows))}"  # noqa: S608 - nothing of it was typed
        self._rows.execute(statement, [value for row in rows for value in row])

    def find(
        self,
        query: Query,
        most: int,
        people: Iterable[Somebody] = (),
        unwanted: Callable[[], bool] = lambda: False,
    ) -> Answer:
        """The entries that fit; where people are looked for, those that may name them.

        Args:
            query: what is looked for.
            most: how many are named, of however many fit; or `EVERY`.
            people: those who are looked for.
            unwanted: whether the answer is not waited for any more; it is asked now and then.

        Raises:
            sqlite3.OperationalError: the answer became unwanted.
        """
        matching = expression(query, people)
        if not matching:
            return Answer([], 0)
        order = _BEST_FIRST if query.parts else _LATEST_FIRST
        with self._while_wanted(unwanted):
            # All come in one row: between two, another thread takes its turn at Python, and keeps it long. The limit,
            # which is none, has SQLite keep to the order.
            inner = f"SELECT entry.ref AS ref {_FOUND} ORDER BY {order} LIMIT -1"
            statement = f"SELECT group_concat(ref) FROM ({inner})"  # noqa: S608 - whatever was typed is bound
            found = self._rows.execute(statement, (matching,)).fetchone()[0]
        refs = Refs(array("q", map(int, found.split(","))) if found else array("q"))
        return Answer(refs if most == EVERY else refs[:most], len(refs))

    @contextmanager
    def _while_wanted(self, unwanted: Callable[[], bool]) -> Iterator[None]:
        """End what is asked within with an `sqlite3.OperationalError` once its answer is unwanted, or all is let go."""
        self._rows.set_progress_handler(lambda: self.stopped or unwanted(), _STEPS)
        try:
            yield
        finally:
            self._rows.set_progress_handler(None, 0)

    def plainly_naming(self, person: Somebody, unwanted: Callable[[], bool] = lambda: False) -> Sequence[Ref]:
        """Entries that name somebody for certain, as far as that is told by their words alone; in no order.

        Args:
            person: who is looked for.
            unwanted: whether the answer is not waited for any more; it is asked now and then.

        Raises:
            sqlite3.OperationalError: the answer became unwanted.
        """
        matching = _plainly(person)
        if not matching:
            return []
        statement = f"SELECT group_concat(entry.ref) {_FOUND}"
        with self._while_wanted(unwanted):
            found = self._rows.execute(statement, (matching,)).fetchone()[0]
        return Refs(array("q", map(int, found.split(",")))) if found else []

    def titled(self, words: str, most: int) -> list[Ref]:
        """Entries whose titles have these words, the last of which may be only begun; those taken in last first."""
        wanted = words_in(folded(words))[:MOST_ASKED]
        if not wanted:
            return []
        found = self._rows.execute(
            "SELECT entry.ref FROM named CROSS JOIN entry ON entry.id = named.rowid"
            " WHERE named MATCH ? ORDER BY named.rowid DESC LIMIT ?",
            (" AND ".join(f'"{word}"' for word in wanted) + " *", most),
        )
        return [_ref_of(number) for (number,) in found]

    def close(self) -> None:
        """Let go of everything; no word of it is left where it stood."""
        self.stopped = True
        self.tags = TagCounts()
        if self._closing.alive:
            # Else all that is overwritten would be copied first, so that it could be taken back.
            self._rows.execute("PRAGMA journal_mode = OFF")
            self._rows.executescript("DROP TABLE said; DROP TABLE named; DROP TABLE entry;")
            self._closing()


def _values(place: int, row: Row) -> tuple[int | str, ...]:
    """The columns of a row of the index."""
    tokens = " ".join(map(_token_of, row.tags))
    tags = _BETWEEN.join(row.tags)
    return (
        *(place, _number_of(row.ref), row.day, tags, row.body, row.kind, row.year, tokens, row.title),
        *(row.standing, row.phrases),
    )


def _number_of(ref: Ref) -> int:
    """One number for a kind and a number."""
    return _PLACES[ref.kind] * _NUMBERS + ref.number


def _ref_of(number: int) -> Ref:
    return Ref(_KINDS[number // _NUMBERS], number % _NUMBERS)


_KINDS: Final = tuple(Kind)
_PLACES: Final = {kind: place for place, kind in enumerate(_KINDS)}
_NUMBERS: Final = 2 * (LAST_NUMBER + 1)


def expression(query: Query, people: Iterable[Somebody] = ()) -> str:
    """The query as FTS5 says it, each word quoted, so that nothing typed is an operator; "" where nothing can fit."""
    if query.no_kinds:
        return ""
    asked: list[str] = []
    asked += [f"kind : ({_either(query.kinds)})"] if query.kinds else []
    asked += [f"year : ({_either(query.years)})"] if query.years else []
    asked += [f"tags : {_token_of(tag)}" for tag in query.tags]
    asked += map(_part, query.parts)
    asked += map(_somebody, (person for person in people if person.wanted))
    if not asked and query.without:
        asked = [f"kind : ({_either(Kind)})"]
    # Whom an entry names is not known here; see `name_all`.
    left_out = [f"({said})" for one in query.without if (said := expression(one._replace(people=())))]
    return " AND ".join(asked) if not left_out else f"({' AND '.join(asked)}) NOT ({' OR '.join(left_out)})"


def _part(part: Part) -> str:
    columns = "year title body" if part.year else "title body"
    columns += " standing" if part.may_tell_standing else ""
    columns += " phrases" if part.tells_alone else ""
    words = f'"{" ".join(part.words)}"'
    said = f"({words} OR {words} *)" if part.is_sought_whole else f"{words} *" if part.begun else words
    said = f"{{{columns}}} : {said}"
    others = [f'standing : "{date}"' for date in part.dates]
    others += (f'phrases : "{" ".join(words)}"' + (" *" if begun else "") for words, begun in part.beside)
    return f"({' OR '.join((said, *others))})" if others else said


def _somebody(person: Somebody) -> str:
    """What has one of the words that whoever names them has; and what cannot be told by its words."""
    return _any_of(person.tokens) or f"kind : ({_either(Kind)})"


def _any_of(tokens: Tokens) -> str:
    """What has one of some tokens, and what cannot be told by its words; "" where they are none, or too many to ask."""
    begun, whole, capitals = ({" ".join(words_in(folded(one))) for one in words} - {""} for words in tokens)
    beginnings = _shortest(begun)
    if len(beginnings) > _MOST_WORDS:
        return ""
    whole = {one for one in whole if not _begins_with_one(one, beginnings)}
    if not 0 < len(beginnings) + len(whole) <= _MOST_WORDS:
        return ""
    either = " OR ".join((*(f'"{one}" *' for one in beginnings), *(f'"{one}"' for one in sorted(whole))))
    of_kind = " OR ".join((ODD, *(f'"{CAPITALS}{one}" *' for one in _shortest(capitals))))
    return f"({{title body}} : ({either}) OR kind : ({of_kind}))"


def _plainly(person: Somebody) -> str:
    """What names somebody by its words alone; "" where that is not known of anything."""
    words, others = person.plain
    left_out = _any_of(others) if any(others) else f"kind : {ODD}"
    if not (words and left_out) or len(words) > _MOST_WORDS:
        return ""
    named = " OR ".join(f'"{word}"' for word in sorted(words))
    irish = " OR ".join(f'"o {word}"' for word in sorted(words))
    return f"{{title body}} : ({named}) NOT ({left_out} OR {{title body}} : ({irish}))"


def _shortest(words: Iterable[str]) -> list[str]:
    """Those words that begin with no other of them, in their order."""
    found: list[str] = []
    for one in sorted(words):
        if not (found and one.startswith(found[-1])):
            found.append(one)
    return found


def _begins_with_one(word: str, beginnings: Sequence[str]) -> bool:
    """Whether a word begins with one of some, none of which begins with another, in their order."""
    place = bisect_right(beginnings, word)
    return place > 0 and word.startswith(beginnings[place - 1])


def _either(values: Iterable[str]) -> str:
    return " OR ".join(f'"{value}"' for value in list(values)[:MOST_ASKED])


@lru_cache(maxsize=4096)
def _token_of(tag: str) -> str:
    """One word that stands for a tag, of however many words it is."""
    return "t" + hashlib.blake2b(tag_key(tag).encode(), digest_size=10).hexdigest()
