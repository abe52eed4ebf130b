"""The keys along the bottom of a screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.css.query import NoMatches
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from careerjournal.tui.commands import Below, place_below

ALWAYS: Final = ("help", "command_palette", "copy_selected")
"""The actions that name every other one; and the one of the moment, which is offered while a text is selected."""

NARROW: Final = 56
"""Cells of the line below which those have their short names, too: another key is worth more than a whole word."""


class Key(NamedTuple):
    """A key, and what it does now."""

    key: str
    shown: str
    """How it is spelled."""
    says: str
    action: str
    enabled: bool
    tooltip: str
    below: Below
    """How it keeps its place where not all have room."""

    @property
    def stays(self) -> bool:
        """Whether it has its place however little room there is."""
        return self.action.removeprefix("app.") in ALWAYS

    @property
    def width(self) -> int:
        """The cells that it takes."""
        return cell_len(f"{self.shown} {self.says}")


class KeysBelow(Widget, can_focus=False):
    """As many keys as there is room for, each of them whole, and always those that lead to the others.

    Where not all have room, they are put shortly, and what is needed least gives way first (`Below`).

    They are drawn as one line. Textual's footer has a widget for each, and lays out the screen anew, and draws all of
    it again, whenever one of them says something else: that takes as long as all else that a change of section does.
    """

    ALLOW_SELECT = False
    OWN_WORDS = True
    COMPONENT_CLASSES = {
        "keys-below--key",
        "keys-below--says",
        "keys-below--hover",
    }
    DEFAULT_CSS = """
    KeysBelow { dock: bottom; height: 1; width: 100%; text-wrap: nowrap; }
    """

    offered: reactive[tuple[Key, ...]] = reactive((), init=False)
    """The keys of what is in focus, whether or not all of them have room."""
    _hovered: reactive[str] = reactive("")
    """The key under the mouse."""
    _is_quiet = False
    """Whether one was clicked, and the mouse has not left the line since."""

    def on_mount(self) -> None:
        """Follow what is in focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_unmount(self) -> None:
        """Follow it no longer."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _changed(self, screen: Screen[object]) -> None:
        if screen.app.app_focus and self.is_attached and screen is self.screen:
            self.call_after_refresh(self.look)

    def look(self) -> None:
        """Show the keys of what is in focus now."""
        if not self.is_attached:
            return  # its screen is gone, as where the journal was locked meanwhile
        try:
            active = self.screen.active_bindings.values()
        except NoMatches:
            return  # its screen is going: what its keys are about went before them
        found: dict[str, Key] = {}
        for one in active:
            binding = one.binding
            if binding.show and binding.action not in found:
                shown = self.app.get_key_display(binding)
                below = place_below(binding)
                found[binding.action] = Key(
                    binding.key, shown, binding.description, binding.action, one.enabled, one.tooltip, below
                )
        self.offered = tuple(found.values())

    @property
    def placed(self) -> list[tuple[int, Key]]:
        """The keys that have room, each as it is spelled there, with the cell at which it begins."""
        gap = self._gap
        room = self.content_size.width + gap  # the last needs none between it and a next
        keys = list(self.offered)
        if _taken(keys, gap) > room:
            keys = [key._replace(shown=_in_short(key.shown)) for key in keys]
        if _taken(keys, gap) > room:
            keys = [
                key._replace(says=key.below.short or key.says) if room < NARROW or not key.stays else key
                for key in keys
            ]
        always = [key for key in keys if key.stays]
        room -= _taken(always, gap)
        stay = {key.action for key in always}
        for key in sorted(keys, key=lambda key: -key.below.rank):
            if key.action not in stay and key.width + gap <= room:
                stay.add(key.action)
                room -= key.width + gap
        placed: list[tuple[int, Key]] = []
        at = 0
        for key in keys:
            if key.action in stay:
                placed.append((at, key))
                at += key.width + gap
        return placed

    @property
    def _gap(self) -> int:
        """The cells between two keys."""
        return self.get_component_styles("keys-below--says").padding.right

    def render(self) -> Content:
        """The line."""
        of_key, of_says = (self.get_visual_style(f"keys-below--{name}", partial=True) for name in ("key", "says"))
        hovered = self.get_visual_style("keys-below--hover", partial=True)
        line = Content()
        for at, key in self.placed:
            drawn = Content.assemble((key.shown, of_key), (f" {key.says}", of_says))
            if key.key == self._hovered:
                drawn = drawn.stylize_before(hovered)
            if not key.enabled:
                drawn = drawn.stylize("dim")
            line = Content.assemble(line, " " * (at - line.cell_length), drawn)
        return line

    def _key_at(self, event: events.MouseEvent) -> Key | None:
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        return next((key for at, key in self.placed if at <= offset.x < at + key.width), None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key that was clicked; what there is to say of it is not said over what comes of that."""
        key = self._key_at(event)
        self._is_quiet = True
        self.tooltip = None
        if key is not None and key.enabled:
            self.app.simulate_key(key.key)
        elif key is not None:
            self.app.bell()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which key a click would press, and what more there is to say of it."""
        key = self._key_at(event)
        self._hovered = key.key if key is not None else ""
        tooltip = key.tooltip if key is not None and not self._is_quiet else ""
        if (self.tooltip or "") != tooltip:
            self.tooltip = tooltip or None

    def on_leave(self) -> None:
        """No key is under the mouse."""
        self._hovered = ""
        self._is_quiet = False


def _taken(keys: Iterable[Key], gap: int) -> int:
    """The cells that some keys take, each with what stands behind it."""
    return sum(key.width + gap for key in keys)


def _in_short(key: str) -> str:
    """``^p``, as terminals have long called ``ctrl+p``: where there is no room for every key spelled out."""
    return f"^{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else key
