"""A new recovery code: shown once, until two of its groups are typed back."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Input, Static

from careerjournal.access.first_words import AGAIN, SAYS, UNCONFIRMED
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.scrolled import Scrolled
from careerjournal.tui.unlock.interrupting import INTERRUPT, CanBeInterrupted
from careerjournal.tui.widgets.hints import Hint
from careerjournal.tui.widgets.keys_below import KeysBelow

if TYPE_CHECKING:
    from careerjournal.access.door import Door


_IN_A_LINE: Final = (4, 2, 1)
"""How many groups may stand in a line, so that they stand in columns."""
_GROUP: Final = 9
"""Cells of a group with its number."""
_BETWEEN: Final = "  "


class CodeToWriteDown(Static):
    """A recovery code: its groups, each with its number, in lines of as many whole groups as there is room for.

    Args:
        groups: the groups of the code.
        id: its id.
    """

    def __init__(self, groups: Sequence[str], *, id: str) -> None:  # noqa: A002 - as Textual calls it
        super().__init__("", id=id, markup=False)
        self._groups = tuple(groups)

    def forget(self) -> None:
        """Show it no more."""
        self._groups = ()
        self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room for."""
        del viewport
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it comes to."""
        del container, viewport
        return -(-len(self._groups) // _in_a_line(width))

    def render(self) -> Content:
        """The lines."""
        each = _in_a_line(self.content_size.width)
        groups = [
            Content.assemble((f"{place:>3} ", "$muted"), (group, "bold $ink"))
            for place, group in enumerate(self._groups, 1)
        ]
        lines = [Content(_BETWEEN).join(groups[start : start + each]) for start in range(0, len(groups), each)]
        return Content("\n").join(lines)


def _in_a_line(width: int) -> int:
    """How many groups stand in a line of so many cells."""
    return next((many for many in _IN_A_LINE if many * (_GROUP + len(_BETWEEN)) - len(_BETWEEN) <= width), 1)


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
        with Scrolled(classes="first-run"), Vertical():
            yield Static(plain("A new recovery code" if self._again else "Your recovery code", "bold $accent"))
            if self._again:
                yield Static(plain(AGAIN), classes="prose")
            yield Static(plain(SAYS), classes="prose")
            yield CodeToWriteDown(self._groups, id="code-itself")
            yield Static(plain(f"To be sure it is on paper: type back groups {first} and {second}."), id="code-asks")
            yield Input(id="code-back", placeholder="the two groups, with a space between")
            yield Static("", id="code-says", markup=False)
            yield Hint(("enter", "goes on"))
        yield KeysBelow()

    def on_mount(self) -> None:
        """Be ready to type, with the code in view: the field comes into view as one types."""
        self.query_one(Input).focus(scroll_visible=False)
        self.call_after_refresh(self._show_code)

    def _show_code(self) -> None:
        """Scroll as little as brings the code into view, and the field with it where both have room."""
        for shown in (self.query_one(Input), self.query_one(CodeToWriteDown)):
            shown.scroll_visible(animate=False, immediate=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Have in view what is typed."""
        event.stop()
        event.input.scroll_visible(animate=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Check what was typed."""
        event.stop()
        self.action_check()

    def action_check(self) -> None:
        """Go on, if these are the two groups."""
        first, second = self._asked
        if self._door.as_printed(self.query_one(Input).value) == self._groups[first] + self._groups[second]:
            self.query_one(CodeToWriteDown).forget()
            self.dismiss(None)
            return
        says = f"That is not groups {first + 1} and {second + 1}. Look at your paper, and type both again."
        self.query_one("#code-says", Static).update(plain(says))
