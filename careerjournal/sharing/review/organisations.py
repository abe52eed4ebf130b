"""The organisations of somebody’s own roles, which say who they are whatever words their names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from careerjournal.model.names.word_lists import COMPANY, PARTICLES
from careerjournal.model.names.word_names import is_a_function_word, writes_small
from careerjournal.sharing.review.clues import Clue
from careerjournal.sharing.review.lexicon import is_ordinary

_WHY: Final = "It is where you had a role, as your lattice says."
_AT_ONCE: Final = 100
"""Names that are looked for by one pattern."""


def organisations_in(text: str, names: Iterable[str]) -> Iterator[Clue]:
    """Where organisations are named, each with its article and its legal form if they are there.

    People shorten them, so what a name begins with is one, too: “Silver Birch” of “Silver Birch Trust”. A few ordinary
    words, as in “Boots” and “Social Care”, are one where they have their capitals, or nothing around them has any.

    Args:
        text: a document as `careerjournal.sharing.markdown.visible.shown` reads it.
        names: the organisations.
    """
    said = list({_GAP.join(map(re.escape, form)): None for name in names for form in _forms(_words(name)) if form})
    said.sort(key=len, reverse=True)  # the whole of a name before what begins it
    for start in range(0, len(said), _AT_ONCE):
        either = "|".join(said[start : start + _AT_ONCE])
        pattern = rf"(?<!\w)(?:the )?((?:{either})(?:{_GAP}(?:{_EITHER_FORM}))?)(?!\w)"
        for match in re.finditer(pattern, text, re.IGNORECASE):
            words = _WORD.findall(match[1])
            if (
                len(words) > _FEW
                or not all(map(is_ordinary, words))
                or _is_written_as_name(text, match.start(1), words)
            ):
                yield Clue(match.start(), match.end(), "organisation", match[1], _WHY)


def _is_written_as_name(text: str, place: int, words: list[str]) -> bool:
    return all(word[:1].isupper() or word in PARTICLES for word in words) or writes_small(text, place)


def _forms(words: list[str]) -> Iterator[list[str]]:
    """The words of a name, and those that it begins with where they are a name of it, too."""
    yield words
    for length in range(1, len(words)):
        if not is_a_function_word(words[length - 1].lower()) and (length > 1 or not is_ordinary(words[0])):
            yield words[:length]


def _words(name: str) -> list[str]:
    """The words of a name that are its own."""
    words = [word for word in _WORD.findall(name) if word.lower() != "and"]
    while len(words) > 1 and words[0].lower() == "the":
        del words[0]
    while len(words) > 1 and words[-1].lower() in _FORMS:
        del words[-1]
    return words


_FEW: Final = 2
"""Words of which more together are hardly anything else than the name."""
_WORD: Final = re.compile(r"\w+")
_FORMS: Final = COMPANY | frozenset(("ab", "ag", "as", "bv", "corp", "nv", "oy", "sa", "sas", "spa", "srl"))
"""What a company’s name may end with, or not; here these are nobody’s surname."""
_EITHER_FORM: Final = "|".join(sorted(_FORMS))
_GAP: Final = r"(?:[^\w\n]{1,3}|[^\w\n]and[^\w\n])"
"""What stands between two words of a name, which may be written “Kaur & Sons” or “Kaur and Sons”, or with a hyphen."""
