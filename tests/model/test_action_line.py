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
        ("Sam should send the rota", "Sam", "send the rota"),
        ("Sam must send the rota", "Sam", "send the rota"),
        ("Sam has to send the rota", "Sam", "send the rota"),
        ("Sam ought to send the rota", "Sam", "send the rota"),
        ("Sam could send the rota", "Sam", "send the rota"),
        ("Sam’s going to send the rota", "Sam", "send the rota"),
        ("Ken has promised to call", "Ken", "call"),
        ("Ken’s promised to call", "Ken", "call"),
        ("Ken offered to call", "Ken", "call"),
        ("Ken said he’d call", "Ken", "call"),
        ("Ken promised that he would call", "Ken", "call"),
        ("We agreed that Ros will introduce me", "Ros", "introduce me"),
        ("we agreed Ros will introduce me", "Ros", "introduce me"),
        ("It was agreed that Ros would introduce me", "Ros", "introduce me"),
        ("Ros and I agreed that Ken will call", "Ken", "call"),
        ("We agreed that I’ll call", "Me", "call"),
        ("We agreed to meet again", "Us", "meet again"),
        ("I asked Sam to send the rota", "Sam", "send the rota"),
        ("I’ve promised to call Ken", "Me", "call Ken"),
        ("I should call Ken", "Me", "call Ken"),
        ("Let’s meet again", "Us", "meet again"),
        ("we all need to meet again", "Us", "meet again"),
        ("Sam, Ros and Ken to meet", "Sam, Ros and Ken", "meet"),
        ("Sam & Ros to meet", "Sam & Ros", "meet"),
        ("Dr. Pask to call", "Dr. Pask", "call"),
        ("Everyone to read it", "Everyone", "read it"),
        ("My mentor has offered to introduce me to Ken", "My mentor", "introduce me to Ken"),
        ("Sam: Send the rota", "Sam", "Send the rota"),
        ("Sam - send the rota", "Sam", "send the rota"),
        ("@sam send the rota", "sam", "send the rota"),
        ("Could Sam send the rota?", "Sam", "send the rota?"),
        ("Shall we meet again?", "Us", "meet again?"),
        ("Sam, please send the rota", "Sam", "send the rota"),
        ("For Sam: send the rota", "Sam", "send the rota"),
        ("Sam → send the rota", "Sam", "send the rota"),
        ("[Sam] send the rota", "Sam", "send the rota"),
        ("send the rota @Sam", "Sam", "send the rota"),
        ("send the rota (owner: Sam)", "Sam", "send the rota"),
        ("Owner: Sam – send the rota", "Sam", "send the rota"),
        ("I think Sam should send the rota", "Sam", "send the rota"),
        ("Ideally Sam will send the rota", "Sam", "send the rota"),
        ("Sam kindly offered to send the rota", "Sam", "send the rota"),
        ("Sam was asked to send the rota", "Sam", "send the rota"),
        ("Ros wants me to call", "Me", "call"),
        ("I was asked to call", "Me", "call"),
        ("IT to set up the laptop", "IT", "set up the laptop"),
        ("Next steps: 1) Sam to call", "Sam", "call"),
        ("Remind Sam to call", "Me", "Remind Sam to call"),
        ("Ольга will call", "Ольга", "call"),
        # Labels are nobody.
        ("Action: send the rota", "Me", "send the rota"),
        ("ACTION – send the rota", "Me", "send the rota"),
        ("TODO: send the rota", "Me", "send the rota"),
        ("TODO send the rota", "Me", "send the rota"),
        ("To do: send the rota", "Me", "send the rota"),
        ("AP: send the rota", "Me", "send the rota"),
        ("AP 3: Sam to send the rota", "Sam", "send the rota"),
        ("AP Sam: send the rota", "Sam", "send the rota"),
        ("Action (Sam): send the rota", "Sam", "send the rota"),
        ("Action for Sam: send the rota", "Sam", "send the rota"),
        ("Next step: Sam should send the rota", "Sam", "send the rota"),
        ("Agreed: Ros to send the rota", "Ros", "send the rota"),
        ("- [ ] Sam to send the rota", "Sam", "send the rota"),
        ("Minutes: send them to Sam", "Me", "Minutes: send them to Sam"),
        ("Follow up with Ken", "Me", "Follow up with Ken"),
        # What is done by nobody who is named.
        ("Slides to be sent round", "Me", "Slides to be sent round"),
        ("The rota should be ready", "Me", "The rota should be ready"),
        ("This should be ready", "Me", "This should be ready"),
        ("Letter to the board", "Me", "Letter to the board"),
        ("Happy to help", "Me", "Happy to help"),
        ("Sam will not send it", "Me", "Sam will not send it"),
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
    ("typed", "who", "what"),
    [
        ("Hope sends me the receipts", "Hope", "send me the receipts"),
        ("hope’ll send me the receipts", "Hope", "send me the receipts"),
        ("Hope Vale does the slides", "Hope Vale", "do the slides"),
        ("Hope carries the box, then goes home", "Hope", "carry the box, then goes home"),
        ("Hope drafts the plan", "Hope", "draft the plan"),
        ("hope to finish the draft", "Me", "hope to finish the draft"),
        ("Hope for the best", "Me", "Hope for the best"),
        ("We agreed Hope sends me the draft", "Hope", "send me the draft"),
        ("Zoltan introduces me to the board", "Zoltan", "introduce me to the board"),
        ("Tom gives me feedback", "Tom", "give me feedback"),
        ("Finance sends me the figures", "Me", "Finance sends me the figures"),
        ("Zoltan and Ros share the deck", "Zoltan and Ros", "share the deck"),
        ("My manager signs the form", "My manager", "sign the form"),
        ("You send me the list", "You", "send me the list"),
        ("you’ll send me the list", "you", "send me the list"),
        ("you said that it was late", "Me", "you said that it was late"),
        ("she emails HR", "she", "email HR"),
        ("they share the deck", "they", "share the deck"),
        ("we both look at the sheet", "Us", "look at the sheet"),
        ("we look at the sheet", "Us", "look at the sheet"),
        ("both look at the sheet", "Us", "look at the sheet"),
        ("both of us look at the sheet", "Us", "look at the sheet"),
        ("you and I meet", "Us", "meet"),
        ("both sheets to Sam", "Me", "both sheets to Sam"),
        ("we need a rota", "Me", "we need a rota"),
        ("Send me the list", "Me", "Send me the list"),
        ("Sends me the list", "Me", "Sends me the list"),
        ("Collate reports", "Me", "Collate reports"),
        ("Email minutes to Sam", "Me", "Email minutes to Sam"),
        ("Reports show the figures", "Me", "Reports show the figures"),
    ],
)
def test_a_name_and_what_they_do_is_theirs(typed: str, who: str, what: str) -> None:
    line = read_action(typed, TODAY, ("Hope Vale",))
    assert (line.who, line.what) == (who, what)


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
        ("before Christmas", "2026-12-24"),
        ("before Christmas Day", "2026-12-24"),
        ("before January", "2026-12-31"),
        ("by Christmas", "2026-12-25"),
        ("by Easter", "2027-03-28"),
        ("by Good Friday", "2027-03-26"),
        ("by New Year", "2027-01-01"),
        ("by Thurs", "2026-11-26"),
        ("by Friday next week", "2026-11-27"),
        ("by Friday 4th", "2026-12-04"),
        ("by Friday the 4th", "2026-12-04"),
        ("by Monday 7", "2026-12-07"),
        ("by 3 Dec 26", "2026-12-03"),
        ("by 3 Dec ’26", "2026-12-03"),
        ("by Friday, 4 December 2026", "2026-12-04"),
        ("by 31/1", "2027-01-31"),
        ("by 31.1.", "2027-01-31"),
        ("by 25/12/2026", "2026-12-25"),
        ("by 3. Mai", "2027-05-03"),
        ("by 3 mayo 2027", "2027-05-03"),
        ("on 1 de enero de 2027", "2027-01-01"),
        ("by Freitag", "2026-11-27"),
        ("by Q1 2027", "2027-q1"),
        ("by the end of the quarter", "2026-12-31"),
        ("by the end of next week", "2026-11-27"),
        ("by the end of the month", "2026-11-30"),
        ("by the end of the day", "2026-11-22"),
        ("by COB Friday", "2026-11-27"),
        ("– Fri", "2026-11-27"),
        ("when: Friday", "2026-11-27"),
        ("eom", "2026-11-30"),
        ("by close of business on Friday", "2026-11-27"),
        ("on or before 5 December", "2026-12-05"),
        ("two weeks before Easter", "2027-03-14"),
        ("within the next two weeks", "2026-12-06"),
        ("within the month", "2026-11-30"),
        ("by the Monday after Christmas", "2026-12-28"),
        ("w/c 7 December", "2026-12-07"),
        ("this week", "2026-11-27"),
        ("early next week", "2026-11-23"),
        ("by Friday at the latest", "2026-11-27"),
        ("no later than Friday", "2026-11-27"),
        ("(by Friday)", "2026-11-27"),
        ("last week", None),
        ("last Friday", None),
        ("by 2019", None),
        ("by yesterday", None),
        ("of 12 June", None),
        ("of 3 March 2024", None),
        ("after Friday", None),
        ("from Monday", None),
        ("about 25 December", None),
        ("we agreed on Monday", None),
        ("we had on 3 November", None),
        ("on 3 November", None),
        ("by 2100 euros", None),
        ("by the second meeting", None),
        ("3 mars bars", None),
        ("on sun cream", None),
        ("by now", None),
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
        assert line.by_when is None or line.by_when.last >= TODAY


@pytest.mark.parametrize(
    ("typed", "what", "kept"),
    [
        ("i’ll ring her tues", "ring her", "2026-11-24"),
        ("ring her tomorrow", "ring her", "2026-11-23"),
        ("ring her Friday", "ring her", "2026-11-27"),
        ("see her next week", "see her", "2026-11-29"),
        ("do that tomorrow", "do that", "2026-11-23"),
        ("ring Sam thurs", "ring Sam", "2026-11-26"),
        ("send the draft fri, review in January", "send the draft", "2026-11-27"),
        ("ring him sat", "ring him", "2026-11-28"),
        ("send the draft Wed.", "send the draft", "2026-11-25"),
        ("find out where we sat", "find out where we sat", None),
        ("get more sun", "get more sun", None),
        ("call Ken every fri", "call Ken every fri", None),
        ("write up her Friday talk", "write up her Friday talk", None),
    ],
)
def test_a_day_at_the_end_of_a_line_is_when_it_is_due(typed: str, what: str, kept: str | None) -> None:
    line = read(typed)
    assert (line.what.rstrip("."), str(line.by_when) if line.by_when else None) == (what, kept)


def test_the_surest_of_several_dates_is_when_it_is_due() -> None:
    line = read("write up what happened in May by Friday")
    assert (line.what, str(line.by_when)) == ("write up what happened in May", "2026-11-27")
    assert str(read("ask on Monday whether Friday 4 December will do").by_when) == "2026-11-23"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Run the course from 3 to 5 December", "2026-12-05"),
        ("Run the course 3–5 December", "2026-12-05"),
        ("Run the course between 3 and 5 December", "2026-12-05"),
        ("Be away from Friday to Monday", "2026-11-30"),
        ("Be away 24 Dec – 2 Jan", "2027-01-02"),
        ("Be away from 24/12 to 2/1", "2027-01-02"),
        ("Be away from the 3rd to the 5th", "2026-12-05"),
        ("Send it by Friday or Monday", "2026-11-30"),
        ("Send it in a week or two", "2026-11-29"),
        ("Send it by Friday morning", "2026-11-27"),
        ("Send it by Friday 5pm", "2026-11-27"),
        ("Send it by the Friday meeting", "2026-11-27"),
        ("Prepare slides for Friday", "2026-11-27"),
    ],
)
def test_words_that_say_more_than_a_day_stay(typed: str, kept: str) -> None:
    line = read(typed)
    assert (line.what, str(line.by_when)) == (typed, kept)


@pytest.mark.parametrize(
    "typed",
    [
        "Compare with the plan of 3 March 2024",
        "Send Ana the minutes of 12 June 2025",
        "Ask HR about my contract of 1 October 2019",
        "Look at what we said on 3 November 2026",
        "Fix the error in the 14 May 2023 entry",
        "Fix the 14 May entry",
        "Send the report on March 2025",
        "Write the Friday update",
        "Move the meeting to Friday",
        "Compare 2026 with 2027",
        "Call Ken every Friday",
        "Call Ken on Mondays",
        "Do not send it before Friday",
        "Don’t call Ken until Friday",
        "hand 3 out, buy 3 set tables",
    ],
)
def test_a_date_that_is_talked_about_stays(typed: str) -> None:
    line = read(typed)
    assert (line.what, line.by_when, line.problem) == (typed, None, "")


def test_a_date_may_stand_before_its_owner() -> None:
    for typed in (
        "By Friday, Sam to send the rota",
        "On Friday Sam will send the rota",
        "Friday: Sam to send the rota",
    ):
        line = read(typed)
        assert (line.what, line.who, str(line.by_when)) == ("send the rota", "Sam", "2026-11-27")


@pytest.mark.parametrize("day", range(23, 30))
def test_the_end_of_next_week_is_its_friday_whenever_it_is_said(day: int) -> None:
    line = read_action("ask Sam by the end of next week", dt.date(2026, 11, day))
    assert str(line.by_when) == "2026-12-04"
    assert str(read_action("ask Sam by Friday next week", dt.date(2026, 11, day)).by_when) == "2026-12-04"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("send it by 3 March 2024", "no date (3 March 2024 has passed)"),
        ("send it by last Friday", "no date (20 November 2026 has passed)"),
        ("send it by next sprint", "no date (“by next sprint” is not a date I can read)"),
        ("send it before the launch", "no date (“before the launch” is not a date I can read)"),
        ("send it by Thurzday", "no date (“by Thurzday” is not a date I can read)"),
        ("send it on 31 April", "no date (April 2026 has 30 days, so there is no 31)"),
        ("send it by Fri/Mon", "no date (“by Fri/Mon” is not a date I can read)"),
        ("send it by email", "no date"),
        ("ask what was written by Ros", "no date"),
    ],
)
def test_what_was_not_understood_is_said_back(typed: str, said: str) -> None:
    line = read(typed)
    assert (line.what, line.problem) == (typed, "")
    assert line.said_back == f"me · {said} · no review"


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
        ("book it by Friday 5th", "5 December 2026 is a Saturday. Write the day or the date."),
        ("book it by 3/4", "3/4 could be two different days. Write the month as a word: 3 April or 4 March."),
        ("by Friday", "Say what is to be done, too."),
        ("Action:", "Say what is to be done, too."),
        ("", ""),
        ("book it by 31 April, or on Friday", ""),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(typed: str, problem: str) -> None:
    assert read(typed).problem == problem


TYPED = """I’ll|Sam to
Ros will|ask|Sam|for the rota|by|by Friday|in|in January|3 Dec|, review|review|with|and|on|31 April
with help from Ann|need|from Ken|the figures|,|;|- |.|:|in two weeks|by the end of|March|may|2019|!|§
Action:|AP 2 –|TODO|We agreed that|should|has promised to|from 3 to|5 December|of 3 March 2024|Friday 4th|(by|)|mars
Thurs morning|by next|before|Christmas|the|at the latest|- [ ]|@sam|last|(owner: Sam)|please|Could
I think|- Fri|[Sam]|every|not|when:|25/12/2026|3. Mai|on|said|for"""
PHRASES = st.sampled_from(re.split(r"[|\n]", TYPED))


@given(
    st.lists(PHRASES, max_size=12).map(" ".join) | nasty_texts(),
    st.just(TODAY) | st.dates(dt.date(1910, 1, 1), dt.date(2190, 12, 31)),
)
def test_every_word_is_somewhere_and_no_deadline_has_passed(typed: str, today: dt.date) -> None:
    line = read_action(typed, today)
    assert line.by_when is None or line.by_when.last >= today
    kept = " ".join((line.what, *(phrase.typed for phrase in line.understood)))
    assert sorted(re.findall(r"\w+", kept)) == sorted(re.findall(r"\w+", clean_line(typed)))
    if line.what and len(line.what) < 500:
        validated(line.action)
