"""What screens have that survives a lock, so that a person comes back to where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from careerjournal.model.links import Ref
    from careerjournal.tui.sections.catalogue import Section


class Place(NamedTuple):
    """Where somebody is in the journal."""

    section: Section
    ref: Ref | None
    """The open entry."""
    view: str = ""
    """The name of the section's view; empty for the one it opens with."""
    reading: bool = False
    """Whether they are reading the open entry, and not moving through the list."""


@runtime_checkable
class HasPlace(Protocol):
    """A screen on which somebody is somewhere in the journal."""

    @property
    def place(self) -> Place:
        """Where that is."""

    async def refresh_desk(self) -> None:
        """Show what has changed, there."""

    async def open_entry(self, ref: Ref) -> None:
        """Read an entry, wherever it is at home."""


@runtime_checkable
class HasPosition(Protocol):
    """A screen that comes back after a lock, and says then where somebody was on it."""

    @property
    def position(self) -> object:
        """The row, how far it was scrolled and the like, for the screen itself to read: numbers, never words.

        None before there is any; it is asked for as the journal is locked, which nothing may stop.
        """


class KeepsPositions(Protocol):
    """An app that keeps positions over a lock."""

    def position_left(self, screen: HasPosition) -> object:
        """The position of the screen that this one comes back as, once; None where none was left so."""


@runtime_checkable
class OpensAgain(Protocol):
    """A screen on which somebody writes, that is opened again after a lock although nothing was typed there."""

    needs_only_entry: bool
    """Whether it was opened with nothing but its entry; of what else stood there nothing is held over a lock."""


@runtime_checkable
class KeepsDraft(Protocol):
    """A screen on which somebody writes."""

    of: Ref
    """The entry; number 0 for a new one."""
    status_kept: str
    """What the status line says of its draft."""

    def flush(self) -> object:
        """Hand what was typed to the drafts, at once; they store it."""
