"""The question of a page, and the field for its answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from textual.widget import Widget
from textual.widgets import Static

from careerjournal.model.describe import fields_of
from careerjournal.model.reflection import Reflection
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.editors import Area
from careerjournal.tui.writing.boxes import AreaBox
from careerjournal.tui.writing.folded import Folded
from careerjournal.tui.writing.form import Form

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.year_review.pages import ReviewPage

_BODY: Final = next(field for field in fields_of(Reflection) if field.name == "body")


class AnswerForm(Form):
    """One long text, under the question that it answers.

    Args:
        page: whose question it is.
        text: what was typed before.
        journal: where links lead.
    """

    BINDINGS = [
        command(
            "escape", "screen.read_on", "to the page", "Stop writing, and go back to the page.", name="leave-answer"
        )
    ]

    def __init__(self, page: ReviewPage, text: str, journal: Journal) -> None:
        super().__init__(Reflection, {}, journal, name="answer")
        self.page = page
        """Whose question it is."""
        self._text = text

    def compose(self) -> Iterator[Widget]:
        """The question and the field; a form names what it folds above and below, and here nothing is."""
        yield Folded(above=True)
        yield AreaBox(_BODY._replace(label=self.page.question, help="", required=False), self._text, self._journal)
        yield Folded(above=False)

    def turn_to(self, page: ReviewPage, text: str) -> None:
        """Ask another page's question, with what was answered there; what stands here was taken in before."""
        self.page = page
        box = self.query_one(AreaBox)
        box.query(Static).first().update(plain(page.question, "$accent"))
        area = box.query_one(Area)
        area.load_text(text)  # what was typed on another page is not taken back on this one
        area.move_cursor(area.document.end)

    @property
    def answer(self) -> str:
        """What stands in the field."""
        return self.query_one(AreaBox).typed
