"""A disk in memory whose power can fail at every call.

Only what was synced is sure to survive. Of the rest, writes survive in any subset, torn at 512 bytes or
zero-filled; names change in order, up to any point. (SQLite's crash tests, LevelDB's fault_injection_test,
ALICE.)
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random

from careerjournal.vault.disk import Disk, Handle, Look

SECTOR = 512


class PowerCut(BaseException):
    """Nothing catches this, as nothing catches the real thing."""


class Node:
    """One file's bytes, whatever its name."""

    def __init__(self, number: int, data: bytes = b"") -> None:
        self.number = number
        self.now = bytearray(data)
        self.durable = bytes(data)
        self.pending: list[tuple[int, bytes | None]] = []  # (offset, data), or (size, None) for a cut

    def apply(self, target: bytearray, offset: int, data: bytes | None) -> None:
        if data is None:
            del target[offset:]
            return
        if len(target) < offset:
            target.extend(bytes(offset - len(target)))
        target[offset : offset + len(data)] = data

    def survives(self, random: Random) -> bytes:
        target = bytearray(self.durable)
        for offset, data in self.pending:
            fate = random.choice(("kept", "lost", "torn", "zeros"))
            if fate == "lost":
                continue
            if data is not None and fate == "torn":
                edge = SECTOR - offset % SECTOR
                edges = [0, *range(edge, len(data), SECTOR), len(data)]
                pieces = [data[a:b] for a, b in pairwise(edges)]
                for piece, start in zip(pieces, edges, strict=False):
                    if random.random() < 0.5:
                        self.apply(target, offset + start, piece)
                continue
            zeros = data is not None and fate == "zeros"
            self.apply(target, offset, bytes(len(data)) if data is not None and zeros else data)
        return bytes(target)


class NoLock:
    def release(self) -> None:
        pass


class SimulatedDisk(Disk):
    """Runs ``fault`` before each call: given its number, its name, and a way to do half of it."""

    def __init__(self) -> None:
        self.names_now: dict[Path, Node] = {}
        self.names_durable: dict[Path, Node] = {}
        self.names_pending: list[tuple[Path, Node | None]] = []
        self.nodes = 0
        self.calls = 0
        self.fault: Callable[[int, str, Callable[[], None]], None] = lambda call, name, half: None

    def _effect(self, name: str, half: Callable[[], None] = lambda: None) -> None:
        self.calls += 1
        self.fault(self.calls, name, half)

    def after_power_cut(self, random: Random) -> SimulatedDisk:
        names = dict(self.names_durable)
        for path, node in self.names_pending[: random.randint(0, len(self.names_pending))]:
            if node is None:
                names.pop(path, None)
            else:
                names[path] = node
        later = SimulatedDisk()
        for path, node in names.items():
            later.nodes += 1
            later.names_now[path] = Node(later.nodes, node.survives(random))
        later.names_durable = dict(later.names_now)
        return later

    def _name(self, path: Path, node: Node | None) -> None:
        if node is None:
            self.names_now.pop(path, None)
        else:
            self.names_now[path] = node
        self.names_pending.append((path, node))

    def _node(self, handle: Handle) -> Node:
        node = handle.descriptor
        assert isinstance(node, Node)
        return node

    def _handle(self, path: Path, node: Node) -> Handle:
        handle = Handle(path, 0)
        handle.descriptor = node  # type: ignore[assignment]
        return handle

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
        self._name(path, node)
        return self._handle(path, node)

    def read(self, handle: Handle, offset: int, size: int) -> bytes:
        self._effect("read")
        return bytes(self._node(handle).now[offset : offset + size])

    def write(self, handle: Handle, offset: int, data: bytes) -> None:
        node = self._node(handle)

        def put(part: bytes) -> None:
            node.apply(node.now, offset, part)
            node.pending.append((offset, part))

        self._effect("write", lambda: put(data[: len(data) // 2]))
        put(data)

    def truncate(self, handle: Handle, size: int) -> None:
        self._effect("truncate")
        node = self._node(handle)
        node.apply(node.now, size, None)
        node.pending.append((size, None))

    def sync(self, handle: Handle) -> None:
        self._effect("sync")
        node = self._node(handle)
        node.durable = bytes(node.now)
        node.pending.clear()

    def close(self, handle: Handle) -> None:
        pass

    def look(self, handle: Handle) -> Look:
        node = self._node(handle)
        return Look(1, node.number, len(node.now))

    def find(self, path: Path) -> Look | None:
        node = self.names_now.get(path)
        return None if node is None else Look(1, node.number, len(node.now))

    def names(self, folder: Path) -> list[str]:
        return sorted(path.name for path in self.names_now if path.parent == folder)

    def rename(self, source: Path, target: Path) -> None:
        self._effect("rename")
        node = self.names_now.pop(source)
        self.names_now[target] = node
        # One step: the old name goes when the new one comes.
        self.names_pending.append((target, node))
        self.names_pending.append((source, None))

    def remove(self, path: Path) -> None:
        self._effect("remove")
        if path in self.names_now:
            self._name(path, None)

    def make_folder(self, path: Path, *, private: bool) -> None:
        self._effect("make_folder")

    def sync_folder(self, path: Path) -> None:
        self._effect("sync_folder")
        for name, node in self.names_pending:
            if name.parent == path:
                if node is None:
                    self.names_durable.pop(name, None)
                else:
                    self.names_durable[name] = node
        self.names_pending = [change for change in self.names_pending if change[0].parent != path]

    def lock(self, path: Path) -> NoLock:
        return NoLock()
