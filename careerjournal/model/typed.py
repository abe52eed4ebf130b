"""Between a record and what a person types: a raw value a field, good for a form and, as JSON, for a draft.

============================ =====================================================================
Shape                        Raw value
============================ =====================================================================
LINE, TEXT, MARKDOWN         the text
WORDS                        the words with commas between them
LINES                        the texts, one a line
DATE                         as a person writes it: ``3 May 2019``, ``spring 2019``, ``+2w``; or ``""``;
                             with the time on it, where the field takes one: ``3 Dec 14:30``
NUMBER                       its digits, or ``""``
CHOICE                       its word, or ``""``
REF, REFS                    ``setback 3``; several with commas; or ``""``
FLAG                         a bool
PART                         a dict of its fields
PARTS                        a list of such dicts
============================ =====================================================================

What a newer version put into a part travels with its dict, under ``unknown``, and how a part that others name by its
words was put before, under ``earlier``. So do the days on which the dates in a
dict were typed, under ``typed on``: ``yesterday`` means the day before that one, whenever it is read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar

import msgspec

from careerjournal.model.dates import read_date
from careerjournal.model.describe import Field, Shape, fields_of
from careerjournal.model.links import Ref
from careerjournal.model.partial_date import DateError
from careerjournal.model.records import RecordError, checked_value
from careerjournal.model.text import clean, plain_words
from careerjournal.model.time_of_day import Appointment, read_appointment

S = TypeVar("S", bound=msgspec.Struct)

Typed: TypeAlias = dict[str, Any]
"""Raw values by field. JSON can say it, so that a draft can keep it."""

Path: TypeAlias = tuple[str | int, ...]
"""Where a field is: its name; for one inside a part, the names on the way to it, with its place (from 0) in PARTS."""

UNKNOWN: Final = "unknown"
"""The key of a part's dict for what this version does not know; never a field's name."""

TYPED_ON: Final = "typed on"
"""The key of a dict for the days on which its dates were typed, ``{"when": "2026-11-27"}``; never a field's name."""

EARLIER: Final = "earlier"
"""The key of the dict of a part that is named by its words for how it was put before; no form asks for it."""

NEEDED: Final = "This is needed. Write something here first."


class Problem(NamedTuple):
    """One thing wrong with what was typed."""

    path: Path
    sentence: str
    """What is wrong and what to do, fit to stand beside the field."""


class TypedError(ValueError):
    """What was typed does not make a record yet. ``problems`` are all of them, in the order of the fields."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(" ".join(problem.sentence for problem in problems))
        self.problems = problems


@cache
def typed_fields(cls: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The fields that people fill in, in the order of a form."""
    return tuple(field for field in fields_of(cls) if field.shown and field.shape is not Shape.MOMENT)


def as_typed(record: msgspec.Struct, zone: str = "") -> dict[str, Any]:
    """The record as somebody might have typed it: a raw value for each field that people fill in, by its name.

    Args:
        record: the entry or part.
        zone: the time zone where somebody is: that of a time of day is said where it is another.
    """
    return {field.name: _raw_of(field, record, zone) for field in typed_fields(type(record))}


def _raw_of(field: Field, record: msgspec.Struct, zone: str) -> Any:
    """The raw value of a field; of a date that may have a time, both."""
    value = getattr(record, field.name)
    found = Appointment.of(value, getattr(record, field.time)) if field.time else None
    if found is None:
        return _raw(field, value)
    elsewhere = found.time.zone if found.time is not None and found.time.zone != zone else ""
    return f"{found.words} {elsewhere}".rstrip()


def part_as_typed(part: msgspec.Struct) -> dict[str, Any]:
    """`as_typed` for a part, with what this version does not know of it alongside, and how it was put before."""
    aside = getattr(part, UNKNOWN, None)
    return as_typed(part) | ({UNKNOWN: aside} if aside else {}) | _wordings(part)


def _wordings(part: msgspec.Struct) -> dict[str, list[str]]:
    """All the wordings of a part that is named by its words, the present one last; of another nothing."""
    earlier: tuple[str, ...] | None = getattr(part, EARLIER, None)
    words = getattr(part, "words", "")
    return {EARLIER: [*earlier, words]} if earlier is not None and words else {}


def said_in(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Raw values without what only travels along with those of a part."""
    return {name: value for name, value in typed.items() if name not in (UNKNOWN, EARLIER)}


def from_typed(cls: type[S], typed: Mapping[str, Any], today: dt.date, base: S | None = None, *, zone: str = "") -> S:
    """The record that was typed.

    Args:
        cls: the class of the entry or part.
        typed: raw values by field; where one is missing or as `as_typed` gave it, what ``base`` holds stays.
        today: what relative dates count from, where ``typed`` does not say on which day they were typed.
        base: what to build upon: its number, its times and whatever no form shows stay as they are.
        zone: the time zone where a time of day was typed that names none, by its name; empty where it is not known.

    Raises:
        TypedError: everything that is wrong with it, not only the first.
    """
    builder = _Builder(today, zone)
    record = builder.built(typed, base if base is not None else cls(), ())
    if builder.problems:
        raise TypedError(tuple(builder.problems))
    return record


def days_typed(typed: Mapping[str, Any]) -> dict[str, dt.date]:
    """On which day each of the dates in it was typed, by field, as far as it says."""
    said = typed.get(TYPED_ON)
    found: dict[str, dt.date] = {}
    for name, day in said.items() if isinstance(said, Mapping) else ():
        with suppress(TypeError, ValueError):
            found[name] = dt.date.fromisoformat(day)
    return found


def with_days(values: Mapping[str, Any], days: Mapping[str, dt.date]) -> Typed:
    """Raw values that say on which days their dates were typed, and on no other ones."""
    others = {name: value for name, value in values.items() if name != TYPED_ON}
    return others | ({TYPED_ON: {name: day.isoformat() for name, day in days.items()}} if days else {})


def typed_all_on(cls: type[msgspec.Struct], typed: Mapping[str, Any], day: dt.date) -> Typed:
    """The typed values, in which every date, at every depth, is noted as typed on a day."""
    days: dict[str, dt.date] = {}
    values = dict(typed)
    for field in typed_fields(cls):
        raw = typed.get(field.name)
        if field.shape is Shape.DATE and raw:
            days[field.name] = day
        elif field.shape is Shape.PART and isinstance(raw, Mapping):
            values[field.name] = typed_all_on(_part(field), raw, day)
        elif field.shape is Shape.PARTS and isinstance(raw, list):
            values[field.name] = [
                typed_all_on(_part(field), item, day) if isinstance(item, Mapping) else item for item in raw
            ]
    return with_days(values, days)


def meant(field: Field, typed: Mapping[str, Any]) -> str:
    """The typed text of a field; of a date that counts from the day it was typed on, the words of the date it means."""
    text = str(typed.get(field.name, ""))
    day = days_typed(typed).get(field.name)
    if field.shape is Shape.DATE and day is not None:
        with suppress(DateError):
            reads = read_appointment if field.time else read_date
            return reads(text, day, field.toward).words
    return text


def with_values(typed: Mapping[str, Any], values: Mapping[str, Any]) -> Typed:
    """The typed values with other ones in some of the fields, and the days on which those were typed."""
    untouched = {name: day for name, day in days_typed(typed).items() if name not in values}
    return with_days({**typed, **values}, untouched | days_typed(values))


def sound(cls: type[msgspec.Struct], values: Mapping[str, Any]) -> Typed:
    """Of raw values from a file those that a form can hold, with their texts cleaned; others are left out."""
    fields = {field.name: field for field in fields_of(cls)}
    found: Typed = {}
    for name, value in values.items():
        field = fields.get(name)
        with suppress(_Unsound):
            found[name] = _sound(field, value) if field is not None else _sound_aside(name, value)
    return found


class _Unsound(ValueError):
    """A raw value that no form gave."""


def _sound(field: Field, value: Any) -> Any:
    match field.shape:
        case Shape.FLAG if isinstance(value, bool):
            return value
        case Shape.PART if isinstance(value, dict):
            return sound(_part(field), value)
        case Shape.PARTS if isinstance(value, list):
            return [sound(_part(field), item) for item in value if isinstance(item, dict)]
        case Shape.WORDS | Shape.LINES if not field.shown and isinstance(value, list):
            return [clean(word) for word in value if isinstance(word, str)]
        case Shape.FLAG | Shape.PART | Shape.PARTS:
            raise _Unsound(field.name)
        case _ if isinstance(value, str) and field.shown:
            return clean(value)
        case _:
            raise _Unsound(field.name)


def _sound_aside(name: str, value: Any) -> Any:
    """What travels along: dicts under the names for them, texts under any other."""
    if isinstance(value, dict if name in (UNKNOWN, TYPED_ON) else str):
        return clean(value) if isinstance(value, str) else value
    raise _Unsound(name)


def _raw(field: Field, value: Any) -> Any:
    match field.shape:
        case Shape.FLAG:
            return bool(value)
        case Shape.DATE:
            return value.words if value is not None else ""
        case Shape.WORDS | Shape.REFS:
            return ", ".join(str(one) for one in value)
        case Shape.LINES:
            return "\n".join(value)
        case Shape.PART:
            return part_as_typed(value)
        case Shape.PARTS:
            return [part_as_typed(part) for part in value]
        case _:
            return "" if value is None else str(value)


class _Builder:
    """Builds records upon others, and gathers what is wrong on the way."""

    def __init__(self, today: dt.date, zone: str) -> None:
        self.today = today
        self.zone = zone
        self.problems: list[Problem] = []

    def built(self, typed: Any, base: S, path: Path) -> S:
        """The base with what was typed in its place."""
        given: Mapping[str, Any] = typed if isinstance(typed, Mapping) else {}
        days = days_typed(given)
        changes: dict[str, Any] = {}
        for field in typed_fields(type(base)):
            here = (*path, field.name)
            day = days.get(field.name, self.today)
            try:
                if field.time:
                    changes |= self._appointment(field, given.get(field.name), base, day)
                    continue
                value = self._value(field, given.get(field.name), getattr(base, field.name), here, day)
            except (DateError, RecordError, _Unreadable) as error:
                self.problems.append(Problem(here, str(error)))
                continue
            if field.required and (value is None or (isinstance(value, str) and not value.strip())):
                self.problems.append(Problem(here, NEEDED))
            changes[field.name] = value
        return msgspec.structs.replace(base, **changes)

    def _appointment(self, field: Field, raw: Any, base: msgspec.Struct, day: dt.date) -> dict[str, Any]:
        """What was typed of a date that may have a time, for the two fields that keep it."""
        if raw is None or raw == _raw_of(field, base, self.zone):
            return {}
        said = str(raw).strip()
        if not said:
            return {field.name: None, field.time: ""}
        found = read_appointment(said, day, field.toward)
        time = found.time._replace(zone=found.time.zone or self.zone) if found.time is not None else ""
        return {field.name: found.date, field.time: str(time)}

    def _value(self, field: Field, raw: Any, held: Any, path: Path, day: dt.date) -> Any:
        match field.shape:
            case Shape.PART:
                return self.built(raw, _with_unknown(held, raw), path)
            case Shape.PARTS:
                return self._parts(field, raw, held, path) if isinstance(raw, list) else held
            case _ if raw is None or raw == _raw(field, held):
                # Read back, a word with a comma in it would become two; untouched, it stays what it was.
                return held
            case Shape.FLAG:
                return bool(raw)
            case _:
                return checked_value(field, _read(field, str(raw), day), field.label)

    def _parts(self, field: Field, raw: list[Any], held: Any, path: Path) -> tuple[Any, ...]:
        """Each part built on the one it was before, wherever in the list that stood, or else on an empty one."""
        left = [(part_as_typed(part), part) for part in held]
        built = []
        for place, item in enumerate(raw):
            said = with_days(item, {}) if isinstance(item, Mapping) else item
            same = next((pair for pair in left if pair[0] == said), None)
            if same is not None:
                left.remove(same)
            base = same[1] if same is not None else _with_unknown(_part(field)(), item)
            built.append(_with_wordings(self.built(item, base, (*path, place)), item))
        return tuple(built)


def _part(field: Field) -> type[msgspec.Struct]:
    if field.part is None:
        raise TypeError(f"{field.name} holds no parts")
    return field.part


def _with_unknown(part: S, raw: Any) -> S:
    """A part with what travelled along with its dict."""
    aside = raw.get(UNKNOWN) if isinstance(raw, Mapping) else None
    return msgspec.structs.replace(part, unknown=dict(aside)) if isinstance(aside, Mapping) else part


def _with_wordings(part: S, raw: Any) -> S:
    """A part with how it was put before, as that travelled along with its dict; what it says now is not earlier."""
    before = raw.get(EARLIER) if isinstance(raw, Mapping) else None
    if not isinstance(before, list) or not hasattr(part, EARLIER):
        return part
    now = plain_words(getattr(part, "words", ""))
    earlier = {plain_words(words): words for words in before if isinstance(words, str) and plain_words(words) != now}
    return msgspec.structs.replace(part, **{EARLIER: tuple(earlier.values())})


_HASH: Final = ("#", "＃")
_NEXT_TAG: Final = re.compile(r"\s+(?=[#＃])")


class _Unreadable(ValueError):
    """A raw value that cannot be read; the sentence says how to write it."""


def _read(field: Field, text: str, day: dt.date) -> Any:
    said = text.strip()
    match field.shape:
        case Shape.DATE:
            return read_date(said, day, field.toward) if said else None
        case Shape.NUMBER:
            return _number(field, said)
        case Shape.CHOICE:
            return _choice(field, said)
        case Shape.WORDS:
            words = text.replace("\n", ",").split(",")
            return tuple(tag for word in words for tag in _tags(word)) if field.key == "tags" else tuple(words)
        case Shape.LINES:
            return tuple(text.splitlines())
        case Shape.REF:
            return _ref(said) if said else None
        case Shape.REFS:
            return tuple(_ref(word) for word in said.split(",") if word.strip())
        case _:
            return text


def _number(field: Field, said: str) -> int | None:
    if not said:
        return None if field.optional else field.low
    # int() also reads “1_0” and the digits of other scripts, and is slow on thousands of them.
    if re.fullmatch(r"[+-]?[0-9]{1,12}", said) is None:
        raise _Unreadable(f"“{said[:40]}” is not a number. Write one from {field.low} to {field.high}.")
    return int(said)


def _tags(typed: str) -> list[str]:
    """Tags without the ``#`` that a search asks for them with; behind one that has it, the next needs no comma."""
    several = _NEXT_TAG.split(typed.strip()) if typed.strip().startswith(_HASH) else [typed]
    return [tag.lstrip("".join(_HASH)) for tag in several]


def _choice(field: Field, said: str) -> Any:
    found = next((choice for choice in field.choices if choice.value == said.lower()), None)
    if found is not None or (not said and field.optional):
        return found
    words = ", ".join(field.choices)
    raise _Unreadable(f"“{said[:40]}” is none of these: {words}." if said else f"Choose one of these: {words}.")


def _ref(said: str) -> Ref:
    try:
        return Ref.parse(said)
    except ValueError as error:
        raise _Unreadable(str(error)) from error
