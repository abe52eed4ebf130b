"""Keys that come in one packet, as from a link that stalls or a macro, each go to whom they were meant for."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

import termios

from careerjournal.model import Lesson, Setback
from tests.conftest import PASSPHRASE
from tests.e2e.homes import LOCKED, Home, unlock, until
from tests.e2e.terminal import CTRL_Q, ENTER, ESCAPE, Terminal

BACKSPACE: Final = "\x7f"
CTRL_P: Final = "\x10"
CTRL_U: Final = "\x15"
CTRL_Z: Final = "\x1a"
DOWN: Final = "\x1b[B"
F2: Final = "\x1bOQ"

AS_TYPED: Final = (
    "می\u200cخواهم 👩‍👩‍👧‍👦 👍🏽 ❤\ufe0f 🏴󠁧󠁢󠁳󠁣󠁴󠁿 e\u0301 \u1112\u1161\u11ab "
    "[\u00a0] [\u3000] [\u202f] [\u00ad] [\u200b] [\U0001fae9]"
)
"""Joiners, an emoji of several people, a colour of skin, a flag of tags, an accent and syllables in pieces; spaces that
are none of Python's printable characters, and a face younger than its tables."""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    with home.journal() as journal:
        journal.add(Setback(what_happened="The deadline went by"))
        journal.add(Setback(what_happened="The deadline before it"))
    return home


def top(name: str) -> Callable[[str], bool]:
    """Whether the line on top says where one is."""
    return lambda text: name in text.splitlines()[0]


def leave(terminal: Terminal) -> None:
    terminal.type(CTRL_Q)
    assert terminal.end() == 0


def test_a_macro_opens_writes_and_leaves_in_one_go(home: Home) -> None:
    """From the lock to the shell in one packet: nothing is dropped, and nothing lands in a field before its own."""
    keys = (
        f"{PASSPHRASE}{ENTER}7nDid it go well{ENTER}{AS_TYPED}{ESCAPE}"
        f"5nAsk first\tsetback 1\tEverywhere{ESCAPE}"
        f"/deadline{DOWN}{ENTER}e{CTRL_U}Opened from the search{ESCAPE}"
        f"{CTRL_P}deadline before{ENTER}e{CTRL_U}From the palette{ESCAPE}"
        f"7nA second one{F2}{F2} and{BACKSPACE * 3}its end{CTRL_Q}"
    )
    with home.terminal() as terminal:
        terminal.until(LOCKED)
        terminal.type(keys)
        assert terminal.end() == 0
        assert PASSPHRASE not in terminal.raw.decode()
    with home.journal() as journal:
        assert [entry.body for entry in journal.reflections] == [f"Did it go well\n{AS_TYPED}"]
        [lesson] = journal.lessons
        assert isinstance(lesson, Lesson)
        assert (lesson.sentence, [str(ref) for ref in lesson.learnt_from]) == ("Ask first", ["setback 1"])
        assert [str(entry.what_happened) for entry in journal.setbacks] == [
            "Opened from the search",
            "From the palette",
        ]
        assert "A second one its end" in str(journal.drafts.all())


def test_what_is_typed_behind_a_wrong_passphrase_is_dropped(home: Home) -> None:
    """It was meant for the desk: it is no part of the next passphrase, and is nowhere to be seen."""
    with home.terminal() as terminal:
        terminal.until(LOCKED)
        terminal.type(f"wrong{ENTER}7nNot for this screen{ENTER}")
        terminal.until(lambda text: "What was typed after it has gone nowhere." in " ".join(text.split()))
        terminal.settle(1)  # it makes one wait
        terminal.type(f"{PASSPHRASE}{ENTER}7")
        terminal.until(top("Journal"))
        assert "Not for this screen" not in terminal.raw.decode()
        leave(terminal)


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
def test_suspended_it_comes_back_whole(home: Home, size: tuple[int, int]) -> None:
    """From a list; in a field the same key takes back what was typed."""
    with home.terminal() as terminal:
        usual = terminal.modes
        unlock(terminal)
        terminal.type(f"7nIt went{CTRL_Z * 20}well{ESCAPE}/xyz{CTRL_Z * 3}before{ENTER}e{CTRL_U}Found{ESCAPE}")
        terminal.type(f"1{CTRL_Z}typed too late")
        terminal.until_stopped()
        assert not terminal.in_alternate_screen()
        assert terminal.modes == usual
        terminal.write_over(size)
        before = len(terminal.raw)
        terminal.send(signal.SIGCONT)
        drawn = ("career journal", LOCKED, "passphrase", "ctrl+q quit")
        terminal.until(lambda text: all(words in text for words in drawn))
        assert terminal.in_alternate_screen()
        for mode in (b"?1000h", b"?1006h", b"?2004h", b"?1004h"):  # the mouse, pastes, the focus
            assert mode in terminal.raw[before:]
        unlock(terminal)
        leave(terminal)
    with home.journal() as journal:
        assert [entry.body for entry in journal.reflections] == ["well"]
        assert [entry.what_happened for entry in journal.setbacks] == ["The deadline went by", "Found"]


def test_what_is_typed_while_it_loads_is_shown_nowhere_and_arrives(home: Home) -> None:
    """A passphrase that is typed before the lock screen stands would else stand in the shell's own screen."""
    with home.terminal() as terminal:
        usual = terminal.modes
        until(lambda: not int(str(terminal.modes[3])) & termios.ECHO)
        terminal.type(f"{PASSPHRASE}{ENTER}7nEarly\nand late{ESCAPE}{CTRL_Q}")
        assert not terminal.in_alternate_screen()
        assert terminal.end() == 0
        assert PASSPHRASE not in terminal.raw.decode()
        assert terminal.modes == usual
    with home.journal() as journal:
        assert [entry.body for entry in journal.reflections] == ["Early\nand late"]


def test_an_answer_that_is_typed_behind_its_key_arrives(home: Home) -> None:
    """With and without another answer that was begun, which is asked about first."""
    with home.terminal() as terminal:
        terminal.until(LOCKED)
        terminal.type(f"{PASSPHRASE}{ENTER}7nBegun{CTRL_Q}")
        assert terminal.end() == 0
    with home.terminal() as terminal:
        terminal.until(LOCKED)
        terminal.type(f"{PASSPHRASE}{ENTER}1wkThe next{ESCAPE}1wThe last{ESCAPE}{CTRL_Q}")
        assert terminal.end() == 0
    with home.journal() as journal:
        assert [entry.body for entry in journal.reflections] == ["Begun", "The next", "The last"]
