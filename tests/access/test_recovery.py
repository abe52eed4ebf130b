"""Restoring a journal, cut short: what the next opening makes of it. Every moment of it is in tests/vault/campaign."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths, interrupted
from careerjournal.access.recovery import finish_restore
from careerjournal.journal.errors import JournalError
from careerjournal.model import Reflection
from careerjournal.vault import Disk, Location
from tests.conftest import CHEAP_COST, PASSPHRASE


@pytest.fixture
def backup(door: Door, tmp_path: Path) -> Path:
    """A copy of the journal behind `door`, from before its last entry."""
    made = door.create(PASSPHRASE).journal
    made.add(Reflection(body="Kept"))
    copy = shutil.copyfile(door.paths.journal, tmp_path / "copy.cjv")
    made.add(Reflection(body="Since then"))
    made.lock()
    return copy


def bodies(door: Door, **how: bool) -> list[str]:
    journal = door.open(PASSPHRASE, **how)
    try:
        return [entry.body for entry in journal.reflections]
    finally:
        journal.lock()


@pytest.fixture
def cut_short(door: Door, backup: Path, monkeypatch: pytest.MonkeyPatch) -> Door:
    """The power fails between the two renamings of a restore: nothing is in the journal's place."""

    class PowerCut(BaseException):
        pass

    rename = Disk.rename

    def fails(disk: Disk, source: Path, target: Path) -> None:
        if target == door.paths.journal:
            raise PowerCut
        rename(disk, source, target)

    with monkeypatch.context() as patch:
        patch.setattr(Disk, "rename", fails)
        patch.setattr("careerjournal.access.recovery._put_back", lambda *_: None)
        with pytest.raises(PowerCut):
            door.restore(backup, PASSPHRASE, PASSPHRASE)
    assert not door.paths.journal.exists()
    return door


class TestARestoreCutShort:
    def test_is_finished_by_the_next_opening_which_says_so(self, cut_short: Door) -> None:
        assert cut_short.exists()  # or somebody would be asked to make a new one
        assert bodies(cut_short, anyway=True) == ["Kept"]
        said = cut_short.notices()
        assert any("A restore had been interrupted, and is finished now." in notice for notice in said)
        assert not any("interrupted" in notice for notice in cut_short.notices())
        folder = cut_short.paths.journal.parent
        [aside] = folder.glob("journal-replaced-*")
        there = Door(Paths(aside, cut_short.paths.state, cut_short.paths.settings), CHEAP_COST)
        assert bodies(there, read_only=True, anyway=True) == ["Kept", "Since then"]
        assert not interrupted(cut_short.paths.journal).exists()

    def test_no_new_journal_is_made_in_its_place(self, cut_short: Door) -> None:
        with pytest.raises(JournalError, match="already stands"):
            cut_short.create("another passphrase")
        assert bodies(cut_short, anyway=True) == ["Kept"]

    def test_restoring_again_leaves_both_kept(self, cut_short: Door, backup: Path) -> None:
        cut_short.restore(backup, PASSPHRASE, PASSPHRASE)
        assert bodies(cut_short) == ["Kept"]
        assert len(list(cut_short.paths.journal.parent.glob("journal-replaced-*"))) == 1

    def test_what_waits_can_be_named_as_a_backup_and_is_not_lost(self, cut_short: Door) -> None:
        waiting = interrupted(cut_short.paths.journal)
        with pytest.raises(JournalError, match="left of a restore that did not finish"):
            cut_short.restore(waiting, PASSPHRASE, PASSPHRASE)
        assert bodies(cut_short, anyway=True) == ["Kept"]


def test_what_is_left_of_one_that_never_got_there_is_cleared_away(door: Door, backup: Path) -> None:
    waiting = interrupted(door.paths.journal)
    unfinished = waiting.with_name(f"{waiting.name}.new")
    for left in (waiting, unfinished):
        shutil.copyfile(backup, left)
    assert bodies(door) == ["Kept", "Since then"]
    assert not waiting.exists()
    assert not unfinished.exists()
    assert door.notices() == []


def test_half_a_copy_is_not_taken_for_a_journal(door: Door, backup: Path) -> None:
    waiting = interrupted(door.paths.journal)
    waiting.with_name(f"{waiting.name}.new").write_bytes(backup.read_bytes()[:9000])
    door.paths.journal.unlink()
    assert not door.exists()
    with pytest.raises(JournalError, match="no journal"):
        door.open(PASSPHRASE)
    door.create(PASSPHRASE).journal.lock()


def test_while_another_process_restores_it_is_left_alone(door: Door, backup: Path) -> None:
    waiting = interrupted(door.paths.journal)
    shutil.copyfile(backup, waiting)
    location = Location(door.paths.journal, door.paths.state)
    held = Disk().lock(location.lock)
    try:
        assert not finish_restore(location)
    finally:
        held.release()
    assert waiting.exists()
