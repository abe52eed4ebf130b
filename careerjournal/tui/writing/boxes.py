"""One field of a form: its name, what one types it into, and a line for how that is understood or what is wrong."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, DescendantFocus
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Checkbox, Input, Select, Static, TextArea

from careerjournal.journal.titles import titled_in
from careerjournal.model.describe import LIMITS, Field, Shape
from careerjournal.model.links import links_in
from careerjournal.model.text import MAX_LINE
from careerjournal.model.typed import Path, Problem
from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.caret import left_at
from careerjournal.tui.widgets.editors import Area, Line, Scale
from careerjournal.tui.widgets.hints import drawn, refusal
from careerjournal.tui.writing.choices import Choices

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


_ABOUT: Final = 240
"""Characters before and after the caret in which links are looked for."""
_NAMED: Final = 2
"""Entries that are named beneath a text."""


class Box(Vertical):
    """One field: its name, what it is for, what one types into, and a line beneath.

    Args:
        field: the field's description.
        typed: what stands in it.
        journal: where links lead, and what day it is.
    """

    class Changed(Message):
        """Something was typed."""

    def __init__(self, field: Field, typed: Any, journal: Journal) -> None:
        super().__init__(name=field.name)
        self.field = field
        self._typed = typed
        self._journal = journal
        self._problem = self._beneath = ""
        self._says = ("", False)

    def compose(self) -> ComposeResult:
        """The name, what it is for, what is inside, and a line beneath."""
        needed = "   needed" if self.field.required else ""
        yield Static(Content.assemble((self.field.label, "$accent"), (needed, "$muted")), classes="label")
        if self.field.help:
            yield Static(plain(self.field.help, "$muted"), classes="help")
        yield from self.inside()
        note = Static(classes="note")
        note.display = False
        yield note

    @property
    def _focus_sort_key(self) -> tuple[int, int]:
        """Its place among the fields: Textual goes by where each stands just then, across the columns."""
        return (self.parent.children.index(self) if self.parent else 0), 0

    def inside(self) -> Iterable[Widget]:
        """What stands between the name and the line beneath."""
        return ()

    def say(self, sentence: str) -> None:
        """Put a sentence beneath the editor, to stand there while nothing is wrong; an empty one takes it away."""
        self._beneath = sentence
        self._show_note()

    def mark(self, problem: str) -> None:
        """Say beneath the editor what is wrong, until something is typed; an empty sentence says that nothing is."""
        self._problem = problem
        self._show_note()

    def _show_note(self) -> None:
        says = self._problem or self._beneath, bool(self._problem)
        if says == self._says:
            return  # or the whole form would be laid out anew at every key
        self._says = says
        words, wrong = says
        note = self.query_one(".note", Static)
        note.display = bool(words)
        note.update(refusal(words) if wrong else drawn(words, "$muted"))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Bring the whole field into view, its name included; of a field within a field, the inner one."""
        if next((node for node in event.widget.ancestors if isinstance(node, Box)), None) is self:
            self.call_after_refresh(self.come_into_view)

    def on_click(self, event: Click) -> None:
        """Go there by a click on its name, or on what it is for."""
        clicked = event.widget
        if clicked is not None and clicked.parent is self and (clicked.has_class("label") or clicked.has_class("help")):
            event.stop()
            self.focus_editor()

    def come_into_view(self) -> None:
        """Scroll to where the whole field shows."""
        self.scroll_visible(animate=False)

    def box_at(self, path: Path) -> Box:
        """The box of a field inside this one, or this one."""
        del path
        return self

    def write_at(self, path: Path) -> None:
        """Go to a field inside this one, by the names that lead to it, or else to this one."""
        inside = self.box_at(path)
        if inside is self:
            self.focus_editor()
        else:
            inside.write_at(path[path.index(inside.field.name) + 1 :])

    def worded(self, problem: Problem) -> str:
        """What is wrong, as it is said here."""
        return problem.sentence

    def focus_editor(self) -> None:
        """Go there."""
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus()
                return

    def changed(self) -> None:
        """Tell the form that something was typed."""
        self._problem = ""
        self.say("")
        self.post_message(self.Changed())


class EditBox(Box):
    """A field that somebody types into. Its subclasses say into what, and what stands in that."""

    @property
    def folded(self) -> str:
        """What it is called while it is folded."""
        return self.field.label

    @property
    @abstractmethod
    def typed(self) -> Any:
        """What stands in it, as a raw value (`careerjournal.model.typed`)."""

    @abstractmethod
    def editor(self) -> Widget:
        """What one types into."""

    def beneath(self) -> Iterable[Widget]:
        """What stands beneath the editor, if anything does."""
        return ()

    def inside(self) -> Iterable[Widget]:
        """The editor, and what stands beneath it."""
        yield self.editor()
        yield from self.beneath()


class LineBox(EditBox):
    """A line: also words with commas between them, and numbers off a long scale."""

    @property
    def typed(self) -> str:
        """The text."""
        return self.query_one(Line).value

    def editor(self) -> Widget:
        """An input."""
        limit = 20 * MAX_LINE if self.field.shape in (Shape.WORDS, Shape.REFS) else MAX_LINE
        return Line(self._typed, limit, left_at=left_at(self))

    @on(Input.Changed)
    def _typed_in(self, event: Input.Changed) -> None:
        event.stop()
        self.changed()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.enter(event.value)

    def enter(self, typed: str) -> None:
        """Go on to the next field, or whatever else enter does here.

        Subclasses override this and not the handler: Textual calls a handler of a base class as well.
        """
        del typed
        self.screen.focus_next()


class AreaBox(EditBox):
    """Text of any length."""

    _seen = (0, 0)
    """Rows of the text, and of the field, as they were said last."""

    @property
    def takes_the_room(self) -> bool:
        """Whether it has all the room there is while it is written."""
        return self.field.shape is Shape.MARKDOWN

    @property
    def typed(self) -> str:
        """The text."""
        return self.query_one(Area).text

    def come_into_view(self) -> None:
        """Scroll to where the caret shows: the whole of it may be longer than the window."""
        for area in self.query(Area):
            area.show_caret()

    def beneath(self) -> Iterable[Widget]:
        """How much of a long text shows while one does not write in it."""
        yield Static(classes="label cut -none")

    def on_mount(self) -> None:
        """Follow the layout."""
        self.screen.screen_layout_refresh_signal.subscribe(self, self._say_how_much, immediate=True)

    def _say_how_much(self, _: object) -> None:
        area = next(iter(self.query(Area).results(Area)), None)
        if area is None:
            return
        rows, seen = area.virtual_size.height, area.size.height
        if (rows, seen) != self._seen and seen:
            self._seen = rows, seen
            cut = self.query_one(".cut", Static)
            cut.set_class(rows <= seen, "-none")
            cut.update(plain(f"{seen} of {rows} lines", "$muted"))

    def editor(self) -> Widget:
        """A text area, taller for Markdown."""
        limit = 100 * MAX_LINE if self.field.shape is Shape.LINES else LIMITS[self.field.shape]
        at = left_at(self)
        area = Area(self._typed, limit, links=self.field.shape is not Shape.LINES, left_at=at)
        area.set_class(self.field.shape is Shape.MARKDOWN, "-markdown")
        return area

    @on(TextArea.Changed)
    def _typed_in(self, event: TextArea.Changed) -> None:
        event.stop()
        self.changed()
        self._say_links()

    def changed(self) -> None:
        """Tell the form that something was typed; which entries are named beneath stays there."""
        self.mark("")
        self.post_message(self.Changed())

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Say which entries are named at the caret."""
        super().on_descendant_focus(event)
        self._say_links()

    def on_descendant_blur(self) -> None:
        """Say nothing of them any more."""
        self.say("")

    @on(TextArea.SelectionChanged)
    def _say_links(self) -> None:
        """Say beneath which entries the text about the caret names."""
        if self.field.shape is Shape.LINES:
            return
        area = self.query_one(Area)
        row, column = area.cursor_location
        about = area.document.get_line(row)[max(0, column - _ABOUT) : column + _ABOUT]
        found = [ref for ref in dict.fromkeys(links_in(about)) if self._journal.get(ref)][:_NAMED]
        titled = titled_in(self._journal)
        self.say(" · ".join(f"→ {ref}: {titled(ref)}" for ref in found))

    @on(Area.LinkBegun)
    def _name_an_entry(self, event: Area.LinkBegun) -> None:
        from careerjournal.tui.writing.name_entry import BegunLink, NameEntry  # noqa: PLC0415 - loaded when it is wanted

        event.stop()
        if not event.area.naming:
            link = BegunLink(event.area)
            self.app.push_screen(NameEntry(self._journal, link), lambda _: link.end())


class ChoiceBox(EditBox):
    """One word of a closed set."""

    @property
    def typed(self) -> str:
        """The word, or nothing."""
        value = self.query_one(Select).value
        return value if isinstance(value, str) else ""

    def editor(self) -> Widget:
        """A list that drops down."""
        options = [(choice.value, choice.value) for choice in self.field.choices]
        known = self._typed in [value for _, value in options]
        return Choices(
            options,
            allow_blank=self.field.optional,
            prompt="not said",
            compact=True,
            value=self._typed if known else (Select.NULL if self.field.optional else options[0][1]),
        )

    @on(Select.Changed)
    def _chosen(self, event: Select.Changed) -> None:
        event.stop()
        self.changed()


class Tick(Checkbox):
    """A box that is ticked with the sign that is a tick everywhere else."""

    BUTTON_INNER = "✓"


class FlagBox(EditBox):
    """Yes or no."""

    @property
    def typed(self) -> bool:
        """Whether it is ticked."""
        return self.query_one(Checkbox).value

    def editor(self) -> Widget:
        """A box to tick."""
        box = Tick(value=bool(self._typed), compact=True)
        _mark(box)
        return box

    @on(Checkbox.Changed)
    def _ticked(self, event: Checkbox.Changed) -> None:
        event.stop()
        _mark(event.checkbox)
        self.changed()


def _mark(box: Checkbox) -> None:
    """Draw the tick only where the box is ticked, and say yes or no: Textual draws it in both cases, in two colours."""
    box.BUTTON_INNER = Tick.BUTTON_INNER if box.value else " "
    box.label = "yes" if box.value else "no"


class ScaleBox(EditBox):
    """A number on a short scale."""

    @property
    def typed(self) -> str:
        """The number, or nothing."""
        value = self.query_one(Scale).value
        return "" if value is None else str(value)

    def editor(self) -> Widget:
        """A scale."""
        text = str(self._typed)
        low, high = self.field.low, self.field.high
        # A draft from elsewhere may hold other digits, and more of them.
        plain_digits = text.isascii() and text.isdigit() and len(text) <= len(str(high))
        value = min(high, max(low, int(text))) if plain_digits else None if self.field.optional else low
        return Scale(value, low, high, optional=self.field.optional)

    @on(Scale.Changed)
    def _moved(self, event: Scale.Changed) -> None:
        event.stop()
        self.changed()
