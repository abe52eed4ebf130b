"""A conversation in plain lines: prepared with what the journal offers, held, written up, and its brief written."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest
from msgspec import structs

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

from careerjournal.model import Action, Aspiration, Conversation, PartialDate
from careerjournal.model.vocabulary import ConversationPart
from tests.e2e.homes import Home
from tests.plain.talking import CTRL_C, NOW, talking


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with an aspiration to be offered, and a conversation."""
    home = Home(tmp_path)
    with home.journal() as journal:
        journal.add(Aspiration(what="To lead a small team", why="People grow in them"))
        journal.add(
            Conversation(
                with_whom="Priya Nand",
                my_part=ConversationPart.MENTEE,
                when=PartialDate.of(journal.today()),
                questions=("What would you try?", "Who should I meet?"),
            )
        )
    return home


def test_a_new_one_is_put_down_and_prepared_with_what_the_journal_holds(home: Home) -> None:
    with talking(home) as talk:
        talk.types("write conversation")
        talk.tells(
            ("With whom:", "Ros Pask"),
            ("My part in it:", "mentee"),
            ("14:30 When:", "3 Dec 14:30"),
            ("Time agreed (", "."),
            ("a page by its number", "2"),
        )
        heard = talk.hears("From the journal; a number takes it in:", "Aspirations, or ?")
        assert "To lead a small team" in heard
        assert "once the title is taken away?" in heard
        talk.types("1")
        talk.hears("Taken in: To lead a small team")
        talk.tells(("Aspirations, or ?", "write"), ("Preparation, change it", "+"), (">", "And more."), (">", "."))
        talk.tells(("Preparation, change it", ""), ("Aspirations, or ?", "back"), ("a page by its number", "8"))
        talk.tells(("My questions, or ?", "write"), ("Lines; . ends them.", "What would you do?"), (">", "."))
        talk.tells(("My questions, or ?", "back"), ("a page by its number", "back"))
        talk.hears("Kept as conversation 2.")
    with home.journal() as journal:
        kept = journal.conversations[2]
    assert kept.aspirations.preparation == "- To lead a small team ([[aspiration 1]])\nAnd more."
    assert (kept.questions, kept.begins.split()[0]) == (("What would you do?",), "14:30")


def test_in_the_room_lines_are_notes_and_what_is_agreed_is_an_action(home: Home) -> None:
    with talking(home) as talk:
        talk.tells((NOW, "6"), ("Conversations, or ?", "1"), ("Conversation 1, or ?", "room"))
        talk.hears("1. What would you try?")
        talk.tells(
            ("1 Opening:", "She wants to hear all of it"),
            ("Noted.", "2"),
            ("2 Aspirations:", "a: tell Sam about the rota by 3 May 2031"),
            ("Agreed: tell Sam about the rota", "n: a good hour"),
            ("Noted.", "q 2"),
            ("Question 2 is asked.", "A neighbour got it for her."),
            ("Noted.", "."),
        )
        talk.hears("Kept as conversation 1.")
        talk.tells(("a page by its number", "afterwards"))
        talk.hears("1. tell Sam about the rota; me, by 3 May 2031")
        talk.tells(("Afterwards, or ?", "notes"), ("Afterwards, or ?", "meet"), ("14:30 Next meeting:", "+2w"))
        talk.tells(("Afterwards, or ?", "next"))
        talk.hears("Put down conversation 2.")
        talk.tells(("Afterwards, or ?", "back"))
        talk.hears("Kept as conversation 1.")
    with home.journal() as journal:
        held = journal.conversations[1]
        [action] = journal.actions
        following = journal.conversations[2]
    assert (held.opening.notes, held.aspirations.notes) == (
        "She wants to hear all of it",
        "a good hour\nA neighbour got it for her.",
    )
    assert held.asked == ("Who should I meet?",)
    assert "**Opening.** She wants to hear all of it" in held.body
    assert isinstance(action, Action)
    assert (str(action.conversation), str(action.by_when)) == ("conversation 1", "2031-05-03")
    assert following.with_whom == "Priya Nand"


def test_of_a_pronoun_it_is_asked_who_is_meant(home: Home) -> None:
    with talking(home) as talk:
        talk.tells((NOW, "6"), ("Conversations, or ?", "1"), ("Conversation 1, or ?", "room"))
        talk.tells(("1 Opening:", "a: she’ll email HR"), ("A number, or a name", "1"))
        talk.hears("It is that of Priya Nand.")
        talk.tells(("1 Opening:", "a: she’ll ring Ken"), ("A number, or a name", ""), ("1 Opening:", "."))
        talk.tells(("a page by its number", "back"))
    with home.journal() as journal:
        assert [action.who for action in journal.actions] == ["Priya Nand", "she"]


def test_in_the_room_a_note_and_what_was_agreed_are_taken_back_put_right_and_deleted(home: Home) -> None:
    with talking(home) as talk:
        talk.tells((NOW, "6"), ("Conversations, or ?", "1"), ("Conversation 1, or ?", "room"))
        talk.tells(("1 Opening:", "One note"), ("Noted.", "a wrong one"))
        talk.answers("“a:” before it says that it is agreed.", "undo")
        talk.answers("Taken back: noted on Opening, “a wrong one”.", "a")
        talk.answers("What was agreed:", "tell Sam")
        talk.answers("Agreed: tell Sam", "undo")
        talk.answers("Taken back: agreed, “tell Sam”; it is in the trash.", "a: ring Ken")
        talk.answers("Agreed: ring Ken", "change 1")
        talk.tells(("by its number", "1"), ("empties it", "ring Ben"), ("by its number", "back"))
        talk.tells(("1 Opening:", "agreed"), ("1. ring Ben; me", "delete 1"))
        talk.answers("Deleted: ring Ben. “undo” brings it back.", "undo")
        talk.answers("it is agreed again.", "delete 7")
        talk.answers("has the numbers 1 to 1.", ".")
        talk.tells(("a page by its number", "afterwards"), ("Afterwards, or ?", "delete 1"), ("Deleted:", "undo"))
        talk.tells(("it is agreed again.", "back"), ("a page by its number", "back"))
    with home.journal() as journal:
        assert [action.what for action in journal.actions] == ["ring Ben"]
        assert journal.conversations[1].opening.notes == "One note"


def test_a_line_of_a_page_that_was_half_corrected_is_found_again_after_going_back(home: Home) -> None:
    with home.journal() as journal:
        held = journal.conversations[1]
        journal.keep(structs.replace(held, opening=structs.replace(held.opening, preparation="To hear it all")))
    with talking(home) as talk:
        talk.tells((NOW, "conversation 1"), ("Conversation 1, or ?", "prepare"), ("a page by its number", "1"))
        talk.tells(("Opening, or ?", "write"), ("Preparation, change it", "1"))
        talk.hears("Line 1, anew")
        talk.terminal.type(f"To hear so{CTRL_C}")
        talk.tells(("Preparation, change it", "leave"), ("Say +", ""), ("Opening, or ?", "write"))
        talk.answers("Preparation, change it", "1")
        talk.hears("Line 1, anew")
        talk.terminal.type(f"To hear so{CTRL_C}{CTRL_C}")
        talk.hears("Everything is kept.")
    with talking(home) as talk:
        talk.tells((NOW, "drafts"), ("by its number", "1"), ("a page by its number", "1"), ("Opening, or ?", "write"))
        talk.hears("You were editing line 1: “To hear so”.")
        talk.tells(("Preparation, change it", "1"), ("To hear so", "me of it"), ("Preparation, change it", ""))
        talk.tells(("Opening, or ?", "back"), ("a page by its number", "back"))
        talk.hears("Kept as conversation 1.")
    with home.journal() as journal:
        assert journal.conversations[1].opening.preparation == "To hear some of it"


def test_what_was_agreed_outlives_a_hang_up_in_mid_line(home: Home) -> None:
    with talking(home) as talk:
        talk.tells((NOW, "6"), ("Conversations, or ?", "1"), ("Conversation 1, or ?", "afterwards"))
        talk.answers("Afterwards, or ?", "action")
        talk.hears("What was agreed:")
        talk.terminal.type("tell Sa")
        talk.hears("tell Sa")
        talk.terminal.send(signal.SIGHUP)
        talk.terminal.end()
    with talking(home) as talk:
        talk.tells((NOW, "6"), ("Conversations, or ?", "1"), ("Conversation 1, or ?", "afterwards"))
        talk.tells(("Half typed: “tell Sa”.", "action"), ("What was agreed: tell Sa", "m"))
        talk.hears("Agreed: tell Sam")


def test_notes_outlive_a_hang_up_in_mid_line(home: Home) -> None:
    with talking(home) as talk:
        talk.tells((NOW, "6"), ("Conversations, or ?", "1"), ("Conversation 1, or ?", "room"))
        talk.answers("1 Opening:", "One note")
        talk.hears("Noted.", "1 Opening:")
        talk.terminal.type("half a no")
        talk.hears("half a no")
        talk.terminal.send(signal.SIGHUP)
        talk.terminal.end()
    with talking(home) as talk:
        talk.tells((NOW, "drafts"), ("by its number", "1"))
        talk.hears("A draft of it was left open")
        talk.tells(("a page by its number", "back"))
        talk.hears("Kept as conversation 1.")
    with home.journal() as journal:
        assert journal.conversations[1].opening.notes == "One note\nhalf a no"


def test_the_brief_is_read_and_written(home: Home) -> None:
    with talking(home) as talk:
        talk.tells((NOW, "9"), ("Conversation 1, or ?", "brief"))
        talk.hears("My questions: not on the page")
        talk.tells(("takes it off", "all"), ("takes it off", "read"))
        assert "==" not in talk.hears("With Priya Nand", "What would you try?")
        talk.tells(("takes it off", "write"), ("Where to", "~/page.html"))
        talk.hears("Written to")
        talk.tells(("takes it off", "write"), ("Where to", "~/page.html"), ("Replace it?", "no"))
        talk.hears("Nothing was written.")
    assert "What would you try?" in (home.folder / "page.html").read_text()
