"""A reader beside a writer: whenever the file is rewritten under it, it reads the journal as it was or as it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from careerjournal.vault import Location, Put, RecoveryCode, RolledBack, Vault, check, last_resort, salvage
from careerjournal.vault.disk import Disk
from tests.vault.conftest import CHEAP, PASSPHRASE
from tests.vault.test_last_resort import read_by_it

BEFORE = {"t": {1: {"n": 1}}}
AFTER = {"t": {1: {"n": 2}}}


def saved_and_compacted(vault: Vault) -> None:
    vault.save([Put("t", 1, {"n": 2})])
    vault.compact()


def saved(vault: Vault) -> None:
    vault.save([Put("t", 1, {"n": 2})])


def twice(vault: Vault) -> None:
    vault.compact()
    saved_and_compacted(vault)


MEANWHILE: list[Callable[[Vault], Any]] = [
    saved,
    saved_and_compacted,
    twice,
    lambda vault: vault.set_passphrase(PASSPHRASE, cost=CHEAP),
    lambda vault: vault.new_recovery_code(),
    lambda vault: vault.revoke(PASSPHRASE, cost=CHEAP),
]


class Interrupted(Disk):
    """A reader's disk, on which something happens before one of the calls.

    Attributes:
        left: calls until then.
    """

    def __init__(self, left: int, happens: Callable[[], object]) -> None:
        self.left = left
        self.happens = happens

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name in Disk.__dict__:
            self.left -= 1
            if self.left == 0:
                self.happens()
        return found


@pytest.mark.parametrize("happens", MEANWHILE)
@pytest.mark.parametrize("how", ["open", "check", "salvage"])
def test_no_rewrite_is_taken_for_a_fault(tmp_path: Path, happens: Callable[[Vault], Any], how: str) -> None:
    call = 0
    while True:
        call += 1
        location = Location(tmp_path / f"{call}.journal", tmp_path / "state")
        with Vault.create(location, PASSPHRASE, cost=CHEAP)[0] as writer:
            writer.save([Put("t", 1, {"n": 1})])
            disk = Interrupted(call, lambda writer=writer: happens(writer))  # type: ignore[misc]
            if how == "check":
                assert check(location, PASSPHRASE, disk=disk).problems == ()
            elif how == "salvage":
                mirror, report = salvage(location, PASSPHRASE, disk=disk)
                assert mirror in (BEFORE, AFTER)
                assert report.sentences == ()
            else:
                with Vault.open(location, PASSPHRASE, read_only=True, disk=disk) as reader:
                    assert reader.mirror in (BEFORE, AFTER)
                    assert reader.report.sentences == ()
        if disk.left > 0:  # there are no more calls than that
            break
    assert call > 8


def test_a_file_rewritten_faster_than_it_is_read_ends(tmp_path: Path) -> None:
    location = Location(tmp_path / "j.journal", tmp_path / "state")
    with Vault.create(location, PASSPHRASE, cost=CHEAP)[0] as writer:
        rewrites = 0

        class Always(Disk):
            def names(self, folder: Path) -> list[str]:
                nonlocal rewrites
                rewrites += 1
                if rewrites < 30:
                    writer.compact()
                return super().names(folder)

        with suppress(RolledBack):  # nobody can tell, then
            Vault.open(location, PASSPHRASE, read_only=True, disk=Always()).close()
        assert 1 < rewrites < 30


@pytest.mark.parametrize("happens", MEANWHILE[:-1])
def test_nor_by_the_reader_of_last_resort(
    tmp_path: Path, happens: Callable[[Vault], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    location = Location(tmp_path / "j.journal", tmp_path / "state")
    made: tuple[Vault, RecoveryCode] = Vault.create(location, PASSPHRASE, cost=CHEAP)
    real, times = last_resort.device_anchor, 0
    with made[0] as writer:

        def rewritten(folder: Path, vault_id: bytes) -> bytes | None:
            nonlocal times
            times += 1
            if times > 2:
                return real(folder, vault_id)
            happens(writer)
            anchor = real(folder, vault_id)
            writer.compact()
            twice(writer)
            return anchor

        monkeypatch.setattr(last_resort, "device_anchor", rewritten)
        reading = read_by_it(location, PASSPHRASE)
        assert {int(number) for number in reading.tables.get("t", {})} <= {1}
