"""One field of a form: its name, what one types it into, and a line for how that is understood or what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Checkbox, Input, Select, Static, TextArea

from careerjournal.model.dates import DateError, read_date
from careerjournal.model.describe import LIMITS, Field, Shape
from careerjournal.model.links import Ref
from careerjournal.model.text import MAX_LINE
from careerjournal.model.typed import UNKNOWN, Path, Typed, as_typed, typed_fields
from careerjournal.tui.commands import command
from careerjournal.tui.form.editors import Area, Line, Scale
from careerjournal.tui.safe import plain

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

LONGEST_SCALE = 20
"""Steps up to which a number is moved along a scale rather than typed."""


class Box(Vertical):
    """One field. Its subclasses differ in what one types into.

    Args:
        field: the field's description.
        typed: what stands in it.
        journal: where links lead, and what day it is.
    """

    class Changed(Message):
        """Something was typed."""

    def __init__(self, field: Field, typed: Any, journal: Journal) -> None:
        super().__init__()
        self.field = field
        self._typed = typed
        self._journal = journal

    @property
    def typed(self) -> Any:
        """What stands in it."""
        raise NotImplementedError

    def editor(self) -> Widget:
        """What one types into."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The name, what it is for, the editor, and a line beneath."""
        needed = "   needed" if self.field.required else ""
        yield Static(Content.assemble((self.field.label, "$accent"), (needed, "$muted")), classes="label")
        if self.field.help:
            yield Static(plain(self.field.help, "$muted"), classes="help")
        yield self.editor()
        note = Static(classes="note")
        note.display = False
        yield note

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Put a sentence beneath the editor; an empty one takes it away."""
        note = self.query_one(".note", Static)
        note.display = bool(sentence)
        note.update(plain(f"✗ {sentence}", "$loss") if wrong else plain(sentence, "$muted"))

    def on_descendant_focus(self) -> None:
        """Bring the whole field into view, its name included."""
        self.call_after_refresh(self.scroll_visible, animate=False)

    def box_at(self, path: Path) -> Box:
        """The box of a field inside this one, or this one."""
        del path
        return self

    def focus_editor(self) -> None:
        """Go there."""
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus()
                return

    def _changed(self) -> None:
        self.say("")
        self.post_message(self.Changed())


class LineBox(Box):
    """A line: also words with commas between them, and numbers off a long scale."""

    @property
    def typed(self) -> str:
        """The text."""
        return self.query_one(Line).value

    def editor(self) -> Widget:
        """An input."""
        limit = 20 * MAX_LINE if self.field.shape in (Shape.WORDS, Shape.REFS) else MAX_LINE
        return Line(self._typed, limit)

    @on(Input.Changed)
    def _typed_in(self, event: Input.Changed) -> None:
        event.stop()
        self._changed()

    @on(Input.Submitted)
    def _onward(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()


class DateBox(LineBox):
    """A date as people write one; beneath it, how it is understood."""

    def _changed(self) -> None:
        super()._changed()
        text = self.typed.strip()
        if text:
            try:
                found = read_date(text, self._journal.today(), self.field.toward)
            except DateError as error:
                self.say(str(error))
            else:
                self.say(f"→ {found.words}" if found.words != text else "")


class RefBox(LineBox):
    """Another entry, or several; beneath it, their titles."""

    BINDINGS = [command("ctrl+k", "pick", "choose", "Choose an entry from a list.")]

    def on_mount(self) -> None:
        """Say what stands there already."""
        self._say_titles()

    def _changed(self) -> None:
        super()._changed()
        self._say_titles()

    def _say_titles(self) -> None:
        said: list[str] = []
        for part in self.typed.split(","):
            if part.strip():
                try:
                    entry = self._journal.get(Ref.parse(part))
                except ValueError as error:
                    said.append(str(error))
                else:
                    said.append(
                        f"→ {self._journal.title(entry)}" if entry else f"{part.strip()} is not in the journal."
                    )
        self.say("\n".join(said) if said else "ctrl+k chooses one from a list" if self.has_focus_within else "")

    def on_descendant_focus(self) -> None:
        """Say how to choose."""
        super().on_descendant_focus()
        self._say_titles()

    def on_descendant_blur(self) -> None:
        """Say only what stands there."""
        self._say_titles()

    def action_pick(self) -> None:
        """Choose from a list."""
        from careerjournal.tui.screens.pick import PickEntry  # noqa: PLC0415 - loaded when it is wanted

        self.app.push_screen(PickEntry(self._journal, self.field.kinds), self._picked)

    def _picked(self, ref: Ref | None) -> None:
        if ref is not None:
            line = self.query_one(Line)
            several = self.field.shape is Shape.REFS and line.value.strip()
            line.value = f"{line.value.rstrip(', ')}, {ref}" if several else str(ref)
            line.focus()


class AreaBox(Box):
    """Text of any length."""

    @property
    def typed(self) -> str:
        """The text."""
        return self.query_one(Area).text

    def editor(self) -> Widget:
        """A text area, taller for Markdown."""
        limit = 100 * MAX_LINE if self.field.shape is Shape.LINES else LIMITS[self.field.shape]
        area = Area(self._typed, limit, links=self.field.shape is not Shape.LINES)
        area.set_class(self.field.shape is Shape.MARKDOWN, "-markdown")
        return area

    @on(TextArea.Changed)
    def _typed_in(self, event: TextArea.Changed) -> None:
        event.stop()
        self._changed()

    @on(Area.LinkBegun)
    def _name_an_entry(self, event: Area.LinkBegun) -> None:
        from careerjournal.tui.screens.pick import PickEntry  # noqa: PLC0415 - loaded when it is wanted

        event.stop()
        self.app.push_screen(PickEntry(self._journal), self._named)

    def _named(self, ref: Ref | None) -> None:
        if ref is not None:
            self.query_one(Area).insert(f"{ref}]]")


class ChoiceBox(Box):
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
        return Select(
            options,
            allow_blank=self.field.optional,
            prompt="not said",
            compact=True,
            value=self._typed if known else (Select.NULL if self.field.optional else options[0][1]),
        )

    @on(Select.Changed)
    def _chosen(self, event: Select.Changed) -> None:
        event.stop()
        self._changed()


class FlagBox(Box):
    """Yes or no."""

    @property
    def typed(self) -> bool:
        """Whether it is ticked."""
        return self.query_one(Checkbox).value

    def editor(self) -> Widget:
        """A box to tick."""
        return Checkbox("yes", bool(self._typed), compact=True)

    @on(Checkbox.Changed)
    def _ticked(self, event: Checkbox.Changed) -> None:
        event.stop()
        self._changed()


class ScaleBox(Box):
    """A number on a short scale."""

    @property
    def typed(self) -> str:
        """The number."""
        return str(self.query_one(Scale).value)

    def editor(self) -> Widget:
        """A scale."""
        text = str(self._typed)
        return Scale(int(text) if text.isdigit() else self.field.low, self.field.low, self.field.high)

    @on(Scale.Changed)
    def _moved(self, event: Scale.Changed) -> None:
        event.stop()
        self._changed()


class PartBox(Box):
    """The fields of a record inside the entry."""

    @property
    def typed(self) -> Typed:
        """What stands in each."""
        inside = {box.field.name: box.typed for box in self._boxes()}
        unknown = self._typed.get(UNKNOWN)
        return {**inside, UNKNOWN: unknown} if unknown else inside

    def editor(self) -> Widget:
        """The fields, indented."""
        part = cast("type[msgspec.Struct]", self.field.part)
        return Vertical(*boxes_for(part, self._typed, self._journal), classes="inside")

    def _boxes(self) -> Iterator[Box]:
        return (box for box in self.query_one(".inside").children if isinstance(box, Box))

    def box_at(self, path: Path) -> Box:
        """The box inside."""
        return next((box.box_at(path[1:]) for box in self._boxes() if path and box.field.name == path[0]), self)


def boxes_for(record: type[msgspec.Struct], typed: Typed, journal: Journal) -> list[Box]:
    """A box for every field that people fill in, in the order the model describes them."""
    from careerjournal.tui.form.parts import PartsBox  # noqa: PLC0415 - a form inside a form: each needs the other

    shapes: dict[Shape, type[Box]] = {
        Shape.LINE: LineBox,
        Shape.WORDS: LineBox,
        Shape.TEXT: AreaBox,
        Shape.MARKDOWN: AreaBox,
        Shape.LINES: AreaBox,
        Shape.DATE: DateBox,
        Shape.REF: RefBox,
        Shape.REFS: RefBox,
        Shape.CHOICE: ChoiceBox,
        Shape.FLAG: FlagBox,
        Shape.PART: PartBox,
        Shape.PARTS: PartsBox,
    }
    blank = as_typed(record())
    made: list[Box] = []
    for field in typed_fields(record):
        long = field.high - field.low > LONGEST_SCALE
        kind = (LineBox if long else ScaleBox) if field.shape is Shape.NUMBER else shapes[field.shape]
        made.append(kind(field, typed.get(field.name, blank[field.name]), journal))
    return made
