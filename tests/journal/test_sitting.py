"""Questions to sit with: ours and one's own, none twice within a season, never the one just answered."""

from __future__ import annotations

import datetime as dt
import re
from itertools import combinations

from careerjournal.journal.journal import Journal
from careerjournal.journal.sitting import SEASON, another, in_order, keep_own, sitting, themes
from careerjournal.model import Reflection, StepName
from tests.conftest import Clock

SMALL = """
    a an and are as at be been by could did do does for from had has have how if in is it its made me
    most more my no not of on one or own part so still than that the their them they thing things this
    to up was well were what when where which who whom whose will with work would you your yours
    yourself
"""
NOT_OURS = re.compile(r"\b(feel|feelings|heal|journey|inner|trauma|boundaries|toxic|trigger|self-care)\b")


def content(question: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z’]+", question.lower())) - frozenset(SMALL.split())


def test_there_are_more_than_a_hundred_by_theme_and_by_the_seven_steps() -> None:
    assert len(in_order()) > 110
    assert {step.label.lower() for step in StepName} <= set(themes())
    assert all(len(questions) >= 8 for questions in themes().values())


def test_no_two_are_alike() -> None:
    ours = in_order()
    assert len(ours) == sum(len(questions) for questions in themes().values())
    alike = [
        (one, other)
        for one, other in combinations(ours, 2)
        if one.split()[:4] == other.split()[:4]
        or len(content(one) & content(other)) > 0.5 * min(len(content(one)), len(content(other)))
    ]
    assert alike == []


def test_each_is_one_plain_question() -> None:
    for question in in_order():
        assert question.endswith("?")
        assert question.count("?") == 1
        assert len(question) <= 80
        assert not NOT_OURS.search(question)


def test_none_comes_twice_within_a_season_whatever_is_answered_and_asked_for(journal: Journal, clock: Clock) -> None:
    keep_own(journal, ["Is it raining?", "", "Is it raining?", "Whom did I leave out?"])
    assert journal.arrangement.questions == ("Is it raining?", "Whom did I leave out?")
    seen: dict[str, dt.date] = {}
    own = set()
    for number in range(200):
        today = journal.today()
        asked = [sitting(journal).question]
        if number % 17 == 3:
            asked.append(another(journal))
        assert sitting(journal).question == asked[-1]
        if number % 5 == 0:
            journal.add(Reflection(body="So it was.", prompt=asked[-1]))
            assert sitting(journal).answered is not None
        for question in asked:
            before = seen.get(question)
            assert before is None or (today - before).days >= SEASON - 1, (number, question, before)
            seen[question] = today
            own |= {question} & set(journal.arrangement.questions)
        clock.step(days=1)
    assert own == set(journal.arrangement.questions)


def test_what_was_just_answered_is_not_asked_again(journal: Journal) -> None:
    asked = sitting(journal)
    assert asked.answered is None
    kept = journal.add(Reflection(body="So it was.", prompt=asked.question))
    assert sitting(journal) == (asked.question, kept)
    more = another(journal)
    assert more != asked.question
    assert sitting(journal) == (more, None)
    assert [one.digest.isalnum() for one in journal.arrangement.shown_questions] == [True]
