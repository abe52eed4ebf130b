"""A reflection typed at a terminal, outside the screens."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

import termios

from careerjournal.cli import Status
from tests.conftest import PASSPHRASE
from tests.e2e.homes import Home
from tests.e2e.terminal import ENTER, Terminal

CTRL_C, CTRL_D = "\x03", "\x04"
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


def until_it_listens(terminal: Terminal) -> None:
    """Wait until lines are edited by the program, and no longer by the terminal."""
    terminal.until("ctrl+d on an empty line keeps it")
    terminal.until(lambda _: not int(str(terminal.modes[3])) & termios.ICANON)


def test_it_outlives_a_slip_in_the_passphrase(home: Home) -> None:
    with Terminal(["note", "-"], home.environment) as terminal:
        until_it_listens(terminal)
        terminal.type(f"{LONG}{ENTER}Zoë{ENTER}{CTRL_D}")
        terminal.until("Passphrase:")
        terminal.type(f"a slip{ENTER}")
        terminal.until("passphrase is wrong")
        terminal.until(lambda text: text.count("Passphrase:") == 2)
        terminal.type(f"{PASSPHRASE}{ENTER}")
        terminal.until("reflection 1")
        assert terminal.end() == Status.DONE
        assert PASSPHRASE.encode() not in terminal.raw
    assert bodies(home) == [f"{LONG}\nZoë"]


def test_nothing_is_asked_of_somebody_whose_words_could_not_be_kept(home: Home) -> None:
    with home.journal(), Terminal(["--wait", "0", "note", "-"], home.environment) as terminal:
        terminal.until("open in process")
        assert terminal.end() == Status.IN_USE
        assert "Write." not in terminal.text


def test_leaving_says_what_becomes_of_it(home: Home) -> None:
    with Terminal(["note", "-"], home.environment) as terminal:
        until_it_listens(terminal)
        terminal.type(f"One line{ENTER}half a li")
        terminal.until("half a li")
        terminal.type(CTRL_C)
        terminal.until("Nothing was kept")
        assert terminal.end() == Status.COULD_NOT
        assert "Traceback" not in terminal.text
    assert bodies(home) == []


def test_a_terminal_that_goes_away_ends_it_and_its_lines_are_kept(home: Home) -> None:
    home.passphrase_file.write_text(f"{PASSPHRASE}\n")
    with Terminal(["--passphrase-file", str(home.passphrase_file), "note", "-"], home.environment) as terminal:
        until_it_listens(terminal)
        terminal.type(f"One line{ENTER}half a li")
        terminal.until("half a li")
        terminal.close()
        terminal.end()
    assert bodies(home) == ["One line"]
