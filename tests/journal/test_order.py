"""Entries in the order of their day, however they came to be where they are."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from unittest.mock import Mock

import pytest
from msgspec import structs

from careerjournal.journal.journal import Journal
from careerjournal.journal.nudges import MOST_LOOKED_AT
from careerjournal.journal.order import first_of
from careerjournal.journal.sitting import LATEST, sitting
from careerjournal.journal.today import today_in
from careerjournal.model import Action, Kind, Lesson, PartialDate, Ref, Reflection, Role, Setback, from_record
from careerjournal.vault import errors
from tests.conftest import Clock

KINDS = (Kind.REFLECTION, Kind.SETBACK)


def refs(journal: Journal, *kinds: Kind) -> list[Ref]:
    """The entries in their order."""
    return [card.ref for card in journal.order.of(kinds or KINDS)]


def by_hand(journal: Journal, *kinds: Kind) -> list[Ref]:
    """The same, sorted anew from the entries: the day, the wider date before the day itself, when, kind, number."""
    kinds_in_order = list(Kind)

    def place(entry: object) -> tuple[object, ...]:
        assert isinstance(entry, (Reflection, Setback, Role))
        date, put_down = entry.date, entry.created
        assert put_down is not None
        day = (date.first, -(date.last - date.first).days) if date else (dt.date.max, 1)
        return (*day, put_down, kinds_in_order.index(entry.KIND), entry.number)

    return [entry.ref for entry in sorted(journal.entries_of(*(kinds or KINDS)), key=place)]


class TestOrder:
    def test_by_day_and_within_a_day_by_when_it_was_put_down(self, journal: Journal, clock: Clock) -> None:
        day = PartialDate(2024, 3, 4)
        put_down = []
        for number in range(6):
            clock.step(minutes=1)
            entry: Reflection | Setback = (
                Reflection(body=f"{number}", when=day) if number % 2 else Setback(what_happened=f"{number}", when=day)
            )
            put_down.append(journal.add(entry).ref)
        assert refs(journal) == put_down

    def test_a_year_and_a_month_stand_before_their_first_day_and_nothing_before_what_has_no_day(
        self, journal: Journal
    ) -> None:
        for when in (None, PartialDate(2024, 1, 1), PartialDate(2024, 1), PartialDate(2024), PartialDate(2023, 12, 31)):
            journal.add(Role(title_="Keeper", start=when))
        days = [(card.day, card.span) for card in journal.order.of((Kind.ROLE,))]
        first = dt.date(2024, 1, 1)
        assert days == [(dt.date(2023, 12, 31), 0), (first, 365), (first, 30), (first, 0), (None, 0)]

    def test_it_follows_each_change_as_if_it_were_sorted_anew(self, journal: Journal, clock: Clock) -> None:
        chance = random.Random(4)
        for _ in range(20):
            journal.add(Reflection(body="begun", when=PartialDate(2020, chance.randrange(1, 13))))
        assert refs(journal) == by_hand(journal)
        for _ in range(60):
            clock.step()
            there = refs(journal)
            match chance.randrange(5):
                case 0:
                    journal.add(Setback(what_happened="more", when=PartialDate(2020, chance.randrange(1, 13))))
                case 1 if there:
                    entry = journal.entry(chance.choice(there))
                    assert isinstance(entry, Reflection | Setback)
                    journal.keep(structs.replace(entry, when=PartialDate(2020 + chance.randrange(3))))
                case 2 if there:
                    journal.delete(chance.choice(there))
                case 3 if journal.trash():
                    journal.restore(journal.trash()[0].ref)
                case _:
                    journal.undo()
            assert refs(journal) == by_hand(journal)

    def test_what_changes_while_it_is_being_read_is_taken_in(self, journal: Journal) -> None:
        for number in range(50):
            journal.add(Reflection(body=f"{number}", when=PartialDate(2000 + number)))
        changes: list[Callable[[], object]] = [
            lambda: journal.delete(Ref(Kind.REFLECTION, 50)),
            lambda: journal.delete(Ref(Kind.REFLECTION, 1)),
            lambda: journal.add(Reflection(body="put down meanwhile", when=PartialDate(1999))),
            lambda: journal.keep(structs.replace(journal.reflections[2], when=PartialDate(2100))),
        ]
        index = journal._index
        reading = index._reading = index._read()
        for step, _ in enumerate(reading):
            if step % 15 == 14 and changes:
                changes.pop(0)()
        assert not changes
        index.whole, index._reading = True, None
        assert refs(journal) == by_hand(journal)
        assert len(journal.order) == 49

    def test_a_save_that_fails_leaves_it_as_it_was(self, journal: Journal) -> None:
        kept = journal.add(Reflection(body="kept", when=PartialDate(2020)))
        gone = journal.add(Reflection(body="to be deleted", when=PartialDate(2021)))
        before = refs(journal)

        def fail() -> None:
            with journal.together("several"):
                journal.add(Reflection(body="new", when=PartialDate(2019)))
                journal.keep(structs.replace(kept, when=PartialDate(2022)))
                journal.delete(gone.ref)
                raise errors.VaultError("the disk is full")

        with pytest.raises(errors.VaultError):
            fail()
        assert refs(journal) == before == by_hand(journal)
        assert journal.is_read, "and nothing else had to be read again"

    def test_first_of_a_day(self, journal: Journal) -> None:
        for year in (2019, 2020, 2020, 2022):
            journal.add(Reflection(body="x", when=PartialDate(year, 6, 1)))
        cards = journal.order.of((Kind.REFLECTION,))
        assert [first_of(cards, dt.date(year, 6, 1)) for year in (2018, 2020, 2021, 2023)] == [0, 1, 3, 4]
        assert first_of(cards, None) == 4


class TestWork:
    """How much is done, whatever the number of entries."""

    @pytest.fixture(params=[300, 3000])
    def many(self, journal: Journal, request: pytest.FixtureRequest) -> Journal:
        with journal.together():
            for number in range(request.param):
                journal.add(Reflection(body=f"Day {number}", when=PartialDate(2000 + number % 20, 1 + number % 12)))
        return journal

    def test_a_change_reads_no_other_entry(self, many: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
        many.read_on(float("inf"))
        many._index._recent.clear()
        decoded = Mock(side_effect=from_record)
        monkeypatch.setattr("careerjournal.journal.index.from_record", decoded)
        many.add(Reflection(body="One more", when=PartialDate(2010)))
        many.keep(structs.replace(many.reflections[7], body="Another wording"))
        many.delete(Ref(Kind.REFLECTION, 8))
        many.undo()
        assert decoded.call_count <= 6

    def test_today_reads_as_much_after_many_years(self, many: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
        day = many.today()
        with many.together():
            for number in range(len(many.reflections)):
                when = PartialDate.of(day - dt.timedelta(days=400 + number))
                many.add(Action(what=f"Ask {number}", by_when=when, who="Me", review="Soon"))
                many.add(Lesson(sentence=f"Ask early {number}", look_again=when if number % 2 else None))
        many.read_on(float("inf"))
        many._index._recent.clear()
        decoded = Mock(side_effect=from_record)
        monkeypatch.setattr("careerjournal.journal.index.from_record", decoded)
        found = today_in(many)
        sitting(many)
        assert found.more_due == len(many.actions) - 5
        assert found.due[0].what == "Ask 4"
        assert found.lesson is not None
        assert found.lesson.number == max(number for number in range(1, len(many.lessons) + 1) if number % 2 == 0)
        assert decoded.call_count <= 5 + 1 + LATEST + 2 * MOST_LOOKED_AT

    def test_it_is_sorted_in_steps_that_each_stop_in_time(self, many: Journal) -> None:
        steps = sum(1 for _ in many._index._read())
        assert steps > 2 * len(many.reflections)
        many._index.forget()
        stops = 0
        while not many.read_on(0):
            stops += 1
        assert stops >= steps - 1

    def test_only_so_many_are_held(self, many: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("careerjournal.journal.index.HELD", 100)
        many._index.forget()
        many.search("nothing of the kind")
        assert len(many._index._recent) <= 100
        assert sum(1 for _ in many) == len(many.order)
        assert len(many._index._recent) == 100
