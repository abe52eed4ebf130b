"""What Today brings up is kept up with each change: however much there is, a visit looks at as many entries."""

from __future__ import annotations

import datetime as dt
import random
from functools import partialmethod
from itertools import product
from unittest.mock import Mock

import pytest
from msgspec import structs
from tinydb.storages import MemoryStorage

from careerjournal.journal.actions import SOON, actions_in, count_due, due, set_state
from careerjournal.journal.index import Index
from careerjournal.journal.journal import Journal
from careerjournal.journal.memories import on_this_day
from careerjournal.journal.nudges import MOST_LOOKED_AT, dismiss, nudges_today
from careerjournal.journal.ranking import Ranking
from careerjournal.journal.sitting import LATEST, sitting
from careerjournal.journal.today import Today, not_named, today_in
from careerjournal.model import (
    Action,
    Application,
    Aspiration,
    Conversation,
    Kind,
    Lesson,
    Move,
    PartialDate,
    Ref,
    Reflection,
    Role,
    Setback,
)
from careerjournal.model.vocabulary import ActionState, Whose
from careerjournal.vault.database import Database
from tests.conftest import BEGINNING, Clock

TODAY = BEGINNING.date()
LONG_AGO = BEGINNING - dt.timedelta(days=900)


def filled(clock: Clock, count: int) -> Journal:
    """So many entries of each kind that Today asks about; the actions are late, soon due, far off and undated."""
    journal = Journal(Database(storage=MemoryStorage), now=clock)
    with journal.together():
        wanted = journal.add(Aspiration(what="To run a survey", why="To see it done.", whose=Whose.MINE))
        first = journal.add(Setback(what_happened="The panel", created=LONG_AGO, when=PartialDate(2024, 2)))
        for number in range(count):
            by_when = PartialDate.of(TODAY + dt.timedelta(days=number % 400 - 30)) if number % 3 else None
            journal.add(
                Action(
                    what=f"Step {number}",
                    by_when=by_when,
                    who="Me" if number % 2 else "Ros",
                    review="a word with Ros",
                    aspiration=wanted.ref,
                    state=(ActionState.OPEN, ActionState.OPEN, ActionState.DONE)[number % 5 % 3],
                )
            )
            journal.add(
                Lesson(
                    sentence=f"Lesson {number}",
                    created=LONG_AGO,
                    applied=(Application(where="Stell"),),
                    learnt_from=(first.ref,),
                    look_again=PartialDate.of(TODAY + dt.timedelta(days=number - 3)) if number % 2 else None,
                )
            )
            journal.add(Reflection(body=f"Day {number}", when=PartialDate(2000 + number % 20, 11, 22)))
    journal.read_on(float("inf"))
    return journal


def looking() -> Mock:
    """Stands for `Index.get`, and counts."""
    return Mock(side_effect=Index.get)


def due_by_hand(journal: Journal) -> list[Action]:
    found = [
        action
        for action in journal.actions
        if action.state is ActionState.OPEN and action.by_when and action.by_when.last - journal.today() <= SOON
    ]
    return sorted(found, key=lambda action: (action.by_when.last if action.by_when else dt.date.max, action.number))


def standing_by_hand(journal: Journal) -> list[list[Ref]]:
    still_open = sorted(
        (one for one in journal.actions if one.state is ActionState.OPEN),
        key=lambda one: (one.by_when.last if one.by_when else dt.date.max, one.number),
    )
    settled = sorted(journal.actions, key=lambda one: (one.updated or BEGINNING, one.number), reverse=True)
    return [
        [one.ref for one in still_open if one.is_mine],
        [one.ref for one in still_open if not one.is_mine],
        [one.ref for one in settled if one.state is ActionState.DONE],
        [one.ref for one in settled if one.state is ActionState.DROPPED],
    ]


def lesson_by_hand(journal: Journal) -> Lesson | None:
    asked = [one for one in journal.lessons if one.look_again and one.look_again.first <= journal.today()]
    return min(
        asked, key=lambda one: (one.look_again.first if one.look_again else dt.date.max, one.number), default=None
    )


def says_what_is_so(journal: Journal) -> Today:
    """Today's page, compared with what is found by going through everything."""
    found = today_in(journal)
    all_due = due_by_hand(journal)
    day = journal.today()
    away = {one.ref: abs(((one.by_when.last if one.by_when else dt.date.max) - day).days) for one in all_due}
    shown = {one.ref for one in found.due}
    assert found.due == [one for one in all_due if one.ref in shown]
    assert len(shown) == min(5, len(all_due))
    assert max((away[ref] for ref in shown), default=0) <= min(
        (far for ref, far in away.items() if ref not in shown), default=10**9
    )
    assert found.more_due == max(0, len(all_due) - 5)
    late = [one for one in all_due if one.by_when and one.by_when.last < day and one.ref not in shown]
    assert found.more_late == len(late)
    of_them = f", {len(late)} of them late" if len(late) < found.more_due else ", all late" if late[1:] else ", late"
    assert not_named(found).startswith(f"and {found.more_due} more{of_them if late else ''}") or not found.more_due
    assert ("late" in not_named(found)) == bool(late)
    assert found.undated == sum(one.state is ActionState.OPEN and one.by_when is None for one in journal.actions)
    assert due(journal) == all_due
    assert count_due(journal) == len(all_due)
    assert [[card.ref for card in group] for group in actions_in(journal)] == standing_by_hand(journal)
    if (asked := lesson_by_hand(journal)) is not None:
        assert found.lesson == asked
    return found


class TestWork:
    """Entries that are looked at, counted for a hundred and for thousands of each kind."""

    FEW, MANY = 220, 4_030

    def looked_at(self, count: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
        """Entries that are looked at at each of several visits, each after something else happened."""
        clock = Clock()
        journal = filled(clock, count)
        look = looking()
        counts: list[int] = []

        def visit() -> Today:
            with monkeypatch.context() as patched:
                patched.setattr(Index, "get", partialmethod(look))
                look.reset_mock()
                found = today_in(journal)
                sitting(journal)
                counts.append(look.call_count)
            return found

        first = visit()
        assert (len(first.due), first.more_due > 0, first.lesson is not None) == (5, True, True)
        visit()
        journal.add(Action(what="One more", by_when=PartialDate.of(TODAY)))
        visit()
        journal.undo()
        visit()
        set_state(journal, first.due[0].ref, ActionState.DONE)
        visit()
        journal.undo()
        journal.delete(first.due[1].ref)
        visit()
        journal.restore(first.due[1].ref)
        visit()
        journal.keep(structs.replace(journal.lessons[2], look_again=None))
        visit()
        journal.add(Action(what="Nobody’s", aspiration=Ref(Kind.ASPIRATION, 1)))
        for nudge in visit().nudges:
            dismiss(journal, nudge)
        visit()
        clock.step(hours=12)
        visit()
        return counts

    def test_a_visit_looks_at_no_more_entries_the_more_there_are(self, monkeypatch: pytest.MonkeyPatch) -> None:
        few, many = (self.looked_at(count, monkeypatch) for count in (self.FEW, self.MANY))
        assert all(more <= less + 20 for less, more in zip(few, many, strict=True)), (few, many)
        assert max(many) < LATEST + 4 * MOST_LOOKED_AT

    def test_the_lists_of_actions_read_none_of_them(self, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
        journal = filled(clock, 60)
        monkeypatch.setattr(Index, "get", Mock(side_effect=AssertionError("an entry was read")))
        assert [len(group) > 0 for group in actions_in(journal)] == [True, True, True, False]
        assert count_due(journal)

    def test_a_second_visit_looks_only_at_what_it_shows(self, monkeypatch: pytest.MonkeyPatch) -> None:
        counts = self.looked_at(self.FEW, monkeypatch)
        assert max(counts[1:9]) < 20 + counts[1], "a save makes little of it anew"

    def test_renaming_a_role_looks_only_at_its_own_moves(
        self, journal: Journal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        roles = [journal.add(Role(title_=f"Keeper {number}")) for number in range(50)]
        moves = [journal.add(Move(to_role=role.ref)) for role in roles]
        journal.read_on(float("inf"))
        look = looking()
        monkeypatch.setattr(Index, "get", partialmethod(look))
        journal.keep(structs.replace(roles[7], title_="Warden"))
        assert look.call_count < 10
        assert journal.card(moves[7]).title == "Warden"


class TestKeptUp:
    """It says the same as going through everything, whatever happened before."""

    def test_whatever_happens_it_is_as_if_worked_out_anew(self, clock: Clock) -> None:
        journal = filled(clock, 12)
        chance = random.Random(7)
        for _ in range(120):
            clock.step(hours=chance.randrange(30))
            there = [action.ref for action in journal.actions]
            ref = chance.choice(there) if there else Ref(Kind.ACTION, 0)
            day = PartialDate.of(TODAY + dt.timedelta(days=chance.randrange(-20, 40)))
            match chance.randrange(7):
                case 0:
                    journal.add(Action(what="more", by_when=day, who=chance.choice(("", "Ros"))))
                case 1 if there:
                    journal.keep(structs.replace(journal.actions[ref.number], by_when=day))
                case 2 if there:
                    set_state(journal, ref, chance.choice(list(ActionState)))
                case 3 if there:
                    journal.delete(ref)
                case 4 if journal.trash():
                    journal.restore(chance.choice(journal.trash()).ref)
                case 5:
                    journal.add(Lesson(sentence="Ask.", look_again=day))
                case _:
                    journal.undo()
            says_what_is_so(journal)
        journal._index.forget()
        says_what_is_so(journal)

    def test_what_is_due_changes_at_midnight_where_one_is(self, journal: Journal, clock: Clock) -> None:
        clock.now = dt.datetime(2026, 11, 22, 23, 59, tzinfo=dt.UTC).replace(tzinfo=dt.timezone(dt.timedelta(hours=5)))
        journal.add(Action(what="Ask Ken", by_when=PartialDate(2026, 12, 7)))
        lesson = journal.add(Lesson(sentence="Ask.", look_again=PartialDate(2026, 11, 23)))
        journal.add(Lesson(sentence="Wait."))
        assert (today_in(journal).due, today_in(journal).lesson) != ([], lesson)
        assert today_in(journal).due == []
        clock.step(minutes=2)
        assert [action.what for action in today_in(journal).due] == ["Ask Ken"]
        assert today_in(journal).lesson == lesson

    def test_a_nudge_follows_what_points_at_its_entry(self, journal: Journal, clock: Clock) -> None:
        setback = journal.add(Setback(what_happened="The panel", created=LONG_AGO, when=PartialDate(2024, 2)))
        clock.step(days=1)  # what is put down rests for its day
        assert [nudge.says[:9] for nudge in nudges_today(journal)] == ["No lesson"]
        lesson = journal.add(Lesson(sentence="Ask.", learnt_from=(setback.ref,)))
        assert [nudge.says[:8] for nudge in nudges_today(journal)] == ["You last"]
        journal.delete(lesson.ref)
        assert [nudge.says[:9] for nudge in nudges_today(journal)] == ["No lesson"]
        journal.undo()
        assert [nudge.says[:8] for nudge in nudges_today(journal)] == ["You last"]
        journal.keep(structs.replace(lesson, learnt_from=()))
        assert [nudge.says[:9] for nudge in nudges_today(journal)] == ["No lesson"]
        dismiss(journal, nudges_today(journal)[0])
        assert [nudge.says[:8] for nudge in nudges_today(journal)] == ["You last"]
        journal.undo()
        assert [nudge.says[:9] for nudge in nudges_today(journal)] == ["No lesson"]

    def test_a_nudge_follows_what_was_renamed_and_reached(self, journal: Journal, clock: Clock) -> None:
        wanted = journal.add(Aspiration(what="To run a survey", why="To see it done.", whose=Whose.MINE))
        clock.step(days=1)  # what is put down rests for its day
        assert nudges_today(journal) == []
        action = journal.add(
            Action(what="Ask Ken", who="Me", by_when=PartialDate(2026, 12), review="he says", aspiration=wanted.ref)
        )
        assert nudges_today(journal) == []
        journal.keep(structs.replace(action, what="Book a course in finance"))
        assert [nudge.of for nudge in nudges_today(journal)] == [wanted.ref]

    def test_the_conversation_tomorrow_is_asked_about_however_many_were_held(
        self, journal: Journal, clock: Clock
    ) -> None:
        with journal.together():
            for number in range(3 * MOST_LOOKED_AT):
                journal.add(Conversation(with_whom="Priya", when=PartialDate.of(TODAY - dt.timedelta(days=number + 1))))
            coming = journal.add(Conversation(with_whom="Ken", when=PartialDate.of(TODAY + dt.timedelta(days=1))))
        clock.step(days=1)  # what is put down rests for its day
        assert [nudge.of for nudge in nudges_today(journal)] == [coming.ref]

    def test_an_open_action_without_an_owner_is_asked_about_however_many_are_done(
        self, journal: Journal, clock: Clock
    ) -> None:
        with journal.together():
            for _ in range(3 * MOST_LOOKED_AT):
                journal.add(Action(what="Done", state=ActionState.DONE))
            left = journal.add(Action(what="Ask Ken", by_when=PartialDate(2026, 12)))
        clock.step(days=1)  # what is put down rests for its day
        assert [nudge.of for nudge in nudges_today(journal)] == [left.ref]

    def test_the_next_conversation_is_the_first_that_may_be_to_come(self, journal: Journal, clock: Clock) -> None:
        dates = ("2025", "2026-10", "2026-11-21", "2026-11-22", "2026-11", "2026", "2027", "2026-autumn", "")
        for first, second in product(dates, dates):
            kept = [
                journal.add(
                    Conversation(with_whom=date or "no date", when=PartialDate.from_iso(date) if date else None)
                )
                for date in (first, second)
            ]
            coming = [
                one
                for one in sorted(kept, key=lambda one: journal.card(one).place)
                if one.when is not None and one.when.last >= journal.today()
            ]
            assert today_in(journal).conversation == (coming[0] if coming else None), (first, second)
            for one in kept:
                journal.delete(one.ref)

    def test_on_this_day_passes_over_what_is_of_a_whole_year(self, journal: Journal, clock: Clock) -> None:
        clock.now = dt.datetime(2027, 1, 1, 12, tzinfo=dt.UTC)
        for when in (PartialDate(2026), PartialDate(2026, 1), PartialDate(2026, 1, 1), PartialDate(2026, 1, 2)):
            journal.add(Reflection(body=when.words, when=when))
        assert [one.body for one in on_this_day(journal, journal.today())] == ["1 January 2026"]

    def test_the_latest_follow_each_change(self, journal: Journal) -> None:
        for number in range(6):
            journal.add(Reflection(body=f"{number}"))
        journal.read_on(float("inf"))
        journal.delete(Ref(Kind.REFLECTION, 6))
        assert [one.number for one in journal.latest(Kind.REFLECTION, 2)] == [4, 5]
        journal.delete(Ref(Kind.REFLECTION, 2))
        journal.undo()
        journal.restore(Ref(Kind.REFLECTION, 6))
        assert [one.number for one in journal.latest(Kind.REFLECTION, 2)] == [5, 6]
        assert [one.number for one in journal.reflections] == [1, 2, 3, 4, 5, 6]


class TestRanking:
    @pytest.mark.parametrize("asks", [1, 7, 500])
    def test_it_is_in_order_however_often_it_is_asked(self, asks: int) -> None:
        chance = random.Random(asks)
        ranking, by_hand = Ranking(), dict[Ref, int]()
        for step in range(1000):
            ref = Ref(chance.choice((Kind.ACTION, Kind.MOVE, Kind.CONVERSATION)), chance.randrange(1, 200))
            value = None if step % 3 == 0 else chance.randrange(50)
            ranking.put(ref, value)
            by_hand.pop(ref, None)
            if value is not None:
                by_hand[ref] = value
            if step % asks == 0:
                assert list(ranking.refs()) == sorted(by_hand, key=lambda one: (by_hand[one], one))
                assert ranking.up_to(20) == sum(one <= 20 for one in by_hand.values())
        assert len(ranking) == len(by_hand)
        assert list(ranking.refs(3, 5)) == sorted(by_hand, key=lambda one: (by_hand[one], one))[3:5]
