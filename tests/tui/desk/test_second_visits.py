"""What is read for a page: nothing again on a second visit, and after a save only what was saved."""

from __future__ import annotations

import datetime as dt
import operator
import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Any

import pytest
from msgspec import structs
from tinydb.table import Document

from careerjournal.access.door import Door
from careerjournal.journal import history, index
from careerjournal.journal.journal import Journal
from careerjournal.journal.order import Card
from careerjournal.journal.steps import through
from careerjournal.model import (
    Conversation,
    Entry,
    Kind,
    Move,
    Name,
    PartialDate,
    Ref,
    Reflection,
    Role,
    Setback,
    Shares,
    Step,
    Success,
)
from careerjournal.model.expectation import Expectation
from careerjournal.model.move import Debrief, RoleInMind
from careerjournal.model.vocabulary import Direction, MoveStatus
from careerjournal.tui.desk.entry_list import EntryList, _EntryRows
from careerjournal.tui.desk.history import HistoryScreen
from careerjournal.tui.entry.rows import title_width
from careerjournal.tui.sections import catalogue
from careerjournal.tui.sections.catalogue import SECTIONS, finding_groups
from careerjournal.tui.today.look_back import LookBackScreen
from careerjournal.tui.writing.edit import EditScreen
from tests.conftest import PASSPHRASE
from tests.tui.using import USUAL, at_desk, desk, groups, on_top, press, rest, seen

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


async def test_the_journal_is_parted_by_time_once_and_again_only_after_a_save(
    full: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    parted: list[str] = []
    by_time = catalogue._by_time

    def parting(
        cards: Sequence[Card], view: str, before: Sequence[catalogue.Group]
    ) -> Generator[None, None, list[catalogue.Group]]:
        parted.append(view)
        return by_time(cards, view, before)

    monkeypatch.setattr(catalogue, "_by_time", parting)
    app = at_desk(full)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        measured: list[list[tuple[bytes, bytes]]] = []
        for keys in ("7", "1", "4"), ("7", "5"), ("7",):
            await press(pilot, keys[0])
            rows = desk(app).query_one(EntryList).rows
            assert isinstance(rows, _EntryRows)
            measured.append([group.measure() for group in rows._groups])
            await press(pilot, *keys[1:])
        assert all(map(operator.is_, measured[0], measured[2]))  # none of its cards was looked at again
        assert parted == ["years"]
        await press(pilot, "7", "v", "v", "v")
        assert parted == ["years", "months", "days"]
        await press(pilot, "n", *"Put down just now", "ctrl+s")
        assert "Put down just now" in seen(app)
        assert parted == ["years", "months", "days", "years"]


def test_a_move_is_listed_by_the_name_that_its_role_has_by_now(journal: Journal) -> None:
    role = journal.add(Role(title_="Harbour desk"))
    journal.add(Move(direction=Direction.LATERAL, status=MoveStatus.TAKEN, to_role=role.ref))
    lattice = SECTIONS[2]

    def titles() -> list[str]:
        return [card.title for group in groups(lattice, journal, narrowed=lambda cards: cards) for card in group.cards]

    assert titles() == titles() == ["Harbour desk", "Harbour desk"]
    journal.keep(structs.replace(role, title_="Quay desk"))
    assert titles() == ["Quay desk", "Quay desk"]


@pytest.mark.parametrize("view", ["years", "months", "days"])
def test_after_a_save_all_that_is_listed_under_other_headings_is_the_same(view: str, full: Journal) -> None:
    for year in (2022, 2023):
        full.add(Reflection(body="Before that", when=PartialDate(year, 5, 1)))
    before = through(finding_groups(catalogue.JOURNAL, full, view))
    for group in before:
        group.lines_at(30)
    added = full.add(Reflection(body="Another", when=PartialDate(2023, 5, 1)))
    after = through(finding_groups(catalogue.JOURNAL, full, view))
    assert len(after) == len(before) > 2
    new = [group for group, was in zip(after, before, strict=True) if group is not was]
    assert [[card.ref for card in group.cards] for group in new] == [[added.ref, Ref(Kind.REFLECTION, MANY + 2)]]
    assert len(new[0].lines_at(30)) == 2


async def test_what_is_listed_is_measured_before_it_is_shown_the_first_time_too(
    full: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = at_desk(full)
    measured: list[bool] = []
    fill = EntryList.fill

    def filled(entries: EntryList, found: Sequence[catalogue.Group], *rest: Any, **more: Any) -> None:
        measured.append(all(group._measured is not None for group in found))
        fill(entries, found, *rest, **more)

    monkeypatch.setattr(EntryList, "fill", filled)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "7")
        await rest(pilot)
        first = list(measured)
        await press(pilot, "n", "x", "ctrl+s")
        await rest(pilot)
    assert first
    assert set(measured) == {True}
    assert len(measured) > len(first)


@pytest.mark.parametrize("with_shares", [False, True])
@pytest.mark.parametrize("width", [1, 30, 254, 255, 300])
def test_rows_take_a_line_more_for_a_title_that_is_too_wide_and_for_shares(
    width: int, with_shares: bool, journal: Journal
) -> None:
    shares = Shares(my_part=3, chance=4)
    for title in ("x", "x" * 20, "x" * 27, "x" * 28, "x" * 29, "x" * 70):
        journal.add(Setback(what_happened=title, shares=shares if with_shares and len(title) % 2 else Shares()))
    journal.add(Setback(what_happened="x" * 253))
    journal.read_on(float("inf"), title_width)
    (group,) = groups(SECTIONS[3], journal, "setbacks", narrowed=lambda cards: cards)
    wide = [3 + (card.width > width) + card.shares for card in group.cards]
    assert list(group.lines_at(width)) == wide
    assert max(wide) > min(wide) or not (with_shares or width < 254)
