"""Search: SQLite's full-text index, in memory only, over every text of every entry."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from typing import Final, NamedTuple

from careerjournal.model import Entry, Kind, Ref
from careerjournal.model.links import kind_named
from careerjournal.model.walk import texts

LIT: Final = ("\ue000", "\ue001")
"""Marks around each lit word in an excerpt: private-use characters, which nobody types."""

MOST: Final = 200
"""Hits shown; past that people narrow the words."""


class Hit(NamedTuple):
    """One entry found."""

    ref: Ref
    title: str
    excerpt: str
    """A few words around what was found, each found word between the marks of `LIT`."""


class Query(NamedTuple):
    """What is looked for: words, and what the entry must be besides."""

    words: tuple[str, ...]
    kinds: tuple[Kind, ...]
    tags: tuple[str, ...]
    years: tuple[int, ...]

    @classmethod
    def parse(cls, text: str) -> Query:
        """Read ``kind:setback tag:interview 2019 panel``; what is no filter is a word to find."""
        words: list[str] = []
        kinds: list[Kind] = []
        tags: list[str] = []
        years: list[int] = []
        for token in text.split():
            name, colon, value = token.partition(":")
            kind = kind_named(value) if name.lower() == "kind" else None
            if colon and kind is not None:
                kinds.append(kind)
            elif colon and name.lower() == "tag" and value:
                tags.append(value.lower())
            elif re.fullmatch(r"(?:19|20|21)\d\d", token) or (name.lower() == "year" and value.isdigit()):
                years.append(int(value or token))
            else:
                words.extend(re.findall(r"\w+", token))
        return cls(tuple(words), tuple(kinds), tuple(tags), tuple(years))

    @property
    def empty(self) -> bool:
        """Whether nothing is asked."""
        return not (self.words or self.kinds or self.tags or self.years)


class SearchIndex:
    """The index: one row an entry. Nothing of it ever touches a disk."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect(":memory:", check_same_thread=False)
        # A large sort must not spill into a temporary file.
        self._rows.execute("PRAGMA temp_store = MEMORY")
        self._rows.execute(
            "CREATE VIRTUAL TABLE said USING fts5("
            "kind UNINDEXED, number UNINDEXED, year UNINDEXED, tags UNINDEXED, title, body,"
            " tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3')"
        )

    def fill(self, entries: Iterable[tuple[Entry, str]]) -> None:
        """Take in entries with the titles they are known by."""
        self._rows.executemany("INSERT INTO said VALUES (?, ?, ?, ?, ?, ?)", map(_row, entries))

    def put(self, entry: Entry, title: str) -> None:
        """Take in an entry, new or changed."""
        self.remove(entry.ref)
        self.fill([(entry, title)])

    def remove(self, ref: Ref) -> None:
        """Forget an entry."""
        self._rows.execute("DELETE FROM said WHERE kind = ? AND number = ?", (ref.kind.value, ref.number))

    def find(self, query: Query) -> list[Hit]:
        """The entries that fit, the best first; the last word may be only begun."""
        if query.empty:
            return []
        where, values = _filters(query)
        if query.words:
            where.insert(0, "said MATCH ?")
            values.insert(0, " ".join(f'"{word}"' for word in query.words) + "*")
        excerpt = "snippet(said, 5, ?, ?, '…', 12)" if query.words else "substr(body, 1, 90 + 0 * length(? || ?))"
        rows = self._rows.execute(
            # Only fixed text is put together here; whatever was typed is bound.
            f"SELECT kind, number, title, {excerpt} FROM said WHERE {' AND '.join(where)}"  # noqa: S608
            f" ORDER BY {'bm25(said, 0, 0, 0, 0, 6.0, 1.0)' if query.words else 'year DESC'} LIMIT {MOST}",
            (*LIT, *values),
        )
        return [Hit(Ref(Kind(kind), number), title, found) for kind, number, title, found in rows]

    def close(self) -> None:
        """Let go of everything."""
        self._rows.close()


def _row(named: tuple[Entry, str]) -> tuple[str, int, int, str, str, str]:
    entry, title = named
    year = entry.date.year if entry.date else 0
    tags = " ".join(f"|{tag.lower()}|" for tag in entry.tags)
    said = "\n".join(text for _, text in texts(entry))
    return entry.KIND.value, entry.number, year, tags, title, said


def _filters(query: Query) -> tuple[list[str], list[str | int]]:
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
    return where, values
