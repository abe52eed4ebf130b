"""The tour: a few sentences at a time over the screen that they speak of, left at any key, with nothing changed."""

from __future__ import annotations

import re

import pytest
from textual._context import visible_screen_stack

from careerjournal.journal.journal import Journal
from careerjournal.model import Setback
from careerjournal.settings import Settings
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.commands import DECLARED
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.search import SearchScreen
from careerjournal.tui.desk.tour import STEPS, Tour
from careerjournal.tui.shell.help import HelpScreen
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.writing.edit import EditScreen
from tests.tui.using import NARROW, Steps, at_desk, click, desk, lines, on_top, press, resize, rest, seen, until

pytestmark = pytest.mark.usefixtures("quick")

SMALLEST = (40, 15)
WIDE = (200, 60)


def offered(journal: Journal) -> CareerJournal:
    """The program as the sample journal has it."""
    app = CareerJournal(at_desk(journal)._door, opened=journal, tour=True)
    assert app.offers_tour
    return app


def sheet_says(pilot: Steps) -> str:
    """What stands on the sheet, in the order in which it is read."""
    sheet = pilot.app.screen.query_one(".sheet").region
    rows = lines(pilot.app)[sheet.y : sheet.bottom]
    return " ".join(" ".join(row[sheet.x : sheet.right] for row in rows).split())


def tour_of(app: CareerJournal) -> Tour:
    assert isinstance(app.screen, Tour)
    return app.screen


async def test_the_sample_offers_it_in_one_line_until_it_is_taken(sample_journal: Journal) -> None:
    app = offered(sample_journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        assert "r shows what stands where" in seen(app)
        await press(pilot, "r", "escape", "2", "1")
        assert on_top(app) is DeskScreen
        assert "shows what stands where" not in seen(app)


async def test_ones_own_journal_has_it_where_it_is_empty_and_in_palette_and_help(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        assert "r  a short tour" in seen(app)
        await press(pilot, "r")
        assert on_top(app) is Tour
        await press(pilot, "escape", "5", "question_mark", "slash", *"tour")
        assert on_top(app) is HelpScreen
        assert "A short tour: what stands where" in " ".join(seen(app).split())
        await press(pilot, "escape", "ctrl+p", *"tour")
        await until(pilot, lambda: "tour   r" in seen(app))
        await press(pilot, "enter")
        await until(pilot, lambda: on_top(app) is Tour)


@pytest.mark.parametrize("size", [SMALLEST, NARROW, WIDE])
async def test_each_step_is_whole_beside_what_it_speaks_of(sample_journal: Journal, size: tuple[int, int]) -> None:
    app = offered(sample_journal)
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        await press(pilot, "3", "r")
        for number, step in enumerate(STEPS, 1):
            tour = tour_of(app)
            sheet, of = tour.query_one(".sheet"), tour._spoken_of
            says = sheet_says(pilot)
            assert says.startswith(f"{step.title} {number} of {len(STEPS)} ")
            said = [re.escape(one) for one in re.split(r"\{[^}]*\}", step.words)]
            assert re.search(r"\S+".join(said), says), says
            assert says.endswith("leaves, as does any other key")
            assert sheet.max_scroll_y == 0
            assert tour.size.region.contains_region(sheet.region)
            assert desk_of(app).section.key == step.section
            # What is spoken of is in sight: all of something small, the beginning of something large.
            if step.of != "#content":
                assert not sheet.region.overlaps(of)
            else:
                assert sheet.region.y > of.y
            await press(pilot, "enter")
        assert desk(app).section.key == "3", "it ends where it began"


def colour_at(app: CareerJournal, x: int, y: int) -> object:
    visible_screen_stack.set(list(app._background_screens))
    [drawn] = app.screen._compositor.render_strips()[y].crop(x, x + 1)
    return drawn.style and drawn.style.color


def desk_of(app: CareerJournal) -> DeskScreen:
    """The desk beneath the tour."""
    beneath = app.screen_stack[-2]
    assert isinstance(beneath, DeskScreen)
    return beneath


async def test_what_is_spoken_of_is_not_dimmed_and_the_rest_is(sample_journal: Journal) -> None:
    app = offered(sample_journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        places = ((3, 4), (12, 5))  # a section, and the question of Today
        before = [colour_at(app, *place) for place in places]
        await press(pilot, "r", "space")
        after = [colour_at(app, *place) for place in places]
        assert [old == new for old, new in zip(before, after, strict=True)] == [True, False]


async def test_in_the_terminals_own_colours_the_screen_stands_behind_it_and_every_step_is_whole(
    sample_journal: Journal,
) -> None:
    app = at_desk(sample_journal, Settings(theme="ansi"))
    async with app.run_test(size=SMALLEST) as pilot:
        await rest(pilot)
        await press(pilot, "r")
        for step in STEPS:
            sheet = tour_of(app).query_one(".sheet")
            visible_screen_stack.set(list(app._background_screens))
            [top, *_] = app.screen._compositor.render_strips()
            assert top.text.split() == lines_beneath(app)[0].split()
            assert step.title in sheet_says(pilot)
            assert sheet.max_scroll_y == 0
            assert tour_of(app).size.region.contains_region(sheet.region)
            await press(pilot, "enter")


def lines_beneath(app: CareerJournal) -> list[str]:
    return [strip.text for strip in desk_of(app)._compositor.render_strips()]


@pytest.mark.parametrize(
    ("key", "leads_to"),
    [
        ("slash", SearchScreen),
        ("question_mark", HelpScreen),
        ("w", EditScreen),
        ("ctrl+l", LockScreen),
        ("z", DeskScreen),
        ("f9", DeskScreen),
    ],
)
async def test_any_other_key_leaves_it_and_does_what_it_does(key: str, leads_to: type, little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "r", key)
        await until(pilot, lambda: on_top(app) is leads_to)
        assert app.private == (key == "f9")


@pytest.mark.parametrize("key", ["x", "f5", "ctrl+t"])
async def test_a_key_that_does_nothing_leads_back_to_where_it_began(key: str, sample_journal: Journal) -> None:
    """Also what is typed behind it in one go: it is for the list that was left for the tour."""
    app = at_desk(sample_journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "4", "j")
        place = desk(app).place
        await press(pilot, "r", "enter", key)
        assert desk(app).place == place
        for one in ("r", key, "k"):
            app.simulate_key(one)
        await until(pilot, lambda: on_top(app) is DeskScreen and desk(app).section.key == "4")
        await until(pilot, lambda: desk(app).place.ref not in (None, place.ref))


async def test_a_key_that_walks_is_for_the_section_that_is_shown(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "r", "enter", "space", "enter")
        assert STEPS[tour_of(app)._at].title == "Setbacks"
        first = desk_of(app).place.ref
        await press(pilot, "j", "j")
        assert desk(app).section.name == "Setbacks"
        assert desk(app).place.ref not in (None, first)


async def test_what_is_typed_in_one_go_goes_where_the_keys_before_it_lead(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        for key in ("r", "enter", "slash", "a", "b"):
            app.simulate_key(key)
        await until(pilot, lambda: on_top(app) is SearchScreen and "ab" in seen(app))


async def test_it_changes_nothing_and_leads_back_to_the_entry_that_was_read(little: Journal) -> None:
    setback = little.setbacks.add(Setback(what_happened="Nobody called"))
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await desk(app).open_entry(setback.ref)
        before, place = little.changes_made, desk(app).place
        await press(pilot, "r", *["space"] * 3, "escape")
        assert desk(app).place == place
        await press(pilot, "r", *["enter"] * len(STEPS))
        assert desk(app).place == place
        assert little.changes_made == before
        assert not little.drafts.all()


async def test_it_is_gone_through_with_the_mouse(sample_journal: Journal) -> None:
    app = offered(sample_journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)

        async def click_on(words: str) -> None:
            at = next(y for y, line in enumerate(lines(app)) if words in line)
            await click(pilot, lines(app)[at].index(words), at)

        await click_on("shows what stands where")
        assert sheet_says(pilot).startswith("Today 1 of 8")
        await click_on("goes on")
        await click_on("enter goes on")
        assert sheet_says(pilot).startswith("The lattice 3 of 8")
        await click(pilot, 1, 20)
        assert on_top(app) is DeskScreen, "a click beside it closes it, as with every sheet"
        await press(pilot, "r")
        await click_on("w answers")
        assert on_top(app) is EditScreen


async def test_another_size_leaves_it_beside_what_it_speaks_of(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=WIDE) as pilot:
        await rest(pilot)
        await press(pilot, "r", "enter")
        for size in (SMALLEST, WIDE, NARROW):
            await resize(pilot, size)
            tour = tour_of(app)
            await until(pilot, lambda tour=tour: not tour.query_one(".sheet").region.overlaps(tour._spoken_of))  # type: ignore[misc]
            assert sheet_says(pilot).endswith("as does any other key")
            assert tour.size.region.contains_region(tour.query_one(".sheet").region)


async def test_the_journal_may_lock_meanwhile(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "r")
        app.lock()
        await rest(pilot)
        assert on_top(app) is LockScreen


def test_every_key_that_it_speaks_of_is_a_command() -> None:
    named = {name for step in STEPS for name in re.findall(r"\{([^}]*)\}", step.words)}
    assert named <= DECLARED.keys()
    assert all(step.words.count(". ") <= 2 for step in STEPS), "two or three sentences"
    assert not any("!" in step.words for step in STEPS)
