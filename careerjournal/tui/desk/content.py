"""The content of the desk: a view of the section, and beside it the page with the open entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, cast

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from careerjournal.model.links import Ref
from careerjournal.tui.desk.views import Maker, maker_of
from careerjournal.tui.entry.entry_page import EntryPage
from careerjournal.tui.sections.catalogue import LIST, Section
from careerjournal.tui.sections.view import SectionView
from careerjournal.tui.widgets.cutting import Wrapped
from careerjournal.tui.widgets.hints import hint

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.tui.desk.section_list import SectionList

_NARROWED: Final = "narrowed"
"""The class of the line that says in another view that a filter narrows the lists."""


class DeskContent(Horizontal):
    """Shows a section in one of its views, and remembers which one each section was left in."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(id="content")
        self._journal = journal
        self._made: dict[Maker, SectionView] = {}
        self._left_in: dict[str, str] = {}
        self._shown: tuple[Section, str] | None = None
        self._left: dict[Maker, object] = {}
        """Where somebody was before a lock in each view that has not been shown since."""
        self.view: SectionView | None = None
        """The view that is shown."""

    def compose(self) -> ComposeResult:
        """The page; views come before it."""
        yield EntryPage(id="page", nudged=True)

    def name_in(self, section: Section) -> str:
        """The name of the view that a section is shown in."""
        return self._left_in.get(section.key) or section.views[0]

    def choose(self, section: Section, name: str) -> None:
        """Show a section in another of its views from now on; a name that it does not have changes nothing."""
        if name in section.views:
            self._left_in[section.key] = name

    def name_after(self, section: Section) -> str:
        """The name of the view that follows, round and round."""
        names = section.views
        return names[(names.index(self.name_in(section)) + 1) % len(names)]

    async def show(self, section: Section, keep: Ref | None) -> Ref | None:
        """Show a section, on the entry to keep; the entry that is chosen then."""
        name = self.name_in(section)
        before, self._shown = self._shown, (section, name)
        self.view = await self._view_of(maker_of(name))
        classes = {"-whole": self.view.WHOLE, "-broad": self.view.BROAD}
        if any(self.has_class(name) != has for name, has in classes.items()):
            self.update_classes(classes, update=False)
            self.apply_styles()
        chosen = await self.view.show_section(section, name, keep, near=before == self._shown)
        await self._say_narrowed(section)
        return chosen

    async def lists(self) -> SectionList:
        """The view that lists a section, which a filter narrows, whether or not it is shown."""
        return cast("SectionList", await self._made_by(maker_of(LIST), "-away"))

    async def _say_narrowed(self, section: Section) -> None:
        """Say in a view that no filter narrows that one holds for the lists; Today is about no list."""
        view, lists = self.view, self._made.get(maker_of(LIST))
        if view is None or view is lists or section.is_today:
            return
        only = getattr(lists, "only", "")
        line = next(iter(view.query(f".{_NARROWED}").results(Wrapped)), None)
        if line is None and only:
            await view.mount(line := Wrapped(classes=_NARROWED))
        if line is not None:
            line.display = bool(only)
            how = hint(self, ("filter", "changes or lifts this"))
            low = self.screen.has_class("-low")
            says = " · not in this view · " if low else " · narrows the lists · this view shows everything · "
            line.update(Content.assemble((f"only {only}", "$accent"), (says, "$muted"), how))

    @property
    def positions(self) -> dict[Maker, object]:
        """Where somebody is in each view, to come back to after a lock."""
        return {**self._left, **{maker: view.position for maker, view in self._made.items()}}

    def come_back(self, positions: Mapping[Maker, object]) -> None:
        """Have each view be there again once it is shown."""
        self._left = dict(positions)

    async def _made_by(self, maker: Maker, *classes: str) -> SectionView:
        if maker not in self._made:
            self._made[maker] = made = maker(self._journal)
            made.add_class("view", *classes)
            made.come_back(self._left.pop(maker, None))
            await self.mount(made, before="#page")
        return self._made[maker]

    async def _view_of(self, maker: Maker) -> SectionView:
        await self._made_by(maker)
        for other in self._made.values():
            away = other is not self._made[maker]
            if away != other.has_class("-away"):
                other.set_class(away, "-away", update=False)
                self.app.stylesheet.update_nodes([other])
        return self._made[maker]

    def apply_styles(self) -> None:
        """Show the views and the page as the classes of the desk and of this say, which they alone follow.

        Textual would apply every stylesheet to all that stands in them, too, which takes longer than to draw it.
        """
        self.app.stylesheet.update_nodes([*self._made.values(), self.query_one(EntryPage)])
