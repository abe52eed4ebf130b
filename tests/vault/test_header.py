"""The header: what a stranger's file may ask for, and that every bit of it counts."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from careerjournal.vault import (
    Cost,
    Damaged,
    Location,
    NotAJournal,
    RecoveryCode,
    Tampered,
    UnknownVersion,
    Vault,
    VaultError,
    WrongPassphrase,
    check,
    primitives,
    salvage,
    slots,
)
from careerjournal.vault import header as headers
from careerjournal.vault.header import Header, find
from careerjournal.vault.keys import Keys
from careerjournal.vault.slots import Kind, Slot
from tests.vault.conftest import CHEAP, PASSPHRASE

ID = bytes(range(16))


def made(*more: Slot) -> tuple[Header, Keys]:
    keys = Keys(bytearray(b"v" * 32), ID)
    ways_in = (
        slots.passphrase_slot(keys.vault, ID, PASSPHRASE, CHEAP, b"d" * 32),
        slots.recovery_slot(keys.vault, ID, RecoveryCode(b"r" * 20)),
        *more,
    )
    return Header(ID, 7, b"s" * 32, b"c" * 32, ways_in).sealed(keys), keys


def hostile(cost: Cost, kind: Kind = Kind.PASSPHRASE) -> Slot:
    body = struct.pack("<III32s", cost.memory_kib, cost.passes, cost.lanes, b"salt")
    return Slot(kind, body + (bytes(8) if kind == Kind.PASSPHRASE_AND_DEVICE else b""), bytes(48))


@pytest.fixture
def no_derivation(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> bytes:
        raise AssertionError("work was done before the limits were checked")

    monkeypatch.setattr(primitives, "argon2id", never)


def test_round_trip() -> None:
    header, keys = made()
    found = find(header.raw * 2)
    assert found.header == header
    assert found.both_copies
    found.header.verify(keys)
    secret = {slots.device_hint(b"d" * 32, ID): b"d" * 32}
    assert slots.unlock(header.slots, ID, PASSPHRASE, secret) == keys.vault
    assert slots.unlock(header.slots, ID, RecoveryCode(b"r" * 20), {}) == keys.vault


def test_every_bit_of_a_copy_counts() -> None:
    """With one copy alone, a flip anywhere is refused; with two, the whole copy is used and it is said."""
    header, _ = made()
    raw = header.raw
    for bit in [*range(8 * 450), *range(8 * 450, 8 * 4000, 61), *range(8 * 4000, 8 * 4096)]:
        broken = bytearray(raw)
        broken[bit // 8] ^= 1 << bit % 8
        with pytest.raises((Damaged, NotAJournal, UnknownVersion)):
            find(bytes(broken) + bytes(4096))
        if bit % 8 == 0:
            for start in (bytes(broken) + raw, raw + bytes(broken)):
                found = find(start)
                assert found.header == header
                assert not found.both_copies


def test_a_forged_header() -> None:
    header, keys = made()
    other = Keys(bytearray(b"w" * 32), ID)
    for forged in (
        replace(header, generation=8).sealed(other),
        replace(header, slots=header.slots[:1]).sealed(other),
    ):
        with pytest.raises(Tampered):
            find(forged.raw * 2).header.verify(keys)


@pytest.mark.parametrize("at", range(36, 100, 8))
def test_a_forged_header_is_called_one_before_the_log_is_believed(location: Location, at: int) -> None:
    """Without that it would be the log's fault, and salvage would go by what the forger wrote."""
    Vault.create(location, PASSPHRASE, cost=CHEAP)[0].close()
    data = location.file.read_bytes()
    whole = find(data).header.raw
    copy = bytearray(whole)
    copy[at] ^= 1
    copy[-32:] = primitives.sha256(bytes(copy[:-32]))
    location.file.write_bytes(bytes(copy) * 2 + data[2 * len(whole) :])
    for look in (Vault.open, check, salvage):
        with pytest.raises(Tampered, match="header was changed"):
            look(location, PASSPHRASE)


def test_a_slot_is_bound_to_all_its_parts() -> None:
    header, _ = made()
    slot = header.slots[1]

    def flipped(value: bytes) -> bytes:
        return bytes([value[0] ^ 1]) + value[1:]

    for vault_id, changed in (
        (flipped(ID), slot),
        (ID, replace(slot, body=flipped(slot.body))),
        (ID, replace(slot, wrapped=flipped(slot.wrapped))),
    ):
        with pytest.raises(WrongPassphrase):
            slots.unlock((changed,), vault_id, RecoveryCode(b"r" * 20), {})


@pytest.mark.parametrize("kind", [Kind.PASSPHRASE, Kind.PASSPHRASE_AND_DEVICE])
@pytest.mark.parametrize(
    "cost",
    [Cost(2**31, 3, 4), Cost(2**21 + 1, 3, 4), Cost(64, 33, 1), Cost(64, 0, 1), Cost(64, 1, 0), Cost(2**20, 1, 17)],
)
@pytest.mark.usefixtures("no_derivation")
def test_hostile_costs_are_refused_before_any_work(location: Location, cost: Cost, kind: Kind) -> None:
    keys = Keys(bytearray(32), ID)
    header = Header(ID, 1, bytes(32), bytes(32), (hostile(cost, kind),)).sealed(keys)
    location.file.parent.mkdir()
    location.file.write_bytes(header.raw * 2)
    with pytest.raises(Tampered, match="more memory or time"):
        Vault.open(location, PASSPHRASE)


@pytest.mark.usefixtures("no_derivation")
def test_hostile_slots_are_refused_before_any_work() -> None:
    keys = Keys(bytearray(32), ID)
    for ways_in in (
        (hostile(CHEAP),) * (headers.MAX_SLOTS + 1),
        (Slot(Kind.PASSPHRASE, b"short", bytes(48)),),
        (Slot(Kind.RECOVERY, bytes(33), bytes(48)),),
    ):
        with pytest.raises(Tampered):
            find(Header(ID, 1, bytes(32), bytes(32), ways_in).sealed(keys).raw * 2)


def test_a_slot_that_leaves_the_header() -> None:
    header, _ = made()
    raw = bytearray(header.raw)
    struct.pack_into("<HH", raw, 106, Kind.PASSPHRASE, 65535)
    raw[-32:] = primitives.sha256(raw[:-32])
    with pytest.raises(Tampered):
        find(bytes(raw) * 2)


def test_a_kind_from_the_future_is_kept() -> None:
    strange = Slot(77, b"from a newer version", bytes(48))
    header, _ = made(strange)
    assert find(header.raw * 2).header.slots[2] == strange


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", NotAJournal),
        (b"\x89CJV\r\n\x1a\n", NotAJournal),
        (b"SQLite format 3\0" + bytes(20_000), NotAJournal),
        (bytes(200_000), NotAJournal),
        (b"\x89CJV\n\x1a\n" + bytes(9000), NotAJournal),
        (struct.pack("<8sHHI", headers.MAGIC, 2, 0, 4096) + bytes(9000), UnknownVersion),
        (struct.pack("<8sHHI", headers.MAGIC, 1, 0, 4096) + bytes(1000), NotAJournal),
        (struct.pack("<8sHHI", headers.MAGIC, 1, 0, 4096) + bytes(9000), Damaged),
        (struct.pack("<8sHHI", headers.MAGIC, 1, 0, 2**32 - 1) + bytes(200_000), Damaged),
        (struct.pack("<8sHHI", headers.MAGIC, 1, 0, 0) + bytes(200_000), Damaged),
    ],
)
@pytest.mark.usefixtures("no_derivation")
def test_what_is_no_journal(location: Location, data: bytes, error: type[VaultError]) -> None:
    location.file.parent.mkdir()
    location.file.write_bytes(data)
    with pytest.raises(error):
        Vault.open(location, PASSPHRASE)


def test_a_newer_minor_version_is_read_and_not_written(location: Location) -> None:
    vault, _ = Vault.create(location, PASSPHRASE, portable=True, cost=CHEAP)
    vault.close()
    data = location.file.read_bytes()
    found = find(data)
    key = slots.unlock(found.header.slots, found.header.vault_id, PASSPHRASE, {})
    newer = replace(found.header, minor=9).sealed(Keys(key, found.header.vault_id))
    # The log is bound to the header it was written under, so this one has none: only the header is looked at.
    location.file.write_bytes(newer.raw * 2 + data[8192:])
    with pytest.raises(UnknownVersion, match="read only") as caught:
        Vault.open(location, PASSPHRASE)
    assert caught.value.readable
    with pytest.raises(Tampered):
        Vault.open(location, PASSPHRASE, read_only=True)
