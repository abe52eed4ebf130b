"""Markdown that people wrote, drawn without ever acting on it: raw HTML stays text, and nothing opens a browser."""

from __future__ import annotations

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from textual.widgets import Markdown

from careerjournal.model.links import Ref
from careerjournal.tui.widgets.entry_page import LinkLine

SCHEME: Final = "entry:"
"""Where a ``[[setback 12]]`` in a text leads; no other link leads anywhere."""

_LINK: Final = re.compile(r"\[\[\s*([A-Za-z]+\s*#?\s*[1-9][0-9]{0,8})\s*\]\]")


def parser() -> MarkdownIt:
    """CommonMark with tables and strikethrough, raw HTML off, and ``[[setback 12]]`` as a link."""
    made = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    made.inline.ruler.before("link", "entry", _entry_link)
    return made


def _entry_link(state: StateInline, silent: bool) -> bool:
    """Read ``[[setback 12]]``; markdown-it's form of an inline rule."""
    match = _LINK.match(state.src, state.pos)
    if match is None:
        return False
    try:
        ref = Ref.parse(match[1])
    except ValueError:
        return False
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": f"{SCHEME}{ref}"}
        state.push("text", "", 0).content = str(ref)
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


class Prose(Markdown):
    """A Markdown text."""

    def __init__(self, text: str) -> None:
        super().__init__(text, parser_factory=parser, open_links=False)

    def on_markdown_link_clicked(self, event: Markdown.LinkClicked) -> None:
        """Follow a link to another entry; any other link is only text."""
        event.stop()
        if not event.href.startswith(SCHEME):
            return
        try:
            ref = Ref.parse(event.href.removeprefix(SCHEME).replace("%20", " "))
        except ValueError:
            return  # somebody wrote such an address by hand
        self.post_message(LinkLine.Followed(ref))
