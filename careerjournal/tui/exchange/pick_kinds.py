"""Choose the kinds of entry that are written out."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from careerjournal.model.links import Kind
from careerjournal.tui.commands import command
from careerjournal.tui.sections.kinds import SHOWN
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


class PickKinds(Sheet[tuple[Kind, ...]]):
    """A list to tick. Dismissed with the kinds that are, or with None where none is, which means all.

    Args:
        journal: how many of each there are.
        ticked: those that are ticked at the beginning.
    """

    BINDINGS = [
        command("space", "tick", "tick", "Write this kind out, or not.", name="tick-kind"),
        command("escape", "leave", "back", "Go back with what is ticked.", name="leave-kinds"),
    ]

    heading = "Only these kinds"
    extent = "-small -compact"
    hints = (("tick-kind", "this one"), ("leave-kinds", "back"))

    def __init__(self, journal: Journal, ticked: Collection[Kind]) -> None:
        super().__init__()
        self._counts = {kind: count for kind in Kind if (count := journal.count(kind))}
        self._ticked = set(ticked)

    def body(self) -> ComposeResult:
        """The kinds that there are."""
        yield MarkedList(id="write-kinds")

    def on_mount(self) -> None:
        """List them."""
        self._fill()
        super().on_mount()

    def _fill(self) -> None:
        listed = self.query_one(MarkedList)
        at = listed.highlighted or 0
        listed.set_options(Option(self._row(kind), id=kind.value) for kind in self._counts)
        listed.highlighted = at if self._counts else None

    def _row(self, kind: Kind) -> Content:
        return box(SHOWN[kind].heading, ticked=kind in self._ticked, aside=f"  {self._counts[kind]:,}")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick it, or no longer."""
        event.stop()
        self.action_tick()

    def action_tick(self) -> None:
        """Tick the highlighted one, or no longer."""
        option = self.query_one(MarkedList).highlighted_option
        if option is not None and option.id:
            self._ticked ^= {Kind(option.id)}
            self._fill()

    def action_leave(self) -> None:
        """Go back with them."""
        self.dismiss(tuple(kind for kind in Kind if kind in self._ticked) or None)


def box(words: str, *, ticked: bool, aside: str = "") -> Content:
    """A row to tick."""
    sign = ("[x] ", "bold $accent") if ticked else ("[ ] ", "$muted")
    return Content.assemble(sign, words, (aside, "$muted"))
