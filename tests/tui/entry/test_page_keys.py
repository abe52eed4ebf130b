"""The keys that scroll what is read, pressed as fast as fingers go: with the scrolling that people see."""

from __future__ import annotations

from functools import partial

import pytest
from textual.events import Key

from careerjournal.journal.journal import Journal
from careerjournal.model import PartialDate, Reflection
from careerjournal.tui.entry.entry_page import EntryPage
from tests.tui.using import NARROW, USUAL, at_desk, desk, press, rest, until

pytestmark = pytest.mark.usefixtures("quick")


def _is_at(page: EntryPage, row: float) -> bool:
    return page.scroll_y == row


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_every_key_scrolls_as_far_as_it_does_by_itself_however_fast_they_come(
    journal: Journal, size: tuple[int, int]
) -> None:
    text = "\n\n".join(f"Paragraph {number} of the log, and what the tide did." for number in range(300))
    entry = journal.add(Reflection(body=text, when=PartialDate(2026, 3)))
    app = at_desk(journal)
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        await desk(app).open_entry(entry.ref)
        await rest(pilot)
        page = app.screen.query_one(EntryPage)
        page.focus()
        height = page.content_region.height
        for key, times, rows in (("pagedown", 4, height), ("pageup", 3, -height), ("j", 12, 1), ("up", 5, -1)):
            wanted = page.scroll_target_y + times * rows
            for _ in range(times):
                app.post_message(Key(key, key if len(key) == 1 else None))
            await until(pilot, partial(_is_at, page, wanted))
        await press(pilot, "G")  # then all of it is there
        for keys, wanted in (("gjj", 2), ("Gkk", page.max_scroll_y - 2)):
            for key in keys:
                app.post_message(Key(key, key))
            await until(pilot, partial(_is_at, page, wanted))
        await press(pilot, "g")
        await until(pilot, partial(_is_at, page, 0))
