"""What was agreed: whose each action is, in whichever words it was put down; when to meet next; what they want."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec import structs

from careerjournal.conversations.acquaintance import last_held
from careerjournal.conversations.agreement import Agreement
from careerjournal.conversations.owners import Side
from careerjournal.journal.journal import Journal
from careerjournal.model import Action, Conversation, Kind, Name, PartialDate, Ref, Step, Want
from careerjournal.model.time_of_day import Appointment, TimeOfDay
from careerjournal.model.vocabulary import ConversationPart
from tests.conftest import Clock

HELD = Ref(Kind.CONVERSATION, 1)


def met(journal: Journal, with_whom: str = "Priya Raman", part: ConversationPart | None = None) -> Conversation:
    journal.add(Name(name="Dana Pell"))
    return journal.add(Conversation(with_whom=with_whom, my_part=part, when=PartialDate(2026, 11, 20)))


def side(journal: Journal, who: str, conversation: Conversation) -> Side:
    journal.add(Action(what="Look", who=who, conversation=conversation.ref))
    return Agreement.of(conversation, journal).actions[0][0]


@pytest.mark.parametrize(
    ("who", "whose"),
    [
        ("", Side.MINE),
        ("Me", Side.MINE),
        ("I", Side.MINE),
        ("Us", Side.OURS),
        ("both of us", Side.OURS),
        ("Priya and me", Side.OURS),
        ("me & Priya Raman", Side.OURS),
        ("Priya", Side.THEIRS),
        ("priya raman", Side.THEIRS),
        ("Raman, Priya", Side.THEIRS),
        ("P. Raman", Side.THEIRS),
        ("you", Side.THEIRS),
        ("she", Side.ELSEWHERE),
        ("my mentor", Side.THEIRS),
        ("Dana", Side.ELSEWHERE),
        ("Dana and Priya", Side.ELSEWHERE),
        ("my manager", Side.ELSEWHERE),
        ("the whole team", Side.ELSEWHERE),
        ("Priyanka", Side.ELSEWHERE),
        ("田中さん", Side.ELSEWHERE),
    ],
)
def test_whose_an_action_is_follows_from_how_its_owner_was_written(journal: Journal, who: str, whose: Side) -> None:
    assert side(journal, who, met(journal, part=ConversationPart.MENTEE)) is whose


@pytest.mark.parametrize(
    ("part", "who", "whose"),
    [
        (ConversationPart.MENTOR, "my mentee", Side.THEIRS),
        (ConversationPart.MENTOR, "my mentor", Side.ELSEWHERE),
        (ConversationPart.TEAM_MEMBER, "my manager", Side.THEIRS),
        (ConversationPart.MANAGER, "my manager", Side.ELSEWHERE),
        (None, "my mentor", Side.ELSEWHERE),
    ],
)
def test_what_they_are_to_me_follows_from_my_part(
    journal: Journal, part: ConversationPart | None, who: str, whose: Side
) -> None:
    assert side(journal, who, met(journal, part=part)) is whose


def test_somebody_without_a_name_is_meant_by_the_same_words_and_has_none_on_the_page(journal: Journal) -> None:
    conversation = met(journal, "my coach")
    assert side(journal, "my coach", conversation) is Side.THEIRS
    assert Agreement.of(conversation, journal).other == ""
    assert Agreement.of(structs.replace(conversation, with_whom="Ines (finance)"), journal).other == "Ines"
    assert Agreement.of(structs.replace(conversation, with_whom="田中さん"), journal).other == "田中さん"


def test_a_first_name_that_two_have_means_the_one_who_was_there(journal: Journal) -> None:
    journal.add(Name(name="Priya Shah"))
    journal.add(Name(name="Priya Raman"))
    conversation = met(journal)
    assert side(journal, "Priya", conversation) is Side.THEIRS
    journal.add(Action(what="Look", who="Priya Shah", conversation=conversation.ref))
    assert Agreement.of(conversation, journal).actions[1][0] is Side.ELSEWHERE


@pytest.mark.parametrize(
    ("part", "first"),
    [
        (ConversationPart.MENTEE, Side.MINE),
        (ConversationPart.TEAM_MEMBER, Side.MINE),
        (ConversationPart.MENTOR, Side.THEIRS),
        (ConversationPart.MANAGER, Side.THEIRS),
        (None, Side.MINE),
    ],
)
def test_the_one_whose_career_it_is_comes_first(journal: Journal, part: ConversationPart | None, first: Side) -> None:
    conversation = met(journal, part=part)
    for who in ("Dana", "Us", "Me", "Priya", "Me"):
        journal.add(Action(what=f"For {who}", who=who, conversation=conversation.ref))
    sides = [one for one, _ in Agreement.of(conversation, journal).actions]
    assert sides[0] is first
    assert sides[-2:] == [Side.OURS, Side.ELSEWHERE]
    mine = [action.number for one, action in Agreement.of(conversation, journal).actions if one is Side.MINE]
    assert mine == [3, 5]


def test_the_next_meeting_is_the_one_that_was_put_down_or_else_the_day_that_was_said(journal: Journal) -> None:
    conversation = met(journal)
    assert Agreement.of(conversation, journal).says_something is False
    said = structs.replace(conversation, next_meeting=PartialDate(2027, 1))
    assert Agreement.of(said, journal).next_meeting == Appointment(PartialDate(2027, 1))
    assert Agreement.of(said, journal).says_something
    journal.add(Conversation(with_whom="Priya Raman", when=PartialDate(2027, 1, 18), begins="14:30"))
    coming = Agreement.of(said, journal).next_meeting
    assert coming == Appointment(PartialDate(2027, 1, 18), TimeOfDay(dt.time(14, 30)))
    assert Agreement.of(conversation, journal).next_meeting == coming


def test_a_meeting_that_is_over_was_not_agreed_unless_it_was_said(journal: Journal) -> None:
    held = journal.add(Conversation(with_whom="Ros", when=PartialDate(2026, 3, 1)))
    journal.add(Conversation(with_whom="Ros", when=PartialDate(2026, 6, 1)))
    assert Agreement.of(held, journal).next_meeting is None
    said = structs.replace(held, next_meeting=PartialDate(2026, 5, 28))
    assert Agreement.of(said, journal).next_meeting == Appointment(PartialDate(2026, 6, 1))


def test_what_they_want_is_what_they_said_here_or_the_last_time_before(journal: Journal) -> None:
    before = Want(words="A desk", when=PartialDate(2026, 5, 1))
    later = Want(words="The sea", when=PartialDate(2026, 12, 1))
    here = Want(words="A boat", when=PartialDate(2026, 11, 1), conversation=HELD)
    name = journal.add(Name(name="Priya Raman", wants=(before, here, later)))
    conversation = met(journal, part=ConversationPart.MANAGER)
    assert Agreement.of(conversation, journal).want == here
    journal.keep(structs.replace(name, wants=(before, later)))
    assert Agreement.of(conversation, journal).want == before
    mentee = structs.replace(conversation, my_part=ConversationPart.MENTEE)
    assert Agreement.of(mentee, journal).want is None


def test_the_last_one_held_is_the_latest_whose_day_is_over_or_in_which_something_was_done(
    journal: Journal, clock: Clock
) -> None:
    assert last_held(journal) is None
    today = PartialDate.of(journal.today())
    coming = journal.add(Conversation(with_whom="Ines", when=PartialDate(2026, 12, 3), body="Ahead"))
    assert last_held(journal) is None
    old = journal.add(Conversation(with_whom="Ros", when=PartialDate(2026, 5)))
    now = journal.add(Conversation(with_whom="Sam", when=today))
    assert last_held(journal) == old
    journal.add(Action(what="Look", conversation=now.ref))
    assert last_held(journal) == now
    clock.step(minutes=60 * 24 * 20)
    assert last_held(journal) == coming
    clock.step(minutes=60 * 24)
    undated = journal.add(Conversation(with_whom="Ros", opening=Step(notes="We met.")))
    assert last_held(journal) == undated
    assert journal.today() > dt.date(2026, 12, 3)
