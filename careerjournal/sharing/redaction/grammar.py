"""Fitting a stand-in into the sentence that a name stood in."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final

from careerjournal.model.names.finder import Found
from careerjournal.model.names.normalising import folded, normalise
from careerjournal.model.sentences import capitalised, starts_sentence

_ARTICLE: Final = re.compile(r"(?:a|an|the)\s+", re.IGNORECASE)
_DETERMINED: Final = re.compile(
    r"(?:a|an|the|my|our|your|his|her|their|its|one|some|someone|somebody|another|no)\b", re.IGNORECASE
)
_DETERMINER_BEFORE: Final = re.compile(r"(?<![\w’'-])(?:a|an|the|my|our|your)[ \u00a0\n]+$", re.IGNORECASE)
_ADJECTIVES: Final = (
    "old|new|poor|late|great|good|dear|young|former|whole|entire|other|same|then|lovely|usual|famous|present|current|"
    "previous|last|first|real|wider|little|big|main|local"
)
_ADJECTIVE_BEFORE: Final = re.compile(
    rf"(?<![\w’'-])(?:a|an|the|my|our|your)[ \u00a0\n]+(?:{_ADJECTIVES})[ \u00a0\n]+$", re.IGNORECASE
)
_A_BEFORE: Final = re.compile(r"(?<![\w’'-])(?P<a>an?)(?P<space>[ \u00a0\n]+)$", re.IGNORECASE)
_SOUNDS_OPEN: Final = re.compile(
    r"(?!eu|one\b|once\b)[aeio]|u(?!n[iy]|s[eu]|k\b)|hono|hour|heir|8|11\b|18", re.IGNORECASE
)
_AROUND: Final = 60
"""Characters on either side that tell one place from another."""

_WINDOW: Final = 120
"""Characters before a name that matter to its stand-in."""


def fitted(text: str, found: Found, stand_in: str) -> tuple[int, int, str]:
    """What to put in place of which words, for a name to become its stand-in.

    An article before the name goes where the stand-in brings its own, and so does the name where the stand-in stands
    beside it already (“my manager, Jo, said”); the genitive stays, and a sentence begins with a capital.
    """
    start, end = found.start, found.end
    before = text[max(0, start - _WINDOW) : start]
    beside = _said_beside(before, text[end : end + _WINDOW], stand_in)
    if beside is not None and not found.ending:
        start, end = start - beside[0], end + beside[1]
        if not starts_sentence(text, start):
            return start, end, ""
        return start, end + 1, text[end : end + 1].upper()
    said = stand_in
    if _DETERMINED.match(stand_in):
        if _ADJECTIVE_BEFORE.search(before):
            said = _ARTICLE.sub("", stand_in, count=1)
        elif article := _DETERMINER_BEFORE.search(before):
            start -= len(article[0])
    elif stand_in[:1].isupper() and re.search(r"(?<!\w)the[ \u00a0\n]+$", before, re.IGNORECASE):
        start -= len(before) - len(re.sub(r"the[ \u00a0\n]+$", "", before, flags=re.IGNORECASE))
    elif article := _A_BEFORE.search(before):
        start -= len(article[0])
        capital = article["a"][0].isupper()
        said = f"{capitalised(a_or_an(said)) if capital else a_or_an(said)}{article['space']}{said}"
    said += _ending(found.ending, stand_in, text[found.start : end])
    return start, end, capitalised(said) if starts_sentence(text, start) else said


def a_or_an(word: str) -> str:
    """The article before a word, by how most words with its first letter sound."""
    return "an" if _SOUNDS_OPEN.match(word) else "a"


def _ending(ending: str, stand_in: str, written: str) -> str:
    apostrophe = next((char for char in written if char in "'’‘ʼ"), "’")
    genitive = apostrophe if re.search(r"(?:[^s]s|ss)$", stand_in) and _is_plural(stand_in) else f"{apostrophe}s"
    match ending:
        case "'s" | "'":
            return genitive
        case "s" | "es":
            return f"{_own(stand_in)} family"
        case "":
            return ""
        case _:
            return f"{_own(stand_in)} family{apostrophe}s"


def _own(stand_in: str) -> str:
    return "’" if _is_plural(stand_in) else "’s"


def _is_plural(stand_in: str) -> bool:
    return re.search(r"[^su]s$", folded(stand_in)) is not None


def _said_beside(before: str, after: str, stand_in: str) -> tuple[int, int] | None:
    """How much around a name goes with it where the stand-in is said just before or after it; None where it is not."""
    words = r"[ \u00a0\n]+".join(re.escape(word) for word in stand_in.split())
    if match := re.search(rf"(?<!\w){words}(?P<gap>,?[ \u00a0\n]+)$", before, re.IGNORECASE):
        closed = after.startswith(",") and match["gap"].startswith(",")
        return len(match["gap"]), int(closed)
    if match := re.match(rf",[ \u00a0\n]+(?={words}(?!\w))", after, re.IGNORECASE):
        return 0, len(match[0])
    return None


def place_of(text: str, start: int, end: int) -> int:
    """A number made of the words around a span, so that “Martin” here and “Martin” there are two questions."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return int.from_bytes(sha256(f"{normalise(before).text}\0{normalise(after).text}".encode()).digest()[:4])
