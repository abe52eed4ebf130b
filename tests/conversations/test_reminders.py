"""Reminders asked for by name: when one is due, when it is not, and that it costs nothing where nobody asked."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from msgspec import structs

from careerjournal.conversations import people
from careerjournal.conversations.people import People, people_of
from careerjournal.conversations.reminders import reminders
from careerjournal.journal.journal import Journal
from careerjournal.journal.nudges import dismiss
from careerjournal.journal.reminded import remind
from careerjournal.model import Conversation, Name, PartialDate, Reflection, Step
from careerjournal.model.vocabulary import NameKind
from tests.conftest import Clock

NOTED = Step(notes="noted")


def said(journal: Journal) -> list[str]:
    return [nudge.says for nudge in reminders(journal)]


@pytest.mark.parametrize(
    ("spoke", "months", "today", "due"),
    [
        (PartialDate(2026, 5, 22), 6, dt.date(2026, 11, 21), False),
        (PartialDate(2026, 5, 22), 6, dt.date(2026, 11, 22), True),
        (PartialDate(2026, 8, 31), 3, dt.date(2026, 11, 29), False),
        (PartialDate(2026, 8, 31), 3, dt.date(2026, 11, 30), True),
        (PartialDate(2026, 12, 31), 2, dt.date(2027, 2, 28), True),
        (PartialDate(2026), 1, dt.date(2027, 1, 15), False),
        (PartialDate(2026, 5, 22), 120, dt.date(2036, 5, 22), True),
    ],
)
def test_it_is_due_on_the_day_so_many_months_after_the_last(
    spoke: PartialDate, months: int, today: dt.date, due: bool, journal: Journal, clock: Clock
) -> None:
    clock.now = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
    remind(journal, journal.add(Name(name="Ros Amery")), months)
    journal.add(Conversation(with_whom="Ros", when=spoke, areas=NOTED))
    clock.now = dt.datetime.combine(today, dt.time(12), tzinfo=dt.UTC)
    assert bool(reminders(journal)) is due


def test_nobody_is_spoken_of_who_was_not_asked_for_or_is_to_be_met(journal: Journal, clock: Clock) -> None:
    ros, sam = journal.add(Name(name="Ros Amery")), journal.add(Name(name="Sam Dell"))
    for name in (ros, sam):
        journal.add(Conversation(with_whom=name.name, when=PartialDate(2026, 1, 3), areas=NOTED))
    assert said(journal) == []
    ros = remind(journal, ros, 6)
    assert said(journal) == ["You have not spoken with Ros Amery for 10 months."]
    coming = journal.add(Conversation(with_whom="Ros", when=PartialDate(2026, 12, 1)))
    assert said(journal) == []
    journal.keep(structs.replace(coming, when=None))
    assert said(journal) == ["You have not spoken with Ros Amery for 10 months."]
    remind(journal, ros, None)
    assert said(journal) == []
    journal.undo()
    assert len(said(journal)) == 1
    journal.delete(ros.ref)
    assert said(journal) == []
    journal.undo()
    journal.keep(structs.replace(journal.names[ros.number], kind=NameKind.TEAM))
    assert said(journal) == []
    clock.step(days=1)


def test_somebody_with_whom_nothing_was_put_down_counts_from_their_name(journal: Journal, clock: Clock) -> None:
    remind(journal, Name(name="Ros Amery"), 3)
    assert said(journal) == []
    clock.step(days=92)
    assert said(journal) == ["No conversation with Ros Amery has been put down yet."]


def test_let_rest_it_comes_again_only_after_the_next_silence(journal: Journal, clock: Clock) -> None:
    remind(journal, journal.add(Name(name="Ros Amery")), 6)
    journal.add(Conversation(with_whom="Ros Amery", when=PartialDate(2026, 1, 3), areas=NOTED))
    [nudge] = reminders(journal)
    assert "Ros" not in nudge.key
    dismiss(journal, nudge)
    clock.step(days=400)
    assert reminders(journal) == []
    journal.undo()
    assert len(reminders(journal)) == 1
    dismiss(journal, nudge)
    journal.add(Conversation(with_whom="Ros Amery", when=PartialDate.of(journal.today()), areas=NOTED))
    clock.step(days=200)
    assert len(reminders(journal)) == 1


def test_who_is_who_is_worked_out_again_only_once_it_may_have_changed(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[People] = []

    class Counted(People):
        def __init__(self, journal: Journal) -> None:
            super().__init__(journal)
            made.append(self)

    monkeypatch.setattr(people, "People", Counted)
    assert reminders(journal) == []
    assert made == [], "nobody was asked for"
    remind(journal, journal.add(Name(name="Ros Amery")), 6)
    held = journal.add(Conversation(with_whom="Ros Amery", when=PartialDate(2026, 1, 3), areas=NOTED))
    assert len(reminders(journal)) == 1
    journal.add(Reflection(body="A day"))
    assert len(reminders(journal)) == 1
    assert len(made) == 1
    journal.keep(structs.replace(held, when=PartialDate(2026, 11, 1)))
    assert reminders(journal) == []
    assert len(made) == 2
    journal.undo()
    assert len(reminders(journal)) == 1


class _Unsettled(People):
    """The same without a name that is known to be settled: each is looked for among everybody."""

    _settled = property(lambda self: {}, lambda self, value: None)


@pytest.mark.parametrize("seed", range(40))
def test_who_is_who_is_the_same_as_where_every_name_is_looked_for(seed: int, journal: Journal) -> None:
    chance = random.Random(seed)
    pool = ("Ros", "Ros Amery", "R. Amery", "Amery", "RA", "Dr Amery", "Mr Amery", "Ros Pask", "Sam", "Sam Dell", "SD")
    for name in chance.sample(pool, 3):
        journal.add(Name(name=name, spellings=tuple(chance.sample(pool, chance.randrange(2)))))
    for _ in range(30):
        whom = chance.choice(pool)
        answer = chance.choice((*pool, f"{whom} (1)", "name 1")) if chance.random() < 0.15 else ""
        when = PartialDate(2026, chance.randint(1, 12), chance.randint(1, 28)) if chance.random() < 0.9 else None
        journal.add(Conversation(with_whom=whom, person=answer, when=when, areas=NOTED))
    plainly, found = _Unsettled(journal), People(journal)
    assert found.everybody() == plainly.everybody()
    assert found.unsure == plainly.unsure
    for held in journal.conversations:
        assert found.whom(held.ref) == plainly.whom(held.ref)
        assert found.question(held) == plainly.question(held)


def test_a_name_that_is_settled_is_asked_about_again_where_another_may_be_meant(journal: Journal) -> None:
    """What is known of a name as it was written holds only until somebody else may be called so."""
    ros = Conversation(with_whom="Ros", areas=NOTED)
    for day in (1, 2, 3):
        journal.add(structs.replace(ros, when=PartialDate(2026, 1, day)))
    journal.add(Conversation(with_whom="Ros Amery", when=PartialDate(2026, 1, 4), areas=NOTED))
    journal.add(structs.replace(ros, when=PartialDate(2026, 1, 5)))
    journal.add(Conversation(with_whom="Ros Pask", when=PartialDate(2026, 1, 6), areas=NOTED))
    unsure = journal.add(structs.replace(ros, when=PartialDate(2026, 1, 7)))
    found = people_of(journal)
    amery, pask = found.everybody()
    assert (amery.name, len(amery.conversations)) == ("Ros Amery", 5)
    assert (pask.name, len(pask.conversations)) == ("Ros Pask", 1)
    assert found.unsure == 1
    assert found.question(unsure) is not None
