"""Looking back: what I thought then, a guess from that alone, and what came of it beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from careerjournal.journal import look_back
from careerjournal.journal.errors import JournalError
from careerjournal.model.contents import Said
from careerjournal.model.expectation import ExpectingEntry, Sealed
from careerjournal.model.links import Ref
from careerjournal.model.records import RecordError
from careerjournal.tui.commands import command
from careerjournal.tui.entry.blocks import linked
from careerjournal.tui.entry.entry_page import Columns
from careerjournal.tui.entry.page import Page
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.tried import tried
from careerjournal.tui.widgets.hints import Hint, refusal, with_keys
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.widgets.line import Line
from careerjournal.tui.widgets.status import StatusScreen
from careerjournal.tui.writing.autosave import Autosave

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

_THEN, _GUESS, _BESIDE = 1, 2, 3
_GUESS_ASKED: Final = "What do I think happened, from this alone?"
_NOTHING_YET: Final = "Nothing has been put down of that yet."


class LookBackScreen(StatusScreen[None]):
    """One sealed expectation, in three steps. It hides all that came later until the third.

    One can stop at any of them and come back: what was typed is kept, and the next time goes on there.

    Args:
        journal: the open journal.
        of: the move or the conversation.
        place: which of its sealed expectations, from 0.
    """

    CSS_PATH = ["../entry/page.tcss", "look_back.tcss"]
    AUTO_FOCUS = None
    BINDINGS = [
        command("space,enter", "next_step", "go on", "Go on to the next step.", name="next-step"),
        command("t", "as_lesson", "a lesson", "Make the difference a lesson, learnt from this.", name="as-lesson"),
        command("r", "as_reading", "a reading", "Add the difference to its setback or success as a later reading."),
        command("escape", "stop_here", "stop here", "Stop here; what was written stays, the rest waits."),
    ]

    def __init__(self, journal: Journal, of: Ref, place: int) -> None:
        super().__init__(name=f"look back at {of}")
        self._journal = journal
        self.of = of
        """The move or the conversation."""
        self._place = place
        self._autosave = Autosave.on(self, journal, lambda: of, self._values)
        self._step = _THEN if self._one.is_closed else _BESIDE

    @property
    def _entry(self) -> ExpectingEntry:
        entry = self._journal.entry(self.of)
        assert isinstance(entry, ExpectingEntry)  # noqa: S101 - of another kind nothing is sealed
        return entry

    @property
    def _one(self) -> Sealed:
        return self._entry.sealed[self._place]

    def compose(self) -> ComposeResult:
        """The line on top, which names nothing, the step, the keys."""
        yield self.status_line()
        yield Page(id="look-back")
        yield KeysBelow()

    async def on_mount(self) -> None:
        """Begin with what was thought, or go on where one stopped."""
        self.status_place = "Looking back"
        tried(self, lambda: look_back.take_up(self._journal, self.of))
        await self._show()

    async def _show(self) -> None:
        page = self.query_one(Page)
        async with page.batch():
            await page.remove_children()
            await page.mount_all(list(self._widgets()))
        page.scroll_home(animate=False, immediate=True)
        if self._step == _GUESS:
            page.query_one(Line).focus()
        else:
            page.focus()  # what stands there is read first
        if self._step == _BESIDE and self._one.compared_on is not None:
            page.call_after_refresh(page.scroll_end, animate=False)
        self.refresh_bindings()

    def _widgets(self) -> Iterator[Widget]:
        one = self._one
        sealed = f", {one.sealed_on.words}" if one.sealed_on else ""
        if self._step != _BESIDE:
            yield Static(plain(f"What I thought then{sealed}"), classes="title")
            yield Static(plain(one.about, "$muted"), classes="facts")
            for label, text in _thought(one):
                yield Static(plain(label), classes="heading asked")
                yield Static(linked(text), classes="words")
            if self._step == _THEN:
                yield Hint(("next-step", "goes on to a guess"), ("stop-here", "stops here"))
            else:
                yield Static(plain(_GUESS_ASKED), classes="heading asked")
                yield Line(one.guess, placeholder="a line; what came of it follows", id="guess")
                yield Static("", id="line-says", markup=False)
                yield Hint(("enter", "keeps it and shows what came of it"), ("stop-here", "stops here"))
            return
        yield Static(plain(one.about), classes="title")
        guess = [("What I thought had happened", one.guess)] if one.guess else []
        came = list(look_back.came_of_it(self._entry, self._journal)) or [Said("", _NOTHING_YET)]
        yield Columns(
            (
                _column(f"What I thought then{sealed}", [*_thought(one), *guess]),
                _column("What came of it", came),
            )
        )
        yield Static(plain("The difference, in a sentence"), classes="heading asked")
        if one.compared_on is None:
            yield Line(one.difference, placeholder="or nothing", id="difference")
            yield Hint(("next-step", "writes it"), ("enter", "keeps it"), ("stop-here", "stops here"))
            return
        yield Static(plain(one.difference or "None was put down."), classes="words")
        offered = [("as-lesson", "makes it a lesson")] if one.difference else []
        if one.difference and look_back.its_outcome(self._entry, self._journal) is not None:
            offered.append(("as-reading", "makes it a later reading"))
        yield Hint(*offered, ("stop-here", "closes"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what this step has."""
        match action:
            case "next_step":
                return self._step == _THEN or (self._step == _BESIDE and self._one.compared_on is None)
            case "as_lesson" | "as_reading":
                if self._step != _BESIDE or self._one.compared_on is None or not self._one.difference:
                    return False
                return action == "as_lesson" or look_back.its_outcome(self._entry, self._journal) is not None
            case _:
                return True

    async def action_next_step(self) -> None:
        """Go on to the guess, or to the line for the difference."""
        if self._step == _THEN:
            self._step = _GUESS
            await self._show()
        else:
            self.query_one(Line).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Have stored what stands in the line, as a draft."""
        event.stop()
        if event.value.strip() != self._before:
            self._autosave.changed()
        else:
            self._let_draft_go()

    @property
    def _before(self) -> str:
        """What is kept of what is asked for."""
        return self._one.guess if self._step == _GUESS else self._one.difference

    def _values(self) -> dict[str, Any]:
        name = "guess" if self._step == _GUESS else "difference"
        text = next((line.value.strip() for line in self.query(Line)), self._before)
        return look_back.half_said(self._journal, self.of, self._place, name, text)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the guess or the difference, and go on."""
        event.stop()
        text = event.value.strip()
        if self._step == _GUESS and not text:
            says = "Write a line first, even if it is “I do not know”. Afterwards it cannot be guessed any more."
            self.query_one("#line-says", Static).update(refusal(says))
            return
        if self._keep(text, made=True):
            self._step = _BESIDE
            await self._show()

    def _keep(self, text: str, *, made: bool) -> bool:
        keep = look_back.keep_guess if self._step == _GUESS else look_back.keep_difference
        try:
            keep(self._journal, self.of, self._place, text, made=made)
        except (JournalError, RecordError) as error:
            self.notify(str(error), severity="error")
            return False
        self._let_draft_go()
        self._say_kept()
        return True

    def _let_draft_go(self) -> None:
        self._autosave.stop()
        tried(self, lambda: look_back.let_half_go(self._journal, self.of))

    def _say_kept(self) -> None:
        self.status_kept = f"kept {self._journal.moment():%H:%M}"

    def flush(self) -> None:
        """Keep what stands in the line as it is being written, so that one can come back to it."""
        for line in self.query(Line):
            if line.value.strip() != self._before:
                self._keep(line.value.strip(), made=False)

    def action_stop_here(self) -> None:
        """Stop here; what was written stays."""
        self.flush()
        self.dismiss(None)

    def action_as_lesson(self) -> None:
        """Make the difference a lesson."""
        self._make(lambda: look_back.as_lesson(self._journal, self.of, self._one.difference).ref, "Put down as")

    def action_as_reading(self) -> None:
        """Add the difference to the setback or success as a later reading."""
        ended = look_back.its_outcome(self._entry, self._journal)
        if ended is not None:
            self._make(
                lambda: look_back.as_reading(self._journal, ended, self._one.difference, self.of).ref,
                "A later reading of",
            )

    def _make(self, make: Callable[[], Ref], said: str) -> None:
        try:
            ref = make()
        except (JournalError, RecordError) as error:
            self.notify(str(error), severity="error")
            return
        self._say_kept()
        says = "{said} {ref}, and linked to this. {undo: takes it back}, once this is closed."
        self.notify(with_keys(self, says, said=said, ref=ref))


def _thought(one: Sealed) -> list[tuple[str, str]]:
    """What was sealed, each under what it answers."""
    said = (
        ("What I expected", one.expects),
        ("How sure I was", str(one.how_sure or "")),
        ("What would have changed my mind", one.would_change),
    )
    return [(label, text) for label, text in said if text.strip()]


def _column(heading: str, said: Sequence[tuple[str, str]]) -> Content:
    parts = [Content.styled(heading, "$accent")]
    for label, text in said:
        parts.append(Content.assemble((f"{label}\n" if label else "", "$muted"), linked(text)))
    return Content("\n\n").join(parts)
