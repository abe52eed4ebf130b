"""Local times of this device, as other programs write them, with the offset from UTC that they had."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Final

_MINUTE: Final = dt.timedelta(minutes=1)


class Clock:
    """Gives the times of one file, in its order, their offsets from UTC: the hour that comes twice is told by it."""

    def __init__(self) -> None:
        self._last: dt.datetime | None = None

    def moment(self, when: dt.datetime, offset: dt.timezone | None = None) -> dt.datetime | None:
        """The moment of a local time, with the offset that it says or this device's; None where no calendar has it."""
        if offset is not None:
            return when.replace(tzinfo=offset)
        try:
            made = _there(when)
            if self._last is not None and made < self._last:
                later = _there(when.replace(fold=1))
                made = later if later >= self._last else made
        except (OverflowError, OSError, ValueError):
            return None
        self._last = made
        return made


def _there(when: dt.datetime) -> dt.datetime:
    """A local time with the offset that this device's zone has at it, in whole minutes, as moments are kept."""
    offset = when.astimezone().utcoffset() or dt.timedelta()
    return when.replace(tzinfo=_zone(round(offset / _MINUTE)), fold=0)


@cache
def _zone(minutes: int) -> dt.timezone:
    return dt.timezone(minutes * _MINUTE)
