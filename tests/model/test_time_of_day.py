"""A time of day beside a date, as people write it, and in which zone it is kept."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given

from careerjournal.model import Conversation, PartialDate, TypedError, as_typed, from_record, from_typed, to_record
from careerjournal.model.partial_date import DateError
from careerjournal.model.time_of_day import Appointment, TimeOfDay, read_appointment
from tests.model.strategies import nasty_texts

TODAY = dt.date(2026, 11, 28)
HALF_PAST_TWO = """
3 Dec 14:30
Thu 3 Dec 14:30
3 Dec, 14:30
3 Dec at 14:30
3 Dec @ 14:30
14:30 3 Dec
14:30 on 3 Dec
3 Dec 14.30
3.12. 14.30
3.12.2026 14.30
2026-12-03 14:30
2026-12-03T14:30
3 Dec 2.30pm
3 Dec 2:30 pm
3 Dec 2.30 p.m.
Dec 3rd, 2:30 PM
3 Dec 2.30
3 Dec 2:30
3 Dec 14h30
3 Dec 14 h 30
3 décembre à 14h30
3. Dezember um 14:30 Uhr
3. Dezember 14 Uhr 30
kl. 14.30 3 dec
3 Dec half past two
half past two on 3 Dec
3 Dec at half two
3 Dec at two thirty
3 Dec at half past 2
3 Dec half past two in the afternoon
3 Dec 02:30 pm
""".strip().splitlines()
OTHERS = {
    "3 Dec 2pm": "14:00",
    "3 Dec 9am": "09:00",
    "3 Dec at 3": "15:00",
    "3 Dec 15h": "15:00",
    "3 Dec 9.05": "09:05",
    "3 Dec 02:30": "02:30",
    "3 Dec 12am": "00:00",
    "3 Dec 12pm": "12:00",
    "3 Dec at noon": "12:00",
    "3 Dec two o’clock": "14:00",
    "3 Dec quarter to three": "14:45",
    "3 Dec at a quarter past ten": "10:15",
    "3 Dec twenty-five past nine": "09:25",
    "3 Dec ten to four": "15:50",
    "3 Dec half past nine in the evening": "21:30",
}


@pytest.mark.parametrize("typed", HALF_PAST_TWO)
def test_half_past_two_is_read_however_it_is_written(typed: str) -> None:
    assert read_appointment(typed, TODAY).words == "3 December 2026, 14:30"


@pytest.mark.parametrize(("typed", "clock"), OTHERS.items())
def test_so_are_other_times(typed: str, clock: str) -> None:
    assert read_appointment(typed, TODAY).words == f"3 December 2026, {clock}"


@pytest.mark.parametrize(
    "typed", ["3.12", "3.12.2026", "3 Dec", "tomorrow", "in two weeks", "spring 2027", "Q1 2027", "+2w", "a 3 de mayo"]
)
def test_a_date_alone_stays_one(typed: str) -> None:
    assert read_appointment(typed, TODAY).time is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("14:30", "a time without its day"),
        ("half past two", "a time without its day"),
        ("December 14:30", "is no one day"),
        ("3 Dec 25:30", "No clock shows “25:30”"),
        ("3 Dec 14:75", "No clock shows “14:75”"),
        ("3 Dec 13pm", "No clock shows “13pm”"),
        ("3 Dec 14:30-15:30", "Write only when it begins"),
        ("3 Dec 9-10am", "Write only when it begins"),
        ("3 Dec 14:30 Europe/Nowhere", "no time zone that I know"),
        ("31 Nov 14:30", "30 days"),
        ("Tue 3 Dec 14:30", "is a Thursday"),
        ("soon 14:30", "no day that I can read"),
        ("rubbish", "is not a date I can read"),
    ],
)
def test_what_is_no_appointment_says_what_to_write(typed: str, sentence: str) -> None:
    with pytest.raises(DateError, match=sentence):
        read_appointment(typed, TODAY)


@given(nasty_texts())
def test_nothing_that_is_typed_is_more_than_refused(typed: str) -> None:
    with suppress(DateError):
        assert read_appointment(typed, TODAY).words


def test_it_is_kept_in_the_zone_where_it_was_written_unless_it_names_one() -> None:
    typed = {"with_whom": "Ros", "when": "3 Dec 2.30pm", "next_meeting": "4 Mar 2027 10:00 europe/london"}
    held = from_typed(Conversation, typed, TODAY, zone="Europe/Berlin")
    assert (held.when, held.begins) == (PartialDate(2026, 12, 3), "14:30 Europe/Berlin")
    assert held.next_begins == "10:00 Europe/London"
    assert from_record(to_record(held), 0) == held
    # In its own zone the zone is not said, elsewhere it is, and either way it is read back as it was.
    assert as_typed(held, "Europe/Berlin")["when"] == "3 December 2026, 14:30"
    for zone in ("Europe/Berlin", "Asia/Tokyo", ""):
        assert from_typed(Conversation, as_typed(held, zone), TODAY, held, zone=zone) == held
        assert from_typed(Conversation, as_typed(held, zone), TODAY, zone=zone).begins == held.begins


def test_a_day_alone_has_no_time_and_one_that_is_taken_out_takes_it_along() -> None:
    held = from_typed(Conversation, {"with_whom": "Ros", "when": "3 Dec 14:30"}, TODAY)
    assert held.begins == "14:30"
    for typed in ("4 Dec", ""):
        assert from_typed(Conversation, {"when": typed}, TODAY, held).begins == ""
    with pytest.raises(TypedError, match="No clock shows"):
        from_typed(Conversation, {"when": "3 Dec 24:30"}, TODAY, held)


@pytest.mark.parametrize("kept", ["", "14", "24:00", "14:60", "half past two", "14:30 <b>", "14:30 " + "a" * 61])
def test_what_no_version_wrote_is_no_time(kept: str) -> None:
    assert TimeOfDay.kept(kept) is None
    assert Appointment.of(PartialDate(2026, 12, 3), kept) == (PartialDate(2026, 12, 3), None)
