"""What screens have that survives a lock, so that a person comes back to where they were."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar, cast, runtime_checkable

from textual.screen import Screen

if TYPE_CHECKING:
    from careerjournal.model.links import Ref
    from careerjournal.tui.sections.catalogue import Section

P = TypeVar("P")


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


class HasPosition(Screen[Any], Generic[P]):
    """A screen that comes back after a lock to where somebody was on it.

    It says where that is as the journal is locked, and takes it up again once what it shows is there.
    """

    @property
    @abstractmethod
    def position(self) -> P | None:
        """The row, how far it is scrolled and the like: numbers, never words.

        None before there is any; it is asked for as the journal is locked, which nothing may stop.
        """

    def position_left(self) -> P | None:
        """The position that was left before the lock, once; None where none was."""
        return cast("P | None", cast("KeepsPositions", self.app).position_left(self))


class KeepsPositions(Protocol):
    """An app that keeps positions over a lock."""

    def position_left(self, screen: HasPosition[Any]) -> object:
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
