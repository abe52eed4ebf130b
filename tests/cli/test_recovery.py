"""Getting a journal back from the command line: backup, restore, salvage, revoke, and the recovery code."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.cli import Status, passphrases
from careerjournal.journal.errors import JournalError
from careerjournal.model import Reflection
from careerjournal.vault import Disk, Location, Vault
from careerjournal.vault.disk import Handle
from careerjournal.vault.frames import MAGIC
from tests.cli import test_cli
from tests.cli.test_cli import Done, Run, opened
from tests.conftest import PASSPHRASE

home, run = test_cli.home, test_cli.run

CODE = re.compile(r"([0-9A-Z]{5}-){7}[0-9A-Z]{5}\n")
ANOTHER = "another one"
SAVES = 9


@pytest.fixture
def code(run: Run) -> str:
    """The recovery code of a journal that was just made, with a few lines in it."""
    made = run("new")
    assert made.status == Status.DONE
    with opened() as journal:
        for number in range(SAVES):
            journal.add(Reflection(body=f"Line {number} " * 40))
    return made.out.strip()


@pytest.fixture
def one_line(home: Path) -> str:
    """A passphrase file with nothing but the passphrase."""
    (home / "one").write_text(PASSPHRASE + "\n")
    return "one"


@pytest.fixture
def with_code(home: Path, code: str) -> str:
    """A passphrase file with the recovery code, as it might be typed, and a new passphrase."""
    (home / "code").write_text(f"{code.lower().replace('-', ' ')}\n{ANOTHER}\n")
    return "code"


def file() -> Path:
    return Paths.usual().journal


def bodies(secret: str = PASSPHRASE, **how: bool) -> int:
    """How many lines the journal holds, opened on this device."""
    door = Door(Paths.usual())
    journal = door.open(secret, **how)
    try:
        return len(journal.reflections)
    finally:
        journal.lock()


def flip(at: int) -> bytes:
    """Change a bit in the journal."""
    data = bytearray(file().read_bytes())
    data[at] ^= 1
    file().write_bytes(data)
    return bytes(data)


def somewhere_else(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another device: other folders, and nothing in them."""
    for name in ("DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / "elsewhere" / name.lower()))


@pytest.mark.usefixtures("code")
class TestBackup:
    def test_it_opens_anywhere_with_the_journals_passphrase(self, run: Run, home: Path, one_line: str) -> None:
        before = file().read_bytes()
        done = run("backup", str(home / "copy"), secret=one_line)
        assert done.status == Status.DONE
        assert CODE.fullmatch(done.out)
        assert "own recovery code" in done.err
        for key in (PASSPHRASE, done.out.strip()):
            elsewhere = Door(Paths(home / "copy", home / "nothing here", home / "settings"))
            journal = elsewhere.open(key, code=key != PASSPHRASE, read_only=True)
            assert len(journal.reflections) == SAVES
            journal.lock()
        assert file().read_bytes() == before
        assert sorted(path.name for path in home.glob("copy*")) == ["copy"]

    def test_or_with_another(self, run: Run, home: Path) -> None:
        assert run("backup", str(home / "copy")).status == Status.DONE
        Vault.open(Location(home / "copy", home / "nothing"), ANOTHER, read_only=True).close()
        done = run("backup", str(home / "piped"), secret="-", stdin=f"{PASSPHRASE}\n{ANOTHER}\n")
        assert done.status == Status.DONE
        Vault.open(Location(home / "piped", home / "nothing"), ANOTHER, read_only=True).close()

    @pytest.mark.parametrize(
        ("answers", "key"), [([PASSPHRASE, ""], PASSPHRASE), ([PASSPHRASE, ANOTHER, ANOTHER], ANOTHER)]
    )
    def test_somebody_at_a_terminal_is_asked(
        self, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str], key: str
    ) -> None:
        waiting = iter(answers)
        monkeypatch.setattr("getpass.getpass", lambda _prompt: next(waiting))
        monkeypatch.setattr(passphrases, "_can_ask", lambda: True)
        assert run("backup", str(home / "copy"), secret=None).status == Status.DONE
        Vault.open(Location(home / "copy", home / "nothing"), key, read_only=True).close()
        assert next(waiting, None) is None

    @pytest.mark.parametrize("taken", ["copy", "copy.new"])
    def test_nothing_is_overwritten(self, run: Run, home: Path, taken: str) -> None:
        (home / taken).write_text("precious")
        done = run("backup", str(home / "copy"))
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert "tands at" in done.err
        assert (home / taken).read_text() == "precious"

    def test_while_it_is_open_elsewhere(self, run: Run, home: Path) -> None:
        with opened():
            assert run("backup", str(home / "copy")).status == Status.DONE

    def test_a_wrong_passphrase_and_a_damaged_journal_leave_nothing(self, run: Run, home: Path) -> None:
        (home / "wrong").write_text("wrong\n")
        assert run("backup", str(home / "copy"), secret="wrong").status == Status.WRONG_PASSPHRASE
        flip(-200)
        assert run("backup", str(home / "copy")).status == Status.UNSOUND
        assert list(home.glob("copy*")) == []

    def test_a_full_disk_leaves_nothing(self, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Disk, "write", full)
        done = run("backup", str(home / "copy"))
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert "disk is full" in done.err
        assert list(home.glob("copy*")) == []

    def test_a_disk_that_reads_something_else_is_noticed(
        self, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = Disk.write

        def drops_a_bit(disk: Disk, handle: Handle, offset: int, data: bytes) -> None:
            changed = bytearray(data)
            if handle.path.name == "copy.new" and offset:
                changed[-1] ^= 1
            real(disk, handle, offset, bytes(changed))

        monkeypatch.setattr(Disk, "write", drops_a_bit)
        assert run("backup", str(home / "copy")).status == Status.UNSOUND
        assert list(home.glob("copy*")) == []


class TestRestore:
    def older(self, home: Path) -> Path:
        """A copy from before the last line was written."""
        shutil.copy(file(), home / "older")
        with opened() as journal:
            journal.add(Reflection(body="Since then"))
        return home / "older"

    def test_an_automatic_copy(self, run: Run, code: str) -> None:
        [made] = Door(Paths.usual()).backups()
        made.path.rename(made.path.with_name("journal-2020-01-01.cjv"))
        assert run("note", "Since then").status == Status.DONE
        [_, backup] = Door(Paths.usual()).backups()
        there, copied = file().read_bytes(), backup.path.read_bytes()
        done = run("restore", str(backup.path))
        assert (done.status, done.out) == (Status.DONE, "")
        aside = next(file().parent.glob("journal-replaced-*.cjv"))
        assert str(aside) in done.err
        assert aside.read_bytes() == there
        assert backup.path.read_bytes() == copied
        door = Door(Paths.usual())
        journal = door.open(PASSPHRASE)
        assert len(journal.reflections) == SAVES
        assert door.notices() == []
        journal.lock()
        assert bodies(code, code=True) == SAVES

    def test_it_is_consent_to_an_older_copy(self, run: Run, code: str, home: Path) -> None:
        del code
        shutil.copy(self.older(home), file())
        assert run("list").status == Status.UNSOUND
        assert run("restore", str(file())).status == Status.DONE
        assert bodies() == SAVES
        assert run("list").status == Status.DONE

    def test_a_portable_copy_becomes_a_journal_of_this_device(
        self, run: Run, code: str, home: Path, one_line: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        del code
        assert run("backup", str(home / "copy"), secret=one_line).status == Status.DONE
        somewhere_else(home, monkeypatch)
        done = run("restore", str(home / "copy"), secret=one_line)
        assert done.status == Status.DONE
        assert CODE.fullmatch(done.out)
        assert bodies() == SAVES
        assert bodies(done.out.strip(), code=True) == SAVES
        with pytest.raises(JournalError):
            Vault.open(Location(file(), home / "nothing"), PASSPHRASE, read_only=True)
        assert {path.name for path in file().parent.iterdir()} <= {"journal.cjv", "journal.cjv.lock", "backups"}

    def test_or_stays_portable(self, run: Run, code: str, home: Path, one_line: str) -> None:
        del code
        assert run("backup", str(home / "copy"), secret=one_line).status == Status.DONE
        assert run("restore", "--portable", str(home / "copy"), secret=one_line).status == Status.DONE
        Vault.open(Location(file(), home / "nothing"), PASSPHRASE, read_only=True).close()

    @pytest.mark.parametrize("portable", [False, True])
    def test_a_portable_copy_by_its_recovery_code(self, run: Run, code: str, home: Path, portable: bool) -> None:
        del code
        copy = run("backup", str(home / "copy")).out
        (home / "code").write_text(f"{copy.strip()}\nyet another\n")
        options = ["--portable"] if portable else []
        assert run("restore", *options, str(home / "copy"), secret="code").status == Status.DONE
        assert bodies("yet another") == SAVES

    def test_one_from_another_device_by_its_recovery_code(
        self, run: Run, code: str, home: Path, with_code: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shutil.copy(file(), home / "older")
        somewhere_else(home, monkeypatch)
        done = run("restore", str(home / "older"))
        assert done.status == Status.WRONG_PASSPHRASE
        assert "recovery code" in done.err
        assert not file().exists()
        done = run("restore", str(home / "older"), secret=with_code)
        assert (done.status, done.out) == (Status.DONE, "")
        assert bodies(ANOTHER) == SAVES
        assert bodies(code, code=True) == SAVES

    def test_a_slip_in_the_recovery_code_is_named(self, run: Run, code: str, home: Path) -> None:
        slip = code[:-1] + ("2" if code[-1] != "2" else "3")
        (home / "code").write_text(f"{slip}\n{ANOTHER}\n")
        done = run("restore", str(file()), secret="code")
        assert done.status == Status.WRONG_PASSPHRASE
        assert "Group 8 of the recovery code" in done.err

    @pytest.mark.parametrize("spoil", ["wrong passphrase", "damaged", "not a journal", "gone", "no new passphrase"])
    def test_what_cannot_be_restored_changes_nothing(
        self, run: Run, code: str, home: Path, with_code: str, spoil: str
    ) -> None:
        backup = self.older(home)
        secret, status = "secret", Status.UNSOUND
        match spoil:
            case "wrong passphrase":
                (home / "wrong").write_text("wrong\n")
                secret, status = "wrong", Status.WRONG_PASSPHRASE
            case "damaged":
                data = bytearray(backup.read_bytes())
                data[data.index(MAGIC) + 60] ^= 1
                backup.write_bytes(data)
            case "not a journal":
                backup.write_text("nothing of the kind")
                status = Status.COULD_NOT
            case "gone":
                backup.unlink()
                status = Status.COULD_NOT
            case _:
                (home / with_code).write_text(code)
                secret, status = with_code, Status.USAGE
        names = sorted(path.name for path in file().parent.iterdir())
        before = file().read_bytes()
        done = run("restore", str(backup), secret=secret)
        assert (done.status, done.out) == (status, "")
        assert done.err
        assert file().read_bytes() == before
        assert sorted(path.name for path in file().parent.iterdir()) == names
        assert bodies() == SAVES + 1

    def test_a_disk_that_fails_at_any_rename_puts_everything_back(
        self, run: Run, code: str, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The journal that stood there stands there again, whichever step it was."""
        del code
        backup = self.older(home)
        real = Disk.rename
        for fails in range(1, 4):
            count = 0

            def rename(disk: Disk, source: Path, target: Path, fails: int = fails) -> None:
                nonlocal count
                count += 1
                if count == fails:
                    raise OSError(5, "Input/output error")
                real(disk, source, target)

            monkeypatch.setattr(Disk, "rename", rename)
            assert run("restore", str(backup)).status == Status.COULD_NOT
            monkeypatch.setattr(Disk, "rename", real)
            assert list(file().parent.glob("*restoring*")) == []
            assert list(file().parent.glob("*replaced*")) == []
            assert bodies(anyway=True) == SAVES + 1

    def test_twice_on_a_day_keeps_both(self, run: Run, code: str, home: Path) -> None:
        del code
        backup = self.older(home)
        for _ in range(3):
            assert run("restore", str(backup)).status == Status.DONE
        assert len(list(file().parent.glob("journal-replaced-*.cjv"))) == 3

    def test_not_while_another_has_it_open(self, run: Run, code: str, home: Path) -> None:
        del code
        backup = self.older(home)
        with opened():
            before = file().read_bytes()
            done = run("restore", str(backup))
            assert (done.status, done.out) == (Status.IN_USE, "")
            assert file().read_bytes() == before
        assert bodies() == SAVES + 1


class TestSalvage:
    def salvaged(self, run: Run, home: Path, secret: str = "secret") -> Done:
        before = file().read_bytes()
        done = run("salvage", "-o", str(home / "saved"), secret=secret)
        assert file().read_bytes() == before
        assert done.status == Status.DONE
        assert CODE.fullmatch(done.out)
        return done

    def damage(self) -> None:
        """Change a byte in the middle of the log: one save is lost."""
        data = file().read_bytes()
        frames = [match.start() for match in re.finditer(re.escape(MAGIC), data)]
        flip(frames[len(frames) // 2] + 120)

    def in_it(self, home: Path, secret: str = PASSPHRASE) -> int:
        journal = Door(Paths.usual(home / "saved")).open(secret)
        try:
            return len(journal.reflections)
        finally:
            journal.lock()

    @pytest.mark.usefixtures("code")
    def test_a_damaged_byte_costs_one_save(self, run: Run, home: Path) -> None:
        self.damage()
        refused = run("list")
        assert refused.status == Status.UNSOUND
        assert "careerjournal salvage -o NEW" in refused.err
        assert "careerjournal restore BACKUP" in refused.err
        assert "backups" in refused.err
        done = self.salvaged(run, home)
        assert "1 save in the middle of the file cannot be read" in done.err
        assert f"{SAVES - 1} entries read out" in done.err
        assert self.in_it(home) == SAVES - 1

    @pytest.mark.usefixtures("code")
    def test_and_goes_into_the_journals_place(self, run: Run, home: Path) -> None:
        self.damage()
        self.salvaged(run, home)
        assert run("restore", str(home / "saved")).status == Status.DONE
        assert bodies() == SAVES - 1
        assert run("check").status == Status.DONE

    @pytest.mark.usefixtures("code")
    def test_what_was_cut_off_is_said(self, run: Run, home: Path) -> None:
        data = file().read_bytes()
        file().write_bytes(data[: data.rindex(MAGIC)])
        done = self.salvaged(run, home)
        assert "1 save at the end, which this device has seen, cannot be read" in done.err
        assert self.in_it(home) == SAVES - 1

    @pytest.mark.usefixtures("code")
    def test_nothing_missing(self, run: Run, home: Path) -> None:
        assert "Nothing is missing" in self.salvaged(run, home).err
        assert self.in_it(home) == SAVES

    def test_by_the_recovery_code(self, run: Run, home: Path, with_code: str) -> None:
        self.damage()
        self.salvaged(run, home, with_code)
        assert self.in_it(home, ANOTHER) == SAVES - 1

    @pytest.mark.usefixtures("code")
    def test_it_overwrites_nothing_and_needs_a_name(self, run: Run, home: Path) -> None:
        (home / "saved").write_text("precious")
        assert run("salvage", "-o", str(home / "saved")).status == Status.COULD_NOT
        assert (home / "saved").read_text() == "precious"
        assert run("salvage").status == Status.USAGE

    @pytest.mark.usefixtures("code")
    def test_where_nothing_is_left_nothing_is_made(self, run: Run, home: Path) -> None:
        data = file().read_bytes()
        file().write_bytes(data[: data.index(MAGIC)])
        done = run("salvage", "-o", str(home / "saved"))
        assert (done.status, done.out) == (Status.UNSOUND, "")
        assert "Nothing in this file can be read" in done.err
        flip(20)
        flip(4096 + 20)
        assert run("salvage", "-o", str(home / "saved")).status == Status.UNSOUND
        assert not (home / "saved").exists()


class TestKeys:
    def test_a_lost_passphrase(self, run: Run, with_code: str) -> None:
        done = run("passphrase", secret=with_code)
        assert (done.status, done.out) == (Status.DONE, "")
        assert bodies(ANOTHER) == SAVES
        assert run("list").status == Status.WRONG_PASSPHRASE

    def test_on_another_device(self, run: Run, home: Path, with_code: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_STATE_HOME", str(home / "elsewhere"))
        assert run("list").status == Status.WRONG_PASSPHRASE
        assert run("passphrase", secret=with_code).status == Status.DONE
        assert bodies(ANOTHER) == SAVES

    def test_revoke(self, run: Run, home: Path, code: str) -> None:
        shutil.copy(file(), home / "older")
        shutil.copytree(Paths.usual().state, home / "state of then")
        done = run("revoke")
        assert done.status == Status.DONE
        assert CODE.fullmatch(done.out)
        assert "still open with their old keys" in done.err
        assert bodies() == SAVES
        assert bodies(done.out.strip(), code=True) == SAVES
        with pytest.raises(JournalError):
            bodies(code, code=True)
        before = file().read_bytes()
        shutil.copy(home / "older", home / "tried")
        Vault.open(Location(home / "tried", home / "state of then"), PASSPHRASE, read_only=True).close()
        with pytest.raises(JournalError):
            Vault.open(Location(file(), home / "state of then"), PASSPHRASE, read_only=True)
        assert file().read_bytes() == before

    @pytest.mark.usefixtures("code")
    def test_revoking_takes_the_passphrase(self, run: Run, home: Path) -> None:
        (home / "wrong").write_text("wrong\n")
        before = file().read_bytes()
        done = run("revoke", secret="wrong")
        assert (done.status, done.out) == (Status.WRONG_PASSPHRASE, "")
        assert file().read_bytes() == before

    @pytest.mark.usefixtures("code")
    def test_keys_that_do_not_open_are_not_taken(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        from careerjournal.vault import slots

        def forgetful(*_: object) -> bytearray:
            return bytearray(32)

        with opened() as journal, monkeypatch.context() as broken:
            broken.setattr(slots, "unlock", forgetful)
            with pytest.raises(JournalError, match="nothing was changed"):
                journal.keys.revoke(PASSPHRASE)
        assert bodies() == SAVES
        assert run("check").status == Status.DONE


class TestHoldingTheLock:
    """Another process has the journal open: what changes it is refused, what reads it is not."""

    HOLDER = """
import sys
from pathlib import Path
from careerjournal.vault import Location, Vault
with Vault.open(Location(Path(sys.argv[1]), Path(sys.argv[2])), sys.stdin.readline().strip()):
    print("open", flush=True)
    sys.stdin.readline()
"""

    @pytest.fixture
    def held(self, code: str) -> Callable[[], None]:
        del code
        paths = Paths.usual()
        holder = subprocess.Popen(
            [sys.executable, "-c", self.HOLDER, str(paths.journal), str(paths.state)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ},
        )
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdin.write(PASSPHRASE + "\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "open\n"

        def let_go() -> None:
            holder.communicate("\n", timeout=60)

        return let_go

    def test_what_is_refused_and_what_is_not(self, run: Run, home: Path, held: Callable[[], None]) -> None:
        before = file().read_bytes()
        try:
            for command in (["restore", str(file())], ["revoke"], ["passphrase"]):
                done = run(*command)
                assert (done.status, done.out) == (Status.IN_USE, "")
            assert file().read_bytes() == before
            assert run("backup", str(home / "copy")).status == Status.DONE
            assert run("salvage", "-o", str(home / "saved")).status == Status.DONE
        finally:
            held()
        assert run("restore", str(file())).status == Status.DONE


@pytest.mark.parametrize("command", ["backup", "restore", "salvage", "passphrase"])
def test_the_help_says_what_a_lost_passphrase_needs(run: Run, command: str) -> None:
    done = run(command, "--help", secret=None)
    assert done.status == Status.DONE
    assert "recovery code" in " ".join(done.out.split())


@pytest.mark.parametrize("command", [["backup", "x"], ["salvage", "-o", "x"], ["revoke"], ["passphrase"]])
def test_where_there_is_no_journal(run: Run, command: list[str]) -> None:
    done = run(*command)
    assert (done.status, done.out) == (Status.COULD_NOT, "")
    assert "careerjournal new" in done.err


class Ended(BaseException):
    """The process is ended, as by SIGKILL: from then on nothing reaches the disk."""


class TestARestoreEndedAnywhere:
    """Before each call that changes the disk, the process is ended once."""

    CHANGES = ("create", "write", "truncate", "sync", "rename", "remove", "make_folder", "sync_folder")

    def end_at(self, monkeypatch: pytest.MonkeyPatch, last: int) -> None:
        calls = 0

        def ending(real: Callable[..., object]) -> Callable[..., object]:
            def call(*arguments: object, **named: object) -> object:
                nonlocal calls
                calls += 1
                if calls > last:
                    raise Ended
                return real(*arguments, **named)

            return call

        for name in self.CHANGES:
            monkeypatch.setattr(Disk, name, ending(getattr(Disk, name)))

    @pytest.mark.parametrize("kind", ["portable", "older", "by its code"])
    def test_one_of_the_two_is_there_and_opens(
        self, run: Run, home: Path, one_line: str, monkeypatch: pytest.MonkeyPatch, kind: str
    ) -> None:
        code = run("new").out.strip()
        assert run("note", "Kept").status == Status.DONE
        if kind == "portable":
            assert run("backup", str(home / "copy"), secret=one_line).status == Status.DONE
        else:
            shutil.copy(file(), home / "copy")
        (home / "code").write_text(f"{code}\n{PASSPHRASE}\n")
        secret = "code" if kind == "by its code" else one_line
        assert run("note", "Since then").status == Status.DONE
        folders = (file().parent, Paths.usual().state)
        for folder in folders:
            shutil.copytree(folder, home / "before" / folder.name / "it" / folder.parent.name)
        last, finished, restored = 0, 0, False
        while not restored:
            for folder in folders:
                shutil.rmtree(folder)
                shutil.copytree(home / "before" / folder.name / "it" / folder.parent.name, folder)
            with monkeypatch.context() as patch, suppress(Ended):
                self.end_at(patch, last)
                restored = run("restore", str(home / "copy"), secret=secret).status == Status.DONE
            last += 1
            first = run("list")
            assert first.status == Status.DONE, (last, first.err)
            if "Since then" in first.out:
                assert "restore" not in first.err
                continue
            assert "Kept" in first.out
            again = run("list")
            assert (again.status, "interrupted" in again.err) == (Status.DONE, False)
            if "interrupted" in first.err:
                finished += 1
                [aside] = file().parent.glob("journal-replaced-*")
                assert str(aside) in first.err
                assert ("Nobody has confirmed the recovery code" in again.err) == (kind == "portable")
        assert finished > 3
        assert "Nobody has confirmed" not in run("list").err

    def test_one_from_another_device_says_what_opens_it(
        self, run: Run, home: Path, one_line: str, with_code: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Ended before it has a passphrase here: only the recovery code opens it, and that is said."""
        shutil.copy(file(), home / "older")
        somewhere_else(home, monkeypatch)
        assert run("new").status == Status.DONE

        def ended(*_: object) -> None:
            raise Ended

        with monkeypatch.context() as patch, suppress(Ended):
            patch.setattr(Vault, "set_passphrase", ended)
            run("restore", str(home / "older"), secret=with_code)
        [aside] = file().parent.glob("journal-replaced-*")
        refused = run("list", secret=one_line)
        assert refused.status == Status.WRONG_PASSPHRASE
        assert "interrupted" in refused.err
        assert str(aside) in refused.err
        assert "recovery code" in refused.err
        assert run("passphrase", secret=with_code).status == Status.DONE
        assert bodies(ANOTHER) == SAVES

    def test_ctrl_c_once_this_device_has_gone_on_is_no_way_back(
        self, run: Run, home: Path, code: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What stood there before would be refused by then."""
        del code
        shutil.copy(file(), home / "older")
        assert run("note", "Since then").status == Status.DONE
        real, opened_to_write = Vault.open, 0

        def interrupted(*arguments: Any, **how: Any) -> Vault:
            nonlocal opened_to_write
            if opened_to_write and how.get("read_only"):
                raise KeyboardInterrupt
            opened_to_write += not how.get("read_only")
            return real(*arguments, **how)

        with monkeypatch.context() as patch:
            patch.setattr(Vault, "open", interrupted)
            assert run("restore", str(home / "older")).status == Status.COULD_NOT
        listed = run("list")
        assert (listed.status, "interrupted" in listed.err) == (Status.DONE, True)
        assert bodies() == SAVES


@pytest.mark.usefixtures("code")
class TestWhatCannotBeWritten:
    """A copy is not the journal: what is refused is named."""

    @pytest.mark.parametrize("command", [["backup"], ["salvage", "-o"]])
    def test_the_target_or_this_devices_records(
        self, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
    ) -> None:
        target, state = home / "stick" / "copy", Paths.usual().state
        target.parent.mkdir()
        real = Disk.create
        for folder in (target.parent, state):

            def only_read(disk: Disk, path: Path, folder: Path = folder) -> Handle:
                if path.is_relative_to(folder):
                    raise OSError(errno.EROFS, "Read-only file system")
                return real(disk, path)

            monkeypatch.setattr(Disk, "create", only_read)
            done = run(*command, str(target))
            if command == ["backup"] and folder == state:
                assert done.status == Status.DONE  # a portable copy needs no record
                target.unlink()
                continue
            assert (done.status, done.out) == (Status.COULD_NOT, "")
            named = target if folder == target.parent else state
            assert str(named) in done.err
            assert "cannot be written: the disk can only be read" in done.err
            assert "The journal cannot" not in done.err
            assert not list(target.parent.iterdir())

    def test_nor_the_journals_own_record(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        real = Disk.open

        def only_read(disk: Disk, path: Path, *, write: bool) -> Handle:
            if write and path.is_relative_to(Paths.usual().state):
                raise OSError(errno.EROFS, "Read-only file system")
            return real(disk, path, write=write)

        monkeypatch.setattr(Disk, "open", only_read)
        done = run("note", "x")
        assert done.status == Status.COULD_NOT
        assert f"{Paths.usual().state}, cannot be written: the disk can only be read" in done.err
        assert "The journal cannot" not in done.err

    @pytest.mark.parametrize("command", [["backup"], ["salvage", "-o"]])
    def test_no_folder_is_made_for_a_copy(self, run: Run, home: Path, command: list[str]) -> None:
        done = run(*command, str(home / "stick" / "not mounted" / "copy"))
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert f"There is no folder {home / 'stick' / 'not mounted'}." in done.err
        assert not (home / "stick").exists()

    @pytest.mark.parametrize("command", [["backup"], ["salvage", "-o"]])
    def test_half_a_copy_goes_with_the_command_that_is_ended(
        self, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
    ) -> None:
        real = Disk.sync

        def ended(disk: Disk, handle: Handle) -> None:
            real(disk, handle)
            if handle.path.name == "copy.new":
                os.kill(os.getpid(), signal.SIGTERM)

        handler = signal.getsignal(signal.SIGTERM)
        with monkeypatch.context() as patch:
            patch.setattr(Disk, "sync", ended)
            assert run(*command, str(home / "copy")).status == Status.COULD_NOT
        assert signal.getsignal(signal.SIGTERM) == handler
        assert list(home.glob("copy*")) == []
        assert run(*command, str(home / "copy")).status == Status.DONE

    @pytest.mark.parametrize("command", [["backup"], ["salvage", "-o"]])
    def test_one_that_was_left_all_the_same_is_explained(self, run: Run, home: Path, command: list[str]) -> None:
        (home / "copy.new").write_text("half")
        done = run(*command, str(home / "copy"))
        assert done.status == Status.COULD_NOT
        assert "left of a copy that was ended early, remove it" in done.err
        assert (home / "copy.new").read_text() == "half"


@pytest.mark.usefixtures("code")
class TestWhatIsLeftOfIt:
    """Where the journal is gone, or only a piece of it is there, its automatic copies are named."""

    @pytest.mark.parametrize("left", [None, 0, 100])
    @pytest.mark.parametrize("command", [["list"], ["note", "x"], ["check"], ["backup", "x"], ["salvage", "-o", "x"]])
    def test_the_way_back_is_said(
        self, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], left: int | None
    ) -> None:
        monkeypatch.chdir(home)
        [made] = Door(Paths.usual()).backups()
        if left is None:
            file().unlink()
        else:
            file().write_bytes(file().read_bytes()[:left])
        done = run(*command)
        assert (done.status, done.out) == (Status.COULD_NOT, "")
        assert "careerjournal restore" in done.err
        assert str(made.path) in done.err
        assert run("restore", str(made.path)).status == Status.DONE
        assert bodies() == SAVES
