"""An app that sees to it that somebody has the recovery code before the journal is worked in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual.app import App
from textual.screen import Screen

if TYPE_CHECKING:
    from careerjournal.access.door import Door, Made
    from careerjournal.journal.journal import Journal

T = TypeVar("T")

NOT_NOW = "Nobody has confirmed the recovery code, and it could not be replaced now. The next opening tries again."
NOT_NOTED = "That the recovery code is confirmed could not be kept, so the next opening makes a new one."


class ConfirmsCode(App[int]):
    """An app's part in it."""

    journal: Journal | None
    _door: Door

    def _sit_down(self, journal: Journal) -> None:
        """Begin at the desk."""
        raise NotImplementedError

    def _work_in(self, journal: Journal) -> None:
        """From now on this journal is open, and locked when it is time to."""
        raise NotImplementedError

    def _go_to(self, screen: Screen[T], then: Callable[[T | None], None] | None = None) -> None:
        """Show a screen, and hear what comes of it."""
        raise NotImplementedError

    def _made(self, made: Made | None) -> None:
        """Show the recovery code of a journal that was just made."""
        if made is None:
            self.exit(0)
        else:
            self._show(made.journal, made.recovery_code, again=False)

    def _arrived(self, journal: Journal, *, with_code: bool) -> None:
        """Begin at the desk; first show a new recovery code, where nobody confirmed the one there is.

        Args:
            journal: just opened.
            with_code: whether by its recovery code, which somebody has, then.
        """
        from careerjournal.journal.errors import JournalError  # noqa: PLC0415 - loaded behind the lock screen

        try:
            if journal.keys.code_is_unconfirmed() and not with_code:
                self._show(journal, journal.keys.new_recovery_code(to_confirm=True), again=True)
                return
            if with_code:
                journal.keys.confirm_code()
        except JournalError:  # it is open to read only, or cannot be written now
            self.notify(NOT_NOW, timeout=12)
        self._sit_down(journal)

    def _show(self, journal: Journal, code: str, *, again: bool) -> None:
        from careerjournal.tui.unlock.recovery_code import RecoveryCodeScreen  # noqa: PLC0415 - seldom seen

        self._work_in(journal)
        self._go_to(RecoveryCodeScreen(self._door, code, again=again), self._confirmed)

    def _confirmed(self, _: None) -> None:
        from careerjournal.journal.errors import JournalError  # noqa: PLC0415 - loaded behind the lock screen

        journal = self.journal
        if journal is None:
            return
        try:
            journal.keys.confirm_code()
        except JournalError:
            self.notify(NOT_NOTED, timeout=12)
        self._sit_down(journal)
