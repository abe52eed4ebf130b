"""Which screen a kind of entry is written on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerjournal.journal.draft_words import reading_left, reviewed_in
from careerjournal.journal.look_back import broken_off_in
from careerjournal.model.links import Kind, Ref

if TYPE_CHECKING:
    from textual.screen import Screen

    from careerjournal.journal.journal import Journal


def writing_screen(
    journal: Journal, ref: Ref, prefill: dict[str, Any] | None = None, begun: dict[str, Any] | None = None
) -> Screen[Any]:
    """The screen to write an entry on: a conversation has its own, everything else the form.

    So has a look back over a span in one sitting, of which a draft was left, and so have a later reading and a guess at
    what was sealed.

    Args:
        journal: the open journal.
        ref: the entry; number 0 for a new one of its kind.
        prefill: what stands in a new one at the beginning, which is nothing to keep by itself.
        begun: what was chosen for a new one before, which is kept even if nothing is added to it.
    """
    draft = journal.drafts.get(ref)
    if draft is not None and (place := broken_off_in(draft)) is not None and journal.get(ref) is not None:
        from careerjournal.tui.today.look_back import LookBackScreen  # noqa: PLC0415 - loaded when it is wanted

        return LookBackScreen(journal, ref, place)
    if ref.kind is Kind.CONVERSATION:
        from careerjournal.tui.conversations.prepare import ConversationScreen  # noqa: PLC0415 - loaded when it is wanted

        return ConversationScreen(journal, ref, prefill)
    if draft is not None and reading_left(draft) is not None and journal.get(ref) is not None:
        from careerjournal.tui.writing.later_reading import LaterReading  # noqa: PLC0415 - the same

        return LaterReading(journal, ref)
    if ref.kind is Kind.REFLECTION and draft is not None and reviewed_in(draft):
        from careerjournal.tui.year_review.opening import screen_of_draft  # noqa: PLC0415 - the same

        return screen_of_draft(journal, draft)
    from careerjournal.tui.writing.edit import EditScreen  # noqa: PLC0415 - the same

    return EditScreen(journal, ref, prefill, begun)
