"""The form: a box for every field that the model describes, in its order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message

from careerjournal.model.typed import Problem, Typed
from careerjournal.tui.form.boxes import Box
from careerjournal.tui.form.layout import boxes_for, typed_in

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


class Form(VerticalScroll, can_focus=False):
    """What is typed of one record.

    Args:
        record: the class of the entry, or of the part.
        typed: what stands in it at the beginning.
        journal: where links lead, and what day it is.
        only: the fields to ask for; all where none is named.
    """

    class Changed(Message):
        """Something was typed."""

    def __init__(self, record: type[msgspec.Struct], typed: Typed, journal: Journal, only: Sequence[str] = ()) -> None:
        super().__init__()
        self._record = record
        self._typed = typed
        self._journal = journal
        self._only = only

    def compose(self) -> ComposeResult:
        """The boxes."""
        boxes = boxes_for(self._record, self._typed, self._journal)
        yield from (box for box in boxes if not self._only or box.field.name in self._only)

    def _boxes(self) -> Iterator[Box]:
        return (child for child in self.children if isinstance(child, Box))

    def values(self) -> Typed:
        """What stands in every field."""
        return typed_in(self._boxes(), self._typed)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong beneath each field, and go to the first."""
        said: dict[Box, list[str]] = {}
        for problem in problems:
            box = self._box_at(problem)
            if box is not None:
                said.setdefault(box, []).append(box.worded(problem))
        for box, sentences in said.items():
            box.say("\n  ".join(sentences), wrong=True)
        first = next(iter(said), None)
        if first is not None:
            first.focus_editor()
            first.scroll_visible(animate=False)

    def _box_at(self, problem: Problem) -> Box | None:
        return next((box.box_at(problem.path[1:]) for box in self._boxes() if box.field.name == problem.path[0]), None)

    def focus_first(self) -> None:
        """Go to the first field."""
        first = next(self._boxes(), None)
        if first is not None:
            first.focus_editor()
            self.call_after_refresh(self.scroll_home, animate=False)

    @on(Box.Changed)
    def _changed(self, event: Box.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())
