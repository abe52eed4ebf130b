"""When a note was written: by the name of its file, or by a date that stands in it."""

from __future__ import annotations

import calendar
import datetime as dt
import json
import re
from contextlib import suppress
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

from careerjournal.exchange.reading.files import Files, SourceUnreadable
from careerjournal.exchange.reading.local_time import Clock
from careerjournal.exchange.reading.month_names import MONTHS
from careerjournal.model import DateError, PartialDate


class When(NamedTuple):
    """When something was."""

    day: PartialDate | None = None
    moment: dt.datetime | None = None
    stamp: str = ""
    """What said so, as it stands there."""
    rest: str = ""
    """What else stands in a name."""
    odd: str = ""
    """A sentence, where it cannot be read; else empty."""


_YMD: Final = r"(?P<year>\d{4})(?P<sep>[-/._]?)(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
_TIME: Final = (
    r"(?P<hour>\d{1,2})[:.h-]?(?P<minute>\d{2})(?:[:.-]?(?P<second>\d{2}))?(?:[.,]\d+)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
    r"\s*(?P<zone>Z|UTC|[+-]\d{2}:?\d{2})?"
)
_IN_FULL: Final = re.compile(rf"{_YMD}(?:[T\s_,-]+{_TIME})?", re.ASCII)
_NAMED: Final = re.compile(rf"{_YMD}(?:[T\s_-]+{_TIME}(?!\d))?(?P<rest>(?:[\s_.,-].*)?)", re.ASCII | re.DOTALL)
_DIGITS: Final = re.compile(
    r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?",
    re.ASCII,
)
_PERIOD: Final = re.compile(
    r"(?P<year>(?:19|20)\d{2})(?:-(?P<month>\d{2})|[- ]?W(?P<week>\d{2})|[- ]?Q(?P<quarter>[1-4]))?", re.ASCII
)
_EPOCH: Final = re.compile(r"\d{10}(?:\d{3})?", re.ASCII)


_WEEKDAYS: Final = {name.lower() for names in (calendar.day_name, calendar.day_abbr) for name in names}


def read_when(text: str) -> When:
    """A date as front matter has it: ``2024-03-04``, with a time and an offset or without, or a span of days."""
    said = text.strip().strip("\"'").removeprefix("[[").removesuffix("]]").strip()
    if match := _IN_FULL.fullmatch(said):
        return _whole(match, text)
    if match := _DIGITS.fullmatch(said):
        return _whole(match, text)
    if _EPOCH.fullmatch(said):
        with suppress(OverflowError, ValueError, OSError):
            moment = dt.datetime.fromtimestamp(int(said) / (1000 if len(said) > 10 else 1)).astimezone()
            return When(PartialDate.kept(moment.date()), moment, text)
    if match := _PERIOD.fullmatch(said):
        return When(_period(match), None, text)
    with suppress(DateError):
        return When(PartialDate.from_iso(said), None, text)  # a season, as what we write says it
    return When(None, None, text, odd=f"Its date, “{said[:40]}”, cannot be read.")


def named_when(name: str) -> When:
    """A date that a name begins with, and the rest of the name; of a name without one, all of it is the rest."""
    if match := _NAMED.fullmatch(name):
        found = _whole(match, name)
        if found.day is not None:
            rest = match["rest"].lstrip(" _.,-").rstrip()
            return found._replace(rest="" if rest.lower() in _WEEKDAYS else rest)
    if match := _DIGITS.fullmatch(name):
        found = _whole(match, name)
        if found.day is not None:
            return found
    if match := _PERIOD.fullmatch(name):
        return When(_period(match), None, name)
    return When(rest=name)


def without_date(title: str) -> str:
    """A title without the date and time that it begins with, where something else is left of it."""
    found = named_when(title)
    return found.rest if found.day is not None and found.rest else title


def _whole(match: re.Match[str], stamp: str) -> When:
    said = match.groupdict()
    try:
        day = dt.date(int(said["year"]), int(said["month"]), int(said["day"]))
    except ValueError:
        return When(None, None, stamp, odd=f"Its date, “{stamp[:40]}”, is no day.")
    kept = PartialDate.kept(day)
    if kept is None or not said.get("hour"):
        return When(kept, None, stamp)
    try:
        time = dt.time(_hour(int(said["hour"]), said.get("half")), int(said["minute"]), int(said.get("second") or 0))
    except ValueError:
        return When(kept, None, stamp)
    local = dt.datetime.combine(day, time)
    zone = said.get("zone")
    if not zone:
        return When(kept, Clock().moment(local), stamp)
    if zone in ("Z", "UTC"):
        if time == dt.time():
            return When(kept, None, stamp)  # a day, told as its midnight
        with suppress(OverflowError, OSError, ValueError):
            moment = Clock().moment(local.replace(tzinfo=dt.UTC).astimezone().replace(tzinfo=None))
            return When(PartialDate.kept(moment.date()), moment, stamp) if moment else When(kept, None, stamp)
        return When(kept, None, stamp)
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    offset = dt.timezone(dt.timedelta(minutes=minutes if zone[0] == "+" else -minutes)) if minutes < 24 * 60 else dt.UTC
    return When(kept, local.replace(tzinfo=offset), stamp)


def _hour(hour: int, half: str | None) -> int:
    if not half:
        return hour
    return hour % 12 + (12 if half[0] in "pP" else 0)


def _period(match: re.Match[str]) -> PartialDate | None:
    year = int(match["year"])
    with suppress(DateError, ValueError):
        if match["quarter"]:
            return PartialDate(year, quarter=int(match["quarter"]))
        if match["week"]:
            first = dt.date.fromisocalendar(year, int(match["week"]), 1)
            last = first + dt.timedelta(days=6)
            # No week can be kept; the month it lies in can, or else the year.
            return PartialDate(first.year, first.month) if first.month == last.month else PartialDate(year)
        return PartialDate(year, int(match["month"])) if match["month"] else PartialDate(year)
    return None


_TOKENS: Final = {
    "YYYY": r"(?P<year>\d{4})", "gggg": r"\d{4}", "GGGG": r"\d{4}", "YY": r"(?P<short>\d{2})",
    "MMMM": r"(?P<name>[^\W\d_]+\.?)", "MMM": r"(?P<name>[^\W\d_]+\.?)",
    "MM": r"(?P<month>\d{2})", "M": r"(?P<month>\d{1,2})", "Do": r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?",
    "DDDD": r"(?P<of_year>\d{3})", "DDD": r"(?P<of_year>\d{1,3})",
    "DD": r"(?P<day>\d{2})", "D": r"(?P<day>\d{1,2})",
    "dddd": r"[^\W\d_]+", "ddd": r"[^\W\d_]+\.?", "dd": r"[^\W\d_]+\.?", "WW": r"\d{2}", "W": r"\d{1,2}",
    "ww": r"\d{2}", "w": r"\d{1,2}", "Q": r"[1-4]", "HH": r"\d{2}", "H": r"\d{1,2}", "hh": r"\d{2}", "h": r"\d{1,2}",
    "mm": r"\d{2}", "m": r"\d{1,2}", "ss": r"\d{2}", "s": r"\d{1,2}", "A": r"[AP]M", "a": r"[ap]m",
    "E": r"\d", "e": r"\d",
}  # fmt: skip
"""What each token of Moment's formats may stand for."""
_TOKEN: Final = re.compile(r"\[([^\]]*)\]|" + "|".join(sorted(_TOKENS, key=len, reverse=True)) + r"|.", re.DOTALL)


class DailyNotes:
    """How a vault of Obsidian names the notes of its days.

    Args:
        within: the vault's folder in `Files`, with a slash at its end; empty where it is the whole of it.
        folder: the folder of such notes in the vault, likewise.
        form: their names, as Moment's format has them.
    """

    def __init__(self, within: str, folder: str, form: str) -> None:
        self._begin = f"{within}{folder}"
        seen: set[str] = set()

        def named(match: re.Match[str]) -> str:
            if match[1] is not None:
                return re.escape(match[1])
            pattern = _TOKENS.get(match[0])
            if pattern is None:
                return re.escape(match[0])
            group = re.match(r"\(\?P<(\w+)>", pattern)
            if group and group[1] in seen:  # said twice, as in YYYY/YYYY-MM-DD
                return f"(?P={group[1]})" if group[1] != "name" else r"[^\W\d_]+\.?"
            if group:
                seen.add(group[1])
            return pattern

        self._pattern = re.compile(_TOKEN.sub(named, form))

    @classmethod
    def of(cls, files: Files) -> DailyNotes | None:
        """How this vault does; None where it does not say."""
        for name in files.names:
            if name.endswith(".obsidian/daily-notes.json"):
                with suppress(SourceUnreadable, ValueError, RecursionError):
                    said: Any = json.loads(files.text(name))
                    if isinstance(said, dict):
                        folder = str(said.get("folder") or "").strip("/")
                        within = name.removesuffix(".obsidian/daily-notes.json")
                        return cls(within, f"{folder}/" if folder else "", str(said.get("format") or "YYYY-MM-DD"))
        return None

    def when(self, name: str) -> When | None:
        """The day that a note is of; None where it is no such note."""
        if not name.startswith(self._begin):
            return None
        rest = str(PurePosixPath(name[len(self._begin) :]).with_suffix(""))
        match = self._pattern.fullmatch(rest)
        if match is None:
            return None
        said = match.groupdict()
        year = said.get("year") or (f"20{said['short']}" if said.get("short") else None)
        month = said.get("month") or MONTHS.get((said.get("name") or "").lower().rstrip("."))
        try:
            if year and said.get("of_year"):
                day = dt.date(int(year), 1, 1) + dt.timedelta(days=int(said["of_year"] or 1) - 1)
            elif year and month and said.get("day"):
                day = dt.date(int(year), int(month), int(said["day"] or 0))
            else:
                return None
        except ValueError:
            return None
        return When(PartialDate.kept(day), None, rest)
