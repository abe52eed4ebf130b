"""What the process around the journal must not let out, each leak through the real program in a real terminal."""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Final

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

import termios

from careerjournal.journal.tables import TRASH, VERSIONS, put
from careerjournal.model import Kind, Lesson, PartialDate, Reflection
from tests.conftest import PASSPHRASE
from tests.e2e import hostile
from tests.e2e.homes import DESK, F12, LOCKED, Home, unlock, until
from tests.e2e.inside import REPORT, SECRET
from tests.e2e.searched import Memory
from tests.e2e.terminal import CTRL_L, CTRL_Q, ENTER, ESCAPE, PATIENCE, Terminal

CTRL_C, CTRL_P, CTRL_V, CTRL_X, CTRL_Z, END, SELECT_ALL, SELECT_HOME = (
    "\x03",
    "\x10",
    "\x16",
    "\x18",
    "\x1a",
    "\x1b[F",
    "\x1b[18~",
    "\x1b[1;2H",
)
CANARY: Final = "quetzal"
"""A word that stands in the journal, and on no screen of ours."""

linux = pytest.mark.skipif(sys.platform != "linux", reason="read in /proc")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture
def filled(home: Home) -> Home:
    """With one reflection of today."""
    with home.journal() as journal:
        journal.add(Reflection(body=f"The {CANARY} came late"))
    return home


def quit_cleanly(terminal: Terminal) -> None:
    terminal.type(CTRL_Q)
    assert terminal.end() == 0, terminal.left_behind
    assert terminal.left_behind == ""


def given_back(terminal: Terminal) -> None:
    """Check that the terminal is as a shell wants it: its own screen, no mouse, no paste mode, lines with an echo."""
    assert not terminal.in_alternate_screen()
    for mode in (1000, 1003, 1004, 1006, 2004):
        assert terminal.raw.rfind(b"\x1b[?%dl" % mode) > terminal.raw.rfind(b"\x1b[?%dh" % mode)
    assert terminal.raw.rfind(b"\x1b[?25h") > terminal.raw.rfind(b"\x1b[?25l")
    usual = termios.ECHO | termios.ICANON | termios.ISIG
    assert isinstance(flags := terminal.modes[3], int)
    assert flags & usual == usual


class TestACrash:
    """Textual's own shows local variables, with what they hold: here a passphrase and what people wrote."""

    @pytest.mark.parametrize("where", ["handler", "compose", "render", "worker", "thread", "timer", "group", "rich"])
    def test_shows_with_debug_where_it_was_and_never_what(self, filled: Home, where: str) -> None:
        with filled.desk("--debug", inside=where) as terminal:
            terminal.type("7")
            terminal.until(CANARY)
            terminal.type(F12)
            assert terminal.end() == 1
            assert "the program stopped" in terminal.left_behind
            assert "Traceback" in terminal.left_behind
            assert "inside.py" in terminal.left_behind
            for secret in (SECRET, PASSPHRASE, CANARY):
                assert secret not in terminal.left_behind
            assert SECRET.encode() not in terminal.raw
            given_back(terminal)

    def test_without_debug_says_one_sentence(self, filled: Home) -> None:
        with filled.desk(inside="handler") as terminal:
            terminal.type(F12)
            assert terminal.end() == 1
            assert terminal.left_behind == (
                "careerjournal: Something went wrong that should not have, and the program stopped. "
                "What was kept is safe; run it again."
            )
            given_back(terminal)

    def test_is_not_what_bytes_that_are_no_text_bring_about(self, filled: Home) -> None:
        with filled.desk() as terminal:
            terminal.send_bytes(b"\xff\xfe\xc3")
            terminal.settle()
            terminal.type("7")
            terminal.until(CANARY)
            quit_cleanly(terminal)


class TestTheEnvironment:
    def test_writes_nothing_down_and_changes_nothing(self, filled: Home) -> None:
        place = filled.folder / "written"
        place.mkdir()
        given = {
            "TEXTUAL": "devtools,debug",
            "TEXTUAL_DEBUG": "1",
            "TEXTUAL_LOG": str(place / "log"),
            "TEXTUAL_SCREENSHOT": "1",
            "TEXTUAL_SCREENSHOT_FILENAME": "shot.svg",
            "TEXTUAL_SCREENSHOT_LOCATION": str(place),
            "TEXTUAL_DRIVER": "nowhere:Driver",
            "TEXTUAL_PRESS": "q,w,7",
            "TEXTUAL_SHOW_RETURN": "1",
            "TEXTUAL_THEME": "nord",
            "TEXTUAL_FILTERS": "dim",
            "PYTHONINSPECT": "1",  # Python would ask for more once the program has ended, with everything in memory
        }
        with filled.desk(environment=given) as terminal:
            terminal.settle(1.5)  # past the second after which a picture would be taken
            assert DESK in terminal.text
            terminal.type("7")
            terminal.until(CANARY)
            quit_cleanly(terminal)
        assert list(place.iterdir()) == []
        assert list(filled.temporary.iterdir()) == []  # where it was started


class TestPicturesAndLinks:
    def test_no_command_takes_a_picture(self, filled: Home) -> None:
        with filled.desk() as terminal:
            terminal.type(CTRL_P)
            terminal.until("Go to Today")
            terminal.type("screens")
            terminal.until("Nothing is called that")
            terminal.type(ESCAPE)
            quit_cleanly(terminal)
        assert not [path for path in filled.files() if path.suffix == ".svg"]

    def test_a_click_on_what_people_wrote_does_nothing(self, home: Home) -> None:
        with home.journal() as journal:
            body = "[@click=app.screenshot('pic')]press[/]\n\n[shown](http://127.0.0.1:9/) link"
            journal.add(Reflection(body=body))
            journal.add(Lesson(sentence="[@click=app.screenshot('pic')]press[/] [@click=app.quit]leave[/]"))
        report = home.folder / "events"
        with home.desk(inside="watched", environment={REPORT: str(report)}, size=(140, 30)) as terminal:
            for key, shown in (("7", "link"), ("5", "leave")):
                terminal.type(key)
                screen = terminal.until(shown)
                for y, line in enumerate(screen.splitlines(), 1):
                    for x in (place.start() + 2 for place in re.finditer("press|shown|leave", line)):
                        terminal.type(f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m")
                        terminal.settle(0.1)
            terminal.settle()
            assert "press" in terminal.text
            quit_cleanly(terminal)
            hostile.only_ours(terminal.raw)
        assert list(home.temporary.iterdir()) == []  # where it was started
        assert smelt(report) == set(_LOCAL)


WRITTEN: Final = tuple(Kind)
FORMS: Final = tuple(kind for kind in Kind if kind not in (Kind.SHARE, Kind.STORY))


@pytest.fixture
def hostile_home(home: Home) -> Home:
    """With attacks in every field of an entry of each kind, in a draft of each, in the trash and in the history."""
    rows = cycle(hostile.table())
    with home.journal() as journal:
        for kind in WRITTEN:
            record = hostile.record(kind, line=lambda: next(rows), text=lambda: "\n\n".join(islice(rows, 6)))
            put(journal.table(kind), 1, record)
            times = {"when": "2026-11-20T12:00:00+00:00", "until": "2026-11-20T12:00:00+00:00"}
            gone = {"kind": kind.value, "number": 2, "record": record, "when": times["when"]}
            journal.table(TRASH).insert(gone)
            journal.table(VERSIONS).insert({"of": f"{kind} 1", "until": times["until"], "record": record})
    return home


LARGE: Final = (140, 200)
"""A terminal that shows a whole page at once."""


class TestEscapeSequences:
    """A title, a clipboard or a link is the terminal's to change, and never the text's."""

    def test_the_table_is_long_and_the_check_sees_every_attack_that_is_no_markup(self) -> None:
        rows = hostile.table()
        assert len(rows) >= 200
        missed = []
        for row in rows:
            try:
                hostile.only_ours(b"\x1b[?1049h\x1b[?2004h" + row.encode())
            except AssertionError:
                continue
            missed.append(row)
        # Markup has no byte of its own; the modes that are also ours are counted over a whole session.
        assert len(missed) <= len(hostile._MARKUP) + 12, missed

    def test_none_is_printed_by_a_command(self, hostile_home: Home) -> None:
        hostile_home.passphrase_file.write_text(PASSPHRASE)
        said = ""
        shows = [["show", kind.value, "1"] for kind in (Kind.SETBACK, Kind.CONVERSATION)]
        for command in (["list"], ["search", "b0"], ["check"], *shows):
            with hostile_home.terminal("--passphrase-file", str(hostile_home.passphrase_file), *command) as terminal:
                assert terminal.end() in (0, 1)
                found = hostile.read(terminal.raw)
                assert found.shapes == set()
                assert not hostile.FORBIDDEN.findall(found.text)
                said += found.text
        assert len(set(re.findall(r"b\d{3}", said))) >= 40


def copied(raw: bytes) -> list[str]:
    """What the terminal's clipboard was given."""
    return [base64.b64decode(text).decode() for text in re.findall(rb"\x1b\]52;[^;]*;([^\x07\x1b]*)", raw)]


def drag(terminal: Terminal, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Select with the mouse, columns and rows from 1."""
    terminal.type(f"\x1b[<0;{start[0]};{start[1]}M")
    for x, y in (start, end, end):
        terminal.type(f"\x1b[<32;{x};{y}M")
        terminal.settle(0.05)
    terminal.type(f"\x1b[<0;{end[0]};{end[1]}m")
    terminal.settle(0.2)


class TestTheClipboard:
    def test_is_given_no_passphrase(self, filled: Home) -> None:
        with filled.terminal() as terminal:
            terminal.until(LOCKED)
            terminal.settle()
            terminal.type(PASSPHRASE)
            terminal.until("•" * 10)
            row = next(y for y, line in enumerate(terminal.text.splitlines(), 1) if "•" in line)
            terminal.type(SELECT_HOME + CTRL_C + CTRL_X + "\x1b[99;6u" + "\x1b[99;9u")  # and ctrl+shift+c, super+c
            terminal.settle(0.2)
            drag(terminal, (1, row - 4), (78, row + 4))
            terminal.type(CTRL_C)
            drag(terminal, (10, row), (40, row))
            terminal.type(CTRL_C + CTRL_X)
            terminal.settle()
            assert not any(
                set(text) & set(PASSPHRASE) > {" "} and PASSPHRASE[:6] in text for text in copied(terminal.raw)
            )
            assert base64.b64encode(PASSPHRASE.encode())[:8] not in terminal.raw
            # The text is still there, so it was neither cut nor is the test without one.
            terminal.type(ENTER)
            terminal.until(DESK)
            quit_cleanly(terminal)
            assert PASSPHRASE.encode() not in terminal.raw


class TestLocking:
    """The keys leave with the person: whatever takes the program away locks the journal first."""

    def write_half(self, terminal: Terminal, words: str) -> None:
        terminal.type("7n")
        terminal.until("What is on my mind")
        terminal.settle(1)
        terminal.type(words)
        terminal.until(words)

    def drafts(self, home: Home) -> list[str]:
        with home.journal() as journal:
            return [draft.values["body"] for draft in journal.drafts.all()]

    def locked(self, terminal: Terminal) -> None:
        """Check that the lock screen stands there, and nothing else."""
        terminal.until(LOCKED)
        terminal.settle(0.2)
        assert CANARY not in terminal.text
        assert "half a thought" not in terminal.text
        assert DESK not in terminal.text

    @pytest.mark.parametrize("how", ["key", "signal"])
    def test_before_it_is_suspended(self, filled: Home, how: str) -> None:
        with filled.desk() as terminal:
            terminal.type("7")
            terminal.until(CANARY)
            if how == "key":
                terminal.type(CTRL_Z)
            else:
                terminal.send(signal.SIGTSTP)
            terminal.until_stopped()
            given_back(terminal)
            # The file is let go of with the keys: another process writes to it while this one is stopped.
            with filled.journal() as journal:
                journal.add(Reflection(body="from elsewhere"))
            terminal.send(signal.SIGCONT)
            self.locked(terminal)
            unlock(terminal)
            terminal.type("7")
            terminal.until("from elsewhere")
            quit_cleanly(terminal)

    @pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
    def test_when_it_is_told_to_end(self, filled: Home, number: signal.Signals) -> None:
        with filled.desk() as terminal:
            self.write_half(terminal, "half a thought")
            terminal.send(number)
            assert terminal.end() == 0
            assert terminal.left_behind == ""
            given_back(terminal)
        assert self.drafts(filled) == ["half a thought"]

    @pytest.mark.parametrize("told", [True, False])
    def test_when_its_terminal_is_gone(self, filled: Home, told: bool) -> None:
        with filled.desk(own=told) as terminal:
            self.write_half(terminal, "half a thought")
            terminal.close()
            terminal.end()
        assert self.drafts(filled) == ["half a thought"]

    def test_being_told_to_go_on_without_having_been_stopped_changes_nothing(self, filled: Home) -> None:
        with filled.desk() as terminal:
            begun = terminal.times_begun
            terminal.send(signal.SIGCONT)
            terminal.type("7")
            terminal.until(CANARY)
            quit_cleanly(terminal)
            assert terminal.times_begun == begun

    def test_when_nobody_has_pressed_a_key_for_long(self, filled: Home) -> None:
        with filled.desk(inside="hasty") as terminal:  # ten minutes are six seconds
            self.write_half(terminal, "half a thought")
            terminal.until("without a key")
            self.locked_by_itself(terminal)
            quit_cleanly(terminal)
        assert self.drafts(filled) == ["half a thought"]

    def locked_by_itself(self, terminal: Terminal) -> None:
        terminal.settle(0.2)
        assert "half a thought" not in terminal.text
        assert CANARY not in terminal.text


class TestLeaving:
    """It leaves at once, whatever is being worked out, and gives the terminal back."""

    @pytest.mark.parametrize("how", [CTRL_Q, CTRL_C, signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
    def test_while_the_passphrase_is_tried(self, filled: Home, how: str | signal.Signals) -> None:
        with filled.terminal(inside="endless") as terminal:
            terminal.until(LOCKED)
            terminal.settle(0.2)
            terminal.type(PASSPHRASE + ENTER)
            terminal.until("opening")
            self.leave(terminal, how)

    @pytest.mark.parametrize("how", [CTRL_Q, CTRL_C])
    def test_while_a_journal_is_made(self, home: Home, how: str) -> None:
        with home.terminal(inside="endless") as terminal:
            terminal.until("enter goes on")
            terminal.type(ENTER)
            terminal.until("the same again")
            terminal.settle()
            terminal.type(PASSPHRASE + ENTER)
            terminal.settle()
            terminal.type(PASSPHRASE + ENTER)
            terminal.until("Making the journal")
            self.leave(terminal, how)

    @pytest.mark.parametrize("there", [True, False])
    def test_by_ctrl_c_before_anything_is_open(self, home: Home, there: bool) -> None:
        if there:
            with home.journal():
                pass
        with home.terminal() as terminal:
            terminal.until(LOCKED if there else "enter goes on")
            terminal.settle()
            self.leave(terminal, CTRL_C)

    def test_while_the_recovery_code_is_shown_and_the_next_opening_shows_another(self, home: Home) -> None:
        with home.terminal() as terminal:
            terminal.until("enter goes on")
            terminal.type(ENTER)
            terminal.until("the same again")
            terminal.settle()
            terminal.type(PASSPHRASE + ENTER)
            terminal.settle()
            terminal.type(PASSPHRASE + ENTER)
            terminal.until("type back groups")
            terminal.send(signal.SIGKILL)  # the machine is turned off
            terminal.end()
        home.passphrase_file.write_text(PASSPHRASE)
        with home.terminal("--passphrase-file", str(home.passphrase_file), "list") as terminal:
            assert terminal.end() == 0
            assert "Nobody has confirmed the recovery code." in terminal.text
        with home.terminal() as terminal:
            terminal.until(LOCKED)
            terminal.settle(0.2)
            terminal.type(PASSPHRASE + ENTER)
            terminal.until("A new recovery code")
            terminal.until("type back groups")
            self.leave(terminal, CTRL_C)

    def leave(self, terminal: Terminal, how: str | signal.Signals) -> None:
        if isinstance(how, signal.Signals):
            terminal.send(how)
        else:
            terminal.type(how)
        assert terminal.end() == 0
        assert terminal.left_behind == ""
        given_back(terminal)


class TestMemory:
    """Locked means that nothing refers to a text or a passphrase, whatever still stands in the memory that is free."""

    @linux
    def test_holds_no_text_and_no_passphrase_once_it_is_locked(self, filled: Home) -> None:
        typed, sought = "walrus", "quetz"
        with filled.desk(inside="readable") as terminal:
            terminal.type("7")
            terminal.until(CANARY)
            terminal.type("n")
            terminal.until("What is on my mind")
            terminal.press_until(typed, typed)
            terminal.type(ESCAPE)
            terminal.until("latest first")
            terminal.type("/")
            terminal.until("words ·")
            terminal.settle()
            terminal.type(sought)
            terminal.until("One entry")
            terminal.type(ESCAPE)
            terminal.settle()
            words = (CANARY, typed, sought, PASSPHRASE)
            assert any(CANARY in text for text in Memory(terminal.pid).find(*words).live)
            terminal.type(CTRL_L)
            terminal.until(LOCKED)
            # It is let go of behind the frame in which the lock stands, and what a thread still held a while later.
            deadline = time.monotonic() + PATIENCE
            while (found := Memory(terminal.pid).find(*words).live) and time.monotonic() < deadline:
                terminal.settle()
            assert found == []
            quit_cleanly(terminal)


_LOCAL: Final = ("socket.__new__ 1",)
"""The one thing that is allowed of all that smells: the pair by which asyncio wakes itself."""


def smelt(report: Path) -> set[str]:
    """The events that were written down."""
    lines = report.read_text("utf-8").splitlines() if report.exists() else []
    # Python closes its end of the pair and asks nobody.
    return {line.strip() for line in lines}


class TestOffline:
    def test_every_part_is_armed_while_it_runs(self, filled: Home) -> None:
        report = filled.folder / "report"
        with filled.desk(inside="look", environment={REPORT: str(report), "TEXTUAL_LOG": "log"}) as terminal:
            if sys.platform == "linux":
                limits = Path(f"/proc/{terminal.pid}/limits").read_text()
                core = next(line.split() for line in limits.splitlines() if line.startswith("Max core file size"))
                assert core[4:6] == ["0", "0"]
                if os.geteuid() != 0:  # what cannot be dumped belongs to root
                    assert Path(f"/proc/{terminal.pid}/environ").stat().st_uid == 0
            terminal.type(F12)
            until(report.exists)
            said = json.loads(report.read_text("utf-8"))
            quit_cleanly(terminal)
        assert said["dumpable"] == 0
        assert said["came"] == {
            "socket": "Offline",
            "name": "Offline",
            "program": "Offline",
            "browser": "Offline",
            "link": "None",
        }
        assert said["armed"]["problems"] == []
        assert said["armed"]["offline_hook"]
        assert said["armed"]["core_dumps_off"]
        if sys.platform == "linux" and os.uname().machine in ("x86_64", "aarch64"):
            assert said["armed"]["not_dumpable"]
            assert said["armed"]["kernel_filter"]
        assert said["textual"] == []

    @linux
    def test_the_demo_has_no_socket_but_its_own_pair(self, home: Home) -> None:
        report = home.folder / "events"
        with home.terminal("demo", inside="watched", environment={REPORT: str(report)}) as terminal:
            terminal.until(DESK)
            for key in "2345678":
                terminal.type(key)
                terminal.settle(0.15)
                self.only_a_pair(terminal.pid)
            terminal.type("/")
            terminal.settle(0.2)
            terminal.type("the")
            terminal.settle(0.3)
            self.only_a_pair(terminal.pid)
            terminal.type(ESCAPE + CTRL_P)
            terminal.settle(0.3)
            terminal.type(ESCAPE)
            terminal.settle(0.2)
            self.only_a_pair(terminal.pid)
            terminal.type(CTRL_L)
            terminal.until(LOCKED)
            self.only_a_pair(terminal.pid)
            quit_cleanly(terminal)
        assert smelt(report) == set(_LOCAL)

    def only_a_pair(self, pid: int) -> None:
        assert sockets(pid) <= local_sockets()
        assert len(sockets(pid)) <= 2

    @linux
    def test_the_eye_for_sockets_sees_one(self) -> None:
        import socket

        with socket.socket() as other:
            assert str(os.fstat(other.fileno()).st_ino) in sockets(os.getpid()) - local_sockets()

    def test_every_command_asks_the_system_for_nothing(self, home: Home) -> None:
        home.passphrase_file.write_text(f"{PASSPHRASE}\nanother {PASSPHRASE}\n")
        report = home.folder / "events"
        with home.journal() as journal:
            journal.add(Reflection(body="Something", when=PartialDate(2020)))
        for command in (["note", "a"], ["list"], ["search", "Something"], ["check"], ["passphrase"]):
            given = {REPORT: str(report)}
            with home.terminal(
                "--passphrase-file", str(home.passphrase_file), *command, inside="watched", environment=given
            ) as terminal:
                assert terminal.end() == 0, terminal.text
        assert smelt(report) == set()

    def test_the_first_run_too(self, home: Home) -> None:
        report = home.folder / "events"
        with home.terminal(inside="watched", environment={REPORT: str(report)}) as terminal:
            terminal.until("enter goes on")
            terminal.type(ENTER)
            terminal.until("the same again")
            terminal.type(PASSPHRASE)
            terminal.until("Strong:")
            terminal.type(ENTER)
            terminal.settle()
            terminal.type(PASSPHRASE + ENTER)
            terminal.until("type back groups")
            quit_cleanly(terminal)
        assert smelt(report) == set(_LOCAL)


def sockets(pid: int) -> set[str]:
    """The inodes of a process's sockets."""
    found = set()
    for place in Path(f"/proc/{pid}/fd").iterdir():
        try:
            target = str(place.readlink())
        except FileNotFoundError:  # closed meanwhile
            continue
        if target.startswith("socket:["):
            found.add(target[len("socket:[") : -1])
    return found


def local_sockets() -> set[str]:
    """The inodes of this machine's local sockets that have no name: the halves of pairs."""
    rows = (line.split() for line in Path("/proc/net/unix").read_text().splitlines()[1:])
    return {row[6] for row in rows if len(row) == 7}
