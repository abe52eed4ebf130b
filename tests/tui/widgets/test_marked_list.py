"""A list of options that wrap: each has as many rows as its words take beside the bar."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets.option_list import Option

from careerjournal.tui.widgets.marked_list import MarkedList

WORDS = "abcd efgh ijklm nopq rstu vwx yz abcde fgh ij"


class Listing(App[None]):
    """Shows a list that has no room for all of it."""

    CSS = "MarkedList { height: 1fr; border: none; padding: 0; scrollbar-size-vertical: 1; text-wrap: wrap; }"

    def compose(self) -> ComposeResult:
        """The list, which is empty at first."""
        yield MarkedList()


@pytest.mark.parametrize("width", [25, 26])  # at these a word goes to another row where the bar comes
async def test_no_word_is_cut_off_as_the_bar_comes(width: int) -> None:
    app = Listing()
    async with app.run_test(size=(width, 20)) as pilot:
        listed = app.query_one(MarkedList)
        listed.set_options([Option(Content(f"{number} {WORDS}{number}")) for number in range(24)])
        for _ in range(3):
            await pilot.pause()
        assert listed.show_vertical_scrollbar
        ends = set()
        for top in range(0, int(listed.max_scroll_y) + 20, 10):
            listed.scroll_to(y=top, animate=False, immediate=True)
            await pilot.pause()
            ends |= {word for strip in app.screen._compositor.render_strips() for word in strip.text.split()}
        assert {f"ij{number}" for number in range(24)} <= ends
