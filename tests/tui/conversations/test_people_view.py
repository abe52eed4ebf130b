"""The view *people*: everybody, by name; a page for each, on the names list or not; and what they want in one key."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping
from typing import Any

import pytest
from msgspec import structs

from careerjournal.access.door import Door
from careerjournal.conversations.acquaintance import standings
from careerjournal.conversations.people import People, _Listed
from careerjournal.journal import index
from careerjournal.journal.journal import Journal
from careerjournal.model import Action, Conversation, Entry, Kind, Name, PartialDate, Ref, Reflection, Step, Want
from careerjournal.model.vocabulary import ConversationPart
from careerjournal.tui.conversations.people_view import PeopleView
from careerjournal.tui.conversations.prepare import ConversationScreen
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.entry import entry_page
from careerjournal.tui.entry.link_line import LinkLine
from careerjournal.tui.entry.nudges import NudgeLine
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.widgets import background
from careerjournal.tui.writing import autosave
from careerjournal.tui.writing.edit import EditScreen
from tests.conftest import PASSPHRASE
from tests.tui.using import (
    NARROW,
    USUAL,
    at_desk,
    at_lock,
    desk,
    opened,
    options,
    press,
    said,
    seen,
    unlock,
    until,
    working,
)
from tests.tui.writing.test_form import Bench

pytestmark = pytest.mark.usefixtures("quick")

PEOPLE = ("6", "v", "v")


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "PAUSE", 600.0)
    monkeypatch.setattr(entry_page, "REST", 0.001)


@pytest.fixture
def met(journal: Journal) -> Journal:
    journal.add(Name(name="Tobi [b]Farrant[/b]", spellings=("Tobi",)))
    journal.add(Name(name="Zadie Okafor"))
    journal.add(Conversation(with_whom="Tobi", when=PartialDate(2025, 9, 15)))
    journal.add(Conversation(with_whom="Priya [red]Raman", when=PartialDate(2026, 11, 27), purpose="Her tables"))
    journal.add(Action(what="Read his form", conversation=Ref(Kind.CONVERSATION, 1)))
    return journal


async def test_what_somebody_unknown_promised_in_a_conversation_is_not_said_of_whom_it_was_with(met: Journal) -> None:
    met.add(Action(what="Send the sheets", who="Zofia", conversation=Ref(Kind.CONVERSATION, 1)))
    app = at_desk(met)
    async with working(app, *PEOPLE) as pilot:
        tobi = next(line for line in options(app) if "Tobi" in line)
        assert "theirs" not in tobi
        met.add(Action(what="Send the rota", who="Tobi", conversation=Ref(Kind.CONVERSATION, 1)))
        await press(pilot, "1", *PEOPLE)
        tobi_then = next(line for line in options(app) if "Tobi" in line)
    assert tobi != tobi_then


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_everybody_stands_there_plainly(met: Journal, size: tuple[int, int]) -> None:
    app = at_desk(met)
    async with working(app, *PEOPLE, size=size) as pilot:
        assert [line.split("\n") for line in map(str.strip, options(app))] == [
            ["Met, or to be met"],
            ["Priya [red]Raman", "none held yet · next: 27 November"],
            ["Tobi [b]Farrant[/b]", "last: 14 months ago", "open: 1 of mine"],
            ["On the names list, not met yet"],
            ["Zadie Okafor"],
        ]
        for word in ("meetings", "actions", "people", "By name: no order here says who matters."):
            assert word in seen(app)
        await press(pilot, "v")
        assert "To come" in seen(app)
        await press(pilot, *PEOPLE[1:], "j", "v")
        assert opened(app) == Ref(Kind.CONVERSATION, 2)


async def test_enter_opens_the_page_of_a_name(met: Journal) -> None:
    want = Want(words="To be [i]outside[/i].", when=PartialDate(2025, 9, 15), conversation=Ref(Kind.CONVERSATION, 1))
    met.keep(structs.replace(met.names[1], wants=(want,)))
    app = at_desk(met)
    async with working(app, *PEOPLE, "j", "enter") as pilot:
        assert opened(app) == Ref(Kind.NAME, 1)
        assert desk(app).reading
        for words in (
            "What they want, in their words",
            "To be [i]outside[/i].",
            "15 September 2025 · 14 months ago",
            "What I promised",
            "Read his form",
        ):
            assert words in seen(app)
        await press(pilot, "x")
        assert isinstance(desk(app)._content.view, PeopleView)


@pytest.mark.parametrize("steps", [(), ("j",)])
async def test_back_from_what_a_page_leads_to_is_that_page(met: Journal, steps: tuple[str, ...]) -> None:
    app = at_desk(met)
    async with working(app, *PEOPLE, *steps, "enter") as pilot:
        before = desk(app).place
        await press(pilot, "tab", "enter")
        assert opened(app) == Ref(Kind.CONVERSATION, 1 if steps else 2)
        await press(pilot, "backspace")
        assert desk(app).place == before
        assert ("Her tables" if not steps else "Read his form") in seen(app)


async def test_somebody_who_is_not_on_the_list_has_a_page_and_is_put_on_it_with_a_key(met: Journal) -> None:
    app = at_desk(met)
    async with working(app, *PEOPLE) as pilot:
        assert opened(app) is None
        for words in ("not on the names list", "Her tables", "Conversations › Priya [red]Raman"):
            assert words in seen(app)
        await press(pilot, "enter")
        assert desk(app).reading
        await press(pilot, "e")
        await press(pilot, "escape")
        assert met.names[3].name == "Priya [red]Raman"
        assert opened(app) == Ref(Kind.NAME, 3)
        assert isinstance(desk(app)._content.view, PeopleView)
        assert "Her tables" in seen(app)
        await press(pilot, "u")
        assert "not on the names list" in seen(app)


async def test_one_is_reminded_of_somebody_only_where_that_was_asked_for(met: Journal) -> None:
    app = at_desk(met)
    async with working(app) as pilot:
        assert "reminded" not in seen(app)
        await press(pilot, "K")
        assert isinstance(app.screen, DeskScreen)
        await press(pilot, *PEOPLE, "j", "K")
        assert "Remind me of Tobi [b]Farrant[/b]" in seen(app)
        await press(pilot, "0", "enter")
        assert "from 1 to 120" in seen(app)
        await press(pilot, "backspace", "6", "enter")
        assert [name.remind_after for name in met.names] == [6, None]
        assert opened(app) == Ref(Kind.NAME, 1)
        assert isinstance(desk(app)._content.view, PeopleView)
        await press(pilot, "enter")
        assert "after 6 months" in " ".join(seen(app).split())
        await press(pilot, "1")
        for words in ("You asked to be reminded", "You have not spoken with Tobi [b]Farrant[/b] for 14 months."):
            assert words in seen(app)
        app.screen.query_one(NudgeLine).focus()
        await press(pilot, "comma")
        assert "not spoken" not in seen(app)
        assert [name.remind_after for name in met.names] == [6, None]
        await press(pilot, "u")
        assert "not spoken" in seen(app)
        app.screen.query_one(NudgeLine).focus()
        await press(pilot, "enter")
        assert opened(app) == Ref(Kind.NAME, 1)
        await press(pilot, "K", "backspace", "enter", "1")
        assert [name.remind_after for name in met.names] == [None, None]
        assert "not spoken" not in seen(app)
        await press(pilot, "u")
        assert "not spoken" in seen(app)


async def test_to_be_reminded_of_somebody_puts_them_on_the_list(met: Journal) -> None:
    app = at_desk(met)
    async with working(app, *PEOPLE, "K", "3", "enter") as pilot:
        assert (met.names[3].name, met.names[3].remind_after) == ("Priya [red]Raman", 3)
        assert opened(app) == Ref(Kind.NAME, 3)
        await press(pilot, "u")
        assert "not on the names list" in seen(app)


async def test_a_name_that_is_being_written_is_asked_about_there(met: Journal) -> None:
    met.drafts.keep(Ref(Kind.NAME, 1), {"relation": "men"})
    app = at_desk(met)
    async with working(app, *PEOPLE, "j", "K"):
        assert isinstance(app.screen, EditScreen)
        assert "A draft of this is left open" in said(app)


async def test_the_second_visit_reads_nothing_and_after_a_save_only_what_was_saved(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = door.create(PASSPHRASE).journal
    with journal.together():
        for number in range(60):
            journal.add(
                Conversation(with_whom=f"Ada {chr(65 + number % 20)}mos", when=PartialDate(2026, 1, 1 + number % 28))
            )
            journal.add(Reflection(body=f"Day {number}"))
    read: list[Ref] = []
    made: list[People] = []
    entry_of, init = index._entry, People.__init__

    def reading(ref: Ref, record: Mapping[str, Any]) -> Entry:
        found = entry_of(ref, record)
        if threading.current_thread() is threading.main_thread():  # the search looks behind the screen who is named
            read.append(found.ref)
        return found

    def making(self: People, journal: Journal, instead: Conversation | None = None, *, at_once: bool = True) -> None:
        made.append(self)
        init(self, journal, instead, at_once=at_once)

    app = at_desk(journal)
    async with working(app, *PEOPLE) as pilot:
        monkeypatch.setattr(index, "_entry", reading)
        monkeypatch.setattr(People, "__init__", making)
        await press(pilot, "1", "6")
        assert isinstance(desk(app)._content.view, PeopleView)
        assert (read, made) == ([], [])
        journal.add(Reflection(body="Another day"))
        await press(pilot, "1", "6")
        assert (read, made) == ([], [])
        held = journal.keep(structs.replace(journal.conversations[1], purpose="Tables"))
        await press(pilot, "1", "6")
        assert len(made) == 1
        assert set(read) <= {held.ref}
    journal.lock()


async def test_a_lock_while_it_is_found_out_who_is_who_leaves_nothing_and_all_are_there_again(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = door.create(PASSPHRASE).journal
    with journal.together():
        for number in range(100):
            journal.add(Name(name=f"Ada {chr(65 + number // 26)}u{chr(97 + number % 26)}"))
    journal.lock()
    monkeypatch.setattr(background, "_A_STEP", 0.0)  # so that each step is one
    app = at_lock(door)
    async with working(app, locked=True) as pilot:
        add, taken_in = _Listed.add, []

        def adding(self: _Listed, name: Name) -> None:
            taken_in.append(name)
            add(self, name)
            if len(taken_in) == 50:
                asyncio.get_running_loop().call_soon(app.lock)

        monkeypatch.setattr(_Listed, "add", adding)
        there = app.journal
        assert there is not None
        await pilot.press(*PEOPLE[:-1])
        pressed = asyncio.create_task(pilot.press(PEOPLE[-1]))  # what it is pressed for is never shown
        await until(pilot, lambda: isinstance(app.screen, LockScreen))
        assert len(taken_in) < 100
        assert not there._index._gathered
        pressed.cancel()
        await unlock(pilot)
        await press(pilot, "1", *PEOPLE[:1])
        await until(pilot, lambda: len(options(app)) == 101)
        await press(pilot, "ctrl+l")


async def test_where_they_are_named_comes_from_the_search_behind_the_screen(met: Journal) -> None:
    met.add(Reflection(body="Tobi was calm [b]in the fog[/b]."))
    met.add(Reflection(body="Nobody was there."))
    app = at_desk(met)
    async with working(app, *PEOPLE, "j", "enter") as pilot:
        await until(pilot, lambda: "Where they are named" in seen(app))
        assert "Tobi was calm [b]in the fog[/b]." in seen(app)
        assert "Nobody was there" not in seen(app)
        assert "finds all: person:" in seen(app)


async def test_nobody_yet_says_who_will_stand_there(journal: Journal) -> None:
    app = at_desk(journal)
    async with working(app, *PEOPLE, size=NARROW):
        assert "Nobody yet. Whoever a conversation is with stands here" in " ".join(seen(app).split())


async def test_private_hides_everybody_but_who_is_in_focus(met: Journal) -> None:
    app = at_desk(met)
    async with working(app, *PEOPLE, "f9") as pilot:
        assert "Tobi" not in seen(app)
        assert "Zadie" not in seen(app)
        assert "Her tables" not in seen(app)
        await press(pilot, "j")
        assert "Priya" not in seen(app)


def listening(journal: Journal, who: str, notes: str) -> Ref:
    kept = journal.add(
        Conversation(
            with_whom=who,
            my_part=ConversationPart.MANAGER,
            when=PartialDate(2026, 11, 20),
            aspirations=Step(notes=notes),
        )
    )
    return kept.ref


async def test_one_key_keeps_what_they_want_and_undo_takes_it_back(met: Journal) -> None:
    ref = listening(met, "Tobi", "To be outside.")
    app = Bench(ConversationScreen(met, ref))
    async with working(app, "2", "w") as pilot:
        assert met.names[1].wants == (Want(words="To be outside.", when=PartialDate(2026, 11, 20), conversation=ref),)
        assert "puts the notes down as what" in " ".join(seen(app).split())
        await press(pilot, "w")
        assert len(met.names[1].wants) == 1
    met.undo()
    assert not met.names[1].wants


async def test_who_is_not_on_the_list_comes_onto_it_with_what_they_want(met: Journal) -> None:
    app = Bench(ConversationScreen(met, listening(met, "Priya [red]Raman", "To sign my own tables.")))
    async with working(app) as pilot:
        await press(pilot, "2", "w")
    assert [(name.name, len(name.wants)) for name in met.names][-1] == ("Priya [red]Raman", 1)
    assert all(one.person.ref for one in standings(People(met), met))


async def test_without_notes_it_says_where_they_belong(met: Journal) -> None:
    app = Bench(ConversationScreen(met, listening(met, "Tobi", "")))
    async with working(app, "2", "w"):
        assert "Note at the second step what they say they want." in "".join(
            str(one.message) for one in app._notifications
        )
    assert met.names[1].wants == ()


async def test_a_page_leads_to_every_conversation_that_was_held(journal: Journal) -> None:
    journal.add(Name(name="Ros Amery"))
    held = [journal.add(Conversation(with_whom="Ros Amery", when=PartialDate(2020, 1, day))) for day in range(1, 11)]
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *PEOPLE, "enter", "G")
        assert "more" not in seen(app).split("Held")[-1]
        await until(pilot, lambda: any(line.ref == held[0].ref for line in app.screen.query(LinkLine)))
