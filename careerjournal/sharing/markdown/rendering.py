"""A document, which is Markdown, as a page of HTML that stands alone and as plain text that reads well in a mail."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from markdown_it.token import Token

from careerjournal.model.text import clean, clean_line
from careerjournal.sharing.markdown.blocks import Block, blocks_of, escaped, escaped_text, is_close, parser, token_said

__all__ = ["escaped", "escaped_text", "html_page", "mail_text", "plain_text"]

MAIL_WIDTH: Final = 72
"""Columns of a mail that is still read well once it was answered and quoted (RFC 3676, 4.2, says 78 at most)."""

NARROWEST: Final = 20
"""Columns left to the words of plain text, however deep in lists they stand."""


def html_page(title: str, markdown: str) -> str:
    """A page that stands alone: no script, nothing fetched, all that anybody wrote escaped. It prints well on A4.

    Args:
        title: for the window; the page itself shows only what is in the Markdown.
        markdown: the whole document, with its heading.
    """
    made = parser()
    tokens = made.parse(clean(markdown))
    for token in tokens:
        token.info = ""  # the language of a code block would become a class
        for child in token.children or ():
            if child.type == "link_open":
                child.attrs = {"href": child.attrs["href"], "rel": "noopener noreferrer"}
    body = made.renderer.render(tokens, made.options, {})
    parts = {"title": html.escape(clean_line(title)), "body": body}
    return re.sub(r"\{(title|body)\}", lambda place: parts[place[1]], _PAGE)


_PAGE: Final = """\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
@page { size: A4; margin: 22mm 24mm; }
body { max-width: 38em; margin: 3em auto; padding: 0 1.5em; font: 1.05em/1.55 Georgia, "Times New Roman", serif;
  color: #2a2824; background: #faf6ed; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.8em 0 0.5em; break-after: avoid; }
h1 { font-size: 1.6em; margin-top: 0; }
h2 { font-size: 1.2em; }
h3, h4, h5, h6 { font-size: 1em; }
p, li { orphans: 3; widows: 3; }
blockquote { margin: 1em 0; padding-left: 1em; border-left: 2px solid #d3c8b2; color: #6a6458; }
pre { white-space: pre-wrap; }
pre, code { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 0.9em; }
table { border-collapse: collapse; }
th, td { padding: 0.2em 0.8em 0.2em 0; text-align: left; border-bottom: 1px solid #d3c8b2; vertical-align: top; }
hr { border: 0; border-top: 1px solid #d3c8b2; margin: 2em 0; }
a { color: inherit; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 11pt; color: black; background: none; } }
</style>
</head>
<body>
{body}</body>
</html>
"""


def plain_text(markdown: str, width: int = 80) -> str:
    """A document as plain text, ending in a newline; one long word, a table and code may be wider than ``width``.

    What has no spaces because its script has none is no word, and goes on in the next line.
    """
    lines = _apart(blocks_of(clean(markdown)), width)
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def mail_text(subject: str, markdown: str) -> str:
    """A document as the text of a mail: its subject in the first line, then what stands below its heading, unmarked.

    No line is wider than `MAIL_WIDTH`: a longer word is broken, and one line of a table or of code goes on in the next.

    Args:
        subject: one line of plain text; it takes the place of a heading that the document begins with.
        markdown: the whole document, with its heading.
    """
    blocks = blocks_of(clean(markdown))
    if blocks and blocks[0].kind == "heading":
        del blocks[0]
    lines = [part for line in _apart(blocks, MAIL_WIDTH) for part in _within(line, MAIL_WIDTH)]
    said = "\n".join(lines).strip("\n")
    return f"Subject: {clean_line(subject)}\n\n{said}\n"


def _within(line: str, width: int) -> Iterator[str]:
    """A line, and what of it is wider than there is room for in the next ones, as far from the edge."""
    if cells(line) <= width:
        yield line.rstrip()
        return
    begins = _MARGIN.match(line)
    margin = begins.end() if begins else 0
    room = max(width - margin, NARROWEST)
    for place, part in enumerate(_pieces(line[margin:], room, room)):
        yield f"{' ' * margin if place else line[:margin]}{part.strip()}".rstrip()


_MARGIN: Final = re.compile(r" *(?:(?:[0-9]{1,9}\.|[->]) )*")
"""What stands before the words of a line: how far in they are, and the mark of an item."""


def _pieces(text: str, first: int, room: int) -> Iterator[str]:
    """A text in pieces of so many cells, the first of them of others, none of which begins with what clings."""
    start = begins = taken = 0  # of a piece, and of a character with what clings to it
    for place, char in enumerate(text):
        if place and not _clings(text, place):
            begins = place
        taken += cells(char)
        if taken > (room if start else first) and begins > start:
            yield text[start:begins]
            start, taken = begins, cells(text[begins : place + 1])
    yield text[start:]


def _clings(line: str, place: int) -> bool:
    """Whether a character belongs to the one before it: an accent, a sign that joins two or says how one is drawn."""
    return unicodedata.category(line[place])[0] == "M" or "\u200d" in line[place - 1 : place + 1]


def cells(text: str) -> int:
    """The width of a text in columns of a terminal."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)


def _apart(blocks: list[Block], width: int) -> list[str]:
    """Blocks under one another, an empty line between each and the next, but not within a list that is set close."""
    lines: list[str] = []
    close = bool(blocks) and blocks[0].kind == "list_item" and all(map(is_close, blocks))
    for place, block in enumerate(blocks):
        nested = place > 0 and block.kind.endswith("_list") and blocks[place - 1].token.hidden
        if place and not close and not nested:
            lines.append("")
        lines += _lines(block, width)
    return lines


def _lines(block: Block, width: int) -> list[str]:
    match block.kind:
        case "heading":  # in a paragraph by itself: a rule below it would be read out sign by sign
            return _words(block.blocks, width)
        case "blockquote":
            return [f"> {line}" for line in _apart(block.blocks, width - 2)]
        case "bullet_list" | "ordered_list":
            return _apart(_numbered(block), width)
        case "list_item":
            mark = f"{block.token.info or '-'} "
            inside = _apart(block.blocks, width - len(mark)) or [""]
            return [mark + inside[0], *(" " * len(mark) + line for line in inside[1:])]
        case "fence" | "code_block":
            return [f"    {line}" for line in block.token.content.splitlines()]
        case "hr":
            return ["* * *"]
        case "table":
            rows = [row for part in block.blocks for row in part.blocks]
            return [" | ".join(" ".join(_words(cell.blocks, width)) for cell in row.blocks) for row in rows]
        case _:
            return _words(block.blocks, width)


def _numbered(block: Block) -> list[Block]:
    """The items of a list, each knowing its mark: ``-``, or its number with a point."""
    first = int(block.token.attrs.get("start", 1))
    for number, item in enumerate(block.blocks, first):
        item.token.info = f"{number}." if block.kind == "ordered_list" else "-"
    return block.blocks


def _words(inlines: list[Block], width: int) -> list[str]:
    said = "".join(map(token_said, (token for block in inlines for token in _with_addresses(block.inline))))
    return [part for line in said.split("\n") for part in _wrapped(line, max(width, NARROWEST))]


def _with_addresses(tokens: list[Token]) -> Iterator[Token]:
    """The words, each link followed by its address where that is not what it says anyway."""
    address, said = "", ""
    for token in tokens:
        yield token
        if token.type == "link_open":
            address, said = str(token.attrs["href"]), ""
        elif token.type == "link_close" and said not in (address, address.removeprefix("mailto:")):
            yield Token("text", "", 0, content=f" ({address})")
        else:
            said += token.content


def _wrapped(text: str, room: int) -> Iterator[str]:
    line: list[str] = []
    taken = 0
    for word in filter(None, text.split(" ")):
        left = room - taken - bool(line)
        for part in _pieces(word, left if left > 1 else room, room) if _has_no_spaces(word, room) else (word,):
            wide = cells(part)
            if line and taken + 1 + wide > room:
                yield " ".join(line)
                line, taken = [], 0
            taken += wide + bool(line)
            line.append(part)
    yield " ".join(line)


def _has_no_spaces(word: str, room: int) -> bool:
    """Whether what is wider than a line is no word, but a sentence of a script that puts no spaces between words."""
    return not word.isascii() and "://" not in word and cells(word) > room
