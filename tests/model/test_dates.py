"""Dates as people remember and write them."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerjournal.model import DateError, PartialDate, Season
from careerjournal.model.dates import FIRST_YEAR, LAST_YEAR, Toward, read_date
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
            in {"day": {1}, "month": {28, 29, 30, 31}, "season": {90, 91, 92}, "year": {365, 366}}[
                "day" if date.is_day else "season" if date.season else "month" if date.month else "year"
            ]
        )

    @given(st.lists(partial_dates(), max_size=5))
    def test_is_ordered_by_its_first_day_and_the_vaguer_first(self, dates: list[PartialDate]) -> None:
        for one, other in itertools.pairwise(sorted(dates)):
            assert one.first <= other.first
            assert one.first != other.first or one.last >= other.last
            assert (one < other) is not (one == other)

    def test_of_one_beginning_the_vaguer_comes_first(self) -> None:
        written = ["2019-03-01", "2019-03", "2019-spring", "2019-01-01", "2019-01", "2019", "2018-winter"]
        assert [str(date) for date in sorted(map(PartialDate.from_iso, written))] == [
            "2018-winter",
            "2019",
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
        ["", "19", "2019-5", "2019-05-3", "2019-5-03", "spring 2019", "2019-Spring", "2019-05\n", " 2019", "２０１９"],
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
            ("2019-09", "September 2019", "Sep 2019"),
            ("2019-09-03", "3 September 2019", "3 Sep 2019"),
        ],
    )
    def test_reads_as_people_say_it(self, kept: str, words: str, brief: str) -> None:
        date = PartialDate.from_iso(kept)
        assert (date.words, date.brief) == (words, brief)

    def test_parts_that_make_no_date(self) -> None:
        with pytest.raises(DateError, match="A day needs its month"):
            PartialDate(2019, None, 3)
        with pytest.raises(DateError, match="a season or a month"):
            PartialDate(2019, 5, season=Season.SPRING)


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
            ("3/5/2019", "3/5/2019 could be two different days. Write the month as a word, like 3 May 2019."),
            ("03.05.19", "03.05.19 could be two different days."),
            ("31 april 2019", "April 2019 has 30 days, so there is no 31."),
            ("31 april", "April 2024 has 30 days, so there is no 31."),
            ("30 february", "February 2024 has 29 days, so there is no 30."),
            ("2019-02-30", "February 2019 has 28 days, so there is no 30."),
            ("2019-13", "There is no month 13."),
            ("may 1850", "The year 1850 is out of range."),
            ("spring 3000", "The year 3000 is out of range."),
            ("+9999y", "+9999y is too far away."),
            ("-9999m", "The year 1191 is out of range."),
            ("3 may 19", "“3 may 19” is not a date I can read."),
            ("last may", "“last may” is not a date I can read."),
            ("Thursday 17 May 2024", "17 May 2024 is a Friday. Write the day or the date."),
            ("in 999 years", "The year 3023 is out of range."),
            ("the 32nd", "No month has a day 32."),
            ("in a week ago", "“in a week ago” is not a date I can read."),
            ("a week", "“a week” is not a date I can read."),
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
