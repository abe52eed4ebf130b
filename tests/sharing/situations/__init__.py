"""What a mentor types about somebody's situation, and the entry of their own journal that is the story to tell.

Each ``.toml`` file beside this one is one person's journal, every entry with an ``id``, and the situations whose right
story is in it; ``demo.toml`` holds only situations, and its stories are the sample journal's, called ``kind: title``.

Journals and right answers were written before any search was run on them, and most situations share no uncommon word
with their story. Whoever betters the search may count how many it gets right; the answers stay as they are. All of it
is invented.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from careerjournal.demo import NOW, sample
from careerjournal.model import Entry, Kind, PartialDate, from_record, validated

FOLDER = Path(__file__).parent
JOURNALS = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
"""The name of every journal, the sample journal among them as ``demo``."""

STORIES = (Kind.SETBACK, Kind.SUCCESS, Kind.LESSON)
"""What may be the right story."""

_POINTERS = ("after", "learnt_from", "links", "move")


class Situation(NamedTuple):
    """Somebody's situation in a mentor's words."""

    words: str
    right: str
    """The id of the entry that is the story to tell."""
    also: tuple[str, ...]
    """The ids of those nearly as right; seldom any."""


class Told(NamedTuple):
    """A journal, and the situations that it has a story for."""

    entries: dict[str, Entry]
    """By id, in the order of the file."""
    situations: tuple[Situation, ...]


def told(name: str) -> Told:
    """Read one of `JOURNALS`.

    Raises:
        ValueError: two entries have one id, an entry names an id that there is not, or a key is not known.
    """
    tables = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    situations = tuple(_situation(table) for table in tables.pop("situation"))
    if name == "demo":
        return Told({_sample_id(entry): entry for entry in sample(NOW)}, situations)
    refs: dict[str, str] = {}
    for kind, table, number in _numbered(tables):
        if refs.setdefault(table["id"], f"{kind.value} {number}") != f"{kind.value} {number}":
            raise ValueError(f"Two entries of {name} have the id “{table['id']}”.")
    return Told(
        {table["id"]: _entry(kind, table, number, refs) for kind, table, number in _numbered(tables)}, situations
    )


def _sample_id(entry: Entry) -> str:
    """Its kind and title; of a kind whose title may be empty or shared, its kind and number."""
    return f"{entry.KIND.value}: {entry.title}" if entry.KIND in STORIES else str(entry.ref)


def _numbered(tables: dict[str, list[dict[str, Any]]]) -> Iterator[tuple[Kind, dict[str, Any], int]]:
    for kind, entries in tables.items():
        for number, table in enumerate(entries, 1):
            yield Kind(kind), table, number


def _entry(kind: Kind, table: dict[str, Any], number: int, refs: dict[str, str]) -> Entry:
    record = {key: _pointed(value, refs) if key in _POINTERS else value for key, value in table.items() if key != "id"}
    day = PartialDate.from_iso(table["from" if kind is Kind.MOVE else "when"])
    kept = dt.datetime.combine(day.last, dt.time(20), tzinfo=dt.UTC)
    entry = validated(from_record({**record, "entry": kind.value, "created": kept.isoformat()}, number))
    if entry.unknown:
        raise ValueError(f"“{table['id']}” has {', '.join(entry.unknown)}, which no {kind.value} has.")
    return entry


def _pointed(value: str | list[str], refs: dict[str, str]) -> str | list[str]:
    """The numbers that entries have, for the ids that stand in the file."""
    try:
        return refs[value] if isinstance(value, str) else [refs[one] for one in value]
    except KeyError as error:
        raise ValueError(f"There is no entry with the id “{error.args[0]}”.") from error


def _situation(table: dict[str, Any]) -> Situation:
    if unknown := table.keys() - set(Situation._fields):
        raise ValueError(f"A situation has {', '.join(sorted(unknown))}, which is not known.")
    return Situation(table["words"], table["right"], tuple(table.get("also", ())))
