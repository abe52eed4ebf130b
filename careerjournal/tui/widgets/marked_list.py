"""An option list, walked with j, k, g, G and the arrows; an option is measured and drawn a line at a time."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from rich.segment import Segment
from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.strip import Strip
from textual.style import Style
from textual.visual import Padding, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from careerjournal.tui.commands import arrows, moves
from careerjournal.tui.widgets.line_list import BAR
from careerjournal.tui.widgets.list_position import ListWithPosition
from careerjournal.tui.widgets.tall import Tall


class BreaksAnew(OptionList):
    """An option list whose words are broken anew for the room beside its bar, when that comes or goes.

    Textual does so only for another size of the whole, and then does not show the last line of an option.
    """

    def watch_show_vertical_scrollbar(self) -> None:
        """Measure the options anew."""
        self._clear_caches()


class MarkedList(BreaksAnew, ListWithPosition):
    """An option list whose highlighted option is told by a bar at its edge as well as by its ground."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *moves("cursor_down", "cursor_up", "first", "last"),
        *arrows("cursor_down", "cursor_up"),
    ]

    @property
    def row_count(self) -> int:
        """How many options there are."""
        return self.option_count

    def highlight(self, row: int) -> None:
        """Go to an option; nobody is told of it."""
        with self.prevent(OptionList.OptionHighlighted):
            self.highlighted = row

    def on_click(self, event: Click) -> None:
        """Let a click be none on a line that the list has no longer: it was filled anew since that was drawn."""
        option = event.style.meta.get("option")
        if isinstance(option, int) and option >= self.option_count:
            event.prevent_default()

    def _get_visual(self, option: Option) -> Visual:
        visual = super()._get_visual(option)
        if isinstance(visual, Content):
            option._visual = visual = Tall(visual)  # noqa: SLF001 - where Textual keeps it
        return visual

    def _get_option_render(self, option: Option, style: Style) -> list[Strip]:
        visual = self._get_visual(option)
        padding = self.get_component_styles("option-list--option").padding
        if not isinstance(visual, Tall) or padding.height or option._divider:  # noqa: SLF001 - nothing else tells
            return super()._get_option_render(option, style)
        width = self.scrollable_content_region.width
        key = option, style, padding
        if key not in self._option_render_cache:
            meta = {"option": self._option_to_index[option]}

            def drawn(line: Content) -> list[Strip]:
                strips = Visual.to_strips(self, Padding(line, padding), width, None, style)
                return [strip.extend_cell_length(width, style.rich_style).apply_meta(meta) for strip in strips]

            rows = visual.rows(cast("Any", self.styles), width - padding.width, drawn)
            self._option_render_cache[key] = cast("list[Strip]", rows)  # it is only asked for one row at a time
        return self._option_render_cache[key]

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
