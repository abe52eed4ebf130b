"""What was agreed, from the command line: what passed the review on the screen, in each form, printed or written."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from msgspec import structs

from careerjournal.cli import Status
from careerjournal.conversations.agreed import AgreedPreparation
from careerjournal.journal.journal import Journal
from careerjournal.model import Action, Conversation, Kind, Name, PartialDate, Ref
from careerjournal.sharing.document import Format
from careerjournal.sharing.redaction.answers import Verdict
from tests.cli import test_cli
from tests.cli.test_cli import Run, opened

home, run, made = test_cli.home, test_cli.run, test_cli.made


def review(journal: Journal, number: int = 1) -> AgreedPreparation:
    """Answer everything, and say that it is ready, as on the screen."""
    prep = AgreedPreparation(journal, journal.conversations[number])
    while prep.asked:
        prep.answer(prep.asked[0], Verdict.FINE)
    prep.keep(reviewed=True)
    return prep


@pytest.fixture
def held(made: Run) -> Run:
    """`run`, with a conversation in which something was agreed, and one after it in which nothing was."""
    with opened() as journal:
        journal.add(Name(name="Dana Pell", spellings=("Dana",), stand_in="a colleague"))
        first = journal.add(Conversation(with_whom="Ros", when=PartialDate(2026, 5, 12)))
        journal.add(Conversation(with_whom="Ines", when=PartialDate(2025, 5, 12), body="Nothing"))
        journal.add(Action(what="Ask Dana about Marsham House", conversation=first.ref, by_when=PartialDate(2026, 6)))
    return made


def test_what_passed_the_review_is_printed_in_each_form_and_recorded(held: Run) -> None:
    refused = held("agreed")
    assert (refused.status, refused.out) == (Status.COULD_NOT, "")
    assert "Nothing was written. One thing may still give somebody away. Answer each" in refused.err
    assert "Open the journal and conversation 1 in it, press a for Afterwards and s there" in refused.err
    assert "In “careerjournal plain”, open conversation 1, say afterwards and hand, and then write" in refused.err
    with opened() as journal:
        assert len(journal.shares) == 0
        prep = review(journal)
        told = {}
        for name, form in (
            ("md", "Markdown"),
            ("txt", "plain text"),
            ("html", "HTML page"),
            ("mail", "text for a mail"),
        ):
            prep.form = Format(form)
            told[name] = prep.data.decode()
    for name, text in told.items():
        done = held("agreed", "--format", name)
        assert (done.status, done.out) == (Status.DONE, text)
        assert "Printed, for Ros; the ledger has it as share 1." in done.err
    assert held("agreed", "1", "-o", "-").out == told["md"]
    assert told["mail"].startswith(
        "Subject: What we agreed on Tuesday 12 May 2026\n\nFor Ros.\n\nI will\n\n1. Ask a colleague"
    )
    with opened() as journal:
        # The same page for the same person in one sitting is one share, whatever was done with it.
        (share,) = journal.shares
        mail = share.copies[2]
        assert (share.for_whom, mail.form, mail.text) == ("Ros", "text for a mail", told["mail"].rstrip())
        assert share.done.startswith("printed as Markdown, printed as plain text, ")
        assert share.entries == (Ref(Kind.CONVERSATION, 1), Ref(Kind.ACTION, 1))


def test_a_file_is_written_for_its_owner_alone_by_its_ending_and_never_over_another(held: Run, tmp_path: Path) -> None:
    with opened() as journal:
        review(journal)
    for name in ("page.md", "page.txt", "page.html", "page.MARKDOWN", "page.htm"):
        path = tmp_path / name
        done = held("agreed", "-o", str(path))
        assert (done.status, done.out) == (Status.DONE, "")
        assert f"Written to {path}, for Ros" in done.err
        if os.name == "posix":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
        before = path.read_bytes()
        assert held("agreed", "-o", str(path)).status == Status.COULD_NOT
        assert path.read_bytes() == before
    assert (tmp_path / "page.html").read_text().startswith("<!DOCTYPE html>")
    again = held("agreed", "-o", str(tmp_path / "mail.txt"), "--format", "mail")
    assert again.status == Status.DONE
    assert "You told Ros this on" in again.err
    assert (tmp_path / "mail.txt").read_text().startswith("Subject: ")
    assert held("agreed", "-o", str(tmp_path / "page"), "--format", "txt").status == Status.DONE
    with opened() as journal:
        assert [len(share.copies) for share in journal.shares] == [6]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("-o", "x.png"), "It ends in .md, .txt or .html"),
        (("-o", "x"), "Say in which form with --format"),
        (("-o", "x.png", "--format", "txt"), "ends in .txt or .text, not in .png"),
        (("-o", "x.png", "--format", "mail"), "ends in .txt or .text, not in .png"),
        (
            ("-o", "x.txt", "--format", "html"),
            "ends in .html or .htm, not in .txt. For .txt there is --format txt or mail",
        ),
        (("-o", "x.html", "--format", "md"), "For .html there is --format html"),
        (("--format", "pack"), "invalid choice"),
        (("one",), "takes the number of an entry"),
    ],
)
def test_a_name_that_says_another_form_is_refused_before_a_passphrase_is_asked(
    held: Run, home: Path, arguments: tuple[str, ...], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    before = sorted(home.iterdir())
    done = held("agreed", *arguments)
    assert (done.status, done.out) == (Status.USAGE, "")
    assert sentence in done.err
    assert sorted(home.iterdir()) == before


def test_where_there_is_nothing_to_hand_over_a_sentence_says_so(made: Run, tmp_path: Path) -> None:
    none = made("agreed")
    assert (none.status, none.out) == (Status.COULD_NOT, "")
    assert "No conversation was held yet. Name one: “careerjournal agreed NUMBER”." in none.err
    assert "There is no conversation 9" in made("agreed", "9").err
    with opened() as journal:
        journal.add(Conversation(with_whom="Ros", when=PartialDate(2026, 5, 12)))
    nothing = made("agreed", "-o", str(tmp_path / "page.md"))
    assert nothing.status == Status.COULD_NOT
    assert "Nothing is put down as agreed in it yet" in nothing.err
    assert not (tmp_path / "page.md").exists()
    with opened() as journal:
        review(journal)
    assert made("agreed").status == Status.COULD_NOT
    with opened() as journal:
        journal.keep(structs.replace(journal.conversations[1], next_meeting=PartialDate(2027, 1, 11)))
        review(journal)
    done = made("agreed")
    assert "No action was agreed.\n\n## Next meeting\n\nMonday 11 January 2027\n" in done.out
    assert "No action is put down in conversation 1, and the page says so." in done.err


def test_what_changed_since_the_review_has_to_pass_it_again_and_a_draft_is_said(held: Run) -> None:
    with opened() as journal:
        review(journal)
        journal.drafts.keep(Ref(Kind.CONVERSATION, 1), {"with_whom": "Ros", "body": "Half typed"})
    done = held("agreed")
    assert done.status == Status.DONE
    assert "There is a draft of conversation 1 that is not kept yet" in done.err
    with opened() as journal:
        journal.keep(structs.replace(journal.actions[1], what="Ask Dana about something else"))
    refused = held("agreed")
    assert refused.status == Status.COULD_NOT
    assert "What would leave has changed since it passed the review" in refused.err


def test_what_nobody_reads_is_not_recorded(held: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened() as journal:
        review(journal)

    class Full:
        encoding, buffer = "utf-8", None

        def isatty(self) -> bool:
            return False

        def flush(self) -> None:
            raise OSError(28, "No space left on device")

        def fileno(self) -> int:
            raise OSError

    monkeypatch.setattr("sys.stdout", Full())
    done = held("agreed")
    assert done.status == Status.COULD_NOT
    assert "Standard output could not be written" in done.err
    with opened() as journal:
        assert len(journal.shares) == 0
