"""What the screens that are opened next are made of, loaded before somebody opens one of them."""

from __future__ import annotations

from importlib import import_module
from typing import Final

AHEAD: Final = (
    "careerjournal.tui.entry.prose",
    "careerjournal.tui.desk.search",
    "careerjournal.tui.writing.edit",
    "careerjournal.sharing.subjects",
    "careerjournal.tui.sharing.screen",
)
"""Modules that take a tenth of a second or so to load, those of what is likely to be opened first before the others."""


def load_ahead() -> None:
    """Load them; in a thread, so that nobody waits for it. Whoever needs one before that loads it, as without this."""
    for name in AHEAD:
        import_module(name)
    from careerjournal.exchange.formats import formats  # noqa: PLC0415 - with the others

    formats()  # the page of what came in names the program
