"""Who somebody is, asked where a name alone may mean several: a sentence, and a key for each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from careerjournal.tui.commands import command, key_for
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet

if TYPE_CHECKING:
    from careerjournal.conversations.people import Question

KEYS: Final = range(1, 10)
"""The keys of the answers; a question has no more answers than these."""


class WhoIsIt(Sheet[str]):
    """Dismissed with what the conversation keeps of the answer, or with None where it is left open.

    Args:
        question: what is asked.
    """

    BINDINGS = [
        *(
            command(str(key), f"choose({key})", f"answer {key}", "Choose this answer.", name=f"answer-{key}")
            for key in KEYS
        ),
        command("escape", "leave", "leave it open", "Leave it open for now.", name="leave-open"),
    ]

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.heading = plain(question.says, "bold $ink")
        self.hints = (("leave-open", "leaves it open"),)
        self._question = question

    def body(self) -> ComposeResult:
        """Why it is asked, and the answers."""
        why = "What was agreed comes back with the right person once that is known."
        yield Static(plain(why, "$muted"), classes="words")
        for key, choice in zip(KEYS, self._question.choices, strict=False):
            shown = (f"{key_for(self, f'answer-{key}')}  ", "bold $accent")
            yield Static(Content.assemble(shown, choice.label))

    def action_choose(self, key: int) -> None:
        """Choose an answer."""
        if key <= len(self._question.choices):
            self.dismiss(self._question.choices[key - 1].person)
