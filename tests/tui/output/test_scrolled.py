"""What a key scrolls: each of several keys that come in one write, on every screen."""

from __future__ import annotations

from functools import partial

import pytest
from textual.containers import ScrollableContainer
from textual.events import Key

from careerjournal.journal.journal import Journal
from tests.tui.using import at_desk, press, rest, until

pytestmark = pytest.mark.usefixtures("quick")

LOW = (80, 15)

ON = {
    "help": (("question_mark",), "#help-keys"),
    "help, while one types": (("question_mark", "slash"), "#help-keys"),
    "a form": (("4", "enter", "e"), "Form"),
    "the preparation": (("6", "e", "1", "enter"), "StepPage"),
    "what was prepared": (("6", "e", "r", "o"), "#prepared"),
    "the page of a brief": (("6", "e", "b", "A", "tab"), "#brief-page"),
    "the lattice": (("3", "plus", "plus"), "Drawing"),
}
"""Where something is scrolled, the keys that lead there from the desk, and what is scrolled."""


def _is_at(scrolled: ScrollableContainer, row: float) -> bool:
    return scrolled.scroll_y == row


@pytest.mark.parametrize("where", ON)
async def test_every_page_key_scrolls_a_page_however_fast_they_come(sample_journal: Journal, where: str) -> None:
    keys, selector = ON[where]
    app = at_desk(sample_journal)
    async with app.run_test(size=LOW) as pilot:
        await rest(pilot)
        await press(pilot, *keys)
        scrolled = app.screen.query(selector).first(ScrollableContainer)
        height = scrolled.scrollable_content_region.height
        assert scrolled.max_scroll_y > height
        for key, times, rows in (("pagedown", 4, height), ("pageup", 2, -height)):
            wanted = max(0, min(scrolled.scroll_target_y + times * rows, scrolled.max_scroll_y))
            for _ in range(times):
                app.post_message(Key(key, None))
            await until(pilot, partial(_is_at, scrolled, wanted), 3)


async def test_every_key_of_a_list_scrolls_the_keys_however_fast_they_come(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=LOW) as pilot:
        await rest(pilot)
        await press(pilot, "question_mark")
        scrolled = app.screen.query("#help-keys").first(ScrollableContainer)
        for keys, wanted in (("jjjjk", 3), ("Gkk", scrolled.max_scroll_y - 2), ("gjj", 2)):
            for key in keys:
                app.post_message(Key(key, key))
            await until(pilot, partial(_is_at, scrolled, wanted), 3)


async def test_a_page_down_behind_a_letter_that_finds_keys_is_not_taken_back(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=LOW) as pilot:
        await rest(pilot)
        await press(pilot, "question_mark", "slash")
        scrolled = app.screen.query("#help-keys").first(ScrollableContainer)
        await press(pilot, "pagedown")
        app.post_message(Key("e", "e"))
        app.post_message(Key("pagedown", None))
        await until(pilot, partial(_is_at, scrolled, scrolled.scrollable_content_region.height), 3)
        await pilot.pause(0.2)
        assert scrolled.scroll_y
