"""What rows say of an entry finds it, in the search that goes on behind the screen and in a single one."""

from __future__ import annotations

import datetime as dt

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.journal.search.excerpts import LIT
from careerjournal.journal.search.once import find_once
from careerjournal.journal.search.row_words import may_be_said, row_phrases
from careerjournal.model import (
    Action,
    Aspiration,
    Conversation,
    Entry,
    Kind,
    Lesson,
    Milestone,
    Name,
    PartialDate,
    Ref,
    Reflection,
    Role,
    Setback,
    Share,
    Story,
    Success,
)
from careerjournal.model.lesson import Application
from careerjournal.model.records import to_record
from careerjournal.model.vocabulary import ActionState, ConversationPart, Fit, NameKind


@pytest.fixture
def rows(journal: Journal) -> Journal:
    """Entries whose rows say what no text of them does; it is November 2025."""
    journal.add(Action(what="Ask Ken"))
    journal.add(Action(what="Send the plan", by_when=PartialDate(2025, 11, 20)))
    journal.add(Action(what="Call the yard", by_when=PartialDate(2027, 3, 4), who="Ros"))
    journal.add(Action(what="Book the room", by_when=PartialDate(2024, 5, 6), state=ActionState.DONE))
    journal.add(Lesson(sentence="Ask first"))
    there = Application(where="there")
    journal.add(
        Lesson(
            sentence="Wait",
            applied=(there, there, there),
            look_again=PartialDate(2027, 1, 2),
        )
    )
    journal.add(Lesson(sentence="Listen", applied=(there,)))
    journal.add(Role(title_="Clerk", level=3, start=PartialDate(2021)))
    journal.add(Role(title_="Pilot", level=4, start=PartialDate(2010), end=PartialDate(2012)))
    journal.add(Role(title_="Mate", end=PartialDate(2009)))
    journal.add(Setback(what_happened="The panel", fit=Fit.STRONG))
    journal.add(Success(what_happened="The survey", under_way=True))
    journal.add(Success(what_happened="The chart", became=Ref(Kind.SETBACK, 1)))
    reached = tuple(Milestone(what=what, reached=PartialDate(2020)) for what in ("a seat", "a vote"))
    journal.add(Aspiration(what="To be heard", milestones=reached))
    journal.add(Aspiration(what="To be asked", milestones=reached[:1]))
    journal.add(Conversation(with_whom="Ines", my_part=ConversationPart.MENTOR))
    journal.add(Name(name="Sam Hale", kind=NameKind.PERSON))
    journal.add(Name(name="Ines Orr", stand_in="a friend"))
    journal.add(Story(heading="The tide", body="It turned.", from_whom="Jo", told_aloud=True))
    journal.add(Story(heading="The quay", body="It held.", from_whom="Jo"))
    journal.add(Share(for_whom="a friend", form="text", entries=(Ref(Kind.SETBACK, 1), Ref(Kind.LESSON, 7))))
    letter = Reflection(body="Dear me", open_on=PartialDate(2025, 1, 1), opened_on=PartialDate(2025, 1, 3))
    journal.add(letter)
    return journal


FOUND = [
    ("no date", {"action 1"}),
    ('"no day to do it by"', {"action 1"}),
    ("was due", {"action 2", "action 4"}),
    ("was due 20 November", {"action 2"}),
    ("was due 20 Nov 2025", {"action 2"}),
    ("by 4 march", {"action 3"}),
    ("waits on ros", {"action 3"}),
    ("not applied yet", {"lesson 1"}),
    ('"not applied yet"', {"lesson 1"}),
    ("not applied ye", {"lesson 1"}),
    ("not", set()),
    ("yet", set()),
    ("20", set()),
    ("due", {"action 2", "action 3", "action 4"}),
    ("applied once", {"lesson 3"}),
    ("applied 3 times", {"lesson 2"}),
    ("applied 4 times", set()),
    ("look again", {"lesson 2"}),
    ("look again 2 jan 2027", {"lesson 2"}),
    ("level 3", {"role 1"}),
    ("since 2021", {"role 1"}),
    ("until 2009", {"role 3"}),
    ("strong fit", {"setback 1"}),
    ("under way", {"success 1"}),
    ("became setback 1", {"success 2"}),
    ("2 milestones reached", {"aspiration 1"}),
    ("one milestone reached", {"aspiration 2"}),
    ("as mentor", {"conversation 1"}),
    ("0 of 7 steps written", {"conversation 1"}),
    ("stand-in yet", {"name 1"}),
    ("told by jo", {"story 1"}),
    ('"from jo"', {"story 2"}),
    ("lesson 7 text", {"share 1"}),
    ("a letter opened on 3 jan 2025", {"reflection 1"}),
    ("kind:action -date", {"action 2", "action 3", "action 4"}),
]


@pytest.mark.parametrize(("words", "refs"), FOUND)
def test_what_a_row_says_finds_it(rows: Journal, words: str, refs: set[str]) -> None:
    assert {str(ref) for ref in rows.find(words).refs} == refs
    assert {str(ref) for ref in rows.find_once(words).refs} == refs


def test_whatever_says_it_itself_goes_before_it(rows: Journal) -> None:
    rows.add(Reflection(body="They had not applied yet."))
    assert str(rows.find("not applied yet").refs[0]) == "reflection 2"
    assert str(rows.find_once("not applied yet").refs[0]) == "reflection 2"


def test_what_only_its_row_says_is_said_as_that(rows: Journal) -> None:
    assert rows.search("not applied yet")[0].excerpt == " ".join(
        f"{LIT[0]}{word}{LIT[1]}" for word in ("not", "applied", "yet")
    )
    assert f"{LIT[0]}was{LIT[1]} {LIT[0]}due{LIT[1]} {LIT[0]}20" in rows.search("was due 20 nov 2025")[0].excerpt


def test_what_changes_is_found_by_what_its_row_says_then(rows: Journal) -> None:
    assert rows.find("stand-in yet").total == 1
    name = rows.entry(Ref(Kind.NAME, 1))
    assert isinstance(name, Name)
    rows.keep(Name(number=name.number, name=name.name, stand_in="a colleague"))
    assert rows.find("stand-in yet").total == 0


def test_a_single_search_passes_no_phrase_over(rows: Journal, sample_journal: Journal) -> None:
    for journal in (rows, sample_journal):
        for entry in journal:
            said = set(may_be_said(entry.KIND, to_record(entry)).replace(",", "").split())
            own = "\n".join(map(str, (entry.__class__.__struct_fields__, *vars_of(entry)))).lower()
            for phrase in row_phrases(entry, dt.date(2099, 1, 1)):
                words = {word for word in phrase.lower().replace(",", "").split() if not word[:1].isdigit()}
                assert all(word in said or word.strip("“”()") in own or is_month(word) for word in words), phrase


@pytest.mark.parametrize("words", ["no date", "not applied yet", "stand-in yet", "waits"])
def test_a_single_search_decodes_only_what_its_row_may_say_it_of(rows: Journal, words: str) -> None:
    for number in range(30):
        rows.add(Lesson(sentence=f"Lesson {number}", applied=(Application(where="there"),)))
        rows.add(Action(what=f"Deed {number}", by_when=PartialDate(2027)))
        rows.add(Name(name=f"Name {number}", stand_in="somebody"))
        rows.add(Reflection(body=f"Thought {number}"))
    decoded: list[Ref] = []
    source = rows._index.source

    def read(ref: Ref) -> Entry | None:
        decoded.append(ref)
        return source.read(ref)

    found = find_once(words, source._replace(read=read), lambda kind: rows.table(kind).stored())
    assert found.total == 1
    assert set(decoded) - {Ref(Kind.REFLECTION, 1)} == set(found.refs), "a letter is decoded in any case"


def vars_of(entry: object) -> list[object]:
    return [getattr(entry, name) for name in entry.__class__.__struct_fields__]  # type: ignore[attr-defined]


def is_month(word: str) -> bool:
    return any(f"{dt.date(2000, month, 1):%B}".lower().startswith(word) for month in range(1, 13))
