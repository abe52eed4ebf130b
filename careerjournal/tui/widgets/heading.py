"""The first line of a view: the section, the names of its views, and what is known of it."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from careerjournal.tui.sections import Section
from careerjournal.tui.views import views_of


class Heading(Static):
    """Where a section has several views, their names; a click on one goes to it."""

    class Picked(Message):
        """Another view is asked for."""

        def __init__(self, view: str) -> None:
            super().__init__()
            self.view = view

    def say(self, section: Section, view: str, facts: str) -> None:
        """Name the section, mark the view that it is in, and add what is known."""
        names = list(views_of(section))
        pieces = [Content.styled(section.name, "bold $accent")]
        for name in names if len(names) > 1 else ():
            word = Content.styled(name, "bold $ink" if name == view else "$muted")
            pieces += [Content("   "), word.stylize(Style.from_meta({"view": name}))]
        self.update(Content.assemble(*pieces, (f"   {facts}" if facts else "", "$muted")), layout=False)

    def on_click(self, event: Click) -> None:
        """Go to the view whose name is there."""
        name = event.style.meta.get("view")
        if isinstance(name, str):
            event.stop()
            self.post_message(self.Picked(name))
