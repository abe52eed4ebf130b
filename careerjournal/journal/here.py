"""Where this device is: which offset from UTC its zone has at a moment, and so which day it is."""

from __future__ import annotations

import datetime as dt
import os
import time
from pathlib import Path
from typing import Final

_MINUTE: Final = dt.timedelta(minutes=1)


def here(moment: dt.datetime) -> dt.datetime:
    """A moment that is told in UTC with the offset that this device's zone has at it; told otherwise, as it is.

    The offset is of whole minutes, as it is kept: until a century ago zones had seconds, too. Where the calendar ends
    (in the years 1 and 9999, which a broken clock may tell) the moment stays in UTC.
    """
    if moment.utcoffset():
        return moment
    try:
        offset = moment.astimezone().utcoffset() or dt.timedelta()
        return moment.astimezone(dt.timezone(round(offset / _MINUTE) * _MINUTE))
    except (OverflowError, OSError, ValueError):
        return moment


def utc_now() -> dt.datetime:
    """The time, in UTC; and the zone of this device is looked at anew, which may have travelled with the lid open.

    The last moment of all where the clock tells more than Python can (before 1677, after 2262).
    """
    if hasattr(time, "tzset"):
        time.tzset()
    try:
        return dt.datetime.now(dt.UTC)
    except (OverflowError, ValueError, OSError):
        return dt.datetime.max.replace(tzinfo=dt.UTC)


_LINK: Final = Path("/etc/localtime")
_NAMED: Final = Path("/etc/timezone")
_OF_UTC: Final = (
    "UTC",
    "Etc/UTC",
    "Etc/UCT",
    "UCT",
    "GMT",
    "Etc/GMT",
    "Zulu",
    "Etc/Zulu",
    "Universal",
    "Etc/Universal",
)


def zone_here(moment: dt.datetime) -> str:
    """The name of this device's time zone in the IANA database; empty where no file of the system says it.

    Args:
        moment: with the offset where somebody is: a zone that has another one then is not theirs.
    """
    for name in (os.environ.get("TZ", "").removeprefix(":"), _read_link(), _read_name()):
        if name:
            return _if_it_fits(name.rpartition("zoneinfo/")[2].removeprefix("posix/").removeprefix("right/"), moment)
    return ""


def _read_link() -> str:
    try:
        target = str(_LINK.resolve())
    except (OSError, RuntimeError):
        return ""
    return target if "zoneinfo/" in target else ""


def _read_name() -> str:
    try:
        return _NAMED.read_text("ascii").strip()[:60]
    except (OSError, ValueError):
        return ""


def _if_it_fits(name: str, moment: dt.datetime) -> str:
    import zoneinfo  # noqa: PLC0415 - for the few moments at which a time of day is put down

    try:
        zone = zoneinfo.ZoneInfo(name)
        if moment.astimezone(zone).utcoffset() != moment.utcoffset():
            return ""
    except (ValueError, OSError, OverflowError, zoneinfo.ZoneInfoNotFoundError):
        return ""
    return "UTC" if name in _OF_UTC else name
