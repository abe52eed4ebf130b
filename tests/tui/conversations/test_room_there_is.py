"""What stands on the screens of a conversation has the room that there is, and names the keys that are in force."""

from __future__ import annotations

import pytest
from textual import events

from careerjournal.journal.journal import Journal
from careerjournal.model import Conversation, PartialDate
from careerjournal.settings import Settings
from careerjournal.tui.conversations.room import RoomScreen
from tests.tui.using import NARROW, WIDE, at_desk, on_top, press, rest, seen, until

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


@pytest.mark.parametrize("questions", [4, 7])
async def test_what_has_the_focus_is_in_view_however_soon_it_has_it_again(questions: int, journal: Journal) -> None:
    asks = tuple(f"{number}?" for number in range(questions))
    journal.add(
        Conversation(with_whom="Ros", when=PartialDate(2026, 11, 20), questions=asks, purpose="A", endpoint="B")
    )
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "6", "e", "r")
        assert on_top(app) is RoomScreen
        for keys in (
            ("a", *"Me to send the draft by 3 Dec", "enter", "escape", "a"),
            (*"I will read a book by 3 Dec", "enter", "escape", "a"),
            ("escape",),
            ("a", "escape"),
            ("a", *"Ros to ask", "escape", "a"),
            ("escape", "c"),
            ("escape",),
            ("c", "escape", "a"),
        ):
            for key in keys:
                app.post_message(events.Key(key, key if len(key) == 1 else None))
            await until(pilot, lambda: app._turn is None)
            assert app.focused is not None
            assert app.screen.can_view_entire(app.focused), f"behind {' '.join(keys)}:\n{seen(app)}"
