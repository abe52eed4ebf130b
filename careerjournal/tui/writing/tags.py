"""The field of an entry's tags: those of the journal are offered while one is typed."""

from __future__ import annotations

from functools import partial
from typing import Final

from textual.suggester import Suggester
from textual.widget import Widget

from careerjournal.journal.search.search import Search
from careerjournal.journal.search.tags import Tag, TagCounts, tag_key
from careerjournal.model.text import MAX_LINE
from careerjournal.tui.widgets.background import in_background
from careerjournal.tui.widgets.caret import left_at
from careerjournal.tui.widgets.editors import Line
from careerjournal.tui.writing.boxes import LineBox

TAGS: Final = "tags"
"""The field's name, in every kind of entry."""


class TagsBox(LineBox):
    """Tags with commas between them. The rest of one that entries have stands behind the caret; → takes it."""

    def editor(self) -> Widget:
        """An input that offers them."""
        line = _TagLine(self._typed, 20 * MAX_LINE, left_at=left_at(self))
        line.suggester = _Offered(self._journal.searching)
        return line


class _TagLine(Line):
    def action_cursor_right(self, select: bool = False) -> None:
        """Take what is offered, where something is; undo takes it back."""
        if self.cursor_at_end and len(self._suggestion) > len(self.value) and not select:
            self.replace(self._suggestion[len(self.value) :], len(self.value), len(self.value))
        else:
            super().action_cursor_right(select)


class _Offered(Suggester):
    def __init__(self, search: Search) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._search = search

    async def get_suggestion(self, value: str) -> str | None:
        """What stands in the field with the tag that is being typed completed."""
        return await in_background(partial(completed, value, self._search.tags))


def completed(typed: str, tags: TagCounts) -> str | None:
    """What is typed, with the last tag completed to the one that most entries have; None where none begins so.

    Args:
        typed: tags with commas between them.
        tags: those of the journal.
    """
    *before, last = typed.split(",")
    last = last.lstrip()
    if not tag_key(last):
        return None
    there = {tag_key(tag) for tag in (*before, last)}
    for tag in tags.begun(last):
        if tag_key(tag.name) not in there and (rest := _rest(tag, last)):
            return typed + rest
    return None


def _rest(tag: Tag, begun: str) -> str:
    """What of a tag's name stands behind its beginning, however that is spelt."""
    for place in range(1, len(tag.name)):
        there = tag.name[:place]
        if tag_key(there) == tag_key(begun) and there[-1].isspace() == begun[-1].isspace():
            return tag.name[place:]
    return ""
