"""Actions typed in one line: what is understood, what is said back, and that no word is lost."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerjournal.model import Action, PartialDate, Support, validated
from careerjournal.model.action_line import ActionLine, read_action
from careerjournal.model.text import clean_line
from tests.model.strategies import nasty_texts

TODAY = dt.date(2026, 11, 22)  # a Sunday


def read(line: str) -> ActionLine:
    return read_action(line, TODAY)


def test_the_whole_of_a_line() -> None:
    line = read("ask Sam for the rota by 3 Dec, review in January")
    assert line.action == Action(
        what="ask Sam for the rota", who="Me", by_when=PartialDate(2026, 12, 3), review="in January 2027"
    )
    assert [(phrase.field, phrase.typed, phrase.meaning) for phrase in line.understood] == [
        ("by_when", "by 3 Dec", "3 December 2026"),
        ("review", "review in January", "in January 2027"),
    ]
    assert line.said_back == "me · by 3 December 2026 · review in January 2027"
    assert line.problem == ""


@pytest.mark.parametrize(
    ("typed", "who", "what"),
    [
        ("ask Sam for the rota", "Me", "ask Sam for the rota"),
        ("Ask Sam for the rota", "Me", "Ask Sam for the rota"),
        ("I'll ask Sam", "Me", "ask Sam"),
        ("I’ll ask Sam", "Me", "ask Sam"),
        ("I will ask Sam", "Me", "ask Sam"),
        ("i need to ask Sam", "Me", "ask Sam"),
        ("me: ask Sam", "Me", "ask Sam"),
        ("I’m going to ask Sam", "Me", "ask Sam"),
        ("Sam to send the rota", "Sam", "send the rota"),
        ("Sam will send the rota", "Sam", "send the rota"),
        ("Sam’ll send the rota", "Sam", "send the rota"),
        ("Sam is going to send the rota", "Sam", "send the rota"),
        ("Sam: send the rota", "Sam", "send the rota"),
        ("Ros Pask to introduce me", "Ros Pask", "introduce me"),
        ("Ros Pask and Ken to meet", "Ros Pask and Ken", "meet"),
        ("Captain Dunmore to look at the sheet", "Captain Dunmore", "look at the sheet"),
        ("Mary O’Neill to write to Sam", "Mary O’Neill", "write to Sam"),
        ("Élodie to call", "Élodie", "call"),
        ("HR to confirm the dates", "HR", "confirm the dates"),
        ("my manager to approve it", "my manager", "approve it"),
        ("The treasurer will send the figures", "The treasurer", "send the figures"),
        ("we’ll meet Ken together", "Us", "meet Ken together"),
        # Not somebody named Talk, Write or Apply, and not a thing that does something.
        ("Talk to finance about the bid", "Me", "Talk to finance about the bid"),
        ("Write to Sam to ask for it", "Me", "Write to Sam to ask for it"),
        ("Apply to run the survey", "Me", "Apply to run the survey"),
        ("Ask Sam to send the rota", "Me", "Ask Sam to send the rota"),
        ("the rota to be sent round", "Me", "the rota to be sent round"),
        ("ask Sam: is there a rota", "Me", "ask Sam: is there a rota"),
    ],
)
def test_who_does_it(typed: str, who: str, what: str) -> None:
    line = read(typed)
    assert (line.who, line.what) == (who, what)
    assert line.action.is_mine is (who in ("Me", "Us"))


@pytest.mark.parametrize(
    ("when", "kept"),
    [
        ("by Friday", "2026-11-27"),
        ("by 3 Dec", "2026-12-03"),
        ("by the 3rd of December", "2026-12-03"),
        ("by 3 December 2027", "2027-12-03"),
        ("by end of March", "2027-03-31"),
        ("by the end of next month", "2026-12-31"),
        ("no later than the end of next month", "2026-12-31"),
        ("by the end of the week", "2026-11-27"),
        ("next week", "2026-11-29"),
        ("in two weeks", "2026-12-06"),
        ("within a fortnight", "2026-12-06"),
        ("tomorrow", "2026-11-23"),
        ("by tomorrow", "2026-11-23"),
        ("today", "2026-11-22"),
        ("before the launch", None),
        ("before 24 December", "2026-12-24"),
        ("until Monday", "2026-11-23"),
        ("on Tuesday", "2026-11-24"),
        ("on Friday 4 December", "2026-12-04"),
        ("Friday", "2026-11-27"),
        ("this Friday", "2026-11-27"),
        ("friday week", "2026-12-04"),
        ("in January", "2027-01"),
        ("by January", "2027-01"),
        ("by spring", "2027-spring"),
        ("by mid-March", "2027-03-16"),
        ("by 2027", "2027"),
        ("due 2026-12-03", "2026-12-03"),
        ("by: 3 Dec", "2026-12-03"),
        ("by the 12th", "2026-12-12"),
        ("3 Dec", "2026-12-03"),
        ("+2w", "2026-12-06"),
        ("in three months", "2027-02"),
        ("soon", None),
        ("by and by", None),
        ("in the end", None),
        ("on the launch", None),
        ("in 2019", None),
        ("as I may", None),
    ],
)
def test_by_when(when: str, kept: str | None) -> None:
    for typed in (
        f"ask Sam for the rota {when}",
        f"ask Sam for the rota, {when}.",
        f"ask Sam for the rota {when}, please",
    ):
        line = read(typed)
        assert (str(line.by_when) if line.by_when else None) == kept
        assert line.what.startswith("ask Sam for the rota")
        assert (when in line.what) is (kept is None)


def test_the_surest_of_several_dates_is_when_it_is_due() -> None:
    line = read("write up what happened in May by Friday")
    assert (line.what, str(line.by_when)) == ("write up what happened in May", "2026-11-27")
    assert str(read("ask on Monday whether Friday 4 December will do").by_when) == "2026-11-23"


@pytest.mark.parametrize(
    ("typed", "review"),
    [
        ("ask Sam by Friday, review in January", "in January 2027"),
        ("ask Sam by Friday; reviewed with Ros in two weeks", "with Ros on 6 December 2026"),
        ("ask Sam by Friday and review in January", "in January 2027"),
        ("ask Sam by Friday, then review next month", "in December 2026"),
        ("ask Sam by Friday - review 2 Dec", "on 2 December 2026"),
        ("ask Sam by Friday, to be reviewed by Ros", "by Ros"),
        ("ask Sam by Friday, check with Ros by 3 Dec", "with Ros by 3 December 2026"),
        ("ask Sam by Friday, look at it again after the summer", "after the summer"),
        ("ask Sam by Friday. Review: whether he asks anything", "whether he asks anything"),
        ("ask Sam by Friday", ""),
    ],
)
def test_review(typed: str, review: str) -> None:
    line = read(typed)
    assert (line.what, str(line.by_when), line.review) == ("ask Sam", "2026-11-27", review)


def test_to_review_something_is_a_thing_to_do() -> None:
    line = read("review the rota by Friday")
    assert (line.what, line.review) == ("review the rota", "")


@pytest.mark.parametrize(
    ("typed", "needed", "from_whom"),
    [
        ("write the bid with help from Ann by June", "help", "Ann"),
        ("write the bid by June, with the help of my manager", "help", "my manager"),
        ("write the bid with Ann’s support by June", "support", "Ann"),
        ("write the bid, helped by Ros Pask, by June", "help", "Ros Pask"),
        ("write the bid with help from Ann on the figures by June", "help on the figures", "Ann"),
        ("write the bid by June, need a quiet room from Ken", "a quiet room", "Ken"),
        ("write the bid by June, support: a quiet room", "a quiet room", ""),
        ("write the bid by June", "", ""),
    ],
)
def test_support(typed: str, needed: str, from_whom: str) -> None:
    line = read(typed)
    assert (line.what, line.support) == ("write the bid", Support(needed=needed, from_whom=from_whom))
    assert str(line.by_when) == "2027-06"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("book it by 31 April", "April 2026 has 30 days, so there is no 31."),
        ("book it by Thursday 4 December", "4 December 2026 is a Friday. Write the day or the date."),
        ("by Friday", "Say what is to be done, too."),
        ("", ""),
        ("book it by 31 April, or on Friday", ""),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(typed: str, problem: str) -> None:
    assert read(typed).problem == problem


TYPED = """I’ll|Sam to
Ros will|ask|Sam|for the rota|by|by Friday|in|in January|3 Dec|, review|review|with|and|on|31 April
with help from Ann|need|from Ken|the figures|,|;|- |.|:|in two weeks|by the end of|March|may|2019|!|§"""
PHRASES = st.sampled_from(re.split(r"[|\n]", TYPED))


@given(st.lists(PHRASES, max_size=12).map(" ".join) | nasty_texts())
def test_every_word_is_somewhere(typed: str) -> None:
    line = read(typed)
    kept = " ".join((line.what, *(phrase.typed for phrase in line.understood)))
    assert sorted(re.findall(r"\w+", kept)) == sorted(re.findall(r"\w+", clean_line(typed)))
    if line.what and len(line.what) < 500:
        validated(line.action)
