"""Where a career comes from: a file of another program's, or lines of a CV that are pasted here."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from careerjournal.exchange.career.draft import FILE, LINES, HalfSorted
from careerjournal.exchange.career.plain_csv import pasted
from careerjournal.exchange.career.reading import read_career
from careerjournal.exchange.reading.files import SourceUnreadable
from careerjournal.journal.draft_words import NEW_CAREER
from careerjournal.journal.errors import JournalError
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.scrolled import Scrolled
from careerjournal.tui.widgets.editors import Area
from careerjournal.tui.widgets.hints import refusal
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.widgets.line import LONGEST_PATH, Line
from careerjournal.tui.widgets.status import StatusScreen
from careerjournal.tui.writing.autosave import Autosave
from careerjournal.tui.writing.storing import say_left_open
from careerjournal.typed_paths import typed_path

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.tui.input.queue import TakesInput

_SAYS = (
    "LinkedIn’s copy of your data, as the zip it comes in; a JSON Resume; or a table with the columns title, "
    "organisation, area, level, from, to. It is read on this device, and nothing leaves it; of the zip only the tables "
    "of jobs, applications, words of others and the like are opened. Nothing comes in before you have sorted it."
)
_LINES = (
    "One job a line, with two dates: Planner, Harbour Trust, Sep 2017 – Dec 2019. What stands beneath describes it."
)
_LONGEST = 200_000


class FromWhereScreen(StatusScreen[HalfSorted]):
    """Dismissed with the career that was read, or with None.

    Args:
        journal: the open journal.
        left: what a draft says of what was typed before.
    """

    CSS_PATH = ["career.tcss"]
    AUTO_FOCUS = "#career-file"
    BINDINGS = [
        command("ctrl+s", "read", "go on", "Read the file, or the lines, and sort what is in it.", name="read-career"),
        command("escape", "leave", "back", "Go back; lines that were typed stay as a draft.", name="leave-from-where"),
    ]

    def __init__(self, journal: Journal, left: Mapping[str, Any] | None = None) -> None:
        super().__init__(name="career from where")
        self.of = NEW_CAREER
        self._journal = journal
        self._typed = {FILE: str((left or {}).get(FILE, "")), LINES: str((left or {}).get(LINES, ""))}
        self._reading = False
        self._autosave = Autosave.on(self, journal, lambda: self.of, self._values)

    def compose(self) -> ComposeResult:
        """Where I am, a line for the file, a field for lines."""
        yield self.status_line()
        with Scrolled(id="from-where", can_focus=False):
            yield Static(plain("Bring in a career", "bold $accent"))
            yield Static(plain(_SAYS), classes="words")
            yield Static(Content.styled("The file", "bold"), classes="label")
            yield Line(
                self._typed[FILE],
                placeholder="~/Downloads/Basic_LinkedInDataExport.zip",
                id="career-file",
                longest=LONGEST_PATH,
            )
            yield Static(Content.styled("or lines of a CV", "bold"), classes="label")
            yield Static(plain(_LINES, "$muted"), id="lines-say")
            yield Area(self._typed[LINES], _LONGEST)
            yield Static("", id="from-where-says", markup=False)
        yield KeysBelow()

    def on_mount(self) -> None:
        """Say where one is; go on with the lines, where some were left."""
        self.status_place = "A career from elsewhere"
        if self._typed[LINES]:
            self.query_one(Area).focus()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed_in(self) -> None:
        if self._gather():
            self._autosave.changed()

    def _gather(self) -> bool:
        """Take in what stands there; whether any of it is new."""
        lines, areas = self.query("#career-file"), self.query(Area)
        if not lines or not areas:
            return False
        now = {FILE: lines.first(Line).value, LINES: areas.first().text}
        new, self._typed = now != self._typed, now
        return new

    def _values(self) -> dict[str, str]:
        self._gather()
        return {**self._typed, "body": self._typed[LINES] or self._typed[FILE]}

    def flush(self) -> None:
        """Hand what was typed to the drafts."""
        if self._gather():
            self._autosave.unstored = True
        self._autosave.hold()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read the file."""
        event.stop()
        self.action_read()

    def action_read(self) -> None:
        """Read the lines, where there are some and no file is named; else the file."""
        self._gather()
        if self._typed[FILE].strip() and self._typed[LINES].strip():
            self._say("Name a file or put in lines, not both: empty one of the two, and go on.")
        elif self._typed[FILE].strip():
            self._read_file(self._typed[FILE])
        elif self._typed[LINES].strip():
            career = pasted(self._typed[LINES])
            if career.positions:
                self._done(HalfSorted.of("cv", "lines of a CV", career))
            else:
                self._say("None of these lines has two dates, like Sep 2017 – Dec 2019 or 2017 – now.")
        else:
            self._say("Name a file, or put in some lines.")

    @work(group="career")
    async def _read_file(self, path: str) -> None:
        if self._reading:
            return
        self._reading = True
        try:
            with cast("TakesInput", self.app).hold_input():
                half = await asyncio.to_thread(read_career, typed_path(path))
        except SourceUnreadable as error:
            self._say(str(error))
            return
        finally:
            self._reading = False
        self._done(half)

    def _done(self, half: HalfSorted) -> None:
        self._autosave.stop()
        self.dismiss(half)

    def _say(self, sentence: str) -> None:
        self.query_one("#from-where-says", Static).update(refusal(sentence))

    def action_leave(self) -> None:
        """Go back; what was typed stays as a draft, unless it is empty."""
        self._gather()
        self._autosave.stop()
        try:
            if self._typed[LINES].strip():
                self._journal.drafts.hold(self.of, self._values())
                say_left_open(self, self._journal, stored=self._journal.drafts.store())
            else:
                self._journal.drafts.discard(self.of)
        except JournalError as error:
            self.notify(str(error), severity="error")
        self.dismiss(None)
