"""What a day's copy holds, what opens it, and that nothing worse ever takes its place."""

from __future__ import annotations

import datetime as dt
import errno
import shutil
from pathlib import Path
from random import Random

import pytest

from careerjournal.access.backups import Backups
from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.journal.journal import Journal
from careerjournal.model import Reflection
from careerjournal.vault import (
    DeviceSecretMissing,
    Disk,
    Location,
    Put,
    RecoveryCode,
    Vault,
    VaultError,
    WrongPassphrase,
    check,
)
from careerjournal.vault.disk import Handle
from tests.conftest import CHEAP_COST, PASSPHRASE, Clock
from tests.vault.simulated import PowerCut, SimulatedDisk


@pytest.fixture
def door(tmp_path: Path, clock: Clock) -> Door:
    return Door(Paths.within(tmp_path), CHEAP_COST, now=clock)


@pytest.fixture
def code(door: Door) -> str:
    """The recovery code of a journal that was just made."""
    made = door.create(PASSPHRASE)
    made.journal.lock()
    return made.recovery_code


def write(journal: Journal, *words: str) -> None:
    for said in words:
        journal.add(Reflection(body=said))


def visit(door: Door, *words: str, **how: bool) -> None:
    journal = door.open(PASSPHRASE, **how)
    write(journal, *words)
    journal.lock()


def killed(door: Door, monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    """A session that ends without being locked."""
    journal = door.open(PASSPHRASE)
    write(journal, *words)
    with monkeypatch.context() as patch:
        patch.setattr(Backups, "keep_up", lambda *_: None)
        journal.lock()


def held(door: Door, path: Path, key: str | RecoveryCode = PASSPHRASE, state: Path | None = None) -> list[str]:
    """What a copy says, in the order in which it was put down."""
    location = Location(path, state or door.paths.state)
    with Vault.open(location, key, read_only=True, accept_rollback=True) as vault:
        return [str(document["body"]) for document in vault.mirror.get("reflection", {}).values()]


def all_held(door: Door) -> list[list[str]]:
    """What each copy says, the latest first."""
    return [held(door, backup.path) for backup in door.backups()]


class TestWhatItHolds:
    def test_the_first_days_writing(self, door: Door) -> None:
        journal = door.create(PASSPHRASE).journal
        write(journal, "One")
        assert door.backups() == []
        journal.lock()
        assert all_held(door) == [["One"]]

    @pytest.mark.usefixtures("code")
    def test_all_of_a_day_that_had_many_openings(self, door: Door, clock: Clock) -> None:
        for number in range(4):
            visit(door, f"{number}")
            clock.step(minutes=10)
        assert all_held(door) == [["0", "1", "2", "3"]]

    @pytest.mark.usefixtures("code")
    def test_what_a_killed_program_had_saved(self, door: Door, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
        killed(door, monkeypatch, "One")
        assert all_held(door) == [[]]
        killed(door, monkeypatch, "Two")
        assert all_held(door) == [["One"]]
        clock.step(days=1)
        visit(door, "Three")
        assert all_held(door) == [["One", "Two", "Three"], ["One", "Two"]]

    @pytest.mark.usefixtures("code")
    def test_past_midnight_both_days_have_it(self, door: Door, clock: Clock) -> None:
        journal = door.open(PASSPHRASE)
        write(journal, "Before")
        clock.step(days=1)
        write(journal, "After")
        journal.lock()
        assert all_held(door) == [["Before", "After"]] * 2

    @pytest.mark.usefixtures("code")
    def test_what_was_deleted_for_good_is_not_in_it(self, door: Door) -> None:
        journal = door.open(PASSPHRASE)
        write(journal, "Secret", "Plain")
        secret = next(entry for entry in journal.reflections if entry.body == "Secret")
        journal.delete(secret.ref)
        journal.delete_for_good(secret.ref)
        journal.lock()
        assert all_held(door) == [["Plain"]]

    @pytest.mark.usefixtures("code")
    def test_nothing_is_copied_where_nothing_was_written(self, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
        visit(door, "One")
        written: list[Path] = []
        real = Disk.write

        def noted(disk: Disk, handle: Handle, offset: int, data: bytes) -> None:
            written.append(handle.path)
            real(disk, handle, offset, data)

        monkeypatch.setattr(Disk, "write", noted)
        visit(door)
        assert [path for path in written if "backups" in path.parts] == []

    @pytest.mark.usefixtures("code")
    def test_a_clock_that_was_ahead_is_in_nobodys_way(self, door: Door, clock: Clock) -> None:
        clock.step(days=400)
        visit(door, "Ahead")
        clock.step(days=-400)
        visit(door, "Now")
        assert all_held(door) == [["Ahead"], ["Ahead", "Now"]]


class TestWhatOpensIt:
    def test_after_a_revocation(self, door: Door, code: str, clock: Clock) -> None:
        visit(door, "Yesterday")
        clock.step(days=1)
        journal = door.open(PASSPHRASE)
        write(journal, "Today")
        new = journal.keys.revoke(PASSPHRASE)
        today, yesterday = door.backups()  # at once, and not only when it is locked
        assert held(door, today.path) == ["Yesterday", "Today"]
        assert held(door, today.path, RecoveryCode.parse(new)) == ["Yesterday", "Today"]
        with pytest.raises(WrongPassphrase):
            held(door, today.path, RecoveryCode.parse(code))
        assert held(door, yesterday.path, RecoveryCode.parse(code)) == ["Yesterday"]
        with pytest.raises(DeviceSecretMissing):
            held(door, yesterday.path)
        write(journal, "Later")
        journal.lock()
        assert held(door, today.path, RecoveryCode.parse(new)) == ["Yesterday", "Today", "Later"]

    def test_after_another_recovery_code(self, door: Door, code: str) -> None:
        journal = door.open(PASSPHRASE)
        write(journal, "One")
        new = journal.keys.new_recovery_code()
        [backup] = door.backups()
        assert held(door, backup.path, RecoveryCode.parse(new), door.paths.state / "none") == ["One"]
        with pytest.raises(WrongPassphrase):
            held(door, backup.path, RecoveryCode.parse(code))
        journal.lock()

    @pytest.mark.parametrize("by_code", [True, False])
    def test_after_another_passphrase(self, door: Door, code: str, by_code: bool) -> None:
        journal = door.open(code, code=True) if by_code else door.open(PASSPHRASE)
        write(journal, "One")
        journal.keys.change_passphrase(None if by_code else PASSPHRASE, "another")
        [backup] = door.backups()
        assert held(door, backup.path, "another") == ["One"]
        with pytest.raises(WrongPassphrase):
            held(door, backup.path)
        journal.lock()

    @pytest.mark.usefixtures("code")
    def test_a_copy_that_fails_takes_nothing_from_the_new_keys(
        self, door: Door, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        journal = door.open(PASSPHRASE)
        write(journal, "One")
        assert door.notices() == []
        [backup] = door.backups()
        before = backup.path.read_bytes()

        def full(disk: Disk, source: Path, target: Path) -> None:
            if "backups" in target.parts:
                raise OSError(errno.ENOSPC, "full")
            source.replace(target)

        with monkeypatch.context() as patch:
            patch.setattr(Disk, "rename", full)
            new = journal.keys.revoke(PASSPHRASE)
            journal.lock()
        [said] = door.notices()
        assert "the disk is full" in said
        assert backup.path.read_bytes() == before
        door.open(new, code=True).lock()
        assert held(door, door.backups()[0].path, RecoveryCode.parse(new)) == ["One"]


class TestWhatTakesItsPlace:
    @pytest.mark.usefixtures("code")
    def test_an_older_copy_of_the_journal_does_not(self, door: Door, tmp_path: Path) -> None:
        """Somebody goes on with an older file: what the day's copy holds may be all that is left of the newer one."""
        visit(door, "One")
        shutil.copy(door.paths.journal, tmp_path / "older")
        visit(door, "Two")
        shutil.copy(tmp_path / "older", door.paths.journal)
        visit(door, "Three", anyway=True)
        assert all_held(door) == [["One", "Three"], ["One", "Two"]]
        assert [backup.path.name[-6:] for backup in door.backups()] == ["-2.cjv", "22.cjv"]
        visit(door, "Four")
        assert all_held(door) == [["One", "Three", "Four"], ["One", "Two"]]

    @pytest.mark.usefixtures("code")
    def test_nor_does_another_journal(self, door: Door, tmp_path: Path, clock: Clock) -> None:
        visit(door, "Mine")
        other = Door(door.paths._replace(journal=tmp_path / "other.cjv"), CHEAP_COST, now=clock)
        journal = other.create(PASSPHRASE).journal
        write(journal, "Other")
        journal.lock()
        shutil.copy(tmp_path / "other.cjv", door.paths.journal)
        visit(door, another=True)
        assert all_held(door) == [["Other"], ["Mine"]]

    @pytest.mark.usefixtures("code")
    def test_nor_does_a_backup_that_was_restored(self, door: Door, tmp_path: Path) -> None:
        visit(door, "One")
        shutil.copy(door.paths.journal, tmp_path / "older")
        visit(door, "Two")
        door.restore(tmp_path / "older", PASSPHRASE, PASSPHRASE)
        visit(door, "Three")
        assert all_held(door) == [["One", "Three"], ["One", "Two"]]

    @pytest.mark.usefixtures("code")
    @pytest.mark.parametrize("back", [1, 150, 300, 372 + 5, 2 * 372 + 100])
    def test_nor_does_a_file_that_has_gone_bad(self, door: Door, back: int) -> None:
        visit(door, "One")
        [backup] = door.backups()
        good = backup.path.read_bytes()
        journal = door.open(PASSPHRASE)
        write(journal, "Two")
        data = bytearray(door.paths.journal.read_bytes())
        data[-back] ^= 1
        door.paths.journal.write_bytes(data)  # the same file, of the same size
        door.notices()
        journal.lock()
        [said] = door.notices()
        assert "does not read as it was written" in said
        assert "is well" not in said
        assert backup.path.read_bytes() == good
        assert [path.name for path in backup.path.parent.iterdir()] == [backup.path.name]

    @pytest.mark.usefixtures("code")
    @pytest.mark.parametrize("stray", ["folder", "link"])
    def test_nor_is_anything_else_overwritten(self, door: Door, tmp_path: Path, stray: str) -> None:
        folder = door.paths.journal.parent / "backups"
        folder.mkdir()
        there = folder / "journal-2026-11-22.cjv"
        if stray == "folder":
            there.mkdir()
        else:
            (tmp_path / "precious").write_text("precious")
            there.symlink_to(tmp_path / "precious")
        visit(door, "One")
        assert held(door, folder / "journal-2026-11-22-2.cjv") == ["One"]
        assert there.is_dir() or there.read_text() == "precious"


LOCATION = Location(Path("/journals/mine.cjv"), Path("/state"))
BACKUPS = Path("/journals/backups")
DAY = dt.date(2026, 11, 22)


def lived(disk: SimulatedDisk, backups: Backups, random: Random) -> Vault:
    """A journal with a copy of the day, and more in it than the copy has."""
    vault = Vault.create(LOCATION, PASSPHRASE, cost=CHEAP_COST, disk=disk)[0]
    vault.save([Put("t", 1, {"n": 1})])
    backups.keep_up(DAY, vault)
    vault.save([Put("t", 2, {"text": "x" * random.randint(0, 3000)})])
    if random.random() < 0.3:
        vault.compact()
    return vault


@pytest.mark.parametrize("error", [None, errno.EIO, errno.ENOSPC])
def test_whenever_it_is_interrupted_there_is_a_whole_copy(error: int | None) -> None:
    """A power cut, an I/O error, a full disk: at every call while a day's copy is replaced."""
    runs = at = 0
    while True:
        at += 1
        random = Random(at)
        disk = SimulatedDisk()
        backups = Backups(LOCATION.file, disk)
        vault = lived(disk, backups, random)
        first = disk.calls

        def fault(call: int, name: str, half: object, at: int = at, first: int = first) -> None:
            if call == first + at:
                raise PowerCut if error is None else OSError(error, "simulated")

        disk.fault = fault
        finished = False
        try:
            backups.keep_up(DAY + dt.timedelta(days=at % 2), vault)
            finished = True
        except (PowerCut, VaultError):
            pass
        for fate in range(6):
            later = disk.after_power_cut(Random(fate)) if error is None else disk.copy()
            copies = [path for path in later.names_now if path.parent == BACKUPS and path.suffix == ".cjv"]
            assert BACKUPS / "mine-2026-11-22.cjv" in copies
            for path in copies:
                report = check(Location(path, LOCATION.state), PASSPHRASE, disk=later)
                # An older copy than the device has seen is what it is; anything else would be damage.
                assert all("older copy" in problem or "another history" in problem for problem in report.problems)
                assert report.documents >= 1
            runs += 1
        if finished and disk.calls < first + at:
            break
    assert runs > 60
