"""The sample journal holds together: every kind of thing is in it, its facts agree, and its dates move with the day."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any, TypeVar

import pytest

from careerjournal import demo
from careerjournal.demo import NOW
from careerjournal.model import (
    Action,
    Aspiration,
    Conversation,
    Entry,
    Kind,
    Lesson,
    Move,
    Name,
    Part,
    PartialDate,
    Ref,
    Reflection,
    Role,
    Setback,
    Shape,
    Share,
    Shares,
    Story,
    Success,
    fields_of,
    from_record,
    to_record,
    validated,
)
from careerjournal.model.links import links_in
from careerjournal.model.spans import span_of
from careerjournal.model.vocabulary import (
    ActionState,
    AspirationState,
    ConversationPart,
    Direction,
    MoveForm,
    MoveStatus,
    SetbackKind,
    SuccessKind,
    Whose,
)

DAYS = [NOW, dt.date(2027, 7, 1), dt.date(2027, 11, 21), dt.date(2028, 2, 29), dt.date(2031, 11, 22)]

E = TypeVar("E", bound=Entry)


@cache
def sample(today: dt.date) -> tuple[Entry, ...]:
    return tuple(demo.sample(today))


def every(cls: type[E], today: dt.date = NOW) -> list[E]:
    return [entry for entry in sample(today) if isinstance(entry, cls)]


def one(cls: type[E], number: int, today: dt.date = NOW) -> E:
    return every(cls, today)[number - 1]


def values(record: Entry | Part, shapes: set[Shape]) -> Iterator[Any]:
    """Each value of some shapes in an entry, at every depth, that says anything."""
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.shape in shapes and value:
            yield from value if isinstance(value, tuple) else (value,)
        elif field.shape is Shape.PART:
            yield from values(value, shapes)
        elif field.shape is Shape.PARTS:
            for part in value:
                yield from values(part, shapes)


def prose(entry: Entry) -> Iterator[str]:
    texts = values(entry, {Shape.LINE, Shape.TEXT, Shape.MARKDOWN, Shape.WORDS})
    yield from (text for text in texts if span_of(text) is None)  # what is looked back over is a date, and moves on


def refs(entry: Entry) -> Iterator[Ref]:
    yield from values(entry, {Shape.REF, Shape.REFS})
    for text in prose(entry):
        yield from links_in(text)


def day(date: PartialDate | None) -> dt.date:
    assert date is not None
    assert date.is_day
    return date.first


# What it promises to hold


def test_there_is_enough_of_every_kind() -> None:
    counts = Counter(entry.KIND for entry in sample(NOW))
    assert counts[Kind.REFLECTION] == 33
    assert counts[Kind.SETBACK] == 10
    assert counts[Kind.SUCCESS] == 8
    assert 6 <= counts[Kind.ROLE] <= 8
    assert 12 <= counts[Kind.MOVE] <= 16
    assert 12 <= counts[Kind.LESSON] <= 14
    assert 3 <= counts[Kind.ASPIRATION] <= 4
    assert counts[Kind.CONVERSATION] == 3
    assert 6 <= counts[Kind.ACTION] <= 8
    assert 10 <= counts[Kind.NAME] <= 12
    assert 1 <= counts[Kind.STORY] <= 2
    assert counts[Kind.SHARE] == 1
    assert set(counts) == set(Kind)


def test_moves_go_every_way_in_every_form() -> None:
    moves = every(Move)
    assert {move.direction for move in moves} == set(Direction)
    assert {move.form for move in moves} >= set(MoveForm)
    assert {move.status for move in moves} == set(MoveStatus)
    missed = [move for move in moves if move.could_have_been]
    assert {move.status for move in missed} == {MoveStatus.MISSED, MoveStatus.DECLINED}
    assert all(move.in_mind.title and move.in_mind.area and move.in_mind.level for move in missed)


def test_a_loan_comes_back_after_eleven_months() -> None:
    (loan,) = [move for move in every(Move) if move.form is MoveForm.SECONDMENT and move.status is MoveStatus.TAKEN]
    assert loan.start
    assert loan.end
    assert (loan.end.year - loan.start.year) * 12 + (loan.end.month or 0) - (loan.start.month or 0) + 1 == 11


def test_staying_put_is_the_latest_thing_done() -> None:
    taken = [move for move in every(Move) if move.status is MoveStatus.TAKEN]
    assert taken[-1].direction is Direction.ENRICHMENT
    assert taken[-1].from_role == taken[-1].to_role == every(Role)[-1].ref
    assert "glad of it" in taken[-1].why


def test_roles_stand_in_three_areas() -> None:
    roles = every(Role)
    assert {role.area for role in roles} == {"Survey", "Harbour", "Planning"}
    assert {move.in_mind.area for move in every(Move) if move.in_mind.area} <= {role.area for role in roles}
    assert all(role.level and 1 <= role.level <= 6 for role in roles)
    assert [role.end for role in roles].count(None) == 1


def test_setbacks_are_of_every_kind_and_precision() -> None:
    setbacks = every(Setback)
    assert {setback.kind for setback in setbacks} == set(SetbackKind)
    dates = [setback.when for setback in setbacks if setback.when]
    precision = {"season" if d.season else "day" if d.day else "month" if d.month else "year" for d in dates}
    assert precision == {"day", "month", "season", "year"}
    assert all(setback.shares.said for setback in setbacks)
    assert sum(bool(setback.felt and setback.expected and setback.came_of_it) for setback in setbacks) >= 8
    assert sum(setback.move is not None for setback in setbacks) >= 3
    assert sum(len(setback.readings) >= 2 for setback in setbacks) >= 4


def test_successes_are_of_most_kinds_and_say_what_was_hard_and_whose_part_it_was() -> None:
    successes = every(Success)
    assert {success.kind for success in successes} >= set(SuccessKind) - {SuccessKind.OTHER}
    assert all(success.shares.said and success.hard and success.body for success in successes)
    assert sum(success.shares.others >= success.shares.my_part for success in successes) >= 3
    assert [success.number for success in successes if success.under_way] == [8]
    assert sum(success.after is not None for success in successes) >= 3
    assert sum(bool(success.readings) for success in successes) >= 3


def test_what_a_success_is_evidence_of_is_an_area_or_a_milestone_there() -> None:
    named = 0
    for success in every(Success):
        wanted = [one(Aspiration, ref.number) for ref in success.evidence_of]
        needs = {area.need for held in wanted for area in held.areas}
        needs |= {milestone.what for held in wanted for milestone in held.milestones}
        assert set(success.needs) <= needs, success.ref
        named += len(success.needs)
    assert named >= 3


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_one_sealed_expectation_is_to_be_looked_back_at_and_one_waits(today: dt.date) -> None:
    sealed = [(move, one) for move in every(Move, today) for one in move.sealed]
    assert all(one.expects and one.how_sure and one.would_change and one.is_closed for _, one in sealed)
    due, waits = sorted(sealed, key=lambda pair: day(pair[1].look_again))
    assert day(due[1].sealed_on) < day(due[1].look_again) < today < day(waits[1].look_again)
    assert due[0].came_of_it


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_one_letter_has_opened_and_one_is_closed(today: dt.date) -> None:
    letters = [reflection for reflection in every(Reflection, today) if reflection.open_on]
    opened, closed = letters
    assert day(opened.when) < day(opened.open_on) == day(opened.opened_on) < today
    assert closed.is_closed
    assert day(closed.open_on) > today


def test_readings_change() -> None:
    for setback in every(Setback):
        read: list[Shares] = [setback.shares, *(reading.shares for reading in setback.readings)]
        assert all(before != after for before, after in itertools.pairwise(read)), setback.ref
        assert all(reading.note for reading in setback.readings)


def test_lessons_are_used_or_wait() -> None:
    lessons = every(Lesson)
    assert all(lesson.learnt_from for lesson in lessons)
    assert sum(len(lesson.applied) >= 2 for lesson in lessons) >= 4
    assert sum(not lesson.applied for lesson in lessons) >= 2
    assert [lesson.number for lesson in lessons if lesson.look_again == PartialDate.of(NOW)] == [13]
    taught = {ref for lesson in lessons for ref in lesson.learnt_from}
    untaught = [setback.number for setback in every(Setback) if setback.ref not in taught]
    assert untaught == [10]


def test_aspirations_drift_and_belong_to_different_people() -> None:
    aspirations = every(Aspiration)
    assert {aspiration.whose for aspiration in aspirations} == set(Whose)
    (expected,) = [aspiration for aspiration in aspirations if aspiration.whose is Whose.EXPECTED]
    assert expected.state is AspirationState.LET_GO
    (current,) = [aspiration for aspiration in aspirations if len(aspiration.earlier_wordings) == 2]
    assert current.potential.my_view
    assert current.potential.difference
    assert len(current.areas) >= 3
    assert any(milestone.reached for milestone in current.milestones)
    assert any(milestone.quick_win for milestone in current.milestones)
    assert any("where I am, for now" in aspiration.what for aspiration in aspirations)


def test_conversations_are_two_held_and_one_half_prepared() -> None:
    first, second, third = every(Conversation)
    for held in (first, second):
        assert all(step.notes for step in held.steps)
        assert held.body
        assert day(held.when) < NOW
    assert {first.my_part, second.my_part} == {ConversationPart.MENTEE, ConversationPart.MENTOR}
    assert third.with_whom == first.with_whom
    assert third.my_part is first.my_part
    assert 4 <= (day(third.when) - NOW).days <= 6
    assert [bool(step.preparation) for step in third.steps] == [True] * 4 + [False] * 3
    assert not any(step.notes for step in third.steps)
    assert third.raise_again
    assert third.questions
    assert not third.body
    assert first.next_meeting == third.when


def test_actions_stand_in_every_state() -> None:
    actions = every(Action)
    assert {action.state for action in actions} == set(ActionState)
    assert all(action.outcome for action in actions if action.state is not ActionState.OPEN)
    still = [action for action in actions if action.state is ActionState.OPEN]
    due = [(day(action.by_when) - NOW).days for action in still]
    assert -2 in due
    assert all(-2 <= away <= 14 for away in due)
    assert any(action.who != "Me" for action in still)
    assert all(action.review for action in still)


def test_milestones_that_actions_name_are_there() -> None:
    aspirations = {aspiration.ref: aspiration for aspiration in every(Aspiration)}
    for action in every(Action):
        if action.milestone:
            assert action.aspiration
            assert action.milestone in {milestone.what for milestone in aspirations[action.aspiration].milestones}


def test_reflections_are_dense_of_late() -> None:
    reflections = every(Reflection)
    assert sum(day(reflection.when) > NOW - dt.timedelta(days=365) for reflection in reflections) >= 12
    assert sum(day(reflection.when) >= NOW - dt.timedelta(weeks=5) for reflection in reflections) >= 5
    assert sum(bool(reflection.prompt) for reflection in reflections) >= 10
    assert all(reflection.energy for reflection in reflections)
    assert all(len(reflection.body.split()) <= 250 for reflection in reflections)


def test_tags_are_a_small_vocabulary() -> None:
    tags = Counter(tag for entry in sample(NOW) for tag in entry.tags)
    assert len(tags) <= 13
    assert all(count > 2 for count in tags.values())


def test_names_say_who_and_what_to_say_instead() -> None:
    names = every(Name)
    assert all(name.relation and name.stand_in for name in names)
    everything = "\n".join(text for entry in sample(NOW) if not isinstance(entry, Name) for text in prose(entry))
    for name in names:
        assert any(spelling in everything for spelling in (name.name, *name.spellings)), name.name


def test_what_was_shared_names_nobody_and_its_digest_is_true() -> None:
    (share,) = every(Share)
    assert hashlib.sha256(share.text.encode()).hexdigest() == share.digest
    for name in every(Name):
        for spelling in (name.name, *name.spellings):
            assert not re.search(rf"\b{re.escape(spelling)}\b", share.text), spelling
    told = one(Setback, share.entries[0].number)
    assert {"what_happened", "felt", "came_of_it"} <= set(told.open_fields)


def test_open_fields_are_fields() -> None:
    known = {field.name for field in fields_of(Setback)}
    for setback in every(Setback):
        assert set(setback.open_fields) <= known
    known = {field.name for field in fields_of(Success)}
    for success in every(Success):
        assert set(success.open_fields) <= known


def test_stories_say_whom_they_are_from() -> None:
    assert all(story.from_whom and story.received and story.body for story in every(Story))


# That it holds together


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_entry_is_valid_and_comes_back_as_it_was(today: dt.date) -> None:
    for entry in sample(today):
        assert validated(entry) == entry
        assert from_record(to_record(entry), entry.number) == entry
        assert not entry.unknown
        assert "unknown" not in repr(to_record(entry))


def test_no_key_is_misspelt_at_any_depth() -> None:
    def within(record: Entry | Part) -> Iterator[Entry | Part]:
        yield record
        for part in values_of_parts(record):
            yield from within(part)

    def values_of_parts(record: Entry | Part) -> Iterator[Part]:
        for field in fields_of(type(record)):
            value = getattr(record, field.name)
            if field.shape is Shape.PART:
                yield value
            elif field.shape is Shape.PARTS:
                yield from value

    for entry in sample(NOW):
        assert not any(record.unknown for record in within(entry)), entry.ref


def test_numbers_run_from_one() -> None:
    for kind in Kind:
        numbers = [entry.number for entry in sample(NOW) if entry.KIND is kind]
        assert numbers == list(range(1, len(numbers) + 1))


def test_every_link_leads_somewhere() -> None:
    entries = sample(NOW)
    known = {entry.ref for entry in entries}
    for entry in entries:
        pointed = set(refs(entry))
        assert pointed <= known, entry.ref
        assert entry.ref not in pointed, entry.ref
    assert sum(len(list(links_in(text))) for entry in entries for text in prose(entry)) >= 20


def test_double_brackets_are_always_links() -> None:
    for entry in sample(NOW):
        for text in prose(entry):
            assert text.count("[[") == len(list(links_in(text))), entry.ref


def test_prose_names_no_year_and_does_not_shout() -> None:
    for entry in sample(NOW):
        for text in prose(entry):
            assert not re.search(r"\b(19|20)\d\d\b", text), entry.ref
            assert not re.search(r"\btoday[+-]\d", text), entry.ref
            assert "!" not in text, entry.ref
            assert "'" not in text, entry.ref
            assert '"' not in text, entry.ref


# That its facts agree


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_times_are_in_order_and_past(today: dt.date) -> None:
    latest: dict[Kind, dt.datetime] = {}
    for entry in sample(today):
        assert entry.created
        assert entry.updated
        assert entry.created.tzinfo is not None
        assert entry.created <= entry.updated, entry.ref
        assert entry.updated.date() < today, entry.ref
        assert latest.get(entry.KIND, entry.created).date() <= entry.created.date(), entry.ref
        latest[entry.KIND] = entry.created


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_lessons_come_after_what_taught_them_and_before_their_uses(today: dt.date) -> None:
    entries = {entry.ref: entry for entry in sample(today)}
    for lesson in entries.values():
        if isinstance(lesson, Lesson):
            for ref in lesson.learnt_from:
                cause, created = entries[ref].date, lesson.created
                assert cause
                assert created
                assert cause.first <= created.date(), (lesson.ref, ref)
            whens = [application.when for application in lesson.applied if application.when]
            assert whens == sorted(whens)
            assert all(lesson.created and when.first >= lesson.created.date() for when in whens)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_roles_and_moves_follow_one_another(today: dt.date) -> None:
    roles = {role.ref: role for role in every(Role, today)}
    starts = [role.start for role in roles.values() if role.start]
    assert len(starts) == len(roles)
    for role in roles.values():
        assert role.start
        assert role.end is None or role.start <= role.end
    for move in every(Move, today):
        assert move.start
        assert move.end is None or move.start <= move.end
        assert move.from_role
        before = roles[move.from_role]
        assert before.start
        assert before.start <= move.start, move.ref
        if move.to_role and move.to_role != move.from_role:
            assert roles[move.to_role].start == move.start, move.ref
        if move.status in (MoveStatus.CONSIDERING, MoveStatus.APPLIED):
            assert before.end is None
            assert move.in_mind.title
        if move.to_role and move.direction is not Direction.RELOCATION:
            change = (roles[move.to_role].level or 0) - (before.level or 0)
            expected = {
                Direction.VERTICAL: (1,),
                Direction.LATERAL: (0,),
                Direction.DIAGONAL: (1,),
                Direction.ENRICHMENT: (0,),
                Direction.REALIGNMENT: (-1,),
            }
            assert change in expected[move.direction], move.ref


def test_loans_and_acting_lie_within_the_role_they_left() -> None:
    roles = {role.ref: role for role in every(Role)}
    for move in every(Move):
        if move.form in (MoveForm.SECONDMENT, MoveForm.ACTING) and move.from_role and move.to_role and move.end:
            held, away = roles[move.from_role], roles[move.to_role]
            assert held.start
            assert held.end
            assert away.start
            assert away.end
            assert held.start <= away.start
            assert away.end <= held.end
            assert move.end == away.end


def test_the_rest_of_the_roles_do_not_overlap() -> None:
    away = {move.to_role for move in every(Move) if move.form in (MoveForm.SECONDMENT, MoveForm.ACTING)}
    held = [role for role in every(Role) if role.ref not in away]
    for before, after in itertools.pairwise(held):
        assert before.end
        assert after.start
        assert before.end.last < after.start.first


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_later_readings_and_wordings_are_later(today: dt.date) -> None:
    for setback in every(Setback, today):
        whens = [reading.when for reading in setback.readings if reading.when]
        assert len(whens) == len(setback.readings)
        assert whens == sorted(whens)
        assert setback.when
        assert all(setback.when < when and when.last < today for when in whens)
    for success in every(Success, today):
        whens = [reading.when for reading in success.readings if reading.when]
        assert len(whens) == len(success.readings)
        assert success.when
        assert all(success.when < when and when.last < today for when in whens)
    for aspiration in every(Aspiration, today):
        untils = [wording.until for wording in aspiration.earlier_wordings if wording.until]
        assert untils == sorted(untils)
        assert len(untils) == len(aspiration.earlier_wordings)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_setback_falls_near_its_move(today: dt.date) -> None:
    moves = {move.ref: move for move in every(Move, today)}
    for setback in every(Setback, today):
        if setback.move:
            move = moves[setback.move]
            assert setback.when
            assert move.start
            assert move.start.first <= setback.when.last


# That its dates move


def test_before_a_year_has_passed_nothing_shifts() -> None:
    for today in (dt.date(2026, 1, 1), NOW, dt.date(2027, 11, 21)):
        assert str(one(Role, 1, today).start) == "2011-09"


@pytest.mark.parametrize(
    ("today", "years"),
    [(dt.date(2027, 11, 22), 1), (dt.date(2028, 2, 29), 1), (dt.date(2031, 11, 21), 4), (dt.date(2031, 11, 22), 5)],
)
def test_later_everything_moves_by_whole_years(today: dt.date, years: int) -> None:
    assert str(one(Role, 1, today).start) == f"{2011 + years}-09"
    assert str(one(Setback, 2, today).when) == f"{2013 + years}-summer"
    assert str(one(Setback, 3, today).when) == f"{2017 + years}-03-20"
    assert str(one(Setback, 7, today).when) == f"{2022 + years}"
    assert one(Share, 1, today).when == dt.datetime(2026 + years, 9, 17, 20, 5, tzinfo=dt.UTC)
    assert str(one(Aspiration, 2, today).earlier_wordings[0].until) == f"{2020 + years}-02-16"


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_near_days_lie_about_today(today: dt.date) -> None:
    assert day(one(Conversation, 3, today).when) == today + dt.timedelta(days=5)
    assert day(one(Action, 2, today).by_when) == today - dt.timedelta(days=2)
    assert day(one(Lesson, 13, today).look_again) == today
    last = [day(reflection.when) for reflection in every(Reflection, today)[-6:]]
    assert last == sorted(last)
    assert last[0] == today - dt.timedelta(weeks=5)
    assert last[-1] == today - dt.timedelta(days=2)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_something_happened_on_this_day(today: dt.date) -> None:
    there = dt.date(today.year - 5, today.month, min(today.day, 28) if today.month == 2 else today.day)
    assert there in {day(reflection.when) for reflection in every(Reflection, today)}


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_reflections_lie_in_order(today: dt.date) -> None:
    days = [day(reflection.when) for reflection in every(Reflection, today)]
    assert days == sorted(days)


def test_no_file_holds_a_twenty_ninth_of_february() -> None:
    """A whole-year shift of one would name a day that no calendar has."""
    for kind in Kind:
        text = resources.files(demo).joinpath(f"{kind.plural}.toml").read_text(encoding="utf-8")
        assert "-02-29" not in text
        assert list(tomllib.loads(text)) == [kind.value]


@pytest.mark.parametrize("day", [dt.date.min, dt.date(1899, 12, 31), dt.date(2200, 1, 1), dt.date.max])
def test_a_clock_that_is_far_off_gives_the_sample_as_it_was_written(day: dt.date) -> None:
    assert demo.sample(day) == demo.sample(NOW)


@pytest.mark.parametrize("year", [1930, 1970, 2028, 2189])
def test_it_can_be_made_in_any_year_that_a_clock_may_well_tell(year: int) -> None:
    for entry in demo.sample(dt.date(year, 12, 31)):
        assert from_record(to_record(entry), entry.number) == entry
