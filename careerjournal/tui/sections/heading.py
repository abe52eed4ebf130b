"""The first line of a view: the section, the names of its views, and what is known of it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from careerjournal.tui.sections.catalogue import Section


class Heading(Widget):
    """Where a section has several views, their names; a click on one goes to it."""

    OWN_WORDS = True

    _names: Sequence[Content] = ()
    _facts: tuple[str, ...] = ()
    _here = 0

    class Picked(Message):
        """Another view is asked for."""

        def __init__(self, view: str) -> None:
            super().__init__()
            self.view = view

    def say(self, section: Section, view: str, facts: str) -> None:
        """Name the section, mark the view that it is in, and add what is known."""
        names = section.views
        words = [Content.styled(section.name, "bold $accent")]
        for name in names if len(names) > 1 else ():
            word = Content.styled(name, "bold underline $ink" if name == view else "$muted")
            words.append(word.stylize(Style.from_meta({"view": name})))
        self._names = words
        self._here = names.index(view) if view in names and len(names) > 1 else 0
        self._facts = tuple(facts.split(" · ")) if facts else ()
        self.refresh()

    def render(self) -> Content:
        """The names, and as many facts as there is room for, each of them whole; where it is narrow, closer together.

        For the first fact, which says how much there is, the section's name gives way, which the line on top says too;
        then it does, and at last the names begin with the view that is shown.
        """
        facts, room = list(self._facts), self.content_size.width
        names = Content("   ").join(self._names)
        while len(facts) > 1:
            said = Content.assemble(names, ("   " + " · ".join(facts), "$muted"))
            if said.cell_length <= room:
                return said
            facts.pop()
        shorter = self._names[1:] or self._names
        closer = [Content(gap).join(some) for some in (self._names, shorter) for gap in ("   ", "  ")]
        closer = [*(Content.assemble(said, ("   " + fact, "$muted")) for fact in facts for said in closer), *closer]
        closer.append(Content(" ").join(shorter))
        from_here = Content(" ").join((*shorter[self._here :], *shorter[: self._here]))
        return next((said for said in closer if said.cell_length <= room), from_here)

    def on_click(self, event: Click) -> None:
        """Go to the view whose name is there."""
        name = event.style.meta.get("view")
        if isinstance(name, str):
            event.stop()
            self.post_message(self.Picked(name))
