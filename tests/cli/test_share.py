"""Sharing from the shell: what has passed the review on the screen, exactly as it passed, and nothing else."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from msgspec import structs

from careerjournal.cli import Status
from careerjournal.journal.journal import Journal
from careerjournal.model import Name, Ref, Setback
from careerjournal.sharing import agefile, packs
from careerjournal.sharing.audiences import OURS
from careerjournal.sharing.preparation import Preparation
from careerjournal.sharing.redaction.answers import Verdict
from careerjournal.sharing.subjects import Subject
from tests.cli import test_cli
from tests.cli.test_cli import Run, opened
from tests.sharing import age

home, run, made = test_cli.home, test_cli.run, test_cli.made

ASK = ("share", "setback", "1", "--audience", "my mentee", "-o")


def prepare(journal: Journal) -> Preparation:
    return Preparation(journal, Subject.of(journal.setbacks[1], journal), OURS[0])


def review(journal: Journal) -> str:
    """Open everything, answer everything, and say that it is ready, as on the screen."""
    prep = prepare(journal)
    prep.toggle({piece.key for piece in prep.pieces} - prep.opened)
    while prep.asked:
        prep.answer(prep.asked[0], Verdict.FINE)
    prep.keep(reviewed=True)
    return prep.text


@pytest.fixture
def entry(made: Run) -> Run:
    """`run`, with one setback in the journal."""
    with opened() as journal:
        journal.add(Name(name="Imran Vale", spellings=("Imran",), stand_in="a panel member"))
        journal.add(Setback(what_happened="The panel", body="Imran was kind about it, at Marsham House."))
    return made


def test_what_passed_the_review_is_written_and_recorded(entry: Run, home: Path) -> None:
    path = home / "panel.md"
    refused = entry(*ASK, str(path))
    assert refused.status == Status.COULD_NOT
    assert "Nothing was written. Nothing is open yet." in refused.err
    assert "Open the journal, press s on setback 1, choose the audience “my mentee” with a" in refused.err
    assert "In “careerjournal plain”, open setback 1, say share, choose the audience, and say write" in refused.err
    assert not path.exists()
    with opened() as journal:
        text = review(journal)
    done = entry(*ASK, str(path))
    assert (done.status, done.out) == (Status.DONE, "share 1\n")
    assert path.read_text() == text
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with opened() as journal:
        share = journal.shares[1]
        assert (share.for_whom, share.form, share.entries) == ("my mentee", "Markdown", (Ref.parse("setback 1"),))
        assert f"{share.text}\n" == text
    again = entry(*ASK, str(path))
    assert (again.status, path.read_text()) == (Status.COULD_NOT, text)
    assert "already" in again.err
    other = entry("share", "setback", "1", "--audience", "my team", "-o", str(home / "team.md"))
    assert other.status == Status.COULD_NOT
    assert not (home / "team.md").exists()


def test_an_entry_or_a_name_that_changed_has_to_pass_again(entry: Run, home: Path) -> None:
    path = home / "panel.html"
    with opened() as journal:
        review(journal)
        journal.keep(structs.replace(journal.names[1], stand_in="somebody on the panel"))
    refused = entry(*ASK, str(path), "--format", "html")
    assert refused.status == Status.COULD_NOT
    assert "What would leave has changed since it passed the review" in refused.err
    with opened() as journal:
        review(journal)
    assert entry(*ASK, str(path), "--format", "html").status == Status.DONE
    again = entry(*ASK, str(home / "again.html"), "--format", "html")
    assert again.status == Status.DONE
    assert "You told my mentee this on" in again.err
    assert "somebody on the panel was kind" in path.read_text().lower()
    assert "<script" not in path.read_text()


def test_a_pack_takes_a_passphrase_of_its_own(entry: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "seal", lambda text, passphrase: age.encrypt(text.encode(), passphrase))
    path = home / "panel.age"
    with opened() as journal:
        review(journal)
    assert entry(*ASK, str(path), "--format", "pack").status == Status.DONE
    assert "careerjournal pack: 1" in agefile.unseal(path.read_bytes(), "another one")


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("share", "setback", "1", "--audience", "nobody", "-o", "x"), Status.USAGE, "There is no audience “nobody”."),
        (("share", "setback", "9", "--audience", "my mentee", "-o", "x"), Status.COULD_NOT, "There is no setback 9"),
        (("share", "zebra", "1", "--audience", "my mentee", "-o", "x"), Status.USAGE, "is not a kind of entry"),
        (("share", "setback", "1", "-o", "x"), Status.USAGE, "--audience"),
        (("share", "setback", "1", "--audience", "my mentee"), Status.USAGE, "-o"),
        ((*ASK, "x", "--format", "pdf"), Status.USAGE, "invalid choice"),
    ],
)
def test_what_cannot_be_done_is_said(
    entry: Run, home: Path, arguments: tuple[str, ...], status: Status, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    done = entry(*arguments)
    assert done.status == status
    assert sentence in done.err
    assert not (home / "x").exists()


def test_a_folder_that_is_not_there_is_said(entry: Run, home: Path) -> None:
    with opened() as journal:
        review(journal)
    done = entry(*ASK, str(home / "none" / "x.md"))
    assert done.status == Status.COULD_NOT
    assert "There is no folder" in done.err
    with opened() as journal:
        assert len(journal.shares) == 0
