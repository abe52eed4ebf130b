"""The fields of an entry, answered at a terminal: whatever ends that, what was typed is in the journal."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

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

LONG = "What the panel said, in one line " * 150
"""More than the 4,095 bytes that Linux lets somebody type into a line."""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with an empty journal."""
    home = Home(tmp_path)
    with home.journal():
        pass
    return home


@pytest.fixture
def terminal(home: Home) -> Iterator[Terminal]:
    """A terminal that asks what kind of setback it was."""
    with Terminal(["setback", "Shell setback", "--when", "2019"], home.environment) as terminal:
        terminal.until("Passphrase:")
        terminal.type(f"{PASSPHRASE}{ENTER}")
        terminal.until("Kind:")
        terminal.type(f"near miss{ENTER}")
        terminal.until("What happened, in full")
        yield terminal


def draft(home: Home) -> Mapping[str, Any]:
    """What stands in the draft of a new setback; that none is kept."""
    with home.journal() as journal:
        assert not list(journal.setbacks)
        found = journal.drafts.get(Ref(Kind.SETBACK, 0))
        assert found is not None
        return found.values


def body(home: Home) -> Any:
    """What the draft on the disk says in full, while somebody types it."""
    journal = Door(home.paths, CHEAP_COST).open(PASSPHRASE, read_only=True)
    found = journal.drafts.get(Ref(Kind.SETBACK, 0))
    journal.lock()
    return found and found.values.get("body")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_who_is_told_to_end_leaves_a_draft_with_half_a_line(
    home: Home, terminal: Terminal, number: signal.Signals
) -> None:
    terminal.type(f"{LONG}END")
    terminal.until("END")
    terminal.send(number)
    terminal.until("is kept as a draft of a new setback")
    assert terminal.end() == (Status.COULD_NOT if number == signal.SIGINT else 128 + number)
    found = draft(home)
    assert (found["what_happened"], found["when"], found["kind"]) == ("Shell setback", "2019", "near miss")
    assert found["body"] == f"{LONG}END"


def test_a_window_that_is_closed_leaves_a_draft(home: Home, terminal: Terminal) -> None:
    terminal.type(f"{LONG}END")
    terminal.until(lambda _: body(home) == f"{LONG}END")
    terminal.hang_up()
    terminal.close()
    terminal.end()
    assert draft(home)["body"] == f"{LONG}END"


def test_half_a_line_outlives_a_kill(home: Home, terminal: Terminal) -> None:
    terminal.type("Half a li")
    terminal.until(lambda _: body(home) == "Half a li")
    terminal.send(signal.SIGKILL)
    terminal.end()
    assert draft(home)["body"] == "Half a li"


def test_what_was_answered_outlives_a_kill(home: Home, terminal: Terminal) -> None:
    terminal.type(f"All of it.{ENTER}")
    terminal.until("I expected")
    terminal.send(signal.SIGKILL)
    terminal.end()
    assert draft(home)["body"] == "All of it."


def test_nothing_is_asked_of_somebody_whose_words_could_not_be_kept(home: Home) -> None:
    with home.journal(), Terminal(["--wait", "0", "setback"], home.environment) as terminal:
        terminal.until("Passphrase:")
        terminal.type(f"{PASSPHRASE}{ENTER}")
        terminal.until("open in process")
        assert terminal.end() == Status.IN_USE
        assert "What happened" not in terminal.text


def test_half_a_line_outlives_a_kill_where_results_go_to_a_file(home: Home) -> None:
    results = home.folder / "results"
    asked = 'exec "$0" -m careerjournal setback "Shell setback" --when 2019 >"$1"'
    program = ("-c", f"import os, sys; os.execvp('sh', ['sh', '-c', {asked!r}, sys.executable, {str(results)!r}])")
    with Terminal([], home.environment, program=program) as terminal:
        terminal.until("Passphrase:")
        terminal.type(f"{PASSPHRASE}{ENTER}")
        terminal.until("Kind:")
        terminal.type(f"near miss{ENTER}")
        terminal.until("What happened, in full")
        terminal.type(f"{LONG}END")
        terminal.until(lambda _: body(home) == f"{LONG}END")
        terminal.send(signal.SIGKILL)
        terminal.end()
    assert draft(home)["body"] == f"{LONG}END"
    assert results.read_bytes() == b""


def test_the_result_goes_to_its_file_behind_lines_that_were_edited(home: Home) -> None:
    results = home.folder / "results"
    asked = 'exec "$0" -m careerjournal note - >"$1"'
    program = ("-c", f"import os, sys; os.execvp('sh', ['sh', '-c', {asked!r}, sys.executable, {str(results)!r}])")
    with Terminal([], home.environment, program=program) as terminal:
        terminal.until("Passphrase:")
        terminal.type(f"{PASSPHRASE}{ENTER}")
        terminal.until("ctrl+d on an empty line ends it")
        terminal.until(lambda _: not int(str(terminal.modes[3])) & termios.ICANON)
        terminal.type(f"One line{ENTER}\x04")
        assert terminal.end() == Status.DONE
    assert results.read_text("utf-8") == "reflection 1\n"
