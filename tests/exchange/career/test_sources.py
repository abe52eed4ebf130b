"""A career as it was written down elsewhere: every row, what is odd in it, and nothing guessed."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from careerjournal.exchange.career.dates import career_date, order_of, slashed_date
from careerjournal.exchange.career.plain_csv import pasted
from careerjournal.exchange.career.rows import Career
from careerjournal.exchange.career.sources import source_named, source_of
from careerjournal.exchange.reading.files import SourceUnreadable, opened_files
from tests.exchange.reading import SAMPLES

CAREER = SAMPLES / "career"
ZIP = CAREER / "linkedin" / "Basic_LinkedInDataExport_03-05-2024.zip"
HEADS = "Company Name,Title,Description,Location,Started On,Finished On"


def read(path: Path) -> tuple[str, Career]:
    with opened_files(path) as files:
        source = source_of(files)
        assert source is not None
        return source.name, source.read(files)


def positions(folder: Path, *rows: str, heads: str = HEADS, before: str = "", end: str = "\n") -> Career:
    path = folder / "Positions.csv"
    path.write_text(before + end.join([heads, *rows, ""]), "utf-8", newline="")
    return read(path)[1]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (ZIP, "linkedin"),
        (CAREER / "linkedin" / "Positions.csv", "linkedin"),
        (CAREER / "linkedin" / "Positions-opened-in-excel-semicolons.csv", "linkedin"),
        (CAREER / "linkedin" / "Recommendations_Received.csv", "linkedin"),
        (CAREER / "json-resume" / "resume-v1.json", "jsonresume"),
        (CAREER / "json-resume" / "resume.yaml", "jsonresume"),
        (CAREER / "plain-csv" / "my-jobs.csv", "csv"),
    ],
)
def test_each_is_recognised(path: Path, name: str) -> None:
    assert read(path)[0] == name


def test_the_zip_is_read_and_its_other_files_are_not_opened(tmp_path: Path) -> None:
    career = read(ZIP)[1]
    assert len(career.positions) == 14
    assert [one.title for one in career.applications] == ["Harbour Desk Lead"]
    assert [(one.who, str(one.when)) for one in career.praise] == [
        ("Ros Pask", "2023-07-08"),
        ("Martin Eccleby", "2025-06-30"),
        ("", "2025-08"),
    ]
    assert career.not_opened == ("Connections.csv", "Languages.csv", "Profile.csv")
    assert {extra.kind for extra in career.extras} == {"education", "certificate", "project", "skill"}
    inside = tmp_path / "folder.zip"
    with zipfile.ZipFile(ZIP) as given, zipfile.ZipFile(inside, "w") as made:
        for info in given.infolist():
            made.writestr(f"Basic_LinkedInDataExport/{info.filename.replace('_', ' ')}", given.read(info))
    assert len(read(inside)[1].positions) == 14


def test_rows_of_every_sort(tmp_path: Path) -> None:
    del tmp_path
    rows = read(CAREER / "linkedin" / "Positions.csv")[1].positions
    by_title = {(row.title, str(row.start)): row for row in rows}
    assert rows[0].description == "- Owns the survey plan.\n- Leads four people."
    assert rows[2].description == 'Depth cards, tide tables\nand a "small" launch'
    assert by_title["=Apprentice 👷", "2006-07"].organisation == "Wen & Daughter"
    assert [row.double_of for row in rows if row.title == "Clerk"] == [None, None, 5]
    assert by_title["Career break", "2009-09"].is_pause
    assert "ends before it begins" in by_title["Freelance chart corrector", "2010"].oddities[0]
    assert "no dates" in by_title["Paper boy", "None"].oddities[0]
    assert by_title["Volunteer Trustee", "2019-05"].is_beside


@pytest.mark.parametrize("heads", [HEADS, HEADS.replace(",", ";"), HEADS.replace(",", "\t"), HEADS.upper()])
def test_headings_in_every_form(heads: str, tmp_path: Path) -> None:
    separator = next(sign for sign in ",;\t" if sign in heads)
    row = separator.join(["Quay", "Clerk", '"a, b; c"', "", "Mar 2019", ""])
    career = positions(tmp_path, row, heads=heads)
    assert [(one.title, one.description, str(one.start)) for one in career.positions] == [
        ("Clerk", "a, b; c", "2019-03")
    ]


@pytest.mark.parametrize(
    ("before", "end"),
    [
        ("\ufeff", "\n"),
        ('Notes:\n"Some text, and more."\n\n', "\n"),
        ("", "\r\n"),
        ("\ufeffNotes:\r\nText\r\n\r\n", "\r\n"),
    ],
)
def test_what_may_stand_before_the_headings(before: str, end: str, tmp_path: Path) -> None:
    career = positions(tmp_path, "Quay,Clerk,,,2019,Present", before=before, end=end)
    assert [(one.title, one.goes_on, one.end) for one in career.positions] == [("Clerk", True, None)]


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("Mar 2019", "2019-03"), ("March 2019", "2019-03"), ("März 2019", "2019-03"), ("Dez. 2020", "2020-12"),
        ("janv. 2015", "2015-01"), ("févr. 2017", "2017-02"), ("mar 2017", "2017-03"), ("dic 2018", "2018-12"),
        ("gennaio 2020", "2020-01"), ("mrt. 2020", "2020-03"), ("março de 2020", "2020-03"), ("maj 2020", "2020-05"),
        ("listopad 2020", "2020-11"), ("марта 2020 г.", "2020-03"), ("2020. március", "2020-03"),
        ("Μάρτιος 2020", "2020-03"),
        ("Mart 2020", "2020-03"), ("2019年3月", "2019-03"), ("2019", "2019"), ("2019-03", "2019-03"),
        ("03/2019", "2019-03"),
        ("2019-03-04", "2019-03-04"), ("4 March 2019", "2019-03-04"), ("autumn 2017", "2017-autumn"),
    ],
)  # fmt: skip
def test_months_of_many_languages_and_no_invented_day(said: str, date: str) -> None:
    assert str(career_date(said).date) == date


@pytest.mark.parametrize("said", ["Present", "heute", "Aujourd'hui", "actualidad", "bis heute", "настоящее"])
def test_the_words_for_now(said: str) -> None:
    assert career_date(said).goes_on
    assert career_date(said).date is None


@pytest.mark.parametrize("said", ["soon", "March", "2019-13", "32 March 2019", "yesterday", "next year"])
def test_what_is_no_date_is_said_and_never_guessed(said: str) -> None:
    found = career_date(said)
    assert (found.date, found.goes_on) == (None, False)
    assert found.odd


def test_dates_in_american_order_unless_one_of_them_says_no() -> None:
    assert str(slashed_date("07/08/23, 10:00 AM", "month").date) == "2023-07-08"
    assert order_of(["07/08/23", "3/4/24"]) == "month"
    assert order_of(["07/08/23", "31/12/24"]) == "day"
    assert slashed_date("13/13/24", "month").odd


def test_a_row_with_a_separator_too_many_is_kept_and_said(tmp_path: Path) -> None:
    career = positions(tmp_path, "Quay,Clerk,text, with a comma,,2019,2020")
    assert "more values than headings" in career.positions[0].oddities[0]


@pytest.mark.parametrize("text", ["", HEADS, "\0\0", '"' + "x" * 20_000_000])
@pytest.mark.parametrize("name", ["linkedin", "csv", "jsonresume"])
def test_a_table_without_rows_or_that_is_none(text: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / "Positions.csv"
    path.write_text(text)
    source = source_named(name)
    assert source is not None
    said = ""
    with opened_files(path) as files:
        try:
            assert source.read(files).positions == ()
        except SourceUnreadable as error:
            said = str(error)
    assert not said or (said.startswith("“Positions.csv”") and said.endswith("."))


@pytest.mark.parametrize(
    ("work", "title", "organisation", "goes_on"),
    [
        ({"name": "Quay", "position": "Clerk", "endDate": "present"}, "Clerk", "Quay", True),
        ({"company": "Quay", "position": ["Clerk", "Cook"], "endDate": ""}, "Clerk, Cook", "Quay", False),
        ({"name": None, "position": None, "startDate": 2019}, "No title", "", False),
    ],
)
def test_json_resume_in_the_wild(
    work: dict[str, object], title: str, organisation: str, goes_on: bool, tmp_path: Path
) -> None:
    path = tmp_path / "resume.json"
    path.write_text(json.dumps({"basics": {}, "work": [work, 7], "volunteer": "none", "skills": ["tides"]}))
    name, career = read(path)
    assert name == "jsonresume"
    position = career.positions[0]
    assert (position.title, position.organisation, position.goes_on) == (title, organisation, goes_on)
    assert "volunteer" in career.oddities[0]
    assert career.extras[0].title == "tides"


def test_lines_of_a_cv_that_are_pasted() -> None:
    career = pasted(
        "Profile\nHead of Planning, Stell Harbour Trust, Mar 2023 – present\n• Owns the plan\n"
        "2017-09 – 2019 Planner | Quay & Sons\nClerk at River Office (June 2008 to August 2009)\n"
        "Since 2020: Trustee, Lifeboat\nMärz 2019 bis heute Planerin, Hafen\n"
    )
    said = [(one.title, one.organisation, str(one.start), str(one.end), one.goes_on) for one in career.positions]
    assert said == [
        ("Head of Planning", "Stell Harbour Trust", "2023-03", "None", True),
        ("Planner", "Quay & Sons", "2017-09", "2019", False),
        ("Clerk", "River Office", "2008-06", "2009-08", False),
        ("Trustee", "Lifeboat", "2020", "None", False),
        ("Planerin", "Hafen", "2019-03", "None", True),
    ]
    assert career.positions[0].description == "- Owns the plan"
    assert "Line 1" in career.oddities[0]
