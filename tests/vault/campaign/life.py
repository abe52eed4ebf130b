"""What an owner does, on a simulated disk, and what must be there whatever happens meanwhile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from random import Random
from unittest.mock import patch

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from careerjournal.access.recovery import finish_restore, restore
from careerjournal.access.unfinished import Unfinished
from careerjournal.journal.about import ANY, marked
from careerjournal.journal.tables import ABOUT
from careerjournal.vault import (
    Change,
    Cost,
    Drop,
    Location,
    Locked,
    Put,
    RecoveryCode,
    Remove,
    RolledBack,
    Vault,
    journal_file,
    primitives,
    session,
)
from careerjournal.vault import changes as codec_of_changes
from careerjournal.vault.changes import Contents, Mirror
from careerjournal.vault.copying import write_copy
from tests.vault.simulated import SimulatedDisk

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
LOCATION = Location(Path("/journals/mine"), Path("/state"))
SECOND = Location(LOCATION.file, Path("/second"))
"""The same journal on another device."""

BACKUP = Path("/backups/one")
OLD, NEW = "correct horse", "battery staple"

Key = tuple[Location, str | RecoveryCode]
"""A way in: on which device, and with what."""


@dataclass(frozen=True, slots=True)
class Expect:
    """What a recovery may find, at one moment.

    Attributes:
        mirrors: exactly one of these is what the journal says: the last for certain saved, and the one under way.
        keys: exactly one of these sets opens it, each of its keys, and no key of the others alone.
        absent: there may be no journal yet.
        rolled_back: the owner's consent may be asked for (again).
        new_device: this device may have no record yet.
        mended: a header's copy may be damaged still.
        kept: the bytes of a file that must stand somewhere, under whatever name.
    """

    mirrors: tuple[Contents, ...]
    keys: tuple[tuple[Key, ...], ...]
    absent: bool = False
    rolled_back: bool = False
    new_device: bool = False
    mended: bool = False
    kept: bytes = b""


class Defect(AssertionError):
    """The vault broke a promise."""


def demand(true: bool, what: str) -> None:
    """Like assert, but it counts in optimised runs as well, and says what was promised."""
    if not true:
        raise Defect(what)


@lru_cache(maxsize=4096)
def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    return Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib).derive(
        passphrase.encode()
    )


def stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Argon2id from a cache, on a machine with 1 MiB of memory: what a mutant asks for is not done."""
    if cost.memory_kib > 1024 or cost.passes > 4:
        raise MemoryError
    return _stretched(passphrase, bytes(salt), cost)


class Chance:
    """Where keys and salts come from during a campaign: the same again from the same seed."""

    def __init__(self) -> None:
        self.random = Random(0)

    def begin(self, seed: object) -> Random:
        """Begin anew from a seed, and return a generator for everything else that is drawn."""
        self.random = Random(f"keys {seed}")
        return Random(f"fates {seed}")

    def bytes(self, size: int) -> bytes:
        return self.random.randbytes(size)


@contextmanager
def staged() -> Iterator[Chance]:
    """Take the chance and the cost out of a vault, and make it compact and sync its anchor often."""
    chance = Chance()
    with ExitStack() as undo:
        for module, name, value in (
            (primitives, "random", chance.bytes),
            (primitives, "argon2id", stretched),
            (session, "SLACK", 2000),
            (session, "ANCHOR_SYNC", 3),
            (journal_file, "PIECE", 3000),
        ):
            undo.enter_context(patch.object(module, name, value))
        yield chance


class Life:
    """One owner, who remembers what was acknowledged.

    Attributes:
        disk: the simulated one.
        random: what to write.
        expect: what a recovery at this moment may find.
        mirror: what was acknowledged.
        keys: what opens it.
        location: the device the owner sits at.
        vault: open at the moment.
        copied: what the backup holds, where there is one.
    """

    def __init__(self, disk: SimulatedDisk, random: Random) -> None:
        self.disk = disk
        self.random = random
        self.mirror: Contents = {}
        self.unconfirmed: Contents | None = None
        """What a restored journal says whose new recovery code counts as unconfirmed."""
        self.keys: tuple[Key, ...] = ()
        self.location = LOCATION
        self.vault: Vault | None = None
        self.copied: Contents = {}
        self.acknowledged = 0
        self.expect = Expect(({},), ((),), absent=True)

    def fork(self, disk: SimulatedDisk, random: Random) -> Life:
        """The same owner on a copy of the disk."""
        twin = Life(disk, random)
        twin.mirror, twin.keys, twin.location, twin.expect = self.mirror, self.keys, self.location, self.expect
        twin.unconfirmed = self.unconfirmed
        return twin

    @property
    def open_vault(self) -> Vault:
        assert self.vault is not None
        return self.vault

    def create(self, *, portable: bool = False) -> None:
        code = RecoveryCode(self.random.randbytes(20))
        keys: tuple[Key, ...] = ((LOCATION, OLD), (LOCATION, code))
        self.expect = Expect(({},), (keys,), absent=True, new_device=True)
        with self._code(code):
            self.vault = Vault.create(LOCATION, OLD, cost=CHEAP, disk=self.disk, portable=portable)[0]
        self.keys = keys
        self.expect = Expect(({},), (keys,))

    def open(self, *, accept_rollback: bool = False) -> None:
        """Open it with the first key. What is allowed only until an opening succeeds is over then."""
        location, key = self.keys[0]
        self.vault = Vault.open(location, key, disk=self.disk, accept_rollback=accept_rollback)
        demand(self.vault.mirror in (self.mirror, self.unconfirmed), "an opening shows what was saved")
        if self.unconfirmed is not None and self.vault.mirror == self.unconfirmed:
            self.mirror = self.unconfirmed
        self.expect = Expect((self.mirror,), (self.keys,))

    def close(self) -> None:
        vault, self.vault = self.open_vault, None
        vault.close()

    def save(self, *changes: Change) -> None:
        after: Mirror = {table: dict(documents) for table, documents in self.mirror.items()}
        codec_of_changes.apply(after, changes)
        self.expect = replace(self.expect, mirrors=(self.mirror, after))
        self.open_vault.save(changes)
        self.mirror = after
        self.acknowledged += 1
        self.expect = replace(self.expect, mirrors=(after,))
        demand(self.open_vault.mirror == after, "a save is in memory when it is acknowledged")

    def small(self, most: int = 1200) -> None:
        """Save something small: a new document, another one in an old one's place, a removal, a whole table's end."""
        drawn = self.random.random()
        number = self.random.randint(1, 5)
        if drawn < 0.1:
            self.save(Remove("t", number))
        elif drawn < 0.15:
            self.save(Drop("u"))
        else:
            text = self.random.choice("xyz") * self.random.randint(0, most)
            table = "t" if drawn < 0.7 else "u"
            self.save(Put(table, number, {"n": self.acknowledged, "text": text}))

    def imported(self) -> None:
        """Save at once what takes hundreds of sectors, two tables of it."""
        many = [Put("i", n, {"n": n, "text": "i" * self.random.randint(500, 1500)}) for n in range(1, 60)]
        self.save(*many, Put("t", 9, {"imported": True}))

    def rekey(self, keys: tuple[Key, ...], change: Callable[[Vault], object], code: RecoveryCode | None = None) -> None:
        self.expect = replace(self.expect, keys=(self.keys, keys))
        with self._code(code):
            change(self.open_vault)
        self.keys = keys
        self.expect = replace(self.expect, keys=(keys,))

    def change_passphrase(self) -> None:
        keys = ((LOCATION, NEW), *self.keys[1:])
        self.rekey(keys, lambda vault: vault.change_passphrase(OLD, NEW))

    def new_code(self) -> None:
        code = RecoveryCode(self.random.randbytes(20))
        self.rekey((self.keys[0], (LOCATION, code)), lambda vault: vault.new_recovery_code(), code)

    def revoke(self) -> None:
        code = RecoveryCode(self.random.randbytes(20))

        def change(vault: Vault) -> None:
            demand(vault.revoke(NEW) == code, "the code that is returned is the one that opens")

        self.rekey(((LOCATION, NEW), (LOCATION, code)), change, code)

    def restore(self, mirror: Contents, key: str | RecoveryCode, keys: tuple[Key, ...], code: RecoveryCode) -> None:
        """Put the backup in the journal's place; what it holds and what opens it then are given."""
        self.expect = replace(
            self.expect,
            mirrors=(self.mirror, mirror, marked(mirror, ANY)),
            keys=(self.keys,) if keys == self.keys else (self.keys, keys),
            rolled_back=True,
            new_device=True,
            kept=self.disk.data(LOCATION.file),
        )
        with self._code(code):
            passphrase = str(keys[0][1])
            today = dt.date(2026, 11, 22)
            restore(LOCATION, BACKUP, key, passphrase, portable=False, cost=CHEAP, today=today, disk=self.disk)
        self.mirror, self.keys = mirror, keys
        # Where the mark of a code that nobody confirmed cannot be taken away, its owner is asked for it once more.
        self.unconfirmed = marked(mirror, ANY)
        self.expect = Expect((mirror, self.unconfirmed), (keys,), kept=self.expect.kept)

    @contextmanager
    def _code(self, code: RecoveryCode | None) -> Iterator[None]:
        """Let the next recovery code be one that is known before it is shown, to try it after a cut."""
        with patch.object(RecoveryCode, "make", lambda: code):
            yield


@dataclass(frozen=True, slots=True)
class Scenario:
    """Part of a life.

    Attributes:
        name: what it is called in a report.
        before: what happened long before, undisturbed.
        during: what is disturbed.
    """

    name: str
    before: Callable[[Life], None]
    during: Callable[[Life], None]


def _nothing(life: Life) -> None:
    pass


def _made(life: Life) -> None:
    life.create()
    for _ in range(3):
        life.small()
    life.close()


def _made_portable(life: Life) -> None:
    life.create(portable=True)
    life.small()
    life.close()


def _create(life: Life) -> None:
    life.create()
    life.small()
    life.close()


def _create_portable(life: Life) -> None:
    life.create(portable=True)
    life.small()
    life.close()


def _saves(life: Life) -> None:
    life.open()
    for _ in range(9):
        life.small(2000)
    life.close()
    life.open()
    life.small()
    life.close()


def _automatic(life: Life) -> None:
    life.open()
    began = life.open_vault.info.generation
    for _ in range(4):
        life.save(Put("t", 1, {"text": "x" * life.random.randint(2500, 3000)}))
    # A compaction that fails on the way to a save is no failure of the save.
    demand(life.disk.asking or life.open_vault.info.generation > began, "the scenario compacts by itself")
    life.small()
    life.close()


def _import(life: Life) -> None:
    life.open()
    life.small()
    life.imported()
    life.small()
    life.close()


def _compact(life: Life) -> None:
    life.open()
    life.small()
    life.open_vault.compact()
    life.small()
    life.open_vault.compact()
    life.close()


def _change_passphrase(life: Life) -> None:
    life.open()
    life.small()
    life.change_passphrase()
    life.small()
    life.close()


def _new_code(life: Life) -> None:
    life.open()
    life.small()
    life.new_code()
    life.small()
    life.close()


def _revoke(life: Life) -> None:
    life.open()
    life.small()
    life.revoke()
    life.small()
    life.close()
    life.open()
    life.small()
    life.close()


def _other_device(life: Life) -> None:
    _made(life)
    life.location = SECOND
    life.keys = ((SECOND, life.keys[1][1]),)
    life.expect = replace(life.expect, keys=(life.keys,), new_device=True)


def _set_passphrase(life: Life) -> None:
    life.open()
    life.small()
    life.rekey(((SECOND, NEW), *life.keys), lambda vault: vault.set_passphrase(NEW, cost=CHEAP))
    life.small()
    life.close()
    life.open()
    life.close()


def _older_copy(life: Life) -> None:
    life.create()
    life.small()
    life.small()
    copy, mirror = life.disk.data(LOCATION.file), life.mirror
    life.small()
    if life.random.random() < 0.5:
        life.open_vault.compact()
        life.small()
    life.close()
    life.disk.put(LOCATION.file, copy)
    life.mirror = mirror
    life.expect = replace(life.expect, mirrors=(mirror,), rolled_back=True)


def _accept_rollback(life: Life) -> None:
    life.open(accept_rollback=True)
    life.small()
    life.close()
    life.open()
    life.close()


def _damaged_header(life: Life) -> None:
    _made(life)
    data = bytearray(life.disk.data(LOCATION.file))
    data[life.random.randrange(8192)] ^= 1 << life.random.randrange(8)
    life.disk.put(LOCATION.file, bytes(data))
    life.expect = replace(life.expect, mended=True)


def _mend_header(life: Life) -> None:
    life.open()
    life.small()
    life.close()


def _torn(life: Life) -> None:
    _made(life)
    data = life.disk.data(LOCATION.file)
    life.disk.put(LOCATION.file, data + b"CJF1" + life.random.randbytes(life.random.randint(0, 2000)))


def _open_torn(life: Life) -> None:
    life.open()
    demand(life.open_vault.report.torn_tail_bytes > 0, "a torn tail is said")
    life.small()
    life.close()


def _backed_up(life: Life) -> None:
    """An automatic copy, and what was saved since."""
    life.create()
    life.small()
    life.disk.put(BACKUP, life.disk.data(LOCATION.file))
    life.copied = life.mirror
    life.small()
    life.close()


def _portable_copy(life: Life) -> None:
    life.create()
    life.small()
    life.copied = life.mirror
    write_copy(Location(BACKUP, LOCATION.state), life.copied, OLD, portable=True, cost=CHEAP, disk=life.disk)
    life.small()
    life.close()


def _after_restoring(life: Life) -> None:
    life.open()
    life.small()
    life.close()


def _restore(life: Life) -> None:
    life.restore(life.copied, OLD, life.keys, RecoveryCode(bytes(20)))
    _after_restoring(life)


def _restore_by_code(life: Life) -> None:
    code = life.keys[1][1]
    life.restore(life.copied, code, ((LOCATION, NEW), life.keys[1]), RecoveryCode(bytes(20)))
    _after_restoring(life)


def _restore_portable(life: Life) -> None:
    code = RecoveryCode(life.random.randbytes(20))
    # That its code is still to be confirmed is taken out again once it was shown.
    after: Contents = {**life.copied, ABOUT: {1: {}}}
    life.restore(after, OLD, ((LOCATION, NEW), (LOCATION, code)), code)
    _after_restoring(life)


SCENARIOS = (
    Scenario("create", _nothing, _create),
    Scenario("create a portable one", _nothing, _create_portable),
    Scenario("saves", _made, _saves),
    Scenario("import", _made, _import),
    Scenario("compaction by itself", _made, _automatic),
    Scenario("compaction", _made, _compact),
    Scenario("passphrase change", _made, _change_passphrase),
    Scenario("passphrase change, portable", _made_portable, _change_passphrase),
    Scenario("recovery code", _made, _new_code),
    Scenario("revoke", _made, _revoke),
    Scenario("revoke, portable", _made_portable, _revoke),
    Scenario("passphrase set after recovery", _other_device, _set_passphrase),
    Scenario("rollback accepted", _older_copy, _accept_rollback),
    Scenario("header mended", _damaged_header, _mend_header),
    Scenario("torn tail", _torn, _open_torn),
    Scenario("restore", _backed_up, _restore),
    Scenario("restore by the recovery code", _backed_up, _restore_by_code),
    Scenario("restore of a portable copy", _portable_copy, _restore_portable),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """The disk and what it owes, just before a call."""

    disk: SimulatedDisk
    expect: Expect


class Recorder:
    """Keeps a copy of the disk whenever something changed: each is a moment for the power to fail.

    What the vault does on its way out of an exception never reaches these copies, as it would not reach
    a disk without power.
    """

    def __init__(self, life: Life) -> None:
        self.moments: list[Moment] = []
        self._life = life
        self._last: tuple[int, Expect] | None = None
        life.disk.fault = self

    def __call__(self, call: int, name: str, half: Callable[[], None]) -> None:
        self.keep()

    def keep(self) -> None:
        now = (self._life.disk.changes, self._life.expect)
        if self._last is None or self._last[0] != now[0] or self._last[1] is not now[1]:
            self.moments.append(Moment(self._life.disk.copy(), self._life.expect))
            self._last = now


def recover(disk: SimulatedDisk, expect: Expect, random: Random, *, again: bool = False) -> list[Moment]:
    """Do what the owner does after a cut: open it, look, go on.

    Args:
        disk: as the cut left it.
        expect: what was promised by then.
        random: what to save.
        again: return the moments of doing so, for the next cut.

    Raises:
        Defect: something that was acknowledged is not there, or something else is.
    """
    life = Life(disk, random)
    demand(not expect.kept or expect.kept in map(disk.data, disk.names_now), "what is restored over is kept")
    life.expect = replace(expect, kept=b"")  # where it is the journal itself, opening it changes it
    recorder = Recorder(life) if again else None
    finish_restore(LOCATION, disk)
    if expect.absent and LOCATION.file not in disk.names_now:
        life.create()
        life.small()
        life.close()
        return []
    _reopen(life, expect)
    vault = life.open_vault
    report = vault.report
    demand(expect.new_device or not report.new_device, "the device's record is there")
    demand(expect.rolled_back or report.accepted is None, "nobody was asked to accept a rollback")
    demand(expect.mended or not report.mended_header, "no header was damaged")
    life.mirror = {table: dict(documents) for table, documents in vault.mirror.items()}
    life.expect = Expect((life.mirror,), (life.keys,))
    life.save(Put("after", random.randint(1, 3), {"n": random.random()}))
    life.close()
    if recorder is not None or random.random() < 0.3:
        life.open()
        demand(life.open_vault.report.sentences == (), "after a recovery all is well")
        life.close()
    if recorder is None:
        return []
    recorder.keep()
    return recorder.moments


def _reopen(life: Life, expect: Expect) -> None:
    """Open it with the first key of whichever set opens it, and check what it says."""
    sets = expect.keys
    if len(sets) > 1:
        opening = {key for key in set(chain(*sets)) if _opens(life.disk, key)}
        sets = tuple(keys for keys in sets if set(keys) == opening)
        demand(len(sets) == 1, "all the old keys open it or all the new ones, and no other")
    life.keys = sets[0]
    life.location, key = life.keys[0]
    try:
        life.vault = Vault.open(life.location, key, disk=life.disk)
    except RolledBack:
        demand(expect.rolled_back, "no rollback is seen where there was none")
        # Whoever restores has consented to the older copy before the cut, and need not be asked for it after.
        # One that failed and was undone has left this device with a record that is ahead of what was put back.
        undone = life.disk.data(LOCATION.file) == expect.kept
        known = undone or Unfinished(LOCATION, life.disk).stands()
        demand(not expect.kept or known, "a restore that was cut short is known")
        life.vault = Vault.open(life.location, key, disk=life.disk, accept_rollback=True)
    demand(life.vault.mirror in expect.mirrors, "what was acknowledged is there, and nothing half")


def _opens(disk: SimulatedDisk, key: Key) -> bool:
    try:
        Vault.open(key[0], key[1], disk=disk, read_only=True, accept_rollback=True).close()
    except Locked:
        return False
    return True


def prepared(scenario: Scenario, random: Random) -> Life:
    """Return an owner to whom everything before the scenario has happened, long ago."""
    life = Life(SimulatedDisk(), random)
    scenario.before(life)
    disk = life.disk
    # Long ago: all of it is on the disk.
    disk.names_durable = dict(disk.names_now)
    disk.names_pending.clear()
    for node in disk.names_now.values():
        node.durable = bytes(node.now)
        node.pending.clear()
    return life


def where(**said: object) -> str:
    """Say how to meet a failure again."""
    return ", ".join(f"{name} {value!r}" for name, value in said.items())
