"""The base of every sheet: a heading, a body and a line of keys, laid over the screen it was opened from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.scrolled import Scrolled
from careerjournal.tui.widgets.breakpoints import set_breakpoints
from careerjournal.tui.widgets.hints import Hint, with_keys
from careerjournal.tui.widgets.status import not_kept_words

T = TypeVar("T")

# Textual looks for an inherited CSS_PATH beside the file of the class that inherits it.
_HERE: Final = Path(__file__).resolve().parent
_STYLES: Final = (_HERE.parent / "entry" / "page.tcss", _HERE / "sheet.tcss")


class NotKept(Static):
    """Says that something typed is not on the disk yet, and why where there is room; else it takes none."""

    OWN_WORDS = True
    """It stays readable while texts are private."""

    def on_mount(self) -> None:
        """Say what the app says."""
        self.display = False
        self.watch(self.app, "not_kept", self._say)

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self.refresh()

    def _say(self, why: str) -> None:
        self.display = bool(why)
        self.refresh()

    def render(self) -> Content:
        """The words of the line on top."""
        return plain(not_kept_words(getattr(self.app, "not_kept", ""), self.content_size.width), "$loss")


class Sheet(ModalScreen[T | None]):
    """A small screen over another one; dismissed with its answer, or with None where it was left.

    A subclass says what is its own: `heading`, `hints`, `extent`, a `body`, a stylesheet in ``CSS_PATH`` that is read
    after the one of all sheets. Escape and a click beside it leave it, the click only where that loses nothing that was
    typed; words that only look for something are nothing to lose. The first thing that can have the focus has it; where
    there is none, the keys scroll what does not fit. Textual gives the focus back to whatever had it beneath.
    """

    BINDINGS = [command("escape", "leave", "close", "Close this.")]

    heading: str | Content = ""
    """The first line, in the accent where it is no `Content`; empty for none."""
    hints: Sequence[tuple[str, str]] = ()
    """Keys and what they do, for the last line; empty for none."""
    extent: str = "-small"
    """The classes that say how large it is: ``-small``, ``-tall``, ``-aside``, ``-compact`` where the window is low."""

    WRITES: ClassVar = False
    """Whether what is typed here is stored as it comes: then it says so where that cannot be, for the line on top that
    says it, too, may be behind this."""

    _begun: Sequence[str] | None = None
    """What stood in the fields as it was opened; None until it is."""
    _warned_of: Sequence[str] | None = None
    """What stood in them as it was said that leaving loses it."""

    def __init__(self, name: str | None = None) -> None:
        super().__init__(name=name)
        self.css_path = [*_STYLES, *self.css_path]

    def on_compose(self) -> None:
        """Be laid out for the room there is from the first frame on."""
        set_breakpoints(self)

    def compose(self) -> ComposeResult:
        """The heading, the body, the keys."""
        with Scrolled(classes=f"sheet {self.extent}", can_focus=False):
            if self.WRITES:
                yield NotKept()
            if self.heading:
                heading = self.heading
                yield Static(plain(heading, "bold $accent") if isinstance(heading, str) else heading)
            yield from self.body()
            if self.hints:
                yield Hint(*self.hints)

    def body(self) -> ComposeResult:
        """What stands between the heading and the keys."""
        yield from ()

    def on_mount(self) -> None:
        """Be ready to type or to scroll, and remember what stands in the fields."""
        if not self.focus_chain:
            self.query_one(".sheet").can_focus = True
        if self.focused is None and (chain := self.focus_chain):
            chain[0].focus()
        self._begun = self._in_fields()

    def _in_fields(self) -> Sequence[str]:
        """What stands in every field."""
        return [*(field.value for field in self.query(Input)), *(field.text for field in self.query(TextArea))]

    @property
    def loses(self) -> bool:
        """Whether leaving it now loses something that was typed."""
        return self._begun is not None and self._in_fields() != self._begun

    def on_click(self, event: Click) -> None:
        """Leave it by a click beside it; where that would lose something, say so, and what leaves it all the same."""
        if event.widget is not self:
            return
        event.stop()
        if not self.loses:
            self.action_leave()
        elif name := self._leaving:
            self._warned_of = self._in_fields()
            self.notify(with_keys(self, f"It stays open, so that nothing in it is lost. {{{name}: leaves it}}."))

    def stays_for_words(self) -> bool:
        """Whether it stays open, and says so, since leaving it would lose words; left again, it goes."""
        fields, name = self._in_fields(), self._leaving
        words = self.loses and any(map(str.strip, fields)) and fields != self._warned_of
        if words and name:
            self._warned_of = fields
            self.notify(with_keys(self, f"What you typed is not kept. {{{name}: again lets it go}}."))
        return words and bool(name)

    @property
    def _leaving(self) -> str | None:
        """The command that leaves it."""
        bindings = (one for bound in self._bindings.key_to_bindings.values() for one in bound)
        return next((one.id for one in bindings if one.action == "leave" and one.id), None)

    def action_leave(self) -> None:
        """Leave it; nothing is changed or chosen."""
        self.dismiss(None)


def labelled(label: str, field: Widget) -> Widget:
    """A field behind its name, in one line."""
    return Horizontal(Static(plain(label, "$muted"), classes="label"), field, classes="labelled")
