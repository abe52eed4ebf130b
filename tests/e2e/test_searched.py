"""The search of a process's memory sees every text that is in use, and takes nothing else for one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="read in /proc")

PROGRAM = """
import os
from tests.e2e.searched import Memory
word = "llits si ti erehw drow a"[::-1]
{prepare}
found = Memory(os.getpid()).find(word)
del word
print(len(found.live), found.left)
"""


def found(prepare: str) -> tuple[int, int]:
    """How often a process finds a word in itself: in texts in use, beside the word as such, and elsewhere."""
    root = Path(__file__).parents[2]
    program = PROGRAM.format(prepare=prepare)
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    live, left = map(int, done.stdout.split())
    return live - 1, left


@pytest.mark.parametrize("among", ["", "é", "…", "🚣"], ids=["ascii", "latin", "wide", "widest"])
@pytest.mark.parametrize("before", [1, 5_000, 300_000])
def test_a_text_in_use_is_seen_whatever_it_is_made_of(among: str, before: int) -> None:
    held = f"held = '{among}' + '.' * {before} + word"
    assert found(held)[0] == 1
    assert found(f"{held}; held = held.encode()")[0] == 1
    assert found(f"{held}; held = held.encode('utf-16-le')")[0] == 1


@pytest.mark.parametrize("among", ["", "é", "…", "🚣"], ids=["ascii", "latin", "wide", "widest"])
def test_one_that_was_let_go_of_is_not(among: str) -> None:
    live, left = found(f"held = ['{among}' + '.' * 100 + word for _ in range(50)]; del held")
    assert live == 0
    assert left > 0


def test_neither_is_what_stands_behind_a_text_that_is_shorter() -> None:
    """Wider characters than a text's own do not make it longer; nor is a type in a tuple the beginning of one."""
    prepare = """
import ctypes
block = bytearray(4_096)
at = ctypes.addressof((ctypes.c_char * len(block)).from_buffer(block))
block[2_000:] = (word.encode("utf-16-le") * 100)[:2_096]
text = "." * 1_500
ctypes.memmove(at - at % 16 + 16, id(text), 1_500 + 48)
"""
    assert found(prepare)[0] == 0
    types = """
import ctypes
block = bytearray(4_096)
at = ctypes.addressof((ctypes.c_char * len(block)).from_buffer(block))
types = (str, str, bytes, bytes, str)
ctypes.memmove(at - at % 16 + 16, id(types), 24 + 40)
block[300:300 + len(word)] = word.encode()
"""
    assert found(types)[0] == 0
