"""The lock screen: one field. It is the first frame, so it imports as little as it can."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from careerjournal.garbage import freeze
from careerjournal.journal.sealed import WAITS
from careerjournal.tui.commands import command
from careerjournal.tui.output.in_parts import DrawnAtOnce
from careerjournal.tui.output.safe import plain
from careerjournal.tui.unlock.interrupting import INTERRUPT, CanBeInterrupted
from careerjournal.tui.widgets.background import in_background
from careerjournal.tui.widgets.hints import Hint, drawn, with_keys
from careerjournal.tui.widgets.secret import Secret

if TYPE_CHECKING:
    from careerjournal.access.door import Door
    from careerjournal.access.refusals import Refusal
    from careerjournal.journal.journal import Journal
    from careerjournal.tui.input.queue import TakesInput

DROPPED = "What was typed after it has gone nowhere."

USUAL = "Locked. Only your passphrase opens it, on this device."

KEPT = "Everything is kept."


def _lock(journal: Journal) -> None:
    journal.lock()


class LockScreen(DrawnAtOnce, CanBeInterrupted, Screen[None]):
    """Asks for the passphrase and opens the journal. It lies beneath every other screen: locking is leaving them.

    Args:
        door: the way into the journal.
        usual: what it says where there is no more to say.
    """

    class Opened(Message):
        """The passphrase was right, or the recovery code."""

        def __init__(self, journal: Journal, *, with_code: bool) -> None:
            super().__init__()
            self.journal = journal
            self.with_code = with_code

    BINDINGS = [
        command("f3", "recovery", "recovery code", "Open with the recovery code instead of the passphrase."),
        command("ctrl+q", "app.quit", "quit", "Leave the program.", name="quit-locked", anywhere=True),
        INTERRUPT,
    ]

    def __init__(self, door: Door, usual: str = USUAL) -> None:
        super().__init__()
        self._door = door
        self._usual = usual
        self._with_code = False
        self._insist: dict[str, bool] = {}

    def compose(self) -> ComposeResult:
        """A name, a field, a line for what is going on."""
        with Vertical(id="lock"):
            yield Static(Content.styled("career journal", "bold $accent"), id="lock-name")
            yield Static(plain(self._usual, "$muted"), id="lock-why")
            yield Secret(placeholder="passphrase", id="lock-field")
            yield Static("", id="lock-says", markup=False)
            yield Hint(("enter", "open"), ("recovery", "recovery code"), ("quit-locked", "quit"), id="lock-keys")

    def on_mount(self) -> None:
        """Load the rest of the program once the frame stands, while the person types."""
        self.set_timer(0.2, self._warm_up)

    def on_screen_resume(self) -> None:
        """Be ready to type, with nothing left of the last time."""
        self._with_code, self._insist = False, {}
        field = self.query_one(Input)
        field.value = ""
        field.placeholder = "passphrase"
        field.focus()
        self._say("")

    def ask(self, why: str) -> None:
        """Say why it is locked, and what becomes of that which could not be stored."""
        not_kept = self._door.sealed.not_kept
        kept = f"{not_kept.sentence} {WAITS}" if not_kept else KEPT if why else ""
        own = "" if self._usual == USUAL else self._usual
        said = " ".join(part for part in (why or ("" if own else USUAL), kept, own) if part)
        self.query_one("#lock-why", Static).update(plain(said, "$muted"))

    @work(exit_on_error=False)
    async def _warm_up(self) -> None:
        await asyncio.to_thread(self._door.get_ready)
        if not self.query_one(Input).disabled:  # else somebody is being let in already
            freeze()

    def action_recovery(self) -> None:
        """Ask for the recovery code, or for the passphrase again."""
        self._with_code = not self._with_code
        field = self.query_one(Input)
        field.value = ""
        field.placeholder = "recovery code" if self._with_code else "passphrase"
        self._say("Type the code you wrote down; capitals and dashes do not matter." if self._with_code else "")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another secret is another question: consent was to what was just said."""
        event.stop()
        self._insist = {}

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Try it."""
        event.stop()
        if event.value:
            self._try(event.value, self._with_code, self._insist)

    @work(exclusive=True)
    async def _try(self, secret: str, code: bool, insist: dict[str, bool]) -> None:
        app = cast("TakesInput", self.app)
        with app.hold_input():  # what is typed behind the passphrase is for whatever it opens
            refusal = await self._open(secret, code, insist)
            if refusal is not None:
                self._refused(
                    refusal._replace(sentence=f"{refusal.sentence} {DROPPED}") if app.drop_input() else refusal
                )
        if refusal is not None and refusal.title:
            await self._explain(refusal, secret, code, insist)

    async def _open(self, secret: str, code: bool, insist: dict[str, bool]) -> Refusal | None:
        field, panel = self.query_one(Input), self.query_one("#lock")  # leaving may take them off while this works
        field.disabled = True
        panel.add_class("-busy")
        await self._wait()
        spinner = self.set_interval(1 / 8, self._spin)
        try:
            journal = await in_background(partial(self._door.open, secret, code=code, **insist), _lock)
        except Exception as error:
            return self._door.refusal(error)
        else:
            self._door.wrong_ones.clear()
            field.value = ""
            self._say("")
            freeze()
            self.post_message(self.Opened(journal, with_code=code))
            return None
        finally:
            spinner.stop()
            panel.remove_class("-busy")
            field.disabled = False
            field.focus()

    async def _wait(self) -> None:
        """After wrong ones, let some time pass before the next is tried; typing it need not wait."""
        wrong = self._door.wrong_ones
        if (left := wrong.left) > 0:
            self._say(wrong.says, quiet=True)
            await asyncio.sleep(left)

    def _refused(self, refusal: Refusal) -> None:
        if refusal.title:
            self._say("")
            return
        if refusal.choice:
            self._insist = refusal.choice
            says = "{why} Press {enter: again to} {choice}; {quit-locked: leaves it alone}."
            self._say(with_keys(self, says, why=refusal.sentence, choice=refusal.choice_says))
            return
        self.query_one(Input).value = ""
        if refusal.needs_code:
            self._say(with_keys(self, "{why} {recovery: takes the recovery code}.", why=refusal.sentence))
            return
        if not refusal.wrong_secret:
            self._say(refusal.sentence)
            return
        self._door.wrong_ones.add()
        self._say(refusal.sentence)

    async def _explain(self, refusal: Refusal, secret: str, code: bool, insist: dict[str, bool]) -> None:
        """Show what happened to the journal and what can be done, and go on with it only where that was chosen."""
        from careerjournal.tui.unlock.unsound import OpeningScreen  # noqa: PLC0415 - seldom seen

        backups = await asyncio.to_thread(self._door.backups)
        if await self.app.push_screen_wait(OpeningScreen(refusal, backups)) and refusal.choice:
            # Coming back has emptied the field; nobody need type it twice.
            self.call_later(self._try, secret, code, {**insist, **refusal.choice})

    _SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
    _turn = 0

    def _spin(self) -> None:
        self._turn += 1
        self._say(f"{self._SPINNER[self._turn % len(self._SPINNER)]} opening", quiet=True)

    def _say(self, words: str, *, quiet: bool = False) -> None:
        self.query_one("#lock-says", Static).update(drawn(words, "$muted" if quiet else "$ink"))
