"""A conversation asks once who somebody is where a name may mean several, and keeps the answer."""

from __future__ import annotations

import pytest
from msgspec import structs

from careerjournal.access.door import Door
from careerjournal.conversations.brief import brief
from careerjournal.conversations.draft import NEW
from careerjournal.journal.journal import Journal
from careerjournal.model import Action, Conversation, Kind, Name, PartialDate, Ref
from careerjournal.tui.conversations.prepare import ConversationScreen
from careerjournal.tui.conversations.room import RoomScreen
from careerjournal.tui.conversations.who import WhoIsIt
from careerjournal.tui.widgets.editors import Line
from careerjournal.tui.writing import autosave
from tests.conftest import PASSPHRASE
from tests.tui.using import USUAL, at_lock, on_top, press, rest, seen, unlock, until
from tests.tui.writing.test_form import Bench

pytestmark = pytest.mark.usefixtures("quick")

THIRD = Ref(Kind.CONVERSATION, 3)


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "PAUSE", 600.0)


def two_called_priya(journal: Journal) -> Journal:
    """Two people called Priya, with something agreed with each, and a conversation with one of them to come."""
    for who, what in (("Priya Raman", "Send the slides"), ("Priya [red]Shah", "Read the chart")):
        held = journal.add(Conversation(with_whom=who, when=PartialDate(2026, 5, 1)))
        journal.add(Action(what=what, conversation=held.ref))
    journal.add(Conversation(with_whom="Priya", when=PartialDate(2026, 11, 27)))
    return journal


@pytest.fixture
def two(journal: Journal) -> Journal:
    return two_called_priya(journal)


@pytest.mark.parametrize(("key", "found", "not_found"), [("a", "slides", "chart"), ("b", "chart", "slides")])
async def test_the_answer_brings_back_what_was_agreed_and_is_kept(
    two: Journal, key: str, found: str, not_found: str
) -> None:
    app = Bench(ConversationScreen(two, THIRD))
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        said = seen(app)
        assert "Who is “Priya”?" in said
        assert "a  Priya Raman, last met 1 May 2026" in said
        assert "b  Priya [red]Shah, last met 1 May 2026" in said
        assert "c  Somebody else" in said
        await press(pilot, "l", "2")  # no answer has that key
        assert on_top(app) is WhoIsIt
        await press(pilot, key)
        assert on_top(app) is ConversationScreen
        assert "Agreed last time, 1 May 2026" in seen(app)
        assert found in seen(app)
        assert not_found not in seen(app)
        await press(pilot, "escape")
    kept = two.conversations[3]
    assert found in brief(structs.replace(kept, brief=("commitments",)), two)
    app = Bench(ConversationScreen(two, THIRD))
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        assert on_top(app) is ConversationScreen
        assert found in seen(app)


async def test_somebody_else_is_neither(two: Journal) -> None:
    app = Bench(ConversationScreen(two, THIRD))
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "c", "escape")
    assert brief(structs.replace(two.conversations[3], brief=("commitments",)), two) == ""
    # The next time they are one of those to choose.
    again = two.add(Conversation(with_whom="Priya", when=PartialDate(2026, 12, 27)))
    app = Bench(ConversationScreen(two, again.ref))
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        assert "c  Priya, last met 27 November 2026" in seen(app)


async def test_left_open_it_is_not_asked_again_before_the_conversation_is_opened_again(two: Journal) -> None:
    for _ in range(2):
        app = Bench(ConversationScreen(two, THIRD))
        async with app.run_test(size=USUAL) as pilot:
            await rest(pilot)
            assert on_top(app) is WhoIsIt
            await press(pilot, "escape", "5", "1")
            assert on_top(app) is ConversationScreen
            assert "Agreed last time" not in seen(app)
            await press(pilot, "escape")
    assert two.conversations[3].person == ""


async def test_while_a_name_is_typed_nothing_is_asked_and_then_writing_goes_on_where_it_was(two: Journal) -> None:
    two.delete(THIRD)
    app = Bench(ConversationScreen(two, NEW))
    async with app.run_test(size=USUAL) as pilot:
        app.screen.query(Line).first().focus()
        await press(pilot, *"Priya")
        await rest(pilot)
        assert on_top(app) is ConversationScreen
        await press(pilot, "ctrl+n")
        assert "Who is “Priya”?" in seen(app)
        await press(pilot, "a")
        assert "Send the slides" in seen(app)
        await press(pilot, "x", "escape", "escape")
    kept = two.conversations[4]
    assert kept.purpose == "x"
    assert kept.with_whom == "Priya"


async def test_who_an_earlier_one_was_with_is_asked_and_kept_there(journal: Journal) -> None:
    journal.add(Name(name="Priya Raman", relation="my manager"))
    journal.add(Name(name="Priya Shah"))
    first = journal.add(Conversation(with_whom="Priya", when=PartialDate(2026, 5, 1)))
    journal.add(Action(what="Send the slides", conversation=first.ref))
    coming = journal.add(Conversation(with_whom="Priya Raman", when=PartialDate(2026, 11, 27)))
    app = Bench(ConversationScreen(journal, coming.ref))
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        assert "Who was “Priya” on 1 May 2026?" in seen(app)
        assert "a  Priya Raman, my manager" in seen(app)
        await press(pilot, "a")
        assert "Send the slides" in seen(app)
    assert journal.conversations[first.number].person == "name 1"
    assert journal.conversations[first.number].with_whom == "Priya"


async def test_after_a_lock_it_is_asked_again_but_not_beneath_another_screen(door: Door) -> None:
    made = door.create(PASSPHRASE)
    two_called_priya(made.journal)
    made.journal.lock()
    app = at_lock(door)
    async with app.run_test(size=USUAL) as pilot:
        await unlock(pilot)
        await press(pilot, "6", "e")
        await until(pilot, lambda: on_top(app) is WhoIsIt)
        await press(pilot, "escape", "4", "enter", *"Half")
        for _ in range(2):  # the second time while it is asked
            await press(pilot, "ctrl+l")
            await unlock(pilot)
            await until(pilot, lambda: on_top(app) is WhoIsIt)
        # One is back in the step that was being written, and leaves it for the list of the steps.
        await press(pilot, "escape", "escape", "r", "5", *"Note", "ctrl+l")
        await unlock(pilot)
        await until(pilot, lambda: on_top(app) is RoomScreen)
        assert "Note" in seen(app)
        await press(pilot, "escape", "escape")  # out of the note, and out of the room
        await until(pilot, lambda: on_top(app) is WhoIsIt)
        await press(pilot, "b", "escape")
        assert app.journal is not None
        kept = app.journal.conversations[3]
    assert (kept.person, kept.milestones.notes) == ("Priya [red]Shah", "Note")
    assert kept.areas.preparation == "Half"
