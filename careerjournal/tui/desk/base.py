"""What is asked of the desk by what opens from it."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.reactive import reactive

from careerjournal.tui.sections.catalogue import Section
from careerjournal.tui.widgets.status import StatusScreen

if TYPE_CHECKING:
    from careerjournal.journal.search.sought import Sought
    from careerjournal.model.links import Ref
    from careerjournal.tui.sections.place import Place


class Desk(StatusScreen[None]):
    """The desk, to whoever opens something over it."""

    section: reactive[Section]

    @property
    @abstractmethod
    def place(self) -> Place:
        """The section, view and entry that are shown."""

    @property
    @abstractmethod
    def unlisted(self) -> str:
        """Whose page is open, where that is somebody without an entry: the key of a `Person`; else empty."""

    @property
    @abstractmethod
    def reading(self) -> bool:
        """Whether the page, rather than the list, has the focus."""

    @reading.setter
    @abstractmethod
    def reading(self, reading: bool) -> None: ...

    @abstractmethod
    async def go(self, section: Section, ref: Ref | None = None, *, reading: bool = False, stays: bool = False) -> None:
        """Show a section, and an entry in it."""

    @abstractmethod
    async def open_entry(self, ref: Ref, sought: Sought | None = None) -> None:
        """Read an entry, wherever it is at home, with what was searched for marked in it."""

    @abstractmethod
    async def narrow(self, only: str) -> None:
        """Have the lists show only what fits; everything where it is empty."""

    @abstractmethod
    async def refresh_desk(self) -> None:
        """Show what has changed, where one is."""

    async def show_again(self, _: object) -> None:
        """Show what has changed, whatever came of what was opened."""
        await self.refresh_desk()

    async def read_found(self, ref: Ref | None) -> None:
        """Read an entry, where one was found."""
        if ref is not None:
            await self.open_entry(ref)
