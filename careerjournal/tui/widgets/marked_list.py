"""An option list, walked with j, k, g, G and the arrows."""

from __future__ import annotations

from rich.segment import Segment
from textual.binding import Binding
from textual.events import Click
from textual.strip import Strip
from textual.widgets import OptionList


class MarkedList(OptionList):
    """An option list whose highlighted option is told by a bar at its edge as well as by its ground."""

    BINDINGS = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
        Binding("g", "first", "First", show=False),
        Binding("G", "last", "Last", show=False),
    ]

    def on_click(self, event: Click) -> None:
        """Let a click be none on a line that the list has no longer: it was filled anew since that was drawn."""
        option = event.style.meta.get("option")
        if isinstance(option, int) and option >= self.option_count:
            event.prevent_default()

    def render_line(self, y: int) -> Strip:
        """The line, with the bar where it belongs to the highlighted option."""
        strip = super().render_line(y)
        style = next((segment.style for segment in strip if segment.style), None)
        if self.highlighted is None or style is None or style.meta.get("option") != self.highlighted:
            return strip
        bar = style + self.get_component_rich_style("option-list--option-highlighted")
        accent = self.app.theme_variables.get("accent", "")
        if accent.startswith("#"):
            bar += type(bar).parse(accent)
        return Strip.join([Strip([Segment("▌", bar)]), strip.crop(1, strip.cell_length)])
