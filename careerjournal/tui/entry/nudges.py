"""Nudges on screen: quiet lines, each of which can be let rest for good."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Final, Protocol, cast

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from careerjournal.journal.nudges import Nudge
from careerjournal.model.links import Ref
from careerjournal.tui.commands import command
from careerjournal.tui.entry.link_line import LinkLine
from careerjournal.tui.widgets.cutting import Wrapped
from careerjournal.tui.widgets.hints import hint

if TYPE_CHECKING:
    from careerjournal.settings import Settings

NUDGING: Final = [
    command(
        "comma", "let_rest", "let it rest", "Never ask this again; of a memory, choose how much rests.", footer=False
    )
]
"""What can be done with a nudge: the one that is focused, or the first that there is."""


class NudgeLine(LinkLine):
    """A nudge; enter opens the entry that it is about, or a later reading of it where that is asked for.

    Args:
        nudge: what is asked.
        title: the entry's, where it does not stand above already.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*NUDGING]

    class LetRest(Message):
        """Somebody wants never to be asked this again."""

        def __init__(self, nudge: Nudge) -> None:
            super().__init__()
            self.nudge = nudge

    class ReadingWanted(Message):
        """Somebody wants to say how an entry reads now."""

        def __init__(self, ref: Ref) -> None:
            super().__init__()
            self.ref = ref

    def __init__(self, nudge: Nudge, title: str = "") -> None:
        quoted = not title or "“" in nudge.says
        first, rest = (nudge.says, nudge.why) if quoted else (title, f"{nudge.says} {nudge.why}")
        super().__init__(nudge.of, Content.assemble(first, (f"\n{rest}", "$muted")))
        self.nudge = nudge

    def action_follow(self) -> None:
        """Open the entry, or a later reading of it."""
        if self.nudge.reading:
            self.post_message(self.ReadingWanted(self.nudge.of))
        else:
            super().action_follow()

    def action_let_rest(self) -> None:
        """Never ask this again."""
        self.post_message(self.LetRest(self.nudge))


class _HasSettings(Protocol):
    settings: Settings


def nudges_wanted(widget: Widget) -> bool:
    """Whether nudges are shown at all: the settings say so."""
    return cast("_HasSettings", widget.app).settings.nudges


def nudge_lines(asker: Widget, nudges: list[Nudge], titles: list[str]) -> Iterator[Widget]:
    """The nudges under their heading, and how to be rid of one; nothing where there are none.

    Args:
        asker: a widget of the app that shows them.
        nudges: what is asked.
        titles: for each the title of its entry, empty where it stands above already.
    """
    if nudges:
        rest = hint(asker, ("let-rest", "lets it rest"))
        yield Wrapped(Content.assemble("Worth a thought   ", rest), classes="heading")
        yield from (NudgeLine(nudge, title) for nudge, title in zip(nudges, titles, strict=True))
