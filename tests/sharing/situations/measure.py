"""How often the story to tell is the first that the search for a story finds, and how often among the first three."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from tinydb.storages import MemoryStorage

from careerjournal.journal.journal import Journal
from careerjournal.sharing.stories import Fitting, Stories
from careerjournal.vault.database import Database
from tests.sharing.situations import Situation, told

READ_ON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


class Tried(NamedTuple):
    """A situation, and what was found for it."""

    situation: Situation
    place: int
    """Of the right story among those found, from 1; 0 where it is not among them."""
    found: tuple[str, ...]
    """The ids of what was found, the best first."""


class Figures(NamedTuple):
    """What came of the situations of one journal."""

    situations: int
    first: int
    among_three: int


def journal_of(name: str) -> Journal:
    """The journal of one of `JOURNALS`, in memory."""
    journal = Journal(Database(storage=MemoryStorage), now=lambda: READ_ON)
    with journal.together():
        for entry in told(name).entries.values():
            journal.add(entry)
    return journal


def stories_for(journal: Journal, situation: str) -> list[Fitting]:
    """The setbacks, successes and lessons that fit a situation, the best first."""
    stories = Stories(journal)
    for _ in stories.reading():
        pass
    found: list[Fitting] = []
    for answer in stories.looking(situation):
        found = answer or found
    return found


def tried(name: str) -> Iterator[Tried]:
    """Look for the story of every situation of a journal."""
    entries, situations = told(name)
    journal = journal_of(name)
    ids = {entry.ref: key for key, entry in entries.items()}
    for situation in situations:
        found = tuple(ids[fitting.entry.ref] for fitting in stories_for(journal, situation.words))
        place = found.index(situation.right) + 1 if situation.right in found else 0
        yield Tried(situation, place, found)


def figures(name: str) -> Figures:
    """Count how many situations of a journal found their right story, and where."""
    places = [one.place for one in tried(name)]
    return Figures(len(places), places.count(1), sum(1 <= place <= 3 for place in places))
