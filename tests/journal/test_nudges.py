"""Nudges: what is asked of which entry, what is never asked, and that what is dismissed stays so."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from msgspec import structs

from careerjournal.journal.entry_draft import EntryDraft
from careerjournal.journal.journal import Journal
from careerjournal.journal.nudges import dismiss, nudges_of, nudges_today
from careerjournal.journal.today import today_in
from careerjournal.model import (
    Action,
    Application,
    AreaForDevelopment,
    Aspiration,
    Conversation,
    Entry,
    Kind,
    Lesson,
    Milestone,
    Name,
    PartialDate,
    Reading,
    Ref,
    Setback,
    Step,
    Success,
    Want,
)
from careerjournal.model.vocabulary import ActionState, AspirationState, ConversationPart, Direction, Whose
from careerjournal.sharing.evidence import areas_in
from tests.conftest import BEGINNING, Clock


def asked(journal: Journal, entry: Entry) -> list[str]:
    """What a nudge is about, for each there is of an entry that is put down now."""
    kept = journal.add(entry)
    return [re.sub(r" [0-9a-f]{12}$", "", nudge.key.partition(": ")[2]) for nudge in nudges_of(kept, journal)]


def days(count: int) -> dt.datetime:
    return BEGINNING + dt.timedelta(days=count)


def day(count: int) -> PartialDate:
    return PartialDate.of(days(count).date())


WHOLE = Aspiration(what="To run a survey", why="To see it done.", whose=Whose.MINE)
ASSIGNED = Action(what="Ask Ken", who="Me", by_when=day(3), review="whether he says yes")


@pytest.mark.parametrize(
    ("entry", "about"),
    [
        (WHOLE, []),
        (structs.replace(WHOLE, why=" "), ["no why"]),
        (structs.replace(WHOLE, whose=Whose.EXPECTED), ["expected"]),
        (structs.replace(WHOLE, whose=Whose.SUGGESTED), []),
        (structs.replace(WHOLE, milestones=(Milestone(what="Chief surveyor"),)), ["job title"]),
        (structs.replace(WHOLE, milestones=(Milestone(what="Chief surveyor", reached=day(-9)),)), []),
        (structs.replace(WHOLE, milestones=(Milestone(what="Ran a morning alone"),)), []),
        (
            structs.replace(WHOLE, areas=(AreaForDevelopment(need="A course"), AreaForDevelopment(need="Money"))),
            ["remedy"],
        ),
        (Aspiration(what="To be chief", whose=Whose.EXPECTED, state=AspirationState.REACHED), []),
        (Aspiration(what="To be chief", whose=Whose.EXPECTED, state=AspirationState.LET_GO), []),
        (ASSIGNED, []),
        (structs.replace(ASSIGNED, who=""), ["no owner"]),
        (structs.replace(ASSIGNED, by_when=None), ["no date"]),
        (structs.replace(ASSIGNED, review=""), ["no review"]),
        (Action(what="Ask Ken"), ["no owner", "no date", "no review"]),
        (Action(what="Ask Ken", state=ActionState.DONE), []),
        (Action(what="Ask Ken", state=ActionState.DROPPED), []),
        (Lesson(sentence="Ask early."), []),
        (Lesson(sentence="Ask early.", created=days(-29)), []),
        (Lesson(sentence="Ask early.", created=days(-30)), ["not applied"]),
        (Lesson(sentence="Ask early.", created=days(-30), applied=(Application(where="Stell"),)), []),
        (Setback(what_happened="The panel"), []),
        (Setback(what_happened="The panel", created=days(-29)), []),
        (Setback(what_happened="The panel", created=days(-30)), ["no lesson"]),
        (Setback(what_happened="The panel", created=days(-183)), ["no lesson", "last read"]),
        (Setback(what_happened="The panel", created=days(-183), readings=(Reading(when=day(-9)),)), ["no lesson"]),
        (Setback(what_happened="The panel", when=PartialDate(1999)), []),
        (Conversation(with_whom="Ros", when=day(1)), ["no purpose"]),
        (Conversation(with_whom="Ros", when=day(0)), ["no purpose"]),
        (Conversation(with_whom="Ros", when=day(2)), []),
        (Conversation(with_whom="Ros", when=day(-1)), []),
        (Conversation(with_whom="Ros", when=PartialDate(2026, 11)), []),
        (Conversation(with_whom="Ros", when=day(1), purpose="The budget"), []),
        (Conversation(with_whom="Ros", when=day(9), action_plan=Step(preparation="A course")), ["remedy first"]),
        (
            Conversation(
                with_whom="Ros", when=day(9), areas=Step(preparation="Money"), action_plan=Step(preparation="A course")
            ),
            [],
        ),
    ],
)
def test_what_is_asked(journal: Journal, entry: Entry, about: list[str]) -> None:
    assert asked(journal, entry) == about


@pytest.mark.parametrize(
    "staying",
    [
        Aspiration(what="I am where I want to be, for now"),
        Aspiration(what="To stay in the tower", whose=Whose.EXPECTED),
        Aspiration(what="Surveying", horizon="For now", direction=Direction.ENRICHMENT),
        Aspiration(
            what="Keep doing this",
            milestones=(Milestone(what="Manager"),),
            areas=(AreaForDevelopment(need="A course"),),
        ),
    ],
)
def test_nobody_nags_about_staying(journal: Journal, staying: Aspiration) -> None:
    assert asked(journal, staying) == []
    assert nudges_today(journal) == []


def test_a_remedy_before_any_need_is_noticed_by_the_actions_towards_it(journal: Journal) -> None:
    held = journal.add(WHOLE)
    journal.add(Action(what="Book a course in finance", aspiration=held.ref))
    assert [nudge.says for nudge in nudges_of(held, journal)] == [
        "There is a remedy here, and no area for development yet."
    ]
    known = journal.keep(structs.replace(held, areas=(AreaForDevelopment(need="Money"),)))
    assert nudges_of(known, journal) == []


def test_a_setback_with_a_lesson_is_not_asked_for_one(journal: Journal) -> None:
    setback = journal.add(Setback(what_happened="The panel", created=days(-40)))
    journal.add(Lesson(sentence="Ask.", learnt_from=(setback.ref,)))
    assert nudges_of(setback, journal) == []


def test_dismissed_is_dismissed_for_good_and_only_that(journal: Journal, clock: Clock) -> None:
    kept = journal.add(Action(what="Ask Ken", who="Me"))
    first, second = nudges_of(kept, journal)
    dismiss(journal, first)
    dismiss(journal, first)
    assert journal.arrangement.dismissed == (first.key,)
    clock.step(days=400)
    assert nudges_of(journal.keep(structs.replace(kept, what="Ask Ken again")), journal) == [second]
    assert nudges_today(journal) == []
    clock.step(days=1)
    assert nudges_today(journal) == [second]


def test_a_milestone_put_differently_may_be_asked_about_again(journal: Journal) -> None:
    held = journal.add(structs.replace(WHOLE, milestones=(Milestone(what="Manager"),)))
    dismiss(journal, nudges_of(held, journal)[0])
    assert nudges_of(held, journal) == []
    again = journal.keep(structs.replace(held, milestones=(Milestone(what="Director"), Milestone(what="Manager"))))
    assert [nudge.says for nudge in nudges_of(again, journal)] == ["“Director” reads like a job title."]


def test_what_is_dismissed_holds_no_word_of_the_journal(sample_journal: Journal) -> None:
    for entry in sample_journal:
        for nudge in nudges_of(entry, sample_journal):
            about = nudge.key.removeprefix(f"{entry.ref}: ")
            assert re.fullmatch(r"(job title|remedy) [0-9a-f]{12}|[a-z ]+", about), nudge.key


def test_today_has_a_few_of_different_kinds_and_others_in_other_weeks(sample_journal: Journal, clock: Clock) -> None:
    seen: set[Ref] = set()
    for _ in range(6):
        found = nudges_today(sample_journal)
        assert 1 <= len(found) <= 2
        assert len({nudge.of.kind for nudge in found}) == len(found)
        seen |= {nudge.of for nudge in found}
        clock.step(days=7)
    assert len(seen) > 2


def test_the_sample_s_job_title_is_noticed_and_staying_is_let_alone(sample_journal: Journal) -> None:
    asked_of = {aspiration.number: nudges_of(aspiration, sample_journal) for aspiration in sample_journal.aspirations}
    assert [nudge.says for nudge in asked_of[4]] == ["“Deputy head of planning by the summer” reads like a job title."]
    assert (asked_of[1], asked_of[2], asked_of[3]) == ([], [], [])


def test_each_says_what_and_why_in_a_line_without_a_score(sample_journal: Journal) -> None:
    for kind in Kind:
        for entry in sample_journal.entries_of(kind):
            for nudge in nudges_of(entry, sample_journal):
                for said in (nudge.says, nudge.why):
                    assert said.endswith((".", "?"))
                    assert "\n" not in said
                    assert not re.search(r"!|%|score|streak|badge|should", said)


def test_an_area_that_three_successes_speak_for_is_asked_about_until_that_is_let_rest(journal: Journal) -> None:
    held = journal.add(
        structs.replace(WHOLE, areas=(AreaForDevelopment(need="Saying no"), AreaForDevelopment(need="Money")))
    )
    said = Success(what_happened="Said no", evidence_of=(held.ref,), needs=("Saying no.",))
    journal.add(said)
    journal.add(said)
    journal.add(structs.replace(said, under_way=True))
    journal.add(structs.replace(said, needs=("Money",)))
    assert nudges_of(held, journal) == []
    journal.add(said)
    (nudge,) = nudges_of(held, journal)
    assert (nudge.of, nudge.says) == (held.ref, "Three successes speak for “Saying no”.")
    assert "Saying" not in nudge.key
    dismiss(journal, nudge)
    journal.add(said)
    assert nudges_of(held, journal) == []
    assert nudges_of(_renamed(journal, held, "Saying no in the room"), journal) == []


def _renamed(journal: Journal, held: Aspiration, words: str) -> Aspiration:
    """The aspiration with its first area put differently in the form, as somebody does who edits it there."""
    draft = EntryDraft(journal, held.ref)
    [first, *others] = draft.typed["areas"]
    draft.put("areas", [*others, {**first, "need": words}])
    draft.keep()
    return journal.aspirations[held.number]


def test_an_area_that_is_put_differently_keeps_its_evidence(journal: Journal) -> None:
    held = journal.add(
        structs.replace(WHOLE, areas=(AreaForDevelopment(need="Saying no"), AreaForDevelopment(need="Money")))
    )
    said = Success(what_happened="Said no", evidence_of=(held.ref,), needs=("Saying no.",))
    journal.add(said)
    held = _renamed(journal, held, "Refusing")
    assert [area.earlier for area in held.areas] == [(), ("Saying no",)]
    journal.add(structs.replace(said, needs=("refusing",)))
    journal.drafts.keep(held.ref, {**EntryDraft(journal, held.ref).typed, "horizon": "soon"})  # a draft from the disk
    draft = EntryDraft(journal, held.ref)
    money, refusing = draft.typed["areas"]
    draft.put("areas", [{**refusing, "need": "Saying no, and no more"}, money])
    draft.keep()
    journal.add(structs.replace(said, needs=("Saying no, and no more",)))
    held = journal.aspirations[held.number]
    assert held.areas[0].earlier == ("Saying no", "Refusing")
    assert [nudge.says for nudge in nudges_of(held, journal)] == ["Three successes speak for “Saying no, and no more”."]
    assert [(area.need, len(area.successes)) for area in areas_in(journal, journal.successes)] == [
        ("Saying no, and no more", 3)
    ]
    # Another area that is put as this one was has what names it so; and one that went takes nothing along.
    journal.keep(structs.replace(held, areas=(*held.areas, AreaForDevelopment(need="Refusing"))))
    found = {area.need: len(area.successes) for area in areas_in(journal, journal.successes)}
    assert found == {"Saying no, and no more": 2, "Refusing": 1}
    journal.keep(structs.replace(held, areas=(AreaForDevelopment(need="Another need"),)))
    assert areas_in(journal, journal.successes) == []


def test_a_job_title_among_the_milestones_of_a_conversation_is_asked_about(journal: Journal) -> None:
    text = "- Head of planning. To me: the say. ([[aspiration 1]])\n- Read a budget\n1. Deputy director – by May"
    held = Conversation(with_whom="Ros", when=day(9), milestones=Step(preparation=text))
    says = [nudge.says for nudge in nudges_of(journal.add(held), journal)]
    assert says == ["“Head of planning” reads like a job title.", "“Deputy director” reads like a job title."]
    noted = journal.add(Conversation(with_whom="Ros", milestones=Step(notes="Head of planning")))
    assert asked(journal, noted) == ["job title"]
    assert asked(journal, Conversation(with_whom="Ros", when=day(-9), milestones=Step(preparation=text))) == []


PLANNED: dict[str, Any] = {
    "when": day(9),
    "milestones": Step(preparation="- Head of planning"),
    "action_plan": Step(preparation="A course"),
}


@pytest.mark.parametrize(
    "said",
    [
        {"aspirations": Step(preparation="I’m happy where I am.")},
        {"aspirations": Step(notes="They don’t want to go anywhere."), "my_part": ConversationPart.MANAGER},
        {"aspirations": Step(notes="Ros wants to stay in the tower"), "my_part": ConversationPart.MENTOR},
        {"purpose": "To say that I want to stay put"},
    ],
)
def test_who_says_in_a_conversation_that_they_stay_is_asked_for_no_next_step(
    journal: Journal, said: dict[str, Any]
) -> None:
    assert asked(journal, Conversation(with_whom="Ros", **PLANNED)) == ["job title", "remedy first"]
    assert asked(journal, Conversation(with_whom="Ros", **PLANNED, **said)) == []


def test_so_is_nobody_whose_aspirations_or_wants_say_so_already(journal: Journal, clock: Clock) -> None:
    held = journal.add(Conversation(with_whom="Ros", **PLANNED))
    clock.step(days=1)
    assert nudges_today(journal) != []
    aspiration = journal.add(Aspiration(what="Surveying", direction=Direction.ENRICHMENT))
    assert nudges_of(held, journal) == nudges_of(aspiration, journal) == nudges_today(journal) == []
    journal.keep(structs.replace(aspiration, direction=Direction.VERTICAL, why="w"))
    assert nudges_of(held, journal) != []
    theirs = journal.add(Conversation(with_whom="Ines", my_part=ConversationPart.MANAGER, **PLANNED))
    assert nudges_of(theirs, journal) != []
    journal.add(Name(name="Ines", wants=(Want(words="I like it here and I don’t want to leave."),)))
    assert nudges_of(theirs, journal) == []


def test_what_was_put_down_or_changed_today_rests_until_tomorrow(journal: Journal, clock: Clock) -> None:
    wish = journal.add(structs.replace(WHOLE, why=""))
    lesson = journal.add(Lesson(sentence="Ask early."))
    assert (today_in(journal).nudges, today_in(journal).lesson) == ([], None)
    assert nudges_of(wish, journal) != [], "on its own page it is asked about at once"
    clock.step(days=1)
    assert [nudge.of for nudge in today_in(journal).nudges] == [wish.ref]
    assert today_in(journal).lesson == lesson
    journal.keep(structs.replace(wish, tags=("survey",)))
    another = journal.keep(structs.replace(lesson, tags=("survey",)))
    assert (today_in(journal).nudges, today_in(journal).lesson) == ([], None)
    clock.step(days=1)
    assert today_in(journal).lesson == another
