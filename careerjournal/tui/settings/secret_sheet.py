"""What every small window has that asks for the passphrase before it does something with the journal's keys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, TypeVar, cast

from textual import work
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input, Static

from careerjournal.journal.errors import JournalError
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet, labelled
from careerjournal.tui.widgets.background import in_background
from careerjournal.tui.widgets.passphrase_strength import PassphraseStrength
from careerjournal.tui.widgets.secret import Secret

if TYPE_CHECKING:
    from careerjournal.access.door import Door
    from careerjournal.tui.input.queue import TakesInput

T = TypeVar("T")

NOT_FORESEEN: Final = "That could not be done, for a reason that was not foreseen."


class SecretSheet(Sheet[T]):
    """Asks for what opens the journal, has something done beside the screen, and is dismissed with what came of it.

    Args:
        door: the way into the journal.
    """

    OWN_WORDS = True
    CSS_PATH = ["secret_sheet.tcss"]
    BINDINGS = [command("escape", "leave", "leave it", "Change nothing.", name="leave-secret")]

    extent = "-small -compact"
    explains: str = ""
    """What it does, in a few sentences."""
    working: str = "Working …"
    """What is said while it is done."""

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self._works = False

    def body(self) -> ComposeResult:
        """What it does, the fields, and what is wrong or under way."""
        yield Static(plain(self.explains, "$muted"), classes="words", id="secret-explains")
        yield from self.fields()
        yield Static("", id="secret-says", markup=False)

    def fields(self) -> Iterator[Widget]:
        """The fields: that of the passphrase is called ``secret``."""
        yield labelled("Passphrase", secret_field("secret"))

    def typed(self, name: str) -> str:
        """What stands in a field."""
        return self.query_one(f"#{name}", Input).value

    def say(self, sentence: str, style: str = "") -> None:
        """Say what is wrong or under way, beneath the fields."""
        self.query_one("#secret-says", Static).update(plain(sentence, style))

    def refuse(self, sentence: str, at: str, *, empty: bool = False) -> None:
        """Say what is wrong with a field, and go there."""
        self.say(f"✗ {sentence}", "$loss")
        field = self.query_one(f"#{at}", Input)
        if empty:
            with self.prevent(Input.Changed):
                field.value = ""
        field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how strong a new passphrase is, as it is typed, and no more of what was wrong before."""
        event.stop()
        if not self._works:
            self.say("")
        if event.input.id == "new":
            self.query_one(PassphraseStrength).estimate(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next field; from the last, do it."""
        event.stop()
        fields = list(self.query(Input))
        if event.input is fields[-1]:
            self.submit()
        else:
            fields[fields.index(event.input) + 1].focus()

    def submit(self) -> None:
        """Do it, once everything that was typed will do."""
        raise NotImplementedError

    @work(exclusive=True, group="secret")
    async def do(self, work: Callable[[], T], unwanted: Callable[[T], object] = lambda _: None) -> None:
        """Have it done, after a wait where passphrases were wrong; say why where that cannot be.

        Args:
            work: does it, in a thread.
            unwanted: is given what came of it where the journal was locked meanwhile.
        """
        app = cast("TakesInput", self.app)
        fields = list(self.query(Input))
        self._works = True
        for field in fields:
            field.disabled = True
        try:
            with app.hold_input():
                wrong = self._door.wrong_ones
                if (left := wrong.left) > 0:
                    self.say(wrong.says)
                    await asyncio.sleep(left)
                self.say(self.working)
                done = await in_background(work, unwanted)
                app.drop_input()
        except Exception as error:
            for field in fields:
                field.disabled = False
            self._works = False
            self.failed(error)
            return
        self._door.wrong_ones.clear()
        self.forget()
        self.dismiss(done)

    def failed(self, error: Exception) -> None:
        """Say why it could not be done."""
        refusal = self._door.refusal(error)
        if refusal.wrong_secret:
            if not refusal.needs_code:
                self._door.wrong_ones.add()
            self.refuse(str(error), "secret", empty=True)
        elif isinstance(error, JournalError):
            self.refuse(str(error), "secret")
        else:
            self.refuse(NOT_FORESEEN, "secret")

    def forget(self) -> None:
        """Let go of what was typed."""
        with self.prevent(Input.Changed):
            for field in self.query(Secret):
                field.value = ""

    def action_leave(self) -> None:
        """Leave it; but not in the middle of a change."""
        if self._works:
            self.say("It is under way, and is over in a moment.")
        else:
            self.forget()
            self.dismiss(None)

    @property
    def loses(self) -> bool:
        """Whether a click beside it would lose something that was typed, or what is under way."""
        return self._works or super().loses


def secret_field(name: str, placeholder: str = "") -> Secret:
    """A field for a passphrase."""
    return Secret(placeholder=placeholder, id=name, classes="field", compact=True)


def how_strong() -> PassphraseStrength:
    """How strong the passphrase in the field ``new`` is."""
    return PassphraseStrength(id="secret-strength")
