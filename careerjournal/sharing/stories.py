"""Find me a story: a situation in somebody's words, and the setbacks and lessons that fit it, each with why."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.model.common_words import COMMON_WORDS, stem
from careerjournal.model.vocabulary import SetbackKind
from careerjournal.sharing.kinds import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry
    from careerjournal.model.links import Ref

MOST: Final = 12
"""Stories offered; a mentor reads a few and tells one."""

MOST_WORDS: Final = 40
"""Words of a description that are looked at."""


_WORTH_OF_A_KIND: Final = 2.5
"""What being of the kind that a word means counts for; a word that one entry in ten has counts for about as much."""

_WORTH_OF_A_LESSON: Final = 0.7
"""A lesson is how a story ends; of two that fit as well, what happened comes first."""

_LEAST: Final = 0.3
"""How much of the best one’s weight a story must have; sharing a common word is no answer."""


class Fitting(NamedTuple):
    """An entry that fits, and why."""

    entry: Entry
    why: tuple[str, ...]
    """Each a few words: ``says “panel” and “budget”``, ``an interview went badly``, ``tagged “interview”``."""


def stories_for(journal: Journal, situation: str) -> list[Fitting]:
    """The setbacks and lessons that fit a situation, the best first.

    A word counts for more the fewer entries have it (inverse document frequency, Spärck Jones 1972), and what an entry
    is, or is tagged with, counts beside what it says.
    """
    kinds = [kind for kind, known in SHARED.items() if known.tells]
    narrowed = " ".join(f"kind:{kind}" for kind in kinds)
    telling = list(journal.entries_of(*kinds))
    score: defaultdict[Ref, float] = defaultdict(float)
    said: defaultdict[Ref, list[str]] = defaultdict(list)
    meant: defaultdict[Ref, list[str]] = defaultdict(list)
    for word in _words(situation):
        beginning = stem(word)
        found = journal.find(f"{narrowed} {beginning}").refs
        for place, ref in enumerate(found):
            # The search's own order puts an entry with the word in its title before one with it in passing.
            score[ref] += math.log(1 + len(telling) / len(found)) * (1 + 1 / (2 + place))
            said[ref].append(f"“{word}”")
        happened = _kinds_meant(beginning)
        for entry in telling:
            if (kind := getattr(entry, "kind", None)) in happened and (why := f"{kind}") not in meant[entry.ref]:
                score[entry.ref] += _WORTH_OF_A_KIND
                meant[entry.ref].append(why)
            for tag in _tags(entry, beginning):
                meant[entry.ref].append(f"tagged “{tag}”")
                if said[entry.ref] and said[entry.ref][-1] == f"“{word}”":
                    said[entry.ref].pop()  # the search reads the tags too
    for entry in journal.lessons:
        score[entry.ref] *= _WORTH_OF_A_LESSON
    least = _LEAST * max(score.values(), default=0)
    fitting = [entry for entry in telling if score[entry.ref] > least]
    fitting.sort(key=lambda entry: (-score[entry.ref], entry.KIND, -entry.number))
    return [Fitting(entry, (*meant[entry.ref], *_says(said[entry.ref]))) for entry in fitting[:MOST]]


def _says(words: list[str]) -> tuple[str, ...]:
    if not words:
        return ()
    return ("says " + (f"{', '.join(words[:-1])} and {words[-1]}" if words[1:] else words[0]),)


def _tags(entry: Entry, beginning: str) -> Iterator[str]:
    return (tag for tag in entry.tags if any(stem(part) == beginning for part in re.findall(r"\w+", tag.casefold())))


def _words(situation: str) -> tuple[str, ...]:
    found = dict.fromkeys(re.findall(r"[^\W\d_]{3,}", situation.casefold()))
    return tuple(word for word in found if word not in COMMON_WORDS)[:MOST_WORDS]


def _kinds_meant(beginning: str) -> frozenset[SetbackKind]:
    return frozenset(kind for kind, stems in _MEANT.items() if beginning in stems)


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


_MEANT: Final = {
    SetbackKind.NOT_SHORTLISTED: _stems(
        "shortlist shortlisted application applications applied rejected rejection sift"
    ),
    SetbackKind.INTERVIEW: _stems("interview interviews panel assessment presentation"),
    SetbackKind.NEAR_MISS: _stems("nearly almost narrowly second reserve close"),
    SetbackKind.PASSED_OVER: _stems("promotion promoted overlooked passed ignored acting"),
    SetbackKind.OFFER_WITHDRAWN: _stems("offer offered withdrawn withdrew"),
    SetbackKind.ROLE_LOST: _stems("redundancy redundant restructure restructured lost dismissed fired sacked laid"),
    SetbackKind.PROJECT_FAILED: _stems("project cancelled failed failure failing late overran collapsed"),
    SetbackKind.MISJUDGEMENT: _stems("misjudged misjudgement mistake mistakes wrong error blunder regret"),
    SetbackKind.HARD_FEEDBACK: _stems("feedback criticism criticised appraisal review"),
}
"""Words people describe a situation with, and the kind of setback they mean."""
