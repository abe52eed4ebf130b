"""The trash: what was deleted, to be put back or deleted for good."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from careerjournal.model.links import Ref
from careerjournal.tui.commands import command
from careerjournal.tui.entry.entry_page import EntryPage
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.tried import tried
from careerjournal.tui.sheets.confirm import Confirm
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.cutting import cut, facts_line
from careerjournal.tui.widgets.hints import Hint
from careerjournal.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.trash import Thrown

FOR_GOOD = (
    "This removes the entry, its earlier versions and its draft from the journal’s file, which is written anew without "
    "them. It cannot be undone. The journal’s automatic copies keep it until they are pruned, as a rule within two "
    "months; copies you made yourself keep it for good."
)


class _ThrownRows:
    """What is in the trash, as rows: an entry is read when its row is made."""

    def __init__(self, thrown: Sequence[Thrown], journal: Journal) -> None:
        self.thrown = thrown
        self._journal = journal

    def __len__(self) -> int:
        return len(self.thrown)

    def heights(self, width: int) -> Sequence[int]:
        """How many lines each takes: its title, and when it was deleted."""
        del width
        return [2] * len(self.thrown)

    def lines(self, row: int, width: int) -> list[Content]:
        """Make a row."""
        ref, when, _ = thrown = self.thrown[row]
        entry = self._journal.trashed(thrown).entry
        title = self._journal.title(entry) if entry else str(ref)
        of = f"of {entry.date.brief}" if entry and entry.date else ""
        facts = [fact for fact in (str(ref), f"deleted {when.day} {when:%B %Y}", of) if fact]
        return [
            cut(Content.styled(title, "bold"), width),
            facts_line((Content.styled(fact, "$muted") for fact in facts), width),
        ]

    def is_heading(self, row: int) -> bool:
        """None is one."""
        del row
        return False


_OF_ONE: Final = (("put-back", "puts it back"), ("for-good", "deletes it for good"))


class TrashScreen(Sheet[None]):
    """What is in the trash, the latest first; enter shows one as it was, in the place of the list."""

    BINDINGS = [
        command("escape,T", "leave", "close", "Leave the trash."),
        command("r", "put_back", "put back", "Put the entry back where it was."),
        command("x", "for_good", "delete for good", "Remove the entry from the file. It cannot be undone."),
    ]

    heading = "Trash"
    hints = (("enter", "reads it"), *_OF_ONE, ("leave", "closes"))
    extent = "-tall"

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    def body(self) -> ComposeResult:
        """What there is to say, and a list."""
        yield Static(plain("", "$muted"), id="trash-says")
        yield LineList(id="trashed")
        yield EntryPage(id="thrown-page")

    def on_mount(self) -> None:
        """Show what is there."""
        self.query_one(EntryPage).display = False
        self._fill()
        super().on_mount()

    def _fill(self) -> None:
        thrown = self._journal.thrown()
        self._show_page(shown=False)
        listed = self.query_one(LineList)
        listed.show(_ThrownRows(thrown, self._journal), listed.highlighted or 0)
        says = "" if thrown else "The trash is empty."
        self.query_one("#trash-says", Static).update(plain(says, "$muted"))

    async def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Show the entry as it was."""
        event.stop()
        rows = self.query_one(LineList).rows
        entry = self._journal.trashed(rows.thrown[event.row]).entry if isinstance(rows, _ThrownRows) else None
        if entry is None:
            self.notify("This version of the program cannot read it. It can be put back as it is.")
            return
        await self.query_one(EntryPage).show(entry, self._journal)
        self._show_page(shown=True)

    def _show_page(self, *, shown: bool) -> None:
        listed, page = self.query_one(LineList), self.query_one(EntryPage)
        if page.display == shown:
            return
        listed.display, page.display = not shown, shown
        (page if shown else listed).focus()
        self.query_one(Hint).say(*((*_OF_ONE, ("leave", "back to the list")) if shown else self.hints))

    def action_leave(self) -> None:
        """Leave the entry for the list, and the list for where one was."""
        if self.query_one(EntryPage).display:
            self._show_page(shown=False)
        else:
            super().action_leave()

    @property
    def _chosen(self) -> Ref | None:
        listed = self.query_one(LineList)
        rows, row = listed.rows, listed.highlighted
        return rows.thrown[row].ref if isinstance(rows, _ThrownRows) and row is not None else None

    def action_put_back(self) -> None:
        """Put the highlighted entry back."""
        ref = self._chosen
        if ref is not None:
            tried(self, lambda: self._journal.restore(ref))
            self._fill()

    def action_for_good(self) -> None:
        """Ask, and remove."""
        ref = self._chosen
        if ref is not None:
            asked = Confirm(f"Delete {ref} for good?", FOR_GOOD, "delete it for good")
            self.app.push_screen(asked, lambda sure: self._remove(ref) if sure else None)

    def _remove(self, ref: Ref) -> None:
        tried(self, lambda: self._journal.delete_for_good(ref))
        self._fill()
