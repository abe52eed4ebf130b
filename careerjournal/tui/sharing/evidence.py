"""Choose what a page of evidence is for: a span of time, and in it everything or one area."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from careerjournal.model.counting import counted
from careerjournal.model.partial_date import DateError
from careerjournal.model.spans import read_span
from careerjournal.sharing.evidence import areas_in, successes_in
from careerjournal.tui.commands import command
from careerjournal.tui.sharing.start import share_evidence
from careerjournal.tui.sheets.ask_line import AskLine
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.success import Success
    from careerjournal.sharing.evidence import Area
    from careerjournal.tui.sharing.screen import ShareScreen
    from careerjournal.tui.widgets.status import StatusScreen


class PickArea(Sheet[tuple["Success", ...]]):
    """Dismissed with the successes to choose from, or with None.

    Args:
        successes: all those of the span.
        areas: what some of them speak for.
    """

    BINDINGS = [command("escape", "leave", "close", "Make no page.", name="leave-areas")]

    heading = "Evidence of what"
    hints = (("enter", "goes on"), ("leave-areas", "makes no page"))

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


def ask_for_evidence(app: App[Any], journal: Journal, then: Callable[[ShareScreen], object]) -> None:
    """Ask for a time, and in it for everything or an area.

    Args:
        app: on which it is asked.
        journal: where the successes are.
        then: is given the Share screen with them, where any were chosen.
    """

    def wrong(text: str) -> str:
        try:
            span = read_span(text, journal.today())
        except DateError as error:
            return str(error)
        return "" if successes_in(journal, span) else "No success that has ended was put down for that time."

    asked_on = cast("StatusScreen[Any]", app.screen)

    def go(text: str | None) -> None:
        if text is None:
            return
        successes = successes_in(journal, read_span(text, journal.today()))
        areas = areas_in(journal, successes)
        if areas:
            app.push_screen(PickArea(successes, areas), share)
        else:
            share(successes)

    def share(successes: tuple[Success, ...] | None) -> None:
        if successes:
            share_evidence(asked_on, journal, successes, then)

    says = "Successes of that time can stand on the page, field by field; the time itself does not."
    hint = "2026 · Q3 2026 · 2024..2026 · empty for all"
    asked = AskLine(
        "A page of evidence for which time",
        says,
        check=wrong,
        hint=hint,
        does="goes on",
        does_not="makes none",
        looks=True,
    )
    app.push_screen(asked, go)
