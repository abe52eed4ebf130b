"""What is read for a page: nothing again on a second visit, and after a save only what was saved."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from msgspec import structs
from tinydb.table import Document

from careerjournal.access.door import Door
from careerjournal.journal import history, index
from careerjournal.journal.journal import Journal
from careerjournal.model import (
    Conversation,
    Entry,
    Kind,
    Move,
    Name,
    PartialDate,
    Ref,
    Reflection,
    Setback,
    Step,
    Success,
)
from careerjournal.model.expectation import Expectation
from careerjournal.model.move import Debrief, RoleInMind
from careerjournal.model.vocabulary import Direction, MoveStatus
from careerjournal.tui.desk.history import HistoryScreen
from careerjournal.tui.today.look_back import LookBackScreen
from careerjournal.tui.writing.edit import EditScreen
from tests.conftest import PASSPHRASE
from tests.tui.using import USUAL, at_desk, desk, on_top, press, rest, seen

pytestmark = pytest.mark.usefixtures("quick")

MANY = 40
HARBOUR = Ref(Kind.MOVE, 1)
THEN = "They will say no."


@pytest.fixture
def full(door: Door) -> Iterator[Journal]:
    """A journal in a file, with many of each kind that these pages show."""
    journal = door.create(PASSPHRASE).journal
    expected = Expectation(expects=THEN, look_again=PartialDate(2020, 1, 1), seal=True)
    with journal.together():
        journal.add(
            Move(
                direction=Direction.LATERAL,
                status=MoveStatus.APPLIED,
                in_mind=RoleInMind(title="Harbour desk"),
                expectation=expected,
                debrief=Debrief(say_now="Less."),
            )
        )
        journal.add(Name(name="Ros Amery"))
        for number in range(MANY):
            day = PartialDate.of(dt.date(2024, 1, 1) + dt.timedelta(days=number))
            journal.add(Reflection(body=f"Day {number}", when=day))
            journal.add(Setback(what_happened=f"Missed {number}", when=day))
            journal.add(Success(what_happened=f"Won {number}", when=day))
            journal.add(Conversation(with_whom="Ros Amery", when=day, areas=Step(notes="noted")))
            other = RoleInMind(title=f"Post {number}")
            journal.add(Move(direction=Direction.LATERAL, status=MoveStatus.TAKEN, in_mind=other))
    journal.lock()  # what was written is not held any more
    journal = door.open(PASSPHRASE)
    yield journal
    journal.lock()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Ref]:
    """Which entries were read from their records, on the thread that draws."""
    found: list[Ref] = []
    entry_of = index._entry

    def reading(ref: Ref, record: Mapping[str, Any]) -> Entry:
        entry = entry_of(ref, record)
        if threading.current_thread() is threading.main_thread():  # the search reads behind the screen
            found.append(entry.ref)
        return entry

    monkeypatch.setattr(index, "_entry", reading)
    return found


@pytest.mark.parametrize(
    ("ref", "shows"),
    [
        (Ref(Kind.NAME, 1), "Held"),
        (Ref(Kind.SUCCESS, 3), "Won 2"),
        (HARBOUR, "Sealed"),
        (Ref(Kind.CONVERSATION, 2), "noted"),
    ],
    ids=str,
)
async def test_a_page_that_was_open_reads_nothing_again(ref: Ref, shows: str, full: Journal, read: list[Ref]) -> None:
    app = at_desk(full)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(ref)
        await rest(pilot)
        assert shows in seen(app)
        await press(pilot, "1")
        read.clear()
        await desk(app).open_entry(ref)
        await rest(pilot)
        assert shows in seen(app)
        assert read == []
        full.add(Reflection(body="Another day"))
        await press(pilot, "1")
        await desk(app).open_entry(ref)
        await rest(pilot)
        assert len(read) <= 1


@pytest.mark.parametrize("views", [1, 2, 3])
async def test_the_views_of_setbacks_read_nothing_again(views: int, full: Journal, read: list[Ref]) -> None:
    app = at_desk(full)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "4", *["v"] * views, "1")
        read.clear()
        await press(pilot, "4")
        assert read == []
        await press(pilot, "1")
        kept = full.keep(structs.replace(full.successes[1], hard="Much"))
        await press(pilot, "4")
        assert set(read) <= {kept.ref}


async def test_the_steps_of_a_look_back_read_only_what_became_of_it(full: Journal, read: list[Ref]) -> None:
    app = at_desk(full)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(HARBOUR)
        await rest(pilot)
        read.clear()
        await press(pilot, "b")
        assert on_top(app) is LookBackScreen
        await press(pilot, "space", *"Yes", "enter", "space", *"Not so", "enter")
        assert "Not so" in seen(app)
        assert set(read) <= {HARBOUR}


async def test_a_debrief_reads_nothing_but_its_move(full: Journal, read: list[Ref]) -> None:
    app = at_desk(full)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(HARBOUR)
        await rest(pilot)
        read.clear()
        await press(pilot, "D")
        assert on_top(app) is EditScreen
        await press(pilot, *"What they asked", "escape")
        assert "What they asked" in full.moves[1].debrief.asked
        assert set(read) <= {HARBOUR}


async def test_five_hundred_versions_are_read_once_and_none_of_another_entry(
    full: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with full.together():
        for number in range(500):
            full.keep(structs.replace(full.setbacks[1], body=f"Version {number}"))
            if number % 10 == 0:
                full.keep(structs.replace(full.setbacks[2], body=f"Another {number}"))
    versions: list[object] = []
    read_one = history._read

    def reading(kept: Document) -> history.Version:
        versions.append(kept.doc_id)
        return read_one(kept)

    monkeypatch.setattr(history, "_read", reading)
    app = at_desk(full)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(Ref(Kind.SETBACK, 1))
        await press(pilot, "H")
        assert on_top(app) is HistoryScreen
        assert len(versions) == 500
        await press(pilot, "j", "j", "v", "G", "v")
        assert len(versions) == 500
        assert "Version 0" in seen(app)
