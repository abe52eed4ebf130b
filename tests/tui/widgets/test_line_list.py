"""A list drawn by the line: walked, clicked and resized, with only the rows in view ever made."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from careerjournal.tui.widgets.line_list import LineList

pytestmark = pytest.mark.usefixtures("quick")

SIZE = (40, 12)


class Numbers:
    """Rows of two lines under a heading for every ten."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.made: list[int] = []
        self.measured: list[int] = []

    def __len__(self) -> int:
        return self.count

    def heights(self, width: int) -> Sequence[int]:
        self.measured.append(width)
        return [1 if self.is_heading(row) else 2 for row in range(self.count)]

    def lines(self, row: int, width: int) -> Sequence[Content]:
        self.made.append(row)
        if self.is_heading(row):
            return [Content(f"heading {row}")]
        return [Content(f"row {row}").truncate(width), Content("beneath")]

    def is_heading(self, row: int) -> bool:
        return row % 10 == 0


class Listed(App[None]):
    """A list and what it said."""

    CSS = "LineList { height: 1fr; }"

    def __init__(self, rows: Numbers) -> None:
        super().__init__()
        self.rows = rows
        self.walked: list[int] = []
        self.opened: list[int] = []

    def compose(self) -> ComposeResult:
        yield LineList()

    def on_mount(self) -> None:
        self.query_one(LineList).show(self.rows, 0)

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        self.walked.append(event.row)

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        self.opened.append(event.row)


def seen(app: Listed) -> list[str]:
    """What the list draws, a line each."""
    listed = app.query_one(LineList)
    return [listed.render_line(y).text.strip() for y in range(listed.size.height)]


class Wide(Numbers):
    """Rows of which each takes a line more where it has less than all of the room that there is without a bar."""

    def heights(self, width: int) -> Sequence[int]:
        return [2 + (width < SIZE[0] - 2)] * self.count

    def lines(self, row: int, width: int) -> Sequence[Content]:
        return [Content(f"row {row}"), *[Content("beneath")] * (1 + (width < SIZE[0] - 2))]

    def is_heading(self, row: int) -> bool:
        return False


async def test_what_is_drawn_before_its_bar_is_there_is_as_tall_as_it_was_measured() -> None:
    app = Listed(Numbers(3))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        listed = app.query_one(LineList)
        listed.show(Wide(20), 0)
        bars = [listed.show_vertical_scrollbar]
        before = [listed.render_line(y) for y in range(SIZE[1])]
        assert {strip.cell_length for strip in before} == {SIZE[0]}
        await pilot.pause()
        assert [*bars, listed.show_vertical_scrollbar] == [False, True]
        assert [strip.text.strip() for strip in before] == seen(app)


async def test_a_row_that_has_become_shorter_since_it_was_measured_leaves_its_room_empty() -> None:
    rows = Numbers(8)
    app = Listed(rows)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        listed = app.query_one(LineList)
        rows.lines = lambda row, width: [Content(f"row {row}")]  # type: ignore[method-assign]
        listed.redraw()
        assert seen(app)[:5] == ["row 0", "▌row 1", "", "row 2", ""]
        await pilot.pause()


@pytest.mark.parametrize("count", [3, 31, 50_001])
async def test_rows_are_measured_once_for_the_room_that_a_bar_beside_them_leaves(count: int) -> None:
    app = Listed(Numbers(count))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        listed = app.query_one(LineList)
        assert listed.show_vertical_scrollbar == (count > SIZE[1])
        assert app.rows.measured == [listed.scrollable_content_region.width - 2]


@pytest.mark.parametrize("count", [31, 50_001])
async def test_only_rows_in_view_are_made(count: int) -> None:
    app = Listed(Numbers(count))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert seen(app)[:3] == ["heading 0", "▌row 1", "▌beneath"]
        await pilot.press("G", "g", "pagedown", "pagedown", "j", "k")
        await pilot.pause()
        assert len(set(app.rows.made)) <= 40


async def test_walking_passes_over_headings_and_goes_round() -> None:
    app = Listed(Numbers(22))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        listed = app.query_one(LineList)
        assert listed.highlighted == 1
        await pilot.press(*["j"] * 9)
        assert listed.highlighted == 11
        await pilot.press("k")
        assert listed.highlighted == 9
        await pilot.press("end")
        assert listed.highlighted == 21
        await pilot.press("down")
        assert listed.highlighted == 1
        await pilot.press("up")
        assert listed.highlighted == 21
        await pilot.press("enter")
        assert app.opened == [21]
        assert app.walked[-1] == 21


async def test_what_is_highlighted_is_in_view_with_the_heading_above_it() -> None:
    app = Listed(Numbers(41))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("G", "g", *["j"] * 12)
        await pilot.pause()
        assert any(line.startswith("▌row 14") for line in seen(app))
        await pilot.press(*["k"] * 3)
        await pilot.pause()
        assert "heading 10" in seen(app)
        assert any(line.startswith("▌row 11") for line in seen(app))


async def test_a_click_opens_what_is_under_it_and_none_on_a_heading() -> None:
    app = Listed(Numbers(41))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.click(LineList, offset=(5, 0))
        assert app.opened == []
        await pilot.click(LineList, offset=(5, 4))
        assert app.opened == [2]
        app.query_one(LineList).show(Numbers(2), 0)
        await pilot.click(LineList, offset=(5, 9))
        assert app.opened == [2]


async def test_other_rows_may_be_fewer_or_none() -> None:
    app = Listed(Numbers(41))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        listed = app.query_one(LineList)
        await pilot.press("G")
        for count, there in ((5, 4), (1, None), (0, None)):
            listed.show(Numbers(count), 40)
            await pilot.pause()
            assert listed.highlighted == there
            await pilot.press("j", "k", "g", "G", "pageup", "pagedown", "enter")
            assert (
                len([line for line in seen(app) if line]) == 1 + 2 * max(0, count - 1) if count else not any(seen(app))
            )


async def test_a_narrower_window_keeps_the_highlighted_row_in_view() -> None:
    app = Listed(Numbers(301))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("G")
        await pilot.resize_terminal(20, 6)
        await pilot.pause()
        assert any(line.startswith("▌row 299") for line in seen(app))
