"""What the pages of a span hold, and that only the span's own entries are read for them."""

from __future__ import annotations

import datetime as dt

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.model import (
    Action,
    Aspiration,
    Entry,
    Kind,
    Lesson,
    Move,
    PartialDate,
    Reading,
    Ref,
    Reflection,
    Role,
    Setback,
    Success,
)
from careerjournal.model.lesson import Application
from careerjournal.model.partial_date import DateError
from careerjournal.model.setback import Shares
from careerjournal.model.spans import Span, read_span, span_of
from careerjournal.model.vocabulary import ActionState, Direction, Energy, MoveStatus
from careerjournal.year_review.pages import MOST, PAGES, Contents, page_at
from careerjournal.year_review.spans import span_to_review, usual_span

YEAR = Span(dt.date(2025, 1, 1), dt.date(2025, 12, 31))


def on(*date: int) -> PartialDate:
    return PartialDate(*date)


def titles(contents: Contents, heading: str) -> list[str]:
    return [row.title for part in contents.parts if part.heading == heading for row in part.rows]


def page(key: str, journal: Journal, span: Span = YEAR) -> Contents:
    return page_at(key).contents(journal, span)


@pytest.mark.parametrize(
    ("typed", "key", "words"),
    [
        ("2025", "2025", "2025"),
        ("2025-q3", "2025-q3", "Q3 2025"),
        ("Q3 2025", "2025-q3", "Q3 2025"),
        ("2025-07..2025-09", "2025-q3", "Q3 2025"),
        ("2025-01-01..2025-12-31", "2025", "2025"),
        ("2024-11..2025-02", "2024-11-01..2025-02-28", "November 2024 to February 2025"),
        ("3 May 2025..9 June 2025", "2025-05-03..2025-06-09", "3 May to 9 June 2025"),
        ("March 2025", "2025-03", "March 2025"),
    ],
)
def test_a_span_is_kept_by_a_key_that_names_it_again(typed: str, key: str, words: str) -> None:
    span = span_to_review(typed, dt.date(2026, 11, 28))
    assert (span.key, span.words) == (key, words)
    assert span_of(key) == span == read_span(key, dt.date(2030, 1, 1))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("soonish", "is not a date"),
        ("2026..2024", "before it begins"),
        ("..2024", "where it begins"),
        ("all", "where it begins"),
        ("2027", "still to come"),
        ("2025-13", "no month 13"),
    ],
)
def test_a_span_that_cannot_be_looked_back_over_is_refused_with_its_reason(typed: str, says: str) -> None:
    with pytest.raises(DateError, match=says):
        span_to_review(typed, dt.date(2026, 11, 28))


def test_in_january_the_year_that_is_meant_is_the_one_before() -> None:
    assert usual_span(dt.date(2027, 1, 31)).key == "2026"
    assert usual_span(dt.date(2027, 2, 1)).key == "2027"
    assert span_to_review("", dt.date(2027, 2, 1)).key == "2027"
    assert span_to_review("2026..", dt.date(2027, 2, 1)) == Span(dt.date(2026, 1, 1), dt.date(2027, 2, 1))


def test_an_empty_span_is_a_sentence_on_every_page(journal: Journal) -> None:
    for one in PAGES:
        contents = one.contents(journal, Span(dt.date(2025, 7, 1), dt.date(2025, 9, 30)))
        assert len(contents.says) == 1
        assert not contents.parts
        assert not contents.months


def test_what_may_have_begun_or_ended_within_the_year_is_not_said_to_have_been_held_all_through(
    journal: Journal,
) -> None:
    year = (dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    for start, end in ((2025, None), (2020, 2025), (2024, None), (2020, 2026), (2025, 2026)):
        journal.add(Role(title_=f"{start} to {end}", start=on(start), end=on(end) if end else None))
    stayed = page("2", journal, Span(*year))
    assert set(titles(stayed, "Stayed, and grew in place")) == {"2024 to None", "2020 to 2026"}
    assert len(titles(page("1", journal, Span(*year)), "Held")) == 5


def test_where_one_stood_and_what_stayed(journal: Journal) -> None:
    journal.add(Role(title_="Clerk", start=on(2015), end=on(2025, 3)))
    journal.add(Role(title_="Lead", area="Planning", start=on(2025, 4)))
    journal.add(Role(title_="Founder", start=on(2010), end=on(2014)))
    keeper = journal.add(Role(title_="Keeper", start=on(2020, 1, 1)))
    moved = journal.add(
        Move(direction=Direction.LATERAL, status=MoveStatus.TAKEN, to_role=Ref(Kind.ROLE, 2), start=on(2025, 4))
    )
    grew = journal.add(
        Move(direction=Direction.ENRICHMENT, status=MoveStatus.TAKEN, from_role=keeper.ref, start=on(2025, 6))
    )
    stood = page("1", journal)
    assert titles(stood, "Held") == ["Clerk", "Keeper", "Lead"]
    assert stood.lit == {Ref(Kind.ROLE, 1), Ref(Kind.ROLE, 2), keeper.ref, moved.ref, grew.ref}
    went = page("2", journal)
    assert titles(went, "Moved, or may yet") == ["Lead"]
    assert titles(went, "Stayed, and grew in place") == ["Keeper", "Growing in place"]
    still = page("2", journal, Span(dt.date(2026, 1, 1), dt.date(2026, 12, 31)))
    assert "Nothing moved" in still.says[0]


def test_both_columns_tell_a_thing_once_and_name_the_quarters_without_any(journal: Journal) -> None:
    missed = journal.add(Move(status=MoveStatus.MISSED, start=on(2025, 2), why="a chance"))
    journal.add(Setback(what_happened="Not shortlisted", when=on(2025, 2), move=missed.ref))
    journal.add(Setback(what_happened="The year before", when=on(2024, 12)))
    journal.add(Success(what_happened="The cards work", when=on(2025, 11)))
    journal.add(Success(what_happened="It was none", when=on(2025, 11), became=Ref(Kind.SETBACK, 1)))
    contents = page("3", journal)
    assert titles(contents, "What went wrong") == ["Not shortlisted"]
    assert titles(contents, "What went well") == ["The cards work"]
    assert contents.after == ("In Q2 2025 and Q3 2025 nothing of this was put down. That is no gap to fill.",)


def test_what_is_dated_by_the_year_leaves_no_quarter_quiet(journal: Journal) -> None:
    journal.add(Setback(what_happened="Somewhen", when=on(2025)))
    contents = page("3", journal)
    assert titles(contents, "What went wrong") == ["Somewhen"]
    assert contents.after == ()


def test_a_reading_is_told_beside_the_one_before_however_long_ago_that_was(journal: Journal) -> None:
    journal.add(
        Setback(
            what_happened="The panel",
            when=on(2009),
            shares=Shares(my_part=8),
            readings=(
                Reading(when=on(2012), shares=Shares(my_part=6, chance=2), note="Early."),
                Reading(when=on(2025, 5), shares=Shares(my_part=2, chance=5), note="I was new."),
            ),
        )
    )
    (row,) = page("4", journal).parts[0].rows
    assert row.lines == (
        ("2012", "Partly my part, a little chance."),
        ("May 2025", "Partly chance, a little my part. I was new."),
        ("The difference", "More chance, less my part."),
    )
    assert "Nothing was read anew" in page("4", journal, Span(dt.date(2026, 1, 1), dt.date(2026, 12, 31))).says[0]


def test_a_lesson_stands_where_it_was_learnt_and_where_it_was_used(journal: Journal) -> None:
    journal.add(
        Lesson(
            sentence="Ask first",
            created=dt.datetime(2020, 5, 1, tzinfo=dt.UTC),
            applied=(Application(when=on(2025, 8), where="At the quay", how_it_went="Held."),),
        )
    )
    journal.add(Lesson(sentence="Write it down", created=dt.datetime(2025, 5, 1, tzinfo=dt.UTC)))
    contents = page("5", journal)
    assert titles(contents, "Learnt") == ["Write it down"]
    assert titles(contents, "Used") == ["Ask first"]
    assert contents.parts[1].rows[0].lines == (("How it went", "Held."),)


def test_promises_stand_by_what_became_of_them(journal: Journal) -> None:
    made = dt.datetime(2025, 5, 1, tzinfo=dt.UTC)
    journal.add(Action(what="Kept", by_when=on(2025, 6), state=ActionState.DONE, created=made))
    journal.add(Action(what="Let go", by_when=on(2026, 6), state=ActionState.DROPPED, outcome="No time", created=made))
    journal.add(Action(what="Long ago", by_when=on(2019), created=dt.datetime(2019, 1, 1, tzinfo=dt.UTC)))
    journal.add(Action(what="Open", who="Sam", by_when=on(2025, 9), created=dt.datetime(2020, 1, 1, tzinfo=dt.UTC)))
    contents = page("6", journal)
    assert [part.heading for part in contents.parts] == ["Kept", "Dropped", "Still open"]
    assert titles(contents, "Still open") == ["Open"]
    assert contents.parts[1].rows[0].lines == (("Why", "No time"),)


def test_the_days_go_month_by_month_and_a_gap_stays_one(journal: Journal) -> None:
    journal.add(Reflection(body="a", when=on(2025, 2, 3), energy=Energy.LIVELY))
    journal.add(Reflection(body="b", when=on(2025, 4, 3), energy=Energy.TIRED))
    months = page("7", journal).months
    assert [month.first.month for month in months] == list(range(1, 13))
    assert [month.words for month in months[:4]] == ["no day says", "lively", "no day says", "tired"]


def test_wishes_stand_by_whose_they_are_with_what_they_were_called_before(journal: Journal) -> None:
    wish = journal.add(Aspiration(what="To teach", created=dt.datetime(2020, 1, 1, tzinfo=dt.UTC)))
    journal.keep(Aspiration(what="To write", number=wish.number, created=wish.created))
    today = journal.today()
    (part,) = page("8", journal, Span(dt.date(today.year, 1, 1), dt.date(today.year, 12, 31))).parts
    assert part.heading == "Not said whose"
    assert part.rows[0].title == "To write"
    assert part.rows[0].lines[0][1] == "To teach"


def test_a_long_list_says_how_much_more_there_is(journal: Journal) -> None:
    with journal.together():
        for number in range(MOST + 3):
            journal.add(Setback(what_happened=f"No. {number}", when=on(2025, 2)))
    part = page("3", journal).parts[0]
    assert (len(part.rows), part.others) == (MOST, 3)


def test_of_dated_entries_only_those_of_the_span_are_read(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    with journal.together():
        for year in range(1990, 2026):
            when = dt.datetime(year, 5, 5, tzinfo=dt.UTC)
            journal.add(Setback(what_happened=f"{year}", created=when, updated=when))
            journal.add(Lesson(sentence=f"{year}", created=when, updated=when))
            journal.add(Action(what=f"{year}", created=when, updated=when))
            journal.add(Success(what_happened=f"{year}", when=on(year, 6)))
            journal.add(Move(why=f"{year}", start=on(year, 6)))
            journal.add(Reflection(body=f"{year}", when=on(year, 6), energy=Energy.EVEN))
        old = journal.add(
            Setback(what_happened="Read anew", when=on(1995), readings=(Reading(when=on(2025), note="n"),))
        )
    journal.read_on(float("inf"))
    asked: list[Ref] = []
    get = journal.get

    def counting(ref: Ref) -> Entry | None:
        asked.append(ref)
        return get(ref)

    monkeypatch.setattr(journal, "get", counting)
    for one in PAGES:
        one.contents(journal, YEAR)
    read = [get(ref) for ref in asked]
    assert {entry.date.first.year for entry in read if entry and entry.date and entry.ref != old.ref} == {2025}
    assert len(set(asked)) == 6  # a setback, a lesson, an action, a success and a move; and the one read anew
