"""Choose what is lit up on the line of time: kinds, areas, people, tags."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from careerjournal.journal.line_of_time import Choice
from careerjournal.model.text import first_words
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.marked_list import MarkedList

_HEADINGS: Final = {
    "kinds": "Kinds",
    "areas": "Areas of the lattice",
    "needs": "Areas for development, milestones",
    "people": "People",
    "tags": "Tags",
}

_MOST: Final = 26
"""Characters of a choice: a milestone is a sentence, and the sheet leaves room for the line behind it."""


class LightSheet(Sheet[None]):
    """A list to tick; the line behind it changes with every tick.

    Args:
        choices: everything that can be lit up, sort by sort.
        ticked: what is lit up at the beginning.
        changed: told what is to be lit up, each time that changes.
    """

    CSS_PATH = ["light_sheet.tcss"]
    BINDINGS = [
        command("space", "tick", "light up", "Light this up, or no longer.", name="toggle-light"),
        command("a", "all", "all", "Light everything up again.", name="light-all"),
        command("escape,f", "leave", "close", "Go back to the line.", name="leave-light"),
    ]

    heading = "To light up"
    hints = (("toggle-light", "light up"), ("light-all", "all"), ("leave-light", "close"))
    extent = "-aside -compact"

    def __init__(
        self, choices: Sequence[Choice], ticked: Sequence[Choice], changed: Callable[[tuple[Choice, ...]], None]
    ) -> None:
        super().__init__()
        self._choices = list(choices)
        there = {one[:2] for one in self._choices}
        # What nothing on the line has any more can still be taken back.
        self._choices += [one._replace(things=0) for one in ticked if one[:2] not in there]
        self._choices.sort(key=lambda one: list(_HEADINGS).index(one.sort))
        self._ticked = {one[:2] for one in ticked}
        self._changed = changed

    def body(self) -> ComposeResult:
        """The list."""
        yield MarkedList(id="lights")

    def on_mount(self) -> None:
        """List every choice."""
        super().on_mount()
        self._fill()

    def _fill(self) -> None:
        listed = self.query_one(MarkedList)
        before = listed.highlighted
        rows: list[Option] = []
        sort = ""
        for place, one in enumerate(self._choices):
            if one.sort != sort:
                sort = one.sort
                rows.append(Option(plain(f"{chr(10) if rows else ''}{_HEADINGS[sort]}", "$accent"), disabled=True))
            rows.append(Option(self._row(one), id=str(place)))
        listed.set_options(rows)
        listed.highlighted = before if before is not None else 1 if rows else None

    def _row(self, one: Choice) -> Content:
        box = ("[x] ", "bold $accent") if one[:2] in self._ticked else ("[ ] ", "$muted")
        count = f"  {one.things}" if one.things is not None else ""
        return Content.assemble(box, first_words(one.said, _MOST), (count, "$muted"))

    def _toggle(self, place: int) -> None:
        self._ticked ^= {self._choices[place][:2]}
        self._tell()

    def _tell(self) -> None:
        self._fill()
        self._changed(tuple(one for one in self._choices if one[:2] in self._ticked))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick it, or no longer."""
        event.stop()
        self._toggle(int(str(event.option.id)))

    def action_tick(self) -> None:
        """Tick the highlighted one, or no longer."""
        option = self.query_one(MarkedList).highlighted_option
        if option is not None and option.id:
            self._toggle(int(option.id))

    def action_all(self) -> None:
        """Dim nothing."""
        self._ticked = set()
        self._tell()
