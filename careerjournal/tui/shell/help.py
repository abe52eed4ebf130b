"""Help for where I am: what can be done here and with which key, from the commands' own declarations."""

from __future__ import annotations

import textwrap
from typing import Any, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from careerjournal.tui.output.safe import plain

_FAMILIES: Final = {
    "go": ("1–8", "sections", "Go to a section."),
    "place": ("0–9", "places", "Go to the meeting, a step, my questions, or what to raise again."),
    "note": ("1–7", "notes", "Take notes on a step."),
}
"""Commands that differ only in where they go, by how their names begin: a line for all of them."""


_Row = tuple[str, str, str]
"""A key, the name of what it does, and a sentence about that."""


class KeyTable(Widget):
    """Keys, names and sentences in columns; where it is narrow, each sentence stands beneath its name.

    Args:
        rows: one a command.
    """

    SENTENCE = 30
    """Cells that a column of sentences needs."""

    def __init__(self, rows: list[_Row]) -> None:
        super().__init__(classes="words")
        self._rows = rows
        self._keys, self._labels = (max((len(row[column]) for row in rows), default=0) for column in (0, 1))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it comes to."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """The table."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        before = self._keys + self._labels + 5
        beside = width - before >= self.SENTENCE
        indent = before if beside else self._keys + 2
        lines = []
        for key, label, says in self._rows:
            first, *more = textwrap.wrap(says, max(1, width - indent))
            named = Content.assemble((key.rjust(self._keys), "bold $accent"), "  ", label)
            if beside:
                gap = " " * (self._labels - len(label) + 3)
                lines.append(Content.assemble(named, gap, (first, "$muted")))
            else:
                lines += [named, plain(" " * indent + first, "$muted")]
            lines += [plain(" " * indent + line, "$muted") for line in more]
        return lines


class HelpScreen(ModalScreen[None]):
    """The keys of a screen, each with its sentence."""

    OWN_WORDS = True
    CSS_PATH = ["../entry/page.tcss", "../sheets/sheet.tcss"]
    BINDINGS = [Binding("escape,question_mark,f1,q,enter", "dismiss", "Close", show=False)]

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._of = screen

    def compose(self) -> ComposeResult:
        """Key, name and sentence, a line each."""
        with Vertical(classes="sheet"):
            yield Static(plain("Here you can"), classes="title")
            with VerticalScroll():
                here, in_text = self._keys()
                yield KeyTable(here)
                if in_text:
                    yield Static(plain("In the text"), classes="heading")
                    yield KeyTable(in_text)
                yield Static(plain("Moving about"), classes="heading")
                yield Static(
                    plain(
                        "Arrows, j and k, g and G, page keys and the mouse move in every list and page. tab goes to "
                        "the next thing, enter opens it. [[setback 3]] in a text points at another entry."
                    ),
                    classes="words",
                )
                yield Static(plain("escape closes this", "$muted"), classes="hint")

    def _keys(self) -> tuple[list[_Row], list[_Row]]:
        """Those of the screen, and those that edit the text that one is in."""
        rows: dict[str, _Row] = {}
        editing: dict[str, _Row] = {}
        for node, binding, enabled, tooltip in self._of.active_bindings.values():
            if enabled and tooltip and binding.id and isinstance(node, Input | TextArea):
                key = self.app.get_key_display(binding)
                editing.setdefault(binding.id, (key, binding.description, tooltip))
            elif enabled and tooltip and binding.id:
                family = binding.id.partition("-")[0]
                name, row = (family, _FAMILIES[family]) if family in _FAMILIES else (binding.id, None)
                rows.setdefault(name, row or (self.app.get_key_display(binding), binding.description, tooltip))
        return list(rows.values()), list(editing.values())

    async def action_dismiss(self, result: None = None) -> None:
        """Close it."""
        self.dismiss(result)
