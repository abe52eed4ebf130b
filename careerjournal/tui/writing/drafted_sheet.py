"""A sheet on which something is typed that is to be part of an entry: until it is kept it is a draft of that entry."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.widgets import Input

from careerjournal.tui.output.tried import tried
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.writing.autosave import Autosave

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.links import Ref
    from careerjournal.model.typed import Typed

T = TypeVar("T")


class DraftedSheet(Sheet[T]):
    """A sheet whose lines are stored at each pause, as a draft that the entry's form goes on with.

    Left, there is no draft any more; a draft of the entry that was left open before stands there again as it was.
    Dismissed with an answer, the draft stays until whoever asked has kept that, and calls `let_go`.

    Args:
        journal: the open journal.
        of: the entry; number 0 for a new one of its kind.
    """

    WRITES = True

    def __init__(self, journal: Journal, of: Ref) -> None:
        super().__init__()
        self.of = of
        self.status_kept = ""
        self._journal = journal
        self._before = journal.drafts.get(of)
        self._held = False
        """Whether there is a draft from here."""
        self._autosave = Autosave.on(self, journal, lambda: of, self._values)

    @abstractmethod
    def drafted(self) -> Typed:
        """What was typed, as raw values of the entry."""

    def _values(self) -> Typed:
        self._held = True
        return self.drafted()

    @on(Input.Changed)
    def _typed_in(self) -> None:
        if self.loses:
            self._autosave.changed()
        else:
            self.let_go()

    def flush(self) -> None:
        """Hand what was typed to the drafts; where nothing was, there is none to hand over."""
        if self.is_mounted and self.loses:
            self._autosave.unstored = True
            self._autosave.hold()

    def let_go(self) -> None:
        """Leave no draft of what was typed here; one that was left open before stands there again as it was."""
        self._autosave.stop()
        if self._held:
            tried(self, self._discard)

    def _discard(self) -> None:
        before = self._before
        self._journal.drafts.discard(self.of)
        if before is not None:
            self._journal.drafts.keep(self.of, before.values, before.when)
        self._held = False

    def answer(self, answer: T) -> None:
        """Be dismissed with an answer; what was typed is a draft until it is kept."""
        if self.loses:
            self._autosave.unstored = True
            self._autosave.store()
        self.dismiss(answer)

    def action_leave(self) -> None:
        """Leave it; nothing is changed, and no draft stays."""
        self.let_go()
        super().action_leave()
