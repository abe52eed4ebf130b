"""Find me a story: what fits a situation comes up, the best first, and says why."""

from __future__ import annotations

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Lesson, Ref, Reflection, Setback
from careerjournal.model.vocabulary import SetbackKind
from careerjournal.sharing.stories import MOST, stories_for


@pytest.fixture
def telling(journal: Journal) -> Journal:
    journal.add(
        Setback(what_happened="The panel I talked over", kind=SetbackKind.INTERVIEW, body="They asked about budgets.")
    )
    journal.add(Setback(what_happened="The ferry timetable nobody used", kind=SetbackKind.PROJECT_FAILED))
    journal.add(Setback(what_happened="Runner-up for the harbour post", tags=("interviews",), body="So near."))
    journal.add(Lesson(sentence="Answer the question, then stop.", learnt_from=(Ref(Kind.SETBACK, 1),)))
    journal.add(Reflection(body="An interview on the radio about budgets and ferries"))
    return journal


def found(journal: Journal, situation: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(str(fitting.entry.ref), fitting.why) for fitting in stories_for(journal, situation)]


def test_what_is_said_what_it_is_and_what_it_is_tagged_with_all_count(telling: Journal) -> None:
    assert found(telling, "She has an interview next week, and the budget worries her.") == [
        ("setback 1", ("interview went badly", "says “budget”")),
        ("setback 3", ("tagged “interviews”",)),
    ]


def test_a_lesson_is_a_story_too_and_endings_do_not_matter(telling: Journal) -> None:
    assert found(telling, "he never stops answering") == [("lesson 1", ("says “stops” and “answering”",))]


def test_the_word_that_few_entries_have_weighs_more(journal: Journal) -> None:
    for _ in range(5):
        journal.add(Setback(what_happened="A meeting"))
    journal.add(Setback(what_happened="A lighthouse"))
    assert found(journal, "meeting lighthouse")[0][0] == "setback 6"


@pytest.mark.parametrize("nothing", ["", "   ", "what is it that they want", "zzz qqq", '"" OR * NOT(', "]]> \x00"])
def test_where_nothing_fits_nothing_comes(telling: Journal, nothing: str) -> None:
    assert found(telling, nothing) == []


def test_no_more_come_than_are_read(journal: Journal) -> None:
    with journal.together():
        for number in range(MOST + 5):
            journal.add(Setback(what_happened=f"The panel, time {number}"))
    assert len(found(journal, "a panel " + "of words " * 5000)) == MOST
