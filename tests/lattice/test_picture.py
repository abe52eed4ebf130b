"""Finding one's way on a picture: by pointing at a cell, by arrow keys, and one by one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerjournal.lattice.career import Career
from careerjournal.lattice.map import lay_map
from careerjournal.lattice.path import lay_path
from careerjournal.lattice.picture import Picture, Way, Zoom
from careerjournal.model import Kind, Ref
from careerjournal.model.vocabulary import MoveStatus
from tests.lattice.careers import career, careers, demo_career, few, in_mind, move, role
from tests.lattice.looking import within

ONE, TWO, THREE = (Ref(Kind.ROLE, number) for number in (1, 2, 3))


@pytest.fixture
def small() -> Picture:
    """One role, another to the right of it, and above the first one in mind."""
    return lay_map(
        career(
            role(1, area="A", level=1),
            role(2, area="B", level=1),
            move(1, 1, 2),
            move(2, 1, status=MoveStatus.CONSIDERING, in_mind=in_mind("Head", "A", 2)),
        )
    )


def test_arrows_walk_along_the_line_that_leaves_that_way(small: Picture) -> None:
    across, up = Ref(Kind.MOVE, 1), Ref(Kind.MOVE, 2)
    assert small.beside(ONE, Way.RIGHT) == across
    assert small.beside(across, Way.RIGHT) == TWO
    assert small.beside(TWO, Way.LEFT) == across
    assert small.beside(across, Way.LEFT) == ONE
    assert small.beside(ONE, Way.UP) == up
    assert small.beside(up, Way.DOWN) == ONE


def test_where_no_line_leaves_arrows_go_to_what_is_nearest_that_way() -> None:
    picture = lay_map(career(role(1, area="A", level=1), role(2, area="B", level=1), role(3, area="B", level=2)))
    assert picture.beside(ONE, Way.RIGHT) == TWO
    assert picture.beside(TWO, Way.UP) == THREE
    assert picture.beside(ONE, Way.LEFT) is None
    assert picture.beside(Ref(Kind.ROLE, 99), Way.LEFT) is None


def test_a_cell_belongs_to_what_stands_in_it(small: Picture) -> None:
    for ref, spot in small.spots.items():
        assert {small.at(x, y) for x, y in within(spot)} == {ref}
    assert small.at(0, 0) is None
    assert small.at(-1, 3) is None
    assert small.at(3, small.height) is None
    assert small.at(small.width, 3) is None


def test_everything_can_be_gone_through_one_by_one(small: Picture) -> None:
    assert small.order == (Ref(Kind.MOVE, 2), ONE, TWO, Ref(Kind.MOVE, 1))


@pytest.mark.parametrize("zoom", Zoom)
@pytest.mark.parametrize("lay", [lay_map, lay_path])
def test_arrows_reach_everything_in_the_demo(lay: Callable[..., Picture], zoom: Zoom) -> None:
    picture = lay(demo_career(), zoom)
    start = next(iter(picture.spots))
    reached, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        found = {ref for way in Way if (ref := picture.beside(here, way)) is not None} - reached
        reached |= found
        ahead += found
    assert reached == set(picture.spots)


@few
@given(careers(12, 24), st.sampled_from([lay_map, lay_path]))
def test_an_arrow_leads_to_something_else_or_nowhere(any_career: Career, lay: Callable[..., Picture]) -> None:
    picture = lay(any_career)
    for ref in picture.spots:
        for way in Way:
            assert picture.beside(ref, way) in {None, *picture.spots} - {ref}


def test_lines_can_be_read_like_any_sequence(small: Picture) -> None:
    assert small.lines[-1] == small.lines[small.height - 1]
    assert tuple(small.lines[1:3]) == (small.lines[1], small.lines[2])
    with pytest.raises(IndexError):
        small.lines[small.height]
