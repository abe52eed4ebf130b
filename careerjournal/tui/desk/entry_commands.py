"""What the desk does to the open entry: link it, delete it, look at what it said before; and to take things back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.screen import Screen

from careerjournal.journal.errors import JournalError
from careerjournal.model.links import Ref
from careerjournal.tui.commands import command

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

CHANGING: Final = [
    command("l", "link", "link", "Point from the open entry to another."),
    command("d", "delete", "delete", "Put the open entry in the trash; u brings it back."),
    command("u", "undo", "undo", "Take back the latest change, whichever entry it was in.", footer=False),
    command("H", "history", "earlier versions", "What the open entry said before each edit.", footer=False),
    command("T", "trash", "trash", "What was deleted; put it back, or delete it for good.", footer=False),
]
"""The commands, for the desk's own."""


class ChangesEntries(Screen[None]):
    """The desk's part in changing entries without the form."""

    _journal: Journal
    _open: Ref | None

    async def refresh_desk(self) -> None:
        """Show what has changed, where one is."""
        raise NotImplementedError

    async def gone(self, ref: Ref) -> None:
        """An entry is gone: be at the list it was in."""
        raise NotImplementedError

    def action_link(self) -> None:
        """Point from the open entry to another."""
        from careerjournal.tui.sheets.pick import PickEntry  # noqa: PLC0415 - loaded when it is wanted

        if self._open is not None:
            self.app.push_screen(PickEntry(self._journal), self._linked)

    async def _linked(self, to: Ref | None) -> None:
        entry = self._journal.get(self._open) if self._open else None
        if entry is None or to is None:
            return
        if to == entry.ref:
            self.notify("An entry does not point at itself.")
            return
        try:
            self._journal.link(entry, to)
        except JournalError as error:
            self.notify(str(error), severity="error")
        await self.refresh_desk()

    async def action_delete(self) -> None:
        """Put the open entry in the trash."""
        if self._open is None:
            return
        ref = self._open
        try:
            self._journal.delete(ref)
        except JournalError as error:
            self.notify(str(error), severity="error")
            return
        self.notify(f"Deleted {ref}. u brings it back; T shows the trash.")
        await self.gone(ref)

    async def action_undo(self) -> None:
        """Take back the latest change."""
        try:
            what = self._journal.undo()
        except JournalError as error:
            self.notify(str(error), severity="error")
            return
        self.notify(f"Taken back: {what}." if what else "There is nothing to take back.")
        await self.refresh_desk()

    def action_history(self) -> None:
        """What the open entry said before."""
        from careerjournal.tui.desk.history import HistoryScreen  # noqa: PLC0415 - loaded when it is wanted

        if self._open is not None:
            self.app.push_screen(HistoryScreen(self._journal, self._open), self._come_back)

    def action_trash(self) -> None:
        """What was deleted."""
        from careerjournal.tui.desk.trash import TrashScreen  # noqa: PLC0415 - loaded when it is wanted

        self.app.push_screen(TrashScreen(self._journal), self._come_back)

    async def _come_back(self, _: None) -> None:
        await self.refresh_desk()
