"""The keys along the bottom of a screen."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from textual.css.query import NoMatches
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

# `FooterKey` is public nowhere: Textual's footer shows all of them, and cuts the one at the edge.
ALWAYS: Final = ("help", "command_palette")
"""The actions that name every other one."""


class KeysBelow(Footer):
    """As many keys as there is room for, each of them whole, and always those that lead to the others."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)

    async def recompose(self) -> None:
        """Show the keys of what is in focus now: those that are there already say something else.

        Textual's footer takes all off and puts others there, and has every stylesheet applied to each: that takes as
        long as all else that a page does.
        """
        if not self.is_attached:
            return  # its screen is gone, as where the journal was locked meanwhile
        try:
            wanted = [key for key in self.compose() if isinstance(key, FooterKey)]
        except NoMatches:
            return  # its screen is going: what its keys are about went before them
        there = list(self.query(FooterKey))
        if list(map(_says, there)) == list(map(_says, wanted)):
            return
        if any(key.has_class(_DISABLED) for key in (*there, *wanted)):
            await super().recompose()
        else:
            for key, other in zip(there, wanted, strict=False):
                key.key, key.key_display, key.description, key.action, _ = _says(other)
                key.tooltip = other.tooltip
            async with self.batch():
                await self.remove_children(there[len(wanted) :])
                await self.mount_all(wanted[len(there) :])
        self._fit()

    def on_resize(self) -> None:
        """More, or fewer."""
        self._fit()

    def _fit(self) -> None:
        keys = list(self.query(FooterKey))
        # The last needs no room between it and a next.
        room = self.content_size.width + 1
        for key in keys:
            key.key_display = _in_full(key.key_display)
        if sum(map(_width, keys)) > room:
            for key in keys:
                key.key_display = _in_short(key.key_display)
        always = [key for key in keys if key.action.removeprefix("app.") in ALWAYS]
        room -= sum(map(_width, always))
        for key in keys:
            key.refresh(layout=True)
            room -= 0 if key in always else _width(key)
            key.display = key in always or room >= 0


_DISABLED: Final = "-disabled"
"""The class of a key that does nothing now; only Textual's footer can make one of another."""


def _says(key: FooterKey) -> tuple[str, str, str, str, bool]:
    """What a key is, does and says, however its name is spelled for want of room."""
    return key.key, _in_full(key.key_display), key.description, key.action, key.has_class(_DISABLED)


def _in_short(key: str) -> str:
    """``^p``, as terminals have long called ``ctrl+p``: where there is no room for every key spelled out."""
    return f"^{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else key


def _in_full(key: str) -> str:
    return f"ctrl+{key[1:]}" if key.startswith("^") and len(key) > 1 else key


def _width(key: FooterKey) -> int:
    """The cells that a key takes, the room after it included."""
    around = key.styles.padding.width + key.styles.margin.width
    return cell_len(f"{key.key_display} {key.description}") + around
