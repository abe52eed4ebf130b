"""A sample journal: one invented career, so that somebody new can look round before writing a word of their own.

The entries stand in the ``.toml`` files beside this one, a file a kind, in the keys of the records themselves. No
person, place or body in them exists.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any, Final

from careerjournal.model import Entry, Kind, Part, PartialDate, Shape, fields_of, from_record, validated
from careerjournal.model.partial_date import FIRST_YEAR, LAST_YEAR

NOW: Final = dt.date(2026, 11, 22)
"""The day that the files were written from. On a later day everything in them moves on by whole years."""

_CLOCKS: Final = (FIRST_YEAR + 30, LAST_YEAR - 10)
"""The first and the last year in which the whole sample lies among the years that entries keep."""

_RELATIVE: Final = re.compile(r"today(?:(?P<count>[+-]\d{1,4})(?P<unit>[dwy]))?")
_ABSOLUTE: Final = re.compile(
    r"(?P<year>\d{4})(?P<rest>-(?:spring|summer|autumn|winter|\d\d(?:-\d\d(?:T[0-9:+.]+)?)?))?"
)


def sample(today: dt.date) -> list[Entry]:
    """The whole journal as it stands on a day, kind by kind, each entry with its number and its times.

    Args:
        today: the last weeks' entries and the coming ones lie about this day; the rest moves by whole years. `NOW`
            where it is a day that only a wrong clock tells, about which no career would fit.
    """
    if not _CLOCKS[0] <= today.year <= _CLOCKS[1]:
        today = NOW
    return [entry for kind in Kind for entry in _of_kind(kind, today)]


def _of_kind(kind: Kind, today: dt.date) -> Iterator[Entry]:
    text = resources.files(__name__).joinpath(f"{kind.plural}.toml").read_text(encoding="utf-8")
    years = _years_since(NOW, today)
    for number, table in enumerate(tomllib.loads(text)[kind.value], 1):
        record = {"entry": kind.value, **_dated(table, today, years)}
        kept = {key: PartialDate.from_iso(record.pop(key)) for key in ("created", "updated") if key in record}
        times = _times(from_record(record, number), kept, today)
        yield validated(from_record({**record, **times}, number))


def _years_since(day: dt.date, today: dt.date) -> int:
    """How many full years have gone by; never fewer than none."""
    return max(0, today.year - day.year - ((today.month, today.day) < (day.month, day.day)))


def _dated(value: Any, today: dt.date, years: int) -> Any:
    """The value with every date in it, at every depth, moved to where it lies as seen from today."""
    if isinstance(value, dict):
        return {key: _dated(item, today, years) for key, item in value.items()}
    if isinstance(value, list):
        return [_dated(item, today, years) for item in value]
    if not isinstance(value, str):
        return value
    if match := _RELATIVE.fullmatch(value):
        return _day_from(today, int(match["count"] or 0), match["unit"]).isoformat()
    if match := _ABSOLUTE.fullmatch(value):
        return f"{int(match['year']) + years:04}{match['rest'] or ''}"
    return value


def _day_from(today: dt.date, count: int, unit: str | None) -> dt.date:
    if unit != "y":
        return today + dt.timedelta(days=count * (7 if unit == "w" else 1))
    if (today.month, today.day) == (2, 29):
        today = today.replace(day=28)
    return today.replace(year=today.year + count)


def _times(entry: Entry, kept: dict[str, PartialDate], today: dt.date) -> dict[str, str]:
    """When it was first kept, an evening soon after it happened, and when the last was added to it."""
    own = kept.get("created") or entry.date
    if own is None:
        raise ValueError(f"{entry.ref} has no date to be kept from; give it one, or “created”.")
    yesterday = today - dt.timedelta(days=1)
    created = min(own.last, yesterday)
    later = [kept["updated"]] if "updated" in kept else list(_looking_back(entry))
    updated = max((created, *(date.last for date in later if date.last <= yesterday)))
    evening = dt.time(19 + entry.number % 3, entry.number * 7 % 60, tzinfo=dt.UTC)
    days = {"created": created, "updated": updated}
    return {key: dt.datetime.combine(day, evening).isoformat() for key, day in days.items()}


def _looking_back(record: Entry | Part) -> Iterator[PartialDate]:
    """Every date in an entry, at every depth, that tells of something past."""
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.shape is Shape.DATE and field.toward == "past" and value is not None:
            yield value
        elif field.shape is Shape.PART:
            yield from _looking_back(value)
        elif field.shape is Shape.PARTS:
            for part in value:
                yield from _looking_back(part)
