"""Words that say nothing of what a text is about, and words without their endings: to find what texts share."""

from __future__ import annotations

import re
from typing import Final

_COMMON_WORDS: Final = """
about above after again against all also always and another any anybody anyone anything are because been before behind
being below between both but came can cannot come could day days did does doing don done down each else ever every
everybody everything feel feeling feels felt find first for from get getting give given goes going good great had has
have having her here hers him his how into its itself job just keep keeps kept know known last later less like little
long look made make makes making many may might mine month months more most much must myself need needs never next
nobody not nothing now off often once one only other others our out over own part perhaps quite rather really said
same say says seen shall she should since some somebody someone something somewhere still such take taken than that
the their them then there these they thing things think this those though three through till time too took two under
until upon used using very want wanted wants was way week weeks well went were what when where whether which while who
whom whose why will with within without work working works would year years you your
"""
COMMON_WORDS: Final = frozenset(_COMMON_WORDS.split())
"""Words of three letters or more, in small letters, that no search and no comparison of texts goes by."""

_ENDINGS: Final = re.compile(r"(?:ings?|ed|(?<!e)ers?|ies|ally|ly|e?(?<!s)s|e?ments?|ations?|ions?|y|e)$")
_PLURAL: Final = re.compile(r"(?<=[^\W\d_]{3}[^\W\d_s])s$")


def stem(word: str) -> str:
    """Return a word without its ending: ``chang`` of “changes”, “changing” and “changed”.

    It is a beginning of the word, to search for, and never less than four letters; where it would be, the word itself
    without the “s” of its plural.

    Args:
        word: in small letters.
    """
    beginning = _ENDINGS.sub("", word)
    return beginning if len(beginning) >= 4 else _PLURAL.sub("", word)
