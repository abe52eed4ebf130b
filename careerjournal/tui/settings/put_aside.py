"""A settings file that is not understood: it is never overwritten, and can be put aside for a new one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerjournal.settings import begin_anew
from careerjournal.tui.sheets.confirm import Confirm

if TYPE_CHECKING:
    from textual.app import App

    from careerjournal.settings import Settings


def offer_to_put_aside(app: App[Any], path: Path, why: str, settings: Callable[[], Settings]) -> None:
    """Say why a choice could not be written, and ask whether to put the file aside.

    Args:
        app: on which it is asked.
        path: the settings file.
        why: a sentence.
        settings: what holds, which is written into the new file.
    """
    if isinstance(app.screen, Confirm):
        return

    def put_aside(sure: bool | None) -> None:
        if not sure:
            return
        try:
            aside = begin_anew(path, settings())
        except (OSError, ValueError):
            app.notify("It could not be put aside, or the new one not written. Nothing was overwritten.")
        else:
            app.notify(f"What you chose is written. The other file is {aside}.", timeout=12)

    meaning = (
        f"{why} It is left as it is, so what you chose holds only until you leave. Put aside, it stays in its folder "
        "under another name, and what holds now is written into a new one."
    )
    app.push_screen(Confirm("Put the settings file aside?", meaning, "puts it aside", does_not="leaves it"), put_aside)
