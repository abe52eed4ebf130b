"""After a lock one is where one was: the row, what is in view of a page and of a list, what is folded."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest

from careerjournal.access.door import Door
from careerjournal.journal.journal import Journal
from careerjournal.model import Action, Conversation, Kind, PartialDate, Ref, Reflection, Role, Setback
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk import reader
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.entry_list import EntryList
from careerjournal.tui.entry.entry_page import EntryPage
from careerjournal.tui.entry.link_line import LinkLine
from careerjournal.tui.lattice.view import LatticeView
from careerjournal.tui.line_of_time.view import TimeList
from careerjournal.tui.sharing.screen import ShareScreen
from careerjournal.tui.today.today_view import TodayView
from careerjournal.tui.widgets.line_list import LineList
from careerjournal.tui.widgets.marked_list import MarkedList
from tests.conftest import PASSPHRASE
from tests.tui.using import NARROW, USUAL, Steps, at_lock, desk, lines, press, rest, seen, unlock, until, working

pytestmark = pytest.mark.usefixtures("quick")

LONG = Ref(Kind.REFLECTION, 1)


@pytest.fixture
def kept(door: Door) -> Door:
    """The way into a journal of three years, one of whose entries is long."""
    journal = door.create(PASSPHRASE).journal
    told = (f"otter-{number} {'said what it had to say ' * (3 + number % 5)}" for number in range(120))
    with journal.together():
        journal.add(Reflection(body="\n\n".join(told), when=PartialDate.of(dt.date(2024, 5, 5))))
        for number in range(1, 46):
            day = dt.date(2023 + number % 3, 1 + number % 12, 3)
            journal.add(Reflection(body=f"Day {number}", when=PartialDate.of(day)))
        for number in range(6):
            journal.add(Action(what=f"Deed {number}", by_when=PartialDate.of(dt.date(2024, 1, 1 + number))))
    journal.lock()
    return door


@pytest.fixture
def missed(door: Door) -> Door:
    """The way into a journal of setbacks of three years, each between two days."""
    journal = door.create(PASSPHRASE).journal
    with journal.together():
        for number in range(1, 17):
            when = PartialDate.of(dt.date(2023 + number % 3, 1 + number % 12, 3))
            journal.add(Reflection(body=f"Day {number}", when=when))
            journal.add(Setback(what_happened=f"Miss {number}", when=when, tags=("people",)))
    journal.lock()
    return door


@pytest.fixture
def read_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk is shown before more than a few entries are read, as with a long journal."""
    monkeypatch.setattr(reader, "AT_ONCE", 0.0)
    monkeypatch.setattr(reader, "A_MOMENT", 0.0)


async def lock_and_unlock(pilot: Steps, comes_back: type) -> None:
    """Lock, give the passphrase, and wait until a screen of a class is there again and the journal is read."""
    await press(pilot, "ctrl+l")
    await unlock(pilot)
    await until(pilot, lambda: type(pilot.app.screen) is comes_back)
    await until(pilot, lambda: isinstance(pilot.app, CareerJournal) and bool(read(pilot.app).is_read))


def read(app: CareerJournal) -> Journal:
    """The open journal."""
    assert app.journal is not None
    return app.journal


def shows(app: object, words: list[str]) -> bool:
    """Whether this stands on the screen."""
    return words_in_view(app) == words


def words_in_view(app: object) -> list[str]:
    """What stands on the screen, without the line on top, which says when a draft was kept."""
    return lines(app)[1:]


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_what_is_shared_is_as_it_was_left(kept: Door, size: tuple[int, int]) -> None:
    app = at_lock(kept)
    async with app.run_test(size=size) as pilot:
        await unlock(pilot)
        await desk(app).open_entry(LONG)
        await press(pilot, "s", *"jjjjjjjj", "space", *"jjjjjjjjjj", "k")
        assert isinstance(app.screen, ShareScreen)
        listed = app.screen.query_one(MarkedList)
        row, before = listed.highlighted, words_in_view(app)
        assert row is not None
        await lock_and_unlock(pilot, ShareScreen)
        assert app.screen.query_one(MarkedList).highlighted == row
        assert words_in_view(app) == before
        assert "your draft of" in seen(app)
        await press(pilot, "space", "space")
        assert words_in_view(app) == before, "nor is it scrolled by opening something and closing it again"


@pytest.mark.parametrize("private", [False, True])
async def test_a_page_is_read_on_where_it_was(kept: Door, private: bool) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await desk(app).open_entry(LONG)
        await rest(pilot)
        page = app.screen.query_one("#page", EntryPage)
        page.scroll_to(y=page.max_scroll_y // 2, animate=False)
        await until(pilot, lambda: seen(app).count("otter-") > 2)
        before = words_in_view(app)
        if private:
            await press(pilot, "f9")
        await lock_and_unlock(pilot, DeskScreen)
        if private:
            await press(pilot, "f9")
        await until(pilot, lambda: words_in_view(app) == before)


async def test_a_list_shows_the_same_rows_and_the_same_years_folded(kept: Door) -> None:
    app = at_lock(kept)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await press(pilot, "7", "v", "v", "v", "g", "z", *"jjjjjjjjjjjj", *"kkk")
        entries = app.screen.query_one(EntryList)
        assert entries.folded
        row, before = entries.highlighted, words_in_view(app)
        await lock_and_unlock(pilot, DeskScreen)
        await until(pilot, lambda: words_in_view(app) == before)
        assert app.screen.query_one(EntryList).highlighted == row
        await press(pilot, "g")
        before = words_in_view(app)
        await lock_and_unlock(pilot, DeskScreen)
        await until(pilot, lambda: words_in_view(app) == before)


async def test_today_is_in_view_as_it_was(kept: Door) -> None:
    app = at_lock(kept)
    async with app.run_test(size=(80, 15)) as pilot:
        await unlock(pilot)
        today = app.screen.query_one(TodayView)
        today.scroll_end(animate=False)
        await rest(pilot)
        assert today.scroll_offset.y
        before = words_in_view(app)
        await lock_and_unlock(pilot, DeskScreen)
        await until(pilot, lambda: words_in_view(app) == before)


@pytest.mark.usefixtures("read_slowly")
@pytest.mark.parametrize(
    "way",
    [
        pytest.param(("7", "j", "j"), id="journal"),
        pytest.param(("7", "F", *"kind:setback #people", "enter", "j", "j", "j"), id="filter"),
        pytest.param(("4", "v", "v", "j", "j", "j"), id="both"),
    ],
)
async def test_the_entry_that_was_open_is_while_the_journal_is_read_and_then(
    missed: Door, way: tuple[str, ...]
) -> None:
    app = at_lock(missed)
    async with app.run_test(size=USUAL) as pilot:
        await unlock(pilot)
        await press(pilot, *way)
        left = desk(app).place
        assert left.ref is not None
        assert left.ref.kind is Kind.SETBACK
        await press(pilot, "ctrl+l")
        await unlock(pilot)
        assert desk(app).place == left
        await until(pilot, lambda: bool(read(app).is_read))
        assert desk(app).place == left
        assert "only kind:setback" not in seen(app)


async def test_both_is_on_the_same_row_and_as_folded(missed: Door) -> None:
    app = at_lock(missed)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await press(pilot, "4", "v", "v")
        for keys in ((*"jjjjjjjjjjjjj", *"kk"), ("g", "z"), (*"jjjjjjjjjj", *"kk")):
            await press(pilot, *keys)
            row, before = app.screen.query_one(TimeList).highlighted, words_in_view(app)
            assert "folded" in seen(app) or keys != ("g", "z")
            await lock_and_unlock(pilot, DeskScreen)
            await until(pilot, partial(shows, app, before))
            assert app.screen.query_one(TimeList).highlighted == row


async def test_patterns_are_on_the_same_row_once_they_are_counted(missed: Door) -> None:
    app = at_lock(missed)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await press(pilot, "4", "v", "v", "v")
        await until(pilot, lambda: len(app.screen.query_one("#patterns-page", LineList).rows) > 0)
        await press(pilot, *"jjjjjjjjjjjj", *"kkk")
        listed = app.screen.query_one("#patterns-page", LineList)
        row, before = listed.highlighted, words_in_view(app)
        assert row
        assert listed.scroll_offset.y
        await lock_and_unlock(pilot, DeskScreen)
        await until(pilot, lambda: words_in_view(app) == before)
        assert app.screen.query_one("#patterns-page", LineList).highlighted == row


@pytest.mark.usefixtures("read_slowly")
async def test_the_line_of_today_that_was_chosen_is(kept: Door) -> None:
    app = at_lock(kept)
    async with app.run_test(size=USUAL) as pilot:
        await unlock(pilot)
        await until(pilot, lambda: bool(read(app).is_read))
        await press(pilot, "1", *"jjjj")
        chosen = lines_of_today(app)
        assert True in chosen[1:]
        await lock_and_unlock(pilot, DeskScreen)
        await until(pilot, lambda: lines_of_today(app) == chosen)


def lines_of_today(app: CareerJournal) -> list[bool]:
    """Of each line of Today that can be opened, whether it is chosen."""
    return [line is app.screen.focused for line in app.screen.query_one(TodayView).query(LinkLine)]


@pytest.mark.parametrize("elsewhere", [(), ("1",)])
async def test_the_lattice_is_as_large_as_it_was_chosen(kept: Door, elsewhere: tuple[str, ...]) -> None:
    journal = kept.open(PASSPHRASE)
    journal.add(Role(title_="Lead", area="Research", level=3, start=PartialDate.of(dt.date(2020, 1, 1))))
    journal.lock()
    app = at_lock(kept)
    async with app.run_test(size=USUAL) as pilot:
        await unlock(pilot)
        await press(pilot, "3")
        fitting = app.screen.query_one(LatticeView).zoom
        await press(pilot, "minus", *elsewhere)
        chosen = app.screen.query_one(LatticeView).zoom
        assert chosen is not fitting
        await lock_and_unlock(pilot, DeskScreen)
        await press(pilot, "3")
        assert app.screen.query_one(LatticeView).zoom is chosen


@pytest.mark.parametrize(("keys", "listed"), [(("b", "A"), "#pieces-list"), (("r", "space"), "#ticks")])
async def test_the_brief_and_the_room_are_on_the_same_row(kept: Door, keys: tuple[str, ...], listed: str) -> None:
    journal = kept.open(PASSPHRASE)
    steps = Conversation(
        with_whom="Ros",
        purpose="To know",
        endpoint="An answer",
        agenda="One thing",
        questions=tuple(f"Question {number}, which is long enough to be asked?" for number in range(20)),
    )
    journal.add(steps)
    journal.lock()
    app = at_lock(kept)
    async with app.run_test(size=USUAL) as pilot:
        await unlock(pilot)
        await press(pilot, "6", "e", *keys, *"jjjjjjjjj")
        there = type(app.screen)
        row, before = app.screen.query_one(listed, MarkedList).highlighted, words_in_view(app)
        assert row
        await lock_and_unlock(pilot, there)
        await until(pilot, lambda: words_in_view(app) == before)
        assert app.screen.query_one(listed, MarkedList).highlighted == row


@pytest.mark.parametrize("slowly", [True, False])
@pytest.mark.parametrize("keys", [("a", "j"), ("a", "j", "j"), ("v", "a", "j"), ("g", "z"), ("a", "G")], ids="-".join)
async def test_a_year_that_is_folded_is_highlighted_again(
    kept: Door, keys: tuple[str, ...], slowly: bool, request: pytest.FixtureRequest
) -> None:
    if slowly:
        request.getfixturevalue("read_slowly")
    app = at_lock(kept)
    async with working(app, locked=True) as pilot:
        await until(pilot, lambda: bool(read(app).is_read))
        await press(pilot, "7", *keys)
        entries = app.screen.query_one(EntryList)
        row, folded, before = entries.highlighted, entries.folded, words_in_view(app)
        assert entries.on_folded
        await lock_and_unlock(pilot, DeskScreen)
        await until(pilot, partial(shows, app, before))
        entries = app.screen.query_one(EntryList)
        assert (entries.highlighted, entries.folded) == (row, folded)
