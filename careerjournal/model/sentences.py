"""Where sentences begin and end, as far as that can be told without understanding them."""

from __future__ import annotations

import re
from typing import Final

from careerjournal.model.text import NONCHARACTERS

_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:mr|mrs|ms|mx|dr|prof|st|rev|capt|cllr|sgt|col|lt|e\.g|i\.e|eg|ie|cf|vs|approx|dept)|(?<![’'])\b(?-i:[A-Z]))\.$",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"\bno\.$", re.IGNORECASE)
"""“No. 4”, which is also how somebody refuses."""

_BEGINS_SPEECH: Final = re.compile(r"(?:^|[,;:.!?…—]\s*)[“‘\"'(\[]+$")
_FAR_ENOUGH: Final = 400
"""Characters looked back over: no run of quotation marks and spaces is longer in earnest."""

_OPENING: Final = "“‘\"'([*_~ \t\u00a0—–-"
_ENDING: Final = re.compile(r"[.!?][”’\"')\]]*$")
_END: Final = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s|$)|\n")


def starts_sentence(text: str, place: int) -> bool:
    """Whether a sentence begins at a place in the words of a block; spoken sentences are sentences."""
    before = NONCHARACTERS.sub("", text[max(0, place - _FAR_ENOUGH) : place])
    line = before.rsplit("\n", 1)[-1]
    if not line.strip(_OPENING) or _BEGINS_SPEECH.search(line):
        return True
    spaced = line.rstrip(_OPENING)
    return len(spaced) < len(line) and bool(_ENDING.search(spaced)) and not _ABBREVIATED.search(spaced)


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence, or the line, around a span, with the space after it."""
    first, last = 0, len(text)
    for stop in _END.finditer(text):
        said = text[max(0, stop.end() - _FAR_ENOUGH) : stop.end()]
        if _ABBREVIATED.search(said) or (_NUMBERED.search(said) and text[stop.end() :].lstrip()[:1].isdigit()):
            continue
        if stop.end() <= start:
            first = stop.end()
        elif stop.end() >= end:
            last = stop.end()
            break
    first += len(text[first:]) - len(text[first:].lstrip())
    return first, last + len(text[last:]) - len(text[last:].lstrip(" \t"))


def capitalised(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
