"""What is typed in the shell while the journal is open: an encrypted draft from the first answer on."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any, NoReturn

from careerjournal.cli.keeping import meeting, show_again
from careerjournal.cli.output import end_line, tell
from careerjournal.cli.status import CannotGoOn
from careerjournal.cli.typed import LeftOff

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from careerjournal.journal.journal import Journal
    from careerjournal.model import Ref

WAYS = "Today lists it in the journal, and “drafts” in “careerjournal plain” goes on with it."
"""Where a draft is found again."""


class ShellDraft:
    """The draft of an entry whose fields are asked for in the shell.

    Where another draft of it was left open, that stays as it is, and nothing is stored.

    Args:
        journal: the open journal.
        of: the entry; number 0 for a new one of its kind.
        lock_after: minutes without a key after which the journal is locked.
    """

    def __init__(self, journal: Journal, of: Ref, lock_after: int) -> None:
        from careerjournal.journal.entry_draft import EntryDraft

        self.lock_after = lock_after
        self._draft = EntryDraft(journal, of)
        self._called = str(of) if of.number else f"a new {of.kind}"
        self.is_own = self._draft.left is None
        """Whether what is typed is stored as the draft."""

    def tell_of_another(self) -> None:
        """Say where there is another draft, before anything is typed."""
        if not self.is_own:
            tell(
                f"There is a draft of {self._called} already, which stays as it is: what you type now is kept once you "
                f"have answered, not line by line. {WAYS}"
            )

    def store(self, values: Mapping[str, Any]) -> bool:
        """Store what was typed so far; whether it is on the disk. Where it is not, it is tried again with the next."""
        if not self.is_own:
            return False
        with meeting(signal.SIG_IGN, "SIGINT", "SIGTERM", "SIGHUP"):
            if self._draft.put_all(values) or self._draft.changed:
                return self._draft.store()
        return False

    def left(self, stop: LeftOff, values: Mapping[str, Any], words: str, keep: Callable[[], Ref] | None) -> NoReturn:
        """End after a question was left: what was typed stays as a draft, and that is said.

        Args:
            stop: how it was left.
            values: what was typed, as raw values.
            words: the same, to be handed back where it cannot be kept; empty where nothing was typed.
            keep: keeps what was said so far as an entry, where there is another draft already; None where that is none.

        Raises:
            CannotGoOn: it was left with ctrl+c.
            SystemExit: the process was told to end.
        """
        end_line()
        if not words.strip():
            said = f"{stop.why} Nothing was kept."
        elif self.store(values):
            said = f"{stop.why} What you typed is kept as a draft of {self._called}. {WAYS}"
        else:
            said = f"{stop.why} {self._kept_otherwise(words, keep)}".rstrip()
        if stop.number == signal.SIGINT:
            raise CannotGoOn(said)
        tell(said)
        raise SystemExit(128 + stop.number)  # as a shell says it

    def _kept_otherwise(self, words: str, keep: Callable[[], Ref] | None) -> str:
        from careerjournal.journal.errors import JournalError
        from careerjournal.model import RecordError

        if not self.is_own and keep is not None:
            try:
                return f"What you typed is kept, as {keep()}."
            except (CannotGoOn, JournalError, RecordError) as error:
                tell(str(error))
        show_again(self._called.removeprefix("a new "), words)
        return ""
