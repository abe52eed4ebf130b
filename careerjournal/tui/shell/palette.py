"""The palette: every action that can be taken here, every entry, every theme, by name.

Textual's own provider reads names as markup, and offers a screenshot that would write what is on the screen to a file.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, Protocol, Self, cast

from textual import on, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.command import CommandInput, CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.css.query import NoMatches
from textual.strip import Strip
from textual.widgets import Input, LoadingIndicator
from textual.widgets.option_list import Option

from careerjournal.journal.errors import Locked
from careerjournal.journal.search.query import Query
from careerjournal.journal.search.sought import spans
from careerjournal.model.links import Ref
from careerjournal.tui.commands import ALSO
from careerjournal.tui.entry.rows import facts
from careerjournal.tui.input.layouts import latin
from careerjournal.tui.sections.place import HasPlace
from careerjournal.tui.shell.key_table import begins_one, words_of
from careerjournal.tui.widgets.background import begin, in_background
from careerjournal.tui.widgets.marked_list import BreaksAnew, marked

if TYPE_CHECKING:
    from textual.visual import VisualType

    from careerjournal.journal.journal import Journal
    from careerjournal.model import Entry
    from careerjournal.settings import Settings
    from careerjournal.tui.input.queue import TakesInput

MOST_ENTRIES: Final = 50
"""Entries offered for what has been typed; past that people type another letter."""

_BEGINS: Final = 3
"""Letters from which on words that are not shown are looked at."""

PATIENCE: Final = 0.5
"""Seconds that an index which is nearly whole is waited for; past that what is in it by now is offered."""


LONGEST_TITLE: Final = 200
"""Characters of a title that a line has room for, and then some."""

_GATHER: Final = CommandPalette._gather_commands.__wrapped__  # type: ignore[attr-defined] # noqa: SLF001
"""Textual's own, which nothing waits for."""


class Offer(NamedTuple):
    """One line of the palette."""

    name: str
    says: str
    run: Callable[[], Any]
    also: str = ""
    """Words that it is looked for by, which are not shown."""

    def is_meant(self, typed: str) -> bool:
        """Whether each word that was typed begins one of its own, or one that it is looked for by."""
        own = words_of(f"{self.name} {self.also}")
        return len(typed.strip()) >= _BEGINS and all(begins_one(own, word) for word in typed.split())


_NOTHING: Final = "Nothing is called that."
_NOTHING_YET: Final = "Nothing is called that so far."
_NO_COMMAND: Final = "No command is called that. Entries are found once this screen is closed."
_A_MOMENT: Final = 0.25
"""Seconds until looking again whether all entries can be found."""


def _is_all_looked_through(app: App[Any]) -> bool:
    """Whether every entry that is offered beneath the palette can be found by its title."""
    journal = cast("_Offering", app).journal
    return journal is None or not _offers_entries(app) or journal.searching.is_built


def _offers_entries(app: App[Any]) -> bool:
    """Whether entries are offered beneath the palette, and not only what can be done there."""
    return any(isinstance(screen, HasPlace) for screen in app.screen_stack[-2:-1])


def _why_not_all(app: App[Any]) -> str:
    """What goes on until every entry can be found."""
    journal = cast("_Offering", app).journal
    read = journal is None or journal.is_read
    return "The index is still being built." if read else "The journal is still being read."


class _Found(CommandList, BreaksAnew):
    """What is offered; where that is nothing, it says so in our words."""

    def add_option(self, option: Option | VisualType | None = None) -> Self:
        """Add a line; the one that cannot be chosen is Textual's own, for nothing found."""
        if isinstance(option, Option) and option.disabled:
            if not _offers_entries(self.app):
                said = _NO_COMMAND
            elif _is_all_looked_through(self.app):
                said = _NOTHING
            else:
                said = f"{_NOTHING_YET} {_why_not_all(self.app)}"
            option = Option(Content(said), disabled=True, id=option.id)
        return super().add_option(option)

    def render_line(self, y: int) -> Strip:
        """The line, with the bar where it belongs to the one that enter takes."""
        return marked(self, super().render_line(y))


class _Busy(LoadingIndicator):
    """That more may be found; Textual's own is drawn in shades between two colours, some of them faint."""

    def render(self) -> Content:
        """In words."""
        return Content("Still looking …")


class Everything(CommandPalette):
    """Textual's palette as one of our sheets: every action and every entry, by name."""

    CSS_PATH = ["palette.tcss"]
    # Textual's own is shown among the keys, and says “Exit the command palette”.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "escape", "close", show=False)]

    def __init__(self) -> None:
        # By this name Textual knows that it is open.
        super().__init__(id="--command-palette", placeholder="What to do, or words of a title")

    def compose(self) -> ComposeResult:
        """Textual's, with our list in it, and what says that it grows."""
        for widget in super().compose():
            match widget:
                case CommandList():
                    yield _Found()
                case LoadingIndicator():
                    yield _Busy()
                case _:
                    yield widget

    def on_mount(self) -> None:
        """Look again once all entries can be found."""
        if not _is_all_looked_through(self.app):
            self._growing = self.set_interval(_A_MOMENT, self._look_again)

    def _look_again(self) -> None:
        if not _is_all_looked_through(self.app):
            return
        self._growing.stop()
        typed = self._typed
        if typed and not self.query_one(CommandList).highlighted:  # nobody has gone to one of what was found before
            self._gather_commands(typed)

    @on(Input.Submitted)
    def _wait_for_all(self, event: Input.Submitted) -> None:
        """Have enter wait, where nothing is called what was typed so far, until every entry can be found."""
        if not self._finds_something and event.value.strip() and not _is_all_looked_through(self.app):
            event.prevent_default()
            event.stop()
            begin(self, self._choose_once_found, group="choosing", exclusive=True)

    @property
    def _typed(self) -> str:
        """What is looked for; empty also where this was left, and is being taken apart before what it does ends."""
        return "".join(field.value.strip() for field in self.query(CommandInput))

    @property
    def _finds_something(self) -> bool:
        """Whether there is a line to be chosen."""
        return any(not option.disabled for listed in self.query(CommandList) for option in listed.options)

    async def _choose_once_found(self) -> None:
        """Choose the first that is found; what is typed meanwhile is for what that opens."""
        with cast("TakesInput", self.app).hold_input():
            while not _is_all_looked_through(self.app):  # noqa: ASYNC110 - nobody is told when it is
                await asyncio.sleep(_A_MOMENT)
            self._growing.stop()
            if not (typed := self._typed):
                return
            await self._gather_commands(typed).wait()
            if self._finds_something:
                self._select_or_command()

    @work(exclusive=True, group=CommandPalette._GATHER_COMMANDS_GROUP)  # noqa: SLF001 - typing cancels it by that name
    async def _gather_commands(self, search_value: str) -> None:
        """Have enter and the arrows wait for what fits the words before them."""
        with cast("TakesInput", self.app).hold_input(letters_pass=True):
            try:
                await _GATHER(self, search_value)
            except (KeyError, NoMatches):
                if self.is_attached:
                    raise
                # It was closed while it looked, and what it would say that with is gone.


class _Offering(Protocol):
    """What the palette asks of the program."""

    journal: Journal | None
    settings: Settings

    def theme_names(self) -> list[str]: ...

    def set_theme(self, name: str) -> None: ...

    def choose_nudges(self, wanted: bool) -> None: ...


class PaletteProvider(Provider):
    """What the palette offers on a screen."""

    @property
    def _journal_app(self) -> _Offering:
        return cast("_Offering", self.app)

    async def discover(self) -> Hits:
        """Every command of this screen, before anything is typed."""
        for offer in self._commands():
            yield DiscoveryHit(Content(offer.name), offer.run, text=offer.name, help=offer.says)

    async def search(self, query: str) -> Hits:
        """Commands and themes that are called so or looked for by these words, and entries with them in their title.

        A command is also found by what its letters are on the keys of another alphabet's keyboard.
        """
        for offer in (*self._commands(), *self._themes(), *self._choices()):
            name = offer.name.casefold()
            typed = (query.casefold(), latin(query).casefold())
            if wanted := next((one for one in typed if one and one in name), ""):
                start = name.find(wanted)
                lit = self._lit(offer.name, [(start, start + len(wanted))])
                yield Hit(1.0, lit, offer.run, text=offer.name, help=offer.says)
            elif any(map(offer.is_meant, filter(None, typed))):
                yield Hit(0.9, Content(offer.name), offer.run, text=offer.name, help=offer.says)
        parts = Query.parse(query).parts
        for offer in await self._entries(query):
            yield Hit(0.5, self._lit(offer.name, spans(offer.name, parts)), offer.run, text=offer.name, help=offer.says)

    def _lit(self, name: str, spans: Sequence[tuple[int, int]]) -> Content:
        content = Content(name)
        for start, end in spans:
            content = content.stylize(self.match_style or "bold", start, end)
        return content

    def _commands(self) -> Iterator[Offer]:
        seen: set[str] = set()
        for node, binding, enabled, tooltip in self.screen.active_bindings.values():
            if enabled and tooltip and binding.id and binding.id not in seen and binding.action != "command_palette":
                seen.add(binding.id)
                name = f"{binding.description}   {self.app.get_key_display(binding)}"
                yield Offer(name, tooltip, partial(self.app.run_action, binding.action, node), ALSO.get(binding.id, ""))

    def _themes(self) -> Iterator[Offer]:
        for name in self._journal_app.theme_names():
            run = partial(self._journal_app.set_theme, name)
            yield Offer(f"Theme: {name}", "Change how it looks.", run, "colour color dark light look")

    def _choices(self) -> Iterator[Offer]:
        app = self._journal_app
        wanted = not app.settings.nudges
        says = "Ask small questions about what has been put down." if wanted else "Ask nothing about what was put down."
        yield Offer(f"Nudges: {'on' if wanted else 'off'}", says, partial(app.choose_nudges, wanted))

    async def _entries(self, query: str) -> list[Offer]:
        """The entry of this number, and those with these words in their title."""
        journal = self._journal_app.journal
        screen = self.screen
        if journal is None or not isinstance(screen, HasPlace):
            return []
        try:
            refs = await in_background(partial(journal.searching.titled, query, MOST_ENTRIES, PATIENCE))
            with suppress(ValueError):
                refs.insert(0, Ref.parse(query))
            entries = [entry for ref in dict.fromkeys(refs) if (entry := journal.get(ref)) is not None]
            return [self._offer(entry, journal, screen) for entry in entries[:MOST_ENTRIES]]
        except Locked:
            return []

    def _offer(self, entry: Entry, journal: Journal, screen: HasPlace) -> Offer:
        # The help of a hit is read as markup, so nothing that people wrote goes into it but as text.
        says = _as_markup(" · ".join(said for said in (str(entry.ref), facts(entry)) if said))
        return Offer(journal.title(entry)[:LONGEST_TITLE], says, partial(screen.open_entry, entry.ref))


def _as_markup(text: str) -> str:
    """Text as Textual's markup says it, which reads a backslash as one except before a bracket."""
    return text.replace("[", "\\[")
