"""Txt2tags, the marks that RedNotebook writes, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

_URL: Final = r"[a-z][a-z0-9+.-]{0,30}://\S+|mailto:\S+"


class Made(NamedTuple):
    """What was made of a text."""

    text: str
    left_behind: tuple[str, ...]
    """Pictures and files that it shows and that stay where they are."""


_HEADING: Final = re.compile(r"\s*(?P<marks>={1,5}|\+{1,5})(?P<words>[^=+](?:.*[^=+])?)(?P=marks)(?:\[\S*\])?\s*")
_RULE: Final = re.compile(r"\s*[-=_]{20,}\s*")
_NUMBERED: Final = re.compile(r"(?P<indent>\s*)\+ (?P<words>.+)")
_VERBATIM_LINE: Final = re.compile(r"``` (?P<code>.*)")
_INLINE: Final = re.compile(
    # What stands as it is comes first: code, and what is between two pairs of quotes.
    r"``(?P<code>[^\s`](?:.*?[^\s`])?)``"
    r'|\[(?P<picture>(?:[^\[\]"\n]|"")*?""(?P<source>[^"\n]+)""(?P<ending>\.(?:png|jpe?g|gif|svg|eps|bmp|webp)))(?:\?\d+)?\]'
    r'|\[(?P<words>[^\[\]"\n]*?)\s*""(?P<url>[^"\n]+)""\]'
    r'|""(?P<raw>[^"\n]+)""'
    rf"|(?P<bare>{_URL})"
    r"|(?P<mark>\*\*|//|__|--)(?P<marked>\S(?:.*?\S)?)(?P=mark)"
)
_MEANING: Final = re.compile(r"[\\*_`~\[\]<]")
"""What means something to Markdown."""
_MARKS: Final = {"**": "**", "//": "*", "__": "*", "--": "~~"}
"""Underlined words become emphasised ones: Markdown has no line beneath."""


def as_markdown(text: str) -> Made:
    """The text with its marks as Markdown has them."""
    left: list[str] = []
    lines: list[str] = []
    verbatim = False
    for line in text.strip("\n").split("\n"):
        if line.strip() == "```":
            verbatim = not verbatim
            lines.append("```")
        elif verbatim:
            lines.append(line)
        else:
            lines.append(_line(line, left))
    if verbatim:
        lines.append("```")
    return Made("\n".join(lines).strip("\n"), tuple(left))


def _line(line: str, left: list[str]) -> str:
    code = _VERBATIM_LINE.fullmatch(line)
    if code:
        return f"    {code['code']}"
    if _RULE.fullmatch(line):
        return "---"
    if line.startswith("% "):
        return line[2:]  # a remark, which RedNotebook does not show; its words are kept all the same
    heading = _HEADING.fullmatch(line)
    if heading:
        return f"{'#' * len(heading['marks'])} {_inline(heading['words'].strip(), left)}"
    numbered = _NUMBERED.fullmatch(line)
    if numbered:
        return f"{numbered['indent']}1. {_inline(numbered['words'], left)}"
    return _inline(line, left)


def _inline(text: str, left: list[str]) -> str:
    return _INLINE.sub(_said(left), text)


def _said(left: list[str]) -> Callable[[re.Match[str]], str]:
    def said(match: re.Match[str]) -> str:
        if match["code"]:
            return f"`{match['code']}`"
        if match["picture"]:
            left.append(f"picture, left in {match['source']}{match['ending']}")
            return f"({left[-1]})"
        if match["url"]:
            words = match["words"].strip()
            if match["url"].startswith("file://"):
                left.append(f"{words or 'file'}, left in {match['url']}")
                return f"({left[-1]})"
            return f"[{words or match['url']}]({match['url']})"
        if match["raw"]:
            return _MEANING.sub(r"\\\g<0>", match["raw"])
        if match["bare"]:
            return match["bare"]
        return f"{_MARKS[match['mark']]}{_INLINE.sub(said, match['marked'])}{_MARKS[match['mark']]}"

    return said
