"""Search: SQLite's full-text index, in memory only, over every text of every entry."""

from __future__ import annotations

import re
import sqlite3
import weakref
from collections.abc import Iterable
from typing import Final, NamedTuple, TypeVar

from careerjournal.model import Entry, Kind, Name, Ref
from careerjournal.model.contents import texts
from careerjournal.model.links import kind_named
from careerjournal.model.names.somebody import Somebody, reads_as_written

LIT: Final = ("\ue000", "\ue001")
"""Marks around each lit word in an excerpt: private-use characters, which nobody types."""

MOST: Final = 200
"""Hits shown; past that people narrow the words."""

MOST_ASKED: Final = 64
"""Words, and values of each filter, that are looked at: SQLite refuses an expression that is thousands deep."""

_TOKEN: Final = re.compile(r'[A-Za-z]+:"[^"]*"|\S+')
_TOKENS: Final = re.compile(r"[\W_]+")
_YEAR: Final = re.compile(r"(?i:year:([0-9]{1,4}))|((?:19|20|21)[0-9]{2})")


class Hit(NamedTuple):
    """An entry that was found, with its title and an excerpt."""

    ref: Ref
    title: str
    excerpt: str
    """A few words around what was found, each found word between the marks of `LIT`."""


class Query(NamedTuple):
    """A search: the words to find, and the kinds, tags, years and people that narrow it."""

    words: tuple[str, ...]
    kinds: tuple[Kind, ...]
    tags: tuple[str, ...]
    years: tuple[int, ...]
    people: tuple[str, ...]
    """Names, of which any spelling will do."""

    @classmethod
    def parse(cls, text: str) -> Query:
        """Read ``kind:setback tag:"control room" person:Ros 2019 panel``; what is no filter is a word to find."""
        words: list[str] = []
        people: list[str] = []
        kinds: list[Kind] = []
        tags: list[str] = []
        years: list[int] = []
        # A surrogate, as a shell hands on a byte that is no text, cannot be looked for.
        for token in _TOKEN.findall(text.encode("utf-8", "replace").decode()):
            name, colon, quoted = token.partition(":")
            value = quoted.strip('"')
            kind = kind_named(value) if name.lower() == "kind" else None
            if colon and kind is not None:
                kinds.append(kind)
            elif colon and name.lower() == "tag" and value:
                tags.append(value.lower())
            elif colon and name.lower() == "person" and value:
                people.append(value)
            elif year := _YEAR.fullmatch(token):
                years.append(int(year[1] or year[2]))
            else:
                words.extend(re.findall(r"\w+", token))
        return cls(_few(words), _few(kinds), _few(tags), _few(years), _few(people))

    @property
    def empty(self) -> bool:
        """Whether it has no words and no filters."""
        return not any(self)


T = TypeVar("T")


def _few(values: list[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))[:MOST_ASKED]


class SearchIndex:
    """A full-text index in memory, one row an entry. Nothing of it ever touches a disk."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect(":memory:", check_same_thread=False)
        # Whoever lets go of a journal without locking it leaves no connection open.
        self._closing = weakref.finalize(self, self._rows.close)
        # A large sort must not spill into a temporary file.
        self._rows.execute("PRAGMA temp_store = MEMORY")
        self._rows.execute(
            "CREATE VIRTUAL TABLE said USING fts5("
            "kind UNINDEXED, number UNINDEXED, year UNINDEXED, tags UNINDEXED, odd UNINDEXED, title, body,"
            " tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3')"
        )

    def fill(self, entries: Iterable[tuple[Entry, str]]) -> None:
        """Add rows for entries that have none yet, each with the title it is known by."""
        self._rows.executemany("INSERT INTO said VALUES (?, ?, ?, ?, ?, ?, ?)", map(_row, entries))

    def put(self, entry: Entry, title: str) -> None:
        """Add or replace the row of an entry, with the title it is known by."""
        self.remove(entry.ref)
        self.fill([(entry, title)])

    def remove(self, ref: Ref) -> None:
        """Remove the row of an entry; it is no error if there is none."""
        self._rows.execute("DELETE FROM said WHERE kind = ? AND number = ?", (ref.kind.value, ref.number))

    def find(self, query: Query, names: Iterable[Name] = ()) -> list[Hit]:
        """The entries that fit, the best first; the last word may be only begun.

        Args:
            query: what is looked for.
            names: the names list, which knows how a name that was asked for may be written.
        """
        if query.empty:
            return []
        people = [Somebody(name, names) for name in query.people] if query.people else []
        where, values = _filters(query, people)
        matching = _match(query)
        if matching:
            where.insert(0, "said MATCH ?")
            values.insert(0, matching)
        excerpt = "snippet(said, 6, ?, ?, '…', 12)" if matching else "substr(body, 1, 90 + 0 * length(? || ?))"
        rows = self._rows.execute(
            # Only fixed text is put together here; whatever was typed is bound.
            f"SELECT kind, number, title, {excerpt}, {'body' if people else '0'} FROM said"  # noqa: S608
            f" WHERE {' AND '.join(where)}"
            f" ORDER BY {'bm25(said, 0, 0, 0, 0, 0, 6.0, 1.0)' if matching else 'year DESC'}"
            f"{'' if people else f' LIMIT {MOST}'}",
            (*LIT, *values),
        )
        hits: list[Hit] = []
        for kind, number, title, begins, body in rows:
            found = [person.found_in(body) for person in people]
            if all(there or person.found_in(title) for there, person in zip(found, people, strict=True)):
                first = min((one for there in found for one in there), default=None)
                around = begins if matching or first is None else _around(body, first.start, first.end)
                hits.append(Hit(Ref(Kind(kind), number), title, around))
                if len(hits) == MOST:
                    break
        rows.close()
        return hits

    def close(self) -> None:
        """Close the index; searching it afterwards raises an error."""
        self._closing()


def _row(named: tuple[Entry, str]) -> tuple[str, int, int, str, int, str, str]:
    entry, title = named
    year = entry.date.year if entry.date else 0
    tags = " ".join(f"|{tag.lower()}|" for tag in entry.tags)
    said = "\n".join(text for _, text in texts(entry))
    odd = not (reads_as_written(said) and reads_as_written(title))
    return entry.KIND.value, entry.number, year, tags, odd, title, said


def _around(body: str, start: int, end: int) -> str:
    """A few words around what was found."""
    first, last = max(0, start - _BEFORE), end + _AFTER
    before, after = body[first:start], body[end:last]
    before = f"…{before.partition(' ')[2]}" if first else before
    after = f"{after.rpartition(' ')[0]}…" if last < len(body) else after
    return f"{before}{LIT[0]}{body[start:end]}{LIT[1]}{after}"


_BEFORE: Final = 30
_AFTER: Final = 50
"""Characters of an excerpt before what was found, and after it."""


def _match(query: Query) -> str:
    """The words as FTS5 says them: each in quotes, so that nothing typed is an operator."""
    found = [f'"{word}"' for word in query.words]
    if found:
        found[-1] += "*"
    return " AND ".join(found)


def _filters(query: Query, people: Iterable[Somebody]) -> tuple[list[str], list[str | int]]:
    where: list[str] = []
    values: list[str | int] = []
    if query.kinds:
        where.append(f"kind IN ({', '.join('?' * len(query.kinds))})")
        values += [kind.value for kind in query.kinds]
    if query.years:
        where.append(f"year IN ({', '.join('?' * len(query.years))})")
        values += query.years
    for tag in query.tags:
        where.append("instr(tags, ?) > 0")
        values.append(f"|{tag}|")
    for person in people:
        # The index tells where to look; what it cannot tell is looked at anyway.
        if 0 < len(person.beginnings) <= MOST_ASKED:
            where.append("(odd = 1 OR rowid IN (SELECT rowid FROM said WHERE said MATCH ?))")
            values.append(" OR ".join(f'"{_TOKENS.sub(" ", words)}" *' for words in sorted(person.beginnings)))
    return where, values
