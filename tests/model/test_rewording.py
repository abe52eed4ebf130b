"""A comma makes no history; another wish does."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from careerjournal.model import Aspiration, PartialDate, Wording
from careerjournal.model.rewording import says_the_same
from careerjournal.model.vocabulary import Rewording

SAME = [
    ("To run a survey of my own", "to run a survey, of my own."),
    ("To run  a survey", "To run a survey "),
    ("To set up a crew", "To set-up a crew"),
    ("To set up a crew", "To setup a crew"),
    ("To be someone’s mentor", "To be someone's mentor"),
    ("To be CHARTERED", "To be chartered!"),
    ("To organise the harbour", "To organize the harbor"),
    ("To run a surevy", "To run a survey"),
    ("To run a surve", "To run a survey"),
    ("To lead two surveys", "To lead two survey"),
    ("Ｆull width", "Full width"),
    ("", ""),
]
ANOTHER = [
    ("To lead a team", "To read a team"),
    ("To be paid", "To be unpaid"),
    ("To stay able", "To stay unable"),
    ("To run boats", "To run coats"),
    ("To do it now", "To do it not"),
    ("To reach level 3", "To reach level 4"),
    ("By 2030", "By 2031"),
    ("To move by 20301", "To move by 20302"),
    ("To run a survey", "To run no survey"),
    ("To run a survey", "To run a survey of my own"),
    ("To lead people", "To coach people"),
    ("To organise surveys of harbours", "To organize survey of harbour"),
    ("To run a survey", ""),
    ("People", ""),
]


@pytest.mark.parametrize(("before", "after"), SAME)
def test_spelling_makes_no_history(before: str, after: str) -> None:
    assert says_the_same(before, after)
    assert says_the_same(after, before)
    was = Aspiration(what="x", why=before)
    assert msgspec.structs.replace(was, why=after).keeping_wording(was, dt.date(2026, 1, 1)).earlier_wordings == ()


@pytest.mark.parametrize(("before", "after"), ANOTHER)
def test_another_word_does(before: str, after: str) -> None:
    assert not says_the_same(before, after)
    assert not says_the_same(after, before)


def test_what_the_change_was_is_kept_with_the_wording_before() -> None:
    was = Aspiration(what="To lead")
    now = msgspec.structs.replace(was, what="To teach").keeping_wording(was, dt.date(2026, 1, 1), Rewording.ANOTHER)
    assert now.earlier_wordings == (
        Wording(what="To lead", until=PartialDate(2026, 1, 1), rewording=Rewording.ANOTHER),
    )
