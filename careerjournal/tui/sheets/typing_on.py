"""A field above a list of what fits the words in it: what is typed while one walks the list is one of them, too."""

from __future__ import annotations

from functools import partial
from typing import Final, TypeVar

from textual.binding import Binding
from textual.events import Key, Paste
from textual.widgets import Input, OptionList
from textual.widgets.input import Selection

from careerjournal.tui.output.scrolled import Scrolled
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.line_list import LineList

T = TypeVar("T")


A_PAGE_DOWN: Final = Binding("pagedown", "a_page_down", show=False)
"""Goes from the field down the list, where there is one that ``into_list`` goes into."""


class TypingOn(Sheet[T]):
    """A sheet on which a letter that means nothing to the list goes back to the field; so does backspace.

    The list may be something that is only scrolled. The words only look for something, so nothing is lost with them.
    """

    loses = False

    types_on = True
    """A letter of another alphabet is one of the words, too, and no command by the key that it is on."""

    async def action_a_page_down(self) -> None:
        """Go a page down in the list."""
        await self.run_action("into_list")
        for listed in (*self.query(LineList), *self.query(OptionList)):
            listed.action_page_down()

    def on_key(self, event: Key) -> None:
        """Type on in the field."""
        if not isinstance(self.focused, OptionList | LineList | Scrolled) or event.key in self.active_bindings:
            return
        letter = event.character if event.is_printable else None
        if letter or event.key == "backspace":
            event.stop()
            field = self.query_one(Input)
            self.set_focus(field)
            # Behind the focus, with which the field selects all that stands in it.
            field.call_later(partial(_type, field, field.cursor_position, letter))

    def on_paste(self, event: Paste) -> None:
        """Paste into the field."""
        field = self.query_one(Input)
        if self.focused is not field:
            event.stop()
            place = field.cursor_position
            self.set_focus(field)
            field.call_later(partial(_paste, field, place, event.text))


def _paste(field: Input, place: int, text: str) -> None:
    field.selection = Selection.cursor(place)
    field.post_message(Paste(text))


def _type(field: Input, place: int, letter: str | None) -> None:
    field.selection = Selection.cursor(place)
    if letter is None:
        field.action_delete_left()
    else:
        field.insert_text_at_cursor(letter)
