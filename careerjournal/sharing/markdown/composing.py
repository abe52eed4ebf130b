"""Markdown taken apart, changed in its words, and set again, so that whatever anybody wrote stands for itself.

Set again, an unclosed fence ends where its text does, an address named elsewhere stands in its link, and no mark of
one paragraph reaches into the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from careerjournal.sharing.markdown.blocks import Block, blocks_of, escaped_start, escaped_words, is_close
from careerjournal.sharing.markdown.inline import BREAKS, NOTES, Inline

Change = Callable[[Inline], Inline]
"""What is to become of a block's words; a block left without any goes."""

LOWEST_HEADING: Final = 6


def rewritten(markdown: str, change: Change = lambda words: words, *, deeper: int = 0) -> str:
    """Markdown with the words of each of its blocks changed; no newline at its end.

    Args:
        markdown: anything at all.
        change: applied to each block's words.
        deeper: how many levels its headings go down.
    """
    return "\n".join(_Setter(change, deeper).apart(blocks_of(markdown)))


def each_block(markdown: str) -> Iterator[tuple[str, str]]:
    """Each block of a text by itself, set as Markdown, and the same without the ends of lines that were only typed.

    An address named at the end stands in every link to it.
    """
    as_typed, flowing = _Setter(lambda words: words, 0), _Setter(Inline.flowing, 0)
    for block in blocks_of(markdown):
        if lines := as_typed.apart([block]):
            yield "\n".join(lines), "\n".join(flowing.apart([block]) if len(lines) > 1 else lines)


def below(before: str, said: str) -> str:
    """What is set below something else, marked otherwise where both are lists, or they would be read as one."""
    items = [item for line in before.splitlines() if not line[:1].isspace() and (item := line.strip())]
    last, first = _ITEM.match(items[-1]) if items else None, _ITEM.match(said)
    if last is None or first is None or last["sign"] != first["sign"]:
        return said
    other = {"-": "*", "*": "-", ".": ")", ")": "."}[first["sign"]]
    return _ITEM.sub(lambda item: f"{item['number']}{other} ", said)


_ITEM: Final = re.compile(r"^(?P<number>\d{0,9})(?P<sign>(?<=\d)[.)]|(?<!\d)[-*]) ", re.MULTILINE)
"""The mark of an item that stands in no other."""


def in_marks(words: Inline) -> str:
    """The words of a paragraph as Markdown; where the marks cannot be set so that they read back, without them."""
    for tried in (words, words.on_one_line()):
        with_marks = _lines_set(_joined(tried))
        read_back = blocks_of(NOTES.sub("", with_marks))
        if len(read_back) == 1 and len(read_back[0].blocks) == 1:
            said = Inline.of(read_back[0].blocks[0].inline)
            if _shape(said) == _shape(tried):
                return with_marks
    return _lines_set(escaped_words(words.text))


def _shape(words: Inline) -> tuple[str, list[tuple[int, str, object]]]:
    """What a reader sees, to compare by."""
    places = [(len(NOTES.sub("", words.text[:place])), token) for place, token in words.marks]
    marks: list[tuple[int, str, object]] = [
        (place, "end of line" if token.type in BREAKS else token.type, token.attrs.get("href"))
        for place, token in places
    ]
    return NOTES.sub("", words.text), marks


def _lines_set(text: str) -> str:
    return "  \n".join(escaped_start(line) for line in text.split("\n"))


_MARKS: Final = {"em": "*", "strong": "**", "s": "~~"}


def _joined(words: Inline) -> str:
    said: list[str] = []
    end, address, began = 0, "", 0
    for place, token in words.marks:
        chunk, end = words.text[end:place], place
        said.append(_code(chunk) if token.type == "code_close" else escaped_words(chunk))
        if token.type in BREAKS:
            said.append("\n")
            end += 1  # in the place of the space there
        elif token.type == "link_open":
            address, began = str(token.attrs["href"]), len(said)
            said.append("[")
        elif token.type == "link_close":
            said[began:] = [_link("".join(said[began + 1 :]), address)]
        else:
            said.append(_MARKS.get(token.type.partition("_")[0], ""))
    return "".join((*said, escaped_words(words.text[end:])))


def _link(label: str, address: str) -> str:
    if label == escaped_words(address) or f"mailto:{label}" == escaped_words(address):
        return f"<{label.replace(chr(92), '')}>"
    # Spaces and pointed brackets have become %20 and the like where the link was read.
    return f"[{label}](<{address}>)" if re.search(r"[()]", address) else f"[{label}]({address})"


def _code(text: str) -> str:
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{room}{text}{room}{fence}"


class _Setter:
    """Sets blocks, each as its lines of Markdown."""

    def __init__(self, change: Change, deeper: int) -> None:
        self._change = change
        self._deeper = deeper

    def apart(self, blocks: Iterable[Block], *, close: bool = False) -> list[str]:
        """Blocks under one another, with an empty line between each and the next unless they are set close."""
        lines: list[str] = []
        before, like = "", 0
        for block in blocks:
            # Of two lists in a row the second is marked differently, or they would be one.
            like = like + 1 if block.kind == before else 0
            said = self._lines(block, other=like % 2 == 1)
            if said:
                before = block.kind
                lines += [*([""] if lines and not close else []), *said]
        return lines

    def _lines(self, block: Block, *, other: bool) -> list[str]:
        match block.kind:
            case "heading":
                hashes = "#" * min(LOWEST_HEADING, int(block.token.tag[1:]) + self._deeper)
                said = self._words(block, on_one_line=True)
                return [f"{hashes} {' '.join(line.strip() for line in said)}"] if said else []
            case "blockquote":
                return [f"> {line}" if line else ">" for line in self.apart(block.blocks)]
            case "bullet_list" | "ordered_list":
                return self._list(block, other=other)
            case "fence" | "code_block":
                return self._code_block(block.token.content)
            case "hr":
                return ["___"]
            case "table":
                return self._table(block)
            case _:
                return self._words(block)

    def _words(self, block: Block, *, on_one_line: bool = False) -> list[str]:
        said = Inline.of(token for inside in block.blocks for token in inside.inline)
        changed = self._change(said.on_one_line() if on_one_line else said).tidied()
        return in_marks(changed).split("\n") if NOTES.sub("", changed.text) else []

    def _list(self, block: Block, *, other: bool) -> list[str]:
        close = all(is_close(item) for item in block.blocks)
        number = int(block.token.attrs.get("start", 1))
        lines: list[str] = []
        for item in block.blocks:
            inside = self.apart(item.blocks, close=close)
            if not inside:
                continue
            mark = f"{number}{')' if other else '.'} " if block.kind == "ordered_list" else "* " if other else "- "
            room = " " * len(mark)
            lines += [*([""] if lines and not close else []), mark + inside[0]]
            lines += [room + line if line else "" for line in inside[1:]]
            number += 1
        return lines

    def _code_block(self, content: str) -> list[str]:
        said = self._change(Inline(content.removesuffix("\n"))).text
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", said)), default=0))
        return [fence, *said.split("\n"), fence] if said.strip() else []

    def _table(self, block: Block) -> list[str]:
        rows = [
            [" ".join(self._words(cell)).replace("\n", " ") for cell in row.blocks]
            for part in block.blocks
            for row in part.blocks
        ]
        lines = [f"| {' | '.join(cells)} |" for cells in rows]
        return [lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]] if any(map(any, rows)) else []
