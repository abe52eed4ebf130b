"""Which filters the lines of a widget pass on their way to the terminal. It is needed before the first frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

from textual.app import App
from textual.filter import LineFilter
from textual.widget import Widget


@runtime_checkable
class FiltersEachWidget(Protocol):
    """An app that has filters for each widget; `install` lets a widget ask for its own."""

    def filters_for(self, widget: Widget) -> Sequence[LineFilter]:
        """Return the filters of one widget's lines, the veil among them where it is not to be read."""


def install() -> None:
    """Let each widget be asked for its filters by itself.

    Textual asks every widget for its filters, and every widget answers with the app's: a filter is not told whose line
    it gets. The widgets are Textual's own, so the answer is changed where they inherit it from. Once is enough.
    """
    Widget.get_line_filters = _filters_of  # type: ignore[method-assign,assignment]


def _filters_of(widget: Widget) -> Sequence[LineFilter]:
    app: App[Any] = widget.app
    return app.filters_for(widget) if isinstance(app, FiltersEachWidget) else app.get_line_filters()
