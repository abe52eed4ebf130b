"""Choose an entry by a few letters of its title."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from careerjournal.journal.titles import fit
from careerjournal.model.links import Kind, Ref
from careerjournal.model.moments import in_turn
from careerjournal.tui.commands import command
from careerjournal.tui.entry.rows import facts
from careerjournal.tui.sheets.typing_on import TypingOn
from careerjournal.tui.widgets.line import Line
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.order import Card
    from careerjournal.model import Entry

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
        self._titles: list[tuple[str, Entry]] = []

    def body(self) -> ComposeResult:
        """A field, and what fits."""
        yield Line(placeholder="a few letters of its title", id="pick-words")
        yield MarkedList(id="pick-list")

    def on_mount(self) -> None:
        """Offer everything, the latest first."""
        entries = sorted(self._journal.entries_of(*self._kinds), key=lambda one: in_turn(one.updated), reverse=True)
        self._titles = [(self._journal.title(entry), entry) for entry in entries]
        self._fill("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits."""
        event.stop()
        self._fill(event.value)

    def _fill(self, typed: str) -> None:
        fitting = [
            (how, title, entry) for title, entry in self._titles if (how := _fit(title, entry.ref, typed)) is not None
        ]
        fitting.sort(key=itemgetter(0))  # those that fit as well stay in their order, the latest first
        options: list[Option] = []
        for _, title, entry in fitting[:MOST]:
            said = " · ".join(part for part in (str(entry.ref), facts(entry)) if part)
            options.append(Option(Content.assemble((title, "bold"), (f"\n{said}\n", "$muted")), id=str(entry.ref)))
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


def _fit(title: str, ref: Ref, typed: str) -> int | None:
    """How well an entry fits what was typed: by its title, by its kind and number, or by words of both."""
    fits = (fit(title, typed), fit(str(ref), typed), fit(f"{title} {ref}", typed))
    return next((how for how in fits if how is not None), None)
