"""How high a document stands on an A4 page, printed as `careerjournal.sharing.markdown.rendering.html_page` sets it.

Nothing is drawn: what a letter takes is told by its kind, a little more than most fonts need, so that what is said to
fit does. The sizes are those of the page’s style.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from careerjournal.model.text import clean
from careerjournal.sharing.markdown.blocks import Block, blocks_of, is_close, token_said

COLUMNS: Final = 80
"""Letters to a printed line. Those of most texts are narrower by a seventh, which leaves room for a wide font."""

BETWEEN: Final = 2 / 3
"""What the space between two paragraphs takes of a line."""

NARROWEST: Final = 8.0
"""Columns that are left to words, however deep in lists they stand."""

_WIDE: Final = 2.0
"""Of a line, what a character of China or an emoji takes."""
_CAPITAL: Final = 1.2
_LIST, _QUOTE, _GAP = 5.3, 3.0, 1.6
"""Columns by which a list and a quotation stand further in, and between two columns of a table."""


class _Size(NamedTuple):
    """How words are set."""

    line: float
    """The height of one of their lines, in lines of a paragraph."""
    letter: float
    """What a letter takes, in columns."""
    above: float
    below: float
    """The space kept free, which two neighbours share."""


_PARAGRAPH: Final = _Size(1, 1, BETWEEN, BETWEEN)
_CODE: Final = _Size(0.9, 1, BETWEEN, BETWEEN)
_HEADINGS: Final = {
    "h1": _Size(1.3, 1.7, 0, 0.52),
    "h2": _Size(0.97, 1.27, 1.4, 0.39),
}
_SMALL_HEADING: Final = _Size(0.81, 1.06, 1.17, 0.33)
_RULE: Final = _Size(0.06, 1, 1.3, 1.3)
_ROW: Final = 0.3
"""What is free in a row of a table, in lines."""


def printed_height(markdown: str) -> float:
    """The lines of a paragraph that a document takes printed; 0 where nothing is in it."""
    return _stacked(blocks_of(clean(markdown)), COLUMNS)


def _stacked(blocks: Sequence[Block], room: float) -> float:
    """The height of blocks under one another, without what is free above the first and below the last."""
    height, free = 0.0, 0.0
    for place, block in enumerate(blocks):
        size = _size(block)
        inside = _height(block, size, max(room, NARROWEST))
        height += inside + (max(free, size.above) if place else 0)
        free = size.below
    return height


def _size(block: Block) -> _Size:
    match block.kind:
        case "heading":
            return _HEADINGS.get(block.token.tag, _SMALL_HEADING)
        case "fence" | "code_block":
            return _CODE
        case "hr":
            return _RULE
        case "list_item":
            return _PARAGRAPH._replace(above=0, below=0) if is_close(block) else _PARAGRAPH
        case _ if block.token.hidden:
            return _PARAGRAPH._replace(above=0, below=0)
        case _:
            return _PARAGRAPH


def _height(block: Block, size: _Size, room: float) -> float:
    match block.kind:
        case "bullet_list" | "ordered_list":
            return _stacked(block.blocks, room - _LIST)
        case "list_item":
            return _stacked(block.blocks, room) or size.line
        case "blockquote":
            return _stacked(block.blocks, room - _QUOTE)
        case "hr":
            return size.line
        case "table":
            return _table(block, room)
        case "fence" | "code_block":
            return size.line * _lines(block.token.content.removesuffix("\n"), room / size.letter)
        case _:
            return size.line * _lines(_said(block.blocks), room / size.letter)


def _table(block: Block, room: float) -> float:
    """The height of a table; a browser gives each column its share of the line, by the longest text in it."""
    rows = [[_said(cell.blocks) for cell in row.blocks] for part in block.blocks for row in part.blocks]
    widest = [max((_width(cell) for cell in column), default=0.0) for column in zip(*rows, strict=False)]
    left = max(room - _GAP * len(widest), NARROWEST)
    fits = sum(widest) <= left
    rooms = [wide if fits else max(NARROWEST, left * wide / sum(widest)) for wide in widest]
    return sum(
        _ROW + max((_lines(cell, max(width, 1)) for cell, width in zip(row, rooms, strict=False)), default=1)
        for row in rows
    )


def _said(inlines: Sequence[Block]) -> str:
    return "".join(token_said(token) for block in inlines for token in block.inline)


def _lines(text: str, room: float) -> int:
    """How many lines words take: filled word by word, or letter by letter where no spaces are between words."""
    return sum(_filled(line, room) for line in text.split("\n"))


def _filled(text: str, room: float) -> int:
    count, taken = 1, 0.0
    for word in text.split(" "):
        wide = _width(word)
        space = 1.0 if taken else 0.0
        if taken + space + wide <= room:
            taken += space + wide
            continue
        breaks = _BREAKS_ANYWHERE.search(word) is not None
        if taken and not (breaks and taken + space + _WIDE <= room):
            count, taken, space = count + 1, 0.0, 0.0
        taken += space
        for letter in _letters(word):
            if taken and taken + letter > room:
                count, taken = count + 1, 0.0
            taken += letter
    return count


_BREAKS_ANYWHERE: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u200b\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uff00-\uff60"
    "\U0001f000-\U0001faff\U00020000-\U0003ffff]"
)
"""Characters between which a line may end: of Thai and its neighbours, of China, Japan and Korea, and emoji."""


def _width(text: str) -> float:
    """What a text takes in columns."""
    return sum(_letters(text)) if not text.isascii() or text.upper() == text else _ascii_width(text)


def _ascii_width(text: str) -> float:
    return len(text) + (_CAPITAL - 1) * sum(char.isupper() for char in text)


def _letters(text: str) -> Iterator[float]:
    """What each letter of a text takes; nothing what is drawn over another or joined to one."""
    before = ""
    for char in text:
        if before == "\u200d" or (_is_flag(char) and _is_flag(before)):
            yield 0.0
            before = ""
            continue
        yield _letter(char) + (_WIDE - 1 if char == "\ufe0f" and before and _letter(before) < _WIDE else 0)
        before = char


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


@lru_cache(maxsize=4096)
def _letter(char: str) -> float:
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or "\U0001f3fb" <= char <= "\U0001f3ff":
        return 0.0
    if unicodedata.east_asian_width(char) in "WF" or _is_flag(char):
        return _WIDE
    if char in "MW":
        return 1.8
    return _CAPITAL if char.isupper() else 1.0
