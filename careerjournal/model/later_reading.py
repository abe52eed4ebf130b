"""A later reading of an entry: how one begins, for every kind that has a field ``readings``."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from careerjournal.model.describe import Field, Shape, fields_of
from careerjournal.model.kinds import entry_class
from careerjournal.model.links import Kind
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.typed import Typed, as_typed


def readings_field(record: type[msgspec.Struct]) -> Field | None:
    """The field in which a kind of entry has its later readings; None where it has none."""
    fields = (field for field in fields_of(record) if field.name == "readings" and field.shape is Shape.PARTS)
    return next(fields, None)


def takes_readings(kind: Kind) -> bool:
    """Whether entries of a kind can be read anew later."""
    return readings_field(entry_class(kind)) is not None


def reading_begun(record: type[msgspec.Struct], typed: Typed, today: dt.date) -> Typed:
    """A further reading before anything is typed: of today, with the shares as they were last read.

    Args:
        record: the class of the entry, which has `readings_field`.
        typed: what stands in its fields, as raw values (`careerjournal.model.typed`).
        today: the day on which it is read.

    Raises:
        TypeError: the class has no later readings.
    """
    field = readings_field(record)
    if field is None or field.part is None:
        raise TypeError(f"{record.__name__} has no later readings")
    blank = as_typed(field.part())
    shares = [typed.get("shares"), *(reading.get("shares") for reading in typed.get("readings", ()))]
    said = [share for share in shares if _says_any(share)]
    begun: dict[str, Any] = {"when": as_typed(field.part(when=PartialDate.kept(today)))["when"]}
    return {**blank, **begun, **({"shares": {**blank["shares"], **said[-1]}} if said else {})}


def _says_any(shares: Any) -> bool:
    return isinstance(shares, dict) and any(value not in ("", "0") for value in shares.values())
