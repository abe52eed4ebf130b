"""The brief: what goes on the one page and in which order, with the page beside it as it will be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import OptionList, Static

from careerjournal.conversations.brief import ENDINGS, BriefPiece, as_text, brief, pieces, put_in, too_long_by
from careerjournal.sharing.document import Format
from careerjournal.tui.commands import command, key_for
from careerjournal.tui.conversations.base import OverlaidScreen
from careerjournal.tui.conversations.pieces_list import PiecesList
from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.keys_below import KeysBelow

if TYPE_CHECKING:
    from careerjournal.model import Conversation


class BriefScreen(OverlaidScreen):
    """The pieces on the left, the page on the right."""

    CSS_PATH = ["../entry/page.tcss", "brief.tcss"]
    AUTO_FOCUS = "PiecesList"
    BINDINGS = [
        command(
            "escape",
            "back",
            "back",
            "Return to the preparation. The choice is kept with the conversation.",
            name="leave-brief",
        ),
        command("space", "turn", "on or off", "Put the piece on the page, or take it off."),
        command("K,shift+up", "move(-1)", "up", "Move the piece up on the page.", name="piece-up", footer=False),
        command("J,shift+down", "move(1)", "down", "Move the piece down on the page.", name="piece-down", footer=False),
        command("A", "everything", "all on", "Put everything on the page that is written.", name="all-on"),
        command(
            "s", "write_out", "write it out", "Write the brief to a file, to print or to send.", name="write-brief"
        ),
        command("S", "share", "share", "Send it to somebody: stand-ins, the review, the ledger.", name="share-brief"),
        command("y", "copy", "copy", "Copy the brief as Markdown."),
    ]

    def compose(self) -> ComposeResult:
        """The pieces, the page, the keys."""
        yield self.status_line()
        with Horizontal(id="brief"):
            with Vertical(id="pieces"):
                yield Static(plain("On the page", "bold $accent"), id="pieces-title")
                yield PiecesList(id="pieces-list")
                yield Static(id="pieces-room")
            yield VerticalScroll(id="brief-page")
        yield KeysBelow()

    async def on_mount(self) -> None:
        """Show what is there."""
        self.say_where("Brief")
        await self._show(None)

    def _conversation(self) -> Conversation:
        return self._draft.as_it_stands()

    async def _show(self, here: str | None) -> None:
        conversation = self._conversation()
        on = put_in(conversation, self._journal)
        off = [piece for piece in pieces(conversation, self._journal) if piece.markdown and piece not in on]
        self.query_one(PiecesList).fill(on, off, here)
        self.query_one("#pieces-room", Static).update(plain(_room(brief(conversation, self._journal))))
        await self._show_page(on, off)

    async def _show_page(self, on: list[BriefPiece], off: list[BriefPiece]) -> None:
        from careerjournal.tui.entry.prose import Prose  # noqa: PLC0415 - 30 ms, spent when it is wanted

        page = self.query_one("#brief-page")
        empty = (
            f"Nothing is on the page yet. {key_for(self, 'turn')} puts a piece on it, {key_for(self, 'all-on')} puts "
            "everything on that is written; nothing else ever is."
            if off
            else "There is nothing to put on the page yet. Write in a step first."
        )
        async with page.batch():
            await page.remove_children()
            written = brief(self._conversation(), self._journal)
            await page.mount(Prose(written) if written else Static(plain(empty, "$muted")))

    async def _arrange(self, keys: list[str], here: str | None) -> None:
        silent = [key for key in self._draft.typed["brief"] if key not in keys and key not in self._known()]
        self._draft.put("brief", [*keys, *silent])
        self._autosave.changed()
        await self._show(here)

    def _known(self) -> list[str]:
        """What is on the page, or could be."""
        on = self._draft.typed["brief"]
        every = pieces(self._conversation(), self._journal)
        return [piece.key for piece in every if piece.markdown or piece.key in on]

    def _on(self) -> list[str]:
        return [piece.key for piece in put_in(self._conversation(), self._journal)]

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
        written = brief(self._conversation(), self._journal)
        if written:
            self.app.copy_to_clipboard(as_text(written, Format.MARKDOWN))
        else:
            self._nothing()

    def action_write_out(self) -> None:
        """Ask where to, and write it."""
        from careerjournal.tui.sheets.write_out import WriteOut  # noqa: PLC0415 - loaded when it is wanted

        conversation = self._conversation()
        written = brief(conversation, self._journal)
        if not written:
            self._nothing()
            return
        when = f" {conversation.when}" if conversation.when else ""
        asked = WriteOut(
            "Write the brief out",
            f"brief{when}.html".replace(" ", "-"),
            lambda path: as_text(written, _form(path)).encode(),
            "The ending says the form: .html to print, .md for Markdown, .txt for plain text.",
        )
        self.app.push_screen(asked, self._written)

    def _written(self, path: Path | None) -> None:
        if path is not None:
            self.notify(f"Written to {path}. It is no longer encrypted there.")

    def action_share(self) -> None:
        """Send it to somebody, through the review."""
        from careerjournal.tui.sharing.page import sharing_of  # noqa: PLC0415 - loaded when it is wanted

        written = brief(self._conversation(), self._journal)
        if not written:
            self._nothing()
            return
        kept = self._journal.get(self.of)
        key = f"brief of {self.of}"
        self.app.push_screen(sharing_of(self._journal, "A brief", written, [kept] if kept else [], key))

    def _nothing(self) -> None:
        self.notify(f"Nothing is on the page yet. {key_for(self, 'turn')} puts a piece on it.")


def _form(path: Path) -> Format:
    form = ENDINGS.get(path.suffix.lstrip(".").lower())
    if form is None:
        raise ValueError("A brief ends in .html, .md or .txt. Type the name with one of these.")
    return form


def _room(written: str) -> str:
    over = too_long_by(written)
    if over:
        lines = "a line" if over == 1 else f"{over} lines"
        return f"Too long for one page by {lines}. Take something off, or shorten it."
    return "It fits one page." if written else ""
