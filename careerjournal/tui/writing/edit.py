"""Writing: the form on one entry. No save key to remember: every pause stores a draft, escape keeps the entry."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import TextArea

from careerjournal.journal.entry_draft import EntryDraft
from careerjournal.journal.titles import titled_in
from careerjournal.model.dates import DateError, read_date
from careerjournal.model.kinds import entry_class
from careerjournal.model.links import Kind, Ref
from careerjournal.model.typed import Problem, days_typed
from careerjournal.tui.commands import command
from careerjournal.tui.entry.preview import Preview
from careerjournal.tui.widgets.background import begin
from careerjournal.tui.widgets.editors import Area
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.writing.form import Form, begin_in, remember_field
from careerjournal.tui.writing.screen import EntryScreen

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

PREVIEW_AFTER: Final = 0.25
"""Seconds without a key after which the preview shows what was typed, at the caret."""


class EditScreen(EntryScreen):
    """The form on an entry; dismissed with what was kept, or with None.

    Args:
        journal: the open journal.
        of: the entry; number 0 for a new one of its kind.
        prefill: what stands in a new one at the beginning, which is nothing to keep by itself.
        begun: what was chosen for a new one before, which is kept even if nothing is added to it.
        at: the field to begin in; the first where none is named.
    """

    CSS_PATH = ["../entry/page.tcss", "form.tcss", "edit.tcss"]
    AUTO_FOCUS = None
    BINDINGS = [
        command(
            "escape,ctrl+s",
            "keep",
            "keep",
            "Keep the entry and go back. Nothing needs saving before.",
            also="save store finish",
        ),
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
        at: str = "",
    ) -> None:
        super().__init__(journal, EntryDraft(journal, of, prefill, begun))
        self.needs_only_entry = not (prefill or begun or at)
        self._at = at
        self._filling: Timer | None = None

    def compose(self) -> ComposeResult:
        """Where I am, the form, a place for the preview, the keys."""
        yield self.status_line()
        with Horizontal(id="edit"):
            only = self._draft.entry.only_written if self._draft.entry else ()
            at = self._at or self.left_in
            yield Form(entry_class(self.of.kind), self._draft.typed, self._journal, only, begins_in=at)
            preview = Preview(titled_in(self._journal), id="preview")
            preview.display = False
            yield preview
        yield KeysBelow()

    def on_mount(self) -> None:
        """Say what this is, and be ready to type."""
        self._say_what()
        form = self.query_one(Form)
        at = self.left_in
        remember_field(self)
        if self._at:
            self.call_after_refresh(form.focus_field, self._at)  # what is inside a record is composed by then
        else:
            begin_in(self, at)

    def _say_what(self) -> None:
        """Say what is written; of a letter until when it is closed, for that field may be out of sight."""
        entry = self._draft.entry
        name = str(self.of) if entry else f"a new {self.of.kind}"
        title = self._journal.title(entry) if entry else self._draft.typed.get("prompt", "")
        if until := self._closed_until():
            name, title = "a letter", until
        self.status_place, self.status_title = name, f" · {title}" if title else ""

    def _closed_until(self) -> str:
        """Until when what is written is closed once it is kept, in words; empty where it is not."""
        entry, typed = self._draft.entry, self._draft.typed
        text = str(typed.get("open_on") or "").strip()
        if self.of.kind is not Kind.REFLECTION or not text or getattr(entry, "opened_on", None) is not None:
            return ""
        try:
            day = read_date(text, days_typed(typed).get("open_on") or self._journal.today(), "future")
        except DateError:
            return ""
        return f"closed until {day.words}"

    def show_new(self) -> None:
        """Say what is written as it stands now."""
        super().show_new()
        self._say_what()

    def gather(self) -> bool:
        """Put what stands in the form into the draft; whether any of it is new."""
        new = False
        for form in self.query(Form):
            if (values := form.values_there) is not None:
                new |= self._draft.put_all(values)
        return new

    async def show_problems(self, problems: tuple[Problem, ...]) -> bool:
        """Mark the fields in which something is wrong."""
        self.query_one(Form).show_problems(problems)
        return True

    def stop_preview(self) -> bool:
        """From the preview back to the form alone; whether it was shown."""
        previewing = self.query_one(Preview).display
        if previewing:
            self.action_preview()
        return previewing

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
        in_its_place = preview.display and (self.has_class("-narrow") or self.has_class("-tiny"))
        if in_its_place and not preview.has_focus_within:
            preview.focus()

    def on_resize(self) -> None:
        """The preview may have come to stand in the form's place, or beside it."""
        self.call_after_refresh(self._keep_focus)

    @on(TextArea.SelectionChanged)
    @on(Form.Changed)
    def _preview_soon(self) -> None:
        if self.query_one(Preview).display:
            if self._filling is not None:
                self._filling.stop()
            self._filling = self.set_timer(PREVIEW_AFTER, self._fill_preview)

    def _fill_preview(self) -> None:
        preview = self.query_one(Preview)
        if preview.display and preview.area is not None:
            begin(self, partial(preview.follow, preview.area), group="preview")

    def action_scroll_preview(self, way: int) -> None:
        """Read on in the preview while one writes, or back."""
        preview = self.query_one(Preview)
        if preview.display:
            half = max(1, preview.size.height // 2)
            preview.scroll_to(y=preview.scroll_target_y + way * half, immediate=True)
