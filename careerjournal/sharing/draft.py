"""What is being got ready to leave, as a draft: it comes back after a lock, and is kept with what it tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerjournal.journal.entry_draft import EntryDraft
from careerjournal.journal.half_typed import half_in
from careerjournal.model.links import Kind, Ref

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.sharing.preparation import Preparation


def replacing(finding: str) -> str:
    """What is asked of something found, as a half answer to it is held: which words stand in its place.

    Args:
        finding: its key.
    """
    return f"replace {finding}"


def standing_in(name: str) -> str:
    """What is asked of a name, as a half answer to it is held: what stands in for it."""
    return f"stand-in {name}"


class ShareDraft(EntryDraft):
    """The draft of a new record of the ledger, which gets there only once it has left.

    Args:
        journal: the open journal.
        prep: what is got ready.
        path: where it is to be written, as far as that has been typed.
    """

    def __init__(self, journal: Journal, prep: Preparation, path: str = "") -> None:
        super().__init__(journal, Ref(Kind.SHARE, 0))
        self._prep = prep
        self._blank = self.typed = {**prep.as_draft(), "path": path}
        if self.left is not None and self.left.values.get("of") == prep.subject.key:  # it goes on with that one
            self.typed = {**self.typed, **half_in(self.left.values)}

    def make_ready(self, prep: Preparation) -> None:
        """Get something else ready from now on."""
        self._prep = prep

    def put_prepared(self, path: str) -> bool:
        """Take in how the preparation stands and where it is to be written; whether any of it is new."""
        return self.put_all({**self._prep.as_draft(), "path": path})

    def keep(self) -> Ref:
        """Keep what was opened and answered with what it is about; the draft goes.

        Raises:
            RecordError: something in it does not hold together.
            JournalError: it cannot be written; the draft stays.
        """
        with self._journal.together():
            self._prep.keep()
            self._journal.drafts.discard(self.of)
        return self.of
