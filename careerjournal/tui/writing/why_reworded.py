"""Why an aspiration is put differently: asked once, in one key, as it is kept."""

from __future__ import annotations

from typing import Literal

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from careerjournal.model.vocabulary import Rewording
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet

Answer = Rewording | Literal["slip", "unsaid"]


class WhyReworded(Sheet[Answer]):
    """Dismissed with what the change is, ``slip`` where it is none, ``unsaid`` where nobody says, None to write on.

    Args:
        before: what is put differently, as it was put.
        now: the same as it is put.
    """

    BINDINGS = [
        command("b", "better", "put better", "I put the same thing better.", name="put-better"),
        command("w", "another", "another wish", "I want something else now.", name="another-wish"),
        command("s", "slip", "only a slip", "I mended a slip: what stood there was no wording.", name="only-a-slip"),
        command("escape", "unsaid", "neither", "Keep it, and say nothing of why.", name="rewording-unsaid"),
    ]

    heading = plain("You put this differently", "bold $ink")
    hints = (
        ("put-better", "I put it better"),
        ("another-wish", "I want something else"),
        ("only-a-slip", "only a slip"),
        ("rewording-unsaid", "keeps it without saying"),
    )

    def __init__(self, before: str, now: str) -> None:
        super().__init__()
        self._before, self._now = before, now

    def body(self) -> ComposeResult:
        """Both wordings."""
        pairs = (("Until now", self._before), ("Now", self._now))
        for label, text in pairs:
            said = plain(text) if text else plain("nothing", "$muted")
            yield Static(Content.assemble((f"{label}\n", "$muted"), said), classes="words")

    def action_better(self) -> None:
        """It is the same, put better."""
        self.dismiss(Rewording.BETTER)

    def action_another(self) -> None:
        """It is another wish."""
        self.dismiss(Rewording.ANOTHER)

    def action_slip(self) -> None:
        """Keep it in the place of what stood there."""
        self.dismiss("slip")

    def action_unsaid(self) -> None:
        """Keep it all the same."""
        self.dismiss("unsaid")
