"""The view *both*: two sides of one line, joined, folded, lit up, walked, opened, written in, and shared."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from careerjournal.journal.journal import Journal
from careerjournal.model import (
    Aspiration,
    Kind,
    Milestone,
    Move,
    Name,
    PartialDate,
    Ref,
    Role,
    Setback,
    Success,
)
from careerjournal.model.move import RoleInMind
from careerjournal.model.vocabulary import MoveStatus, NameKind, SetbackKind
from careerjournal.plain_forms import in_cells
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.pick_kind import PickKind
from careerjournal.tui.entry import entry_page
from careerjournal.tui.line_of_time.light_sheet import LightSheet
from careerjournal.tui.line_of_time.rows import LineRows
from careerjournal.tui.line_of_time.sides_sheet import PickSides
from careerjournal.tui.line_of_time.view import LineView, TimeList
from careerjournal.tui.sections.kinds import BOTH
from careerjournal.tui.sharing.screen import ShareScreen
from careerjournal.tui.writing.edit import EditScreen
from tests.tui.sharing.using import leaving, open_up, settle, write_to
from tests.tui.using import (
    NARROW,
    USUAL,
    WIDE,
    at_desk,
    desk,
    lines,
    opened,
    options,
    press,
    rest,
    seen,
    until,
    working,
)

pytestmark = pytest.mark.usefixtures("quick")

THERE = ("4", "v", "v")
TINY = (40, 15)


@pytest.fixture(autouse=True)
def _no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry_page, "REST", 0.001)


@pytest.fixture
def told(journal: Journal) -> Journal:
    """Two pairs over four years, something on its own on either side, and an aspiration with a milestone."""
    journal.add(Role(title_="Clerk", area="Harbour", start=PartialDate(2014)))
    sank = journal.add(
        Setback(
            what_happened="It [b]sank[/b]", when=PartialDate(2019, 3), kind=SetbackKind.PROJECT_FAILED, tags=("boats",)
        )
    )
    journal.add(Success(what_happened="It floats", when=PartialDate(2021, 5, 9), after=sank.ref, tags=("boats",)))
    journal.add(Setback(what_happened="Nobody asked me", when=PartialDate(2020)))
    missed = journal.add(Move(status=MoveStatus.MISSED, in_mind=RoleInMind(title="Pilot"), start=PartialDate(2021, 2)))
    journal.add(Success(what_happened="Asked them myself", when=PartialDate(2022), move=missed.ref))
    reached = Milestone(what="Sat at the table", reached=PartialDate(2020, 6))
    journal.add(Aspiration(what="To be heard", milestones=(reached,)))
    return journal


def line_rows(app: object) -> LineRows:
    found = desk(app).query_one(TimeList).rows  # type: ignore[arg-type]
    assert isinstance(found, LineRows)
    return found


def drawn(app: object) -> list[str]:
    """The lines of the list."""
    listed = desk(app).query_one(TimeList).region  # type: ignore[arg-type]
    return [line[listed.x : listed.right] for line in lines(app)[listed.y : listed.bottom]]


def row_with(app: object, words: str) -> str:
    return next(line for line in drawn(app) if words in line)


@pytest.mark.parametrize("size", [NARROW, USUAL, WIDE])
async def test_misses_stand_left_of_the_line_and_what_went_well_right(told: Journal, size: tuple[int, int]) -> None:
    app = at_desk(told)
    async with working(app, *THERE, size=size):
        assert desk(app).place.view == BOTH
        for title in ("Asked them myself", "It floats", "Pilot"):
            line = row_with(app, title)
            assert "●" in line
            assert (line.index(title) < line.index("●")) is (title == "Pilot")
        sides = next(line for line in lines(app) if "Misses" in line)
        axis = desk(app).query_one(TimeList).region.x + row_with(app, "Pilot").index("●")
        assert sides.index("Misses") < axis < sides.index("Went well")
        assert "9 May" in row_with(app, "It floats")
        assert "move missed" in seen(app)
        assert "3 misses · 3 went well · 2 pairs joined" in seen(app)


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_a_pair_is_joined_by_a_line_and_in_words(told: Journal, size: tuple[int, int]) -> None:
    app = at_desk(told)
    async with working(app, *THERE, size=size) as pilot:
        assert opened(app) == Ref(Kind.SUCCESS, 2)
        assert "Joined to “Pilot” (2021, the same move)." in seen(app)
        found = drawn(app)
        upper, lower = (next(y for y, line in enumerate(found) if title in line) for title in ("Asked them", "Pilot"))
        lane = found[upper].index("╭")
        assert found[lower][lane] == "╯"
        assert all(line[lane] == "│" for line in found[upper + 1 : lower])
        await press(pilot, "j")
        assert opened(app) == Ref(Kind.SUCCESS, 1)
        assert "Joined to “It [b]sank[/b]” (2019, came right)." in seen(app)
        await press(pilot, "j", "j")
        assert "Joined to nothing on the other side." in seen(app)
        await press(pilot, "G")
        assert "Joined to “It floats” (2021, came right)." in seen(app)


async def test_at_forty_cells_one_side_is_said_in_words(told: Journal) -> None:
    app = at_desk(told)
    async with working(app, *THERE, size=TINY) as pilot:
        shown = seen(app)
        assert "went well · success" in shown
        assert "Joined to “Pilot”" in shown
        assert "Misses" not in shown
        await press(pilot, "G", "k")
        assert "miss · setback" in seen(app)
        await press(pilot, "enter")
        assert desk(app).reading


async def test_it_reads_in_plain_ascii(told: Journal) -> None:
    app = at_desk(told)
    async with working(app, *THERE, size=NARROW):
        plain = in_cells(row_with(app, "It floats"), "ascii", len, signs=False)
        assert plain.isascii()
        assert "*- It floats" in plain
        assert "+" in plain
        assert "?" not in plain


async def test_j_and_k_go_through_time_and_h_and_l_to_the_other_side(told: Journal) -> None:
    app = at_desk(told)
    async with working(app, *THERE) as pilot:
        walked = [opened(app)]
        for _ in range(5):
            await press(pilot, "j")
            walked.append(opened(app))
        assert walked == [
            Ref(Kind.SUCCESS, 2),
            Ref(Kind.SUCCESS, 1),
            Ref(Kind.MOVE, 1),
            Ref(Kind.ASPIRATION, 1),
            Ref(Kind.SETBACK, 2),
            Ref(Kind.SETBACK, 1),
        ]
        for key, there in (
            ("l", Ref(Kind.SUCCESS, 1)),  # along the line that joins them
            ("l", Ref(Kind.SUCCESS, 1)),
            ("h", Ref(Kind.SETBACK, 1)),
            ("k", Ref(Kind.SETBACK, 2)),
            ("right", Ref(Kind.ASPIRATION, 1)),  # the nearest
            ("left", Ref(Kind.SETBACK, 2)),
        ):
            await press(pilot, key)
            assert opened(app) == there, key


async def test_the_page_beside_a_folded_year_says_what_is_in_it(told: Journal) -> None:
    app = at_desk(told)
    async with working(app, *THERE, "j", "z", size=WIDE):
        page = [line[desk(app).query_one("#page").region.x :].strip() for line in lines(app)]
        assert [line for line in page if line][1:4] == [
            "2021",
            "1 miss · 1 went well",
            "This year is folded. z opens it.",
        ]
        assert "Nothing stands here yet" not in seen(app)


async def test_a_year_folds_to_a_line_that_says_what_is_in_it(told: Journal) -> None:
    app = at_desk(told)
    async with working(app, *THERE, "j", "z") as pilot:
        shown = "\n".join(drawn(app))
        assert "It floats" not in shown
        assert "Pilot" not in shown
        shown = seen(app)
        line = row_with(app, "1 miss")
        assert line.index("1 miss") < line.index("2021") < line.index("1 went well")
        assert "This year is folded. z opens it." in shown
        assert "2 pairs joined · 2 of them only in words" in shown
        await press(pilot, "k")
        assert "Joined to “Pilot” (2021, folded, the same move)." in seen(app)
        await press(pilot, "j", "enter")
        assert row_with(app, "It floats")
        assert opened(app) == Ref(Kind.SUCCESS, 1)
        await press(pilot, "a")
        assert [row for row in range(len(line_rows(app))) if line_rows(app).shown.at(row)[1] is not None] == []
        await press(pilot, "G", "z")
        assert row_with(app, "It [b]sank[/b]")
        assert "It floats" not in "\n".join(drawn(app))
        await press(pilot, "a", "a")
        assert row_with(app, "It floats")


async def test_where_it_is_tiny_the_list_to_light_up_says_its_keys(told: Journal) -> None:
    app = at_desk(told)
    async with working(app, *THERE, "f", size=(40, 15)):
        assert isinstance(app.screen, LightSheet)
        assert "space light up   a all   esc close" in seen(app)


async def test_a_kind_a_tag_an_area_and_a_person_are_lit_up_and_said(told: Journal) -> None:
    told.add(Name(name="Ros Hale"))
    told.keep(structs.replace(told.setbacks[2], body="Ros Hale was there.", when=PartialDate(2020)))
    app = at_desk(told)
    async with working(app, *THERE, "f") as pilot:
        assert isinstance(app.screen, LightSheet)
        offered = options(app)

        async def tick(words: str) -> None:
            app.screen.query_one("#to-tick").highlighted = next(  # type: ignore[attr-defined]
                place for place, option in enumerate(offered) if words in option
            )
            await press(pilot, "space")

        await tick("project failed")
        await press(pilot, "escape")
        assert "lit up: project failed ·" in next(line for line in lines(app) if "successes   both" in line)
        assert "1 of 6 lit up: project failed" in seen(app)
        assert "○" in row_with(app, "Pilot")
        assert "●" in row_with(app, "It [b]sank")
        await press(pilot, "f")
        await tick("project failed")
        await tick("boats")
        await press(pilot, "escape")
        assert "2 of 6 lit up: boats" in seen(app)
        await press(pilot, "f")
        await tick("boats")
        await tick("Harbour")
        await tick("Ros Hale")
        await press(pilot, "escape")
        await until(pilot, lambda: "1 of 6 lit up: Harbour, Ros Hale" in seen(app))
        assert "●" in row_with(app, "Nobody asked me")
        await press(pilot, "f", "a", "escape")
        assert "lit up" not in seen(app).replace("f light up", "")
        assert "○" not in seen(app)


async def test_a_project_that_two_name_joins_them_once_it_is_found(told: Journal) -> None:
    told.add(Name(name="Tideline", kind=NameKind.PROJECT))
    told.keep(structs.replace(told.setbacks[2], body="Tideline was never asked for."))
    told.keep(structs.replace(told.successes[2], body="Tideline, at last."))
    app = at_desk(told)
    async with working(app, *THERE) as pilot:
        await until(pilot, lambda: "3 pairs joined" in seen(app))
        assert "“Nobody asked me” (2020, the project Tideline)" in seen(app)


async def test_a_journal_that_is_locked_is_not_looked_through_again(told: Journal) -> None:
    told.add(Name(name="Tideline", kind=NameKind.PROJECT))
    app = at_desk(told)
    async with working(app, *THERE) as pilot:
        view = desk(app).query_one(LineView)
        told.lock()
        view._look_again()
        await rest(pilot)
    assert app._exception is None


async def test_enter_opens_the_page_and_what_is_changed_there_leads_back_here(told: Journal) -> None:
    app = at_desk(told)
    async with working(app, *THERE, "j", "j", "enter") as pilot:
        assert desk(app).reading
        assert opened(app) == Ref(Kind.MOVE, 1)
        await press(pilot, "e")
        assert isinstance(app.screen, EditScreen)
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: app.screen is desk(app))
        assert (desk(app).place.view, desk(app).section.name) == (BOTH, "Setbacks")
        await press(pilot, "escape")
        assert not desk(app).reading
        told.keep(structs.replace(told.moves[1], status=MoveStatus.TAKEN))
        await desk(app).refresh_desk()
        await rest(pilot)
        line = row_with(app, "Pilot")
        assert line.index("●") < line.index("Pilot")
        assert "2 misses · 4 went well" in seen(app)
        told.delete(Ref(Kind.MOVE, 1))
        await desk(app).refresh_desk()
        await rest(pilot)
        assert "2 misses · 3 went well" in seen(app)


async def test_back_leads_back_to_the_line_and_so_does_the_way_in_after_a_lock(told: Journal) -> None:
    told.keep(structs.replace(told.moves[1], links=(Ref(Kind.ROLE, 1),)))
    app = at_desk(told)
    async with working(app, *THERE, "j", "j", "enter") as pilot:
        await desk(app).open_entry(Ref(Kind.ROLE, 1))
        assert desk(app).section.name == "Lattice"
        await press(pilot, "backspace")
        place = desk(app).place
        assert (place.section.name, place.view, place.ref) == ("Setbacks", BOTH, Ref(Kind.MOVE, 1))
        await app.push_screen(DeskScreen(told, place))
        await rest(pilot)
        assert desk(app).place == place


async def test_new_asks_which_of_the_two_and_shows_it_on_the_line(told: Journal) -> None:
    app = at_desk(told)
    async with working(app, *THERE, "n") as pilot:
        assert isinstance(app.screen, PickKind)
        assert [option.split()[1] for option in options(app)] == ["setback", "success"]
        await press(pilot, "j", "enter")
        assert isinstance(app.screen, EditScreen)
        assert app.screen.of == Ref(Kind.SUCCESS, 0)
        await press(pilot, *"Moored", "ctrl+s")
        await until(pilot, lambda: app.screen is app.screen_stack[0] or isinstance(app.screen, type(desk(app))))
        assert desk(app).place.view == BOTH
        assert opened(app) == Ref(Kind.SUCCESS, 3)
        assert "Moored" in seen(app)
        assert "3 misses · 4 went well" in seen(app)


async def test_a_date_is_gone_to_on_the_line(told: Journal) -> None:
    app = at_desk(told)
    async with working(app, *THERE, "a", "colon", *"2020", "enter"):
        assert opened(app) == Ref(Kind.ASPIRATION, 1)
        assert desk(app).place.view == BOTH


async def test_an_empty_line_says_what_will_stand_there(journal: Journal) -> None:
    app = at_desk(journal)
    async with working(app, *THERE, size=NARROW) as pilot:
        shown = " ".join(seen(app).split())
        assert "Misses stand left of one line of time" in shown
        assert "n puts a setback or a success down" in shown
        await press(pilot, "j", "k", "h", "l", "z", "a", "enter", "P")
        assert desk(app).place.view == BOTH


async def test_one_side_or_both_leave_as_a_page_field_by_field(told: Journal, tmp_path: Path) -> None:
    app = at_desk(told)
    path = tmp_path / "both.md"
    async with working(app, *THERE, "P") as pilot:
        assert isinstance(app.screen, PickSides)
        assert [option.split("\n")[0] for option in options(app)] == [
            "both sides",
            "only the misses",
            "only what went well",
        ]
        assert "Of each stands there only what you open" in seen(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, ShareScreen)
        assert "Nothing. Everything is closed until you open it" in leaving(app)
        await open_up(pilot, "It floats")
        await settle(pilot)
        shown = leaving(app)
        await write_to(pilot, path)
        assert path.read_text() == shown
        assert "**It floats**, went well" in shown
        assert "sank" not in shown
        assert told.successes[1].open_fields
        assert [share.entries for share in told.shares] == [(Ref(Kind.SUCCESS, 1),)]


@pytest.mark.parametrize("count", [200, 2000])
async def test_only_rows_in_view_are_made_and_only_their_entries_read(
    journal: Journal, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal.together():
        for number in range(count):
            when = PartialDate(1990 + number % 30, 1 + number % 12)
            sank = journal.add(Setback(what_happened=f"It sank {number}", when=when))
            journal.add(Success(what_happened=f"It floats {number}", when=when, after=sank.ref))
    made: list[int] = []
    real = LineRows.lines

    def lines_made(self: LineRows, row: int, width: int) -> object:
        made.append(row)
        return real(self, row, width)

    app = at_desk(journal)
    async with working(app) as pilot:
        monkeypatch.setattr(LineRows, "lines", lines_made)
        await press(pilot, "4", "v")
        journal._index._recent.clear()  # what is read from now on, but by the search, is held there
        await press(pilot, "v")
        assert desk(app).place.view == BOTH
        await press(pilot, "G", "g", "pagedown", "l")
        assert len(set(made)) <= 60
        assert 0 < len(journal._index._recent) <= 60


async def test_the_sheet_of_sides_is_as_high_as_what_is_on_it(told: Journal) -> None:
    app = at_desk(told)
    async with working(app, *THERE, "P", size=WIDE):
        assert app.screen.query_one(".sheet").region.height < WIDE[1] / 3


async def test_one_comes_back_to_where_one_was_in_a_year_that_was_folded(told: Journal) -> None:
    app = at_desk(told)
    async with working(app, *THERE, "colon", *"feb 2021", "enter") as pilot:
        assert opened(app) == Ref(Kind.MOVE, 1)
        await press(pilot, "z")
        assert opened(app) is None
        await press(pilot, "z")
        assert opened(app) == Ref(Kind.MOVE, 1)
        await press(pilot, "a", "a")
        assert opened(app) == Ref(Kind.MOVE, 1)
        await press(pilot, "z", "enter")
        assert opened(app) == Ref(Kind.MOVE, 1)
