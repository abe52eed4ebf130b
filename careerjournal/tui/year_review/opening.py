"""The way into a span in one sitting: which span, and the screen on which it goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from careerjournal.journal.draft_words import NEW_REVIEW, reviewed_in
from careerjournal.model.reflection import Reflection
from careerjournal.tui.sheets.ask_line import AskLine, reads_as_date
from careerjournal.tui.year_review.screen import ReviewScreen
from careerjournal.year_review.draft import review_of
from careerjournal.year_review.spans import span_to_review, usual_span

if TYPE_CHECKING:
    from textual.app import App

    from careerjournal.journal.drafts import Draft
    from careerjournal.journal.journal import Journal
    from careerjournal.model.links import Ref
    from careerjournal.model.spans import Span


def ask_for_span(app: App[Any], journal: Journal, then: Callable[[Span], object], near: Ref | None = None) -> None:
    """Ask which span is looked back over.

    One stands there already: the open look back's, or that of the one that was left as a draft, or the usual one.

    Args:
        app: on which it is asked.
        journal: the open journal.
        then: is given the span; it is not called where none was chosen.
        near: the open entry.
    """
    today = journal.today()

    def go(text: str | None) -> None:
        if text is not None:
            then(span_to_review(text, today))

    draft = journal.drafts.get(NEW_REVIEW)
    left = reviewed_in(draft) if draft is not None else None
    there = journal.get(near) if near is not None else None
    opened = there.reviewed if isinstance(there, Reflection) else None
    says = (
        "Eight quiet pages of what the journal holds of it; any of them can be skipped, or left for another day. "
        "Write it like 2026, 2026-q3 or 2025-07..2026-06."
    )
    asked = AskLine(
        "In one sitting: which time",
        says,
        (opened or left or usual_span(today)).key,
        check=reads_as_date(lambda line: span_to_review(line, today)),
        hint="2026 · 2026-q3 · 2025-07..2026-06",
        does="opens it",
        does_not="goes back",
        looks=True,
    )
    app.push_screen(asked, go)


def screen_of(journal: Journal, span: Span) -> ReviewScreen | None:
    """The screen on which this span goes on, or begins; None where one of another span is left open.

    Args:
        journal: the open journal; whoever asks before it was read waits for that.
        span: what is looked back over.
    """
    of = review_of(journal, span)
    draft = journal.drafts.get(NEW_REVIEW) if of == NEW_REVIEW else None
    if draft is not None and reviewed_in(draft) != span:
        return None
    return ReviewScreen(journal, of, span)


def screen_of_draft(journal: Journal, draft: Draft) -> ReviewScreen:
    """The screen on which a draft goes on that looks back over a span."""
    return ReviewScreen(journal, draft.of, reviewed_in(draft) or usual_span(journal.today()))
