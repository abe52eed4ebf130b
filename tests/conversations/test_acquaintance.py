"""What is known of a person: whoever they are, however they are written, and nothing of anybody else."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterator
from unittest.mock import Mock

import pytest
from msgspec import structs

from careerjournal.conversations.acquaintance import (
    Standing,
    acquaintance,
    ago,
    finding_standings,
    getting_acquainted,
    latest_first,
    standings,
    whose_wants,
    with_want,
)
from careerjournal.conversations.offers import material
from careerjournal.conversations.people import People
from careerjournal.journal.errors import Locked
from careerjournal.journal.journal import Journal
from careerjournal.model import (
    Action,
    Conversation,
    Kind,
    Name,
    PartialDate,
    Ref,
    Reflection,
    Share,
    Step,
    StepName,
    Story,
    Want,
    from_record,
    to_record,
)
from careerjournal.model.names.finder import Finder
from careerjournal.model.names.somebody import Somebody
from careerjournal.model.vocabulary import ActionState, ConversationPart, NameKind

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def met(journal: Journal) -> Journal:
    """Tobi, on the names list, and Priya, who is not; a name that nobody met, and an organisation."""
    assert journal.today() == TODAY
    journal.add(Name(name="Tobi Farrant", spellings=("Tobi",)))
    journal.add(Name(name="Callum Reeve"))
    journal.add(Name(name="Pell & Drury", kind=NameKind.ORGANISATION))
    journal.add(Conversation(with_whom="Tobi", when=PartialDate(2025, 9, 15)))
    journal.add(Conversation(with_whom="Tobi Farrant", when=PartialDate(2026, 12, 3)))
    journal.add(Conversation(with_whom="Priya Raman", when=PartialDate(2026, 5)))
    first, third = Ref(Kind.CONVERSATION, 1), Ref(Kind.CONVERSATION, 3)
    journal.add(Action(what="Read his form", conversation=first, state=ActionState.DONE))
    journal.add(Action(what="Ask Ken", conversation=first, by_when=PartialDate(2026, 12, 1)))
    journal.add(Action(what="Two mornings", who="Tobi", conversation=first))
    journal.add(Action(what="Send the tables", who="Priya", conversation=first))
    journal.add(Action(what="Look at the tables", conversation=third))
    journal.add(Action(what="Call back", who="Callum"))
    return journal


def test_everybody_stands_there_by_name_with_what_is_open(met: Journal) -> None:
    found = [
        (
            one.person.name,
            one.last.number if one.last else None,
            one.coming.number if one.coming else None,
            one.mine,
            one.theirs,
        )
        for one in standings(People(met), met)
    ]
    assert found == [
        ("Callum Reeve", None, None, 0, 1),
        ("Priya Raman", 3, None, 1, 1),
        ("Tobi Farrant", 1, 2, 1, 1),
    ]


def test_what_is_known_of_one_is_theirs_alone(met: Journal) -> None:
    met.add(Share(for_whom="my mentee, Tobi", text="One page."))
    met.add(Share(for_whom="Priya", text="Another."))
    met.add(Story(heading="The launch", from_whom="Tobi Farrant"))
    found = acquaintance("name 1", met)
    assert found is not None
    assert [one.number for one in found.held] == [1]
    assert [one.number for one in found.coming] == [2]
    assert [one.what for one in found.mine] == ["Ask Ken", "Read his form"]
    assert [one.what for one in found.theirs] == ["Two mornings"]
    assert [one.number for one in found.told] == [1]
    assert [one.heading for one in found.stories] == ["The launch"]


@pytest.mark.parametrize(
    ("who", "tobis", "priyas"),
    [
        ("Zofia", [], []),  # nobody knows her, and she is not Tobi
        ("Zofia and Tobi", ["It"], []),
        ("Tobi, Priya", ["It"], ["It"]),
        ("my mentee", ["It"], []),
        ("you", ["It"], []),
        ("the payroll office", [], []),
        ("she", [], []),
    ],
)
def test_a_promise_is_theirs_who_are_named_whomever_it_was_agreed_with(
    met: Journal, who: str, tobis: list[str], priyas: list[str]
) -> None:
    first = met.keep(structs.replace(met.conversations[1], my_part=ConversationPart.MENTOR))
    met.add(Action(what="It", who=who, conversation=first.ref))
    promised = []
    for name in ("Tobi Farrant", "Priya Raman"):
        key = next(one.person.key for one in standings(People(met), met) if one.person.name == name)
        found = acquaintance(key, met)
        assert found is not None
        promised.append([one.what for one in found.theirs if one.what == "It"])
    assert promised == [tobis, priyas]


def test_somebody_without_an_entry_is_known_as_well(met: Journal) -> None:
    key = next(one.person.key for one in standings(People(met), met) if one.person.ref is None)
    found = acquaintance(key, met)
    assert found is not None
    assert found.person.name == "Priya Raman"
    assert [one.what for one in found.theirs] == ["Send the tables"]
    assert found.wants == ()
    assert acquaintance("Nobody", met) is None


def test_a_conversation_of_today_is_held_once_something_is_written(journal: Journal) -> None:
    journal.add(Conversation(with_whom="Ines", when=PartialDate.of(TODAY)))
    journal.add(Conversation(with_whom="Ros", when=PartialDate.of(TODAY), body="We met."))
    journal.add(Conversation(with_whom="Sam"))
    ines, ros, sam = standings(People(journal), journal)
    assert (ines.last, ines.coming and ines.coming.number) == (None, 1)
    assert (ros.last and ros.last.number, ros.coming) == (2, None)
    assert (sam.last, sam.coming and sam.coming.number) == (None, 3)


def test_where_the_name_may_mean_several_nothing_is_claimed(journal: Journal) -> None:
    for who in ("Priya Raman", "Priya Shah", "Priya"):
        journal.add(Conversation(with_whom=who, when=PartialDate(2026, 5, 1)))
    people = People(journal)
    assert people.unsure == 1
    assert [len(one.conversations) for one in people.everybody()] == [1, 1]
    assert people.called("Priya") == ""
    assert whose_wants(journal.conversations[3], journal) is None


@pytest.mark.parametrize(
    ("date", "said"),
    [
        (PartialDate(2026, 11, 22), "today"),
        (PartialDate(2026, 11, 21), "yesterday"),
        (PartialDate(2026, 11, 9), "13 days ago"),
        (PartialDate(2026, 10, 1), "7 weeks ago"),
        (PartialDate(2026, 9, 22), "2 months ago"),
        (PartialDate(2025, 9, 15), "14 months ago"),
        (PartialDate(2024, 11, 23), "23 months ago"),
        (PartialDate(2023, 11, 23), "2 years ago"),
        (PartialDate(2026, 11), "this month"),
        (PartialDate(2026, 10), "last month"),
        (PartialDate(2026), "this year"),
        (PartialDate(2019), "in 2019"),
    ],
)
def test_how_long_ago_is_said_in_words(date: PartialDate, said: str) -> None:
    assert ago(date, TODAY) == said


def noted(words: str, number: int = 1, when: PartialDate | None = None) -> Conversation:
    return Conversation(
        number=number,
        with_whom="Tobi",
        my_part=ConversationPart.MANAGER,
        when=when or PartialDate(2026, 9, 15),
        aspirations=Step(notes=words),
    )


def test_what_they_want_is_dated_by_its_conversation_and_kept_once(journal: Journal) -> None:
    name = with_want(Name(name="Tobi"), noted("To be outside."), TODAY)
    assert name.wants == (
        Want(words="To be outside.", when=PartialDate(2026, 9, 15), conversation=Ref(Kind.CONVERSATION, 1)),
    )
    again = with_want(name, noted("To be outside. To finish a thing."), TODAY)
    assert [want.words for want in again.wants] == ["To be outside. To finish a thing."]
    ahead = with_want(again, noted("To teach.", 2, PartialDate(2026, 12, 3)), TODAY)
    assert [(want.words, want.when) for want in latest_first(ahead.wants)] == [
        ("To teach.", PartialDate(2026, 11, 22)),
        ("To be outside. To finish a thing.", PartialDate(2026, 9, 15)),
    ]
    assert from_record(to_record(journal.add(ahead)), 1) == journal.names[1]


def test_it_is_offered_at_the_next_conversation_and_not_where_it_was_said(journal: Journal) -> None:
    first = journal.add(noted("To be outside.", 0))
    journal.add(with_want(Name(name="Tobi Farrant", spellings=("Tobi",)), first, TODAY))
    after = Conversation(with_whom="Tobi Farrant", my_part=ConversationPart.MENTOR, when=PartialDate(2026, 12, 3))
    offered = material(StepName.ASPIRATIONS, after, journal)
    assert ("They wanted, 15 Sep 2026", "To be outside.") in [(one.heading, one.words) for one in offered]
    assert "They wanted" not in str(material(StepName.ASPIRATIONS, first, journal))
    as_mentee = Conversation(with_whom="Tobi Farrant", my_part=ConversationPart.MENTEE)
    assert "They wanted" not in str(material(StepName.ASPIRATIONS, as_mentee, journal))


def test_an_old_name_opens_unchanged() -> None:
    record = {"entry": "name", "name": "Ros"}
    assert from_record(record, 1) == Name(number=1, name="Ros")
    assert to_record(Name(number=1, name="Ros")).keys() - {"v"} == record.keys()


def test_nothing_but_small_kinds_is_read(met: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    with met.together():
        for day in range(300):
            met.add(Reflection(body=f"With Tobi on the launch, day {day}."))
    again = Journal(met._store.database, now=met.now)
    decoded = Mock(side_effect=from_record)
    monkeypatch.setattr("careerjournal.journal.index.from_record", decoded)
    assert len(standings(People(again), again)) == 3
    assert acquaintance("name 1", again) is not None
    assert decoded.call_count <= 12


def test_a_page_of_many_listed_reads_no_other_name(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    with journal.together():
        for number in range(600):
            journal.add(Name(name=f"Ros Pask{number}", spellings=(f"Rosie {number}",)))
        for number in (3, 4):
            journal.add(Conversation(with_whom=f"Ros Pask{number}", when=PartialDate(2026, 5, number)))
            journal.add(Share(form="story", for_whom=f"Ros Pask{number}"))
            journal.add(Story(heading="How it went", from_whom=f"Ros Pask{number}"))
            journal.add(Action(what="Ask", who=f"Ros Pask{number}"))
    decoded = Mock(side_effect=from_record)
    monkeypatch.setattr("careerjournal.journal.index.from_record", decoded)
    first = acquaintance("name 4", journal)
    assert first is not None
    assert ([one.number for one in first.told], [one.number for one in first.stories]) == ([1], [1])
    journal._index._recent.clear()
    decoded.reset_mock()
    found = acquaintance("name 5", journal)
    assert found is not None
    assert ([one.number for one in found.told], [one.number for one in found.stories]) == ([2], [2])
    assert decoded.call_count <= 3
    assert acquaintance("name 9999", journal) is None
    assert acquaintance("#5", journal) is None


def test_what_was_told_is_theirs_by_the_rule_for_names_in_texts(journal: Journal) -> None:
    listed = [
        Name(name="Ros Pask", spellings=("Rosie",)),
        Name(name="Ros Hale"),
        Name(name="Ros Pask", kind=NameKind.PERSON, relation="another"),
        Name(name="Sam Ade Hale", spellings=("S.A.H.",)),
        Name(name="Café Nord", kind=NameKind.ORGANISATION),
        Name(name="王小明"),
    ]
    said = [
        "Ros Pask",
        "Rosie and Sam",
        "Ros",
        "Ros Hale’s team",
        "SAH",
        "the café nord",
        "CAFE NORD",
        "王小明",
        "",
        "Jo",
    ]
    with journal.together():
        for name in listed:
            journal.add(name)
        for text in said:
            journal.add(Share(form="story", for_whom=text or "somebody"))
            journal.add(Story(heading="x", from_whom=text))
        journal.add(Conversation(with_whom="Jo", when=PartialDate(2026, 5, 3)))
    people = People(journal)
    for person in people.everybody():
        who = Somebody(person.name, list(journal.names))
        found = acquaintance(person.key, journal)
        assert found is not None
        assert {one.number for one in found.told} == {
            one.number for one in journal.shares if who.is_named_in(one.for_whom)
        }
        assert {one.number for one in found.stories} == {
            one.number for one in journal.stories if who.is_named_in(one.from_whom)
        }


def test_of_however_many_it_is_worked_out_who_is_who_a_little_at_a_time(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = 200
    with journal.together():
        for number in range(many):
            who = f"Tobi Farrant{chr(97 + number % 26)} {number}"
            journal.add(Name(name=who))
            journal.add(Conversation(with_whom=who, when=PartialDate(2025) if number % 2 else None))
            journal.add(Action(what="Send the tables", who=who))
            journal.add(Share(when=dt.datetime(2024, 5, 3, tzinfo=dt.UTC), for_whom=who, form="text"))
            journal.add(Story(heading="A story", body="Long ago.", from_whom=who))
    done: list[str] = []

    def count(of: type, name: str) -> None:
        work = getattr(of, name)

        def counted(*args: object, **how: object) -> object:
            done.append(name)
            return work(*args, **how)

        monkeypatch.setattr(of, name, counted)

    count(People, "called")
    count(People, "_place")
    count(Finder, "find")
    before = 0
    for _ in getting_acquainted(journal):
        assert len(done) - before <= 32
        before = len(done)
    assert len(done) == 4 * many
    assert acquaintance(str(Ref(Kind.NAME, 3)), journal) is not None
    assert len(done) == 4 * many


def test_where_things_stand_is_found_out_a_person_at_a_time_and_no_longer_once_it_is_locked(met: Journal) -> None:
    found: list[Standing] = []

    def finding() -> Iterator[None]:
        found.extend((yield from finding_standings(met)))

    for number in range(50):
        met.add(Action(what=f"Task {number}"))
    assert sum(1 for _ in finding()) >= len(found) + 50
    assert found == standings(People(met), met)
    met.add(Conversation(with_whom="Somebody else"))
    steps = finding_standings(met)
    next(steps)
    met.lock()
    with pytest.raises(Locked):
        deque(steps, maxlen=0)
