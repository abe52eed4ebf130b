"""Help for where I am: what can be done here and with which key, from the commands' own declarations."""

from __future__ import annotations

from typing import Any, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from careerjournal.tui.safe import plain

_FAMILIES: Final = {
    "go": ("1–8", "sections", "Go to a section."),
    "place": ("0–9", "places", "Go to the meeting, a step, my questions, or what to raise again."),
    "note": ("1–7", "notes", "Take notes on a step."),
}
"""Commands that differ only in where they go, by how their names begin: a line for all of them."""


class HelpScreen(ModalScreen[None]):
    """The keys of a screen, each with its sentence."""

    CSS_PATH = ["../styles/page.tcss", "../styles/sheet.tcss"]
    BINDINGS = [Binding("escape,question_mark,f1,q,enter", "dismiss", "Close", show=False)]

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._of = screen

    def compose(self) -> ComposeResult:
        """Key, name and sentence, a line each."""
        with Vertical(classes="sheet"):
            yield Static(plain("Here you can"), classes="title")
            with VerticalScroll():
                yield Static(self._keys(), classes="words")
                yield Static(plain("Moving about"), classes="heading")
                yield Static(
                    plain(
                        "Arrows, j and k, g and G, page keys and the mouse move in every list and page. tab goes to "
                        "the next thing, enter opens it. [[setback 3]] in a text points at another entry."
                    ),
                    classes="words",
                )
                yield Static(plain("escape closes this", "$muted"), classes="hint")

    def _keys(self) -> Content:
        rows: dict[str, tuple[str, str, str]] = {}
        for _, binding, enabled, tooltip in self._of.active_bindings.values():
            if enabled and tooltip and binding.id:
                family = binding.id.partition("-")[0]
                name, row = (family, _FAMILIES[family]) if family in _FAMILIES else (binding.id, None)
                rows.setdefault(name, row or (self.app.get_key_display(binding), binding.description, tooltip))
        keys, labels = (max((len(row[column]) for row in rows.values()), default=0) for column in (0, 1))
        lines = [
            Content.assemble((key.rjust(keys), "bold $accent"), f"  {label.ljust(labels)}", (f"   {says}", "$muted"))
            for key, label, says in rows.values()
        ]
        return Content("\n").join(lines)

    async def action_dismiss(self, result: None = None) -> None:
        """Close it."""
        self.dismiss(result)
