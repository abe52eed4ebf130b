"""What the campaigns found, each told as it happened."""

from __future__ import annotations

import errno
from collections.abc import Callable
from random import Random

import pytest

from careerjournal.vault import CannotRead, CannotWrite, Put, RecoveryCode, Vault, VaultError
from tests.vault.campaign import power_cuts
from tests.vault.campaign.life import CHEAP, LOCATION, NEW, OLD, SCENARIOS
from tests.vault.simulated import SimulatedDisk


def failing(*names: str, at: int = 1) -> Callable[[int, str, Callable[[], None]], None]:
    """Fail, from the ``at``-th call of these names on; without names, every call."""
    met = 0

    def fault(call: int, name: str, half: Callable[[], None]) -> None:
        nonlocal met
        if not names or name in names:
            met += 1
            if met >= at:
                raise OSError(errno.EIO, "simulated")

    return fault


def well(call: int, name: str, half: Callable[[], None]) -> None:
    pass


@pytest.fixture
def disk() -> SimulatedDisk:
    disk = SimulatedDisk()
    with Vault.create(LOCATION, OLD, cost=CHEAP, disk=disk)[0] as vault:
        vault.save([Put("t", 1, {})])
    return disk


@pytest.mark.parametrize("fate", range(40))
def test_a_failed_sync_that_could_not_be_taken_back(disk: SimulatedDisk, fate: int) -> None:
    """The system shows a frame it will never write: what is saved after it must not hang on it."""
    vault = Vault.open(LOCATION, OLD, disk=disk)
    disk.random = Random(fate)
    disk.fault = failing("sync", "truncate")
    with pytest.raises(CannotWrite):
        vault.save([Put("t", 2, {})])
    disk.fault = well
    vault.close()
    with Vault.open(LOCATION, OLD, disk=disk) as vault:
        vault.save([Put("t", 3, {})])
        known = vault.mirror
    with Vault.open(LOCATION, OLD, disk=disk.after_power_cut(Random(fate))) as vault:
        assert vault.mirror == known
        assert 3 in known["t"]


@pytest.mark.parametrize("fate", range(40))
def test_a_record_whose_sync_failed_is_written_again(disk: SimulatedDisk, fate: int) -> None:
    """Or a compaction relies on a record that is not on the disk, and a cut makes the journal look rolled back."""
    vault = Vault.open(LOCATION, OLD, disk=disk)
    vault.save([Put("t", 2, {})])
    disk.random = Random(fate)
    disk.fault = failing("sync")
    vault.close()
    disk.fault = well
    vault = Vault.open(LOCATION, OLD, disk=disk)
    renamed = 0

    def after_the_renaming(call: int, name: str, half: Callable[[], None]) -> None:
        nonlocal renamed
        renamed += name == "sync_folder"
        if renamed == 1 and name == "open":
            raise OSError(errno.EIO, "simulated")

    disk.fault = after_the_renaming
    with pytest.raises(CannotWrite):
        vault.compact()
    with Vault.open(LOCATION, OLD, disk=disk.after_power_cut(Random(fate))) as vault:
        assert vault.mirror == {"t": {1: {}, 2: {}}}


def test_a_sync_that_failed_on_the_way_in_is_not_tried_again() -> None:
    for at in range(1, 5):
        disk = SimulatedDisk()
        disk.fault = failing("sync", at=at)
        met = 0

        def once(call: int, name: str, half: Callable[[], None], at: int = at) -> None:
            nonlocal met
            met += name == "sync"
            if name == "sync" and met == at:
                raise OSError(errno.EIO, "simulated")

        disk.fault = once
        try:
            Vault.create(LOCATION, OLD, cost=CHEAP, disk=disk)[0].close()
        except VaultError:
            assert disk.violations == []
        else:
            assert met == at - 1
    assert met == 3


def test_a_close_that_fails_on_the_way_out_is_explained(disk: SimulatedDisk) -> None:
    disk.asking = True
    disk.fault = failing("read", "close")
    with pytest.raises(CannotRead):
        Vault.open(LOCATION, OLD, disk=disk)


def test_the_device_keeps_its_record_through_a_revocation(disk: SimulatedDisk) -> None:
    """The record's key changes with the vault's: one slot under each, until the new file stands."""
    calls: list[SimulatedDisk] = []
    vault = Vault.open(LOCATION, OLD, disk=disk)
    disk.fault = lambda call, name, half: calls.append(disk.copy())
    vault.revoke(NEW)
    opened: set[str] = set()
    for moment in calls:
        for fate in range(8):
            later = moment.after_power_cut(Random(fate))
            for key in (OLD, NEW):
                try:
                    with Vault.open(LOCATION, key, disk=later, read_only=True) as vault:
                        assert not vault.report.new_device
                        opened.add(key)
                except VaultError:
                    continue
    assert opened == {OLD, NEW}


def test_a_revocation_that_cannot_remove_the_old_secret_still_shows_the_code(disk: SimulatedDisk) -> None:
    with Vault.open(LOCATION, OLD, disk=disk) as vault:
        removed = 0

        def fault(call: int, name: str, half: Callable[[], None]) -> None:
            nonlocal removed
            removed += name == "remove"
            if removed == 2:  # the first makes room for the new file
                raise OSError(errno.EIO, "simulated")

        disk.fault = fault
        code = vault.revoke(NEW)
        disk.fault = well
    assert removed == 2
    assert isinstance(code, RecoveryCode)
    for key in (NEW, code):
        Vault.open(LOCATION, key, disk=disk).close()


def test_revocations_that_failed_do_not_crowd_out_the_secret(disk: SimulatedDisk) -> None:
    for _ in range(40):
        with Vault.open(LOCATION, OLD, disk=disk) as vault:
            disk.fault = failing("rename")
            with pytest.raises(CannotWrite):
                vault.revoke(NEW)
            disk.fault = well
    with Vault.open(LOCATION, OLD, disk=disk) as vault:
        vault.revoke(NEW)
    Vault.open(LOCATION, NEW, disk=disk).close()
    assert sum(path.name.startswith("device-") for path in disk.names_now) == 1


def test_a_restore_is_whole_or_has_not_begun() -> None:
    """Between its two renamings there is no journal in its place: `finish_restore` puts the restored one there."""
    restores = tuple(scenario for scenario in SCENARIOS if scenario.name.startswith("restore"))
    assert len(restores) == 3
    assert power_cuts.campaign(1, 1, restores)["recoveries"] > 500
