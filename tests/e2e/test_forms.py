"""Writing in the real terminal: attacks pasted and typed, what is copied, and what is left when it locks."""

from __future__ import annotations

import base64
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

from careerjournal.model.text import MAX_LINE, clean
from tests.conftest import PASSPHRASE
from tests.e2e import hostile
from tests.e2e.homes import LOCKED, Home, unlock
from tests.e2e.terminal import CTRL_L, CTRL_Q, ENTER, ESCAPE, Terminal

CTRL_C, CTRL_U, CTRL_V, CTRL_X, SELECT_ALL = "\x03", "\x15", "\x16", "\x18", "\x1b[18~"

ROWS: Final = hostile.table()
KEYS: Final = [row for row in ROWS if min(row) >= " " and "[[" not in row]
"""Those that can be typed: a control below the space is a key of its own, and two brackets open a list."""

LEGITIMATE: Final = (
    "tabs\tand  spaces, [/nope] [@click=app.quit] [bold] \\[ \\\\ {x} %s <b>&amp;</b>\n"
    "é e\u0301 ß İ ſ K 日本語 한국어 עברית العربية हिन्दी ไทย\n"
    "👩‍👩‍👧‍👦 👍🏽 🇪🇪 ❤️ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 a\u200db \u00ad \u00a0 … — “quoted”\n"
    "\n    indented\n]0;not an escape\n52;c;nor this\nthe last line"
)

ROOMY: Final = (120, 40)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    with home.journal():
        pass
    home.passphrase_file.write_text(PASSPHRASE)
    return home


def top(name: str) -> Callable[[str], bool]:
    """Whether the line on top says where one is."""
    return lambda text: name in text.splitlines()[0]


def without(words: str) -> Callable[[str], bool]:
    """Whether these words are gone."""
    return lambda text: words not in text


def begin(terminal: Terminal, section: str, name: str, kind: str) -> None:
    """Begin a new entry, and wait until its first field takes what is typed."""
    terminal.press_until(section, top(name))
    terminal.type("n")
    terminal.until(top(f"a new {kind}"))
    terminal.press_until("zz", "zz")
    terminal.press_until(CTRL_U, without("zz"))


def keep(terminal: Terminal, name: str) -> None:
    """Keep the entry, and wait for the desk."""
    terminal.type(ESCAPE)
    terminal.until(top(name))
    terminal.until("n new")


def shown(home: Home, kind: str, number: int) -> dict[str, Any]:
    """An entry as the command line tells it to a program."""
    arguments = ("--passphrase-file", str(home.passphrase_file), "show", kind, str(number), "--json")
    with home.terminal(*arguments) as terminal:
        assert terminal.end() == 0, terminal.text
        found = hostile.read(terminal.raw)
        assert found.shapes == set()
        assert not hostile.FORBIDDEN.findall(found.text)
        said: dict[str, Any] = json.loads(terminal.raw)
        return said


def quit_cleanly(terminal: Terminal) -> None:
    terminal.type(CTRL_Q)
    assert terminal.end() == 0
    assert terminal.left_behind == ""


def chunks() -> list[list[str]]:
    """The attacks, as many at a time as a field of one line takes."""
    found: list[list[str]] = [[]]
    for row in ROWS:
        if len(clean(" ".join((*found[-1], row)))) > MAX_LINE:
            found.append([])
        found[-1].append(row)
    return found


def last_mark(rows: list[str]) -> str:
    return rows[-1].split()[-1]


def test_every_attack_is_pasted_and_typed_and_no_byte_of_it_comes_out(home: Home) -> None:
    with home.desk(size=ROOMY) as terminal:
        # A field of one line.
        begin(terminal, "5", "Lessons", "lesson")
        for rows in chunks():
            terminal.paste(" ".join(rows))
            terminal.until(last := last_mark(rows))
            terminal.type(CTRL_U)
            terminal.until(without(last))
        terminal.type(" ".join(KEYS[:12]))
        terminal.until(last_mark(KEYS[:12]))
        keep(terminal, "Lessons")
        terminal.until(KEYS[0].split()[0])
        # A field of many.
        begin(terminal, "7", "Journal", "reflection")
        terminal.paste("\n".join(ROWS) + "\n")
        terminal.until(last_mark(ROWS))
        terminal.type(ENTER.join((*(f"typed {row}" for row in KEYS), "finis")))
        terminal.until("finis")
        terminal.until("draft kept")
        keep(terminal, "Journal")
        terminal.until("b000")
        terminal.type(CTRL_L)
        unlock(terminal)
        terminal.press_until("7", top("Journal"))
        terminal.until("b000")
        quit_cleanly(terminal)
        hostile.only_ours(terminal.raw)
    written = [clean(row) for row in ROWS] + [f"typed {clean_key(row)}" for row in KEYS] + ["finis"]
    assert shown(home, "reflection", 1)["body"].split("\n") == "\n".join(written).split("\n")
    assert shown(home, "lesson", 1)["sentence"] == " ".join(map(clean_key, KEYS[:12]))


def clean_key(row: str) -> str:
    """What comes of an attack that is typed: each letter that is none is let go, but delete, which is a key."""
    row = re.sub(".\x7f", "", row)
    return "".join(letter for letter in row if letter.isprintable())


def test_what_is_no_attack_comes_back_as_it_was(home: Home) -> None:
    with home.desk(size=ROOMY) as terminal:
        begin(terminal, "7", "Journal", "reflection")
        terminal.paste(LEGITIMATE)
        terminal.until("the last line")
        keep(terminal, "Journal")
        terminal.until("not an escape")
        quit_cleanly(terminal)
        hostile.only_ours(terminal.raw)
    assert shown(home, "reflection", 1)["body"] == LEGITIMATE


def copied(raw: bytes) -> list[str]:
    """What the terminal's clipboard was given."""
    return [base64.b64decode(text).decode() for text in re.findall(rb"\x1b\]52;[^;]*;([^\x07\x1b]*)", raw)]


def write_a_line(terminal: Terminal) -> None:
    """Write something in a new entry; nothing of it is copied by that."""
    begin(terminal, "7", "Journal", "reflection")
    terminal.type("the heron waits")
    terminal.until("the heron waits")
    assert copied(terminal.raw) == []


@pytest.mark.parametrize("key", [CTRL_C, CTRL_X])
def test_copying_is_said_and_gone_after_locking(home: Home, key: str) -> None:
    with home.desk(size=ROOMY) as terminal:
        write_a_line(terminal)
        terminal.type(SELECT_ALL + key)
        terminal.until("Copied to the terminal’s clipboard")
        assert copied(terminal.raw) == ["the heron waits"]
        terminal.type(CTRL_V + CTRL_V)
        terminal.until("the heron waitsthe heron waits")
        terminal.type(CTRL_L)
        unlock_form(terminal)
        terminal.press_until("zz", "zz")
        terminal.type(SELECT_ALL + CTRL_V + "nothing came")
        terminal.until("nothing came")
        keep(terminal, "Journal")
        quit_cleanly(terminal)
        assert copied(terminal.raw) == ["the heron waits"]
    assert shown(home, "reflection", 1)["body"] == "nothing came"


def test_copying_that_is_turned_off_reaches_no_other_program(home: Home) -> None:
    home.settings("clipboard = false\n")
    with home.desk(size=ROOMY) as terminal:
        write_a_line(terminal)
        terminal.type(SELECT_ALL + CTRL_X)
        terminal.until("Copied for this journal only")
        terminal.type(CTRL_V + CTRL_V)
        terminal.until("the heron waitsthe heron waits")  # inside the program it is still a clipboard
        keep(terminal, "Journal")
        quit_cleanly(terminal)
        assert b"\x1b]52" not in terminal.raw


def unlock_form(terminal: Terminal) -> None:
    """Open the journal again, where a form was being written."""
    terminal.until(LOCKED)
    terminal.type(PASSPHRASE)
    terminal.until("•" * len(PASSPHRASE))
    terminal.type(ENTER)
    terminal.until(top("a new reflection"))


def test_locking_leaves_the_lock_and_nothing_else_on_the_screen(home: Home) -> None:
    with home.terminal(size=ROOMY) as terminal:
        terminal.until(LOCKED)
        fresh = terminal.until("ctrl+q quit")
        for keys, there in (("1", "A question to sit with"), ("?", "help"), ("7n", "What is on my mind")):
            unlock(terminal)
            terminal.press_until(keys[0], "Journal")
            terminal.type(keys[1:])
            terminal.until(there)
            terminal.type(CTRL_L)
            terminal.until(lambda text: text == fresh)
        quit_cleanly(terminal)
