"""Years of the Journal are folded to a line, one or all, in each of its views."""

from __future__ import annotations

import pytest
from msgspec import structs

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, PartialDate, Ref, Reflection, Setback
from tests.tui.using import NARROW, USUAL, at_desk, desk, opened, options, press, rest, seen, until, working

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def years(journal: Journal) -> Journal:
    """Three years, of two entries in two months each, and an entry with only its year."""
    for year in (2017, 2018, 2019):
        journal.add(Reflection(body=f"Early in {year}.", when=PartialDate(year, 2, 3)))
        journal.add(Reflection(body=f"Late in {year}.", when=PartialDate(year, 11, 3)))
    journal.add(Setback(what_happened="Sometime", when=PartialDate(2018)))
    return journal


def titles(rows: list[str]) -> list[str]:
    """What each row begins with, those of headings after an empty line."""
    return [row.strip().partition("\n")[0].strip() for row in rows]


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_a_year_is_folded_and_opened(years: Journal, size: tuple[int, int]) -> None:
    app = at_desk(years)
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        await press(pilot, "7", "j", "j")
        assert opened(app) == Ref(Kind.REFLECTION, 4)
        whole = options(app)
        await press(pilot, "z")
        assert titles(options(app)) == [
            "2019",
            "Late in 2019.",
            "Early in 2019.",
            "2018   3 entries · folded",
            "2017",
            "Late in 2017.",
            "Early in 2017.",
        ]
        assert opened(app) is None
        if size == USUAL:
            assert "This year is folded. z opens it." in seen(app)
        await press(pilot, "j")
        assert opened(app) == Ref(Kind.REFLECTION, 2)
        await press(pilot, "k", "enter")
        assert options(app) == whole
        assert opened(app) == Ref(Kind.REFLECTION, 4)
        assert not desk(app).reading


async def test_all_years_are_folded_and_stay_so_in_every_view(years: Journal) -> None:
    app = at_desk(years)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "7", "j", "a")
        all_folded = ["2019   2 entries · folded", "2018   3 entries · folded", "2017   2 entries · folded"]
        for _ in range(3):
            assert titles(options(app)) == all_folded
            await press(pilot, "v")
        await press(pilot, "G", "z", "v")
        assert titles(options(app)) == [
            *all_folded[:2],
            *("November 2017", "Late in 2017.", "February 2017", "Early in 2017."),
        ]
        await press(pilot, "a", "a")
        assert len(options(app)) > 10


async def test_what_is_opened_or_gone_to_opens_its_year(years: Journal) -> None:
    app = at_desk(years)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "7", "a")
        await desk(app).open_entry(Ref(Kind.REFLECTION, 1))
        await rest(pilot)
        assert opened(app) == Ref(Kind.REFLECTION, 1)
        assert titles(options(app))[2:] == ["2017", "Late in 2017.", "Early in 2017."]
        await press(pilot, "escape", "a", "a", "a", "colon", *"feb 2018", "enter")
        assert opened(app) == Ref(Kind.REFLECTION, 3)
        assert titles(options(app))[1:5] == ["2018", "Late in 2018.", "Early in 2018.", "Sometime"]


async def test_other_lists_do_not_fold(years: Journal) -> None:
    app = at_desk(years)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "4", "z", "a")
        assert titles(options(app)) == ["Sometime"]
        assert opened(app) == Ref(Kind.SETBACK, 1)


@pytest.mark.parametrize("views", [0, 1, 2])
async def test_one_comes_back_to_the_day_that_one_went_to(years: Journal, views: int) -> None:
    app = at_desk(years)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "7", *"v" * views, "colon", *"feb 2018", "enter", "z")
        assert opened(app) is None
        assert "This year is folded" in seen(app)
        await press(pilot, "z")
        assert opened(app) == Ref(Kind.REFLECTION, 3)
        await press(pilot, "a", "a")
        assert opened(app) == Ref(Kind.REFLECTION, 3)
        await press(pilot, "z", "k", "j", "enter")
        assert opened(app) == Ref(Kind.REFLECTION, 3)


async def test_what_left_its_year_is_not_come_back_to(years: Journal) -> None:
    app = at_desk(years)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "7", "colon", *"feb 2018", "enter", "z")
        entry = years.entry(Ref(Kind.REFLECTION, 3))
        assert isinstance(entry, Reflection)
        years.keep(structs.replace(entry, when=PartialDate(2019, 5, 5)))
        await desk(app).refresh_desk()
        await press(pilot, "z")
        assert opened(app) == Ref(Kind.REFLECTION, 4)


async def test_one_comes_back_to_the_month_of_a_year_that_was_folded(years: Journal) -> None:
    app = at_desk(years)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "7", "M", "j", "j", "j", "z", "z", "enter")
        assert opened(app) == Ref(Kind.REFLECTION, 3)


async def test_of_a_folded_year_in_which_a_filter_leaves_something_it_is_said_that_it_is_folded(
    years: Journal,
) -> None:
    app = at_desk(years)
    async with working(app, "7", "a", "F", *"tag:none", "enter") as pilot:
        await until(pilot, lambda: "Nothing here fits “tag:none”" in seen(app))
        await press(pilot, "F", *["backspace"] * 8, *"2018", "enter")
        await until(pilot, lambda: titles(options(app)) == ["2018   3 entries · folded"])
        assert "This year is folded. z opens it." in seen(app)
        assert "Nothing here fits" not in seen(app)


@pytest.mark.parametrize("keys", [("x", "ctrl+s"), ("escape",), ("x", "escape")])
async def test_what_is_changed_from_the_journal_is_open_there_again(years: Journal, keys: tuple[str, ...]) -> None:
    app = at_desk(years)
    async with working(app, "7", *"jjjj", "e", *keys):
        assert desk(app).section.name == "Journal"
        assert opened(app) == Ref(Kind.SETBACK, 1)
