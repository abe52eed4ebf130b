"""The door every text passes: what could command a terminal stays outside, everything else is kept as written."""

from __future__ import annotations

import re
from typing import Final

MAX_LINE: Final = 500
"""Characters in a one-line field: a title that fits a screen several times over."""

MAX_TEXT: Final = 200_000
"""Characters in a longer field: some thirty thousand words, the most that a form still answers to at once."""

# ECMA-48 control sequences (CSI …), control strings (OSC, DCS, SOS, PM, APC … up to BEL or ST) and the
# two-character escapes. Removed whole, so that pasted terminal output leaves its words and not "[31m". A control string
# ends where the next begins, as in a terminal; so each character is looked at once, however many strings never end.
_ESCAPES: Final = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x90\x98\x9c-\x9f\n]{0,4096}+(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]"
)
# C0 but tab and newline, DEL, C1; every character of Unicode's Bidi_Control property (it can make text
# read other than it is written); the byte order mark and the interlinear annotation controls.
_CONTROLS: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_SUSPECT: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""What any of the others would change. Nearly every text has none, so one search is all that most texts cost."""

_SUSPECT_BYTES: Final = bytes(code for code in range(128) if _SUSPECT.match(chr(code)))

SHORT: Final = 100
"""Characters up to which looking at each costs less than making bytes of them."""

NONCHARACTERS: Final = re.compile("[\ufdd0-\ufdef]")
"""What Unicode keeps for a program's own use, and no text that is shown holds."""

_LINKED: Final = re.compile(r"\[\[([^\[\]\n]{1,40})\]\]")
_MARKS: Final = " #>*-\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What a title neither begins nor ends with: the signs of Markdown, spaces, and the breaks at which lines end."""
_SPACES: Final = re.compile(r"[\t\n]+")


def clean(text: str) -> str:
    """Text as it may be kept: line breaks are newlines; escape sequences and control characters are gone.

    Tabs, newlines, accents, emoji, joiners and every script stay as they are. A lone surrogate, which no
    encoding can write, becomes U+FFFD.
    """
    if len(text) < SHORT and text.isprintable():  # nothing that would be changed is
        return text
    if text.isascii():
        kept = text.encode()
        if len(kept.translate(None, _SUSPECT_BYTES)) == len(kept):  # several times sooner known than by the pattern
            return text
    elif not _SUSPECT.search(text):
        return text
    text = _ESCAPES.sub("", text)
    text = _BREAKS.sub("\n", text)
    text = _SURROGATES.sub("\ufffd", text)
    return _CONTROLS.sub("", text)


def clean_line(text: str) -> str:
    """`clean`, on one line: breaks and tabs become a space, the ends are trimmed."""
    return _SPACES.sub(" ", clean(text)).strip()


def plain_words(text: str) -> str:
    """The words without what makes no difference to them: case, spaces, a full stop at the end."""
    return " ".join(text.casefold().split()).rstrip(".")


def first_words(text: str, limit: int = 60) -> str:
    """The beginning of a text as a title: its first line that says something, cut at a word, with an ellipsis."""
    looked_at = limit + _LOOKED_AT
    while True:
        line, ended = _first_line(text[:looked_at])
        if ended or looked_at >= len(text) or len(line) > limit + _LOOKED_AT // 2:
            break
        looked_at *= 4
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def in_sentence(title: str) -> str:
    """A title as it stands at the end of a sentence: its first words, without a full stop of their own."""
    return first_words(title).rstrip(" .")


def uncut(title: str, text: str) -> str:
    """The first line of a text whole, where a title is that line as `first_words` cut it; else the title.

    What such a title ends with is not what the writer says there: “with Zoë…” may be Zoë Kaur.
    """
    return first_words(text, len(text)) if title.endswith("…") and first_words(text) == title else title


_LOOKED_AT: Final = 500
"""Characters beyond a title in which its line is looked for at first, however long the text is."""


def _first_line(text: str) -> tuple[str, bool]:
    """The first line that says something, and whether it ends before the text does."""
    lines = (_LINKED.sub(r"\1", text) if "[[" in text else text).splitlines(keepends=True)
    for place, part in enumerate(lines, 1):
        if said := part.strip(_MARKS):
            return said, place < len(lines)
    return "", False
