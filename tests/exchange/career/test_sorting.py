"""Sorting a career: nothing is guessed, moves are proposed and never taken unasked, and one undo takes it back."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from careerjournal.exchange.career import linkedin
from careerjournal.exchange.career.proposals import Proposal, Why
from careerjournal.exchange.career.rows import Application, Career, Position, Praise
from careerjournal.exchange.career.sorting import (
    Answer,
    Sorting,
    There,
    accepted,
    answered,
    as_record,
    ask_whether_it_goes_on,
    begun,
    entries_of,
    from_record,
    moved_by,
    offered_together,
    proposed,
    with_area,
    with_held,
    with_row,
)
from careerjournal.exchange.reading.files import opened_files
from careerjournal.exchange.writing.json_resume_text import json_resume_text
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, PartialDate
from careerjournal.model.vocabulary import Direction, MoveForm, MoveStatus, SuccessKind
from tests.exchange.reading import SAMPLES

TODAY = PartialDate(2026, 11, 28)
ZIP = SAMPLES / "career" / "linkedin" / "Basic_LinkedInDataExport_03-05-2024.zip"


def held(title: str, organisation: str, start: str, end: str = "", **said: object) -> Position:
    return Position(
        title,
        organisation,
        PartialDate.from_iso(start) if start else None,
        PartialDate.from_iso(end) if end else None,
        source={"row": f"{title} {start}"},
        **said,  # type: ignore[arg-type]
    )


def asked(*positions: Position, applications: tuple[Application, ...] = ()) -> list[Proposal]:
    career = Career(positions, applications)
    return proposed(career, begun(career), TODAY)


@pytest.fixture
def sample() -> Career:
    with opened_files(ZIP) as files:
        return linkedin.read(files)


def take(career: Career, sorting: Sorting, journal: Journal) -> int:
    made = entries_of(career, sorting, TODAY, "linkedin", There.of(journal))
    journal.take_in(made, "took in a career")
    return len(made)


def test_a_promotion_is_three_roles_and_two_moves_with_one_employer() -> None:
    found = asked(
        held("Planner", "Stell", "2017-09", "2019-12"),
        held("Senior Planner", "Stell", "2020-01", "2023-03"),
        held("Head of Planning", "Stell", "2023-03"),
    )
    steps = [one for one in found if one.why is Why.NEXT_TITLE]
    assert [(one.from_role, one.to_role, str(one.start)) for one in steps] == [(0, 1, "2020-01"), (1, 2, "2023-03")]
    assert not any(one.known for one in steps)


def test_a_direction_is_known_only_from_areas_and_levels() -> None:
    career = Career((held("Planner", "Stell", "2017"), held("Lead", "Stell", "2020")))
    career = Career(
        tuple(one._replace(end=PartialDate(2019) if not place else None) for place, one in enumerate(career.positions))
    )
    sorting = with_area(begun(career), (0, 1), "Planning")
    sorting = moved_by(career, moved_by(career, sorting, 0, 0), 1, 1)
    assert [row.level for row in sorting.rows] == [3, 4]
    move = next(one for one in proposed(career, sorting, TODAY) if one.why is Why.NEXT_TITLE)
    assert (move.direction, move.known) == (Direction.VERTICAL, True)


def test_a_role_inside_another_is_asked_about_as_a_loan() -> None:
    found = asked(held("Planner", "Stell", "2017", "2023"), held("Survey Lead", "River Office", "2021-02", "2021-12"))
    loan = next(one for one in found if one.why is Why.LOAN)
    assert (loan.from_role, loan.to_role, loan.form) == (0, 1, MoveForm.SECONDMENT)
    assert (str(loan.start), str(loan.end)) == ("2021-02", "2021-12")


def test_a_post_beside_a_job_is_no_step_from_one_to_the_next() -> None:
    found = asked(
        held("Planner", "Stell", "2017", "2019-12"),
        held("Trustee", "Lifeboat", "2018", is_beside=True),
        held("Clerk", "Quay", "2020-01"),
    )
    assert [(one.why, one.from_role, one.to_role) for one in found if one.why is not Why.STAY] == [
        (Why.BESIDE, 0, 1),
        (Why.NEXT_EMPLOYER, 0, 2),
    ]


@pytest.mark.parametrize(("begins", "asks"), [("2020-02", 0), ("2020-03", 1), ("2021", 1)])
def test_a_gap_of_three_months_is_asked_about(begins: str, asks: int) -> None:
    found = asked(held("A", "One", "2018-01", "2019-11"), held("B", "Two", begins, "2022"))
    assert sum(one.why is Why.GAP for one in found) == asks


def test_a_career_break_is_a_pause_and_the_gap_it_fills_is_not_asked_about() -> None:
    found = asked(
        held("A", "One", "2018-01", "2019-01"),
        held("Career break", "", "2019-01", "2021-01", is_pause=True),
        held("B", "Two", "2021-02"),
    )
    gaps = [one for one in found if one.why is Why.GAP]
    assert [(one.from_role, one.direction, str(one.start), str(one.end)) for one in gaps] == [
        (0, Direction.PAUSE, "2019-01", "2021-01")
    ]


@pytest.mark.parametrize(("end", "asks"), [("2020-12", 0), ("2021-03", 1), ("", 1)])
def test_staying_for_more_than_three_years_is_asked_about(end: str, asks: int) -> None:
    found = asked(held("A", "One", "2018-01", end))
    assert [(one.from_role, one.to_role, one.direction) for one in found] == [(0, 0, Direction.ENRICHMENT)] * asks


def test_applications_are_moves_applied_and_what_may_have_come_of_them_is_said() -> None:
    found = asked(
        held("Clerk", "Quay", "2018", "2020-05"),
        held("Planner", "Stell", "2020-06"),
        applications=(
            Application("Planner", "Stell Ltd", PartialDate(2020, 2)),
            Application("Cook", "Wen", PartialDate(2019, 3)),
        ),
    )
    applied = [one for one in found if one.why is Why.APPLICATION]
    assert [(one.from_role, one.status, "may be what came of it" in one.says) for one in applied] == [
        (0, MoveStatus.APPLIED, False),
        (0, MoveStatus.APPLIED, True),
    ]


def test_two_stints_with_one_title_stay_two_and_doubles_are_left(sample: Career) -> None:
    sorting = begun(sample)
    clerks = [row.keep for row in sorting.rows if row.title == "Clerk"]
    assert clerks == [True, True, False]


def test_employers_in_two_spellings_are_offered_together_and_never_merged(sample: Career) -> None:
    sorting = begun(sample)
    place = next(place for place, row in enumerate(sorting.rows) if row.organisation == "Quay & Sons")
    offered = {sorting.rows[other].organisation for other in offered_together(sample, sorting, place)}
    assert offered == {"Quay & Sons", "Quay and Sons Ltd."}
    assert {row.organisation for row in begun(sample).rows} >= {"Quay & Sons", "Quay and Sons Ltd."}


def test_no_end_and_a_later_start_is_asked_about(sample: Career) -> None:
    asks = ask_whether_it_goes_on(sample, begun(sample))
    assert [sample.positions[place].title for place in asks] == ["Volunteer Trustee", "Paper boy", "Tea maker"]


def test_nothing_is_sorted_that_does_not_say_where_it_belongs(sample: Career, journal: Journal) -> None:
    take(sample, begun(sample), journal)
    assert len(journal.roles) == 12
    assert {(role.area, role.level) for role in journal.roles} == {("", None)}
    assert len(journal.moves) == 0
    assert {success.whose_words for success in journal.successes} == {
        "Ros Pask, Director, River Office",
        "Martin Eccleby, Head of Planning, Stell Harbour Trust",
        "",
    }
    assert all(not success.open_fields for success in journal.successes)


def test_what_was_said_yes_to_comes_in_and_one_undo_takes_it_back(sample: Career, journal: Journal) -> None:
    sorting = begun(sample)
    for proposal in proposed(sample, sorting, TODAY):
        taken = proposal.why is not Why.STAY
        sorting = answered(
            sorting, proposal, Answer(taken=taken, direction="diagonal" if proposal.why is Why.NEXT_TITLE else "")
        )
    take(sample, sorting, journal)
    directions = [move.direction for move in journal.moves]
    assert directions.count(Direction.DIAGONAL) == 3
    assert directions.count(Direction.PAUSE) == 1
    assert Direction.ENRICHMENT in directions
    assert not journal.broken_links()
    assert journal.undo() == "took in a career"
    assert journal.count(*Kind) == 0


def test_the_same_file_again_adds_nothing_and_a_later_one_only_what_is_new(sample: Career, journal: Journal) -> None:
    sorting = accepted(sample, begun(sample), TODAY)
    assert take(sample, sorting, journal) == 16
    assert take(sample, sorting, journal) == 0
    more = sample._replace(positions=(*sample.positions, held("New", "Stell Harbour Trust", "2026-01")))
    assert take(more, accepted(more, begun(more), TODAY), journal) == 1


def test_a_draft_of_the_sorting_is_taken_up_again(sample: Career) -> None:
    sorting = with_row(begun(sample), 2, title="Chart planner", keep=False)
    assert from_record(as_record(sorting), sample) == sorting
    assert from_record("{}", sample) == begun(sample)
    assert from_record("no record", sample) == begun(sample)


def test_praise_is_said_to_be_of_whoever_said_it(journal: Journal) -> None:
    career = Career(praise=(Praise("Ros wrote of me", "Calm.", PartialDate(2023), "Ros", "Director", source={"a": 1}),))
    sorting = Sorting(praise=(True,), names=("Ros", "Ros"))
    take(career, sorting, journal)
    assert [name.name for name in journal.names] == ["Ros"]
    assert journal.successes[1].seen_by == "Ros"


def test_roles_go_out_as_json_resume_and_nothing_else_does(sample: Career, journal: Journal, tmp_path: Path) -> None:
    sorting = begun(sample)
    for proposal in proposed(sample, sorting, TODAY):
        sorting = answered(sorting, proposal, Answer(taken=True))
    take(sample, sorting, journal)
    path = tmp_path / "resume.json"
    path.write_text("".join(json_resume_text(journal.roles, journal.moves)), "utf-8")
    assert "Ros" not in path.read_text("utf-8")
    assert "Caring" not in path.read_text("utf-8")
    from tests.exchange.career.test_sources import read

    again = read(path)[1]
    assert {(one.title, str(one.start), str(one.end)) for one in again.positions} == {
        (role.title_, str(role.start), str(role.end)) for role in journal.roles
    }


def test_a_role_that_is_in_the_lattice_already_is_left_unless_it_is_wanted(journal: Journal) -> None:
    career = Career((held("Planner", "Stell", "2017"), held("Clerk", "Quay", "2012")))
    take(career, begun(career), journal)
    again = with_held(
        career._replace(positions=tuple(one._replace(source={}) for one in career.positions)), journal.roles
    )
    assert [one.is_held for one in again.positions] == [True, True]
    assert [row.keep for row in begun(again).rows] == [False, False]
    assert "It is in the lattice already." in again.positions[0].oddities
    later = with_held(Career((held("Planner", "Stell", "2019"),)), journal.roles)
    assert begun(later).rows[0].keep


def test_an_education_is_taken_where_it_is_wanted(sample: Career, journal: Journal) -> None:
    sorting = begun(sample)
    assert not any(sorting.extras)
    wanted = msgspec.structs.replace(sorting, extras=(True, *sorting.extras[1:]))
    take(sample, wanted, journal)
    learnt = [success for success in journal.successes if success.kind is SuccessKind.LEARNT]
    assert [(success.what_happened, str(success.when)) for success in learnt] == [("BSc Hydrography", "2006")]
    assert from_record(as_record(wanted), sample) == wanted
