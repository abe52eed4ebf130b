"""That the promises reach the system: what is asked of it, in which order, and what is done when it does less.

The simulated disk stands in for `Disk`, so what `Disk` itself does is looked at here; and so is the little that
deliberate bugs (see `sabotage`) showed no other test to look at.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from careerjournal.vault import (
    AlreadyThere,
    BadChanges,
    CannotWrite,
    Location,
    Put,
    RecoveryCode,
    RolledBack,
    Tampered,
    UnsafePlace,
    Vault,
    VaultError,
    WrongPassphrase,
    check,
    keys,
    primitives,
    slots,
)
from careerjournal.vault.disk import Disk, Handle
from careerjournal.vault.header import find
from tests.vault.conftest import CHEAP, PASSPHRASE
from tests.vectors.forge import CHANGES, END, SNAPSHOT, Forge, Log

Made = tuple[Vault, RecoveryCode]
posix = pytest.mark.skipif(os.name != "posix", reason="these calls are POSIX's")
linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux's way of syncing")


def watched(monkeypatch: pytest.MonkeyPatch, *names: str) -> list[str]:
    """The names of these functions of `os`, as they are called from now on."""
    called: list[str] = []

    def watch(name: str) -> None:
        real = getattr(os, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            called.append(name)
            return real(*args, **kwargs)

        monkeypatch.setattr(os, name, call)

    for name in names:
        watch(name)
    return called


@linux
def test_a_save_is_a_write_and_a_sync(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    with made[0] as vault:
        called = watched(monkeypatch, "pwrite", "fdatasync", "fsync")
        vault.save([Put("t", 1, {})])
        assert called == ["pwrite", "fdatasync", "pwrite"]  # the frame, its sync, the anchor


@linux
def test_a_rewrite_is_synced_before_and_after_it_takes_the_name(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    with made[0] as vault:
        vault.save([Put("t", 1, {})])
        called = watched(monkeypatch, "fdatasync", "fsync", "replace", "rename")
        vault.compact()
        # The anchor and the new file, its name, the folder, the anchor again.
        assert called[:2] == ["fdatasync", "fdatasync"]
        assert called[2] in {"replace", "rename"}
        assert called[3:] == ["fsync", "fdatasync"]


@linux
def test_a_new_folder_is_synced_into_the_one_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called = watched(monkeypatch, "fsync")
    Disk().make_folder(tmp_path / "a" / "b", private=True)
    assert called == ["fsync", "fsync"]


@posix
def test_short_writes_and_short_reads_are_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pwrite, pread = os.pwrite, os.pread
    monkeypatch.setattr(os, "pwrite", lambda file, data, at: pwrite(file, bytes(data)[:7], at))
    monkeypatch.setattr(os, "pread", lambda file, size, at: pread(file, min(size, 5), at))
    disk = Disk()
    handle = disk.create(tmp_path / "file")
    text = bytes(range(100))
    disk.write(handle, 3, text)
    assert disk.read(handle, 0, 200) == bytes(3) + text
    monkeypatch.setattr(os, "pwrite", lambda file, data, at: 0)
    with pytest.raises(OSError, match="nothing"):
        disk.write(handle, 0, b"x")
    disk.close(handle)


@posix
def test_a_link_that_appears_in_the_last_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between a look at the path and its opening, somebody may put a link there: the opening itself refuses it."""
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    monkeypatch.setattr(Path, "is_symlink", lambda path: False)
    with pytest.raises(OSError, match="symbolic") as raised:
        Disk().open(tmp_path / "link", write=False)
    assert raised.value.errno == errno.ELOOP


@posix
def test_nothing_is_made_where_something_stands(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"precious")
    (tmp_path / "link").symlink_to(tmp_path / "nothing")
    for name in ("file", "link"):
        with pytest.raises(FileExistsError):
            Disk().create(tmp_path / name)
    assert (tmp_path / "file").read_bytes() == b"precious"


@posix
def test_the_devices_folder_must_be_a_folder_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(UnsafePlace):
        Disk().make_folder(tmp_path / "link", private=True)
    (tmp_path / "real").chmod(0o755)
    Disk().make_folder(tmp_path / "real", private=True)
    assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o700
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    with pytest.raises(UnsafePlace):
        Disk().make_folder(tmp_path / "real", private=True)


class Failing(Disk):
    """A disk whose next sync fails, once, and that counts what is tried after."""

    def __init__(self) -> None:
        self.armed = False
        self.syncs = 0

    def sync(self, handle: Handle) -> None:
        self.syncs += 1
        if self.armed:
            self.armed = False
            raise OSError(errno.EIO, "injected")
        super().sync(handle)


def test_a_failed_sync_is_never_tried_again(made: Made, location: Location) -> None:
    made[0].close()
    disk = Failing()
    with Vault.open(location, PASSPHRASE, disk=disk) as vault:
        disk.armed, disk.syncs = True, 0
        with pytest.raises(CannotWrite):
            vault.save([Put("t", 1, {})])
        assert vault.mirror == {}
        assert vault.stopped is not None
    assert disk.syncs == 1


def test_a_journal_replaced_during_a_rewrite_is_not_overwritten(made: Made, location: Location) -> None:
    made[0].close()

    class Meddling(Disk):
        def create(self, path: Path) -> Handle:
            if path == location.new:
                location.file.rename(location.file.with_name("moved"))
                location.file.write_bytes(b"somebody else's")
            return super().create(path)

    with Vault.open(location, PASSPHRASE, disk=Meddling()) as vault, pytest.raises(Tampered):
        vault.compact()
    assert location.file.read_bytes() == b"somebody else's"
    assert not location.new.exists()


def test_a_journal_made_meanwhile_is_not_overwritten(location: Location) -> None:
    class Meddling(Disk):
        def create(self, path: Path) -> Handle:
            if path == location.new:
                location.file.write_bytes(b"somebody else's")
            return super().create(path)

    with pytest.raises(AlreadyThere):
        Vault.create(location, PASSPHRASE, cost=CHEAP, disk=Meddling())
    assert location.file.read_bytes() == b"somebody else's"
    assert not location.new.exists()


def test_a_reader_beside_a_writer_at_work(made: Made, location: Location) -> None:
    """A save between a reader's looks at the journal and at the anchor is no roll-back."""
    with made[0] as vault:
        vault.save([Put("t", 1, {})])

        class Slow(Disk):
            def read(self, handle: Handle, offset: int, size: int) -> bytes:
                data = super().read(handle, offset, size)
                if handle.path == location.file and offset:
                    vault.save([Put("t", 2, {})])
                return data

        with Vault.open(location, PASSPHRASE, read_only=True, disk=Slow()) as reader:
            assert reader.mirror == {"t": {1: {}}}


def test_a_leftover_goes_where_no_rewrite_could_be_made(made: Made, location: Location) -> None:
    class Full(Disk):
        def write(self, handle: Handle, offset: int, data: bytes) -> None:
            if handle.path == location.new:
                raise OSError(errno.ENOSPC, "injected")
            super().write(handle, offset, data)

    made[0].close()
    with Vault.open(location, PASSPHRASE, disk=Full()) as vault:
        with pytest.raises(CannotWrite):
            vault.compact()
        assert not location.new.exists()
    with Vault.open(location, PASSPHRASE) as vault:
        location.new.write_bytes(b"left")
        vault.compact()


@pytest.mark.parametrize("change", [Vault.new_recovery_code, lambda vault: vault.set_passphrase("new", cost=CHEAP)])
def test_a_key_that_does_not_open_is_not_put_into_the_file(
    made: Made, location: Location, monkeypatch: pytest.MonkeyPatch, change: Callable[[Vault], object]
) -> None:
    made[0].close()
    data = location.file.read_bytes()
    with Vault.open(location, PASSPHRASE) as vault:
        real = slots._wrap

        def wrong(slot: slots.Slot, key: bytes, vault_id: bytes, vault_key: bytearray) -> slots.Slot:
            return real(slot, bytes(32), vault_id, vault_key)

        monkeypatch.setattr(slots, "_wrap", wrong)
        with pytest.raises(WrongPassphrase):
            change(vault)
        assert location.file.read_bytes() == data
        assert not location.new.exists()


def test_nothing_random_comes_twice(made: Made, location: Location, elsewhere: Location, tmp_path: Path) -> None:
    """Every frame's salt is its own, for it stands for the key and so for the nonce; so is every generation's."""
    assert primitives.random(32) != primitives.random(32)
    salts = set()
    with made[0] as vault:
        for _ in range(4):
            vault.save([Put("t", 1, {})])
            vault.save([Put("t", 1, {})])
            data = location.file.read_bytes()
            salts |= {data[40:72], *(data[at + 20 : at + 52] for at in range(8192, len(data), 372))}
            vault.compact()
    assert len(salts) == 4 + 3 + 3 + 3 + 3 + 3  # the later generations have a piece of snapshot, too


def test_the_anchor_is_synced_after_so_many_saves(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("careerjournal.vault.session.ANCHOR_SYNC", 4)
    with made[0] as vault:
        anchor = vault._session.anchor
        assert anchor is not None
        unsynced = []
        for number in range(1, 10):
            vault.save([Put("t", number, {})])
            unsynced.append(anchor.unsynced)
    assert unsynced == [1, 2, 3, 0, 1, 2, 3, 0, 1]


def test_the_anchor_is_synced_at_closing(made: Made, location: Location) -> None:
    made[0].close()
    disk = Failing()
    vault = Vault.open(location, PASSPHRASE, disk=disk)
    vault.save([Put("t", 1, {})])
    before = disk.syncs
    vault.close()
    assert disk.syncs == before + 1


def test_an_anchor_of_each_key_after_a_revocation(made: Made, location: Location) -> None:
    with made[0] as vault:
        vault.save([Put("t", 1, {})])
        vault.revoke("after", cost=CHEAP)
    older = location.file.read_bytes()
    with Vault.open(location, "after") as vault:
        assert not vault.report.new_device
        vault.save([Put("t", 2, {})])
    location.file.write_bytes(older)
    with pytest.raises(RolledBack):
        Vault.open(location, "after")


def test_keys_are_written_over(made: Made, location: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[keys.Keys] = []
    real = keys.Keys.__init__

    def watch(self: keys.Keys, *args: Any) -> None:
        real(self, *args)
        seen.append(self)

    monkeypatch.setattr(keys.Keys, "__init__", watch)
    made[0].close()
    Vault.open(location, PASSPHRASE).close()
    check(location, PASSPHRASE)
    assert len(seen) == 2
    for each in seen:
        assert not any(each.vault)
        assert not any(each.header)
        assert not any(each.anchor)


def test_the_cost_in_the_slot_is_the_cost_that_is_paid(location: Location) -> None:
    costs = [primitives.Cost(8, 1, 1), primitives.Cost(8, 2, 1), primitives.Cost(16, 1, 1), primitives.Cost(16, 1, 2)]
    assert len({primitives.argon2id("x", bytes(32), cost) for cost in costs}) == len(costs)
    with pytest.raises(ValueError, match="no reader"):
        Vault.create(location, PASSPHRASE, cost=primitives.Cost(8, 33, 1))


@pytest.mark.parametrize(("lead", "middle", "tail"), [(b'[["p","t",1,', b'{"a":', b"]]"), (b"", b"[", b"")])
def test_nesting_too_deep_is_refused_in_the_vaults_own_words(
    location: Location, lead: bytes, middle: bytes, tail: bytes
) -> None:
    """Only a holder of the key could write it, and even so it must not end the program."""
    close = {b"{": b"}", b"[": b"]"}[middle[:1]]
    deep = lead + middle * 100_000 + b"1" + close * 100_000 + tail
    for kind in (CHANGES, SNAPSHOT, END):
        forge = Forge("deep")
        header = forge.header([forge.passphrase_slot()])
        log = Log(forge, header)
        if kind == CHANGES:
            log.end()
        log.write(kind, deep if kind != END else b'{"saves":0,"documents":0,"more":' + deep + b"}")
        location.file.parent.mkdir(exist_ok=True)
        location.file.write_bytes(header * 2 + log.data)
        with pytest.raises(BadChanges):
            Vault.open(location, PASSPHRASE, read_only=True)
        with pytest.raises(VaultError):
            Vault.open(location, PASSPHRASE)


def test_going_on_with_an_older_copy_is_a_generation_above_both(made: Made, location: Location) -> None:
    with made[0] as vault:
        older = location.file.read_bytes()
        vault.compact()
        vault.compact()
        assert vault.info.generation == 3
    location.file.write_bytes(older)
    with Vault.open(location, PASSPHRASE, accept_rollback=True) as vault:
        assert vault.info.generation == 4


def test_going_on_with_another_history_whose_last_save_never_finished(made: Made, location: Location) -> None:
    with made[0] as vault:
        before, (anchor,) = location.file.read_bytes(), location.state.glob("*/anchor")
        record = anchor.read_bytes()
        vault.save([Put("t", 1, {"n": "one history"})])
        one = anchor.read_bytes()
    location.file.write_bytes(before)
    anchor.write_bytes(record)
    with Vault.open(location, PASSPHRASE) as vault:
        vault.save([Put("t", 1, {"n": "another history"})])
    anchor.write_bytes(one)
    location.file.write_bytes(location.file.read_bytes() + b"CJF1 torn")
    with pytest.raises(RolledBack):
        Vault.open(location, PASSPHRASE)
    with Vault.open(location, PASSPHRASE, accept_rollback=True) as vault:
        assert vault.report.torn_tail_bytes == 9
        assert vault.mirror == {"t": {1: {"n": "another history"}}}


def test_a_revocation_replaces_the_vault_key(made: Made, location: Location) -> None:
    """A copy's key, which somebody may have kept, must be of no use for what is saved afterwards."""
    vault, code = made

    def vault_key(key: RecoveryCode) -> bytes:
        header = find(location.file.read_bytes()).header
        return bytes(slots.unlock(header.slots, header.vault_id, key, {}))

    with vault:
        before = vault_key(code)
        assert vault_key(vault.new_recovery_code()) == before
        assert vault_key(vault.revoke("after", cost=CHEAP)) != before


@posix
def test_the_lock_file_is_a_file(made: Made, location: Location) -> None:
    """A link is refused by filelock, too, in its newer versions; a folder, or a pipe that is waited for, is not."""
    made[0].close()
    location.lock.unlink()
    location.lock.mkdir()
    with pytest.raises(UnsafePlace):
        Vault.open(location, PASSPHRASE)
