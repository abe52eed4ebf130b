"""The settings, group by group: on the left what can be set, beside it what that is about and what there is to choose.

Where it is narrow, the choices stand beneath.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from careerjournal.tui.commands import arrows, command
from careerjournal.tui.keymap import known_commands
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.scrolled import Scrolled
from careerjournal.tui.settings.access import NewKeys, Passphrase, RecoveryCode
from careerjournal.tui.settings.backups import Backups, Places
from careerjournal.tui.settings.choices import Clipboard, LockAfter, Nudges, OwnQuestions, Private, Theme
from careerjournal.tui.settings.keys import Keys
from careerjournal.tui.settings.rows import ChoiceRows, SettingRow, SettingRows
from careerjournal.tui.settings.setting import Setting
from careerjournal.tui.sheets.ask_line import AskLine
from careerjournal.tui.widgets.background import begin, in_background
from careerjournal.tui.widgets.hints import drawn, refusal
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.widgets.line_list import LineList
from careerjournal.tui.widgets.status import StatusScreen

if TYPE_CHECKING:
    from careerjournal.access.door import Door
    from careerjournal.journal.journal import Journal

SETTINGS: Final[tuple[type[Setting], ...]] = (
    Theme,
    LockAfter,
    Private,
    Clipboard,
    Nudges,
    OwnQuestions,
    Keys,
    Passphrase,
    RecoveryCode,
    NewKeys,
    Backups,
    Places,
)
"""In their order; those of a group follow one another."""


class SettingsScreen(StatusScreen[None]):
    """All that can be set.

    Args:
        journal: the open journal.
        door: the way into it.
    """

    OWN_WORDS = True
    AUTO_FOCUS = "#settings-list"
    CSS_PATH = "screen.tcss"
    BINDINGS = [
        command(
            "escape",
            "leave",
            "back",
            "Go back to the list of settings, and from there to the journal.",
            name="leave-settings",
        ),
        command("slash", "find", "find", "Find a command by its words.", name="search"),
        command(
            "backspace", "give_back", "the key it had", "Give the command the key that it had.", name="give-back-key"
        ),
        command("ctrl+o", "close", "close", "", name="settings", footer=False),
        *arrows("", "", "to_list", "to_choices"),
    ]

    def __init__(self, journal: Journal, door: Door) -> None:
        super().__init__()
        self.journal = journal
        self.door = door
        self._settings = [made(self) for made in SETTINGS]
        self._rows: list[Setting | None] = []
        """The setting of each row of the list; None for the name of a group."""
        for _, group in groupby(self._settings, key=attrgetter("group")):
            self._rows += [None, *group]
        self._shown: Setting = self._settings[0]

    @property
    def of(self) -> Screen[None]:
        """This screen."""
        return self

    def compose(self) -> ComposeResult:
        """Status on top, keys below; between them the settings, and the one that is looked at."""
        yield self.status_line()
        with Horizontal(id="settings"):
            yield LineList(id="settings-list")
            with Vertical(id="setting"):
                yield Static(id="setting-title", markup=False)
                with Scrolled(id="setting-words"):
                    yield Static(id="setting-says", markup=False)
                yield LineList(id="setting-choices")
                yield Static(id="setting-said", markup=False)
        yield KeysBelow()

    @property
    def _list(self) -> LineList:
        return self.query_one("#settings-list", LineList)

    @property
    def _choices(self) -> LineList:
        return self.query_one("#setting-choices", LineList)

    def on_mount(self) -> None:
        """Begin with the first."""
        self.status_place = "Settings"
        self._list_settings(1)
        self._show(self._settings[0])
        self.watch(self.query_one("#setting-words"), "show_vertical_scrollbar", self._let_be_read)
        begin(self, self._look_up_commands)

    def on_unmount(self) -> None:
        """Leave nothing as it was only looked at, as where the journal is locked meanwhile."""
        self._shown.put_back()

    def on_screen_suspend(self) -> None:
        """Likewise beneath another screen."""
        self._shown.put_back()

    def on_screen_resume(self) -> None:
        """Look again at what is highlighted among the choices."""
        rows, row = self._choices.rows, self._choices.highlighted
        if self._choices.has_focus and isinstance(rows, ChoiceRows) and row is not None:
            self._shown.look_at(rows.choices[row])

    async def _look_up_commands(self) -> None:
        """Beside the screen, for it loads every other one."""
        keys = next(setting for setting in self._settings if isinstance(setting, Keys))
        keys.known = await in_background(known_commands)
        if self._shown is keys:
            self.show_again()

    def _list_settings(self, at: int | None) -> None:
        rows = [
            SettingRow(self._rows[row + 1].group, heading=True)  # type: ignore[union-attr] # a group has a setting
            if setting is None
            else SettingRow(setting.title, setting.now())
            for row, setting in enumerate(self._rows)
        ]
        self._list.show(SettingRows(rows), at)

    def _show(self, setting: Setting) -> None:
        """Show a setting, with what it says now among its choices."""
        self._shown.put_back()
        self._shown = setting
        self.query_one("#setting-title", Static).update(plain(setting.title, "bold $accent"))
        self.query_one("#setting-says", Static).update(drawn(setting.says()))
        self.query_one("#setting-words").scroll_home(animate=False, immediate=True)
        self._say(Content(""))
        self._list_choices()
        self.refresh_bindings()

    def _let_be_read(self, scrolls: bool) -> None:
        """Let the words be walked to where they do not fit."""
        words = self.query_one("#setting-words")
        words.can_focus = scrolls or words.has_focus

    def _list_choices(self) -> None:
        """List what there is to choose, with what holds now highlighted."""
        choices = self._shown.choices()
        self._choices.show(ChoiceRows(choices), next((row for row, one in enumerate(choices) if one.chosen), 0))

    def show_again(self, said: str = "", *, wrong: bool = False) -> None:
        """Show what the setting says now, and a sentence about what was done."""
        at = self._choices.highlighted
        self._list_settings(self._list.highlighted)
        self.query_one("#setting-says", Static).update(drawn(self._shown.says()))
        self._choices.show(ChoiceRows(self._shown.choices()), at or 0)
        self._say(refusal(said) if wrong else plain(f"✓ {said}" if said else "", "$growth"))
        self.refresh_bindings()

    def _say(self, said: Content) -> None:
        says = self.query_one("#setting-said", Static)
        says.update(said)
        says.display = bool(said)

    @on(LineList.Highlighted, "#settings-list")
    def _walked(self, event: LineList.Highlighted) -> None:
        setting = self._rows[event.row]
        if setting is not None and setting is not self._shown:
            self._show(setting)

    @on(LineList.Selected, "#settings-list")
    def _opened(self, event: LineList.Selected) -> None:
        self._walked(event)
        self.action_to_choices()

    @on(LineList.Highlighted, "#setting-choices")
    def _looked_at(self, event: LineList.Highlighted) -> None:
        rows = self._choices.rows
        if self._choices.has_focus and isinstance(rows, ChoiceRows) and event.row < len(rows):
            self._shown.look_at(rows.choices[event.row])

    @on(LineList.Selected, "#setting-choices")
    def _taken(self, event: LineList.Selected) -> None:
        rows = self._choices.rows
        if isinstance(rows, ChoiceRows) and event.row < len(rows):
            self._shown.take(rows.choices[event.row])

    @on(events.DescendantFocus, "#setting-choices")
    def _came(self) -> None:
        self.set_class(True, "-choosing")
        self.refresh_bindings()

    @on(events.DescendantBlur, "#setting-choices")
    def _went(self) -> None:
        self.set_class(False, "-choosing")
        self._shown.put_back()
        if self.is_current:  # else something was opened over it, and it goes on here
            self._list_choices()
        self.refresh_bindings()

    def action_to_choices(self) -> None:
        """Go to what there is to choose."""
        if len(self._choices.rows):
            self._choices.focus()

    def action_to_list(self) -> None:
        """Go back to the list of settings."""
        self._list.focus()

    def action_leave(self) -> None:
        """From the choices to the list; from there to the journal."""
        if not self._list.has_focus:
            self.action_to_list()
            self._show(self._shown)
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Go to the journal."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Find commands, and give them their keys back, only where they are listed."""
        keys = self._shown if isinstance(self._shown, Keys) and self._shown.known is not None else None
        if action == "find":
            return keys is not None
        if action == "give_back":
            return keys is not None and self.is_mounted and self._choices.has_focus
        return super().check_action(action, parameters)

    def action_find(self) -> None:
        """Ask for words of a command, and list those that have them."""
        keys = self._shown
        if isinstance(keys, Keys):

            def found(words: str | None) -> None:
                if words is not None:
                    keys.only = words
                    self._show(keys)
                    self.action_to_choices()

            says = "Words of what it does, or its name in the settings file. Nothing lists them all."
            self.app.push_screen(AskLine("Find a command", says, keys.only, does="lists them", looks=True), found)

    def action_give_back(self) -> None:
        """Give the command that is highlighted the key it had."""
        keys, rows, row = self._shown, self._choices.rows, self._choices.highlighted
        if isinstance(keys, Keys) and isinstance(rows, ChoiceRows) and row is not None:
            keys.give_back(rows.choices[row])
