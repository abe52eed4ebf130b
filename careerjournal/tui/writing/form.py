"""The form: a box for every field that the model describes, in its order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.css.query import NoMatches
from textual.layout import Layout
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from careerjournal.model.later_reading import reading_begun, readings_field
from careerjournal.model.typed import Problem, Typed, TypedError, as_typed, from_typed, said_in
from careerjournal.tui.commands import command
from careerjournal.tui.entry.preview import Preview
from careerjournal.tui.output.scrolled import Scrolled
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.caret import leave_field
from careerjournal.tui.widgets.editors import Area
from careerjournal.tui.writing.boxes import AreaBox, Box, EditBox
from careerjournal.tui.writing.columns import FieldColumns
from careerjournal.tui.writing.folded import Folded
from careerjournal.tui.writing.layout import boxes_for, typed_in
from careerjournal.tui.writing.parts import PartsBox

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


class Form(Scrolled, can_focus=False):
    """What is typed of one record.

    Args:
        record: the class of the entry, or of the part.
        typed: what stands in it at the beginning.
        journal: where links lead, and what day it is.
        only: the fields to ask for; all where none is named.
        name: what tells it from another of the same screen.
        begins_in: the field that one begins in, by the names that lead to it; empty for the first, None for no one of
            them. The first has the room from the start, where it takes that.
    """

    class Changed(Message):
        """Something was typed."""

    def __init__(
        self,
        record: type[msgspec.Struct],
        typed: Typed,
        journal: Journal,
        only: Sequence[str] = (),
        *,
        name: str | None = None,
        begins_in: str | None = None,
    ) -> None:
        super().__init__(name=name)
        self._begins_in = begins_in
        self._record = record
        self._typed = typed
        self._journal = journal
        self._only = only
        self._columns = FieldColumns()

    @property
    def layout(self) -> Layout:
        """One column, or two where it is wide."""
        return self._columns

    def compose(self) -> ComposeResult:
        """The boxes, and around them what they fold into."""
        boxes = boxes_for(self._record, self._typed, self._journal)
        asked = [box for box in boxes if not self._only or box.field.name in self._only]
        in_first = self._begins_in in ("", asked[0].field.name)
        if in_first and isinstance(asked[0], AreaBox) and asked[0].takes_the_room:
            self.add_class("-writing")  # before there is anything in it whose styles that would work out anew
            asked[0].set_class(True, "-written", update=False)
            self.screen.set_class(True, "-writing", update=False)
        yield Folded(above=True)
        yield from asked
        yield Folded(above=False)

    def on_mount(self) -> None:
        """Follow the focus."""
        self.watch(self.screen, "focused", self._make_room, init=False)

    def _boxes(self) -> Iterator[EditBox]:
        return (child for child in self.children if isinstance(child, EditBox))

    def _make_room(self, focused: Widget | None) -> None:
        """Give a long text that is written the room there is; the other fields fold to a line."""
        if focused is None or isinstance(focused, Preview):
            return  # as when the window loses it, or while what was written is read
        here = focused.parent if focused.parent in self.children else None
        written = here if isinstance(here, AreaBox) and here.takes_the_room else None
        if written is None and not self.has_class("-writing"):
            return
        boxes = list(self._boxes())
        if [box for box in boxes if box.has_class("-written")] != ([] if written is None else [written]):
            self._give_room(written, boxes)
        if written is not None:
            place = boxes.index(written)
            before, after = self.query_children(Folded)
            before.fill([box.folded for box in boxes[:place]])
            after.fill([box.folded for box in boxes[place + 1 :]])
            self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def _give_room(self, written: AreaBox | None, boxes: Sequence[EditBox]) -> None:
        # Each change of a class works out the styles of all that is in there: once is enough.
        self.set_class(written is not None, "-writing", update=False)
        for box in boxes:
            box.set_class(box is written, "-written", update=False)
        writing = any(form.has_class("-writing") for form in self.screen.query(Form))
        if self.screen.has_class("-writing") != writing:
            self.screen.set_class(writing, "-writing")
        else:
            self.update_node_styles()

    @on(Folded.Asked)
    def _unfold(self, event: Folded.Asked) -> None:
        event.stop()
        boxes = list(self._boxes())
        place = next(place for place, box in enumerate(boxes) if box.has_class("-written"))
        boxes[event.place if event.folded is self.children[0] else place + 1 + event.place].focus_editor()

    def values(self) -> Typed:
        """What stands in every field."""
        return typed_in(self._boxes(), self._typed)

    @property
    def values_there(self) -> Typed | None:
        """What stands in every field; None while some field is not there, as the form is set up and as it goes."""
        if not self.is_mounted or not self.children:
            return None
        try:
            return self.values()
        except NoMatches:
            return None

    @property
    def where(self) -> str:
        """The field of this form that has the focus, by the names that lead to it; empty where none has it."""
        focused = self.screen.focused
        if focused is None or self not in focused.ancestors:
            return ""
        boxes = [node.field.name for node in focused.ancestors_with_self if isinstance(node, Box)]
        return "/".join([*([self.name] if self.name else []), *reversed(boxes)])

    def write_at(self, path: str) -> bool:
        """Go to a field by the names that lead to it, as `where` gives them; whether this form has it."""
        names = path.split("/")
        if self.name and names.pop(0) != self.name:
            return False
        box = next((box for box in self._boxes() if names and box.field.name == names[0]), None)
        if box is not None:
            box.write_at(tuple(names[1:]))
        return box is not None

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong beneath each field, and go to the first."""
        said: dict[Box, list[str]] = {}
        for problem in problems:
            box = self._box_at(problem)
            if box is not None:
                said.setdefault(box, []).append(box.worded(problem))
        for box in self.query(Box):
            box.mark("\n  ".join(said.get(box, ())))
        first = next(iter(said), None)
        if first is not None:
            first.focus_editor()
            # At the top: what is said beside is said at the bottom, over whatever stands there.
            first.scroll_visible(animate=False, top=True)

    def _box_at(self, problem: Problem) -> Box | None:
        return next((box.box_at(problem.path[1:]) for box in self._boxes() if box.field.name == problem.path[0]), None)

    def focus_first(self) -> None:
        """Go to the first field."""
        first = next(self._boxes(), None)
        if first is not None:
            first.focus_editor()
            self.scroll_home(animate=False, immediate=True)

    def focus_field(self, name: str) -> None:
        """Go to the field of this name, of a record inside to its first text; to the first where there is none."""
        box = next((box for box in self._boxes() if box.field.name == name), None)
        if box is None:
            self.focus_first()
            return
        texts = box.query(Area)
        if texts:
            texts.first().focus()
        else:
            box.focus_editor()
        # Its name at the top, and as much of it beneath as there is room for.
        self.call_after_refresh(box.scroll_visible, animate=False, top=True)

    @on(PartsBox.Wanted)
    def _write_part(self, event: PartsBox.Wanted) -> None:
        event.stop()
        box = event.box
        typed = event.typed
        if event.place is None and box.field == readings_field(self._record):
            typed = reading_begun(self._record, self.values(), self._journal.today())
        new = event.place is None
        within, here = self.screen, self.where or box.field.name
        inside = f"{here}/{len(box.typed) if new else event.place}"
        screen = PartScreen(
            box.part,
            typed,
            box.field.label,
            self._journal,
            box.changed,
            new=new,
            at=event.at,
            leave=lambda path: leave_field(within, f"{inside}/{path}"),
            name=f"{within.name}/{inside}" if within.name else None,
        )
        box.write(event.place, lambda: screen.written)

        async def written(typed: Typed | None) -> None:
            leave_field(within, here)
            await box.written(event.place, typed)

        self.app.push_screen(screen, written)

    @on(Box.Changed)
    def _changed(self, event: Box.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())


def remember_field(screen: Screen[Any], leave: Callable[[str], None] | None = None) -> None:
    """Remember in which field of the forms of a screen one is, whenever that is another.

    Args:
        screen: with its forms.
        leave: remembers it; where none is given, `leave_field` of this screen.
    """

    def focused(widget: Widget | None) -> None:
        if widget is not None and not isinstance(widget, Preview):
            path = next(filter(None, (form.where for form in screen.query(Form))), "")
            (leave or partial(leave_field, screen))(path)

    screen.watch(screen, "focused", focused, init=False)
    # A screen that is being mounted is not told where it begins.
    screen.call_after_refresh(lambda: focused(screen.focused))


def write_at(screen: Screen[Any], path: str) -> bool:
    """Go to a field of a screen's forms, by the names that lead to it; whether there is one."""
    return any(form.write_at(path) for form in screen.query(Form))


def begin_in(screen: Screen[Any], path: str) -> None:
    """Go to the field of a screen's forms that one was in, or to the first where the path leads to none."""

    def begin() -> None:
        if not write_at(screen, path):
            screen.query(Form).first().focus_first()

    if path:
        screen.call_after_refresh(begin)  # what is inside a record is composed by then
    else:
        screen.query(Form).first().focus_first()


class PartScreen(Sheet[Typed]):
    """The form again, for one record; dismissed with what was typed, or with None where that is nothing.

    Args:
        part: the class of the record.
        typed: what stands in it at the beginning.
        label: what stands on top.
        journal: where links lead, and what day it is.
        changed: told that something was typed.
        new: whether it is one more.
        at: the field to begin in, by the names that lead to it; the first where none is named.
        leave: remembers in which field one is.
        name: what the places of the carets are kept under; none are kept where there is none.
    """

    CSS_PATH = ["form.tcss"]
    BINDINGS = [command("escape,ctrl+s", "leave", "keep", "Keep this, and go back to the entry.", name="keep-part")]

    hints = (("keep-part", "keeps it"),)
    extent = "-tall"
    loses = False
    WRITES = True

    def __init__(
        self,
        part: type[msgspec.Struct],
        typed: Typed,
        label: str,
        journal: Journal,
        changed: Callable[[], None],
        *,
        new: bool = False,
        at: str = "",
        leave: Callable[[str], None] | None = None,
        name: str | None = None,
    ) -> None:
        super().__init__(name)
        self._part = part
        self._at = at
        self._leave_field = leave
        self._before = typed
        self._nothing = typed if new else as_typed(part())
        self.heading = label
        self._journal = journal
        self._changed = changed
        self._told = False

    @property
    def written(self) -> Typed | None:
        """What stands in it; None while that is nothing."""
        forms = self.query(Form)
        typed = forms.first().values() if forms and forms.first().is_mounted else self._before
        return None if self._says_nothing(typed) else typed

    def _says_nothing(self, typed: Typed) -> bool:
        """Whether it is as a new one is before anything is typed."""
        return said_in(typed) in (said_in(self._nothing), as_typed(self._part()))

    def body(self) -> ComposeResult:
        """The form."""
        yield Form(self._part, self._before, self._journal)

    def on_mount(self) -> None:
        """Be ready to type."""
        remember_field(self, self._leave_field)
        begin_in(self, self._at)

    @on(Form.Changed)
    def _typed_in(self) -> None:
        self._told = False
        self._changed()

    def action_leave(self) -> None:
        """Keep it; what does not hold together is said once, and may stay so until the entry is kept."""
        form = self.query_one(Form)
        typed = form.values()
        if self._says_nothing(typed):
            self.dismiss(None)
            return
        try:
            from_typed(self._part, typed, self._journal.today())
        except TypedError as error:
            if not self._told:
                self._told = True
                form.show_problems(error.problems)
                return
        self.dismiss(typed)
