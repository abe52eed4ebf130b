"""Search: as one types, the best first, the found words lit up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from careerjournal.journal.search import LIT, Hit
from careerjournal.model.links import Ref
from careerjournal.tui.commands import command
from careerjournal.tui.entry.rows import facts
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.typing_on import TypingOn
from careerjournal.tui.widgets.line import Line
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

PAUSE = 0.12
"""Seconds after a key before searching: a fast typist is not made to wait for every letter."""


class SearchScreen(TypingOn):
    """Words in; the entry to open out."""

    BINDINGS = [
        command("escape", "leave", "close", "Leave the search."),
        command("down", "into_list", "to the list", "Go down into what was found.", footer=False),
    ]

    extent = "-tall"

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._looked_for = ""

    def body(self) -> ComposeResult:
        """A field, and what was found."""
        yield Line(placeholder="words · kind:setback · tag:interview · 2019", id="search-words")
        yield Static(plain("Everything you have put down, drafts and trash aside.", "$muted"), id="search-says")
        yield MarkedList(id="search-hits")

    def on_mount(self) -> None:
        """Be ready to search."""
        self._timer = self.set_timer(PAUSE, self._look, pause=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search after a pause."""
        event.stop()
        self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._look)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the best."""
        event.stop()
        self._look_by_now()
        hits = self.query_one(MarkedList)
        if hits.option_count:
            self._choose(hits.get_option_at_index(hits.highlighted or 0))

    def _look_by_now(self) -> None:
        """Search at once where the pause is not over."""
        if self._looked_for != self.query_one(Input).value:
            self._timer.stop()
            self._look()

    def _look(self) -> None:
        words = self._looked_for = self.query_one(Input).value
        hits = self._journal.search(words)
        listed = self.query_one(MarkedList)
        listed.set_options([Option(self._row(hit), id=str(hit.ref)) for hit in hits])
        if hits:
            listed.highlighted = 0
        found = "Nothing found." if not hits else "One entry." if len(hits) == 1 else f"{len(hits)} entries."
        self.query_one("#search-says", Static).update(plain(found if words.strip() else "", "$muted"))

    def _row(self, hit: Hit) -> Content:
        entry = self._journal.get(hit.ref)
        said = " · ".join(part for part in (str(hit.ref), facts(entry) if entry else "") if part)
        return Content.assemble((hit.title, "bold"), (f"   {said}\n", "$muted"), lit(hit.excerpt))

    def action_into_list(self) -> None:
        """Go down into what was found, to the one below the one that enter would have opened."""
        self._look_by_now()
        listed = self.query_one(MarkedList)
        if listed.option_count:
            listed.focus()
            listed.action_cursor_down()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open it."""
        event.stop()
        self._choose(event.option)

    def _choose(self, option: Option) -> None:
        if option.id:
            self.dismiss(Ref.parse(option.id))


def lit(excerpt: str) -> Content:
    """An excerpt with the words between the marks lit up."""
    begin, end = LIT
    pieces: list[tuple[str, str]] = []
    for part in " ".join(excerpt.split()).split(begin):
        found, mark, rest = part.partition(end)
        pieces += [(found, "bold $accent"), (rest, "$muted")] if mark else [(part, "$muted")]
    return Content.assemble(*pieces)
