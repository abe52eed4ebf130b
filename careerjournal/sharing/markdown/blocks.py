"""Markdown as it is read and written here, and anybody's words as Markdown that reads as exactly those words.

Whatever is in a text, it stays text: raw HTML is off, images are links, and a link leads to the web or to a mailbox
or is no link.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.rules_block import StateBlock, blockquote, lheading, list_block
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from careerjournal.model.text import clean, clean_line

# Between a character that may mean something and the one that decides it there may stand a note (see inline.NOTES).
_NOTES: Final = "[\ufdd0-\ufdef]*"
_MEANING: Final = re.compile(rf"[\\`*_\[\]~|]|<(?={_NOTES}[A-Za-z/!?])|&(?=[#A-Za-z0-9\ufdd0-\ufdef]+;)")
"""What means something to Markdown wherever in a line it stands."""

_AT_THE_START: Final = re.compile(
    rf"^({_NOTES})(?:([-+](?={_NOTES}(?:[-+\s]|$))|[>=#:])|([0-9]{{1,9}})(?={_NOTES}[.)](?:\s|$)))"
)
_CLOSING_HASHES: Final = re.compile(rf"(?<=\s)(?={_NOTES}#+{_NOTES}$)")
_BREAKS: Final = re.compile(r"[\t\n]+")
_YEAR: Final = re.compile(r"[0-9]{4,9}[.)](?:\s|$)")
_MARK_ALONE: Final = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])\s*$")
_UNDERLINED: Final = 3
"""Signs of the shortest line that makes a heading of what stands above it."""
_WITHIN: Final = 2
"""Levels that a list goes deeper with what is in it; a quote goes one."""
_LINK: Final = re.compile(r"(?:https?|mailto):[^\s]", re.IGNORECASE)


def commonmark() -> MarkdownIt:
    """CommonMark with tables and strikethrough; no raw HTML, and no character that `clean` removes.

    A character reference such as ``&#x202e;`` is plain text when a text is cleaned on its way in, and becomes the
    character itself only here, so that what is parsed is cleaned once more.
    """
    # A line ends where it was ended, in HTML too: what is typed here is no text for print.
    made = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
    made.core.ruler.push("clean_references", _clean_references)
    for name, rule in (("blockquote", _quote), ("list", _list)):
        made.block.ruler.at(name, partial(_unless_too_deep, rule), {"alt": ["paragraph", "reference", *_ENDED[name]]})
    made.block.ruler.before("list", "year", _year_ends_list, {"alt": ["list"]})
    made.block.ruler.before("blockquote", "unquoted", _line_ends_quote, {"alt": ["blockquote"]})
    made.block.ruler.at("lheading", _heading_underlined)
    return made


def _list(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read a list; markdown-it's form of a block rule.

    A line that begins with a year is none, though it goes on with a point: of the items of a list the numbers are
    counted, and “2003.” below “1998.” would be read as 1999. Nor is a dash or a number by itself: of an item without
    words nothing would be left.
    """
    alone = not silent and _MARK_ALONE.match(_line(state, first)) is not None
    return not alone and not _begins_with_year(state, first) and list_block(state, first, end, silent)


def _quote(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read a quotation; markdown-it's form of a block rule. Of a sign by itself nothing would be left."""
    follows = first + 1 < end and _line(state, first + 1).startswith(">")
    return (follows or _line(state, first).strip("> \t") != "") and blockquote(state, first, end, silent)


def _line_ends_quote(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """End a quotation at a line without its sign, which are its writer's own words; it reads nothing itself."""
    del first, end
    return silent and state.parentType == "blockquote"  # a table asks the same rules


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _year_ends_list(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """End a list at a line that begins with a year; a block rule that reads nothing itself."""
    del end
    return silent and _begins_with_year(state, first)


def _begins_with_year(state: StateBlock, line: int) -> bool:
    return _YEAR.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]) is not None


def _heading_underlined(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read a heading that is underlined (setext), with three signs or more; markdown-it's form of a block rule.

    One or two are a dash by itself, or what stands above the signature of a mail.
    """
    before = len(state.tokens)
    if not lheading(state, first, end, silent):
        return False
    if len(_line(state, state.line - 1).strip()) >= _UNDERLINED:
        return True
    del state.tokens[before:]
    state.line = first
    return False


_ENDED: Final = {"blockquote": ("blockquote", "list"), "list": ("blockquote",)}
"""What else a quote or a list ends where it begins, as markdown-it has it: it is asked for again with a rule."""


def _unless_too_deep(rule: RuleFuncBlockType, state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read a quote or a list; markdown-it's form of a block rule.

    What would be in more of them than markdown-it reads stays a paragraph with its signs: it leaves the words out.
    """
    return state.level < state.md.options.maxNesting - _WITHIN and rule(state, first, end, silent)


def _clean_references(state: StateCore) -> None:
    """Clean the words that references were resolved in; markdown-it's form of a core rule."""
    waiting = list(state.tokens)
    while waiting:
        token = waiting.pop()
        if token.type in ("text", "text_special"):
            # A break that was written as a reference is none of the block's own, and would end its line.
            token.content = _BREAKS.sub(" ", clean(token.content))
        token.info = _BREAKS.sub(" ", clean(token.info))
        token.attrs = {name: clean_line(said) if isinstance(said, str) else said for name, said in token.attrs.items()}
        waiting += token.children or ()


@cache
def parser() -> MarkdownIt:
    """`commonmark` without images, and with links to http, https and mailto only."""
    made = commonmark().disable("image")
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


def is_close(item: Block) -> bool:
    """Whether an item of a list is set close to the next, with no empty line between them."""
    return all(block.token.hidden or block.kind.endswith("_list") for block in item.blocks)


def token_said(token: Token) -> str:
    """What a token of a block's words reads as: its text, or the end of a line."""
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


def escaped(text: str) -> str:
    """One line of somebody's text as Markdown that reads as exactly that line; breaks become spaces."""
    return escaped_start(escaped_words(clean_line(text)))


def escaped_words(text: str) -> str:
    """Words from the middle of a line as Markdown that reads as exactly those words."""
    return _MEANING.sub(r"\\\g<0>", text)


def escaped_start(line: str) -> str:
    """A line whose words are escaped, so that it does not begin a list, a heading or anything but itself."""
    # A digit cannot be escaped; the “.” or “)” after the number, which makes it an item of a list, can.
    line = _AT_THE_START.sub(lambda at: f"{at[1]}\\{at[2]}" if at[2] else f"{at[1]}{at[3]}\\", line)
    return _CLOSING_HASHES.sub(r"\\", line)


def escaped_text(text: str) -> str:
    """Plain text of any length as Markdown that reads as exactly that text: its paragraphs, and its lines in them."""
    paragraphs = re.split(r"\n\s*\n", clean(text))
    lines = ([escaped(line) for line in paragraph.splitlines()] for paragraph in paragraphs)
    return "\n\n".join("  \n".join(filter(None, said)) for said in lines if any(said))
