"""The screen is drawn in parts, a few lines at a time, so that a key never waits until all of it is drawn.

Textual draws all that has changed in one go, and for a line of it asks everything on the screen for all its lines. Here
it goes down the lines that have changed until its time is up, and goes on from there in a moment: what was typed
meanwhile comes first. It is needed before the first frame.
"""

# ruff: noqa: SLF001 - what is to be drawn, and what the screen does about it, has no public names

from __future__ import annotations

import asyncio
import time
from bisect import bisect_left, bisect_right
from collections import deque
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary, WeakSet

from textual._compositor import ChopsUpdate, Compositor
from textual._context import visible_screen_stack
from textual.geometry import Region
from textual.screen import Screen

from careerjournal.tui.output.short_turns import TURN

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.strip import Strip

SECONDS: Final = 0.012
"""How long a part is drawn; the lines that have begun by then are ended."""
LINES: Final = 4
"""Lines drawn between two looks at the time."""
_A_MOMENT: Final = 0.001
"""Seconds until the next part."""
_AT_MOST: Final = 0.2
"""Seconds for which what is less urgent waits for what is drawn."""

_goes_on: Final[WeakSet[Screen[Any]]] = WeakSet()
"""Screens whose next part is to come in a moment."""
_from: Final[WeakKeyDictionary[Screen[Any], int]] = WeakKeyDictionary()
"""The line from which a screen is drawn on: what changes above it again and again, as where a key is held, waits."""

_all_at_once: Final = Compositor.render_update


class DrawnAtOnce:
    """A screen that covers what nobody may see any more: it is drawn in one go, whatever else is to be done."""


def install() -> None:
    """Draw in parts. Once is enough."""
    compositor: Any = Compositor
    compositor.render_update = _render_update


async def drawn(screen: Screen[Any]) -> None:
    """Wait until nothing of a screen is left to be drawn, or for a moment where it changes again and again."""
    until = time.perf_counter() + _AT_MOST
    while screen in _goes_on and time.perf_counter() < until:  # noqa: ASYNC110 - nothing tells of it
        await asyncio.sleep(_A_MOMENT)


def _render_update(
    self: Compositor,
    full: bool = False,
    screen_stack: list[Screen[Any]] | None = None,
    simplify: bool = False,
) -> RenderableType | None:
    """Draw what has changed, on from where the last part ended, while a part may last; the rest stays to be drawn."""
    if full:
        # A picture of the screen is not sent to the terminal, where the rest is still to be drawn.
        changed = set(self._dirty_regions)
        picture = _all_at_once(self, full, screen_stack, simplify)
        self._dirty_regions.update(changed)
        return picture
    screen = self.root
    if not isinstance(screen, Screen) or isinstance(screen, DrawnAtOnce):
        return _all_at_once(self, full, screen_stack, simplify)
    if screen in _goes_on:
        return None
    if self._cuts is None:  # it has just been laid out anew, which took its time
        _goes_on_in_a_moment(screen)
        return None
    visible_screen_stack.set(screen_stack or [])
    window = self.size.region
    spans = [*self._regions_to_spans(part for region in self._dirty_regions if (part := region.intersection(window)))]
    self._dirty_regions.clear()
    if not spans:
        return None
    ends = time.perf_counter() + SECONDS
    left, right = min(first for _, first, _ in spans), max(last for _, _, last in spans)
    lines = sorted({y for y, _, _ in spans})
    begins = bisect_left(lines, _from.pop(screen, 0))
    to_draw = deque(lines[begins:] + lines[:begins])
    drawn: set[int] = set()
    chops = undrawn(self)
    while to_draw and (not drawn or time.perf_counter() < ends):
        top = to_draw[0]
        wanted: set[int] = set()
        while to_draw and top <= to_draw[0] < top + LINES:
            wanted.add(to_draw.popleft())
        draw(self, Region(left, top, right - left, max(wanted) - top + 1), wanted, chops)
        drawn |= wanted
    if to_draw:
        _from[screen] = to_draw[0]
        self._dirty_regions.update(Region(first, y, last - first, 1) for y, first, last in spans if y not in drawn)
        _goes_on_in_a_moment(screen)
    return ChopsUpdate(chops, [span for span in spans if span[0] in drawn], [cuts[1:] for cuts in self.cuts])


def undrawn(compositor: Compositor) -> list[dict[int, Strip | None]]:
    """For each line of the screen, by the cell it begins at, what is to be drawn; all of it is None yet."""
    return [dict.fromkeys(cuts[:-1]) for cuts in compositor.cuts]


def draw(compositor: Compositor, lines: Region, wanted: set[int], chops: list[dict[int, Strip | None]]) -> None:
    """Draw what is seen in some lines, each cut where something begins or ends; what is in front has been there first.

    Args:
        compositor: where everything stands.
        lines: a part of the screen.
        wanted: those of its lines that have changed.
        chops: for each line of the screen what was drawn, by the cell it begins at; this is filled.
    """
    cuts_of = compositor.cuts
    for widget, (region, clip) in compositor.visible_widgets.items():
        seen = region.intersection(clip)
        if not (seen.overlaps(lines) and widget.is_attached):  # what was taken out stands there until the next layout
            continue
        first, last = seen.column_span
        missing: list[tuple[int, list[int]]] = []
        for y in range(max(seen.y, lines.y), min(seen.bottom, lines.bottom)):
            if y in wanted:
                line, cuts = chops[y], cuts_of[y]
                own = cuts[bisect_left(cuts, first) : bisect_right(cuts, last)]
                if any(line[cut] is None for cut in own[:-1]):
                    missing.append((y, own))
        if not missing:
            continue  # all of it is covered by what is in front: mostly it only holds that
        top, bottom = missing[0][0], missing[-1][0] + 1
        strips = widget.render_lines(Region(seen.x - region.x, top - region.y, seen.width, bottom - top))
        for y, own in missing:
            line = chops[y]
            for cut, piece in zip(own, strips[y - top].divide([cut - first for cut in own[1:]]), strict=False):
                if line[cut] is None:
                    line[cut] = piece


def _goes_on_in_a_moment(screen: Screen[Any]) -> None:
    _goes_on.add(screen)
    asyncio.get_running_loop().call_later(_A_MOMENT, _go_on, screen)


def _go_on(screen: Screen[Any]) -> None:
    """Draw the next part, unless nothing may be drawn yet.

    What has changed meanwhile is left to the screen, which lays out first what is to be laid out anew.
    """
    _goes_on.discard(screen)
    if not (screen.is_running and screen.is_active):
        return  # what comes over it draws it, and so does its coming back
    app, compositor = screen.app, screen._compositor
    if app._batch_count or not TURN.has_room():
        _goes_on_in_a_moment(screen)
        return
    len(compositor.cuts)  # what is drawn now is no layout any more
    try:
        app._display(screen, compositor.render_update(screen_stack=app._background_screens))
    except Exception as error:  # as Textual does where it draws
        app._handle_exception(error)
