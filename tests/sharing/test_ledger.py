"""The ledger: what leaves is what was seen and is recorded, or nothing happens; and what was told is known."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from msgspec import structs

from careerjournal.access.door import Door
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Name, PartialDate, Ref, Setback, Share, from_record
from careerjournal.sharing.document import Format
from careerjournal.sharing.errors import AlreadyThere, SharingError
from careerjournal.sharing.ledger import told, told_before
from careerjournal.sharing.parcel import NotRecorded, Parcel, let_out, write_parcel
from careerjournal.vault import OutOfSpace, Vault
from tests.conftest import PASSPHRASE, Clock

TEXT = "# The panel\n\nThird question in, I was still answering.\n"


@pytest.fixture
def setback(journal: Journal) -> Setback:
    return journal.add(Setback(what_happened="The panel I talked over", when=PartialDate(2019)))


def parcel(*entries: Setback, for_whom: str = "Jo") -> Parcel:
    return Parcel(for_whom, Format.MARKDOWN, entries, TEXT, TEXT.encode())


def test_what_left_is_recorded_in_its_exact_words(journal: Journal, setback: Setback, tmp_path: Path) -> None:
    path = tmp_path / "panel.md"
    share = write_parcel(journal, parcel(setback), path)
    assert path.read_bytes() == TEXT.encode()
    assert share == journal.shares[share.number]
    assert (share.for_whom, share.form, share.entries, share.when) == ("Jo", "Markdown", (setback.ref,), journal.now())
    assert f"{share.text}\n" == TEXT
    assert share.digest == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_same_page_for_the_same_person_in_one_sitting_is_one_share(
    journal: Journal, setback: Setback, tmp_path: Path, clock: Clock
) -> None:
    page = parcel(setback)
    page = replace(page, page="0" * 64)
    undoable = journal.changes_made
    first = write_parcel(journal, page, tmp_path / "panel.md")
    clock.step(minutes=50)
    html = b"<p>The panel</p>"
    again = write_parcel(journal, replace(page, form=Format.HTML, data=html), tmp_path / "panel.html")
    clock.step(minutes=50)
    let_out(journal, page, lambda _: None, "Standard output", "printed")
    (share,) = journal.shares
    assert (share.number, again.ref, share.when, share.digest) == (1, first.ref, first.when, first.digest)
    assert [(one.form, one.digest) for one in share.copies] == [
        ("HTML page", hashlib.sha256(html).hexdigest()),
        ("Markdown", first.digest),
    ]
    assert share.done == "written to a file as Markdown, written to a file as HTML page, printed as Markdown"
    assert journal.changes_made == undoable  # what left has left
    # Another page, another person or another sitting is another share.
    for other in (replace(page, page="1" * 64), replace(page, for_whom="Sam"), replace(page, entries=())):
        let_out(journal, other, lambda _: None, "Standard output", "printed")
    assert len(journal.shares) == 4
    clock.step(hours=2)
    let_out(journal, page, lambda _: None, "Standard output", "printed")
    assert len(journal.shares) == 5


def test_what_cannot_be_written_is_not_recorded(journal: Journal, setback: Setback, tmp_path: Path) -> None:
    path = tmp_path / "panel.md"
    path.write_bytes(b"theirs")
    with pytest.raises(AlreadyThere):
        write_parcel(journal, parcel(setback), path)
    assert len(journal.shares) == 0
    write_parcel(journal, parcel(setback), path, overwrite=True)
    assert (len(journal.shares), path.read_bytes()) == (1, TEXT.encode())


def test_what_cannot_be_recorded_is_not_written(journal: Journal, setback: Setback, tmp_path: Path) -> None:
    path = tmp_path / "panel.md"
    with pytest.raises(SharingError, match=r"The ledger cannot record this, so it was not written."):
        write_parcel(journal, parcel(setback, for_whom="Jo" * 400), path)
    journal.lock()
    with pytest.raises(SharingError, match=r"Nothing was written."):
        write_parcel(journal, parcel(setback), path)
    assert not path.exists()


def test_a_journal_that_fails_after_the_file_is_written_says_so(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = door.create(PASSPHRASE).journal
    setback = journal.add(Setback(what_happened="The panel"))

    def full(*_: object, **__: object) -> None:
        raise OutOfSpace("The disk is full.")

    path = tmp_path / "panel.md"
    with monkeypatch.context() as patched:
        patched.setattr(Vault, "save", full)
        with pytest.raises(NotRecorded, match=r"panel.md was written, but the ledger could not record it"):
            write_parcel(journal, parcel(setback), path)
    assert len(journal.shares) == 0
    assert path.read_bytes() == TEXT.encode()


def test_undo_does_not_call_back_what_left(journal: Journal, setback: Setback, tmp_path: Path) -> None:
    write_parcel(journal, parcel(setback), tmp_path / "panel.md")
    journal.undo()
    assert len(journal.shares) == 1


def test_a_changed_entry_knows_that_what_was_shared_is_older(
    journal: Journal, setback: Setback, clock: Clock, tmp_path: Path
) -> None:
    clock.step()
    write_parcel(journal, parcel(setback), tmp_path / "one.md")
    clock.step()
    opened = journal.keep(structs.replace(setback, open_fields=("expected",)))
    assert [one.older for one in told(journal, opened)] == [False]  # opening a field changes nothing that it says
    clock.step()
    changed = journal.keep(structs.replace(opened, expected="To be asked about budgets"))
    assert [one.older for one in told(journal, changed)] == [True]
    clock.step()
    write_parcel(journal, parcel(changed, for_whom="Sam"), tmp_path / "two.md")
    assert [(one.share.for_whom, one.older) for one in told(journal, changed)] == [("Sam", False), ("Jo", True)]
    clock.step()
    back = journal.keep(structs.replace(changed, expected=""))
    assert [(one.share.for_whom, one.older) for one in told(journal, back)] == [("Sam", True), ("Jo", False)]


def test_a_parcel_knows_what_has_changed_since_it_was_seen(journal: Journal, setback: Setback, clock: Clock) -> None:
    seen = parcel(setback)
    assert seen.changed(journal) == []
    clock.step()
    journal.keep(structs.replace(setback, felt="flat"))
    assert seen.changed(journal) == [setback]
    assert seen.data == TEXT.encode()
    journal.delete(setback.ref)
    assert seen.changed(journal) == [setback]


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        ("Jo", "jo", True),
        ("my mentee, Jo", "Jo", True),
        ("Jo", "my  mentee,  Jo", True),
        ("Jo and Sam", "Sam", True),
        ("my mentee", "my mentee", True),
        ("my mentee", "my mentee, Jo", False),
        ("my mentee, Jo", "my mentee, Sam", False),
        ("Jo", "Joan", False),
        ("Jo", "JO", True),
        ("Zoë Hale", "Zoe\u0308\u00a0Hale", True),
        ("Priya Raman", "Priya", True),
        ("Priya", "my mentee, Priya Raman", True),
        ("Priya Raman", "Dr Raman", True),
        ("Priya Raman", "Priya Shah", False),
        ("", "", False),
    ],
)
def test_whoever_hears_it_again_is_known(journal: Journal, setback: Setback, before: str, now: str, same: bool) -> None:
    journal.add(Share(for_whom=before or "-", entries=(setback.ref,), when=journal.now()))
    assert bool(told_before(journal, [setback.ref], now)) == same
    assert told_before(journal, [Ref(Kind.SETBACK, 99)], now) == []


def test_of_many_shares_and_names_only_those_are_read_that_say_anything(
    journal: Journal, setback: Setback, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = journal.add(Setback(what_happened="Told to nobody"))
    with journal.together():
        for number in range(60):
            journal.add(Name(name=f"Otter {number}"))
            journal.add(Share(for_whom="Sam", entries=(Ref(Kind.LESSON, number + 1),)))
    journal.add(Share(for_whom="Jo", entries=(setback.ref,)))
    journal.read_on(float("inf"))
    journal._index._recent.clear()
    decoded = Mock(side_effect=from_record)
    monkeypatch.setattr("careerjournal.journal.index.from_record", decoded)
    assert told_before(journal, [never.ref], "Jo") == []
    assert decoded.call_count == 0
    assert [one.share.for_whom for one in told(journal, setback)] == ["Jo"]
    assert decoded.call_count == 1
