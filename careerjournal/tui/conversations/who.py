"""Who somebody is, asked where a name alone may mean several: a sentence, and a key for each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.widgets import Static

from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.hints import key_shown, pressing

if TYPE_CHECKING:
    from careerjournal.conversations.people import Question

KEYS: Final = "abcdefghl"
"""The keys of the answers; a question has no more answers than these. No digits: those go to a step, and one that was
typed before the question stood there would answer it. And no i, which people write as a word."""


class WhoIsIt(Sheet[str]):
    """Dismissed with what the conversation keeps of the answer, or with None where it is left open.

    Args:
        question: what is asked.
    """

    BINDINGS = [
        *(
            command(key, f"choose({place})", f"answer {key}", "Choose this answer.", name=f"answer-{place}")
            for place, key in enumerate(KEYS, 1)
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
        for place, choice in enumerate(self._question.choices[: len(KEYS)], 1):
            name = f"answer-{place}"
            yield Static(key_shown(self, name, after="  ") + pressing(name, choice.label))

    def action_choose(self, place: int) -> None:
        """Choose an answer, by its place from 1."""
        if place <= len(self._question.choices):
            self.dismiss(self._question.choices[place - 1].person)
