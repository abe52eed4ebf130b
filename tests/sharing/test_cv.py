"""A CV of failures: what was chosen, by kind, the latest first; nothing that is closed."""

from __future__ import annotations

import pytest
from msgspec import structs

from careerjournal.journal.journal import Journal
from careerjournal.model import Aspiration, Kind, Milestone, PartialDate, Ref, Setback, Success
from careerjournal.model.spans import read_span
from careerjournal.model.vocabulary import Treatment
from careerjournal.sharing.cv import FIELDS, cv_of, evidence_of, line_of
from careerjournal.sharing.document import NOTHING_OPEN, Selection
from careerjournal.sharing.evidence import areas_in, successes_in
from careerjournal.sharing.pieces import pieces_of
from careerjournal.sharing.preparation import Preparation
from careerjournal.sharing.redaction.softening import Choices
from careerjournal.sharing.subjects import Subject


def test_a_page_by_kind(sample_journal: Journal) -> None:
    journal = sample_journal
    setbacks = tuple(journal.setbacks)[:5]
    role = next(iter(journal.roles))
    opened: dict[Ref, tuple[str, ...]] = {setback.ref: FIELDS for setback in setbacks[1:4]}
    opened[setbacks[4].ref] = ("what_happened",)
    document = cv_of(Selection((*setbacks, role), opened), journal)
    lines = document.markdown.splitlines()
    assert document.title == lines[0].removeprefix("# ") == "A CV of failures"
    headings = [line for line in lines if line.startswith("## ")]
    assert headings == [
        "## Not shortlisted",
        "## Offers withdrawn",
        "## Misjudgements",
        "## Other things that went wrong",
    ]
    assert "- **Passed over for the post I had been doing for nine months**" in lines
    assert "- **A neighbouring harbour offered me a berthing clerk’s job" in document.markdown
    assert "many years ago" in document.markdown
    assert "Braithe" not in document.markdown
    assert "Pell" not in document.markdown
    assert document.problems == ()


def test_what_went_right_stands_beside_it(sample_journal: Journal) -> None:
    role, setback = next(iter(sample_journal.roles)), next(iter(sample_journal.setbacks))
    opened = {role.ref: ("title_", "start"), setback.ref: ("what_happened",)}
    document = cv_of(Selection((setback, role), opened, title="Mine, *warts* and all"), sample_journal)
    assert document.title == "Mine, *warts* and all"
    assert document.markdown.index("## Other things") < document.markdown.index("## What went right meanwhile")
    assert f"- **{role.title}**, many years ago" in document.markdown.splitlines()


def test_the_latest_comes_first_and_nothing_open_is_nothing(sample_journal: Journal) -> None:
    first, second = list(sample_journal.setbacks)[:2]
    both = {first.ref: ("what_happened",), second.ref: ("what_happened",)}
    said = cv_of(Selection((first, second), both), sample_journal).markdown
    assert said.index("berthing clerk") < said.index("dredging contract")
    closed = cv_of(Selection((first, second), {}), sample_journal)
    assert (closed.markdown, closed.problems) == ("", (NOTHING_OPEN,))


def test_successes_stand_in_the_other_column(sample_journal: Journal) -> None:
    subject = Subject.cv_of_failures(sample_journal)
    offered = [entry.ref for entry in subject.entries if entry.KIND is Kind.SUCCESS]
    assert offered == [Ref(Kind.SUCCESS, number) for number in (7, 6, 5, 4, 3, 2, 1)]
    setback, success = sample_journal.setbacks[6], sample_journal.successes[5]
    opened = {setback.ref: FIELDS, success.ref: ("what_happened", "kind", "hard", "seen_by")}
    document = cv_of(Selection((setback, success), opened), sample_journal)
    right = document.markdown.partition("## What went right meanwhile")[2]
    assert "- **Got senior surveyor, answering the question that I had gone blank at**, something delivered" in right
    assert "What was hard" in right
    assert "Braithe" not in document.markdown
    assert "Five things on a card" not in document.markdown


def test_a_page_of_evidence_has_what_was_opened_by_kind_the_latest_first(sample_journal: Journal) -> None:
    said, certificate, drawing = (sample_journal.successes[number] for number in (6, 4, 1))
    opened = {
        said.ref: ("what_happened", "when", "kind", "whose_words"),
        certificate.ref: ("what_happened", "hard"),
    }
    document = evidence_of(Selection((drawing, certificate, said), opened), sample_journal)
    headings = [line for line in document.markdown.splitlines() if line.startswith("#")]
    assert headings == ["# A page of evidence", "## Said of me", "## Other things that went well"]
    assert "Harriet" not in document.markdown
    assert "A pilot, to the head of another department" in document.markdown
    assert "2026" not in document.markdown
    assert "mud bank" not in document.markdown
    assert "figure first" not in document.markdown


def test_evidence_is_what_ended_well_within_a_span_and_by_area(sample_journal: Journal) -> None:
    year = read_span("2026", sample_journal.today())
    successes = successes_in(sample_journal, year)
    assert [success.number for success in successes] == [7, 6]
    assert [
        (area.need[:17], [one.number for one in area.successes]) for area in areas_in(sample_journal, successes)
    ] == [
        ("Saying the figure", [6]),
        ("Sat at the pilots", [6]),
    ]
    everything = successes_in(sample_journal, read_span("", sample_journal.today()))
    assert len(everything) == 7


class TestOnOneLine:
    """Misses and what went well on one line of time: nothing of it but what was opened."""

    @pytest.fixture
    def told(self, journal: Journal) -> Journal:
        journal.add(Setback(what_happened="Sank", when=PartialDate(2019, 3)))
        journal.add(Setback(what_happened="Burned", when=PartialDate(2022)))
        journal.add(Success(what_happened="Floats", when=PartialDate(2021, 5), after=Ref(Kind.SETBACK, 1)))
        journal.add(Success(what_happened="Afloat", when=PartialDate(2016)))
        reached = Milestone(what="Sat at the table", reached=PartialDate(2020, 6))
        journal.add(Aspiration(what="To be heard", milestones=(reached, Milestone(what="To chair it"))))
        return journal

    def page(self, journal: Journal, *opened: str, dates: Treatment = Treatment.KEEP, **more: tuple[str, ...]) -> str:
        entries = (*journal.setbacks, *journal.successes, *journal.aspirations)
        chosen = {entry.ref: opened for entry in entries} | {
            Ref.parse(name.replace("_", " ")): fields for name, fields in more.items()
        }
        return line_of(Selection(entries, chosen, choices=Choices(dates=dates)), journal).markdown

    def test_each_says_its_side_in_the_order_of_the_dates_that_are_open(self, told: Journal) -> None:
        assert self.page(told, "what_happened", "when").split("\n\n") == [
            "# Misses and what went well",
            "## On one line of time, the latest first",
            "- **Burned**, a miss, 2022",
            "- **Floats**, went well, May 2021",
            "- **Sank**, a miss, March 2019",
            "- **Afloat**, went well, 2016",
        ]

    def test_time_orders_nothing_that_does_not_say_its_date(self, told: Journal) -> None:
        assert self.page(told, "what_happened").split("\n\n")[1:] == [
            "## Without a date",
            "- **Afloat**, went well",
            "- **Burned**, a miss",
            "- **Floats**, went well",
            "- **Sank**, a miss",
        ]
        assert self.page(told, "what_happened", "when", dates=Treatment.DROP) == self.page(told, "what_happened")
        softened = self.page(told, "what_happened", "when", dates=Treatment.SOFTEN)
        told.keep(structs.replace(told.successes[1], when=PartialDate(2021, 6)))
        assert self.page(told, "what_happened", "when", dates=Treatment.SOFTEN) == softened

    def test_what_is_closed_altogether_does_not_stand_there_nor_what_it_belongs_to(self, told: Journal) -> None:
        said = self.page(told, success_1=("what_happened",))
        assert said.split("\n\n")[2:] == ["- **Floats**, went well"]
        assert self.page(told) == ""

    def test_a_milestone_is_said_to_be_reached_only_of_what_is_reached(self, told: Journal) -> None:
        milestone = next(piece for piece in pieces_of(told.aspirations[1], told) if "Sat at" in piece.markdown)
        said = self.page(told, aspiration_1=("what", milestone.key))
        assert "**To be heard**, a milestone reached" in said
        assert "Sat at the table" in said
        assert "To chair it" not in said

    def test_what_was_being_put_together_comes_back_after_a_lock(self, told: Journal) -> None:
        prep = Preparation(told, Subject.on_one_line([told.setbacks[1], told.successes[1]]))
        prep.toggle({one.key for one in prep.pieces if one.field == "what_happened"})
        again = Preparation.from_draft(told, prep.as_draft())
        assert again is not None
        assert again.document == prep.document
        assert "a miss" in again.document.markdown
