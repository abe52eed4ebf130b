"""What is agreed in a conversation: typed in one line, said back as it is understood, kept as the line is left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import structs
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from careerjournal.conversations.meetings import commitments_in, names_known, who_is_meant
from careerjournal.journal.errors import JournalError
from careerjournal.model.action_line import read_action
from careerjournal.model.links import Ref
from careerjournal.model.partial_date import DateError
from careerjournal.model.records import RecordError
from careerjournal.model.text import MAX_LINE, in_sentence
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.tried import tried
from careerjournal.tui.sections import symbols
from careerjournal.tui.widgets.caret import left_at
from careerjournal.tui.widgets.editors import Line
from careerjournal.tui.widgets.hanging_indent import hanging_indent
from careerjournal.tui.widgets.hints import Hint, refusal, with_keys
from careerjournal.tui.widgets.marked_list import MarkedList
from careerjournal.tui.writing.date_order import ORDERS, TAKE_ONE, chosen_order

if TYPE_CHECKING:
    import datetime as dt

    from textual.widget import Widget

    from careerjournal.conversations.draft import ConversationDraft
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Action
    from careerjournal.model.action_line import ActionLine


class AgreedList(MarkedList):
    """What was agreed in a conversation so far, each to be edited or deleted; what is changed here can be taken back.

    Args:
        journal: the open journal.
        draft: the conversation.
    """

    BINDINGS = [
        command("e", "edit", "edit", "Change the action that is highlighted.", name="edit-agreed", footer=False),
        command("d", "delete", "delete", "Put the action in the trash.", name="delete-agreed", footer=False),
        command(
            "u", "undo", "undo", "Take back what was changed here, the latest first.", name="undo-agreed", footer=False
        ),
        command(
            "C",
            "calendar",
            "calendar",
            "Write its day out for a calendar (.ics).",
            name="due-to-calendar",
            footer=False,
        ),
    ]

    class Changed(Message):
        """One of them was changed, deleted or put back."""

    def __init__(self, journal: Journal, draft: ConversationDraft) -> None:
        super().__init__(id="agreed-list")
        self._journal = journal
        self._draft = draft
        self._changes: list[int] = []
        """After each change that was made here, how many the journal had seen."""

    def on_resize(self) -> None:
        """Wrap them anew."""
        self.call_after_refresh(self.fill)

    def fill(self) -> None:
        """Show them as they stand; stay where one was."""
        actions = commitments_so_far(self._journal, self._draft)
        here = self.highlighted or 0
        room = self.size.width - 3
        rows = (hanging_indent(sign_of(action), words_of(action), room) for action in actions)
        self.set_options(
            [Option(Content.assemble(row, "\n"), id=str(action.ref)) for action, row in zip(actions, rows, strict=True)]
        )
        self.highlighted = min(here, len(actions) - 1) if actions else None
        self._say_keys()

    def on_mount(self) -> None:
        """Say what its keys do as long as they do it."""
        self.watch(self, "has_focus", self._say_keys)

    def _say_keys(self) -> None:
        for hint in self.screen.query(AgreedHint):
            hint.display, hint.visible = bool(self.option_count), self.has_focus

    @property
    def here(self) -> Ref | None:
        """The action that is highlighted."""
        option = self.highlighted_option
        return Ref.parse(option.id) if option is not None and option.id else None

    @property
    def changed_here(self) -> bool:
        """Whether the latest change of the journal was made here, and can be taken back here."""
        return bool(self._changes) and self._changes[-1] == self._journal.changes_made

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change it: enter and a click do what the key does."""
        event.stop()
        self.action_edit()

    def action_edit(self) -> None:
        """Say all there is of an action: its owner, date, support and review."""
        from careerjournal.tui.writing.edit import EditScreen  # noqa: PLC0415 - loaded when it is wanted

        if self.here is not None:
            before = self._journal.changes_made
            self.app.push_screen(EditScreen(self._journal, self.here), lambda _: self._changed_since(before))

    def action_delete(self) -> None:
        """Put it in the trash."""
        ref, before = self.here, self._journal.changes_made
        action = self._journal.actions.get(ref.number) if ref is not None else None
        if ref is not None and action is not None and tried(self, lambda: self._journal.delete(ref)):
            self._changed_since(before)
            what = in_sentence(action.what)
            self.notify(with_keys(self, "Deleted: {what}. {undo-agreed: brings it back}.", what=what))

    def action_calendar(self) -> None:
        """Write the day by which it is to be done out for a calendar."""
        from careerjournal.tui.conversations.calendar import write_due  # noqa: PLC0415 - loaded when it is wanted

        action = self._journal.actions.get(self.here.number) if self.here is not None else None
        if action is not None:
            write_due(self.screen, self._journal, action)

    def action_undo(self) -> None:
        """Take back the latest change that was made here, unless something else was changed since."""
        if not self.changed_here:
            self.notify("Nothing that was changed here is left to take back.")
            return
        if tried(self, self._journal.undo):
            self._changes.pop()
            if self._changes:  # taking back counts as a change, too
                self._changes[-1] = self._journal.changes_made
            self._show_changed()
            self.notify("Taken back.")

    def _changed_since(self, before: int) -> None:
        if self._journal.changes_made != before:
            self._changes.append(self._journal.changes_made)
        self._show_changed()

    def _show_changed(self) -> None:
        self.fill()
        self.post_message(self.Changed())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is something for."""
        del parameters
        return action not in ("edit", "delete", "calendar") or self.highlighted is not None


class AgreedHint(Hint):
    """What can be done with what is highlighted, while the list has the focus."""

    def __init__(self) -> None:
        super().__init__(
            ("edit-agreed", "edits"),
            ("delete-agreed", "deletes"),
            ("undo-agreed", "takes back"),
            ("due-to-calendar", "its day for a calendar"),
        )


class ActionInput(Vertical):
    """A line for one action; what it is understood as stands beneath while it is typed.

    However the line is left, the action in it is kept. What is not understood stays in the line.
    """

    BINDINGS = [
        command("escape", "stop", "keep", "Keep what is agreed, and leave the line.", name="leave-action-line"),
        *ORDERS,
    ]

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
        self._written = False
        """Whether the line has the focus."""

    def compose(self) -> ComposeResult:
        """The line, and what is understood."""
        yield Line(self._seen, MAX_LINE, hint="ask Sam by 3 Dec, review in January", left_at=left_at(self))
        yield Static(id="understood")

    def on_mount(self) -> None:
        """Say what stands there already, and keep what is agreed where one goes elsewhere."""
        self._say()
        self.watch(self.screen, "focused", self._follow, init=False)

    def _follow(self, focused: Widget | None) -> None:
        if focused is None:
            return  # as when the window loses it
        left = self._written and self not in focused.ancestors
        self._written = self in focused.ancestors
        if left:
            self.keep_what_is_clear()

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
        return self._read_text(self.text)

    def _read_text(self, text: str) -> ActionLine:
        if self._names is None:
            self._names = names_known(self._journal, self._draft.as_it_stands())
        return read_action(text, self.typed_on, self._names)

    def action_order(self, first: str) -> None:
        """Take figures that could be two days for one of them."""
        if (said := self._in_one_order(first)) is not None:
            self.query_one(Line).put(said)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer an order only where there are two."""
        return action != "order" or (self.is_mounted and self._in_one_order(str(parameters[0])) is not None)

    def _in_one_order(self, first: str) -> str | None:
        def read(text: str) -> None:
            if problem := self._read_text(text).problem:
                raise DateError(problem)

        return chosen_order(self.text, self.typed_on, "future", first, read) if self._read().problem else None

    def _say(self, wrong: str = "") -> None:
        said = Content("")
        if wrong:
            said = refusal(wrong)
        elif self.text.strip():
            read = self._read()
            said = Content.assemble(("→ ", "$accent"), read.what or "…", (f"\n  {read.said_back}", "$muted"))
            if read.action.is_somebody_unsaid:
                said = Content.assemble(said, (f"\n  Who is “{read.who}”? Name them, or enter asks.", "$muted"))
            if read.problem:
                said = Content.assemble(said, (f"\n✗ {read.problem}", "$loss"))
                if self.check_action("order", ("day",)):
                    said = Content.assemble(said, " ", with_keys(self, TAKE_ONE, "$loss").content)
        understood = self.query_one("#understood", Static)
        understood.display = bool(said)
        understood.update(said)

    def on_resize(self) -> None:
        """Keep in sight what is said beneath the line while it is written."""
        if self.has_focus_within:
            self.scroll_visible(animate=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it as it was said back."""
        event.stop()
        if event.value.strip():
            self._enter()
        else:
            self.action_stop()

    def _enter(self, *, say: bool = False) -> None:
        """Keep it as it was said back, once it is known who is meant; what is not understood stays in the line."""
        read = self._read()
        if read.problem:
            return
        question = who_is_meant(read.action, self._draft.as_it_stands(), self._journal)
        if question is None:
            self._keep(read.action, None, say=say)
            return
        from careerjournal.tui.conversations.who import WhoIsIt  # noqa: PLC0415 - loaded when it is wanted

        self.app.push_screen(WhoIsIt(question), partial(self._keep, read.action, say=say))

    def keep_what_is_clear(self) -> None:
        """Keep it as it was said back, and say so, where nothing is wrong with it and nothing has to be asked."""
        read = self._read()
        if not self.text.strip() or read.problem:
            return
        if who_is_meant(read.action, self._draft.as_it_stands(), self._journal) is None:
            self._keep(read.action, None, say=True)

    def _keep(self, action: Action, who: str | None, *, say: bool) -> None:
        """Keep it, as that of somebody who was asked for, or as it was typed where that is left open."""
        try:
            kept = structs.replace(action, conversation=self._draft.of, who=who or action.who)
            self._journal.add(kept, drafted=False)
        except (JournalError, RecordError) as error:
            self._say(str(error))
            return
        self._names = None
        self.query_one(Line).value = ""
        if say:
            self.notify(f"Put down as agreed: {in_sentence(kept.what)}.")
        self.post_message(self.Kept())

    def action_stop(self) -> None:
        """Keep what is agreed, and leave the line."""
        if self.text.strip():
            self._enter(say=True)
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
