"""The index is built behind the screen, in step with every save, holds no text, and is gone with the lock."""

from __future__ import annotations

import gc
import sqlite3
import threading
import time
import weakref
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

import pytest
from msgspec import structs

from careerjournal.access.door import Door
from careerjournal.journal.errors import Locked
from careerjournal.journal.journal import Journal
from careerjournal.journal.search import search as module
from careerjournal.journal.search.excerpts import LIT
from careerjournal.journal.search.index import EVERY, SearchIndex
from careerjournal.journal.search.rows import Row
from careerjournal.journal.search.search import SLICE
from careerjournal.model import Kind, Lesson, Move, PartialDate, Ref, Reflection, Role, Setback, Share, from_record
from tests.conftest import PASSPHRASE

Work = Callable[[], object]


class Behind:
    """Has work done when a test says so, or in threads."""

    def __init__(self) -> None:
        self.waiting: list[Work] = []
        self.threads: list[threading.Thread] = []

    def __call__(self, work: Work) -> None:
        self.waiting.append(work)

    def work(self) -> None:
        while self.waiting:
            self.waiting.pop()()

    def in_a_thread(self, work: Work) -> None:
        thread = threading.Thread(target=work)
        self.threads.append(thread)
        thread.start()

    def join(self) -> None:
        for thread in self.threads:
            thread.join(30)
            assert not thread.is_alive()


@pytest.fixture
def behind() -> Behind:
    return Behind()


def fill(journal: Journal, count: int, body: str = "rain on the quay") -> None:
    with journal.together():
        for number in range(count):
            journal.add(Reflection(body=f"{body} n{number}", when=PartialDate(2024), tags=("quay",)))


def asked(journal: Journal, words: str) -> tuple[int, bool]:
    found = journal.searching.ask(words)
    assert found is not None
    return found.total, found.whole


def test_it_is_there_as_far_as_it_goes_and_says_so(journal: Journal, behind: Behind) -> None:
    fill(journal, 3 * SLICE)
    journal.add(Setback(what_happened="rain"))
    search = journal.searching
    assert search.progress == (0, 3 * SLICE + 1)
    search.begin(behind)
    assert asked(journal, "rain") == (SLICE, False)
    assert search.progress == (SLICE, 3 * SLICE + 1)
    behind.work()
    assert search.is_whole
    assert asked(journal, "rain") == (3 * SLICE + 1, True)
    assert search.progress == (3 * SLICE + 1, 3 * SLICE + 1)


def test_it_is_not_there_before_the_last_of_it_is_in(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was said to be there was counted without what was still going in, and never again."""
    fill(journal, SLICE // 2)
    search, put = journal.searching, SearchIndex.put
    said: list[object] = []

    def ask_meanwhile(index: SearchIndex, *rows: Any, **named: Any) -> None:
        said.extend((search.is_whole, search.is_built, search.progress))
        put(index, *rows, **named)

    monkeypatch.setattr(SearchIndex, "put", ask_meanwhile)
    search.find("rain")
    assert said == [False, False, (0, SLICE // 2)]
    assert (search.is_whole, search.progress) == (True, (SLICE // 2, SLICE // 2))
    journal.add(Reflection(body="snow"))
    search.find("snow")
    assert said[3:] == [False, False, (SLICE // 2, SLICE // 2 + 1)]


def test_what_is_kept_or_deleted_while_it_is_built_counts_as_it_is_now(journal: Journal, behind: Behind) -> None:
    fill(journal, 2 * SLICE)
    journal.searching.begin(behind)
    asked(journal, "rain")  # the first slice is in
    reflections = journal.reflections
    journal.keep(structs.replace(reflections[1], body="snow"))
    journal.keep(structs.replace(reflections[SLICE + 1], body="snow"))
    journal.delete(Ref(Kind.REFLECTION, 2))
    journal.delete(Ref(Kind.REFLECTION, SLICE + 2))
    journal.add(Lesson(sentence="rain, and a lesson"))
    assert asked(journal, "snow") == (2, False)
    assert asked(journal, "lesson") == (1, False)
    behind.work()
    assert asked(journal, "snow") == (2, True)
    assert asked(journal, "rain") == (2 * SLICE - 3, True)
    assert journal.searching.tags.all() == [("quay", 2 * SLICE - 2)]


def test_each_save_is_taken_in_behind_the_screen(journal: Journal, behind: Behind) -> None:
    journal.searching.begin(behind)
    behind.work()
    journal.add(Reflection(body="rain", tags=("Quay",)))
    assert (len(behind.waiting), journal.searching.tags.all()) == (1, [])
    behind.work()
    assert journal.searching.tags.all() == [("Quay", 1)]
    journal.undo()
    behind.work()
    assert journal.searching.tags.all() == []
    role = journal.add(Role(title_="Analyst"))
    move = journal.add(Move(to_role=role.ref))
    journal.keep(structs.replace(role, title_="Navigator"))
    behind.work()
    assert journal.searching.titled("navig", 9) == [role.ref, move.ref]
    assert journal.searching.titled("analyst", 9) == []


def test_a_save_costs_nothing_until_somebody_searches(journal: Journal) -> None:
    fill(journal, 3)
    assert journal.searching._index is None
    assert not journal.searching._due


def test_what_is_taken_back_as_a_block_fails_is_not_found(journal: Journal, behind: Behind) -> None:
    fill(journal, 3 + SLICE)
    journal.searching.begin(behind)
    behind.work()

    def fail() -> None:
        with journal.together():
            journal.add(Reflection(body="snow"))
            assert journal.find("snow").total == 1
            journal.delete(Ref(Kind.REFLECTION, 1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert asked(journal, "snow") == (0, True)
    assert asked(journal, "rain") == (3 + SLICE, True)


def test_what_was_let_go_of_is_read_again_once_somebody_asks(journal: Journal, behind: Behind) -> None:
    fill(journal, 3 + SLICE)
    journal.searching.begin(behind)
    behind.work()
    journal._index.forget()  # as where the file turned out to hold something else
    assert asked(journal, "rain") == (SLICE, False)
    behind.work()
    assert asked(journal, "rain") == (3 + SLICE, True)


def test_it_is_made_anew_once_most_of_it_counts_no_longer(
    journal: Journal, behind: Behind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_DEAD", 5)
    fill(journal, 2)
    journal.searching.begin(behind)
    behind.work()
    first = journal.searching._index
    for turn in range(7):
        journal.keep(structs.replace(journal.reflections[1], body=f"turn{turn}"))
        behind.work()
    index = journal.searching._index
    assert index is not None
    assert index is not first
    assert index.dead < 5
    assert asked(journal, "turn6 ") == (1, True)
    assert asked(journal, '"turn5"') == (0, True)
    assert asked(journal, "rain") == (1, True)


def test_no_text_is_in_it(journal: Journal, behind: Behind) -> None:
    journal.add(Reflection(body="The marmalade was bitter, again and again."))
    journal.find("marmalade")
    index = journal.searching._index
    assert index is not None
    assert index._rows.execute("SELECT title, body FROM said").fetchall() == [(None, None)]
    kept = index._rows.serialize().lower()
    assert b"marmalade" in kept
    assert b"marmalade was" not in kept
    assert b"bitter," not in kept


@pytest.mark.parametrize("after", [0.0, 0.002, 0.01, 0.03, 0.1])
def test_a_lock_in_the_middle_leaves_nothing(journal: Journal, behind: Behind, after: float) -> None:
    fill(journal, 40 * SLICE, "marmalade " * 20)
    search = journal.searching
    search.begin(behind.in_a_thread)
    time.sleep(after)
    index = search._index
    journal.lock()
    behind.join()
    assert search._index is None
    if index is not None:
        assert index.tags.all() == []
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            index._rows.execute("SELECT 1")
        gone = weakref.ref(index)
        del index
        gc.collect()
        assert gone() is None
    for ask in (lambda: search.ask("marmalade"), lambda: search.titled("marmalade", 9), lambda: search.find("x")):
        with pytest.raises(Locked):
            ask()


def test_after_a_lock_in_the_middle_all_is_found_as_it_was_kept(
    real_journal: Journal, door: Door, behind: Behind
) -> None:
    fill(real_journal, 4 * SLICE)
    real_journal.searching.begin(behind)
    assert asked(real_journal, "rain") == (SLICE, False)  # it is in the middle of it
    real_journal.keep(structs.replace(real_journal.reflections[1], body="snow"))
    real_journal.keep(structs.replace(real_journal.reflections[3 * SLICE], body="snow"))
    real_journal.delete(Ref(Kind.REFLECTION, 2))
    real_journal.delete(Ref(Kind.REFLECTION, 3 * SLICE + 1))
    real_journal.add(Lesson(sentence="rain, and a lesson"))
    real_journal.lock()
    behind.work()
    journal = door.open(PASSPHRASE)
    try:
        journal.searching.begin(behind)
        assert asked(journal, "rain") == (SLICE - 1, False)
        behind.work()
        assert journal.searching.is_whole
        assert asked(journal, "rain") == (4 * SLICE - 3, True)
        assert asked(journal, "snow") == (2, True)
        assert asked(journal, "lesson") == (1, True)
    finally:
        journal.lock()


def test_asking_saving_and_building_at_once_come_to_the_same(real_journal: Journal, behind: Behind) -> None:
    journal = real_journal
    fill(journal, 10 * SLICE)
    search = journal.searching
    search.begin(behind.in_a_thread)
    wrong: list[object] = []

    def ask() -> None:
        for _ in range(60):
            found = search.ask("rain OR quay")
            wrong.extend([] if found is not None else [found])
            search.titled("quay", 5)

    behind.in_a_thread(ask)
    for number in range(1, 30):
        journal.keep(structs.replace(journal.reflections[number], body=f"snow n{number}"))
        if number % 10 == 0:
            with journal.together():
                journal.add(Reflection(body="hail"))
                assert journal.find("hail").total == number // 10
    behind.join()
    assert wrong == []
    assert journal.find("snow").total == 29
    assert journal.find("rain").total == 10 * SLICE - 29
    assert journal.find("hail").total == 2


class Counted:
    """Counts what work a search does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read = self.rows = 0
        put = SearchIndex.put

        def read(*given: object) -> object:
            self.read += 1
            return from_record(*given)  # type: ignore[arg-type]

        def taken(index: SearchIndex, rows: Iterable[Row], *given: Any, **named: Any) -> None:
            taken_in = list(rows)
            self.rows += len(taken_in)
            put(index, taken_in, *given, **named)

        monkeypatch.setattr("careerjournal.journal.index.from_record", read)
        monkeypatch.setattr(SearchIndex, "put", taken)


@pytest.mark.parametrize(
    ("words", "most"),
    [("heron", 3), ("heron snow", 1), ("#Heron", 1), ("year:1999", 1), ("kind:lesson", 1), ("nothing", 0), ("?!", 0)],
)
def test_a_single_search_builds_no_index_and_reads_no_more_than_may_fit(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, words: str, most: int
) -> None:
    fill(journal, 300)
    journal.add(Reflection(body="heron", when=PartialDate(1999)))
    journal.add(Reflection(body="heron and snow"))
    journal.add(Lesson(sentence="a lesson", tags=("heron",)))
    expected = journal.find(words)
    counted = Counted(monkeypatch)
    fresh = Journal(journal._store.database, now=journal.now)
    monkeypatch.setattr("careerjournal.journal.search.index.sqlite3.connect", None)
    found = fresh.find_once(words)
    assert (found.refs, found.total) == (expected.refs, expected.total)
    assert (counted.rows, counted.read) == (0, most)
    assert fresh.searching._index is None


def test_a_single_search_finds_what_the_index_does(sample_journal: Journal) -> None:
    sample_journal.add(Share(for_whom="Otto", form="markdown"))
    words = {word for entry in sample_journal for word in sample_journal.title(entry).split()}
    years = {f"{prefix}{entry.date.year}" for entry in sample_journal if entry.date for prefix in ("", "year:")}
    tags = {f'#"{tag}"' for entry in sample_journal for tag in entry.tags}
    people = {f'person:"{name.name}"' for name in sample_journal.names}
    assert len(words) > 100
    for asked in (*words, *years, *tags, *people, *(f"{year} {tag}" for year in years for tag in tags)):
        found, once = sample_journal.find(asked, 999), sample_journal.find_once(asked, 999)
        assert (once.total, sorted(once.refs)) == (found.total, sorted(found.refs)), asked


def test_what_goes_wrong_in_a_search_is_no_answer_that_nobody_wants(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.find("rain")
    monkeypatch.setattr("careerjournal.journal.search.index.expression", lambda *_: "((")
    with pytest.raises(sqlite3.OperationalError):
        journal.find("snow")


def test_asking_reads_no_entry(journal: Journal, behind: Behind, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(journal, 300)
    fresh = Journal(journal._store.database, now=journal.now)
    fresh.searching.begin(behind)
    behind.work()
    counted = Counted(monkeypatch)
    assert len(fresh.searching.titled("rai", 50)) == 50
    assert asked(fresh, "rain") == (300, True)
    assert counted.read == 0
    assert fresh.get(Ref(Kind.REFLECTION, 7)) is not None
    assert counted.read == 1


def test_how_many_there_are_in_all(journal: Journal) -> None:
    fill(journal, 250)
    for find in (journal.find, journal.find_once):
        assert [(len(found.refs), found.total) for found in (find("rain"), find("rain", 3), find("rain", 999))] == [
            (200, 250),
            (3, 250),
            (250, 250),
        ]
    assert len(journal.search("rain")) == 200


def test_every_one_is_every_one(journal: Journal) -> None:
    fill(journal, 250, "Otto in the rain")
    for words in ("rain", "person:Otto", "kind:reflection"):
        assert len(journal.find(words, EVERY).refs) == 250


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("kind:nonsense rain", "“nonsense” is not a kind of entry. The kinds are reflection, "),
        ("?!", "There is no word in that to look for."),
        ("kind:story rain", "There is no story in this journal yet."),
        ("#qua", "No entry has the tag “qua”. Tags that begin so: “quay”."),
        ("#none", "No entry has the tag “none”."),
        ("year:1999", "No entry is of 1999."),
        ("person:Otto", "No entry names “Otto”. Only one that is on your list is found by its beginning."),
        ("rain zzz", "No entry has a word that begins “zzz”."),
        ("zzz rain", "No entry has the word “zzz”."),
        ('"on rain"', "No entry says “on rain” in just these words. Without the quotes "),
        ("n1 n22", "Each of these words is in some entry, but no entry has them all."),
        ("kind:lesson rain", "No entry that has the words is of this kind, tag, year or person."),
        ("kind:lesson #quay", "No entry is all of that at once."),
    ],
)
def test_why_there_is_none(journal: Journal, words: str, why: str) -> None:
    fill(journal, 30)
    journal.add(Lesson(sentence="Snow."))
    found = journal.find(words)
    assert found.total == 0
    assert found.why.startswith(why)
    assert journal.find("rain").why == ""


def test_an_excerpt_is_without_marks(journal: Journal) -> None:
    body = "# Heading\n\n- *one* `two` __three__ [four](http://x.example/y) [[lesson 3]] snake_case 2 * 3 ~~six~~ seven"
    journal.add(Reflection(body=body))
    [hit] = journal.search("seven")
    assert hit.excerpt == "one two three four lesson 3 snake_case 2 * 3 six \ue000seven\ue001"
    [hit] = journal.search("heading")
    assert hit.excerpt == "\ue000Heading\ue001"


def test_what_was_found_is_near_the_beginning_of_its_excerpt(journal: Journal) -> None:
    for place in range(40):
        journal.add(Reflection(body=f"{'rain on the quay ' * place}heron {'and snow ' * 30}"))
    hits = journal.search("heron")
    assert len(hits) == 40
    for hit in hits:
        assert 0 <= hit.excerpt.find(LIT[0]) < 60
        assert len(hit.excerpt) < 100


def test_one_tag_in_two_spellings_is_one_tag(journal: Journal) -> None:
    for written in (("Walking", "rain"), ("walking",), ("walking", "WALKING"), ("Rain",)):
        journal.add(Reflection(body="x", tags=written))
    journal.find("x")
    tags = journal.searching.tags
    assert tags.all() == [("walking", 3), ("rain", 2)]
    assert tags.begun("WAL") == [("walking", 3)]
    journal.delete(Ref(Kind.REFLECTION, 2))
    journal.find("x")
    assert tags.all() == [("rain", 2), ("Walking", 2)]


def test_a_tag_that_came_in_with_its_sign_is_the_tag(journal: Journal) -> None:
    journal.add(Reflection(body="x", tags=("Walking",)))
    journal.add(Reflection(body="x", tags=("#walking", "C#")))
    for asked in ("#walking", "##walking", "tag:walking"):
        assert journal.find(asked).total == 2
    assert journal.find("#c").total == 0
    assert journal.searching.tags.all() == [("Walking", 2), ("C#", 1)]


@pytest.mark.parametrize("first", ["the reading", "the search", "each in turn"])
def test_the_reading_and_the_search_read_an_entry_once_for_both(
    first: str, journal: Journal, behind: Behind, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One that is far behind the other reads again what is not held for so long.
    count = 3 * SLICE if first == "each in turn" else SLICE // 2
    fill(journal, count)
    journal._index.forget()
    decoded: list[int] = []

    def decode(record: dict[str, Any], number: int, *rest: Any) -> Any:
        decoded.append(number)
        return from_record(record, number, *rest)

    monkeypatch.setattr("careerjournal.journal.index.from_record", decode)
    journal.read_on(0)  # it has begun
    if first == "the search":
        journal.searching.begin(behind)
        behind.work()
    elif first == "each in turn":
        while not journal.searching.is_whole:
            journal.searching._take_in_some(wait=True)
            for _ in range(SLICE // 2):
                journal.read_on(0)
    while not journal.read_on(0):
        pass
    journal.searching.begin(behind)
    behind.work()
    assert journal.searching.is_whole
    assert len(journal.find("rain", EVERY).refs) == count == len(decoded)
    assert not journal._index._ahead


def test_others_use_the_journal_while_the_search_makes_entries_of_records(
    journal: Journal, behind: Behind, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(journal, 3)
    journal._index.forget()
    counted: list[int] = []

    def decode(*given: Any) -> Any:
        if not counted:
            behind.in_a_thread(lambda: counted.append(journal.count(Kind.REFLECTION)))
            behind.join()
        return from_record(*given)

    monkeypatch.setattr("careerjournal.journal.index.from_record", decode)
    journal.searching.begin(behind)
    behind.work()
    assert (counted, asked(journal, "rain")) == ([3], (3, True))


def test_what_changes_after_the_search_read_it_is_read_anew(journal: Journal, behind: Behind) -> None:
    fill(journal, SLICE)
    journal._index.forget()
    journal.read_on(0)
    journal.searching.begin(behind)
    behind.work()
    last, gone = Ref(Kind.REFLECTION, SLICE), Ref(Kind.REFLECTION, SLICE - 1)
    journal._index._recent.clear()
    journal.keep(structs.replace(journal.reflections[SLICE], body="snow"))
    journal._index._recent.clear()
    journal.delete(gone)
    assert journal.order.get(gone) is None
    card = journal.order.get(last)
    assert card is not None
    assert card.title == "snow"
    behind.work()
    assert journal.find("snow").refs == [last]


def test_the_building_goes_on_when_it_has_a_turn_and_what_is_kept_goes_before_it(
    journal: Journal, behind: Behind
) -> None:
    fill(journal, 12 * SLICE)
    asked_for: list[int] = []

    def turn() -> bool:
        asked_for.append(journal.searching.count)
        return len(asked_for) % 3 == 0

    journal.searching.begin(behind, turn)
    behind.work()
    assert journal.searching.is_whole
    counts = sorted(set(asked_for))
    assert sorted(asked_for) == [count for count in counts for _ in range(3)]
    at_once = [later - count for count, later in pairwise(counts)]
    assert set(at_once[: SLICE // 16]) == {SLICE // 2}, "little of them is held at once to begin with"
    assert at_once == sorted(at_once)
    assert SLICE < at_once[-1] <= counts[-2] // 8
    journal.add(Reflection(body="snow"))
    behind.work()
    assert (asked(journal, "snow"), len(asked_for)) == ((1, True), 3 * len(counts))


def test_the_reading_is_ahead_of_a_search_that_is_being_built_by_what_is_held_for_it(
    journal: Journal, behind: Behind, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(journal, 20 * SLICE)
    journal._index.forget()
    decoded: list[int] = []

    def decode(record: dict[str, Any], number: int, *rest: Any) -> Any:
        decoded.append(number)
        return from_record(record, number, *rest)

    monkeypatch.setattr("careerjournal.journal.index.from_record", decode)
    before = journal.leaves_turn
    assert not before, "nobody waits for a search that is not begun"
    journal.searching.begin(behind)
    while not journal.is_read:
        if journal.leaves_turn:
            journal.searching._take_in_some(wait=True)
        else:
            journal.read_on(0)
    behind.work()
    assert journal.searching.is_whole
    assert not journal.leaves_turn
    assert len(decoded) == 20 * SLICE


def test_the_reading_leaves_its_turn_while_the_search_reads_and_has_it_while_that_puts_in_what_it_read(
    journal: Journal, behind: Behind, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(journal, 20 * SLICE)
    journal._index.forget()
    while journal.read_so_far[0] < SLICE // 2:
        journal.read_on(0)
    while_read: set[bool] = set()
    while_put: list[bool] = []
    put = SearchIndex.put

    def decode(*given: Any) -> Any:
        while_read.add(journal.leaves_turn)
        return from_record(*given)

    def put_seen(self: SearchIndex, *given: Any, **named: Any) -> None:
        while_put.append(journal.leaves_turn)
        put(self, *given, **named)

    monkeypatch.setattr("careerjournal.journal.index.from_record", decode)
    monkeypatch.setattr(SearchIndex, "put", put_seen)
    journal.searching.begin(behind)
    journal.searching._take_in_some(2, wait=True)
    assert (while_read, while_put) == (set(), [False]), "what the reading holds is not read once more"
    journal._index._recent.clear()
    journal.searching._take_in_some(2, wait=True)
    assert (while_read, while_put) == ({True}, [False, False])
    behind_it = [journal.leaves_turn]
    journal.searching._take_in_some(SLICE, wait=True)
    assert [*behind_it, journal.leaves_turn] == [True, False], "it reads what the search has gone through"
    behind.work()
    assert (journal.searching.is_whole, journal.leaves_turn) == (True, False)
