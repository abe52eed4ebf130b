"""Random entries of every kind, made from the description of their fields: shared by the tests of other folders too."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Any, TypeVar

import msgspec
from hypothesis import strategies as st

from careerjournal.model import KINDS, Entry, Field, Kind, PartialDate, Ref, Season, Shape, fields_of
from careerjournal.model.dates import FIRST_YEAR, LAST_YEAR
from careerjournal.model.text import clean

S = TypeVar("S", bound=msgspec.Struct)

NASTY = "\x00\x07\x1b\x7f\x85\x9b\x9d\u200e\u2028\u202e\u2066\ufeff"
"""Characters that must not stay in a text: nul, bell, escape, controls of eight bits, those that turn text round."""


def texts(*, most: int = 30) -> st.SearchStrategy[str]:
    """Texts as they may be kept: clean, of every script."""
    return st.text(max_size=most).map(clean)


def nasty_texts() -> st.SearchStrategy[str]:
    """Texts with control characters, pieces of escape sequences, lone surrogates and line breaks of every sort."""
    pieces = st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            [*NASTY, "\r\n", "\n", "\t", "[31m", "]0;", "\x1b[", "\x1b]52;c;", "\x1b\\", "\ud83d", "\u200d"]
        ),
    )
    return st.lists(pieces, max_size=10).map("".join)


def words() -> st.SearchStrategy[str]:
    """One line that says something, of letters only."""
    return st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=20)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Every date that there is: of a year, a season, a quarter, a month or a day."""
    year = draw(st.integers(FIRST_YEAR, LAST_YEAR))
    how = draw(st.sampled_from(["year", "season", "quarter", "month", "day"]))
    if how == "year":
        return PartialDate(year)
    if how == "season":
        return PartialDate(year, season=draw(st.sampled_from(Season)))
    if how == "quarter":
        return PartialDate(year, quarter=draw(st.integers(1, 4)))
    month = draw(st.integers(1, 12))
    if how == "month":
        return PartialDate(year, month)
    return PartialDate(year, month, draw(st.integers(1, calendar.monthrange(year, month)[1])))


def moments() -> st.SearchStrategy[dt.datetime]:
    """Moments in UTC, to the microsecond."""
    earliest, latest = dt.datetime(1900, 1, 1), dt.datetime(2199, 12, 31)
    return st.datetimes(earliest, latest, timezones=st.just(dt.UTC))


def refs(kinds: tuple[Kind, ...] = tuple(Kind)) -> st.SearchStrategy[Ref]:
    """Links to entries of these kinds."""
    return st.builds(Ref, st.sampled_from(kinds), st.integers(1, 999_999_999))


def unknown_fields() -> st.SearchStrategy[dict[str, Any]]:
    """What a newer version might put into a record; no key of it is one of ours."""
    plain = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text(max_size=8)
    values = st.recursive(
        plain,
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["a", "unknown"]), inner),
        max_leaves=4,
    )
    return st.dictionaries(st.sampled_from(["later", "zukünftig", "unknown", "a b"]), values, max_size=2)


def _values(field: Field, text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    match field.shape:
        case Shape.LINE | Shape.TEXT | Shape.MARKDOWN:
            values: st.SearchStrategy[Any] = words() if field.required else text
        case Shape.WORDS | Shape.LINES:
            values = st.lists(text, max_size=3).map(tuple)
        case Shape.DATE:
            values = partial_dates()
        case Shape.MOMENT:
            values = moments()
        case Shape.CHOICE:
            values = st.sampled_from(field.choices)
        case Shape.FLAG:
            values = st.booleans()
        case Shape.NUMBER:
            values = st.integers(field.low, field.high)
        case Shape.REF:
            values = refs(field.kinds)
        case Shape.REFS:
            values = st.lists(refs(field.kinds), max_size=3).map(tuple)
        case Shape.PART | Shape.PARTS:
            assert field.part is not None
            values = records_of(field.part, text)
            if field.shape is Shape.PARTS:
                values = st.lists(values, max_size=2).map(tuple)
    return st.none() | values if field.optional and not field.required else values


def records_of(cls: type[S], text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[S]:
    """Entries or parts of one class, each field given or left as it is."""
    chosen = texts() if text is None else text
    described = {field.name: (field.required, _values(field, chosen)) for field in fields_of(cls)}
    required = {name: values for name, (needed, values) in described.items() if needed}
    optional: dict[str, st.SearchStrategy[Any]] = {
        name: values for name, (needed, values) in described.items() if not needed
    }
    optional["unknown"] = unknown_fields()
    if issubclass(cls, Entry):
        required["number"] = st.integers(0, 999_999_999)
        optional |= {"created": moments(), "updated": moments()}
    return st.fixed_dictionaries(required, optional=optional).map(lambda values: cls(**values))


def entries(kind: Kind | None = None, text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Entry]:
    """Entries of one kind, or of any."""
    if kind is not None:
        return records_of(KINDS[kind], text)
    return st.sampled_from(Kind).flatmap(lambda chosen: records_of(KINDS[chosen], text))
