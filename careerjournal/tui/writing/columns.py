"""The fields of a form in two columns where the window is wide: down the left one, then down the right one."""

from __future__ import annotations

from typing import Final

from textual.geometry import Size
from textual.layout import ArrangeResult
from textual.layouts.vertical import VerticalLayout
from textual.widget import Widget

WIDE: Final = 150
"""Cells from which on there is room for two columns."""
_GAP: Final = 6
"""Cells between them."""
_MOST: Final = 82
"""Cells of a column, as of a form that has one: a line of text is some 76 letters long, as in a book."""


_FEW: Final = 4
"""Fields below which one column is enough."""
_STAYS: Final = 1.5
"""How many times as high as need be a column may grow before fields move to the other."""


class FieldColumns(VerticalLayout):
    """One column, or two that are about as high as one another; the fields stay in their order.

    Each field is measured once, as for one column. While somebody types, a field that grows moves no other to the other
    column unless one of them would be far too high.
    """

    name = "field-columns"

    def __init__(self) -> None:
        self._left = 0
        """How many fields the left column had last."""

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """Place the fields."""
        if size.width < WIDE or len(children) < _FEW or parent.has_class("-writing"):
            return super().arrange(parent, children, size, greedy)
        width = min(_MOST, (size.width - _GAP) // 2)
        placed = super().arrange(parent, children, Size(width, size.height), greedy)
        end = placed[-1].region.bottom
        heights = [max(one.region.y, end - one.region.y) for one in placed]
        best = min(range(len(placed)), key=heights.__getitem__)
        if not 0 < self._left < len(placed) or heights[self._left] > _STAYS * heights[best]:
            self._left = best
        away = width + _GAP, placed[0].region.y - placed[self._left].region.y
        right = (one._replace(region=one.region.translate(away)) for one in placed[self._left :])
        return [*placed[: self._left], *right]
