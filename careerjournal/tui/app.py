"""The program around the screens: themes, locking, leaving. Everything it needs is handed to it.

Importing this module loads Textual and the lock screen, and nothing that the first frame does not show.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import events, on
from textual.errors import NoWidget
from textual.filter import LineFilter, NoColor
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from careerjournal import themes
from careerjournal.access.paths import THEMES
from careerjournal.settings import Loaded, NotUnderstood, Settings, Value, remember
from careerjournal.tui.commands import MOVING, Below, command, key_for, printed, spelled
from careerjournal.tui.input import typed_keys
from careerjournal.tui.input.quiet import Turns
from careerjournal.tui.output import beneath, caches, filters, in_parts, short_turns
from careerjournal.tui.output.safe import NoControls
from careerjournal.tui.sections.place import HasPlace
from careerjournal.tui.shell.clicks import let_keys_be_clicked
from careerjournal.tui.shell.locking import LockingApp
from careerjournal.tui.shell.new_screens import StylesOnce
from careerjournal.tui.shell.selecting import SelectsText, let_text_be_selected
from careerjournal.tui.shell.taken_off import EndsQuietly
from careerjournal.tui.shell.theming import Theming
from careerjournal.tui.unlock.interrupting import CanBeInterrupted
from careerjournal.tui.unlock.lock import LockScreen
from careerjournal.tui.widgets.background import beside
from careerjournal.tui.widgets.hints import Hint

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType
    from textual.binding import Binding
    from textual.command import Provider
    from textual.driver import Driver
    from textual.notifications import SeverityLevel
    from textual.theme import Theme

    from careerjournal.access.door import Door, Made
    from careerjournal.exchange.career.draft import HalfSorted
    from careerjournal.journal.journal import Journal
    from careerjournal.model.spans import Span

T = TypeVar("T")

CRASHED = "Something went wrong that should not have, and the program stopped. What was kept is safe; run it again."


def _held_down(keys: Mapping[str, str]) -> set[str]:
    """The keys by which a person walks lists, which are held down."""
    return {key for name in MOVING for key in keys.get(name, "").split(",")}


def _palette() -> type[Provider]:
    """The palette's provider, loaded when the palette is first opened."""
    from careerjournal.tui.shell.palette import PaletteProvider  # noqa: PLC0415

    return PaletteProvider


class CareerJournal(EndsQuietly, SelectsText, StylesOnce, LockingApp):
    """The journal in a terminal.

    Args:
        door: the way into the journal.
        settings: how it looks and locks, the keys that can be used (`keymap.with_own_keys`), and what could not be.
        settings_file: where a chosen theme is remembered; None to forget it.
        opened: a journal that is open already, to begin at the desk.
        at_lock: what the lock screen says instead of what it says of a person's own journal.
        review: the span that is looked back over in one sitting as soon as the journal is open.
        career: what was read of a career, which is sorted as soon as the journal is open.
        tour: whether Today offers the tour, until somebody has taken it.
    """

    TITLE = "careerjournal"
    # The lock screen is the default screen, whose own CSS_PATH Textual does not read.
    CSS_PATH = ["app.tcss", "unlock/lock.tcss"]
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    COMMANDS = {_palette}
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (112, "-normal"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-usual"), (32, "-tall")]
    BINDINGS: ClassVar = [
        command(
            "question_mark,f1",
            "help",
            "help",
            "What can be done here, and with which key.",
            name="help",
            also="keys shortcuts manual",
        ),
        command(
            "ctrl+o",
            "settings",
            "settings",
            "How it looks, when it locks, which keys it has; the passphrase, the recovery code, backups.",
            footer=False,
            also="password theme colour color dark light font options preferences configure backup",
        ),
        command(
            "ctrl+p",
            "command_palette",
            "everything",
            "Every action and every entry, by name.",
            name="everything",
            below=Below(short="all"),
            also="commands menu palette",
        ),
        command(
            "ctrl+l",
            "lock",
            "lock",
            "Lock now. What is being written is kept as a draft; where that cannot be, it is said.",
            anywhere=True,
            also="logout sign",
        ),
        command(
            "f9",
            "privacy",
            "privacy",
            "Blur all but the focused paragraph, or nothing.",
            footer=False,
            anywhere=True,
            also="hide blur secret",
        ),
        command(
            "ctrl+c",
            "copy_selected",
            "copy",
            "Copy what is selected with the mouse.",
            name="copy-selected",
            anywhere=True,
        ),
        command(
            "ctrl+z",
            "suspend_process",
            "suspend",
            "Lock, and return to the shell; but not where something is written or chosen.",
            name="suspend",
            footer=False,
        ),
        command(
            "ctrl+q",
            "quit",
            "quit",
            "Leave the program. Where something you typed cannot be kept, it asks first.",
            footer=False,
            anywhere=True,
            also="exit close leave end",
        ),
    ]

    def __init__(
        self,
        door: Door,
        settings: Loaded | None = None,
        *,
        settings_file: Path | None = None,
        opened: Journal | None = None,
        at_lock: str = "",
        review: Span | None = None,
        career: HalfSorted | None = None,
        tour: bool = False,
    ) -> None:
        self._themes: dict[str, Theme] = {}
        loaded = settings or Loaded(Settings(), [])
        lock_screen = LockScreen(door, at_lock) if at_lock else LockScreen(door)
        super().__init__(door, loaded.settings, lock_screen, opened)
        self.own_keys = loaded.settings.keys
        self.held_down |= _held_down(self.own_keys)
        self._problems = list(loaded.problems)
        self._settings_file = settings_file
        self._review = review
        self._career = career
        self.offers_tour = tour
        self.took_tour = False
        own_themes = settings_file.parent / THEMES if settings_file is not None else None
        self._theming = Theming(self, own_themes, self._problems.append)
        self._room: Size | None = None
        self._is_for_later = False
        """Whether what is typed is for what was being written as the window became too small."""
        self._until_room = ExitStack()
        """Holds what is typed until then."""
        self._no_controls = NoControls()
        self._default_screen = lock_screen
        self.crash: BaseException | None = None
        self.private = self.settings.private
        self._hides_all = False
        """Whether nothing can be read, whatever is private: see `hide_all`."""
        filters.install()
        caches.install()
        in_parts.install()
        beneath.install()
        short_turns.install()
        let_keys_be_clicked()
        let_text_be_selected()
        typed_keys.install()
        for builtin in list(self.available_themes):
            self.unregister_theme(builtin)
        if self.settings.theme not in themes.bundled_names():
            self._theming.load_own()
        self._theming.set_theme(self.settings.theme)

    def _say_problems(self) -> None:
        for problem in self._problems:
            self.notify(problem, severity="warning", timeout=10)
        self._problems.clear()

    async def on_mount(self) -> None:
        """Begin at the lock, at the first run, or at the desk of a journal that is open."""
        self._watch()
        if self.own_keys:
            self.set_keymap(self.own_keys)
        self._say_problems()
        self.call_after_refresh(self._find_own_themes)
        if self.journal is not None:
            self._open_desk(self.journal)
        elif not self._door.exists():
            self._show_first_run()

    def get_default_screen(self) -> LockScreen:
        """The lock screen lies beneath all others."""
        return self._default_screen

    @on(LockScreen.Opened)
    def _unlocked(self, event: LockScreen.Opened) -> None:
        """Begin at the desk; first show a new recovery code, where nobody confirmed the one there is."""
        from careerjournal.journal.errors import JournalError  # noqa: PLC0415 - loaded behind the lock screen

        journal = event.journal
        try:
            if journal.keys.code_is_unconfirmed() and not event.with_code:
                self._show_code(journal, journal.keys.new_recovery_code(to_confirm=True), again=True)
                return
            if event.with_code:
                journal.keys.confirm_code()
        except JournalError:  # it is open to read only, or cannot be written now
            from careerjournal.access.first_words import NOT_NOW  # noqa: PLC0415 - seldom seen

            self.notify(NOT_NOW, timeout=12)
        self._open_desk(journal)

    def _show_first_run(self) -> None:
        from careerjournal.tui.unlock.first_run import FirstRunScreen  # noqa: PLC0415 - seen once in a lifetime

        self._show_screen(FirstRunScreen(self._door), self._journal_made)

    def _journal_made(self, made: Made | None) -> None:
        """Show the recovery code of a journal that was just made."""
        if made is None:
            self.exit(0)
        else:
            self._show_code(made.journal, made.recovery_code, again=False)

    def _show_code(self, journal: Journal, code: str, *, again: bool) -> None:
        from careerjournal.tui.unlock.recovery_code import RecoveryCodeScreen  # noqa: PLC0415 - seldom seen

        self._use_journal(journal)
        self._show_screen(RecoveryCodeScreen(self._door, code, again=again), self._code_confirmed)

    def _code_confirmed(self, _: None) -> None:
        from careerjournal.journal.errors import JournalError  # noqa: PLC0415 - loaded behind the lock screen

        journal = self.journal
        if journal is None:
            return
        try:
            journal.keys.confirm_code()
        except JournalError:
            from careerjournal.access.first_words import NOT_NOTED  # noqa: PLC0415 - seldom seen

            self.notify(NOT_NOTED, timeout=12)
        self._open_desk(journal)

    def _use_journal(self, journal: Journal) -> None:
        self.journal = journal
        self._idle.begin()

    def _show_screen(self, screen: Screen[T], then: Callable[[T | None], None] | None = None) -> None:
        self._remove_too_small()
        self.push_screen(screen, then)
        self._check_size()

    def _open_desk(self, journal: Journal) -> None:
        from careerjournal.tui.desk.desk import DeskScreen  # noqa: PLC0415 - loaded behind the lock screen
        from careerjournal.tui.shell.ahead import load_once_read  # noqa: PLC0415 - likewise

        self._use_journal(journal)
        desk = DeskScreen(journal, self._place) if self._place else DeskScreen(journal)
        self._show_screen(desk)
        self.call_after_refresh(self._watch_the_clock)
        self.call_after_refresh(journal.searching.begin, beside, Turns(self.quiet).next)
        self.call_after_refresh(load_once_read, self, journal)
        for notice in self._door.notices():
            self.notify(notice, timeout=12)
        if self._writing is not None:
            self.call_after_refresh(desk.write, self._writing)
            self._writing = None
        else:
            self._positions = {DeskScreen: self._positions.get(DeskScreen)}  # nothing else comes back
        if self._review is not None:
            self.call_after_refresh(desk.review, self._review)
            self._review = None
        if self._career is not None:
            self.call_after_refresh(desk.bring_in, self._career)
            self._career = None

    async def on_event(self, event: events.Event) -> None:
        """Take note that somebody is there."""
        somebody = isinstance(event, events.Key | events.MouseEvent | events.Paste)
        if self._lock_if_idle() and somebody:
            return  # it was meant for what stood there before
        if somebody:
            self._idle.begin()
        if self._is_for_later and isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if isinstance(event, events.Key) and self._leaves(event.key):
                self._remove_too_small()  # what waited until then comes before it
            elif not self._holds:
                self._until_room.enter_context(self.hold_input())
        try:
            await super().on_event(event)
        except Exception as error:
            if not self.is_of_no_matter(error):
                raise

    async def forward(self, event: events.Event) -> None:
        """Forward it, but not to what is gone."""
        if isinstance(event, events.MouseDown | events.MouseMove) and self._is_gone_at(event.x, event.y):
            return
        if isinstance(event, events.Key) and (take := getattr(self.screen, "take_key", None)) is not None:
            take(event.key)
            return
        passes_on = getattr(self.screen, "passes_on", None) if isinstance(event, events.Key) else None
        if isinstance(event, events.Key) and passes_on is not None and passes_on(event.key):
            await self.pop_screen()
        try:
            await super().forward(event)
        except Exception as error:
            if not self.is_of_no_matter(error):
                raise

    def has_to_wait(self, key: str) -> bool:
        """Whether a key is for what the screen does not show yet."""
        has_to_wait = getattr(self.screen_stack[-1], "has_to_wait", None) if self.screen_stack else None
        return has_to_wait is not None and bool(has_to_wait(key))

    def begin_to_wait(self) -> None:
        """Hold the input until the screen shows it."""
        wait = getattr(self.screen, "begin_to_wait", None)
        if wait is not None:
            wait()

    def _is_gone_at(self, x: int, y: int) -> bool:
        """Whether what is drawn there has been taken off since. Textual ends the program over a selection there."""
        try:
            widget, _ = self.screen.get_widget_at(x, y)
        except NoWidget:
            return False
        return not widget.is_attached

    def on_resize(self, event: events.Resize) -> None:
        """Say so where nothing fits, and go on where it does again; what was open stays as it is beneath."""
        self._room = event.size
        if self._is_too_small:
            self.in_turn(self._check_size)  # what was typed before goes where it was meant for
        else:
            self._check_size()

    @property
    def _is_too_small(self) -> bool:
        from careerjournal.tui.shell.too_small import LEAST  # noqa: PLC0415 - seldom needed

        room = self._room or self.size
        return room.width < LEAST[0] or room.height < LEAST[1]

    def _check_size(self) -> None:
        from careerjournal.tui.shell.too_small import TooSmall  # noqa: PLC0415 - seldom seen

        if not self._is_too_small:
            self._remove_too_small()
        elif not isinstance(self.screen, TooSmall):
            # A command that nobody sees the effect of does not wait, and is not given either.
            self._is_for_later = self._is_written_in()
            if self._is_for_later and self._waiting:
                self._until_room.enter_context(self.hold_input())
            self.push_screen(TooSmall(waits=self._is_for_later))

    @property
    def escape_waits(self) -> bool:
        """Whether it is for what was being written as the window became too small."""
        return self._is_for_later

    def push_screen(self, screen: Screen[Any] | str, callback: Any = None, *args: Any, **named: Any) -> Any:
        """Show a screen; in a window that is too small, what says so stays before it."""
        from careerjournal.tui.shell.too_small import TooSmall  # noqa: PLC0415 - seldom seen

        is_before = bool(self.screen_stack) and isinstance(self.screen, TooSmall) and not isinstance(screen, TooSmall)
        if is_before:
            self._remove_too_small()
            self.call_after_refresh(self._check_size)
        return super().push_screen(screen, callback, *args, **named)

    def _remove_too_small(self) -> None:
        from careerjournal.tui.shell.too_small import TooSmall  # noqa: PLC0415 - seldom seen

        self._wait_no_longer()
        if isinstance(self.screen, TooSmall):
            self.pop_screen()

    def _wait_no_longer(self) -> None:
        self._is_for_later = False
        self._until_room.close()

    def key_ctrl_c(self) -> None:
        """Say how one leaves to somebody who interrupts, where neither a command nor a field takes the key."""
        self.notify(f"{key_for(self, 'quit')} leaves the program.")

    def action_help(self) -> None:
        """Show what can be done here."""
        from careerjournal.tui.shell.help import HelpScreen  # noqa: PLC0415 - loaded when it is wanted

        self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """Open the palette, once the journal is open."""
        from careerjournal.tui.shell.palette import Everything  # noqa: PLC0415 - loaded when it is wanted

        if self.journal is not None and not isinstance(self.screen, Everything):
            self.push_screen(Everything())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what needs an open journal only while one is open, and the palette only where its actions are."""
        if action in ("command_palette", "lock", "settings") and self.journal is None:
            return False
        if action in ("command_palette", "settings") and any(
            isinstance(one, CanBeInterrupted) for one in self.screen_stack[1:]
        ):
            return False
        return super().check_action(action, parameters)

    def _find_own_themes(self) -> None:
        self._theming.find_own()
        self._say_problems()

    def theme_names(self) -> tuple[str, ...]:
        """Return the name of every theme there is, ours before the person's own."""
        return self._theming.names

    def show_theme(self, name: str) -> None:
        """Look like this for now; nothing is remembered."""
        self._theming.set_theme(name)

    def set_theme(self, name: str) -> None:
        """Change the theme, and remember it."""
        self.choose("theme", name)

    def choose_nudges(self, wanted: bool) -> None:
        """Show nudges or do not, and remember it."""
        self.choose("nudges", wanted)

    def choose(self, name: str, value: str | bool | int) -> None:
        """Let a setting say something else from now on, and write that into the settings."""
        changed: dict[str, Any] = {name: value}
        self.settings = self.settings._replace(**changed)
        match name:
            case "theme":
                self.show_theme(str(value))
            case "lock_after":
                self._watch_the_clock()
            case "private" if value != self.private:
                self.action_privacy()
            case "nudges":
                self._refresh_desks()
        self._remember(name, value)

    def choose_key(self, name: str, keys: str) -> None:
        """Give a command other keys, which have been checked, or with none its own again, and write that."""
        own = {other: theirs for other, theirs in self.own_keys.items() if other != name}
        own |= {name: keys} if keys else {}
        self.settings = self.settings._replace(keys=own)
        self._use_keys(own)
        for screen in self.screen_stack:
            for widget in screen.walk_children(Widget, with_self=True):
                widget.refresh(layout=isinstance(widget, Hint))
        self._refresh_desks()
        self._remember("keys", {name: ",".join(map(spelled, keys.split(",")))})

    def _use_keys(self, keys: dict[str, str]) -> None:
        self.own_keys = keys
        self.held_down = type(self).held_down | _held_down(keys)
        self.set_keymap(keys)

    def _refresh_desks(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, HasPlace):
                self.call_later(screen.refresh_desk)

    def _remember(self, name: str, value: Value) -> None:
        if self._settings_file is None:
            return
        try:
            remember(self._settings_file, name, value)
        except NotUnderstood as error:
            from careerjournal.tui.settings.put_aside import offer_to_put_aside  # noqa: PLC0415 - seldom needed

            offer_to_put_aside(self, self._settings_file, str(error), lambda: self.settings)
        except OSError:
            self.notify("It is changed, but the settings could not be written.")

    def action_settings(self) -> None:
        """Show the settings."""
        from careerjournal.tui.settings.screen import SettingsScreen  # noqa: PLC0415 - loaded when it is wanted

        if self.journal is not None and not any(isinstance(one, SettingsScreen) for one in self.screen_stack):
            self.push_screen(SettingsScreen(self.journal, self._door))

    def get_key_display(self, binding: Binding) -> str:
        """A key in the footer, in help and in the palette, as sentences spell it."""
        return printed(binding.key)

    def get_theme(self, theme_name: str) -> Theme | None:
        """The theme of this name; Textual asks for the one that is on with each line that it draws."""
        if theme_name not in self._themes:
            found = super().get_theme(theme_name)
            if found is None:
                return None
            self._themes[theme_name] = found
        return self._themes[theme_name]

    def register_theme(self, theme: Theme) -> None:
        """Take in a theme, new or in the place of another."""
        self._themes.clear()
        super().register_theme(theme)

    def unregister_theme(self, theme_name: str) -> None:
        """Let a theme go."""
        self._themes.clear()
        super().unregister_theme(theme_name)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and behind them the one that lets no control character through.

        Without colours Textual's makes greys of them, and black both of what a terminal itself writes in and writes on.
        """
        filters = [*super().get_line_filters(), self._no_controls]
        return [*filters, NoColor()] if self.no_color and self.native_ansi_color else filters

    def filters_for(self, widget: Widget) -> Sequence[LineFilter]:
        """Those of every line; before them the veil, where texts are private and this widget is not to be read."""
        if not (self.private or self._hides_all) or self.journal is None:
            return self.get_line_filters()
        from careerjournal.tui.output.privacy import veil_of  # noqa: PLC0415 - loaded behind the lock screen

        veil = veil_of(widget, hides_all=self._hides_all)
        return [veil, *self.get_line_filters()] if veil else self.get_line_filters()

    def lock(self, why: str = "", *, then: Callable[[], object] | None = None, keep_input: bool = False) -> None:
        """Lock; what was selected goes with it."""
        self._wait_no_longer()
        self.forget_selected()
        super().lock(why, then=then, keep_input=keep_input)

    def hides(self, widget: Widget) -> bool:
        """Whether what a widget says is dots now, in whole or in part."""
        if not (self.private or self._hides_all) or self.journal is None:
            return False
        from careerjournal.tui.output.privacy import veil_of  # noqa: PLC0415 - loaded behind the lock screen

        return veil_of(widget, hides_all=self._hides_all) is not None

    def hide_all(self) -> None:
        """Turn everything on the screen into dots."""
        self._hides_all = True
        self._draw_anew()

    def show_all(self) -> None:
        """Show again what may be read."""
        self._hides_all = False
        self._draw_anew()

    def _draw_anew(self) -> None:
        for screen in self.screen_stack:
            for widget in screen.walk_children(Widget, with_self=True):
                widget.refresh()

    def action_privacy(self) -> None:
        """Hide all but the focused paragraph, or show everything again."""
        from careerjournal.tui.output.privacy import show_again  # noqa: PLC0415 - loaded behind the lock screen

        self.forget_selected()
        self.private = not self.private
        for screen in self.screen_stack:
            for widget in screen.walk_children(Widget, with_self=True):
                show_again(widget, self.private)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something in a corner for a while, and read no markup in it: it may repeat what somebody wrote."""
        del markup  # a widget's own `notify` asks for it
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy through the terminal's clipboard, where that is allowed, and say so."""
        if not text:
            return
        if not self.settings.clipboard:
            # Kept for pasting in here, or cutting would lose what was cut.
            self._clipboard = text
            self.notify("Copied for this journal only; copying out of it is turned off in the settings.")
            return
        super().copy_to_clipboard(text)
        self.notify("Copied to the terminal’s clipboard, where other programs can read it.")

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: the journal has no business with a browser."""
        del url, new_tab

    def get_driver_class(self) -> type[Driver]:
        """Textual's, with what it does at its ends put right."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from careerjournal.tui.shell.driver import TerminalDriver  # noqa: PLC0415 - Unix only

        return TerminalDriver

    def panic(self, *renderables: RenderableType) -> None:
        """Textual's own prints what it is given: an error that can draw itself, or a traceback of the driver's."""
        del renderables
        self._fatal_error()

    @property
    def is_locked(self) -> bool:
        """Whether nothing of a journal can be asked any more."""
        return self.journal is None

    def _fatal_error(self) -> None:
        """Textual's own prints local variables, which hold what people wrote and their passphrase."""
        self.crash = self.crash or sys.exc_info()[1] or self._exception or RuntimeError()
        self._rescue()
        self._close_messages_no_wait()
