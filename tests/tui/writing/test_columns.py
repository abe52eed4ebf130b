"""A form has its fields in two columns where it is wide, in their order, and in one where it is not."""

from __future__ import annotations

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.tui.writing.boxes import EditBox
from careerjournal.tui.writing.form import Form
from tests.tui.using import NARROW, USUAL, WIDE, at_desk, press, resize, rest

pytestmark = pytest.mark.usefixtures("quick")


async def test_a_wide_form_has_two_columns_and_tab_goes_down_the_one_and_then_the_other(
    sample_journal: Journal,
) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=WIDE) as pilot:
        await rest(pilot)
        await press(pilot, "4", "enter", "e")
        form = app.screen.query_one(Form)
        boxes = [box for box in form.children if isinstance(box, EditBox)]
        left = [box for box in boxes if box.region.x == boxes[0].region.x]
        right = boxes[len(left) :]
        assert left == boxes[: len(left)]
        assert right
        assert len({box.region.x for box in right}) == 1
        assert right[0].region.x >= left[0].region.right
        assert right[0].region.y == left[0].region.y
        for column in (left, right):
            tops = [box.region.y for box in column]
            assert tops == sorted(set(tops))
        assert form.max_scroll_y == 0, "all of it is in sight"
        for size in (USUAL, NARROW):
            await resize(pilot, size)
            assert len({box.region.x for box in boxes}) == 1


async def test_a_field_that_grows_moves_no_other_to_the_other_column(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=WIDE) as pilot:
        await rest(pilot)
        await press(pilot, "4", "enter", "e")
        boxes = [box for box in app.screen.query_one(Form).children if isinstance(box, EditBox)]
        before = [box.region.x for box in boxes]
        expected = next(box for box in boxes if box.field.name == "expected")
        expected.focus_editor()
        await rest(pilot)
        await press(pilot, "enter", "enter", "enter", "enter")
        assert [box.region.x for box in boxes] == before
