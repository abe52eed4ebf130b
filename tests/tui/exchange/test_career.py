"""Bringing in a career: sorted on one screen, drawn as it fills, left and taken up again, and taken back in one go."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from careerjournal.access.door import Door
from careerjournal.exchange.career.draft import HalfSorted, as_values, from_values
from careerjournal.exchange.career.plain_csv import pasted
from careerjournal.exchange.career.reading import read_career
from careerjournal.exchange.reading.files import SourceUnreadable
from careerjournal.journal.draft_words import NEW_CAREER
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Name, Role
from careerjournal.model.vocabulary import Direction, MoveForm, MoveStatus
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.exchange.career.from_where import FromWhereScreen
from careerjournal.tui.exchange.career.rows import CareerRows
from careerjournal.tui.exchange.career.screen import CareerScreen
from careerjournal.tui.lattice.drawing import Drawing
from careerjournal.tui.widgets.line_list import LineList
from tests.conftest import PASSPHRASE, Faulty
from tests.exchange.reading import SAMPLES
from tests.tui.using import (
    NARROW,
    USUAL,
    Steps,
    at_desk,
    at_lock,
    desk,
    on_top,
    opened,
    press,
    rest,
    said,
    seen,
    unlock,
    until,
)

pytestmark = pytest.mark.usefixtures("quick")

LINKEDIN = SAMPLES / "career" / "linkedin"
ZIP = LINKEDIN / "Basic_LinkedInDataExport_03-05-2024.zip"
POSITIONS = LINKEDIN / "Positions.csv"


async def sort(pilot: Steps, half: HalfSorted) -> CareerScreen:
    """Begin to sort a career."""
    app = pilot.app
    assert isinstance(app, CareerJournal)
    await rest(pilot)
    desk(app).bring_in(half)
    await rest(pilot)
    return screen(app)


def screen(app: CareerJournal) -> CareerScreen:
    """The sorting screen, which has to be on top."""
    assert isinstance(app.screen, CareerScreen)
    return app.screen


def lines(*of_a_cv: str) -> HalfSorted:
    return HalfSorted.of("cv", "lines of a CV", pasted("\n".join(of_a_cv)))


async def walk_to(pilot: Steps, title: str) -> None:
    """Walk to the first row that begins so."""
    listed = pilot.app.screen.query_one("#career-list", LineList)
    assert isinstance(listed.rows, CareerRows)
    for row in range(len(listed.rows)):
        if not listed.rows.is_heading(row) and title in listed.rows.lines(row, 200)[0].plain:
            listed.highlighted = row
            await rest(pilot)
            return
    raise AssertionError(f"There is no {title} in:\n{seen(pilot.app)}")


KEYS = (
    *("j", "j", "j", "y"),  # the trustee still is one
    "ctrl+n",
    *("full_stop", "a", "S", "e", "a", "enter"),  # the apprentice
    *("full_stop", "a", "D", "e", "s", "k", "enter"),  # the clerk, and who may be of the same employer
    *("full_stop", "1"),  # the freelance
    *("plus", "a", "P", "l", "a", "n", "s", "enter"),  # the planner, and those of the same employer
    *("full_stop", "1"),  # the trustee
    *("plus", "1"),  # the secondment
    *("minus", "2"),  # the paper boy; then those without a level
    *("full_stop", "j", "plus", "j", "j", "j", "plus", "j", "j", "plus"),
    "ctrl+n",
    *("y",) * 13,
    "ctrl+s",
)
"""All that somebody presses to sort the sample."""


async def test_thirteen_positions_become_a_drawn_lattice_in_sixty_keys(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await sort(pilot, read_career(POSITIONS))
        assert len(screen(app)._half.career.positions) == 13
        await press(pilot, *KEYS)
        assert len(KEYS) <= 60
        roles = {(role.title, str(role.start or "")): (role.area, role.level) for role in journal.roles}
        assert roles == {
            ("=Apprentice 👷", "2006-07"): ("Sea", 3),
            ("Clerk", "2008-06"): ("Desk", 3),
            ("Freelance chart corrector", "2010"): ("Sea", 3),
            ("Clerk", "2011-03"): ("Desk", 3),
            ("Office Manager", "2013-12"): ("Desk", 4),
            ("Planner", "2017-09"): ("Plans", 4),
            ("Volunteer Trustee", "2019-05"): ("Sea", 4),
            ("Senior Planner", "2020-01"): ("Plans", 5),
            ("Survey Lead (secondment)", "2021-02"): ("Sea", 5),
            ("Head of Planning", "2023-03"): ("Plans", 6),
            ("Paper boy", ""): ("Desk", 4),
        }
        assert len(journal.moves) == 13
        assert "24 entries came in" in said(app)
        drawing = desk(app).query_one(Drawing)
        assert drawing.selected is not None
        assert len(drawing.picture.spots) == 24
        await press(pilot, "u")
        assert (len(journal.roles), len(journal.moves)) == (0, 0)


async def test_each_row_of_what_was_found_says_what_is_odd_about_it(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=(120, 80)) as pilot:
        await sort(pilot, read_career(ZIP))
        shown = " ".join(seen(app).split())
        for sentence in (
            "[ ] Clerk Quay & Sons Jun 2008 – Aug 2009 ! It is the same as line 8.",
            "It ends before it begins; it is kept as it is written.",
            "It is a pause, not a role.",
            "It has no dates. Do you still hold it?",
            "It has no end, and another role began later. Do you still hold it?",
            "Wen & Daughter",
            "3 other files were not opened",
            "nothing leaves this device",
            "Connections.csv",
            "BSc Hydrography",
        ):
            assert sentence in shown


@pytest.mark.parametrize(
    ("cv", "says"),
    [
        (("Planner, Stell, 2017 – 2019", "Planner, Stell, 2017 – 2019"), "It is the same as line 1."),
        (("Planner, Stell, 2019 – 2017",), "It ends before it begins"),
        (("Planner, Stell, Smarch 2017 – 2019", "Clerk, Quay, 2010 – 2011"), "Planner"),
    ],
)
async def test_so_it_is_with_lines_of_a_cv(journal: Journal, cv: tuple[str, ...], says: str) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await sort(pilot, lines(*cv))
        assert says in seen(app)


async def test_a_role_without_an_end_is_asked_about_and_its_end_can_be_said(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await sort(
            pilot, lines("Trustee, Lifeboat, since 2015", "Tea maker, Lifeboat, since 2016", "Clerk, Quay, 2018 – 2020")
        )
        await walk_to(pilot, "Trustee")
        assert "Do you still hold it?" in seen(app)
        await press(pilot, "y")
        assert screen(app).sorting.rows[0].goes_on
        await walk_to(pilot, "Tea maker")
        await press(pilot, "n")
        app.screen.query_one(Input).value = "no date at all"
        await press(pilot, "enter")
        assert "no date at all" in seen(app)
        app.screen.query_one(Input).value = "March 2019"
        await press(pilot, "enter")
        assert screen(app).sorting.rows[1].end == "2019-03"
        assert "Do you still hold it?" not in seen(app)
        await press(pilot, "ctrl+s")
        assert [str(role.end or "") for role in journal.roles] == ["", "2019-03", "2020"]


async def test_rows_are_left_out_and_taken_in_again_and_steps_taken_back(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await sort(pilot, read_career(ZIP))
        assert "Comes in: 12 roles" in seen(app)
        await walk_to(pilot, "Planner")
        await press(pilot, "space")
        assert "Comes in: 11 roles" in seen(app)
        await press(pilot, "u")
        assert "Comes in: 12 roles" in seen(app)
        await walk_to(pilot, "Harbour Desk Lead")
        await press(pilot, "enter")
        assert screen(app).sorting.applications == (False,)
        await press(pilot, "u", "u")
        assert "Nothing has been sorted since this screen was opened." in said(app)


async def test_a_role_is_edited_and_what_is_wrong_is_said_in_its_field(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await sort(pilot, lines("Planner, Stell, 2017 – 2019"))
        await press(pilot, "e")
        fields = {field.id: field for field in app.screen.query(Input)}
        fields["role-title"].value = "Chart planner"
        fields["role-area"].value = "Charts"
        fields["role-level"].value = "four"
        fields["role-end"].value = ""
        fields["role-end"].focus()
        await press(pilot, "enter")
        assert "A level is a number from 0 to 99" in seen(app)
        fields["role-level"].value = "4"
        fields["role-end"].focus()
        await press(pilot, "enter", "ctrl+s")
        [role] = journal.roles
        assert (role.title, role.area, role.level, role.end) == ("Chart planner", "Charts", 4, None)


async def test_several_are_marked_for_one_area_and_who_may_be_the_same_employer_is_only_offered(
    journal: Journal,
) -> None:
    app = at_desk(journal)
    cv = (
        "Clerk, Quay & Sons, 2008 – 2009",
        "Office Manager, Quay and Sons Ltd, 2010 – 2012",
        "Cook, Inn, 2013 – 2014",
    )
    async with app.run_test(size=USUAL) as pilot:
        await sort(pilot, lines(*cv))
        await press(pilot, "ctrl+n")
        assert "With it, perhaps: Office Manager." in seen(app)
        await press(pilot, "space", "a")
        app.screen.query_one(Input).value = "Desk"
        await press(pilot, "enter")
        assert [row.area for row in screen(app).sorting.rows] == ["Desk", "", ""]
        assert {row.organisation for row in screen(app).sorting.rows} == {"Quay & Sons", "Quay and Sons Ltd", "Inn"}
        await press(pilot, "space", "j", "space", "1")
        assert [row.area for row in screen(app).sorting.rows] == ["Desk"] * 3


async def test_the_map_fills_as_roles_are_sorted_beside_the_list_or_under_it(journal: Journal) -> None:
    journal.roles.add(Role(title_="Harbour pilot", area="Sea", level=2))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await sort(pilot, lines("Planner, Stell, 2017 – 2019", "Clerk, Quay, 2010 – 2011"))
        await press(pilot, "ctrl+n")
        assert "Harbour pilot" not in seen(app)
        await press(pilot, "m")
        await until(pilot, lambda: "Harbour pilot" in seen(app))
        drawing = app.screen.query_one(Drawing)
        before = len(drawing.picture.spots)
        await press(pilot, "1")
        await until(pilot, lambda: len(drawing.picture.spots) == before + 1)
        await press(pilot, "m")
        assert "Harbour pilot" not in seen(app)


async def test_moves_are_answered_with_one_key_each(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await sort(pilot, read_career(ZIP))
        await press(pilot, "ctrl+n", "ctrl+n")
        assert "15 moves proposed · 0 answered" in seen(app)
        assert "lateral?  areas and levels do not tell" in seen(app)
        await press(pilot, "y", "y", "n", "7")
        assert "15 moves proposed · 4 answered" in seen(app)
        await walk_to(pilot, "Survey Lead")
        await press(pilot, "y")
        await walk_to(pilot, "Head of Planning for 3 years")
        await press(pilot, "y")
        await walk_to(pilot, "You applied")
        await press(pilot, "4")
        await press(pilot, "ctrl+s")
        moves = list(journal.moves)
        assert Direction.PAUSE in {move.direction for move in moves}
        assert Direction.RELOCATION in {move.direction for move in moves}
        assert [move.form for move in moves if move.form is MoveForm.SECONDMENT] == [MoveForm.SECONDMENT]
        assert [move.in_mind.title for move in moves if move.status is MoveStatus.MISSED] == ["Harbour Desk Lead"]
        assert any(move.from_role == move.to_role is not None for move in moves)
        assert len(moves) == 6


async def test_words_of_others_come_in_closed_with_whose_they_are(journal: Journal) -> None:
    journal.names.add(Name(name="Martin Eccleby"))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await sort(pilot, read_career(ZIP))
        await press(pilot, "ctrl+n", "ctrl+n", "ctrl+n")
        assert "closed for sharing" in seen(app)
        await press(pilot, "l")
        assert "the name goes on your list" in seen(app)
        await walk_to(pilot, "Chart of the year")
        await press(pilot, "space", "ctrl+s")
        assert {one.whose_words for one in journal.successes} == {
            "Ros Pask, Director, River Office",
            "Martin Eccleby, Head of Planning, Stell Harbour Trust",
        }
        assert {name.name for name in journal.names} == {"Ros Pask", "Martin Eccleby"}


async def test_an_education_is_taken_where_it_is_wanted(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await sort(pilot, read_career(ZIP))
        assert "3 successes" in seen(app)
        assert "2 to answer in step 3" in seen(app)
        await walk_to(pilot, "BSc Hydrography")
        await press(pilot, "space")
        assert "4 successes" in seen(app)
        await press(pilot, "ctrl+s")
    assert "BSc Hydrography" in [success.what_happened for success in journal.successes]


async def test_left_halfway_it_is_a_draft_that_goes_on_without_the_file(journal: Journal, tmp_path: Path) -> None:
    file = tmp_path / "jobs.csv"
    file.write_text("title,organisation,from,to\nPlanner,Stell,2017,2019\nClerk,Quay,2010,2011\n", "utf-8")
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await sort(pilot, read_career(file))
        file.unlink()
        await press(pilot, "ctrl+n", "plus", "escape")
        await until(pilot, lambda: journal.drafts.get(NEW_CAREER) is not None)
        assert "a career to bring in" in seen(app)
        assert "2 roles from a table of roles" in seen(app)
        draft = journal.drafts.get(NEW_CAREER)
        assert draft is not None
        await press(pilot, "V")
        assert screen(app).step == 2
        assert [row.level for row in screen(app).sorting.rows] == [None, 3]
        await press(pilot, "ctrl+s")
        assert [role.title for role in journal.roles] == ["Planner", "Clerk"]
        assert journal.drafts.get(NEW_CAREER) is None


async def test_the_program_opens_at_it_where_the_shell_read_one_and_a_lock_in_the_middle_loses_nothing(
    door: Door,
) -> None:
    door.create(PASSPHRASE).journal.lock()
    app = CareerJournal(door, career=lines("Planner, Stell, 2017 – 2019"))
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await until(pilot, lambda: on_top(app) is CareerScreen)
        await press(pilot, "ctrl+n", "plus", "a", *"Sea", "enter", "ctrl+l")
        await unlock(pilot)
        await until(pilot, lambda: on_top(app) is CareerScreen)
        [row] = screen(app).sorting.rows
        assert (row.level, row.area, screen(app).step) == (3, "Sea", 2)
        await press(pilot, "ctrl+s")
        assert "1 entry came in." in said(app)


async def test_lines_that_are_being_typed_are_not_lost_by_a_lock_either(door: Door) -> None:
    door.create(PASSPHRASE).journal.lock()
    app = at_lock(door)
    async with app.run_test(size=NARROW) as pilot:
        await unlock(pilot)
        await press(pilot, "V")
        app.screen.query_one(TextArea).text = "Planner, Stell, 2017 – 2019"
        await press(pilot, "ctrl+l")
        await unlock(pilot)
        await until(pilot, lambda: on_top(app) is FromWhereScreen)
        assert app.screen.query_one(TextArea).text == "Planner, Stell, 2017 – 2019"


def test_a_draft_keeps_what_was_read_and_is_of_nothing_else() -> None:
    half = read_career(ZIP)
    again = from_values(as_values(half))
    assert again is not None
    assert [position.title for position in again.career.positions] == [one.title for one in half.career.positions]
    assert [position.start for position in again.career.positions] == [one.start for one in half.career.positions]
    assert again.sorting == half.sorting
    assert from_values({"title": "A role"}) is None
    assert from_values({"~career": "[]"}) is None


async def test_another_file_does_not_take_the_place_of_what_is_half_sorted(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await sort(pilot, lines("Planner, Stell, 2017 – 2019"))
        await press(pilot, "escape")
        await until(pilot, lambda: journal.drafts.get(NEW_CAREER) is not None)
        await sort(pilot, read_career(POSITIONS))
        assert "Another career is half sorted." in said(app)
        assert screen(app)._half.title == "lines of a CV"
        await press(pilot, "f8", "y")
        assert on_top(app) is DeskScreen
        assert journal.drafts.get(NEW_CAREER) is None


async def test_the_empty_lattice_offers_it_and_lines_of_a_cv_are_enough(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        assert "the career I have on LinkedIn or in a CV" in seen(app)
        await press(pilot, "3")
        assert "V brings in a career" in seen(app)
        await press(pilot, "V")
        assert on_top(app) is FromWhereScreen
        await press(pilot, "ctrl+s")
        assert "Name a file, or put in some lines." in seen(app)
        app.screen.query_one(TextArea).text = "Nothing with dates"
        await press(pilot, "ctrl+s")
        assert "None of these lines has two dates" in seen(app)
        app.screen.query_one(TextArea).text = "Planner, Stell, Sep 2017 – Dec 2019"
        await press(pilot, "escape")
        await until(pilot, lambda: journal.drafts.get(NEW_CAREER) is not None)
        await press(pilot, "V")
        assert app.screen.query_one(TextArea).text == "Planner, Stell, Sep 2017 – Dec 2019"
        await press(pilot, "ctrl+s")
        assert screen(app).sorting.rows[0].start == "2017-09"


async def test_where_only_words_of_others_come_in_they_are_what_is_shown(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await sort(pilot, read_career(LINKEDIN / "Recommendations_Received.csv"))
        assert "Comes in: 2 successes" in seen(app)
        await press(pilot, "ctrl+s")
        assert opened(app) == next(iter(journal.successes)).ref


async def test_a_file_and_lines_are_not_read_over_each_other(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "V")
        app.screen.query_one("#career-file", Input).value = str(POSITIONS)
        app.screen.query_one(TextArea).text = "Planner, Stell, 2017 – 2019"
        await press(pilot, "ctrl+s")
        assert "not both" in seen(app)
        assert on_top(app) is FromWhereScreen


async def test_what_is_private_shows_our_words_and_nobody_else_s(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await sort(pilot, lines("Clerk, Quay & Sons, 2008 – 2009", "Manager, Quay and Sons, 2010 – 2012"))
        await press(pilot, "ctrl+n", "f9")
        shown = seen(app)
        assert "Where it belongs" in shown
        assert "another area" in shown
        assert "With it, perhaps: ·" in shown
        assert "Clerk" in shown
        assert "Manager" not in shown


async def test_where_the_disk_is_full_it_is_not_said_to_be_kept(door: Door, faulty: Faulty) -> None:
    journal = door.create(PASSPHRASE).journal
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        faulty.refuse()
        await sort(pilot, lines("Planner, Stell, 2017 – 2019"))
        await press(pilot, "ctrl+s")
        assert on_top(app) is CareerScreen
        assert not len(journal.roles)
        await press(pilot, "escape")
        assert "Left open, but not kept yet" in said(app)
        faulty.mend()
        assert journal.drafts.store()
    journal.lock()


async def test_a_file_is_named_and_what_cannot_be_read_is_a_sentence(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", "utf-8")
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "V")
        field = app.screen.query_one("#career-file", Input)
        field.value = str(tmp_path / "letter.txt")
        await press(pilot, "enter")
        await until(pilot, lambda: "is none of what a career is read from" in seen(app))
        field.value = str(POSITIONS)
        await press(pilot, "enter")
        await until(pilot, lambda: on_top(app) is CareerScreen)


def test_a_table_with_nothing_in_it_is_said(tmp_path: Path) -> None:
    file = tmp_path / "jobs.csv"
    file.write_text("title,organisation,from,to\n", "utf-8")
    with pytest.raises(SourceUnreadable, match="no job in it"):
        read_career(file)


async def test_the_same_file_again_brings_in_nothing(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await sort(pilot, lines("Planner, Stell, 2017 – 2019"))
        await press(pilot, "ctrl+s")
        await sort(pilot, lines("Planner, Stell, 2017 – 2019"))
        assert "Comes in: nothing" in seen(app)
        await press(pilot, "ctrl+s")
        assert "Nothing is kept that is not in the journal already." in said(app)
        assert journal.count(Kind.ROLE) == 1


async def test_it_is_all_there_where_it_is_tiny(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=(40, 15)) as pilot:
        await sort(pilot, read_career(ZIP))
        await press(pilot, "ctrl+n", "a", "S", "e", "a", "enter")
        assert "1 Sea" in seen(app)
        await press(pilot, "ctrl+n")
        assert "8 pause or return" in " ".join(seen(app).split())
        assert screen(app).query_one("#career-list", LineList).size.height >= 4
