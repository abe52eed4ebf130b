"""A text in rows, of which a key changes a few: also where a paragraph is as long as a book.

Textual's own breaks the whole line anew at every key, and cuts it into all its rows to find the caret in one of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import Final

from textual._wrap import compute_wrap_offsets
from textual.expand_tabs import get_tab_widths
from textual.widgets.text_area import Location, WrappedDocument

_LONG: Final = 2_000
"""Characters from which on a line is not broken into rows from its beginning at every key."""
_SPACE: Final = re.compile(r"\s")
_WIDEST: Final = 2
"""Cells that a character takes at most."""
_AHEAD: Final = (40, 320, 1_280)
"""Rows after a change in which those before and after it are expected to begin at the same words again; and if not."""


class QuickWrapped(WrappedDocument):
    """The text in rows."""

    _cut: tuple[str, list[int], list[str]] | None = None
    """The line that was cut into rows last, where, and the rows."""
    _broken: tuple[str, list[int]] | None = None
    """The long line that was broken last, or the longest of all, and where."""

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Break all of it into rows; of a line that one row has room for in any case, nothing is measured."""
        self._width = width
        self._tab_width = tab_width or self._tab_width
        breaks: list[list[int]] = []
        tabs: list[list[int]] = []
        info: list[tuple[int, int]] = []
        rows: list[list[int]] = []
        for index, line in enumerate(self.document.lines):
            if "\t" not in line and (not width or len(line) * (1 if line.isascii() else _WIDEST) <= width):
                offsets: list[int] = []
                tabs.append([0] if line else [])
            else:
                sections = get_tab_widths(line, self._tab_width)
                offsets = compute_wrap_offsets(line, width, self._tab_width, True, sections) if width else []
                tabs.append([wide for _, wide in sections])
            top = len(info)
            breaks.append(offsets)
            rows.append(list(range(top, top + len(offsets) + 1)))
            info.extend((index, row) for row in range(len(offsets) + 1))
        longest = max(range(len(breaks)), key=lambda index: len(breaks[index]), default=None)
        if longest is not None and len(self.document[longest]) > _LONG:
            self._broken = self.document[longest], breaks[longest]
        self._wrap_offsets, self._tab_width_cache = breaks, tabs
        self._offset_to_line_info, self._line_index_to_offsets = info, rows

    def get_sections(self, line_index: int) -> list[str]:
        """The rows of a line."""
        line, breaks = self.document[line_index], self._wrap_offsets[line_index]
        if self._cut is None or self._cut[0] is not line or self._cut[1] is not breaks:
            rows = [line[start:end] for start, end in pairwise((0, *breaks, len(line)))]
            self._cut = line, breaks, rows
        return self._cut[2]

    def at_row(self, y: int) -> tuple[int, int] | None:
        """The line that stands in a row of the text, and which of its rows that is; None beneath the end.

        Textual's own way to ask counts every row.
        """
        return self._offset_to_line_info[y] if y < len(self._offset_to_line_info) else None

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Break anew what was changed, and in a long line no more than that."""
        index = start[0]
        if index == old_end[0] == new_end[0] and index < len(self._wrap_offsets):
            breaks = self._broken_again(index, min(start[1], old_end[1], new_end[1]), old_end[1])
            if breaks is not None:
                self._put(index, breaks)
                return
        super().wrap_range(start, old_end, new_end)
        line = self.document[new_end[0]] if new_end[0] < self.document.line_count else ""
        self._broken = (line, self._wrap_offsets[new_end[0]]) if len(line) > _LONG else None

    def _broken_again(self, index: int, start: int, old_end: int) -> list[int] | None:
        """Where a long line is broken after a change in it; None where that is to be found out from its beginning."""
        line, breaks = self.document[index], self._wrap_offsets[index]
        if self._broken is None or self._broken[1] is not breaks or not self._width:
            return None
        before = self._broken[0]
        grown = len(line) - len(before)
        same = before[:start] == line[:start] and before[old_end:] == line[old_end + grown :]
        if not same or old_end + grown < start or "\t" in line or "\t" in before:
            return None
        # A word at the beginning of a row may fit into the row before it now, also one that went on from there.
        first = max(0, bisect_right(breaks, start) - 2)
        begin = breaks[first - 1] if first else 0
        for ahead in _AHEAD:
            last = bisect_right(breaks, old_end) + ahead
            end = breaks[last] + grown if last < len(breaks) else len(line)
            if _SPACE.search(line, old_end + grown, end) is None:
                end = len(line)  # a word longer than many rows: all of them begin elsewhere
            new = [begin + cut for cut in compute_wrap_offsets(line[begin:end], self._width, self._tab_width)]
            if end == len(line):
                return breaks[:first] + new
            for place, cut in enumerate(new):
                after = bisect_right(breaks, cut - grown)
                if cut > old_end + grown and after and breaks[after - 1] == cut - grown:
                    return breaks[:first] + new[: place + 1] + [old + grown for old in breaks[after:]]
        return None

    def _put(self, index: int, breaks: list[int]) -> None:
        """Let a line be broken so, and move the lines beneath it."""
        rows = self._line_index_to_offsets[index]
        top, grown = rows[0], len(breaks) + 1 - len(rows)
        self._wrap_offsets[index] = breaks
        self._broken = self.document[index], breaks
        if grown:
            self._offset_to_line_info[top : top + len(rows)] = [(index, row) for row in range(len(breaks) + 1)]
            self._line_index_to_offsets[index] = list(range(top, top + len(breaks) + 1))
            for below in range(index + 1, len(self._line_index_to_offsets)):
                self._line_index_to_offsets[below] = [row + grown for row in self._line_index_to_offsets[below]]
