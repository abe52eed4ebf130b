"""What stands in the way: links, other people's files, full disks, a memory that is too small."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerjournal.vault import (
    CannotRead,
    CannotWrite,
    Location,
    NotEnoughMemory,
    OutOfSpace,
    Put,
    RecoveryCode,
    SessionStopped,
    Tampered,
    UnsafePlace,
    Vault,
    primitives,
)
from careerjournal.vault.disk import Disk, Handle
from tests.vault.conftest import CHEAP, PASSPHRASE

Made = tuple[Vault, RecoveryCode]
posix = pytest.mark.skipif(os.name != "posix", reason="permissions and links are POSIX's")


@posix
def test_only_the_owner_can_read(made: Made, location: Location) -> None:
    with made[0] as vault:
        vault.compact()
    files = [path for path in location.file.parent.parent.rglob("*") if path.is_file()]
    assert len(files) == 4  # journal, lock, secret, anchor
    for path in files:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700, path.parent


@posix
def test_loose_permissions_are_tightened(made: Made, location: Location) -> None:
    made[0].close()
    location.file.chmod(0o644)
    Vault.open(location, PASSPHRASE).close()
    assert stat.S_IMODE(location.file.stat().st_mode) == 0o600


@posix
def test_links_are_refused(made: Made, location: Location, tmp_path: Path) -> None:
    made[0].close()
    link = tmp_path / "link"
    link.symlink_to(location.file)
    for read_only in (True, False):
        with pytest.raises(UnsafePlace):
            Vault.open(Location(link, location.state), PASSPHRASE, read_only=read_only)
    location.lock.unlink()
    location.lock.symlink_to(tmp_path / "target")
    with pytest.raises(UnsafePlace):
        Vault.open(location, PASSPHRASE)
    assert not (tmp_path / "target").exists()


@posix
def test_what_is_no_file_is_refused(location: Location) -> None:
    location.file.mkdir(parents=True)
    with pytest.raises((UnsafePlace, CannotRead)):
        Vault.open(location, PASSPHRASE, read_only=True)
    location.file.rmdir()
    os.mkfifo(location.file)
    with pytest.raises(UnsafePlace):
        Vault.open(location, PASSPHRASE, read_only=True)


@posix
def test_somebody_elses_file_is_refused(made: Made, location: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    made[0].close()
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    with pytest.raises(UnsafePlace, match="another user"):
        Vault.open(location, PASSPHRASE, read_only=True)


def test_a_journal_replaced_while_open_is_not_written_to(made: Made, location: Location) -> None:
    with made[0] as vault:
        vault.save([Put("t", 1, {})])
        data = location.file.read_bytes()
        location.file.rename(location.file.with_name("moved"))
        location.file.write_bytes(data)
        with pytest.raises(Tampered, match="Another program"):
            vault.save([Put("t", 2, {})])
        with pytest.raises(Tampered, match="Another program"):
            vault.compact()
        assert location.file.read_bytes() == data
        assert not location.new.exists()
        location.file.with_name("moved").replace(location.file)
        vault.save([Put("t", 2, {})])


def test_a_journal_that_grew_while_open_is_not_written_to(made: Made, location: Location) -> None:
    with made[0] as vault:
        with location.file.open("ab") as file:
            file.write(b"x")
        with pytest.raises(Tampered):
            vault.save([Put("t", 2, {})])


class FailingDisk(Disk):
    """Fails from the n-th call of an effect on: once, or for ever."""

    def __init__(self, error: int, *, once: bool) -> None:
        self.left = -1
        self.error = error
        self.once = once
        self.failed = False

    def _maybe(self) -> bool:
        if self.failed and self.once:
            return False
        if self.left > 0:
            self.left -= 1
            return False
        self.failed = self.failed or self.left == 0
        return self.left == 0

    def _fail(self) -> None:
        if self._maybe():
            raise OSError(self.error, "injected")

    def write(self, handle: Handle, offset: int, data: bytes) -> None:
        if self._maybe():
            super().write(handle, offset, data[: len(data) // 2])
            raise OSError(self.error, "injected")
        super().write(handle, offset, data)

    def sync(self, handle: Handle) -> None:
        self._fail()
        super().sync(handle)

    def truncate(self, handle: Handle, size: int) -> None:
        self._fail()
        super().truncate(handle, size)

    def rename(self, source: Path, target: Path) -> None:
        self._fail()
        super().rename(source, target)

    def sync_folder(self, path: Path) -> None:
        self._fail()
        super().sync_folder(path)

    def create(self, path: Path) -> Handle:
        self._fail()
        return super().create(path)

    def remove(self, path: Path) -> None:
        self._fail()
        super().remove(path)


def faults() -> Iterator[tuple[int, int, bool]]:
    for error in (errno.ENOSPC, errno.EIO):
        for once in (True, False):
            for call in range(14):
                yield error, call, once


@pytest.mark.parametrize(("error", "call", "once"), list(faults()))
def test_a_failing_disk_loses_nothing_that_was_saved(location: Location, error: int, call: int, once: bool) -> None:
    Vault.create(location, PASSPHRASE, cost=CHEAP)[0].close()
    disk = FailingDisk(error, once=once)
    saved = tried = 0
    with Vault.open(location, PASSPHRASE, disk=disk) as vault:
        disk.left = call
        for number in range(1, 6):
            tried = number
            try:
                if number == 4:
                    vault.compact()
                vault.save([Put("t", number, {"n": number})])
                saved = number
            except CannotWrite as raised:
                full = isinstance(raised, OutOfSpace)
                assert full == (error == errno.ENOSPC)
                if vault.stopped is not None:
                    with pytest.raises(SessionStopped):
                        vault.save([Put("t", 9, {})])
                    break
            if vault.stopped is not None:
                with pytest.raises(SessionStopped):
                    vault.save([Put("t", 9, {})])
                break
        assert disk.failed
    with Vault.open(location, PASSPHRASE) as vault:
        numbers = list(vault.mirror.get("t", {}))
        assert numbers == list(range(1, len(numbers) + 1)) or 4 not in numbers
        assert set(range(1, saved + 1)) - {4} <= set(numbers) <= set(range(1, tried + 1))


def test_a_save_whose_sync_failed_is_not_taken_for_saved(made: Made, location: Location) -> None:
    made[0].close()
    size = location.file.stat().st_size
    disk = FailingDisk(errno.EIO, once=True)
    with Vault.open(location, PASSPHRASE, disk=disk) as vault:
        disk.left = 1
        with pytest.raises(CannotWrite):
            vault.save([Put("t", 1, {})])
    assert location.file.stat().st_size == size
    with Vault.open(location, PASSPHRASE) as vault:
        assert vault.mirror == {}
        assert vault.report.sentences == ()


def test_an_automatic_compaction_that_fails_costs_no_save(
    made: Made, location: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    made[0].close()
    monkeypatch.setattr("careerjournal.vault.session.SLACK", 3000)

    class NoNewFiles(Disk):
        def create(self, path: Path) -> Handle:
            raise OSError(errno.ENOSPC, "injected")

    with Vault.open(location, PASSPHRASE, disk=NoNewFiles()) as vault:
        for number in range(30):
            vault.save([Put("t", 1, {"n": number})])
        assert vault.info.generation == 1
    with Vault.open(location, PASSPHRASE) as vault:
        assert vault.mirror == {"t": {1: {"n": 29}}}


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do anything")
def test_refused_by_the_system(made: Made, location: Location) -> None:
    made[0].close()
    location.file.chmod(0)
    with pytest.raises(CannotRead, match="permission"):
        Vault.open(location, PASSPHRASE)


def test_too_little_memory(made: Made, location: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    made[0].close()

    def starve(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(primitives, "argon2id", starve)
    with pytest.raises(NotEnoughMemory):
        Vault.open(location, PASSPHRASE)
    monkeypatch.undo()
    Vault.open(location, PASSPHRASE).close()


def test_a_pipe_does_not_make_it_wait(tmp_path: Path) -> None:
    disk = Disk()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(UnsafePlace):
            disk.open(tmp_path / "pipe", write=True)
