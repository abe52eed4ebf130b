"""A list that drops down, with one word of a closed set in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.strip import Strip
from textual.visual import VisualType
from textual.widgets import Select

# `SelectOverlay` is public nowhere: its own binding says “Dismiss menu” among the keys below.
from textual.widgets._select import SelectOverlay
from textual.widgets.option_list import Option

from careerjournal.tui.widgets.marked_list import marked


class _Dropped(SelectOverlay):
    """The list that has dropped down."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "close the list")]

    def add_options(self, new_options: Iterable[Option | VisualType | None]) -> Self:
        """Add them; the one that chooses nothing, which Textual dims, in the colour of what is no content."""
        return super().add_options(
            Option(Content.styled(one.prompt.plain, "$muted"))
            if isinstance(one, Option) and isinstance(one.prompt, Text)
            else one
            for one in new_options
        )

    def render_line(self, y: int) -> Strip:
        """The line, with the bar where it belongs to the highlighted option."""
        return marked(self, super().render_line(y))


class Choices(Select[str]):
    """Textual's, which says in our words how its list closes; closed, too, it takes letters for a choice."""

    _begun = ""
    """What was typed of a word since the list has the focus."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """A letter or a digit chooses, and so does whatever goes on with a word that was begun."""
        del key
        if character is None or not character.isprintable():
            return False
        return character.isalnum() or bool(self._begun and self._beginning_with(self._begun + character))

    def on_key(self, event: Key) -> None:
        """Choose what begins with what was typed; a letter again, the next that begins with it."""
        if not self.has_focus or event.character is None or not self.check_consume_key(event.key, event.character):
            self._begun = ""
            return
        event.stop()
        event.prevent_default()
        found = self._beginning_with(self._begun + event.character)
        if found:
            self._begun += event.character
        else:
            self._begun = event.character
            found = self._beginning_with(event.character)
        if not found:
            self._begun = ""
        elif self.value not in found:
            self.value = found[0]
        elif len(self._begun) == 1:
            self.value = found[(found.index(self.value) + 1) % len(found)]

    def on_blur(self) -> None:
        """Begin anew."""
        self._begun = ""

    def _beginning_with(self, typed: str) -> list[Any]:
        """What can be chosen and begins with this, in its order."""
        wanted = typed.casefold()
        return [
            value
            for _, value in self._options
            if (value if isinstance(value, str) else self.prompt).casefold().startswith(wanted)
        ]

    def compose(self) -> ComposeResult:
        """What is chosen, and the list."""
        for widget in super().compose():
            yield _Dropped().data_bind(compact=Select.compact) if isinstance(widget, SelectOverlay) else widget
