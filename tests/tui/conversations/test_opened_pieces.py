"""What was opened on the Share screen is offered in a conversation, piece by piece, until it is closed again."""

from __future__ import annotations

import pytest
from msgspec import structs

from careerjournal.conversations.brief import brief
from careerjournal.journal.journal import Journal
from careerjournal.model import Conversation, Lesson, PartialDate, Ref, Setback
from careerjournal.model.links import Kind
from careerjournal.model.vocabulary import ConversationPart
from careerjournal.tui.conversations.offers import OfferList
from careerjournal.tui.conversations.prepare import ConversationScreen
from careerjournal.tui.writing import autosave
from tests.tui.sharing.using import open_up, share
from tests.tui.using import USUAL, at_desk, press, rest
from tests.tui.writing.test_form import Bench

pytestmark = pytest.mark.usefixtures("quick")

COMING = Ref(Kind.CONVERSATION, 1)
FIRST, SECOND = "I talked over 2*3 people; see setback 9.", "Then I _sat_ down."
LEARNT = "Answer the question, then stop."


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "PAUSE", 600.0)


@pytest.fixture
def told(journal: Journal) -> Journal:
    """A setback with a few paragraphs, what it taught, and a conversation to come."""
    journal.add(
        Setback(
            what_happened="The panel",
            when=PartialDate(2019),
            body="Begun well.\n\n- It rained\n- It snowed",
            felt="Small.",
            came_of_it=f"{FIRST.replace('setback 9', '[[setback 9]]')}\n\n{SECOND}",
        )
    )
    journal.add(Lesson(sentence=LEARNT, learnt_from=(Ref(Kind.SETBACK, 1),)))
    journal.add(Conversation(with_whom="Ros", my_part=ConversationPart.MENTOR, when=PartialDate(2026, 11, 27)))
    return journal


async def turn(journal: Journal, *lines: str) -> None:
    """Open these lines on the Share screen, or close those that are open, and go back."""
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        await open_up(pilot, *lines)
        await press(pilot, "escape")
        await rest(pilot)


async def offered(journal: Journal, key: str) -> str:
    """What a step of the conversation offers, as it stands on the screen."""
    app = Bench(ConversationScreen(journal, COMING))
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, key)
        listed = app.screen.query_one(OfferList)
        return " ".join(" ".join(str(option.prompt) for option in listed.options).split())


async def test_only_open_paragraphs_are_offered_and_a_closed_one_no_longer(told: Journal) -> None:
    assert await offered(told, "6") == ""
    await turn(told, "Then I")
    assert await offered(told, "6") == f"What came of it setback 1 {SECOND}"
    await turn(told, "I talked over", "It rained")
    said = await offered(told, "6")
    assert f"What came of it setback 1 {FIRST} {SECOND}" in said
    assert "What happened, in full setback 1" in said
    assert "It snowed" in said
    assert "Begun well" not in said
    assert "Small" not in said
    await turn(told, "Then I", "It rained")
    assert await offered(told, "6") == f"What came of it setback 1 {FIRST}"
    await turn(told, "I talked over")
    assert await offered(told, "6") == ""


async def test_a_paragraph_that_was_changed_after_it_was_opened_is_closed(told: Journal) -> None:
    await turn(told, "Then I", "I talked over")
    told.keep(structs.replace(told.setbacks[1], came_of_it=f"{FIRST}\n\nThen I swore."))
    assert "swore" not in await offered(told, "6")


async def test_what_it_taught_is_offered_to_be_told_once_that_is_open(told: Journal) -> None:
    await turn(told, "The panel")
    assert LEARNT not in await offered(told, "6")
    await turn(told, LEARNT)
    assert f"What it taught me lesson 1 {LEARNT}" in await offered(told, "6")


async def test_the_brief_has_of_it_what_was_taken_in_and_nothing_else(told: Journal) -> None:
    await turn(told, "Then I")
    app = Bench(ConversationScreen(told, COMING))
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "6", "space", "b")
        await press(pilot, "escape", "escape", "escape")
    kept = told.conversations[1]
    assert kept.responsibility.preparation == f"- {SECOND} ([[setback 1]])"
    written = brief(structs.replace(kept, brief=("heading", "responsibility")), told)
    assert SECOND in written
    assert not any(closed in written for closed in ("talked over", "rained", "Small", "Begun", LEARNT, "setback"))
