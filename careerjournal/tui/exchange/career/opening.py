"""The way into the sorting screen: of what was just read, of what was left as a draft, or asking where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerjournal.exchange.career.draft import LINES, ROLE, HalfSorted, from_values, role_from
from careerjournal.journal.draft_words import NEW_CAREER
from careerjournal.tui.exchange.career.from_where import FromWhereScreen
from careerjournal.tui.exchange.career.screen import CareerScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from careerjournal.journal.journal import Journal
    from careerjournal.model.links import Ref

    Then = Callable[[tuple[Ref, ...] | None], Any]


def bring_in(app: App[Any], journal: Journal, then: Then, half: HalfSorted | None = None) -> None:
    """Show the sorting screen; where nothing was read, go on with the draft that was left, or ask where it is.

    Args:
        app: on which it is shown.
        journal: the open journal; every entry has been read.
        then: is given what came in, or None.
        half: a career that was just read. Where another is left as a draft, that one is shown, and said to be.
    """
    draft = journal.drafts.get(NEW_CAREER)
    left = from_values(draft.values) if draft is not None else None
    if left is not None:
        if half is not None and half.career != left.career:
            app.notify("Another career is half sorted. Bring it in or let it go first; then open this one again.")
        changing = role_from(str(draft.values.get(ROLE, ""))) if draft is not None else None
        app.push_screen(CareerScreen(journal, left, kept=True, changing=changing), then)
    elif half is not None and not (draft is not None and str(draft.values.get(LINES, "")).strip()):
        app.push_screen(CareerScreen(journal, half), then)
    else:
        if half is not None:
            app.notify("Lines of a CV were left here. Go on with them or empty them first; then open the file again.")

        def read(found: HalfSorted | None) -> None:
            if found is not None:
                app.push_screen(CareerScreen(journal, found), then)
            else:
                app.call_later(then, None)  # it may be a coroutine

        app.push_screen(FromWhereScreen(journal, draft.values if draft is not None else None), read)
