"""Help for where I am: what can be done here and with which key, from the commands' own declarations."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from careerjournal.tui.safe import plain


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
        rows: list[tuple[str, str, str]] = []
        seen: set[str] = set()
        for _, binding, enabled, tooltip in self._of.active_bindings.values():
            if enabled and tooltip and binding.id and binding.id not in seen:
                seen.add(binding.id)
                rows.append((self.app.get_key_display(binding), binding.description, tooltip))
        wide = max((len(key) for key, _, _ in rows), default=0)
        lines = [
            Content.assemble((key.rjust(wide), "bold $accent"), f"  {label}", (f"   {says}", "$muted"))
            for key, label, says in rows
        ]
        return Content("\n").join(lines)

    async def action_dismiss(self, result: None = None) -> None:
        """Close it."""
        self.dismiss(result)
