"""No save key to remember: what is typed on a screen is stored as a draft, once a second, in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol

from careerjournal.tui.writing.storing import store_drafts

if TYPE_CHECKING:
    from textual.screen import Screen

    from careerjournal.journal.drafts import Drafts
    from careerjournal.journal.journal import Journal
    from careerjournal.model.links import Ref

PAUSE: Final = 0.8
"""Seconds from a key to the storing of what was typed by then: with the storing itself, a crash costs one second."""


class Timers(Protocol):
    """As much of a screen as autosaving needs."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Any:
        """Call back once, after so many seconds."""


class Autosave:
    """Stores what is typed in one form, as a draft.

    Args:
        timers: the screen where it is typed.
        drafts: the journal's.
        of: the entry it is of.
        values: what stands in the form.
        store: has the drafts stored soon; see `careerjournal.tui.writing.storing`.
    """

    def __init__(
        self,
        timers: Timers,
        drafts: Drafts,
        of: Callable[[], Ref],
        values: Callable[[], Mapping[str, Any]],
        store: Callable[[], object],
    ) -> None:
        self._timers = timers
        self._drafts = drafts
        self._of = of
        self._values = values
        self._store = store
        self._timer: Any = None
        self.unstored = False
        """Whether something was typed that the drafts do not hold yet."""

    @classmethod
    def on(
        cls, screen: Screen[Any], journal: Journal, of: Callable[[], Ref], values: Callable[[], Mapping[str, Any]]
    ) -> Autosave:
        """Autosaving on a screen of the program."""
        return cls(screen, journal.drafts, of, values, lambda: store_drafts(screen.app, journal))

    def changed(self) -> None:
        """Something was typed: store it soon, however quickly the next key follows."""
        self.unstored = True
        if self._timer is None:
            self._timer = self._timers.set_timer(PAUSE, self.store)

    def hold(self) -> None:
        """Hand what was typed to the drafts, at once; it is not on the disk yet."""
        self._wait_no_more()
        if self.unstored:
            self._drafts.hold(self._of(), self._values())
            self.unstored = False

    def store(self) -> None:
        """Hand it to the drafts, and have them stored."""
        self.hold()
        self._store()

    def stop(self) -> None:
        """Store nothing more: what was typed is kept, or let go."""
        self.unstored = False
        self._wait_no_more()

    def _wait_no_more(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
