"""The organisations of somebody’s own roles, which say who they are whatever words their names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from careerjournal.model.names.word_lists import COMPANY
from careerjournal.sharing.review.clues import Clue
from careerjournal.sharing.review.lexicon import is_ordinary

_WHY: Final = "It is where you had a role, as your lattice says."
_AT_ONCE: Final = 100
"""Names that are looked for by one pattern."""


def organisations_in(text: str, names: Iterable[str]) -> Iterator[Clue]:
    """Where organisations are named, each as a whole, with its article and its legal form if they are there.

    Whether letters are capitals makes no difference, but to a name of one or two ordinary words: “Boots” is not
    “boots”, nor is “Self-employed” a name wherever somebody is.

    Args:
        text: a document as `careerjournal.sharing.markdown.visible.shown` reads it.
        names: the organisations.
    """
    patterns = list({_pattern(words): None for name in names if (words := _words(name))})
    patterns.sort(key=len, reverse=True)  # the whole of a name before what begins it
    for start in range(0, len(patterns), _AT_ONCE):
        either = "|".join(patterns[start : start + _AT_ONCE])
        for match in re.finditer(rf"(?<!\w)(?:[Tt]he )?((?:{either})(?:{_GAP}(?i:{_EITHER_FORM}))?)(?!\w)", text):
            yield Clue(match.start(), match.end(), "organisation", match[1], _WHY)


def _words(name: str) -> list[str]:
    """The words of a name that are its own."""
    words = [word for word in _WORD.findall(name) if word.lower() != "and"]
    while len(words) > 1 and words[0].lower() == "the":
        del words[0]
    while len(words) > 1 and words[-1].lower() in _FORMS:
        del words[-1]
    return words


def _pattern(words: list[str]) -> str:
    said = _GAP.join(map(re.escape, words))
    as_written = len(words) <= _FEW and all(map(is_ordinary, words))
    return said if as_written else f"(?i:{said})"


_FEW: Final = 2
_WORD: Final = re.compile(r"\w+")
_FORMS: Final = COMPANY | frozenset(("ab", "ag", "as", "bv", "corp", "nv", "oy", "sa", "sas", "spa", "srl"))
"""What a company’s name may end with, or not; here these are nobody’s surname."""
_EITHER_FORM: Final = "|".join(sorted(_FORMS))
_GAP: Final = r"(?:[^\w\n]{1,3}|[^\w\n]and[^\w\n])"
"""What stands between two words of a name, which may be written “Kaur & Sons” or “Kaur and Sons”, or with a hyphen."""
