"""Words that are put into a journal in every way, and then looked for everywhere else."""

from __future__ import annotations

import base64
import os
import sys
from itertools import count
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

import signal

import msgspec

from careerjournal.model import Kind
from careerjournal.model.describe import Shape, fields_of
from careerjournal.model.kinds import entry_class
from careerjournal.model.records import from_record
from careerjournal.sharing import agefile
from tests.conftest import PASSPHRASE
from tests.e2e.homes import F12, Home, unlock
from tests.e2e.inside import SECRET
from tests.e2e.terminal import CTRL_L, CTRL_Q, CTRL_S, ENTER, ESCAPE, Terminal

CANARY = "kanarvogel"
"""What every planted word begins with; it stands nowhere else."""


def forms(secret: str) -> list[bytes]:
    """A secret as a file might hold it: in UTF-8 and UTF-16, and in base64 wherever its three bytes begin."""
    found = [secret.encode(), secret.encode("utf-16-le"), secret.encode("utf-16-be"), secret.encode().hex().encode()]
    for plain in (secret.encode(), secret.encode("utf-16-le")):
        for shift in range(3):
            coded = base64.b64encode(b"\0" * shift + plain)
            # The first and last letters also hold bits of what stands before and after.
            found.append(coded[(0, 2, 3)[shift] : len(coded) - 4])
    return found


PACK = f"{CANARY} gravel teapot"
"""What opens the pack."""

SECRETS = (CANARY, PASSPHRASE, SECRET)


def betrayed(folder: Path) -> list[str]:
    """The files in a folder, by content or by name, in which a secret stands."""
    wanted = [form for secret in SECRETS for form in forms(secret)]
    found = []
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        found += [f"{path}: {form!r}" for form in wanted if form in data or form in os.fsencode(path.name)]
    return found


def betrayed_by_process(pid: int) -> list[str]:
    """What `ps` could show of a process in which a secret stands."""
    if sys.platform != "linux":
        return []
    wanted = [form for secret in SECRETS for form in forms(secret)]
    places = [Path(f"/proc/{pid}/{name}") for name in ("cmdline", "environ", "comm")]
    return [f"{place}: {form!r}" for place in places for form in wanted if form in place.read_bytes()]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.mark.parametrize("place", range(len(forms(CANARY))))
def test_the_search_sees_every_form(tmp_path: Path, place: int) -> None:
    assert betrayed(tmp_path) == []
    (tmp_path / "file").write_bytes(b"xy" + forms(CANARY)[place] + b"z")
    assert betrayed(tmp_path) != []


@pytest.mark.parametrize("shift", range(3))
def test_the_search_sees_base64_wherever_it_begins(tmp_path: Path, shift: int) -> None:
    (tmp_path / "file").write_bytes(base64.b64encode(b"x" * shift + f"{CANARY}77 and more".encode()))
    assert betrayed(tmp_path) != []


def planted(record: type[msgspec.Struct], numbers: count[int]) -> dict[str, Any]:
    """A record with a word of its own in every text."""
    found: dict[str, Any] = {}
    for field in fields_of(record):
        match field.shape:
            case Shape.LINE | Shape.TEXT | Shape.MARKDOWN:
                found[field.key] = f"{CANARY}{next(numbers)}"
            case Shape.WORDS | Shape.LINES if field.name != "open_fields":
                found[field.key] = [f"{CANARY}{next(numbers)}"]
            case Shape.PART if field.part:
                found[field.key] = planted(field.part, numbers)
            case Shape.PARTS if field.part and not any(inner.required for inner in fields_of(field.part)):
                found[field.key] = [planted(field.part, numbers)]
    return found


def test_no_word_of_the_journal_stands_anywhere_else(home: Home) -> None:
    numbers = count(100)
    with home.journal() as journal:
        for kind in Kind:
            record = {"entry": kind.value, "v": 1, **planted(entry_class(kind), numbers)}
            journal.add(from_record(record, 0))
        changed = journal.lessons[1]
        journal.keep(msgspec.structs.replace(changed, sentence=f"{CANARY} earlier"))
    assert next(numbers) > 180
    errors = home.folder / "errors"

    def write(terminal: Terminal, words: str) -> None:
        terminal.type("7n")
        terminal.until("What is on my mind")
        terminal.settle(1)
        terminal.type(f"{CANARY} {words}")
        terminal.until(words)

    def looked_for(terminal: Terminal) -> None:
        assert betrayed(home.folder) == []
        assert betrayed_by_process(terminal.pid) == []

    # Write, edit, search, link, delete, lock and unlock, and be killed while typing.
    with home.desk() as terminal:
        write(terminal, "first entry")
        terminal.type(ESCAPE)
        terminal.until("n new  e edit")
        terminal.settle(0.3)
        terminal.type("e")
        terminal.until("What is on my mind")
        terminal.settle(1)
        terminal.type("once more ")
        terminal.until("once more")
        terminal.type(ESCAPE)
        terminal.settle(0.5)
        terminal.type("/")
        terminal.settle(0.3)
        terminal.type(CANARY)
        terminal.until("entries.")
        looked_for(terminal)
        terminal.type(ESCAPE)
        terminal.until(lambda text: "entries." not in text)
        terminal.settle(0.5)
        terminal.type("l")
        terminal.until("letters of its title")
        terminal.settle(0.5)
        terminal.type("lesson 1")
        terminal.until("lesson 1")
        terminal.settle(0.5)
        terminal.type(ENTER)
        terminal.until(lambda text: "letters of its title" not in text)
        terminal.settle(0.5)
        terminal.type("5")
        terminal.until(lambda text: "Lessons" in text.splitlines()[0])
        terminal.settle(0.5)
        terminal.type("d")
        terminal.until("Deleted lesson 1")
        terminal.type(CTRL_L)
        unlock(terminal)
        write(terminal, "half a thought")
        terminal.until("draft kept")
        looked_for(terminal)
        terminal.send(signal.SIGKILL)
        terminal.end()
    assert betrayed(home.folder) == []

    # Share a story in a pack, with a passphrase of its own.
    with home.desk() as terminal:
        terminal.type("4")
        terminal.until(lambda text: "Setbacks" in text.splitlines()[0])
        terminal.settle(0.5)
        terminal.type("s")
        terminal.until("for my mentee")
        terminal.settle(0.5)
        terminal.type(" fff")
        terminal.until("as a pack")
        terminal.settle(0.5)
        looked_for(terminal)
        terminal.type(CTRL_S)
        terminal.until("the same again")
        terminal.settle(0.5)
        for typed in ("", PACK, PACK):
            terminal.type(typed + ENTER)
            terminal.settle(0.3)
        terminal.until("Written to")
        looked_for(terminal)
    assert betrayed(home.folder) == []
    pack = home.folder / "story.age"
    assert CANARY in agefile.unseal(pack.read_bytes(), PACK)

    # The draft is back; and this time the program fails.
    with home.desk("--debug", inside="handler") as terminal:
        terminal.until("Left open")
        terminal.type("7n")
        terminal.until("half a thought")
        looked_for(terminal)
        terminal.type(F12)
        assert terminal.end() == 1
        assert CANARY not in terminal.left_behind
        assert SECRET not in terminal.left_behind

    # From the command line, with standard error in a file.
    for command, given in (
        (["note", "-"], f"{CANARY} piped in\n"),
        (["show", "setback", "1"], ""),
        (["search", "thought"], ""),
        (["check"], ""),
    ):
        reading, writing = os.pipe()
        os.write(writing, given.encode())
        os.close(writing)
        said = os.open(errors, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        try:
            with home.terminal(*command, stdin=reading, stderr=said) as terminal:
                terminal.until("Passphrase:")
                looked_for(terminal)
                terminal.type(PASSPHRASE + ENTER)
                assert terminal.end() in (0, 1)
                assert PASSPHRASE not in terminal.text
        finally:
            os.close(reading)
            os.close(said)
    with home.desk() as terminal:
        terminal.type(CTRL_Q)
        assert terminal.end() == 0
        assert terminal.left_behind == ""

    assert betrayed(home.folder) == []
    # They were there to be found: the journal has them all.
    with home.journal() as journal:
        assert [entry.body for entry in journal.reflections][-1] == f"{CANARY} piped in"
        assert len(journal.search(CANARY)) >= 11
        assert journal.drafts.all()[0].values["body"] == f"{CANARY} half a thought"
