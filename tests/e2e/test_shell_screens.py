"""Commands that open screens: in a terminal that cannot draw them, and with a passphrase from a file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

from careerjournal.cli import Status
from tests.conftest import PASSPHRASE
from tests.e2e.homes import DESK, Home
from tests.e2e.terminal import Terminal


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with an empty journal, and its passphrase in a file."""
    home = Home(tmp_path)
    with home.journal():
        pass
    home.passphrase_file.write_text(f"{PASSPHRASE}\n")
    (tmp_path / "career.csv").write_text("title,organisation,from,to\nAnalyst,Harbour,2019,2021\n")
    return home


@pytest.mark.parametrize("kind", ["dumb", "unknown", ""])
@pytest.mark.parametrize(
    ("asked", "instead"),
    [(["review", "2026"], "careerjournal plain"), (["import", "{}/career.csv", "--from", "csv"], "--dry-run")],
    ids=["review", "import"],
)
def test_what_only_screens_do_is_refused_where_none_can_be_drawn(
    home: Home, asked: Sequence[str], instead: str, kind: str
) -> None:
    arguments = [one.format(home.folder) for one in asked]
    with Terminal(arguments, {**home.environment, "TERM": kind}) as terminal:
        assert terminal.end() == Status.COULD_NOT
        said = " ".join(terminal.text.split())
        assert "which this terminal cannot draw" in said
        assert instead in said
        assert "Passphrase" not in said
        assert b"\x1b[?1049h" not in terminal.raw


@pytest.mark.parametrize("kind", ["dumb", "unknown", ""])
def test_the_journal_opens_in_lines_there(home: Home, kind: str) -> None:
    with Terminal([], {**home.environment, "TERM": kind}) as terminal:
        terminal.until("careerjournal in plain lines")
        assert b"\x1b[?1049h" not in terminal.raw


@pytest.mark.parametrize(("asked", "sees"), [([], DESK), (["review", "2026"], "2026")], ids=["journal", "review"])
def test_a_passphrase_file_opens_the_screens(home: Home, asked: Sequence[str], sees: str) -> None:
    with Terminal([*asked, "--passphrase-file", str(home.passphrase_file)], home.environment) as terminal:
        terminal.until(lambda text: sees in text and "Only your passphrase" not in text)
        assert terminal.in_alternate_screen()


@pytest.mark.parametrize("asked", [[], ["review"]], ids=["journal", "review"])
def test_a_wrong_one_opens_nothing(home: Home, asked: Sequence[str]) -> None:
    home.passphrase_file.write_text("wrong\n")
    with Terminal([*asked, "--passphrase-file", str(home.passphrase_file)], home.environment) as terminal:
        assert terminal.end() == Status.WRONG_PASSPHRASE
        assert terminal.times_begun == 0
