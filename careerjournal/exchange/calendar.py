"""A meeting, or the day of an action, as a calendar file (RFC 5545): a day or a time, and no more words than given.

A calendar is often somebody else's to read: the employer's, the family's. So nothing of the journal goes into the file
by itself: not with whom, not what or why. It says “Career conversation” unless something else is given.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from careerjournal.model.moments import in_utc
from careerjournal.model.text import clean_line

if TYPE_CHECKING:
    from careerjournal.model import Entry, PartialDate

SUMMARY: Final = "Career conversation"
"""What the calendar shows unless something else is given."""
DUE: Final = "Something agreed is due"
"""What it shows on the day of an action."""


class Occasion(StrEnum):
    """What the file is of, as a sentence calls it; an entry can have one of each."""

    NEXT_MEETING = "the next meeting"
    THIS_MEETING = "this meeting"
    ACTION = "this action"


MAKER: Final = "-//careerjournal//careerjournal//EN"
"""The file's PRODID, which the format demands: that a program of this name wrote it."""


class NoDay(ValueError):
    """It has no day that a calendar could show. ``str(error)`` says what to do."""


def calendar_file(
    day: PartialDate | None,
    of: Entry,
    now: dt.datetime,
    *,
    at: dt.time | None = None,
    zone: str | None = None,
    minutes: int | None = None,
    summary: str = SUMMARY,
    occasion: Occasion = Occasion.NEXT_MEETING,
) -> bytes:
    """A meeting, or a day, as the bytes of an ``.ics`` file.

    Args:
        day: when it is; it has to be known to the day.
        of: the entry it belongs to: another file for the same occasion of this entry replaces the first in a calendar.
        now: the file's own time.
        at: when it begins, in ``zone``; the whole day without it.
        zone: a name of the IANA database, which the file then explains (VTIMEZONE). Empty, it is this device's, which
            the file tells in UTC; None, it is that of whoever reads the file.
        minutes: how long it lasts, where ``at`` is given; an hour where that is not said.
        summary: what the calendar shows. This text leaves the journal.
        occasion: what it is of.

    Raises:
        NoDay: there is no date, or it is more than a day.
    """
    import icalendar  # noqa: PLC0415 - 0.1 s, for the few who want the file

    if day is None:
        raise NoDay(f"There is no date for {occasion} yet. Put one down, and then make the calendar file.")
    if not day.is_day:
        raise NoDay(f"{day.words.capitalize()} is not yet a day, and a calendar needs one. Put down the day first.")
    event = icalendar.Event()
    event.add("uid", _uid(of, occasion))
    event.add("dtstamp", in_utc(now).replace(microsecond=0))
    event.add("summary", clean_line(summary) or SUMMARY)
    if at is None:
        event.add("dtstart", day.first)
        event.add("transp", "TRANSPARENT")  # a day with a conversation in it is not a day away
    else:
        event.add("dtstart", _start(day.first, at.replace(second=0, microsecond=0, tzinfo=None), zone))
        event.add("duration", dt.timedelta(minutes=minutes or 60))
    calendar = icalendar.Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    calendar.add_missing_timezones(
        first_date=dt.date(day.first.year - 1, 1, 1), last_date=dt.date(day.first.year + 2, 1, 1)
    )
    return bytes(calendar.to_ical())


def _start(day: dt.date, at: dt.time, zone: str | None) -> dt.datetime:
    """When it begins: in its zone, or in UTC where that has no name or is UTC itself."""
    import zoneinfo  # noqa: PLC0415 - for those who want the file

    start = dt.datetime.combine(day, at)
    if zone is None:
        return start
    if zone and zone != "UTC":
        with suppress(ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
            return start.replace(tzinfo=zoneinfo.ZoneInfo(zone))
    return start.replace(tzinfo=dt.UTC) if zone else in_utc(start.astimezone())


def _uid(of: Entry, occasion: Occasion) -> str:
    """One and the same for an entry's occasion, and nothing can be read from it but that it is another's or not."""
    made = in_utc(of.created).isoformat() if of.created else ""
    what = "meeting" if occasion is Occasion.NEXT_MEETING else str(occasion)
    return hashlib.sha256(f"careerjournal {what} {of.ref} {made}".encode()).hexdigest()[:32]
