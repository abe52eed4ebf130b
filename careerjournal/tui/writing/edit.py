"""Writing: the form on one entry. No save key to remember: every pause stores a draft, escape keeps the entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import TextArea

from careerjournal.journal.errors import JournalError
from careerjournal.model.kinds import entry_class
from careerjournal.model.links import Ref
from careerjournal.model.records import RecordError
from careerjournal.model.typed import Problem, Typed, TypedError, as_typed, from_typed
from careerjournal.tui.commands import command, key_for
from careerjournal.tui.entry.preview import Preview
from careerjournal.tui.widgets.editors import Area
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.widgets.status import StatusScreen
from careerjournal.tui.writing.autosave import Autosave
from careerjournal.tui.writing.form import Form
from careerjournal.tui.writing.storing import leave_as_draft

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

PREVIEW_AFTER: Final = 0.25
"""Seconds without a key after which the preview shows what was typed, at the caret."""


class EditScreen(StatusScreen["Ref | None"]):
    """The form on an entry; dismissed with what was kept, or with None.

    Args:
        journal: the open journal.
        of: the entry; number 0 for a new one of its kind.
        prefill: what stands in a new one at the beginning, which is nothing to keep by itself.
        begun: what was chosen for a new one before, which is kept even if nothing is added to it.
    """

    CSS_PATH = ["../entry/page.tcss", "form.tcss", "edit.tcss"]
    AUTO_FOCUS = None
    BINDINGS = [
        command("escape,ctrl+s", "keep", "keep", "Keep the entry and go back. Nothing needs saving before."),
        command("f2", "preview", "preview", "Show the text as it will be read, at the caret; or no longer."),
        command("ctrl+down", "scroll_preview(1)", "read on", "Read on in the preview.", footer=False, name="read-on"),
        command("ctrl+up", "scroll_preview(-1)", "read back", "Read back in it.", footer=False, name="read-back"),
        command("f8", "let_go", "let it go", "Go back without keeping what was typed here."),
    ]

    def __init__(
        self,
        journal: Journal,
        of: Ref,
        prefill: dict[str, Any] | None = None,
        begun: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(name=str(of))
        self.of = of
        self._journal = journal
        self._class = entry_class(of.kind)
        self._base = journal.get(of) if of.number else None
        self._before: Typed = as_typed(self._base or self._class())
        self._draft = journal.drafts.get(of)
        self._blank: Typed = {**self._before, **(prefill or {})}
        self._start: Typed = {**self._blank, **(begun or {}), **(self._draft.values if self._draft else {})}
        self._held: Mapping[str, Any] = self._start
        self._autosave = Autosave.on(self, journal, lambda: self.of, self._typed)
        self._told = False
        self._filling: Timer | None = None

    def compose(self) -> ComposeResult:
        """Where I am, the form, a place for the preview, the keys."""
        yield self.status_line()
        with Horizontal(id="edit"):
            yield Form(self._class, self._start, self._journal)
            preview = Preview(id="preview")
            preview.display = False
            yield preview
        yield KeysBelow()

    def on_mount(self) -> None:
        """Say what this is, and be ready to type."""
        name = str(self.of) if self._base else f"a new {self.of.kind}"
        title = self._journal.title(self._base) if self._base else self._start.get("prompt", "")
        self.status_place, self.status_title = name, f" · {title}" if title else ""
        if self._draft is not None and self._draft.stored:
            when = self._draft.when
            self.status_kept = f"your draft of {when.day} {when:%B, %H:%M}"
        self.query_one(Form).focus_first()

    @on(Form.Changed)
    def _typed_in(self) -> None:
        self._told = False
        if not self._autosave.unstored and self.query_one(Form).values() == self._start:
            return  # setting a field up posts a change too
        self._autosave.changed()
        self._preview_soon()

    def _typed(self) -> Mapping[str, Any]:
        self._held = self.query_one(Form).values()
        return self._held

    def flush(self) -> None:
        """Hand what was typed to the drafts."""
        if self.query_one(Form).values() != self._held:
            self._autosave.unstored = True
        self._autosave.hold()

    def action_keep(self) -> None:
        """Keep the entry; where it does not hold together say so, and the second time leave it as a draft."""
        if self.query_one(Preview).display:
            self.action_preview()
            return
        form = self.query_one(Form)
        typed = form.values()
        if self._base is None and typed == self._blank:
            self._leave()
            return
        try:
            entry = from_typed(self._class, typed, self._journal.today(), self._base)
            kept = self._journal.keep(entry) if self._base else self._journal.add(entry)
        except TypedError as error:
            self._problems(error.problems)
        except RecordError as error:
            self._problems([Problem((error.field,), str(error))])
        except JournalError as error:
            self.notify(str(error), severity="error")
            self._autosave.unstored = True
            self._autosave.store()
        else:
            self._autosave.stop()
            self.dismiss(kept.ref)

    def _problems(self, problems: list[Problem] | tuple[Problem, ...]) -> None:
        if self._told:
            self.flush()
            leave_as_draft(self, self._journal)
            return
        self._told = True
        self.query_one(Form).show_problems(problems)
        self.notify(f"Not quite yet: see the marked fields. {key_for(self, 'keep')} again leaves it as a draft.")

    def action_let_go(self) -> None:
        """Go back without keeping what was typed; the entry stays as it was."""
        from careerjournal.tui.sheets.confirm import Confirm  # noqa: PLC0415 - loaded when it is wanted

        if self.query_one(Form).values() == self._blank:
            self._leave()
            return
        asked = Confirm(
            "Let go of what you typed here?", "The draft is removed; the entry stays as it was.", "let it go"
        )
        self.app.push_screen(asked, lambda sure: self._leave() if sure else None)

    def _leave(self) -> None:
        self._autosave.stop()
        try:
            self._journal.drafts.discard(self.of)
        except JournalError as error:
            self.notify(str(error), severity="error")
        self.dismiss(None)

    def action_preview(self) -> None:
        """Show the text as it will be read, beside the form or in its place, or no longer."""
        preview = self.query_one(Preview)
        if preview.display:
            preview.display = False
            self.remove_class("-previewing")
            preview.close()
            return
        areas = list(self.query(Area).filter(".-markdown").results(Area))
        if not areas:
            return
        preview.open(self.focused if isinstance(self.focused, Area) and self.focused in areas else areas[0])
        preview.display = True
        self.add_class("-previewing")
        self._keep_focus()
        self._fill_preview()

    def _keep_focus(self) -> None:
        """Where the preview has the form's place, it has the focus too."""
        preview = self.query_one(Preview)
        if preview.display and (self.has_class("-narrow") or self.has_class("-tiny")):
            preview.focus()

    def on_resize(self) -> None:
        """The preview may have come to stand in the form's place, or beside it."""
        self.call_after_refresh(self._keep_focus)

    @on(TextArea.SelectionChanged)
    def _preview_soon(self) -> None:
        if self.query_one(Preview).display:
            if self._filling is not None:
                self._filling.stop()
            self._filling = self.set_timer(PREVIEW_AFTER, self._fill_preview)

    def _fill_preview(self) -> None:
        preview = self.query_one(Preview)
        if preview.display and preview.area is not None:
            self.run_worker(preview.follow(preview.area), group="preview")

    def action_scroll_preview(self, way: int) -> None:
        """Read on in the preview while one writes, or back."""
        preview = self.query_one(Preview)
        if preview.display:
            preview.scroll_relative(y=way * max(1, preview.size.height // 2), animate=False)
