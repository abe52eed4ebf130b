"""A list that drops down, with one word of a closed set in it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Select

# `SelectOverlay` is public nowhere: its own binding says “Dismiss menu” among the keys below.
from textual.widgets._select import SelectOverlay


class _Dropped(SelectOverlay):
    """The list that has dropped down."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "close the list")]


class Choices(Select[str]):
    """Textual's, which says in our words how its list closes."""

    def compose(self) -> ComposeResult:
        """What is chosen, and the list."""
        for widget in super().compose():
            yield _Dropped().data_bind(compact=Select.compact) if isinstance(widget, SelectOverlay) else widget
