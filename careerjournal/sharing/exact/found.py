"""What is found in a text: a date, a sum or a number, and what is known of it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Sort(StrEnum):
    """The sorts of exact things."""

    DATE = "date"
    SUM = "sum"
    SHARE = "share"
    """A percentage of somebody’s pay."""
    COUNT = "count"
    """A large number that names no money."""
    TELEPHONE = "telephone"
    NUMBER = "number"
    """A number by which one person, case or thing is known."""
    PLACE = "place"
    """A postcode, or a point on the map."""


class Unit(StrEnum):
    """How exact a date is."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    """A season, quarter, term or feast with its year."""
    YEAR = "year"
    YEARS = "years"
    """A decade, or a year that is not one of the calendar’s."""
    TIME = "time"
    """A time of day."""
    AGE = "age"


class Exact(NamedTuple):
    """A span that says something exact."""

    start: int
    end: int
    sort: Sort
    unit: Unit | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    several: bool = False
    """Whether it is a range, or several in a row."""
    days: int = 0
    """Of a range: how many days it takes, as far as that is known."""
    amount: float | None = None
    """Of a sum in pounds, euros or dollars, or in no currency that is named: how much; of an age: the years."""
    rises: bool = False
    """Of sums: whether it goes from one to another."""
    foreign: bool = False
    """Whether it is written as in another language than English."""
