"""Where and when a lesson was put to use, asked for in two lines."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from careerjournal.journal.applying import put_to_use
from careerjournal.journal.draft_words import LAST_IN
from careerjournal.journal.entry_draft import EntryDraft
from careerjournal.journal.errors import JournalError
from careerjournal.model.dates import DateError, read_date
from careerjournal.model.lesson import Lesson
from careerjournal.model.records import RecordError
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import labelled
from careerjournal.tui.widgets.hints import refusal, with_keys
from careerjournal.tui.widgets.line import Line
from careerjournal.tui.writing.drafted_sheet import DraftedSheet

if TYPE_CHECKING:
    from textual.screen import Screen

    from careerjournal.journal.journal import Journal
    from careerjournal.model import PartialDate
    from careerjournal.model.links import Ref
    from careerjournal.model.typed import Typed


class Use(NamedTuple):
    """One time that a lesson was put to use."""

    where: str
    when: PartialDate | None


class PutToUse(DraftedSheet[Use]):
    """Dismissed with where and when a lesson was put to use, or with None.

    What is typed is a draft of the lesson, with one more time that it was put to use.

    Args:
        journal: the open journal.
        lesson: the lesson.
    """

    BINDINGS = [command("escape", "leave", "leave it", "Change nothing.", name="leave-line")]

    extent = "-small -compact"
    hints = (("enter", "goes on, and keeps it"), ("leave-line", "leaves it as it was"))

    def __init__(self, journal: Journal, lesson: Lesson) -> None:
        super().__init__(journal, lesson.ref)
        self.heading = Content("\n").join([plain(lesson.sentence, "$muted"), plain("Put to use", "bold $ink")])
        self._before_it = EntryDraft(journal, lesson.ref).typed["applied"]

    def body(self) -> ComposeResult:
        """Two lines, and what is wrong with them."""
        yield labelled("Where", Line(placeholder="in a line", id="used-where"))
        yield labelled("When", Line("today", id="used-when"))
        yield Static("", id="used-says", markup=False)

    def drafted(self) -> Typed:
        """The lesson with one more time that it was put to use."""
        where, when = (self.query_one(name, Line).value for name in ("#used-where", "#used-when"))
        draft = EntryDraft(self._journal, self.of)
        place = len(self._before_it)
        used = {"where": where, "when": when}
        draft.put_all({"applied": [*self._before_it, used], LAST_IN: f"applied/{place}/where"})
        return draft.typed

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the day; from there, keep it, or say what is wrong."""
        event.stop()
        where, when = (self.query_one(name, Line) for name in ("#used-where", "#used-when"))
        if not where.value.strip():
            self._refuse("Say in a line where you put it to use.", where)
        elif event.input is where:
            when.focus()
        else:
            try:
                day = read_date(when.value, self._journal.today()) if when.value.strip() else None
            except DateError as error:
                self._refuse(str(error), when)
                return
            self.answer(Use(where.value.strip(), day))

    def _refuse(self, sentence: str, at: Line) -> None:
        self.query_one("#used-says", Static).update(refusal(sentence))
        at.focus()


def ask_for_use(
    screen: Screen[None], journal: Journal, ref: Ref, show: Callable[[Ref | None], Awaitable[None]]
) -> None:
    """Ask where and when a lesson was put to use, and keep that.

    Args:
        screen: the one that it is asked from.
        journal: the open journal.
        ref: the lesson.
        show: shows the entry that was changed.
    """
    lesson = journal.get(ref)
    if not isinstance(lesson, Lesson):
        return

    asked = PutToUse(journal, lesson)

    def answered(use: Use | None) -> None:
        there = journal.get(ref)
        if use is None or not isinstance(there, Lesson):
            return
        try:
            kept = put_to_use(journal, there, use.where, use.when)
        except (JournalError, RecordError) as error:
            screen.notify(str(error), severity="error")
            return
        asked.let_go()
        screen.notify(with_keys(screen, "Put to use: {where}. {undo: takes it back}.", where=use.where))
        screen.call_later(show, kept.ref)

    screen.app.push_screen(asked, answered)
