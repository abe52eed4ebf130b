"""Choose which side of the line of time may stand on a page that leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from careerjournal.journal.line_of_time import Item
from careerjournal.model.counting import counted
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sharing.start import share_line
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.links import Ref
    from careerjournal.tui.widgets.status import StatusScreen

Side = Sequence[Item]


class PickSides(Sheet[Side]):
    """Dismissed with what may stand on the page, or with None.

    Args:
        items: what is to choose from, on both sides.
        lit: what is lit up, in words, where only that is to choose from.
    """

    BINDINGS = [command("escape", "leave", "close", "Make no page.", name="leave-sides")]

    heading = "Which may stand on the page"
    hints = (("enter", "goes on"), ("leave-sides", "makes no page"))

    def __init__(self, items: Side, lit: str) -> None:
        super().__init__()
        misses, well = [one for one in items if not one.well], [one for one in items if one.well]
        sides = ("both sides", items), ("only the misses", misses), ("only what went well", well)
        self._sides = [side for place, side in enumerate(sides) if side[1] and (place or (misses and well))]
        self._lit = lit

    def body(self) -> ComposeResult:
        """The sides, each with how much is on it."""
        only = f" Only what is lit up: {self._lit}." if self._lit else ""
        says = f"Of each stands there only what you open, a field at a time, or have opened before.{only}"
        yield Static(plain(says, "$muted"))
        yield MarkedList(*(Option(self._row(*side)) for side in self._sides), id="sides")

    def _row(self, words: str, items: Side) -> Content:
        return Content.assemble((words, "bold"), (f"\n{counted(len(items), 'entry', 'entries')}", "$muted"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it."""
        event.stop()
        self.dismiss(self._sides[event.option_index][1])


def share_sides(app: App[Any], journal: Journal, items: Side, lit: str, then: Callable[[Ref | None], None]) -> None:
    """Ask for the sides, and share a page of them.

    Args:
        app: on which it is asked.
        journal: where the entries are.
        items: what is to choose from.
        lit: what is lit up, in words, where only that is to choose from.
        then: is given the record of what left, or None.
    """
    asked_on = cast("StatusScreen[Any]", app.screen)

    def share(chosen: Side | None) -> None:
        refs = dict.fromkeys(item.ref for item in chosen or ())
        entries = [entry for ref in refs if (entry := journal.get(ref)) is not None]
        if entries:
            share_line(asked_on, journal, entries, lambda screen: app.push_screen(screen, then))

    app.push_screen(PickSides(items, lit), share)
