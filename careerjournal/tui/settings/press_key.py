"""Another key for a command: press it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.widgets import Static

from careerjournal.tui.commands import command, normal, spelled
from careerjournal.tui.keymap import Known, refused
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.hints import refusal

if TYPE_CHECKING:
    from careerjournal.tui.settings.setting import HasSettings


class PressKey(Sheet[str]):
    """Dismissed with the key that was pressed, once it is one that the command can have; or with None.

    Args:
        known: the command.
    """

    OWN_WORDS = True
    BINDINGS = [command("escape", "leave", "leave it", "Leave the key as it is.", name="leave-press-key")]

    hints = (("leave-press-key", "leaves it as it is"),)

    def __init__(self, known: Known) -> None:
        super().__init__()
        self._known = known
        self.heading = plain(f"Another key for “{known.label}”", "bold $ink")

    def body(self) -> ComposeResult:
        """What it does, that a key is waited for, and why the one that was pressed will not do."""
        if self._known.says:
            yield Static(plain(self._known.says, "$muted"), classes="words")
        yield Static(plain("Press the new key now."), classes="words")
        yield Static("", id="press-key-says", classes="words", markup=False)

    def take_key(self, key: str) -> None:
        """Take a key before anything else does: one that has a meaning elsewhere has none here, but to leave."""
        own = cast("HasSettings", self.app).own_keys
        if key in normal(own.get("leave-press-key", "escape")):
            self.dismiss(None)
            return
        wrong = refused(own, self._known.name, spelled(key))
        if not wrong and normal(spelled(key)) != [key]:  # as ctrl+space, which settings could not name
            wrong = f"“{spelled(key)}” cannot be the key for {self._known.name}: it names no key."
        if wrong:
            self.query_one("#press-key-says", Static).update(refusal(wrong))
        else:
            self.dismiss(key)
