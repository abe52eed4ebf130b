"""Limits that are asked before the work: of the passphrase's cost in all slots together, and of the file's size."""

from __future__ import annotations

import struct
from contextlib import suppress
from pathlib import Path

import pytest

from careerjournal.vault import (
    Cost,
    Location,
    Put,
    RecoveryCode,
    Remove,
    Tampered,
    TooLarge,
    Vault,
    WrongPassphrase,
    check,
    last_resort,
    opening,
    primitives,
    salvage,
    session,
)
from careerjournal.vault.copying import write_copy
from careerjournal.vault.primitives import MAX_LANES, MAX_MEMORY_KIB, MAX_PASSES, MAX_WORK
from tests.vault.conftest import CHEAP, PASSPHRASE
from tests.vectors.forge import CODE, Forge

DEAREST = (MAX_MEMORY_KIB, MAX_PASSES, MAX_LANES)


@pytest.fixture
def derived(monkeypatch: pytest.MonkeyPatch) -> list[Cost]:
    """The costs that were asked for; nothing is spent."""
    asked: list[Cost] = []

    def counted(passphrase: str, salt: bytes, cost: Cost) -> bytes:
        asked.append(cost)
        return primitives.sha256(passphrase.encode(), salt)

    monkeypatch.setattr(primitives, "argon2id", counted)
    return asked


def asking(forge: Forge, *costs: tuple[int, int, int]) -> list[bytes]:
    """Slots for a passphrase alone that ask for these costs, made without knowing any."""
    return [
        forge.slot(3, struct.pack("<III", *cost) + forge.random.randbytes(32), forge.random.randbytes(32))
        for cost in costs
    ]


def forged(location: Location, forge: Forge, slots: list[bytes]) -> None:
    header = forge.header(slots)
    log = forge.log(header)
    log.end()
    location.file.parent.mkdir(parents=True, exist_ok=True)
    location.file.write_bytes(header * 2 + log.data)


class TestTheCostOfAllSlots:
    @pytest.mark.parametrize(
        "costs",
        [
            [DEAREST] * 8,
            [DEAREST] * 2,
            [DEAREST, (8, 1, 1)],
            [(MAX_MEMORY_KIB, 5, 1)] * 7,
            [(MAX_MEMORY_KIB // 4, MAX_PASSES, 4)] * 5,
            [(8, 1, 1), (MAX_MEMORY_KIB, MAX_PASSES, 16)],
        ],
    )
    def test_more_than_any_journal_needs_is_refused_before_any_of_it(
        self, location: Location, derived: list[Cost], costs: list[tuple[int, int, int]]
    ) -> None:
        forge = Forge("dear")
        forged(location, forge, asking(forge, *costs))
        for act in (Vault.open, check, salvage):
            with pytest.raises(Tampered, match="more time"):
                act(location, PASSPHRASE)
        header = last_resort.read_header(location.file.read_bytes())
        with pytest.raises(last_resort.Unreadable) as refused:
            last_resort.with_passphrase(header, PASSPHRASE, [])
        assert refused.value.kind == "Tampered"
        assert derived == []

    @pytest.mark.parametrize("costs", [[DEAREST], [(MAX_MEMORY_KIB, 4, 1)] * 8, [(MAX_MEMORY_KIB // 2, 32, 1)] * 2])
    def test_exactly_as_much_is_tried(
        self, location: Location, derived: list[Cost], costs: list[tuple[int, int, int]]
    ) -> None:
        forge = Forge("just")
        forged(location, forge, asking(forge, *costs))
        with pytest.raises(WrongPassphrase):
            Vault.open(location, PASSPHRASE)
        assert sum(cost.memory_kib * cost.passes for cost in derived) == MAX_WORK
        assert len(derived) == len(costs)

    @pytest.mark.parametrize("portable", [True, False])
    def test_the_dearest_journal_that_can_be_made_opens(
        self, location: Location, derived: list[Cost], portable: bool
    ) -> None:
        vault, _ = Vault.create(location, PASSPHRASE, portable=portable, cost=Cost(*DEAREST))
        vault.change_passphrase(PASSPHRASE, "another", cost=Cost(*DEAREST))
        vault.revoke("a third", cost=Cost(*DEAREST))
        vault.close()
        derived.clear()
        Vault.open(location, "a third").close()
        assert derived == [Cost(*DEAREST)]

    def test_slots_that_are_not_tried_do_not_count(self, location: Location) -> None:
        """Other devices' slots, and all of them where the recovery code opens it."""
        forge = Forge("others")
        dear = struct.pack("<III", *DEAREST)
        others = [forge.slot(1, dear + forge.random.randbytes(40), forge.random.randbytes(32)) for _ in range(6)]
        forged(location, forge, [*others, *forge.ways_in()])
        folder = location.state / forge.id.hex()
        folder.mkdir(parents=True)
        (folder / f"device-{forge.hint.hex()}").write_bytes(forge.secret_file())
        Vault.open(location, PASSPHRASE, read_only=True).close()
        forged(location, forge, [*asking(forge, *[DEAREST] * 7), forge.recovery_slot()])
        Vault.open(location, RecoveryCode(CODE), read_only=True).close()
        with pytest.raises(Tampered):
            Vault.open(location, PASSPHRASE, read_only=True)


class TestTheSizeOfTheFile:
    LIMIT = 64 * 1024

    @pytest.fixture(autouse=True)
    def small(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(opening, "MAX_FILE", self.LIMIT)

    def filled(self, location: Location, size: int = 5000) -> tuple[Vault, int]:
        """A journal with as many documents of this size as there is room for, and their number."""
        vault, _ = Vault.create(location, PASSPHRASE, cost=CHEAP)
        for number in range(1, 500):
            try:
                vault.save([Put("t", number, {"text": "y" * size})])
            except TooLarge:
                return vault, number - 1
        raise AssertionError("nothing was refused")

    @pytest.mark.parametrize("size", [1000, 4000, 5000, 30_000])
    def test_a_save_that_could_not_be_read_again_is_refused(self, location: Location, size: int) -> None:
        vault, count = self.filled(location, size)
        with vault:
            assert vault.stopped is None
            assert len(vault.mirror["t"]) == count
            assert location.file.stat().st_size <= self.LIMIT
        with Vault.open(location, PASSPHRASE) as vault:
            assert vault.report.sentences == ()
            assert len(vault.mirror["t"]) == count
        assert len(salvage(location, PASSPHRASE)[0]["t"]) == count

    @pytest.mark.parametrize("size", [150, 1000, 4000, 5000])
    def test_there_is_room_left_to_delete(self, location: Location, size: int) -> None:
        vault, count = self.filled(location, size)
        number = 0
        with vault:
            with suppress(TooLarge):
                for number in range(1, count):  # into the trash, as far as that goes, and then out of it for good
                    vault.save([Put("trash", number, {"was": "y" * size, "more": "y" * 50}), Remove("t", number)])
            assert number > 1 or size >= 4000  # which does not fit into half of the room, small as it is here
            vault.save([Remove("t", count)])
            vault.save([Remove("t", count - 1)])
            vault.compact()
            vault.save([Put("t", count + 1, {"text": "y" * size})])

    def test_what_is_dead_makes_way(self, location: Location) -> None:
        """Long before it is due, the file is rewritten where a save would not fit otherwise."""
        with Vault.create(location, PASSPHRASE, cost=CHEAP)[0] as vault:
            for number in range(60):
                vault.save([Put("t", 1, {"text": f"{number}" * 2000})])
            assert location.file.stat().st_size <= self.LIMIT < session.SLACK
        with Vault.open(location, PASSPHRASE) as vault:
            assert vault.mirror == {"t": {1: {"text": "59" * 2000}}}

    def test_nor_does_a_rewrite_take_the_place_of_what_can_be_read(
        self, location: Location, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        vault, count = self.filled(location)
        with vault:
            before = location.file.read_bytes()
            monkeypatch.setattr(opening, "MAX_FILE", self.LIMIT // 2)
            with pytest.raises(TooLarge, match="4 GiB"):
                vault.compact()
            assert vault.stopped is None
            assert location.file.read_bytes() == before
            assert not location.new.exists()
            monkeypatch.setattr(opening, "MAX_FILE", self.LIMIT)
            vault.compact()
            assert len(vault.mirror["t"]) == count

    def test_nor_is_a_copy_made_that_could_not_be_read(self, location: Location, tmp_path: Path) -> None:
        documents = {"t": {number: {"text": "y" * 5000} for number in range(20)}}
        with pytest.raises(TooLarge):
            write_copy(Location(tmp_path / "copy", location.state), documents, PASSPHRASE, cost=CHEAP)
        assert not list(tmp_path.glob("copy*"))
