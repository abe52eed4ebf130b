"""The lattice on the desk: drawn, walked, lit up, and added to by going from a role."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs
from rich.cells import cell_len
from textual.strip import Strip
from textual.widgets import Input

from careerjournal.journal.journal import Journal
from careerjournal.lattice.picture import Zoom
from careerjournal.model import Kind, LevelName, Move, Name, PartialDate, Ref, Role, RoleInMind
from careerjournal.model.vocabulary import Direction, MoveStatus, NameKind
from careerjournal.sharing.document import Format
from careerjournal.sharing.redaction.answers import Verdict
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.entry_list import EntryList
from careerjournal.tui.lattice.areas_and_levels import ArrangingSheet
from careerjournal.tui.lattice.drawing import Drawing
from careerjournal.tui.lattice.highlight_sheet import HighlightSheet
from careerjournal.tui.lattice.new_move import NewMoveSheet
from careerjournal.tui.lattice.view import LatticeView
from careerjournal.tui.lattice.what_if import WhatIfScreen
from careerjournal.tui.sections.heading import Heading
from careerjournal.tui.sharing.screen import ShareScreen
from careerjournal.tui.sheets.confirm import Confirm
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.form import Form
from tests.tui.contrast import faint
from tests.tui.using import (
    NARROW,
    USUAL,
    WIDE,
    Steps,
    at_desk,
    desk,
    lines,
    on_top,
    opened,
    press,
    resize,
    rest,
    seen,
    until,
)

pytestmark = pytest.mark.usefixtures("quick")

LEAD = Ref(Kind.ROLE, 3)


@pytest.fixture
def career(journal: Journal) -> Journal:
    """Three roles in two areas, a move between each, one missed and one in mind."""
    with journal.together():
        journal.add(Role(title_="Clerk", area="Harbour", level=1, start=PartialDate(2012), end=PartialDate(2015)))
        journal.add(Role(title_="Officer", area="Harbour", level=2, start=PartialDate(2015), end=PartialDate(2020)))
        journal.add(Role(title_="Lead", area="Survey", level=2, start=PartialDate(2020)))
        for source, target, way, year in ((1, 2, Direction.VERTICAL, 2015), (2, 3, Direction.LATERAL, 2020)):
            here, there = Ref(Kind.ROLE, source), Ref(Kind.ROLE, target)
            taken = MoveStatus.TAKEN
            journal.add(Move(direction=way, status=taken, from_role=here, to_role=there, start=PartialDate(year)))
        chief = RoleInMind(title="Chief", area="Harbour", level=3)
        journal.add(Move(status=MoveStatus.MISSED, from_role=Ref(Kind.ROLE, 2), in_mind=chief, start=PartialDate(2018)))
    return journal


def drawing(app: CareerJournal) -> Drawing:
    return app.screen.query_one(Drawing)


def strips(app: CareerJournal) -> list[Strip]:
    """The lines of the drawing as the terminal gets them."""
    return drawing(app).render_lines(drawing(app).size.region)


def drawn(app: CareerJournal) -> str:
    """The whole picture, in view or not."""
    return "\n".join("".join(run.text for run in line) for line in drawing(app).picture.lines)


def in_view(app: CareerJournal) -> bool:
    """Whether what is selected can be seen, its first cell at least."""
    widget = drawing(app)
    assert widget.selected is not None
    spot = widget.picture.spots[widget.selected]
    left, top = widget.scroll_offset
    return left <= spot.x < left + widget.size.width and top <= spot.y < top + widget.size.height


def visible(app: CareerJournal) -> tuple[bool, bool]:
    """Whether the drawing can be seen, and the page."""
    return bool(drawing(app).region.area), bool(app.screen.query_one("#page").region.area)


async def to_lattice(pilot: Steps) -> None:
    await rest(pilot)
    await press(pilot, "3")


async def test_it_opens_as_a_map_on_the_role_held_now_and_has_a_path_and_a_list(career: Journal) -> None:
    app = at_desk(career)
    async with app.run_test(size=USUAL) as pilot:
        await to_lattice(pilot)
        assert opened(app) == drawing(app).selected == LEAD
        assert all(word in drawn(app) for word in ("Harbour", "Survey", "Clerk", "Officer", "Lead", "Chief", "missed"))
        assert "3 roles · 3 moves" in seen(app)
        assert "taken" in seen(app).splitlines()[-2]
        map_of_it = drawn(app)
        await press(pilot, "v")
        assert drawn(app) != map_of_it
        assert drawn(app).index("Chief") < drawn(app).index("Clerk")
        assert opened(app) == LEAD
        await press(pilot, "v")
        assert app.screen.query_one(EntryList).display
        assert opened(app) == LEAD
        await press(pilot, "1", "3")
        assert isinstance(app.focused, EntryList)
        head = next(head for head in app.screen.query(Heading) if head.region.area)
        at = next(line for line in lines(app) if " map " in line).index("map") - head.region.x
        await pilot.click(head, offset=(at + 1, 0))
        await rest(pilot)
        assert drawn(app) == map_of_it


async def test_the_arrows_walk_along_the_moves_and_letters_through_time(career: Journal) -> None:
    app = at_desk(career)
    async with app.run_test(size=USUAL) as pilot:
        await to_lattice(pilot)
        await press(pilot, "left")
        assert opened(app) == Ref(Kind.MOVE, 2)
        await press(pilot, "left")
        assert opened(app) == Ref(Kind.ROLE, 2)
        await press(pilot, "down", "down")
        assert opened(app) == Ref(Kind.ROLE, 1)
        assert "Clerk   role 1 · 2012 – 2015" in seen(app)
        await press(pilot, "G")
        assert opened(app) == LEAD
        passed = []
        for _ in range(6):
            await press(pilot, "k")
            passed.append(opened(app))
        assert passed == [
            Ref(Kind.MOVE, 2),
            Ref(Kind.MOVE, 3),
            Ref(Kind.ROLE, 2),
            Ref(Kind.MOVE, 1),
            Ref(Kind.ROLE, 1),
            Ref(Kind.ROLE, 1),
        ]
        await press(pilot, "j", "j", "g")
        assert opened(app) == Ref(Kind.ROLE, 1)


async def test_what_is_selected_is_drawn_heavier_and_stays_in_view(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=NARROW) as pilot:
        await to_lattice(pilot)
        assert "┃" in seen(app)
        for view in ("map", "path"):
            await desk(app).show_view(view)
            await press(pilot, "g")
            scrolled = set()
            for _ in range(len(sample_journal.roles) + len(sample_journal.moves)):
                assert in_view(app), (view, drawing(app).selected)
                scrolled.add(drawing(app).scroll_offset)
                drawing(app).action_step(1)
            await rest(pilot)
            # The map is whole there; the path is longer.
            assert (scrolled == {(0, 0)}) is (view == "map")
        assert all(cell_len(line) <= NARROW[0] for line in lines(app))


async def test_the_headings_and_levels_stay_when_the_rest_scrolls(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=NARROW) as pilot:
        await to_lattice(pilot)
        await press(pilot, "g")
        widget = drawing(app)
        widget.scroll_to(x=widget.max_scroll_x, y=widget.max_scroll_y, animate=False)
        await rest(pilot)
        shown = [strip.text for strip in strips(app)]
        assert "Planning" in shown[0]
        # The names of levels stand there and nothing else: what scrolls goes beneath them.
        margin = widget.picture.margin
        assert {"1", "2"} <= {line[:margin].strip() for line in shown} <= {"", "1", "2", "3", "4", "5"}


async def test_a_click_selects_and_a_second_one_opens(career: Journal) -> None:
    app = at_desk(career)
    async with app.run_test(size=USUAL) as pilot:
        await to_lattice(pilot)
        widget = drawing(app)
        spot = widget.picture.spots[Ref(Kind.ROLE, 1)]
        place = (spot.x - widget.scroll_offset.x + 2, spot.y - widget.scroll_offset.y + 1)
        await pilot.click(widget, offset=place)
        await rest(pilot)
        assert opened(app) == Ref(Kind.ROLE, 1)
        assert not desk(app).reading
        await pilot.click(widget, offset=place, times=2)
        await rest(pilot)
        assert desk(app).reading
        assert str(app.screen.query_one("#page .title").render()) == "Clerk"
        await press(pilot, "escape")
        assert app.focused is widget


async def test_the_page_stands_beside_it_where_there_is_room(career: Journal) -> None:
    app = at_desk(career)
    async with app.run_test(size=USUAL) as pilot:
        await to_lattice(pilot)
        assert visible(app) == (True, False)
        await press(pilot, "enter")
        assert visible(app) == (True, True)
        await press(pilot, "escape")
        await resize(pilot, WIDE)
        assert visible(app) == (True, True)
        await press(pilot, "left", "left")
        await until(pilot, lambda: [str(title.render()) for title in app.screen.query("#page .title")] == ["Officer"])
        await resize(pilot, (40, 15))
        assert visible(app) == (True, False)
        assert "Officer" in seen(app)
        await press(pilot, "enter")
        assert visible(app) == (False, True)


async def test_it_is_drawn_larger_and_smaller(career: Journal) -> None:
    app = at_desk(career)
    async with app.run_test(size=USUAL) as pilot:
        await to_lattice(pilot)
        view = app.screen.query_one(LatticeView)
        sizes = {}
        for key, zoom in (
            ("minus", Zoom.NORMAL),
            ("minus", Zoom.COMPACT),
            ("minus", Zoom.DENSE),
            ("minus", Zoom.DENSE),
            ("plus", Zoom.COMPACT),
            ("plus", Zoom.NORMAL),
            ("plus", Zoom.ROOMY),
            ("plus", Zoom.ROOMY),
        ):
            await press(pilot, key)
            assert view.zoom is zoom
            sizes[zoom] = drawing(app).picture.width * drawing(app).picture.height
        assert sizes[Zoom.DENSE] < sizes[Zoom.COMPACT] < sizes[Zoom.NORMAL] < sizes[Zoom.ROOMY]
        await resize(pilot, NARROW)
        assert view.zoom is Zoom.ROOMY


async def test_a_small_window_draws_it_small_unless_asked(career: Journal) -> None:
    app = at_desk(career)
    async with app.run_test(size=NARROW) as pilot:
        await to_lattice(pilot)
        assert app.screen.query_one(LatticeView).zoom is Zoom.NORMAL
        small = drawing(app).picture
        await resize(pilot, USUAL)
        assert app.screen.query_one(LatticeView).zoom is Zoom.ROOMY
        assert drawing(app).picture.height > small.height
        await resize(pilot, (40, 15))
        assert app.screen.query_one(LatticeView).zoom is Zoom.DENSE
        assert drawing(app).picture.is_whole_in(drawing(app).window)


def colour_of(app: CareerJournal, text: str) -> str:
    """The colour that a text has in the drawing."""
    for strip in strips(app):
        for segment in strip:
            if text in segment.text and segment.style is not None and segment.style.color is not None:
                return segment.style.color.name
    raise AssertionError(f"“{text}” is not in view.")


async def test_where_it_is_tiny_the_moves_to_light_up_say_their_keys(career: Journal) -> None:
    app = at_desk(career)
    async with app.run_test(size=(40, 15)) as pilot:
        await to_lattice(pilot)
        await press(pilot, "f")
        assert on_top(app) is HighlightSheet
        assert "space light up   a all   esc close" in seen(app)


async def test_moves_of_a_status_or_a_direction_are_lit_up(career: Journal) -> None:
    app = at_desk(career)
    async with app.run_test(size=USUAL) as pilot:
        await to_lattice(pilot)
        await press(pilot, "g")
        plain = colour_of(app, "Chief")
        await press(pilot, "f")
        assert isinstance(app.screen, HighlightSheet)
        assert "missed" in seen(app)
        await press(pilot, "down", "down", "down", "space", "escape")
        assert "lit up: taken" in seen(app)
        assert colour_of(app, "Chief") != plain
        assert "━" in seen(app), "what is lit up has heavier lines, too"
        assert faint(app) == []
        view = app.screen.query_one(LatticeView)
        assert set(view.highlight.refs(career.moves) or ()) == {Ref(Kind.MOVE, n) for n in (1, 2)} | {
            Ref(Kind.ROLE, n) for n in (1, 2, 3)
        }
        await press(pilot, "f", "a", "escape")
        assert "lit up" not in seen(app)
        assert colour_of(app, "Chief") == plain
        row = next(y for y, line in enumerate(lines(app)) if "╳ missed" in line and "taken" in line)
        await pilot.click(offset=(lines(app)[row].index("╳ missed") + 3, row))
        await rest(pilot)
        assert "lit up: missed" in seen(app)


async def test_a_move_is_drawn_to_a_role_that_is_chosen(career: Journal) -> None:
    app = at_desk(career)
    async with app.run_test(size=USUAL) as pilot:
        await to_lattice(pilot)
        await press(pilot, "m")
        assert "A move from Lead to which role?" in seen(app)
        await press(pilot, "escape")
        assert "to which role?" not in seen(app)
        await press(pilot, "m", "left")
        assert opened(app) == Ref(Kind.ROLE, 2)  # not a move on the way there
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, NewMoveSheet)
        assert "realignment" in next(line for line in lines(app) if "suggested" in line)
        await press(pilot, "enter")
        assert isinstance(app.screen, EditScreen)
        await press(pilot, "escape")
        move = career.moves[4]
        assert (move.from_role, move.to_role) == (LEAD, Ref(Kind.ROLE, 1))
        assert (move.direction, move.status, move.start) == (Direction.REALIGNMENT, MoveStatus.TAKEN, PartialDate(2012))
        assert opened(app) == move.ref


async def test_a_move_is_drawn_to_a_role_in_mind_and_its_direction_overruled(career: Journal) -> None:
    app = at_desk(career)
    async with app.run_test(size=NARROW) as pilot:
        await to_lattice(pilot)
        await press(pilot, "m", "n")
        for field, text in (("title", "Head of tides"), ("area", "Survey"), ("level", "3")):
            app.screen.query_one(f"#in-mind-{field}", Input).value = text
        await rest(pilot)
        assert "vertical" in next(line for line in lines(app) if "suggested" in line)
        app.screen.query_one("#in-mind-area", Input).value = "Harbour"
        await rest(pilot)
        assert "diagonal" in next(line for line in lines(app) if "suggested" in line)
        app.screen.query_one("#directions").focus()
        await press(pilot, "down", "down", "enter")
        assert isinstance(app.screen, EditScreen)
        await press(pilot, "escape")
        move = career.moves[4]
        assert move.in_mind == RoleInMind(title="Head of tides", area="Harbour", level=3)
        assert (move.direction, move.status, move.to_role) == (Direction.EXPLORATORY, MoveStatus.CONSIDERING, None)
        assert "Head of tides" in seen(app)


async def test_a_role_in_mind_that_is_named_is_let_go_only_after_asking(career: Journal) -> None:
    app = at_desk(career)
    async with app.run_test(size=NARROW) as pilot:
        await to_lattice(pilot)
        await press(pilot, "m", "n")
        assert "ctrl+s goes on to its form   enter next" in seen(app)
        await press(pilot, *"Boss", "escape")
        assert on_top(app) is Confirm
        await press(pilot, "n")
        assert on_top(app) is NewMoveSheet
        assert app.screen.query_one("#in-mind-title", Input).value == "Boss"
        await press(pilot, "escape", "y")
        assert on_top(app) is DeskScreen
        await press(pilot, "n", "escape")
        assert on_top(app) is DeskScreen


async def test_staying_is_drawn_as_a_move_too_and_nothing_half_written_is_lost(career: Journal) -> None:
    app = at_desk(career)
    async with app.run_test(size=USUAL) as pilot:
        await to_lattice(pilot)
        await press(pilot, "m", "m")
        assert isinstance(app.screen, NewMoveSheet)
        assert "enrichment" in next(line for line in lines(app) if "suggested" in line)
        await press(pilot, "enter", "escape")
        assert (career.moves[4].from_role, career.moves[4].to_role) == (LEAD, LEAD)
        career.drafts.keep(Ref(Kind.MOVE, 0), {"why": "half a thought"})
        await press(pilot, "m")
        assert isinstance(app.screen, EditScreen)
        assert app.screen.query_one(Form).values()["why"] == "half a thought"


async def test_areas_and_levels_are_named_and_put_in_order(career: Journal) -> None:
    app = at_desk(career)
    async with app.run_test(size=USUAL) as pilot:
        await to_lattice(pilot)
        await press(pilot, "o")
        assert isinstance(app.screen, ArrangingSheet)
        await press(pilot, "e")
        app.screen.query_one("#place-name", Input).value = "Port"
        await press(pilot, "enter")
        assert [role.area for role in career.roles] == ["Port", "Port", "Survey"]
        assert career.moves[3].in_mind.area == "Port"
        await press(pilot, "J", "G", "e")
        app.screen.query_one("#place-name", Input).value = "Starters"
        await press(pilot, "enter", "escape")
        assert career.arrangement.areas == ("Survey", "Port")
        assert career.arrangement.levels == (LevelName(level=1, name="Starters"),)
        assert drawn(app).index("Survey") < drawn(app).index("Port")
        assert "Starters" in drawn(app)
        await press(pilot, "o", "u")
        assert career.arrangement.areas == ("Survey", "Port")
        await press(pilot, "e")
        app.screen.query_one("#place-name", Input).value = "Port"
        await press(pilot, "enter")
        assert "already" in seen(app)
        assert career.roles[3].area == "Survey"
        await press(pilot, "enter")
        assert {role.area for role in career.roles} == {"Port"}
        await press(pilot, "u")
        assert career.roles[3].area == "Survey"
        await press(pilot, "G", "K")
        assert [role.level for role in career.roles] == [2, 1, 1]
        await press(pilot, "e")
        app.screen.query_one("#place-name", Input).value = ""
        await press(pilot, "enter")
        await press(pilot, "escape")
        assert desk(app).section.name == "Lattice"


async def test_a_could_have_been_keeps_its_setback_and_its_lesson_a_key_away(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        await to_lattice(pilot)
        drawing(app).select(Ref(Kind.MOVE, 4))
        await rest(pilot)
        assert "its setback: " in seen(app)
        await press(pilot, "b")
        assert opened(app) == Ref(Kind.SETBACK, 3)
        await press(pilot, "backspace")
        assert opened(app) == Ref(Kind.MOVE, 4)
        await press(pilot, "escape", "c")
        assert opened(app) == Ref(Kind.LESSON, 4)


async def test_the_picture_is_written_where_it_is_asked_for_and_never_over_something(
    career: Journal, tmp_path: Path
) -> None:
    app = at_desk(career)
    async with app.run_test(size=USUAL) as pilot:
        await to_lattice(pilot)
        for name, begins in (("a.txt", " "), ("a.svg", "<svg ")):
            await press(pilot, "p")
            app.screen.query_one(Input).value = str(tmp_path / name)
            await press(pilot, "enter")
            written = tmp_path / name
            assert written.read_text("utf-8").startswith(begins)
            assert "Officer" in written.read_text("utf-8")
            assert written.stat().st_mode & 0o777 == 0o600
        text = (tmp_path / "a.txt").read_text("utf-8")
        assert text.splitlines() == [line.rstrip() for line in drawn(app).splitlines()]
        await press(pilot, "p")
        app.screen.query_one(Input).value = str(tmp_path / "a.txt")
        await press(pilot, "enter")
        assert "is there already" in seen(app)
        await press(pilot, "escape")
        assert desk(app).section.name == "Lattice"


async def test_a_shared_picture_says_stand_ins_and_goes_through_the_review(career: Journal, tmp_path: Path) -> None:
    career.add(Name(name="Tarrow Port", kind=NameKind.ORGANISATION, stand_in="a port"))
    career.keep(structs.replace(career.roles[3], title_="Lead at Tarrow Port", organisation="Port of Skarholm"))
    app = at_desk(career)
    async with app.run_test(size=WIDE) as pilot:
        await to_lattice(pilot)
        await press(pilot, "plus", "P")
        screen = app.screen
        assert isinstance(screen, ShareScreen)
        await until(pilot, lambda: "Lead at a port" in seen(app))
        assert "Tarrow" not in screen.prep.text
        (asked,) = screen.prep.asked
        assert asked.text == "Port of Skarholm"
        assert "Answer each" in screen.prep.problem
        screen.prep.answer(asked, Verdict.REPLACE, "a quay")
        assert screen.prep.problem == ""
        assert "a quay" in screen.prep.text.lower()
        await press(pilot, "f")
        assert screen.prep.form is Format.SVG
        data = screen.prep.parcel().data
        assert data.startswith(b"<svg ")
        assert b"Tarrow" not in data
        assert b"Skarholm" not in data


async def test_what_if_lays_open_moves_beside_staying(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=WIDE) as pilot:
        await to_lattice(pilot)
        await press(pilot, "w")
        assert isinstance(app.screen, WhatIfScreen)
        columns = list(app.screen.query(".option"))
        assert len(columns) == 4
        shown = seen(app)
        for words in (
            "Visiting tidal officer",
            "Staying: River information lead",
            "What it would give",
            "What it would cost",
            "A year of Thursdays.",
            "An offer is a kindness until",
            "the move points at it",
            "Having looked after more than two people",
            "both speak of “looked” and “people”",
            "None of these is seen to meet",
        ):
            assert words in shown, words
        assert len({column.region.width for column in columns}) == 1
        for size in (USUAL, NARROW, (60, 24)):
            await resize(pilot, size)
            columns = list(app.screen.query(".option"))
            beside = [column for column in columns if column.region.right <= size[0]]
            assert len(beside) == size[0] // 36
            # The others are not cut by the edge, but for the line between.
            edge = app.screen.query_one("#options").region.right - 1
            assert all(column.region.x >= edge for column in columns[len(beside) :])
        await resize(pilot, WIDE)
        await press(pilot, "full_stop")
        assert "Head of planning" in seen(app)
        assert "To be head of planning after Martin" in seen(app)
        await press(pilot, "full_stop", "right", "down", "enter")
        assert opened(app) == Ref(Kind.LESSON, 3)
        await press(pilot, "3", "w", "escape")
        assert app.focused is drawing(app)


async def test_what_if_says_so_where_there_is_nothing(career: Journal) -> None:
    app = at_desk(career)
    async with app.run_test(size=(40, 15)) as pilot:
        await to_lattice(pilot)
        await press(pilot, "w")
        assert "Nothing to lay out yet" in seen(app)
        await press(pilot, "right", "down", "full_stop", "escape")
        assert desk(app).section.name == "Lattice"


async def test_an_empty_lattice_says_what_belongs_in_it(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await to_lattice(pilot)
        assert "Put down a role you hold or held" in seen(app)
        offered = {binding.binding.description for binding in app.screen.active_bindings.values()}
        assert "new" in offered
        assert not offered & {"new move", "light up", "what if", "picture", "share the picture", "closer", "wider"}
        await press(pilot, "up", "j", "G", "enter", "m", "b", "plus", "f", "escape", "o", "e", "escape")
        assert desk(app).section.name == "Lattice"


async def test_it_is_plain_where_the_locale_draws_no_boxes(career: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    app = at_desk(career)
    async with app.run_test(size=USUAL) as pilot:
        await to_lattice(pilot)
        for _ in range(2):
            assert drawn(app).isascii()
            assert "Officer" in drawn(app)
            assert all(strip.text.isascii() for strip in strips(app))
            await press(pilot, "v")


async def test_wide_and_right_to_left_titles_keep_the_lines_straight(career: Journal) -> None:
    for title in ("港務長", "👩‍🚀 pilot", "مدير الميناء", "e\u0301" * 20, "x" * 400):
        career.add(Move(from_role=LEAD, in_mind=RoleInMind(title=title, area="漢字", level=4)))
    app = at_desk(career)
    async with app.run_test(size=USUAL) as pilot:
        await to_lattice(pilot)
        for _ in range(2):
            widget = drawing(app)
            for x in range(0, widget.max_scroll_x + 1, 3):
                widget.scroll_to(x=x, animate=False)
                assert {cell_len(strip.text) for strip in strips(app)} == {widget.scrollable_content_region.width}
            await press(pilot, "v")
