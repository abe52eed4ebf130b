"""Help: what can be done here, and with which key."""

from __future__ import annotations

import subprocess
import sys

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.tui.shell.help import HelpScreen
from tests.tui.using import USUAL, at_desk, on_top, press, rest, seen


@pytest.mark.usefixtures("quick")
async def test_help_speaks_of_moving_before_the_lattice_was_looked_at(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "question_mark")
        assert on_top(app) is HelpScreen
        await press(pilot, "end")
        await pilot.pause(0.5)
        assert "Arrows, j and k" in seen(app)


def test_the_keys_that_move_are_known_before_any_screen_is_loaded() -> None:
    asked = "from careerjournal.tui.commands import DECLARED, MOVING; print(sorted(set(MOVING) - set(DECLARED)))"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


async def test_help_says_what_signs_and_letters_stand_for(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=(80, 90)) as pilot:
        await rest(pilot)
        await press(pilot, "question_mark")
        text = " ".join(seen(app).split())
        for words in (
            "⊘ declined",
            "╳ missed",
            "○ open",
            "✓ done",
            "– dropped",
            "! late",
            "m… my part",
            "c… competition",
        ):
            assert words in text
