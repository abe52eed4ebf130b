"""A CV of failures: what was chosen, by kind, the latest first; nothing that is closed."""

from __future__ import annotations

from careerjournal.journal.journal import Journal
from careerjournal.model import Ref
from careerjournal.sharing.cv import FIELDS, cv_of
from careerjournal.sharing.document import NOTHING_OPEN, Selection


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
