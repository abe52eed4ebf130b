"""What stands in the middle of the desk: a section's list, or another view of the same entries.

The desk knows no view by name. A view is a `SectionView`; `VIEWS` says which sections have which, the first being the
one that a section opens with, and `v` goes on to the next. What is chosen in a view is read on the page beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from careerjournal.model.links import Kind
from careerjournal.tui.section_view import SectionView
from careerjournal.tui.sections import ACTIONS, MEETINGS

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.tui.sections import Section


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
