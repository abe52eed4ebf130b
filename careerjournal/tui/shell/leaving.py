"""Before leaving with something that could not be stored: what would be lost, why, and where else it can go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from careerjournal.journal.draft_words import beginning, in_full, name_of
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.hints import Hint, refusal

if TYPE_CHECKING:
    from careerjournal.journal.drafts import Draft
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.sealed import NotKept

LOSES = "Leaving now loses it."

READABLE = "It is not encrypted there: whoever can read the file can read what you wrote."


class Leaving(Sheet[bool]):
    """Dismissed with whether to leave.

    Args:
        journal: the open journal.
        not_kept: why it could not be stored.
    """

    BINDINGS = [
        command(
            "escape,enter", "leave", "stay", "Go back; what is not kept stays here, and is tried again.", name="stay"
        ),
        command("t", "again", "try again", "Try to store it now, and leave if that can be done.", name="store-again"),
        command("w", "write", "write it out", "Write it to a file that you name, as plain text.", name="write-unkept"),
        command("c", "copy", "copy", "Copy it through the terminal’s clipboard.", name="copy-unkept"),
        command("y", "go", "leave without it", "Leave; what is not kept is lost.", name="leave-unkept"),
    ]

    heading = plain("Not everything is kept", "bold $ink")
    hints = (("leave-unkept", "leaves without it"), ("stay", "stays"))

    def __init__(self, journal: Journal, not_kept: NotKept) -> None:
        super().__init__()
        self._journal = journal
        self._not_kept = not_kept

    def body(self) -> ComposeResult:
        """What would be lost and why, each with its beginning, and the ways."""
        yield Static(refusal(f"{self._not_kept.sentence} {LOSES}"), id="leaving-why", classes="words")
        with Vertical(classes="words unkept"):
            yield from (Static(self._line(draft)) for draft in self._drafts)
        yield Static(plain("", "$muted"), id="leaving-says", classes="words")
        yield Hint(
            ("store-again", "tries again"), ("write-unkept", "writes it to a file"), ("copy-unkept", "copies it")
        )

    @property
    def _drafts(self) -> Sequence[Draft]:
        return self._journal.drafts.held

    def _line(self, draft: Draft) -> Content:
        words = beginning(draft)
        when = f"   typed {draft.when:%H:%M}"
        return Content.assemble(name_of(draft, self._journal), (when, "$muted"), f"\n“{words}”" if words else "")

    def _say(self, said: str) -> None:
        self.query_one("#leaving-says", Static).update(plain(said))

    def action_again(self) -> None:
        """Store it, and leave where that can be done."""
        if self._journal.drafts.store():
            self.dismiss(True)
            return
        if (not_kept := self._journal.drafts.not_kept) is not None:
            self._not_kept = not_kept
            self.query_one("#leaving-why", Static).update(refusal(f"{not_kept.sentence} {LOSES}"))
        self._say("It still could not be stored.")

    @property
    def _text(self) -> str:
        return "\n".join(in_full(draft, name_of(draft, self._journal)) for draft in self._drafts)

    def action_write(self) -> None:
        """Ask where to, and write it."""
        from careerjournal.tui.sheets.write_out import WriteOut  # noqa: PLC0415 - loaded when it is wanted

        text = self._text.encode("utf-8", "replace")
        name = f"not-kept-{self._not_kept.when:%Y-%m-%d-%H%M}.md"
        self.app.push_screen(
            WriteOut("Write what is not kept to a file", name, lambda _: text, READABLE), self._written
        )

    def _written(self, path: Path | None) -> None:
        if path is not None:
            self._say(f"Written to {path}. The journal itself does not have it yet.")

    def action_copy(self) -> None:
        """Copy it."""
        self.app.copy_to_clipboard(self._text)

    def action_go(self) -> None:
        """Leave without it."""
        self.dismiss(True)
