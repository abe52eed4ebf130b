"""How much the garbage collector looks through at a time."""

from __future__ import annotations

import gc
import platform
import subprocess
import sys
import weakref
from collections.abc import Iterator, Mapping
from typing import Final

import pytest

from careerjournal.garbage import freeze, let_go_of_closed, look_seldom


class Closed:
    """Refers to itself, as what is shown does."""

    def __init__(self, parts: int) -> None:
        self.itself = self
        self.parts: list[list[object]] = [[] for _ in range(parts)]


@pytest.fixture
def _seldom() -> Iterator[None]:
    before = gc.get_threshold()
    gc.collect()
    freeze()
    look_seldom()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_little_is_looked_through_at_a_time_and_never_everything() -> None:
    before = gc.get_threshold()
    gc.collect()
    looks: list[tuple[int, int]] = []

    def look(phase: str, about: Mapping[str, int]) -> None:
        if phase == "start":
            generation = about["generation"]
            looks.append((generation, sum(len(gc.get_objects(younger)) for younger in range(generation + 1))))

    made: list[object] = []
    look_seldom()
    gc.callbacks.append(look)
    try:
        made += ([] for _ in range(300_000))
    finally:
        gc.callbacks.remove(look)
        gc.set_threshold(*before)
    assert {generation for generation, _ in looks} == {0, 1}
    assert max(objects for _, objects in looks) < 15_000
    assert len(looks) < 300


@pytest.mark.usefixtures("_seldom")
def test_what_was_closed_is_let_go_of_once_there_is_enough() -> None:
    assert not let_go_of_closed(())
    shown = [Closed(1_000) for _ in range(12)]
    gc.collect(1)  # as what is shown for a while is no young object
    closed = [weakref.ref(one) for one in shown]
    del shown
    assert None not in [one() for one in closed]
    assert let_go_of_closed(())
    assert [one() for one in closed] == [None] * 12


@pytest.mark.usefixtures("_seldom")
def test_while_somebody_types_it_waits_until_there_is_more() -> None:
    shown = [Closed(1_000) for _ in range(12)]
    assert not let_go_of_closed((), can_wait=True)
    shown += [Closed(1_000) for _ in range(24)]
    assert let_go_of_closed((), can_wait=True)
    del shown
    assert not let_go_of_closed(())


@pytest.mark.usefixtures("_seldom")
def test_much_that_has_come_is_looked_through_never() -> None:
    stays = [Closed(1_000) for _ in range(160)]
    assert not let_go_of_closed(())
    assert len(gc.get_objects()) < 10_000
    assert not let_go_of_closed(())
    del stays


@pytest.mark.usefixtures("_seldom")
def test_what_stays_is_looked_through_only_until_there_is_much_of_it() -> None:
    stays: list[Closed] = []
    looked_through: list[int] = []
    for _ in range(40):
        stays += [Closed(1_000) for _ in range(12)]
        assert let_go_of_closed(())
        looked_through.append(len(gc.get_objects()))
    assert max(looked_through) < 80_000
    assert stays


@pytest.mark.usefixtures("_seldom")
def test_what_is_open_is_left_out_of_no_look() -> None:
    opened = [Closed(1_000) for _ in range(36)]
    assert let_go_of_closed((), is_all=False)
    closed = [weakref.ref(one) for one in opened]
    opened = [Closed(1_000) for _ in range(12)]
    assert let_go_of_closed((), is_all=False)
    assert [one() for one in closed] == [None] * 36


_HELD_AND_LET_GO: Final = """
from careerjournal.garbage import let_go, share_heap

def resident():
    lines = open("/proc/self/status").read().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS"))

share_heap()
before = resident()
held = [bytes(1_000) for _ in range(100_000)]
last = bytes(1_000)  # what stands behind it keeps the heap as long as it is
print(resident() - before)
del held
let_go(())
print(resident() - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is told to")
def test_what_was_let_go_of_goes_back_to_the_system() -> None:
    done = subprocess.run([sys.executable, "-c", _HELD_AND_LET_GO], capture_output=True, text=True, check=True)
    held, left = map(int, done.stdout.split())
    assert held > 90
    assert left < 20
