"""Moments: times with the offset from UTC of where they were put down, so that the day of each is that person's day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any, Final, TypeAlias

import msgspec

from careerjournal.model.partial_date import PartialDate

Moment: TypeAlias = Annotated[dt.datetime, msgspec.Meta(tz=True)]
"""A moment as entries keep it; one without an offset is refused."""

Localise: TypeAlias = Callable[[dt.datetime], dt.datetime]
"""Gives a moment that is told in UTC the offset that it has where somebody is."""

_FIRST: Final = dt.datetime.min.replace(tzinfo=dt.UTC)


def as_told(moment: dt.datetime) -> dt.datetime:
    """The moment as it is: the `Localise` where nothing is known of the place."""
    return moment


def localised(told: Any, localise: Localise) -> Any:
    """A moment of a record, kept in UTC, with the offset that it has where somebody is; anything else as it is."""
    try:
        moment = dt.datetime.fromisoformat(told)
    except (TypeError, ValueError):
        return told
    return told if moment.tzinfo is None else localise(moment).isoformat()


def day_of(moment: dt.datetime) -> PartialDate:
    """The day it was where the moment was put down, whatever year the clock there told."""
    return PartialDate.told(moment.date())


def in_turn(moment: dt.datetime | None) -> tuple[bool, dt.datetime]:
    """The sort key of a moment of any offset: the earlier first, and None before all."""
    return moment is not None, moment or _FIRST


def in_utc(moment: dt.datetime) -> dt.datetime:
    """The moment told in UTC; as it is at the ends of the calendar, where UTC is past them."""
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError:
        return moment
