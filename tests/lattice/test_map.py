"""The map: everything on it once, nothing on top of anything, every line whole; and what it says of what."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from careerjournal.lattice.career import Career, Standing
from careerjournal.lattice.map import lay_map
from careerjournal.lattice.picture import Charset, Ink, Picture, Zoom
from careerjournal.model import LevelName, Move, PartialDate, Ref
from careerjournal.model.vocabulary import Direction, Form, MoveStatus
from tests.lattice.careers import career, careers, demo_career, few, in_mind, move, role
from tests.lattice.looking import cells_of, check_whole, followed, text_of, within

zooms = st.sampled_from(Zoom)
charsets = st.sampled_from(Charset)


@few
@given(careers(), zooms, charsets)
def test_everything_is_there_once_and_every_line_leads_from_one_end_to_the_other(
    any_career: Career, zoom: Zoom, charset: Charset
) -> None:
    picture = lay_map(any_career, zoom, charset, cell_len)
    check_whole(picture, any_career, cell_len)
    cells = cells_of(picture)
    for one in any_career.moves:
        source, target = any_career.ends(one)
        standing = any_career.standing(one)
        rest = {place for place, (_, owner) in cells.items() if owner == one.ref}
        if standing is not Standing.NOTE and source is not None:
            walked, end = followed(picture, cells, one.ref)
            assert end == (target.ref if target is not None else one.ref)
            rest -= set(walked)
        if standing is Standing.BOX:
            assert rest == set(within(picture.spots[one.ref]))
        else:
            # Its words at a role, on one line.
            assert len({y for _, y in rest}) <= 1


@few
@given(careers(20, 40), zooms, charsets)
def test_the_same_career_gives_the_same_picture(any_career: Career, zoom: Zoom, charset: Charset) -> None:
    again = Career(roles=any_career.roles[::-1], moves=any_career.moves[::-1], today=any_career.today)
    assert lay_map(any_career, zoom, charset, cell_len) == lay_map(again, zoom, charset, cell_len)


@few
@given(careers(20, 40), careers(20, 1), zooms)
def test_another_move_leaves_the_boxes_in_their_order(any_career: Career, other: Career, zoom: Zoom) -> None:
    added = tuple(msgspec.structs.replace(one, number=1000) for one in other.moves)
    more = Career(roles=any_career.roles, moves=any_career.moves + added, today=any_career.today)
    before, after = lay_map(any_career, zoom), lay_map(more, zoom)
    boxes = [one.ref for one in (*any_career.roles, *any_career.moves) if is_box(any_career, one.ref)]
    for axis in ("x", "y"):
        assert ranked(before, boxes, axis) == ranked(after, boxes, axis)


def is_box(any_career: Career, ref: Ref) -> bool:
    entry = any_career.by_ref[ref]
    return not isinstance(entry, Move) or any_career.standing(entry) is Standing.BOX


def ranked(picture: Picture, refs: Iterable[Ref], axis: str) -> list[list[Ref]]:
    """What stands at the same place along an axis, from the first place to the last."""
    places: dict[int, list[Ref]] = {}
    for ref in sorted(refs):
        places.setdefault(getattr(picture.spots[ref], axis), []).append(ref)
    return [places[at] for at in sorted(places)]
