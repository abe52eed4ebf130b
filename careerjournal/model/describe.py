"""What a form, a page or a sentence about an error needs to know of a field, read from the entry's own class.

Every field of every kind is annotated once, with `field`; forms, pages and error messages are all driven by it.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Mapping
from enum import Enum, StrEnum, auto
from functools import cache
from typing import Annotated, Any, Final, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec

from careerjournal.model.links import Kind, Ref
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.text import MAX_LINE, MAX_TEXT


class Shape(Enum):
    """What a field holds, as far as somebody who shows or asks for it is concerned."""

    LINE = auto()
    """One line of text."""
    TEXT = auto()
    """Plain text of any length."""
    MARKDOWN = auto()
    """Markdown of any length, with ``[[setback 12]]`` links."""
    WORDS = auto()
    """Several short texts, in order."""
    LINES = auto()
    """Several texts of one line each, in order; commas may stand in them."""
    DATE = auto()
    """A `PartialDate`, or nothing."""
    MOMENT = auto()
    """A date and time, set by the journal."""
    CHOICE = auto()
    """One word of a closed set, or nothing."""
    FLAG = auto()
    """Yes or no."""
    NUMBER = auto()
    """A whole number within a range, or nothing."""
    REF = auto()
    """Another entry, or nothing."""
    REFS = auto()
    """Several other entries."""
    PART = auto()
    """A record of its own inside the entry."""
    PARTS = auto()
    """Several such records, in order."""


class Field(NamedTuple):
    """One field of an entry or of a part of one."""

    name: str
    """The attribute's name in Python."""
    key: str
    """The key in the record and in JSON."""
    label: str
    """What it is called on screen: a few words, a capital at the beginning."""
    help: str
    """What to put there, in a sentence; may be empty."""
    shape: Shape
    required: bool
    """Whether an entry without it makes no sense."""
    optional: bool
    """Whether nothing is said by None (rather than by an empty text or list)."""
    toward: Literal["past", "future"]
    """Where a date without a year lies."""
    choices: tuple[StrEnum, ...]
    """The words of a CHOICE."""
    kinds: tuple[Kind, ...]
    """The kinds a REF or REFS may point to."""
    part: type[msgspec.Struct] | None
    """The class of a PART or of each of PARTS."""
    low: int
    high: int
    """The range of a NUMBER, both ends included."""
    time: str
    """The name of the text field that holds the time on a DATE, as `TimeOfDay` writes it; empty where it has none.
    Somebody types both into one field of a form."""
    options: tuple[str, ...]
    """The words that ask for it in the shell, without their dashes, the usual one first."""
    later: bool
    """Whether there is something to say only some time after the entry is put down; nobody is asked for it then."""
    shown: bool
    """Whether people fill it in; the rest the journal looks after. A form leaves such a field alone; a page, a search
    or a share may well show what is in it (an aspiration's earlier wordings, the text of a story)."""


def field(
    label: str,
    help: str = "",  # noqa: A002
    *,
    required: bool = False,
    text: Literal["line", "text", "markdown"] = "line",
    kinds: tuple[Kind, ...] = tuple(Kind),
    toward: Literal["past", "future"] = "past",
    time: str = "",
    low: int = 0,
    high: int = 0,
    options: tuple[str, ...] = (),
    later: bool = False,
    shown: bool = True,
) -> msgspec.Meta:
    """Describe a field beside its declaration, inside ``Annotated``.

    ``text`` tells a LINE from a TEXT or MARKDOWN; with several texts, ``"text"`` makes LINES of WORDS.
    Without ``options``, the shell calls it by its name.
    """
    return msgspec.Meta(
        title=label,
        description=help,
        extra={
            "required": required,
            "text": text,
            "kinds": kinds,
            "toward": toward,
            "time": time,
            "low": low,
            "high": high,
            "options": options,
            "later": later,
            "shown": shown,
        },
    )


LIMITS: Final[Mapping[Shape, int]] = {
    Shape.LINE: MAX_LINE,
    Shape.WORDS: MAX_LINE,
    Shape.LINES: MAX_LINE,
    Shape.TEXT: MAX_TEXT,
    Shape.MARKDOWN: MAX_TEXT,
}
"""The most characters that each shape of text takes; of several texts, each of them."""

_TEXTS: Final = {"line": Shape.LINE, "text": Shape.TEXT, "markdown": Shape.MARKDOWN}


@cache
def fields_of(record: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The described fields of an entry's class or a part's: its own as written, then the inherited ones."""
    hints = get_type_hints(record, include_extras=True)
    keys = dict(zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True))
    order = [name for cls in record.__mro__ for name in vars(cls).get("__annotations__", ()) if name in keys]
    return tuple(
        _field(name, keys[name], *get_args(hints[name])[:2])
        for name in dict.fromkeys(order)
        if get_origin(hints[name]) is Annotated
    )


def _field(name: str, key: str, kind: Any, meta: msgspec.Meta) -> Field:
    extra = meta.extra or {}
    optional = get_origin(kind) in (types.UnionType, Union)
    if optional:
        kind = next(option for option in get_args(kind) if option is not type(None))
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    many = get_origin(kind) is tuple and kind is not Ref
    inner = get_args(kind)[0] if many else kind
    return Field(
        name=name,
        key=key,
        label=meta.title or name,
        help=meta.description or "",
        shape=_shape(inner, many, extra["text"]),
        required=extra["required"],
        optional=optional,
        toward=extra["toward"],
        time=extra["time"],
        choices=tuple(inner) if issubclass(inner, StrEnum) else (),
        kinds=extra["kinds"],
        part=inner if issubclass(inner, msgspec.Struct) else None,
        low=extra["low"],
        high=extra["high"],
        options=extra["options"] or (name.strip("_").replace("_", "-"),),
        later=extra["later"],
        shown=extra["shown"],
    )


def _shape(kind: type, many: bool, text: str) -> Shape:
    if issubclass(kind, StrEnum):
        return Shape.CHOICE
    if issubclass(kind, msgspec.Struct):
        return Shape.PARTS if many else Shape.PART
    if kind is Ref:
        return Shape.REFS if many else Shape.REF
    if many:
        return Shape.WORDS if text == "line" else Shape.LINES
    single = {PartialDate: Shape.DATE, dt.datetime: Shape.MOMENT, bool: Shape.FLAG, int: Shape.NUMBER}
    return single.get(kind) or _TEXTS[text]
