"""Where this device is: which offset from UTC its zone has at a moment, and so which day it is."""

from __future__ import annotations

import datetime as dt
import time
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
