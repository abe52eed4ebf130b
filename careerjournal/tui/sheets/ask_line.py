"""One line asked for over whatever is open: a stand-in, words in the place of others."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.widgets import Input, Static

from careerjournal.model.partial_date import DateError
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.hints import refusal
from careerjournal.tui.widgets.line import Line


def reads_as_date(read: Callable[[str], object]) -> Callable[[str], str]:
    """A check of a line that is read as a date or a span: why it cannot be, in a sentence; empty where it can.

    Args:
        read: reads it; it raises `DateError`.
    """

    def check(line: str) -> str:
        try:
            read(line)
        except DateError as error:
            return str(error)
        return ""

    return check


class AskLine(Sheet[str]):
    """Dismissed with the line, or with None.

    Args:
        question: what is asked.
        says: what the answer does.
        value: what stands there at first.
        check: says what is wrong with a line; nothing where it will do.
        hint: what stands in the line while it is empty.
        does: what enter does, for the hints.
        does_not: what leaving does, likewise.
        looks: whether the line only says what is looked for or shown, so that nothing is lost with it.
        left: what was typed there before and broken off, which stands in the place of the value.
        typed: told what stands in the line whenever that changes.
    """

    BINDINGS = [command("escape", "leave", "leave it", "Change nothing.", name="leave-line")]

    extent = "-small -compact"
    WRITES = True

    def __init__(
        self,
        question: str,
        says: str,
        value: str = "",
        *,
        check: Callable[[str], str] = lambda _: "",
        hint: str = "",
        does: str = "keeps it",
        does_not: str = "leaves it as it was",
        looks: bool = False,
        left: str = "",
        typed: Callable[[str], None] = lambda _: None,
    ) -> None:
        super().__init__()
        self.hints = (("enter", does), ("leave-line", does_not))
        self.heading = plain(question, "bold $ink")
        self._says = says
        self._value = value
        self._check = check
        self._placeholder = hint
        self._looks = looks
        self._left = left
        self._typed = typed

    def body(self) -> ComposeResult:
        """What the answer does, a line, what is wrong with it."""
        yield Static(plain(self._says, "$muted"), classes="words")
        yield Line(self._left or self._value, placeholder=self._placeholder, id="line")
        yield Static("", id="line-says", markup=False)

    @property
    def loses(self) -> bool:
        """Whether something else stands there than at first, and is more than what is looked for."""
        return not self._looks and self.query_one("#line", Line).value != self._value

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what stands there; what was wrong was wrong with something else."""
        event.stop()
        self.query_one("#line-says", Static).update("")
        self._typed(event.value)

    def action_leave(self) -> None:
        """Leave it; where words would be lost, only the second time."""
        if not self.stays_for_words():
            super().action_leave()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it, or say what is wrong with it."""
        event.stop()
        wrong = self._check(event.value.strip())
        if wrong:
            self.query_one("#line-says", Static).update(refusal(wrong))
        else:
            self.dismiss(event.value.strip())
