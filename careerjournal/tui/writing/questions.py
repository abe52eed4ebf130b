"""Questions in order of importance: a line each, written in place and moved up and down."""

from __future__ import annotations

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from careerjournal.model.text import MAX_LINE
from careerjournal.tui.widgets.editors import Line
from careerjournal.tui.writing.boxes import EditBox
from careerjournal.tui.writing.parts import PartLine


class AnotherQuestion(PartLine):
    """The place for another: whatever is typed there begins it."""

    class Begun(Message):
        """The first character of it was typed."""

        def __init__(self, character: str) -> None:
            super().__init__()
            self.character = character

    def __init__(self) -> None:
        super().__init__(Content.assemble(("+ ", "$accent"), ("another question: type it", "$muted")), None)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Any character begins a question, so that no letter is a command here; a space begins none."""
        del key
        return character is not None and character.isprintable() and not character.isspace()

    def on_key(self, event: Key) -> None:
        """Begin it."""
        if event.character is not None and self.check_consume_key(event.key, event.character):
            event.stop()
            event.prevent_default()
            self.post_message(self.Begun(event.character))


class QuestionsBox(EditBox):
    """The questions; the first is the one to ask if there is time for no other."""

    _writing: int | None = None
    """The place of the question that is being written."""

    @property
    def _lines(self) -> list[str]:
        return [line for line in str(self._typed).split("\n") if line.strip()]

    @property
    def typed(self) -> str:
        """The questions, one a line, with the one that is being written as it stands."""
        lines = self._lines
        if self._writing is not None and self.query(Line):
            lines[self._writing : self._writing + 1] = [self.query_one(Line).value]
        return "\n".join(line for line in lines if line.strip())

    def editor(self) -> Widget:
        """A line for each, and one to add another."""
        return Vertical(*self._rows(), classes="parts")

    def _rows(self) -> list[Widget]:
        rows: list[Widget] = [
            PartLine(Content.assemble((f"{place + 1}  ", "$muted"), line), place)
            for place, line in enumerate(self._lines)
        ]
        rows.append(AnotherQuestion())
        if self._writing is not None:
            rows[self._writing : self._writing + 1] = [
                Line((*self._lines, "")[self._writing], MAX_LINE, hint="a question; enter keeps it")
            ]
        return rows

    @on(PartLine.Asked)
    async def _asked(self, event: PartLine.Asked) -> None:
        event.stop()
        lines, place = self.typed.split("\n") if self.typed else [], event.line.place
        if event.what == "open":
            await self._put(lines, len(lines) if place is None else place, writing=True)
        elif place is not None:
            line = lines.pop(place)
            if event.what == "move":
                place = min(len(lines), max(0, place + event.by))
                lines.insert(place, line)
            await self._put(lines, place)

    @on(AnotherQuestion.Begun)
    async def _begun(self, event: AnotherQuestion.Begun) -> None:
        event.stop()
        lines = self.typed.split("\n") if self.typed else []
        await self._put(lines, len(lines), writing=True)
        self.query_one(Line).insert_text_at_cursor(event.character)

    @on(Input.Changed)
    def _typed_in(self, event: Input.Changed) -> None:
        event.stop()
        self.changed()

    @on(Input.Submitted)
    async def _onward(self, event: Input.Submitted) -> None:
        """Go on to another where a new one was written, until one is left empty."""
        event.stop()
        new = self._writing == len(self._lines)
        more = new and bool(event.value.strip())
        lines = self.typed.split("\n") if self.typed else []
        await self._put(lines, len(lines) if new else self._writing or 0, writing=more)

    async def _put(self, lines: list[str], place: int, *, writing: bool = False) -> None:
        self._writing = None
        self._typed = "\n".join(lines)
        self._writing = place if writing else None
        inside = self.query_one(".parts")
        async with inside.batch():
            await inside.remove_children()
            await inside.mount_all(self._rows())
        inside.children[min(place, len(inside.children) - 1)].focus()
        self.changed()
