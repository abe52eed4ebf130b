"""A new recovery code: shown once, until two of its groups are typed back."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from careerjournal.access.first_words import AGAIN, SAYS, UNCONFIRMED
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.unlock.interrupting import INTERRUPT, CanBeInterrupted
from careerjournal.tui.widgets.keys_below import KeysBelow

if TYPE_CHECKING:
    from careerjournal.access.door import Door


def in_groups(groups: Sequence[str]) -> Content:
    """A recovery code to be written down: its groups, four a line, each with its number."""
    lines: list[tuple[str, str]] = []
    for place, group in enumerate(groups, 1):
        lines += [(f"{place:>3} ", "$muted"), (f"{group}  ", "bold $ink")]
        if place % 4 == 0:
            lines.append(("\n", ""))
    return Content.assemble(*lines[:-1])


class RecoveryCodeScreen(CanBeInterrupted, Screen[None]):
    """Is dismissed once somebody has shown that the code is on paper.

    Args:
        door: the way into the journal, which knows how codes are typed.
        code: in its printed form.
        again: whether one was shown before that nobody confirmed.
    """

    OWN_WORDS = True
    CSS_PATH = "first_run.tcss"
    BINDINGS = [
        command("enter", "check", "go on", "Check the two groups, and go on to the journal.", name="check-code"),
        command("ctrl+q", "app.quit", "leave", f"Leave. {UNCONFIRMED}", name="quit-unconfirmed", anywhere=True),
        command("ctrl+l", "app.lock", "lock", f"Lock. {UNCONFIRMED}", name="lock-unconfirmed", anywhere=True),
        INTERRUPT,
    ]

    def __init__(self, door: Door, code: str, *, again: bool = False) -> None:
        super().__init__()
        self._door = door
        self._groups = code.split("-")
        self._again = again
        self._asked = sorted(secrets.SystemRandom().sample(range(len(self._groups)), 2))

    def compose(self) -> ComposeResult:
        """The code, and a field for two of its groups."""
        first, second = (place + 1 for place in self._asked)
        with VerticalScroll(classes="first-run"), Vertical():
            yield Static(plain("A new recovery code" if self._again else "Your recovery code", "bold $accent"))
            if self._again:
                yield Static(plain(AGAIN), classes="prose")
            yield Static(plain(SAYS), classes="prose")
            yield Static(in_groups(self._groups), id="code-itself", markup=False)
            yield Static(plain(f"To be sure it is on paper: type back groups {first} and {second}."), id="code-asks")
            yield Input(id="code-back", placeholder="the two groups, with a space between")
            yield Static("", id="code-says", markup=False)
        yield KeysBelow()

    def on_mount(self) -> None:
        """Be ready to type."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Check what was typed."""
        event.stop()
        self.action_check()

    def action_check(self) -> None:
        """Go on, if these are the two groups."""
        first, second = self._asked
        if self._door.as_printed(self.query_one(Input).value) == self._groups[first] + self._groups[second]:
            self.query_one("#code-itself", Static).update("")
            self.dismiss(None)
            return
        says = f"That is not groups {first + 1} and {second + 1}. Look at your paper, and type both again."
        self.query_one("#code-says", Static).update(plain(says))
