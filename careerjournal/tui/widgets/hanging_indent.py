"""A sign before words that wrap: their further lines stand under the first, not under the sign."""

from __future__ import annotations

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static


def hanging_indent(sign: Content, words: Content, width: int) -> Content:
    """The words behind the sign, wrapped for so many cells; not at all where there is no telling how many."""
    room = width - sign.cell_length
    if room < 8:
        return Content.assemble(sign, words)
    lines = [line for part in words.split("\n", allow_blank=True) for line in part.wrap(room)]
    return Content.assemble(sign, Content("\n" + " " * sign.cell_length).join(lines))


class Signed(Horizontal):
    """The same as a widget, which knows its own width."""

    DEFAULT_CSS = """
    Signed { height: auto; }
    Signed > .sign { width: auto; height: auto; }
    Signed > .words { width: 1fr; height: auto; }
    """

    def __init__(self, sign: Content, words: Content, *, classes: str = "") -> None:
        super().__init__(Static(sign, classes="sign"), Static(words, classes="words"), classes=classes)
