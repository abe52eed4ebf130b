"""What a terminal is sent."""

from __future__ import annotations

import pytest

from careerjournal.tui.output.terminal_text import without_colours


@pytest.mark.parametrize(
    ("sent", "left"),
    [
        ("\x1b[1;38;2;217;169;98;48;2;20;22;26mDay\x1b[0m", "\x1b[1mDay\x1b[0m"),
        ("\x1b[38;5;7mDay\x1b[39;49m", "Day"),
        ("\x1b[7;39;49mDay\x1b[m", "\x1b[7mDay\x1b[m"),
        ("\x1b[94;4mDay\x1b[24m", "\x1b[4mDay\x1b[24m"),
        ("\x1b[38:2::1:2:3;3mDay", "\x1b[3mDay"),
        ("\x1b[58;5;1;1mDay\x1b[38m\x1b[48;9m", "\x1b[1mDay\x1b[9m"),
        ("\x1b[38;2;1mDay", "Day"),
        ("31;1m \x1b[2J\x1b[3;4H", "31;1m \x1b[2J\x1b[3;4H"),
    ],
)
def test_nothing_that_sets_a_colour_is_left(sent: str, left: str) -> None:
    assert without_colours(sent) == left
