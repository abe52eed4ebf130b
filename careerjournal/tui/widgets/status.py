"""The line on top: where I am, what is kept, and when the journal locks itself."""

from __future__ import annotations

import re
from typing import Final

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from careerjournal.model.links import Kind
from careerjournal.tui.privacy import dotted
from careerjournal.tui.sections import SECTIONS


class StatusLine(Static):
    """One line. Facts are muted; only the name of the program is in colour."""

    where: reactive[str] = reactive("")
    """The section, and the open entry after an arrow."""
    kept: reactive[str] = reactive("")
    """``kept 21:04`` or ``draft kept 21:04``."""
    locks: reactive[str] = reactive("")
    """``locks in 4 min``."""

    def render(self) -> Content:
        """Left and right; a long title is cut, and where it is narrow only the section stays."""
        width = self.content_size.width
        private = getattr(self.app, "private", False)
        facts = (self.kept, self.locks, "private, F9 shows" if private else "")
        right = " · ".join(said for said in facts if said) if width >= 60 else "private" if private else ""
        name = "career journal   " if width >= 60 else ""
        left = Content.assemble((name, "bold $accent"), (_hidden(self.where) if private else self.where, "$muted"))
        left = left.truncate(max(0, width - len(right) - 3), ellipsis=True)
        gap = " " * max(0, width - left.cell_length - len(right))
        return Content.assemble(left, gap, (right, "$muted"))


_PLACE: Final = re.compile(
    rf"(?:{'|'.join(section.name for section in SECTIONS)}|(?:a new )?(?:{'|'.join(Kind)})(?: \d+)?)(?= [›·] |$)"
)


def _hidden(where: str) -> str:
    """The section or the entry's number, and the title in dots."""
    place = _PLACE.match(where)
    end = place.end() if place else 0
    return where[:end] + dotted(where[end:])
