"""A change of the journal that may be refused, as where the disk is full: why is said, and one goes on."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

from careerjournal.journal.errors import JournalError


def tried(where: Widget, change: Callable[[], object]) -> bool:
    """Change the journal, and return whether that could be done; where not, why is said in a message that passes."""
    try:
        change()
    except JournalError as error:
        where.notify(str(error), severity="error")
        return False
    return True
