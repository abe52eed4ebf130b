"""Entries become records and come back; what is wrong with one is said with its label."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerjournal.model import (
    KINDS,
    Action,
    Aspiration,
    Conversation,
    Entry,
    Field,
    Kind,
    Lesson,
    Milestone,
    Move,
    Name,
    PartialDate,
    Reading,
    RecordError,
    Ref,
    Reflection,
    Role,
    Setback,
    Shape,
    Shares,
    Step,
    fields_of,
    from_record,
    to_record,
    validated,
)
from careerjournal.model.migrations import STEPS, VERSION, Record, migrate, steps_at
from careerjournal.model.records import to_json
from careerjournal.model.text import MAX_LINE, MAX_TEXT, clean, clean_line
from careerjournal.model.vocabulary import Direction, SetbackKind
from tests.model.strategies import entries, nasty_texts

slow_to_draw = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)


def through_json(record: Record) -> Record:
    """The record as it comes back from the file."""
    read: Record = json.loads(json.dumps(record))
    return read


@pytest.mark.parametrize("kind", list(Kind))
@given(data=st.data())
@slow_to_draw
def test_an_entry_of_any_kind_comes_back_as_it_was(kind: Kind, data: st.DataObject) -> None:
    entry = data.draw(entries(kind))
    record = to_record(entry)
    assert record["entry"] == kind.value
    assert record["v"] == VERSION
    assert "number" not in record
    assert from_record(through_json(record), entry.number) == entry


@given(entries(text=nasty_texts()))
@slow_to_draw
def test_what_was_not_cleaned_on_its_way_in_is_cleaned_on_its_way_out(entry: Entry) -> None:
    record = to_record(entry)
    read = from_record(through_json(record), entry.number)
    for field in fields_of(type(entry)):
        if field.shape in (Shape.LINE, Shape.TEXT, Shape.MARKDOWN):
            assert getattr(read, field.name) == clean(getattr(entry, field.name))
    assert from_record(through_json(to_record(read)), entry.number) == read
    assert read.unknown == entry.unknown


def test_text_from_elsewhere_is_cleaned_at_every_depth() -> None:
    dirty, cleaned = "\x1b]0;title\x07one\x9b31m", "one"
    read = from_record(
        {"entry": "aspiration", "what": dirty, "tags": [dirty], "milestones": [{"what": dirty}], "later": dirty}, 1
    )
    assert isinstance(read, Aspiration)
    assert (read.what, read.tags, read.milestones[0].what) == (cleaned, (cleaned,), cleaned)
    assert read.unknown == {"later": dirty}  # shown nowhere, so kept as it was


@given(entries())
@slow_to_draw
def test_for_scripts_every_field_is_there_even_if_it_says_nothing(entry: Entry) -> None:
    said = json.loads(json.dumps(to_json(entry)))
    assert (said["entry"], said["number"]) == (entry.KIND.value, entry.number)
    fields = {field.key for field in fields_of(type(entry))}
    assert set(said) == fields | {"entry", "number", "created", "updated", "origin", "was"}


@pytest.mark.parametrize("kind", list(Kind))
def test_an_empty_entry_is_a_short_record(kind: Kind) -> None:
    assert to_record(KINDS[kind]()) == {"entry": kind.value, "v": VERSION}


FROZEN: dict[Kind, Record] = {
    Kind.ROLE: {
        "v": 1,
        "entry": "role",
        "created": "2024-05-15T09:30:00Z",
        "title": "Service lead",
        "from": "2021",
        "to": "2024-03",
        "level": 4,
        "tags": ["digital"],
    },
    Kind.MOVE: {
        "v": 1,
        "entry": "move",
        "direction": "pause or return",
        "status": "taken",
        "from_role": "role 1",
        "in_mind": {"title": "Head of data", "level": 5},
        "from": "2019-spring",
        "links": ["setback 3", "lesson 2"],
    },
    Kind.SETBACK: {
        "v": 1,
        "entry": "setback",
        "what_happened": "The panel I talked over",
        "when": "2019-spring",
        "kind": "interview went badly",
        "shares": {"my_part": 6, "competition": 3},
        "readings": [{"when": "2024-05-15", "shares": {"my_part": 8}, "note": "I was auditioning."}],
        "open_fields": ["what_happened"],
    },
}
"""Records of version 1 as that version wrote them. They do not change; a later version must still read them."""


def test_frozen_records_of_version_1_are_read() -> None:
    role, move, setback = (from_record(record, 7) for record in FROZEN.values())
    assert role == Role(
        number=7,
        created=dt.datetime(2024, 5, 15, 9, 30, tzinfo=dt.UTC),
        title_="Service lead",
        start=PartialDate(2021),
        end=PartialDate(2024, 3),
        level=4,
        tags=("digital",),
    )
    assert isinstance(move, Move)
    assert (move.direction, move.start, move.title) == (
        Direction.PAUSE,
        PartialDate.from_iso("2019-spring"),
        "Head of data",
    )
    assert move.links == (Ref(Kind.SETBACK, 3), Ref(Kind.LESSON, 2))
    assert isinstance(setback, Setback)
    assert setback.kind is SetbackKind.INTERVIEW
    assert setback.latest_shares == Shares(my_part=8)


FROZEN_MOMENTS: dict[Kind, Record] = {
    Kind.REFLECTION: {
        "v": 1,
        "entry": "reflection",
        "body": "Friday evening.",
        "created": "2026-11-28T04:30:00.123456Z",
        "updated": "2026-12-01T07:59:00Z",
    },
    Kind.SHARE: {
        "entry": "share",
        "for_whom": "Jo",
        "created": "2026-11-28T04:30:00Z",
        "updated": "2026-11-28T04:30:00+00:00",
        "when": "2026-11-28T04:30:00Z",
    },
}
"""Records of version 1 whose moments stand in UTC; one of them without ``v``. They do not change."""


def in_california(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.timezone(dt.timedelta(hours=-8)))


def test_moments_of_version_1_get_the_offset_of_where_they_were_put_down() -> None:
    thought, share = (migrate(record, steps_at(in_california)) for record in FROZEN_MOMENTS.values())
    assert thought == {
        "v": 2,
        "entry": "reflection",
        "body": "Friday evening.",
        "created": "2026-11-27T20:30:00.123456-08:00",
        "updated": "2026-11-30T23:59:00-08:00",
    }
    assert {share[key] for key in ("created", "updated", "when")} == {"2026-11-27T20:30:00-08:00"}
    for record in FROZEN_MOMENTS.values():
        read = from_record(record, 1, in_california)
        assert read.date == PartialDate(2026, 11, 27)
        assert to_record(from_record(to_record(read), 1)) == to_record(read)


@pytest.mark.parametrize("odd", [None, 3, "", "noon", "2026-11-28T04:30:00", ["2026-11-28T04:30:00Z"], {"a": 1}])
def test_what_is_no_moment_is_left_to_be_named(odd: Any) -> None:
    record = {"entry": "reflection", "body": "x", "created": odd}
    assert migrate(record, steps_at(in_california))["created"] == odd
    read = read_or_refused(record)
    assert odd is None or (isinstance(read, RecordError) and read.field == "created")


def test_a_date_of_that_name_is_no_moment() -> None:
    record = {"entry": "setback", "what_happened": "x", "when": "2019-05-03"}
    assert migrate(record, steps_at(in_california))["when"] == "2019-05-03"


@pytest.mark.parametrize("year", [1, 999, 1899, 2200, 9999])
def test_a_day_that_a_wrong_clock_told_is_shown(year: int) -> None:
    record = {"v": 2, "entry": "lesson", "sentence": "x", "created": f"{year:04}-12-31T23:59:00+14:00"}
    date = from_record(record, 1).date
    assert date is not None
    assert (str(date), date.words) == (f"{year:04}-12-31", f"31 December {year}")
    assert date.first == date.last == dt.date(year, 12, 31)
    assert PartialDate.kept(date.first) is None


class TestANewerVersion:
    RECORD: ClassVar[Record] = {
        "v": VERSION + 1,
        "entry": "setback",
        "what_happened": "The panel",
        "weather": {"sky": ["grey", None, 1.5]},
        "unknown": "a key of that very name",
        "shares": {"my_part": 6, "luck": {"unknown": 2, "v": 3}},
        "readings": [{"when": "2024", "mood": "calm"}, {"when": "2025", "shares": {"chance": 1, "unknown": {}}}],
    }

    def test_keeps_its_fields_at_every_depth(self) -> None:
        assert to_record(from_record(self.RECORD, 1)) == self.RECORD

    def test_keeps_them_through_an_edit(self) -> None:
        entry = from_record(self.RECORD, 1)
        assert isinstance(entry, Setback)
        changed = msgspec.structs.replace(
            entry, felt="Hot.", shares=msgspec.structs.replace(entry.shares, competition=2)
        )
        assert to_record(validated(changed)) == {
            **self.RECORD,
            "felt": "Hot.",
            "shares": {**self.RECORD["shares"], "competition": 2},
        }

    def test_is_not_changed_by_being_read(self) -> None:
        before = json.dumps(self.RECORD)
        from_record(self.RECORD, 1)
        assert json.dumps(self.RECORD) == before

    @given(entries())
    @slow_to_draw
    def test_whatever_the_entry(self, entry: Entry) -> None:
        record = {**to_record(entry), "v": VERSION + 1, "later": {"a": 1}}
        assert to_record(from_record(through_json(record), entry.number)) == through_json(record)

    def test_a_kind_not_known_here_is_said(self) -> None:
        for kind in ("horoscope", "", None, 3):
            with pytest.raises(RecordError, match="a kind that this version of the program does not know"):
                from_record({"v": 2, "entry": kind}, 1)


def read_or_refused(record: Record) -> Entry | RecordError:
    """The entry, or what is wrong with it; anything else that is raised fails the test."""
    try:
        return from_record(through_json(record), 1)
    except RecordError as error:
        return error


class TestWhatCannotBeRead:
    @pytest.mark.parametrize(
        ("record", "sentence", "field"),
        [
            (
                {"entry": "setback", "when": "soon"},
                "“When” cannot be read: “soon” is not a date. Write 2019, 2019-05, 2019-05-03 or spring 2019.",
                "when",
            ),
            (
                {"entry": "setback", "when": "1850"},
                "“When” cannot be read: the year 1850 is out of range. Write one from 1900 to 2199.",
                "when",
            ),
            ({"entry": "setback", "when": 2019}, "“When” cannot be read: expected text.", "when"),
            (
                {"entry": "setback", "shares": {"my_part": "six"}},
                "“How I read it: My part” cannot be read: expected `int`, got `str`.",
                "shares",
            ),
            (
                {"entry": "setback", "readings": [{}, {"shares": {"chance": None}}]},
                "“Later readings: Shares: Chance” cannot be read: expected `int`, got `null`.",
                "readings",
            ),
            (
                {"entry": "setback", "shares": 3},
                "“How I read it” cannot be read: expected `object`, got `int`.",
                "shares",
            ),
            (
                {"entry": "setback", "kind": "triumph"},
                "“Kind” cannot be read: invalid enum value 'triumph'.",
                "kind",
            ),
            ({"entry": "role", "title": 3}, "“Title” cannot be read: expected `str`, got `int`.", "title_"),
            ({"entry": "role", "from": "x"}, "“From” cannot be read: “x” is not a date.", "start"),
            (
                {"entry": "lesson", "learnt_from": ["setback 0"]},
                "“Learnt from” cannot be read: “setback 0” does not name an entry.",
                "learnt_from",
            ),
            ({"entry": "lesson", "tags": "one"}, "“Tags” cannot be read: expected `array`, got `str`.", "tags"),
            (
                {"entry": "lesson", "created": "noon"},
                "“created” cannot be read: invalid RFC3339 encoded datetime.",
                "created",
            ),
        ],
    )
    def test_says_which_field_by_its_label(self, record: Record, sentence: str, field: str) -> None:
        with pytest.raises(RecordError) as caught:
            from_record(record, 1)
        assert str(caught.value).startswith(sentence)
        assert caught.value.field == field

    @given(entries(), st.data())
    @slow_to_draw
    def test_whatever_stands_where_nothing_should(self, entry: Entry, data: st.DataObject) -> None:
        """An entry or a `RecordError`, and nothing else, whatever value is put under whichever key."""
        keys = [field.key for field in fields_of(type(entry))]
        odd: st.SearchStrategy[Any] = st.sampled_from(
            [None, 3, -1, 1.5, True, "", "x", [], [3], [None], [[]], {}, {"x": 1}, [{}], "2019-02-30"]
        )
        record = {**to_record(entry), data.draw(st.sampled_from(keys)): data.draw(odd)}
        read = read_or_refused(record)
        if isinstance(read, RecordError):
            assert str(read).endswith(".")
            assert read.field
        else:
            assert from_record(through_json(to_record(read)), 1) == read


class TestValidated:
    @given(entries(text=nasty_texts()))
    @slow_to_draw
    def test_leaves_an_entry_that_holds_together_and_clean(self, entry: Entry) -> None:
        valid = validated(entry)
        assert type(valid) is type(entry)
        assert validated(valid) == valid
        assert valid.unknown == entry.unknown
        assert valid.body == clean(entry.body).strip("\n")
        assert from_record(through_json(to_record(valid)), valid.number) == valid

    def test_cleans_every_text_at_every_depth(self) -> None:
        dirty = "\x1b[31m one\x07\ttwo\n"
        entry = validated(
            Aspiration(
                what=dirty,
                why=dirty,
                tags=(dirty, "one two", "", "\x00"),
                milestones=(Milestone(what=dirty, worth_to_me=dirty),),
            )
        )
        assert entry.what == clean_line(dirty) == "one two"
        assert entry.why == " one\ttwo"
        assert entry.tags == ("one two",)
        assert (entry.milestones[0].what, entry.milestones[0].worth_to_me) == ("one two", " one\ttwo")

    def test_keeps_one_of_each_link(self) -> None:
        ref = Ref(Kind.LESSON, 1)
        assert validated(Reflection(body="x", links=(ref, ref))).links == (ref,)

    @pytest.mark.parametrize(
        ("entry", "sentence"),
        [
            (Setback(), "“What happened, in a line” is empty. Write something there first."),
            (Setback(what_happened=" \x1b[0m\n"), "“What happened, in a line” is empty."),
            (Reflection(body="\n"), "“What is on my mind” is empty."),
            (Setback(what_happened="x", readings=(Reading(),)), "“Later readings, 1: When” is empty."),
            (
                Aspiration(what="x", milestones=(Milestone(what="a"), Milestone())),
                "“Milestones, 2: What I will have learnt, gained or done” is empty.",
            ),
            (
                Setback(what_happened="x", shares=Shares(my_part=11)),
                "“How I read it: My part” takes a number from 0 to 10, not 11.",
            ),
            (
                Setback(what_happened="x", shares=Shares(chance=-1)),
                "“How I read it: Chance” takes a number from 0 to 10",
            ),
            (Conversation(with_whom="x", minutes=0), "“Time agreed” takes a number from 1 to 600, not 0."),
            (Role(title_="x", level=100), "“Level” takes a number from 0 to 99, not 100."),
            (Role(title_="x" * (MAX_LINE + 1)), "“Title” holds 501 characters; 500 is the most. Shorten it, "),
            (
                Reflection(body="x" * (MAX_TEXT + 1)),
                "“What is on my mind” holds 200,001 characters; 200,000 is the most.",
            ),
            (Name(name="x", spellings=("y" * (MAX_LINE + 1),)), "“Other spellings” holds 501 characters"),
            (
                Setback(what_happened="x", move=Ref(Kind.ROLE, 3)),
                "“Its move” points to role 3; it takes a move.",
            ),
            (
                Lesson(sentence="x", learnt_from=(Ref(Kind.STORY, 3),)),
                "“Learnt from” points to story 3; it takes a setback or a success or a move or a conversation or a "
                "reflection.",
            ),
            (
                Action(what="x", aspiration=Ref(Kind.MOVE, 1)),
                "“Its aspiration” points to move 1; it takes an aspiration.",
            ),
        ],
    )
    def test_says_what_is_wrong_by_its_label(self, entry: Entry, sentence: str) -> None:
        with pytest.raises(RecordError) as caught:
            validated(entry)
        assert str(caught.value).startswith(sentence)
        assert caught.value.field

    def test_the_longest_text_is_allowed(self) -> None:
        assert len(validated(Role(title_="x" * MAX_LINE)).title_) == MAX_LINE

    def test_steps_of_a_conversation_may_be_empty(self) -> None:
        conversation = validated(Conversation(with_whom="Miriam", potential=Step(notes=" a\r\nb ")))
        assert conversation.potential.notes == " a\nb "
        assert conversation.steps[2] is conversation.potential
        assert len(conversation.steps) == 7

    def test_a_value_of_the_wrong_type_is_refused(self) -> None:
        wrong: Any = {"minutes": True}
        with pytest.raises(RecordError, match="“Time agreed” cannot be read"):
            validated(Conversation(with_whom="x", **wrong))


class TestMigrations:
    STEPS: ClassVar[Mapping[int, Callable[[Record], Record]]] = {
        1: lambda record: {**record, "when": record.pop("date", None)},
        2: lambda record: {**record, "tags": [*record.get("tags", []), "migrated"]},
    }

    def test_each_step_in_turn(self) -> None:
        old: Record = {"v": 1, "entry": "setback", "date": "2019"}
        new = migrate(old, self.STEPS)
        assert {key: value for key, value in new.items() if key != "date"} == {
            "v": 3,
            "entry": "setback",
            "when": "2019",
            "tags": ["migrated"],
        }
        assert old == {"v": 1, "entry": "setback", "date": "2019"}

    def test_a_record_in_the_middle_takes_the_rest_of_the_way(self) -> None:
        assert migrate({"v": 2}, self.STEPS) == {"v": 3, "tags": ["migrated"]}

    @pytest.mark.parametrize("record", [{"v": 3, "a": 1}, {"v": 99}, {"v": "one"}, {"v": None}, {"v": [1]}])
    def test_another_version_is_left_as_it_is(self, record: Record) -> None:
        assert migrate(record, self.STEPS) == record

    def test_without_a_version_it_is_the_first(self) -> None:
        assert migrate({"date": "2019"}, self.STEPS)["v"] == 3

    def test_there_is_a_step_from_every_older_version(self) -> None:
        assert set(STEPS) == set(range(1, VERSION))


def described(entry: Entry) -> dict[str, Field]:
    """The fields of an entry by name."""
    return {field.name: field for field in fields_of(type(entry))}


@pytest.mark.parametrize("kind", list(Kind))
def test_a_required_field_left_empty_is_named(kind: Kind) -> None:
    entry = KINDS[kind]()
    empty = [field for field in described(entry).values() if field.required and field.shape is not Shape.CHOICE]
    if not empty:
        validated(entry)
        return
    with pytest.raises(RecordError) as caught:
        validated(entry)
    assert caught.value.field == empty[0].name
    assert f"“{empty[0].label}”" in str(caught.value)
