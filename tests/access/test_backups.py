"""Automatic copies: which are kept, and that each is the journal as it was that day."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from careerjournal.access.backups import DAILY, LEAST, WEEKLY, Backups, to_keep
from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.model import Reflection
from careerjournal.vault import Disk, Location, Vault
from careerjournal.vault.disk import Handle
from tests.conftest import CHEAP_COST, PASSPHRASE, Clock

posix = pytest.mark.skipif(os.name != "posix", reason="other permissions there")

TODAY = dt.date(2026, 11, 22)
NEAR = some.dates(TODAY - dt.timedelta(days=200), TODAY)
DAYS = some.sets(NEAR, max_size=80)


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


class TestWhichAreKept:
    @given(DAYS)
    def test_every_one_of_the_last_week(self, days: set[dt.date]) -> None:
        assert {day for day in days if day > ago(DAILY)} <= to_keep(days, TODAY)

    @given(DAYS)
    def test_one_of_each_week_of_two_months(self, days: set[dt.date]) -> None:
        kept = to_keep(days, TODAY)
        for day in days:
            if day >= ago(WEEKLY):
                week = day.isocalendar()[:2]
                assert max(other for other in days if other.isocalendar()[:2] == week) in kept

    @given(DAYS)
    def test_few_and_never_none(self, days: set[dt.date]) -> None:
        kept = to_keep(days, TODAY)
        assert kept <= days
        assert min(LEAST, len(days)) <= len(kept) <= DAILY + WEEKLY // 7 + 2 + LEAST
        assert not days or max(days) in kept

    @given(DAYS)
    def test_older_ones_go(self, days: set[dt.date]) -> None:
        old = {day for day in to_keep(days, TODAY) if day < ago(WEEKLY)}
        assert old <= set(sorted(days)[-LEAST:])

    @given(DAYS)
    def test_pruning_as_one_goes_is_pruning_at_once(self, days: set[dt.date]) -> None:
        kept: set[dt.date] = set()
        for day in sorted(days):
            kept = to_keep(kept | {day}, day)
        assert to_keep(kept, TODAY) == to_keep(days, TODAY)

    @given(DAYS, some.sets(some.dates(TODAY + dt.timedelta(days=1), dt.date(2200, 1, 1)), max_size=5))
    def test_days_to_come_stay(self, days: set[dt.date], to_come: set[dt.date]) -> None:
        assert to_come <= to_keep(days | to_come, TODAY)

    def test_a_year_of_days(self) -> None:
        kept = to_keep((ago(days) for days in range(365)), TODAY)
        assert sorted((TODAY - day).days for day in kept) == [*range(7), 7, 14, 21, 28, 35, 42, 49, 56]


@pytest.fixture
def door(tmp_path: Path, clock: Clock) -> Door:
    """A door with a journal behind it, and a clock before it."""
    made = Door(Paths.within(tmp_path), CHEAP_COST, now=clock)
    made.create(PASSPHRASE).journal.lock()
    return made


def visit(door: Door, words: str = "") -> list[str]:
    """Open it, write a line, lock it; what was said at the opening."""
    journal = door.open(PASSPHRASE)
    if words:
        journal.add(Reflection(body=words))
    journal.lock()
    return door.notices()


class TestMaking:
    def test_each_day_has_one_of_its_own(self, door: Door, clock: Clock) -> None:
        assert door.backups() == []
        assert visit(door, "One") == []
        [backup] = door.backups()
        assert backup.path == door.paths.journal.parent / "backups" / f"journal-{clock.now:%Y-%m-%d}.cjv"
        assert backup.path.read_bytes() == door.paths.journal.read_bytes()
        clock.step(minutes=5)
        visit(door, "Two")
        with_both = door.paths.journal.read_bytes()
        assert backup.path.read_bytes() == with_both
        clock.step(days=1)
        visit(door, "Three")
        assert [copy.path.read_bytes() for copy in door.backups()] == [door.paths.journal.read_bytes(), with_both]

    @posix
    def test_nobody_else_can_read_it(self, door: Door) -> None:
        visit(door)
        [backup] = door.backups()
        assert backup.path.stat().st_mode & 0o777 == 0o600
        assert backup.path.parent.stat().st_mode & 0o777 == 0o700

    def test_reading_makes_none(self, door: Door) -> None:
        door.open(PASSPHRASE, read_only=True).lock()
        assert door.check(PASSPHRASE).ok
        assert not (door.paths.journal.parent / "backups").exists()

    def test_they_prune_themselves_and_nothing_else(self, door: Door, clock: Clock) -> None:
        folder = door.paths.journal.parent / "backups"
        folder.mkdir()
        others = {"journal-2020-01-01.txt", "journal-2020-13-01.cjv", "other-2020-01-01.cjv", "journal-2020-01-01.cjv~"}
        for name in others:
            (folder / name).write_text("mine")
        days = []
        for _ in range(30):
            clock.step(days=1)
            visit(door)
            days.append(clock.now.astimezone().date())
        assert {backup.day for backup in door.backups()} == to_keep(days, days[-1])
        assert others <= {path.name for path in folder.iterdir()}
        assert all((folder / name).read_text() == "mine" for name in others)

    def test_two_journals_in_a_folder_keep_their_own(self, door: Door, clock: Clock) -> None:
        other = Door(door.paths._replace(journal=door.paths.journal.with_name("work.cjv")), CHEAP_COST, now=clock)
        other.create(PASSPHRASE).journal.lock()
        visit(door)
        visit(other)
        assert len(door.backups()) == len(other.backups()) == 1
        assert door.backups() != other.backups()

    def test_what_a_power_cut_left_is_no_copy_and_in_nobodys_way(self, door: Door, clock: Clock) -> None:
        folder = door.paths.journal.parent / "backups"
        folder.mkdir()
        others = {"journal-2020-13-01.cjv.new", "other-2020-01-01.cjv.new", "journal-2020-01-01.new"}
        for name in (*others, f"journal-{clock.now:%Y-%m-%d}.cjv.new", "journal-2020-01-01-3.cjv.new"):
            (folder / name).write_bytes(b"half")
        assert door.backups() == []
        assert visit(door) == []
        assert {path.name for path in folder.iterdir()} == {f"journal-{clock.now:%Y-%m-%d}.cjv", *others}


class TestFailing:
    def test_a_folder_in_the_way_is_said_once_and_stops_nothing(self, door: Door) -> None:
        (door.paths.journal.parent / "backups").write_text("a file")
        [said] = visit(door, "Kept")
        assert said.startswith("Today’s automatic copy of the journal could not be made: ")
        assert said.endswith("The journal itself is well.")
        assert door.notices() == []
        assert door.backups() == []
        journal = door.open(PASSPHRASE, read_only=True)
        assert [entry.body for entry in journal.reflections] == ["Kept"]
        journal.lock()

    def test_a_full_disk_leaves_no_half_copy(self, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
        real = Disk.write

        def full(disk: Disk, handle: Handle, offset: int, data: bytes) -> None:
            if "backups" in handle.path.parts:
                real(disk, handle, offset, data[:10])
                raise OSError(28, "No space left on device")
            real(disk, handle, offset, data)

        monkeypatch.setattr(Disk, "write", full)
        [said] = visit(door, "Kept")
        assert "the disk is full" in said
        assert list((door.paths.journal.parent / "backups").iterdir()) == []
        monkeypatch.undo()
        assert visit(door) == []
        assert len(door.backups()) == 1

    def test_it_is_durable_before_it_has_its_name(self, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
        calls = []
        for name in ("create", "write", "sync", "rename", "sync_folder"):

            def noted(disk: Disk, *rest: object, _real: object = getattr(Disk, name), _name: str = name) -> object:
                at = getattr(rest[0], "path", rest[0])
                if "backups" in getattr(at, "parts", ()):
                    calls.append(_name)
                return _real(disk, *rest)  # type: ignore[operator]

            monkeypatch.setattr(Disk, name, noted)
        location = Location(door.paths.journal, door.paths.state)
        with Vault.open(location, PASSPHRASE) as vault:
            Backups(door.paths.journal).keep_up(TODAY, vault)
        assert calls == ["create", "write", "write", "sync", "rename", "sync_folder"]
