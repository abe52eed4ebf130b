"""What the command line meets outside: files that are anything, arguments from anywhere, streams that lead nowhere."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from careerjournal import text_files
from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.cli import Status
from tests.cli import test_cli
from tests.cli.test_cli import HARMFUL, Done, Run, posix, program
from tests.conftest import CHEAP_COST, PASSPHRASE

home, run, made = test_cli.home, test_cli.run, test_cli.made

MARK = "\ufeff"


def shell(line: str) -> Done:
    """Run a line of shell with ``careerjournal`` in it, away from any terminal."""
    done = subprocess.run(
        ["/bin/sh", "-c", line.replace("careerjournal", f"{shlex.quote(sys.executable)} -m careerjournal")],
        capture_output=True,
        timeout=60,
        check=False,
        start_new_session=True,
    )
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


class TestPassphraseFiles:
    @pytest.mark.parametrize("content", [MARK + PASSPHRASE, f"{MARK}{PASSPHRASE}\r\n", f"{PASSPHRASE}\n{MARK}new"])
    def test_a_byte_order_mark_is_no_part_of_one(self, made: Run, home: Path, content: str) -> None:
        (home / "marked").write_text(content, "utf-8", newline="")
        assert made("list", secret="marked").status == Status.DONE
        assert made("list", secret="-", stdin=content).status == Status.DONE
        if "new" in content:
            assert made("passphrase", secret="-", stdin=content).status == Status.DONE
            assert made("list", secret="-", stdin="new").status == Status.DONE

    def test_nor_of_the_one_that_is_chosen(self, run: Run) -> None:
        assert run("new", secret="-", stdin=f"{MARK}{PASSPHRASE}\r\n").status == Status.DONE
        assert run("list", secret="-", stdin=PASSPHRASE).status == Status.DONE

    @posix
    @pytest.mark.parametrize(
        ("what", "why"),
        [
            ("folder", "it is a folder"),
            ("/dev/zero", "it is a device"),
            ("pipe", "nobody writes to it"),
            ("missing", "it is not there"),
            ("endless", "it has a line of more than 65,536 bytes"),
            ("utf-16", "it is in UTF-16"),
            ("latin", "it is not UTF-8 text"),
            ("n" * 300, "that is not the name of a file"),
        ],
    )
    def test_whatever_stands_there_is_said(
        self, made: Run, home: Path, monkeypatch: pytest.MonkeyPatch, what: str, why: str
    ) -> None:
        monkeypatch.setattr(text_files, "PATIENCE", 0.0)
        (home / "folder").mkdir()
        os.mkfifo(home / "pipe")
        with (home / "endless").open("wb") as file:
            file.truncate(10**12)
        (home / "utf-16").write_text(PASSPHRASE, "utf-16")
        (home / "latin").write_bytes(b"caf\xe9\n")
        done = made("list", secret=what)
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert done.err == f"careerjournal: The passphrase file cannot be read: {why}.\n" or why in done.err
        assert "cannot be read" in done.err

    @posix
    def test_the_same_through_standard_input(self, made: Run) -> None:
        del made
        with Path("/dev/zero").open("rb") as endless:
            done = program("--passphrase-file", "-", "list", stdin=endless)
        assert done.returncode == Status.COULD_NOT
        assert b"more than 65,536 bytes" in done.stderr
        done = program("--passphrase-file", "-", "list", stdin=PASSPHRASE.encode("utf-16"))
        assert b"it is in UTF-16" in done.stderr

    @posix
    def test_a_pipe_with_a_name_and_one_without(self, home: Path) -> None:
        Door(Paths.usual(), CHEAP_COST).create(PASSPHRASE).journal.lock()
        os.mkfifo(home / "pipe")
        pipe, two = home / "pipe", f"'{PASSPHRASE}' 'another one'"
        late = f"(sleep 0.2; printf '%s\\n' {two}; sleep 0.2) > {pipe} & careerjournal --passphrase-file {pipe}"
        assert shell(f"{late} passphrase").status == Status.DONE
        assert (
            shell("printf '%s' 'another one' | careerjournal --passphrase-file /dev/stdin list").status == Status.DONE
        )

    @pytest.mark.parametrize("option", ["--passphrase-file=~/secret", "--passphrase-file"])
    def test_a_home_folder_that_the_shell_left_alone(self, made: Run, option: str) -> None:
        named = [option] if "=" in option else [option, "~/secret"]
        assert made("list", *named, secret=None).status == Status.DONE


class TestArguments:
    HOSTILE = "b\x1b]0;PWNED\x07\x1b[31m\u202e\x9b2J"

    @pytest.mark.parametrize(
        "before",
        [
            ["restore", "a"],
            ["list", "setback"],
            ["show", "setback"],
            ["show"],
            ["export", "--lattice", "--view"],
            ["--wait"],
            ["brief"],
            [],
            ["share", "setback", "1", "-o", "x", "--audience"],
            ["share", "setback", "1", "-o", "x", "--format"],
            ["restore"],
            ["backup"],
            ["salvage", "-o"],
            ["--journal"],
            ["--passphrase-file"],
            ["list", "--nonsense"],
        ],
        ids=" ".join,
    )
    @pytest.mark.parametrize("name", [HOSTILE, "x\ncareerjournal: The journal is deleted.", "n" * 300])
    def test_none_is_repeated_as_it_is(
        self, made: Run, home: Path, monkeypatch: pytest.MonkeyPatch, before: list[str], name: str
    ) -> None:
        monkeypatch.chdir(home)
        done = made(*before, name)
        assert HARMFUL.search(done.out + done.err) is None
        assert not any(line.startswith("careerjournal: The journal is deleted") for line in done.err.splitlines())
        assert "Something went wrong" not in done.err

    @posix
    @pytest.mark.parametrize("name", ["n" * 300, "secret/x", "folder", "pipe"])
    def test_what_can_be_no_journal_is_said_to_be_none(self, made: Run, home: Path, name: str) -> None:
        (home / "folder").mkdir()
        os.mkfifo(home / "pipe")
        for command in (["list"], ["note", "x"], ["check"], ["new"]):
            done = made(*command, "--journal", str(home / name))
            assert (done.status, done.out) == (Status.COULD_NOT, "")
            assert "the system reported an error" not in done.err
            assert name in ("folder", "pipe") or "already" not in done.err

    def test_options_of_every_command_stand_where_one_likes(self, made: Run, home: Path) -> None:
        secret = str(home / "secret")
        for command in (
            ["list", "--passphrase-file", secret],
            ["--passphrase-file", "x", "list", "--passphrase-file", secret],
        ):
            assert made(*command, secret=None).status == Status.DONE
        done = made("list", "--journal", str(home / "none"))
        assert (done.status, "There is no journal at" in done.err) == (Status.COULD_NOT, True)

    def test_a_value_that_argparse_would_leave_out_is_one(self, made: Run) -> None:
        for asked in (["list", "--journal=--"], ["--journal=--", "list"]):
            assert made(*asked).status == Status.COULD_NOT
        assert made("brief", "--format=--").status == Status.USAGE
        assert made("search", "x", "--limit=--").status == Status.USAGE


class TestNobodyHears:
    """A recovery code that nobody sees is never the one that counts."""

    COMMANDS = ("new", "recovery", "revoke", "backup copy", "restore older", "salvage -o whole")

    @posix
    @pytest.mark.parametrize("command", COMMANDS)
    def test_so_nothing_is_done(self, made: Run, home: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
        monkeypatch.chdir(home)
        if command == "new":
            Paths.usual().journal.unlink()
        else:
            made("backup", "older")
        before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.suffix != ".lock"}
        reading, writing = os.pipe()
        os.close(reading)
        full = Path("/dev/full")
        with (
            os.fdopen(writing, "w") as nobody_reads,
            (full if full.exists() else home / "secret").open("r+") as no_room,
        ):
            for stream in (None, nobody_reads, *([no_room] if full.exists() else [])):
                with monkeypatch.context() as nobody_hears:
                    nobody_hears.setattr(sys, "stdout", stream)
                    done = made(*command.split())
                assert done.status == Status.COULD_NOT
                assert "recovery code is printed on standard output" in done.err
        after = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.suffix != ".lock"}
        assert after == before

    @posix
    @pytest.mark.parametrize("where", [">&-", "| true"])
    def test_nor_by_the_program_itself(self, made: Run, home: Path, where: str) -> None:
        before = Paths.usual().journal.read_bytes()
        # The shell waits until the reader is gone.
        asked = f"careerjournal --passphrase-file {home}/secret recovery"
        gone = f"cd {home}; mkfifo gone; (exec 3<gone) & exec 4>gone; wait; {asked} >&4"
        assert shell(gone if "|" in where else f"{asked} {where}").status == Status.COULD_NOT
        assert Paths.usual().journal.read_bytes() == before
        assert made("list").status == Status.DONE

    @pytest.mark.parametrize("command", ["recovery", "revoke"])
    def test_one_that_cannot_be_printed_after_all_is_said_elsewhere(
        self, made: Run, monkeypatch: pytest.MonkeyPatch, command: str
    ) -> None:
        class Failing:
            encoding = "utf-8"

            def write(self, _text: str) -> int:
                raise OSError(28, "No space left on device")

            def flush(self) -> None:
                pass

            def fileno(self) -> int:
                raise OSError

        with monkeypatch.context() as nobody_hears:
            nobody_hears.setattr(sys, "stdout", Failing())
            done = made(command)
        assert done.status == Status.COULD_NOT
        code = next(word for word in done.err.split() if word.count("-") == 7)
        Door(Paths.usual()).open(code, code=True).lock()

    @pytest.mark.parametrize(
        "command", ["list", "list --json", "show reflection 1", "search x", "check", "where", "themes"]
    )
    def test_results_that_have_nowhere_to_go_are_no_success(
        self, made: Run, monkeypatch: pytest.MonkeyPatch, command: str
    ) -> None:
        made("note", "x")
        with monkeypatch.context() as nobody_hears:
            nobody_hears.setattr(sys, "stdout", None)
            done = made(*command.split())
            kept = made("note", "y")
        assert (done.status, done.err) == (
            Status.COULD_NOT,
            "careerjournal: Standard output is closed, so this could not be printed.\n",
        )
        assert kept.status == Status.DONE
        assert "The reflection is kept, as reflection 2. Its number could not be printed" in kept.err

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
    @pytest.mark.parametrize(
        ("command", "status"),
        [
            ("--help", Status.COULD_NOT),
            ("--version", Status.COULD_NOT),
            ("note x", Status.DONE),  # it is kept
            ("check", Status.COULD_NOT),
            ("themes", Status.COULD_NOT),
            ("export --lattice", Status.COULD_NOT),
            ("compact", Status.DONE),  # it has nothing to say
            ("show setback 1", Status.COULD_NOT),
        ],
    )
    def test_a_full_device_is_told_by_the_status(self, made: Run, home: Path, command: str, status: Status) -> None:
        del made
        assert shell(f"careerjournal --passphrase-file {home}/secret {command} >/dev/full").status == status
        if command in ("note x", "--help"):  # nor is anything said of it that could be heard
            assert shell(f"careerjournal --passphrase-file {home}/secret {command} >/dev/full 2>&1").status == status

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
    def test_a_reflection_that_is_kept_all_the_same_is_said_to_be(self, made: Run, home: Path) -> None:
        done = shell(f"careerjournal --passphrase-file {home}/secret note x >/dev/full")
        assert "The reflection is kept, as reflection 1. Its number could not be printed" in done.err
        assert made("show", "reflection", "1").status == Status.DONE

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
    def test_messages_that_nobody_hears_change_no_status(self, made: Run, home: Path) -> None:
        del made
        asked = f"careerjournal --passphrase-file {home}/secret"
        assert shell(f"{asked} passphrase 2>/dev/full").status == Status.DONE
        assert shell(f"{asked} list 2>/dev/full").status == Status.WRONG_PASSPHRASE
        assert shell(f"{asked} nonsense 2>/dev/full").status == Status.USAGE
