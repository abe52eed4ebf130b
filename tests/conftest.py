"""What the tests share: a clock that stands still, and journals in memory and in a real encrypted file."""

from __future__ import annotations

import datetime as dt
import errno
import gc
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tinydb.storages import MemoryStorage

from careerjournal import demo
from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.journal.journal import Journal
from careerjournal.vault import Cost
from careerjournal.vault.database import Database
from careerjournal.vault.disk import Disk, Handle
from tests.sharing import age

# Here, where pytest looks before it reads its options: `--hypothesis-profile=long`.
settings.register_profile("long", max_examples=10_000, deadline=None)

# What runs behind a shell script is told to ignore ctrl+c, and hands that on to the programs that tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Screens come and go by the hundred. As often as Python does by itself, a sixth of the time went into looking through
# what a test still works with; what nobody refers to any more is let go of all the same, some ten screens later.
gc.set_threshold(50_000, 5, 10)


def pytest_xdist_auto_num_workers() -> int:
    """Two workers a core: a test waits for frames, timers and threads about half of its time."""
    return 2 * (os.cpu_count() or 1)


PASSPHRASE = "plum lantern orbit seven"
CHEAP_COST = Cost(memory_kib=8, passes=1, lanes=1)
"""Guessing at a test's passphrase need not be dear: 30 µs instead of half a second."""

BEGINNING = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


class Clock:
    """The time, which passes only when a test says so."""

    def __init__(self) -> None:
        self.now = BEGINNING

    def __call__(self) -> dt.datetime:
        return self.now

    def step(self, **much: float) -> dt.datetime:
        """Let time pass: ``step(minutes=5)``; a second where nothing is said."""
        self.now += dt.timedelta(**(much or {"seconds": 1}))
        return self.now


class TickingClock(Clock):
    """The time, a second later each time it is asked for."""

    def __call__(self) -> dt.datetime:
        return self.step()


Travel = Callable[[str], None]


@pytest.fixture
def travel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Travel]:
    """Take this device to a zone, by its name; home again at the end."""

    def to(zone: str) -> None:
        if not hasattr(time, "tzset"):
            pytest.skip("this system's zone cannot be set")
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield to
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(clock: Clock) -> Journal:
    """An empty journal in memory."""
    return Journal(Database(storage=MemoryStorage), now=clock)


@pytest.fixture
def sample_journal(clock: Clock) -> Journal:
    """The demo's journal, in memory."""
    sample = Journal(Database(storage=MemoryStorage), now=clock)
    with sample.together():
        for entry in demo.sample(sample.today()):
            sample.add(entry)
    return sample


@pytest.fixture
def door(tmp_path: Path) -> Door:
    """The way into a journal that is not made yet; `PASSPHRASE` is for it."""
    return Door(Paths.within(tmp_path), CHEAP_COST)


@pytest.fixture
def real_journal(door: Door) -> Iterator[Journal]:
    """An empty journal in an encrypted file, behind `door`."""
    made = door.create(PASSPHRASE).journal
    yield made
    made.lock()


@pytest.fixture
def cheap_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packs that the program opens in no time, where the second that each takes is not what is tried."""
    monkeypatch.setattr("pyrage.passphrase.encrypt", age.encrypt)


class Faulty:
    """A disk that refuses to write while it is told to: what a full, a failing or a read-only one does."""

    def __init__(self) -> None:
        self.code = 0

    def refuse(self, code: int = errno.ENOSPC) -> None:
        """From now on, no byte of a save gets there."""
        self.code = code

    def mend(self) -> None:
        """There is room again."""
        self.code = 0


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> Faulty:
    """The real disk, beneath every journal of the test."""
    state, write = Faulty(), Disk.write

    def refusing(self: Disk, handle: Handle, offset: int, data: bytes) -> None:
        if state.code:
            raise OSError(state.code, "simulated")
        write(self, handle, offset, data)

    monkeypatch.setattr(Disk, "write", refusing)
    return state
