"""What the real program sends to a terminal of sixteen colours, and to one that is to have none."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

from careerjournal.themes import bundled_folder
from tests.conftest import PASSPHRASE
from tests.e2e.homes import Home
from tests.e2e.terminal import COLUMNS, ENTER, ESCAPE, ROWS, Terminal

SHIFT_LEFT = "\x1b[1;2D"
CTRL_O, CTRL_P = "\x0f", "\x10"

WRITTEN = {"39", *map(str, range(30, 38)), *map(str, range(90, 98))}
GROUNDS = {"49", *map(str, range(40, 48)), *map(str, range(100, 108))}
ATTRIBUTES = {"", *map(str, range(10)), *map(str, range(21, 30))}
"""Bold, underlined, reversed and so on, and the ends of these."""


def environment(home: Path, terminal: str, **more: str) -> dict[str, str]:
    """A home where nothing was ever set, before such a terminal."""
    (home / "temporary").mkdir()
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "STATE", "CONFIG", "CACHE")}
    return {**folders, "HOME": str(home), "TMPDIR": str(home / "temporary"), "COLORTERM": "", "TERM": terminal, **more}


def sent(terminal: Terminal) -> set[str]:
    """Every way of drawing that was asked for so far."""
    asked = re.findall(rb"\x1b\[([\d;:]*)m", terminal.raw)
    return {code for one in asked for code in one.decode().split(";")}


def reversed_now(terminal: Terminal) -> str:
    """What is reversed on the screen at this moment."""
    cells = terminal._screen.buffer
    return "".join(cells[y][x].data for y in range(ROWS) for x in range(COLUMNS) if cells[y][x].reverse)


def walk(terminal: Terminal) -> None:
    """Through sections, sheets, the palette, the settings, a search and what is written, with something selected."""
    terminal.until("A question to sit with")
    for key, says in (
        ("3", "what if"),
        ("f", "Moves to light up"),
        (ESCAPE, "what if"),
        ("4", "latest first"),
        ("s", "0 of 9 open"),
    ):
        terminal.type(key)
        terminal.until(says)
    terminal.type(ESCAPE)
    terminal.until("latest first")
    terminal.type("?")
    terminal.until("Here you can")
    terminal.type(ESCAPE)
    terminal.until("latest first")
    terminal.type(CTRL_P)
    terminal.settle()
    terminal.type("sett")
    terminal.until("Go to Setbacks")
    terminal.type(ESCAPE)
    terminal.until("latest first")
    terminal.type("/")
    terminal.until("kind:")
    terminal.type("gauge")
    terminal.until("tide gauge")
    terminal.type(ESCAPE)
    terminal.until("latest first")
    terminal.type("e")
    terminal.until("What happened, in full")
    terminal.type(SHIFT_LEFT * 4)
    terminal.until(lambda _: "utes" in reversed_now(terminal))
    terminal.type("\t" * 3 + "Ask again." + SHIFT_LEFT * 4)
    terminal.until(lambda _: "ain." in reversed_now(terminal))
    terminal.type(ESCAPE)
    terminal.until("latest first")
    terminal.type("d")
    terminal.until("undo")
    terminal.type(CTRL_O)
    terminal.until("Locks after")
    terminal.type(ENTER)
    terminal.until("contrast-dark")
    terminal.settle()


@pytest.mark.parametrize("name", ["linux", "vt100"])
def test_a_terminal_of_sixteen_colours_is_sent_no_other(name: str, tmp_path: Path) -> None:
    with Terminal(["demo"], environment(tmp_path, name)) as terminal:
        walk(terminal)
        assert sent(terminal) <= WRITTEN | GROUNDS | ATTRIBUTES
        assert {"1", "7"} <= sent(terminal)
        assert sent(terminal) & (WRITTEN | GROUNDS) == {"39", "49", "94"}


@pytest.mark.parametrize("theme", ["paper", "mine"])
def test_who_asks_for_no_colour_is_sent_none_of_the_theme_that_is_chosen(theme: str, tmp_path: Path) -> None:
    """Nor while one walks through all of them."""
    home = Home(tmp_path)
    with home.journal():
        pass
    home.settings(f'theme = "{theme}"\n')
    home.passphrase_file.write_text(PASSPHRASE, "utf-8")
    own = home.paths.themes / "mine.toml"
    own.parent.mkdir()
    own.write_text((bundled_folder() / "ink.toml").read_text("utf-8").replace('"ink"', '"mine"'), "utf-8")
    given = {**home.environment, "NO_COLOR": "1", "COLORTERM": "truecolor"}
    with Terminal(["--passphrase-file", str(home.passphrase_file)], given) as terminal:
        terminal.until("A question to sit with")
        terminal.type(CTRL_O)
        terminal.until("None is drawn at the moment")
        terminal.type(ENTER)
        terminal.until("contrast-dark")
        terminal.type("jjjj")
        terminal.settle()
        assert theme in terminal.text
        assert sent(terminal) <= ATTRIBUTES
        assert "1" in sent(terminal)


def test_nothing_is_lost_where_no_colour_is_sent(tmp_path: Path) -> None:
    with Terminal(["demo"], environment(tmp_path, "xterm-256color", NO_COLOR="1")) as terminal:
        walk(terminal)
        assert sent(terminal) <= ATTRIBUTES
        assert {"1", "7"} <= sent(terminal)


def test_an_empty_wish_for_no_colour_is_none(tmp_path: Path) -> None:
    with Terminal(["demo"], environment(tmp_path, "xterm-256color", NO_COLOR="")) as terminal:
        terminal.until("A question to sit with")
        assert "38" in sent(terminal)
