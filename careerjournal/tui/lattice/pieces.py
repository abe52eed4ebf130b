"""One line of a picture as the terminal gets it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style


class Pieces:
    """A whole line as the terminal gets it, neighbours of one style as one piece, from which a stretch is cut."""

    def __init__(self, pieces: Iterable[tuple[str, int, Style]]) -> None:
        self._segments: list[Segment] = []
        self._ends: list[int] = []
        at, text, style = 0, "", None
        for more, width, its in pieces:
            if its is not style:
                if text:
                    self._segments.append(Segment(text, style))
                    self._ends.append(at)
                text, style = "", its
            text += more
            at += width
        if text:
            self._segments.append(Segment(text, style))
            self._ends.append(at)

    def between(self, start: int, end: int) -> list[Segment]:
        """The pieces between two cells, those at the ends cut; fewer cells where the line ends before."""
        first, last = bisect_right(self._ends, start), bisect_left(self._ends, end)
        found = self._segments[first : last + 1]
        if found and last < len(self._ends) and end < self._ends[last]:
            before = self._ends[last - 1] if last else 0
            found[-1] = found[-1].split_cells(end - before)[0]
        before = self._ends[first - 1] if first else 0
        if found and start > before:
            found[0] = found[0].split_cells(start - before)[1]
        return found
