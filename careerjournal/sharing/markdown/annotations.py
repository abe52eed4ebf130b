"""Notes in a text that is being made ready: where something was replaced, and whose name it was.

They are made of characters that no text holds, stay where they are while the text is set as Markdown, and are taken
out at the end, which is when their places are known.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from careerjournal.sharing.markdown.inline import NOTES

_SURE, _UNSURE, _BEGIN, _END = "\ufde0", "\ufde1", "\ufde2", "\ufde3"
_DIGITS: Final = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7\ufdd8\ufdd9"
_BETWEEN: Final = "\ufdda"
_NOTED: Final = re.compile(
    f"([{_SURE}{_UNSURE}])([{_DIGITS}{_BETWEEN}]*){_BEGIN}([^{_SURE}{_UNSURE}{_BEGIN}{_END}]*){_END}"
)

NOTE: Final = re.compile(f"[{_SURE}{_UNSURE}][^{_END}]*{_END}")
"""A text with a note around it, whatever the note is about."""
UNSURE_NOTE: Final = re.compile(f"{_UNSURE}[^{_END}]*{_END}")
"""One that is left as it was written, and may be a name."""


class Noted(NamedTuple):
    """A span of the finished text that a note was about."""

    start: int
    end: int
    whose: tuple[int, ...]
    """The places of the names it stands for, in the order the names were given; none for our own words, a heading."""
    sure: bool
    """Whether it was replaced; otherwise it is left as it was written, and may be a name."""
    context: int = 0
    """Of what is left: a number made of the words around it, by which this place is known again."""


def note(text: str, whose: tuple[int, ...] = (), *, sure: bool = True, context: int = 0) -> str:
    """A text with a note around it; the empty text gets none."""
    if not text:
        return ""
    numbers = _BETWEEN.join("".join(_DIGITS[int(digit)] for digit in str(number)) for number in (context, *whose))
    return f"{_SURE if sure else _UNSURE}{numbers}{_BEGIN}{text}{_END}"


def without_notes(text: str) -> str:
    """The text alone."""
    return NOTES.sub("", text)


def read_notes(text: str) -> tuple[str, tuple[Noted, ...]]:
    """The text without its notes, and what they were about."""
    spans: list[Noted] = []
    done: list[str] = []
    length = end = 0
    for match in _NOTED.finditer(text):
        before, inside = without_notes(text[end : match.start()]), match[3]
        length += len(before)
        context, *whose = (
            int("".join(str(_DIGITS.index(char)) for char in number) or "0") for number in match[2].split(_BETWEEN)
        )
        spans.append(Noted(length, length + len(inside), tuple(whose), match[1] == _SURE, context))
        done += [before, inside]
        length += len(inside)
        end = match.end()
    return "".join((*done, without_notes(text[end:]))), tuple(spans)
