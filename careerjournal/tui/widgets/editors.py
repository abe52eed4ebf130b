"""The widgets one types into. What is pasted is cleaned, and refused where it is too long, before it is inserted."""

from __future__ import annotations

import re
from typing import ClassVar, Final

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.input import Selection
from textual.widgets.text_area import Edit, EditResult

from careerjournal.model.graphemes import boundary_after, boundary_before, boundary_from
from careerjournal.model.text import clean
from careerjournal.tui.commands import command
from careerjournal.tui.widgets.caret import CaretInSight, LeftAt
from careerjournal.tui.widgets.editing_keys import AREA_KEYS, LINE_KEYS

_BREAKS: Final = re.compile(r"[\t\n]+")


class Line(Input):
    """One line of text."""

    BINDINGS = LINE_KEYS

    class Picking(Message):
        """An entry is to be chosen from a list."""

    def __init__(self, value: str, limit: int, *, hint: str = "", left_at: LeftAt | None = None) -> None:
        super().__init__(
            value,
            placeholder=f"({hint})" if hint else "",  # so that it is told from a value without colour
            select_on_focus=False,
            highlighter=_AsWritten(),
            compact=True,
        )
        self._limit = limit
        self._left_at = left_at
        self._earlier: list[tuple[str, int]] = []
        self._later: list[tuple[str, int]] = []

    def on_mount(self) -> None:
        """Put the caret where it was left."""
        if self._left_at is not None and (place := self._left_at.of(self.value)) is not None:
            self.cursor_position = place[1]

    def on_unmount(self, _: events.Unmount) -> None:
        """Keep the place of the caret."""
        if self._left_at is not None:
            self._left_at.leave((0, self.cursor_position), self.value)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of a stretch, and remember what stood there."""
        self._earlier = [*self._earlier[-199:], (self.value, self.cursor_position)]
        self._later.clear()
        super().replace(text, start, end)

    def put(self, text: str) -> None:
        """Put another text in place of all of it, which can be taken back, with the caret behind it."""
        self.replace(text, 0, len(self.value))
        self.cursor_position = len(text)

    def action_delete_left(self) -> None:
        """Delete what is selected, or else the character before the caret, with all that it is made of."""
        at = self.cursor_position
        if self.selection.is_empty:
            self.delete(boundary_before(self.value, at), boundary_from(self.value, at) if at else 0)
        else:
            self.delete_selection()

    def action_delete_right(self) -> None:
        """Delete what is selected, or else the character behind the caret, with all that it is made of."""
        if self.selection.is_empty:
            self.delete(self.cursor_position, boundary_after(self.value, self.cursor_position))
        else:
            self.delete_selection()

    def action_cursor_left(self, select: bool = False) -> None:
        """Go to the character before."""
        start, end = self.selection
        if select or self.selection.is_empty:
            to = boundary_before(self.value, end)
            self.selection = Selection(start if select else to, to)
        else:
            self.cursor_position = min(start, end)

    def action_cursor_right(self, select: bool = False) -> None:
        """Go to the character behind; at the end, take what is suggested there."""
        start, end = self.selection
        if end < len(self.value) and (select or self.selection.is_empty):
            to = boundary_after(self.value, end)
            self.selection = Selection(start if select else to, to)
        else:
            super().action_cursor_right(select)

    def action_undo(self) -> None:
        """Take the latest change back."""
        self._go_to(self._earlier, self._later)

    def action_redo(self) -> None:
        """Make the change again that was taken back last."""
        self._go_to(self._later, self._earlier)

    def _go_to(self, states: list[tuple[str, int]], others: list[tuple[str, int]]) -> None:
        if states:
            others.append((self.value, self.cursor_position))
            self.value, self.cursor_position = states.pop()

    def action_pick(self) -> None:
        """Ask for an entry to be chosen."""
        self.post_message(self.Picking())

    def on_paste(self, event: events.Paste) -> None:
        """Insert what may be pasted; of several lines, one."""
        event.stop()
        event.prevent_default()
        self.insert_pasted(event.text)

    def action_paste(self) -> None:
        """The same for what was copied inside the program."""
        self.insert_pasted(self.app.clipboard)

    def insert_pasted(self, text: str) -> None:
        """Insert what may be pasted, in one line."""
        room = self._limit - len(self.value) + len(self.selected_text)
        # The length is looked at first: cleaning megabytes to throw them away would hold the screen up.
        if len(text) > 4 * self._limit or len(line := _BREAKS.sub(" ", clean(text).strip("\n"))) > room:
            refuse(self, len(text), self._limit)
            return
        self.replace(line, *sorted(self.selection))


class Area(CaretInSight):
    """Text of any length, wrapped; tab goes on to the next field."""

    BINDINGS = AREA_KEYS

    class LinkBegun(Message):
        """Two brackets were typed: an entry is to be named."""

        def __init__(self, area: Area) -> None:
            super().__init__()
            self.area = area

    def __init__(self, text: str, limit: int, *, links: bool = False, left_at: LeftAt | None = None) -> None:
        super().__init__(text, left_at)
        self._limit = limit
        self._links = links
        self.naming = False
        """Whether an entry is being named behind two brackets: those that are typed then begin no other link."""

    def on_paste(self, event: events.Paste) -> None:
        """Insert what may be pasted."""
        event.stop()
        event.prevent_default()
        self.insert_pasted(event.text)

    def action_paste(self) -> None:
        """The same for what was copied inside the program."""
        self.insert_pasted(self.app.clipboard)

    def insert_pasted(self, text: str) -> bool:
        """Insert what may be pasted; whether that was not too long."""
        if len(text) > 2 * self._limit or len(cleaned := clean(text)) > self._limit - len(self.text) + len(
            self.selected_text
        ):
            refuse(self, len(text), self._limit)
            return False
        # Or what was pasted over a selection would be selected in its turn, and the next letter take its place.
        self.replace(cleaned, *self.selection, maintain_selection_offset=False)
        return True

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, and notice that a link was begun."""
        result = super().edit(edit)
        row, column = self.cursor_location
        if self._links and not self.naming and edit.text and self.document.get_line(row)[:column].endswith("[["):
            self.post_message(self.LinkBegun(self))
        return result


class _AsWritten(Highlighter):
    """A highlighter that highlights nothing, so that Rich reads no markup and no numbers into what is typed."""

    def highlight(self, text: Text) -> None:
        """Leave it as it is."""


def refuse(widget: Widget, length: int, limit: int) -> None:
    """Say that a paste is too long; what was there stays as it was."""
    widget.notify(
        f"That is {length:,} characters, and this field takes {limit:,}. Nothing was pasted; paste it in pieces, "
        "or into several entries.",
        severity="warning",
    )


class Scale(Widget, can_focus=True):
    """A number on a short scale, moved with the arrows, typed as a digit or clicked.

    Args:
        value: the number; None where none is said.
        low: the least.
        high: the most.
        optional: whether to say no number is an answer, too.
    """

    BINDINGS: ClassVar = [
        command("left,h,minus", "step(-1)", "less", "Say one less.", name="scale-less", footer=False),
        command(
            "right,l,plus",
            "step(1)",
            "more",
            "Say one more; a digit says that number.",
            name="scale-more",
            footer=False,
        ),
        command("home", "put_low", "least", "Say the least.", name="scale-least", footer=False),
        command("end", "put_high", "most", "Say the most.", name="scale-most", footer=False),
        command("backspace,delete", "put_nothing", "not said", "Say no number here.", name="scale-nothing"),
    ]

    value: reactive[int | None] = reactive[int | None](0)
    """The number; None where none is said, which only a scale allows that may be left empty."""

    class Changed(Message):
        """The number is another."""

    class Typed(Message):
        """A digit was typed."""

        def __init__(self, value: int) -> None:
            super().__init__()
            self.value = value

    def __init__(self, value: int | None, low: int, high: int, *, optional: bool = False) -> None:
        super().__init__()
        self._low, self._high, self._optional = low, high, optional
        self.set_reactive(Scale.value, value)

    def render(self) -> Content:
        """A heavy line as far as the number, dots to the end, and the number."""
        filled = 0 if self.value is None else 2 * (self.value - self._low)
        rest = 2 * (self._high - self._low) - filled
        says = ("  not said", "$muted") if self.value is None else f"  {self.value}"
        return Content.assemble(("━" * filled, "$accent"), ("·" * rest, "$muted"), says)

    def validate_value(self, value: int | None) -> int | None:
        """Keep it on the scale."""
        if value is None and self._optional:
            return None
        return min(self._high, max(self._low, self._low if value is None else value))

    def watch_value(self) -> None:
        """Tell the form."""
        self.post_message(self.Changed())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only where it may be left empty can no number be said."""
        del parameters
        return self._optional or action != "put_nothing"

    def action_put_nothing(self) -> None:
        """Say no number."""
        self.value = None

    def action_step(self, by: int) -> None:
        """One more, or one less; where none is said, the least."""
        self.value = self._low if self.value is None else self.value + by

    def action_put_low(self) -> None:
        """To the low end."""
        self.value = self._low

    def action_put_high(self) -> None:
        """To the high end."""
        self.value = self._high

    def on_key(self, event: events.Key) -> None:
        """A digit is the number itself; 1 and then 0 is ten."""
        if event.character is not None and event.character in "0123456789":
            event.stop()
            ten = event.character == "0" and self.value == 1 and self._high >= 10
            typed = 10 if ten else int(event.character)
            self.value = typed
            self.post_message(self.Typed(min(self._high, max(self._low, typed))))

    def on_click(self, event: events.Click) -> None:
        """To where the click is."""
        self.value = self._low + round(event.get_content_offset_capture(self).x / 2)
