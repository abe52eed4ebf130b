"""The brief from the command line: the next one, that one, in each form, and what is refused."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from msgspec import structs

from careerjournal.cli import Status
from careerjournal.model import Action, Conversation, Kind, PartialDate, Ref, Step
from tests.cli import test_cli
from tests.cli.test_cli import Run, opened

home, run, made, filled = test_cli.home, test_cli.run, test_cli.made, test_cli.filled

PURPOSE = "Martin’s job: whether I want it, before anybody asks me whether I can do it."


def test_the_next_conversations_brief_is_printed(filled: Run) -> None:
    done = filled("brief")
    assert (done.status, done.err) == (Status.DONE, "")
    assert done.out.startswith("# With Ros Pask, ")
    assert f"**Purpose.** {PURPOSE}" in done.out
    assert "To raise again" not in done.out
    assert filled("brief", "3").out == done.out


def test_each_form_is_asked_for_by_name_or_by_the_files_ending(filled: Run, tmp_path: Path) -> None:
    for form in ("md", "txt", "html"):
        path = tmp_path / f"page.{form}"
        assert filled("brief", "-o", str(path)) == (Status.DONE, "", "")
        assert path.read_text() == filled("brief", "--format", form).out
        assert "Martin’s job" in path.read_text()
        if os.name == "posix":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert filled("brief", "--format", "txt", "-o", str(tmp_path / "page")).status == Status.DONE
    assert (tmp_path / "page").read_text() == (tmp_path / "page.txt").read_text()


def test_nothing_is_overwritten_and_an_unknown_ending_is_asked_about(filled: Run, tmp_path: Path) -> None:
    there = tmp_path / "there.md"
    there.write_text("mine")
    done = filled("brief", "-o", str(there))
    assert (done.status, there.read_text()) == (Status.COULD_NOT, "mine")
    assert "stands" in done.err
    done = filled("brief", "-o", str(tmp_path / "page.doc"))
    assert (done.status, done.out) == (Status.USAGE, "")
    assert ".html" in done.err
    done = filled("brief", "-o", str(tmp_path / "nowhere" / "page.md"))
    assert done.status == Status.COULD_NOT
    assert "no folder" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no conversation ahead"),
        (("1",), "Nothing is on the brief of conversation 1"),
        (("7",), "no conversation 7"),
    ],
)
def test_where_there_is_none_a_sentence_says_so(arguments: tuple[str, ...], said: str, made: Run) -> None:
    with opened() as journal:
        journal.add(Conversation(with_whom="Ros", when=PartialDate(2019)))
    done = made("brief", *arguments)
    assert (done.status, done.out) == (Status.COULD_NOT, "")
    assert said in done.err


def test_too_long_a_page_and_a_draft_are_said_and_it_is_printed_all_the_same(made: Run) -> None:
    long = Step(preparation="\n\n".join(f"Paragraph {number}." for number in range(40)))
    with opened() as journal:
        kept = journal.add(Conversation(with_whom="Ros", areas=long, brief=("areas",)))
        journal.drafts.keep(Ref(Kind.CONVERSATION, 1), {"purpose": "Half typed"})
        journal.keep(structs.replace(kept, purpose="Kept"), drafted=False)
    done = made("brief", "1")
    assert done.status == Status.DONE
    assert "too long for one page by 24 lines" in done.err
    assert "a draft of conversation 1" in done.err
    assert "Paragraph 39." in done.out
    assert "Half typed" not in done.out


def test_what_was_agreed_is_found_by_the_person_and_where_that_is_not_sure_it_is_said(made: Run) -> None:
    with opened() as journal:
        first = journal.add(Conversation(with_whom="Raman, Priya", when=PartialDate(2026, 5, 1)))
        journal.add(Action(what="Send the slides", conversation=first.ref))
        coming = journal.add(Conversation(with_whom="Priya", when=PartialDate(2026, 6, 1), brief=("commitments",)))
    done = made("brief", str(coming.number))
    assert (done.status, done.err) == (Status.DONE, "")
    assert "Send the slides" in done.out
    with opened() as journal:
        journal.add(Conversation(with_whom="Priya Shah", when=PartialDate(2026, 5, 2)))
        journal.keep(structs.replace(coming, brief=("heading", "commitments")))
    done = made("brief", str(coming.number))
    assert done.status == Status.DONE
    assert "Send the slides" not in done.out
    assert "Who is “Priya”? Open conversation 2 to say" in done.err
