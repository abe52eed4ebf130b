"""What the journal already holds for a step, beside it: space takes one of them into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from careerjournal.model.text import first_words
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.hints import Hint
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.conversations.offers import Offer


MOST_OFFERED: Final = 200
"""Offers that the list holds: all are measured before one is drawn. It says of how many they are the first."""


class OfferList(MarkedList):
    """The offers; the one that is highlighted is next."""

    BINDINGS = [command("escape", "screen.to_places", "to the steps", "Go back to the steps.", name="leave-offers")]

    class Taken(Message):
        """One is to go into the text."""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it: enter and a click do what space does."""
        event.stop()
        self.post_message(self.Taken())


class Reach(Hint):
    """How to come to the offers, and how many there are, where there is no room for them beside the step."""

    def __init__(self) -> None:
        super().__init__(id="reach")

    def say_how_many(self, count: int) -> None:
        """Say it; nothing where there are none."""
        self.set_class(not count, "-none")
        self.say(("offers", f"{count} from the journal"), ("offers-while-writing", "while writing"))


class Offers(Vertical):
    """The list with its name, or a sentence where there is nothing to offer."""

    def __init__(self) -> None:
        super().__init__(id="offers")
        self._offers: list[Offer] = []

    def compose(self) -> ComposeResult:
        """Name, list, hint."""
        yield Static(plain("From the journal", "bold $accent"), id="offers-title")
        yield Static(id="offers-none")
        yield OfferList(id="offers-list")
        yield Hint(("take", "takes it into the text"), id="offers-hint")

    def show(self, offers: list[Offer], text: str, *, keep: bool = False) -> None:
        """Offer these for a text; go to the first that is not in it, or stay near where one was."""
        listed = self.query_one(OfferList)
        before = listed.highlighted or 0
        title = "From the journal"
        if len(offers) > MOST_OFFERED:
            title = f"{title}: the first {MOST_OFFERED} of {len(offers):,}"
            offers = offers[:MOST_OFFERED]
        self.query_one("#offers-title", Static).update(plain(title, "bold $accent"))
        self._offers = offers
        taken = [offer.is_in(text) for offer in offers]
        listed.set_options([Option(_row(offer, there)) for offer, there in zip(offers, taken, strict=True)])
        listed.display = self.query_one("#offers-hint").display = bool(offers)
        none = self.query_one("#offers-none", Static)
        none.display = not offers
        none.update(plain("Nothing in it for this step yet.", "$muted"))
        if offers:
            start = min(before, len(offers) - 1) if keep else 0
            order = [*range(start, len(offers)), *range(start)]
            listed.highlighted = next((place for place in order if not taken[place]), start)

    @property
    def next(self) -> Offer | None:
        """The one that is highlighted."""
        at = self.query_one(OfferList).highlighted
        return self._offers[at] if at is not None and at < len(self._offers) else None


def _row(offer: Offer, taken: bool) -> Content:
    heading = (f"✓ {offer.heading}", "$muted") if taken else (offer.heading, "$accent")
    words = (first_words(offer.words, 120), "$muted" if taken else "")
    return Content.assemble(heading, (f"  {offer.of}\n", "$muted"), words, "\n")
