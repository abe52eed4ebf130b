"""How the dates in a jrnl journal are written: told as ``strftime`` has it, or recognised."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from careerjournal.exchange.reading.month_names import MONTHS

_NAMES: Final = "|".join(sorted(MONTHS, key=len, reverse=True))

_PARTS: Final[Mapping[str, str]] = {
    "Y": r"(?P<year>\d{4})",
    "y": r"(?P<short_year>\d\d)",
    "m": r"(?P<month>\d{1,2})",
    "B": rf"(?P<name>{_NAMES})\.?",
    "d": r"(?P<day> ?\d{1,2})",
    "j": r"(?P<day_of_year>\d{1,3})",
    "G": r"(?P<iso_year>\d{4})",
    "V": r"(?P<iso_week>\d\d)",
    "u": r"(?P<iso_day>[1-7])",
    "A": r"[^\W\d_]+\.?",
    "H": r"(?P<hour> ?\d{1,2})",
    "I": r"(?P<hour12> ?\d{1,2})",
    "M": r"(?P<minute>\d{1,2})",
    "S": r"(?P<second>\d{1,2})",
    "f": r"(?P<fraction>\d{1,6})",
    "p": r"(?P<half>[ap])\.?\s?m\.?",
    "z": r"(?P<offset>Z|[+-]\d\d:?\d\d)?",
    "Z": r"[^\W\d_]*",
    "n": r"\s+",
    "%": "%",
}
"""The directives of ``strftime``, each as a pattern."""
_SAME: Final[Mapping[str, str]] = {
    "F": "%Y-%m-%d",
    "D": "%m/%d/%y",
    "x": "%m/%d/%y",
    "c": "%a %b %d %H:%M:%S %Y",
    "T": "%H:%M:%S",
    "X": "%H:%M:%S",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
    "b": "%B",
    "h": "%B",
    "e": "%d",
    "a": "%A",
    "k": "%H",
    "l": "%I",
    "P": "%p",
    "t": "%n",
}
_DIRECTIVE: Final = re.compile(r"%[-_0^#]?([a-zA-Z%])|(\s+)|([^%\s]+)|(%)")

_TIME_OF_DAY: Final = (
    r"(?=\d{1,2}(?:[:.h]\d\d|\s?[ap]\.?\s?m|h))(?P<hour>\d{1,2})"
    r"(?:[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,](?P<fraction>\d{1,6}))?)?)?h?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\.?)?(?:\s?uhr)?(?:\s?(?P<offset>Z|UTC|[+-]\d\d:?\d\d))?"
)
"""A time, however it is written."""
_TIME: Final = rf"(?:(?:\s*,)?\s+(?:(?:um|at|à|a\slas|kl\.?|om|alle|às)\s+)?|T){_TIME_OF_DAY}"
"""A time behind a date."""


class Form(NamedTuple):
    """One way to write dates.

    Attributes:
        pattern: what a date written so looks like; its groups name the parts.
        has_day: whether it says which day; a time alone says none.
    """

    pattern: re.Pattern[str]
    has_day: bool = True

    def read(self, stamp: str) -> Stamp | None:
        """What a whole stamp says; None where it is not written so, or no calendar has it."""
        match = self.pattern.fullmatch(stamp)
        return _read(match, self.has_day) if match else None

    def begins(self, line: str) -> tuple[Stamp, int] | None:
        """What the stamp at the beginning of a line says, and how many characters it has; None where there is none."""
        match = self.pattern.match(line)
        stamp = _read(match, self.has_day) if match else None
        return (stamp, match.end()) if match and stamp else None


class Stamp(NamedTuple):
    """What a stamp says.

    Attributes:
        when: the day and the time of a clock there; midnight where it says no time.
        has_day: whether it says a day.
        has_time: whether it says a time.
        offset: how far that clock is from UTC, where it says that.
    """

    when: dt.datetime
    has_day: bool
    has_time: bool
    offset: dt.timezone | None = None


def told(form: str) -> Form | None:
    """The form that ``strftime`` is told by, like ``%d. %B %Y``; None where that says neither a day nor a time."""
    pattern = _pattern(form.strip(), depth=0)
    if pattern is None:
        return None
    try:
        compiled = re.compile(pattern + _END, re.IGNORECASE)
    except re.error:  # a part said twice
        return None
    groups = set(compiled.groupindex)
    has_day = any(
        parts <= groups
        for parts in (
            {"year", "month", "day"},
            {"year", "name", "day"},
            {"short_year", "month", "day"},
            {"short_year", "name", "day"},
            {"year", "day_of_year"},
            {"iso_year", "iso_week", "iso_day"},
        )
    )
    return Form(compiled, has_day) if has_day or groups & {"hour", "hour12"} else None


def _pattern(form: str, depth: int) -> str | None:
    """A form as a pattern; None where it holds a directive that is none."""
    made = []
    for letter, spaces, other, lone in _DIRECTIVE.findall(form):
        if letter in _SAME and depth < 3:
            inner = _pattern(_SAME[letter], depth + 1)
            if inner is None:
                return None
            made.append(inner)
        elif letter:
            if letter not in _PARTS:
                return None
            made.append(_PARTS[letter])
        elif lone:
            return None
        else:
            made.append(r"\s+" if spaces else re.escape(other))
    return "".join(made)


def _read(match: re.Match[str], has_day: bool) -> Stamp | None:
    said = match.groupdict()
    hour, half = said.get("hour") or said.get("hour12"), said.get("half")
    with suppress(ValueError, OverflowError):
        hours = int(hour) if hour else 0
        if half and not 1 <= hours <= 12:
            return None
        if half:
            hours = hours % 12 + (12 if half in "pP" else 0)
        time = dt.time(hours, int(said.get("minute") or 0), int(said.get("second") or 0))
        return Stamp(dt.datetime.combine(_day(said), time), has_day, hour is not None, _offset(said.get("offset")))
    return None


def _offset(said: str | None) -> dt.timezone | None:
    """An offset as it is told: ``+0200``, ``-05:30``, ``Z``.

    Raises:
        ValueError: no clock is so far from UTC.
    """
    if not said:
        return None
    if not said[1:3].isdigit():
        return dt.UTC
    minutes = 60 * int(said[1:3]) + int(said[-2:])
    return dt.timezone(dt.timedelta(minutes=-minutes if said[0] == "-" else minutes))


def _day(said: Mapping[str, str | None]) -> dt.date:
    """The day that the parts of a stamp say; the first of all where they say none.

    Raises:
        ValueError: no calendar has it.
    """
    week, short = said.get("iso_week"), said.get("short_year")
    if week:
        return dt.date.fromisocalendar(int(said["iso_year"] or 0), int(week), int(said.get("iso_day") or 1))
    year = int(said.get("year") or 1)
    if short:
        year = int(short) + (1900 if int(short) >= 69 else 2000)  # as POSIX has it
    number, name = said.get("day_of_year"), said.get("name")
    if number:
        day = dt.date(year, 1, 1) + dt.timedelta(days=int(number) - 1)
        if day.year != year:
            raise ValueError
        return day
    return dt.date(year, MONTHS[name.lower()] if name else int(said.get("month") or 1), int(said.get("day") or 1))


_CERTAIN: Final = (
    r"(?P<year>\d{4})(?P<between>[-/.])(?P<month>\d{1,2})(?P=between)(?P<day>\d{1,2})",
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
    r"(?P<year>\d{4})年\s?(?P<month>\d{1,2})月\s?(?P<day>\d{1,2})日",
    rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?[\s-]?(?:(?:de|of)\s)?(?P<name>{_NAMES})\.?,?[\s-](?:(?:de|del)\s)?"
    r"(?P<year>\d{4})",
    rf"(?P<name>{_NAMES})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})",
    rf"(?P<year>\d{{4}})[\s-](?P<name>{_NAMES})\.?[\s-](?P<day>\d{{1,2}})",
)
"""Days that can be read in one way only."""
_UNCERTAIN: Final = (
    r"(?P<day>\d{1,2})(?P<between>[-/.])(?P<month>\d{1,2})(?P=between)(?:(?P<year>\d{4})|(?P<short_year>\d\d))",
    r"(?P<month>\d{1,2})(?P<between>[-/.])(?P<day>\d{1,2})(?P=between)(?:(?P<year>\d{4})|(?P<short_year>\d\d))",
    r"(?P<short_year>\d\d)(?P<between>[-/.])(?P<month>\d{1,2})(?P=between)(?P<day>\d{1,2})",
)
"""The day first, the month first, and two digits of the year first: of one stamp, nobody can tell which."""
_WEEKDAYS: Final = (
    "monday mon tuesday tues tue wednesday wed thursday thurs thu friday fri saturday sat sunday sun "
    "montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa sonnabend sonntag so "
    "lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim "
    "lunes martes miércoles mié jueves jue viernes vie sábado sáb domingo dom "
    "lunedì martedì mercoledì giovedì gio venerdì sabato sab domenica "
    "maandag ma dinsdag woensdag wo donderdag vrijdag vr zaterdag za zondag zo "
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira "
    "måndag mån tisdag tis onsdag ons torsdag tor fredag fre lördag lör söndag sön mandag man tirsdag lørdag søndag "
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai "
    "poniedziałek wtorek środa czwartek piątek sobota niedziela"
)
_END: Final = r"(?!\S)"
"""A date ends where a word does."""
_TIME_ALONE: Final = Form(re.compile(_TIME_OF_DAY, re.IGNORECASE), has_day=False)
_WEEKDAY: Final = rf"(?:(?:{'|'.join(sorted(_WEEKDAYS.split(), key=len, reverse=True))})\.?,?\s+(?:den\s+)?)?"


@cache
def _known() -> tuple[tuple[Form, ...], tuple[Form, ...]]:
    """The forms of days that can be read in one way only, and the others."""
    certain, uncertain = (
        tuple(
            Form(re.compile(f"{pattern}{_END}", re.IGNORECASE))
            for pattern in (
                *(f"{_WEEKDAY}{day}(?:{_TIME})?" for day in days),
                *(rf"{_TIME_OF_DAY},?\s+(?:on\s+)?{_WEEKDAY}{day}" for day in days),
            )
        )
        for days in (_CERTAIN, _UNCERTAIN)
    )
    others = filter(None, map(told, ("%Y%m%d %H%M", "%Y%m%dT%H%M", "%Y%m%dT%H%M%S", "%Y%m%d-%H%M", "%c")))
    return (*others, *certain), uncertain


class Dates:
    """Which stamps are dates, and which days they are.

    Args:
        own: the ways in which the journal's own dates are written, besides those that can be read in one way only.
    """

    def __init__(self, *own: Form) -> None:
        self._forms = (*own, *_known()[0])
        self._usual = self._forms[0]
        self._own = len(own)

    def read(self, stamp: str) -> Stamp | None:
        """What a stamp says; None where it is no date."""
        stamp = stamp.strip()
        # Of the days that can be read in one way only, it makes no difference which form is tried first.
        said = None if self._own else self._usual.read(stamp)
        for form in self._forms if said is None else ():
            said = form.read(stamp)
            if said is not None:
                self._usual = form
                break
        return said

    def begins(self, line: str) -> tuple[Stamp, int] | None:
        """What the stamp at the beginning of a line says, and how many characters it has; None where there is none."""
        for form in self._forms:
            found = form.begins(line)
            if found is not None:
                return found
        return None


class Unclear(Exception):
    """How dates are written cannot be told.

    Attributes:
        stamp: one of them; empty where there is none at all.
        days: the days that it may be, where there are several.
    """

    def __init__(self, stamp: str, days: tuple[dt.date, ...] = ()) -> None:
        super().__init__()
        self.stamp = stamp
        self.days = days


def any_order(*own: Form, times_alone: bool = False) -> Dates:
    """Every way to write dates: where something else tells the days, or only whether it is a date is asked.

    Args:
        own: another one, which counts before them.
        times_alone: whether times without a day are some, too.
    """
    return Dates(*own, *_known()[1], *((_TIME_ALONE,) if times_alone else ()))


def stamp_at(line: str) -> str:
    """The date at the beginning of a line, whatever day it may be; the whole line where none is recognised."""
    found = any_order().begins(line)
    return line[: found[1]] if found else line


def days_at(line: str) -> set[dt.date]:
    """The days that the date at the beginning of a line may be."""
    found = (form.begins(line) for forms in _known() for form in forms)
    return {one[0].when.date() for one in found if one}


def recognised(stamps: Iterable[str]) -> Dates:
    """How the dates of a journal are written.

    Args:
        stamps: what stands where entries may begin, in order; not all of it needs to be a date.

    Raises:
        Unclear: they can be read in two ways, or none of them can be read at all.
    """
    certain, uncertain = Dates(), _known()[1]
    unread = ""
    found: list[tuple[str, tuple[Stamp | None, ...]]] = []
    for stamp in map(str.strip, stamps):
        if not found and certain.read(stamp) is not None:
            return certain
        read = tuple(form.read(stamp) for form in uncertain)
        if any(read):
            found.append((stamp, read))
        elif not unread and looks_like_a_date(stamp):
            unread = stamp
    if not found:
        raise Unclear(unread)
    columns = [[(stamp, read[place]) for stamp, read in found] for place in range(len(uncertain))]
    best = max(columns, key=lambda column: (_read_in(column), _in_order(column)))
    for column in columns:
        # As many can be read in another way; or that puts in order what jrnl always keeps in order, and this does not.
        orders = _in_order(best) - _in_order(column)
        tied = _read_in(column) == _read_in(best) and not (orders > 0 and len(found) >= _ENOUGH)
        if tied or orders < 0:
            for (stamp, one), (_, other) in zip(best, column, strict=True):
                if one is not None and other is not None and one.when != other.when:
                    raise Unclear(stamp, (one.when.date(), other.when.date()))
    return Dates(uncertain[columns.index(best)])


_ENOUGH: Final = 5
"""Stamps that stand in order by no chance."""


def _read_in(column: list[tuple[str, Stamp | None]]) -> int:
    """How many stamps can be read in one way."""
    return sum(read is not None for _, read in column)


def _in_order(column: list[tuple[str, Stamp | None]]) -> bool:
    """Whether the stamps that can be read in one way, more than one, follow one another in time."""
    times = [read.when for _, read in column if read is not None]
    return len(times) > 1 and all(one <= other for one, other in pairwise(times))


_NUMBERS: Final = re.compile(r"\d+")
_SHORTEST: Final = 7
"""Characters: jrnl takes what is shorter for a footnote."""


def looks_like_a_date(stamp: str) -> bool:
    """Whether somebody may have meant a date by it, though none can be read: a year and a number, or three numbers."""
    numbers = _NUMBERS.findall(stamp)
    return len(stamp) >= _SHORTEST and (len(numbers) > 2 or (len(numbers) > 1 and max(map(len, numbers)) == 4))
