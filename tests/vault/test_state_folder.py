"""What this device keeps of a journal: strays are passed over, damage is said, and nobody else gets in."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import stat
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from careerjournal.vault import (
    CannotWrite,
    InUse,
    Location,
    OpeningReport,
    Put,
    RecoveryCode,
    Vault,
    VaultError,
    check,
    salvage,
)
from careerjournal.vault.disk import Disk
from tests.vault.conftest import CHEAP, PASSPHRASE
from tests.vault.test_last_resort import read_by_it

Made = tuple[Vault, RecoveryCode]
posix = pytest.mark.skipif(os.name != "posix", reason="permissions, links and pipes are POSIX's")


def folder_of(location: Location) -> Path:
    [folder] = [path for path in location.state.iterdir() if path.is_dir()]
    return folder


def a_folder(path: Path) -> None:
    path.mkdir()
    (path / "inside").write_text("x")


def a_link(path: Path) -> None:
    path.symlink_to(path.parent.parent)


def a_broken_link(path: Path) -> None:
    path.symlink_to("/nowhere/at/all")


def a_socket(path: Path) -> None:
    with chdir(path.parent), socket.socket(socket.AF_UNIX) as made:  # a socket's path must be short
        made.bind(path.name)


def a_text(path: Path) -> None:
    path.write_text("mine")


STRAYS: list[Callable[[Path], None]] = [a_folder, a_link, a_broken_link, os.mkfifo, a_socket, a_text]
LEFT_OVER = "device-0123456789abcdef"
"""As a change of keys that failed would leave."""

NAMES = [
    "device-",
    "device-0123456789ABCDEF",
    "device-old",
    "device-.new",
    "x",
    "anchor.new",
]


@posix
@pytest.mark.parametrize("make", STRAYS)
def test_what_is_not_ours_is_in_nobodys_way(made: Made, location: Location, make: Callable[[Path], None]) -> None:
    vault, code = made
    vault.save([Put("t", 1, {})])
    vault.close()
    folder = folder_of(location)
    for name in (LEFT_OVER, *NAMES):
        make(folder / name)
    make(location.state / "stray")
    make(location.state / ("0" * 32))
    for key in (PASSPHRASE, code):
        for read_only in (True, False):
            with Vault.open(location, key, read_only=read_only) as vault:
                assert vault.report.sentences == ()
                assert vault.mirror == {"t": {1: {}}}
    assert check(location, PASSPHRASE).notes == ()
    assert not any("cannot be known" in note for note in read_by_it(location, PASSPHRASE).notes)
    assert salvage(location, PASSPHRASE)[1].sentences == ()
    with Vault.open(location, PASSPHRASE) as vault:
        vault.revoke("after", cost=CHEAP)
    with Vault.open(location, "after") as vault:
        assert vault.report.sentences == ()
    assert {path.name for path in folder.iterdir()} >= {*NAMES}
    # Of what could be one, only the new secret is left, and what cannot be removed as a file.
    secrets = {path.name for path in folder.glob("device-" + 16 * "[0-9a-f]")} - {LEFT_OVER}
    assert len(secrets) == 1


@posix
@pytest.mark.parametrize("make", [a_folder, a_link, a_broken_link, os.mkfifo, a_socket, a_text, Path.touch])
def test_a_bad_record_is_said_as_that(made: Made, location: Location, make: Callable[[Path], None]) -> None:
    made[0].close()
    anchor = folder_of(location) / "anchor"
    anchor.unlink()
    make(anchor)
    for read_only in (True, False):
        with Vault.open(location, PASSPHRASE, read_only=read_only) as vault:
            [said] = vault.report.sentences
            assert "record of the last save is damaged" in said
            assert "could not be checked" in said
    with Vault.open(location, PASSPHRASE) as vault:
        assert vault.report.sentences == ()
        vault.save([Put("t", 1, {})])
    with Vault.open(location, PASSPHRASE) as vault:
        assert vault.report.sentences == ()


@pytest.mark.parametrize("code", [errno.EIO, errno.EACCES])
@pytest.mark.parametrize("call", ["open", "read"])
def test_a_record_that_the_system_does_not_give_keeps_nobody_from_reading(
    made: Made, location: Location, monkeypatch: pytest.MonkeyPatch, code: int, call: str
) -> None:
    made[0].close()
    real = getattr(Disk, call)

    def refuse(disk: Disk, what: object, *rest: object, **named: object) -> object:
        if getattr(what, "path", what) == folder_of(location) / "anchor":
            raise OSError(code, os.strerror(code))
        return real(disk, what, *rest, **named)

    monkeypatch.setattr(Disk, call, refuse)
    with pytest.raises(CannotWrite):  # which offers to read it
        Vault.open(location, PASSPHRASE)
    with Vault.open(location, PASSPHRASE, read_only=True) as vault:
        [said] = vault.report.sentences
    assert "could not be checked" in said


@posix
@pytest.mark.parametrize("make", [a_text, a_broken_link, os.mkfifo])
@pytest.mark.parametrize("deep", [True, False])
def test_something_else_in_the_place_of_the_folder_keeps_nobody_from_reading(
    location: Location, make: Callable[[Path], None], deep: bool
) -> None:
    Vault.create(location, PASSPHRASE, portable=True, cost=CHEAP)[0].close()
    folder = folder_of(location) if deep else location.state
    shutil.rmtree(folder)
    make(folder)
    with Vault.open(location, PASSPHRASE, read_only=True) as vault:
        assert vault.report.new_device
    with pytest.raises(VaultError, match="Move it away"):
        Vault.open(location, PASSPHRASE)


def test_no_record_is_said_as_that(made: Made, location: Location) -> None:
    made[0].close()
    (folder_of(location) / "anchor").unlink()
    [said] = check(location, PASSPHRASE).notes
    assert "no record of the journal yet" in said
    assert "no record of the last save was found" in read_by_it(location, PASSPHRASE).notes[0]
    (folder_of(location) / "anchor").write_bytes(bytes(5000))
    [said] = check(location, PASSPHRASE).notes
    assert "damaged" in said
    assert "record of the last save is no good" in read_by_it(location, PASSPHRASE).notes[0]


@posix
@pytest.mark.parametrize("mode", [0o777, 0o755, 0o750, 0o701])
def test_open_folders_are_closed(made: Made, location: Location, mode: int) -> None:
    made[0].close()
    folders = (location.state, folder_of(location))
    for folder in folders:
        folder.chmod(mode)
    with Vault.open(location, PASSPHRASE, read_only=True) as vault:
        assert vault.report.exposed == location.state
        assert stat.S_IMODE(location.state.stat().st_mode) == mode  # reading changes nothing
    assert str(location.state) in " ".join(check(location, PASSPHRASE).notes)
    with Vault.open(location, PASSPHRASE) as vault:
        assert vault.report.sentences == ()
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in folders] == [0o700, 0o700]


@posix
def test_one_that_everybody_shares_is_left_alone_and_said(made: Made, location: Location) -> None:
    """As the system's own folder for temporary files is: it is nobody's to close."""
    made[0].close()
    location.state.chmod(0o1777)
    with Vault.open(location, PASSPHRASE) as vault:
        assert vault.report.exposed == location.state
    assert stat.S_IMODE(location.state.stat().st_mode) == 0o1777


@posix
def test_one_that_is_there_before_the_journal_is_closed(location: Location) -> None:
    location.state.mkdir(mode=0o777, parents=True)
    location.state.chmod(0o777)
    with Vault.create(location, PASSPHRASE, cost=CHEAP)[0] as vault:
        assert vault.report.sentences == ()
    assert stat.S_IMODE(location.state.stat().st_mode) == 0o700


@posix
@pytest.mark.parametrize("refuses", [True, False])
def test_one_that_cannot_be_closed_is_said(
    made: Made, location: Location, monkeypatch: pytest.MonkeyPatch, refuses: bool
) -> None:
    """Whether the system refuses, or takes the permissions and forgets them, as a disk without any does."""
    made[0].close()
    folder_of(location).chmod(0o777)

    def chmod(path: Path, mode: int, **but: object) -> None:
        if refuses:
            raise PermissionError(1, "not permitted")

    monkeypatch.setattr(Path, "chmod", chmod)
    with Vault.open(location, PASSPHRASE) as vault:
        [said] = vault.report.sentences
        assert str(folder_of(location)) in said
        assert "Other users of this machine" in said
    shutil.rmtree(location.state)
    assert OpeningReport().exposed is None


class TestTheLock:
    @posix
    def test_a_link_put_there_in_the_last_moment_is_not_followed(
        self, made: Made, location: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Between a look at the name and its opening, and between that and the note."""
        made[0].close()
        victim = tmp_path / "precious"
        victim.write_text("precious")
        location.lock.unlink()
        location.lock.symlink_to(victim)
        monkeypatch.setattr(Path, "is_symlink", lambda path: False)
        monkeypatch.setattr(Path, "is_file", lambda path: True)
        with pytest.raises(OSError, match="symbolic"):
            Disk().lock(location.lock)
        assert victim.read_text() == "precious"

    @posix
    def test_the_note_goes_into_the_file_that_is_locked(
        self, made: Made, location: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made[0].close()
        victim = tmp_path / "precious"
        victim.write_text("precious")
        filelock = pytest.importorskip("filelock")
        real = filelock.lock_descriptor

        def swapped(descriptor: int, *, blocking: bool) -> bool:
            taken: bool = real(descriptor, blocking=blocking)
            location.lock.rename(location.lock.with_name("moved"))
            location.lock.symlink_to(victim)
            return taken

        monkeypatch.setattr(filelock, "lock_descriptor", swapped)
        held = Disk().lock(location.lock)
        assert victim.read_text() == "precious"
        assert str(os.getpid()) in location.lock.with_name("moved").read_text()
        held.release()

    @posix
    def test_another_name_of_a_file_is_not_written_to(self, made: Made, location: Location, tmp_path: Path) -> None:
        made[0].close()
        victim = tmp_path / "precious"
        victim.write_text("precious")
        location.lock.unlink()
        os.link(victim, location.lock)
        with Vault.open(location, PASSPHRASE), pytest.raises(InUse):
            Vault.open(location, PASSPHRASE)
        assert victim.read_text() == "precious"

    def test_it_is_held_until_it_is_released(self, made: Made, location: Location) -> None:
        with made[0], pytest.raises(InUse) as caught:
            Vault.open(location, PASSPHRASE)
        assert caught.value.pid == os.getpid()
        held = Disk().lock(location.lock)
        held.release()
        held.release()
        Disk().lock(location.lock).release()

    @posix
    def test_one_that_is_removed_while_it_is_taken_is_not_relied_on(
        self, made: Made, location: Location, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made[0].close()
        filelock = pytest.importorskip("filelock")
        real = filelock.lock_descriptor

        def removed(descriptor: int, *, blocking: bool) -> bool:
            location.lock.unlink()
            return bool(real(descriptor, blocking=blocking))

        monkeypatch.setattr(filelock, "lock_descriptor", removed)
        with pytest.raises(InUse):
            Disk().lock(location.lock)
