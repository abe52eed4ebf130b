"""What the screens that are opened next are made of, loaded before somebody opens one of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from careerjournal.garbage import freeze
from careerjournal.tui.widgets.background import beside

if TYPE_CHECKING:
    from textual.app import App

    from careerjournal.journal.journal import Journal

AHEAD: Final = (
    "careerjournal.tui.entry.prose",
    "careerjournal.tui.desk.search",
    "careerjournal.tui.writing.edit",
    "careerjournal.sharing.subjects",
    "careerjournal.tui.sharing.screen",
    "careerjournal.tui.lattice.view",
    "careerjournal.tui.patterns.view",
    "careerjournal.tui.shell.palette",
)
"""Modules that take up to a tenth of a second to load, those of what is likely to be opened first before the others."""

A_LOOK: Final = 0.05
"""Seconds between two looks whether all of a journal has been read."""
LOOKS: Final = 40
"""How many there are at most: whoever has much to be read opens one of those screens before all of it is. Ten thousand
entries are in by then on a slow machine, too; what is loaded in the middle of them holds them up for half a second."""


def load_once_read(app: App[Any], journal: Journal) -> None:
    """Load them once a journal has been read and can be searched, which takes longer beside it; or in two seconds."""
    looks = 0

    def look() -> None:
        nonlocal looks
        looks += 1
        if looks >= LOOKS or journal.is_locked or (journal.is_read and journal.searching.is_whole):
            timer.stop()
            beside(load_ahead)

    timer = app.set_interval(A_LOOK, look)


def load_ahead() -> None:
    """Load them; in a thread, so that nobody waits for it. Whoever needs one before that loads it, as without this.

    They stay as long as the program does, and are left out of what is looked through for what was closed.
    """
    for name in AHEAD:
        import_module(name)
    from careerjournal.exchange.formats import formats  # noqa: PLC0415 - with the others

    formats()  # the page of what came in names the program
    freeze()
