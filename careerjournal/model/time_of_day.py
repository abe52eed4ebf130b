"""Times of day as people write them beside a date: ``14:30``, ``2.30pm``, ``14h30``, ``half past two``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from careerjournal.model.date_tokens import plain_words
from careerjournal.model.dates import NotADate, Toward, read_date
from careerjournal.model.partial_date import DateError, PartialDate
from careerjournal.model.sentences import capitalised


class TimeOfDay(NamedTuple):
    """A time on a clock, and where that clock hangs."""

    time: dt.time
    """To the minute, without a zone of its own."""
    zone: str = ""
    """The zone's name in the IANA database, like ``Europe/Berlin``, or ``UTC``; empty where it is not known."""

    def __str__(self) -> str:
        """As it is kept: ``14:30 Europe/Berlin``."""
        return f"{self.clock} {self.zone}".rstrip()

    @property
    def clock(self) -> str:
        """The time alone: ``14:30``."""
        return f"{self.time:%H:%M}"

    @classmethod
    def kept(cls, text: str) -> TimeOfDay | None:
        """What ``str()`` wrote; None for anything else, as an empty text."""
        match = _KEPT.fullmatch(text)
        return cls(dt.time(int(match[1]), int(match[2])), match[3] or "") if match else None


class Appointment(NamedTuple):
    """A date, and with a day also the time on it, where one is known."""

    date: PartialDate
    time: TimeOfDay | None = None

    @classmethod
    def of(cls, date: PartialDate | None, time: str) -> Appointment | None:
        """The appointment of a date and of a time as it is kept; None where there is no date."""
        return cls(date, TimeOfDay.kept(time) if date.is_day else None) if date is not None else None

    @property
    def words(self) -> str:
        """As a person reads it: ``3 December 2026, 14:30``."""
        return self._with_time(self.date.words)

    @property
    def in_full(self) -> str:
        """`words`, with the weekday of a day: ``Thursday 3 December 2026, 14:30``."""
        return self._with_time(self.date.in_full)

    @property
    def brief(self) -> str:
        """`words`, with the month cut to three letters."""
        return self._with_time(self.date.brief)

    def _with_time(self, date: str) -> str:
        return f"{date}, {self.time.clock}" if self.time else date


def read_appointment(text: str, today: dt.date, toward: Toward = "future") -> Appointment:
    """Read a date, and the time of day that stands beside it, if one does.

    Args:
        text: a date as `read_date` takes it; before or after it ``14:30``, ``2.30pm``, ``14h30``, ``15 Uhr``, ``at 3``,
            ``noon``, ``half past two``, ``quarter to ten in the morning``; after that a zone like
            ``Europe/Berlin`` or ``UTC``. From 1 to 6 without a leading zero is the afternoon, unless it says am.
        today: what relative dates count from.
        toward: where a day without a year lies.

    Raises:
        DateError: a sentence that says what is wrong with it, fit to stand beside the field.
    """
    zone, said = _zone(text)
    plain = _T.sub(" ", plain_words(said[:_LONGEST]))
    times = [_Time(*found) for found in _times(plain)]
    wrong: list[DateError] = []
    for time in (one for one in times if one.is_plain):
        if found := time.on_its_day(today, toward, zone, wrong):
            return found
    try:
        # Before what only may be a time: “3.12” is a day, and beside one it is ten to three.
        date = read_date(text, today, toward)
    except DateError as error:
        wrong.append(error)
    else:
        return Appointment(date)
    for time in (one for one in times if not one.is_plain):
        if found := time.on_its_day(today, toward, zone, wrong):
            return found
    raise _refusal(text, plain, times, wrong)


class _Time(NamedTuple):
    """A time that may be meant, and what is left of the text without it."""

    time: dt.time
    rest: str
    is_plain: bool
    """Whether it can be nothing else, as a part of a date."""

    def on_its_day(self, today: dt.date, toward: Toward, zone: str, wrong: list[DateError]) -> Appointment | None:
        """The appointment, where the rest is a day; else what is wrong with it goes to the rest."""
        if not self.rest:
            return None
        try:
            date = read_date(self.rest, today, toward)
        except DateError as error:
            wrong.append(error)
            return None
        if not date.is_day:
            wrong.append(
                DateError(f"{capitalised(date.words)} is no one day, and a time needs one. Write the day, too.")
            )
            return None
        return Appointment(date, TimeOfDay(self.time, zone))


def _refusal(text: str, plain: str, times: list[_Time], wrong: list[DateError]) -> DateError:
    """Why it is no appointment: what no calendar has first, then what is missing, then that it is no date at all."""
    exact = next((error for error in wrong if not isinstance(error, NotADate)), None)
    if exact is not None:
        return exact
    if _RANGE.search(plain):
        return NotADate(f"“{_short(text)}” says from when to when. Write only when it begins, like 3 Dec 14:30.")
    clock = _CLOCK.search(plain) or _HALF_OF_A_DAY.search(plain)
    if clock is not None and not times:
        return NotADate(f"No clock shows “{clock[0].strip()}”. Write a time from 0:00 to 23:59, like 14:30 or 2.30pm.")
    if any(time.is_plain and not time.rest for time in times):
        return NotADate(f"“{_short(text)}” is a time without its day. Write the day, too, like 3 Dec 14:30.")
    if any(time.is_plain for time in times):
        return NotADate(f"“{_short(text)}” has a time in it, and no day that I can read. Write it like 3 Dec 14:30.")
    return wrong[-1]


def _short(text: str) -> str:
    return " ".join(text.split())[:40]


_KEPT: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?: ([A-Za-z0-9_+\-/]{1,60}))?", re.ASCII)
_ZONE: Final = re.compile(
    r"[\s,(]+(?P<zone>[A-Za-z]+(?:/[A-Za-z0-9_+\-]+)+|UTC|GMT|Z)\)?\s*$", re.IGNORECASE | re.ASCII
)


def _zone(text: str) -> tuple[str, str]:
    """The zone that is named at the end, and the text without it.

    Raises:
        DateError: nobody knows that zone.
    """
    match = _ZONE.search(text)
    if match is None:
        return "", text
    named = match["zone"]
    if named.upper() in ("UTC", "GMT", "Z"):
        return "UTC", text[: match.start()]
    known = known_zone(named)
    if not known:
        raise NotADate(f"“{named[:40]}” is no time zone that I know. Write it like Europe/Berlin, or leave it out.")
    return known, text[: match.start()]


def known_zone(name: str) -> str:
    """The zone of this name as the IANA database spells it; empty where it has none."""
    import zoneinfo  # noqa: PLC0415 - for the few dates that have a zone

    spelled = "/".join("_".join(map(str.capitalize, part.split("_"))) for part in name.split("/"))
    for one in (name, spelled):
        try:
            return str(zoneinfo.ZoneInfo(one).key)
        except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
            continue
    return ""


_HALF_OF_A_DAY: Final = re.compile(r"\b\d{1,4} ?[ap]\.? ?m\b")
_LONGEST: Final = 200
"""Characters that are looked at; what is longer is no date."""
_T: Final = re.compile(r"(?<=\d)t(?=\d\d:)")
_BEFORE: Final = r"(?:(?:\bat|\bum|\balle(?: ore)?|\ba las?|\bas|\bkl\.?|\bklo|\bom|@)\s*)"
_TO: Final = r"(?:\ba\s+)?"
"""French and Portuguese for “at”: only before what is a time without it, too."""
_HALF: Final = (
    r"(?:\s*(?P<half>a\.?\s?m\b\.?|p\.?\s?m\b\.?)"
    r"|\s+(?:in the (?P<part>morning|afternoon|evening)))?"
)
_AFTER: Final = r"(?:\s*(?:uhr|hrs?|h)\b)?"
_CLOCK: Final = re.compile(
    rf"(?P<at>{_BEFORE})?{_TO}(?<![\d.:/\-+])\b(?P<hour>\d{{1,2}})\s?(?P<sign>[:.h])\s?(?P<minute>\d\d)(?![\d:/]|[.\-]\d){_HALF}{_AFTER}"
)
_FULL: Final = re.compile(
    rf"(?P<at>{_BEFORE})?{_TO}(?<![\d.:/\-+])\b(?P<hour>\d{{1,2}})(?:\s?(?:(?P<uhr>uhr|h|o'?\s?clock)\b(?:\s(?P<minute>\d\d)\b)?)?){_HALF}(?![\d:/.\-])"
)
_RANGE: Final = re.compile(
    r"\d[:.h]\d\d\s*(?:[ap]\.?m\.?\s*)?(?:-|–|—|to|until|till|bis)\s*\d|\d\s*(?:-|–|to)\s*\d{1,2}\s*[ap]\.?m"
)
_HOUR_NAMES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOURS: Final = {word: number for number, word in enumerate(_HOUR_NAMES, 1)}
_MINUTES: Final = {
    "five": 5,
    "ten": 10,
    "quarter": 15,
    "a quarter": 15,
    "twenty": 20,
    "twenty-five": 25,
    "twenty five": 25,
}
_HOUR_WORD: Final = rf"(?P<hour>{'|'.join(_HOURS)}|\d{{1,2}})"
_IN_WORDS: Final = re.compile(
    rf"{_BEFORE}?\b(?:"
    r"(?:half(?: past)? |(?P<minutes>(?:a )?quarter|twenty[- ]five|five|ten|twenty)(?: minutes)? (?P<way>past|to) )"
    rf"{_HOUR_WORD}"
    rf"|(?P<plain>{'|'.join(_HOURS)})(?: (?P<more>fifteen|thirty|forty-five))?"
    rf"|(?P<noon>noon|midday))\b(?: o'?\s?clock\b)?{_HALF}"
)
_MORE: Final = {"fifteen": 15, "thirty": 30, "forty-five": 45}


def _times(plain: str) -> Iterator[tuple[dt.time, str, bool]]:
    """Every time that may be meant, what is left of the text without it, and whether it can be nothing else."""
    for pattern, reads in ((_CLOCK, _of_clock), (_FULL, _of_full_hour), (_IN_WORDS, _of_words)):
        for match in reversed(list(pattern.finditer(plain))):
            time = reads(match)
            if time is not None:
                rest = f"{plain[: match.start()].rstrip(' ,;')} {plain[match.end() :].lstrip(' ,;')}".strip(" ,;")
                may_be_a_date = match.groupdict().get("sign") == "." and not (match["at"] or match["half"])
                yield time, rest, not may_be_a_date


def _of_clock(match: re.Match[str]) -> dt.time | None:
    return _time(match["hour"], int(match["minute"]), match)


def _of_full_hour(match: re.Match[str]) -> dt.time | None:
    """A full hour is a time only where something says so: a word before it, or after it."""
    if not any((match["at"], match["uhr"], match["half"], match["part"])):
        return None
    return _time(match["hour"], int(match["minute"] or 0), match)


def _of_words(match: re.Match[str]) -> dt.time | None:
    if match["noon"]:
        return dt.time(12)
    if match["plain"]:
        at = match[0].lstrip().startswith(("at ", "@"))
        if not (at or match["more"] or match["half"] or match["part"] or "clock" in match[0]):
            return None  # “one” may be any word
        return _time(str(_HOURS[match["plain"]]), _MORE.get(match["more"] or "", 0), match)
    hour = _HOURS.get(match["hour"]) or int(match["hour"])
    minutes = _MINUTES[match["minutes"]] if match["minutes"] else 30
    if match["way"] == "to":
        hour, minutes = (hour - 1) or 12, 60 - minutes
    return _time(str(hour), minutes, match)


def _time(hour: str, minute: int, match: re.Match[str]) -> dt.time | None:
    """The time on a clock of 24 hours; None where no clock shows it."""
    number = int(hour)
    half = (match["half"] or "")[:1] or {"morning": "a", "afternoon": "p", "evening": "p"}.get(match["part"] or "", "")
    if half:
        if not 1 <= number <= 12:
            return dt.time(number, minute) if match["part"] and number <= 23 and minute <= 59 else None
        number = number % 12 + (12 if half == "p" else 0)
    elif not hour.startswith("0") and 1 <= number <= 6:
        number += 12  # nobody meets at half past two at night
    return dt.time(number, minute) if number <= 23 and minute <= 59 else None
