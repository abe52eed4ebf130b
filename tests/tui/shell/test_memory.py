"""What is left in memory once the journal is locked: no passphrase and no word of what was read or written."""

from __future__ import annotations

import secrets
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

import pytest
from rich.cells import cell_len

from careerjournal.access.door import Door
from careerjournal.journal.tables import DRAFTS, TRASH, VERSIONS, put
from careerjournal.model import Kind
from careerjournal.sharing import packs
from careerjournal.sharing.packs import Pack, PackedStory
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.shell import locking
from careerjournal.tui.unlock.lock import LockScreen
from tests.e2e import hostile
from tests.live import texts_with
from tests.sharing import age
from tests.tui.using import NARROW, USUAL, Steps, at_lock, on_top, press, said, seen, until

pytestmark = pytest.mark.usefixtures("quick")


def a_word() -> str:
    """One that stands nowhere else, from its end."""
    return f"{secrets.token_hex(5)}qz"


def filled(door: Door, word: str, passphrase: str) -> None:
    """A journal with a word in every field of an entry of each kind, and in the trash, the history and a draft."""
    when = "2026-11-20T12:00:00+00:00"
    journal = door.create(passphrase[::-1]).journal

    def line() -> str:
        return f"{word[::-1]} said quietly"

    def text() -> str:
        return f"{line()} of boats\n\n**{line()}**"

    with journal.together():
        for kind in Kind:
            for number in (1, 2):
                put(
                    journal.table(kind),
                    number,
                    hostile.record(kind, line, text),
                )
        one = hostile.record(Kind.LESSON, line, line)
        journal.table(TRASH).insert({"kind": "lesson", "number": 9, "record": one, "when": when})
        journal.table(VERSIONS).insert({"of": "lesson 1", "until": when, "record": one})
        values = {"sentence": line(), "tags": line()}
        journal.table(DRAFTS).insert({"kind": "lesson", "number": 0, "values": values, "when": when})
    journal.lock()


async def enter(pilot: Steps, backwards: str) -> None:
    await press(pilot, *backwards[::-1], "enter")
    await until(pilot, lambda: on_top(pilot.app) is DeskScreen)


async def back(pilot: Steps) -> None:
    """To the desk, from wherever."""
    for _ in range(6):
        if on_top(pilot.app) is DeskScreen:
            return
        await press(pilot, "escape")
    raise AssertionError(seen(pilot.app))


STOPS: Final = (
    ("4", "enter", "e", "x"),
    ("4", "v", "v", "v", "t"),
    ("7", "enter", "H"),
    ("7", "T"),
    ("7", "enter", "s"),
    ("7", "l"),
    ("slash", *"said", "enter"),
    ("ctrl+p", *"said"),
    ("3", "v", "o"),
    ("6", "enter", "e", "x", "m"),
    ("6", "enter", "e", "r", "n", "x"),
)
"""Where one has been, each time from the desk."""


async def test_nothing_that_was_read_or_typed_is_referred_to_once_it_is_locked(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    word, passphrase, of_the_pack = a_word(), a_word(), a_word()
    filled(door, word, passphrase)
    pack = packs.text_of(Pack((PackedStory(f"{word[::-1]} said quietly", "It sank."),), word[::-1]))
    (tmp_path / "raft.age").write_bytes(age.encrypt(pack.encode(), of_the_pack[::-1]))
    del pack
    monkeypatch.setattr(locking, "LATER", 0.5)
    app = at_lock(door)
    async with app.run_test(size=USUAL) as pilot:
        await enter(pilot, passphrase)
        for keys in STOPS:
            await press(pilot, *keys)
            await back(pilot)
        await press(pilot, "8", "o", *str(tmp_path / "raft.age"), "enter", *of_the_pack[::-1], "enter")
        await until(pilot, lambda: "One story is on your shelf, from " in said(app))
        await press(pilot, "7", "n", "x", "y", "ctrl+z", *"[[said")
        assert word[::-1] in seen(app)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: on_top(app) is LockScreen and app._forgetting is not None and app._forgetting.done())
        left: list[str] = []
        for _ in range(5):  # a thread may still be at work
            left = []  # or what was found before would be found again, here
            left = texts_with(word, passphrase, of_the_pack)
            if not left:
                break
            await pilot.pause(1)
        assert not left, "\n".join(left)


async def test_what_a_thread_still_works_on_as_it_locks_is_let_go_of_later(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "LATER", 0.5)
    word, passphrase = a_word(), a_word()
    filled(door, word, passphrase)
    app = at_lock(door)
    goes_on, over = threading.Event(), threading.Event()

    def measuring() -> None:
        goes_on.wait()
        cell_len(f"{word[::-1]} measured late")
        over.set()

    async with app.run_test(size=NARROW) as pilot:
        await enter(pilot, passphrase)
        threading.Thread(target=measuring).start()
        await pilot.press("ctrl+l")
        await until(pilot, lambda: on_top(app) is LockScreen and app._forgetting is not None and app._forgetting.done())
        goes_on.set()
        over.wait()
        await until(pilot, lambda: not texts_with(word), seconds=0.3)  # each look takes long


async def test_what_is_typed_at_the_lock_and_taken_back_is_remembered_nowhere(door: Door) -> None:
    word, passphrase = a_word(), a_word()
    filled(door, word, passphrase)
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *passphrase[::-1], "left", "x", "home", "ctrl+k")
        assert texts_with(passphrase) == []


LEFT_OVER = """
import os
from careerjournal.garbage import let_go
from tests.e2e.searched import Memory
word = "nraer taht drow a"[::-1]
texts = [f"{number} {word} " + "x" * (number % 350) for number in range(3000)]
del texts
before = Memory(os.getpid()).find(word).left
let_go(())
print(before, Memory(os.getpid()).find(word).left)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="read in /proc")
def test_little_of_it_stands_in_the_memory_that_is_free() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", LEFT_OVER], cwd=root, capture_output=True, text=True, check=True)
    before, after = map(int, done.stdout.split())
    assert before > 1000
    assert after < 20
