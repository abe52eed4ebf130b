"""The base of the screens on which somebody writes: what is typed is a draft, stored at each pause, and never lost."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.screen import ScreenResultType

from careerjournal.journal.draft_words import LAST_IN
from careerjournal.journal.errors import JournalError
from careerjournal.model.typed import Problem, TypedError
from careerjournal.tui.output.tried import tried
from careerjournal.tui.widgets.caret import field_left, forget_fields
from careerjournal.tui.widgets.hints import with_keys
from careerjournal.tui.widgets.status import StatusScreen
from careerjournal.tui.writing.autosave import Autosave
from careerjournal.tui.writing.boxes import Box
from careerjournal.tui.writing.form import Form
from careerjournal.tui.writing.storing import draft_kept, leave_as_draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerjournal.journal.entry_draft import EntryDraft
    from careerjournal.journal.journal import Journal
    from careerjournal.model.links import Ref


class WritingScreen(StatusScreen[ScreenResultType]):
    """A screen on which one draft is edited.

    At a key it is enough to know that there is something new; all that stands on the screen is taken in at the pause.

    Args:
        journal: the open journal.
        draft: what is edited.
        autosave: stores it at the next pause, where another screen edits the same draft; else one is made.
    """

    def __init__(self, journal: Journal, draft: EntryDraft, autosave: Autosave | None = None) -> None:
        super().__init__(name=str(draft.of))
        self._journal = journal
        self._draft = draft
        self._autosave = autosave or Autosave.on(self, journal, lambda: self.of, self._values)
        self._told = False
        """Whether it was said what is wrong, and nothing was typed since."""

    @property
    def of(self) -> Ref:
        """The entry; number 0 for a new one."""
        return self._draft.of

    @abstractmethod
    def gather(self) -> bool:
        """Put what stands on the screen into the draft; whether any of it is new."""

    def show_new(self) -> None:
        """Show what has been taken in, where that is shown beside the fields."""

    def take_in(self) -> bool:
        """Gather, and have what is new stored at the next pause; whether there is anything new."""
        new = self.gather()
        if new:
            self._autosave.changed()
        return new

    @on(Form.Changed)
    @on(Box.Changed)
    def typed_in(self) -> None:
        """Something was typed, or a field was set up, which is no typing."""
        if self._autosave.unstored and not self._told:
            return  # it is taken in at the pause
        if self.take_in():
            self._told = False
            self.show_new()

    def _values(self) -> Mapping[str, Any]:
        """What stands in the draft at a pause."""
        self.gather()
        self.show_new()
        at = field_left(self)
        return {**self._draft.typed, LAST_IN: at} if at else self._draft.typed

    @property
    def left_in(self) -> str:
        """The field in which one was here last, by the names that lead to it; empty where one begins anew."""
        left = self._draft.left
        if left is None and not self.of.number:
            return ""
        return field_left(self) or (str(left.values.get(LAST_IN, "")) if left is not None else "")

    def flush(self) -> None:
        """Hand what was typed to the drafts."""
        if self.gather():
            self._autosave.unstored = True
        self._autosave.hold()

    def on_compose(self) -> None:
        """Say in the line on top that a draft is stored, or from when the draft is that was taken up."""
        stored, left = self._journal.drafts.stored_at(self.of), self._draft.left
        if stored is not None and (left is None or left.when < stored):
            self.status_kept = draft_kept(stored)
        elif left is not None and left.stored:
            when = left.when
            self.status_kept = f"your draft of {when.day} {when:%B, %H:%M}"


class EntryScreen(WritingScreen["Ref | None"]):
    """A screen on which an entry is written; dismissed with what was kept, or with None."""

    CALLED: ClassVar = "entry"
    """What is written here, in a sentence."""
    KEEP: ClassVar = "keep"
    """The name of the command that keeps it."""

    @abstractmethod
    async def show_problems(self, problems: tuple[Problem, ...]) -> bool:
        """Mark the fields in which something is wrong; whether they are on this screen."""

    @abstractmethod
    def stop_preview(self) -> bool:
        """Go from reading what was typed back to writing; whether it was read."""

    async def action_keep(self) -> None:
        """Keep the entry; where it does not hold together say so, and the second time leave it as a draft."""
        self.take_in()
        if self.stop_preview():
            return
        if self._draft.entry is None and not self._draft.changed:
            self._leave()
        elif self._draft.is_reworded and self._draft.rewording is None:
            self._ask_why_reworded()
        else:
            await self._keep_and_leave()

    async def _keep_and_leave(self) -> None:
        if await self.kept(leaving=True):
            self.dismiss(self.of)

    def _ask_why_reworded(self) -> None:
        """Ask whether an aspiration is put better or is another one now, and keep it then."""
        from careerjournal.model.vocabulary import Rewording  # noqa: PLC0415 - loaded when it is wanted
        from careerjournal.tui.writing.why_reworded import Answer, WhyReworded  # noqa: PLC0415 - likewise

        async def answered(answer: Answer | None) -> None:
            self._draft.rewording = answer if isinstance(answer, Rewording) else None
            self._draft.slip = answer == "slip"
            if answer is not None:
                await self._keep_and_leave()

        before, now = zip(*self._draft.reworded, strict=True)
        self.app.push_screen(WhyReworded("\n\n".join(before), "\n\n".join(now)), answered)

    async def kept(self, *, leaving: bool = False) -> bool:
        """Keep what was typed as an entry; where that cannot be, say why and where.

        Args:
            leaving: whether it is left as a draft where the same was said before, and nothing was typed since.
        """
        new = not self.of.number
        try:
            self._draft.keep()
        except TypedError as error:
            if leaving and self._told:
                self._autosave.stop()
                self._draft.put(LAST_IN, field_left(self))
                leave_as_draft(self, self._journal, self._draft)
                return False
            self._told = self._told or leaving
            if await self.show_problems(error.problems):
                again = f"{{{self.KEEP}: again leaves it as a draft}}"
                self.notify(with_keys(self, f"Not quite yet: see the marked fields. {again}."))
            else:
                self.notify(error.problems[0].sentence, severity="warning")
        except JournalError as error:
            self.notify(str(error), severity="error")
            self._autosave.unstored = True
            self._autosave.store()
        else:
            self._autosave.stop()
            if new:
                forget_fields(self)  # the next new one has no part in it
            return True
        return False

    def action_let_go(self) -> None:
        """Go back without keeping what was typed; what was kept stays as it was."""
        from careerjournal.tui.sheets.confirm import Confirm  # noqa: PLC0415 - loaded when it is wanted

        self.take_in()
        if not self._draft.changed:
            self._leave()
            return
        before = f"the {self.CALLED} stays as it was" if self.of.number else "nothing of it was kept before"
        stays = f"The draft is removed; {before}."
        asked = Confirm("Let go of what you typed here?", stays, "let it go")
        self.app.push_screen(asked, lambda sure: self._leave() if sure else None)

    def _leave(self) -> None:
        self._autosave.stop()
        tried(self, self._draft.let_go)
        forget_fields(self)
        self.dismiss(None)
