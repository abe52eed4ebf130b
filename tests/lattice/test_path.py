"""The path: everything on it once, every branch joined to what it came from; and what it says of what."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from careerjournal.lattice.career import Career, Standing
from careerjournal.lattice.path import lay_path
from careerjournal.lattice.picture import Charset, Ink, Window, Zoom
from careerjournal.lattice.words import SIGNS
from careerjournal.model import Kind, PartialDate, Ref
from careerjournal.model.vocabulary import Direction, MoveForm, MoveStatus
from tests.lattice.careers import career, careers, demo_career, few, in_mind, move, role
from tests.lattice.looking import DOWN, Reading, check_whole, text_of
from tests.lattice.test_map import windows

MARKS = {*SIGNS[Charset.BOXES].marks, *SIGNS[Charset.ASCII].marks}

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NAMES = {Ink.HEADING, Ink.TITLE, Ink.TITLE_NOW, Ink.FACTS}
"""What may be cut where a person's own words end."""

zooms = st.sampled_from(Zoom)
charsets = st.sampled_from(Charset)


@few
@given(careers(), zooms, charsets, windows)
def test_everything_is_there_once_and_every_branch_is_joined_at_both_ends(
    any_career: Career, zoom: Zoom, charset: Charset, window: Window | None
) -> None:
    picture = lay_path(any_career, zoom, charset, cell_len, window)
    reading = check_whole(picture, any_career, cell_len)
    lanes_end = min((spot.x for ref, spot in picture.spots.items() if ref.kind is Kind.ROLE), default=0)
    for one in any_career.moves:
        source, target = any_career.ends(one)
        if any_career.standing(one) is Standing.NOTE or source is None:
            continue
        drawn = {place for place in reading.places[one.ref] if place[0] < lanes_end}
        if zoom not in (Zoom.DENSE, Zoom.COMPACT):
            assert drawn
        for y in {y for _, y in drawn}:
            ends = ends_of({x for x, at in drawn if at == y}, y, reading)
            assert source.ref in ends
            # The other end is its own mark, or the time of the role that it leads to.
            assert target is None or target.ref in ends or any(reading.signs[x, y] in MARKS for x, _ in drawn)


def ends_of(columns: set[int], y: int, reading: Reading) -> set[Ref | None]:
    """What a line across touches at its ends; where it runs down instead, what is above and below it."""
    low, high = min(columns), max(columns)
    for x in range(low, high + 1):
        # Where it is not its own, something passes on top of it.
        assert x in columns or reading.signs[x, y] in DOWN
    if len(columns) == 1 and reading.signs[low, y] in DOWN:
        above, below = y, y
        while reading.signs.get((low, above), " ") in DOWN:
            above -= 1
        while reading.signs.get((low, below), " ") in DOWN and reading.owners[low, below] == reading.owners[low, y]:
            below += 1
        return {reading.owners.get((low, above)), reading.owners.get((low, below))}
    return {reading.owners.get((low - 1, y)), reading.owners.get((high + 1, y))}


@few
@given(careers(20, 40), zooms)
def test_the_same_career_gives_the_same_path(any_career: Career, zoom: Zoom) -> None:
    again = Career(roles=any_career.roles[::-1], moves=any_career.moves[::-1], today=any_career.today)
    assert lay_path(any_career, zoom, measure=cell_len) == lay_path(again, zoom, measure=cell_len)


@few
@given(careers(20, 40), careers(20, 1))
def test_another_move_leaves_the_roles_in_their_order(any_career: Career, other: Career) -> None:
    added = tuple(msgspec.structs.replace(one, number=1000) for one in other.moves)
    more = Career(roles=any_career.roles, moves=any_career.moves + added, today=any_career.today)
    before, after = lay_path(any_career).spots, lay_path(more).spots
    roles = [role.ref for role in any_career.roles]
    assert sorted(roles, key=lambda ref: before[ref].y) == sorted(roles, key=lambda ref: after[ref].y)


def test_the_demo_reads_from_now_down_to_the_beginning() -> None:
    text = text_of(lay_path(demo_career(), Zoom.COMPACT, measure=cell_len))
    years = [int(line[:4]) for line in text.splitlines() if line[:4].isdigit()]
    assert years == sorted(years, reverse=True)
    assert years[0] == 2027
    assert years[-1] == 2011


@few
@given(careers(20, 40), zooms, st.integers(60, 120))
def test_what_is_said_is_shortened_until_it_fits_and_no_date_is_cut(any_career: Career, zoom: Zoom, width: int) -> None:
    picture = lay_path(any_career, zoom, measure=cell_len, window=Window(width, 200))
    text_x = min((spot.x for ref, spot in picture.spots.items() if ref.kind is Kind.ROLE), default=0)
    assert picture.width <= width or width - text_x < 20
    said = (run.text for line in picture.lines for run in line if run.ink not in NAMES)
    assert not [text for text in said if any(sign.isdigit() for sign in YEAR.sub("", text))]


@pytest.mark.parametrize("width", range(32, 100))
def test_the_demos_last_column_is_never_cut_in_a_date(width: int) -> None:
    picture = lay_path(demo_career(), Zoom.DENSE, measure=cell_len, window=Window(width, 17))
    shown = [line[6:] for line in text_of(picture).splitlines()[4:]]
    assert not [line for line in shown if any(sign.isdigit() for sign in YEAR.sub("", line))]
    assert width < 42 or picture.width <= width - 1


def test_a_loan_branches_off_and_comes_back() -> None:
    loan = move(1, 1, 2, form=MoveForm.SECONDMENT, start=PartialDate(2020), end=PartialDate(2021))
    roles = (
        role(1, area="A", start=PartialDate(2018)),
        role(2, area="B", start=PartialDate(2020), end=PartialDate(2021)),
    )
    lanes = [line[6:13].rstrip() for line in text_of(lay_path(career(*roles, loan), Zoom.COMPACT)).splitlines()]
    assert lanes[3:] == ["╭┈┈╮", "├┈┈○", "●"]
    assert "back from Role 2" in text_of(lay_path(career(*roles, loan)))


@pytest.mark.parametrize(("status", "sign"), [(MoveStatus.MISSED, "╳"), (MoveStatus.DECLINED, "⊘")])
def test_what_was_missed_or_declined_branches_off_and_ends(status: MoveStatus, sign: str) -> None:
    missed = move(1, 1, status=status, start=PartialDate(2020), in_mind=in_mind("Director", "B"))
    later = move(2, 1, direction=Direction.ENRICHMENT, start=PartialDate(2021))
    text = text_of(lay_path(career(role(1, area="A", start=PartialDate(2018)), missed, later), Zoom.COMPACT))
    assert f"├╌╌{sign}" in text
    assert f"{sign} {status} 2020" in text
    assert [line[6] for line in text.splitlines()[3:]] == ["⟳", "├", "●"]


def test_one_role_giving_way_to_the_next_in_its_area_is_one_line() -> None:
    roles = (
        role(1, area="A", start=PartialDate(2018), end=PartialDate(2020)),
        role(2, area="A", start=PartialDate(2020)),
    )
    picture = lay_path(career(*roles, move(1, 1, 2, start=PartialDate(2020))))
    lanes = [line[6:9].rstrip() for line in text_of(picture).splitlines()[2:]]
    assert lanes == ["●", "│", "○"]
    assert picture.at(6, 3) == Ref(Kind.MOVE, 1)


def test_roles_that_no_move_joins_do_not_touch() -> None:
    roles = (
        role(1, area="A", start=PartialDate(2018), end=PartialDate(2019)),
        role(2, area="A", start=PartialDate(2020)),
    )
    lines = text_of(lay_path(career(*roles), Zoom.COMPACT)).splitlines()
    assert [line[6:10].rstrip() for line in lines[2:]] == ["  ●", "○"]


def test_what_lies_ahead_without_a_date_is_on_top_and_what_lies_behind_at_the_bottom() -> None:
    ahead = move(1, 1, status=MoveStatus.CONSIDERING, in_mind=in_mind("Director"))
    entries = (role(1, start=PartialDate(2018)), role(2, end=PartialDate(2001)), ahead)
    lines = text_of(lay_path(career(*entries), Zoom.COMPACT)).splitlines()
    assert [line[:8].strip() for line in lines[2:]] == ["ahead", "2018", "no date"]


def test_an_empty_career_is_an_empty_path() -> None:
    assert lay_path(career()).height == 0


def test_ascii_is_ascii() -> None:
    moves = [
        move(number, 1, in_mind=in_mind("Another", "B"), status=status, direction=direction)
        for number, (status, direction) in enumerate(zip([*MoveStatus, *MoveStatus], Direction, strict=False), 1)
    ]
    notes = [move(20 + number, 1, direction=direction) for number, direction in enumerate(Direction)]
    for zoom in Zoom:
        assert text_of(lay_path(career(role(1), *moves, *notes), zoom, Charset.ASCII)).isascii()


def test_now_and_growing_have_inks_of_their_own() -> None:
    grown = move(1, 1, direction=Direction.ENRICHMENT, start=PartialDate(2026))
    picture = lay_path(career(role(1, "Service lead", start=PartialDate(2024)), grown))
    inks = {run.text.strip(): run.ink for line in picture.lines for run in line}
    assert inks["Service lead"] is Ink.TITLE_NOW
    assert inks["⟳ growing in place, 2026"] is Ink.GROWING
