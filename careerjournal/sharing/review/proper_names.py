"""Proper names on no list: capitals where no sentence begins, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from careerjournal.model.names.normalising import folded
from careerjournal.model.names.word_lists import PARTICLES, TITLES
from careerjournal.model.sentences import starts_sentence
from careerjournal.sharing.redaction.word_lists import BODIES, DIRECTIONS, NO_NAMES, SITES
from careerjournal.sharing.review.lexicon import is_given_name, is_ordinary, is_surname

_WORD: Final = re.compile(r"[^\W_](?:[\w’'‑-]*[^\W_])?")
_AN_INITIAL: Final = re.compile(r"[A-HJ-Z]\.(?=[ ,;:]+[a-z])")
"""“K. said”: an initial that stands for a name."""

_GENITIVE: Final = re.compile(r"[’'](?:s)?$")
_CONTRACTED: Final = re.compile(r"(?:n[’']t|[’'](?:re|ll|ve|d|m))$", re.IGNORECASE)
_PLACE_BEFORE: Final = re.compile(
    r"\b(?:in|at|near|outside|from|to|via|around|across|through|towards|into|of|off|beyond|past|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SURELY_A_PLACE: Final = re.compile(
    r"\b(?:in|near|outside|north of|south of|east of|west of|relocate to|moved? to|train to|drove (?:to|from"
    r"|back from))\s+$",
    re.IGNORECASE,
)
_PLACE_WORDS: Final = re.compile(r"(?:shire|borough|mouth|chester|cester|bury|ville|burgh|stead|wick)$", re.IGNORECASE)
_ENOUGH_FOR_INITIALS: Final = 2


class Proper(NamedTuple):
    """A proper name in a text."""

    start: int
    end: int
    kind: str
    """``name``, ``organisation`` or ``place``."""


class _Word(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def bare(self) -> str:
        """As it is read, without an ’s."""
        return _GENITIVE.sub("", folded(self.text))

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def proper_names(text: str) -> Iterator[Proper]:
    """Every proper name in a text that nobody would expect there, from left to right."""
    lower = {word[0] for word in _WORD.finditer(text) if not word[0][0].isupper()}
    for run in _runs(text):
        words = _without_ordinary(text, run, lower)
        if words:
            end = words[-1].end - (len(words[-1].text) - len(_GENITIVE.sub("", words[-1].text)))
            yield Proper(words[0].start, end, _kind(text, words))


def _runs(text: str) -> Iterator[list[_Word]]:
    """Words with capitals that follow one another, with the small words that names have in them."""
    words = [_Word(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
    run: list[_Word] = []
    small: list[_Word] = []
    for before, word in pairwise([_Word(0, 0, " "), *words]):
        joined = run and _joins(text, before, word)
        if joined and word.capital:
            run += [*small, word]
            small = []
        elif joined and word.text in _INSIDE and (not small or word.text in ("the", "der", "den", "la")):
            small.append(word)
        else:
            if run:
                yield run
            run, small = ([word] if word.capital else []), []
    if run:
        yield run


_INSIDE: Final = PARTICLES | {"of", "the", "for"}


def _joins(text: str, before: _Word, word: _Word) -> bool:
    gap = text[before.end : word.start]
    if _GENITIVE.search(before.text):
        return folded(word.text) in BODIES | SITES
    short = len(before.text) <= _ENOUGH_FOR_INITIALS or before.bare in TITLES
    return gap in (" ", "\u00a0", " & ", " + ") or (gap in (". ", ".", ".\u00a0") and short and before.capital)


def _without_ordinary(text: str, run: list[_Word], lower: set[str]) -> list[_Word]:
    """A run without the words that say nothing: the one that only begins the sentence, days, languages, “I”."""
    words = list(run)
    while words and (not words[0].capital or _says_nothing(words[0], alone=len(words) == 1)):
        words.pop(0)
    if words and _may_begin(text, words[0].start) and words[0].bare not in TITLES and _begins(words, lower):
        words.pop(0)
        return _without_ordinary(text, words, lower) if words else []
    while words and (not words[-1].capital or _says_nothing(words[-1], alone=len(words) == 1)):
        words.pop()
    if len(words) == 1 and (words[0].bare in TITLES or len(words[0].bare) == 1):
        return words if _AN_INITIAL.match(text, words[0].start) else []
    return words


def _may_begin(text: str, place: int) -> bool:
    """Whether a sentence begins here, or may, after a colon."""
    return starts_sentence(text, place) or text[:place].rstrip(" “‘\"'").endswith(":")


def _says_nothing(word: _Word, *, alone: bool) -> bool:
    if word.bare in NO_NAMES or _CONTRACTED.search(word.text):
        return True
    shouted = word.text.isupper() and len(word.text) > 3 and is_ordinary(word.text)
    return (shouted and alone) or word.text.isdigit()


def _begins(words: list[_Word], lower: set[str]) -> bool:
    """Whether the first word of a sentence has its capital for that alone."""
    first = words[0]
    if first.text.isupper() and len(first.text) > 1:
        return False
    if first.text[0].lower() + first.text[1:] in lower:
        return True
    if len(words) > 1 and words[1].capital and words[1].start - first.end <= 3 and not is_ordinary(words[1].text):
        return is_ordinary(first.text) and first.bare not in DIRECTIONS and not is_given_name(first.text)
    return is_ordinary(first.text)


def _kind(text: str, words: list[_Word]) -> str:
    bare = [word.bare for word in words]
    joined = text[words[0].start : words[-1].end]
    if bare[0] in TITLES or bare[0] in ("aunt", "uncle", "auntie"):
        return "name"
    if bare[-1] in SITES and bare[-1] not in BODIES:
        return "place"
    if any(word in BODIES for word in bare) or " & " in joined or _is_initials(words):
        return "organisation"
    before = text[max(0, words[0].start - 30) : words[0].start]
    if bare[0] in DIRECTIONS or _PLACE_WORDS.search(bare[-1]) or _SURELY_A_PLACE.search(before):
        return "place" if not is_given_name(words[0].text) else "name"
    if any(is_given_name(word.text) or is_surname(word.text) for word in words):
        return "name"
    return "place" if _PLACE_BEFORE.search(before) else "name"


def _is_initials(words: list[_Word]) -> bool:
    return any(word.text.isupper() and len(word.text) > _ENOUGH_FOR_INITIALS for word in words)
