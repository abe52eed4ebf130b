"""What we agreed, as a page that both hold: what is on it, for whose eyes, in which words, and what never is."""

from __future__ import annotations

import re

import pytest
from msgspec import structs

from careerjournal.conversations.agreed import NOTHING_AGREED, AgreedPreparation
from careerjournal.journal.journal import Journal
from careerjournal.model import Action, Conversation, Name, PartialDate, Step, Support, Want
from careerjournal.model.vocabulary import ActionState, ConversationPart
from careerjournal.sharing.document import Format
from careerjournal.sharing.markdown.rendering import cells
from careerjournal.sharing.redaction.answers import Verdict

PAGE = """\
# What we agreed on Friday 20 November 2026

For Priya Raman.

## I will

1. **Read a budget**{two}
   By Friday 4 December 2026{two}
   How: Ask a colleague for last year’s.{two}
   Support: an hour on the figures, from a colleague{two}
   Review: with Priya, in January 2027

## You will

2. **send me the two drafts**{two}
   By December 2026

## We will both

3. **write it up**{two}
   Done since.

## A colleague will

4. **book the room**

## Next meeting

Monday 11 January 2027
""".replace("{two}", "  ")

HELD = Conversation(
    with_whom="Priya Raman",
    my_part=ConversationPart.MENTEE,
    when=PartialDate(2026, 11, 20),
    next_meeting=PartialDate(2027, 1, 11),
    purpose="Hidden",
    agenda="Hidden",
    raise_again="Hidden",
    questions=("Hidden?",),
    opening=Step(preparation="Hidden", notes="Hidden"),
    action_plan=Step(preparation="Hidden", notes="Hidden"),
    body="Hidden",
    tags=("hidden",),
)


@pytest.fixture
def held(journal: Journal) -> Conversation:
    """A conversation with four things agreed, somebody who was not there, and notes that nobody else reads."""
    journal.add(Name(name="Priya Raman", spellings=("Priya",), stand_in="my mentor"))
    journal.add(Name(name="Dana Pell", spellings=("Dana",), stand_in="a colleague"))
    held = journal.add(HELD)
    support = Support(needed="an hour on the figures", from_whom="Dana Pell", how="Hidden, on the stairs")
    for action in (
        Action(
            what="Read a budget.",
            by_when=PartialDate(2026, 12, 4),
            how="Ask Dana for last year’s. ([[setback 3]])",
            support=support,
            review="with Priya, in January 2027",
            milestone="Hidden",
        ),
        Action(what="send me the two drafts", who="Priya", by_when=PartialDate(2026, 12)),
        Action(what="write it up", who="Us", state=ActionState.DONE, outcome="Hidden"),
        Action(what="book the room", who="Dana"),
    ):
        journal.add(structs.replace(action, conversation=held.ref))
    return held


def handing(journal: Journal, held: Conversation, form: Format = Format.MARKDOWN) -> AgreedPreparation:
    prep = AgreedPreparation(journal, journal.conversations[held.number])
    prep.form = form
    return prep


def turn(prep: AgreedPreparation, *fields: str) -> None:
    prep.toggle({one.key for one in prep.pieces if one.field in fields})


def test_the_page_says_what_was_agreed_to_the_one_it_was_agreed_with(journal: Journal, held: Conversation) -> None:
    prep = handing(journal, held)
    assert prep.text == PAGE
    assert prep.problem == ""
    assert prep.for_whom == "Priya Raman"
    assert [str(entry.ref) for entry in prep.entries] == ["conversation 1", *(f"action {one}" for one in (1, 2, 3, 4))]


def test_it_can_call_both_by_name_and_says_who_wrote_it(journal: Journal, held: Conversation) -> None:
    prep = handing(journal, held)
    prep.say_names(by_name=True)
    assert prep.text == PAGE  # my own name is not known
    prep.sign("Jo Ward")
    prep.say_names(by_name=True)
    said = prep.text
    assert "\nBetween Jo Ward and Priya Raman, written by Jo Ward.\n" in said
    headings = [line[3:] for line in said.splitlines() if line.startswith("## ")]
    assert headings == ["Jo Ward will", "Priya Raman will", "Both will", "A colleague will", "Next meeting"]
    prep.say_names(by_name=False)
    assert "\nFor Priya Raman, from Jo Ward.\n\n## I will\n" in prep.text


def test_what_only_a_pronoun_says_whose_it_is_is_nobody_s_promise(journal: Journal, held: Conversation) -> None:
    journal.add(Action(what="Email HR", who="she", conversation=held.ref))
    text = handing(journal, held).text
    assert "**Email HR**" in text.split("## Somebody will")[1].split("## ")[0]


@pytest.mark.parametrize(
    ("whom", "said", "by_name"),
    [
        ("Priya", "you", "Priya Raman"),
        ("my mentor", "you", "Priya Raman"),
        ("Me", "me", "Jo Ward"),
        ("both of us", "us both", "both"),
        ("Dana", "a colleague", "a colleague"),
        ("her", "her", "her"),
    ],
)
def test_whose_support_it_is_reads_rightly_for_the_one_who_reads_it(
    journal: Journal, held: Conversation, whom: str, said: str, by_name: str
) -> None:
    journal.keep(structs.replace(journal.actions[1], support=Support(needed="an hour", from_whom=whom)))
    journal.keep(structs.replace(journal.actions[2], support=Support(from_whom=whom)))
    prep = handing(journal, held)
    assert f"   Support: an hour, from {said}  \n" in prep.text
    assert f"   Support: from {said}\n" in prep.text
    prep.sign("Jo Ward")
    prep.say_names(by_name=True)
    assert f"   Support: an hour, from {by_name}  \n" in prep.text


def test_what_only_one_side_knows_leaves_when_it_is_opened_and_not_before(journal: Journal, held: Conversation) -> None:
    prep = handing(journal, held)
    turn(prep, "how_got", "outcome")
    assert "How to get it: Hidden, on the stairs" in prep.text
    assert "What came of it: Hidden" in prep.text
    assert prep.text.count("Hidden") == 2


def test_each_piece_can_be_closed_and_stays_so_and_what_is_new_is_on_the_page(
    journal: Journal, held: Conversation
) -> None:
    prep = handing(journal, held)
    prep.toggle({one.key for one in prep.pieces if str(one.entry.ref) == "action 3"} & prep.opened)
    turn(prep, "review", "how_got")
    prep.keep()
    again = handing(journal, held)
    assert again.text == prep.text
    assert "write it up" not in again.text
    assert "## We will both" not in again.text
    journal.add(Action(what="Bring a chair", conversation=held.ref))
    assert "2. **Bring a chair**" in handing(journal, held).text
    # What was opened is closed again once it says something else.
    action = journal.actions[1]
    journal.keep(structs.replace(action, support=structs.replace(action.support, how="Another way")))
    assert "Another way" not in handing(journal, held).text
    # What is open for the other person is open for nobody else.
    assert [one.of for one in journal.arrangement.openings] == ["agreed in conversation 1"]


def test_no_action_is_said_where_there_is_none_and_not_where_they_are_closed(
    journal: Journal, held: Conversation
) -> None:
    other = journal.add(structs.replace(HELD, number=0, with_whom="Ines", when=PartialDate(2026, 11)))
    prep = AgreedPreparation(journal, other)
    assert prep.text == (
        "# What we agreed in November 2026\n\nFor Ines.\n\nNo action was agreed.\n\n"
        "## Next meeting\n\nMonday 11 January 2027\n"
    )
    nothing = AgreedPreparation(journal, structs.replace(other, next_meeting=None))
    assert nothing.problem == NOTHING_AGREED
    assert nothing.document.markdown == ""
    closed = handing(journal, held)
    closed.toggle({one.key for one in closed.pieces if one.field != "next_meeting"} & closed.opened)
    assert "No action" not in closed.text
    assert closed.text.endswith("For Priya Raman.\n\n## Next meeting\n\nMonday 11 January 2027\n")
    closed.toggle(set(closed.opened))
    assert closed.problem


@pytest.mark.parametrize(
    ("date", "said"),
    [
        (PartialDate(2027, 1, 11), "Monday 11 January 2027"),
        (PartialDate(2027, 1), "January 2027"),
        (PartialDate(2027, quarter=1), "Q1 2027"),
        (PartialDate(2027), "2027"),
    ],
)
def test_dates_are_said_as_people_read_them_and_are_no_question(
    journal: Journal, held: Conversation, date: PartialDate, said: str
) -> None:
    journal.keep(structs.replace(held, next_meeting=date))
    action = journal.actions[1]
    journal.keep(structs.replace(action, by_when=date, review="on Tuesday 12 January 2027"))
    prep = handing(journal, held)
    assert f"By {said}" in prep.text
    assert f"## Next meeting\n\n{said}\n" in prep.text
    assert "on Tuesday 12 January 2027" in prep.text
    assert prep.asked == []


@pytest.mark.parametrize(
    ("begins", "said"),
    [
        ("", "Monday 11 January 2027"),
        ("14:30", "Monday 11 January 2027, 14:30"),
        ("09:05 Pacific/Chatham", "Monday 11 January 2027, 09:05 (Pacific/Chatham)"),
    ],
)
def test_the_next_meeting_is_said_with_its_time_and_with_a_zone_that_is_not_mine(
    journal: Journal, held: Conversation, begins: str, said: str
) -> None:
    journal.keep(structs.replace(held, next_begins=begins))
    assert handing(journal, held).text.endswith(f"## Next meeting\n\n{said}\n")


def test_a_mentor_can_add_what_they_want_in_their_words(journal: Journal, held: Conversation) -> None:
    held = journal.keep(structs.replace(held, my_part=ConversationPart.MENTOR))
    want = Want(words="To be outside, like Dana.\n\nTo finish a thing.", when=held.when, conversation=held.ref)
    name = journal.keep(structs.replace(journal.names[1], wants=(want,)))
    prep = handing(journal, held)
    assert "outside" not in prep.text
    assert prep.text.index("## You will") < prep.text.index("## I will")
    turn(prep, "want")
    assert (
        "## What you want, in your words\n\nTo be outside, like a colleague.\n\nTo finish a thing.\n\n##" in prep.text
    )
    earlier = structs.replace(want, when=PartialDate(2026, 5, 3), conversation=None)
    journal.keep(structs.replace(name, wants=(earlier,)))
    prep = handing(journal, held)
    turn(prep, "want")
    assert "To finish a thing.\n\nSaid on Sunday 3 May 2026.\n\n##" in prep.text
    prep.sign("Jo")
    prep.say_names(by_name=True)
    assert "## What Priya Raman wants, in their own words" in prep.text


def test_names_of_those_who_were_not_there_become_stand_ins_or_are_asked_about(
    journal: Journal, held: Conversation
) -> None:
    journal.add(Name(name="Priya Shah", stand_in="somebody else"))
    journal.add(Action(what="tell Priya, Priya Shah and Sam Okafor", who="Tariq", conversation=held.ref))
    prep = handing(journal, held)
    assert "## Tariq will\n\n5. **tell Priya, somebody else and Sam Okafor**" in prep.text
    assert [finding.text for finding in prep.asked] == ["Tariq", "Sam Okafor"]
    assert "2 things may" in prep.problem
    told = {name.name: (prep.is_said(name), prep.leaves(name)) for name in prep.people}
    assert told == {"Priya Raman": (True, False), "Dana Pell": (False, True), "Priya Shah": (False, True)}
    while prep.asked:
        prep.answer(prep.asked[0], Verdict.REPLACE, "somebody")
    assert "## Somebody will\n\n5. **tell Priya, somebody else and somebody**" in prep.text


def test_their_name_and_mine_are_said_whether_they_are_on_the_list_or_not(journal: Journal) -> None:
    journal.add(Name(name="Jo Baker", stand_in="a friend"))
    held = journal.add(Conversation(with_whom="Ines Vale and Tariq", when=PartialDate(2026, 11, 20)))
    journal.add(Action(what="ask Ines, Tariq, Jo Ward and Jo Baker", conversation=held.ref))
    prep = handing(journal, held)
    prep.sign("Jo Ward")
    prep.say_names(by_name=True)
    assert "**ask Ines, Tariq, Jo Ward and a friend**" in prep.text
    assert "Between Jo Ward and Ines Vale and Tariq, written by Jo Ward." in prep.text
    assert prep.asked == []
    # My first name is that of somebody on the list: it is asked which of us is meant, and nothing is given away.
    journal.keep(structs.replace(journal.actions[1], what="ask Jo and Jo Baker"))
    prep = handing(journal, held)
    assert "**ask Jo and a friend**" in prep.text
    assert [finding.text for finding in prep.asked] == ["Jo"]


@pytest.mark.parametrize(
    ("with_whom", "first"),
    [
        ("Dana’s deputy", "## I will"),
        ("Ines, Dana’s deputy", "For Ines."),
        ("Ines (reports to Dana)", "For Ines."),
        ("Ines and Dana", "For Ines and Dana."),
        ("Dana P.", "For Dana Pell."),
    ],
)
def test_somebody_who_only_says_who_they_are_is_not_named(journal: Journal, with_whom: str, first: str) -> None:
    journal.add(Name(name="Dana Pell", spellings=("Dana",), stand_in="a colleague"))
    held = journal.add(Conversation(with_whom=with_whom))
    journal.add(Action(what="Write to Dana Pell", conversation=held.ref))
    said = handing(journal, held).text
    assert said.startswith(f"# What we agreed\n\n{first}\n")
    assert ("Write to Dana Pell" in said) == ("Dana" in first)


def test_a_first_name_that_somebody_else_has_gives_nobody_away(journal: Journal) -> None:
    journal.add(Name(name="Dana Pell", spellings=("Dana",), stand_in="a colleague"))
    journal.add(Name(name="Priya Shah", stand_in="a friend"))
    for with_whom, said in (("Dana Vole", "Dana Pell"), ("Priya Raman", "Priya Shah")):
        held = journal.add(Conversation(with_whom=with_whom))
        journal.add(Action(what=f"Write to {said} and {with_whom}", conversation=held.ref))
        prep = handing(journal, held)
        prep.sign(with_whom.partition(" ")[0])
        prep.say_names(by_name=False)
        assert f"For {with_whom}, from {with_whom.partition(' ')[0]}." in prep.text
        assert said not in prep.text
        assert f"**Write to a {'colleague' if 'Dana' in said else 'friend'} and {with_whom}**" in prep.text


def test_a_name_without_a_stand_in_has_to_get_one_and_theirs_has_not(journal: Journal, held: Conversation) -> None:
    journal.keep(structs.replace(journal.names[1], stand_in=""))
    assert handing(journal, held).problem == ""
    journal.keep(structs.replace(journal.names[2], stand_in=""))
    assert "Dana Pell has no stand-in yet" in handing(journal, held).problem


def test_somebody_whose_name_is_not_known_is_you(journal: Journal) -> None:
    held = journal.add(Conversation(with_whom="my mentor", next_meeting=PartialDate(2027)))
    prep = handing(journal, held)
    prep.sign("Jo Ward")
    prep.say_names(by_name=True)
    assert prep.text.startswith("# What we agreed\n\nFrom Jo Ward.\n\n")
    assert prep.for_whom == "my mentor"


MARKS = "* _stars_ `ticks` # <b>bold</b> [link](https://example.test) 1. \\"


def test_what_was_typed_stands_for_itself_in_every_form(journal: Journal, held: Conversation) -> None:
    marked = Action(what=MARKS, how=f"# {MARKS}\n- {MARKS}\n\n<script>alert(1)</script>", conversation=held.ref)
    journal.keep(structs.replace(marked, number=1, by_when=PartialDate(2026, 12, 4)))
    text = handing(journal, held, Format.TEXT).text
    assert f"1. {MARKS}\n   By Friday 4 December 2026\n" in text
    assert f"   How: # {MARKS}\n   - {MARKS}\n\n   <script>alert(1)</script>\n" in text
    page = handing(journal, held, Format.HTML).data.decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<b>" not in page
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=", page)


def test_the_text_of_a_mail_has_its_subject_first_no_marks_and_narrow_lines(
    journal: Journal, held: Conversation
) -> None:
    long = "読" * 60 + " " + "word " * 40 + "x" * 90
    journal.keep(structs.replace(journal.actions[1], what="Read " + "budgets and " * 20, how=f"{long}\n\n{long}"))
    journal.keep(structs.replace(journal.actions[2], what="読む" * 70))
    for number in range(30):
        journal.add(Action(what=f"Thing {number}", review="at the table", conversation=held.ref))
    mail = handing(journal, held, Format.MAIL).data.decode()
    lines = mail.split("\n")
    assert lines[:4] == ["Subject: What we agreed on Friday 20 November 2026", "", "For Priya Raman.", ""]
    assert mail.count("What we agreed") == 1
    assert max(map(cells, lines)) <= 72
    assert all(line == line.rstrip() for line in lines)
    assert mail.endswith("\n\nNext meeting\n\nMonday 11 January 2027\n")
    assert not re.search(r"\*\*|^#|^=+$|^-+$|^> |__|`", mail, re.MULTILINE)
    assert "".join(mail.split()).count("読む" * 70) == 1
    assert "\n31. Thing 29\n    Review: at the table\n" in mail
    assert "\n    読む" in mail  # what goes on stands under what it goes on from


def test_what_passed_the_review_is_known_again_until_it_says_something_else(
    journal: Journal, held: Conversation
) -> None:
    assert not handing(journal, held).reviewed
    prep = handing(journal, held)
    prep.keep(reviewed=True)
    assert handing(journal, held, Format.MAIL).reviewed
    prep.sign("Jo Ward")
    prep.say_names(by_name=True)
    assert not prep.reviewed
    prep.keep(reviewed=True)
    again = handing(journal, held)
    assert (again.reviewed, again.voice.by_name) == (True, True)
    journal.keep(structs.replace(journal.actions[2], what="send three drafts"))
    assert not handing(journal, held).reviewed


def test_what_was_got_ready_comes_back_as_it_was(journal: Journal, held: Conversation) -> None:
    prep = handing(journal, held, Format.MAIL)
    prep.sign("Jo Ward")
    prep.say_names(by_name=True)
    turn(prep, "review", "how_got")
    again = AgreedPreparation.from_draft(journal, prep.as_draft())
    assert isinstance(again, AgreedPreparation)
    assert (again.text, again.form) == (prep.text, Format.MAIL)
    journal.delete(held.ref)
    assert AgreedPreparation.from_draft(journal, prep.as_draft()) is None
