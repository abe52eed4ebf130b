"""No save key to remember: what is typed on a screen is stored as a draft at every pause."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from careerjournal.journal.errors import JournalError
from careerjournal.tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from careerjournal.journal.drafts import Draft

PAUSE: Final = 1.0
"""Seconds without a key after which what was typed is stored: the most that a crash or a dead battery can cost."""


class Autosave:
    """Stores a draft a pause after the last key.

    Args:
        screen: where it is typed; its timers are used, and its status line says what is stored.
        store: stores what stands there.
    """

    def __init__(self, screen: Screen[Any], store: Callable[[], Draft]) -> None:
        self._screen = screen
        self._keep = store
        self._pause: Timer | None = None
        self.unstored = False
        """Whether something was typed that is not stored yet."""

    def changed(self) -> None:
        """Something was typed: store it at the next pause."""
        self.unstored = True
        if self._pause is not None:
            self._pause.stop()
        self._pause = self._screen.set_timer(PAUSE, self.store)

    def store(self) -> None:
        """Store what was typed since it was last stored."""
        if self._pause is not None:
            self._pause.stop()
        if not self.unstored:
            return
        try:
            draft = self._keep()
        except JournalError as error:
            self._screen.notify(str(error), severity="error", markup=False)
            return
        self.unstored = False
        for screen in dict.fromkeys((self._screen, self._screen.app.screen)):
            for line in screen.query(StatusLine):
                line.kept = f"draft kept {draft.when:%H:%M}"

    def stop(self) -> None:
        """Store nothing more: what was typed is kept, or let go."""
        self.unstored = False
        if self._pause is not None:
            self._pause.stop()
