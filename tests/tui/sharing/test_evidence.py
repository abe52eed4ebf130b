"""Successes leave like setbacks: field by field, on a page of evidence, beside failures; always through the review."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.model import AreaForDevelopment, Aspiration, Kind, Name, PartialDate, Ref, Setback, Success
from careerjournal.sharing.preparation import Preparation
from careerjournal.tui.sharing.evidence import PickArea
from careerjournal.tui.sharing.screen import ShareScreen
from careerjournal.tui.sheets.ask_line import AskLine
from tests.tui.sharing.using import leaving, open_up, settle, sharing, write_to
from tests.tui.using import NARROW, USUAL, at_desk, options, press, rest, seen

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def told(journal: Journal) -> Journal:
    """Three successes that ended and one under way; one of them names somebody and speaks for an area."""
    journal.add(Name(name="Imran Vale", spellings=("Imran",), stand_in="a panel member"))
    wish = journal.add(Aspiration(what="To be heard", areas=(AreaForDevelopment(need="Figures first"),)))
    journal.add(
        Success(
            what_happened="Imran took my figures",
            when=PartialDate(2025, 5),
            hard="To stop there.",
            body="Nobody knows how I shook.",
            evidence_of=(wish.ref,),
            needs=("Figures first",),
        )
    )
    journal.add(Success(what_happened="The form is in use", when=PartialDate(2025)))
    journal.add(Success(what_happened="Long ago", when=PartialDate(2019)))
    journal.add(Success(what_happened="Not yet", when=PartialDate(2025), under_way=True))
    return journal


async def test_a_success_leaves_field_by_field_and_keeps_what_is_open(told: Journal, tmp_path: Path) -> None:
    app = at_desk(told)
    path = tmp_path / "success.md"
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "4", "v", "s")
        assert "Nothing. Everything is closed until you open it" in leaving(app)
        subject = sharing(app).prep.subject.entries[0]
        assert isinstance(subject, Success)
        await open_up(pilot, "What happened, in a line")
        await settle(pilot)
        shown = leaving(app)
        await write_to(pilot, path)
        assert path.read_text() == shown
        kept = told.successes[subject.number]
        assert kept.open_fields == ("what_happened",)
        assert "Opened for sharing: what happened, in a line." in seen(app)
        assert [share.entries for share in told.shares] == [(subject.ref,)]


async def test_a_page_of_evidence_for_a_time_and_an_area(told: Journal, tmp_path: Path) -> None:
    app = at_desk(told)
    path = tmp_path / "evidence.md"
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "4", "E", *"2020", "enter")
        assert isinstance(app.screen, AskLine)
        assert "No success that has ended was put down for that time." in seen(app)
        await press(pilot, *(["backspace"] * 4), *"2025", "enter")
        assert isinstance(app.screen, PickArea)
        assert [option.split("\n")[0] for option in options(app)] == ["everything of that time", "Figures first"]
        await press(pilot, "G", "enter")
        await rest(pilot)
        assert [entry.ref for entry in sharing(app).prep.subject.entries] == [Ref(Kind.SUCCESS, 1)]
        assert "Nothing. Everything is closed until you open it" in leaving(app)
        await press(pilot, "space")
        shown = leaving(app)
        assert "# A page of evidence" in shown
        assert "Imran" not in shown
        assert "panel member took my figures" in shown
        assert "To stop there." in shown
        assert "shook" not in shown
        assert "2025" not in shown
        await settle(pilot)
        shown = leaving(app)
        await write_to(pilot, path)
        assert path.read_text() == shown
        assert [share.entries for share in told.shares] == [(Ref(Kind.SUCCESS, 1),)]


async def test_everything_of_a_time_without_what_is_under_way(told: Journal) -> None:
    app = at_desk(told)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "4", "E", "enter", "enter")
        await rest(pilot)
        assert [entry.number for entry in sharing(app).prep.subject.entries] == [1, 2, 3]
        assert "Long ago" in seen(app)
        assert "Not yet" not in seen(app)


async def test_a_page_of_evidence_comes_back_as_it_was(told: Journal) -> None:
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "4", "E", "enter", "enter", "space")
        prep = sharing(app).prep
        again = Preparation.from_draft(told, prep.as_draft())
        assert again is not None
        assert again.subject.evidence
        assert again.text == prep.text
        assert "A page of evidence" in again.text


async def test_the_failures_have_successes_in_their_other_column(told: Journal) -> None:
    told.add(Setback(what_happened="Lost the chart", when=PartialDate(2017)))
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "4", "C", "space")
        assert isinstance(app.screen, ShareScreen)
        await open_up(pilot, "The form is in use")
        assert "Lost the chart" in leaving(app)
        assert "The form is in use" in leaving(app).partition("What went right meanwhile")[2]
        assert "Long ago" not in leaving(app)
