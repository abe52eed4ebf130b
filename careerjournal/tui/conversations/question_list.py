"""My questions in the room, to tick as they are asked."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.hanging_indent import hanging_indent
from careerjournal.tui.widgets.marked_list import MarkedList


class Ticks(MarkedList):
    """The questions, the most important first, with room between them."""

    _questions: tuple[str, ...] = ()
    _asked: frozenset[str] = frozenset()

    def fill(self, questions: list[str], asked: list[str]) -> None:
        """Show them, each with whether it was asked; stay where one was."""
        self._questions, self._asked = tuple(questions), frozenset(asked)
        self._draw()

    def on_resize(self) -> None:
        """Wrap them anew."""
        self._draw()

    def _draw(self) -> None:
        here, last = self.highlighted, len(self._questions) - 1
        options = [
            Option(Content.assemble(self._row(question), "" if place == last else "\n"))
            for place, question in enumerate(self._questions)
        ]
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(options)
            self.highlighted = None if last < 0 else min(here or 0, last)

    def _row(self, question: str) -> Content:
        asked = question in self._asked
        sign = plain("✓  ", "bold $growth") if asked else plain("○  ", "$accent")
        return hanging_indent(sign, plain(question, "$muted" if asked else "bold"), self.size.width - 3)
