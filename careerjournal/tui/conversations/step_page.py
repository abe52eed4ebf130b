"""One page of a conversation: what to ask oneself there, and the fields to write in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from careerjournal.conversations.meetings import commitments, previous, what_became_of_it
from careerjournal.conversations.offers import LISTENERS
from careerjournal.model import Conversation, StepName, fields_of
from careerjournal.model.questions import questions
from careerjournal.model.vocabulary import ActionState
from careerjournal.tui.commands import command
from careerjournal.tui.conversations.gathering import StepForm, gathered
from careerjournal.tui.conversations.pages import AGAIN, MEETING, QUESTIONS, PreparationPage
from careerjournal.tui.conversations.preview import stop_preview
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections import symbols
from careerjournal.tui.widgets.editors import Area
from careerjournal.tui.widgets.hanging_indent import Signed
from careerjournal.tui.widgets.hints import Hint
from careerjournal.tui.writing.boxes import Box
from careerjournal.tui.writing.form import Form
from careerjournal.tui.writing.questions import QuestionsBox

if TYPE_CHECKING:
    from careerjournal.conversations.draft import ConversationDraft
    from careerjournal.journal.journal import Journal

_SAYS = {
    MEETING: "Whom I meet, in which part, and how long we have.",
    QUESTIONS: "The first is the one to ask if there is time for no other.",
    AGAIN: "What was left open last time and should not slip away.",
}


class QuestionsForm(Form):
    """My questions, each a line that can be moved."""

    def compose(self) -> Iterator[Box]:
        """One box."""
        field = next(field for field in fields_of(Conversation) if field.name == "questions")
        yield QuestionsBox(field, self._typed["questions"], self._journal)


class StepPage(VerticalScroll, can_focus=False):
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
        self.scroll_home(animate=False)

    def _widgets(self, page: PreparationPage) -> Iterator[Widget]:
        yield Static(plain(page.name), classes="title")
        typed = self._draft.typed
        if page.step is None:
            yield Static(plain(_SAYS[page], "$muted"), classes="words")
            if page is QUESTIONS:
                yield QuestionsForm(Conversation, typed, self._journal)
            else:
                yield Form(Conversation, typed, self._journal, page.fields)
            return
        conversation = self._draft.as_it_stands()
        asked = questions(page.step, conversation.my_part)
        yield Static(Content("\n").join(plain(question) for question in asked), classes="words asked")
        if page.step is StepName.OPENING:
            yield from self._agreed(conversation)
            yield Form(Conversation, typed, self._journal, page.fields)
        yield StepForm(page.step, self._draft, self._journal)
        if page.step is StepName.ASPIRATIONS and conversation.my_part in LISTENERS:
            yield Hint(("keep-want", "at the steps puts the notes down as what they want"))

    def _agreed(self, conversation: Conversation) -> Iterator[Widget]:
        """What was agreed last time, and what became of it."""
        agreed = commitments(conversation, self._journal)
        last = previous(conversation, self._journal)
        if not agreed or last is None:
            return
        when = f", {last.when.words}" if last.when else ""
        yield Static(plain(f"Agreed last time{when}"), classes="heading")
        for action in agreed:
            who = "" if action.is_mine else f"{action.who}: "
            said = what_became_of_it(action, self._journal.today())
            sign = plain(
                f"{symbols.ACTION[action.state]} ", "$growth" if action.state is ActionState.DONE else "$muted"
            )
            yield Signed(sign, Content.assemble(f"{who}{action.what}", (f"   {said}", "$muted")))

    def gather(self) -> bool:
        """Take in what stands in the fields; whether that is anything new.

        While the page is turned they are half gone or half there, and nobody types.
        """
        return not self._turning and gathered(self.query(Form), self._draft)

    def write(self) -> None:
        """Go to where one writes: the preparation of a step, or the first field."""
        stop_preview(self)
        forms = [*self.query(StepForm), *self.query(Form)]
        if forms:
            forms[0].focus_first()

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
