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
from careerjournal.lattice.path import lay_path
from careerjournal.lattice.picture import Charset, Ink, Picture, Window, Zoom
from careerjournal.lattice.words import SIGNS, ink_of
from careerjournal.model import Kind, LevelName, Move, PartialDate, Ref, Role
from careerjournal.model.vocabulary import Direction, MoveForm, MoveStatus
from tests.lattice.careers import career, careers, demo_career, few, in_mind, move, role
from tests.lattice.looking import check_whole, text_of, within

zooms = st.sampled_from(Zoom)
charsets = st.sampled_from(Charset)
windows = st.none() | st.builds(Window, st.integers(1, 200), st.integers(1, 60))


@few
@given(careers(), zooms, charsets, windows)
def test_everything_is_there_once_and_every_line_leads_from_one_end_to_the_other(
    any_career: Career, zoom: Zoom, charset: Charset, window: Window | None
) -> None:
    picture = lay_map(any_career, zoom, charset, cell_len, window)
    reading = check_whole(picture, any_career, cell_len)
    for one in any_career.moves:
        source, target = any_career.ends(one)
        standing = any_career.standing(one)
        rest = reading.places[one.ref]
        if standing is not Standing.NOTE and source is not None:
            walked, end = reading.followed(one.ref)
            assert end == (target.ref if target is not None else one.ref)
            rest = rest - walked
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


def test_the_demo_at_normal_zoom() -> None:
    text = text_of(lay_map(demo_career(), measure=cell_len))
    for said in (
        "Survey",
        "Harbour",
        "Planning",
        "River information lead",
        "● since Jun 2024",
        "⟳ coaching others, 2026",
    ):
        assert text.count(said) >= 1
    assert text.count("╳ missed") == 2
    assert text.count("⊘ declined") == 1
    # Tide records and acting were for a time: their arrows go there and back.
    assert text.count("┊") + text.count("┈") > 20


@pytest.mark.parametrize("charset", Charset)
def test_the_demo_in_a_small_window_has_a_line_a_role(charset: Charset) -> None:
    window = Window(70, 17)  # what 80 by 24 leaves
    picture = lay_map(demo_career(), Zoom.DENSE, charset, cell_len, window)
    assert picture.is_whole_in(window)
    shown = text_of(picture).splitlines()
    marks = SIGNS[charset]
    for ref, box in picture.boxes.items():
        entry = demo_career().by_ref[ref]
        title = entry.title if isinstance(entry, Role) else entry.in_mind.title
        mark, said = shown[box.y][box.x + 1], shown[box.y][box.x + 3 : box.x + box.width - 1]
        assert {run.ink for run in picture.lines[box.y] if run.ref == ref and mark in run.text} & marked_in(ref)
        assert mark in {marks.now, marks.held, *marks.status.values()}
        assert title.startswith(said.split(marks.ellipsis)[0].strip(' ⟳‖@"'))
    assert len(picture.boxes) == 15
    assert len({(box.x, box.y) for box in picture.boxes.values()}) == 15


def test_a_role_in_mind_that_was_taken_is_not_marked_as_held_now() -> None:
    taken = move(1, 1, in_mind=in_mind("Director", "A", 2), direction=Direction.VERTICAL)
    picture = lay_map(career(role(1, "Lead", area="A", level=1), taken), Zoom.DENSE)
    shown = text_of(picture).splitlines()
    assert "↑ Director" in shown[picture.spots[taken.ref].y]
    assert "● Lead" in shown[picture.spots[Ref(Kind.ROLE, 1)].y]


def marked_in(ref: Ref) -> set[Ink]:
    """The inks that a role's mark may have: of its frame or, of one in mind, of how far the move came."""
    entry = demo_career().by_ref[ref]
    return {ink_of(entry)} if isinstance(entry, Move) else {Ink.BOX, Ink.BOX_NOW}


@few
@given(careers(20, 40), st.integers(40, 200), st.integers(5, 60))
def test_titles_give_way_before_a_column_is_cut(any_career: Career, width: int, height: int) -> None:
    full = lay_map(any_career, Zoom.DENSE, measure=cell_len)
    picture = lay_map(any_career, Zoom.DENSE, measure=cell_len, window=Window(width, height))
    assert picture.height == full.height
    room = width - (picture.height > height)
    # As wide as there is room, unless it needs less or cannot be made narrow enough.
    assert picture.width <= room or picture.width == full.width
    assert picture.width == full.width or picture.width >= room - 1


def test_moves_at_a_role_are_marks_beside_its_title_and_beneath_it() -> None:
    notes = [move(number, 1, 1, direction=Direction.ENRICHMENT) for number in range(1, 11)]
    picture = lay_map(career(role(1, "Service lead", area="Digital", level=1), *notes), Zoom.DENSE)
    assert text_of(picture).splitlines()[1:] == [
        "1  │● Service lead ⟳ ⟳ ⟳ │",
        "   │  ⟳ ⟳ ⟳ ⟳ ⟳          │",
        "   │  ⟳ ⟳                │",
    ]
    assert {(spot.width, spot.height) for ref, spot in picture.spots.items() if ref.kind is Kind.MOVE} == {(1, 1)}


def test_columns_follow_the_persons_order_and_then_first_use() -> None:
    entries = (
        role(1, area="Survey", start=PartialDate(2001)),
        role(2, area="Harbour", start=PartialDate(2003)),
        role(3, area="harbour ", start=PartialDate(2002)),
        move(1, 1, status=MoveStatus.CONSIDERING, in_mind=in_mind(area="Planning")),
    )
    heading = text_of(lay_map(career(*entries))).splitlines()[0].split()
    assert heading == ["Survey", "harbour", "Planning"]
    heading = text_of(lay_map(career(*entries, areas=("Planning", "Unused", "Harbour")))).splitlines()[0].split()
    assert heading == ["Planning", "Harbour", "Survey"]


def test_higher_levels_stand_higher_under_the_persons_names() -> None:
    levels = (LevelName(level=2, name="Senior"), LevelName(level=7, name="Unused"))
    picture = lay_map(career(role(1, level=1), role(2, level=2), role(3), levels=levels))
    tops = [picture.spots[role(number).ref].y for number in (2, 1, 3)]
    assert tops == sorted(tops)
    names = [line.split("  ")[0] for line in text_of(picture).splitlines() if line[:1].strip()]
    assert names == ["Senior", "1", "no level"]


def test_what_has_no_area_stands_last_under_a_plain_label() -> None:
    text = text_of(lay_map(career(role(1), role(2, area="Policy"))))
    assert text.splitlines()[0].split("  ")[-1].strip() == "no area"
    assert text.splitlines()[0].index("Policy") < text.splitlines()[0].index("no area")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (MoveStatus.CONSIDERING, "◌ considering Mar 2020"),
        (MoveStatus.APPLIED, "◔ applied Mar 2020"),
        (MoveStatus.OFFERED, "◑ offered Mar 2020"),
        (MoveStatus.DECLINED, "⊘ declined Mar 2020"),
        (MoveStatus.MISSED, "╳ missed Mar 2020"),
    ],
)
def test_what_was_not_taken_is_dashed_and_says_so(status: MoveStatus, words: str) -> None:
    tried = move(1, 1, status=status, start=PartialDate(2020, 3), in_mind=in_mind("Director", "Digital", 4))
    picture = lay_map(career(role(1, area="Digital", level=3), tried))
    text = text_of(picture)
    assert words in text
    assert "╭╌╌" in text
    spot = picture.spots[tried.ref]
    assert text.splitlines()[spot.y + 1][spot.x :].startswith("╎ Director")
    assert {run.ink for line in picture.lines for run in line if run.ref == tried.ref} == {Ink(status.value), Ink.TITLE}


def test_a_missed_move_to_a_role_held_later_has_its_mark_on_the_line_and_its_words_at_the_role() -> None:
    missed = move(1, 1, 2, status=MoveStatus.MISSED, start=PartialDate(2017), direction=Direction.LATERAL)
    taken = move(2, 1, 2)
    text = text_of(lay_map(career(role(1, area="A", level=1), role(2, area="B", level=1), missed, taken)))
    assert "╳╌╌▷│" in text
    assert "│ ╳ missed 2017: lateral │" in text
    assert "├───▶│" in text


def test_a_loan_that_is_over_points_both_ways() -> None:
    roles = (role(1, area="A", level=1), role(2, area="B", level=1))
    loan = move(1, 1, 2, form=MoveForm.SECONDMENT, start=PartialDate(2020), end=PartialDate(2021))
    assert "◀┈┈▶" in text_of(lay_map(career(*roles, loan)))
    under_way = msgspec.structs.replace(loan, end=None)
    assert "├┈┈┈▶" in text_of(lay_map(career(*roles, under_way)))


def test_growing_in_place_and_pauses_are_said_at_the_role() -> None:
    grown = move(1, 1, 1, direction=Direction.ENRICHMENT, form=MoveForm.COACHING, start=PartialDate(2026))
    stayed = move(2, 1, direction=Direction.ENRICHMENT)
    paused = move(3, None, 1, direction=Direction.PAUSE, start=PartialDate(2024), end=PartialDate(2025))
    picture = lay_map(career(role(1, "Service lead"), grown, stayed, paused))
    lines = [line.removeprefix("no level").strip() for line in text_of(picture).splitlines()]
    assert lines[3:8] == [
        "│ Service lead            │",
        "│ ● now                   │",
        "│ ⟳ growing in place      │",
        "│ ‖ a pause, 2024–2025    │",
        "│ ⟳ coaching others, 2026 │",
    ]
    assert picture.at(picture.spots[stayed.ref].x, picture.spots[stayed.ref].y) == stayed.ref


def test_long_titles_end_in_an_ellipsis_and_wide_ones_stay_in_their_box() -> None:
    text = text_of(
        lay_map(career(role(1, "A title that goes on and on for ever"), role(2, "資" * 30)), measure=cell_len)
    )
    assert "│ A title that goes on an… │" in text
    assert f"│ {'資' * 11}…  │" in text


@pytest.mark.parametrize(
    "title", ["Lead\u200d", "\ufe0fLead", "Cafe\u0301" * 20, "👩🏽‍💻" * 20, "🇬🇧" * 30, "מנהלת" * 10]
)
def test_no_title_moves_a_line(title: str) -> None:
    named = career(role(1, title, area=title), move(1, 1, in_mind=in_mind(title)))
    for lay in (lay_map, lay_path):
        for zoom in Zoom:
            check_whole(lay(named, zoom, measure=cell_len), named, cell_len)


def test_an_empty_career_is_an_empty_picture() -> None:
    picture = lay_map(career())
    assert (picture.width, picture.height, len(picture.lines), len(picture.spots)) == (0, 0, 0, 0)


def test_ascii_is_ascii() -> None:
    everything = [
        move(
            number, 1, 2 if number % 2 else None, status=status, form=form, direction=direction, start=PartialDate(2020)
        )
        for number, (status, form, direction) in enumerate(
            zip(list(MoveStatus) * 2, [*MoveForm, *MoveForm], [*Direction, *list(Direction)[:4]], strict=True), 1
        )
    ]
    tried = move(50, 1, status=MoveStatus.OFFERED, in_mind=in_mind("A title that goes on and on for ever"))
    roles = (role(1, start=PartialDate(2019), end=PartialDate(2021)), role(2, level=3))
    for zoom in Zoom:
        assert text_of(lay_map(career(*roles, *everything, tried), zoom, Charset.ASCII)).isascii()


def test_a_line_takes_the_short_way() -> None:
    up = move(1, 1, 2)
    picture = lay_map(career(role(1, area="A", level=1), role(2, area="A", level=2), up))
    # Straight up: one column, from the top of the one to the bottom of the other.
    assert picture.links[up.ref][0].way.name == "UP"
    assert picture.links[up.ref][1].way.name == "DOWN"
    assert len({x for line in [picture.spots[up.ref]] for x in range(line.x, line.x + line.width)}) == 1
