"""What is offered for a step: enough, from the right place, and never what has not been opened."""

from __future__ import annotations

import pytest
from msgspec import structs

from careerjournal.conversations.offers import Offer, material, to_raise
from careerjournal.journal.journal import Journal
from careerjournal.model import (
    Aspiration,
    Conversation,
    Kind,
    Milestone,
    PartialDate,
    Ref,
    Role,
    Setback,
    Step,
    StepName,
    Success,
)
from careerjournal.model.links import links_in
from careerjournal.model.vocabulary import AspirationState, ConversationPart

PARTS = [None, *ConversationPart]
LISTENING = [ConversationPart.MENTOR, ConversationPart.MANAGER]


def everything(conversation: Conversation, journal: Journal) -> list[Offer]:
    return [offer for step in StepName for offer in material(step, conversation, journal)] + to_raise(
        conversation, journal
    )


def words(offers: list[Offer]) -> str:
    return "\n".join(offer.words for offer in offers)


@pytest.mark.parametrize("part", PARTS)
def test_an_empty_journal_offers_nothing(part: ConversationPart | None, journal: Journal) -> None:
    assert everything(Conversation(with_whom="Ros", my_part=part), journal) == []


@pytest.mark.parametrize("part", PARTS)
def test_of_a_setback_only_what_was_opened_is_offered(part: ConversationPart | None, journal: Journal) -> None:
    closed = Setback(
        what_happened="Closed-happened",
        body="Closed-body",
        felt="Closed-felt",
        came_of_it="Closed-came",
        expected="Closed-expected",
    )
    journal.add(closed)
    open_fields = ("what_happened", "felt")
    journal.add(structs.replace(closed, what_happened="Opened-happened", felt="Opened-felt", open_fields=open_fields))
    offered = everything(Conversation(with_whom="Ros", my_part=part), journal)
    assert "Opened-happened" in words(offered)
    assert "Opened-felt" in words(offered)
    assert "Closed" not in words(offered)
    assert {offer.of for offer in offered} == {Ref(Kind.SETBACK, 2)}


@pytest.mark.parametrize("part", LISTENING)
def test_somebody_who_listens_is_not_offered_their_own_wishes(part: ConversationPart, sample_journal: Journal) -> None:
    mine = {Kind.ASPIRATION, Kind.ROLE, Kind.MOVE}
    offered = everything(structs.replace(sample_journal.conversations[3], my_part=part), sample_journal)
    assert not mine & {offer.of.kind for offer in offered}
    assert any(offer.heading == "Noted last time" for offer in offered)


def test_what_was_agreed_with_somebody_else_stays_with_them(sample_journal: Journal) -> None:
    with_ros, with_tobi = (
        everything(sample_journal.conversations[3], sample_journal),
        everything(structs.replace(sample_journal.conversations[2], when=PartialDate(2026, 12)), sample_journal),
    )
    assert "Two mornings on the launch" not in words(with_ros)
    assert "treasurer" not in words(with_tobi)


def test_the_sample_has_something_for_every_step(sample_journal: Journal) -> None:
    coming = sample_journal.conversations[3]
    for step in StepName:
        offered = material(step, coming, sample_journal)
        assert len({offer.of for offer in offered}) >= 2, step
        for offer in offered:
            assert offer.text.endswith(f"([[{offer.of}]])")
            assert sample_journal.get(offer.of) is not None
            assert list(links_in(offer.text)) == [offer.of]
            assert "\n" not in offer.text
    assert material(StepName.MILESTONES, coming, sample_journal)[0].heading == "A quick win"


def test_only_what_is_held_and_ahead_is_offered(journal: Journal) -> None:
    reached = Milestone(what="Reached", reached=PartialDate(2025))
    journal.add(Aspiration(what="Held", milestones=(reached, Milestone(what="Ahead"))))
    journal.add(Aspiration(what="Gone", state=AspirationState.LET_GO, milestones=(Milestone(what="Gone, too"),)))
    coming = Conversation(with_whom="Ros")
    assert [offer.words for offer in material(StepName.MILESTONES, coming, journal)] == ["Ahead."]
    assert [offer.words for offer in material(StepName.POTENTIAL, coming, journal)] == ["Reached"]
    assert "Gone" not in words(everything(coming, journal))


def test_the_notes_of_last_time_come_back_at_their_own_step(journal: Journal) -> None:
    last = journal.add(
        Conversation(with_whom="Ros", when=PartialDate(2025), areas=Step(notes="Money, see\n[[lesson 2]]"))
    )
    offered = everything(Conversation(with_whom="Ros"), journal)
    assert offered == [Offer(last.ref, "Noted last time", "Money, see lesson 2")]
    assert material(StepName.AREAS, Conversation(with_whom="Ines"), journal) == []


def test_questions_not_asked_are_raised_again_where_somebody_kept_count(journal: Journal) -> None:
    last = Conversation(with_whom="Ros", when=PartialDate(2025), questions=("One?", "Two?"))
    journal.add(last)
    coming = Conversation(with_whom="Ros")
    assert to_raise(coming, journal) == []
    journal.keep(structs.replace(journal.conversations[1], asked=("One?",)))
    assert [offer.words for offer in to_raise(coming, journal)] == ["Two?"]


def test_an_offer_knows_where_it_was_taken_in() -> None:
    offer = Offer(Ref(Kind.ASPIRATION, 2), "A need", "How the money works: what a budget commits us to")
    assert offer.is_in(f"- {offer.text}")
    assert offer.is_in("How the money works: what a budget, in other words ([[aspiration 2]])")
    assert not offer.is_in("How the money works: what a budget commits us to")
    assert not offer.is_in("Something else ([[aspiration 2]])")


@pytest.mark.parametrize("part", LISTENING)
def test_a_mentor_is_reminded_of_what_they_wrote_of_them(part: ConversationPart, sample_journal: Journal) -> None:
    coming = Conversation(with_whom="Tobi Farrant", my_part=part)
    offered = material(StepName.POTENTIAL, coming, sample_journal)
    named = [offer for offer in offered if offer.of.kind is Kind.REFLECTION]
    assert named
    assert all("Tobi" in offer.words or offer.words.endswith("…") for offer in named)


def test_successes_are_evidence_of_potential_as_far_as_they_are_open_and_ended(journal: Journal) -> None:
    opened = ("what_happened", "hard", "seen_by")
    said = Success(
        what_happened="Opened-happened", hard="Opened-hard", body="Closed-body", seen_by="Ken", open_fields=opened
    )
    journal.add(said)
    journal.add(structs.replace(said, open_fields=()))
    journal.add(structs.replace(said, under_way=True))
    journal.add(structs.replace(said, became=Ref(Kind.SETBACK, 1)))
    coming = Conversation(with_whom="Ros")
    offered = material(StepName.POTENTIAL, coming, journal)
    success = Ref(Kind.SUCCESS, 1)
    assert offered == [
        Offer(success, "An opened success", "Opened-happened"),
        Offer(success, "What was hard", "Opened-hard"),
    ]
    assert everything(coming, journal) == offered
    assert everything(structs.replace(coming, my_part=ConversationPart.MENTOR), journal) == []


def test_what_was_enjoyed_in_earlier_roles_is_offered_where_the_work_wanted_is_spoken_of(journal: Journal) -> None:
    journal.add(Role(title_="Surveyor", end=PartialDate(2019), enjoyed="The boat", drained="The reports"))
    journal.add(Role(title_="Analyst", end=PartialDate(2023), enjoyed="See [[aspiration 1]]"))
    journal.add(Role(title_="Lead", enjoyed="Now"))
    journal.add(Aspiration(what="A quiet river"))
    offered = [
        (offer.heading, offer.words)
        for offer in material(StepName.ASPIRATIONS, Conversation(with_whom="Ros"), journal)
        if offer.of.kind is Kind.ROLE
    ]
    assert offered == [
        ("What I enjoyed as Analyst", "See A quiet river"),
        ("What I enjoyed as Surveyor", "The boat"),
        ("What drained me as Surveyor", "The reports"),
    ]
    listening = Conversation(with_whom="Ros", my_part=ConversationPart.MANAGER)
    assert all(offer.of.kind is not Kind.ROLE for offer in material(StepName.ASPIRATIONS, listening, journal))
