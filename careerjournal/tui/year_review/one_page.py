"""One A4 page of a span in one sitting: what of it goes on the page, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from careerjournal.conversations.brief import BriefPiece
from careerjournal.sharing import openings
from careerjournal.tui.conversations.pieces_screen import PiecesScreen
from careerjournal.year_review.one_page import pieces

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry
    from careerjournal.model.links import Ref
    from careerjournal.tui.writing.autosave import Autosave
    from careerjournal.year_review.draft import ReviewDraft
    from careerjournal.year_review.pages import Contents


class OnePageScreen(PiecesScreen):
    """The page of a span that is looked back over.

    Args:
        journal: the open journal.
        draft: the answers, and the choice.
        autosave: stores it at the next pause.
        contents: what each page of the sitting holds, by its key.
    """

    CSS_PATH = ["../entry/page.tcss", "../conversations/pieces_screen.tcss"]
    CALLED = "page"
    ONLY = "Of setbacks and successes only what you opened for sharing can stand here."

    _draft: ReviewDraft

    def __init__(
        self, journal: Journal, draft: ReviewDraft, autosave: Autosave, contents: Mapping[str, Contents]
    ) -> None:
        super().__init__(journal, draft, autosave)

        def opened(ref: Ref) -> Collection[str]:
            return openings.opened(journal, journal.entry(ref))

        self._pieces = pieces(draft.span, contents, draft.answers, opened)

    async def on_mount(self) -> None:
        """Say what it is a page of; Textual has the screen it extends show it, too."""
        self.status_place = f"{self._draft.span.words} › One page"

    def pieces(self) -> list[BriefPiece]:
        """What the journal holds of the span, and the answers."""
        return self._pieces

    @property
    def chosen(self) -> Sequence[str]:
        """What the draft keeps as the page."""
        return self._draft.chosen

    def choose(self, keys: list[str]) -> None:
        """Keep it with the draft."""
        self._draft.choose(tuple(keys))

    @property
    def title_of_page(self) -> str:
        """The span that it is of."""
        return f"{self._draft.span.words} in one sitting"

    @property
    def file_name(self) -> str:
        """Named for the span."""
        return f"{self._draft.span.key}.html"

    @property
    def made_of(self) -> Iterable[Entry]:
        """The reflection, once it is kept."""
        kept = self._journal.get(self.of)
        return [kept] if kept else []

    @property
    def nothing_to_put(self) -> str:
        """The heading can always stand there."""
        return ""
