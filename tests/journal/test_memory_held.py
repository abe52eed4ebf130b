"""What an open journal holds in memory beside its texts, counted in bytes an entry."""

from __future__ import annotations

import gc
import sys
from types import ModuleType

from careerjournal.journal.index import HELD
from careerjournal.journal.journal import Journal
from careerjournal.journal.search.index import SearchIndex
from careerjournal.journal.search.rows import Row
from careerjournal.model import Kind, PartialDate, Ref, Reflection

ENTRIES = 400
WORDS = [f"{first}{second}" for first in ("ka", "re", "mi", "to", "sun") for second in ("la", "n", "ro", "st", "mar")]
BODY = " ".join(WORDS * 8)


def filled(journal: Journal) -> None:
    with journal.together():
        for number in range(ENTRIES):
            when = PartialDate(2000 + number % 20, 1 + number % 12, 3)
            journal.add(Reflection(body=f"{number} {BODY}", when=when, tags=("quay",)))


def reached(*roots: object) -> dict[int, object]:
    """Everything that is referred to from there, but for classes, functions and what they stand in."""
    found: dict[int, object] = {}
    waiting = list(roots)
    while waiting:
        one = waiting.pop()
        if id(one) in found or isinstance(one, type | ModuleType) or callable(one):
            continue
        found[id(one)] = one
        waiting += gc.get_referents(one)
    return found


def size(objects: dict[int, object]) -> int:
    return sum(map(sys.getsizeof, objects.values()))


def test_a_text_is_held_once_and_a_second_time_of_what_was_asked_for_last(journal: Journal) -> None:
    filled(journal)
    journal._index.forget()
    assert journal.search("mila")
    list(journal)
    index, database = journal._index, journal._store.database
    held = reached(database._kept._vault.mirror, vars(index))
    kept = [one for one in held.values() if isinstance(one, bytes) and BODY.encode() in one]
    read = [one for one in held.values() if isinstance(one, str) and BODY in one]
    assert len(kept) == ENTRIES
    assert len(read) <= len(index._recent) == HELD < ENTRIES  # not every Python says what an ordered dict refers to


def test_the_order_holds_a_few_hundred_bytes_an_entry(journal: Journal) -> None:
    filled(journal)
    journal._index.forget()
    order = journal.order
    assert len(order.of((Kind.REFLECTION,))) == ENTRIES
    per_entry = size(reached(vars(order), vars(journal._index._links))) / ENTRIES
    assert per_entry < 320


def test_the_search_holds_less_than_the_texts_and_little_room_unused() -> None:
    index = SearchIndex()
    written = 0
    for start in range(0, 6_400, 128):
        rows = []
        for number in range(start, start + 128):
            body = " ".join(WORDS[(number * place) % len(WORDS)] for place in range(1, 101))
            written += len(body)
            rows.append(Row(Ref(Kind.REFLECTION, number + 1), "2024", number, ("quay",), "reflection", body[:60], body))
        index.put(rows, all_new=True)
    pages, unused = (index._rows.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "freelist_count"))
    index.close()
    assert pages * 4096 < 1.2 * written
    assert unused < 0.1 * pages


def test_an_index_that_a_thread_may_be_at_work_in_is_not_closed_as_python_ends() -> None:
    index = SearchIndex()
    assert not index._closing.atexit
    index.close()
    assert not index._closing.alive
