"""A reflection from the shell: whatever stops it from being kept, its text is not lost."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import careerjournal.vault
from careerjournal.access import door as doorway
from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.cli import Status, doors, passphrases
from careerjournal.cli.sent import MOST, PIECE
from careerjournal.journal.journal import Journal
from careerjournal.model import Reflection
from careerjournal.vault import InUse, OutOfSpace
from tests.cli import test_cli
from tests.cli.test_cli import Run, opened, posix, program
from tests.conftest import CHEAP_COST, PASSPHRASE

home, run, made = test_cli.home, test_cli.run, test_cli.made

JOINED = "👨‍👩‍👧 می‌خواهم\u00a0Zoë e\u0301 \u3000面接"

TEXT = "An evening’s thoughts.\n\nTwo paragraphs of them.\n"


UTF_8 = {"LC_ALL": "C.UTF-8"}

Typed = Callable[..., list[str | BaseException]]


def waiting_in(pipe: int) -> int:
    """How many bytes of a pipe nobody has read yet."""
    import fcntl
    import termios

    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)


def bodies() -> list[str]:
    """What the reflections say."""
    with opened() as journal:
        return [entry.body for entry in journal.reflections]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Somebody at the terminal types these passphrases; gives those that nobody has asked for yet."""

    def typed(*lines: str | BaseException) -> list[str | BaseException]:
        waiting = list(lines)

        def getpass(_prompt: str = "") -> str:
            line = waiting.pop(0)
            if isinstance(line, BaseException):
                raise line
            return line

        monkeypatch.setattr("getpass.getpass", getpass)
        monkeypatch.setattr(passphrases, "_can_ask", lambda: True)
        return waiting

    return typed


class TestHandedBack:
    """What came through a pipe is nowhere else."""

    @pytest.mark.parametrize("secret", ["file", "stdin"])
    def test_after_a_wrong_passphrase(self, made: Run, home: Path, secret: str) -> None:
        (home / "wrong").write_text("wrong\n")
        if secret == "file":
            done = made("note", "-", secret="wrong", stdin=TEXT)
        else:
            done = made("note", "-", secret="-", stdin=f"wrong\n{TEXT}")
        assert (done.status, done.out) == (Status.WRONG_PASSPHRASE, TEXT)
        assert "not kept. Its text is on standard output" in done.err

    def test_while_the_journal_is_open_elsewhere(self, made: Run) -> None:
        with opened():
            done = made("note", "-", stdin=TEXT)
        assert (done.status, done.out) == (Status.IN_USE, TEXT)

    @pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
    def test_when_the_disk_refuses(self, made: Run, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
        def refuse(*_: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(careerjournal.vault.Disk, "write", refuse)
        done = made("note", "-", stdin=TEXT)
        monkeypatch.undo()
        assert (done.status, done.out) == (Status.COULD_NOT, TEXT)

    def test_when_there_is_no_journal_or_an_altered_one(self, run: Run) -> None:
        assert run("note", "-", stdin=TEXT)[:2] == (Status.COULD_NOT, TEXT)
        run("new")
        file = Paths.usual().journal
        file.write_bytes(file.read_bytes()[:-1] + b"?")
        assert run("note", "-", stdin=TEXT)[:2] == (Status.UNSOUND, TEXT)

    def test_when_it_is_too_long(self, made: Run) -> None:
        long = "x" * 200_001
        assert made("note", "-", stdin=long)[:2] == (Status.COULD_NOT, long)

    @pytest.mark.parametrize("leave", [KeyboardInterrupt(), EOFError()], ids=["ctrl+c", "ctrl+d"])
    def test_when_the_question_is_left(self, made: Run, typed: Typed, leave: BaseException) -> None:
        typed("a slip", leave)
        assert made("note", "-", secret=None, stdin=TEXT)[:2] == (Status.COULD_NOT, TEXT)

    @posix
    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
    def test_when_it_is_told_to_end(
        self, made: Run, home: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
    ) -> None:
        monkeypatch.setattr(doors, "WAIT", 60.0)
        monkeypatch.setattr(time, "sleep", lambda _: os.kill(os.getpid(), number))
        with opened():
            done = made("note", "-", stdin=TEXT)
        assert done.status == (Status.COULD_NOT if number == signal.SIGINT else 128 + number)
        assert done.out == TEXT

    @posix
    def test_what_is_being_kept_is_not_disturbed(self, made: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        real = Journal.add

        def add(journal: Journal, entry: Reflection, *, drafted: bool) -> Reflection:
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                os.kill(os.getpid(), number)
            return real(journal, entry, drafted=drafted)

        def stopped(_: Journal) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(Journal, "add", add)
        assert made("note", "-", stdin=TEXT)[:2] == (Status.DONE, "reflection 1\n")
        with monkeypatch.context() as as_it_is_locked:
            as_it_is_locked.setattr(Journal, "lock", stopped)
            done = made("note", "-", stdin=TEXT)
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert "The reflection is kept, as reflection 2." in done.err

    def test_but_not_what_was_kept_or_given_as_an_argument(self, made: Run, home: Path) -> None:
        (home / "wrong").write_text("wrong\n")
        assert made("note", "-", stdin=TEXT).out == "reflection 1\n"
        assert made("note", TEXT, secret="wrong").out == ""

    @posix
    def test_as_the_bytes_that_came_and_a_file_is_left_alone(self, made: Run, home: Path) -> None:
        del made
        (home / "wrong").write_text("wrong\n")
        sent = b"\xef\xbb\xbfZo\xc3\xab\r\n\x1b[31m"
        asked = ("--passphrase-file", str(home / "wrong"), "note", "-")
        done = program(*asked, stdin=sent)
        assert (done.returncode, done.stdout) == (Status.WRONG_PASSPHRASE, sent)
        (home / "note").write_bytes(sent)
        with (home / "note").open("rb") as file:
            done = program(*asked, stdin=file)
            assert (done.returncode, done.stdout) == (Status.WRONG_PASSPHRASE, b"")
            assert b"file that it came from is as it was" in done.stderr
            file.seek(0)
            (home / "note").unlink()  # as a shell does with a here-document
            assert program(*asked, stdin=file).stdout == sent

    @posix
    @pytest.mark.parametrize(
        "sent",
        [
            b"caf\xe9 au lait\n",
            b"\xef\xbb\xbfcaf\xe9",
            "Zoë\n".encode("utf-16"),
            "Zoë".encode("utf-32"),
            b"\x00\xff\x1b[31m",
        ],
        ids=["latin", "mark", "utf-16", "utf-32", "binary"],
    )
    def test_whatever_bytes_came(self, made: Run, home: Path, sent: bytes) -> None:
        del made
        secret = str(home / "secret")
        for way, before in ((secret, b""), ("-", f"{PASSPHRASE}\n".encode())):
            done = program("--passphrase-file", way, "note", "-", stdin=before + sent, environment=UTF_8)
            assert (done.returncode, done.stdout) == (Status.COULD_NOT, sent)
            assert b"The reflection was not kept. Its text is on standard output, as it came." in done.stderr
        (home / "note").write_bytes(sent)
        with (home / "note").open("rb") as file:
            assert program("--passphrase-file", secret, "note", "-", stdin=file, environment=UTF_8).stdout == b""

    def test_what_follows_a_passphrase_that_is_no_text(self, made: Run) -> None:
        del made
        done = program("--passphrase-file", "-", "note", "-", stdin=b"pass\xff\n" + TEXT.encode(), environment=UTF_8)
        assert (done.returncode, done.stdout.decode()) == (Status.COULD_NOT, TEXT)
        # Of a line that is cut off, nobody knows whether what follows is still the passphrase.
        long = b"p" * (passphrases.LONGEST + 9) + b"\ntext\n"
        assert program("--passphrase-file", "-", "note", "-", stdin=long).stdout == b""

    @posix
    def test_a_pipe_that_is_too_long_to_its_end(self, made: Run, home: Path) -> None:
        del made
        sent = b"".join(b"line %d caf\xe9\n" % number for number in range(1_200_000))
        assert len(sent) > MOST + PIECE
        done = program("--passphrase-file", str(home / "secret"), "note", "-", stdin=sent)
        assert done.returncode == Status.COULD_NOT
        assert done.stdout == sent
        assert b"The reflection was not kept." in done.stderr
        assert b"more than 16,777,216 bytes" in done.stderr

    @posix
    def test_an_endless_pipe_until_nobody_reads_on(self, made: Run, home: Path) -> None:
        del made
        asked = f'"{sys.executable}" -m careerjournal --passphrase-file "{home}/secret" note -'
        # More is read than is held in memory; then the reader goes.
        counted = "head -c 40000000 | cksum"
        line = f'yes | (ulimit -v 400000; {asked}; echo $? >"{home}/status") | {counted}; yes | {counted}'
        done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, timeout=60, check=False)
        first, second = done.stdout.splitlines()
        assert first == second
        assert (home / "status").read_text() == f"{Status.COULD_NOT:d}\n"
        assert b"The reflection was not kept." in done.stderr

    @posix
    def test_what_came_until_it_was_stopped(self, made: Run, home: Path) -> None:
        del made
        asked = [sys.executable, "-m", "careerjournal", "--passphrase-file", str(home / "secret"), "note", "-"]
        for number in (signal.SIGINT, signal.SIGTERM):
            process = subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            assert process.stdin is not None
            process.stdin.write(TEXT.encode())
            process.stdin.flush()
            fed = process.stdin.fileno()
            while waiting_in(fed):
                time.sleep(0.02)
            process.send_signal(number)
            out, err = process.communicate(timeout=60)
            assert out.decode() == TEXT
            assert b"What was read of it is on standard output, as it came." in err

    @posix
    @pytest.mark.parametrize("where", [">/dev/full", ">&-"])
    def test_on_standard_error_where_standard_output_takes_nothing(self, made: Run, home: Path, where: str) -> None:
        del made
        asked = f'"{sys.executable}" -m careerjournal --passphrase-file "{home}/secret" note -'
        line = f"printf 'caf\\351\n  au lait\n' | {asked} {where}"
        done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, timeout=60, check=False)
        assert (done.returncode, done.stdout) == (Status.COULD_NOT, b"")
        assert "\n  au lait\ncareerjournal: The reflection was not kept. Its text is above" in done.stderr.decode()

    @posix
    def test_on_a_terminal_as_text_and_nothing_that_commands_it(self, made: Run, home: Path) -> None:
        del made
        terminal, its_end = os.openpty()
        os.set_blocking(terminal, False)
        try:
            done = program(
                *("--passphrase-file", str(home / "secret"), "note", "-"),
                stdin=b"caf\xe9 \x1b[31mau \x9dlait\n",
                stdout=its_end,
                environment=UTF_8,
            )
            shown = os.read(terminal, 4096).decode()
        finally:
            os.close(terminal)
            os.close(its_end)
        assert done.returncode == Status.COULD_NOT
        assert shown.startswith("caf\ufffd au \ufffdlait")
        assert "\x1b" not in shown
        assert b"as far as a terminal can show it" in done.stderr

    @posix
    def test_what_never_ends_is_no_reflection(self, made: Run, home: Path) -> None:
        del made
        with Path("/dev/zero").open("rb") as endless:
            done = program("--passphrase-file", str(home / "secret"), "note", "-", stdin=endless)
        assert (done.returncode, done.stdout) == (Status.COULD_NOT, b"")
        assert b"which is no reflection" in done.stderr


class TestStopped:
    """Whoever stops the program hears that it has stopped, and no more than is so."""

    COMMANDS = (["list"], ["check"], ["revoke"], ["compact"], ["backup", "copy"], ["restore", "older"], ["note", "x"])

    @pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
    def test_at_the_question(
        self, made: Run, home: Path, monkeypatch: pytest.MonkeyPatch, typed: Typed, command: list[str]
    ) -> None:
        (home / "older").write_bytes(Paths.usual().journal.read_bytes())
        monkeypatch.chdir(home)
        typed(KeyboardInterrupt())
        done = made(*command, secret=None)
        assert done == (Status.COULD_NOT, "", "careerjournal: Stopped. Nothing was changed.\n")

    @pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
    def test_at_work(self, made: Run, home: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
        (home / "older").write_bytes(Paths.usual().journal.read_bytes())
        monkeypatch.chdir(home)

        def stopped(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        for name in ("open", "check", "back_up", "restore"):
            monkeypatch.setattr(Door, name, stopped)
        assert made(*command) == (Status.COULD_NOT, "", "careerjournal: Stopped.\n")

    def test_while_it_waits_for_the_journal(self, made: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def stopped(_: float) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(doors, "WAIT", 5.0)
        monkeypatch.setattr(time, "sleep", stopped)
        with opened():
            assert made("compact") == (Status.COULD_NOT, "", "careerjournal: Stopped. Nothing was changed.\n")


class TestAskedAgain:
    def test_after_a_slip(self, made: Run, typed: Typed) -> None:
        typed("a slip", "another", f"\ufeff{PASSPHRASE}")  # copied from some editor
        done = made("note", "-", secret=None, stdin=TEXT)
        assert (done.status, done.out) == (Status.DONE, "reflection 1\n")
        assert done.err.count("passphrase is wrong") == 2
        assert bodies() == [TEXT.strip()]

    @pytest.mark.parametrize("command", [["list"], ["note", "x"], ["check"], ["passphrase"], ["recovery"]])
    def test_three_times_and_no_more(self, made: Run, typed: Typed, command: list[str]) -> None:
        left = typed("one", "two", "three", "four")
        done = made(*command, secret=None)
        assert (done.status, done.out) == (Status.WRONG_PASSPHRASE, "")
        assert left == ["four"]

    def test_but_no_file_is_read_twice(self, made: Run, home: Path) -> None:
        (home / "wrong").write_text(f"wrong\n{PASSPHRASE}\n{PASSPHRASE}\n")
        for secret, sent in (("wrong", ""), ("-", f"wrong\n{PASSPHRASE}\n")):
            assert made("list", secret=secret, stdin=sent).status == Status.WRONG_PASSPHRASE


class TestWaiting:
    @pytest.fixture
    def looks(self, monkeypatch: pytest.MonkeyPatch) -> list[float]:
        """How long was slept between looks, in seconds; time passes only so."""
        slept: list[float] = []
        monkeypatch.setattr(time, "sleep", slept.append)
        monkeypatch.setattr(time, "monotonic", lambda: sum(slept))
        monkeypatch.setattr(doors, "WAIT", 5.0)
        return slept

    @pytest.mark.parametrize(
        "command", [["note", "x"], ["passphrase"], ["recovery"], ["revoke"], ["compact"], ["restore", "older"]]
    )
    def test_whatever_writes_waits_its_turn(
        self, made: Run, home: Path, monkeypatch: pytest.MonkeyPatch, looks: list[float], command: list[str]
    ) -> None:
        (home / "older").write_bytes(Paths.usual().journal.read_bytes())
        monkeypatch.chdir(home)
        holding = contextlib.ExitStack()
        holding.enter_context(opened())

        def sleep(seconds: float) -> None:
            looks.append(seconds)
            if sum(looks) > 2:
                holding.close()

        monkeypatch.setattr(time, "sleep", sleep)
        done = made(*command)
        assert done.status == Status.DONE
        assert f"open in process {os.getpid()}. Waiting for it" in done.err
        assert 2 < sum(looks) < 3

    @pytest.mark.parametrize(
        ("options", "least", "most"),
        [([], 5, 5.2), (["--wait", "0"], 0, 0), (["--wait", "0.5"], 0.5, 0.7), (["--wait=60"], 60, 60.2)],
        ids=str,
    )
    @pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
    def test_so_long_and_then_says_so(
        self, made: Run, looks: list[float], options: list[str], least: float, most: float, after: bool
    ) -> None:
        with opened():
            done = made("note", "x", *options) if after else made(*options, "note", "x")
        assert done.status == Status.IN_USE
        assert least <= sum(looks) <= most
        assert "open in process" in done.err

    def test_each_that_has_it_is_waited_for_anew(
        self, made: Run, looks: list[float], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = Door.open

        def held(*args: object, **how: bool) -> object:
            if sum(looks) < 20:  # by somebody else every four seconds; at times it is not known by whom
                raise InUse(1_000 + int(sum(looks) // 4) if len(looks) % 3 else None, None)
            return real(*args, **how)  # type: ignore[arg-type]

        monkeypatch.setattr(doorway.Door, "open", held)
        assert made("note", "x").status == Status.DONE
        looks.clear()
        assert made("note", "x", "--wait", "6").status == Status.IN_USE

    @pytest.mark.parametrize("wrong", ["soon", "-1", "nan", "inf", "", "1e9", "\x1b[2J"])
    def test_seconds_are_a_number(self, made: Run, wrong: str) -> None:
        done = made(f"--wait={wrong}", "note", "x")
        assert (done.status, done.out) == (Status.USAGE, "")
        assert "takes seconds from 0" in done.err

    def test_eight_at_once(self, home: Path) -> None:
        Door(Paths.usual(), CHEAP_COST).create(PASSPHRASE).journal.lock()
        asked = [sys.executable, "-m", "careerjournal", "--passphrase-file", str(home / "secret"), "note"]
        at_work = [subprocess.Popen([*asked, f"thought {number}"], stdout=subprocess.DEVNULL) for number in range(8)]
        assert [process.wait(60) for process in at_work] == [Status.DONE] * 8
        assert sorted(bodies()) == [f"thought {number}" for number in range(8)]


class TestWhatIsKept:
    @pytest.mark.parametrize(
        ("text", "kept", "named"),
        [
            ("bell \x07 and null \x00", "bell  and null ", ["2 characters", "U+0007", "U+0000"]),
            ("red \x1b[31malert", "red alert", ["5 characters", "U+001B"]),
            ("exe.\u202egnp", "exe.gnp", ["1 character was", "U+202E"]),
            ("one\u2028two", "one\ntwo", ["U+2028"]),
            ("page\x0cbreak", "page\nbreak", ["U+000C"]),
            ("mark\ufeff inside", "mark inside", ["U+FEFF"]),
        ],
    )
    def test_a_text_that_was_changed_is_said_to_be(self, made: Run, text: str, kept: str, named: list[str]) -> None:
        for done in (made("note", text), made("note", "-", stdin=text)):
            assert done.status == Status.DONE
            assert all(word in done.err for word in named)
        assert bodies() == [kept, kept]

    @pytest.mark.parametrize(
        "text",
        [
            "one\r\ntwo\r\n",
            "old\rMac",
            "\n\nblank lines around\n\n",
            "  indented \n\ttab ",
            "\ufeffwith a mark",
            "👨‍👩‍👧 می‌خواهم\u00a0Zoë e\u0301 \u3000面接",
        ],
    )
    def test_one_that_was_not_is_kept_in_silence(self, made: Run, text: str) -> None:
        done = made("note", "-", stdin=text)
        assert (done.status, done.err) == (Status.DONE, "")
        assert bodies() == [text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").strip("\n")]

    @posix
    def test_a_byte_that_is_no_text_is_called_so(self, made: Run, home: Path) -> None:
        del made
        asked = [sys.executable, "-m", "careerjournal", "--passphrase-file", str(home / "secret")]
        bad = os.fsdecode(b"caf\xe9")
        for command, says in (
            (["note", bad], "1 byte that is not text in this locale was kept as “\ufffd”."),
            (["note", f"{bad}\udcff"], "2 bytes that are not text in this locale were kept as “\ufffd”."),
            ([bad], "stands for a byte that is not text in this locale"),
            (["show", "setback", bad], "stands for a byte that is not text in this locale"),
            (["list", bad], "caf\ufffd"),
        ):
            done = subprocess.run(
                [*asked, *command], capture_output=True, timeout=60, check=False, env={**os.environ, **UTF_8}
            )
            assert says in " ".join(done.stderr.decode().split())
            assert "udc" not in done.stderr.decode().lower()
            assert "U+DC" not in done.stderr.decode()
            assert "could command a terminal" not in done.stderr.decode()

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
    def test_another_encoding_is_refused_by_its_name(self, made: Run, home: Path, encoding: str) -> None:
        del made
        sent = "Zoë".encode(encoding)
        done = program("--passphrase-file", str(home / "secret"), "note", "-", stdin=sent)
        assert (done.returncode, done.stdout) == (Status.COULD_NOT, sent)
        assert f"it is in {encoding.upper()}".encode() in done.stderr


def test_nobody_types_onto_a_full_disk(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    door.create(PASSPHRASE).journal.lock()
    door.expect_room(1024)
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1023))
    with pytest.raises(OutOfSpace, match="less than 1 KiB left"):
        door.expect_room(1024)
