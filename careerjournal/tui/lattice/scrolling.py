"""How far a drawing is scrolled along one of its axes: what is selected is in view, and the fewest boxes are cut."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple


class Axis(NamedTuple):
    """A picture from left to right, or from top to bottom, in cells, and what of it is to be in view."""

    total: int
    """How long the picture is."""
    size: int
    """How much of it is in view, together with what stays there."""
    fixed: int
    """How much at the beginning stays when the rest scrolls, and so lies on what is beneath."""
    start: int
    end: int
    """Where what is selected begins, and where it has ended."""
    around: tuple[int, int]
    """How much is in view before it and after it, where there is room."""
    boxes: Set[tuple[int, int]]
    """Where boxes begin, and where they have ended."""

    def offset(self, now: int, *, settle: bool) -> int:
        """How far to scroll: as little as it takes to show what is selected and, if so, to cut the fewest boxes.

        Args:
            now: how far it is scrolled.
            settle: whether to look for where fewer boxes are cut also where nothing has to scroll.
        """
        most = max(0, self.total - self.size)
        # Where there is no room for all of it, its beginning is in view.
        last = min(max(0, self.start - self.fixed), most)
        first = min(max(0, self.end - self.size), last)
        before, after = self.around
        near_last = min(max(0, self.start - self.fixed - before), most)
        near_first = min(max(0, self.end + after - self.size), most)
        near = near_first <= near_last
        there = min(max(now, near_first), near_last) if near else min(max(now, first), last)
        if there == now and not settle:
            return now
        # How many are cut changes only where one begins or ends at an edge of what is in view.
        edges = {at - edge for box in self.boxes for at in box for edge in (self.fixed, self.size)}
        found = {there, first, last, *(at for at in edges if first <= at <= last)}
        return min(found, key=lambda offset: (self._cut(offset), abs(offset - there), offset))

    def _cut(self, offset: int) -> int:
        """How many boxes would be in view in part."""
        first, last = offset + self.fixed, offset + self.size
        return sum(start < last and end > first and not first <= start <= end <= last for start, end in self.boxes)
