"""The keys along the bottom of a screen."""

from __future__ import annotations

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.model import Setback
from careerjournal.settings import Settings
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.sharing.screen import ShareScreen
from careerjournal.tui.shell.help import HelpScreen
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.widgets.marked_list import MarkedList
from tests.tui.sharing.using import go_to_found, open_up, sharing
from tests.tui.using import NARROW, USUAL, at_desk, click, desk, lines, press, rest, until

pytestmark = pytest.mark.usefixtures("quick")


async def test_they_may_be_asked_to_change_once_their_screen_is_gone(little: Journal) -> None:
    """As where the journal is locked while they were about to."""
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "4", "e")
        below = app.screen.query_one(KeysBelow)
        await press(pilot, "escape")
        assert not below.is_attached
        below.look()


async def test_they_stay_as_they_are_while_what_they_are_about_goes_before_them(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "4", "s")
        assert isinstance(app.screen, ShareScreen)
        below = app.screen.query_one(KeysBelow)
        await app.screen.query(MarkedList).remove()
        below.look()


async def test_another_place_with_other_keys_lays_out_nothing_anew_for_them(
    little: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        monkeypatch.setattr(KeysBelow, "look", lambda _: None)  # what is offered changes here alone
        await rest(pilot)  # nor by a look that was asked for before
        below = app.screen.query_one(KeysBelow)
        before = lines(app)[-1]
        below.offered = tuple(key for key in below.offered if key.action != "new")
        assert not app.screen._layout_required
        await until(pilot, lambda: lines(app)[-1] != before)
        assert not below.children


async def test_a_key_is_pressed_by_a_click_and_lights_up_under_the_mouse(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "4")
        below = app.screen.query_one(KeysBelow)
        at, key = next((at, key) for at, key in below.placed if key.action == "help")
        for cell in (at, at + key.width - 1):
            await pilot.hover(KeysBelow, offset=(below.gutter.left + cell, 0))
            assert below.tooltip == key.tooltip
            await pilot.click(KeysBelow, offset=(below.gutter.left + cell, 0))
            await until(pilot, lambda: isinstance(app.screen, HelpScreen))
            await press(pilot, "escape")
        await pilot.click(KeysBelow, offset=(below.gutter.left + at + key.width, 0))
        await rest(pilot)
        assert not isinstance(app.screen, HelpScreen), "between two keys there is none"


def shown_below(app: CareerJournal) -> set[str]:
    """The actions that have room."""
    return {key.action for _, key in app.screen.query_one(KeysBelow).placed}


async def test_the_way_back_and_what_a_question_asks_for_stay_where_not_all_have_room(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "4")
        assert {"share", "next_view", "new", "edit", "delete", "search"} <= shown_below(app)
        await press(pilot, "enter")
        assert "esc back" in lines(app)[-1]
        assert {"close", "share", "next_view", "edit", "delete"} <= shown_below(app)
        lost = little.add(Setback(what_happened="The stall", body="We lost the stall in Marlow to Quillon Ashby."))
        await desk(app).open_entry(lost.ref)
        await press(pilot, "s")
        await open_up(pilot, "Marlow")
        found = next(row.finding for row in sharing(app)._rows if row.finding)
        await go_to_found(pilot, found.text)
        assert {"fine", "list_name", "replace", "cut", "leave", "write"} <= shown_below(app), lines(app)[-1]
        at, key = next((at, key) for at, key in app.screen.query_one(KeysBelow).placed if key.action == "leave")
        await click(pilot, app.screen.query_one(KeysBelow).content_region.x + at, NARROW[1] - 1)
        assert isinstance(app.screen, DeskScreen), key


async def test_the_way_back_stays_under_another_key_too(little: Journal) -> None:
    app = at_desk(little, Settings(keys={"close": "f3"}))
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "4", "enter")
        assert "f3 back" in lines(app)[-1]
