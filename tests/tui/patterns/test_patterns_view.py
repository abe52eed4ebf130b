"""The view *patterns*: a page that is counted behind the screen, each row of which leads to its entries."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import Any

import pytest
from msgspec import structs
from rich.cells import cell_len
from textual.widgets import Input

from careerjournal.access.door import Door
from careerjournal.journal.journal import Journal
from careerjournal.model import (
    Entry,
    Kind,
    Name,
    PartialDate,
    Ref,
    Reflection,
    Setback,
    Shares,
    Success,
    from_record,
)
from careerjournal.model.vocabulary import Energy, SetbackKind
from careerjournal.patterns.chart import Page
from careerjournal.patterns.counting import Counting
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.patterns import view
from careerjournal.tui.patterns.choose_time import PickTime
from careerjournal.tui.patterns.rows import PatternRows
from careerjournal.tui.sheets.ask_line import AskLine
from careerjournal.tui.sheets.entries import EntriesSheet
from careerjournal.tui.shell import locking
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.widgets.line_list import LineList
from tests.conftest import PASSPHRASE
from tests.tui.using import (
    NARROW,
    USUAL,
    Steps,
    at_desk,
    at_lock,
    desk,
    on_top,
    opened,
    options,
    press,
    rest,
    seen,
    until,
)

pytestmark = pytest.mark.usefixtures("quick")


def rows(app: CareerJournal) -> PatternRows | None:
    found = desk(app).query_one("#patterns-page", LineList).rows
    return found if isinstance(found, PatternRows) else None


def title(app: CareerJournal) -> str:
    """The time that the page is of; empty until it is counted."""
    shown = rows(app)
    return shown.page.title if shown else ""


async def to_patterns(pilot: Steps) -> CareerJournal:
    """From the desk to the page, once it is counted."""
    app = pilot.app
    assert isinstance(app, CareerJournal)
    await rest(pilot)
    await press(pilot, "4")
    while desk(app).place.view != "patterns":
        await press(pilot, "v")
    await until(pilot, lambda: bool(title(app)))
    return app


async def to_row(pilot: Steps, app: CareerJournal, about: str) -> None:
    """Walk to a row whose title ends so."""
    listed, shown = desk(app).query_one("#patterns-page", LineList), rows(app)
    assert shown is not None
    at = next(row for row in range(len(shown)) if not shown.is_heading(row) and shown.title(row).endswith(about))
    listed.highlighted = at
    await rest(pilot)


@pytest.mark.parametrize("size", [(40, 15), NARROW, USUAL, (200, 60)])
async def test_every_chart_stands_on_one_page(sample_journal: Journal, size: tuple[int, int]) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=size) as pilot:
        await to_patterns(pilot)
        told = "\n".join(options(app))
        for said in (
            "Ten setbacks from 2013 to 2026.",
            "Of eight I thought strong, three came off.",
            "None ranks above another.",
            "Ten of 14 lessons have been applied.",
            "say nothing.",
            "no order here says who matters.",
        ):
            assert said in told.replace("\n", " ")
        assert "Kinds of setback" in seen(app)
        await press(pilot, "a", "G")
        assert "Tobi" in seen(app)


@pytest.mark.parametrize("key", ["backspace", "escape"])
async def test_a_row_of_one_entry_opens_it_and_back_returns_to_the_row(sample_journal: Journal, key: str) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=NARROW) as pilot:
        await to_patterns(pilot)
        await to_row(pilot, app, ": near miss")
        await press(pilot, "enter")
        assert opened(app) == Ref(Kind.SETBACK, 9)
        await press(pilot, key)
        assert desk(app).place.view == "patterns"
        shown, listed = rows(app), desk(app).query_one("#patterns-page", LineList)
        assert shown is not None
        assert listed.highlighted is not None
        assert shown.title(listed.highlighted).endswith(": near miss")
        await press(pilot, "j", "enter")  # the page has the focus
        assert opened(app) == Ref(Kind.SETBACK, 5)
        # What is left for another section is left for the list there.
        await press(pilot, "5", "4", "enter", "escape")
        assert desk(app).place.view == "setbacks"


async def test_a_row_of_several_offers_them(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        await to_patterns(pilot)
        await to_row(pilot, app, "Harriet Dunmore")
        await press(pilot, "enter")
        assert on_top(app) is EntriesSheet
        listed = options(app)
        assert len(listed) == 3
        assert listed[0].startswith("Passed over for the post")
        await press(pilot, "escape")
        assert desk(app).place.view == "patterns"
        await press(pilot, "enter", "G", "enter")
        assert opened(app) == Ref(Kind.SUCCESS, 6)


async def test_the_sentence_of_a_chart_leads_to_all_it_was_made_from(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        await to_patterns(pilot)
        await press(pilot, "g", "enter")
        assert len(options(app)) == 10


async def test_another_time(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        await to_patterns(pilot)
        await press(pilot, "t")
        assert on_top(app) is PickTime
        await press(pilot, "j", "j", "enter")
        await until(pilot, lambda: title(app) == "as River information lead")
        assert "as River information lead" in seen(app)
        await press(pilot, "t", "g", "j", "enter")
        assert on_top(app) is AskLine
        app.screen.query_one(Input).value = "2019..2017"
        await press(pilot, "enter")
        assert "ends before it begins" in seen(app)
        app.screen.query_one(Input).value = "2017..2019"
        await press(pilot, "enter")
        await until(pilot, lambda: title(app) == "2017 to 2019")
        await press(pilot, "t", "escape", "v", "4")
        while desk(app).place.view != "patterns":
            await press(pilot, "v")
        assert title(app) == "2017 to 2019"


async def test_an_empty_page_teaches_and_can_be_walked(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await to_patterns(pilot)
        assert "Nothing that comes back can be seen yet." in seen(app)
        assert "from five setbacks" in seen(app).replace("\n", " ")
        await press(pilot, "G")
        assert "Who is in it" in seen(app)
        await press(pilot, "enter", "t", "enter")
        assert desk(app).place.view == "patterns"


async def test_nothing_that_was_written_is_markup(journal: Journal) -> None:
    journal.add(Name(name="Ros [b]Pask[/b]"))
    for _ in range(5):
        journal.add(Setback(what_happened="[red]No[/red]", felt="Ros [b]Pask[/b]"))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await to_patterns(pilot)
        await press(pilot, "G")
        assert "Ros [b]Pask[/b]" in seen(app)
        await press(pilot, "enter")
        assert "[red]No[/red]" in seen(app)


async def test_in_ascii_where_the_terminal_draws_nothing_else(
    sample_journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        await to_patterns(pilot)
        await to_row(pilot, app, "energy by month: 2026")
        drawn = next(line for line in seen(app).splitlines() if "2026 " in line and "##" in line)
        assert "==" in drawn
        assert "__" in drawn


@pytest.fixture
def twenty_years(journal: Journal) -> Journal:
    """Each kind of setback in each of 20 years, twice the first, read with shares; a reflection with each."""
    with journal.together():
        for year in range(2006, 2026):
            for place, kind in enumerate([*SetbackKind, SetbackKind.ROLE_LOST]):
                when = PartialDate(year, 1 + place, 3)
                shares = Shares(my_part=3, chance=4)
                journal.add(Setback(what_happened=f"{kind} {year}", kind=kind, when=when, shares=shares))
                journal.add(Reflection(body="x", when=when, energy=list(Energy)[(place + year) % 5]))
    return journal


@pytest.mark.parametrize("size", [NARROW, USUAL, (200, 60)])
async def test_of_many_years_what_matters_most_is_shown_and_the_rest_opens(
    twenty_years: Journal, size: tuple[int, int]
) -> None:
    app = at_desk(twenty_years)
    async with app.run_test(size=size) as pilot:
        await to_patterns(pilot)
        listed = desk(app).query_one("#patterns-page", LineList)

        def told() -> list[str]:
            return "\n".join(options(app)).split("\n")

        def labels() -> list[str]:
            shown = rows(app)
            assert shown is not None
            return [shown.title(row).rpartition(": ")[2] for row in range(len(shown)) if not shown.is_heading(row)]

        few = len(told())
        assert few < 90
        assert "role lost" in labels()[1]  # what came most, first
        assert "▸ five more kinds · 100 entries" in told()
        assert any(line.startswith("▸ 15 earlier years, 2006 to 2020 · 165 entries") for line in told())
        assert not {"2019", "2020"} & set(labels())
        assert labels().count("2025") == 2
        prose = [line for line in told() if "  " not in line.strip() and not set(line) & set("━╌▁▂▃▄▅▆▇█│×●·")]
        assert max(map(cell_len, prose)) <= 76

        await to_row(pilot, app, "2021")  # of the shares
        await press(pilot, "z")
        shown = rows(app)
        assert shown is not None
        assert shown.title(listed.highlighted or 0).endswith(": 2021")
        assert [label for label in labels() if label.isdigit()][:20] == [str(year) for year in range(2006, 2026)]
        assert "▸ five more kinds · 100 entries" in told()  # each by itself
        await press(pilot, "z")
        assert len(told()) == few

        folded = next(row for row in range(len(rows(app) or ())) if (rows(app) or shown).is_folded(row))
        listed.highlighted = folded
        await press(pilot, "enter")
        assert on_top(app) is DeskScreen
        assert "offer withdrawn" in labels()
        assert any("20, in 2006, 2007, 2008" in " ".join(row.split()) for row in options(app))
        await press(pilot, "a")
        assert not any(line.startswith("▸") for line in told())
        await press(pilot, "a")
        assert len(told()) == few
        assert "z folds   a all" in seen(app)


async def test_what_is_short_is_shown_whole_and_offers_no_folding(journal: Journal) -> None:
    for year in range(2019, 2025):
        journal.add(Setback(what_happened="x", when=PartialDate(year), kind=SetbackKind.OTHER))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await to_patterns(pilot)
        assert "fold" not in seen(app)
        before = options(app)
        await press(pilot, "z", "a")
        assert options(app) == before


class TestWork:
    @pytest.fixture
    def many(self, journal: Journal) -> Journal:
        with journal.together():
            for number in range(400):
                when = PartialDate(1900 + number % 250, 1 + number % 12, 3)
                journal.add(Reflection(body="x", when=when, energy=Energy.EVEN))
                journal.add(Setback(what_happened="x", when=when, kind=SetbackKind.OTHER))
        return journal

    async def test_the_second_time_and_after_a_save_nothing_is_read(
        self, many: Journal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        app = at_desk(many)
        async with app.run_test(size=USUAL) as pilot:
            await to_patterns(pilot)
            many._index._recent.clear()
            decoded: list[object] = []

            def noted(record: dict[str, Any], number: int, *more: Any) -> Entry:
                if threading.current_thread() is threading.main_thread():  # the search reads in its own
                    decoded.append(number)
                return from_record(record, number, *more)

            monkeypatch.setattr("careerjournal.journal.index.from_record", noted)
            await desk(app).refresh_desk()
            assert decoded == []
            many.add(Setback(what_happened="One more", when=PartialDate(2012), kind=SetbackKind.ROLE_LOST))
            many.keep(structs.replace(many.setbacks[3], kind=SetbackKind.PASSED_OVER))
            decoded.clear()
            await desk(app).refresh_desk()
            await until(pilot, lambda: any("role lost" in row for row in options(app)))
            assert decoded == []

    async def test_only_rows_in_view_are_made(self, many: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
        made: set[int] = set()
        make = PatternRows.lines

        def noted(self: PatternRows, row: int, width: int) -> object:
            made.add(row)
            return make(self, row, width)

        monkeypatch.setattr(PatternRows, "lines", noted)
        app = at_desk(many)
        async with app.run_test(size=NARROW) as pilot:
            await to_patterns(pilot)
            shown = rows(app)
            assert shown is not None
            await press(pilot, "a", "g")
            made.clear()
            await press(pilot, "j")
            shown = rows(app)
            assert shown is not None
            assert len(shown) > 250
            assert "Kinds of setback" in seen(app)
            assert 0 < len(made) <= 24

    async def test_it_is_being_counted_at_once_and_keys_go_on(
        self, journal: Journal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with journal.together():
            for _ in range(80):
                journal.add(Setback(what_happened="x", when=PartialDate(2020)))
        steps: list[float] = []
        go_on = Counting.go_on

        def a_step(self: Counting, seconds: float) -> Page | None:
            steps.append(seconds)
            return go_on(self, 0.0)

        monkeypatch.setattr(Counting, "go_on", a_step)
        app = at_desk(journal)
        async with app.run_test(size=USUAL) as pilot:
            await rest(pilot)
            await press(pilot, "4")
            while desk(app).place.view != "patterns":
                await pilot.press("v")
            assert "being counted · all time" in seen(app)
            assert "They follow in a moment." in seen(app)
            await press(pilot, "1")
            assert desk(app).section.is_today
            await until(pilot, lambda: bool(title(app)))  # counted behind the other section
            assert len(steps) > 80
            assert set(steps) == {view.A_MOMENT}
            await press(pilot, "4")
            assert "all time" in seen(app)
            assert "being counted" not in seen(app)


async def test_nothing_of_it_is_left_once_it_is_locked(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = door.create(PASSPHRASE).journal
    journal.add(Success(what_happened="It went well"))
    journal.lock()
    made: list[weakref.ref[Counting]] = []
    begin = Counting.__init__

    def noted(self: Counting, of: Journal) -> None:
        made.append(weakref.ref(self))
        begin(self, of)

    monkeypatch.setattr(Counting, "__init__", noted)
    monkeypatch.setattr(locking, "LATER", 0.5)
    app = at_lock(door)
    async with app.run_test(size=USUAL) as pilot:
        app.screen.query_one(Input).value = PASSPHRASE
        await press(pilot, "enter")
        await until(pilot, lambda: on_top(app) is not LockScreen)
        await to_patterns(pilot)
        assert made[0]() is not None
        await pilot.press("ctrl+l")
        await until(pilot, lambda: on_top(app) is LockScreen and app._forgetting is not None and app._forgetting.done())
        for _ in range(5):  # what was still at work is let go of a little later
            gc.collect()
            if made[0]() is None:
                break
            await pilot.pause(0.5)
        assert made[0]() is None
