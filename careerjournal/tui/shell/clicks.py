"""Clicks on keys: whatever is drawn of a key does, where it is clicked, what the key does.

`careerjournal.tui.widgets.hints` draws them, each with the name of its command.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.dom import DOMNode
from textual.errors import NoWidget
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets._toast import Toast

from careerjournal.tui.commands import FIXED, normal
from careerjournal.tui.input.queue import TakesInput
from careerjournal.tui.widgets.hints import BENEATH, PRESSES, WithKeys


class TakesClicks(TakesInput):
    """An app in which a click on a key does what the key does."""

    own_keys: Mapping[str, str]
    """Keys by the name of their command, with commas between several."""
    _down_at: Offset | None = None
    _pressed: tuple[Offset, float, object] | None = None
    """Where, when and on what the button was pressed last."""
    _is_second = False
    """Whether the button is down for the second half of a double click, which is not for what came of the first."""

    async def forward(self, event: events.Event) -> None:
        """Forward it; where the mouse was moved to select a text, letting go of it there is no click.

        Nor is the second half of a double click one on something else that the first half has brought there.
        """
        if isinstance(event, events.MouseDown):
            self._down_at = event.screen_offset
            before, self._pressed = self._pressed, (event.screen_offset, event.time, self._what_is_at(event))
            self._is_second = (
                before is not None
                and before[0] == event.screen_offset
                and event.time - before[1] <= self.CLICK_CHAIN_TIME_THRESHOLD
                and before[2] != self._pressed[2]
            )
        if self._is_second and isinstance(event, events.MouseDown | events.MouseUp):
            return
        if isinstance(event, events.MouseUp) and self._down_at != event.screen_offset and self.screen.selections:
            self._mouse_down_widget = None
        await super().forward(event)

    def _what_is_at(self, event: events.MouseEvent) -> object:
        """The screen and the sort of widget that is pressed; no reference to either, which would outlive a lock."""
        try:
            widget, _ = self.get_widget_at(event.x, event.y)
        except NoWidget:
            return None
        return id(widget.screen), type(widget)

    async def on_click(self, event: events.Click) -> None:
        """Do what a key does that was clicked."""
        name = event.style.meta.get(PRESSES)
        if not isinstance(name, str) or not _is_on(self.screen, event.widget):
            return
        event.stop()
        if event.style.meta.get(BENEATH):
            await self.pop_screen()
        await self.press_command(name, event.widget)

    async def press_command(self, name: str, clicked: Widget | None = None) -> None:
        """Do what the key of a command does, also where somebody writes and the key itself would be typed.

        Args:
            name: the command's name, or a key that is `FIXED`.
            clicked: where its key is drawn; what has it there may be asked for though it is not in focus.
        """
        if name in FIXED:
            await self.forward(events.Key(name, None))
            return
        for node in self._in_question(clicked):
            declared = _declared(type(node)).get(name)
            if declared is None:
                continue
            [key, *_] = normal(self.own_keys.get(name) or declared.key)
            if self.has_to_wait(key):
                await self.forward(events.Key(key, None))
                return
            if await self.run_action(declared.action, node):
                return
        self.bell()

    def _in_question(self, clicked: Widget | None) -> Iterator[DOMNode]:
        """What may have a command, the nearest first: what has the focus, what was clicked, what else there is."""
        screen = self.screen
        for start in (self.focused, clicked):
            if start is not None and start.is_attached:
                yield from (node for node in start.ancestors_with_self if isinstance(node, Widget))
        yield screen
        yield from screen.focus_chain
        yield self


@cache
def _declared(owner: type[DOMNode]) -> dict[str, Binding]:
    """The commands of a class and of those that it inherits from, by their names."""
    found: dict[str, Binding] = {}
    for one in owner.__mro__:
        for binding in one.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id:
                found.setdefault(binding.id, binding)
    return found


def _is_on(screen: Screen[object], widget: Widget | None) -> bool:
    """Whether a widget is on the screen on top; a message in the corner goes as it is clicked."""
    return isinstance(widget, Toast) or (widget is not None and widget.is_attached and widget.screen is screen)


_focusable: Final = Screen.get_focusable_widget_at
_drawn: Final = Toast.render


def _focusable_at(screen: Screen[object], x: int, y: int) -> Widget | None:
    """What a click gives the focus to; none to what has a key, for the key is that of what has the focus."""
    return None if PRESSES in screen.get_style_at(x, y).meta else _focusable(screen, x, y)


def _drawn_with_keys(toast: Toast) -> Content:
    """A message with its keys as such."""
    message = toast._notification.message  # noqa: SLF001 - it has no public name
    return message.content if isinstance(message, WithKeys) else _drawn(toast)


def let_keys_be_clicked() -> None:
    """Leave the focus where it is at a click on a key, and draw the keys in messages; once is enough."""
    Screen.get_focusable_widget_at = _focusable_at  # type: ignore[method-assign,assignment]
    Toast.render = _drawn_with_keys  # type: ignore[method-assign,assignment]
