"""Taking another journal in: which, what of it would come in, and then all of it or nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from careerjournal.exchange.format import Answers, SourceError, Unanswered, WrongAnswer
from careerjournal.exchange.formats import formats
from careerjournal.exchange.importing import Cancelled, Plan, planned
from careerjournal.exchange.source import IsCareer, Source
from careerjournal.journal.errors import JournalError
from careerjournal.journal.taking_in import Beside
from careerjournal.model.counting import counted
from careerjournal.tui.commands import command
from careerjournal.tui.exchange.path_line import PathLine
from careerjournal.tui.exchange.plan_rows import PlanRows, shown
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.background import in_background
from careerjournal.tui.widgets.hints import Hint, WithKeys, refusal, with_keys
from careerjournal.tui.widgets.line import Line
from careerjournal.tui.widgets.line_list import NOTHING, LineList
from careerjournal.tui.widgets.marked_list import MarkedList
from careerjournal.tui.widgets.secret import Secret
from careerjournal.typed_paths import typed_path

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from careerjournal.exchange.format import Format, Question
    from careerjournal.journal.journal import Journal
    from careerjournal.model.links import Ref

T = TypeVar("T")

SAYS: Final = "A file, a folder or a zip. It is only read, and what would come in is shown before anything does."
DATES: Final = "Write how its dates are written, with each of these in its place:"
PLACES: Final = {
    "%d": "day",
    "%m": "month",
    "%B": "its name",
    "%Y": "year",
    "%H": "hour",
    "%M": "minute",
    "%I": "hour of twelve",
    "%p": "am or pm",
}
"""What stands for a part of a date, as ``strftime`` has it."""
LOOKING: Final = 0.1
"""Seconds until how far it is is said again."""


class Taken(NamedTuple):
    """What came in."""

    entries: int
    """How many."""
    source: str
    """The name of the format, for people."""
    latest: Ref | None
    """The one of the latest day, or the last of those without; None where only what stands beside entries came in."""


class TakeIn(Sheet[Taken]):
    """Dismissed with what came in, or with None where nothing did.

    Args:
        journal: the journal that it comes into.
    """

    CSS_PATH = ["exchange.tcss"]
    BINDINGS = [command("escape", "leave", "leave it", "Take nothing in.", name="leave-taking-in")]

    heading = "Take another journal in"
    extent = "-compact"

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._stage = ""
        self._plan: Plan | None = None
        self._rows: PlanRows | None = None
        self._answer: asyncio.Future[str] | None = None
        self._far = ""
        """What is being done, in a sentence; the number that it has come to takes the place of ``{}``."""
        self._done = 0
        self._stopped = Event()
        """Is set once what is worked on is wanted no longer; what is begun after that has another."""
        self._hint = Hint()
        self._listed = LineList(id="take-plan")

    def body(self) -> ComposeResult:
        """Which it is, what is asked about it, and what of it would come in."""
        yield Static(id="take-path", markup=False)
        yield Static(id="take-says", markup=False)
        with Vertical(id="take-fields"):
            yield PathLine(placeholder="~/Documents/journal.txt", id="take-file")
            yield MarkedList(id="take-formats")
            yield Secret(placeholder="its passphrase", id="take-passphrase", compact=True, classes="field")
            yield Line(placeholder="%d.%m.%Y %H:%M", id="take-dates")
        yield self._listed
        yield self._hint

    def on_mount(self) -> None:
        """Ask for it."""
        known = ", ".join(one.title for one in formats() if one.name != "json")
        self._ask_path(Content("\n").join([plain(f"{known}, or a journal of ours."), plain(SAYS, "$muted")]))
        self.set_interval(LOOKING, self._say_how_far)
        super().on_mount()

    def on_unmount(self) -> None:
        """Keep nothing of it."""
        self._unwanted()
        self._let_go()

    def _let_go(self) -> None:
        self._plan = self._rows = None
        self._listed.show(NOTHING)

    def _show(self, stage: str, says: Content, keys: Sequence[tuple[str, str]]) -> None:
        """Show a stage: what it says, the field of this id, and its keys."""
        self._stage = stage
        says_it = self.query_one("#take-says", Static)
        says_it.update(says)
        says_it.display = bool(says)
        for field in ("take-file", "take-formats", "take-passphrase", "take-dates", "take-plan"):
            self.query_one(f"#{field}").display = field == stage
        self.query_one("#take-fields").display = stage not in ("", "take-plan")
        self.query_one("#take-path").display = stage != "take-file"
        self.query_one(".sheet").set_class(stage == "take-plan", "-tall")
        self._hint.say(*keys)
        self.set_focus(self.query_one(f"#{stage}") if stage else None)

    def _ask_path(self, says: Content) -> None:
        self._show("take-file", says, (("enter", "looks at it"), ("leave-taking-in", "leaves it")))

    def _say_how_far(self) -> None:
        if not self._stage:
            self.query_one("#take-says", Static).update(plain(self._far.format(f"{self._done:,}")))

    async def _work(self, do: Callable[[], T], far: str, stops: str = "stops") -> T:
        """Do something beside the screen, and say how far it is."""
        self._far, self._done = far, 0
        self._show("", plain(far.format("0")), (("leave-taking-in", stops),))
        return await in_background(do)

    def _goes_on(self, stopped: Event, done: int) -> bool:
        """Note how far it is, in the thread that works, which may find nothing else of a screen that was closed."""
        self._done = done
        return not stopped.is_set()

    def _unwanted(self) -> None:
        self._stopped.set()
        self._stopped = Event()

    @work(exclusive=True, group="taking-in")
    async def _look_at(self, path: Path) -> None:
        source, stopped = Source(path), self._stopped
        try:
            plan = await self._planned(source, partial(self._goes_on, stopped))
            rows = await in_background(partial(PlanRows, plan, self._journal))
        except IsCareer as error:
            said = "This is a career rather than a journal: {error}. {bring-in-career: brings one in}."
            self._ask_path(refusal(with_keys(self, said, error=error)))
        except (SourceError, JournalError) as error:
            self._ask_path(refusal(str(error)))
        except Cancelled:
            pass
        else:
            self._plan, self._rows = plan, rows
            self._show_plan()
        finally:
            source.close()

    async def _planned(self, source: Source, goes_on: Callable[[int], bool]) -> Plan:
        """What would come in, once all that only a person can tell was asked."""
        await self._work(source.open, "Looking at it …")
        wrong = ""
        while source.sealed:
            passphrase = await self._asked("take-passphrase", plain("It is encrypted. Type its passphrase."), wrong)
            try:
                await self._work(partial(source.unseal, passphrase), "Opening it. This takes a second or two.")
            except WrongAnswer as error:
                wrong = str(error)
        found = await self._work(source.formats, "Looking at it …")
        read_as = found[0] if len(found) == 1 else await self._chosen(found)
        question = await in_background(partial(source.question, read_as))
        answers, wrong = Answers(), ""
        while True:
            if question is not None:
                answers = await self._answered(question, answers, wrong)
            read = partial(planned, source.files, read_as, self._journal, answers, goes_on)
            try:
                return await self._work(read, f"Reading it as {read_as.title}: {{}} entries so far.")
            except Unanswered as error:
                question, wrong = error.question, ""
            except WrongAnswer as error:
                if question is None:
                    raise
                wrong = str(error)

    async def _chosen(self, found: Sequence[Format]) -> Format:
        """The format that a person says it is."""
        listed = self.query_one("#take-formats", MarkedList)
        listed.set_options(Option(plain(one.title), id=one.name) for one in found)
        listed.highlighted = 0
        name = await self._asked("take-formats", plain("It may be one of these. Which is it?"), "")
        return next(one for one in found if one.name == name)

    async def _answered(self, question: Question, answers: Answers, wrong: str) -> Answers:
        """The answers, with what a person tells."""
        if question.about == "dates":
            places = "  ".join(f"{sign} {part}" for sign, part in PLACES.items())
            says = Content("\n").join([plain(question.sentence), plain(DATES), plain(places, "$muted")])
            return answers._replace(dates=await self._asked("take-dates", says, wrong))
        return answers._replace(passphrase=await self._asked("take-passphrase", plain(question.sentence), wrong))

    async def _asked(self, stage: str, says: Content, wrong: str) -> str:
        """What a person answers to a question."""
        self._answer = asyncio.get_running_loop().create_future()
        if wrong:
            says = Content("\n").join([says, refusal(wrong)])
        self._show(stage, says, (("enter", "goes on"), ("leave-taking-in", "back")))
        try:
            return await self._answer
        finally:
            self._answer = None  # it may be a passphrase

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Look at it, or go on with what was asked."""
        event.stop()
        value = event.value if event.input.id == "take-passphrase" else event.value.strip()
        if event.input.id == "take-passphrase":
            event.input.value = ""
        if not value:
            return
        if event.input.id != "take-file":
            self._tell(value)
            return
        path = typed_path(value)
        self.query_one("#take-path", Static).update(plain(shown(str(path)), "$muted"))
        self._look_at(path)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the format."""
        event.stop()
        self._tell(str(event.option.id))

    def _tell(self, answer: str) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    def _show_plan(self, wrong: str = "") -> None:
        plan, rows = self._plan, self._rows
        if plan is None or rows is None:
            return
        keys = [("enter", "takes it all in")] if self._is_something(plan) else []
        self._show("take-plan", refusal(wrong), (*keys, ("leave-taking-in", "back")))
        self._listed.show(rows, 0)

    def _is_something(self, plan: Plan) -> bool:
        return bool(plan.entries) or plan.beside != Beside()

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Take all of it in."""
        event.stop()
        if self._plan is not None and self._is_something(self._plan):
            self._take(self._plan)

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """It is of this list alone."""
        event.stop()

    @work(exclusive=True, group="taking-in")
    async def _take(self, plan: Plan) -> None:
        far = f"Taking it in: {{}} of {len(plan.entries):,} entries."
        take = partial(_taken, plan, self._journal, partial(self._goes_on, self._stopped))
        try:
            taken = await self._work(take, far, "stops, and takes nothing in")
        except Cancelled:
            self._show_plan("It was stopped, and nothing came in.")
        except JournalError as error:
            self._show_plan(f"✗ {error} Nothing came in.")
        else:
            self.dismiss(taken)

    def action_leave(self) -> None:
        """Stop what is worked on; go back to the path; from there, leave."""
        self._unwanted()
        if not self._stage and self._plan is not None:
            self._far = "Stopping …"  # it says itself what became of it: the last save may have been made
        elif self._stage == "take-file":
            self.dismiss(None)
        else:
            self.workers.cancel_group(self, "taking-in")
            self._let_go()
            self._ask_path(plain(SAYS, "$muted"))

    @property
    def loses(self) -> bool:
        """Whether leaving it now loses something: not by a click while anything is under way."""
        return self._stage != "take-file" or super().loses


def _taken(plan: Plan, journal: Journal, goes_on: Callable[[int], bool]) -> Taken:
    """Take all of it in."""
    refs = plan.take_in(journal, goes_on)
    dated = [(one.date, one.ref) for one in plan.entries if one.date is not None]
    latest = max(dated, key=lambda one: one[0].last)[1] if dated else refs[-1] if refs else None
    return Taken(len(refs), plan.format.title, latest)


def said_of(node: DOMNode, taken: Taken) -> WithKeys:
    """What is said of what came in.

    Args:
        node: any node of the app whose keys are meant.
        taken: what did.
    """
    what = counted(taken.entries, "entry", "entries") if taken.entries else "What stands beside the entries"
    says = "{what} came in from {source}. {undo: takes all of it back}; {go-through: goes through what came in}."
    return with_keys(node, says, what=what, source=taken.source)
