"""What is closed, in plain lines: a letter, and a sealed expectation, opened early only when asked twice."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest
from msgspec import structs

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

from careerjournal.model import Move, PartialDate, Reflection
from careerjournal.model.expectation import Expectation
from careerjournal.model.vocabulary import Direction
from tests.e2e.homes import Home
from tests.plain.talking import CTRL_C, NOW, talking


def test_a_letter_is_opened_before_its_day_only_when_asked_twice(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with home.journal() as journal:
        later = PartialDate.of(journal.today() + dt.timedelta(days=300))
        journal.add(Reflection(body="Dear me, did you wait?", open_on=later))
    with talking(home) as talk:
        talk.tells((NOW, "7"), ("Journal, or ?", "1"))
        heard = talk.answers("Reflection 1, or ?", "open")
        assert "did you wait" not in heard
        assert "“open” opens it; before that day it asks first." in heard
        talk.answers("This is early.", "")
        talk.answers("Open it now? (yes or no)", "no")
        assert "did you wait" not in talk.answers("Reflection 1, or ?", "open")
        talk.answers("Open it now? (yes or no)", "yes")
        talk.hears("Dear me, did you wait?", "Reflection 1, or ?")
    with home.journal() as journal:
        assert not journal.reflections[1].is_closed


def test_what_is_sealed_is_said_to_be_closed_until_its_day_when_it_is_kept(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with home.journal() as journal:
        later = PartialDate.of(journal.today() + dt.timedelta(days=300))
        expects = Expectation(expects="A yes by May", look_again=later)
        journal.add(Move(direction=Direction.LATERAL, expectation=expects))
    with talking(home) as talk:
        talk.tells((NOW, "move 1"), ("Move 1, or ?", "change"))
        heard = talk.hears("Which field, by its number")
        place = heard.split(" What I expect of it:")[0].split()[-1].rstrip(".")
        talk.types(place)
        talk.tells(("what I expect, change it", ""), ("how sure I am", ""), ("change my mind. Lines;", "."))
        talk.tells(("look again on", ""), ("seal it", "yes"))
        talk.hears("Changed move 1", "What was expected is sealed until", "“look back” opens it")


def test_a_sealed_expectation_is_looked_back_at_in_three_steps(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with home.journal() as journal:
        yesterday = PartialDate.of(journal.today() - dt.timedelta(days=1))
        expects = Expectation(expects="A yes by May", look_again=yesterday, seal=True)
        move = journal.add(Move(direction=Direction.LATERAL, why="Harbours", expectation=expects))
        journal.keep(structs.replace(move, came_of_it="They took somebody else"))
    with talking(home) as talk:
        talk.answers(NOW, "9")
        talk.answers("Move 1, or ?", "look back")
        talk.hears("What I expected: A yes by May")
        assert "somebody else" not in talk.answers("from this alone?", "")
        talk.answers("cannot be guessed any more.", "")
        talk.terminal.type(f"I thin{CTRL_C}")
        talk.answers("Move 1, or ?", "look back")
        talk.answers("from this alone? I thin", "k they said yes")
        talk.hears("They took somebody else")
        talk.answers("The difference, in a sentence", "I took silence for a yes")
        talk.answers("enter goes back", "lesson")
        talk.hears("Put down as lesson 1")
    with home.journal() as journal:
        [one] = journal.moves[1].sealed
        assert (one.guess, one.difference) == ("I think they said yes", "I took silence for a yes")
        assert journal.lessons[1].sentence == "I took silence for a yes"
