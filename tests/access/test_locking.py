"""Locking: what is done at once, what is left to be done, and who waits for it."""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
from collections.abc import Iterator

import pytest
from msgspec import structs

from careerjournal.access.door import Door
from careerjournal.garbage import letting_go
from careerjournal.journal.errors import Locked
from careerjournal.journal.journal import Journal
from careerjournal.journal.search.index import SearchIndex
from careerjournal.journal.search.rows import row_of
from careerjournal.model import Kind, Lesson, Ref
from careerjournal.vault import Put, SessionStopped
from careerjournal.vault.emptying import SOME, emptied
from tests.conftest import PASSPHRASE

WORDS = " ".join(f"word{number}" for number in range(400))


@pytest.fixture
def journal(door: Door) -> Iterator[Journal]:
    """With 300 lessons, all read and in the search."""
    journal = door.create(PASSPHRASE).journal
    with journal.together():
        for number in range(300):
            journal.add(Lesson(sentence=f"Sail {number}", body=f"{WORDS} and {number}"))
    assert journal.search("sail")
    assert len(journal.order) == 300
    yield journal
    journal.lock()


def held(journal: Journal) -> int:
    """How many documents, entries, cards and links the journal still holds."""
    index, vault = journal._index, journal._store._vault
    assert vault is not None
    of_links = len(index._links._from) + len(index._links._to)
    return sum(map(len, vault.mirror.values())) + len(index._recent) + len(index._order) + of_links


def test_whoever_still_has_a_locked_journal_has_none_of_its_texts(journal: Journal) -> None:
    assert held(journal) > 600
    journal.lock()
    assert held(journal) == 0
    ours = (one for one in gc.get_objects() if isinstance(one, Lesson) and one.sentence.startswith("Sail "))
    assert not any(ours)


def test_it_is_closed_to_everybody_before_anything_of_it_goes(journal: Journal) -> None:
    vault = journal._store.vault
    keys = vault._session.keys
    ending = journal.locking()
    assert journal.is_locked
    assert not any(keys.vault)
    with pytest.raises(Locked):
        journal.get(Ref(Kind.LESSON, 1))
    with pytest.raises(SessionStopped):  # whoever came before the lock and waited
        vault.save([Put("lesson", 301, {})])
    with pytest.raises(SessionStopped):  # it would write what is left
        vault.compact()
    with pytest.raises(SessionStopped):
        vault.seal(b"under no key")
    ending.close()


def test_a_great_deal_goes_a_little_at_a_time() -> None:
    documents = dict.fromkeys(range(3 * SOME + 1), WORDS)
    left = [len(documents) for _ in emptied(documents)]
    assert left == [2 * SOME + 1, SOME + 1, 1, 0]
    numbers = list(range(SOME + 1))
    assert [len(numbers) for _ in emptied(numbers)] == [1, 0]
    some = set(range(SOME + 1))
    assert [len(some) for _ in emptied(some)] == [1, 0]


def test_what_is_left_in_memory_goes_in_many_steps() -> None:
    assert sum(1 for _ in letting_go(())) > 50


def test_opening_it_again_waits_until_it_is_closed(
    journal: Journal, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_it, goes_on = threading.Event(), threading.Event()
    vault = journal._store.vault
    close = vault.close

    def slowly() -> None:
        at_it.set()
        goes_on.wait(30)
        close()

    monkeypatch.setattr(vault, "close", slowly)
    thread = threading.Thread(target=journal.locking().close)
    thread.start()
    at_it.wait(30)
    opened: list[Journal] = []
    another = threading.Thread(target=lambda: opened.append(door.open(PASSPHRASE)))
    another.start()
    assert not opened
    goes_on.set()
    thread.join(30)
    another.join(30)
    assert opened[0].count(Kind.LESSON) == 300
    opened[0].lock()


def test_it_is_closed_even_where_letting_go_fails(
    journal: Journal, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise MemoryError

    monkeypatch.setattr(journal.searching, "forget", fails)
    ending = journal.locking()
    with pytest.raises(MemoryError):
        ending.close()
    door.open(PASSPHRASE).lock()


def test_the_days_copy_has_what_was_written_before_the_lock(journal: Journal, door: Door) -> None:
    journal.keep(structs.replace(journal.lessons[1], sentence="Written last"))
    journal.locking().close()
    copy = door.backups()[0].path
    assert copy.read_bytes() == door.paths.journal.read_bytes()


def test_nothing_can_be_found_while_what_is_left_is_done(journal: Journal) -> None:
    ending = journal.locking()
    with pytest.raises(Locked):
        journal.find("sail")
    with pytest.raises(Locked):
        _ = journal.order
    with pytest.raises(Locked):
        list(journal)
    ending.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the library's own count is asked for there")
def test_an_index_that_goes_is_not_copied_first(journal: Journal) -> None:
    import _sqlite3

    library = ctypes.CDLL(_sqlite3.__file__)
    try:
        used, most = library.sqlite3_memory_used, library.sqlite3_memory_highwater
    except AttributeError:
        pytest.skip("the library is a part of Python here")
    used.restype = most.restype = ctypes.c_int64
    index = SearchIndex()
    index.put((row_of(entry, journal.title(entry)) for entry in journal), all_new=True)
    before = used()
    most(1)
    index.close()
    assert most(0) < 1.1 * before
