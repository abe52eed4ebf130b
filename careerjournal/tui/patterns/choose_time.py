"""Choose the time that patterns are of: all of it, that of a role, a year, or any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from careerjournal.patterns.spans import Chosen, read, to_choose_from
from careerjournal.tui.commands import command
from careerjournal.tui.sheets.ask_line import AskLine, reads_as_date
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

ANOTHER = "another time …"


class PickTime(Sheet[str]):
    """Dismissed with what was chosen, as it is asked for; empty for another time than those listed.

    Args:
        times: to choose from.
        chosen: the one that is looked at.
    """

    BINDINGS = [command("escape", "leave", "close", "Keep the time that is looked at.", name="leave-times")]

    heading = "Patterns of which time"
    extent = "-small -tall"
    hints = (("enter", "takes it"), ("leave-times", "closes"))

    def __init__(self, times: Sequence[Chosen], chosen: Chosen) -> None:
        super().__init__()
        self._times = times
        self._chosen = chosen

    def body(self) -> ComposeResult:
        """All of it, another, the roles, the years."""
        first, *rest = (Option(_row(time)) for time in self._times)
        yield MarkedList(first, Option(Content(ANOTHER)), *rest, id="times")

    def on_mount(self) -> None:
        """Begin on the one that is looked at."""
        asked = [time.asked for time in self._times]
        place = asked.index(self._chosen.asked) if self._chosen.asked in asked else 1
        self.query_one(MarkedList).highlighted = place + 1 if place and self._chosen.asked in asked else place
        super().on_mount()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it."""
        event.stop()
        place = event.option_index
        self.dismiss("" if place == 1 else self._times[place - bool(place)].asked)


def _row(time: Chosen) -> Content:
    first, last = time.span
    if time.asked.startswith("role") and (first or last):
        begins, ends = (str(day.year) if day else "" for day in (first, last))
        years = f"{begins} – {ends}" if begins and ends else f"since {begins}" if begins else f"until {ends}"
        return Content.assemble(time.title, (f"   {years}", "$muted"))
    return Content(time.title)


def choose_time(app: App[Any], journal: Journal, chosen: Chosen, then: Callable[[Chosen], object]) -> None:
    """Ask for a time.

    Args:
        app: on which it is asked.
        journal: whose roles and years are offered.
        chosen: the time that is looked at.
        then: is given the one that is chosen.
    """

    def take(asked: str | None) -> None:
        if asked:
            then(read(asked, journal))
        elif asked is not None:
            says = "Only what lies in it is counted. Two dots stand between its first and its last day."
            hint = "Q3 2026 · 2024..2026 · 2024.."
            app.push_screen(
                AskLine(
                    "Patterns of which time",
                    says,
                    check=reads_as_date(lambda line: read(line, journal)),
                    hint=hint,
                    looks=True,
                ),
                typed,
            )

    def typed(text: str | None) -> None:
        if text is not None:
            then(read(text, journal))

    app.push_screen(PickTime(list(to_choose_from(journal)), chosen), take)
