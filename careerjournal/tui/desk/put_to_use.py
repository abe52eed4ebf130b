"""Where and when a lesson was put to use, asked for in two lines."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from careerjournal.journal.applying import put_to_use
from careerjournal.journal.errors import JournalError
from careerjournal.model.dates import DateError, read_date
from careerjournal.model.lesson import Lesson
from careerjournal.model.records import RecordError
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet, labelled
from careerjournal.tui.widgets.hints import refusal, with_keys
from careerjournal.tui.widgets.line import Line

if TYPE_CHECKING:
    import datetime as dt

    from textual.screen import Screen

    from careerjournal.journal.journal import Journal
    from careerjournal.model import PartialDate
    from careerjournal.model.links import Ref


class Use(NamedTuple):
    """One time that a lesson was put to use."""

    where: str
    when: PartialDate | None


class PutToUse(Sheet[Use]):
    """Dismissed with where and when a lesson was put to use, or with None.

    Args:
        sentence: the lesson.
        today: what a date is read from.
    """

    BINDINGS = [command("escape", "leave", "leave it", "Change nothing.", name="leave-line")]

    extent = "-small -compact"
    hints = (("enter", "goes on, and keeps it"), ("leave-line", "leaves it as it was"))

    def __init__(self, sentence: str, today: dt.date) -> None:
        super().__init__()
        self.heading = Content("\n").join([plain(sentence, "$muted"), plain("Put to use", "bold $ink")])
        self._today = today

    def body(self) -> ComposeResult:
        """Two lines, and what is wrong with them."""
        yield labelled("Where", Line(placeholder="in a line", id="used-where"))
        yield labelled("When", Line("today", id="used-when"))
        yield Static("", id="used-says", markup=False)

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
                day = read_date(when.value, self._today) if when.value.strip() else None
            except DateError as error:
                self._refuse(str(error), when)
                return
            self.dismiss(Use(where.value.strip(), day))

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

    def answered(use: Use | None) -> None:
        there = journal.get(ref)
        if use is None or not isinstance(there, Lesson):
            return
        try:
            kept = put_to_use(journal, there, use.where, use.when)
        except (JournalError, RecordError) as error:
            screen.notify(str(error), severity="error")
            return
        screen.notify(with_keys(screen, "Put to use: {where}. {undo: takes it back}.", where=use.where))
        screen.call_later(show, kept.ref)

    screen.app.push_screen(PutToUse(lesson.sentence, journal.today()), answered)
