"""What the desk shows of a section: a section's list, or another view of the same entries.

A section says by name which views it has; here stands who makes the widget of each, which is a `SectionView`. What is
chosen in a view is read on the page beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from careerjournal.tui.sections.kinds import BOTH, PATTERNS, PEOPLE
from careerjournal.tui.sections.view import SectionView

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


Maker = Callable[["Journal"], SectionView]


def _today(journal: Journal) -> SectionView:
    from careerjournal.tui.today.today_view import TodayView  # noqa: PLC0415 - each is loaded when it is shown

    return TodayView(journal)


def _list(journal: Journal) -> SectionView:
    from careerjournal.tui.desk.section_list import SectionList  # noqa: PLC0415

    return SectionList(journal)


def _lattice(journal: Journal) -> SectionView:
    from careerjournal.tui.lattice.view import LatticeView  # noqa: PLC0415

    return LatticeView(journal)


def _people(journal: Journal) -> SectionView:
    from careerjournal.tui.conversations.people_view import PeopleView  # noqa: PLC0415

    return PeopleView(journal)


def _both(journal: Journal) -> SectionView:
    from careerjournal.tui.line_of_time.view import LineView  # noqa: PLC0415

    return LineView(journal)


def _patterns(journal: Journal) -> SectionView:
    from careerjournal.tui.patterns.view import PatternsView  # noqa: PLC0415

    return PatternsView(journal)


_MAKERS: Final[Mapping[str, Maker]] = {
    "today": _today,
    "map": _lattice,
    "path": _lattice,
    PEOPLE: _people,
    BOTH: _both,
    PATTERNS: _patterns,
}
"""Who makes the widget of a view, by the view's name; a view that is not named here is a list."""


def maker_of(view: str) -> Maker:
    """Who makes the widget of a view. Views with one maker share one widget, which is told the view's name."""
    return _MAKERS.get(view, _list)
