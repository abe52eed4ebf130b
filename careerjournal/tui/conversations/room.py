"""In the room: my questions to tick, a place for notes with a key a step, the clock, and what is agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from careerjournal.journal.titles import titled_in, with_titles
from careerjournal.model import Conversation, StepName
from careerjournal.tui.commands import command
from careerjournal.tui.conversations.base import OverlaidScreen
from careerjournal.tui.conversations.clock import Clock
from careerjournal.tui.conversations.commitments import ActionInput, AgreedHint, AgreedList
from careerjournal.tui.conversations.gathering import StepForm
from careerjournal.tui.conversations.opening import opening
from careerjournal.tui.conversations.question_list import Ticks
from careerjournal.tui.conversations.step_keys import STEPS, StepKey, StepKeys
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.scrolled import Scrolled
from careerjournal.tui.sections.place import HasPosition
from careerjournal.tui.widgets.hints import with_keys
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.widgets.list_position import scroll_back

if TYPE_CHECKING:
    from careerjournal.tui.widgets.list_position import ListPosition


class _WasAt(NamedTuple):
    """Where somebody was before a lock."""

    questions: ListPosition | None
    notes: int
    """The first row in view of what was prepared and noted."""


class Notes(Scrolled, can_focus=False):
    """The notes of one step, beneath what was prepared for it."""

    BINDINGS = [command("escape", "screen.to_questions", "to the questions", "Stop writing.", name="leave-notes")]


class Prepared(Scrolled, can_focus=True):
    """What was prepared for a step; of the first one, with all that it opens with."""

    BINDINGS = [
        command(
            "escape", "screen.to_questions", "to the questions", "Go back to the questions.", name="leave-prepared"
        ),
    ]


class AgreedSoFar(Vertical):
    """What is agreed."""

    BINDINGS = [
        command("escape", "screen.to_questions", "to the questions", "Go back to the questions.", name="leave-agreed")
    ]


class RoomScreen(OverlaidScreen, HasPosition[_WasAt]):
    """As little as a person can take in while somebody talks to them."""

    CSS_PATH = ["../entry/page.tcss", "../writing/form.tcss", "room.tcss"]
    AUTO_FOCUS = "Ticks"
    BINDINGS = [
        command(
            "escape",
            "back",
            "leave the room",
            "Return to the preparation; what you wrote stays.",
            name="leave-room",
        ),
        command("space", "tick", "asked", "Tick the question as asked, or take the tick away."),
        *(
            command(
                str(number),
                f"note('{step.value}')",
                step.label,
                f"Take notes on {step.label.lower()}.",
                name=f"note-{number}",
                footer=False,
            )
            for number, step in enumerate(STEPS, 1)
        ),
        command("n", "write", "note", "Go on with the notes of the step.", name="take-notes"),
        command("o", "read", "prepared", "Read what was prepared for the step; for the first one, how it opens."),
        command("a", "agree", "agreed", "Put down what is agreed, in one line."),
        command("c", "correct", "correct", "Go to what is agreed, to edit or delete it.", name="correct-agreed"),
        command("t", "clock", "clock", "Start the clock, or stop it."),
    ]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._step = StepName(self._draft.aside("noting") or StepName.OPENING.value)

    def compose(self) -> ComposeResult:
        """Clock and questions, notes, what is agreed."""
        conversation = self._draft.as_it_stands()
        yield self.status_line()
        with Horizontal(id="room"):
            with Vertical(id="asking"):
                yield Clock(self._journal.now, conversation.minutes)
                yield Static(id="opens")
                yield Static(plain("My questions"), classes="heading")
                yield Ticks(id="ticks")
                yield Static(plain("Agreed"), classes="heading")
                with AgreedSoFar(id="agreed"):
                    yield AgreedHint()
                    yield AgreedList(self._journal, self._draft)
                yield ActionInput(self._journal, self._draft)
            with Vertical(id="noting"):
                yield StepKeys()
                yield Notes(id="notes")
        yield KeysBelow()

    async def on_mount(self) -> None:
        """Show what is there."""
        self.say_where("In the room")
        self.query_one(Clock).began = self._draft.aside_moment("began")
        self._fill_ticks()
        self._say_how_it_opens(self._draft.as_it_stands())
        self.query_one(AgreedList).fill()
        await self._show_notes()
        self.go_on()
        if (left := self.position_left()) is not None:
            self.query_one(Ticks).come_back(left.questions)
            self.call_after_refresh(scroll_back, self.query_one(Notes), left.notes)

    @property
    def position(self) -> _WasAt:
        """The marked question, and how far the questions and the notes are scrolled."""
        return _WasAt(self.query_one(Ticks).position, self.query_one(Notes).scroll_offset.y)

    def _say_how_it_opens(self, conversation: Conversation) -> None:
        """Say in a few lines what it is for, where the whole opening does not stand beside the questions."""
        said = [
            ("Purpose", conversation.purpose),
            ("Endpoint", conversation.endpoint),
            ("Agenda", " · ".join(line.strip(" -*+") for line in conversation.agenda.splitlines() if line.strip())),
        ]
        titled = titled_in(self._journal)
        lines = [
            Content.assemble((f"{label}  ", "$accent"), with_titles(text, titled))
            for label, text in said
            if text.strip()
        ]
        opens = self.query_one("#opens", Static)
        opens.set_class(not lines, "-none")
        opens.update(Content("\n").join(lines))

    def _fill_ticks(self) -> None:
        questions = [line for line in self._draft.typed["questions"].split("\n") if line.strip()]
        self.query_one(Ticks).fill(questions, self._draft.typed["asked"])

    async def _show_notes(self) -> None:
        from careerjournal.tui.entry.prose import Prose  # noqa: PLC0415 - 30 ms, spent when it is wanted

        self.query_one(StepKeys).show(self._draft, self._step)
        notes = self.query_one(Notes)
        prepared = self._draft.step(self._step)["preparation"].strip()
        number = STEPS.index(self._step) + 1
        opens = self._step is StepName.OPENING
        before = [Prose(prepared, titled_in(self._journal))] if prepared else []
        prepared_for_it = [*opening(self._draft.as_it_stands(), self._journal), *before] if opens else before
        none = Static(plain("Nothing was prepared for this step.", "$muted"), classes="nothing")
        async with notes.batch():
            await notes.remove_children()
            await notes.mount(
                Static(Content.assemble((f"{number}  ", "$accent"), (self._step.label, "bold"))),
                Prepared(*prepared_for_it, id="prepared") if prepared_for_it else none,
                StepForm(self._step, self._draft, self._journal, ("notes",)),
            )

    @on(ActionInput.Typed)
    def _line_typed(self) -> None:
        self.typed_in()

    def show_new(self) -> None:
        """Say on which steps there are notes."""
        for keys in self.query(StepKeys):
            keys.show(self._draft, self._step)

    def action_tick(self) -> None:
        """Tick the highlighted question, or take the tick away."""
        ticks = self.query_one(Ticks)
        questions = [line for line in self._draft.typed["questions"].split("\n") if line.strip()]
        if ticks.highlighted is None or ticks.highlighted >= len(questions):
            return
        question, asked = questions[ticks.highlighted], list(self._draft.typed["asked"])
        asked = [one for one in asked if one != question] if question in asked else [*asked, question]
        self._draft.put("asked", asked)
        self._autosave.changed()
        self._fill_ticks()

    @on(OptionList.OptionSelected, "#ticks")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_tick()

    async def action_note(self, step: str) -> None:
        """Take notes on a step."""
        self.take_in()
        self._step = StepName(step)
        self._draft.put_aside("noting", step)
        await self._show_notes()
        self.action_write()

    @on(StepKey.Chosen)
    async def _step_chosen(self, event: StepKey.Chosen) -> None:
        await self.action_note(event.step.value)

    def action_write(self) -> None:
        """Go on with the notes."""
        self.query_one(StepForm).focus_first()

    def action_read(self) -> None:
        """Read what was prepared for the step."""
        prepared = self.query(Prepared)
        if not prepared:
            self.notify("Nothing was prepared for this step.")
            return
        prepared.first().focus(scroll_visible=False)
        prepared.first().scroll_visible(animate=False, top=True)

    def action_agree(self) -> None:
        """Put down what is agreed."""
        self.query_one(ActionInput).write()

    def action_correct(self) -> None:
        """Go to what is agreed."""
        agreed = self.query_one(AgreedList)
        if agreed.option_count or agreed.changed_here:
            agreed.focus()
        else:
            self.notify(with_keys(self, "Nothing is agreed yet. {agree: puts it down}, in one line."))

    @on(ActionInput.Kept)
    def _kept(self) -> None:
        self.take_in()
        agreed = self.query_one(AgreedList)
        agreed.fill()
        agreed.action_last()

    @on(ActionInput.Left)
    def action_to_questions(self) -> None:
        """Back to the questions."""
        self.query_one(Ticks).focus()

    def action_clock(self) -> None:
        """Start the clock, or stop it."""
        clock = self.query_one(Clock)
        clock.began = None if clock.began else self._journal.now()
        self._draft.put_aside("began", clock.began.isoformat() if clock.began else "")
        self._autosave.changed()
