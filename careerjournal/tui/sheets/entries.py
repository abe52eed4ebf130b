"""Entries that have something in common, to read one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content

from careerjournal.model.links import Ref
from careerjournal.tui.commands import command
from careerjournal.tui.entry.rows import dated_by, known
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.cutting import cut, facts_line
from careerjournal.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


class _Rows:
    """A title and its facts each; an entry is read when its row is made."""

    def __init__(self, refs: Sequence[Ref], journal: Journal) -> None:
        self._refs = refs
        self._journal = journal

    def __len__(self) -> int:
        return len(self._refs)

    def heights(self, width: int) -> Sequence[int]:
        """Title, facts, room beneath."""
        del width
        return [3] * len(self._refs)

    def lines(self, row: int, width: int) -> Sequence[Content]:
        """Make a row."""
        entry = self._journal.get(self._refs[row])
        if entry is None:  # it is gone since it was counted
            return [Content("")] * 3
        said = (Content.styled(fact, "$muted") for fact in (str(entry.KIND), *known(entry)))
        return [
            cut(Content.styled(self._journal.title(entry), "bold"), width),
            facts_line(said, width, dated_by(entry)),
            Content(""),
        ]

    def is_heading(self, row: int) -> bool:
        """None is."""
        del row
        return False


class EntriesSheet(Sheet[Ref]):
    """Dismissed with the entry to read.

    Args:
        about: what they have in common.
        refs: the entries.
        journal: where they are.
    """

    BINDINGS = [command("escape", "leave", "close", "Back to the page.", name="leave-entries")]

    extent = "-small -tall"
    hints = (("enter", "reads it"), ("leave-entries", "closes"))

    def __init__(self, about: str, refs: Sequence[Ref], journal: Journal) -> None:
        super().__init__()
        self.heading = about
        self._refs = refs
        self._journal = journal

    def body(self) -> ComposeResult:
        """The list."""
        yield LineList(id="entries")

    def on_mount(self) -> None:
        """Begin with the first."""
        self.query_one(LineList).show(_Rows(self._refs, self._journal), 0)
        super().on_mount()

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Read it."""
        event.stop()
        self.dismiss(self._refs[event.row])
