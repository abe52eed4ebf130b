"""Between records and what people type: nothing is lost on the way, and everything wrong is named at once."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import suppress

import pytest

from careerjournal import demo
from careerjournal.model import (
    KINDS,
    Aspiration,
    Conversation,
    Entry,
    Kind,
    Lesson,
    Milestone,
    Move,
    PartialDate,
    Reading,
    Ref,
    Role,
    Setback,
    Share,
    Shares,
    Step,
    Story,
    Wording,
)
from careerjournal.model.typed import (
    NEEDED,
    TYPED_ON,
    Typed,
    TypedError,
    as_typed,
    days_typed,
    from_typed,
    typed_fields,
    with_values,
)
from careerjournal.model.vocabulary import SetbackKind

TODAY = dt.date(2026, 11, 22)

SETBACK = Setback(
    number=3,
    created=dt.datetime(2026, 1, 2, tzinfo=dt.UTC),
    what_happened="The panel I talked over",
    when=PartialDate.from_iso("2019-spring"),
    kind=SetbackKind.INTERVIEW,
    shares=Shares(my_part=6, unknown={"luck": 2}),
    readings=(
        Reading(when=PartialDate(2021), shares=Shares(my_part=8), note="I was auditioning.", unknown={"mood": "flat"}),
        Reading(when=PartialDate(2024), note="They were hiring."),
    ),
    move=Ref(Kind.MOVE, 4),
    tags=("interview", "panel"),
    links=(Ref(Kind.LESSON, 2), Ref(Kind.LESSON, 5)),
    open_fields=("felt",),
    unknown={"later": [1, 2]},
)


def problems(cls: type[Entry], typed: dict[str, object], base: Entry | None = None) -> dict[tuple[str | int, ...], str]:
    with pytest.raises(TypedError) as caught:
        from_typed(cls, typed, TODAY, base)
    return {problem.path: problem.sentence for problem in caught.value.problems}


@pytest.mark.parametrize("entry", list(demo.sample(TODAY)), ids=lambda entry: f"{entry.KIND}-{entry.title[:20]}")
def test_the_sample_comes_back_as_it_was(entry: Entry) -> None:
    typed = json.loads(json.dumps(as_typed(entry)))
    assert from_typed(type(entry), typed, TODAY, entry) == entry


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.SHARE, Kind.STORY)])
def test_every_kind_of_the_sample_can_be_typed_anew(kind: Kind) -> None:
    entries = [entry for entry in demo.sample(TODAY) if kind is entry.KIND]
    assert entries
    for entry in entries:
        again = from_typed(type(entry), as_typed(entry), TODAY)
        assert as_typed(again) == as_typed(entry)


def test_a_form_gets_words_as_people_write_them() -> None:
    typed = as_typed(SETBACK)
    assert typed["when"] == "spring 2019"
    assert typed["kind"] == "interview went badly"
    assert typed["shares"] == {"my_part": "6", "competition": "0", "chance": "0", "unknown": {"luck": 2}}
    assert typed["readings"][0]["unknown"] == {"mood": "flat"}
    assert typed["move"] == "move 4"
    assert typed["links"] == "lesson 2, lesson 5"
    assert typed["tags"] == "interview, panel"


def test_what_no_form_shows_stays() -> None:
    changed = from_typed(Setback, {**as_typed(SETBACK), "felt": "Small."}, TODAY, SETBACK)
    assert changed.felt == "Small."
    assert (changed.number, changed.created, changed.open_fields) == (3, SETBACK.created, ("felt",))
    assert changed.unknown == {"later": [1, 2]}
    assert changed.shares == SETBACK.shares
    assert changed.readings == SETBACK.readings


def test_what_is_not_typed_stays() -> None:
    assert from_typed(Setback, {}, TODAY, SETBACK) == SETBACK


def test_parts_keep_what_is_unknown_when_they_are_changed_and_moved() -> None:
    typed = as_typed(SETBACK)
    first, second = typed["readings"]
    changed = from_typed(Setback, {**typed, "readings": [second, {**first, "note": "Again."}]}, TODAY, SETBACK)
    assert changed.readings[0] == SETBACK.readings[1]
    assert (changed.readings[1].note, changed.readings[1].unknown) == ("Again.", {"mood": "flat"})


def test_a_part_taken_away_is_gone() -> None:
    typed = as_typed(SETBACK)
    assert from_typed(Setback, {**typed, "readings": []}, TODAY, SETBACK).readings == ()


def test_the_wording_of_before_and_the_shared_are_not_typed() -> None:
    before = Aspiration(what="To lead", earlier_wordings=(Wording(what="To manage"),))
    assert "earlier_wordings" not in as_typed(before)
    assert from_typed(Aspiration, as_typed(before), TODAY, before) == before
    own = {"for_whom", "form", "entries", "text", "digest", "when"}
    assert not own & {field.name for field in typed_fields(Share)}
    assert "told_aloud" not in {field.name for field in typed_fields(Story)}
    assert {"heading", "received", "body"} & {*Story(heading="A story", body="theirs").only_written} == set()
    assert Story.begun().only_written == ()


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("#interviews, #yo", ("interviews", "yo")),
        ("#interviews #yo rota", ("interviews", "yo rota")),
        ("interviews, ＃面接", ("interviews", "面接")),
        ("C#, room #5", ("C#", "room #5")),
        ("##yo, #, # walk", ("yo", "walk")),
    ],
)
def test_a_tag_that_is_typed_with_its_sign_is_the_tag(typed: str, tags: tuple[str, ...]) -> None:
    assert from_typed(Lesson, {"sentence": "Stop", "tags": typed}, TODAY).tags == tags


def test_a_word_with_a_comma_in_it_stays_one_word_while_nobody_touches_it() -> None:
    lesson = Lesson(sentence="Stop", tags=("one, two", "three"))
    assert from_typed(Lesson, {**as_typed(lesson), "sentence": "Stop."}, TODAY, lesson).tags == ("one, two", "three")


def test_questions_have_a_line_each_and_may_have_commas() -> None:
    talk = Conversation(with_whom="Miriam", questions=("What next, and why?", "Who decides?"))
    assert as_typed(talk)["questions"] == "What next, and why?\nWho decides?"
    typed = {**as_typed(talk), "questions": "One, two?\n\n  Three?  "}
    assert from_typed(Conversation, typed, TODAY, talk).questions == ("One, two?", "Three?")


def test_what_was_typed_is_read_by_its_shape() -> None:
    typed = {
        "what_happened": "  A line\n  ",
        "when": "3 may",
        "kind": "Near Miss",
        "shares": {"my_part": "10", "chance": ""},
        "move": "move 4",
        "tags": "a, b,, a",
        "links": "Setback 1, [[lesson 2]]",
    }
    read = from_typed(Setback, typed, TODAY)
    assert read.what_happened == "A line"
    assert read.when == PartialDate(2026, 5, 3)
    assert read.kind is SetbackKind.NEAR_MISS
    assert (read.shares.my_part, read.shares.chance) == (10, 0)
    assert read.tags == ("a", "b")
    assert read.links == (Ref(Kind.SETBACK, 1), Ref(Kind.LESSON, 2))


def test_a_date_leans_the_way_its_field_does() -> None:
    assert from_typed(Conversation, {"with_whom": "M", "when": "3 may"}, TODAY).when == PartialDate(2027, 5, 3)
    assert from_typed(Conversation, {"with_whom": "M", "when": "+2w"}, TODAY).when == PartialDate(2026, 12, 6)


def test_emptied_fields_say_nothing() -> None:
    typed = {**as_typed(SETBACK), "when": "", "kind": "", "move": " ", "links": "", "tags": " , "}
    emptied = from_typed(Setback, typed, TODAY, SETBACK)
    assert (emptied.when, emptied.kind, emptied.move, emptied.links, emptied.tags) == (None, None, None, (), ())


def test_everything_wrong_is_named_at_once_with_its_place() -> None:
    found = problems(
        Setback,
        {
            "what_happened": " ",
            "when": "31 Feb 2019",
            "kind": "bad luck",
            "shares": {"my_part": "11", "chance": "many"},
            "readings": [{"when": "2020"}, {"when": "", "shares": {"chance": "12"}}],
            "move": "setback 3",
            "links": "lesson 2, nothing",
        },
    )
    assert list(found) == [
        ("what_happened",),
        ("when",),
        ("kind",),
        ("shares", "my_part"),
        ("shares", "chance"),
        ("readings", 1, "shares", "chance"),
        ("readings", 1, "when"),
        ("move",),
        ("links",),
    ]
    assert found["what_happened",] == NEEDED
    assert found["when",] == "February 2019 has 28 days, so there is no 31."
    assert "near miss" in found["kind",]
    assert "from 0 to 10, not 11" in found["shares", "my_part"]
    assert "“many” is not a number" in found["shares", "chance"]
    assert "it takes a move" in found["move",]
    assert all(sentence[-1] == "." for sentence in found.values())


@pytest.mark.parametrize("text", ["1_0", "٣", "1e2", "0x1", "9" * 5000, "--1", ""])
def test_numbers_are_plain_digits(text: str) -> None:
    if text:
        assert ("level",) in problems(Role, {"title_": "Lead", "level": text})
    else:
        assert from_typed(Role, {"title_": "Lead", "level": text}, TODAY).level is None


def test_a_choice_that_cannot_be_empty_says_so() -> None:
    assert "Choose one of these" in problems(Move, {"direction": ""})["direction",]


def test_texts_too_long_are_named() -> None:
    found = problems(Setback, {"what_happened": "x" * 501, "felt": "y" * 500_001, "tags": "z" * 501})
    assert list(found) == [("what_happened",), ("felt",), ("tags",)]


def test_what_is_typed_is_cleaned() -> None:
    typed = {"what_happened": "a\x1b[31mb\u202e", "body": "one\r\ntwo\x07"}
    cleaned = from_typed(Setback, typed, TODAY)
    assert (cleaned.what_happened, cleaned.body) == ("ab", "one\ntwo")


@pytest.mark.parametrize("odd", [None, 7, "text", [1, None, "x"], {"a": {}}])
@pytest.mark.parametrize("kind", list(KINDS))
def test_a_draft_of_any_sort_never_breaks_it(kind: Kind, odd: object) -> None:
    cls = KINDS[kind]
    typed = {field.name: odd for field in typed_fields(cls)}
    with suppress(TypedError):
        from_typed(cls, typed, TODAY)


def test_parts_within_are_built_on_what_they_were() -> None:
    talk = Conversation(with_whom="M", opening=Step(notes="said", unknown={"x": 1}))
    typed = as_typed(talk)
    typed["opening"]["preparation"] = "ask"
    assert from_typed(Conversation, typed, TODAY, talk).opening == Step(
        preparation="ask", notes="said", unknown={"x": 1}
    )


def test_a_relative_date_counts_from_the_day_on_which_it_was_typed() -> None:
    typed: Typed = {
        "what_happened": "x",
        "when": "yesterday",
        "readings": [{"when": "3 weeks ago", TYPED_ON: {"when": "2026-03-31"}}, {"when": "today"}],
        TYPED_ON: {"when": "2026-01-01"},
    }
    read = from_typed(Setback, typed, TODAY)
    assert read.when == PartialDate(2025, 12, 31)
    assert [reading.when for reading in read.readings] == [PartialDate(2026, 3, 10), PartialDate(2026, 11, 22)]


def test_the_day_of_typing_is_not_mistaken_for_a_change() -> None:
    typed = as_typed(SETBACK)
    readings = [{**reading, TYPED_ON: {"when": "2020-01-01"}} for reading in typed["readings"]]
    assert from_typed(Setback, {**typed, "readings": readings, TYPED_ON: {"when": "2020-01-01"}}, TODAY, SETBACK) == (
        SETBACK
    )


@pytest.mark.parametrize("odd", [None, 3, "2026-01-01", [], {"when": 3}, {"when": "soon"}, {"when": None}, {"x": "y"}])
def test_days_of_typing_that_say_nothing_are_passed_over(odd: object) -> None:
    typed = {"what_happened": "x", "when": "today", TYPED_ON: odd}
    assert from_typed(Setback, typed, TODAY).when == PartialDate.of(TODAY)


def test_another_value_brings_its_own_day_of_typing_or_none() -> None:
    typed: Typed = {
        "when": "today",
        "next_meeting": "friday",
        TYPED_ON: {"when": "2026-01-01", "next_meeting": "2026-01-02"},
    }
    assert days_typed(with_values(typed, {"when": "2019"})) == {"next_meeting": dt.date(2026, 1, 2)}
    again = with_values(typed, {"when": "tomorrow", TYPED_ON: {"when": "2026-05-05"}})
    assert days_typed(again) == {"next_meeting": dt.date(2026, 1, 2), "when": dt.date(2026, 5, 5)}
    assert TYPED_ON not in with_values(typed, {"when": "2019", "next_meeting": ""})


def test_a_flag_is_a_flag() -> None:
    aspiration = Aspiration(what="To lead", milestones=(Milestone(what="A rota", quick_win=True),))
    typed = as_typed(aspiration)
    assert typed["milestones"][0]["quick_win"] is True
    typed["milestones"][0]["quick_win"] = False
    assert from_typed(Aspiration, typed, TODAY, aspiration).milestones[0].quick_win is False
