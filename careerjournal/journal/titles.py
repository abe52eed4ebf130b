"""Entries by their titles: what a link in a text reads as, and which entry somebody means who types a title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, TypeAlias

from careerjournal.journal.errors import Locked
from careerjournal.model.links import LINK_IN_TEXT, Kind, Ref
from careerjournal.model.text import first_words

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

Titled: TypeAlias = Callable[[Ref], str]
"""What an entry is called where a text names it."""

_TITLE: Final = 60
"""Characters of a title within a sentence."""
_WORD: Final = re.compile(r"\w+")


def titled_in(journal: Journal) -> Titled:
    """What the entries of a journal are called within a sentence: their titles, cut at a word where they are long.

    One that is not there is called by its kind and number, and so is every one once the journal is locked.
    """

    def titled(ref: Ref) -> str:
        try:
            entry = journal.get(ref)
        except Locked:
            return str(ref)
        return (first_words(journal.title(entry), _TITLE) if entry else "") or str(ref)

    return titled


def with_titles(text: str, titled: Titled) -> str:
    """A text in which each ``[[setback 3]]`` is called by its title."""
    return LINK_IN_TEXT.sub(lambda match: titled(Ref.parse(match["ref"])), text)


def fit(title: str, typed: str) -> int | None:
    """How well a title fits what was typed, the least the best; None where it does not.

    0: it is the title · 1: the title begins with it · 2: a word of the title does, or each word that was typed begins
    one · 3: it stands within a word.
    """
    return fitting(typed)(title)


def fitting(typed: str) -> Callable[[str], int | None]:
    """How well any title fits what was typed, as `fit` says it."""
    wanted = _folded(typed)
    words = wanted.split()

    def fits(title: str) -> int | None:
        whole = _folded(title)
        if not all(word in whole for word in words):
            return None
        if wanted == whole:
            return 0
        if whole.startswith(wanted):
            return 1
        begun = _WORD.findall(whole)
        return 2 if all(any(word.startswith(part) for word in begun) for part in words) else 3

    return fits


def meant(journal: Journal, kinds: Iterable[Kind], typed: str) -> Ref | None:
    """The one entry of these kinds that a typed title means; None where it means none, or may mean several.

    A whole title means its entry whatever else begins with it; of two with one title neither is meant.
    """
    found = may_mean(journal, kinds, typed)
    return found[0] if len(found) == 1 else None


def titled_exactly(journal: Journal, kinds: tuple[Kind, ...], typed: str) -> Ref | None:
    """The one entry of these kinds whose whole title was typed; None where that is none's, or several have it."""
    return _by_title(journal, kinds).get(_folded(typed)) if typed.strip() else None


def may_mean(journal: Journal, kinds: Iterable[Kind], typed: str) -> list[Ref]:
    """The entries of these kinds that a typed title may mean: those whose titles fit it best, in their order."""
    if not typed.strip():
        return []
    best: dict[int, list[Ref]] = {}
    fits = fitting(typed)
    for card in journal.order.of(tuple(kinds)):
        how = fits(card.title)
        if how is not None:
            best.setdefault(how, []).append(card.ref)
    return best[min(best)] if best else []


def refs_named(journal: Journal, kinds: tuple[Kind, ...], typed: str) -> list[Ref | str]:
    """What stands in a field that points to entries: each by its kind and number or its title, with commas between.

    A title may have commas of its own. None comes twice. What names no entry, or several, is left as it was typed.
    """
    parts = typed.split(",")
    plainly = [_parsed(part) for part in parts]
    by_title = {} if all(plainly) else _by_title(journal, kinds)
    looks = _MOST_LOOKS
    found: dict[Ref | str, None] = {}
    place = 0
    while place < len(parts):
        one, end = _longest(by_title, plainly, parts, place)
        if isinstance(one, str) and one and looks:
            looks -= 1
            one = meant(journal, kinds, one) or one
        if one:
            found[one] = None
        place = end
    return list(found)


_MOST_COMMAS: Final = 6
"""Commas in a title that are looked for."""
_MOST_LOOKS: Final = 8
"""Pieces of a field for which beginnings of titles are looked through: a paste of thousands must not hold up a key."""


def _longest(
    by_title: dict[str, Ref | None], plainly: list[Ref | None], parts: list[str], place: int
) -> tuple[Ref | str, int]:
    """What the parts from a place on name, as many of them as make a title, and where the next begins."""
    for until in range(min(len(parts), place + 1 + _MOST_COMMAS), place, -1):
        ref = by_title.get(_folded(",".join(parts[place:until])))
        if ref is not None:
            return ref, until
    return plainly[place] or parts[place].strip(), place + 1


def _by_title(journal: Journal, kinds: tuple[Kind, ...]) -> dict[str, Ref | None]:
    """The entries by their titles; None where two have one."""
    found: dict[str, Ref | None] = {}
    for card in journal.order.of(kinds):
        title = _folded(card.title)
        found[title] = None if title in found else card.ref
    return found


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _parsed(text: str) -> Ref | None:
    try:
        return Ref.parse(text)
    except ValueError:
        return None
