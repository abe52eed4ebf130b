"""What stands in the middle of the desk: a section's list, or another view of the same entries.

The desk knows no view by name. A view is a `SectionView`; `VIEWS` says which sections have which, the first being the
one that a section opens with, and `v` goes on to the next. What is chosen in a view is read on the page beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.message import Message
from textual.widget import Widget

from careerjournal.model.links import Kind, Ref
from careerjournal.tui.sections import ACTIONS, MEETINGS

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.tui.sections import Section


class Chosen(Message):
    """An entry is chosen in a view.

    Args:
        ref: the entry.
        opened: whether it is to be read: with enter or a click; else it is only highlighted.
        in_passing: whether somebody may be walking on, so that the page may follow when they rest.
    """

    def __init__(self, ref: Ref, *, opened: bool, in_passing: bool = False) -> None:
        super().__init__()
        self.ref = ref
        self.opened = opened
        self.in_passing = in_passing


class Writing(Message):
    """Somebody wants to write.

    Args:
        ref: the entry; with number 0 a new one.
        begun: what stands in a new one at the beginning, which is kept even if nothing is added to it.
    """

    def __init__(self, ref: Ref, begun: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self.ref = ref
        self.begun = dict(begun or {})


class Reading(Message):
    """Somebody wants to read an entry, wherever it is at home."""

    def __init__(self, ref: Ref) -> None:
        super().__init__()
        self.ref = ref


class SectionView(Widget):
    """One way to show a section. Mixed into a container, or a widget of its own; it posts `Chosen`."""

    WHOLE: ClassVar[bool] = False
    """Whether it takes the page's room too; nothing is chosen in such a view."""
    BROAD: ClassVar[bool] = False
    """Whether it needs room, so that only in a wide window the page stands beside it before it is read."""

    async def show_section(self, section: Section, view: str, keep: Ref | None, *, near: bool) -> Ref | None:
        """Work out what it shows.

        Args:
            section: the section to show.
            view: the view's name, where one widget serves for several.
            keep: the entry to stay on, where it is still there.
            near: whether the same was shown before, so that one stays near where one was.

        Returns:
            The entry that is chosen now.
        """
        raise NotImplementedError

    def take_focus(self) -> None:
        """Be ready to be walked in."""
        self.focus()


Maker = Callable[["Journal"], SectionView]


def _today(journal: Journal) -> SectionView:
    from careerjournal.tui.widgets.today_view import TodayView  # noqa: PLC0415 - each is loaded when it is shown

    return TodayView(journal)


def _shelf(journal: Journal) -> SectionView:
    from careerjournal.tui.widgets.shelf import Shelf  # noqa: PLC0415

    return Shelf(journal)


def _lattice(journal: Journal) -> SectionView:
    from careerjournal.tui.lattice.view import LatticeView  # noqa: PLC0415

    return LatticeView(journal)


LIST: Final = "list"
_ONLY_A_LIST: Final[Mapping[str, Maker]] = {LIST: _shelf}
VIEWS: Final[Mapping[str, Mapping[str, Maker]]] = {
    "1": {"today": _today},
    "3": {"map": _lattice, "path": _lattice, LIST: _shelf},
    "6": {MEETINGS: _shelf, ACTIONS: _shelf},
}
"""For each section's key the names of its views, in order, and who makes the widget; a section not named has a list.

Views with one maker share one widget, which is told the view's name.
"""

HOME: Final[Mapping[Kind, str]] = {Kind.CONVERSATION: MEETINGS, Kind.ACTION: ACTIONS}
"""The view that an entry is shown in where its section has several, each with its own entries."""


def views_of(section: Section) -> Mapping[str, Maker]:
    """The views of a section by name, the first being the one it opens with."""
    return VIEWS.get(section.key, _ONLY_A_LIST)
