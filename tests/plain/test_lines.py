"""Lines as they are typed at a terminal: edited, echoed, and stopped where nobody types for long."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from typing import IO

import pyte
import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

import pty

from careerjournal.idle import Idle
from careerjournal.plain import lines
from careerjournal.plain.lines import Terminal
from careerjournal.plain.stops import Left, Locks, TakenAway
from careerjournal.plain.wrapping import cells, wrapped


class Keyboard:
    """Somebody at a terminal, and the clock on the wall."""

    def __init__(self, master: int, slave: int, patch: pytest.MonkeyPatch) -> None:
        self._master = master
        self._slave = slave
        self._patch = patch
        self._streams: list[IO[str]] = []
        self.time = 0.0

    def leaves(self) -> None:
        """Close what was opened."""
        for stream in self._streams:
            stream.close()
        os.close(self._slave)
        os.close(self._master)

    def terminal(self) -> Terminal:
        """The terminal, as this process's; taken in the test itself, for pytest takes the streams before it."""
        for name, mode in (("stdin", "r"), ("stdout", "w")):
            stream = os.fdopen(os.dup(self._slave), mode, encoding="utf-8")
            self._patch.setattr(sys, name, stream)
            self._streams.append(stream)
        return Terminal()

    def types(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode())

    @property
    def shown(self) -> str:
        """What is printed until a line ends."""
        found = b""
        while not found.endswith(b"\n"):
            assert select.select([self._master], [], [], 30)[0], f"no line ended: {found!r}"
            found += os.read(self._master, 65_536)
        return found.decode()


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyboard]:
    """Somebody at a terminal."""
    master, slave = pty.openpty()
    keyboard = Keyboard(master, slave, monkeypatch)
    monkeypatch.setattr(lines, "Idle", lambda: Idle((lambda: keyboard.time,)))
    yield keyboard
    keyboard.leaves()


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("a line\r", "a line"),
        ("a limb\x7fne\r", "a limne"),
        ("one two three\x17\x17four\r", "one four"),
        ("gone\x15here\r", "here"),
        ("漢字\x7f!\n", "漢!"),
        ("e\u0301\x7fo\r", "o"),
        ("\x7f\x7fa\r", "a"),
        ("a\x1b[A\x1b[5~b\x1bOPc\r", "abc"),
        ("a\x1b]0;title\x07b\r", "ab"),
        ("a\tb\r", "a\tb"),
        ("a\u202e\x07\x9bb\r", "ab"),
    ],
)
def test_a_line_is_edited(keyboard: Keyboard, keys: str, line: str) -> None:
    with keyboard.terminal() as terminal:
        keyboard.types(keys)
        assert terminal.line("Say: ") == line
        shown = keyboard.shown
    assert shown.startswith("Say: ")
    assert shown.endswith("\r\n")
    assert "\x1b" not in shown


LEFT, RIGHT, HOME, END, DELETE = "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F", "\x1b[3~"


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (f"a lne{LEFT}{LEFT}i\r", "a line"),
        (f"line{HOME}a {END}s\r", "a lines"),
        (f"one twoo{LEFT}{DELETE}\r", "one two"),
        (f"one{HOME}{DELETE}{DELETE}{DELETE}{DELETE}\r", ""),
        (f"abc{LEFT}{LEFT}{RIGHT}{RIGHT}{RIGHT}d\r", "abcd"),
        ("one two three\x1b[1;5D\x1b[1;5D2 \x1b[1;5C!\r", "one 2 two! three"),
        ("one two\x01\x1bf\x0b\r", "one"),
        (f"e\u0301e{LEFT}{LEFT}o{RIGHT}\x7f\r", "oe"),
        (f"漢字{LEFT}!\r", "漢!字"),
        (f"{'word ' * 40}{HOME}the {END}end\r", f"the {'word ' * 40}end"),
        (f"{'w' * 74}{LEFT}a{END}b\r", f"{'w' * 73}awb"),
    ],
)
def test_within_a_line_one_moves_and_edits(
    keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch, keys: str, line: str
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    with keyboard.terminal() as terminal:
        keyboard.types(keys)
        assert terminal.line("Say: ") == line
        screen = pyte.Screen(80, 24)
        pyte.Stream(screen).feed(keyboard.shown)
    assert "".join(screen.display).rstrip() == f"Say: {line}".rstrip()


def test_what_a_line_begins_with_is_edited(keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    with keyboard.terminal() as terminal:
        keyboard.types(f"\r{HOME}2 \r")
        assert terminal.line("", begun="lines") == "lines"
        assert terminal.line("", begun="lines") == "2 lines"


def test_where_a_terminal_cannot_move_within_a_line_that_is_said_once(
    keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    with keyboard.terminal() as terminal:
        keyboard.types(f"lin{LEFT}{HOME}e\r")
        assert terminal.line("Say: ") == "line"
        shown = keyboard.shown
    assert shown.count(lines.ONLY_BACKSPACE) == 1
    assert shown.endswith("Say: line\r\n")
    assert "\x1b" not in shown


def test_a_passphrase_is_not_shown(keyboard: Keyboard) -> None:
    with keyboard.terminal() as terminal:
        keyboard.types("sec\x7fcret\r")
        assert terminal.line("Passphrase: ", shown=False) == "secret"[:2] + "cret"
        assert keyboard.shown == "Passphrase: \r\n"


def test_it_locks_after_the_time_in_the_settings_and_not_before(keyboard: Keyboard) -> None:
    with keyboard.terminal() as terminal:
        terminal.locks_after(10)
        keyboard.types("half")
        keyboard.time = 599
        keyboard.types("\r")
        assert terminal.line("") == "half"
        keyboard.time += 600
        with pytest.raises(Locks) as stopped:
            terminal.line("")
        assert stopped.value.why == "Locked after 10 minutes without a key."


def test_what_is_typed_after_a_night_is_for_nobody_who_was_there_before(keyboard: Keyboard) -> None:
    with keyboard.terminal() as terminal:
        terminal.locks_after(10)
        keyboard.time = 30_000
        keyboard.types("read it out\r")
        with pytest.raises(Locks):
            terminal.line("")


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_a_question_that_is_left_says_what_stood_in_it(keyboard: Keyboard, key: str) -> None:
    with keyboard.terminal() as terminal:
        keyboard.types(f"half{key}")
        with pytest.raises(Left) as left:
            terminal.line("")
        assert left.value.typed == "half"
        keyboard.types(f"secret{key}")
        with pytest.raises(Left) as left:
            terminal.line("", shown=False)
        assert left.value.typed == ""


def test_a_terminal_that_is_gone_is_nobodys_answer(keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch) -> None:
    with keyboard.terminal() as terminal:
        monkeypatch.setattr(os, "read", lambda *_: b"")
        keyboard.types("a")
        with pytest.raises(TakenAway):
            terminal.line("")


@pytest.mark.parametrize("text", ["short", "a word " * 40, "漢字" * 60, "w" * 200, "e\u0301" * 100, "", " one\n\ntwo "])
@pytest.mark.parametrize("width", [20, 39, 79])
def test_lines_fit_and_nothing_of_a_text_is_lost(text: str, width: int) -> None:
    found = list(wrapped(text, width, "   "))
    assert all(cells(line) <= width for line in found)
    assert "".join("".join(found).split()) == "".join(text.split())
