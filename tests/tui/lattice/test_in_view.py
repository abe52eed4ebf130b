"""What of the lattice is in view as it opens: whole boxes, whole dates, and the bars only where something is left."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from careerjournal.journal.journal import Journal
from careerjournal.lattice.picture import Spot
from careerjournal.lattice.plan import Plan
from careerjournal.model import Move, PartialDate, Ref, Role, RoleInMind
from careerjournal.model.links import Kind
from careerjournal.model.vocabulary import MoveStatus
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.lattice.drawing import Drawing
from careerjournal.tui.lattice.lines import HEAVY, LINES
from careerjournal.tui.lattice.scrolling import Axis
from careerjournal.tui.lattice.view import LatticeView
from tests.tui.using import NARROW, USUAL, WIDE, Steps, at_desk, desk, lines, press, resize, rest, seen, until

pytestmark = pytest.mark.usefixtures("quick")

SIZES = (NARROW, (100, 30), USUAL, WIDE)
TINY = (40, 15)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
THIN = str.maketrans(HEAVY, LINES)


def drawing(app: CareerJournal) -> Drawing:
    return app.screen.query_one(Drawing)


async def to_lattice(pilot: Steps) -> None:
    """Go to the lattice, and wait until it is drawn for the room that there is."""
    await rest(pilot)
    await press(pilot, "3")
    await settled(pilot)


async def settled(pilot: Steps) -> None:
    """Wait until the lattice is drawn for the room that there is."""
    view = pilot.app.screen.query_one(LatticeView)
    await until(pilot, lambda: view._window == view.query_one(Drawing).window)


def cells(text: str) -> list[str]:
    """A line cell by cell: what is two cells wide has an empty one after it."""
    return [part for sign in text for part in (sign, "")[: cell_len(sign)]]


def shown(app: CareerJournal) -> list[str]:
    """The cells that the drawing takes on the screen, line by line, what is selected as thin as the rest."""
    region = drawing(app).region
    rows = [cells(row.ljust(app.size.width)) for row in lines(app)[region.y : region.bottom]]
    return ["".join(row[region.x : region.right]).translate(THIN) for row in rows]


def whole_and_cut(app: CareerJournal) -> tuple[set[Ref], set[Ref]]:
    """The boxes that are in view whole, by the cells on the screen, and those that are in view in part."""
    widget, on_screen = drawing(app), [cells(line) for line in shown(app)]
    picture = widget.picture
    scrolled = widget.scroll_offset
    stay = widget._fixed_lines
    width = widget.size.width - (picture.height > widget.size.height)
    height = widget.size.height - (picture.width > width)
    whole, cut = set(), set()
    for ref, box in picture.boxes.items():
        there = Spot(box.x - scrolled.x, box.y - scrolled.y, box.width, box.height)
        columns = [x for x in range(there.x, there.x + there.width) if picture.margin <= x < width]
        rows = [y for y in range(there.y, there.y + there.height) if stay <= y < height]
        if len(columns) * len(rows) < box.width * box.height:
            # Where only the end of its line is left, which is blank or belongs to a move, nothing of it is cut.
            if any(on_screen[y][x].strip(LINES + " ") for x in columns for y in rows):
                cut.add(ref)
            continue
        for y in range(box.height):
            line = cells("".join(run.text for run in picture.lines[box.y + y]))
            drawn = "".join(on_screen[there.y + y][there.x : there.x + there.width])
            assert drawn.strip("│ ") == "".join(line[box.x : box.x + box.width]).strip("│ "), ref
        whole.add(ref)
    return whole, cut


@pytest.mark.parametrize("size", SIZES)
async def test_the_sample_opens_with_every_role_whole(sample_journal: Journal, size: tuple[int, int]) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=size) as pilot:
        await to_lattice(pilot)
        whole, cut = whole_and_cut(app)
        assert not cut
        assert {ref.number for ref in whole if ref.kind is Kind.ROLE} == set(range(1, 9))
        assert len(whole) == 15
        assert drawing(app).scroll_offset == (0, 0)


async def test_where_it_is_tiny_no_role_is_cut_wherever_one_walks(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=TINY) as pilot:
        await to_lattice(pilot)
        widget = drawing(app)
        seen: set[Ref] = set()
        for ref in widget.picture.boxes:
            widget.select(ref)
            await rest(pilot)
            whole, cut = whole_and_cut(app)
            assert not cut
            assert ref in whole
            seen |= whole
        assert len(seen) == 15


async def test_the_page_beside_it_counts(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        await to_lattice(pilot)
        alone = drawing(app).window.width
        assert not drawing(app).picture.in_one_column
        await press(pilot, "enter")
        await until(pilot, lambda: drawing(app).window.width < alone)
        await settled(pilot)
        assert whole_and_cut(app)[1] == set()
        await press(pilot, "escape")
        await until(pilot, lambda: drawing(app).window.width == alone)
        await settled(pilot)
        assert len(whole_and_cut(app)[0]) == 15


@pytest.mark.parametrize("size", [*SIZES, TINY])
async def test_the_path_cuts_no_date(sample_journal: Journal, size: tuple[int, int]) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=size) as pilot:
        await to_lattice(pilot)
        await desk(app).show_view("path")
        await rest(pilot)
        assert not [line for line in shown(app) if any(sign.isdigit() for sign in YEAR.sub("", line))]
        widget = drawing(app)
        assert widget.picture.width <= widget.size.width


@pytest.mark.parametrize(("view", "size"), [("map", TINY), ("map", (50, 20)), ("map", (64, 24)), ("path", TINY)])
async def test_where_it_is_narrow_all_stands_in_one_column_until_the_drawing_is_asked_for(
    sample_journal: Journal, view: str, size: tuple[int, int]
) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=size) as pilot:
        await to_lattice(pilot)
        await desk(app).show_view(view)
        await rest(pilot)
        widget, says = drawing(app), f"No room for a {view}   + draws it"
        shown = []
        for keys in ((), ("plus",), ("minus", "minus"), ("plus",), ("minus",)):
            await press(pilot, *keys)
            shown.append(widget.picture.in_one_column)
            assert widget.show_horizontal_scrollbar is not shown[-1]
            assert (says in seen(app)) is shown[-1]
        assert shown == [True, False, True, False, True]
        await resize(pilot, NARROW)
        await settled(pilot)
        assert says not in seen(app)
        assert not drawing(app).picture.in_one_column


async def test_a_role_in_one_column_is_said_once_and_its_moves_with_their_titles(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=TINY) as pilot:
        await to_lattice(pilot)
        assert seen(app).count("River information lead") == 1
        assert lines(app)[-2].strip().endswith("role 8 · since Jun 2024")
        await press(pilot, "down")
        assert "from Senior surveyor" in seen(app)
        assert "River information lead   move" in lines(app)[-2]


@pytest.mark.parametrize("size", SIZES)
async def test_the_year_opens_on_a_path_that_is_not_cut_at_its_side(
    sample_journal: Journal, size: tuple[int, int]
) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        await press(pilot, "R", "enter")
        widget = drawing(app)
        await until(pilot, lambda: bool(widget.picture.spots))
        assert not [line for line in shown(app) if any(sign.isdigit() for sign in YEAR.sub("", line))]
        assert widget.picture.width <= widget.size.width
        assert not widget.show_horizontal_scrollbar


async def test_walking_lays_nothing_out(sample_journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    laid: list[Plan] = []
    lay_rows = Plan._lay_rows

    def counted(plan: Plan, y: int) -> int:
        laid.append(plan)
        return lay_rows(plan, y)

    monkeypatch.setattr(Plan, "_lay_rows", counted)
    app = at_desk(sample_journal)
    async with app.run_test(size=NARROW) as pilot:
        await to_lattice(pilot)
        laid.clear()
        await press(pilot, "j", "k", "left", "up")
        assert not laid


async def test_what_is_chosen_by_hand_stays(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=NARROW) as pilot:
        await to_lattice(pilot)
        await press(pilot, "plus")
        two_lines = drawing(app).picture
        assert not two_lines.is_whole_in(drawing(app).window)
        await resize(pilot, USUAL)
        await settled(pilot)
        assert drawing(app).picture == two_lines


async def test_a_long_career_with_wide_titles_and_long_names_of_areas_opens_on_now(journal: Journal) -> None:
    with journal.together():
        for number in range(1, 41):
            title = ("港務長と水路測量の責任者", "Deputy assistant to the head of everything that floats")[number % 2]
            area = f"An area of work with a name that goes on and on, number {number % 5}"
            start, end = PartialDate(1980 + number), PartialDate(1981 + number) if number < 40 else None
            journal.add(Role(title_=title, area=area, level=number % 7, start=start, end=end))
        for number in range(1, 101):
            source = Ref(Kind.ROLE, 1 + number % 40)
            mind = RoleInMind(title=f"Idea {number}", area=f"Area {number % 3}", level=number % 5)
            status = list(MoveStatus)[number % 6]
            journal.add(Move(status=status, from_role=source, in_mind=mind, start=PartialDate(1990 + number % 30)))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await to_lattice(pilot)
        widget = drawing(app)
        assert widget.selected == Ref(Kind.ROLE, 40)
        whole, _ = whole_and_cut(app)
        assert widget.selected in whole
        across, down = widget._axes(widget.picture.spots[widget.selected])
        assert across._cut(widget.scroll_offset.x) == 0
        assert down._cut(widget.scroll_offset.y) == 0


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.integers(1, 60),
    st.integers(0, 8),
    st.lists(st.tuples(st.integers(0, 90), st.integers(1, 30)), min_size=1, max_size=12),
    st.integers(0, 90),
    st.booleans(),
)
def test_a_scroll_shows_what_is_selected_and_cuts_as_few_boxes_as_can_be(
    size: int, fixed: int, boxes: list[tuple[int, int]], now: int, settle: bool
) -> None:
    ends = {(start + fixed, start + fixed + length) for start, length in boxes}
    start, end = boxes[0][0] + fixed, sum(boxes[0]) + fixed
    total = max(end for _, end in ends)
    axis = Axis(total, size + fixed, fixed, start, end, (1, 3), ends)
    found = axis.offset(now, settle=settle)
    most = max(0, total - axis.size)
    held = [at for at in range(most + 1) if at + fixed <= start and end <= at + axis.size]
    if found != now or settle:
        assert 0 <= found <= most
        assert not held or found in held
        assert axis._cut(found) == min(map(axis._cut, held or [found]))
