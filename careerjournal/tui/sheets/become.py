"""Choose what an entry becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from careerjournal.model.links import Kind
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections.kinds import SHOWN
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.hints import key_shown
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import Binding

_KEYS: Final = {Kind.SETBACK: "s", Kind.SUCCESS: "w", Kind.LESSON: "l", Kind.ASPIRATION: "a"}


def _commands() -> list[Binding]:
    return [
        command(
            key,
            f"take('{kind}')",
            kind.with_article,
            f"Make it {kind.with_article}.",
            name=f"becomes-{kind}",
            footer=False,
        )
        for kind, key in _KEYS.items()
    ]


class BecomeSheet(Sheet[Kind]):
    """The kinds that it can become, one key each; dismissed with the one that was chosen.

    Args:
        title: of the entry.
        kinds: what it can become.
        likely: what it reads like, if anything; it is highlighted.
    """

    BINDINGS = [command("escape", "leave", "close", "Leave it what it is.", name="leave-becoming"), *_commands()]

    hints = (("enter", "takes that one"), ("leave-becoming", "leaves it what it is"))

    def __init__(self, title: str, kinds: Sequence[Kind], likely: Kind | None = None) -> None:
        super().__init__()
        self.heading = Content("\n").join([plain("It becomes", "bold $accent"), plain(title, "$muted")])
        self._kinds = tuple(kinds)
        self._likely = likely

    def body(self) -> ComposeResult:
        """The kinds, each with its key and what it is."""
        yield MarkedList(*(Option(self._row(kind), id=kind.value) for kind in self._kinds), id="kinds")

    def _row(self, kind: Kind) -> Content:
        key = key_shown(self, f"becomes-{kind}")
        name = f" {kind.with_article}".ljust(16)
        return Content.assemble(" " * (2 - key.cell_length), key, (name, "bold"), (SHOWN[kind].says, "$muted"))

    def on_mount(self) -> None:
        """Highlight what it reads like."""
        super().on_mount()
        if self._likely in self._kinds:
            self.query_one(MarkedList).highlighted = self._kinds.index(self._likely)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it."""
        event.stop()
        self.dismiss(Kind(str(event.option.id)))

    def action_take(self, kind: str) -> None:
        """Take the one with this key."""
        self.dismiss(Kind(kind))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what it can become."""
        return action != "take" or parameters[0] in self._kinds
