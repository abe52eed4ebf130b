"""From the forms of a screen to the conversation in hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from careerjournal.model import Step, StepName
from careerjournal.tui.writing.form import Form

if TYPE_CHECKING:
    from careerjournal.conversations.draft import ConversationDraft
    from careerjournal.journal.journal import Journal


class StepForm(Form):
    """The preparation and the notes of one step."""

    def __init__(self, step: StepName, draft: ConversationDraft, journal: Journal, only: Sequence[str] = ()) -> None:
        super().__init__(Step, draft.step(step), journal, only, name=step.value)
        self.step = step


def gathered(forms: Iterable[Form], draft: ConversationDraft) -> bool:
    """Take in what stands in every field of these; whether that is anything new."""
    new = False
    for form in forms:
        if (values := form.values_there) is None:
            continue
        new |= draft.put_step(form.step, values) if isinstance(form, StepForm) else draft.put_all(values)
    return new
