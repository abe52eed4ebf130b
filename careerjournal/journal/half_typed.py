"""An answer that was stopped in the middle: kept in the draft beside the fields, for it replaces nothing unasked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from careerjournal.journal.draft_words import HALF_ANSWER, HALF_OF

if TYPE_CHECKING:
    from careerjournal.journal.entry_draft import EntryDraft


def half_in(values: Mapping[str, Any]) -> dict[str, Any]:
    """Of the values of a draft what is kept of a half answer."""
    return {name: values[name] for name in (HALF_ANSWER, HALF_OF) if name in values}


class HalfTyped:
    """The half answer that a draft keeps; there is one at most.

    Args:
        draft: of the entry that is asked for.
    """

    def __init__(self, draft: EntryDraft) -> None:
        self._draft = draft

    @property
    def text(self) -> str:
        """What was typed, whatever it answers; empty where nothing is kept."""
        return str(self._draft.typed.get(HALF_ANSWER, ""))

    def of(self, question: str) -> str:
        """What was typed in answer to a question; empty where nothing is kept of that one."""
        return self.text if self._draft.typed.get(HALF_OF) == question else ""

    @property
    def question(self) -> str:
        """What it answers, as it was held; empty where nothing is kept."""
        return str(self._draft.typed.get(HALF_OF, "")) if self.text else ""

    def hold(self, question: str, typed: str) -> None:
        """Keep what was typed in answer to a question. Whoever stores the draft stores it."""
        self._draft.typed = {**self._draft.typed, HALF_ANSWER: typed, HALF_OF: question}

    def let_go(self) -> None:
        """Keep nothing."""
        self._draft.typed = {
            name: value for name, value in self._draft.typed.items() if name not in (HALF_ANSWER, HALF_OF)
        }
