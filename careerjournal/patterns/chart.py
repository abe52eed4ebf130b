"""What a page of patterns is made of: charts of rows, each in numbers, in words, and with its entries."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final, NamedTuple

from careerjournal.model.links import Ref

FEWEST: Final = 5
"""Of fewer than so many nothing is drawn: a sentence says what would be."""


class Form(Enum):
    """How the numbers of a chart are drawn."""

    COUNTS = auto()
    """A cell a column of time, in it how many."""
    LEVELS = auto()
    """A cell a column of time, in it a level from 1 to 5."""
    SHARES = auto()
    """Three shares from 0 to 10 as they were read then, and the three as they have been read since."""
    PARTS = auto()
    """As many signs as there are of each part, one part after the other."""
    SIDES = auto()
    """How many on the left and how many on the right of a line."""
    WORDS = auto()
    """Nothing is drawn."""


class Row(NamedTuple):
    """One row of a chart."""

    label: str
    values: tuple[float | None, ...]
    """A number for each name in the chart's `names`; None where there is nothing to say."""
    words: str
    """The same in words, which say it without the drawing."""
    refs: tuple[Ref, ...]
    """The entries that it stands for, the earliest first."""
    brief: str = ""
    """The words in few, where they are many; empty where they are not."""


class Chart(NamedTuple):
    """One pattern: a sentence, and a row for each thing that it tells apart."""

    name: str
    """The word that it has in JSON; also where the page keeps its place."""
    heading: str
    sentence: str
    refs: tuple[Ref, ...]
    """All entries that it was made from."""
    form: Form = Form.WORDS
    names: tuple[str, ...] = ()
    """What the values of a row are: columns of time, parts, sides."""
    rows: tuple[Row, ...] = ()
    """None where there are fewer than `FEWEST` of what it shows; what matters most first, of times the latest last."""
    each: tuple[str, str] = ("row", "rows")
    """What a row is of, one and several of them."""
    in_time: bool = False
    """Whether rows are of one time after the other."""


class Page(NamedTuple):
    """The patterns of a span of time."""

    title: str
    """Which span, in words: ``all time``, ``2024``, ``as Watch officer``."""
    charts: tuple[Chart, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was put down that it could be made from."""
        return not any(chart.refs for chart in self.charts)
