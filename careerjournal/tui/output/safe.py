"""The one door between what people wrote and what a terminal draws.

Text that people wrote is never parsed as Textual markup: it becomes `Content` here. And whatever reaches the screen
by any road passes `NoControls`, which takes out what could command the terminal.
"""

from __future__ import annotations

import re
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]")


def plain(text: str, style: str = "") -> Content:
    """Text as it was written, in one style (``"$muted"``, ``"bold"``); nothing in it is markup."""
    return Content.styled(text, style) if style else Content(text)


class NoControls(LineFilter):
    """The last filter before the terminal: C0, C1 and bidirectional controls do not pass."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line without them. They have no width, so that without them columns stay where they are."""
        del background
        return [
            Segment(_CONTROLS.sub("", segment.text), segment.style, segment.control)
            if segment.control is None and _CONTROLS.search(segment.text)
            else segment
            for segment in segments
        ]
