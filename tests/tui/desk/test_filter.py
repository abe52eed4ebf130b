"""A filter narrows the lists; it never puts another entry in the place of the one that was chosen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.app import App
from textual.widgets import Input

from careerjournal.journal import filtering
from careerjournal.journal.journal import Journal
from careerjournal.journal.search.tags import tag_key
from careerjournal.model import Conversation, Kind, Lesson, PartialDate, Ref, Reflection, Setback
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.section_list import SectionList
from careerjournal.tui.entry.link_line import LinkLine
from tests.tui.using import NARROW, USUAL, Steps, at_desk, desk, on_top, opened, press, rest, said, seen, until

pytestmark = pytest.mark.usefixtures("quick")

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


UNNARROWED = {"both": ("4", "v", "v"), "patterns": ("4", "v", "v", "v"), "people": ("6", "v", "v"), "map": ("3",)}
"""Views that no filter narrows, each with the keys that lead there."""


def in_a_line(app: App[Any]) -> str:
    """What stands on the screen, however it is cut into lines."""
    return " ".join(seen(app).split())


@pytest.mark.parametrize("size", [NARROW, USUAL])
@pytest.mark.parametrize("view", UNNARROWED)
async def test_a_view_that_is_not_narrowed_says_so_and_the_filter_holds_on(
    mixed: Journal, view: str, size: tuple[int, int]
) -> None:
    mixed.add(Conversation(with_whom="Ines", when=PartialDate(2026, 11, 26)))
    app = at_desk(mixed)
    async with app.run_test(size=size) as pilot:
        await press(pilot, *UNNARROWED[view])
        assert "only" not in in_a_line(app).replace("only missed", "")
        await press(pilot, "4" if view in ("both", "patterns") else "7")
        await desk(app).show_view("setbacks")
        await narrow(pilot, "missed")
        await press(pilot, "6", "4", "7", UNNARROWED[view][0])
        while desk(app).place.view != view:
            await press(pilot, "v")
        said_there = in_a_line(app)
        assert "only missed" in said_there
        assert "narrows the lists" in said_there
        assert "this view shows everything" in said_there
        assert "F changes or lifts this" in said_there
        await press(pilot, "7")
        await looked(pilot)
        assert "only missed" in seen(app)
        assert "The tide table" not in seen(app)


@pytest.mark.parametrize("view", UNNARROWED)
async def test_a_filter_that_is_set_in_such_a_view_leaves_one_there(mixed: Journal, view: str) -> None:
    app = at_desk(mixed)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, *UNNARROWED[view])
        await press(pilot, "F")
        assert "This view shows everything in any case" in in_a_line(app)
        await press(pilot, *"2021", "enter")
        assert desk(app).place.view == view
        assert "only 2021 · narrows the lists" in in_a_line(app)
        await press(pilot, "7")
        await looked(pilot)
        assert "only 2021" in seen(app)
        assert "The tide table" not in seen(app)
        await press(pilot, *UNNARROWED[view][:1], "F", "backspace", "enter")
        assert "narrows the lists" not in in_a_line(app)


async def test_the_months_say_what_alone_they_count(mixed: Journal) -> None:
    app = at_desk(mixed)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "7")
        await narrow(pilot, "kind:setback")
        await press(pilot, "M")
        assert "month by month: only kind:setback" in in_a_line(app)


@pytest.mark.parametrize(
    ("only", "why"),
    [
        ("person:zork", "No entry names “zork”."),
        ("tag:zork", "No entry has the tag “zork”."),
        ("#tid", "No entry has the tag “tid”. Tags that begin so: “tides”."),
        ("kind:zork", "“zork” is not a kind of entry. The kinds are"),
        ("kind:lesson", "There is no lesson in this journal yet."),
        ("year:1987", "No entry is of 1987."),
        ("kind:reflection missed", "No entry that has the words is of this kind, tag, year or person."),
        ("missed zork", "No entry has a word that begins “zork”."),
        ("colour:red", "“colour:red” is no filter, so it is looked for as words."),
        ("kind:reflection", "What fits is in other lists."),
    ],
)
async def test_it_is_said_why_nothing_fits(mixed: Journal, only: str, why: str) -> None:
    mixed.add(Setback(what_happened="The tide turned", when=PartialDate(2018), tags=("tides",)))
    app = at_desk(mixed)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "4")
        await narrow(pilot, only)
        await until(pilot, lambda: why in in_a_line(app))
        assert "nothing fits" in in_a_line(app)
        assert "F changes or lifts this" in in_a_line(app)
        mixed.add(Lesson(sentence="Zork reads the table of 1987", when=PartialDate(1987), tags=("zork", "tid")))
        await desk(app).refresh_desk()
        await looked(pilot)
        if only.startswith(("person", "tag", "#", "year", "kind:lesson")):
            await until(pilot, lambda: "What fits is in other lists." in in_a_line(app))
            assert why not in in_a_line(app)


async def test_what_is_no_filter_is_said_where_something_fits_as_well(mixed: Journal) -> None:
    mixed.add(Setback(what_happened="Colour: red", when=PartialDate(2018)))
    app = at_desk(mixed)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "4")
        await narrow(pilot, "colour:red")
        await until(pilot, lambda: "is no filter, so it is looked for as words." in in_a_line(app))
        assert opened(app) == Ref(Kind.SETBACK, 4)


async def test_a_tag_is_compared_once_for_all_the_lists_that_it_narrows(
    mixed: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(50):
        mixed.add(Reflection(body=f"The tide at {number}", when=PartialDate(2020, 3, 5), tags=("tides",)))
    compared: list[str] = []

    def compare(tag: str) -> str:
        compared.append(tag)
        return tag_key(tag)

    monkeypatch.setattr(filtering, "tag_key", compare)
    app = at_desk(mixed)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "7")
        await narrow(pilot, "tag:tides")
        assert "only tag:tides" in seen(app)
        assert compared
        compared.clear()
        await press(pilot, "4", "7", "G", "colon", "escape", "1", "7")
        assert "only tag:tides" in seen(app)
        assert not compared
