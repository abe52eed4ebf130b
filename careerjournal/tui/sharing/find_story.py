"""Find me a story: a situation described, and the setbacks, successes and lessons that fit it come up with why."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerCancelled

from careerjournal.journal.errors import Locked
from careerjournal.model.links import Kind, Ref
from careerjournal.sharing.concepts import prepare
from careerjournal.sharing.ledger import shares_of
from careerjournal.sharing.stories import Fitting, Stories
from careerjournal.tui.commands import command
from careerjournal.tui.entry.rows import facts
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.background import begin, in_background, in_steps
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

PAUSE = 0.2
"""Seconds after a key before looking: what is typed is a sentence, not a word."""

SAID_EVERY: Final = 50
"""Entries after which it is said how many were read."""

ASKS = "What is going on for the person you are thinking of? A sentence or two; it is kept nowhere."


class FindStory(Sheet[Ref]):
    """A description in; the story to open out."""

    CSS_PATH = ["screen.tcss"]
    BINDINGS = [
        command("escape", "leave", "close", "Open no story.", name="leave-stories"),
        command("tab", "into_list", "to the stories", "Go down into what was found.", name="into-stories"),
    ]

    heading = "Find me a story"
    hints = (("into-stories", "to the stories"), ("enter", "opens one"), ("leave-stories", "closes"))
    extent = "-tall"

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._stories = Stories(journal)
        self._reading = self._stories.reading()
        self._looked_for = ""
        self._looking: Worker[None] | None = None

    def body(self) -> ComposeResult:
        """A place to describe it, and what fits."""
        yield TextArea(id="situation", compact=True, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
        yield Static(plain(ASKS, "$muted"), id="stories-says")
        yield MarkedList(id="stories")

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._look(PAUSE)

    def _look(self, pause: float) -> None:
        """Look for what fits; what was typed before is not waited for."""
        self._looking = begin(self, partial(self._look_for, self.query_one(TextArea).text, pause), exclusive=True)

    async def _look_for(self, situation: str, pause: float) -> None:
        await asyncio.sleep(pause)
        self._looked_for = situation
        if not situation.strip():
            self._show(situation, [])
            return
        with suppress(Locked):
            await in_background(prepare)
            await in_steps(self._looking_for(situation))

    def _looking_for(self, situation: str) -> Generator[None, None, None]:
        """Read on in what there is to tell, and show then what of it fits."""
        for _ in self._reading:
            if len(self._stories) % SAID_EVERY == SAID_EVERY - 1:
                self._say(f"Reading what there is to tell: {len(self._stories) + 1:,} so far.")
            yield
        for found in self._stories.looking(situation):
            if found is not None:
                self._show(situation, found)
            yield

    def _show(self, situation: str, found: list[Fitting]) -> None:
        listed = self.query_one(MarkedList)
        listed.set_options([Option(self._row(fitting), id=str(fitting.entry.ref)) for fitting in found])
        if found:
            listed.highlighted = 0
        nothing = "Nothing here fits these words. Say it in others." if situation.strip() else ASKS
        self._say("The best first." if found else nothing)

    def _say(self, what: str) -> None:
        self.query_one("#stories-says", Static).update(plain(what, "$muted"))

    def _row(self, fitting: Fitting) -> Content:
        entry = fitting.entry
        told = sorted({share.for_whom for share in shares_of(self._journal, entry.ref)})
        heard = f"told {', '.join(told)}" if told else ""
        said = " · ".join(part for part in (str(entry.ref), facts(entry), heard) if part)
        lines = [Content.styled(self._journal.title(entry), "bold"), plain(said, "$muted")]
        if taught := self._taught(fitting):
            lines.append(Content.assemble(("taught me ", "$muted"), taught))
        lines.append(plain(" · ".join(fitting.why), "$accent"))
        return Content("\n").join([*lines, Content("")])

    def _taught(self, fitting: Fitting) -> str:
        """What a setback taught, in the words of the lesson that a reason speaks of, or of its first."""
        lesson = self._journal.get(fitting.lesson) if fitting.lesson and fitting.entry.KIND is Kind.SETBACK else None
        return self._journal.title(lesson) if lesson is not None else ""

    async def action_into_list(self) -> None:
        """Go down into what was found, or back up to what was typed."""
        listed = self.query_one(MarkedList)
        if self._looked_for != self.query_one(TextArea).text:  # the pause is not over
            self._look(0)
        if self._looking is not None:
            with suppress(WorkerCancelled):
                await self._looking.wait()
        (self.query_one(TextArea) if listed.has_focus else listed).focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option.id:
            self.dismiss(Ref.parse(event.option.id))
