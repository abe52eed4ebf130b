"""Patterns: what each chart counts, what it says of it, and how little is read for that."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import cast
from unittest.mock import Mock

import pytest
from msgspec import structs

from careerjournal.journal.becoming import became
from careerjournal.journal.journal import Journal
from careerjournal.journal.order import Card
from careerjournal.model import (
    Aspiration,
    Lesson,
    Move,
    Name,
    PartialDate,
    Ref,
    Reflection,
    Role,
    Setback,
    Shares,
    Success,
    from_record,
)
from careerjournal.model.lesson import Application
from careerjournal.model.links import Kind
from careerjournal.model.partial_date import DateError
from careerjournal.model.setback import Reading
from careerjournal.model.success import SuccessShares
from careerjournal.model.vocabulary import Direction, Energy, Fit, MoveStatus, SetbackKind
from careerjournal.patterns.chart import FEWEST, Chart, Page
from careerjournal.patterns.counting import CHARTS, Counting
from careerjournal.patterns.spans import ALL_TIME, read, to_choose_from
from careerjournal.patterns.telling import NOTHING_YET, VERSION, as_json, as_text
from tests.conftest import Clock


def page(journal: Journal, span: str = "") -> Page:
    counting = Counting(journal)
    counting.choose(read(span, journal))
    return counting.whole()


def chart(journal: Journal, name: str, span: str = "") -> Chart:
    return next(one for one in page(journal, span).charts if one.name == name)


def rows(found: Chart) -> dict[str, str]:
    return {row.label: row.words for row in found.rows}


def setback(journal: Journal, when: PartialDate | None, kind: SetbackKind | None = None, **more: object) -> Setback:
    return journal.add(Setback(what_happened="It went wrong", when=when, kind=kind, **more))  # type: ignore[arg-type]


class TestKinds:
    def test_a_row_a_kind_with_the_years_it_came_in(self, journal: Journal) -> None:
        for year in (2019, 2021, 2021):
            setback(journal, PartialDate(year, 3), SetbackKind.INTERVIEW)
        setback(journal, PartialDate(2020), SetbackKind.NEAR_MISS)
        setback(journal, PartialDate(2022, 4, 1))
        found = chart(journal, "kinds")
        assert found.names == ("2019", "2020", "2021", "2022")
        assert rows(found) == {
            "interview went badly": "three: one in 2019 and two in 2021",
            "near miss": "one, in 2020",
            "no kind said": "one, in 2022",
        }
        assert list(found.rows[0].values) == [1, None, 2, None]
        assert found.rows[0].refs == tuple(Ref(Kind.SETBACK, number) for number in (1, 2, 3))
        assert found.sentence == (
            "Five setbacks from 2019 to 2022. What came more than once: interview went badly three times."
        )

    def test_of_a_year_the_months_and_what_is_of_none(self, journal: Journal) -> None:
        for month in (1, 1, 5, 12):
            setback(journal, PartialDate(2020, month), SetbackKind.OTHER)
        setback(journal, PartialDate(2020), SetbackKind.OTHER)
        setback(journal, PartialDate(2021), SetbackKind.OTHER)
        found = chart(journal, "kinds", "2020")
        assert (found.names[0], len(found.names)) == ("January", 12)
        assert rows(found) == {
            "other": "five: two in January, one in May, one in December and one with no month",
        }

    def test_a_life_of_years_still_fits(self, journal: Journal) -> None:
        for year in (1903, 1950, 1999, 2030, 2120):
            setback(journal, PartialDate(year), SetbackKind.OTHER)
        found = chart(journal, "kinds")
        assert len(found.names) <= 30
        assert sum(int(value or 0) for value in found.rows[0].values) == 5
        assert found.names[0] == "1900–1909"


class TestShares:
    def test_then_beside_as_read_since(self, journal: Journal) -> None:
        again = (Reading(when=PartialDate(2024), shares=Shares(my_part=5, competition=5)),)
        for mine in (1, 2):
            shares = Shares(my_part=mine, chance=10)
            setback(journal, PartialDate(2020), shares=shares, readings=again if mine == 1 else ())
        for _ in range(3):
            setback(journal, PartialDate(2022), shares=Shares(my_part=3))
        setback(journal, PartialDate(2021))
        found = chart(journal, "setback shares")
        assert rows(found) == {
            "2020": "the mean of two: then my part 1.5, competition 0, chance 10; since 3.5, 2.5 and 5",
            "2022": "the mean of three: then my part 3, competition 0, chance 0; not read again",
        }
        assert list(found.rows[0].values) == [1.5, 0, 10, 3.5, 2.5, 5]
        assert list(found.rows[1].values) == [3, 0, 0, None, None, None]
        assert found.sentence == (
            "Five setbacks with shares, one of them read again since. Read again, its shares went from 1 to 5 for my "
            "part, from 0 to 5 for competition and from 10 to 0 for chance. Of several at one time their mean "
            "stands here."
        )
        assert Ref(Kind.SETBACK, 6) not in found.refs

    def test_those_of_successes_have_others_instead_of_competition(self, journal: Journal) -> None:
        for _ in range(5):
            journal.add(Success(what_happened="x", when=PartialDate(2020), shares=SuccessShares(others=4)))
        found = chart(journal, "success shares")
        assert rows(found) == {"2020": "the mean of five: then my part 0, others 4, chance 0; not read again"}
        assert not chart(journal, "setback shares").rows


class TestFit:
    def test_what_was_thought_strong_against_what_came_of_it(self, journal: Journal) -> None:
        took, missed, declined = MoveStatus.TAKEN, MoveStatus.MISSED, MoveStatus.DECLINED
        for status in (took, took, took, took, missed, missed, missed, declined):
            journal.add(Move(status=status, fit=Fit.STRONG, start=PartialDate(2020)))
        journal.add(Move(status=MoveStatus.APPLIED, fit=Fit.STRONG, start=PartialDate(2020)))
        journal.add(Move(status=missed, fit=Fit.LONG_SHOT, start=PartialDate(2020)))
        setback(journal, PartialDate(2020), fit=Fit.STRONG)
        found = chart(journal, "fit")
        assert found.sentence == "Of nine I thought strong, four came off. Of one I thought a long shot, none came off."
        assert rows(found)["strong"] == "of nine, four came off, four did not and one I said no to; one still open"

    def test_a_setback_that_is_the_end_of_a_move_is_the_same_attempt(self, journal: Journal) -> None:
        for _ in range(4):
            journal.add(Move(status=MoveStatus.TAKEN, fit=Fit.FAIR))
        missed = journal.add(Move(status=MoveStatus.MISSED, fit=Fit.STRONG, start=PartialDate(2020)))
        silent = journal.add(Move(status=MoveStatus.MISSED, start=PartialDate(2020)))
        setback(journal, PartialDate(2020), fit=Fit.STRONG, move=missed.ref)
        setback(journal, PartialDate(2020), fit=Fit.STRONG, move=silent.ref)
        setback(journal, PartialDate(2020), fit=Fit.STRONG, move=Ref(Kind.MOVE, 1))  # taken, and went wrong later
        assert rows(chart(journal, "fit"))["strong"] == "of three, three did not"


def test_which_way_moves_went(journal: Journal) -> None:
    for direction, status in (
        (Direction.VERTICAL, MoveStatus.MISSED),
        (Direction.LATERAL, MoveStatus.TAKEN),
        (Direction.LATERAL, MoveStatus.CONSIDERING),
        (Direction.PAUSE, MoveStatus.TAKEN),
        (Direction.LATERAL, MoveStatus.DECLINED),
    ):
        journal.add(Move(direction=direction, status=status))
    found = chart(journal, "directions")
    assert rows(found) == {
        "vertical": "one missed",
        "lateral": "of three, one taken, one declined and one open",
        "pause or return": "one taken",
    }
    assert "None ranks above another." in found.sentence


class TestLessons:
    def test_how_long_until_the_first(self, journal: Journal, clock: Clock) -> None:
        for _ in range(3):
            setback(journal, PartialDate(2026, 11, 1))
        setback(journal, PartialDate(2025))
        setback(journal, PartialDate(2019, 5, 1))
        setback(journal, PartialDate(2026, 1, 1))
        for number in range(1, 6):
            journal.add(Lesson(sentence="x", learnt_from=(Ref(Kind.SETBACK, number),)))
        clock.step(days=400)
        journal.add(Lesson(sentence="later, and no more the first", learnt_from=(Ref(Kind.SETBACK, 1),)))
        found = chart(journal, "until a lesson")
        assert {row.label: row.refs for row in found.rows if row.refs} == {
            "within a month": tuple(Ref(Kind.SETBACK, number) for number in (1, 2, 3)),
            "within three years": (Ref(Kind.SETBACK, 4),),
            "later": (Ref(Kind.SETBACK, 5),),
            "none put down": (Ref(Kind.SETBACK, 6),),
        }
        assert found.sentence == (
            "Five of six setbacks have a lesson; half of these had it after three weeks or sooner. "
            "A date that is no day counts from its middle."
        )

    def test_a_lesson_of_a_reflection_is_one_of_the_setback_that_it_became(self, journal: Journal) -> None:
        for number in range(FEWEST):
            before = journal.add(Reflection(body="It went wrong", when=PartialDate(2026, 11, 1)))
            journal.add(Lesson(sentence=f"Ask {number} times", learnt_from=(before.ref,)))
            if number:
                became(journal, before, Kind.SETBACK)
        counting = Counting(journal)
        counting.choose(ALL_TIME)
        counting.whole()
        became(journal, journal.reflections[1], Kind.SETBACK)
        found = next(one for one in counting.whole().charts if one.name == "until a lesson")
        assert len(found.refs) == FEWEST

    def test_whether_they_were_applied(self, journal: Journal) -> None:
        for times in (0, 0, 1, 2, 3):
            journal.add(Lesson(sentence="x", applied=(Application(where="here"),) * times))
        found = chart(journal, "applied")
        assert rows(found) == {"more than once": "two", "once": "one", "not yet": "two"}
        assert found.sentence == "Three of five lessons have been applied."


def test_energy_by_month_with_its_gaps(journal: Journal) -> None:
    for year, month, energy in (
        (2023, 11, Energy.DRAINED),
        (2024, 1, Energy.LIVELY),
        (2024, 1, Energy.ENERGISED),
        (2024, 3, Energy.TIRED),
        (2026, 2, Energy.EVEN),
    ):
        journal.add(Reflection(body="x", when=PartialDate(year, month, 5), energy=energy))
    found = chart(journal, "energy")
    assert rows(found) == {
        "2023": "drained in November",
        "2024": "between lively and energised in January; tired in March",
        "2025": "nothing said",
        "2026": "even in February",
    }
    assert list(found.rows[1].values[:4]) == [4.5, None, 2, None]
    assert found.sentence == (
        "Of five days that say how they left me, two lively or energised, one even and two tired or drained. "
        "24 months of 28 say nothing."
    )


def test_what_roles_and_aspirations_say_and_the_words_that_come_back(journal: Journal) -> None:
    journal.add(Role(title_="Watch", start=PartialDate(2015), enjoyed="The river at night", drained="Nights, and tea"))
    journal.add(Role(title_="Survey", start=PartialDate(2019), enjoyed="Being on a river", drained="x"))
    assert chart(journal, "words").rows == ()
    journal.add(Role(title_="Loan", start=PartialDate(2020), drained="Trains"))
    journal.add(Role(title_="Silent", start=PartialDate(2020)))
    journal.add(Aspiration(what="To write", enjoyed_now="Rivers", drained_before="The nights"))
    journal.add(Aspiration(what="To rest", enjoyed_now="Sleep"))
    assert rows(chart(journal, "words")) == {
        "nights": "gives once and drains twice",
        "river": "gives three times",
    }
    assert rows(chart(journal, "roles and aspirations"))["Watch"] == (
        "enjoyed “The river at night”; drained by “Nights, and tea”"
    )
    assert "Silent" not in rows(chart(journal, "roles and aspirations"))
    assert list(rows(chart(journal, "roles and aspirations", "2016")))[:1] == ["Watch"]


def test_names_beside_setbacks_and_beside_successes(journal: Journal) -> None:
    journal.add(Name(name="Ros Pask", spellings=("Ros",)))
    journal.add(Name(name="Amir Quist"))
    journal.add(Name(name="Nobody Named"))
    for _ in range(3):
        setback(journal, PartialDate(2020), felt="Amir Quist said no, and Ros said nothing. Ros!")
    for _ in range(2):
        journal.add(Success(what_happened="It went well", seen_by="Ros Pask"))
    found = chart(journal, "names")
    assert rows(found) == {
        "Amir Quist": "beside 3 setbacks",
        "Ros Pask": "beside 3 setbacks, 2 successes",
    }
    assert [row.values for row in found.rows] == [(3, 0), (3, 2)]


@pytest.mark.parametrize("make", CHARTS)
def test_under_five_of_anything_there_is_no_chart_but_a_sentence(make: Callable[..., Chart], journal: Journal) -> None:
    journal.add(Name(name="Ros Pask"))
    for _ in range(FEWEST - 1):
        shares = Shares(my_part=1)
        setback(journal, PartialDate(2020), SetbackKind.OTHER, shares=shares, fit=Fit.FAIR, felt="Ros Pask")
        journal.add(Lesson(sentence="x", learnt_from=(Ref(Kind.SETBACK, 1),)))
        journal.add(Reflection(body="x", energy=Energy.EVEN))
        journal.add(Move())
    found = next(one for one, made in zip(page(journal).charts, CHARTS, strict=True) if made is make)
    assert found.rows == ()
    assert re.search(r"from five .* on\. There (is|are) \w+ so far\.$|None so far\.$", found.sentence)


def test_a_page_of_nothing_teaches(journal: Journal) -> None:
    found = page(journal)
    assert found.is_empty
    assert list(as_text(found))[:2] == ["Patterns, all time", NOTHING_YET]
    assert len(found.charts) == len(CHARTS)


def test_no_row_is_without_words_or_entries_and_nothing_is_a_score(sample_journal: Journal) -> None:
    found = page(sample_journal)
    for one in found.charts:
        for row in one.rows:
            assert row.words
            assert len(row.values) == len(one.names)
            assert all(sample_journal.get(ref) is not None for ref in row.refs)
    told = "\n".join(as_text(found)).lower()
    assert not re.search(r"\b(score|streak|average person|percentile|best|worst|success rate|%)\b", told)


class TestSpans:
    def test_for_the_years_one_entry_of_each_is_looked_at(
        self, journal: Journal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with journal.together():
            for number in range(120):
                journal.add(Reflection(body="x", when=PartialDate(2019 + number % 3 * 2, 1 + number % 12)))
            journal.add(Setback(what_happened="of today"))
        looked_at: list[Card] = []
        day = cast("property", Card.day).fget

        def noted(card: Card) -> dt.date | None:
            looked_at.append(card)
            return cast("dt.date | None", day(card)) if day is not None else None

        monkeypatch.setattr(Card, "day", property(noted))
        assert [one.asked for one in to_choose_from(journal)] == ["all", "2026", "2023", "2021", "2019"]
        assert len(looked_at) == 4

    def test_all_roles_and_years(self, sample_journal: Journal) -> None:
        asked = [one.asked for one in to_choose_from(sample_journal)]
        assert asked[:2] == ["all", "role 8"]
        assert asked[-1] == "2011"
        for one in asked:
            assert read(one, sample_journal).asked == one

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("", "all time"),
            ("2019", "2019"),
            ("Q3 2019", "Q3 2019"),
            ("2017..2019", "2017 to 2019"),
            ("2017..", "from 2017 on"),
            ("..May 2019", "until May 2019"),
            ("role 3", "as Watch officer"),
            ("watch  OFFICER", "as Watch officer"),
        ],
    )
    def test_how_they_are_asked_for(self, sample_journal: Journal, text: str, title: str) -> None:
        assert read(text, sample_journal).title == title

    @pytest.mark.parametrize("text", ["2019..2017", "role 99", "gibberish", "2019..gibberish", "31 April 2019"])
    def test_what_is_none_is_refused_in_a_sentence(self, sample_journal: Journal, text: str) -> None:
        with pytest.raises(DateError, match=r"\.$"):
            read(text, sample_journal)

    def test_a_role_without_a_date_is_no_time(self, journal: Journal) -> None:
        journal.add(Role(title_="Keeper"))
        with pytest.raises(DateError, match="role 1 has no date"):
            read("role 1", journal)
        assert [one.asked for one in to_choose_from(journal)] == ["all"]

    def test_only_what_lies_in_it_counts(self, journal: Journal) -> None:
        for year in (2019, 2019, 2019, 2020, 2020):
            setback(journal, PartialDate(year, 3))
        assert len(chart(journal, "kinds").refs) == 5
        assert len(chart(journal, "kinds", "2019").refs) == 3
        assert len(chart(journal, "kinds", "2020..").refs) == 2


def test_json_says_its_version_and_the_same_as_the_words(sample_journal: Journal) -> None:
    chosen = read("role 3", sample_journal)
    found = page(sample_journal, "role 3")
    told = json.loads(json.dumps(as_json(found, chosen)))
    assert told["version"] == VERSION
    assert told["span"] == {"asked": "role 3", "title": "as Watch officer", "from": "2015-09-01", "to": "2019-12-31"}
    assert [one["name"] for one in told["patterns"]] == [one.name for one in found.charts]
    whole = as_json(page(sample_journal), ALL_TIME)
    kinds = whole["patterns"][0]
    assert kinds["rows"][2]["label"] == "near miss"
    assert {year: many for year, many in kinds["rows"][2]["values"].items() if many} == {"2025": 1}
    assert kinds["rows"][2]["entries"] == ["setback 9"]


class TestWork:
    """How much is read, whatever the number of entries."""

    @pytest.fixture(params=[100, 1000])
    def many(self, journal: Journal, request: pytest.FixtureRequest) -> Journal:
        with journal.together():
            for number in range(request.param):
                when = PartialDate(2000 + number % 20, 1 + number % 12)
                journal.add(Reflection(body="x", when=when, energy=Energy.EVEN))
                journal.add(Setback(what_happened="Ros said no", when=when, kind=SetbackKind.OTHER, fit=Fit.FAIR))
            journal.add(Name(name="Ros Pask", spellings=("Ros",)))
        return journal

    @pytest.fixture
    def counting(self, many: Journal) -> Counting:
        counting = Counting(many)
        counting.whole()
        many._index._recent.clear()
        return counting

    @pytest.fixture
    def decoded(self, counting: Counting, monkeypatch: pytest.MonkeyPatch) -> Mock:
        del counting
        decoded = Mock(side_effect=from_record)
        monkeypatch.setattr("careerjournal.journal.index.from_record", decoded)
        return decoded

    def test_the_second_time_nothing_is_read_or_counted(self, counting: Counting, decoded: Mock) -> None:
        first = counting.page
        assert counting.go_on(0) is first
        assert decoded.call_count == 0

    def test_after_a_save_no_more_than_what_was_saved(self, counting: Counting, many: Journal, decoded: Mock) -> None:
        many.add(Setback(what_happened="One more", when=PartialDate(2010), kind=SetbackKind.NEAR_MISS))
        many.keep(structs.replace(many.setbacks[7], kind=SetbackKind.PASSED_OVER))
        many.delete(Ref(Kind.SETBACK, 8))
        decoded.reset_mock()
        kinds = counting.whole().charts[0]
        assert rows(kinds)["near miss"] == "one, in 2010"
        assert rows(kinds)["passed over"].startswith("one, in ")
        assert Ref(Kind.SETBACK, 8) not in kinds.refs
        assert decoded.call_count <= 1  # the names list, which is let go of like any other entry

    def test_another_span_reads_nothing(self, counting: Counting, many: Journal, decoded: Mock) -> None:
        counting.choose(read("2005", many))
        decoded.reset_mock()
        assert counting.whole().title == "2005"
        assert decoded.call_count <= 1

    def test_it_is_counted_in_small_steps_and_what_changes_meanwhile_counts(self, many: Journal) -> None:
        counting = Counting(many)
        many.read_on(float("inf"))
        assert counting.go_on(0) is None
        added = many.add(Setback(what_happened="Meanwhile", when=PartialDate(2010), kind=SetbackKind.ROLE_LOST))
        steps = 0
        while (found := counting.go_on(0)) is None:
            steps += 1
        assert steps > len(many.setbacks)
        assert added.ref in found.charts[0].refs

    def test_another_spelling_of_a_name_is_found(self, counting: Counting, many: Journal) -> None:
        assert rows(counting.whole().charts[-1])
        many.keep(structs.replace(many.names[1], name="Amir Quist", spellings=()))
        assert not counting.whole().charts[-1].rows


def test_a_day_outside_every_calendar_does_no_harm(journal: Journal) -> None:
    for year in (1900, 2199):
        for _ in range(3):
            setback(journal, PartialDate(year, 12, 31), shares=Shares(my_part=1), fit=Fit.FAIR)
            journal.add(Reflection(body="x", when=PartialDate(year, 12, 31), energy=Energy.EVEN))
            journal.add(Lesson(sentence="x", learnt_from=(Ref(Kind.SETBACK, len(journal.setbacks)),)))
    found = page(journal)
    assert all(one.sentence for one in found.charts)
    assert len(chart(journal, "energy").rows) == 300
    assert page(journal, "2199").charts[0].names == ()
