"""Moments as other programs keep them, in UTC with a zone beside: the day is worked out once, where it was written."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from careerjournal.model import PartialDate

_OFFSET: Final = re.compile(
    r"(?:GMT|UTC|Z)?\s*(?:(?P<sign>[+\-−])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?)?", re.IGNORECASE
)


class Told(NamedTuple):
    """What a moment tells."""

    day: PartialDate | None
    """The day it was where it was written; None where the stamp cannot be read."""
    moment: dt.datetime | None
    """The moment with the offset of that place; None where the stamp tells a day only, or nothing."""
    odd: str = ""
    """A sentence, where somebody should look at it; else empty."""


def told(stamp: str, zone: str, *, all_day: bool = False) -> Told:
    """Read a moment.

    Args:
        stamp: RFC 3339; one without an offset is in UTC.
        zone: the zone it was written in: an IANA name, or an offset like ``GMT+0200``; may be empty.
        all_day: whether it is a day, told as its midnight.
    """
    try:
        moment = dt.datetime.fromisoformat(stamp.strip())
    except ValueError:
        return Told(None, None, f"Its date, “{stamp[:40]}”, cannot be read; it comes in without one.")
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    place, odd = dt.UTC if not zone else _zone(zone), ""
    if place is None:
        place, odd = dt.UTC, f"Its zone, “{zone[:40]}”, is not known here; its day is the one it was in UTC."
    try:
        local = moment.astimezone(place)
    except (OverflowError, ValueError):
        local = moment
    day = local.date()
    if all_day and local.time() != dt.time() and moment.astimezone(dt.UTC).time() == dt.time():
        day = moment.astimezone(dt.UTC).date()  # told as midnight in UTC, and so a day of no zone
    kept = PartialDate.kept(day)
    if kept is None:
        return Told(
            None, None, f"Its date, “{stamp[:40]}”, is in no year that a journal holds; it comes in without one."
        )
    # With the offset alone, in whole minutes, as entries keep it: the zone's rules may change.
    minutes = round((local.utcoffset() or dt.timedelta()) / dt.timedelta(minutes=1))
    fixed = moment.astimezone(dt.timezone(dt.timedelta(minutes=minutes)))
    return Told(kept, None if all_day else fixed, odd)


def _zone(name: str) -> dt.tzinfo | None:
    """The zone of a name; None where there is none."""
    match = _OFFSET.fullmatch(name.strip())
    if match and name.strip():
        hours, minutes = int(match["hours"] or 0), int(match["minutes"] or 0)
        if hours < 24 and minutes < 60:
            sign = 1 if match["sign"] in (None, "+") else -1
            return dt.timezone(sign * dt.timedelta(hours=hours, minutes=minutes))
    with suppress(Exception):  # ZoneInfo raises whatever opening a file of that name does
        return ZoneInfo(name)
    return None
