"""The opening rules: every change to the file is reported, and only what a power cut leaves is mended."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest

from careerjournal.vault import (
    Damaged,
    Location,
    Put,
    RecoveryCode,
    Remove,
    RolledBack,
    SavePoint,
    Tampered,
    Unsound,
    Vault,
    VaultError,
    check,
    salvage,
)
from careerjournal.vault.frames import MAGIC
from tests.vault.conftest import CHEAP, PASSPHRASE

SAVES = 4
STEP = 5  # of the log's 5,952 bits; 5 and 8 have no common factor, so every bit of a byte has its turn


@pytest.fixture
def saved(location: Location) -> bytes:
    """A journal of four saves, document n in save n, and its bytes."""
    with Vault.create(location, PASSPHRASE, cost=CHEAP)[0] as vault:
        for number in range(1, SAVES + 1):
            vault.save([Put("t", number, {"n": number})])
    return location.file.read_bytes()


def offsets(data: bytes) -> list[int]:
    """Where frames begin; the end of the file last. Magic inside ciphertext is too rare to matter: 372 bytes each."""
    found = []
    at = data.find(MAGIC)
    while at >= 0:
        found.append(at)
        at = data.find(MAGIC, at + 372)
    return [*found, len(data)]


def forget(location: Location) -> None:
    """Make this a device that has the secret but no record of the last save."""
    for path in location.state.glob("*/anchor"):
        path.unlink()


def open_with(location: Location, data: bytes, *, read_only: bool = True) -> Vault:
    location.file.write_bytes(data)
    return Vault.open(location, PASSPHRASE, read_only=read_only)


@pytest.mark.parametrize("cut", [1, 100, 371])
def test_a_torn_tail_is_cut_and_said(location: Location, saved: bytes, cut: int) -> None:
    with Vault.open(location, PASSPHRASE) as vault:
        seen = [path.read_bytes() for path in location.state.glob("*/anchor")]
        vault.save([Put("t", 5, {"n": 5})])
    torn = location.file.read_bytes()[:-cut]
    for path in location.state.glob("*/anchor"):
        path.write_bytes(seen[0])
    with open_with(location, torn) as vault:
        assert vault.report.torn_tail_bytes == 372 - cut
        assert location.file.read_bytes() == torn
    with open_with(location, torn, read_only=False) as vault:
        assert vault.report.torn_tail_bytes == 372 - cut
        assert "had not finished" in vault.report.sentences[0]
        assert vault.mirror == {"t": {n: {"n": n} for n in range(1, 5)}}
        assert location.file.read_bytes() == saved
        vault.save([Put("t", 5, {})])
    with Vault.open(location, PASSPHRASE) as vault:
        assert vault.report.sentences == ()


def test_a_torn_tail_the_device_has_seen_whole_is_tampering(location: Location, saved: bytes) -> None:
    with pytest.raises(Tampered, match="save 4 was the last, and the file ends after save 3"):
        open_with(location, saved[:-1], read_only=False)
    assert location.file.read_bytes() == saved[:-1]


def test_garbage_at_the_end_is_cut(location: Location, saved: bytes) -> None:
    with open_with(location, saved + bytes(5000), read_only=False) as vault:
        assert vault.report.torn_tail_bytes == 5000
    assert location.file.read_bytes() == saved


def test_damage_in_the_middle_costs_one_save(location: Location, saved: bytes) -> None:
    starts = offsets(saved)
    for number, start in enumerate(starts[1:-2], 1):
        for at in (start, start + 5, start + 30, start + 90, start + 200):
            broken = bytearray(saved)
            broken[at] ^= 0x40
            with pytest.raises(Damaged, match=f"save {number}"):
                open_with(location, bytes(broken))
            report = check(location, PASSPHRASE)
            assert not report.ok
            assert "1 save in the middle" in " ".join(report.problems)
            mirror, found = salvage(location, PASSPHRASE)
            assert mirror == {"t": {n: {"n": n} for n in range(1, SAVES + 1) if n != number}}
            assert found.missing == ((number, number),)
            assert found.unread_bytes == 372
            assert found.unlinked == 0
    assert location.file.read_bytes() == bytes(broken)


def test_no_end_of_snapshot(location: Location, saved: bytes) -> None:
    starts = offsets(saved)
    for data in (saved[: starts[0]], saved[: starts[0] + 50]):
        for known in (True, False):
            if not known:
                forget(location)
            with pytest.raises(Tampered, match="cut short"):
                open_with(location, data)


@pytest.mark.parametrize("known", [True, False])
def test_swapped_duplicated_removed_saves(location: Location, saved: bytes, known: bool) -> None:
    if not known:
        forget(location)
    starts = offsets(saved)
    frames = [saved[a:b] for a, b in pairwise(starts)]
    head = saved[: starts[0]]
    for one, other in combinations(range(len(frames)), 2):
        swapped = frames.copy()
        swapped[one], swapped[other] = swapped[other], swapped[one]
        with pytest.raises(Tampered, match="another order"):
            open_with(location, head + b"".join(swapped))
    for one in range(len(frames)):
        with pytest.raises(Tampered, match="another order"):
            open_with(location, head + b"".join(frames[: one + 1] + frames[one:]))
        if one < len(frames) - 1:
            with pytest.raises(Tampered, match="another order"):
                open_with(location, head + b"".join(frames[:one] + frames[one + 1 :]))
            mirror, report = salvage(location, PASSPHRASE)
            assert len(mirror["t"]) == SAVES - (one > 0)
            assert report.missing == ((one, one),)


def test_saves_of_another_journal_or_generation_are_no_saves(location: Location, saved: bytes, tmp_path: Path) -> None:
    other = Location(tmp_path / "other.journal", location.state)
    with Vault.create(other, PASSPHRASE, cost=CHEAP)[0] as vault:
        vault.save([Put("t", 1, {"foreign": True})])
    foreign = other.file.read_bytes()[offsets(other.file.read_bytes())[1] :]
    with open_with(location, saved + foreign) as reader:
        assert reader.report.torn_tail_bytes == len(foreign)
        assert {n: d for n, d in reader.mirror["t"].items() if "foreign" in d} == {}
    with open_with(location, saved, read_only=False) as vault:
        vault.compact()
        vault.save([Put("t", 5, {})])
    later = location.file.read_bytes()
    with pytest.raises(Unsound):
        open_with(location, later[: offsets(later)[2]] + saved[offsets(saved)[1] :])
    # The header of one generation over the log of another.
    with pytest.raises(Tampered):
        open_with(location, saved[:8192] + later[8192:])
    with pytest.raises(Tampered, match="do not agree"):
        open_with(location, saved[:4096] + later[4096:])


def test_rolled_back(location: Location, saved: bytes) -> None:
    old = saved[: offsets(saved)[3]]
    with pytest.raises(
        RolledBack, match="ends at save 2, and the last save seen on this device was number 4"
    ) as raised:
        open_with(location, old)
    assert raised.value.last_seen == SavePoint(1, 4)
    assert raised.value.found == SavePoint(1, 2)
    with pytest.raises(RolledBack):
        Vault.open(location, PASSPHRASE)
    assert location.file.read_bytes() == old
    with Vault.open(location, PASSPHRASE, accept_rollback=True) as vault:
        assert vault.report.accepted == SavePoint(1, 4)
        assert vault.mirror == {"t": {1: {"n": 1}, 2: {"n": 2}}}
        vault.save([Put("t", 3, {"n": "another"})])
    with Vault.open(location, PASSPHRASE) as vault:
        assert vault.report.sentences == ()
    # The copy that was abandoned is now the other history.
    with pytest.raises(RolledBack):
        open_with(location, saved)


def test_rolled_back_over_a_compaction(location: Location, saved: bytes) -> None:
    with Vault.open(location, PASSPHRASE) as vault:
        vault.compact()
    with pytest.raises(RolledBack):
        open_with(location, saved)
    forget(location)
    with open_with(location, saved) as vault:
        assert vault.report.new_device
        assert "could not be checked" in vault.report.sentences[0]


def test_two_histories_of_one_length(location: Location, saved: bytes, tmp_path: Path) -> None:
    """Another device took an older copy and went on: same number of saves, other saves."""
    base = saved[: offsets(saved)[4]]
    twin = Location(tmp_path / "twin.journal", tmp_path / "twin state")
    twin.file.write_bytes(base)
    (secret,) = location.state.glob("*/device-*")
    copy = twin.state / secret.parent.name / secret.name
    copy.parent.mkdir(parents=True)
    copy.write_bytes(secret.read_bytes())
    with Vault.open(twin, PASSPHRASE) as vault:
        vault.save([Put("t", 4, {"n": "other"})])
        length = vault.info.size
    with pytest.raises(RolledBack, match="another history"):
        open_with(location, twin.file.read_bytes())
    with Vault.open(twin, PASSPHRASE) as vault:
        vault.save([Put("t", 5, {})])
    # A save of the twin's, right in number and in key, after saves it did not follow.
    with pytest.raises(Tampered, match="another order"):
        open_with(location, saved + twin.file.read_bytes()[length:])
    assert salvage(location, PASSPHRASE)[1].unlinked == 1
    with Vault.open(twin, PASSPHRASE) as vault:
        vault.compact()
        vault.save([Put("t", 6, {})])
    with pytest.raises(RolledBack, match="another history"):
        open_with(location, twin.file.read_bytes())


def test_a_damaged_anchor_is_as_good_as_none(location: Location, saved: bytes) -> None:
    (anchor,) = location.state.glob("*/anchor")
    anchor.write_bytes(bytes(anchor.stat().st_size))
    with Vault.open(location, PASSPHRASE) as vault:
        assert vault.report.new_device
    with Vault.open(location, PASSPHRASE) as vault:
        assert not vault.report.new_device


def test_one_anchor_slot_is_enough(location: Location, saved: bytes) -> None:
    with Vault.open(location, PASSPHRASE) as vault:
        vault.save([Put("t", 5, {})])
    with Vault.open(location, PASSPHRASE) as vault:
        vault.save([Put("t", 6, {})])
    (anchor,) = location.state.glob("*/anchor")
    both = anchor.read_bytes()
    for offset in (0, 4096):
        anchor.write_bytes(both[:offset] + bytes(104) + both[offset + 104 :])
        with Vault.open(location, PASSPHRASE, read_only=True) as vault:
            assert not vault.report.new_device


def test_a_leftover_of_a_compaction(location: Location, saved: bytes) -> None:
    location.new.write_bytes(saved[:5000])
    assert "unfinished rewrite" in check(location, PASSPHRASE).notes[0]
    with Vault.open(location, PASSPHRASE) as vault:
        assert vault.report.leftover
        assert not location.new.exists()
        assert len(vault.mirror["t"]) == SAVES


@pytest.mark.parametrize("copy", [0, 1])
def test_a_damaged_header_copy_is_mended(location: Location, saved: bytes, copy: int) -> None:
    for at in (0, 9, 13, 20, 130, 200, 300, 2000, 4000, 4095):
        broken = bytearray(saved)
        broken[4096 * copy + at] ^= 1
        forget(location)
        with open_with(location, bytes(broken)) as vault:
            assert vault.report.mended_header
        with Vault.open(location, PASSPHRASE) as vault:
            assert vault.report.mended_header
            assert len(vault.mirror["t"]) == SAVES
        with Vault.open(location, PASSPHRASE) as vault:
            assert not vault.report.mended_header
        assert check(location, PASSPHRASE).ok


def test_both_header_copies_damaged(location: Location, saved: bytes) -> None:
    broken = bytearray(saved)
    broken[200] ^= 1
    broken[4096 + 200] ^= 1
    with pytest.raises(Damaged, match="Both copies"):
        open_with(location, bytes(broken))


def test_bits_of_the_log(location: Location) -> None:
    with Vault.create(location, PASSPHRASE, cost=CHEAP)[0] as vault:
        vault.save([Put("t", 1, {"n": 1})])
    data = location.file.read_bytes()
    for bit in range(8192 * 8, len(data) * 8, STEP):
        broken = bytearray(data)
        broken[bit // 8] ^= 1 << bit % 8
        with pytest.raises((Tampered, Damaged)):
            open_with(location, bytes(broken))


def test_every_cut(location: Location, saved: bytes) -> None:
    for length in [*range(0, 8192, 97), *range(8192, len(saved), 5)]:
        with pytest.raises(VaultError):
            open_with(location, saved[:length])


def test_check_of_a_sound_journal(location: Location, saved: bytes) -> None:
    report = check(location, PASSPHRASE)
    assert report.ok
    assert report.notes == ()
    assert (report.point, report.documents, report.size) == (SavePoint(1, SAVES), SAVES, len(saved))
    mirror, found = salvage(location, PASSPHRASE)
    assert mirror == {"t": {n: {"n": n} for n in range(1, SAVES + 1)}}
    assert found.sentences == ()
    assert location.file.read_bytes() == saved


def test_salvage_of_a_shortened_and_shuffled_file(location: Location, saved: bytes) -> None:
    starts = offsets(saved)
    location.file.write_bytes(saved[: starts[0]] + saved[starts[3] :] + b"rubbish CJF1" + saved[starts[1] : starts[2]])
    mirror, found = salvage(location, PASSPHRASE)
    assert mirror == {"t": {n: {"n": n} for n in (1, 3, 4)}}
    assert found.missing == ((0, 0), (2, 2))
    assert not found.complete
    assert len(found.sentences) == 3


def test_what_a_lost_removal_does(location: Location) -> None:
    with Vault.create(location, PASSPHRASE, cost=CHEAP)[0] as vault:
        vault.save([Put("t", 1, {})])
        vault.save([Remove("t", 1)])
        vault.save([Put("t", 2, {})])
    data = bytearray(location.file.read_bytes())
    data[offsets(bytes(data))[2] + 150] ^= 1
    location.file.write_bytes(data)
    assert salvage(location, PASSPHRASE)[0] == {"t": {1: {}, 2: {}}}


def test_the_code_opens_a_damaged_slot(location: Location) -> None:
    """A passphrase slot that someone rewrote costs the passphrase, not the journal."""
    vault, code = Vault.create(location, PASSPHRASE, cost=CHEAP)
    vault.close()
    assert isinstance(code, RecoveryCode)
    with Vault.open(location, code) as vault:
        vault.set_passphrase("again")
    Vault.open(location, "again").close()
