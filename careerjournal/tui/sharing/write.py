"""The last step: where to, and what opens a pack. What was shown is fixed before this opens, and written as it is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from careerjournal.journal.errors import JournalError
from careerjournal.model.links import Ref
from careerjournal.sharing.errors import AlreadyThere, SharingError
from careerjournal.sharing.outgoing import WHAT_IT_IS
from careerjournal.sharing.parcel import NotRecorded, Parcel, write_parcel
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.hints import refusal, with_keys
from careerjournal.tui.widgets.line import LONGEST_PATH, Line
from careerjournal.tui.widgets.passphrase_strength import NOT_THE_SAME, PassphraseStrength
from careerjournal.tui.widgets.secret import Secret
from careerjournal.typed_paths import typed_path

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.tui.input.queue import TakesInput


class ShareOut(Sheet[Ref]):
    """Dismissed with the record of what left, or with None.

    Args:
        journal: where the ledger is.
        parcel: what leaves, as it was shown.
        path: where it was to go when this was last asked; empty for the usual place.
        name: what the file is usually called, without its ending.
        typed: told each path that is typed.
    """

    CSS_PATH = ["screen.tcss"]
    BINDINGS = [
        command("ctrl+s", "write", "write it", "Write it there, and record it in the ledger.", name="write-out"),
        command("escape", "leave", "back", "Write nothing.", name="leave-write-out"),
    ]

    heading = "Write it out"
    hints = (("write-out", "writes it"), ("leave-write-out", "back, nothing leaves"))
    extent = "-small -compact"

    def __init__(self, journal: Journal, parcel: Parcel, path: str, name: str, typed: Callable[[str], None]) -> None:
        super().__init__()
        self._journal = journal
        self._parcel = parcel
        self._path = path
        self._usual = f"~/{name}{parcel.form.suffix}"
        self._tell_path = typed
        self._replace = ""
        """The path whose file may be replaced: it was said to be there, and ctrl+s was pressed again."""
        self._under_way = False

    def body(self) -> ComposeResult:
        """What it is, where to, and what opens it."""
        said = Content.assemble(("for ", "$muted"), self._parcel.for_whom, ("   as ", "$muted"), self._parcel.form)
        yield Static(said, classes="words")
        yield Static(plain(WHAT_IT_IS[self._parcel.form], "$muted"))
        yield Static(plain("Where to"), classes="heading")
        yield Line(self._path or self._usual, id="path", longest=LONGEST_PATH)
        if self._parcel.is_pack:
            yield Static(plain("A passphrase for the pack"), classes="heading")
            yield Secret(placeholder="several words", id="pack-first", classes="field", compact=True)
            yield PassphraseStrength(id="pack-strength", advises=True)
            yield Secret(placeholder="the same again", id="pack-again", classes="field", compact=True)
        yield Static("", id="out-says", markup=False)

    def on_mount(self) -> None:
        """Be ready to type on behind the path."""
        path = self.query_one("#path", Input)
        path.cursor_position = len(path.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep where to; say how strong the passphrase is."""
        event.stop()
        if event.input.id == "path":
            self._tell_path("" if event.value == self._usual else event.value)  # in another form it ends otherwise
        elif event.input.id == "pack-first":
            self.query_one(PassphraseStrength).estimate(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next field; from the last one, write it."""
        event.stop()
        fields = list(self.query(Input))
        at = fields.index(event.input)
        if at + 1 < len(fields):
            fields[at + 1].focus()
        else:
            self.action_write()

    def action_write(self) -> None:
        """Write it, once the passphrase has been typed twice."""
        if self._parcel.is_pack:
            first, again = (self.query_one(name, Input) for name in ("#pack-first", "#pack-again"))
            if not first.value:
                self._say("A pack needs a passphrase. Type one that you can tell the other person.")
                first.focus()
                return
            if first.value != again.value:
                self._say(NOT_THE_SAME)
                again.value = ""
                again.focus()
                return
            self._say(plain("Sealing it. This takes a second, as it will for anybody who guesses.", "$muted"))
        self._write()

    @work(group="write")
    async def _write(self) -> None:
        if self._under_way:
            return
        typed = self.query_one("#path", Input).value.strip()
        if not typed:
            self._say("Type where it is to go.")
            return
        path = typed_path(typed)
        self._under_way = True
        try:
            parcel = self._parcel
            if parcel.is_pack:
                with cast("TakesInput", self.app).hold_input():
                    parcel = await asyncio.to_thread(parcel.sealed, self.query_one("#pack-first", Input).value)
            share = write_parcel(self._journal, parcel, path, overwrite=self._replace == typed)
        except AlreadyThere:
            self._replace = typed
            says = "{path} is there already. {write-out: again replaces it}; or type another name."
            self._say(with_keys(self, says, path=path))
        except NotRecorded as error:
            self.app.notify(str(error), severity="error")
            self.dismiss(None)
        except (SharingError, JournalError) as error:
            self._say(str(error))
            self.query_one("#path", Input).focus()
        else:
            self._tell(path)
            self.dismiss(share.ref)
        finally:
            self._under_way = False

    def _tell(self, path: Path) -> None:
        said = f"Written to {path}, for {self._parcel.for_whom}. The ledger has its exact words."
        for entry in self._parcel.changed(self._journal):
            said += f" {str(entry.ref).capitalize()} was changed meanwhile; what was written is what you saw."
        self.app.notify(said, timeout=10)

    def _say(self, said: str | Content) -> None:
        """Say what is under way, or, in a string, what is wrong."""
        self.query_one("#out-says", Static).update(refusal(said) if isinstance(said, str) else said)
