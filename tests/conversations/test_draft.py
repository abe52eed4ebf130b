"""A conversation in hand: nothing typed is lost, whatever state it is in."""

from __future__ import annotations

from typing import Any

import pytest

from careerjournal.conversations.draft import NEW, ConversationDraft
from careerjournal.journal.journal import Journal
from careerjournal.model import Conversation, PartialDate, Step, StepName, TypedError, as_typed
from tests.conftest import Clock


@pytest.fixture
def held(journal: Journal) -> Conversation:
    """One that has something a newer version put into it."""
    opening = Step(preparation="Begin.", unknown={"mood": "calm"})
    return journal.add(
        Conversation(
            with_whom="Ros", when=PartialDate(2026, 11, 27), opening=opening, brief=("purpose", "of a newer version")
        )
    )


def test_what_is_put_in_is_a_draft_and_then_the_conversation(journal: Journal, held: Conversation) -> None:
    hand = ConversationDraft(journal, held.ref)
    assert hand.put_step(StepName.POTENTIAL, {"notes": "Noted."})
    assert not hand.put_step(StepName.POTENTIAL, {"notes": "Noted."})
    assert hand.put_all({"brief": ["agenda", "purpose"], "asked": ["Why?"]})
    assert hand.changed
    journal.drafts.keep(hand.of, hand.typed)
    assert journal.conversations[1] == held
    again = ConversationDraft(journal, held.ref)
    assert again.typed == hand.typed
    again.keep()
    kept = journal.conversations[1]
    assert kept.potential.notes == "Noted."
    assert (kept.brief, kept.asked) == (("agenda", "purpose"), ("Why?",))
    assert kept.opening == held.opening
    assert journal.drafts.all() == []


def test_a_day_is_counted_from_when_it_was_typed(journal: Journal, held: Conversation, clock: Clock) -> None:
    hand = ConversationDraft(journal, held.ref)
    assert hand.put_all({"when": "tomorrow", "typed on": {"when": "2026-11-22"}})
    assert not hand.put_all({"when": "tomorrow", "typed on": {"when": "2026-11-22"}, "purpose": ""})
    assert hand.put_all({"next_meeting": "+1w", "typed on": {"next_meeting": "2026-11-24"}})
    journal.drafts.keep(hand.of, hand.typed)
    clock.step(days=9)
    again = ConversationDraft(journal, held.ref)
    assert again.typed == hand.typed
    assert again.as_it_stands().when == PartialDate(2026, 11, 23)
    again.keep()
    kept = journal.conversations[1]
    assert (kept.when, kept.next_meeting) == (PartialDate(2026, 11, 23), PartialDate(2026, 12, 1))
    assert not again.changed
    assert "typed on" not in again.typed


def test_keeping_what_was_not_changed_writes_nothing(journal: Journal, held: Conversation) -> None:
    hand = ConversationDraft(journal, held.ref)
    assert not hand.changed
    assert hand.keep() == held.ref
    assert journal.history(held.ref) == []


def test_a_new_one_goes_on_as_the_one_it_became(journal: Journal) -> None:
    hand = ConversationDraft(journal, NEW)
    hand.put_all({"with_whom": "Ines"})
    hand.put_aside("place", "3")
    journal.drafts.keep(hand.of, hand.typed)
    assert hand.keep().number == 1
    assert (hand.of, hand.aside("place")) == (journal.conversations[1].ref, "3")
    hand.put_all({"purpose": "To listen"})
    hand.keep()
    assert [held.purpose for held in journal.conversations] == ["To listen"]
    assert journal.drafts.all() == []


@pytest.mark.parametrize(("field", "typed"), [("when", "the 40th of May"), ("minutes", "an hour"), ("with_whom", "")])
def test_what_does_not_hold_together_is_kept_as_typed_and_read_as_it_was(
    field: str, typed: str, journal: Journal, held: Conversation
) -> None:
    hand = ConversationDraft(journal, held.ref)
    hand.put_all({field: typed, "purpose": "Another"})
    stands = hand.as_it_stands()
    assert stands.purpose == "Another"
    assert stands.when == held.when
    with pytest.raises(TypedError):
        hand.keep()
    journal.drafts.keep(hand.of, hand.typed)
    assert ConversationDraft(journal, held.ref).typed[field] == typed


def test_with_nobody_named_yet_there_is_still_something_to_prepare(journal: Journal) -> None:
    hand = ConversationDraft(journal, NEW)
    hand.put_all({"when": "tomorrow"})
    stands = hand.as_it_stands()
    assert stands.when == PartialDate(2026, 11, 23)
    assert stands.number == 0


def test_letting_go_leaves_what_was_kept(journal: Journal, held: Conversation) -> None:
    hand = ConversationDraft(journal, held.ref)
    hand.put_all({"purpose": "Not this"})
    hand.put_aside("line", "half typed")
    journal.drafts.keep(hand.of, hand.typed)
    hand.let_go()
    assert journal.drafts.all() == []
    assert (hand.changed, hand.aside("line"), hand.typed["purpose"]) == (False, "", "")


def test_a_draft_from_before_there_was_a_brief_is_taken_up(journal: Journal, held: Conversation) -> None:
    values: dict[str, Any] = {**as_typed(held), "purpose": "From the form"}
    journal.drafts.keep(held.ref, values)
    hand = ConversationDraft(journal, held.ref)
    hand.keep()
    assert journal.conversations[1].purpose == "From the form"
    assert journal.conversations[1].brief == held.brief
