"""A conversation knows whom it is with, however the name is written, and asks where it cannot know."""

from __future__ import annotations

import unicodedata
from itertools import pairwise, permutations

import pytest
from msgspec import structs

from careerjournal.access.door import Door
from careerjournal.conversations.meetings import commitments, next_with, previous
from careerjournal.conversations.people import People, finding_people, people_of
from careerjournal.journal.errors import Locked
from careerjournal.journal.journal import Journal
from careerjournal.journal.steps import through
from careerjournal.model import Action, Conversation, Name, PartialDate, Step, from_record, to_record
from careerjournal.model.vocabulary import NameKind
from tests.conftest import PASSPHRASE
from tests.journal.test_reading_costs import calls_in

PRIYA = [
    "Priya",
    "Priya Raman",
    "Dr Raman",
    "Dr. Priya Raman",
    "Raman, Priya",
    "P. Raman",
    "Raman",
    "Priya  Raman",
    "Priya\u00a0Raman",
    "PRIYA RAMAN",
    "priya",
    "  Priya Raman ",
    "Raman, P.",
    "Priya R.",
]

APART = [
    ("Sam Lee", "Sam Okafor"),
    ("Ed", "Needed"),
    ("Ed", "Edith"),
    ("Sam", "Samira"),
    ("Priya Raman", "Priyanka Raman"),
    ("Priya Raman", "Arun Raman"),
    ("Mary Smith", "Mary-Ann Smith"),
    ("Ros", "Ros and Sam"),
    ("mentor", "my mentor"),
    ("Team", "the team"),
    ("王小明", "王小红"),
    ("Anna", "Anne"),
    ("Priya, my mentor", "Ros, my mentor"),
    ("my mentor", "my manager"),
]

ALIKE = [
    ("Zoë", unicodedata.normalize("NFD", "Zoë")),
    ("Zoë Hale", "Zoe Hale"),
    ("Siobhán O’Brien", "Siobhan O'Brien"),
    ("Siobhán O’Brien", "OBrien, Siobhán"),
    ("Mary-Ann Smith", "Mary Ann Smith"),
    ("Jean\u2011Luc Pell", "Jean-Luc Pell"),
    ("Jean-Luc Pell", "Jean-Luc"),
    ("Vincent van der Berg", "van der Berg"),
    ("Priya Anjali Raman", "Priya Raman"),
    ("王小明", "王小明 "),
    ("Анна Петрова", "Анна"),
    ("my mentor", "My  mentor"),
    ("HR", "HR"),
    ("Priya Raman", "Priya Raman (finance)"),
    ("Priya, my mentor", "Priya"),
    ("Priya Raman <p.raman@example.test>", "Priya"),
    ("my mentor, Priya", "Priya Raman, my mentor"),
    ("Ros & Sam", "Ros and Sam"),
]


def met(journal: Journal, who: str, when: str | None = None, what: str = "") -> Conversation:
    held = journal.add(Conversation(with_whom=who, when=PartialDate.from_iso(when) if when else None))
    if what:
        journal.add(Action(what=what, conversation=held.ref))
    return held


def opens(journal: Journal, held: Conversation) -> list[str]:
    return [action.what for action in commitments(held, journal)]


@pytest.mark.parametrize("way", PRIYA)
def test_whoever_was_met_under_the_full_name_is_met_again_in_every_way_to_write_it(journal: Journal, way: str) -> None:
    first, second = met(journal, "Priya Raman", "2026-05-01", "Send the slides"), met(journal, way, "2026-06-01")
    assert opens(journal, second) == ["Send the slides"]
    assert previous(structs.replace(first, when=PartialDate(2026, 7), number=0), journal) == second


def test_on_the_names_list_every_two_ways_to_write_a_person_are_one(journal: Journal) -> None:
    journal.add(Name(name="Priya Raman", spellings=("Pri",)))
    journal.add(Name(name="Sam Lee"))
    apart = []
    for one, other in permutations([*PRIYA, "Pri"], 2):
        with journal.together():
            first = met(journal, one, "2026-05-01")
            if previous(Conversation(with_whom=other, when=PartialDate(2026, 6)), journal) != first:
                apart.append((one, other))
            journal.delete(first.ref)
    assert apart == []


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_the_eye_reads_as_one_name_is_one(journal: Journal, one: str, other: str) -> None:
    met(journal, one, "2026-05-01", "Send the slides")
    met(journal, other, "2026-06-01")
    assert opens(journal, journal.conversations[2]) == ["Send the slides"]
    assert opens(journal, structs.replace(journal.conversations[1], when=PartialDate(2026, 7), number=0)) == [
        "Send the slides"
    ]


@pytest.mark.parametrize(("one", "other"), [pair for both in APART for pair in (both, both[::-1])])
def test_two_people_are_not_made_one(journal: Journal, one: str, other: str) -> None:
    met(journal, one, "2026-05-01", "Send the slides")
    later = met(journal, other, "2026-06-01")
    assert opens(journal, later) == []
    assert People(journal, later).question(later) is None


def test_who_was_met_for_days_on_end_is_met_again_in_order(journal: Journal) -> None:
    held = [met(journal, way, f"2026-05-{day:02}", way) for day, way in enumerate(["Priya Raman", *PRIYA], 1)]
    for before, after in pairwise(held):
        assert previous(after, journal) == before
    assert opens(journal, held[-1]) == [one.with_whom for one in held[-2::-1]]


@pytest.mark.parametrize(
    ("first", "second"),
    [("2026-05", "2026-05-01"), ("2026-05-01", "2026-05-01"), (None, "2026-05-01"), ("2026", "2026"), (None, None)],
)
def test_of_two_that_no_day_tells_apart_the_first_put_down_comes_first(
    journal: Journal, first: str | None, second: str | None
) -> None:
    met(journal, "Ros", "2027-01-01")
    one, other = met(journal, "Priya", first, "Send the slides"), met(journal, "Priya", second, "Call")
    assert opens(journal, other) == ["Send the slides"]
    assert opens(journal, one) == []


def test_one_that_is_still_to_be_held_without_a_date_comes_after_all_others(journal: Journal) -> None:
    to_come = met(journal, "Priya")
    noted = journal.add(Conversation(with_whom="Priya", opening=Step(notes="Begun.")))
    held = met(journal, "Priya", "2026-05-01", "Send the slides")
    assert previous(to_come, journal) == held
    assert previous(held, journal) == noted
    assert previous(noted, journal) is None


def two_priyas(journal: Journal) -> Conversation:
    met(journal, "Priya Raman", "2026-05-01", "Send the slides")
    met(journal, "Priya Shah", "2026-05-02", "Read the chart")
    return met(journal, "Priya", "2026-06-01")


def test_where_a_name_may_be_two_it_is_asked_and_the_answer_is_kept(journal: Journal) -> None:
    coming = two_priyas(journal)
    assert opens(journal, coming) == []
    asked = People(journal, coming).question(coming)
    assert asked is not None
    assert (asked.of, asked.says) == (coming.ref, "Who is “Priya”?")
    assert [choice.label for choice in asked.choices] == [
        "Priya Raman, last met 1 May 2026",
        "Priya Shah, last met 2 May 2026",
        "Somebody else",
    ]
    for choice, what in zip(asked.choices, (["Send the slides"], ["Read the chart"], []), strict=True):
        coming = journal.keep(structs.replace(coming, person=choice.person))
        assert opens(journal, coming) == what
        assert People(journal, coming).question(coming) is None
        assert from_record(to_record(coming), coming.number) == coming
    # The next with the same person needs no other answer.
    journal.keep(structs.replace(coming, person=asked.choices[1].person))
    again = journal.add(structs.replace(next_with(coming), when=PartialDate(2026, 7), person=asked.choices[1].person))
    assert previous(again, journal) == journal.conversations[coming.number]


def test_one_who_was_none_of_those_known_is_somebody_to_choose_the_next_time(journal: Journal) -> None:
    coming = two_priyas(journal)
    asked = People(journal, coming).question(coming)
    assert asked is not None
    third = journal.keep(structs.replace(coming, person=asked.choices[-1].person))
    fourth = met(journal, "Priya", "2026-07-01")
    asked = People(journal, fourth).question(fourth)
    assert asked is not None
    assert [choice.label for choice in asked.choices][2:] == ["Priya, last met 1 June 2026", "Somebody else"]
    assert previous(structs.replace(fourth, person=asked.choices[2].person), journal) == third
    assert previous(structs.replace(fourth, person=asked.choices[3].person), journal) is None


def test_an_answer_holds_while_it_fits_the_name(journal: Journal) -> None:
    coming = structs.replace(two_priyas(journal), person="Priya Raman")
    met(journal, "Ros", "2026-05-03", "Bring the rota")
    assert opens(journal, structs.replace(coming, with_whom="Ros")) == ["Bring the rota"]
    assert opens(journal, structs.replace(coming, with_whom="Priya Shah")) == ["Read the chart"]
    assert opens(journal, structs.replace(coming, with_whom="priya")) == ["Send the slides"]


def test_two_on_the_names_list_are_told_apart_by_what_they_are_to_me(journal: Journal) -> None:
    journal.add(Name(name="Priya Raman", relation="my manager"))
    journal.add(Name(name="Priya Shah"))
    first = met(journal, "Priya", "2026-05-01", "Send the slides")
    # There is nothing to find yet, so nothing to ask.
    assert People(journal, first).question(first) is None
    second = met(journal, "Priya Raman", "2026-06-01")
    asked = People(journal, second).question(second)
    assert asked is not None
    assert (asked.of, asked.says) == (first.ref, "Who was “Priya” on 1 May 2026?")
    assert [choice.label for choice in asked.choices] == [
        "Priya Raman, my manager, last met 1 June 2026",
        "Priya Shah",
        "Somebody else",
    ]
    journal.keep(structs.replace(first, person=asked.choices[0].person))
    assert opens(journal, second) == ["Send the slides"]
    assert People(journal, second).question(second) is None
    # Named otherwise on the list, she is who she was.
    journal.keep(structs.replace(journal.names[1], name="Priya Raman-Hale"))
    assert opens(journal, structs.replace(second, with_whom="Priya", person="name 1")) == ["Send the slides"]


def test_what_the_names_list_says_goes_before_what_merely_follows(journal: Journal) -> None:
    journal.add(Name(name="Priya Raman", spellings=("Priya",)))
    coming = two_priyas(journal)
    assert opens(journal, coming) == ["Send the slides"]
    assert People(journal, coming).question(coming) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Amaria", "Anna Maria"),
        ("O’Brien", "O Brien"),
        ("Dr Raman", "Mr Raman"),
        ("Mr Raman", "Ms Raman"),
        ("HR", "Harriet Reed"),
        ("Harriet Reed", "HR"),
    ],
)
def test_who_may_be_two_is_not_made_one_before_somebody_said_so(journal: Journal, one: str, other: str) -> None:
    met(journal, one, "2026-05-01", "Send the slides")
    later = met(journal, other, "2026-06-01")
    assert opens(journal, later) == []
    asked = People(journal, later).question(later)
    assert asked is not None
    assert [choice.label for choice in asked.choices] == [f"{one}, last met 1 May 2026", "Somebody else"]
    assert opens(journal, structs.replace(later, person=asked.choices[0].person)) == ["Send the slides"]
    assert opens(journal, structs.replace(later, person=asked.choices[1].person)) == []


def test_who_comes_later_changes_nothing_about_what_was_sure(journal: Journal) -> None:
    met(journal, "Priya Raman", "2026-05-01", "Send the slides")
    second = met(journal, "Priya", "2026-06-01")
    met(journal, "Priya Shah", "2026-07-01")
    assert opens(journal, second) == ["Send the slides"]
    assert People(journal, second).question(second) is None


def test_a_conversation_kept_before_there_were_answers_opens_unchanged() -> None:
    old = structs.replace(Conversation(with_whom="Priya"), number=1)
    assert "person" not in to_record(old)
    assert from_record(to_record(old), 1) == old


def test_a_team_on_the_names_list_is_not_called_by_one_of_its_words(journal: Journal) -> None:
    journal.add(Name(name="Harbour Lights", kind=NameKind.TEAM, spellings=("HL",)))
    met(journal, "Harbour Lights", "2026-05-01", "Send the slides")
    assert opens(journal, met(journal, "HL", "2026-06-01")) == ["Send the slides"]
    assert opens(journal, met(journal, "Lights", "2026-07-01")) == []


def listed(journal: Journal, many: int) -> None:
    with journal.together():
        for number in range(many):
            journal.add(Name(name=f"Ada {letters(number)} Quill", stand_in="someone"))


def letters(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in range(3)).capitalize()


@pytest.mark.parametrize("who", ["Ros Tailor", "Ada Bca Quill", "R. Tailor"])
def test_a_conversation_more_costs_the_same_however_many_are_on_the_names_list(journal: Journal, who: str) -> None:
    costs = []
    for many in (200, 1800):
        listed(journal, many)
        people_of(journal)
        for _ in range(2):  # the second is in the memory of whatever remembers a name
            held = met(journal, who)
            costs.append(calls_in(lambda: people_of(journal)))
            journal.delete(held.ref)
    assert costs[3] < costs[1] + 100  # a name costs some ten


def test_a_name_that_is_put_down_while_it_is_found_out_who_is_who_is_known_after(journal: Journal) -> None:
    listed(journal, 200)
    held = met(journal, "Ros Tailor")
    steps = finding_people(journal)
    next(steps)
    added = journal.add(Name(name="Rosalind Tailor", spellings=("Ros Tailor",), stand_in="someone"))
    people = through(steps)
    assert people.name(held) == "Rosalind Tailor"
    journal.undo()
    assert people_of(journal).get(str(added.ref)) is None
    assert people_of(journal).name(held) == "Ros Tailor"


def test_a_lock_while_it_is_found_out_who_is_who_leaves_nothing(door: Door) -> None:
    journal = door.create(PASSPHRASE).journal
    listed(journal, 200)
    steps = finding_people(journal)
    next(steps)
    journal.lock()
    with pytest.raises(Locked):
        next(steps)
    assert not journal._index._gathered
    again = door.open(PASSPHRASE)
    assert len(through(finding_people(again)).everybody()) == 200
    again.lock()
