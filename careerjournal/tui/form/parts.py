"""Several records inside an entry: a line each, and the same form again to write one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from careerjournal.model.describe import Shape
from careerjournal.model.typed import Path, Problem, Typed, TypedError, as_typed, from_typed, meant, typed_fields
from careerjournal.tui.commands import command
from careerjournal.tui.form.boxes import Box
from careerjournal.tui.form.form import Form
from careerjournal.tui.safe import plain

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


class PartLine(Static, can_focus=True):
    """One of the records, or the place for another."""

    BINDINGS: ClassVar = [
        Binding("enter", "open", "open", show=False),
        command("d", "remove", "remove", "Take this one away."),
        command("K,shift+up", "move(-1)", "up", "Move this one up.", name="part-up"),
        command("J,shift+down", "move(1)", "down", "Move this one down.", name="part-down"),
    ]

    class Asked(Message):
        """Something is to be done with it."""

        def __init__(self, line: PartLine, what: str, by: int = 0) -> None:
            super().__init__()
            self.line = line
            self.what = what
            self.by = by

    def __init__(self, content: Content, place: int | None) -> None:
        super().__init__(content)
        self.place = place

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The place for another can only be opened."""
        del parameters
        return self.place is not None or action not in ("remove", "move")

    def action_open(self) -> None:
        """Write it."""
        self.post_message(self.Asked(self, "open"))

    def action_remove(self) -> None:
        """Take it away."""
        self.post_message(self.Asked(self, "remove"))

    def action_move(self, by: int) -> None:
        """Move it."""
        self.post_message(self.Asked(self, "move", by))

    def on_click(self, event: Click) -> None:
        """Write it."""
        event.stop()
        self.action_open()


class PartsBox(Box):
    """The records, in order."""

    @property
    def typed(self) -> list[Typed]:
        """What stands in each, with what is being written in a form of its own."""
        return self._with(self._open[0], self._open[1].written) if self._open else list(self._typed)

    _open: tuple[int | None, PartScreen] | None = None
    """The place and the form of the one that is being written, so that a draft has it too."""

    def _with(self, place: int | None, written: Typed | None) -> list[Typed]:
        parts = list(self._typed)
        if written is not None:
            at = len(parts) if place is None else place
            parts[at : at + 1] = [written]
        return parts

    def worded(self, problem: Problem) -> str:
        """What is wrong, and in which of them."""
        inside: type[msgspec.Struct] | None = self.field.part
        said: list[str] = []
        for step in problem.path[1:]:
            field = next((field for field in typed_fields(inside) if field.name == step), None) if inside else None
            said.append(field.label if field else str(int(step) + 1) if isinstance(step, int) else step)
            inside = field.part if field else inside
        return f"{' · '.join(said)}: {problem.sentence}" if said else problem.sentence

    @property
    def _part(self) -> type[msgspec.Struct]:
        return cast("type[msgspec.Struct]", self.field.part)

    def editor(self) -> Widget:
        """A line for each, and one to add another."""
        return Vertical(*self._lines(), classes="parts")

    def _lines(self) -> list[PartLine]:
        lines = [PartLine(summary(self._part, typed), place) for place, typed in enumerate(self._typed)]
        return [*lines, PartLine(Content.assemble(("+ ", "$accent"), ("add", "$muted")), None)]

    @on(PartLine.Asked)
    async def _asked(self, event: PartLine.Asked) -> None:
        event.stop()
        place = event.line.place
        if event.what == "open":
            typed = self._typed[place] if place is not None else as_typed(self._part())
            screen = PartScreen(self._part, typed, self.field.label, self._journal, self._changed)
            self._open = place, screen
            self.app.push_screen(screen, lambda written: self._written(place, written))
        elif place is not None:
            parts = list(self._typed)
            part = parts.pop(place)
            if event.what == "move":
                place = min(len(parts), max(0, place + event.by))
                parts.insert(place, part)
            await self._put(parts, place)

    async def _written(self, place: int | None, written: Typed | None) -> None:
        self._open = None
        if written is None:
            self._changed()
            return
        await self._put(self._with(place, written), len(self._typed) if place is None else place)

    async def _put(self, parts: list[Typed], place: int) -> None:
        self._typed = parts
        inside = self.query_one(".parts")
        async with inside.batch():
            await inside.remove_children()
            await inside.mount_all(self._lines())
        inside.children[min(place, len(inside.children) - 1)].focus()
        self._changed()

    def box_at(self, path: Path) -> Box:
        """This one: what is inside has a form of its own."""
        return self


def summary(part: type[msgspec.Struct], typed: Typed) -> Content:
    """A record in a line: its first text, and muted what else it says."""
    said = [
        " ".join(meant(field, typed).split())
        for field in typed_fields(part)
        if field.shape not in (Shape.PART, Shape.PARTS, Shape.FLAG)
    ]
    said = [text for text in said if text]
    if not said:
        return plain("· (nothing yet)", "$muted")
    rest = " · ".join(said[1:])
    return Content.assemble(("· ", "$muted"), said[0], (f"   {rest[:120]}" if rest else "", "$muted"))


class PartScreen(ModalScreen["Typed | None"]):
    """The form again, for one record; dismissed with what was typed, or with None where that is nothing."""

    CSS_PATH = ["../styles/form.tcss", "../styles/sheet.tcss"]
    BINDINGS = [command("escape,ctrl+s", "keep", "keep", "Keep this, and go back to the entry.", name="keep-part")]

    def __init__(
        self, part: type[msgspec.Struct], typed: Typed, label: str, journal: Journal, changed: Callable[[], None]
    ) -> None:
        super().__init__()
        self._part = part
        self._before = typed
        self._label = label
        self._journal = journal
        self._changed = changed
        self._told = False

    @property
    def written(self) -> Typed | None:
        """What stands in it; None while that is nothing."""
        forms = self.query(Form)
        typed = forms.first().values() if forms and forms.first().is_mounted else self._before
        return None if typed == as_typed(self._part()) else typed

    def compose(self) -> ComposeResult:
        """Its name, the form, the key."""
        with Vertical(classes="sheet -tall"):
            yield Static(plain(self._label, "bold $accent"))
            yield Form(self._part, self._before, self._journal)
            yield Static(Content.assemble(("esc", "bold $accent"), (" keeps it", "$muted")), classes="hint")

    def on_mount(self) -> None:
        """Be ready to type."""
        self.query_one(Form).focus_first()

    @on(Form.Changed)
    def _typed_in(self) -> None:
        self._told = False
        self._changed()

    def action_keep(self) -> None:
        """Keep it; what does not hold together is said once, and may stay so until the entry is kept."""
        form = self.query_one(Form)
        typed = form.values()
        if typed == as_typed(self._part()):
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
