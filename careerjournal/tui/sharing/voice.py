"""How the two are spoken of in what was agreed: “I” and “you”, or both by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from careerjournal.conversations.agreed import AgreedPreparation
from careerjournal.model.text import clean_line
from careerjournal.tui.sheets.ask_line import AskLine

if TYPE_CHECKING:
    from textual.screen import Screen

    from careerjournal.sharing.preparation import Preparation
    from careerjournal.tui.input.queue import TakesInput


def turn_voice(screen: Screen[Any], prep: Preparation, then: Callable[[], object]) -> None:
    """Turn from one to the other; my own name is asked for the first time that it is wanted.

    Args:
        screen: where it is shown.
        prep: what is made ready; what was agreed, or else nothing happens.
        then: shows what has changed.
    """
    if not isinstance(prep, AgreedPreparation):
        return
    if prep.voice.by_name:
        prep.say_names(by_name=False)
        then()
        return
    if not prep.agreement.other:
        screen.notify("It is not clear what the other person is called. The first page of the conversation says it.")
        return

    def by_name(name: str | None) -> None:
        if name is None:
            return
        prep.sign(clean_line(name))
        prep.say_names(by_name=True)
        then()

    if prep.signature.strip():
        by_name(prep.signature)
        return
    says = "It stands on the page, and as whom a pack is from. It is asked once."
    asked = AskLine(
        "What are you called?",
        says,
        check=lambda line: "" if line.strip() else "Type your name as they know it.",
        does="calls both by name",
    )
    # It is asked only once, and whoever went on typing meant none of it for a name.
    app = cast("TakesInput", screen.app)
    app.drop_input()
    app.push_screen(asked, by_name)
    asked.call_after_refresh(app.drop_input)
