"""What could not be stored: it counts as the draft it would be, outlives the lock sealed, and is stored later."""

from __future__ import annotations

import errno
import gc
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from msgspec import structs

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.journal.draft_words import beginning, in_full
from careerjournal.journal.drafts import Draft
from careerjournal.journal.errors import JournalError
from careerjournal.journal.journal import Journal
from careerjournal.journal.sealed import NotKept
from careerjournal.model import Kind, Ref, Reflection, Setback
from careerjournal.vault import Vault
from tests.conftest import BEGINNING, CHEAP_COST, PASSPHRASE, Clock, Faulty

NEW = Ref(Kind.REFLECTION, 0)


def bodies(journal: Journal) -> list[tuple[object, bool]]:
    return [(draft.values["body"], draft.stored) for draft in journal.drafts.all()]


def why(about: NotKept | None) -> str:
    return about.why if about else ""


def test_it_counts_as_a_draft_and_is_stored_by_the_next_attempt(journal: Journal, clock: Clock) -> None:
    journal.drafts.keep(NEW, {"body": "I"})
    clock.step()
    journal.drafts.hold(NEW, {"body": "I th"})
    clock.step()
    journal.drafts.hold(NEW, {"body": "I thought"})
    assert bodies(journal) == [("I thought", False)]
    typed = clock.now
    clock.step(minutes=1)
    assert journal.drafts.store()
    assert bodies(journal) == [("I thought", True)]
    assert journal.drafts.all()[0].when == typed == journal.drafts.stored_at(NEW)
    assert journal.drafts.held == []


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EACCES, "permission was refused"),
        (errno.EIO, "the disk reports an error"),
    ],
)
def test_it_is_said_why_until_there_is_room(real_journal: Journal, faulty: Faulty, code: int, says: str) -> None:
    drafts = real_journal.drafts
    faulty.refuse(code)
    drafts.hold(NEW, {"body": "I thought"})
    assert drafts.not_kept is None
    for _ in range(2):
        assert not drafts.store()
        assert why(drafts.not_kept) == says
    assert drafts.new_problem().endswith(".")
    assert drafts.new_problem() == ""
    with pytest.raises(JournalError):
        real_journal.add(Setback(what_happened="Panel"))
    faulty.mend()
    assert drafts.store()
    assert drafts.not_kept is None
    assert real_journal.add(Setback(what_happened="Panel")).number == 1
    assert bodies(real_journal) == [("I thought", True)]


def test_what_is_typed_while_nothing_can_be_stored_is_stored_in_the_end(
    real_journal: Journal, faulty: Faulty, door: Door
) -> None:
    drafts = real_journal.drafts
    drafts.hold(NEW, {"body": "Begun"})
    drafts.store()
    faulty.refuse()
    for number in range(5):
        drafts.hold(NEW, {"body": f"Begun {number}"})
        drafts.hold(Ref(Kind.SETBACK, 0), {"body": f"Other {number}"})
        drafts.store(patiently=True)
    faulty.mend()
    real_journal.lock()
    again = door.open(PASSPHRASE)
    assert sorted(bodies(again)) == [("Begun 4", True), ("Other 4", True)]
    again.lock()


def test_a_file_that_was_moved_away_and_put_back_as_a_copy(real_journal: Journal, door: Door) -> None:
    drafts, file = real_journal.drafts, door.paths.journal
    away = file.with_name("away")
    file.rename(away)
    drafts.hold(NEW, {"body": "An hour of writing"})
    assert not drafts.store()
    assert why(drafts.not_kept) == "the journal’s file is not in its place"
    shutil.copy(away, file)
    assert drafts.store()
    assert real_journal.add(Setback(what_happened="Panel")).number == 1
    real_journal.lock()
    again = door.open(PASSPHRASE)
    assert bodies(again) == [("An hour of writing", True)]
    again.lock()


def test_something_else_in_the_place_of_the_file_is_left_alone(real_journal: Journal, door: Door) -> None:
    file = door.paths.journal
    file.rename(file.with_name("away"))
    file.write_bytes(b"notes")
    real_journal.drafts.hold(NEW, {"body": "An hour of writing"})
    assert not real_journal.drafts.store()
    assert why(real_journal.drafts.not_kept) == "something else stands in the journal’s place"
    assert file.read_bytes() == b"notes"


class TestOverTheLock:
    @pytest.mark.parametrize("room", [True, False])
    def test_it_is_there_again(self, real_journal: Journal, faulty: Faulty, door: Door, room: bool) -> None:
        real_journal.drafts.keep(NEW, {"body": "Begun"})
        typed = {"body": "Begun, and an hour later", "tags": "a, b", "energy": ""}
        faulty.refuse()
        real_journal.drafts.hold(NEW, typed)
        real_journal.lock()
        assert why(door.sealed.not_kept) == "the disk is full"
        assert door.sealed.not_kept is not None
        assert door.sealed.not_kept.sentence == "What you typed is not kept yet: the disk is full."
        faulty.mend()
        if not room:
            # Opening needs a little room itself; saving needs more.
            journal = door.open(PASSPHRASE, read_only=True)
            assert why(journal.drafts.not_kept) == "the journal is open to read only"
            journal.lock()
            assert why(door.sealed.not_kept) == "the journal is open to read only"
        again = door.open(PASSPHRASE)
        assert [(draft.values, draft.stored) for draft in again.drafts.all()] == [(typed, True)]
        again.lock()

    def test_neither_it_nor_a_key_is_left(self, real_journal: Journal, faulty: Faulty, door: Door) -> None:
        secret = "zqxj" + "w" * 40
        faulty.refuse()
        real_journal.drafts.hold(NEW, {"body": secret})
        real_journal.drafts.store()
        real_journal.lock()
        gc.collect()
        found = [
            thing for thing in gc.get_objects() if isinstance(thing, dict) and secret in map(_text, thing.values())
        ]
        assert [one for one in found if one.get("secret") is not secret] == []
        assert door.sealed.not_kept is not None

    def test_another_journal_takes_nothing_and_loses_nothing(
        self, real_journal: Journal, faulty: Faulty, door: Door
    ) -> None:
        faulty.refuse()
        real_journal.drafts.hold(NEW, {"body": "Mine"})
        real_journal.lock()
        faulty.mend()
        own = Paths.within(door.paths.journal.parent / "own")
        others = Paths.within(door.paths.journal.parent / "other")
        made = Door(others, CHEAP_COST)
        made.create(PASSPHRASE).journal.lock()
        mine = door.paths
        door.paths = others
        other = door.open(PASSPHRASE, another=True)
        assert other.drafts.all() == []
        faulty.refuse()
        other.drafts.hold(NEW, {"body": "Other"})
        other.lock()
        faulty.mend()
        assert door.sealed.not_kept is not None
        assert door.sealed.not_kept.entries == 2
        door.paths = mine
        again = door.open(PASSPHRASE, another=True)
        assert bodies(again) == [("Mine", True)]
        again.lock()
        assert door.sealed.not_kept is not None
        assert door.sealed.not_kept.entries == 1
        del own

    def test_a_program_that_ends_puts_it_aside_and_another_journal_leaves_it_there(
        self, real_journal: Journal, door: Door
    ) -> None:
        file, aside = door.paths.journal, door.paths.state
        away = file.with_name("away")
        file.rename(away)
        real_journal.drafts.hold(NEW, {"body": "An hour of writing"})
        real_journal.lock()
        assert "put aside on this device" in door.leave(asked=False)
        (put,) = aside.glob("unsaved-*")
        assert b"hour" not in put.read_bytes()
        other = Door(door.paths, CHEAP_COST)
        journal = other.create(PASSPHRASE).journal
        journal.lock()
        assert other.leave(asked=True) == ""
        journal = other.open(PASSPHRASE)
        assert journal.drafts.all() == []
        journal.lock()
        assert other.leave(asked=True) == ""
        away.rename(file)
        again = Door(door.paths, CHEAP_COST)
        journal = again.open(PASSPHRASE, another=True)
        assert bodies(journal) == [("An hour of writing", True)]
        journal.add(Reflection(body="An hour of writing"))
        journal.lock()
        assert again.leave(asked=False) == ""
        assert list(aside.glob("unsaved-*")) == []

    def test_a_broken_one_stops_nothing(self, real_journal: Journal, door: Door) -> None:
        real_journal.drafts.keep(NEW, {"body": "Half"})
        real_journal.lock()
        (place,) = door.paths.state.glob("place-*")
        aside = place.with_name(place.name.replace("place-", "unsaved-"))
        for content in (b"", b"x", bytes(4), b"\xff\xff\xff\xff" + bytes(100), b"\x20\x00\x00\x00" + bytes(200)):
            aside.write_bytes(content)
            journal = door.open(PASSPHRASE)
            assert bodies(journal) == [("Half", True)]
            journal.lock()

    def test_a_draft_that_was_begun_meanwhile_stays_and_so_does_this_one(
        self, real_journal: Journal, faulty: Faulty, door: Door
    ) -> None:
        faulty.refuse()
        real_journal.drafts.hold(NEW, {"body": "First"})
        real_journal.lock()
        faulty.mend()
        elsewhere = Door(door.paths, CHEAP_COST).open(PASSPHRASE)
        elsewhere.drafts.keep(NEW, {"body": "Second"})
        elsewhere.lock()
        journal = door.open(PASSPHRASE)
        assert bodies(journal) == [("Second", True)]
        assert why(door.sealed.not_kept) == "another draft of the same entry was begun meanwhile"
        journal.add(Reflection(body="Second"))
        journal.lock()
        journal = door.open(PASSPHRASE)
        assert bodies(journal) == [("First", True)]
        assert door.sealed.not_kept is None
        journal.lock()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


class TestInAThread:
    @contextmanager
    def at_work(self, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
        """A draft is being stored in another thread, which is held up in the middle of it until it is told to go on."""
        begun, go_on, save = threading.Event(), threading.Event(), Vault.save

        def slowly(self: Vault, changes: object) -> None:
            if threading.current_thread() is thread:
                begun.set()
                assert go_on.wait(10)
            save(self, changes)  # type: ignore[arg-type]

        monkeypatch.setattr(Vault, "save", slowly)
        thread = threading.Thread(target=journal.drafts.store)
        thread.start()
        assert begun.wait(10)
        timer = threading.Timer(0.05, go_on.set)
        timer.start()
        yield go_on
        thread.join(10)
        timer.join()

    def test_the_last_typed_wins(self, real_journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
        real_journal.drafts.hold(NEW, {"body": "Fir"})
        with self.at_work(real_journal, monkeypatch):
            real_journal.drafts.hold(NEW, {"body": "First"})
            assert not real_journal.drafts.store(patiently=True)
        assert bodies(real_journal) == [("First", True)]

    def test_what_became_an_entry_meanwhile_does_not_come_back(
        self, real_journal: Journal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real_journal.drafts.hold(NEW, {"body": "First"})
        real_journal.drafts.hold(Ref(Kind.SETBACK, 0), {"body": "Other"})
        with self.at_work(real_journal, monkeypatch):
            real_journal.drafts.hold(NEW, {"body": "First, on"})
            kept = real_journal.add(Reflection(body="First, on"))
        assert bodies(real_journal) == [("Other", True)]
        real_journal.drafts.hold(kept.ref, {"body": "First, on and on"})
        with self.at_work(real_journal, monkeypatch):
            real_journal.keep(structs.replace(kept, body="First, on and on"))
        assert bodies(real_journal) == [("Other", True)]

    def test_what_is_let_go_meanwhile_does_not_come_back(
        self, real_journal: Journal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real_journal.drafts.hold(NEW, {"body": "First"})
        with self.at_work(real_journal, monkeypatch):
            real_journal.drafts.discard(NEW)
        assert bodies(real_journal) == []

    def test_a_lock_waits_for_it(self, real_journal: Journal, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
        real_journal.drafts.hold(NEW, {"body": "Fir"})
        with self.at_work(real_journal, monkeypatch):
            real_journal.drafts.hold(NEW, {"body": "First"})
            real_journal.lock()
        assert door.sealed.not_kept is None
        again = door.open(PASSPHRASE)
        assert bodies(again) == [("First", True)]
        again.lock()


def test_an_entry_that_could_not_be_kept_leaves_what_was_typed(real_journal: Journal, faulty: Faulty) -> None:
    faulty.refuse()
    real_journal.drafts.hold(NEW, {"body": "First"})
    for change in (
        lambda: real_journal.add(Reflection(body="First")),
        lambda: _in_a_block(real_journal),
    ):
        with pytest.raises(JournalError):
            change()
        assert bodies(real_journal) == [("First", False)]
    faulty.mend()
    real_journal.add(Reflection(body="First"))
    assert bodies(real_journal) == []


def _in_a_block(journal: Journal) -> None:
    with journal.together("several"):
        journal.add(Setback(what_happened="Panel"))
        journal.add(Reflection(body="First"))


def test_what_was_let_go_of_is_gone_though_the_disk_is_full(real_journal: Journal, faulty: Faulty, door: Door) -> None:
    faulty.refuse()
    real_journal.drafts.hold(NEW, {"body": "First"})
    real_journal.drafts.store()
    real_journal.drafts.discard(NEW)
    assert real_journal.drafts.not_kept is None
    real_journal.lock()
    assert door.sealed.not_kept is None


def test_its_words(journal: Journal) -> None:
    journal.drafts.hold(NEW, {"prompt": "What drained you?", "body": "The survey boat\nwas late.", "tags": "a, b"})
    draft = journal.drafts.held[0]
    assert beginning(draft) == "The survey boat"
    text = in_full(draft, "a new reflection")
    assert text.startswith("# A new reflection\n")
    for said in ("What drained you?", "The survey boat\nwas late.", "a, b"):
        assert said in text
    journal.drafts.hold(Ref(Kind.ASPIRATION, 0), {"milestones": [{"what": "Ran a morning alone", "quick_win": True}]})
    draft = journal.drafts.held[-1]
    assert beginning(draft) == "Ran a morning alone"
    assert "Ran a morning alone" in in_full(draft, "a new aspiration")
    journal.drafts.hold(Ref(Kind.LESSON, 0), {})
    assert beginning(journal.drafts.held[-1]) == ""


def test_a_day_that_was_counted_from_is_written_out() -> None:
    """What is taken elsewhere does not say on which day it was typed."""
    typed = {"what_happened": "Panel", "when": "yesterday", "typed on": {"when": "2026-11-22"}}
    draft = Draft(Ref(Kind.SETBACK, 0), typed, BEGINNING)
    assert "21 November 2026" in in_full(draft, "a new setback")
