"""What stands on the screens of a conversation has the room that there is, and names the keys that are in force."""

from __future__ import annotations

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.settings import Settings
from tests.tui.using import WIDE, at_desk, press, rest, seen

pytestmark = pytest.mark.usefixtures("quick")


async def test_no_step_is_cut_in_a_wide_window(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=WIDE) as pilot:
        await rest(pilot)
        await press(pilot, "6", "e")
        assert "6  Responsibility and opportunities" in seen(app)


async def test_where_nothing_is_agreed_the_key_that_puts_it_down_is_named(little: Journal) -> None:
    app = at_desk(little, Settings(keys={"agree-more": "y"}))
    async with app.run_test(size=WIDE) as pilot:
        await rest(pilot)
        await press(pilot, "6", "e", "a")
        assert "Nothing yet. y puts down what was agreed, in one line." in seen(app)
