"""The keys along the bottom of a screen."""

from __future__ import annotations

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.tui.sharing.screen import ShareScreen
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.widgets.marked_list import MarkedList
from tests.tui.using import NARROW, at_desk, press, rest

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
        await below.recompose()


async def test_they_stay_as_they_are_while_what_they_are_about_goes_before_them(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "4", "s")
        assert isinstance(app.screen, ShareScreen)
        below = app.screen.query_one(KeysBelow)
        await app.screen.query(MarkedList).remove()
        await below.recompose()
