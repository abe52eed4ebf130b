"""A form has its fields in two columns where it is wide, in their order, and in one where it is not."""

from __future__ import annotations

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.tui.writing.boxes import EditBox
from careerjournal.tui.writing.form import Form
from tests.tui.using import NARROW, USUAL, WIDE, at_desk, press, resize, rest

pytestmark = pytest.mark.usefixtures("quick")


async def test_a_wide_form_has_two_columns(sample_journal: Journal) -> None:
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


@pytest.mark.parametrize("size", [NARROW, USUAL, (160, 45), WIDE])
@pytest.mark.parametrize("keys", ["4n", "5n", "7n", "2n"])
async def test_tab_goes_through_every_field_in_order_and_round(
    sample_journal: Journal, size: tuple[int, int], keys: str
) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        await press(pilot, *keys)
        fields = [box.field.name for box in app.screen.query(Form).only_one().children if isinstance(box, EditBox)]

        def here() -> str:
            assert app.focused is not None
            boxes = [box for box in app.focused.ancestors if isinstance(box, EditBox)]
            return boxes[-1].field.name  # what is inside another has fields of its own

        there = [here()]
        while len(there) <= len(fields):
            before = here()
            for _ in range(12):  # a field may have several things to go to
                await press(pilot, "tab")
                if here() != before:
                    break
            there.append(here())
        assert there == [*fields, fields[0]]


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
