"""Many entries at once: all of them or none, however many saves it takes and wherever it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from careerjournal.access.door import Door
from careerjournal.journal import taking_in
from careerjournal.journal.errors import JournalError, NumberTaken
from careerjournal.journal.journal import Journal
from careerjournal.journal.taking_in import Beside
from careerjournal.model import Arrangement, Kind, Ref, Reflection, Setback, to_record
from tests.conftest import PASSPHRASE


def few(count: int, begin: int = 0) -> list[Reflection]:
    return [Reflection(body=f"day {number}") for number in range(begin, begin + count)]


@pytest.fixture
def small_saves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every entry takes a save of its own."""
    monkeypatch.setattr(taking_in, "AT_ONCE", 1)


@pytest.mark.usefixtures("small_saves")
def test_several_saves_are_one_to_whoever_looks(journal: Journal) -> None:
    journal.add(Reflection(body="mine"))
    refs = journal.take_in([*few(3), Setback(what_happened="Lost")], "took in 4")
    assert refs == [Ref(Kind.REFLECTION, number) for number in (2, 3, 4)] + [Ref(Kind.SETBACK, 1)]
    assert [one.body for one in journal.reflections] == ["mine", "day 0", "day 1", "day 2"]
    assert journal.is_up_to_date
    assert journal.undo() == "took in 4"
    assert [one.body for one in journal.reflections] == ["mine"]
    assert (len(journal.setbacks), journal.trash()) == (0, [])
    assert journal.add(Reflection(body="next")).number == 5


def test_what_was_changed_since_goes_to_the_trash_when_it_is_undone(journal: Journal) -> None:
    journal.take_in(few(2), "took in 2")
    journal.keep(structs.replace(journal.reflections[2], body="mine now"))
    journal._undo.pop()  # as if it were too long ago to be undone
    journal.undo()
    assert [trashed.ref.number for trashed in journal.trash()] == [2]


@pytest.mark.usefixtures("small_saves")
def test_where_a_save_fails_none_is_kept(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.add(Reflection(body="mine"))
    insert, seen = taking_in.insert, []

    def fails_late(*given: object) -> None:
        seen.append(given)
        if len(seen) == 3:
            raise JournalError("The disk is full.")
        insert(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(taking_in, "insert", fails_late)
    with pytest.raises(JournalError):
        journal.take_in(few(4), "took in 4")
    assert [one.body for one in journal.reflections] == ["mine"]
    assert journal.count(*Kind) == 1
    assert journal.is_up_to_date


@pytest.mark.usefixtures("small_saves")
def test_it_can_be_stopped_and_none_is_kept(journal: Journal) -> None:
    told: list[int] = []

    def wanted(done: int) -> bool:
        told.append(done)
        return done < 2

    assert journal.take_in(few(4), "took in 4", wanted=wanted) == []
    assert told == [0, 1, 2]
    assert journal.count(*Kind) == 0
    assert journal.undo() is None


@pytest.mark.usefixtures("small_saves")
def test_where_the_program_ends_in_the_middle_the_next_opening_finds_none(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, _ = door.create(PASSPHRASE)
    journal.add(Reflection(body="mine"))
    insert, seen = taking_in.insert, []

    def ends(*given: object) -> None:
        seen.append(given)
        if len(seen) == 3:
            raise KeyboardInterrupt
        insert(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(taking_in, "insert", ends)
    monkeypatch.setattr(taking_in, "take_out", lambda _: None)  # nobody is there any more to do it
    with pytest.raises(KeyboardInterrupt):
        journal.take_in(few(4), "took in 4")
    journal.lock()
    reader = door.open(PASSPHRASE, read_only=True)
    assert not reader.is_up_to_date  # which the shell sees to before it reads
    reader.lock()
    again = door.open(PASSPHRASE)
    assert [one.body for one in again.reflections] == ["mine"]
    assert again.is_up_to_date
    again.lock()


def test_a_whole_journal_comes_with_its_history_its_trash_and_its_arrangement(journal: Journal, door: Door) -> None:
    del door
    old = to_record(Reflection(body="before"))
    stamp = journal.moment().isoformat()
    beside = Beside(
        versions=[{"of": "reflection 7", "until": stamp, "record": old, "v": 2}],
        trash=[{"kind": "reflection", "number": 9, "record": old, "when": stamp, "v": 2}],
        arrangement=Arrangement(areas=("Harbour",)),
    )
    journal.take_in([Reflection(number=7, body="now")], "took in a journal", beside)
    assert journal.reflections[7].body == "now"
    assert [version.entry.body for version in journal.history(Ref(Kind.REFLECTION, 7))] == ["before"]
    assert [trashed.ref.number for trashed in journal.trash()] == [9]
    assert journal.arrangement.areas == ("Harbour",)
    assert journal.next_number(Kind.REFLECTION) == 10
    with pytest.raises(NumberTaken):
        journal.take_in([Reflection(number=7, body="another")], "took in one")
    journal.undo()
    assert (journal.count(*Kind), journal.trash(), journal.history(Ref(Kind.REFLECTION, 7))) == (0, [], [])


def test_entries_keep_where_they_came_from_in_the_file(door: Door, tmp_path: Path) -> None:
    del tmp_path
    journal, _ = door.create(PASSPHRASE)
    from careerjournal.model import Origin

    origin = Origin(program="jrnl", id="x", stamp="2024-01-01 10:00", fields='{"unknown": {}}')
    journal.take_in([Reflection(body="one", origin=origin)], "took in 1")
    journal.lock()
    again = door.open(PASSPHRASE, read_only=True)
    assert again.reflections[1].origin == origin
    again.lock()
