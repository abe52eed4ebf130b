"""The places of a conversation, one under the other, each with a sign for whether anything is written there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from careerjournal.tui.commands import command, key_for
from careerjournal.tui.conversations.pages import MEETING, PLACES, QUESTIONS, Place, is_written, place_at
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.conversations.draft import ConversationDraft

NARROW: Final = 14
"""Columns under which only the numbers and the signs are shown."""

GOING: Final = tuple(
    command(at.key, f"to('{at.key}')", at.name, f"Go to {at.name}.", name=f"place-{at.key}", footer=False)
    for at in PLACES
)
"""A key for each place."""


class PlaceList(MarkedList):
    """Walked with j and k; the place that is highlighted is shown, enter writes in it."""

    class Chosen(Message):
        """A place is highlighted, or entered."""

        def __init__(self, place: Place, *, entered: bool) -> None:
            super().__init__()
            self.place = place
            self.entered = entered

    def __init__(self, draft: ConversationDraft) -> None:
        super().__init__(id="places")
        self._draft = draft

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self.fill()

    def fill(self, at: Place | None = None) -> None:
        """Draw the places anew, and stay where one was or go to one of them."""
        here = at or self.here
        narrow = 0 < self.size.width < NARROW
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options([Option(self._row(place, narrow), id=place.key) for place in PLACES])
            self.highlighted = PLACES.index(here)

    @property
    def here(self) -> Place:
        """The place that is highlighted."""
        option = self.highlighted_option
        return place_at(option.id or "") if option is not None else MEETING

    def _row(self, place: Place, narrow: bool) -> Content:
        sign = self._sign(place)
        key = (f"{key_for(self, f'place-{place.key}')} ", "$muted")
        apart = "\n" if place in (MEETING, PLACES[7]) and not narrow else ""
        if narrow:
            return Content.assemble(key, sign)
        wide = max(NARROW, self.size.width or 31) - 8
        name = place.name if len(place.name) <= wide else f"{place.name[: wide - 1].rstrip()}…"
        return Content.assemble(key, f" {name.ljust(wide)} ", sign, apart)

    def _sign(self, place: Place) -> tuple[str, str]:
        if place is MEETING:
            return " ", ""
        if place is QUESTIONS:
            count = len(str(self._draft.typed["questions"]).split("\n")) if is_written(place, self._draft) else 0
            return (str(count), "$growth") if count else ("○", "$muted")
        return ("●", "$growth") if is_written(place, self._draft) else ("○", "$muted")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show it."""
        event.stop()
        self.post_message(self.Chosen(place_at(event.option.id or ""), entered=False))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Write in it."""
        event.stop()
        self.post_message(self.Chosen(place_at(event.option.id or ""), entered=True))
