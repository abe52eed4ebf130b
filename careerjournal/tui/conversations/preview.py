"""A text as it will be read, in the place of what one writes it in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from careerjournal.tui.entry.preview import Preview
from careerjournal.tui.widgets.background import begin
from careerjournal.tui.widgets.editors import Area

if TYPE_CHECKING:
    from textual.widget import Widget

    from careerjournal.journal.titles import Titled


async def turn_preview(pane: Widget, areas: list[Area], titled: Titled) -> None:
    """Show a text in the place of a pane's forms, or the forms again.

    Args:
        pane: where the forms are.
        areas: the texts that can be shown: the one that is written in, or else the first.
        titled: what an entry is called that a link in a text leads to.
    """
    if stop_preview(pane) or not areas:
        return
    focused = pane.screen.focused
    area = focused if isinstance(focused, Area) and focused in areas else areas[0]
    shown = Preview(titled)
    await pane.mount(shown)
    shown.open(area)
    pane.add_class("-previewing")
    shown.focus()
    # It waits for layouts, which the screen makes once the key has had its effect.
    begin(shown, partial(shown.follow, area), group="preview")


def stop_preview(pane: Widget) -> bool:
    """Show the forms, to write in them; whether there was anything else in their place."""
    previewing = pane.has_class("-previewing")
    pane.remove_class("-previewing")
    for preview in pane.query(Preview):
        preview.close()
        preview.remove()
    return previewing
