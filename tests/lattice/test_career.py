"""What a career is before it is drawn: what is held today, and how each move stands in the picture."""

from __future__ import annotations

import pytest

from careerjournal.lattice.career import Standing
from careerjournal.model import PartialDate
from tests.lattice.careers import career, in_mind, move, role


@pytest.mark.parametrize(
    ("start", "end", "now"),
    [
        (PartialDate(2020), None, True),
        (None, None, True),
        (PartialDate(2020), PartialDate(2026, 12), True),
        (PartialDate(2020), PartialDate(2026), False),
        (PartialDate(2020), PartialDate(2026, 11, 22), False),
        (PartialDate(2027), None, False),
    ],
)
def test_a_role_is_held_today_from_its_beginning_to_its_end(
    start: PartialDate | None, end: PartialDate | None, now: bool
) -> None:
    held = role(1, start=start, end=end)
    assert career(held).is_now(held) is now


def test_a_move_is_a_line_a_box_or_a_note() -> None:
    lines = [move(1, 1, 2)]
    boxes = [move(2, 1, in_mind=in_mind()), move(3, in_mind=in_mind()), move(4), move(5, 1, 9, in_mind=in_mind())]
    notes = [move(6, 1), move(7, None, 2), move(8, 1, 1), move(9, 1, 1, in_mind=in_mind()), move(10, 9, 1)]
    whole = career(role(1), role(2), *lines, *boxes, *notes)
    assert {whole.standing(one) for one in lines} == {Standing.LINE}
    assert {whole.standing(one) for one in boxes} == {Standing.BOX}
    assert {whole.standing(one) for one in notes} == {Standing.NOTE}
