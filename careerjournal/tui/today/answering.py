"""Answering a question, where another answer may have been begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from careerjournal.journal.errors import JournalError
from careerjournal.model.links import Kind, Ref
from careerjournal.model.records import RecordError
from careerjournal.model.reflection import Reflection
from careerjournal.model.typed import TypedError, from_typed

if TYPE_CHECKING:
    from careerjournal.journal.drafts import Draft
    from careerjournal.journal.journal import Journal

NEW: Ref = Ref(Kind.REFLECTION, 0)


class Answers(Screen[None]):
    """The desk's part in answering questions."""

    _journal: Journal

    def write(self, ref: Ref, prefill: dict[str, object] | None = None) -> None:
        """Open the form on an entry; with number 0, on a new one."""
        raise NotImplementedError

    def answer(self, question: str) -> None:
        """Answer a question in a new reflection; ask first where one was begun about something else."""
        from careerjournal.tui.today.two_answers import TwoAnswers  # noqa: PLC0415 - seldom seen

        draft = self._journal.drafts.get(NEW)
        if draft is None or draft.values.get("prompt") == question:
            self.write(NEW, {"prompt": question})
            return

        def chosen(choice: str | None) -> None:
            if choice == "on" or (choice == "keep" and not self._kept(draft)):
                self.write(NEW)
            elif choice == "keep":
                self.write(NEW, {"prompt": question})

        self.app.push_screen(TwoAnswers(draft, question), chosen)

    def _kept(self, draft: Draft) -> bool:
        """Keep a draft as an entry; one that does not hold together stays a draft, and is said to."""
        try:
            self._journal.add(from_typed(Reflection, dict(draft.values), self._journal.today()))
        except (TypedError, RecordError, JournalError):
            self.notify("What was begun cannot be kept as it stands yet. Here it is.")
            return False
        return True
