"""A journal that is not as it was saved: what happened, what is safe, and what can be done, each with its key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from careerjournal.idle import Idle
from careerjournal.model import PartialDate
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.unlock.interrupting import INTERRUPT, CanBeInterrupted
from careerjournal.tui.widgets.hints import hint

if TYPE_CHECKING:
    from careerjournal.access.backups import Backup
    from careerjournal.access.refusals import Refusal


LEFT_ALONE = 300.0
"""Seconds after which the choice to go on is withdrawn: it opens the journal without another passphrase."""


class OpeningScreen(CanBeInterrupted, Sheet[bool]):
    """Is dismissed with whether to go on with the journal as it is.

    Args:
        refusal: why it was not opened.
        backups: the automatic copies there are, the latest first.
    """

    CSS_PATH = ["unsound.tcss"]
    BINDINGS = [
        command("o", "go_on", "go on", "Go on with this copy of the journal.", name="opening-go-on"),
        command("b", "show_ways", "backups", "Show how to put a backup in its place.", name="opening-backups"),
        command("escape", "leave", "back", "Back to the passphrase; nothing is changed.", name="opening-back"),
        command("q", "app.quit", "quit", "Leave the program; nothing is changed.", name="opening-quit"),
        INTERRUPT,
    ]

    extent = ""

    def __init__(self, refusal: Refusal, backups: Sequence[Backup]) -> None:
        super().__init__()
        self.heading = plain(refusal.title, "bold $ink")
        self._refusal = refusal
        self._backups = backups
        self._left = Idle()

    def body(self) -> ComposeResult:
        """What happened, what is safe; the commands beneath, at once where there is nothing to choose."""
        yield Static(plain(self._refusal.sentence), classes="words")
        yield Static(plain(self._refusal.safe), classes="words")
        yield Static(self._ways(), id="opening-ways", classes="words")

    def compose(self) -> ComposeResult:
        """The sheet, and the keys at the bottom of the window, which are there whatever is scrolled."""
        yield from super().compose()
        yield Static(self._keys(), id="opening-keys")

    def on_mount(self) -> None:
        """Keep the choice short where there is one; the keys scroll what does not fit."""
        self.query_one("#opening-ways").display = self._refusal.choice is None
        if self._refusal.choice is not None:
            self.set_interval(1.0, self._withdraw)

    def _withdraw(self) -> bool:
        """Take the choice back once nobody was there for long, as over a night with the lid closed."""
        late = self.is_current and self._left.seconds() >= LEFT_ALONE
        if late:
            self.dismiss(False)
        return late

    def _ways(self) -> Content:
        lines = []
        for way in self._refusal.ways:
            lines += [plain(way.says), Content.assemble("  ", (way.command, "$accent")), Content("")]
        if self._backups:
            lines.append(plain("Automatic copies, the latest first:"))
            lines += [
                Content.assemble("  ", (PartialDate.of(backup.day).words, "bold"), "  ", (str(backup.path), "$muted"))
                for backup in self._backups
            ]
        else:
            lines.append(plain("There is no automatic copy beside the journal."))
        return Content("\n").join(lines)

    def _keys(self) -> Content:
        choice = self._refusal.choice_says
        choices = [("opening-go-on", choice), ("opening-backups", "how to restore a backup")] if choice else []
        return hint(self, *choices, ("opening-back", "back"), ("opening-quit", "quit"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Going on is there only where it is the owner's to choose."""
        if action in ("go_on", "show_ways") and self._refusal.choice is None:
            return False
        return super().check_action(action, parameters)

    def action_go_on(self) -> None:
        """Go on with this copy."""
        if not self._withdraw():
            self.dismiss(True)

    def action_show_ways(self) -> None:
        """Show the commands and the copies, or hide them again."""
        ways = self.query_one("#opening-ways")
        ways.display = not ways.display
        if ways.display:
            ways.scroll_visible(animate=False)
