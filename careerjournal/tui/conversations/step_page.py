"""One page of a conversation: what to ask oneself there, and the fields to write in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from careerjournal.conversations.pages import AGAIN, MEETING, QUESTIONS, PreparationPage
from careerjournal.journal.nudges import JOB_TITLE, nudges_of
from careerjournal.journal.staying import is_about_staying
from careerjournal.model import Conversation, StepName, fields_of
from careerjournal.model.questions import questions
from careerjournal.model.vocabulary import LISTENERS
from careerjournal.tui.commands import command
from careerjournal.tui.conversations.gathering import StepForm, gathered
from careerjournal.tui.conversations.offers import Reach
from careerjournal.tui.conversations.opening import agreed_last_time
from careerjournal.tui.conversations.preview import stop_preview
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.scrolled import Scrolled
from careerjournal.tui.widgets.editors import Area
from careerjournal.tui.widgets.hints import Hint
from careerjournal.tui.writing.boxes import Box
from careerjournal.tui.writing.form import Form
from careerjournal.tui.writing.questions import QuestionsBox

if TYPE_CHECKING:
    from careerjournal.conversations.draft import ConversationDraft
    from careerjournal.journal.journal import Journal


class QuestionsForm(Form):
    """My questions, each a line that can be moved."""

    def compose(self) -> Iterator[Box]:
        """One box."""
        field = next(field for field in fields_of(Conversation) if field.name == "questions")
        yield QuestionsBox(field, self._typed["questions"], self._journal)


class StepPage(Scrolled, can_focus=False):
    """The middle of the screen."""

    BINDINGS = [
        command(
            "escape", "screen.to_places", "to the steps", "Stop writing, and go back to the steps.", name="stop-writing"
        )
    ]

    def __init__(self, journal: Journal, draft: ConversationDraft) -> None:
        super().__init__(id="step-page")
        self._journal = journal
        self._draft = draft

    _turning = False

    async def show(self, page: PreparationPage) -> None:
        """Turn to a page; what stands in the fields of the one before was taken in already."""
        stop_preview(self)
        self._turning = True
        try:
            async with self.batch():
                await self.remove_children()
                await self.mount_all(list(self._widgets(page)))
        finally:
            self._turning = False
        self.scroll_home(animate=False, immediate=True)

    def _widgets(self, page: PreparationPage) -> Iterator[Widget]:
        yield Static(plain(page.name), classes="title")
        calendar = [("meeting-to-calendar", "writes it for a calendar")] if page is MEETING else []
        yield Hint(("enter", "writes here; until then letters are commands"), *calendar, id="begins")
        typed = self._draft.typed
        if page.step is None:
            yield Static(plain(page.says, "$muted"), classes="words")
            if page is AGAIN:
                yield Reach()
            if page is QUESTIONS:
                yield QuestionsForm(Conversation, typed, self._journal)
            else:
                yield Form(Conversation, typed, self._journal, page.fields)
            return
        conversation = self._draft.as_it_stands()
        asked = questions(page.step, conversation.my_part, staying=is_about_staying(conversation, self._journal))
        yield Static(Content("\n").join(plain(question) for question in asked), classes="words asked")
        yield Reach()
        if page.step is StepName.OPENING:
            yield from agreed_last_time(conversation, self._journal)
            yield Form(Conversation, typed, self._journal, page.fields)
        yield StepForm(page.step, self._draft, self._journal)
        if page.step is StepName.MILESTONES:
            yield from self._job_titles(conversation)
        if page.step is StepName.ASPIRATIONS and conversation.my_part in LISTENERS:
            yield Hint(("keep-want", "at the steps puts the notes down as what they want"))

    def _job_titles(self, conversation: Conversation) -> Iterator[Widget]:
        """What of the milestones reads like a job title; no more of it once that was let rest."""
        for nudge in nudges_of(conversation, self._journal):
            if nudge.asks_about == JOB_TITLE:
                yield Static(plain(f"{nudge.says} {nudge.why}", "$muted"), classes="words")

    def gather(self) -> bool:
        """Take in what stands in the fields; whether that is anything new.

        While the page is turned they are half gone or half there, and nobody types.
        """
        return not self._turning and gathered(self.query(Form), self._draft)

    def write(self) -> None:
        """Go to where one writes: the first field of the page."""
        stop_preview(self)
        forms = self.query(Form)
        if forms:
            forms.first().focus_first()

    @property
    def texts(self) -> list[Area]:
        """What one can write at length in: the preparation first."""
        return [area for form in [*self.query(StepForm), *self.query(Form)] for area in form.query(Area)]

    def take(self, text: str) -> None:
        """Put a text at the end of the preparation, as a line of its own, with room to write on behind it."""
        stop_preview(self)
        area = self.query(Area).last() if not self.query(StepForm) else self.query_one(StepForm).query(Area).first()
        before = area.text.rstrip()
        apart = "" if not before else "\n" if before.rpartition("\n")[2].startswith("- ") else "\n\n"
        area.replace(f"{before}{apart}- {text} ", area.document.start, area.document.end)
        area.move_cursor(area.document.end)
