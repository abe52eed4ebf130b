"""Files that somebody changed: each is reported, or is what was saved.

``python -m tests.vault.campaign.mutants`` prints the figures; ``--bits`` flips every bit, ``--bytes`` tries every
damaged byte under `salvage`.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from unittest.mock import patch

from careerjournal.vault import (
    Damaged,
    OpeningReport,
    Put,
    RecoveryCode,
    Remove,
    RolledBack,
    Tampered,
    Vault,
    VaultError,
    check,
    header,
    primitives,
    salvage,
    session,
)
from careerjournal.vault.changes import Mirror
from careerjournal.vault.frames import MAGIC
from careerjournal.vault.kept import Document
from tests.vault.campaign.life import CHEAP, LOCATION, OLD, demand, staged, where
from tests.vault.campaign.workers import arguments, spread
from tests.vault.simulated import Node, SimulatedDisk

HEADER = 8192
"""Bytes of both copies of the header, as long as there are few slots."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file as it was right after a save or a rewrite, and what it says."""

    data: bytes
    mirror: Mirror


@dataclass(frozen=True, slots=True)
class Device:
    """What a device knows when the mutant is opened.

    Attributes:
        name: for a report.
        state: its files.
        permitted: the copies that are authentic as far as it can know.
        known: whether it has a record of the last save.
    """

    name: str
    state: dict[Path, bytes]
    permitted: tuple[Copy, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class Materials:
    """A journal's life, from which mutants are made.

    Attributes:
        original: the file everything is done to.
        donors: files that are not, or no longer, this journal: older ones, a fork's, another journal's.
        devices: the same device at several times.
        documents: every document that was ever saved in this journal.
        code: opens it as well.
    """

    original: bytes
    donors: tuple[bytes, ...]
    devices: tuple[Device, ...]
    documents: tuple[Document, ...]
    code: RecoveryCode


class _Diary:
    """Keeps a copy of the file after each step."""

    def __init__(self, disk: SimulatedDisk) -> None:
        self.disk = disk
        self.copies: list[Copy] = []
        self.states: list[dict[Path, bytes]] = []

    def note(self, vault: Vault) -> None:
        mirror: Mirror = {table: dict(documents) for table, documents in vault.mirror.items()}
        self.copies.append(Copy(self.disk.data(LOCATION.file), mirror))
        self.states.append({p: bytes(n.now) for p, n in self.disk.names_now.items() if p != LOCATION.file})

    def save(self, vault: Vault, random: Random, mark: str) -> None:
        number = random.randint(1, 4)
        if random.random() < 0.15 and number in vault.mirror.get("t", {}):
            vault.save([Remove("t", number)])
        else:
            vault.save([Put("t", number, {"mark": f"{mark} {random.random()}", "text": "m" * random.randint(0, 500)})])
        self.note(vault)


def materials(random: Random) -> Materials:
    """Live a life of two generations, fork it, and begin another journal."""
    # Compacted when it says so here, and not before.
    with patch.object(session, "SLACK", 1024 * 1024):
        return _materials(random)


def _materials(random: Random) -> Materials:
    disk = SimulatedDisk()
    diary = _Diary(disk)
    vault, code = Vault.create(LOCATION, OLD, cost=CHEAP, disk=disk)
    diary.note(vault)
    for _ in range(4):
        diary.save(vault, random, "first")
    vault.compact()
    diary.note(vault)
    second = len(diary.copies) - 1  # the second generation's beginning
    for _ in range(2):
        diary.save(vault, random, "second")
    vault.close()
    fork = _Diary(disk.copy())
    with Vault.open(LOCATION, OLD, disk=fork.disk) as other:
        for _ in range(2):
            fork.save(other, random, "fork")
        other.compact()
        fork.note(other)
    with Vault.open(LOCATION, OLD, disk=disk) as vault:
        for _ in range(3):
            diary.save(vault, random, "third")
    foreign = _Diary(SimulatedDisk())
    with Vault.create(LOCATION, "another passphrase", cost=CHEAP, disk=foreign.disk)[0] as vault:
        for _ in range(2):
            foreign.save(vault, random, "foreign")
    last = {p: bytes(n.now) for p, n in disk.names_now.items() if p != LOCATION.file}
    copies, everything = diary.copies, (*diary.copies, *fork.copies)
    devices = (
        Device("up to date", last, (copies[-1],), known=True),
        Device("two saves behind", diary.states[-3], tuple(copies[-3:]), known=True),
        # Of its own generation it knows the end; the next one follows from that.
        Device(
            "a generation behind", diary.states[second - 1], (copies[second - 1], *everything[second:-1]), known=True
        ),
        Device("new", {p: data for p, data in last.items() if p.name != "anchor"}, everything, known=False),
    )
    demand(len(frames_of(copies[-1].data)) == 2 + 5, "the second generation is a snapshot, its end, and five saves")
    donors = tuple(copy.data for diary in (diary, fork, foreign) for copy in diary.copies)
    documents = tuple(d for copy in everything for table in copy.mirror.values() for d in table.values())
    return Materials(copies[-1].data, donors, devices, documents, code)


def frames_of(data: bytes) -> list[bytes]:
    """Cut the log into its frames."""
    starts, at = [], HEADER
    while at < len(data) and data.startswith(MAGIC, at):
        starts.append(at)
        at += 100 + int.from_bytes(data[at + 4 : at + 8], "little")
    return [data[a:b] for a, b in pairwise([*starts, len(data)])]


def _somewhere(data: bytes, random: Random) -> int:
    """A place in the header's fields, in its padding, or in the log."""
    drawn = random.random()
    if drawn < 0.2:
        return random.choice((0, HEADER // 2)) + random.randrange(350)
    if drawn < 0.3:
        return random.randrange(HEADER)
    return random.randrange(HEADER, len(data))


def flip(data: bytes, made: Materials, random: Random) -> bytes:
    mutant = bytearray(data)
    for _ in range(random.choice((1, 1, 1, 2, 8))):
        mutant[_somewhere(data, random)] ^= 1 << random.randrange(8)
    return bytes(mutant)


def cut(data: bytes, made: Materials, random: Random) -> bytes:
    starts = [HEADER]
    for frame in frames_of(data):
        starts.append(starts[-1] + len(frame))
    return data[: random.choice((random.choice(starts), random.randrange(HEADER, len(data)), random.randrange(HEADER)))]


def splice(data: bytes, made: Materials, random: Random) -> bytes:
    """Put part of another file in, at its own place or anywhere."""
    donor = random.choice(made.donors)
    start = min(_somewhere(donor, random), len(donor))
    piece = donor[start : start + random.choice((1, 16, 512, 4096, len(donor)))]
    at = start if random.random() < 0.5 else _somewhere(data, random)
    return data[:at] + piece + data[at + len(piece) :]


def splice_frames(data: bytes, made: Materials, random: Random) -> bytes:
    """Put whole saves of another file in the place of some, between them, or after them."""
    frames, others = frames_of(data), frames_of(random.choice(made.donors))
    start, at = random.randrange(len(others)), random.randint(0, len(frames))
    piece = others[start : start + random.randint(1, 3)]
    gone = random.choice((0, len(piece), len(frames)))
    if random.random() < 0.5:
        # At its own number, where only the chain can tell.
        at, gone = min(start, len(frames)), len(piece)
    return data[:HEADER] + b"".join((*frames[:at], *piece, *frames[at + gone :]))


def another_header(data: bytes, made: Materials, random: Random) -> bytes:
    """Put another generation's header over this log, or one copy of it."""
    donor = random.choice(made.donors)
    return random.choice(
        (
            donor[:HEADER] + data[HEADER:],
            donor[: HEADER // 2] + data[HEADER // 2 :],
            data[: HEADER // 2] + donor[: HEADER // 2] + data[HEADER:],
        )
    )


def forged_header(data: bytes, made: Materials, random: Random) -> bytes:
    """Change both copies alike, and make their checksums right again, as anybody can."""
    copy = bytearray(data[: HEADER // 2])
    for _ in range(random.randint(1, 3)):
        copy[random.choice((random.randrange(8, 350), random.randrange(8, len(copy) - 32)))] ^= 1 << random.randrange(8)
    copy[-32:] = primitives.sha256(bytes(copy[:-32]))
    return bytes(copy) * random.choice((2, 2, 1)) + data[random.choice((HEADER, HEADER, HEADER // 2)) :]


def swap(data: bytes, made: Materials, random: Random) -> bytes:
    if random.random() < 0.5:
        frames = frames_of(data)
        one, other = random.sample(range(len(frames)), 2)
        frames[one], frames[other] = frames[other], frames[one]
        return data[:HEADER] + b"".join(frames)
    size = random.choice((1, 16, 512))
    one, other = sorted((_somewhere(data[:-size], random), _somewhere(data[:-size], random)))
    other = max(other, one + size)
    return (
        data[:one]
        + data[other : other + size]
        + data[one + size : other]
        + data[one : one + size]
        + data[other + size :]
    )


def duplicate(data: bytes, made: Materials, random: Random) -> bytes:
    if random.random() < 0.5:
        frames = frames_of(data)
        one, at = random.randrange(len(frames)), random.randint(0, len(frames))
        return data[:HEADER] + b"".join((*frames[:at], frames[one], *frames[at:]))
    start = _somewhere(data, random)
    piece = data[start : start + random.choice((1, 16, 512, len(data)))]
    return data[: start + len(piece)] + piece + data[start + len(piece) :]


def remove(data: bytes, made: Materials, random: Random) -> bytes:
    if random.random() < 0.5:
        frames = frames_of(data)
        del frames[random.randrange(len(frames))]
        return data[:HEADER] + b"".join(frames)
    start = _somewhere(data, random)
    return data[:start] + data[start + random.choice((1, 16, 512, 4096)) :]


def older(data: bytes, made: Materials, random: Random) -> bytes:
    return random.choice(made.donors)


def extend(data: bytes, made: Materials, random: Random) -> bytes:
    more = random.choice(
        (
            bytes(random.randint(1, 5000)),
            random.randbytes(random.randint(1, 600)),
            MAGIC + random.randbytes(random.randint(1, 600)),
            random.choice(frames_of(random.choice(made.donors))),
            random.choice(frames_of(data))[: random.randint(1, 400)],
        )
    )
    return data + more


def zeros(data: bytes, made: Materials, random: Random) -> bytes:
    start = _somewhere(data, random)
    size = random.choice((1, 16, 512, 4096, len(data)))
    return data[:start] + bytes(min(size, len(data) - start)) + data[start + size :]


Mutation = Callable[[bytes, Materials, Random], bytes]
MUTATIONS: tuple[Mutation, ...] = (
    flip, cut, splice, splice_frames, another_header, forged_header, swap, duplicate, remove, older, extend, zeros,
)  # fmt: skip


def disk_with(data: bytes, state: dict[Path, bytes]) -> SimulatedDisk:
    """Return a disk that holds a file, and what a device knows."""
    disk = SimulatedDisk()
    for path, content in ((LOCATION.file, data), *state.items()):
        disk.put(path, content)
    return disk


def sound(data: bytes, mirror: Mirror, report: OpeningReport, device: Device) -> str:
    """Say how it was reported that a file is not as it was written; empty when it is, to the last byte.

    Raises:
        Defect: it is not, and nobody said so; or what it says was never saved.
    """
    end = len(data) - report.torn_tail_bytes
    demand(report.new_device != device.known, "whether the device has a record is said")
    demand(report.accepted is None, "nobody was asked to accept a rollback")
    log, half = data[HEADER:end], HEADER // 2
    for copy in device.permitted:
        if copy.data[HEADER:] == log and copy.mirror == mirror:
            if report.mended_header:
                demand(copy.data[:half] in {data[:half], data[half:HEADER]}, "one copy of the header is whole")
            else:
                demand(copy.data[:HEADER] == data[:HEADER], "a change of the header is said")
            return "header mended" if report.mended_header else "torn tail" if report.torn_tail_bytes else ""
    demand(mirror in [copy.mirror for copy in device.permitted], "what opens was saved")
    raise AssertionError("every byte of the log that is relied on was written by the vault")


def judge(data: bytes, device: Device, made: Materials, random: Random) -> str:
    """Open a mutant and say what came of it.

    Raises:
        Defect: it was changed in silence.
    """
    disk = disk_with(data, device.state)
    key = made.code if random.random() < 0.2 else OLD
    try:
        with Vault.open(LOCATION, key, disk=disk, read_only=True) as vault:
            said = sound(data, vault.mirror, vault.report, device)
            mirror = vault.mirror
    except VaultError as error:
        said = type(error).__name__
    if random.random() < 0.1:
        _written(data, disk, key, said, made, device)
    if random.random() < 0.1:
        _looked_over(data, disk, key, said, made)
    if said in {"", "torn tail", "header mended"}:
        demand(
            all(d in made.documents for table in mirror.values() for d in table.values()), "every document was saved"
        )
    return said or "authentic"


def _written(data: bytes, disk: SimulatedDisk, key: str | RecoveryCode, said: str, made: Materials, on: Device) -> None:
    """Opening for writing comes to the same, and changes nothing that was refused."""
    disk = disk.copy()
    try:
        vault = Vault.open(LOCATION, key, disk=disk)
    except VaultError as error:
        demand(type(error).__name__ == said, "a writer is told the same as a reader")
        demand(disk.data(LOCATION.file) == data, "what is refused is not touched")
        return
    with vault:
        demand(sound(data, vault.mirror, vault.report, on) == said, "a writer sees the same as a reader")
        vault.save([Put("t", 5, {"mark": "later"})])
        expected = vault.mirror
    with Vault.open(LOCATION, key, disk=disk) as vault:
        demand(vault.report.sentences == () and vault.mirror == expected, "after an opening all is well")


def _looked_over(data: bytes, disk: SimulatedDisk, key: str | RecoveryCode, said: str, made: Materials) -> None:
    """`check` comes to the same, and `salvage` reads out nothing that was not saved."""
    try:
        report = check(LOCATION, key, disk=disk)
        demand(report.ok == (said in {"", "torn tail", "header mended"}), "a check comes to the same as an opening")
        mirror, _ = salvage(LOCATION, key, disk=disk)
        demand(all(d in made.documents for table in mirror.values() for d in table.values()), "salvage invents nothing")
    except VaultError:
        demand(said not in {"", "torn tail", "header mended"}, "what opens can be checked and salvaged")
    demand(disk.data(LOCATION.file) == data, "looking changes nothing")


def campaign(seed: int, size: int) -> Counter[str]:
    """Judge so many mutants.

    Raises:
        AssertionError: the vault broke a promise; the message says how to meet it again.
    """
    done: Counter[str] = Counter()
    with staged() as chance:
        made = materials(chance.begin(f"materials {seed}"))
        for number in range(size):
            random = Random(f"{seed} {number}")
            device = random.choice(made.devices)
            mutation = random.choice(MUTATIONS)
            mutant = mutation(made.original, made, random)
            if random.random() < 0.2 and len(mutant) > HEADER:
                mutant = random.choice((flip, cut, zeros))(mutant, made, random)
            try:
                done[judge(mutant, device, made, random)] += 1
            except Exception as error:
                raise AssertionError(
                    where(seed=seed, number=number, mutation=mutation.__name__, device=device.name)
                ) from error
            done["mutants"] += 1
            done[f"on a device that is {device.name}"] += 1
    return done


def small_journal() -> tuple[bytes, Device]:
    """Return the smallest journal that has a snapshot and two saves, and its device."""
    disk = SimulatedDisk()
    diary = _Diary(disk)
    with Vault.create(LOCATION, OLD, cost=CHEAP, disk=disk)[0] as vault:
        vault.save([Put("t", 1, {"n": 1})])
        vault.save([Put("t", 2, {"n": 2})])
        diary.note(vault)
    diary.states = [{p: bytes(n.now) for p, n in disk.names_now.items() if p != LOCATION.file}]
    return diary.copies[0].data, Device("up to date", diary.states[0], tuple(diary.copies), known=True)


def bits(seed: int, first: int, beyond: int, step: int = 1) -> Counter[str]:
    """Flip single bits of a small journal, one at a time, from one number to another; each must be reported.

    Raises:
        AssertionError: one was not.
    """
    done: Counter[str] = Counter()
    with staged() as chance:
        chance.begin(f"bits {seed}")
        data, device = small_journal()
        disk = disk_with(data, device.state)
        for bit in range(first, min(beyond, 8 * len(data)), step):
            mutant = bytearray(data)
            mutant[bit // 8] ^= 1 << bit % 8
            disk.names_now[LOCATION.file] = Node(disk.nodes, bytes(mutant))
            try:
                with Vault.open(LOCATION, OLD, disk=disk, read_only=True) as vault:
                    said = sound(bytes(mutant), vault.mirror, vault.report, device)
                    demand(said == "header mended" and bit < 8 * HEADER, "a flipped bit is reported")
            except (Tampered, Damaged, RolledBack) as error:
                demand(bit >= 8 * HEADER, "one copy of the header is enough")
                said = type(error).__name__
            except Exception as error:
                raise AssertionError(where(seed=seed, bit=bit)) from error
            done["bits"] += 1
            done[said] += 1
    return done


def header_bits(seed: int) -> Counter[str]:
    """Flip every bit of both copies of the header: the same header is found, and the damage is.

    Everything after that goes by the header that was found, so there is no need to open it each time.

    Raises:
        AssertionError: one made a difference, or none.
    """
    done: Counter[str] = Counter()
    with staged() as chance:
        chance.begin(f"bits {seed}")
        start = small_journal()[0][: header.START]
        good = header.find(start)
        demand(good.both_copies, "both copies are whole")
        for bit in range(8 * HEADER):
            mutant = bytearray(start)
            mutant[bit // 8] ^= 1 << bit % 8
            found = header.find(bytes(mutant))
            demand(not found.both_copies and found.header == good.header, where(seed=seed, bit=bit))
            done["bits"] += 1
    return done


def damaged_bytes(seed: int, step: int = 1) -> Counter[str]:
    """Damage one byte after the other of a journal of many saves; each costs one save at most.

    Raises:
        AssertionError: one cost more.
    """
    done: Counter[str] = Counter()
    with staged() as chance:
        random = chance.begin(f"bytes {seed}")
        disk = SimulatedDisk()
        with Vault.create(LOCATION, OLD, cost=CHEAP, disk=disk)[0] as vault:
            for number in range(1, 9):
                vault.save([Put("t", number, {"n": number, "text": "s" * random.randint(0, 300)})])
            whole = vault.mirror
            data = disk.data(LOCATION.file)
        frames = frames_of(data)
        ends = [HEADER]
        for frame in frames:
            ends.append(ends[-1] + len(frame))
        for at in range(seed % step, len(data), step):
            mutant = bytearray(data)
            mutant[at] ^= random.randint(1, 255)
            disk.names_now[LOCATION.file] = Node(disk.nodes, bytes(mutant))
            mirror, report = salvage(LOCATION, OLD, disk=disk)
            # Frame 0 is the end of an empty snapshot; frame n holds document n.
            lost = next((n for n, (a, b) in enumerate(pairwise(ends)) if a <= at < b), None)
            expected = {n: d for n, d in whole["t"].items() if n != lost}
            try:
                demand(mirror == {"t": expected}, "one damaged byte costs one save at most")
                demand(report.frames == len(frames) - (lost is not None), "all other frames are read")
                demand((report.sentences == ()) == (lost is None), "what is missing is said")
            except AssertionError as error:
                raise AssertionError(where(seed=seed, byte=at)) from error
            done["bytes"] += 1
            done["that cost a save"] += bool(lost)
    return done


def main() -> None:
    """Run by hand."""
    parser = arguments(__doc__)
    parser.add_argument("--mutants", type=int, default=100_000)
    parser.add_argument("--bits", action="store_true")
    parser.add_argument("--bytes", action="store_true")
    given = parser.parse_args()
    started = time.perf_counter()
    if given.bits:
        done = bits(given.seed, 0, 2**62)
        print(f"{done.pop('bits'):,} single-bit flips, 0 silent: {dict(done)}", end="")
    elif given.bytes:
        done = damaged_bytes(given.seed)
        print(f"{done['bytes']:,} bytes damaged, one at a time: {done['that cost a save']:,} cost one save, ", end="")
        print("none cost more", end="")
    else:
        done = spread(campaign, given.mutants, given, part=2000)
        print(f"{done.pop('mutants'):,} mutants, 0 silent, nothing but the vault's own errors:")
        for what, number in done.most_common():
            print(f"{number:>9,} {what}")
    print(f"; {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
