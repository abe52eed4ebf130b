"""Commands: what a key does, declared once. Binding, palette, footer and help all come from the declaration."""

from __future__ import annotations

from textual.binding import Binding


def command(
    key: str, action: str, label: str, says: str, *, name: str = "", footer: bool = True, anywhere: bool = False
) -> Binding:
    """Declare a command.

    Args:
        key: the key or keys, with commas; a person can put another in its place by the command's name.
        action: the Textual action it runs.
        label: one or two words for the footer and the palette.
        says: a sentence for help and the tooltip.
        name: what settings call it; the action's name where it is not given.
        footer: whether it earns a place among the keys at the bottom.
        anywhere: whether it also works in a field and beneath a sheet; its key must type nothing.
    """
    return Binding(key, action, label, show=footer, tooltip=says, id=name or _name(action), priority=anywhere)


def _name(action: str) -> str:
    """A command's name from its action: ``set_state('done')`` is ``set-state``."""
    return action.partition("(")[0].rpartition(".")[2].replace("_", "-")
