"""A short tour: what stands where, a few sentences at a time over the screen that they speak of. It changes nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Any, ClassVar, Final, NamedTuple, Protocol

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.color import TRANSPARENT
from textual.content import Content
from textual.events import Key
from textual.geometry import Region
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from careerjournal.tui.commands import command
from careerjournal.tui.sections.catalogue import SECTIONS, Section
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.hints import BENEATH, Hint, with_keys

WIDEST: Final = 60
"""Cells of the sheet where there is room."""
LEAST: Final = 30
"""Cells that the sheet needs beside what it speaks of; with fewer it stands over a part of that."""


class Step(NamedTuple):
    """One thing that the tour speaks of."""

    title: str
    section: str
    """The key of the section that is shown."""
    of: str
    """What it speaks of there, as a selector."""
    words: str
    """Two or three sentences, with the names of commands in braces."""


STEPS: Final = (
    Step(
        "Today",
        "1",
        "#content",
        "A question to sit with, and what belongs to this day: the next conversation, what was promised, a lesson "
        "worth another look. {answer} answers the question, {another} asks another. Nothing has to be answered.",
    ),
    Step(
        "The sections",
        "1",
        "Rail",
        "They stand on the left. {go-1} to {go-8} go to them, and so does a click. {new} puts down a new entry of what "
        "is shown.",
    ),
    Step(
        "The lattice",
        "3",
        "#content",
        "Roles by area and level, and the moves between them: taken, missed, declined or only considered. {next-line} "
        "and {line-before} walk through it in time. {next-view} draws it as a path, or lists it.",
    ),
    Step(
        "Setbacks",
        "4",
        "#content",
        "{next-line} and {line-before} walk a list, enter reads an entry. Of a setback you say how much was your part, "
        "competition and chance, and later how it reads by then. {next-view} goes on to what went well, and to both.",
    ),
    Step(
        "Conversations",
        "6",
        "#content",
        "{edit} on a conversation prepares it in seven steps. Each has a few questions, and offers what the journal "
        "already holds for it. What you choose goes on a brief of one page.",
    ),
    Step(
        "What leaves",
        "8",
        "#content",
        "Nothing does unless you open it. {share} on an entry opens it a field or a paragraph at a time, puts "
        "stand-ins in the place of names, and shows exactly what will leave. What has left is listed here.",
    ),
    Step(
        "The first line",
        "1",
        "StatusLine",
        "It says where you are and, where there is room, what is kept and when the journal locks itself. What you type "
        "is stored, encrypted, within a second. {lock} locks now, {privacy} hides all but one paragraph.",
    ),
    Step(
        "The last line",
        "1",
        "KeysBelow",
        "It has keys that work at the moment. {help} names all of them, and finds one by what it does; {everything} "
        "finds every action and every entry. {tour} begins this tour again.",
    ),
)


class OffersTour(Protocol):
    """A program that offers the tour on Today, until somebody has taken it."""

    offers_tour: bool
    took_tour: bool


class Tour(Sheet[None]):
    """The tour, a step at a time. A key goes on; any other leaves it, and does what it does on the screen beneath.

    One that does nothing there leads back to where the tour began, as escape does.

    Args:
        desk: the screen beneath.
        go: shows a section there.
    """

    OWN_WORDS = True
    CSS_PATH = ["tour.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        command("space", "onward", "go on", "Go on with the tour.", name="tour-onward", footer=False),
        Binding("enter", "onward", "Go on", show=False),
    ]

    extent = "-tour"

    def __init__(self, desk: Screen[Any], go: Callable[[Section], Awaitable[None]]) -> None:
        super().__init__()
        self._desk = desk
        self._go = go
        self._at = 0

    def body(self) -> ComposeResult:
        """What is spoken of, the sentences, and the keys."""
        yield Static(id="tour-title")
        yield Static(id="tour-words", classes="words")
        yield Hint(id="tour-keys")

    async def on_mount(self) -> None:  # type: ignore[override] # a handler may be waited for
        """Begin with the first step."""
        super().on_mount()
        # In another size, too: the screen beneath is laid out behind this one.
        self._desk.screen_layout_refresh_signal.subscribe(self, lambda _: self._stand_beside())
        await self._show()

    async def action_onward(self) -> None:
        """Go on to the next step; behind the last one, leave."""
        if self._at + 1 == len(STEPS):
            self.action_leave()
        else:
            self._at += 1
            await self._show()

    def passes_on(self, key: str) -> bool:
        """Whether a key is none of the tour's, and is to be done on the screen beneath."""
        if self._is_own(key):
            return False
        return not key.isascii() or key in self._desk.active_bindings  # a letter of another alphabet may be understood

    def _is_own(self, key: str) -> bool:
        own = self.active_bindings.get(key)
        return own is not None and own.binding.action in ("onward", "leave")

    def on_key(self, event: Key) -> None:
        """Leave it with a key that means nothing, here or beneath."""
        if not self._is_own(event.key):
            event.stop()
            self.action_leave()

    async def _show(self) -> None:
        step, last = STEPS[self._at], self._at + 1 == len(STEPS)
        await self._go(next(section for section in SECTIONS if section.key == step.section))
        place = f"   {self._at + 1} of {len(STEPS)}"
        self.query_one("#tour-title", Static).update(Content.assemble((step.title, "bold $accent"), (place, "$muted")))
        words = with_keys(self, step.words).content.stylize(Style.from_meta({BENEATH: True}))
        self.query_one("#tour-words", Static).update(words)
        onward = ("enter", "ends the tour" if last else "goes on")
        self.query_one(Hint).say(onward, ("leave", "leaves, as does any other key"))
        self._stand_beside()

    @property
    def _spoken_of(self) -> Region:
        return self._desk.query_one(STEPS[self._at].of).region

    def _stand_beside(self) -> None:
        """Stand beside what is spoken of; where it takes the whole screen, over its end."""
        of, room = self._spoken_of, self.size
        sheet = self.query_one(".sheet")
        beneath = 1 if self.has_class("-low") else 2  # the last line stays in sight
        if room.width - of.right >= LEAST:
            width, place, margin = room.width - of.right - 2, ("left", "middle"), (0, 0, 0, of.right + 1)
        elif of.height < room.height // 3 and of.y < room.height // 2:
            width, place, margin = room.width - 2, ("center", "top"), (of.bottom + 1, 0, 0, 0)
        else:
            width, place, margin = room.width - 2, ("right", "bottom"), (0, 1, beneath, 1)
        sheet.styles.width = min(WIDEST, width)
        sheet.styles.margin = margin
        self.styles.align = place  # type: ignore[assignment] # the pair of the two literals
        self.refresh()

    def render(self) -> RenderableType:
        """The screen beneath, of which what is spoken of is not dimmed."""
        drawn = super().render()
        return _Lit(drawn, self._spoken_of) if isinstance(drawn, BackgroundScreen) else drawn


class _Lit:
    """A screen that is dimmed but for a part of it.

    Args:
        dimmed: the screen, as Textual dims it.
        lit: the part that is not.
    """

    def __init__(self, dimmed: BackgroundScreen, lit: Region) -> None:
        self._dimmed = dimmed
        self._lit = lit

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines."""
        lit, dim = self._lit, self._dimmed.process_segments
        for y, line in enumerate(Segment.split_lines(console.render(self._dimmed.screen._compositor, options))):  # noqa: SLF001 - as Textual does
            if not lit.y <= y < lit.bottom:
                yield from dim(line, self._dimmed.color)
            else:
                before, within, after = _divided(line, lit.x, lit.right)
                yield from dim(before, self._dimmed.color)
                yield from dim(within, TRANSPARENT)
                yield from dim(after, self._dimmed.color)
            yield Segment.line()


def _divided(line: Iterable[Segment], start: int, end: int) -> tuple[list[Segment], list[Segment], list[Segment]]:
    """A line in three parts: before a column, as far as another, and from there on."""
    whole = list(line)
    cuts = [start, end, max(end, sum(segment.cell_length for segment in whole))]
    before, within, after = Segment.divide(whole, cuts)
    return before, within, after
