"""A list of entries that thousands fit into, moved through with j, k, g, G and the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from careerjournal.model.links import Ref
from careerjournal.tui.entry.rows import row
from careerjournal.tui.sections.catalogue import Group
from careerjournal.tui.sections.kinds import SHOWN
from careerjournal.tui.sections.view import Chosen
from careerjournal.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


class EntryList(MarkedList):
    """The entries of a section, under their headings."""

    def fill(self, groups: list[Group], journal: Journal, *, keep: Ref | None = None, near: bool = True) -> None:
        """Show these entries; stay on the one to keep, or else near where the highlight was, or else on the first."""
        before = self.highlighted if near else None
        options: list[Option] = []
        self.set_class(any(SHOWN[entry.KIND].sentence for group in groups for entry in group.entries), "-sentences")
        drafts = {draft.of for draft in journal.drafts.all()}
        several = len({entry.KIND for group in groups for entry in group.entries}) > 1
        for group in groups:
            if group.heading:
                heading = Content.styled(group.heading, "$accent")
                options.append(Option(heading if not options else Content.assemble("\n", heading), disabled=True))
            kind_said = several and len({entry.KIND for entry in group.entries}) > 1
            options += [
                Option(row(entry, journal, kind_said=kind_said, draft=entry.ref in drafts), id=str(entry.ref))
                for entry in group.entries
            ]
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(options)
            self.highlighted = self._place_of(keep, before, options)

    def _place_of(self, keep: Ref | None, before: int | None, options: list[Option]) -> int | None:
        for index, option in enumerate(options):
            if keep is not None and option.id == str(keep):
                return index
        start = min(before or 0, len(options) - 1)
        order = [*range(max(start, 0), len(options)), *range(start)]
        return next((index for index in order if not options[index].disabled), None)

    @property
    def chosen(self) -> Ref | None:
        """The highlighted entry."""
        option = self.highlighted_option
        return Ref.parse(option.id) if option is not None and option.id else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell whoever shows the entry."""
        event.stop()
        if event.option.id:
            self.post_message(Chosen(Ref.parse(event.option.id), opened=False))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell whoever opens it."""
        event.stop()
        if event.option.id:
            self.post_message(Chosen(Ref.parse(event.option.id), opened=True))
