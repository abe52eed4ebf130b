"""A disk in memory whose power can fail at every call.

Only what was synced is sure to survive. Of the rest, writes survive in any subset, torn at 512 bytes or
zero-filled; names that were not followed by a folder's sync change in order up to any point, or in any
subset. (SQLite's crash tests, LevelDB's fault_injection_test, ALICE.)
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random

from careerjournal.vault.disk import Disk, Handle, Look

SECTOR = 512

_UNUSED = Random(0)  # seeding one for each of a million disks takes a tenth of the time


class PowerCut(BaseException):
    """Nothing catches this, as nothing catches the real thing."""


class Node:
    """One file's bytes, whatever its name."""

    def __init__(self, number: int, data: bytes = b"") -> None:
        self.number = number
        self.now = bytearray(data)
        self.durable = bytes(data)
        self.pending: list[tuple[int, bytes | None]] = []  # (offset, data), or (size, None) for a cut

    def copy(self) -> Node:
        twin = Node(self.number)
        twin.now = bytearray(self.now)
        twin.durable = self.durable
        twin.pending = self.pending.copy()
        return twin

    def apply(self, target: bytearray, offset: int, data: bytes | None) -> None:
        if data is None:
            del target[offset:]
            return
        if len(target) < offset:
            target.extend(bytes(offset - len(target)))
        target[offset : offset + len(data)] = data

    def zero(self, target: bytearray, offset: int, data: bytes) -> None:
        """Put zeros in the data's place, but where a sector is written over with itself: it is the same either way."""
        if target[offset : offset + len(data)] != data:
            self.apply(target, offset, bytes(len(data)))

    def sync(self) -> None:
        target = bytearray(self.durable)
        for offset, data in self.pending:
            self.apply(target, offset, data)
        self.durable = bytes(target)
        self.pending.clear()

    def fail_sync(self, random: Random) -> None:
        """Do what Linux does: any part of it got there, the rest counts as clean, and no later sync writes it.

        Whether the system goes on to show what it dropped differs (Rebello et al., 2020), so both happen here.
        """
        self.durable = self.survives(random)
        self.pending.clear()
        if random.random() < 0.5:
            self.now = bytearray(self.durable)

    def survives(self, random: Random) -> bytes:
        """Draw what a power cut leaves of the file."""
        mood = random.choice(("kept", "lost", "mixed", "mixed"))
        target = bytearray(self.durable)
        for offset, data in self.pending:
            fate = random.choice(("kept", "lost", "torn", "zeros")) if mood == "mixed" else mood
            if fate == "kept" or (data is None and fate != "lost"):
                self.apply(target, offset, data)
            elif data is not None and fate == "zeros":
                self.zero(target, offset, data)
            elif data is not None and fate == "torn":
                edges = [0, *range(SECTOR - offset % SECTOR, len(data), SECTOR), len(data)]
                for start, end in pairwise(edges):
                    if (drawn := random.random()) < 0.6:
                        (self.apply if drawn < 0.5 else self.zero)(target, offset + start, data[start:end])
        return bytes(target)


class NoLock:
    def release(self) -> None:
        pass


Naming = tuple[tuple[Path, Node | None], ...]
"""One step: each of these names stands for this file from now on, or for none."""


class SimulatedDisk(Disk):
    """Runs ``fault`` before each call: given its number, its name, and a way to do half of it.

    Attributes:
        fault: may raise `PowerCut` or an `OSError`.
        asking: calls that change nothing (look, find, names, close) are run past ``fault`` as well.
        random: draws what a failed sync leaves.
        changes: counts whatever changed what a power cut may leave.
        violations: what no program may do after a failed sync, in words.
    """

    def __init__(self) -> None:
        self.names_now: dict[Path, Node] = {}
        self.names_durable: dict[Path, Node] = {}
        self.names_pending: list[Naming] = []
        self.nodes = 0
        self.calls = 0
        self.changes = 0
        self.asking = False
        self.random = _UNUSED
        self.violations: list[str] = []
        self.fault: Callable[[int, str, Callable[[], None]], None] = lambda call, name, half: None
        self._failed: list[Handle] = []

    def _effect(self, name: str, half: Callable[[], None] = lambda: None) -> None:
        self.calls += 1
        self.fault(self.calls, name, half)

    def _ask(self, name: str) -> None:
        if self.asking:
            self._effect(name)

    def copy(self) -> SimulatedDisk:
        """Return this disk as it is, with all that is not yet synced, and nothing of its faults."""
        twins: dict[int, Node] = {}

        def twin(node: Node) -> Node:
            if id(node) not in twins:
                twins[id(node)] = node.copy()
            return twins[id(node)]

        later = SimulatedDisk()
        later.names_now = {path: twin(node) for path, node in self.names_now.items()}
        later.names_durable = {path: twin(node) for path, node in self.names_durable.items()}
        later.names_pending = [
            tuple((path, None if node is None else twin(node)) for path, node in step) for step in self.names_pending
        ]
        later.nodes = self.nodes
        return later

    def after_power_cut(self, random: Random) -> SimulatedDisk:
        """Draw what the power cut leaves."""
        names = dict(self.names_durable)
        if random.random() < 0.5:
            steps = self.names_pending[: random.randint(0, len(self.names_pending))]
        else:
            steps = [step for step in self.names_pending if random.random() < 0.5]
        for step in steps:
            # Where names are not journaled, a file that was renamed may be left with both.
            for path, node in step[: 1 if random.random() < 0.1 else None]:
                if node is None:
                    names.pop(path, None)
                else:
                    names[path] = node
        left: dict[int, Node] = {}
        later = SimulatedDisk()
        for path, node in names.items():
            if id(node) not in left:
                later.nodes += 1
                left[id(node)] = Node(later.nodes, node.survives(random))
            later.names_now[path] = left[id(node)]
        later.names_durable = dict(later.names_now)
        return later

    def put(self, path: Path, data: bytes) -> None:
        """Put a file there, durably, as if it had always been there."""
        self.nodes += 1
        self.names_now[path] = self.names_durable[path] = Node(self.nodes, data)

    def data(self, path: Path) -> bytes:
        """Return a file's bytes, as a program sees them."""
        return bytes(self.names_now[path].now)

    def _name(self, *step: tuple[Path, Node | None]) -> None:
        self.changes += 1
        for path, node in step:
            if node is None:
                self.names_now.pop(path, None)
            else:
                self.names_now[path] = node
        self.names_pending.append(step)

    def _node(self, handle: Handle) -> Node:
        node = handle.descriptor
        assert isinstance(node, Node)
        return node

    def _handle(self, path: Path, node: Node) -> Handle:
        handle = Handle(path, 0)
        handle.descriptor = node  # type: ignore[assignment]
        return handle

    def _distrust(self, handle: Handle, what: str) -> None:
        if any(failed is handle for failed in self._failed):
            self.violations.append(f"{what} of {handle.path.name} after its sync had failed")

    def open(self, path: Path, *, write: bool) -> Handle:
        self._effect("open")
        if path not in self.names_now:
            raise FileNotFoundError(errno.ENOENT, "no such file")
        return self._handle(path, self.names_now[path])

    def create(self, path: Path) -> Handle:
        self._effect("create")
        if path in self.names_now:
            raise FileExistsError(errno.EEXIST, "there is one")
        self.nodes += 1
        node = Node(self.nodes)
        self._name((path, node))
        return self._handle(path, node)

    def read(self, handle: Handle, offset: int, size: int) -> bytes:
        self._effect("read")
        return bytes(self._node(handle).now[offset : offset + size])

    def write(self, handle: Handle, offset: int, data: bytes) -> None:
        node = self._node(handle)

        def put(part: bytes) -> None:
            node.apply(node.now, offset, part)
            node.pending.append((offset, part))
            self.changes += 1

        self._effect("write", lambda: put(data[: len(data) // 2]))
        self._distrust(handle, "a write")
        put(data)

    def truncate(self, handle: Handle, size: int) -> None:
        self._effect("truncate")
        node = self._node(handle)
        node.apply(node.now, size, None)
        node.pending.append((size, None))
        self.changes += 1

    def sync(self, handle: Handle) -> None:
        node = self._node(handle)
        try:
            self._effect("sync")
        except OSError:
            node.fail_sync(self.random)
            self._failed.append(handle)
            raise
        self._distrust(handle, "a sync")
        node.sync()
        self.changes += 1

    def close(self, handle: Handle) -> None:
        self._ask("close")

    def look(self, handle: Handle) -> Look:
        self._ask("look")
        node = self._node(handle)
        return Look(1, node.number, len(node.now))

    def find(self, path: Path) -> Look | None:
        self._ask("find")
        node = self.names_now.get(path)
        return None if node is None else Look(1, node.number, len(node.now))

    def names(self, folder: Path) -> list[str]:
        self._ask("names")
        return sorted(path.name for path in self.names_now if path.parent == folder)

    def rename(self, source: Path, target: Path) -> None:
        self._effect("rename")
        if source not in self.names_now:
            raise FileNotFoundError(errno.ENOENT, "no such file")
        self._name((target, self.names_now[source]), (source, None))

    def remove(self, path: Path) -> None:
        self._effect("remove")
        if path in self.names_now:
            self._name((path, None))

    def make_folder(self, path: Path, *, private: bool) -> None:
        self._effect("make_folder")

    def sync_folder(self, path: Path) -> None:
        # A failed one leaves the names pending: what a journaling file system does with names it cannot write
        # is to stop writing, not to forget.
        self._effect("sync_folder")
        for step in self.names_pending:
            if step[0][0].parent == path:
                for name, node in step:
                    if node is None:
                        self.names_durable.pop(name, None)
                    else:
                        self.names_durable[name] = node
        self.names_pending = [step for step in self.names_pending if step[0][0].parent != path]
        self.changes += 1

    def lock(self, path: Path) -> NoLock:
        return NoLock()
