"""Opening a pack that somebody sent: its stories come onto the shelf, to be read and not changed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from careerjournal.journal.errors import JournalError
from careerjournal.model.links import Ref
from careerjournal.model.records import RecordError
from careerjournal.sharing.errors import SharingError, WrongPassphrase
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.hints import refusal
from careerjournal.tui.widgets.line import LONGEST_PATH, Line
from careerjournal.tui.widgets.secret import Secret
from careerjournal.typed_paths import typed_path

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.sharing.packs import Pack, Shelved
    from careerjournal.tui.input.queue import TakesInput

SAYS = (
    "A pack is a file of stories that a passphrase opens. They come onto your shelf to read; nothing else of your "
    "journal changes, and the file stays where it is."
)


class OpenPack(Sheet[Ref]):
    """A file and its passphrase in; the first of its stories out."""

    CSS_PATH = ["screen.tcss"]
    BINDINGS = [command("escape", "leave", "close", "Open no pack.", name="leave-pack")]

    heading = "Open a pack"
    hints = (("enter", "opens it"), ("leave-pack", "closes"))
    extent = "-small -compact"

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._opening = False

    def body(self) -> ComposeResult:
        """Which file, its passphrase, and what became of it."""
        yield Static(plain(SAYS), classes="words")
        yield Static(plain("The file"), classes="heading")
        yield Line(placeholder="~/Downloads/story.age", id="pack-file", longest=LONGEST_PATH)
        yield Static(plain("Its passphrase"), classes="heading")
        yield Secret(placeholder="as whoever sent it told you", id="pack-passphrase", compact=True, classes="field")
        yield Static("", id="pack-says", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the passphrase, or open it."""
        event.stop()
        passphrase = self.query_one("#pack-passphrase", Input)
        if event.input is not passphrase:
            passphrase.focus()
            return
        self._say(plain("Opening. This takes a second or two, as it would for anybody who guesses.", "$muted"))
        self._open()

    @work(group="pack")
    async def _open(self) -> None:
        from careerjournal.sharing import packs  # noqa: PLC0415 - loaded when a pack is opened

        if self._opening:
            return
        file, passphrase = (self.query_one(name, Input) for name in ("#pack-file", "#pack-passphrase"))
        self._opening = True
        try:
            # A stranger's file says how much work it is to open; the keys are answered meanwhile.
            with cast("TakesInput", self.app).hold_input():
                pack = await asyncio.to_thread(_opened, file.value, passphrase.value)
            shelved = packs.onto_shelf(self._journal, pack)
        except (SharingError, JournalError, RecordError) as error:
            self._say(refusal(str(error)))
            again = passphrase if isinstance(error, WrongPassphrase) else file
            passphrase.value = ""
            again.focus()
            return
        finally:
            self._opening = False
        self.app.notify(_told(shelved, pack.from_whom))
        self.dismiss((shelved.new or shelved.known)[0].ref)

    def _say(self, said: Content) -> None:
        self.query_one("#pack-says", Static).update(said)


def _opened(file: str, passphrase: str) -> Pack:
    from careerjournal.sharing import packs  # noqa: PLC0415 - loaded when a pack is opened

    return packs.opened(packs.read_file(typed_path(file)), passphrase)


def _told(shelved: Shelved, from_whom: str) -> str:
    """What became of a pack, in a sentence."""
    who = f", from {from_whom}" if from_whom else ""
    new, known = len(shelved.new), len(shelved.known)
    if not new:
        return "These stories were on your shelf already." if known > 1 else "This story was on your shelf already."
    already = f" {known} more had come before." if known else ""
    return (f"One story is on your shelf{who}." if new == 1 else f"{new} stories are on your shelf{who}.") + already
