"""Who somebody is, asked where a name alone may mean several: a sentence, and a key for each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from careerjournal.tui.commands import command, key_for
from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.hints import Hint

if TYPE_CHECKING:
    from careerjournal.conversations.people import Question

KEYS: Final = range(1, 10)
"""The keys of the answers; a question has no more answers than these."""


class WhoIsIt(ModalScreen["str | None"]):
    """Dismissed with what the conversation keeps of the answer, or with None where it is left open.

    Args:
        question: what is asked.
    """

    CSS_PATH = ["../entry/page.tcss", "../sheets/sheet.tcss", "who.tcss"]
    BINDINGS = [
        *(
            command(str(key), f"choose({key})", f"answer {key}", "Choose this answer.", name=f"answer-{key}")
            for key in KEYS
        ),
        command("escape", "leave", "leave it open", "Leave it open for now.", name="leave-who"),
    ]

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question, why it is asked, the answers, the key that leaves it open."""
        with VerticalScroll(classes="sheet -small", can_focus=False):
            yield Static(plain(self._question.says), classes="title")
            why = "What was agreed comes back with the right person once that is known."
            yield Static(plain(why, "$muted"), classes="words")
            for key, choice in zip(KEYS, self._question.choices, strict=False):
                shown = (f"{key_for(self, f'answer-{key}')}  ", "bold $accent")
                yield Static(Content.assemble(shown, choice.label), classes="answer")
            yield Hint(("leave-who", "leaves it open"))

    def action_choose(self, key: int) -> None:
        """Choose an answer."""
        if key <= len(self._question.choices):
            self.dismiss(self._question.choices[key - 1].person)

    def action_leave(self) -> None:
        """Leave it open."""
        self.dismiss(None)
