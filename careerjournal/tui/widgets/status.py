"""The line on top: where I am, what is kept, and when the journal locks itself."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static


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
        right = " · ".join(said for said in (self.kept, self.locks) if said) if width >= 60 else ""
        name = "career journal   " if width >= 60 else ""
        left = Content.assemble((name, "bold $accent"), (self.where, "$muted"))
        left = left.truncate(max(0, width - len(right) - 3), ellipsis=True)
        gap = " " * max(0, width - left.cell_length - len(right))
        return Content.assemble(left, gap, (right, "$muted"))
