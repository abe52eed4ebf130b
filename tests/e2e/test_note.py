"""A reflection typed at a terminal, outside the screens."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

import termios

from careerjournal.access.door import Door
from careerjournal.cli import Status
from careerjournal.model import Kind, Ref
from tests.conftest import CHEAP_COST, PASSPHRASE
from tests.e2e.homes import Home
from tests.e2e.terminal import ENTER, Terminal

CTRL_C, CTRL_D, BACKSPACE = "\x03", "\x04", "\x7f"
NEW = Ref(Kind.REFLECTION, 0)
LONG = "a paragraph in one line " * 250
"""More than the 4,095 bytes that Linux lets somebody type into a line."""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with an empty journal."""
    home = Home(tmp_path)
    with home.journal():
        pass
    return home


def bodies(home: Home) -> list[str]:
    """What the reflections say."""
    with home.journal() as journal:
        return [entry.body for entry in journal.reflections]


def draft(home: Home) -> object:
    """What stands in the draft of a new reflection on the disk."""
    journal = Door(home.paths, CHEAP_COST).open(PASSPHRASE, read_only=True)
    found = journal.drafts.get(NEW)
    journal.lock()
    return found and found.values.get("body")


@pytest.fixture
def terminal(home: Home) -> Iterator[Terminal]:
    """A terminal at which a reflection is typed."""
    with Terminal(["note", "-"], home.environment) as terminal:
        terminal.until("Passphrase:")
        terminal.type(f"{PASSPHRASE}{ENTER}")
        until_it_listens(terminal)
        yield terminal


def until_it_listens(terminal: Terminal) -> None:
    """Wait until lines are edited by the program, and no longer by the terminal."""
    terminal.until("ctrl+d on an empty line ends it")
    terminal.until(lambda _: not int(str(terminal.modes[3])) & termios.ICANON)


def test_it_is_kept_behind_a_slip_in_the_passphrase(home: Home) -> None:
    with Terminal(["note", "-"], home.environment) as terminal:
        terminal.until("Passphrase:")
        terminal.type(f"a slip{ENTER}")
        terminal.until("passphrase is wrong")
        terminal.until(lambda text: text.count("Passphrase:") == 2)
        terminal.type(f"{PASSPHRASE}{ENTER}")
        until_it_listens(terminal)
        terminal.type(f"{LONG}{ENTER}Zoë{ENTER}{CTRL_D}")
        terminal.until("reflection 1")
        assert terminal.end() == Status.DONE
        assert PASSPHRASE.encode() not in terminal.raw
    assert bodies(home) == [f"{LONG}\nZoë"]
    assert draft(home) is None


def test_nothing_is_asked_of_somebody_whose_words_could_not_be_kept(home: Home) -> None:
    with home.journal(), Terminal(["--wait", "0", "note", "-"], home.environment) as terminal:
        terminal.until("open in process")
        assert terminal.end() == Status.IN_USE
        assert "Write." not in terminal.text


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_leaving_leaves_a_draft_with_half_a_line_and_says_so(
    home: Home, terminal: Terminal, number: signal.Signals
) -> None:
    terminal.type(f"One line{ENTER}half a li")
    terminal.until("half a li")
    terminal.send(number)
    terminal.until("is kept as a draft of a new reflection")
    assert terminal.end() == (Status.COULD_NOT if number == signal.SIGINT else 128 + number)
    assert "Traceback" not in terminal.text
    assert draft(home) == "One line\nhalf a li"
    assert bodies(home) == []


def test_half_a_line_outlives_a_kill(home: Home, terminal: Terminal) -> None:
    terminal.type(f"One line{ENTER}half a li")
    terminal.until(lambda _: draft(home) == "One line\nhalf a li")
    terminal.send(signal.SIGKILL)
    terminal.end()
    assert draft(home) == "One line\nhalf a li"


def test_a_terminal_that_goes_away_leaves_a_draft(home: Home, terminal: Terminal) -> None:
    terminal.type(f"One line{ENTER}half a li")
    terminal.until(lambda _: draft(home) == "One line\nhalf a li")
    terminal.close()
    terminal.end()
    assert draft(home) == "One line\nhalf a li"


def test_a_draft_that_is_there_stays_and_what_is_typed_is_kept(home: Home) -> None:
    with home.journal() as journal:
        journal.drafts.keep(NEW, {"body": "Begun on the screen"})
    with Terminal(["note", "-"], home.environment) as terminal:
        terminal.until("Passphrase:")
        terminal.type(f"{PASSPHRASE}{ENTER}")
        terminal.until("There is a draft of a new reflection already")
        until_it_listens(terminal)
        terminal.type(f"One line{ENTER}half")
        terminal.until("half")
        terminal.type(CTRL_C)
        terminal.until("What you typed is kept, as reflection 1")
        assert terminal.end() == Status.COULD_NOT
    assert draft(home) == "Begun on the screen"
    assert bodies(home) == ["One line\nhalf"]


def test_nothing_typed_is_no_reflection_and_no_draft(home: Home, terminal: Terminal) -> None:
    terminal.type("half")
    terminal.until(lambda _: draft(home) == "half")
    terminal.type(BACKSPACE * 4)
    terminal.until(lambda _: draft(home) == "")
    terminal.type(CTRL_D)
    assert terminal.end() == Status.COULD_NOT
    assert (bodies(home), draft(home)) == ([], None)
