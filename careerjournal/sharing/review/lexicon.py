"""Which words are ordinary and which are names, by the frequency lists that come with zxcvbn.

Each word stands in that one of its lists where it is most frequent, so that “grace” is a name there and “will” a word.
They are loaded when a review first asks, which takes some 20 ms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import Final

from careerjournal.model.names.normalising import folded
from careerjournal.model.names.ordinary_words import ORDINARY_WORDS
from careerjournal.sharing.redaction.word_lists import ORDINARY
from careerjournal.sharing.review.known_names import GIVEN, PLACES, SURNAMES

_RARE: Final = 10_000
"""A word of an encyclopaedia that is rarer than this many others may well be a name."""

_ENDINGS: Final = (("ies", "y"), ("s", ""), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("ly", ""), ("er", ""))
_ADDED: Final = ("s", "d", "ed", "ing", "er")
_STEM: Final = 3
"""Letters that a word keeps at least when an ending is taken off it; “Ines” is not an inflected “in”."""

_IRISH: Final = re.compile(r"[od]'(?!clock)[a-z]{3}")
_PART: Final = 4
"""Letters of each part of a compound at least."""


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lists = _frequency_lists()
    words = frozenset(lists["us_tv_and_film"]) | frozenset(lists["english_wikipedia"][:_RARE])
    given = frozenset(lists["male_names"]) | frozenset(lists["female_names"])
    return words, given, frozenset(lists["surnames"])


def _frequency_lists() -> Mapping[str, list[str]]:
    """The lists by their names, read for this once.

    Imported as a part of zxcvbn they would bring all of it, and stay: another 8 MB that only a passphrase needs.
    """
    package = find_spec("zxcvbn")
    found = PathFinder.find_spec("frequency_lists", package.submodule_search_locations) if package else None
    if found is None or found.loader is None:
        raise ModuleNotFoundError("No module named 'zxcvbn.frequency_lists'", name="zxcvbn.frequency_lists")
    lists = module_from_spec(found)
    found.loader.exec_module(lists)
    named: Mapping[str, list[str]] = lists.FREQUENCY_LISTS
    return named


def read_as(word: str) -> str:
    """A word as it is read; sooner than `folded` for nearly every one."""
    return word.lower() if word.isascii() else folded(word)


def is_ordinary(word: str) -> bool:
    """Whether a word is one that anybody may begin a sentence with."""
    said = read_as(word)
    if _IRISH.match(said):
        return False
    if "'" in said:
        said = said.partition("'")[0] or said
    if "-" in said:
        return all(is_ordinary(part) for part in said.split("-") if part)
    if said in ORDINARY or len(said) == 1:
        return True
    words, given, _ = _lists()
    if said in given or (said in GIVEN and said not in ORDINARY_WORDS):
        return False
    if (said in PLACES or said in SURNAMES) and said not in ORDINARY_WORDS:
        return False
    return said in words or any(form in words for form in _forms(said)) or is_compound(said)


def is_compound(said: str) -> bool:
    """Whether a word is two that everybody knows: “handover”, “weighbridge”."""
    at = range(_PART, len(said) - _PART + 1)
    return said not in _lists()[2] and any(said[:cut] in ORDINARY_WORDS and said[cut:] in ORDINARY_WORDS for cut in at)


def _forms(said: str) -> Iterator[str]:
    """Other forms of a word, by its endings; the lists hold some forms and not others."""
    yield from _without_endings(said)
    if len(said) >= _STEM:
        yield from (said + end for end in _ADDED)


def _without_endings(said: str) -> Iterator[str]:
    for end, instead in _ENDINGS:
        if said.endswith(end) and len(said) - len(end) >= _STEM:
            yield said[: -len(end)] + instead


def is_given_name(word: str) -> bool:
    """Whether a word is a first name more often than anything else."""
    said = _bare(word)
    return said in _lists()[1] or (said in GIVEN and said not in ORDINARY_WORDS)


def is_surname(word: str) -> bool:
    """Whether a word is a surname more often than anything else."""
    said = _bare(word)
    return said in _lists()[2] or (said in SURNAMES and said not in ORDINARY_WORDS)


def is_known_place(word: str) -> bool:
    """Whether a word is a town, a county or a country more often than anything else."""
    said = _bare(word)
    return said in PLACES and said not in ORDINARY_WORDS


def is_in_a_dictionary(word: str) -> bool:
    """Whether a word in small letters is known as a word, whatever else it may be."""
    said = _bare(word)
    words = _lists()[0]
    if said in ORDINARY_WORDS or said in ORDINARY or said in words or f"{said}s" in words:
        return True
    return any(form in words for form in _without_endings(said))


def _bare(word: str) -> str:
    return read_as(word).partition("'")[0]
