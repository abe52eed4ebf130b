"""The real program in a real terminal, from the first frame to the last."""

from __future__ import annotations

import os
import re
import sys
from functools import partial
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

from careerjournal.tui.sections.catalogue import SECTIONS
from tests.conftest import PASSPHRASE
from tests.e2e.terminal import CTRL_L, CTRL_Q, ENTER, Terminal


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A home where nothing was ever kept."""
    (tmp_path / "temporary").mkdir()
    names = ("DATA", "STATE", "CONFIG", "CACHE")
    folders = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in names}
    return {**folders, "HOME": str(tmp_path), "TMPDIR": str(tmp_path / "temporary")}


def names(section: str, text: str) -> bool:
    """Whether the line on top says where one is."""
    return section in text.splitlines()[0]


def test_the_demo(tmp_path: Path, environment: dict[str, str]) -> None:
    temporary = tmp_path / "temporary"
    with Terminal(["demo"], environment) as terminal:
        terminal.until("A question to sit with")
        terminal.until(lambda text: "career journal" in text.splitlines()[0])
        assert terminal.in_alternate_screen()
        assert [path.name.startswith("careerjournal-demo-") for path in temporary.iterdir()] == [True]

        terminal.until("r shows what stands where")
        terminal.type("r")
        terminal.until("1 of 8")
        for section in SECTIONS[::-1]:
            terminal.type(section.key)
            terminal.until(partial(names, section.name))
            terminal.until(lambda text: sum(len(line.strip()) > 20 for line in text.splitlines()[1:]) > 4)
        assert terminal.until("A question to sit with")

        terminal.type(CTRL_L)
        terminal.until("Only your passphrase opens it")
        terminal.until("The sample’s is “demo”")
        terminal.settle()
        assert "A question to sit with" not in terminal.text
        terminal.type("wrong" + ENTER)
        terminal.until("The passphrase is wrong")
        terminal.settle(1)  # it makes one wait
        terminal.type("demo" + ENTER)
        terminal.until("A question to sit with")

        terminal.type(CTRL_Q)
        assert terminal.end() == 0
        assert not terminal.in_alternate_screen()
        assert terminal.left_behind == ""
    assert list(temporary.iterdir()) == []


def test_an_ended_terminal_leaves_nothing_behind(tmp_path: Path, environment: dict[str, str]) -> None:
    """The window is closed while the demo is open: its folder goes too, and nobody is shown a traceback."""
    with Terminal(["demo"], environment) as terminal:
        terminal.until("A question to sit with")
        terminal.hang_up()
        terminal.end()
        assert terminal.left_behind == ""
    assert list((tmp_path / "temporary").iterdir()) == []


def test_the_first_run_and_the_second(tmp_path: Path, environment: dict[str, str]) -> None:
    with Terminal([], environment) as terminal:
        terminal.until("enter goes on")
        terminal.type(ENTER)
        terminal.until("the same again")
        terminal.type(PASSPHRASE)
        assert PASSPHRASE not in terminal.until("Strong:")
        terminal.type(ENTER)
        terminal.settle()
        terminal.type("something else" + ENTER)
        terminal.until("The two are not the same")
        terminal.settle()
        terminal.type(PASSPHRASE + ENTER)
        screen = terminal.until(lambda text: re.search(r"type back groups \d and \d", text) is not None)
        groups = dict(re.findall(r"(?<!\S)([1-8]) ([0-9A-Z]{5})(?!\S)", screen))
        assert len(groups) == 8
        asked = re.search(r"type back groups (\d) and (\d)", screen)
        assert asked is not None
        terminal.type("AAAAA BBBBB" + ENTER)
        terminal.until("That is not groups")
        terminal.settle()
        terminal.type("\x15")  # ctrl+u empties the field
        terminal.settle()
        terminal.type(" ".join(groups[number] for number in asked.groups()).lower() + ENTER)
        terminal.until("A question to sit with")
        terminal.settle()
        assert not any(group in terminal.text for group in groups.values())
        terminal.type(CTRL_Q)
        assert terminal.end() == 0
        assert not terminal.in_alternate_screen()
        assert terminal.left_behind == ""
    file = tmp_path / "data" / "careerjournal" / "journal.cjv"
    assert file.stat().st_mode & 0o077 == 0

    with Terminal([], environment) as terminal:
        terminal.until("Only your passphrase opens it")
        terminal.type(PASSPHRASE + ENTER)
        terminal.until("A question to sit with")
        terminal.type(CTRL_Q)
        assert terminal.end() == 0
        assert terminal.left_behind == ""
    for path in tmp_path.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert PASSPHRASE.encode() not in data
            assert not any(group.encode() in data for group in groups.values())


def test_what_is_piped_in_can_be_noted_with_a_passphrase_that_is_typed(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """Standard input is a pipe then; the terminal is still there to be asked."""
    from careerjournal.access.door import Door
    from careerjournal.access.paths import Paths
    from tests.conftest import CHEAP_COST

    paths = Paths(tmp_path / "journal.cjv", tmp_path / "state" / "careerjournal", tmp_path / "settings")
    Door(paths, CHEAP_COST).create(PASSPHRASE).journal.lock()
    reading, writing = os.pipe()
    os.write(writing, b"Piped in\n")
    os.close(writing)
    errors = tmp_path / "errors"
    said = os.open(errors, os.O_CREAT | os.O_WRONLY)
    arguments = ["--journal", str(paths.journal), "note", "-"]
    try:
        with Terminal(arguments, environment, stdin=reading, stderr=said) as terminal:
            terminal.until("Passphrase:")
            terminal.type(PASSPHRASE + ENTER)
            terminal.until("reflection 1")
            assert terminal.end() == 0
            assert PASSPHRASE not in terminal.text
    finally:
        os.close(reading)
        os.close(said)
    assert errors.read_bytes() == b""
    journal = Door(paths).open(PASSPHRASE)
    assert [entry.body for entry in journal.reflections] == ["Piped in"]
    journal.lock()


def test_the_screen_is_never_drawn_into_a_file(tmp_path: Path, environment: dict[str, str]) -> None:
    """It is drawn on standard error, and what it shows is what the vault keeps."""
    with (tmp_path / "errors").open("wb") as said, Terminal(["demo"], environment, stderr=said.fileno()) as terminal:
        assert terminal.end() == 1
    assert (tmp_path / "errors").read_text().startswith("careerjournal: The journal’s screens need a terminal.")
    assert terminal.raw == b""
