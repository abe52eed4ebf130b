"""A filter narrows the lists; it never puts another entry in the place of the one that was chosen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.widgets import Input

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, PartialDate, Ref, Reflection, Setback
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.section_list import SectionList
from careerjournal.tui.entry.link_line import LinkLine
from tests.tui.using import NARROW, USUAL, Steps, at_desk, desk, on_top, opened, press, rest, said, seen, until

TIDE = Ref(Kind.REFLECTION, 1)
MISSED = Ref(Kind.SETBACK, 1)


@pytest.fixture
def mixed(journal: Journal) -> Journal:
    """Three setbacks, and a reflection."""
    journal.add(Reflection(body="The tide table, read", when=PartialDate(2020, 3, 4)))
    for year in (2019, 2021, 2022):
        journal.add(Setback(what_happened=f"Missed the boat of {year}", when=PartialDate(year, 5)))
    return journal


async def narrow(pilot: Steps, text: str) -> None:
    """Show only what fits."""
    await press(pilot, "F")
    pilot.app.screen.query_one(Input).value = text
    await press(pilot, "enter")
    await looked(pilot)


async def looked(pilot: Steps) -> None:
    """Wait until it is known what the filter lets through."""
    listed = pilot.app.screen.query_one(SectionList)
    await until(pilot, lambda: not listed.is_looking)
    await rest(pilot)


async def by_search(pilot: Steps) -> None:
    await press(pilot, "slash", *"tide", "enter")


async def by_palette(pilot: Steps) -> None:
    await press(pilot, "ctrl+p", *"tide table")
    await until(pilot, lambda: "The tide table" in seen(pilot.app))
    await press(pilot, "enter")


async def by_link(pilot: Steps) -> None:
    await press(pilot, "4", "enter")
    desk(pilot.app).post_message(LinkLine.Followed(TIDE))
    await rest(pilot)


@pytest.mark.parametrize("way", [by_search, by_palette, by_link])
@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_what_is_chosen_opens_whatever_the_filter_lets_through(
    mixed: Journal, way: Callable[[Steps], Awaitable[None]], size: tuple[int, int]
) -> None:
    app = at_desk(mixed)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "7")
        await narrow(pilot, "kind:setback")
        assert opened(app) == Ref(Kind.SETBACK, 3)
        await way(pilot)
        await until(pilot, lambda: on_top(app) is DeskScreen and opened(app) is not None)
        await looked(pilot)
        assert opened(app) == TIDE
        assert "The tide table, read" in seen(app)
        assert "reflection 1 does not fit “kind:setback”" in said(app)
        assert "only kind:setback" not in seen(app)
        await press(pilot, "d")
        assert [ref for ref in (TIDE, MISSED, Ref(Kind.SETBACK, 3)) if mixed.get(ref) is None] == [TIDE]


async def test_the_filter_that_was_lifted_is_put_back_with_its_key(mixed: Journal) -> None:
    app = at_desk(mixed)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "7")
        await narrow(pilot, "kind:setback")
        await by_search(pilot)
        await until(pilot, lambda: on_top(app) is DeskScreen)
        await press(pilot, "F")
        assert app.screen.query_one(Input).value == "kind:setback"
        await press(pilot, "enter")
        await looked(pilot)
        assert "only kind:setback" in seen(app)
        assert opened(app) is not None
        assert opened(app) != TIDE
        assert not desk(app).reading, "the page that is open is another one than was read"


async def test_what_fits_the_filter_opens_and_leaves_it(mixed: Journal) -> None:
    app = at_desk(mixed)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "7")
        await narrow(pilot, "missed")
        await press(pilot, "slash", *"2019", "enter")
        await until(pilot, lambda: on_top(app) is DeskScreen)
        assert opened(app) == MISSED
        assert "only missed" in seen(app)
        assert "does not fit" not in said(app)


async def test_a_new_entry_that_does_not_fit_is_shown(mixed: Journal) -> None:
    app = at_desk(mixed)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "7")
        await narrow(pilot, "missed")
        desk(app).write(Ref(Kind.REFLECTION, 0))
        await rest(pilot)
        await press(pilot, *"Slack water", "ctrl+s")
        await until(pilot, lambda: on_top(app) is DeskScreen)
        await looked(pilot)
        assert opened(app) == Ref(Kind.REFLECTION, 2)
        assert "reflection 2 does not fit “missed”" in said(app)


async def test_what_is_brought_back_is_shown_again(mixed: Journal) -> None:
    app = at_desk(mixed)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "4")
        await narrow(pilot, "missed")
        await press(pilot, "G", "d")
        await looked(pilot)
        assert mixed.get(MISSED) is None
        await narrow(pilot, "2022")
        await press(pilot, "u")
        await looked(pilot)
        assert opened(app) == MISSED
        assert "setback 1 does not fit “2022”" in said(app)


async def test_the_entry_that_was_kept_stays_open_while_it_is_looked_for(mixed: Journal) -> None:
    app = at_desk(mixed)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "4")
        await narrow(pilot, "missed")
        await press(pilot, "j", "e")
        await press(pilot, "end", *"!", "ctrl+s")
        await until(pilot, lambda: on_top(app) is DeskScreen)
        await looked(pilot)
        assert opened(app) == Ref(Kind.SETBACK, 2)


@pytest.mark.parametrize("elsewhere", ["1", "3", "4"])
async def test_a_filter_is_changed_from_where_no_list_is_shown(mixed: Journal, elsewhere: str) -> None:
    app = at_desk(mixed)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "7")
        await narrow(pilot, "missed")
        assert "F changes or lifts this" in " ".join(seen(app).split())
        await press(pilot, elsewhere, "F")
        line = app.screen.query_one(Input)
        assert line.value == "missed"
        assert line.selected_text == "missed"
        await press(pilot, "backspace", "enter")
        await looked(pilot)
        assert "only missed" not in seen(app)


async def test_a_tag_that_a_message_says_back_keeps_its_sign(mixed: Journal) -> None:
    mixed.add(Setback(what_happened="The tide was missed", when=PartialDate(2020), tags=("interview",)))
    app = at_desk(mixed)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "7")
        await narrow(pilot, "#interview")
        await by_link(pilot)
        await looked(pilot)
        assert "reflection 1 does not fit “#interview”" in said(app)
