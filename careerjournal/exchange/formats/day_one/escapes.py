"""Backslashes before punctuation, as Day One writes them everywhere: taken away where they make no difference."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from markdown_it import MarkdownIt

_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE_OR_ESCAPE: Final = re.compile(
    r"(?<!`)(?P<ticks>`+)(?!`).{0,10000}?(?<!`)(?P=ticks)(?!`)|\\(?P<sign>[!-/:-@\[-`{-~])", re.DOTALL
)
_MANY: Final = 40
"""Escapes in a paragraph that are tried one by one."""


def without_needless_escapes(text: str) -> str:
    """The Markdown with every backslash gone that can go: what is shown stays the same, and code stays as it is."""
    if "\\" not in text:
        return text
    made: list[str] = []
    paragraph: list[str] = []
    fence = ""
    for line in text.split("\n"):
        match = _FENCE.match(line)
        if fence:
            made.append(line)
            if match and match[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
        elif match or not line.strip():
            made += [*_paragraph(paragraph), line]
            paragraph = []
            fence = match[1] if match else ""
        else:
            paragraph.append(line)
    return "\n".join([*made, *_paragraph(paragraph)])


def _paragraph(lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    if "\\" not in text:
        return lines
    if any(line.startswith(("    ", "\t")) for line in lines):
        return lines  # it may be code, which depends on what is before it
    everything = _CODE_OR_ESCAPE.sub(lambda match: match["sign"] or match[0], text)
    if _all_plain(text) or _same(text, everything):
        return everything.split("\n")
    at, tried = 0, 0
    while tried < _MANY and (match := _CODE_OR_ESCAPE.search(text, at)):
        at = match.end()
        if match["sign"]:
            tried += 1
            without = text[: match.start()] + text[match.start() + 1 :]
            if _same(text, without):
                text, at = without, at - 1
    return text.split("\n")


_PLAIN: Final = re.compile(
    # What means nothing where it stands: within a line, after a letter or a space that is no line's beginning.
    r"(?:[^\\`\n]|(?<=[\w\"'”’)] )\\[-+#=]|(?<=[^\W\d])\\[-+.)=]|(?<=\w)\\[,;'\"!?/%](?!\[)|(?<= )\\[(\"'](?=\w)"
    r"|(?<=[^\W\d]\\[.!?])\\[)\"'])*"
)


def _all_plain(text: str) -> bool:
    """Whether every escape is of a kind that makes no difference, which is sooner known than by rendering."""
    return all(_PLAIN.fullmatch(line) for line in text.split("\n"))


def _same(one: str, other: str) -> bool:
    return bool(_renderer().render(one) == _renderer().render(other))


@cache
def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
