"""Another journal of the same owner, put in the place of this one: as authentic as this one, and noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.journal.errors import AnotherJournal
from careerjournal.model import Reflection
from tests.conftest import CHEAP_COST, PASSPHRASE


@pytest.fixture
def other(door: Door, tmp_path: Path) -> Door:
    """The way to a second journal, with the same passphrase on the same device, beside the one behind `door`."""
    second = Door(Paths(tmp_path / "second" / "journal.cjv", door.paths.state, door.paths.settings), CHEAP_COST)
    for made, body in ((door, "The first"), (second, "The second")):
        journal = made.create(PASSPHRASE).journal
        journal.add(Reflection(body=body))
        journal.lock()
    return second


def body(door: Door, **how: bool) -> str:
    journal = door.open(PASSPHRASE, **how)
    try:
        return journal.reflections[1].body
    finally:
        journal.lock()


@pytest.fixture
def swapped(door: Door, other: Door) -> Door:
    """The door, with the second journal put in the first one's place."""
    door.paths.journal.write_bytes(other.paths.journal.read_bytes())
    return door


@pytest.mark.parametrize("read_only", [False, True])
def test_it_is_noticed_and_nothing_is_changed(swapped: Door, read_only: bool) -> None:
    before = swapped.paths.journal.read_bytes()
    with pytest.raises(AnotherJournal, match="not the one that was last opened from it") as refused:
        body(swapped, read_only=read_only)
    refusal = swapped.refusal(refused.value)
    assert refusal.title == "This is another journal than the one last opened here"
    assert refusal.choice == {"another": True}
    assert [way.command.rpartition(" ")[2] for way in refusal.ways] == ["BACKUP"]
    assert swapped.paths.journal.read_bytes() == before


def test_going_on_makes_it_the_one_that_belongs_here(swapped: Door) -> None:
    assert body(swapped, another=True) == "The second"
    assert body(swapped) == "The second"


def test_reading_it_does_not(swapped: Door) -> None:
    assert body(swapped, another=True, read_only=True) == "The second"
    with pytest.raises(AnotherJournal):
        body(swapped)


def test_the_right_one_put_back_opens_without_a_word(door: Door, other: Door) -> None:
    first = door.paths.journal.read_bytes()
    door.paths.journal.write_bytes(other.paths.journal.read_bytes())
    with pytest.raises(AnotherJournal):
        body(door)
    door.paths.journal.write_bytes(first)
    assert body(door) == "The first"
    assert door.notices() == []


def test_a_backup_with_new_keys_belongs_where_it_was_restored(door: Door, other: Door, tmp_path: Path) -> None:
    copy = tmp_path / "copy.cjv"
    other.back_up(copy, PASSPHRASE, lambda: PASSPHRASE)
    door.restore(copy, PASSPHRASE, PASSPHRASE)
    assert body(door) == "The second"


def test_where_nothing_was_opened_before_there_is_nothing_to_notice(swapped: Door) -> None:
    for record in swapped.paths.state.glob("place-*"):
        record.unlink()
    assert body(swapped) == "The second"


def test_a_record_that_cannot_be_written_keeps_nobody_out(door: Door, other: Door) -> None:
    for record in door.paths.state.glob("place-*"):
        record.unlink()
        record.mkdir()
    assert body(door) == "The first"


def test_the_record_does_not_say_where_journals_are(door: Door, other: Door) -> None:
    records = list(door.paths.state.glob("place-*"))
    assert len(records) == 2
    for record in records:
        assert record.stat().st_size == 16
        assert "journal" not in record.name
