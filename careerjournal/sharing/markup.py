"""Markdown as it is read and written here, and anybody's words as Markdown that reads as exactly those words.

Whatever is in a text, it stays text: raw HTML is off, images are links, and a link leads to the web or to a mailbox
or is no link.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from careerjournal.model.text import clean, clean_line

MARKS: Final = re.compile(r"[\\`*_\[\]~|]|<(?=[A-Za-z/!?])|&(?=[#A-Za-z0-9]+;)")
"""What means something to Markdown wherever in a line it stands."""

_AT_THE_START: Final = re.compile(r"^(?:[-+](?=[-+\s]|$)|[>=#:]|[0-9]{1,9}(?=[.)](?:\s|$)))")
_CLOSING_HASHES: Final = re.compile(r"(?<=\s)(?=#+$)")
_LINK: Final = re.compile(r"(?:https?|mailto):[^\s]", re.IGNORECASE)


def parser() -> MarkdownIt:
    """CommonMark with tables and strikethrough; no raw HTML, no images, links to http, https and mailto only."""
    made = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
    made.validateLink = lambda url: bool(_LINK.match(url))  # type: ignore[method-assign]
    return made


class Block(NamedTuple):
    """A block of Markdown: a paragraph, a list, an item of one …; ``kind`` as markdown-it names it."""

    kind: str
    token: Token
    blocks: list[Block]
    """The blocks in it."""
    inline: list[Token]
    """Its words, where it is a block of words."""


def blocks_of(markdown: str) -> list[Block]:
    """The blocks of a document, as a tree."""
    inside: list[Block] = []
    around = [inside]
    for token in parser().parse(markdown):
        if token.nesting < 0:
            around.pop()
        else:
            block = Block(token.type.removesuffix("_open"), token, [], list(token.children or ()))
            around[-1].append(block)
            if token.nesting > 0:
                around.append(block.blocks)
    return inside


def escaped(text: str) -> str:
    """One line of somebody's text as Markdown that reads as exactly that line; breaks become spaces."""
    line = MARKS.sub(r"\\\g<0>", clean_line(text))
    line = _CLOSING_HASHES.sub(r"\\", line)
    return _AT_THE_START.sub(_escaped_start, line)


def _escaped_start(match: re.Match[str]) -> str:
    # A digit cannot be escaped; the “.” or “)” after the number, which makes it an item of a list, can.
    return f"{match[0]}\\" if match[0][0].isdigit() else f"\\{match[0]}"


def escaped_text(text: str) -> str:
    """Plain text of any length as Markdown that reads as exactly that text: its paragraphs, and its lines in them."""
    paragraphs = re.split(r"\n\s*\n", clean(text))
    lines = ([escaped(line) for line in paragraph.splitlines()] for paragraph in paragraphs)
    return "\n\n".join("  \n".join(filter(None, said)) for said in lines if any(said))
