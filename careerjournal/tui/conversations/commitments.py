"""What is agreed in a conversation: typed in one line, said back as it is understood, kept with enter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import structs
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from careerjournal.conversations.meetings import commitments_in, names_known, who_is_meant
from careerjournal.journal.errors import JournalError
from careerjournal.model.action_line import read_action
from careerjournal.model.records import RecordError
from careerjournal.model.text import MAX_LINE
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections import symbols
from careerjournal.tui.widgets.editors import Line

if TYPE_CHECKING:
    import datetime as dt

    from careerjournal.conversations.draft import ConversationDraft
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Action
    from careerjournal.model.action_line import ActionLine


class ActionInput(Vertical):
    """A line for one action; what it is understood as stands beneath while it is typed."""

    BINDINGS = [command("escape", "stop", "stop", "Leave the line; what stands in it stays.", name="leave-action-line")]

    class Kept(Message):
        """An action was kept."""

    class Typed(Message):
        """The line says something else."""

    class Left(Message):
        """The line was left."""

    def __init__(self, journal: Journal, draft: ConversationDraft) -> None:
        super().__init__(id="action-input")
        self._journal = journal
        self._draft = draft
        self._seen = draft.aside("line")
        self._names: frozenset[str] | None = None
        self._typed_on = draft.aside_day("line typed on") or journal.today()

    def compose(self) -> ComposeResult:
        """The line, and what is understood."""
        yield Line(self._seen, MAX_LINE, hint="ask Sam by 3 Dec, review in January")
        yield Static(id="understood")

    def on_mount(self) -> None:
        """Say what stands there already."""
        self._say()

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.query_one(Line).value

    @property
    def typed_on(self) -> dt.date:
        """The day on which it was typed, from which its dates count."""
        self._notice(self.text)
        return self._typed_on

    def _notice(self, text: str) -> None:
        if text != self._seen:  # setting the line up posts a change too, and is no typing
            self._seen, self._typed_on = text, self._journal.today()

    def write(self) -> None:
        """Be ready to type."""
        self.query_one(Line).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how it is understood."""
        event.stop()
        self._notice(event.value)
        self._say()
        self.post_message(self.Typed())

    def _read(self) -> ActionLine:
        if self._names is None:
            self._names = names_known(self._journal, self._draft.as_it_stands())
        return read_action(self.text, self.typed_on, self._names)

    def _say(self, wrong: str = "") -> None:
        said = Content("")
        if wrong:
            said = plain(f"✗ {wrong}", "$loss")
        elif self.text.strip():
            read = self._read()
            said = Content.assemble(("→ ", "$accent"), read.what or "…", (f"\n  {read.said_back}", "$muted"))
            if read.action.is_somebody_unsaid:
                said = Content.assemble(said, (f"\n  Who is “{read.who}”? Name them, or enter asks.", "$muted"))
            if read.problem:
                said = Content.assemble(said, (f"\n✗ {read.problem}", "$loss"))
        understood = self.query_one("#understood", Static)
        understood.display = bool(said)
        understood.update(said)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it as it was said back."""
        event.stop()
        if not event.value.strip():
            self.action_stop()
            return
        read = self._read()
        if read.problem:
            return
        question = who_is_meant(read.action, self._draft.as_it_stands(), self._journal)
        if question is None:
            self._keep(read.action, None)
            return
        from careerjournal.tui.conversations.who import WhoIsIt  # noqa: PLC0415 - loaded when it is wanted

        self.app.push_screen(WhoIsIt(question), partial(self._keep, read.action))

    def _keep(self, action: Action, who: str | None) -> None:
        """Keep it, as that of somebody who was asked for, or as it was typed where that is left open."""
        try:
            kept = structs.replace(action, conversation=self._draft.of, who=who or action.who)
            self._journal.add(kept, drafted=False)
        except (JournalError, RecordError) as error:
            self._say(str(error))
            return
        self._names = None
        self.query_one(Line).value = ""
        self.post_message(self.Kept())

    def action_stop(self) -> None:
        """Leave the line."""
        self.post_message(self.Left())


def commitments_so_far(journal: Journal, draft: ConversationDraft) -> list[Action]:
    """What was agreed in a conversation so far."""
    return commitments_in(draft.as_it_stands(), journal)


def sign_of(action: Action) -> Content:
    """Where it stands, as a sign."""
    return plain(f"{symbols.ACTION[action.state]} ", "$accent")


def words_of(action: Action) -> Content:
    """What it is, and muted beneath who does it, by when, how it is reviewed and the support wanted for it."""
    facts = (
        action.doer,
        f"by {action.by_when.words}" if action.by_when else "no date",
        f"review: {action.review}" if action.review else "no review",
        f"support: {action.support.said}" if action.support.said else "",
    )
    return Content.assemble(action.what, ("\n" + " · ".join(fact for fact in facts if fact), "$muted"))
