"""The classes that say how much room there is, from a screen's first frame on.

Textual sets them at the first resize of a screen, which comes after a first layout without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen


def set_breakpoints(screen: Screen[Any]) -> None:
    """Give a screen that is about to be composed the app's classes for the size of the window."""
    app = screen.app
    width, height = app.size
    for breakpoints, room in ((app.HORIZONTAL_BREAKPOINTS, width), (app.VERTICAL_BREAKPOINTS, height)):
        reached = [(least, name) for least, name in breakpoints or () if room >= least]
        if reached:
            screen.add_class(max(reached)[1])
