"""A later reading of an entry: today's date and the last shares are there already, and one sentence is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from careerjournal.journal.draft_words import LAST_IN, READING, reading_left
from careerjournal.journal.entry_draft import EntryDraft
from careerjournal.journal.errors import JournalError
from careerjournal.model.kinds import entry_class
from careerjournal.model.later_reading import reading_begun, readings_field
from careerjournal.model.links import Ref
from careerjournal.model.typed import Typed, TypedError
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.tried import tried
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.caret import field_left
from careerjournal.tui.widgets.editors import Scale
from careerjournal.tui.widgets.hints import with_keys
from careerjournal.tui.writing.autosave import Autosave
from careerjournal.tui.writing.form import Form, begin_in, remember_field
from careerjournal.tui.writing.storing import leave_as_draft

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


class LaterReading(Sheet[Ref]):
    """A note, the shares and the day; dismissed with the entry where the reading was kept, or with None.

    It begins in the note. A digit moves a share and goes on to the next field, except the 1, which a 0 may follow. What
    is typed is a draft of the entry until it is kept.

    Args:
        journal: the open journal.
        of: an entry of a kind with later readings, of which no draft is left open but one that was begun here.
    """

    CSS_PATH = ["form.tcss", "later_reading.tcss"]
    BINDINGS = [
        command("escape,ctrl+s", "leave", "keep", "Keep this reading, and go back.", name="keep-reading"),
        command("f8", "let_go", "let it go", "Go back without keeping it.", name="let-reading-go"),
    ]

    extent = "-tall"
    hints = (("keep-reading", "keeps it"), ("let-reading-go", "lets it go"))
    loses = False
    WRITES = True

    def __init__(self, journal: Journal, of: Ref) -> None:
        draft = EntryDraft(journal, of)
        left = reading_left(draft.left) if draft.left is not None else None
        before: list[Typed] = list(draft.typed["readings"])
        if left is not None:
            before.pop()
        super().__init__(f"{of}/readings/{len(before)}")
        self.of = of
        self.status_kept = ""
        self._journal = journal
        self._draft = draft
        self._before = before
        self._begun_with = reading_begun(entry_class(of.kind), {**draft.typed, "readings": before}, journal.today())
        self._standing: Typed = {**self._begun_with, **(left or {})}
        self._autosave = Autosave.on(self, journal, lambda: of, self._values)
        self._told = False
        title = journal.title(journal.entry(of))
        self.heading = "How I read it now"
        self._title = title

    def body(self) -> ComposeResult:
        """What is read anew, and the form of a reading."""
        yield Static(plain(self._title, "$muted"), classes="title")
        field = readings_field(entry_class(self.of.kind))
        if field is not None and field.part is not None:
            yield Form(field.part, self._standing, self._journal)

    def on_mount(self) -> None:
        """Be ready to write the sentence, or to go on where one was."""
        left = self._draft.left
        at = (field_left(self) or str(left.values.get(LAST_IN, ""))) if left is not None else ""
        remember_field(self)
        begin_in(self, at)

    @on(Scale.Typed)
    def _onward(self, event: Scale.Typed) -> None:
        event.stop()
        if event.value != 1:
            self.focus_next()

    @on(Form.Changed)
    def _typed_in(self) -> None:
        if self._gather():
            self._told = False
            self._autosave.changed()

    def _gather(self) -> bool:
        """Put what stands in the form into the draft; whether any of it is new."""
        form = next(iter(self.query(Form)), None)
        if form is None or not (form.is_mounted and form.children):
            return False
        reading = form.values()
        said = [] if self._says_nothing(reading) else [reading]
        values: Typed = {"readings": [*self._before, *said]}
        if said or READING in self._draft.typed:
            values[READING] = str(len(self._before)) if said else ""
        return self._draft.put_all(values)

    def _says_nothing(self, reading: Typed) -> bool:
        """Whether it is as it was when it was begun."""
        return all(reading.get(name) == value for name, value in self._begun_with.items())

    def _values(self) -> Typed:
        self._gather()
        return {**self._draft.typed, LAST_IN: field_left(self)}

    def flush(self) -> None:
        """Hand what was typed to the drafts."""
        if self._gather():
            self._autosave.unstored = True
        self._autosave.hold()

    def action_leave(self) -> None:
        """Keep it; what does not hold together is said once, and the second time it is left as a draft."""
        self._gather()
        if not self._draft.changed:
            self._let_go()
            return
        try:
            self._draft.keep()
        except TypedError as error:
            if self._told:
                self._autosave.stop()
                self._draft.put(LAST_IN, field_left(self))
                leave_as_draft(self, self._journal, self._draft)
                return
            self._told = True
            inside = [problem._replace(path=problem.path[2:]) for problem in error.problems if len(problem.path) > 2]
            self.query_one(Form).show_problems(inside)
            says = "Not quite yet: {why} {keep-reading: again leaves it as a draft}."
            self.notify(with_keys(self, says, why=error.problems[0].sentence))
        except JournalError as error:
            self.notify(str(error), severity="error")
            self._autosave.unstored = True
            self._autosave.store()
        else:
            self._autosave.stop()
            self.dismiss(self.of)

    def action_let_go(self) -> None:
        """Go back without keeping what was typed."""
        from careerjournal.tui.sheets.confirm import Confirm  # noqa: PLC0415 - loaded when it is wanted

        self._gather()
        if not self._draft.changed:
            self._let_go()
            return
        asked = Confirm("Let go of this reading?", "The entry stays as it was.", "let it go")
        self.app.push_screen(asked, self._sure)

    def _sure(self, sure: Any) -> None:
        if sure:
            self._let_go()

    def _let_go(self) -> None:
        self._autosave.stop()
        tried(self, self._draft.let_go)
        self.dismiss(None)
