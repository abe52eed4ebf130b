"""A chart drawn in cells: its rows, what stands above them, and the words of each; no colour is needed to read it.

Most signs have a plain form of their own (`careerjournal.plain_forms`), so that they stay apart where a terminal draws
none. Levels do not, and are drawn in ASCII where that is asked for.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias

from careerjournal.model.vocabulary import Energy
from careerjournal.patterns.chart import Chart, Form, Row
from careerjournal.patterns.saying import mean

Measure: TypeAlias = Callable[[str], int]
"""How many cells a text takes."""


class Ink(Enum):
    """What a piece of a line is, for whoever gives it a colour."""

    TITLE = auto()
    TEXT = auto()
    FACT = auto()
    MINE = auto()
    MINE_IN_SUCCESS = auto()
    OTHERS = auto()
    CHANCE = auto()
    SIGN = auto()
    LEFT = auto()
    RIGHT = auto()


class Piece(NamedTuple):
    """Cells of one kind beside each other."""

    text: str
    ink: Ink


Line: TypeAlias = tuple[Piece, ...]

PROSE: Final = 76
"""Cells beyond which a line of words is too long to read."""
_BETWEEN_QUOTES: Final = re.compile(r"(?<=”;) (?=\w)")
_GAP: Final = 2
"""Cells between a label and what is drawn."""
_WHEN: Final = 7
"""Cells for when shares were read."""
_BESIDE: Final = 3
"""Cells between what is drawn and its words."""
_SCALES: Final = (2.0, 1.5, 1.0, 0.75, 0.5, 0.25)
"""Cells for one of the ten of a share, from roomy to narrow."""
_ROOMY: Final = 80
"""Cells for what is drawn from which on columns of time are wider."""
_NARROW: Final = 72
"""Cells of a width in which labels and bars are shorter."""
_LEVELS: Final = "▁▂▃▄▅▆▇█"
_PLAIN_LEVELS: Final = "_-=+#"
_NOTHING: Final = "·"
_SHARES: Final = "━═╌"
_PARTS: Final = "●×–○"
_SIDE: Final = "█"
_MIDDLE: Final = "│"
_HALF: Final = 20
"""Cells on either side of the middle at most."""


class Drawing:
    """Draws the rows of one chart in a width.

    Args:
        chart: which.
        width: cells of a line.
        measure: how many a text takes.
        signs: whether the terminal draws signs; without them levels are drawn in ASCII.
    """

    def __init__(self, chart: Chart, width: int, measure: Measure, *, signs: bool = True) -> None:
        self._chart = chart
        self._width = max(20, width)
        self._measure = measure
        self._levels = _LEVELS if signs else _PLAIN_LEVELS
        longest = max((measure(row.label) for row in chart.rows), default=0)
        self._label = min(longest, 22 if self._width < _NARROW else 30, self._width * 2 // 5)
        self._room = self._width - self._label - _GAP

    def heading(self) -> list[Line]:
        """What stands above the rows: what the signs mean, columns of time; no line where nothing has to."""
        names = self._chart.names
        if self._has_no_room:
            return []
        match self._chart.form:
            case Form.COUNTS:
                most = f"the most: {self._most:,}"
                legend = self._legend([(self._level(1), Ink.SIGN, "few"), (self._level(5), Ink.SIGN, most)])
                return [*(() if self._is_counted else legend), self._after_label(self._names_of_columns(names))]
            case Form.LEVELS:
                levels = [(self._level(level), Ink.SIGN, str(energy)) for level, energy in enumerate(Energy, 1)]
                legend = self._legend([*levels, (_NOTHING, Ink.FACT, "nothing said")])
                return [*legend, self._after_label(self._names_of_columns(names))]
            case Form.SHARES:
                signs = [sign * 2 for sign in _SHARES]
                return self._legend(list(zip(signs, self._share_inks, self._parts, strict=True)))
            case Form.PARTS:
                meant = [(sign, _part_ink(sign), name) for sign, name in zip(_PARTS, names, strict=False)]
                each = [("", Ink.FACT, f"one for {self._each} or fewer")] if self._each > 1 else []
                return self._legend([*(meant if len(names) > 1 else ()), *each])
            case Form.SIDES:
                left, right = names
                sides = f"{left:>{self._halves[0]}} {_MIDDLE} {right}"
                if self._measure(sides) <= self._room:
                    return [self._after_label(sides)]
                return [(Piece(self._cut(f"{left} {_MIDDLE} {right}", self._width), Ink.FACT),)]
            case _:
                return []

    def _legend(self, meant: Sequence[tuple[str, Ink, str]]) -> list[Line]:
        """Signs and what they mean, in as many lines as it takes."""
        lines: list[list[Piece]] = []
        room = 0
        for sign, ink, name in meant:
            pieces = [Piece(sign, ink), Piece(f"{' ' if sign else ''}{name}", Ink.FACT)]
            takes = self._cells_of(tuple(pieces)) + _GAP
            if not lines or takes > room + _GAP:
                lines.append([])
                room = self._width
            lines[-1] += [*pieces, Piece(" " * _GAP, Ink.FACT)]
            room -= takes
        return [tuple(line[:-1]) for line in lines]

    def row(self, row: Row) -> list[Line]:
        """A row: its label, what is drawn, and its words beside it where there is room, or else beneath."""
        if self._chart.form is Form.WORDS:
            title = (Piece(self._cut(row.label, self._width), Ink.TITLE),)
            told = _BETWEEN_QUOTES.split(row.words)  # each quotation begins a line
            return [title, *(line for words in told for line in self._words(words, 2)), ()]
        if self._label < self._measure(row.label) <= self._width and not self._has_no_room:
            # A line of its own, rather than a part of it beside what is drawn.
            return [(Piece(row.label, Ink.TITLE),), *self.row(row._replace(label=""))]
        drawn = list(self._drawn(row))
        if len(drawn) == 1:
            room = self._width - self._cells_of(drawn[0]) - _BESIDE
            if self._measure(row.words) <= room:
                return [(*drawn[0], Piece(f"{' ' * _BESIDE}{row.words}", Ink.FACT))]
        elif self._is_told_beside:
            return drawn
        return [*drawn, *self._words(row.words, self._label + _GAP if self._room >= 30 else 2)]

    def _cells_of(self, line: Line) -> int:
        return sum(self._measure(piece.text) for piece in line)

    def _words(self, words: str, indent: int) -> list[Line]:
        indent = min(indent, self._width // 2)
        lines = wrapped(words, min(self._width - indent, PROSE), self._measure)
        return [(Piece(f"{' ' * indent}{line}", Ink.FACT),) for line in lines]

    @property
    def _has_no_room(self) -> bool:
        """Whether there are fewer cells than columns of time, so that only words are left."""
        return self._chart.form in (Form.COUNTS, Form.LEVELS) and self._room < len(self._chart.names)

    def _drawn(self, row: Row) -> Iterator[Line]:
        if self._has_no_room:
            yield (Piece(self._cut(row.label, self._width), Ink.TITLE),)
            return
        label = self._cut(row.label, self._label)
        named = Piece(label + " " * (self._label - self._measure(label) + _GAP), Ink.TITLE)
        match self._chart.form:
            case Form.COUNTS:
                yield (named, *self._cells(row.values, self._count))
            case Form.LEVELS:
                yield (named, *self._cells(row.values, self._level))
            case Form.SHARES:
                yield from self._shares(row, named)
            case Form.PARTS:
                yield (named, *self._signs(row.values))
            case _:
                yield (named, *self._sides(row.values))

    def _cells(self, values: Sequence[float | None], sign: Callable[[float], str]) -> Iterator[Piece]:
        for value in values:
            said, ink = (_NOTHING, Ink.FACT) if value is None else (sign(value) * self._wide, Ink.SIGN)
            yield Piece(said.ljust(self._cell), ink)

    def _count(self, value: float) -> str:
        """How many there are, or which part of the most where numbers have no room."""
        return f"{value:.0f}" if self._is_counted else self._level(1 + 4 * (value - 1) / (self._most - 1))

    @cached_property
    def _most(self) -> int:
        """The most that stands in one column of time."""
        return int(max((value or 0 for row in self._chart.rows for value in row.values), default=0))

    @cached_property
    def _is_counted(self) -> bool:
        """Whether every number has room in its column."""
        return self._most < 10 or len(str(self._most)) < self._cell

    def _level(self, value: float) -> str:
        steps = len(self._levels) - 1
        # Halfway between two signs the one nearer to the middle is drawn; the words say that it is between them.
        place = (value - 1) / 4 * steps
        return self._levels[math.floor(place + 0.5) if value < 3 else math.ceil(place - 0.5)]

    @property
    def _cell(self) -> int:
        """Cells that a column of time takes, the space behind it included."""
        columns = max(1, len(self._chart.names))
        most = 2 + (self._room >= _ROOMY) + (self._chart.form is Form.LEVELS)
        return max(1, min(most, self._room // columns))

    @property
    def _wide(self) -> int:
        """How often a sign stands in its cell: a level twice, where there is room for that."""
        return 2 if self._chart.form is Form.LEVELS and self._cell > 2 else 1

    def _names_of_columns(self, names: Sequence[str]) -> str:
        """Above each column its name where that fits into it; else the first and the last, and a few between."""
        if not names:
            return ""
        if not names[0][:1].isdigit():  # months, by three letters or by one
            short = [name[: 3 if self._cell > 3 else 1] for name in names]
            return "".join(name.ljust(self._cell) for name in short).rstrip()
        longest = max(map(len, names))
        every = max(1, math.ceil((longest + 2) / self._cell))
        line = ""
        for place in range(0, len(names), every):
            at = place * self._cell
            line = line.ljust(at) + names[place]
        last = (len(names) - 1) * self._cell
        if last >= len(line) + 2:
            line = line.ljust(last) + names[-1]
        return line if len(line) <= self._room else line[: self._room].rsplit(" ", 1)[0]

    @property
    def _parts(self) -> tuple[str, ...]:
        return tuple(name.removesuffix(" then") for name in self._chart.names[:3])

    @property
    def _share_inks(self) -> tuple[Ink, Ink, Ink]:
        return (Ink.MINE if "competition" in self._parts else Ink.MINE_IN_SUCCESS, Ink.OTHERS, Ink.CHANCE)

    def _shares(self, row: Row, named: Piece) -> Iterator[Line]:
        """Two lines, each with its bar and its numbers; the second says where it was not read again."""
        longest = max(map(sum, map(self._bar, self._readings())))
        for when, shares, before in (
            ("then", row.values[:3], named),
            ("since", row.values[3:], Piece(" " * (self._label + _GAP), Ink.TITLE)),
        ):
            if shares[0] is None:
                if self._is_told_beside:
                    yield before, Piece(f"{when:<{_WHEN}}not read again", Ink.FACT)
                continue
            bar = self._bar(shares)
            told = " " * (longest - sum(bar) + _GAP) + self._told(shares) if self._is_told_beside else ""
            yield (
                before,
                Piece(f"{when:<{_WHEN}}", Ink.FACT),
                *(Piece(sign * many, ink) for sign, many, ink in zip(_SHARES, bar, self._share_inks, strict=True)),
                Piece(told, Ink.FACT),
            )

    def _readings(self) -> Iterator[Sequence[float | None]]:
        for row in self._chart.rows:
            yield row.values[:3]
            yield row.values[3:]

    def _bar(self, shares: Sequence[float | None]) -> list[int]:
        """How many cells each of three shares takes; one where it is any at all."""
        return [max(1, round(share * self._scale)) if share else 0 for share in shares]

    def _told(self, shares: Sequence[float | None]) -> str:
        return ", ".join(f"{part} {mean(value or 0)}" for part, value in zip(self._parts, shares, strict=True))

    @cached_property
    def _scale(self) -> float:
        """Cells for one of the ten of a share: as many as leave room for the words, or at least for the bar."""
        return next((scale for scale in _SCALES if self._longest * scale <= self._room_beside), 0) or next(
            (scale for scale in _SCALES if self._longest * scale + 2 <= self._room - _WHEN), _SCALES[-1]
        )

    @cached_property
    def _is_told_beside(self) -> bool:
        """Whether the three shares are told beside their bar; else they are beneath both."""
        return self._chart.form is Form.SHARES and self._longest * self._scale <= self._room_beside

    @cached_property
    def _longest(self) -> float:
        """The most that three shares come to."""
        return max((sum(share or 0 for share in reading) for reading in self._readings()), default=0)

    @cached_property
    def _room_beside(self) -> int:
        """Cells for a bar that leave room for its words; bars are rounded."""
        words = max((len(self._told(reading)) for reading in self._readings() if reading[0] is not None), default=0)
        return self._room - _WHEN - _GAP - words - 2

    @property
    def _each(self) -> int:
        """For how many a sign stands, so that the longest row has room."""
        most = max((sum(value or 0 for value in row.values) for row in self._chart.rows), default=0)
        room = max(1, self._room - len(_PARTS))  # each part is rounded up
        words = max((self._measure(row.words) for row in self._chart.rows), default=0) + _BESIDE
        room -= words if words <= room // 3 else 0  # few words have room beside the signs
        return max(1, math.ceil(most / room))

    def _signs(self, values: Sequence[float | None]) -> Iterator[Piece]:
        for sign, many in zip(_PARTS, self._many(values), strict=False):
            if many:
                yield Piece(sign * many, _part_ink(sign))
        longest = max(sum(self._many(row.values)) for row in self._chart.rows)
        yield Piece(" " * (longest - sum(self._many(values))), Ink.FACT)

    def _many(self, values: Sequence[float | None]) -> list[int]:
        """How many signs stand for each part."""
        return [math.ceil((value or 0) / self._each) for value in values]

    @cached_property
    def _side_scale(self) -> int:
        """How many stand behind one cell of a side."""
        most = int(max((value or 0 for row in self._chart.rows for value in row.values), default=0))
        room = max(1, min(_HALF, (self._room - 3) // 2) - len(str(most)) - 1)
        return max(1, math.ceil(most / room))

    @cached_property
    def _halves(self) -> tuple[int, int]:
        """Cells on the left and on the right of the middle."""
        left, right = (max(len(self._side(int(row.values[side] or 0))) for row in self._chart.rows) for side in (0, 1))
        named = max(left, len(self._chart.names[0]))
        return named if named + 3 + right <= self._room else left, right

    def _side(self, many: int) -> str:
        return f"{_SIDE * math.ceil(many / self._side_scale)} {many or _NOTHING}"

    def _sides(self, values: Sequence[float | None]) -> Iterator[Piece]:
        left, right = (self._side(int(value or 0)).partition(" ") for value in values[:2])
        yield Piece(f"{left[2]} ".rjust(self._halves[0] - len(left[0])), Ink.FACT)
        yield Piece(left[0], Ink.LEFT)
        yield Piece(f" {_MIDDLE} ", Ink.FACT)
        yield Piece(right[0], Ink.RIGHT)
        yield Piece(f" {right[2]}".ljust(self._halves[1] - len(right[0])), Ink.FACT)

    def _after_label(self, text: str) -> Line:
        return (Piece(" " * (self._label + _GAP) + text, Ink.FACT),)

    def _cut(self, text: str, room: int) -> str:
        if self._measure(text) <= room:
            return text
        while text and self._measure(text) > room - 1:
            text = text[:-1]
        return f"{text.rstrip()}…"


def _part_ink(sign: str) -> Ink:
    return {_PARTS[0]: Ink.SIGN, _PARTS[1]: Ink.LEFT}.get(sign, Ink.FACT)


def wrapped(text: str, width: int, measure: Measure) -> list[str]:
    """A text in lines of at most so many cells, broken between words, or within one that is longer than a line."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if measure(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while measure(line) > width:
            end = len(line)
            while end > 1 and measure(line[:end]) > width:
                end -= 1
            lines.append(line[:end])
            line = line[end:]
    return [*lines, line] if line else lines
