"""A text as it will be read, in the place of what one writes it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget


async def turn_preview(pane: Widget, text: str) -> None:
    """Show the text in the place of a pane's forms, or the forms again."""
    from careerjournal.tui.widgets.prose import Prose  # noqa: PLC0415 - 30 ms, spent when it is wanted

    if pane.has_class("-previewing"):
        stop_preview(pane)
        return
    shown = Prose(text or "Nothing written yet.")
    shown.add_class("preview")
    await pane.mount(shown)
    pane.add_class("-previewing")


def stop_preview(pane: Widget) -> bool:
    """Show the forms, to write in them; whether there was anything else in their place."""
    previewing = pane.has_class("-previewing")
    pane.remove_class("-previewing")
    pane.query(".preview").remove()
    return previewing
