"""A journal opened again in its place, with the keys it has: it goes on, and takes no other file for its own."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from random import Random

import pytest

from careerjournal.vault import (
    CannotWrite,
    InUse,
    Location,
    NotAJournal,
    NotThere,
    OutOfSpace,
    Put,
    ReadOnly,
    RecoveryCode,
    RolledBack,
    SessionStopped,
    Tampered,
    Vault,
    VaultError,
)
from tests.vault.conftest import CHEAP, PASSPHRASE
from tests.vault.simulated import SimulatedDisk

Made = tuple[Vault, RecoveryCode]
SIMULATED = Location(Path("/journals/mine"), Path("/state"))


def save(vault: Vault, number: int) -> None:
    vault.make_fit()
    vault.save([Put("t", number, {"n": number})])


def numbers(location: Location, disk: SimulatedDisk | None = None) -> set[int]:
    with Vault.open(location, PASSPHRASE, disk=disk) as vault:
        assert vault.report.sentences == ()
        return set(vault.mirror.get("t", {}))


def simulated() -> tuple[Vault, SimulatedDisk]:
    disk = SimulatedDisk()
    vault = Vault.create(SIMULATED, PASSPHRASE, cost=CHEAP, disk=disk)[0]
    save(vault, 1)
    return vault, disk


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("call", ["write", "sync"])
def test_it_goes_on_after_an_error_that_ended_the_saving(code: int, call: str) -> None:
    vault, disk = simulated()

    def fault(_: int, name: str, half: object) -> None:
        if name == call:
            raise OSError(code, "simulated")

    disk.fault = fault
    with pytest.raises(OutOfSpace if code == errno.ENOSPC else CannotWrite):
        save(vault, 2)
    with pytest.raises(CannotWrite):
        vault.make_fit()
    disk.fault = lambda *_: None
    save(vault, 3)
    assert vault.stopped is None
    vault.close()
    assert disk.violations == []
    assert numbers(SIMULATED, disk.after_power_cut(Random(1))) - {2} == {1, 3}


def test_nothing_is_opened_again_where_nothing_is_wrong(made: Made) -> None:
    vault = made[0]
    assert not vault.make_fit()
    save(vault, 1)
    assert not vault.make_fit()
    vault.close()
    assert not vault.make_fit()


def test_a_file_that_was_away_is_gone_on_with(made: Made, location: Location) -> None:
    vault = made[0]
    save(vault, 1)
    away = location.file.with_name("away")
    location.file.rename(away)
    with pytest.raises(NotThere):
        vault.make_fit()
    away.rename(location.file)
    assert not vault.make_fit()
    save(vault, 2)
    shutil.copy(location.file, away)
    away.rename(location.file)
    with pytest.raises(Tampered):
        vault.save([Put("t", 3, {"n": 3})])
    assert vault.make_fit()
    save(vault, 3)
    shutil.move(location.file.parent, location.file.parent.with_name("away"))
    with pytest.raises(NotThere):
        vault.make_fit()
    shutil.copytree(location.file.parent.with_name("away"), location.file.parent)
    save(vault, 4)
    vault.close()
    assert numbers(location) == {1, 2, 3, 4}


def test_it_takes_no_other_file_for_its_own(made: Made, location: Location, tmp_path: Path) -> None:
    vault = made[0]
    save(vault, 1)
    older = location.file.read_bytes()
    save(vault, 2)
    newest = location.file.read_bytes()
    other = Location(tmp_path / "other", tmp_path / "another state")
    Vault.create(other, PASSPHRASE, cost=CHEAP)[0].close()
    tampered = bytearray(newest)
    tampered[-300] ^= 1
    for content, refused in (
        (older, RolledBack),
        (other.file.read_bytes(), NotAJournal),
        (b"", NotAJournal),
        (bytes(tampered), Tampered),
    ):
        location.file.unlink()
        location.file.write_bytes(content)
        for _ in range(2):
            with pytest.raises(refused):
                vault.make_fit()
        assert location.file.read_bytes() == content
        assert vault.mirror["t"].keys() == {1, 2}
    location.file.unlink()
    location.file.write_bytes(newest)
    save(vault, 3)
    vault.close()
    assert numbers(location) == {1, 2, 3}


def test_another_writer_is_let_in_neither_before_nor_after(made: Made, location: Location) -> None:
    vault = made[0]
    vault.reopen()
    with pytest.raises(InUse):
        Vault.open(location, PASSPHRASE)
    vault.close()
    Vault.open(location, PASSPHRASE).close()


def test_a_closed_one_and_one_to_read_only_stay_what_they_are(made: Made, location: Location) -> None:
    vault = made[0]
    with Vault.open(location, PASSPHRASE, read_only=True) as reading:
        assert not reading.make_fit()
        with pytest.raises(ReadOnly):
            reading.reopen()
    vault.close()
    with pytest.raises(SessionStopped):
        vault.reopen()
    Vault.open(location, PASSPHRASE).close()


def test_whatever_fails_and_wherever_what_was_acknowledged_is_there() -> None:
    """Each call of a save, and of the reopening after it, fails once or for a while."""

    def life(call: int, times: int) -> bool:
        vault, disk = simulated()
        disk.asking, disk.random, disk.calls = True, Random(call), 0
        failed: list[int] = []

        def fault(now: int, name: str, half: object) -> None:
            if call <= now < call + times:
                failed.append(now)
                raise OSError(errno.EIO, "simulated")

        disk.fault = fault
        sure = {1}
        for number in range(2, 7):
            try:
                save(vault, number)
            except VaultError:
                continue
            sure.add(number)
        disk.fault = lambda *_: None
        save(vault, 7)
        sure.add(7)
        assert disk.violations == []
        assert sure <= numbers(SIMULATED, disk.copy())
        assert sure <= numbers(SIMULATED, disk.after_power_cut(Random(call)))
        return bool(failed)

    for times in (1, 7):
        call = 1
        while life(call, times):
            call += 1
        assert call > 20


class TestSealing:
    def test_only_the_same_journal_gives_it_back(self, made: Made, location: Location, tmp_path: Path) -> None:
        vault, code = made
        sealed = vault.seal(b"half a thought")
        assert sealed != vault.seal(b"half a thought")
        assert b"half" not in sealed
        assert len(sealed) == len(vault.seal(b"half a thou"))
        assert vault.unseal(sealed) == b"half a thought"
        vault.close()
        with Vault.open(location, code) as again:
            assert again.unseal(sealed) == b"half a thought"
            for wrong in (b"", sealed[:-1], sealed + b"x", b"x" + sealed[1:]):
                assert again.unseal(wrong) is None
            again.revoke(PASSPHRASE)
            assert again.unseal(sealed) is None
        other = Location(tmp_path / "other", tmp_path / "another state")
        with Vault.create(other, PASSPHRASE, cost=CHEAP)[0] as another:
            assert another.unseal(sealed) is None

    def test_a_closed_one_seals_nothing(self, made: Made) -> None:
        made[0].close()
        with pytest.raises(SessionStopped):
            made[0].seal(b"x")

    def test_it_outlives_a_reopening(self, made: Made) -> None:
        with made[0] as vault:
            sealed = vault.seal(b"x")
            vault.reopen()
            assert vault.unseal(sealed) == b"x"
