"""The next meeting as a calendar file: what RFC 5545 asks for, and nothing of the journal."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time

import icalendar
import pytest
from hypothesis import given
from msgspec import structs

from careerjournal.exchange.calendar import NoDay, calendar_file
from careerjournal.model import Conversation, PartialDate
from careerjournal.model.dates import read_date
from careerjournal.model.text import clean_line
from tests.model.strategies import nasty_texts

NOW = dt.datetime(2026, 11, 22, 12, 30, tzinfo=dt.UTC)
DAY = PartialDate(2026, 12, 3)
HELD = Conversation(
    number=3,
    created=NOW,
    with_whom="Ros Pask",
    purpose="Martin’s job",
    body="What was said.",
    agenda="The tower",
    next_meeting=DAY,
)


def test_a_whole_day_says_only_that_there_is_a_conversation() -> None:
    written = calendar_file(DAY, HELD, NOW)
    lines = written.decode("ascii").split("\r\n")
    uid = next(line for line in lines if line.startswith("UID:"))
    assert lines == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//careerjournal//careerjournal//EN",
        "BEGIN:VEVENT",
        "SUMMARY:Career conversation",
        "DTSTART;VALUE=DATE:20261203",
        "DTSTAMP:20261122T123000Z",
        uid,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_at_a_time_it_lasts_as_long_as_agreed() -> None:
    event = icalendar.Calendar.from_ical(calendar_file(DAY, HELD, NOW, at=dt.time(14, 30), minutes=45)).events[0]
    assert event.start == dt.datetime(2026, 12, 3, 14, 30)
    assert event.end == dt.datetime(2026, 12, 3, 15, 15)
    assert b"DTSTART:20261203T143000\r\n" in calendar_file(DAY, HELD, NOW, at=dt.time(14, 30))


def test_one_meeting_is_one_in_the_calendar_however_often_it_is_written() -> None:
    def uid(of: Conversation, **changes: object) -> object:
        return icalendar.Calendar.from_ical(calendar_file(DAY, structs.replace(of, **changes), NOW)).events[0]["UID"]

    assert uid(HELD) == uid(HELD, with_whom="Somebody else", next_meeting=None, body="", updated=NOW)
    assert len({uid(HELD), uid(HELD, number=4), uid(HELD, created=NOW + dt.timedelta(seconds=1))}) == 3


@given(nasty_texts())
def test_what_the_person_puts_into_it_comes_out_again(summary: str) -> None:
    written = calendar_file(DAY, HELD, NOW, summary=f"Tea; and, \\n “{summary}”" + "ä" * 80)
    event = icalendar.Calendar.from_ical(written).events[0]
    assert str(event["SUMMARY"]) == clean_line(f"Tea; and, \\n “{summary}”" + "ä" * 80)
    lines = written.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert sum(line.startswith(b"BEGIN:") for line in lines) == 2


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (None, "There is no date for the next meeting yet. Put one down, and then make the calendar file."),
        ("January 2027", "January 2027 is not yet a day, and a calendar needs one. Put down the day first."),
        ("spring 2027", "Spring 2027 is not yet a day, and a calendar needs one. Put down the day first."),
        ("2027", "2027 is not yet a day, and a calendar needs one. Put down the day first."),
    ],
)
def test_less_than_a_day_is_no_calendar_s(day: str | None, sentence: str) -> None:
    with pytest.raises(NoDay) as caught:
        calendar_file(read_date(day, NOW.date()) if day else None, HELD, NOW)
    assert str(caught.value) == sentence


OFFLINE = """
from careerjournal import guard
guard.arm()
import datetime as dt
from careerjournal.exchange.calendar import calendar_file
from careerjournal.model import Conversation, PartialDate
import sys
assert "icalendar" not in sys.modules
print(len(calendar_file(PartialDate(2026, 12, 3), Conversation(), dt.datetime.now(dt.UTC), at=dt.time(9))))
assert not {"socket", "ssl", "http", "subprocess", "urllib.request"} & set(sys.modules)
"""


def test_it_is_written_behind_the_guard_and_loads_nothing_that_could_go_online() -> None:
    done = subprocess.run([sys.executable, "-c", OFFLINE], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) > 200


@pytest.mark.parametrize(("day", "offset"), [(PartialDate(2027, 1, 15), 1), (PartialDate(2027, 7, 15), 2)])
def test_a_zone_is_written_with_its_rules_on_both_sides_of_summer_time(day: PartialDate, offset: int) -> None:
    written = calendar_file(day, HELD, NOW, at=dt.time(14, 30), zone="Europe/Berlin")
    assert f"DTSTART;TZID=Europe/Berlin:{str(day).replace('-', '')}T143000\r\n".encode() in written
    assert written.count(b"BEGIN:VTIMEZONE") == 1
    event = icalendar.Calendar.from_ical(written).events[0]
    start = event.start
    assert isinstance(start, dt.datetime)
    assert start.utcoffset() == dt.timedelta(hours=offset)
    assert event.duration == dt.timedelta(hours=1)
    # The rules in the file say the same to a calendar that knows no zone by its name.
    zone = icalendar.Calendar.from_ical(written).timezones[0].to_tz(lookup_tzid=False)
    assert start.replace(tzinfo=zone).utcoffset() == dt.timedelta(hours=offset)


@pytest.mark.parametrize(("day", "hour"), [(PartialDate(2027, 1, 15), 13), (PartialDate(2027, 7, 15), 12)])
def test_where_the_zone_has_no_name_the_time_is_told_in_utc(
    day: PartialDate, hour: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        time.tzset()
        written = calendar_file(day, HELD, NOW, at=dt.time(14, 30), zone="")
    time.tzset()
    assert f"DTSTART:{str(day).replace('-', '')}T{hour}3000Z\r\n".encode() in written
    assert b"VTIMEZONE" not in written
