"""A scrollbar along the bottom that is no thicker than the one at the side."""

from __future__ import annotations

from typing import Any

from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

BAR = "▄"
"""Half a line: as thick as a column is wide."""


class ThinBar(ScrollBarRender):
    """Draws a scrollbar across as a thin line. What can be done with the mouse stays in the styles."""

    @classmethod
    def render_bar(cls, *args: Any, **options: Any) -> Segments:
        """Textual's, with the thumb half as high."""
        drawn = super().render_bar(*args, **options)
        if options.get("vertical", True):
            return drawn
        return Segments([_thin(segment) for segment in drawn.segments])


def _thin(segment: Segment) -> Segment:
    style = segment.style
    if style is None or style.color is None or segment.control:
        return segment
    return Segment(BAR * len(segment.text), style + Style(reverse=False))
