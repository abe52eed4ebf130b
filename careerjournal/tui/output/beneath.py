"""What is seen beneath a sheet is drawn a few lines at a time, as the sheet is.

Textual draws all of the screen beneath in one go as soon as one line of it is asked for, which is by far the longest
part of opening a sheet. It is needed before the first sheet.
"""

# ruff: noqa: SLF001 - what is drawn of a screen, and where what is on it stands, has no public names

from __future__ import annotations

from typing import Any, Final

from textual.geometry import Region
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget, _RenderCache

from careerjournal.tui.output.in_parts import LINES, draw, undrawn

_own_line: Final = Widget.render_line


def install() -> None:
    """Draw what is beneath a sheet a few lines at a time. Once is enough."""
    screen: Any = Screen
    screen.render_line = _render_line


def _render_line(self: Screen[Any], y: int) -> Strip:
    """A line of a screen; where one sees through it, of what is beneath, in its shade."""
    if self.styles.background.a == 1:
        return _own_line(self, y)
    lines: list[Any] = self._render_cache.lines
    beneath = _beneath(self)
    if beneath is None:
        if None in lines:  # there was one, of which not every line was asked for
            self._set_dirty()
        return _own_line(self, y)
    if self._dirty_regions or self._render_cache.size != self.size:
        lines = [None] * self.size.height
        self._render_cache = _RenderCache(self.size, lines)
        self._dirty_regions.clear()
    if lines[y] is None:
        wanted = range(y, min(y + LINES, len(lines)))
        lines[wanted.start : wanted.stop] = _shaded(self, beneath, wanted)
    line: Strip = lines[y]
    return line


def _beneath(screen: Screen[Any]) -> Screen[Any] | None:
    """The screen that another lies on; None where there is none."""
    stack = screen.app.screen_stack
    place = stack.index(screen) if screen in stack else 0
    return stack[place - 1] if place else None


def _shaded(screen: Screen[Any], beneath: Screen[Any], wanted: range) -> list[Strip]:
    """Lines of the screen beneath in the colour that it is seen through."""
    compositor = beneath._compositor
    width, height = compositor.size
    there = range(wanted.start, min(wanted.stop, height))
    chops = undrawn(compositor)
    draw(compositor, Region(0, there.start, width, len(there)), set(there), chops)
    colour, plain = screen.styles.background, screen.visual_style.rich_style
    found: list[Strip] = []
    for y in wanted:
        line = Strip.join(chops[y].values()) if y in there else Strip.blank(screen.size.width, plain)
        shaded = Strip(BackgroundScreen.process_segments(line, colour)).apply_style(plain)
        found.append(shaded.adjust_cell_length(screen.size.width, plain))
    return found
