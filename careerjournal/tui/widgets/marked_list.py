"""An option list, walked with j, k, g, G and the arrows."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.events import Click
from textual.strip import Strip
from textual.widgets import OptionList

from careerjournal.tui.commands import arrows, moves
from careerjournal.tui.widgets.line_list import BAR


class MarkedList(OptionList):
    """An option list whose highlighted option is told by a bar at its edge as well as by its ground."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *moves("cursor_down", "cursor_up", "first", "last"),
        *arrows("cursor_down", "cursor_up"),
    ]

    def on_click(self, event: Click) -> None:
        """Let a click be none on a line that the list has no longer: it was filled anew since that was drawn."""
        option = event.style.meta.get("option")
        if isinstance(option, int) and option >= self.option_count:
            event.prevent_default()

    def render_line(self, y: int) -> Strip:
        """The line, with the bar where it belongs to the highlighted option."""
        return marked(self, super().render_line(y))


def marked(listed: OptionList, strip: Strip) -> Strip:
    """A line of an option list, with the bar at its edge where it belongs to the highlighted option."""
    style = next((segment.style for segment in strip if segment.style), None)
    if listed.highlighted is None or style is None or style.meta.get("option") != listed.highlighted:
        return strip
    bar = style + listed.get_component_rich_style("option-list--option-highlighted")
    accent = listed.app.theme_variables.get("accent", "")
    if accent.startswith("#"):
        bar += type(bar).parse(accent)
    return Strip.join([Strip([Segment(BAR[listed.has_focus], bar)]), strip.crop(1, strip.cell_length)])
