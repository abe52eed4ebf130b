"""A memory on Today can be let rest: the entry, its day, or everything this month; undo brings it back."""

from __future__ import annotations

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.model import PartialDate, Reflection
from tests.tui.using import NARROW, at_desk, press, rest, seen

pytestmark = pytest.mark.usefixtures("quick")


@pytest.mark.parametrize(("key", "left"), [("e", "Second"), ("d", ""), ("m", ""), ("escape", "First [b]of[/b]")])
async def test_a_memory_rests_as_far_as_one_says(journal: Journal, key: str, left: str) -> None:
    for body in ("First [b]of[/b] two.", "Second of two."):
        journal.add(Reflection(body=body, when=PartialDate(2024, 11, 22)))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        assert "On this day, 2024   , lets it rest" in seen(app)
        await press(pilot, "comma")
        assert "all of 22 November 2024" in seen(app)
        assert "Nothing is deleted." in seen(app)
        await press(pilot, key)
        assert ("First [b]of[/b]" in seen(app)) == (left == "First [b]of[/b]")
        assert ("On this day" in seen(app)) == bool(left)
        assert left in seen(app)
        if key != "escape":
            await press(pilot, "u")
            assert "First [b]of[/b]" in seen(app)
