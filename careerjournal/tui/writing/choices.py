"""A list that drops down, with one word of a closed set in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
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
    """Textual's, which says in our words how its list closes."""

    def compose(self) -> ComposeResult:
        """What is chosen, and the list."""
        for widget in super().compose():
            yield _Dropped().data_bind(compact=Select.compact) if isinstance(widget, SelectOverlay) else widget
