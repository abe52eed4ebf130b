"""What was on this day in an earlier year, in a line that can be let rest."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from careerjournal.model.reflection import Reflection
from careerjournal.model.text import first_words
from careerjournal.tui.entry.link_line import LinkLine
from careerjournal.tui.entry.nudges import NUDGING
from careerjournal.tui.output.safe import plain


class MemoryLine(LinkLine):
    """A reflection of this day in an earlier year; enter opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [*NUDGING]

    class LetRest(Message):
        """Somebody wants it to rest."""

        def __init__(self, reflection: Reflection) -> None:
            super().__init__()
            self.reflection = reflection

    def __init__(self, reflection: Reflection) -> None:
        super().__init__(reflection.ref, plain(f"“{first_words(reflection.body, 140)}”"))
        self._reflection = reflection

    def action_let_rest(self) -> None:
        """Let it rest."""
        self.post_message(self.LetRest(self._reflection))
