"""Words that go on for thousands of rows, of which only those are drawn that come into view."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, overload

from rich.cells import cell_len
from textual.content import Content, Span
from textual.visual import Visual

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style
    from textual.visual import RenderOptions


class Tall(Visual):
    """Words in many lines, each of which is measured, and drawn, by itself.

    Args:
        content: the words; a line of them that is wider than there is room for is broken into rows.
    """

    def __init__(self, content: Content) -> None:
        self._content = content
        self._texts = content.plain.split("\n")
        self._starts = array("L", accumulate((len(text) + 1 for text in self._texts), initial=0))
        self._over_lines: list[tuple[int, Span]] = []
        """What has a style over several lines, each by its place among all; each line may have thousands before it."""
        self._in_lines: defaultdict[int, list[tuple[int, Span]]] = defaultdict(list)
        for place, span in enumerate(content.spans):
            line = bisect_right(self._starts, span.start) - 1
            within = line < len(self._texts) and span.end < self._starts[line + 1]
            (self._in_lines[line] if within else self._over_lines).append((place, span))
        self._measured: tuple[int, array[int]] | None = None

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As for the words."""
        return self._content.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The rows of all lines."""
        return self._tops(rules, width)[-1]

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """All rows."""
        return self._content.render_strips(width, height, style, options)

    def rows(self, rules: RulesMap, width: int, drawn: Callable[[Content], list[Strip]]) -> Rows:
        """The rows, each drawn when it is asked for.

        Args:
            rules: the styles of what they stand in.
            width: cells for them.
            drawn: draws the rows of one line.
        """
        return Rows(self._tops(rules, width), self._line, drawn)

    def _line(self, number: int) -> Content:
        start, end = self._starts[number], self._starts[number + 1] - 1
        over = [(place, span) for place, span in self._over_lines if span.start < end and span.end > start]
        spans = (span for _, span in sorted((*over, *self._in_lines[number]), key=lambda one: one[0]))
        shifted = [Span(max(span.start, start) - start, min(span.end, end) - start, span.style) for span in spans]
        return Content(self._texts[number], shifted)

    def _tops(self, rules: RulesMap, width: int) -> array[int]:
        """The row at which each line begins, and the one behind the last."""
        if self._measured is None or self._measured[0] != width:
            heights = (
                1 if cell_len(text) <= width else self._line(number).get_height(rules, width)
                for number, text in enumerate(self._texts)
            )
            self._measured = width, array("L", accumulate(heights, initial=0))
        return self._measured[1]


class Rows(Sequence["Strip"]):
    """Rows of something tall."""

    def __init__(
        self, tops: Sequence[int], line: Callable[[int], Content], drawn: Callable[[Content], list[Strip]]
    ) -> None:
        self._tops = tops
        self._line = line
        self._drawn = drawn
        self._made: dict[int, list[Strip]] = {}

    def __len__(self) -> int:
        return self._tops[-1]

    @overload
    def __getitem__(self, row: int) -> Strip: ...
    @overload
    def __getitem__(self, row: slice) -> list[Strip]: ...
    def __getitem__(self, row: int | slice) -> Strip | list[Strip]:
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        if not 0 <= row < len(self):
            raise IndexError(row)
        number = bisect_right(self._tops, row) - 1
        if number not in self._made:
            self._made[number] = self._drawn(self._line(number))
        return self._made[number][row - self._tops[number]]
