"""Sharing in plain lines: closed until opened, reviewed question by question, and written as it was read."""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

import signal

from careerjournal.model import Action, Conversation, Kind, Name, PartialDate, Ref, Setback
from careerjournal.sharing.agefile import unseal
from tests.e2e.homes import Home
from tests.plain.talking import NOW, Talk, talking

BODY = "Sam Hale told me on 3 May 2019, after Olga Brandt had called.\n\nI had not asked anybody at Zorvex."


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with a setback that names somebody on the list, and somebody who is not."""
    home = Home(tmp_path)
    with home.journal() as journal:
        journal.add(Name(name="Sam Hale"))
        journal.add(Setback(what_happened="Not shortlisted", body=BODY, felt="Small"))
    return home


def begin(talk: Talk) -> dict[str, str]:
    """Begin to share the setback; the number of each piece, by what it says."""
    talk.tells((NOW, "4"), ("Setbacks, or ?", "1"), ("Setback 1, or ?", "share"))
    talk.hears("A number opens what has it, or closes it.")
    heard = talk.hears("0 of 4 open, or ?")
    return {
        words: number for number, words in re.findall(r"(\d+)\. closed: (.*?)(?= \d+\. closed|For my mentee)", heard)
    }


def numbered(pieces: dict[str, str], words: str) -> str:
    """The number of the piece that says something."""
    return next(number for said, number in pieces.items() if words in said)


def test_only_what_was_opened_and_reviewed_leaves_and_exactly_that(home: Home) -> None:
    with talking(home) as talk:
        pieces = begin(talk)
        talk.types("write")
        talk.hears("Nothing would leave.")
        talk.types(f"{numbered(pieces, 'Not shortlisted')}, {numbered(pieces, 'Sam Hale')}")
        talk.hears("is open: What happened, in a line.")
        talk.types("write")
        talk.answers("What stands in for Sam Hale?", "a colleague")
        talk.hears("Sam Hale leaves as “a colleague”.")
        talk.answers("replace, cut, fine, name, or ?", "replace somebody")
        talk.hears("“Olga Brandt” is replaced by “somebody”.", "Exactly what will leave, for my mentee:")
        read = talk.hears("-- Nothing stands in its way.")
        talk.answers("Where to", "~/story.md")
        talk.hears("The ledger has its exact words.")
    written = (home.folder / "story.md").read_text("utf-8")
    assert " ".join(written.split()) in read
    assert "A colleague told me a few years ago, after somebody had called." in written
    for private in ("Sam", "Olga", "Zorvex", "Small", "2019"):
        assert private not in written
    with home.journal() as journal:
        [share] = journal.shares
        assert (share.text, share.for_whom) == (written.strip(), "my mentee")
        assert share.digest == hashlib.sha256(written.encode()).hexdigest()
        assert journal.drafts.get(Ref(Kind.SHARE, 0)) is None


def test_going_back_keeps_what_was_opened_and_nothing_leaves(home: Home) -> None:
    with talking(home) as talk:
        pieces = begin(talk)
        talk.types(numbered(pieces, "Small"), "audience")
        talk.answers("Which, by its number", "3")
        talk.hears("It is for in public.", "in public, as a web page; 1 of 4 open")
        talk.types("back")
        talk.hears("Nothing was written.")
    with home.journal() as journal:
        assert journal.setbacks[1].open_fields
        assert not list(journal.shares)


def test_a_lock_in_the_middle_loses_nothing_of_it(home: Home) -> None:
    with talking(home) as talk:
        pieces = begin(talk)
        talk.types(numbered(pieces, "Small"))
        talk.hears("is open: How it felt.")
        talk.terminal.send(signal.SIGHUP)
        talk.terminal.end()
    with talking(home) as talk:
        talk.tells((NOW, "drafts"), ("by its number", "1"))
        talk.hears("open: How it felt: Small", "1 of 4 open")


def test_half_an_answer_of_the_review_is_there_again_after_a_hang_up(home: Home) -> None:
    with talking(home) as talk:
        pieces = begin(talk)
        talk.types(numbered(pieces, "Sam Hale"))
        talk.hears("is open:")
        talk.types("review")
        talk.answers("What stands in for Sam Hale?", "a colleague")
        talk.answers("replace, cut, fine, name, or ?", "replace")
        talk.hears("Which words instead")
        talk.terminal.type("somebody fr")
        talk.hears("somebody fr")
        talk.terminal.send(signal.SIGHUP)
        talk.terminal.end()
    with talking(home) as talk:
        talk.tells((NOW, "drafts"), ("by its number", "1"), ("to review, or ?", "review"))
        talk.answers("replace, cut, fine, name, or ?", "replace")
        talk.hears("What you had typed stands there already", "somebody fr")
        talk.types("om the yard")
        talk.hears("“Olga Brandt” is replaced by “somebody from the yard”.")


def test_half_a_stand_in_is_there_again_after_a_hang_up(home: Home) -> None:
    with talking(home) as talk:
        pieces = begin(talk)
        talk.types(numbered(pieces, "Sam Hale"))
        talk.hears("is open:")
        talk.types("review")
        talk.hears("What stands in for Sam Hale?")
        talk.terminal.type("a coll")
        talk.hears("a coll")
        talk.terminal.send(signal.SIGHUP)
        talk.terminal.end()
    with talking(home) as talk:
        talk.tells((NOW, "drafts"), ("by its number", "1"), ("or ?", "review"))
        talk.hears("What you had typed stands there already", "What stands in for Sam Hale?", "a coll")
        talk.types("eague")
        talk.hears("Sam Hale leaves as “a colleague”.")


def test_a_pack_is_sealed_with_a_passphrase_that_nobody_sees(home: Home) -> None:
    with talking(home) as talk:
        pieces = begin(talk)
        talk.types(numbered(pieces, "Small"), "form")
        talk.answers("Which, by its number", "4")
        talk.types("write")
        talk.answers("A passphrase for the pack (it is not shown):", "harbour lamp seven")
        talk.answers("The same again:", "harbour lamp seven")
        talk.answers("Where to", "~/story.age")
        talk.hears("Written to")
        assert "harbour lamp seven" not in talk.all
    assert "Small" in unseal((home.folder / "story.age").read_bytes(), "harbour lamp seven")


def test_what_was_agreed_is_handed_over(home: Home) -> None:
    with home.journal() as journal:
        held = journal.add(Conversation(with_whom="Priya Nand", when=PartialDate.of(journal.today())))
        journal.add(Action(what="Draft the plan", conversation=held.ref))
    with talking(home) as talk:
        talk.tells((NOW, "6"), ("Conversations, or ?", "1"), ("Conversation 1, or ?", "afterwards"))
        talk.tells(("Afterwards, or ?", "hand"), ("For Priya Nand", "write"))
        talk.hears("Exactly what will leave, for Priya Nand:", "Draft the plan")
        talk.answers("Where to", "~/agreed.md")
        talk.hears("Written to")
    assert "Draft the plan" in (home.folder / "agreed.md").read_text("utf-8")
