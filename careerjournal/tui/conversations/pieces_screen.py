"""One page of pieces: which go on it and in which order, with the page beside it as it will be."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from careerjournal.conversations.brief import ENDINGS, BriefPiece, as_text, too_long_by
from careerjournal.sharing.document import Format
from careerjournal.tui.commands import command
from careerjournal.tui.conversations.pieces_list import PiecesList
from careerjournal.tui.entry.page import Page, Standing
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections.place import HasPosition
from careerjournal.tui.widgets.hints import with_keys
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.writing.screen import WritingScreen

if TYPE_CHECKING:
    from careerjournal.model.base import Entry
    from careerjournal.tui.widgets.list_position import ListPosition


class _WasAt(NamedTuple):
    """Where somebody was before a lock."""

    listed: ListPosition | None
    page: Standing | None
    """What of the page was at the top of the view; None for its beginning."""


class PiecesScreen(WritingScreen[None], HasPosition[_WasAt]):
    """The pieces on the left, the page on the right. Its subclasses say what the pieces are, and remember the choice.

    It changes the draft of the screen that it is laid over, and nothing is typed on it.
    """

    CSS_PATH = ["../entry/page.tcss", "pieces_screen.tcss"]
    AUTO_FOCUS = "PiecesList"
    CALLED: ClassVar = "page"
    """What the page is, in a sentence."""
    ONLY: ClassVar = ""
    """A sentence about what can stand on it; empty where there is nothing to say."""
    BINDINGS = [
        command("escape", "back", "back", "Return to where one was. The choice is kept.", name="leave-brief"),
        command("space", "turn", "on or off", "Put the piece on the page, or take it off."),
        command("K,shift+up", "move(-1)", "up", "Move the piece up on the page.", name="piece-up", footer=False),
        command("J,shift+down", "move(1)", "down", "Move the piece down on the page.", name="piece-down", footer=False),
        command("A", "everything", "all on", "Put everything on the page that is written.", name="all-on"),
        command(
            "s",
            "write_out",
            "write it out",
            "Write the page to a file, to print or to send.",
            name="write-brief",
            also="export save",
        ),
        command("S", "share", "share", "Send it to somebody: stand-ins, the review, the ledger.", name="share-brief"),
        command("y", "copy", "copy", "Copy the page as Markdown."),
    ]

    @abstractmethod
    def pieces(self) -> list[BriefPiece]:
        """Every piece that can be put on the page, in the usual order, written or not."""

    @property
    @abstractmethod
    def chosen(self) -> Sequence[str]:
        """The keys of what was put on the page, in its order; keys of what is not there any more may be among them."""

    @abstractmethod
    def choose(self, keys: list[str]) -> None:
        """Remember what is on the page."""

    @property
    @abstractmethod
    def title_of_page(self) -> str:
        """What a browser calls the page, and the review while it is shared."""

    @property
    @abstractmethod
    def file_name(self) -> str:
        """What the page is written to unless somebody names another file."""

    @property
    @abstractmethod
    def made_of(self) -> Iterable[Entry]:
        """The entries that the ledger will have of it when it is shared."""

    @property
    @abstractmethod
    def nothing_to_put(self) -> str:
        """What stands in the place of the page while there is no piece that says anything."""

    def compose(self) -> ComposeResult:
        """The pieces, the page, the keys."""
        yield self.status_line()
        with Horizontal(id="brief"):
            with Vertical(id="pieces"):
                yield Static(plain("On the page", "bold $accent"), id="pieces-title")
                yield PiecesList(id="pieces-list")
                yield Static(id="pieces-room")
            yield Page(id="brief-page")
        yield KeysBelow()

    async def on_mount(self) -> None:
        """Show what is there, after a lock where somebody was."""
        await self._show(None)
        if (left := self.position_left()) is not None:
            self.query_one(PiecesList).come_back(left.listed)
            if left.page is not None:
                self._page.return_to(left.page)

    @property
    def position(self) -> _WasAt:
        """The row, and how far the pieces and the page are scrolled."""
        return _WasAt(self.query_one(PiecesList).position, self._page.standing)

    @property
    def _page(self) -> Page:
        return self.query_one("#brief-page", Page)

    def gather(self) -> bool:
        """Nothing is typed here."""
        return False

    def action_back(self) -> None:
        """Return to the screen beneath."""
        self.dismiss(None)

    def _put_in(self) -> list[BriefPiece]:
        known = {piece.key: piece for piece in self.pieces()}
        return [known[key] for key in self.chosen if key in known]

    @property
    def written(self) -> str:
        """The page as Markdown; empty where nothing is on it."""
        return "\n\n".join(piece.markdown for piece in self._put_in() if piece.markdown)

    async def _show(self, here: str | None) -> None:
        on = self._put_in()
        off = [piece for piece in self.pieces() if piece.markdown and piece not in on]
        self.query_one(PiecesList).fill(on, off, here)
        self.query_one("#pieces-room", Static).update(
            Content("\n\n").join([plain(said, style) for said, style in self._said_beneath() if said])
        )
        await self._show_page(on, off)

    def _said_beneath(self) -> Iterator[tuple[str, str]]:
        """What is said beneath the pieces: whether they fit one page, and what can be among them."""
        yield _room(self.written), ""
        yield self.ONLY, "$muted"

    async def _show_page(self, on: list[BriefPiece], off: list[BriefPiece]) -> None:
        from careerjournal.tui.entry.prose import Prose  # noqa: PLC0415 - 30 ms, spent when it is wanted

        empty = (
            with_keys(
                self,
                "Nothing is on the page yet. {turn: puts a piece on it}, {all-on: puts everything on that is written}; "
                "nothing else ever is.",
                "$muted",
            ).content
            if off
            else plain(self.nothing_to_put, "$muted")
        )
        written = self.written
        await self._page.fill([Prose(written) if written else Static(empty)])

    async def _arrange(self, keys: list[str], here: str | None) -> None:
        silent = [key for key in self.chosen if key not in keys and key not in self._known()]
        self.choose([*keys, *silent])
        self._autosave.changed()
        await self._show(here)

    def _known(self) -> list[str]:
        """What is on the page, or could be."""
        return [piece.key for piece in self.pieces() if piece.markdown or piece.key in self.chosen]

    def _on(self) -> list[str]:
        return [piece.key for piece in self._put_in()]

    async def action_turn(self) -> None:
        """Put the highlighted piece on the page, or take it off."""
        key, keys, known = self.query_one(PiecesList).here, self._on(), self._known()
        if key is None:
            return
        if key in keys:
            keys.remove(key)
            await self._arrange(keys, key)
        else:
            rest = [other for other in known if other not in keys]
            at = rest.index(key)
            near = (*rest[at + 1 : at + 2], *rest[max(0, at - 1) : at], key)
            await self._arrange([*keys, key], near[0])

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.action_turn()

    async def action_move(self, by: int) -> None:
        """Move the highlighted piece on the page."""
        key, keys = self.query_one(PiecesList).here, self._on()
        if key in keys:
            at = keys.index(key)
            keys.insert(min(len(keys) - 1, max(0, at + by)), keys.pop(at))
            await self._arrange(keys, key)

    async def action_everything(self) -> None:
        """Put everything on the page that is written, after what is there."""
        keys = self._on()
        await self._arrange([*keys, *(key for key in self._known() if key not in keys)], keys[0] if keys else None)

    def action_copy(self) -> None:
        """Copy it."""
        if written := self.written:
            self.app.copy_to_clipboard(as_text(written, Format.MARKDOWN))
        else:
            self._nothing()

    def action_write_out(self) -> None:
        """Ask where to, and write it."""
        from careerjournal.tui.sheets.write_out import WriteOut  # noqa: PLC0415 - loaded when it is wanted

        written = self.written
        if not written:
            self._nothing()
            return
        asked = WriteOut(
            f"Write the {self.CALLED} out",
            self.file_name,
            lambda path: as_text(written, self._form(path), self.title_of_page).encode(),
            "The ending says the form: .html to print, .md for Markdown, .txt for plain text.",
        )
        self.app.push_screen(asked, self._written)

    def _form(self, path: Path) -> Format:
        form = ENDINGS.get(path.suffix.lstrip(".").lower())
        if form is None:
            raise ValueError(f"A {self.CALLED} ends in .html, .md or .txt. Type the name with one of these.")
        return form

    def _written(self, path: Path | None) -> None:
        if path is not None:
            self.notify(f"Written to {path}. It is no longer encrypted there.")

    def action_share(self) -> None:
        """Send it to somebody, through the review."""
        from careerjournal.tui.sharing.page import sharing_of  # noqa: PLC0415 - loaded when it is wanted

        written = self.written
        if not written:
            self._nothing()
            return
        key = f"{self.CALLED} of {self.of}"
        self.app.push_screen(sharing_of(self._journal, self.title_of_page, written, self.made_of, key))

    def _nothing(self) -> None:
        self.notify(with_keys(self, "Nothing is on the page yet. {turn: puts a piece on it}."))


def _room(written: str) -> str:
    over = too_long_by(written)
    if over:
        lines = "a line" if over == 1 else f"{over} lines"
        return f"Too long for one page by {lines}. Take something off, or shorten it."
    return "It fits one page." if written else ""
