"""What kind of entry a text reads like, by the words that are said in it: a scored list of phrases, and no model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from careerjournal.journal.search.folding import folded
from careerjournal.model.links import Kind

LIKELY: Final = (Kind.SETBACK, Kind.LESSON, Kind.SUCCESS, Kind.ASPIRATION)
"""The kinds that a text may read like; of two that are as likely the first."""

_WEIGHTS: Final = {"surely": 3, "probably": 2, "perhaps": 1}
"""How much a phrase says, by the name of its list."""

ENOUGH: Final = 3
"""The sum of weights from which on a kind is likely; a phrase that says more than “perhaps” has to be among them."""

LOOKED_AT: Final = 6_000
"""Characters of a text that are looked at: what it is about stands by then."""

MOST_SAID: Final = 2
"""Phrases that are given as the reason."""


class Likely(NamedTuple):
    """The kind that a text reads like, and why."""

    kind: Kind
    score: int
    """The weights of all that says so; at least `ENOUGH`."""
    phrases: tuple[str, ...]
    """What says so, in the words of the list, the strongest first."""

    @property
    def because(self) -> str:
        """The reason in words: ``says “not shortlisted” and “next time”``."""
        return f"says {' and '.join(f'“{phrase}”' for phrase in self.phrases)}"


class _Phrase(NamedTuple):
    kind: Kind
    weight: int
    said: str
    words: tuple[str, ...]
    begins: tuple[bool, ...]
    """Of each word, whether any ending will do."""

    def stands_at(self, words: list[str], place: int) -> bool:
        """Whether it stands in a text, from this word on."""
        if place + len(self.words) > len(words):
            return False
        return all(
            word.startswith(mine) if begins else word == mine
            for word, mine, begins in zip(words[place:], self.words, self.begins, strict=False)
        )


class _Phrases(NamedTuple):
    alone: dict[str, list[_Phrase]]
    """Those of one word, by how it begins."""
    by_two: dict[tuple[str, str], list[_Phrase]]
    """The others, by their first word and by how their second begins."""

    def in_text(self, words: list[str]) -> Iterator[_Phrase]:
        """Each that stands in a text, as often as it does."""
        begin = [word[:_BEGINNING] for word in words]
        for place, pair in enumerate(zip(words, [*begin[1:], ""], strict=False)):
            for phrase in (*self.alone.get(begin[place], ()), *self.by_two.get(pair, ())):
                if phrase.stands_at(words, place):
                    yield phrase


def likely(text: str) -> Likely | None:
    """What a text reads like; None where too little in it says so.

    Args:
        text: of any length and in any language; the list knows English and a dozen others.
    """
    found: dict[Kind, dict[str, int]] = {}
    for phrase in _phrases().in_text(_words(text[:LOOKED_AT])):
        found.setdefault(phrase.kind, {})[phrase.said] = phrase.weight
    best: Likely | None = None
    for kind in LIKELY:
        said = found.get(kind, {})
        score = sum(said.values())
        # What happened comes before what it taught.
        taught = kind is Kind.LESSON and ENOUGH in found.get(Kind.SETBACK, {}).values()
        if score >= ENOUGH and max(said.values()) > 1 and not taught and (best is None or score > best.score):
            best = Likely(kind, score, _reasons(said))
    return best


def _reasons(said: dict[str, int]) -> tuple[str, ...]:
    """The strongest phrases, none of which stands within another."""
    found: list[str] = []
    for phrase in sorted(said, key=lambda one: (-said[one], -len(one))):
        if not any(phrase in other for other in found):
            found.append(phrase)
    return tuple(found[:MOST_SAID])


_BEGINNING: Final = 4
"""Letters by which a word of the list is looked up; one of which any ending will do has as many at least."""
_APOSTROPHES: Final = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_UNSPACED: Final = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD: Final = re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}]+")
_BARE: Final = {code: folded(chr(code)) for code in range(0xC0, 0x180) if chr(code).isalpha()}
"""The letters of European languages without their accents."""


def _words(text: str) -> list[str]:
    """The words of a text, folded; “didn’t” is one, with or without its apostrophe, and so is a sign of Japanese.

    What takes part in no phrase of the list need not be folded as a search folds it, which takes ten times as long.
    """
    text = _APOSTROPHES.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).casefold().translate(_BARE)
    return _WORD.findall(text.lower())


@cache
def _phrases() -> _Phrases:
    import tomllib  # noqa: PLC0415 - for those who ask only

    read = tomllib.loads(resources.files(__package__).joinpath("likely_words.toml").read_text("utf-8"))
    made = _Phrases({}, {})
    for kind in LIKELY:
        for name, weight in _WEIGHTS.items():
            for said in _said(read[kind.value][name].values()):
                parted = [(word, part.endswith("*")) for part in said.split() for word in _words(part)]
                words, begins = zip(*parted, strict=True)
                phrase = _Phrase(kind, weight, said.replace("*", ""), words, begins)
                if len(words) == 1:
                    made.alone.setdefault(words[0][:_BEGINNING], []).append(phrase)
                else:
                    made.by_two.setdefault((words[0], words[1][:_BEGINNING]), []).append(phrase)
    return made


def _said(lists: Iterable[list[str]]) -> Iterator[str]:
    for phrases in lists:
        yield from phrases
