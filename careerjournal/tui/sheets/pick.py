"""Choose an entry by a few letters of its title."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from careerjournal.model.links import Kind, Ref
from careerjournal.tui.commands import command
from careerjournal.tui.entry.rows import facts
from careerjournal.tui.sheets.typing_on import TypingOn
from careerjournal.tui.widgets.line import Line
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.order import Card

MOST: Final = 100
"""Entries listed at a time; another letter makes them fewer."""


class PickEntry(TypingOn[Ref]):
    """Letters in; the chosen entry out.

    Args:
        journal: where the entries are.
        kinds: those to choose among.
    """

    BINDINGS = [
        command("escape", "leave", "close", "Choose nothing.", name="leave-pick"),
        command("down", "into_list", "to the list", "Go down into the list.", name="into-pick", footer=False),
    ]

    extent = "-tall"

    def __init__(self, journal: Journal, kinds: tuple[Kind, ...] = tuple(Kind)) -> None:
        super().__init__()
        self._journal = journal
        self._kinds = kinds

    def body(self) -> ComposeResult:
        """A field, and what fits."""
        yield Line(placeholder="a few letters of its title", id="pick-words")
        yield MarkedList(id="pick-list")

    def on_mount(self) -> None:
        """Offer everything, the latest first."""
        self._fill("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits."""
        event.stop()
        self._fill(event.value)

    def _fill(self, typed: str) -> None:
        words = typed.casefold().split()
        # Only those that are listed are read.
        fitting = (card for card in reversed(self._journal.order.of(self._kinds)) if _fits(card, words))
        options: list[Option] = []
        for card in islice(fitting, MOST):
            entry = self._journal.get(card.ref)
            if entry is not None:
                said = " · ".join(part for part in (str(card.ref), facts(entry)) if part)
                shown = Content.assemble((card.title, "bold"), (f"\n{said}\n", "$muted"))
                options.append(Option(shown, id=str(card.ref)))
        listed = self.query_one(MarkedList)
        listed.set_options(options)
        if options:
            listed.highlighted = 0

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the first, or the one that is highlighted."""
        event.stop()
        option = self.query_one(MarkedList).highlighted_option
        if option is not None and option.id:
            self.dismiss(Ref.parse(option.id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it."""
        event.stop()
        if event.option.id:
            self.dismiss(Ref.parse(event.option.id))

    def action_into_list(self) -> None:
        """Go down into the list, to the one below the one that enter would have taken."""
        listed = self.query_one(MarkedList)
        if listed.option_count:
            listed.focus()
            listed.action_cursor_down()


def _fits(card: Card, words: list[str]) -> bool:
    looked_at = f"{card.title} {card.ref}".casefold() if words else ""
    return all(word in looked_at for word in words)
