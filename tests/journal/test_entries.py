"""Entries: typed, numbered, linked, kept with what they said before, deleted and brought back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs
from tinydb.storages import MemoryStorage

from careerjournal import demo
from careerjournal.journal.errors import JournalError, Locked, NoSuchEntry
from careerjournal.journal.journal import Journal
from careerjournal.model import (
    Aspiration,
    Conversation,
    Kind,
    Lesson,
    Move,
    PartialDate,
    Reading,
    RecordError,
    Ref,
    Reflection,
    Role,
    Setback,
    Shares,
    Wording,
    entry_class,
    to_record,
)
from careerjournal.vault.database import Database
from tests.conftest import BEGINNING, Clock
from tests.journal.state import FullDisk, entries, seen

PANEL = Setback(what_happened="Not shortlisted", body="The panel knew more than I did.", shares=Shares(my_part=3))


class TestCollections:
    def test_an_entry_gets_a_number_and_a_time(self, journal: Journal) -> None:
        kept = journal.setbacks.add(PANEL)
        assert (kept.number, kept.created, kept.updated) == (1, BEGINNING, BEGINNING)
        assert journal.setbacks[1] == kept == journal.get(Ref(Kind.SETBACK, 1))
        assert type(journal.setbacks[1]) is Setback

    def test_each_kind_counts_for_itself(self, sample_journal: Journal) -> None:
        assert [kind for kind in Kind if not sample_journal.count(kind)] == []
        for kind in Kind:
            collection = getattr(sample_journal, kind.plural)
            assert [entry.number for entry in collection] == list(range(1, len(collection) + 1))
            assert {type(entry) for entry in collection} == {entry_class(kind)}

    def test_every_kind_has_its_collection_by_name(self, journal: Journal) -> None:
        assert [getattr(journal, kind.plural).kind for kind in Kind] == list(Kind)

    def test_what_the_sample_says_is_what_is_kept(self, sample_journal: Journal) -> None:
        assert list(sample_journal) == demo.sample(sample_journal.today())

    def test_one_that_is_not_there(self, journal: Journal) -> None:
        assert journal.setbacks.get(1) is None
        assert 1 not in journal.setbacks
        with pytest.raises(NoSuchEntry, match="There is no setback 1 in this journal"):
            journal.setbacks[1]
        for act in (journal.delete, journal.restore, journal.delete_for_good):
            with pytest.raises(NoSuchEntry):
                act(Ref(Kind.SETBACK, 1))
        with pytest.raises(NoSuchEntry):
            journal.keep(structs.replace(PANEL, number=1))

    def test_a_number_is_never_given_out_again(self, journal: Journal) -> None:
        for _ in range(3):
            journal.setbacks.add(PANEL)
        journal.delete(Ref(Kind.SETBACK, 3))
        assert journal.setbacks.add(PANEL).number == 4
        for number in (3, 4):
            if number == 4:
                journal.delete(Ref(Kind.SETBACK, 4))
            journal.delete_for_good(Ref(Kind.SETBACK, number))
        assert journal.setbacks.add(PANEL).number == 5
        journal.undo()
        assert journal.setbacks.add(PANEL).number == 6

    def test_a_number_that_is_taken_is_passed_over(self) -> None:
        """Records may come from elsewhere, without the note of the numbers given out; none is ever overwritten."""
        database = Database(storage=MemoryStorage)
        database.table("setback").insert(to_record(PANEL))
        journal = Journal(database)
        assert journal.setbacks.add(Setback(what_happened="Another")).number == 2
        assert journal.setbacks[1].what_happened == "Not shortlisted"

    @pytest.mark.parametrize(
        ("entry", "field"),
        [
            (Setback(), "what_happened"),
            (Setback(what_happened=" \t "), "what_happened"),
            (Reflection(body="  \n "), "body"),
            (Setback(what_happened="x", shares=Shares(chance=11)), "chance"),
            (Setback(what_happened="x", move=Ref(Kind.LESSON, 1)), "move"),
            (Setback(what_happened="x", readings=(Reading(),)), "when"),
            (Setback(what_happened="x" * 501), "what_happened"),
        ],
    )
    def test_one_that_does_not_hold_together_is_refused_by_its_field(
        self, journal: Journal, entry: Setback | Reflection, field: str
    ) -> None:
        with pytest.raises(RecordError) as refused:
            journal.add(entry)
        assert refused.value.field == field
        assert list(journal) == []

    def test_what_could_command_a_terminal_never_gets_in(self, journal: Journal) -> None:
        kept = journal.add(Setback(what_happened="a\x1b]52;c;eA==\x07b", body="one\x9b31m two\u202e"))
        assert (kept.what_happened, kept.body) == ("ab", "one two")


class TestLinks:
    def test_both_ways_from_any_text(self, journal: Journal) -> None:
        setback = journal.add(PANEL)
        lesson = journal.add(Lesson(sentence="Ask who else was asked", learnt_from=(setback.ref,)))
        reflection = journal.add(Reflection(body="Again I thought of [[Setback 1]] and [[lessons #1]]."))
        talk = journal.add(
            Conversation(with_whom="Ros", potential=structs.replace(Conversation().potential, notes="[[setback 1]]"))
        )
        assert journal.links_from(reflection) == [setback, lesson]
        assert journal.links_to(setback) == [talk, lesson, reflection]
        assert journal.links_to(lesson) == [reflection]
        assert journal.broken_links() == []

    def test_they_follow_an_edit(self, journal: Journal) -> None:
        setback, other = journal.add(PANEL), journal.add(PANEL)
        lesson = journal.add(Lesson(sentence="x", learnt_from=(setback.ref,)))
        assert journal.links_to(setback) == [lesson]
        lesson = journal.keep(structs.replace(lesson, learnt_from=(other.ref,)))
        assert (journal.links_to(setback), journal.links_to(other)) == ([], [lesson])

    def test_linking_is_said_once(self, journal: Journal) -> None:
        setback, lesson = journal.add(PANEL), journal.add(Lesson(sentence="x"))
        once = journal.link(lesson, setback.ref)
        assert once.links == (setback.ref,)
        assert journal.link(once, setback.ref) == once
        assert journal.links_to(setback) == [once]
        with pytest.raises(NoSuchEntry):
            journal.link(once, Ref(Kind.SETBACK, 9))

    def test_one_that_leads_nowhere_is_reported_and_mended_by_restoring(self, journal: Journal) -> None:
        setback = journal.add(PANEL)
        lesson = journal.add(Lesson(sentence="x", body="[[setback 1]]"))
        assert journal.links_to(setback) == [lesson]
        journal.delete(setback.ref)
        assert journal.broken_links() == [(lesson.ref, setback.ref)]
        assert journal.links_from(lesson) == []
        journal.restore(setback.ref)
        assert journal.broken_links() == []
        assert journal.links_to(setback) == [lesson]

    def test_an_entry_that_cannot_be_read_is_there_all_the_same(self, journal: Journal) -> None:
        journal.table("setback").insert({"entry": "setback", "what_happened": 7, "v": 1})
        journal.add(Lesson(sentence="x", learnt_from=(Ref(Kind.SETBACK, 1),)))
        assert journal.broken_links() == []

    def test_no_entry_points_at_itself(self, journal: Journal) -> None:
        setback = journal.add(structs.replace(PANEL, body="This is [[setback 1]]."))
        assert journal.links_from(setback) == journal.links_to(setback) == []

    def test_a_move_is_named_by_its_roles(self, journal: Journal) -> None:
        here, there = journal.add(Role(title_="Analyst")), journal.add(Role(title_="Lead"))
        assert journal.title(journal.add(Move(from_role=here.ref, to_role=there.ref))) == "Lead"
        assert journal.title(journal.add(Move(from_role=here.ref))) == "Analyst, in place"
        assert journal.title(journal.add(Move())) == "move 3"


class TestHistory:
    def test_a_version_for_each_edit_the_latest_first(self, journal: Journal, clock: Clock) -> None:
        kept = journal.add(PANEL)
        for words in ("one", "two"):
            clock.step(days=1)
            kept = journal.keep(structs.replace(kept, felt=words))
        versions = journal.history(kept.ref)
        assert [version.entry.felt for version in versions if isinstance(version.entry, Setback)] == ["one", ""]
        assert [version.until for version in versions] == [BEGINNING + dt.timedelta(days=days) for days in (2, 1)]
        assert (kept.created, kept.updated) == (BEGINNING, BEGINNING + dt.timedelta(days=2))

    def test_none_for_an_edit_that_changed_nothing(self, journal: Journal, clock: Clock) -> None:
        kept = journal.add(PANEL)
        clock.step(days=1)
        for same in (
            kept,
            structs.replace(kept, what_happened=" Not\x07 shortlisted  "),
            structs.replace(kept, tags=()),
        ):
            assert journal.keep(same) == kept
        assert journal.history(kept.ref) == []
        assert journal.undo() == "put down setback 1"

    def test_a_field_that_was_emptied_is_empty(self, journal: Journal) -> None:
        kept = journal.add(PANEL)
        journal.keep(structs.replace(kept, body="", shares=Shares()))
        assert journal.table("setback").get(doc_id=1) == {
            "entry": "setback",
            "v": 2,
            "what_happened": "Not shortlisted",
            "created": "2026-11-22T12:00:00Z",
            "updated": "2026-11-22T12:00:00Z",
        }

    def test_every_wording_of_an_aspiration_is_kept_with_its_day(self, journal: Journal, clock: Clock) -> None:
        first = journal.add(Aspiration(what="Run the depot", why="To decide"))
        clock.step(days=400)
        second = journal.keep(structs.replace(first, what="Plan routes"))
        clock.step(days=1)
        assert journal.keep(structs.replace(second, horizon="Soon")).earlier_wordings == second.earlier_wordings
        third = journal.keep(structs.replace(second, why=""))
        assert third.earlier_wordings == (
            Wording(what="Run the depot", why="To decide", until=PartialDate(2027, 12, 27)),
            Wording(what="Plan routes", why="To decide", until=PartialDate(2027, 12, 28)),
        )

    def test_putting_an_earlier_version_back_loses_no_wording(self, journal: Journal, clock: Clock) -> None:
        first = journal.add(Aspiration(what="Run the depot"))
        second = journal.keep(structs.replace(first, what="Plan routes"))
        clock.step(days=1)
        back = journal.keep(structs.replace(journal.history(first.ref)[0].entry, number=first.number))
        assert isinstance(back, Aspiration)
        assert back.what == "Run the depot"
        assert [wording.what for wording in back.earlier_wordings] == ["Run the depot", "Plan routes"]
        assert second.earlier_wordings == back.earlier_wordings[:1]


class TestUndo:
    def test_across_entries_back_to_where_it_began(self, sample_journal: Journal, clock: Clock) -> None:
        clock.step(days=1)
        states: list[tuple[str, dict[Ref, dict[str, Any]]]] = []

        def about_to(say: str) -> None:
            states.append((say, entries(sample_journal)))

        journal = sample_journal
        setback = journal.setbacks[1]
        new = len(journal.lessons) + 1
        about_to(f"put down lesson {new}")
        lesson = journal.add(Lesson(sentence="Ask", learnt_from=(setback.ref,)))
        about_to("changed setback 1")
        journal.keep(structs.replace(setback, felt="Small", body=""))
        about_to("deleted setback 1")
        journal.delete(setback.ref)
        about_to(f"changed lesson {new}")
        journal.link(lesson, Ref(Kind.SETBACK, 2))
        about_to(f"deleted lesson {new}")
        journal.delete(lesson.ref)
        for say, before in reversed(states):
            assert journal.undo() == say
            assert entries(journal) == before
        assert [journal.title(entry) for entry in journal.links_to(setback)]

    def test_what_is_undone_can_still_be_found(self, journal: Journal) -> None:
        kept = journal.add(PANEL)
        journal.undo()
        assert [trashed.entry for trashed in journal.trash()] == [kept]
        assert journal.undo() is None

    def test_restoring_can_be_undone_too_and_leaves_no_version(self, journal: Journal) -> None:
        kept = journal.add(PANEL)
        journal.delete(kept.ref)
        journal.restore(kept.ref)
        assert journal.undo() == "restored setback 1"
        assert [trashed.ref for trashed in journal.trash()] == [kept.ref]
        assert journal.undo() == "deleted setback 1"
        assert (list(journal), journal.trash(), journal.history(kept.ref)) == ([kept], [], [])

    def test_deleting_for_good_cannot_be_undone(self, journal: Journal) -> None:
        kept = journal.keep(structs.replace(journal.add(PANEL), felt="Small"))
        journal.delete(kept.ref)
        journal.delete_for_good(kept.ref)
        assert journal.undo() is None
        assert (list(journal), journal.trash(), journal.history(kept.ref)) == ([], [], [])
        for table in ("setback", "trash", "versions", "drafts"):
            assert len(journal.table(table)) == 0

    def test_one_that_cannot_be_saved_may_be_tried_again(self) -> None:
        disk = FullDisk()
        journal = Journal(Database(disk))
        kept = journal.add(PANEL)
        journal.delete(kept.ref)
        disk.room = 0
        with pytest.raises(JournalError):
            journal.undo()
        assert list(journal) == []
        disk.room = 1
        assert journal.undo() == "deleted setback 1"
        assert list(journal) == [kept]

    def test_it_goes_back_two_hundred_steps(self, journal: Journal) -> None:
        for _ in range(201):
            journal.add(Reflection(body="x"))
        undone = 0
        while journal.undo():
            undone += 1
        assert (undone, len(journal.reflections)) == (200, 1)


class TestTrash:
    def test_the_latest_first_and_back_again(self, journal: Journal, clock: Clock) -> None:
        kept = [journal.add(PANEL), journal.add(PANEL)]
        for entry in kept:
            journal.delete(entry.ref)
            clock.step(hours=1)
        assert [trashed.entry for trashed in journal.trash()] == kept[::-1]
        assert journal.trash()[1].when == BEGINNING
        assert journal.restore(kept[0].ref) == kept[0]
        assert list(journal) == kept[:1]
        with pytest.raises(NoSuchEntry, match="There is no setback 1 in the trash"):
            journal.restore(kept[0].ref)

    def test_history_outlives_it(self, journal: Journal) -> None:
        kept = journal.keep(structs.replace(journal.add(PANEL), felt="Small"))
        journal.delete(kept.ref)
        journal.restore(kept.ref)
        assert [version.entry.number for version in journal.history(kept.ref)] == [1]

    def test_one_of_a_kind_that_only_a_newer_version_knows_hides_no_other(self, journal: Journal) -> None:
        kept = journal.add(PANEL)
        journal.delete(kept.ref)
        alien = {
            "kind": "portrait",
            "number": 1,
            "record": {"entry": "portrait", "v": 9},
            "when": "2026-11-22T12:00:00Z",
        }
        journal.table("trash").insert(alien)
        assert [trashed.entry for trashed in journal.trash()] == [kept]
        journal.restore(kept.ref)
        assert [dict(document) for document in journal.table("trash")] == [alien]


class TestTogether:
    @pytest.fixture
    def disk(self) -> FullDisk:
        return FullDisk()

    @pytest.fixture
    def full(self, disk: FullDisk, clock: Clock) -> Journal:
        journal = Journal(Database(disk), now=clock)
        with journal.together():
            for entry in demo.sample(journal.today()):
                journal.add(entry)
        return journal

    def act(self, journal: Journal) -> None:
        lesson = journal.add(Lesson(sentence="The panel asked for a director", learnt_from=(Ref(Kind.SETBACK, 2),)))
        journal.keep(structs.replace(journal.setbacks[2], body="No panel at all [[lesson 1]]"))
        journal.link(lesson, Ref(Kind.ROLE, 1))
        journal.delete(Ref(Kind.SETBACK, 1))
        journal.drafts.keep(Ref(Kind.LESSON, 0), {"sentence": "half"})

    def act_together(self, journal: Journal, and_then: Callable[[], object] = lambda: None) -> None:
        with journal.together():
            self.act(journal)
            and_then()

    def test_all_of_it_in_one_save(self, full: Journal, disk: FullDisk) -> None:
        disk.room = 1
        with full.together():
            self.act(full)
        assert disk.room == 0

    @pytest.mark.parametrize("looked", [True, False], ids=["with everything in memory", "with nothing read yet"])
    def test_or_none_of_it(self, full: Journal, disk: FullDisk, looked: bool) -> None:
        before = seen(full)
        if not looked:
            full = Journal(Database(disk), now=full.now)
        disk.room = 0
        with pytest.raises(JournalError, match="full"):
            self.act_together(full)
        disk.room = 10**9
        assert seen(full) == before

    def test_nor_is_there_anything_to_undo(self, full: Journal, disk: FullDisk) -> None:
        latest = full.keep(structs.replace(full.setbacks[3], felt="Small"))
        before = seen(full)
        with pytest.raises(ZeroDivisionError):
            self.act_together(full, and_then=lambda: 1 / 0)
        assert seen(full) == before
        assert full.undo() == f"changed {latest.ref}"

    @pytest.mark.parametrize("act", ["add", "keep", "delete", "restore", "delete_for_good", "undo"])
    def test_each_single_act_that_cannot_be_saved_leaves_everything_as_it_was(
        self, full: Journal, disk: FullDisk, act: str
    ) -> None:
        full.delete(Ref(Kind.LESSON, 1))
        before = seen(full)
        acts = {
            "add": lambda: full.add(PANEL),
            "keep": lambda: full.keep(structs.replace(full.setbacks[1], body="panel director", felt="x")),
            "delete": lambda: full.delete(Ref(Kind.SETBACK, 1)),
            "restore": lambda: full.restore(Ref(Kind.LESSON, 1)),
            "delete_for_good": lambda: full.delete_for_good(Ref(Kind.LESSON, 1)),
            "undo": full.undo,
        }
        disk.room = 0
        with pytest.raises(JournalError, match="full"):
            acts[act]()
        assert seen(full) == before
        disk.room = 10**9
        acts[act]()
        assert seen(full) != before


class TestLock:
    def test_nothing_is_left_to_ask_for(self, sample_journal: Journal) -> None:
        seen(sample_journal)
        setback = sample_journal.setbacks[1]
        sample_journal.lock()
        for ask in (
            lambda: list(sample_journal),
            lambda: sample_journal.setbacks.get(1),
            lambda: len(sample_journal.setbacks),
            lambda: sample_journal.links_to(setback),
            lambda: sample_journal.search("panel"),
            lambda: sample_journal.search("panel"),
            lambda: sample_journal.add(PANEL),
            lambda: sample_journal.keep(setback),
            lambda: sample_journal.delete(setback.ref),
            lambda: sample_journal.history(setback.ref),
            sample_journal.trash,
            sample_journal.drafts.all,
            sample_journal.unreadable,
            sample_journal.broken_links,
            sample_journal.undo,
            sample_journal.compact,
            sample_journal.keys.new_recovery_code,
        ):
            with pytest.raises(Locked, match="Unlock it to go on"):
                ask()
        sample_journal.lock()  # again is no error


class TestOtherVersions:
    BAD = {"entry": "setback", "what_happened": 7, "v": 1}
    NEWER = {"entry": "setback", "v": 3, "what_happened": "Later", "shares": {"luck": 3, "chance": 1}, "weather": "wet"}

    def test_one_that_cannot_be_read_is_kept_and_named(self, journal: Journal) -> None:
        journal.table("setback").insert(dict(self.BAD))
        kept = journal.add(PANEL)
        assert [(bad.ref, "What happened, in a line" in bad.why) for bad in journal.unreadable()] == [
            (Ref(Kind.SETBACK, 1), True)
        ]
        assert (kept.number, list(journal), len(journal.setbacks)) == (2, [kept], 2)
        assert journal.table("setback").get(doc_id=1) == self.BAD

    def test_what_a_newer_version_wrote_is_kept_through_an_edit(self, journal: Journal) -> None:
        journal.table("setback").insert(dict(self.NEWER))
        kept = journal.keep(structs.replace(journal.setbacks[1], felt="Small"))
        assert kept.shares.chance == 1
        record = journal.table("setback").get(doc_id=1)
        assert record is not None
        record.pop("updated")
        assert record == {**self.NEWER, "felt": "Small"}
        journal.undo()
        assert journal.table("setback").get(doc_id=1) == self.NEWER
