"""The segments of one line of a picture, as the terminal gets them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style


def joined(pieces: Iterable[tuple[str, Style]]) -> list[Segment]:
    """Texts with their styles, neighbours of one style as one segment."""
    segments: list[Segment] = []
    texts: list[str] = []
    style: Style | None = None
    for text, its in pieces:
        if its is not style:
            if texts:
                segments.append(Segment("".join(texts), style))
            texts, style = [], its
        texts.append(text)
    if texts:
        segments.append(Segment("".join(texts), style))
    return segments


class Segments:
    """The segments of a whole line, from which those between two cells are cut."""

    def __init__(self, segments: list[Segment]) -> None:
        self._segments = segments
        self._ends = list(accumulate(cell_len(segment.text) for segment in segments))

    def between(self, start: int, end: int) -> list[Segment]:
        """The segments between two cells, those at the ends cut; fewer cells where the line ends before."""
        if end <= start:
            return []
        first, last = bisect_right(self._ends, start), bisect_left(self._ends, end)
        found = self._segments[first : last + 1]
        if found and last < len(self._ends) and end < self._ends[last]:
            before = self._ends[last - 1] if last else 0
            found[-1] = found[-1].split_cells(end - before)[0]
        before = self._ends[first - 1] if first else 0
        if found and start > before:
            found[0] = found[0].split_cells(start - before)[1]
        return found
