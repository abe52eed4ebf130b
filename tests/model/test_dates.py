"""Dates as people remember and write them."""

from __future__ import annotations

import datetime as dt
import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerjournal.model import DateError, PartialDate, Season, date_words
from careerjournal.model.date_numbers import in_one_order
from careerjournal.model.dates import FIRST_YEAR, LAST_YEAR, NotADate, Toward, read_date
from tests.model.strategies import nasty_texts, partial_dates

TODAY = dt.date(2024, 5, 15)  # a Wednesday, in a leap year


def read_or_refused(written: str, today: dt.date, toward: Toward) -> PartialDate | str:
    """The date, or the sentence that says why there is none; anything else that is raised fails the test."""
    try:
        return read_date(written, today, toward)
    except DateError as error:
        return str(error)


class TestPartialDate:
    @given(partial_dates())
    def test_is_read_back_from_what_is_kept(self, date: PartialDate) -> None:
        assert PartialDate.from_iso(str(date)) == date

    @given(partial_dates())
    def test_is_read_back_from_its_words(self, date: PartialDate) -> None:
        assert read_date(date.words, TODAY) == date
        assert read_date(date.brief, TODAY) == date
        assert read_date(str(date), TODAY) == date

    @given(partial_dates())
    def test_spans_at_least_a_day(self, date: PartialDate) -> None:
        days = (date.last - date.first).days + 1
        assert (
            days
            in {"day": {1}, "month": {28, 29, 30, 31}, "quarter": {90, 91, 92}, "year": {365, 366}}[
                "day"
                if date.is_day
                else "quarter"
                if date.season or date.quarter
                else "month"
                if date.month
                else "year"
            ]
        )

    @given(st.lists(partial_dates(), max_size=5))
    def test_is_ordered_by_its_first_day_and_the_vaguer_first(self, dates: list[PartialDate]) -> None:
        for one, other in itertools.pairwise(sorted(dates)):
            assert one.first <= other.first
            assert one.first != other.first or one.last >= other.last
            assert (one < other) is not (one == other)

    def test_of_one_beginning_the_vaguer_comes_first(self) -> None:
        written = ["2019-03-01", "2019-03", "2019-spring", "2019-01-01", "2019-01", "2019", "2018-winter", "2019-q1"]
        assert [str(date) for date in sorted(map(PartialDate.from_iso, written))] == [
            "2018-winter",
            "2019",
            "2019-q1",
            "2019-01",
            "2019-01-01",
            "2019-spring",
            "2019-03",
            "2019-03-01",
        ]

    def test_winter_reaches_into_the_next_year(self) -> None:
        winter = PartialDate(2019, season=Season.WINTER)
        assert (winter.first, winter.last) == (dt.date(2019, 12, 1), dt.date(2020, 2, 29))

    def test_equal_dates_are_one_in_a_set_and_do_not_change(self) -> None:
        assert len({PartialDate(2019, 5), PartialDate.from_iso("2019-05"), PartialDate(2019)}) == 2
        assert PartialDate(2019) != "2019"
        with pytest.raises(AttributeError):
            PartialDate(2019).year = 2020
        assert PartialDate.of(TODAY) == PartialDate(2024, 5, 15)
        assert repr(PartialDate(2019, 5)) == "PartialDate(2019-05)"

    @pytest.mark.parametrize(
        "written",
        [
            "",
            "19",
            "2019-5",
            "2019-05-3",
            "2019-5-03",
            "spring 2019",
            "2019-Spring",
            "2019-q5",
            "2019-05\n",
            " 2019",
            "２０１９",
        ],
    )
    def test_nothing_else_is_read_as_kept(self, written: str) -> None:
        with pytest.raises(DateError, match="is not a date"):
            PartialDate.from_iso(written)

    @pytest.mark.parametrize(
        ("written", "sentence"),
        [
            ("2019-02-29", "February 2019 has 28 days, so there is no 29."),
            ("2019-04-31", "April 2019 has 30 days, so there is no 31."),
            ("2019-04-00", "April 2019 has 30 days, so there is no 0."),
            ("2019-13", "There is no month 13. Months go from 1 to 12."),
            ("2019-00", "There is no month 0. Months go from 1 to 12."),
            ("1899", "The year 1899 is out of range. Write one from 1900 to 2199."),
            ("2200", "The year 2200 is out of range. Write one from 1900 to 2199."),
        ],
    )
    def test_impossible_ones_say_why(self, written: str, sentence: str) -> None:
        with pytest.raises(DateError) as caught:
            PartialDate.from_iso(written)
        assert str(caught.value) == sentence

    @pytest.mark.parametrize(
        ("kept", "words", "brief"),
        [
            ("2019", "2019", "2019"),
            ("2019-spring", "spring 2019", "spring 2019"),
            ("2019-q3", "Q3 2019", "Q3 2019"),
            ("2019-09", "September 2019", "Sep 2019"),
            ("2019-09-03", "3 September 2019", "3 Sep 2019"),
        ],
    )
    def test_reads_as_people_say_it(self, kept: str, words: str, brief: str) -> None:
        date = PartialDate.from_iso(kept)
        assert (date.words, date.brief) == (words, brief)

    def test_says_the_weekday_of_a_day(self) -> None:
        assert PartialDate(2026, 12, 4).in_full == "Friday 4 December 2026"
        assert PartialDate(2026, 12).in_full == "December 2026"

    def test_parts_that_make_no_date(self) -> None:
        with pytest.raises(DateError, match="A day needs its month"):
            PartialDate(2019, None, 3)
        with pytest.raises(DateError, match="a season or a month"):
            PartialDate(2019, 5, season=Season.SPRING)
        with pytest.raises(DateError, match="a season or a month"):
            PartialDate(2019, quarter=1, season=Season.SPRING)
        with pytest.raises(DateError, match="no quarter 5"):
            PartialDate(2019, quarter=5)


class TestAsPeopleWrite:
    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("2019", "2019"),
            ("  2019 ", "2019"),
            ("2019-05", "2019-05"),
            ("2019/5", "2019-05"),
            ("2019.5.3", "2019-05-03"),
            ("2019-05-03", "2019-05-03"),
            ("2019-spring", "2019-spring"),
            ("spring 2019", "2019-spring"),
            ("Spring, 2019", "2019-spring"),
            ("in the fall of 2019", "2019-autumn"),
            ("2019 winter", "2019-winter"),
            ("May 2019", "2019-05"),
            ("may, 2019", "2019-05"),
            ("Sept. 2019", "2019-09"),
            ("3 May 2019", "2019-05-03"),
            ("3rd of May, 2019", "2019-05-03"),
            ("May 3, 2019", "2019-05-03"),
            ("May 3rd 2019", "2019-05-03"),
            ("29 feb 2024", "2024-02-29"),
            ("today", "2024-05-15"),
            ("Yesterday", "2024-05-14"),
            ("tomorrow", "2024-05-16"),
            ("last week", "2024-05-08"),
            ("next week", "2024-05-22"),
            ("this month", "2024-05"),
            ("last month", "2024-04"),
            ("next year", "2025"),
            ("last summer", "2023-summer"),
            ("+2w", "2024-05-29"),
            ("+ 10 days", "2024-05-25"),
            ("-3d", "2024-05-12"),
            ("-2m", "2024-03-15"),
            ("+1y", "2025-05-15"),
            ("last friday", "2024-05-10"),
            ("next friday", "2024-05-17"),
            ("last wednesday", "2024-05-08"),
            ("next wed", "2024-05-22"),
            ("this friday", "2024-05-17"),
            ("coming friday", "2024-05-17"),
            ("this coming friday", "2024-05-17"),
            ("friday week", "2024-05-24"),
            ("wednesday week", "2024-05-29"),
            ("tonight", "2024-05-15"),
            ("the day after tomorrow", "2024-05-17"),
            ("in two weeks", "2024-05-29"),
            ("in a week", "2024-05-22"),
            ("in a fortnight", "2024-05-29"),
            ("in 10 days", "2024-05-25"),
            ("two weeks from now", "2024-05-29"),
            ("in a couple of days", "2024-05-17"),
            ("in three months", "2024-08"),
            ("in a year", "2025-05"),
            ("three days ago", "2024-05-12"),
            ("a month ago", "2024-04"),
            ("end of 2024", "2024-12-31"),
            ("the end of next month", "2024-06-30"),
            ("end of the month", "2024-05-31"),
            ("end of the year", "2024-12-31"),
            ("end of the week", "2024-05-17"),
            ("the end of next week", "2024-05-24"),
            ("beginning of may 2025", "2025-05-01"),
            ("mid-may 2025", "2025-05-16"),
            ("the middle of february 2024", "2024-02-15"),
            ("Friday 17 May 2024", "2024-05-17"),
            ("Fri 17 May, 2024", "2024-05-17"),
        ],
    )
    @pytest.mark.parametrize("toward", ["past", "future"])
    def test_whichever_way_it_lies(self, written: str, kept: str, toward: Toward) -> None:
        assert str(read_date(written, TODAY, toward)) == kept

    @pytest.mark.parametrize(
        ("written", "past", "future"),
        [
            ("3 May", "2024-05-03", "2025-05-03"),
            ("20 May", "2023-05-20", "2024-05-20"),
            ("15 May", "2024-05-15", "2024-05-15"),
            ("May", "2024-05", "2024-05"),
            ("june", "2023-06", "2024-06"),
            ("april", "2024-04", "2025-04"),
            ("29 February", "2024-02-29", "2028-02-29"),
            ("friday", "2024-05-10", "2024-05-17"),
            ("on tuesday", "2024-05-14", "2024-05-21"),
            ("wednesday", "2024-05-08", "2024-05-22"),
            ("in january", "2024-01", "2025-01"),
            ("on 3 may", "2024-05-03", "2025-05-03"),
            ("end of March", "2024-03-31", "2025-03-31"),
            ("mid march", "2024-03-16", "2025-03-16"),
            ("the 12th", "2024-05-12", "2024-06-12"),
            ("on the 15th", "2024-05-15", "2024-05-15"),
            ("the 31st", "2024-03-31", "2024-05-31"),
            ("wed the 15th", "2024-05-15", "2024-05-15"),
            ("in spring", "2024-spring", "2024-spring"),
            ("summer", "2023-summer", "2024-summer"),
            ("in the winter", "2023-winter", "2024-winter"),
        ],
    )
    def test_the_nearest_in_its_direction(self, written: str, past: str, future: str) -> None:
        assert str(read_date(written, TODAY, "past")) == past
        assert str(read_date(written, TODAY, "future")) == future

    def test_a_leap_day_over_the_gap_of_eight_years(self) -> None:
        assert str(read_date("29 feb", dt.date(2097, 3, 1), "future")) == "2104-02-29"
        assert str(read_date("29 feb", dt.date(2104, 2, 28), "past")) == "2096-02-29"

    def test_months_end_where_they_end(self) -> None:
        assert str(read_date("+1m", dt.date(2024, 1, 31))) == "2024-02-29"
        assert str(read_date("-1y", dt.date(2024, 2, 29))) == "2023-02-28"
        assert str(read_date("last month", dt.date(2024, 1, 31))) == "2023-12"

    @pytest.mark.parametrize(
        ("written", "sentence"),
        [
            ("", "There is no date here yet."),
            ("  ", "There is no date here yet."),
            ("soon", "“soon” is not a date I can read. Write it like 2019, spring 2019, "),
            (
                "3/5/2019",
                "3/5/2019 could be two different days. Write the month as a word: 3 May 2019 or 5 March 2019.",
            ),
            ("3/5/19", "3/5/19 could be two different days. Write the month as a word: 3 May 2019 or 5 March 2019."),
            ("Mon 3/5/2019", "3/5/2019 could be two different days."),
            ("3/5", "3/5 could be two different days. Write the month as a word: 3 May or 5 March."),
            ("31 april 2019", "April 2019 has 30 days, so there is no 31."),
            ("31 april", "April 2024 has 30 days, so there is no 31."),
            ("30 february", "February 2024 has 29 days, so there is no 30."),
            ("2019-02-30", "February 2019 has 28 days, so there is no 30."),
            ("2019-13", "There is no month 13."),
            ("may 1850", "The year 1850 is out of range."),
            ("spring 3000", "The year 3000 is out of range."),
            ("+9999y", "+9999y is too far away."),
            ("-9999m", "The year 1191 is out of range."),
            ("Thursday 17 May 2024", "17 May 2024 is a Friday. Write the day or the date."),
            ("in 999 years", "The year 3023 is out of range."),
            ("the 32nd", "No month has a day 32."),
            ("in a week ago", "“in a week ago” is not a date I can read."),
            ("a week", "“a week” is not a date I can read."),
            ("31/4/2019", "April 2019 has 30 days, so there is no 31."),
            ("31.4.2019", "April 2019 has 30 days, so there is no 31."),
            ("31 April last year", "April 2023 has 30 days, so there is no 31."),
            ("29/2/2019", "February 2019 has 28 days, so there is no 29."),
            ("30/2", "February 2024 has 29 days, so there is no 30."),
            ("Fri/Mon", "“Fri/Mon” is more than one date. Write one of them."),
            ("0/5/2019", "0/5/2019 is no day: days and months begin at 1."),
            ("13/14/2019", "13/14/2019 is no day: there is no month 14 and no month 13."),
            ("Donnerstag, 17. Mai 2024", "17 May 2024 is a Friday. Write the day or the date."),
            ("Friday the 14th", "14 May 2024 is a Tuesday. Write the day or the date."),
            ("Thu 2024-05-17", "17 May 2024 is a Friday. Write the day or the date."),
            ("2018-19", "“2018-19” is more than one year. Write one of them, like 2018."),
            ("2018/19", "“2018/19” is more than one year. Write one of them, like 2018."),
            ("2018 to 2021", "“2018 to 2021” is more than one year. Write one of them, like 2018."),
            ("5th Monday of May 2019", "May 2019 has no 5th Monday."),
            ("Mondays", "“Mondays” is not a date I can read."),
            ("in the 2010s", "“in the 2010s” is ten years. Write one of them, like 2015."),
            ("the 1990s", "“the 1990s” is ten years. Write one of them, like 1995."),
            ("May/June 2019", "“May/June 2019” is more than one date. Write one of them."),
            ("3-5 May 2019", "“3-5 May 2019” is more than one date. Write one of them."),
            ("H1 2019", "“H1 2019” is half a year. Write a quarter like Q1 2019, a season or the year."),
            ("a few weeks ago", "“a few weeks ago” could be any number. Write how many, like 3 weeks ago,"),
            ("3 May 2019 10:00", "“3 May 2019 10:00” has a time in it, and there is no place for one here."),
            ("3 Mayy 2019", "“3 Mayy 2019” is not a date I can read: I do not know the word “Mayy”. Write it like"),
            ("end of Märzz", "“end of Märzz” is not a date I can read: I do not know the word “Märzz”. Write it"),
            ("3 May of", "“3 May of” is not a date I can read."),
            ("2019 2019", "“2019 2019” is not a date I can read."),
            ("in 2300", "The year 2300 is out of range."),
            ("some " * 50_000, "“some some some some some some some some …” is not a date I can read."),
        ],
    )
    def test_what_cannot_be_read_says_why(self, written: str, sentence: str) -> None:
        with pytest.raises(DateError) as caught:
            read_date(written, TODAY)
        assert str(caught.value).startswith(sentence)

    @given(nasty_texts() | st.from_regex(r"\A[-+0-9a-z ./]{0,20}\Z"), st.dates(), st.sampled_from(["past", "future"]))
    def test_whatever_is_typed_is_a_date_or_a_sentence(self, written: str, today: dt.date, toward: Toward) -> None:
        said = read_or_refused(written, today, toward)
        assert said.endswith(".") if isinstance(said, str) else FIRST_YEAR <= said.year <= LAST_YEAR

    @given(
        st.sampled_from(
            [
                "today",
                "yesterday",
                "tomorrow",
                "next week",
                "last month",
                "next year",
                "last winter",
                "friday",
                "+1d",
                "29 feb",
                "may",
            ]
        ),
        st.dates(),
        st.sampled_from(["past", "future"]),
    )
    def test_so_it_is_on_any_day(self, written: str, today: dt.date, toward: Toward) -> None:
        said = read_or_refused(written, today, toward)
        assert isinstance(said, PartialDate) or "out of range" in said or "too far away" in said


WEDNESDAY = dt.date(2026, 11, 25)


class TestEveryOtherWay:
    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("in 2019", "2019"),
            ("around 2019", "2019"),
            ("the year 2019", "2019"),
            ("May last year", "2025-05"),
            ("last year in May", "2025-05"),
            ("May of next year", "2027-05"),
            ("3 May last year", "2025-05-03"),
            ("last May", "2026-05"),
            ("next May", "2027-05"),
            ("this May", "2026-05"),
            ("last November", "2025-11"),
            ("next November", "2027-11"),
            ("the May before last", "2025-05"),
            ("last summer", "2026-summer"),
            ("spring last year", "2025-spring"),
            ("winter 2018/19", "2018-winter"),
            ("early 2019", "2019-q1"),
            ("late in 2019", "2019-q4"),
            ("early summer 2019", "2019-06"),
            ("late May 2019", "2019-05"),
            ("earlier this year", "2026"),
            ("Q1 2019", "2019-q1"),
            ("2019 Q1", "2019-q1"),
            ("1Q19", "2019-q1"),
            ("Q1/2019", "2019-q1"),
            ("the first quarter of 2019", "2019-q1"),
            ("last quarter", "2026-q3"),
            ("this quarter", "2026-q4"),
            ("next quarter", "2027-q1"),
            ("end of the quarter", "2026-12-31"),
            ("last night", "2026-11-24"),
            ("this morning", "2026-11-25"),
            ("yesterday evening", "2026-11-24"),
            ("the night before last", "2026-11-23"),
            ("day before yesterday", "2026-11-23"),
            ("the day after Easter 2027", "2027-03-29"),
            ("two weeks before Christmas 2026", "2026-12-11"),
            ("the week before last", "2026-11-11"),
            ("the week after next", "2026-12-09"),
            ("the year before last", "2024"),
            ("this weekend", "2026-11-28"),
            ("last weekend", "2026-11-21"),
            ("Friday last", "2026-11-20"),
            ("last Thurs", "2026-11-19"),
            ("this Wednesday", "2026-11-25"),
            ("Friday this week", "2026-11-27"),
            ("Friday next week", "2026-12-04"),
            ("next week on Friday", "2026-12-04"),
            ("Monday last week", "2026-11-16"),
            ("a week on Friday", "2026-12-04"),
            ("a week today", "2026-12-02"),
            ("tomorrow week", "2026-12-03"),
            ("early next week", "2026-11-30"),
            ("the middle of next week", "2026-12-02"),
            ("end of last week", "2026-11-20"),
            ("twenty-three days ago", "2026-11-02"),
            ("in six weeks’ time", "2027-01-06"),
            ("half a year ago", "2026-05"),
            ("a year and a half ago", "2025-05"),
            ("two Fridays ago", "2026-11-13"),
            ("two summers ago", "2025-summer"),
            ("this time last year", "2025-11"),
            ("sometime in 2019", "2019"),
            ("late last night", "2026-11-24"),
            ("the Friday before Easter 2027", "2027-03-26"),
            ("first Monday of May 2019", "2019-05-06"),
            ("the last Friday of the month", "2026-11-27"),
            ("last day of May 2019", "2019-05-31"),
            ("winter of 18/19", "2018-winter"),
            ("20190503", "2019-05-03"),
            ("201905", "2019-05"),
            ("25122019", "2019-12-25"),
            ("3-May-2019", "2019-05-03"),
            ("03MAY2019", "2019-05-03"),
            ("3 May '19", "2019-05-03"),
            ("3 May ’19", "2019-05-03"),
            ("May '85", "1985-05"),
            ("3 may 19", "2019-05-03"),
            ("May 3, 19", "2019-05-03"),
            ("2019 May 3", "2019-05-03"),
            ("the first of June 2019", "2019-06-01"),
            ("the twenty-first of June 2019", "2019-06-21"),
            ("25/12/2019", "2019-12-25"),
            ("12/25/2019", "2019-12-25"),
            ("25-12-2019", "2019-12-25"),
            ("25/12/19", "2019-12-25"),
            ("5/5/2019", "2019-05-05"),
            ("31.12.2019", "2019-12-31"),
            ("3. 5. 2019", "2019-05-03"),
            ("03.05.19", "2019-05-03"),
            ("05/2019", "2019-05"),
            ("Fri 2019-05-03", "2019-05-03"),
            ("Fri 3/5/2019", "2019-05-03"),
            ("Tuesday 3/5/19", "2019-03-05"),
            ("Freitag, 3.5.2019", "2019-05-03"),
            ("Good Friday 2027", "2027-03-26"),
            ("New Year’s Eve 2019", "2019-12-31"),
            ("eom", "2026-11-30"),
            ("２０１９", "2019"),
        ],
    )
    def test_whichever_way_it_lies(self, written: str, kept: str) -> None:
        assert {str(read_date(written, WEDNESDAY, "past")), str(read_date(written, WEDNESDAY, "future"))} == {kept}

    @pytest.mark.parametrize(
        ("written", "past", "future"),
        [
            ("Tues", "2026-11-24", "2026-12-01"),
            ("Thurs.", "2026-11-19", "2026-11-26"),
            ("25/12", "2025-12-25", "2026-12-25"),
            ("31.1.", "2026-01-31", "2027-01-31"),
            ("Q3", "2026-q3", "2027-q3"),
            ("Easter", "2026-04-05", "2027-03-28"),
            ("Christmas", "2025-12-25", "2026-12-25"),
            ("Wednesday the 4th", "2026-11-04", None),
            ("Friday 4th", None, "2026-12-04"),
            ("Monday 7", None, "2026-12-07"),
            ("at the weekend", "2026-11-21", "2026-11-28"),
        ],
    )
    def test_the_nearest_in_its_direction(self, written: str, past: str | None, future: str | None) -> None:
        for toward, kept in (("past", past), ("future", future)):
            said = read_or_refused(written, WEDNESDAY, toward)  # type: ignore[arg-type]
            assert str(said) == kept if kept else "Write the day or the date." in str(said)

    @pytest.mark.parametrize(
        ("today", "last", "this", "following"),
        [
            (dt.date(2026, 12, 20), 2025, 2026, 2027),
            (dt.date(2026, 12, 1), 2025, 2026, 2027),
            (dt.date(2027, 1, 1), 2025, 2026, 2027),
            (dt.date(2027, 1, 10), 2025, 2026, 2027),
            (dt.date(2027, 2, 28), 2025, 2026, 2027),
            (dt.date(2028, 2, 29), 2026, 2027, 2028),
            (dt.date(2027, 9, 1), 2026, 2027, 2027),
            (dt.date(2027, 11, 30), 2026, 2027, 2027),
        ],
    )
    def test_a_winter_is_one_over_new_year(self, today: dt.date, last: int, this: int, following: int) -> None:
        for which, year in (("last", last), ("this", this), ("next", following), ("the coming", following)):
            assert read_date(f"{which} winter", today) == PartialDate(year, season=Season.WINTER)

    def test_this_winter_in_spring_is_the_one_gone_by_in_what_is_remembered(self) -> None:
        assert str(read_date("this winter", dt.date(2027, 3, 1))) == "2026-winter"
        assert str(read_date("this winter", dt.date(2027, 3, 1), "future")) == "2027-winter"

    @given(
        st.dates(dt.date(1910, 1, 1), dt.date(2190, 12, 31)),
        st.sampled_from(
            [
                "spring",
                "summer",
                "autumn",
                "winter",
                "January",
                "May",
                "December",
                "Q1",
                "Q4",
                "Christmas",
                "Easter",
                "Monday",
                "Sunday",
            ]
        ),
        st.sampled_from(["past", "future"]),
    )
    def test_last_is_over_and_next_has_not_begun(self, today: dt.date, name: str, toward: Toward) -> None:
        last, following = (read_date(f"{which} {name}", today, toward) for which in ("last", "next"))
        assert last.last < today < following.first
        between = (following.first - last.last).days
        assert between <= (15 if name.endswith("day") else 2 * 366 + 92)

    @given(st.dates(dt.date(1910, 1, 1), dt.date(2190, 12, 31)), st.sampled_from(["week", "month", "quarter", "year"]))
    def test_this_unit_holds_today_and_the_others_are_beside_it(self, today: dt.date, unit: str) -> None:
        last, this, following = (read_date(f"{which} {unit}", today) for which in ("last", "this", "next"))
        assert this.first <= today <= this.last
        if unit != "week":
            assert last.last + dt.timedelta(days=1) == this.first
            assert this.last + dt.timedelta(days=1) == following.first

    @pytest.mark.parametrize("day", range(23, 30))
    def test_a_week_begins_on_monday_whenever_it_is_said(self, day: int) -> None:
        today = dt.date(2026, 11, day)  # from Monday to Sunday
        assert str(read_date("end of next week", today, "future")) == "2026-12-04"
        assert str(read_date("Friday next week", today, "future")) == "2026-12-04"
        assert str(read_date("Friday this week", today, "future")) == "2026-11-27"
        assert read_date("end of the week", today, "future").first >= today

    def test_easter_is_the_sunday_it_was(self) -> None:
        known = ["1900-04-15", "1943-04-25", "2008-03-23", "2019-04-21", "2024-03-31", "2038-04-25", "2199-04-14"]
        assert [str(read_date(f"Easter {day[:4]}", WEDNESDAY)) for day in known] == known


class TestLanguages:
    @pytest.mark.parametrize(
        "written",
        [
            "3. Mai 2019",
            "am 3. Mai 2019",
            "Freitag, den 3. Mai 2019",
            "3 MAI 2019",
            "vendredi 3 mai 2019",
            "le 3 mai 2019",
            "3 de mayo de 2019",
            "viernes, 3 de mayo de 2019",
            "3º de maio de 2019",
            "3 maggio 2019",
            "3 de maig de 2019",
            "3 maja 2019 r.",
            "3. května 2019",
            "3. mája 2019",
            "3 mei 2019",
            "den 3 maj 2019",
            "3. toukokuuta 2019",
            "2019. május 3.",
            "2019. máj. 3.",
            "3 mai 2019",
            "3 мая 2019",
            "3 МАЯ 2019 г.",
            "пятница, 3 мая 2019 года",
            "3 травня 2019 року",
            "п’ятниця, 3 травня 2019",
            "3 Μαΐου 2019",
            "3 ΜΑΪΟΥ 2019",
            "3 Mayıs 2019",
        ],
    )
    def test_a_day_in_may(self, written: str) -> None:
        for form in ("NFC", "NFD"):
            assert str(read_date(unicodedata.normalize(form, written), WEDNESDAY)) == "2019-05-03"

    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("1er mai 2019", "2019-05-01"),
            ("1° maggio 2019", "2019-05-01"),
            ("1.º de mayo de 2019", "2019-05-01"),
            ("l’8 marzo 2019", "2019-03-08"),
            ("3:e maj 2019", "2019-05-03"),
            ("3-го мая 2019г.", "2019-05-03"),
            ("2019. május 3-án", "2019-05-03"),
            ("im März 2019", "2019-03"),
            ("marz 2019", "2019-03"),
            ("MÄRZ 2019", "2019-03"),
            ("15. Jänner 2019", "2019-01-15"),
            ("août 2019", "2019-08"),
            ("3 ago 2019", "2019-08-03"),
            ("3 set 2019", "2019-09-03"),
            ("out 2019", "2019-10"),
            ("3 févr. 2019", "2019-02-03"),
            ("w maju 2019", "2019-05"),
            ("в мае 2019", "2019-05"),
            ("październik 2019", "2019-10"),
            ("červen 2019", "2019-06"),
            ("červenec 2019", "2019-07"),
            ("listopad 2019", "2019-11"),
            ("2019 szeptember", "2019-09"),
            ("d’abril de 2019", "2019-04"),
        ],
    )
    def test_as_they_are_written_there(self, written: str, kept: str) -> None:
        for form in ("NFC", "NFD"):
            assert str(read_date(unicodedata.normalize(form, written), WEDNESDAY)) == kept

    @pytest.mark.parametrize("short", [False, True])
    def test_every_word_of_every_language_is_its_month_and_no_other(self, short: bool) -> None:
        for table in (date_words.SHORT_MONTHS_ELSEWHERE if short else date_words.MONTHS_ELSEWHERE).values():
            months = table.split("|")
            assert len(months) == 12
            for number, forms in enumerate(months, 1):
                for form in forms.split():
                    assert read_date(f"3 {form.upper()} 2019", WEDNESDAY) == PartialDate(2019, number, 3)

    def test_every_weekday_of_every_language_is_its_day_and_no_other(self) -> None:
        for table in date_words.WEEKDAYS_ELSEWHERE.values():
            weekdays = table.split("|")
            assert len(weekdays) == 7
            for number, forms in enumerate(weekdays):
                for form in forms.split():
                    day = dt.date(2019, 5, 6) + dt.timedelta(days=number)
                    assert read_date(f"{form} {day}", WEDNESDAY) == PartialDate.of(day)

    @pytest.mark.parametrize("word", ["set", "out", "pro", "led", "ago", "dub", "mag"])
    def test_a_short_form_alone_is_a_word_like_any_other(self, word: str) -> None:
        with pytest.raises(NotADate):
            read_date(word, WEDNESDAY)


@pytest.mark.parametrize(
    ("typed", "day_first", "month_first"),
    [
        ("12/9/2026", "12 September 2026", "9 December 2026"),
        ("9/12/26", "9 December 2026", "12 September 2026"),
        ("12-9-2026 14:30", "12 September 2026 14:30", "9 December 2026 14:30"),
        ("12 / 9 / 2026", "12 September 2026", "9 December 2026"),
        ("09122026", "9 December 2026", "12 September 2026"),
        ("ask Jo by 3/4, review 5/6", "ask Jo by 3 April 2024, review 5/6", "ask Jo by 4 March 2024, review 5/6"),
        ("12.9.2026", "12.9.2026", "12.9.2026"),  # dots always stand after the day
        ("25/12/2019", "25/12/2019", "25/12/2019"),
        ("5/5/2019", "5/5/2019", "5/5/2019"),
        ("2026-09-12", "2026-09-12", "2026-09-12"),
        ("0/4/2026", "0/4/2026", "0/4/2026"),
        ("3/4/1850", "3/4/1850", "3/4/1850"),
    ],
)
def test_figures_that_could_be_two_days_are_put_in_one_order(typed: str, day_first: str, month_first: str) -> None:
    today = dt.date(2024, 5, 17)
    assert in_one_order(typed, today, "past", day_first=True) == day_first
    assert in_one_order(typed, today, "past", day_first=False) == month_first
