"""How conversations follow one another, and that a promise is not lost between two of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec import structs

from careerjournal.conversations.draft import ConversationDraft
from careerjournal.conversations.meetings import (
    commitments,
    following,
    from_notes,
    next_conversation,
    next_with,
    previous,
    what_became_of_it,
)
from careerjournal.conversations.pages import PAGES, is_written
from careerjournal.journal.journal import Journal
from careerjournal.journal.today import readiness, today_in
from careerjournal.model import Action, Conversation, Kind, Name, PartialDate, Ref, Step
from careerjournal.model.vocabulary import ActionState, ConversationPart
from careerjournal.tui.entry.rows import facts


def met(journal: Journal, who: str, when: str) -> Conversation:
    return journal.add(Conversation(with_whom=who, when=PartialDate.from_iso(when)))


def agreed(journal: Journal, at: Conversation, what: str, state: ActionState = ActionState.OPEN) -> Action:
    return journal.add(Action(what=what, conversation=at.ref, state=state))


def test_the_next_one_is_the_nearest_from_today_on(journal: Journal) -> None:
    assert next_conversation(journal) is None
    met(journal, "Ros", "2026-11-21")
    journal.add(Conversation(with_whom="Ros"))
    assert next_conversation(journal) is None
    met(journal, "Ines", "2026-12-03")
    assert next_conversation(journal) == journal.conversations[3]
    met(journal, "Ros", "2026-11-22")
    assert next_conversation(journal) == journal.conversations[4]


def test_the_one_before_is_with_the_same_person_in_whichever_spelling(journal: Journal) -> None:
    journal.add(Name(name="Ros Pask", spellings=("Ros", "Rosalind")))
    first, _, second = met(journal, "Ros", "2025"), met(journal, "Ines", "2026-05"), met(journal, "ROS PASK", "2026-06")
    third = met(journal, "Rosalind", "2026-12-01")
    assert previous(third, journal) == second
    assert previous(second, journal) == first
    assert previous(first, journal) is None
    assert following(first, journal) == second
    assert following(third, journal) is None
    assert previous(Conversation(with_whom="Ros"), journal) == third
    assert previous(Conversation(), journal) is None


def test_a_conversation_opens_with_what_was_agreed_and_with_older_promises_still_open(journal: Journal) -> None:
    first, second = met(journal, "Ros", "2025"), met(journal, "Ros", "2026-06")
    third = met(journal, "Ros", "2026-12")
    old = agreed(journal, first, "Older, open")
    agreed(journal, first, "Older, done", ActionState.DONE)
    kept, dropped = (
        agreed(journal, second, what, state)
        for what, state in (("Kept", ActionState.DONE), ("Left", ActionState.DROPPED))
    )
    agreed(journal, third, "To come")
    journal.add(Action(what="Nobody’s"))
    assert commitments(third, journal) == [kept, dropped, old]
    assert commitments(first, journal) == []


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (Action(state=ActionState.DONE), "done"),
        (Action(state=ActionState.DROPPED, outcome="Private."), "dropped"),
        (Action(), "not yet"),
        (Action(by_when=PartialDate(2026, 11, 22)), "not yet; due 22 November 2026"),
        (Action(by_when=PartialDate(2026, 10)), "not yet; was due October 2026"),
    ],
)
def test_what_became_of_a_promise_is_said_plainly(action: Action, words: str) -> None:
    assert what_became_of_it(action, dt.date(2026, 11, 22)) == words


def test_the_next_with_the_same_person_begins_with_what_is_known(journal: Journal) -> None:
    held = journal.add(
        Conversation(
            with_whom="Ros",
            my_part=ConversationPart.MENTEE,
            when=PartialDate(2026, 11, 20),
            minutes=45,
            questions=("First?", "Second?"),
            asked=("First?",),
            body="What we said.",
            brief=("purpose",),
            next_meeting=PartialDate(2027, 1, 15),
        )
    )
    following_one = next_with(held)
    assert (following_one.with_whom, following_one.my_part, following_one.minutes) == (
        "Ros",
        ConversationPart.MENTEE,
        45,
    )
    assert following_one.when == PartialDate(2027, 1, 15)
    assert following_one.raise_again == "- Second?"
    assert following_one.links == (Ref(Kind.CONVERSATION, 1),)
    assert (following_one.body, following_one.brief, following_one.questions, following_one.number) == ("", (), (), 0)
    # Where nothing was ticked, nobody kept count.
    assert next_with(structs.replace(held, asked=())).raise_again == ""


def test_notes_become_paragraphs_in_the_order_of_the_steps() -> None:
    noted = Conversation(
        areas=Step(notes="Money.\n"), opening=Step(preparation="Not this"), potential=Step(notes="More.")
    )
    assert from_notes(noted) == "**Potential.** More.\n\n**Areas for development.** Money."
    assert from_notes(Conversation()) == ""


def test_of_two_on_one_day_the_earlier_comes_first_and_the_next_one_has_the_time_that_was_agreed(
    journal: Journal,
) -> None:
    day = PartialDate.of(journal.today())
    journal.add(Conversation(with_whom="Ada", when=day))
    journal.add(Conversation(with_whom="Bo", when=day, begins="14:30 Europe/Berlin"))
    journal.add(Conversation(with_whom="Cy", when=day, begins="09:00"))
    found = next_conversation(journal)
    assert found is not None
    assert found.with_whom == "Cy"
    assert today_in(journal).conversation == found
    agreed = structs.replace(found, next_meeting=day, next_begins="16:00 Europe/Berlin")
    assert next_with(agreed).begins == "16:00 Europe/Berlin"


@pytest.mark.parametrize(
    "written",
    [
        {"purpose": "p"},
        {"endpoint": "e"},
        {"agenda": "a"},
        {"opening": Step(notes="n")},
        {"areas": Step(preparation="p")},
    ],
)
def test_a_step_counts_wherever_it_is_counted(journal: Journal, written: dict[str, Any]) -> None:
    held = journal.add(Conversation(with_whom="Ros", **written))
    draft = ConversationDraft(journal, held.ref)
    listed = sum(is_written(page, draft) for page in PAGES if page.step is not None)
    assert (readiness(held)[0], held.steps_written, listed) == (1, 1, 1)
    assert "1 of 7 steps written" in facts(held)
