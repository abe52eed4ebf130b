"""Text that is selected with the mouse: what is hidden is not, and it is copied by a key that is offered meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widget import Widget

from careerjournal.tui.shell.clicks import TakesClicks
from careerjournal.tui.widgets.hints import with_keys

if TYPE_CHECKING:
    from typing import Any


class SelectsText(TakesClicks):
    """An app in which text can be selected with the mouse, and copied."""

    _is_selected = False
    _selected_as_pressed = ""
    """What was selected as the mouse was pressed: pressed on the key that copies it, it is selected no longer."""

    def hides(self, widget: Widget) -> bool:
        """Whether what a widget says is not to be read now."""
        del widget
        return False

    async def forward(self, event: events.Event) -> None:
        """Forward it, and remember what was selected until then."""
        if isinstance(event, events.MouseDown):
            self._selected_as_pressed = selected_text(self.screen)
        await super().forward(event)

    def on_text_selected(self) -> None:
        """Offer to copy what is selected, or no longer."""
        is_selected = bool(selected_text(self.screen))
        if is_selected == self._is_selected:
            return
        self._is_selected = is_selected
        self.screen.refresh_bindings()
        if is_selected and not self._has_keys_below():
            self.notify(with_keys(self, "{copy-selected: copies what is selected}."))

    def _has_keys_below(self) -> bool:
        from careerjournal.tui.widgets.keys_below import KeysBelow  # noqa: PLC0415 - the first frame has none

        try:
            return bool(self.screen.query_one(KeysBelow).display)
        except NoMatches:
            return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to copy what is selected only where something is; its key is that of a field's own copying, too."""
        if action == "copy_selected":
            return bool(self._screen_stack and self._selected())
        return super().check_action(action, parameters)

    async def press_command(self, name: str, clicked: Widget | None = None) -> None:
        """Do what a key does that was clicked; say so where it is the one that copies, and nothing is selected."""
        if name == "copy-selected" and not self._selected():
            self.notify("Nothing is selected yet. Draw over a text with the mouse to select it.")
        else:
            await super().press_command(name, clicked)

    def action_copy_selected(self) -> None:
        """Copy what is selected with the mouse."""
        self.copy_to_clipboard(self._selected())

    def _selected(self) -> str:
        return selected_text(self.screen) or self._selected_as_pressed

    def forget_selected(self) -> None:
        """Select nothing any more, on any screen."""
        self._selected_as_pressed = ""
        self._is_selected = False
        for screen in self.screen_stack:
            screen.clear_selection()


def selected_text(screen: Screen[Any]) -> str:
    """What is selected on a screen, without what is hidden; empty where nothing is."""
    said: list[str] = []
    for widget, selection in screen.selections.items():
        if widget.is_attached and widget.allow_select and (found := widget.get_selection(selection)) is not None:
            said += found
    return "".join(said).rstrip("\n")


def _allows(widget: Widget) -> bool:
    """Whether it may be selected: its class says so, and it is not hidden."""
    return widget.ALLOW_SELECT and not (isinstance(widget.app, SelectsText) and widget.app.hides(widget))


def _selected_on(screen: Screen[Any]) -> str | None:
    return selected_text(screen) or None


def let_text_be_selected() -> None:
    """Let nothing be selected or copied that is hidden, on any screen; once is enough."""
    Widget.allow_select = property(_allows)  # type: ignore[assignment,method-assign]
    Screen.get_selected_text = _selected_on  # type: ignore[method-assign,assignment]
