"""Find me a story: a situation described, and the setbacks and lessons that fit it come up with why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from careerjournal.model.links import Kind, Ref
from careerjournal.sharing.ledger import shares_of
from careerjournal.sharing.stories import Fitting, stories_for
from careerjournal.tui.commands import command
from careerjournal.tui.entry.rows import facts
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

PAUSE = 0.2
"""Seconds after a key before looking: what is typed is a sentence, not a word."""

ASKS = "What is going on for the person you are thinking of? A sentence or two; it is kept nowhere."


class FindStory(Sheet[Ref]):
    """A description in; the story to open out."""

    CSS_PATH = ["screen.tcss"]
    BINDINGS = [
        command("escape", "leave", "close", "Open no story.", name="leave-stories"),
        command("tab", "into_list", "to the stories", "Go down into what was found.", name="into-stories"),
    ]

    heading = "Find me a story"
    hints = (("into-stories", "to the stories"), ("enter", "opens one"), ("leave-stories", "closes"))
    extent = "-tall"

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._looked_for = ""

    def body(self) -> ComposeResult:
        """A place to describe it, and what fits."""
        yield TextArea(id="situation", compact=True, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
        yield Static(plain(ASKS, "$muted"), id="stories-says")
        yield MarkedList(id="stories")

    def on_mount(self) -> None:
        """Be ready to look."""
        self._timer = self.set_timer(PAUSE, self._look, pause=True)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._look)

    def _look(self) -> None:
        situation = self._looked_for = self.query_one(TextArea).text
        found = stories_for(self._journal, situation)
        listed = self.query_one(MarkedList)
        listed.set_options([Option(self._row(fitting), id=str(fitting.entry.ref)) for fitting in found])
        if found:
            listed.highlighted = 0
        says = ASKS
        if situation.strip():
            says = "The best first." if found else "Nothing here fits these words. Say it in others."
        self.query_one("#stories-says", Static).update(plain(says, "$muted"))

    def _row(self, fitting: Fitting) -> Content:
        entry = fitting.entry
        told = sorted({share.for_whom for share in shares_of(self._journal, entry.ref)})
        heard = f"told {', '.join(told)}" if told else ""
        said = " · ".join(part for part in (str(entry.ref), facts(entry), heard) if part)
        lines = [Content.styled(self._journal.title(entry), "bold"), plain(said, "$muted")]
        if taught := self._taught(entry.ref):
            lines.append(Content.assemble(("taught me ", "$muted"), taught))
        lines.append(plain(" · ".join(fitting.why), "$accent"))
        return Content("\n").join([*lines, Content("")])

    def _taught(self, ref: Ref) -> str:
        """What a setback taught, in the words of its first lesson."""
        entry = self._journal.get(ref) if ref.kind is Kind.SETBACK else None
        others = self._journal.links_to(entry) if entry else []
        return next((self._journal.title(other) for other in others if other.KIND is Kind.LESSON), "")

    def action_into_list(self) -> None:
        """Go down into what was found, or back up to what was typed."""
        listed = self.query_one(MarkedList)
        if self._looked_for != self.query_one(TextArea).text:  # the pause is not over
            self._timer.stop()
            self._look()
        (self.query_one(TextArea) if listed.has_focus else listed).focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option.id:
            self.dismiss(Ref.parse(event.option.id))
