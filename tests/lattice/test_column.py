"""A career in one column: everything on it once, nothing wider than the window, and what it says of what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from careerjournal.lattice.career import Career
from careerjournal.lattice.column import LEAST, MOST, lay_column
from careerjournal.lattice.picture import Charset, Picture, Way, Window
from careerjournal.model import Kind, PartialDate, Ref
from careerjournal.model.vocabulary import MoveStatus
from tests.lattice.careers import career, careers, demo_career, few, in_mind, move, role
from tests.lattice.looking import check_whole, text_of

VIEWS = ("map", "path")


def laid(any_career: Career, view: str, width: int = 32, charset: Charset = Charset.BOXES) -> Picture:
    return lay_column(any_career, view, charset, cell_len, Window(width, 11))


@few
@given(careers(), st.sampled_from(VIEWS), st.sampled_from(Charset), st.integers(0, 60))
def test_everything_is_there_once_and_nothing_is_wider_than_the_window(
    any_career: Career, view: str, charset: Charset, width: int
) -> None:
    picture = laid(any_career, view, width, charset)
    check_whole(picture, any_career, cell_len)
    assert picture.in_one_column
    assert picture.width <= max(width, LEAST)


@pytest.mark.parametrize("view", VIEWS)
def test_the_demos_titles_are_whole(view: str) -> None:
    said = " ".join(text_of(laid(demo_career(), view)).split())
    assert "…" not in said
    for one in demo_career().roles:
        assert one.title.split()[0] in said
    assert "Head of the copying room" in said


@pytest.mark.parametrize("view", VIEWS)
def test_arrows_reach_everything_in_the_demo(view: str) -> None:
    picture = laid(demo_career(), view)
    start = next(iter(picture.spots))
    reached, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        found = {ref for way in Way if (ref := picture.beside(here, way)) is not None} - reached
        reached |= found
        ahead += found
    assert reached == set(picture.spots)


SMALL = career(
    role(1, "Surveyor", area="Harbour", level=1, start=PartialDate(2015), end=PartialDate(2018)),
    role(2, "Senior surveyor", area="Harbour", level=2, start=PartialDate(2018)),
    move(1, 1, 2, start=PartialDate(2018)),
    move(2, 1, 2, status=MoveStatus.MISSED, start=PartialDate(2016)),
    move(3, 2, in_mind=in_mind("Harbour master", "Harbour", 3), status=MoveStatus.CONSIDERING),
)


def test_levels_and_areas_head_the_roles_and_a_move_says_from_where() -> None:
    assert text_of(laid(SMALL, "map")).splitlines() == [
        "level 3 · Harbour",
        " ◌ Harbour master",
        "level 2 · Harbour",
        " ● Senior surveyor",
        "   ╳ missed 2016, from Surveyor",
        "   → from Surveyor",
        "level 1 · Harbour",
        " ○ Surveyor",
    ]


def test_years_stand_beside_what_happened_the_newest_first() -> None:
    assert text_of(laid(SMALL, "path")).splitlines() == [
        "ahead  ◌ Harbour master",
        "2018   ● Senior surveyor →",
        "2016   ╳ Senior surveyor",
        "2015   ○ Surveyor",
    ]
    assert {ref for ref in laid(SMALL, "path").spots if ref.kind is Kind.MOVE} == {Ref(Kind.MOVE, n) for n in (1, 2, 3)}


@pytest.mark.parametrize("title", ["Head of everything that floats " * 9, "資" * 90, "X" * 400])
def test_a_very_long_title_takes_a_few_lines_and_is_cut_then(title: str) -> None:
    picture = laid(career(role(1, title.strip())), "map")
    assert picture.spots[Ref(Kind.ROLE, 1)].height == MOST
    assert text_of(picture).endswith("…")


@pytest.mark.parametrize("view", VIEWS)
def test_ascii_is_ascii(view: str) -> None:
    assert text_of(laid(demo_career(), view, charset=Charset.ASCII)).isascii()


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_career_is_an_empty_column(view: str) -> None:
    assert laid(career(), view).height == 0
