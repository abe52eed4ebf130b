"""Choose what a page of evidence is for: a span of time, and in it everything or one area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from careerjournal.model.counting import counted
from careerjournal.tui.commands import command
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.model.success import Success
    from careerjournal.sharing.evidence import Area


class PickArea(Sheet[tuple["Success", ...]]):
    """Dismissed with the successes to choose from, or with None.

    Args:
        successes: all those of the span.
        areas: what some of them speak for.
    """

    BINDINGS = [command("escape", "leave", "close", "Make no page.", name="leave-areas")]

    heading = "Evidence of what"

    def __init__(self, successes: tuple[Success, ...], areas: list[Area]) -> None:
        super().__init__()
        self._choices = [("everything of that time", successes), *((area.need, area.successes) for area in areas)]

    def body(self) -> ComposeResult:
        """Everything, then each area with how many speak for it."""
        yield MarkedList(*(Option(self._row(*choice)) for choice in self._choices), id="areas")

    def _row(self, words: str, successes: tuple[Success, ...]) -> Content:
        return Content.assemble((words, "bold"), (f"\n{counted(len(successes), 'success', 'successes')}", "$muted"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it."""
        event.stop()
        self.dismiss(self._choices[event.option_index][1])
