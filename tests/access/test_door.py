"""The way into a real encrypted file: what comes back after a lock, what is refused, and in which words."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs
from tinydb.table import Document

from careerjournal import demo
from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.journal.errors import JournalError, Locked
from careerjournal.journal.journal import Journal
from careerjournal.model import Aspiration, Kind, Lesson, Ref, Reflection, Setback
from careerjournal.vault import InUse, RolledBack, UnknownVersion
from careerjournal.vault.disk import Disk, Handle
from careerjournal.vault.frames import MAGIC
from tests.conftest import CHEAP_COST, PASSPHRASE
from tests.journal.state import seen

posix = pytest.mark.skipif(os.name != "posix", reason="folders have other permissions there")


def lived_in(journal: Journal) -> Journal:
    """Fill a journal with the sample, and do a bit of everything in it."""
    journal.table("lesson").insert(Document({"entry": "lesson", "v": 1, "sentence": 7}, doc_id=900))
    newer = {"entry": "story", "v": 2, "heading": "From the future", "mood": {"is": "fine"}}
    journal.table("story").insert(Document(newer, doc_id=900))
    with journal.together():
        for entry in demo.sample(journal.today()):
            journal.add(entry)
    journal.keep(structs.replace(journal.setbacks[1], felt="Small [[lesson 2]]"))
    journal.keep(structs.replace(journal.aspirations[1], what="Something else"))
    journal.keep(structs.replace(journal.aspirations[1], what="Something else again"))
    journal.delete(Ref(Kind.LESSON, 1))
    journal.delete(Ref(Kind.ROLE, 1))
    journal.restore(Ref(Kind.ROLE, 1))
    journal.drafts.keep(Ref(Kind.SETBACK, 1), {"felt": "half", "readings": [{"note": ""}]})
    journal.drafts.keep(Ref(Kind.REFLECTION, 0), {"body": "half"})
    return journal


class TestReopening:
    def test_everything_is_as_it_was(self, door: Door, real_journal: Journal) -> None:
        before = seen(lived_in(real_journal))
        real_journal.lock()
        again = door.open(PASSPHRASE)
        assert seen(again) == before
        again.compact()
        again.lock()
        again = door.open(PASSPHRASE)
        assert seen(again) == before
        assert again.undo() is None
        again.lock()

    def test_each_act_is_in_the_file_before_it_returns(self, door: Door, real_journal: Journal) -> None:
        """A copy of the file, taken at any moment, has it: nothing waits for the lock."""

        def on_disk() -> Journal:
            journal = door.open(PASSPHRASE, read_only=True)
            found = list(journal), journal.trash(), journal.drafts.all()
            journal.lock()
            assert found == (list(real_journal), real_journal.trash(), real_journal.drafts.all())
            return journal

        kept = real_journal.add(Setback(what_happened="x"))
        on_disk()
        real_journal.keep(structs.replace(kept, felt="y"))
        on_disk()
        real_journal.drafts.keep(kept.ref, {"felt": "z"})
        on_disk()
        real_journal.delete(kept.ref)
        on_disk()
        real_journal.undo()
        on_disk()

    def test_a_number_is_not_given_out_again(self, door: Door, real_journal: Journal) -> None:
        for _ in range(3):
            real_journal.add(Lesson(sentence="x"))
        real_journal.delete(Ref(Kind.LESSON, 3))
        real_journal.delete_for_good(Ref(Kind.LESSON, 3))
        real_journal.lock()
        again = door.open(PASSPHRASE)
        assert again.add(Lesson(sentence="x")).number == 4
        again.lock()

    def test_it_reads_and_refuses_to_change_what_was_opened_to_read_only(
        self, door: Door, real_journal: Journal
    ) -> None:
        kept = real_journal.add(Lesson(sentence="x"))
        beside = door.open(PASSPHRASE, read_only=True)
        assert list(beside) == [kept]
        assert door.notices() == ["Open to read only: nothing you change here is kept."]
        for act in (lambda: beside.add(kept), lambda: beside.delete(kept.ref), beside.compact):
            with pytest.raises(JournalError):
                act()
        assert list(beside) == [kept]
        beside.lock()

    def test_locking_lets_go_of_the_file(self, door: Door, real_journal: Journal) -> None:
        real_journal.lock()
        with pytest.raises(Locked):
            list(real_journal)
        for _ in range(2):
            door.open(PASSPHRASE).lock()


class TestDeletingForGood:
    WEIGHT = 40_000

    def size(self, door: Door) -> int:
        return door.paths.journal.stat().st_size

    @pytest.mark.parametrize("at_once", [True, False], ids=["with others, in one save", "alone"])
    def test_the_bytes_are_gone_from_the_file(self, door: Door, real_journal: Journal, at_once: bool) -> None:
        """Nothing can be looked for in a ciphertext; but what is not in the file takes no room there."""
        stays = real_journal.add(Reflection(body="Stays"))
        real_journal.compact()
        small = self.size(door)
        text = os.urandom(self.WEIGHT // 2).hex()
        long = real_journal.add(Reflection(body=text))
        long = real_journal.keep(structs.replace(long, body=text[::-1]))
        real_journal.drafts.keep(long.ref, {"body": text})
        real_journal.delete(long.ref)
        assert self.size(door) > small + 2 * self.WEIGHT
        if at_once:
            with real_journal.together():
                real_journal.delete_for_good(long.ref)
                real_journal.drafts.keep(Ref(Kind.LESSON, 0), {"sentence": "x"})
        else:
            real_journal.delete_for_good(long.ref)
        assert self.size(door) < small + 4_000
        real_journal.lock()
        again = door.open(PASSPHRASE)
        assert (list(again), again.trash(), again.history(long.ref)) == ([stays], [], [])
        again.lock()


class TestAFullDisk:
    def test_what_was_kept_stands_and_what_was_not_is_not_shown(
        self, door: Door, real_journal: Journal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lived_in(real_journal)
        before = seen(real_journal)

        def full(_disk: Disk, _handle: Handle, _offset: int, _data: bytes) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Disk, "write", full)
        with pytest.raises(JournalError, match="The disk is full"), real_journal.together():
            real_journal.add(Setback(what_happened="The panel"))
        assert seen(real_journal) == before
        with pytest.raises(JournalError):
            real_journal.add(Setback(what_happened="The panel"))
        assert seen(real_journal) == before
        monkeypatch.undo()
        real_journal.lock()
        again = door.open(PASSPHRASE)
        assert seen(again) == before
        again.lock()


Spoil = Callable[[Path], None]


def empty(file: Path) -> None:
    file.write_bytes(b"")


def foreign(file: Path) -> None:
    file.write_bytes(b"%PDF-1.7\n" * 5_000)


def truncated_early(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:100])


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-10])


def altered(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-200] ^= 1
    file.write_bytes(data)


def altered_early(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[data.index(MAGIC) + 60] ^= 1
    file.write_bytes(data)


def behind_a_link(file: Path) -> None:
    file.rename(file.with_name("real"))
    file.symlink_to(file.with_name("real"))


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def gone(file: Path) -> None:
    file.unlink()


class TestRefusals:
    @pytest.fixture
    def kept(self, door: Door, real_journal: Journal) -> Door:
        for number in range(5):
            real_journal.add(Reflection(body=f"Line {number} " * 40))
        real_journal.lock()
        return door

    def refused(self, door: Door, secret: str = PASSPHRASE, **how: bool) -> tuple[str, bool, dict[str, bool] | None]:
        before = door.paths.journal.read_bytes() if door.paths.journal.is_file() else None
        with pytest.raises(JournalError) as caught:
            door.open(secret, **how)
        refusal = door.refusal(caught.value)
        assert refusal.sentence[0].isupper()
        assert refusal.sentence.endswith(".")
        assert PASSPHRASE not in refusal.sentence
        after = door.paths.journal.read_bytes() if door.paths.journal.is_file() else None
        assert after == before
        return refusal[:3]

    @pytest.mark.parametrize("secret", ["wrong", "", PASSPHRASE + " ", PASSPHRASE.upper()])
    def test_a_wrong_passphrase_may_be_tried_again(self, kept: Door, secret: str) -> None:
        sentence, wrong, choice = self.refused(kept, secret)
        assert (wrong, choice) == (True, None)
        assert "passphrase" in sentence.lower()
        kept.open(PASSPHRASE).lock()

    @pytest.mark.parametrize("secret", ["wrong", "", "00000-00000-00000-00000-00000-00000-00000-00000"])
    def test_so_may_a_wrong_recovery_code(self, kept: Door, secret: str) -> None:
        sentence, wrong, _ = self.refused(kept, secret, code=True)
        assert wrong
        assert "code" in sentence.lower()

    @pytest.mark.parametrize(
        ("spoil", "says"),
        [
            (empty, "emptied"),
            (foreign, "not a journal"),
            (truncated_early, "journal"),
            (gone, "no journal at this place"),
            (a_folder, "cannot be read"),
        ],
    )
    def test_what_is_no_journal(self, kept: Door, spoil: Spoil, says: str) -> None:
        spoil(kept.paths.journal)
        sentence, wrong, choice = self.refused(kept)
        assert says in sentence
        assert (wrong, choice) == (False, None)

    @posix
    def test_a_symbolic_link(self, kept: Door) -> None:
        behind_a_link(kept.paths.journal)
        sentence, wrong, choice = self.refused(kept)
        assert "symbolic link" in sentence
        assert (wrong, choice) == (False, None)

    @pytest.mark.parametrize("spoil", [truncated, altered, altered_early])
    def test_one_that_was_changed_says_where_to_go(self, kept: Door, spoil: Spoil) -> None:
        spoil(kept.paths.journal)
        sentence, wrong, choice = self.refused(kept)
        assert "Nothing has been changed. “careerjournal check”" in sentence
        assert (wrong, choice) == (False, None)
        assert not kept.check(PASSPHRASE).ok

    def test_an_older_copy_is_the_owners_to_choose(self, kept: Door) -> None:
        older = kept.paths.journal.read_bytes()
        journal = kept.open(PASSPHRASE)
        journal.add(Reflection(body="Since then"))
        journal.lock()
        kept.paths.journal.write_bytes(older)
        sentence, wrong, choice = self.refused(kept)
        assert "older copy" in sentence
        assert (wrong, choice) == (False, {"anyway": True})
        journal = kept.open(PASSPHRASE, anyway=True)
        assert len(journal.reflections) == 5
        assert any("went on with a copy" in notice for notice in kept.notices())
        assert kept.notices() == []
        journal.lock()
        kept.open(PASSPHRASE).lock()

    def test_one_in_use_can_be_read(self, kept: Door) -> None:
        first = kept.open(PASSPHRASE)
        with pytest.raises(InUse) as caught:
            kept.open(PASSPHRASE)
        refusal = kept.refusal(caught.value)
        assert f"process {os.getpid()}" in refusal.sentence
        assert refusal.choice == {"read_only": True}
        beside = kept.open(PASSPHRASE, **refusal.choice)
        assert list(beside) == list(first)
        beside.lock()
        first.lock()

    @pytest.mark.parametrize(
        ("call", "code", "why"),
        [
            ("lock", errno.EROFS, "the disk can only be read"),
            ("lock", errno.EACCES, "permission was refused"),
            ("open", errno.EROFS, "the disk can only be read"),
            ("open", errno.EPERM, "permission was refused"),
            ("write", errno.ENOSPC, "The disk is full"),
            ("sync", errno.EIO, "the system reported an error"),
        ],
    )
    def test_one_that_cannot_be_written_can_be_read(
        self, kept: Door, monkeypatch: pytest.MonkeyPatch, call: str, code: int, why: str
    ) -> None:
        real = getattr(Disk, call)

        def refuse(disk: Disk, *rest: object, **named: object) -> object:
            if named.get("write", True):
                raise OSError(code, os.strerror(code))
            return real(disk, *rest, **named)

        before = kept.paths.journal.read_bytes()
        monkeypatch.setattr(Disk, call, refuse)
        with pytest.raises(JournalError) as caught:
            kept.open(PASSPHRASE)
        refusal = kept.refusal(caught.value)
        assert why in refusal.sentence
        assert (refusal.choice, refusal.choice_says) == ({"read_only": True}, "open it to read only")
        journal = kept.open(PASSPHRASE, read_only=True)
        assert len(list(journal)) > 0
        assert any("Open to read only" in notice for notice in kept.notices())
        journal.lock()
        assert kept.paths.journal.read_bytes() == before

    def test_one_of_a_newer_version_that_can_be_read(self, kept: Door) -> None:
        assert kept.refusal(UnknownVersion("Newer.", readable=True)).choice == {"read_only": True}
        assert kept.refusal(UnknownVersion("Newer.")).choice is None

    @posix
    @pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
    @pytest.mark.parametrize("existing", [True, False])
    def test_a_folder_without_permission(self, kept: Door, tmp_path: Path, existing: bool) -> None:
        folder = kept.paths.journal.parent
        if not existing:
            shutil.rmtree(folder)
            folder.mkdir()
        folder.chmod(0o500)
        try:
            with pytest.raises(JournalError) as caught:
                kept.open(PASSPHRASE) if existing else kept.create(PASSPHRASE)
        finally:
            folder.chmod(0o700)
        assert "permission was refused" in kept.refusal(caught.value).sentence

    def test_what_was_not_foreseen_gives_nothing_away(self, door: Door) -> None:
        sentence = door.refusal(ZeroDivisionError("plum lantern")).sentence
        assert "not foreseen" in sentence
        assert "plum" not in sentence


class TestMaking:
    def test_nothing_is_ever_overwritten(self, door: Door) -> None:
        door.paths.journal.parent.mkdir(parents=True)
        door.paths.journal.write_text("precious")
        with pytest.raises(JournalError) as caught:
            door.create(PASSPHRASE)
        assert "already stands" in door.refusal(caught.value).sentence
        assert door.paths.journal.read_text() == "precious"

    def test_an_empty_passphrase_is_none(self, door: Door) -> None:
        with pytest.raises(JournalError):
            door.create("")
        assert not door.exists()

    @posix
    def test_nobody_else_can_read_it(self, door: Door, real_journal: Journal) -> None:
        for path in (door.paths.journal, *door.paths.state.rglob("*")):
            assert path.stat().st_mode & 0o077 == 0

    def test_the_file_alone_opens_nothing_unless_it_is_portable(self, door: Door, tmp_path: Path) -> None:
        for portable in (False, True):
            paths = Paths.within(tmp_path / str(portable))
            made = Door(paths, CHEAP_COST).create(PASSPHRASE, portable=portable)
            made.journal.lock()
            elsewhere = Door(paths._replace(state=tmp_path / "elsewhere" / str(portable)))
            if portable:
                elsewhere.open(PASSPHRASE).lock()
                continue
            with pytest.raises(JournalError) as caught:
                elsewhere.open(PASSPHRASE)
            assert elsewhere.refusal(caught.value).wrong_secret
            elsewhere.open(made.recovery_code.lower().replace("-", " "), code=True).lock()
            assert any("recovery code" in notice for notice in elsewhere.notices())

    def test_a_new_passphrase_and_a_new_code_take_the_place_of_the_old(self, door: Door) -> None:
        made = door.create(PASSPHRASE)
        with pytest.raises(JournalError):
            made.journal.keys.change_passphrase("wrong", "another")
        made.journal.keys.change_passphrase(PASSPHRASE, "another")
        code = made.journal.keys.new_recovery_code()
        made.journal.lock()
        for secret, is_code in ((PASSPHRASE, False), (made.recovery_code, True)):
            with pytest.raises(JournalError) as caught:
                door.open(secret, code=is_code)
            assert door.refusal(caught.value).wrong_secret
        door.open("another").lock()
        by_code = door.open(code, code=True)
        by_code.keys.change_passphrase(None, "a third")
        by_code.lock()
        door.open("a third").lock()

    def test_getting_ready_loads_what_opening_needs_and_importing_does_not(self) -> None:
        script = (
            "import sys; from pathlib import Path\n"
            "from careerjournal.access.door import Door; from careerjournal.access.paths import Paths\n"
            "needed = {'careerjournal.journal.journal', 'careerjournal.vault', 'tinydb', 'cryptography', 'msgspec'}\n"
            "assert not needed & sys.modules.keys(), needed & sys.modules.keys()\n"
            "Door(Paths.within(Path('nowhere'))).get_ready()\n"
            "assert needed <= sys.modules.keys(), needed - sys.modules.keys()\n"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_rolling_back_is_noticed_across_a_compaction(door: Door, real_journal: Journal) -> None:
    real_journal.add(Aspiration(what="x"))
    older = door.paths.journal.read_bytes()
    real_journal.compact()
    real_journal.lock()
    door.paths.journal.write_bytes(older)
    with pytest.raises(RolledBack):
        door.open(PASSPHRASE)


def test_a_byte_order_mark_that_was_pasted_is_no_part_of_a_passphrase(door: Door) -> None:
    door.create(f"\ufeff{PASSPHRASE}").journal.lock()
    for typed in (PASSPHRASE, f"\ufeff{PASSPHRASE}"):
        door.open(typed).lock()
