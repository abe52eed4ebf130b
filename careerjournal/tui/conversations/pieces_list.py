"""What is on the brief, in its order, and beneath it what could be."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from careerjournal.conversations.brief import BriefPiece
from careerjournal.tui.widgets.marked_list import MarkedList


class PiecesList(MarkedList):
    """The pieces. Its options' ids are their keys."""

    def fill(self, on: list[BriefPiece], off: list[BriefPiece], here: str | None) -> None:
        """Show what is on and what is not, with one of them highlighted, or else the first that is not on."""
        options = [Option(_on(piece), id=piece.key) for piece in on]
        if off:
            apart = "\n" if on else ""
            options.append(Option(Content.styled(f"{apart}Not on the page", "$accent"), disabled=True))
            options += [
                Option(Content.assemble(("○  ", "$muted"), (piece.label, "$muted")), id=piece.key) for piece in off
            ]
        keys = [option.id for option in options]
        at = here if here is not None and here in keys else (off or on)[0].key if off or on else None
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(options)
            self.highlighted = keys.index(at) if at is not None else None
        self.call_after_refresh(self.scroll_to_highlight)

    @property
    def here(self) -> str | None:
        """The key of the piece that is highlighted."""
        option = self.highlighted_option
        return option.id if option is not None else None


def _on(piece: BriefPiece) -> Content:
    if piece.markdown:
        return Content.assemble(("●  ", "$growth"), piece.label)
    return Content.assemble(("◌  ", "$muted"), (f"{piece.label} · empty", "$muted"))
