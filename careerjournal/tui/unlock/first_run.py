"""The first run: what this is, and a passphrase. The recovery code follows on a screen of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Input, Static

from careerjournal.access.first_words import CHOOSING, WELCOME
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.scrolled import Scrolled
from careerjournal.tui.unlock.interrupting import INTERRUPT, CanBeInterrupted
from careerjournal.tui.widgets.background import in_background
from careerjournal.tui.widgets.hints import Hint
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.widgets.passphrase_strength import NOT_THE_SAME, PassphraseStrength
from careerjournal.tui.widgets.secret import Secret

if TYPE_CHECKING:
    from careerjournal.access.door import Door, Made
    from careerjournal.tui.input.queue import TakesInput


def _lock(made: Made) -> None:
    made.journal.lock()


class FirstRunScreen(CanBeInterrupted, Screen[Any]):
    """Makes a journal, and is dismissed with it open and with its recovery code, which is still to be confirmed."""

    CSS_PATH = "first_run.tcss"
    BINDINGS = [
        command("enter", "onward", "go on", "Go on to the next step.", name="first-run-onward"),
        command("escape", "back", "back", "Go back a step.", name="first-run-back"),
        command("ctrl+q", "app.quit", "leave", "Leave without making a journal.", name="quit-first-run", anywhere=True),
        INTERRUPT,
    ]

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door

    def compose(self) -> ComposeResult:
        """The two steps, one at a time."""
        with Scrolled(classes="first-run"), ContentSwitcher(initial="welcome"):
            with Vertical(id="welcome"):
                yield Static(plain("A journal of your career", "bold $accent"))
                yield Static(plain(WELCOME), classes="prose")
                yield Hint(("first-run-onward", "goes on"))
            with Vertical(id="passphrase"):
                yield Static(plain("A passphrase", "bold $accent"))
                yield Static(plain(CHOOSING), classes="prose")
                yield Secret(placeholder="passphrase", id="first")
                yield PassphraseStrength(id="strength", advises=True)
                yield Secret(placeholder="the same again", id="again")
                yield Static("", id="passphrase-says", markup=False)
                yield Hint(("enter", "goes on"))
        yield KeysBelow()

    @property
    def _step(self) -> str:
        return self.query_one(ContentSwitcher).current or "welcome"

    def on_mount(self) -> None:
        """Load what the next steps need while this one is read."""
        self.run_worker(self._door.get_ready, thread=True, exit_on_error=False)

    def action_onward(self) -> None:
        """From reading to the passphrase, which goes on by what is typed."""
        if self._step == "welcome":
            self.query_one(ContentSwitcher).current = "passphrase"
            self.query_one("#first", Input).focus()

    def action_back(self) -> None:
        """Back to what was read."""
        if self._step == "passphrase":
            self.query_one(ContentSwitcher).current = "welcome"
            self.set_focus(None)  # a field out of sight would take the enter that goes on

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how strong the passphrase is as it is typed, and no more of what was wrong before."""
        event.stop()
        if event.input.id == "first":
            self.query_one(PassphraseStrength).estimate(event.value)
        self._say("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on from a field."""
        event.stop()
        if event.input.id == "first":
            self.query_one("#again", Input).focus()
        else:
            self._passphrase_given()

    def _passphrase_given(self) -> None:
        first, again = (self.query_one(name, Input) for name in ("#first", "#again"))
        if not first.value:
            self._say("Type a passphrase first.")
            first.focus()
        elif first.value != again.value:
            self._say(NOT_THE_SAME)
            with self.prevent(Input.Changed):
                again.value = ""
            again.focus()
        else:
            self._make(first.value)

    @work(exclusive=True)
    async def _make(self, passphrase: str) -> None:
        self._say("Making the journal …")
        for field in self.query("#passphrase Input"):
            field.disabled = True
        try:
            made = await self._create(passphrase)
        except Exception as error:
            for field in self.query("#passphrase Input"):
                field.disabled = False
            self.query_one("#again", Input).focus()
            self._say(self._door.refusal(error).sentence)
            return
        with self.prevent(Input.Changed):
            for field in self.query("#passphrase Input").results(Input):
                field.value = ""
        self.dismiss(made)

    async def _create(self, passphrase: str) -> Made:
        app = cast("TakesInput", self.app)
        with app.hold_input():
            try:
                return await in_background(partial(self._door.create, passphrase, to_confirm=True), _lock)
            finally:
                app.drop_input()  # nobody can have meant it for a code that was not yet there

    def _say(self, sentence: str) -> None:
        self.query_one("#passphrase-says", Static).update(plain(sentence))
