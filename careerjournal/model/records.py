"""Between an entry and the record kept of it: a JSON object with the entry's kind and the version of its shape."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from threading import Lock
from typing import Any, Final, NamedTuple, TypeVar

import msgspec

from careerjournal.model.base import Entry, Origin, Part
from careerjournal.model.describe import LIMITS, Field, Shape, fields_of
from careerjournal.model.kinds import entry_class
from careerjournal.model.links import Kind, Ref, kind_named
from careerjournal.model.migrations import VERSION, Record, migrate, steps_at
from careerjournal.model.moments import Localise, as_told
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.text import SHORT, clean, clean_line

E = TypeVar("E", bound=Entry)
P = TypeVar("P", bound=Part)
S = TypeVar("S", bound=msgspec.Struct)


class RecordError(ValueError):
    """An entry or record that does not hold together.

    ``str(error)`` is a sentence; ``field`` is the Python name of the field at fault, or "" where there is none;
    of a record inside its names with dots between.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


def to_record(entry: Entry) -> Record:
    """The entry as a JSON object: its fields by their JSON names, those that say nothing left out.

    The number is not in it: the journal keeps an entry under its number.
    """
    record = _spread(msgspec.to_builtins(entry, enc_hook=_write))
    record.pop("number", None)
    version = entry.unknown.get("v", VERSION)
    return {**record, "v": version}


def to_json(entry: Entry) -> dict[str, Any]:
    """The entry with its kind, its number and every field, those that say nothing included: for scripts."""
    times = {name: value.isoformat() if (value := getattr(entry, name)) else None for name in ("created", "updated")}
    origin = _spread(msgspec.to_builtins(entry.origin)) or None
    was = str(entry.was) if entry.was else None
    return {"entry": entry.KIND.value, "number": entry.number, **_full(entry), **times, "was": was, "origin": origin}


def _full(record: msgspec.Struct) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        match field.shape:
            case Shape.PART:
                found[field.key] = _full(value)
            case Shape.PARTS:
                found[field.key] = [_full(part) for part in value]
            case _:
                found[field.key] = msgspec.to_builtins(value, enc_hook=_write)
    return found


def from_record(record: Mapping[str, Any], number: int, localise: Localise = as_told) -> Entry:
    """Read what `to_record` wrote, in this version or an older one. Fields it does not know are kept.

    Args:
        record: as it is kept.
        number: the entry's.
        localise: gives a moment its offset where records of version 1 were put down.

    Raises:
        RecordError: the record does not hold together; the sentence names the field.
    """
    up_to_date = dict(record)
    if up_to_date.get("v") != VERSION:
        up_to_date = migrate(up_to_date, steps_at(localise))
    kind = kind_named(str(up_to_date.get("entry", "")))
    if kind is None:
        raise RecordError("This entry is of a kind that this version of the program does not know.")
    cls = entry_class(kind)
    version = up_to_date.pop("v", VERSION)
    known = _gather(cls, up_to_date)
    known["number"] = number
    if version != VERSION:
        known["unknown"] = {**known.get("unknown", {}), "v": version}
    try:
        read: Entry = _made(cls, known)
    except msgspec.ValidationError as error:
        raise _explained(cls, error) from error
    _check_numbers(read, "")
    return read


def part_to_record(part: Part) -> Record:
    """A part that is kept by itself, as a JSON object."""
    return _spread(msgspec.to_builtins(_cleaned(part, ""), enc_hook=_write))  # type: ignore[no-any-return]


_taken_apart: Final[set[type[msgspec.Struct]]] = set()
_taking_apart: Final = Lock()


def _made(cls: type[S], known: Record) -> S:
    """Make a record of its fields, in any thread.

    msgspec takes a class apart the first time that it makes one, and another thread that comes in the middle of that
    finds half of it, which ends the process: so that is done once, by one thread.
    """
    if cls not in _taken_apart:
        with _taking_apart:
            msgspec.json.Decoder(cls, dec_hook=_read)
            _taken_apart.add(cls)
    return msgspec.convert(known, cls, dec_hook=_read)


def part_from_record(cls: type[P], record: Mapping[str, Any]) -> P:
    """Read what `part_to_record` wrote, in this version or a newer one. Fields it does not know are kept.

    Raises:
        RecordError: the record does not hold together; the sentence names the field.
    """
    try:
        read = _made(cls, _gather(cls, dict(record)))
    except msgspec.ValidationError as error:
        raise _explained(cls, error) from error
    _check_numbers(read, "")
    return read


def readable_part(cls: type[P], record: Mapping[str, Any]) -> tuple[P, tuple[str, ...]]:
    """As much of a part as can be read, each item of a list by itself, and a sentence for each that cannot.

    Reading it as a whole comes first: nearly every part is whole.
    """
    with suppress(RecordError):
        return part_from_record(cls, record), ()
    kept: Record = {}
    wrong: list[str] = []

    def takes(key: str, value: Any) -> bool:
        try:
            part_from_record(cls, {key: value})
        except RecordError as error:
            wrong.append(str(error))
            return False
        return True

    for key, value in record.items():
        if isinstance(value, list):
            kept[key] = [item for item in value if takes(key, [item])]
        elif takes(key, value):
            kept[key] = value
    return part_from_record(cls, kept), tuple(wrong)


def validated(entry: E) -> E:
    """The entry as it may be kept: every text cleaned, every field checked.

    Raises:
        RecordError: a required field is empty, a text too long, a number out of its range, or a link of the wrong
            kind; the sentence and ``field`` name the field.
    """
    cleaned = _cleaned(entry, "")
    known = msgspec.to_builtins(cleaned, enc_hook=_write)
    try:
        return _made(type(entry), known)
    except msgspec.ValidationError as error:
        raise _explained(type(entry), error) from error


def _write(value: object) -> object:
    """Msgspec's hook for types it does not know: dates and links are kept as the words people use."""
    if isinstance(value, (PartialDate, Ref)):
        return str(value)
    raise NotImplementedError(type(value).__name__)


def _read(kind: type, value: object) -> object:
    if isinstance(value, str):
        if kind is PartialDate:
            return PartialDate.from_iso(value)
        if kind is Ref:
            return Ref.parse(value)
    raise ValueError("Expected text")


def _spread(value: Any) -> Any:
    """Put what a newer version had written back beside what this one knows, at every depth."""
    if isinstance(value, list | tuple):
        return [_spread(item) for item in value]
    if not isinstance(value, dict):
        return value
    # A part that says nothing is left out, like every other field that does.
    spread = {key: _spread(item) for key, item in value.items() if key != "unknown" and item != {}}
    return {**value.get("unknown", {}), **spread}


def _gather(cls: type[msgspec.Struct], record: Record) -> Record:
    """Put what this version does not know aside, under ``unknown``, at every depth."""
    keys = _keys_of(cls)
    known: Record = {}
    for key, value in record.items():
        if key in keys:
            if type(value) is str:  # of a short one it is known here that nothing has to be cleaned: most are
                known[key] = value if len(value) < SHORT and value.isprintable() else clean(value)
            else:
                known[key] = _clean_loaded(value)
    if len(known) < len(record):
        known["unknown"] = {key: value for key, value in record.items() if key not in keys}
    for field in _parts_of(cls):
        value = known.get(field.key)
        if isinstance(value, dict):
            known[field.key] = _gather(field.part_class, value)
        elif isinstance(value, list):
            known[field.key] = [_gather(field.part_class, item) if isinstance(item, dict) else item for item in value]
    return known


@cache
def _keys_of(cls: type[msgspec.Struct]) -> frozenset[str]:
    """The keys that this version knows."""
    return frozenset(cls.__struct_encode_fields__) - {"unknown"} | {"entry"}


def _clean_loaded(value: Any) -> Any:
    """Text that was not cleaned on its way in, as a file from elsewhere may hold, is cleaned on its way out."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [clean(item) if isinstance(item, str) else item for item in value]
    return value


class _PartField(NamedTuple):
    key: str
    part_class: type[msgspec.Struct]


@cache
def _parts_of(cls: type[msgspec.Struct]) -> tuple[_PartField, ...]:
    parts = (_PartField(field.key, field.part) for field in fields_of(cls) if field.part is not None)
    return (*parts, _PartField("origin", Origin)) if issubclass(cls, Entry) else tuple(parts)


def _cleaned(record: S, within: str) -> S:
    """The entry or part with every text cleaned and every field checked against its description."""
    changes: dict[str, Any] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        label = f"{within}{field.label}"
        clean_value = checked_value(field, value, label)
        says = clean_value.strip() if isinstance(clean_value, str) else clean_value
        if field.required and not says and says != 0:
            raise RecordError(f"“{label}” is empty. Write something there first.", field.name)
        if clean_value != value or isinstance(value, str):
            changes[field.name] = clean_value
    return msgspec.structs.replace(record, **changes)


def checked_value(field: Field, value: Any, label: str) -> Any:
    """What a field may hold, with every text in it cleaned; ``label`` is what a sentence about it calls it.

    Raises:
        RecordError: a text too long, a number out of its range, or a link of the wrong kind.
    """
    match field.shape:
        case Shape.LINE:
            return _not_too_long(clean_line(value), field, label)
        case Shape.TEXT | Shape.MARKDOWN:
            return _not_too_long(clean(value).strip("\n"), field, label)
        case Shape.WORDS | Shape.LINES:
            words = (_not_too_long(clean_line(word), field, label) for word in value)
            return tuple(dict.fromkeys(word for word in words if word))
        case Shape.NUMBER if value is not None and not field.low <= value <= field.high:
            raise RecordError(f"“{label}” takes a number from {field.low} to {field.high}, not {value}.", field.name)
        case Shape.REF if value is not None:
            return _of_its_kind(value, field, label)
        case Shape.REFS:
            return tuple(dict.fromkeys(_of_its_kind(ref, field, label) for ref in value))
        case Shape.PART:
            return _cleaned(value, f"{label}: ")
        case Shape.PARTS:
            return tuple(_cleaned(part, f"{label}, {place}: ") for place, part in enumerate(value, 1))
        case _:
            return value


def _check_numbers(record: msgspec.Struct, within: str) -> None:
    """Make sure that every number lies in its range: a level of billions would have as many rows drawn.

    Raises:
        RecordError: one does not.
    """
    for field in _with_numbers(type(record)):
        value = getattr(record, field.name)
        label = f"{within}{field.label}"
        if field.shape is Shape.NUMBER:
            checked_value(field, value, label)
        else:
            for part in value if field.shape is Shape.PARTS else (value,):
                _check_numbers(part, f"{label}: ")


@cache
def _with_numbers(cls: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The fields that are numbers, or have some within them."""
    return tuple(
        field for field in fields_of(cls) if field.shape is Shape.NUMBER or (field.part and _with_numbers(field.part))
    )


def _not_too_long(text: str, field: Field, label: str) -> str:
    limit = LIMITS[field.shape]
    if len(text) > limit:
        raise RecordError(
            f"“{label}” holds {len(text):,} characters; {limit:,} is the most. Shorten it, or spread it over entries.",
            field.name,
        )
    return text


def _of_its_kind(ref: Ref, field: Field, label: str) -> Ref:
    if ref.kind not in field.kinds:
        wanted = " or ".join(f"a {kind}" if kind != Kind.ASPIRATION else f"an {kind}" for kind in field.kinds)
        raise RecordError(f"“{label}” points to {ref}; it takes {wanted}.", field.name)
    return ref


# msgspec ends its messages with the path to the value at fault: "… - at `$.shares.my_part`".
_PATH: Final = re.compile(r"^(?P<what>.*?)(?: - at `\$(?P<path>[^`]*)`)?$", re.DOTALL)


def _explained(cls: type[msgspec.Struct], error: msgspec.ValidationError) -> RecordError:
    match = _PATH.match(str(error))
    what, path = (match["what"], match["path"] or "") if match else (str(error), "")
    labels: list[str] = []
    name = ""
    inside: type[msgspec.Struct] | None = cls
    for key in re.findall(r"[A-Za-z_]+", path):
        field = next((field for field in fields_of(inside) if field.key == key), None) if inside else None
        labels.append(field.label if field else key)
        name = name or (field.name if field else key)
        inside = field.part if field else None
    where = ": ".join(labels) or "This entry"
    return RecordError(f"“{where}” cannot be read: {what[:1].lower()}{what[1:].rstrip('.')}.", name)
