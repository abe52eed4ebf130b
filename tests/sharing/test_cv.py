"""A CV of failures: what was chosen, by kind, the latest first; nothing that is closed."""

from __future__ import annotations

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Ref
from careerjournal.model.spans import read_span
from careerjournal.sharing.cv import FIELDS, cv_of, evidence_of
from careerjournal.sharing.document import NOTHING_OPEN, Selection
from careerjournal.sharing.evidence import areas_in, successes_in
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
