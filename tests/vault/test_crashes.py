"""The power fails at every call, and everything that was saved is there afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from careerjournal.vault import Location, Put, Remove, Vault, VaultError, session
from careerjournal.vault.changes import Mirror
from tests.vault.conftest import CHEAP, PASSPHRASE
from tests.vault.simulated import PowerCut, SimulatedDisk

LOCATION = Location(Path("/journals/mine"), Path("/state"))
FATES = 6  # what of the unsynced survives, drawn this many times at each call


class Life:
    """Saves, and which of them must, and may, be there afterwards."""

    def __init__(self, disk: SimulatedDisk, seed: int) -> None:
        self.disk = disk
        self.random = Random(seed)
        self.sure: Mirror = {}
        self.possible: list[Mirror] = [{}]

    def live(self, vault: Vault) -> None:
        for number in range(1, 9):
            self.save(vault, [Put("t", number % 3 + 1, {"n": number, "text": "x" * self.random.randint(0, 2000)})])
            if number == 4:
                vault.compact()
            if number == 6:
                self.save(vault, [Remove("t", 1)])

    def save(self, vault: Vault, changes: list[Put] | list[Remove]) -> None:
        after: Mirror = {table: dict(documents) for table, documents in self.sure.items()}
        for change in changes:
            if isinstance(change, Put):
                after.setdefault(change.table, {})[change.number] = change.document
            else:
                after[change.table].pop(change.number, None)
        before: Mirror = {table: dict(documents) for table, documents in self.sure.items()}
        self.possible = [before, after]
        vault.save(changes)
        self.sure = after
        self.possible = [after]


def fresh() -> SimulatedDisk:
    disk = SimulatedDisk()
    Vault.create(LOCATION, PASSPHRASE, cost=CHEAP, disk=disk)[0].close()
    disk.calls = 0
    return disk


def cut_at(call: int) -> Callable[[int, str, Callable[[], None]], None]:
    def fault(now: int, _: str, half: Callable[[], None]) -> None:
        if now == call:
            half()
        if now >= call > 0:
            raise PowerCut

    return fault


@pytest.fixture(autouse=True)
def _compact_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "SLACK", 2000)
    monkeypatch.setattr(session, "ANCHOR_SYNC", 3)


def calls_in_a_life() -> int:
    disk = fresh()
    with Vault.open(LOCATION, PASSPHRASE, disk=disk) as vault:
        Life(disk, 0).live(vault)
        assert vault.info.generation > 2
    return disk.calls


def test_power_cut_at_every_call() -> None:
    recoveries = 0
    for call in range(1, calls_in_a_life() + 1):
        disk = fresh()
        life = Life(disk, 0)
        disk.fault = cut_at(call)
        with pytest.raises(PowerCut), Vault.open(LOCATION, PASSPHRASE, disk=disk) as vault:
            life.live(vault)
        for fate in range(FATES):
            later = disk.after_power_cut(Random(call * 1000 + fate))
            with Vault.open(LOCATION, PASSPHRASE, disk=later) as vault:
                assert vault.mirror in life.possible
                assert not vault.report.new_device
                vault.save([Put("t", 99, {})])
            with Vault.open(LOCATION, PASSPHRASE, disk=later) as vault:
                assert vault.mirror["t"][99] == {}
                assert vault.report.sentences == ()
            recoveries += 1
    assert recoveries > 300


def test_power_cut_during_recovery() -> None:
    for first in range(3, calls_in_a_life(), 5):
        disk = fresh()
        life = Life(disk, 0)
        disk.fault = cut_at(first)
        with pytest.raises(PowerCut), Vault.open(LOCATION, PASSPHRASE, disk=disk) as vault:
            life.live(vault)
        for second in range(1, 20):
            later = disk.after_power_cut(Random(first))
            later.fault = cut_at(second)
            try:
                Vault.open(LOCATION, PASSPHRASE, disk=later).close()
            except PowerCut:
                later = later.after_power_cut(Random(second))
            later.fault = cut_at(0)
            with Vault.open(LOCATION, PASSPHRASE, disk=later) as vault:
                assert vault.mirror in life.possible


def test_a_killed_process_then_a_power_cut() -> None:
    """What the next process reads may be in memory only; it must be durable before anything relies on it."""
    for first in range(1, calls_in_a_life() + 1):
        for second in range(1, 24, 3):
            disk = fresh()
            life = Life(disk, 0)
            disk.fault = cut_at(first)
            with pytest.raises(PowerCut), Vault.open(LOCATION, PASSPHRASE, disk=disk) as vault:
                life.live(vault)
            disk.calls = 0
            disk.fault = cut_at(second)
            try:
                with Vault.open(LOCATION, PASSPHRASE, disk=disk) as vault:
                    assert vault.mirror in life.possible
                    life.sure = vault.mirror
                    life.possible = [vault.mirror]
                    life.save(vault, [Put("t", 50, {})])
                    disk.fault(second, "", lambda: None)
            except PowerCut:
                pass
            later = disk.after_power_cut(Random(first * 100 + second))
            with Vault.open(LOCATION, PASSPHRASE, disk=later) as vault:
                assert vault.mirror in life.possible
                assert not vault.report.new_device


def test_power_cut_while_a_journal_is_made() -> None:
    """Before it is done there is no journal, or a whole one; never half of one."""
    disk = SimulatedDisk()
    Vault.create(LOCATION, PASSPHRASE, cost=CHEAP, disk=disk)[0].close()
    for call in range(1, disk.calls + 1):
        disk = SimulatedDisk()
        disk.fault = cut_at(call)
        with pytest.raises(PowerCut):
            Vault.create(LOCATION, PASSPHRASE, cost=CHEAP, disk=disk)
        for fate in range(FATES):
            later = disk.after_power_cut(Random(fate))
            if LOCATION.file in later.names_now:
                Vault.open(LOCATION, PASSPHRASE, disk=later).close()
            else:
                Vault.create(LOCATION, PASSPHRASE, cost=CHEAP, disk=later)[0].close()


@pytest.mark.parametrize("what", ["change", "code", "revoke"])
def test_power_cut_while_keys_change(what: str) -> None:
    call, done = 0, False
    while not done:
        call += 1
        disk = fresh()
        try:
            with Vault.open(LOCATION, PASSPHRASE, disk=disk) as vault:
                vault.save([Put("t", 1, {})])
                disk.calls = 0
                disk.fault = cut_at(call)
                match what:
                    case "change":
                        vault.change_passphrase(PASSPHRASE, "new")
                    case "code":
                        vault.new_recovery_code()
                    case _:
                        vault.revoke("new")
                done = True
                disk.fault = cut_at(0)
        except PowerCut:
            pass
        later = disk.after_power_cut(Random(call))
        opened = 0
        for passphrase in (PASSPHRASE, "new"):
            try:
                with Vault.open(LOCATION, passphrase, disk=later) as vault:
                    assert vault.mirror == {"t": {1: {}}}
                    opened += 1
            except VaultError:
                continue
        assert opened == 1
    assert call > 8
