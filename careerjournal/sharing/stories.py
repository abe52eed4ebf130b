"""Find me a story: a situation in somebody's words, and the entries that fit it, each with why.

A description and an entry are compared by what they are about (`concepts.toml`), by the words that they share and by
what an entry is: its kind, its shares, its tags, its lessons. What few entries of the journal have counts for more
(inverse document frequency, Spärck Jones 1972), and what is said again counts for less each time (as in BM25,
Robertson and Zaragoza 2009). Nothing is learnt, nothing is left to chance, and every part of the sum can be told.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.journal.search.folding import folded
from careerjournal.model.links import Kind
from careerjournal.model.setback import Setback
from careerjournal.sharing.concepts import concepts, hints, known_roots, meant_in, roots_of, tells, words_of
from careerjournal.sharing.kinds import SHARED
from careerjournal.sharing.telling import PHRASE, Evidence, Source, Told, evidence_for, features_of, told_by

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry
    from careerjournal.model.links import Ref

MOST: Final = 12
"""Stories offered; a mentor reads a few and tells one."""

MOST_WORDS: Final = 60
"""Words of a description that are looked at, those that say nothing by themselves left out."""

_LEAST: Final = 0.25
"""How much of the best one’s weight a story must have; sharing a common word is no answer."""

_ENOUGH: Final = 9.0
"""How often something has to be said, weighted, to count for half of what it can."""
_LENGTH: Final = 0.68
"""How much longer entries have to say it more often for that, from 0 to 1."""
_USUAL: Final = 80.0
"""The weighted number of words that an entry of the usual length has."""

_WORD: Final = 0.6
"""What a word that both have counts for."""
_CONCEPT: Final = 1.7
"""What a concept that both are about counts for."""
_NEAR: Final = 0.15
"""What a concept near to it counts for, of that."""
_HINT: Final = 0.7
"""What a word counts for that only stands in the phrases of a concept, of that."""
_BESIDES: Final = 0.15
"""What else fits a word of a description counts for, beside the best of it."""

_NARROW: Final = 0.05
"""What an entry is taken to be about at least, so that a few words do not outweigh a story."""
_BREADTH: Final = 0.2
"""How much less an entry counts that is about everything, from 0 to 1: what is about little else goes first."""

_ASKED_FOR: Final = 1.2
"""What a kind of entry counts for when a description asks for it."""
_ASKS: Final = {
    Kind.LESSON: re.compile(
        r"\bwhat (?:can|could|should|would|do|does|helps?|to)\b|\bhow (?:do|does|can|could|should|to)\b|\badvi[cs]e"
        r"|\btips?\b|\bshould (?:i|he|she|they|one)\b|\bis it (?:ever )?(?:right|wise|better)\b"
    ),
    Kind.SUCCESS: re.compile(
        r"\b(?:ever|really) (?:gone?|went|works?|worked|been|come?|turned?|paid|done|managed?)\b"
        r"|\bhow (?:did|have) (?:you|i|he|she|they|somebody|anybody|anyone)\b|\bcan (?:any|some) ?(?:good|thing)"
        r"|\b(?:went|go|gone|turned out|worked out|came out) (?:well|right|all right|fine)\b|\bis it worth\b"
        r"|\bsuccess|\bmanaged to\b|\bpossible to\b"
    ),
}
"""How somebody asks for what was learnt (“what can he do”), or for when it went well (“has it ever worked”)."""

_AT_ONCE: Final = 2_000
"""Entries that are looked through in a step, for one of the things that they may be about."""

_MOST_REASONS: Final = 3
_WORTH_TELLING: Final = 0.2
"""How much of the strongest reason another one must have to be told."""

_SHARED: Final = 0.2
"""How much of the best a word that both have must count for to be told instead: nothing is plainer."""

_LONG: Final = 5
"""Letters from which on a word is looked at for a slip of the finger."""
_ALIKE: Final = 0.82
"""How like it the word that is meant has to be, from 0 to 1."""

Why = tuple[str, ...]


class Fitting(NamedTuple):
    """An entry that fits, and why."""

    entry: Entry
    why: Why
    """Each a few words: ``says “panel” and “budget”``, ``about being passed over``, ``tagged “interview”``."""
    lesson: Ref | None = None
    """What it taught, to be shown beside: the lesson that a reason speaks of, or else the first."""


class _Having(NamedTuple):
    """The entries that have a feature."""

    places: array[int]
    much: array[float]
    """How much each has of it, from 0 to 1."""


class _Part(NamedTuple):
    """A word of a description."""

    word: str
    features: dict[str, float]
    """What it may be met by in an entry, and what that counts for."""


class Stories:
    """The entries of a journal that can be told, to be looked through by what they are about.

    Args:
        journal: the open journal. What changes in it after it was read is not known here.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._refs: list[Ref] = []
        self._breadth = array("f")
        """About how much each of them is, the more the less it counts."""
        self._having: dict[str, _Having] = {}
        self._lessons: defaultdict[Ref, list[Ref]] = defaultdict(list)

    def __len__(self) -> int:
        """How many entries were read so far."""
        return len(self._refs)

    def reading(self) -> Iterator[None]:
        """Read all of them, one a step."""
        for lesson in self._journal.lessons:
            for ref in lesson.learnt_from:
                self._lessons[self._journal.led_to(ref)].append(lesson.ref)
            yield
        for entry in self._journal.entries_of(*(kind for kind, known in SHARED.items() if known.tells)):
            self._take_in(entry)
            yield

    def _take_in(self, entry: Entry) -> None:
        place = len(self._refs)
        self._refs.append(entry.ref)
        features = _saturated(features_of(self._told_by(entry)))
        about = sum(much * much for feature, much in features.items() if not feature.startswith("="))
        self._breadth.append(max(about, _NARROW) ** (_BREADTH / 2))
        for feature, much in features.items():
            having = self._having.setdefault(feature, _Having(array("L"), array("f")))
            having.places.append(place)
            having.much.append(much)

    def _told_by(self, entry: Entry) -> Iterator[Told]:
        return told_by(entry, self._journal.get, self._lessons.get(entry.ref, ()))

    def looking(self, situation: str) -> Iterator[list[Fitting] | None]:
        """Look for what fits a situation, a little at a step; None until the last of them, which is the answer."""
        parts = self._parts(situation)
        rare = {feature: self._rarity(feature) for part in parts for feature in part.features}
        score: defaultdict[int, float] = defaultdict(float)
        for part in parts:
            best: dict[int, float] = {}
            every: defaultdict[int, float] = defaultdict(float)
            for feature, sure in part.features.items():
                if (having := self._having.get(feature)) is None:
                    continue
                worth = sure * rare[feature]
                for start in range(0, len(having.places), _AT_ONCE):
                    some = slice(start, start + _AT_ONCE)
                    for place, much in zip(having.places[some], having.much[some], strict=True):
                        gain = worth * much
                        every[place] += gain
                        if gain > best.get(place, 0):
                            best[place] = gain
                    yield None
            for place, gain in best.items():
                score[place] += gain + _BESIDES * (every[place] - gain)
        asked = [kind for kind, asks in _ASKS.items() if asks.search(folded(situation))]
        for place in score:
            score[place] /= self._breadth[place]
            if asked and self._refs[place].kind in asked:
                score[place] *= _ASKED_FOR
        least = _LEAST * max(score.values(), default=0)
        places = sorted((place for place in score if score[place] > least), key=lambda place: (-score[place], place))
        found: list[Fitting] = []
        for place in places[:MOST]:
            if (entry := self._journal.get(self._refs[place])) is not None:
                found.append(self._fitting(entry, parts, rare))
            yield None
        yield found

    def _rarity(self, feature: str) -> float:
        having = self._having.get(feature)
        return math.log(1 + (len(self) + 0.5) / ((sum(having.much) if having else 0) + 0.5))

    def _parts(self, situation: str) -> list[_Part]:
        words = words_of(situation)[:MOST_WORDS]
        roots = [self._mended(root) for root in roots_of(words)]
        parts = [
            _Part(word, {f"={root}": _WORD} if tells(word) else {}) for word, root in zip(words, roots, strict=True)
        ]
        for meant in meant_in(roots):
            features, concept = parts[meant.place].features, concepts()[meant.concept]
            worth = _CONCEPT * meant.weight * concept.weight * (PHRASE if meant.words > 1 else 1)
            for name, counts in ((meant.concept, worth), *((near, worth * _NEAR) for near in concept.near)):
                features[name] = max(features.get(name, 0), counts)
        for part, root in zip(parts, roots, strict=True):
            if tells(part.word):
                for name, share in hints().get(root, {}).items():
                    worth = _CONCEPT * concepts()[name].weight * _HINT * share
                    part.features[name] = max(part.features.get(name, 0), worth)
        return parts

    def _mended(self, root: str) -> str:
        """The word that is meant where nobody knows the one that is typed."""
        if len(root) < _LONG or root in known_roots() or f"={root}" in self._having:
            return root
        begins = root[:2]
        like = [one for one in known_roots() if one.startswith(begins)]
        like += [feature[1:] for feature in self._having if feature.startswith(f"={begins}")]
        near = [one for one in like if abs(len(one) - len(root)) <= 1]
        return next(iter(get_close_matches(root, near, 1, _ALIKE)), root)

    def _fitting(self, entry: Entry, parts: list[_Part], rare: dict[str, float]) -> Fitting:
        told = list(self._told_by(entry))
        much = _saturated(features_of(told))
        gains: defaultdict[str, float] = defaultdict(float)
        for part in parts:
            gained = {feature: sure * rare[feature] * much.get(feature, 0) for feature, sure in part.features.items()}
            most = max(gained.values(), default=0)
            if most > 0:
                shared = next((one for one in gained if one.startswith("=") and gained[one] > _SHARED * most), "")
                gains[shared or max(gained, key=lambda one: gained[one])] += most
        least = _WORTH_TELLING * max(gains.values(), default=0)
        worth = sorted((feature for feature in gains if gains[feature] >= least), key=lambda one: -gains[one])
        found = ((feature, evidence_for(feature, told)) for feature in worth)
        evidence = [(feature, one) for feature, one in found if one is not None]
        lessons = self._lessons.get(entry.ref, [])
        why = _in_words(entry, evidence, len(lessons))
        spoken_of = (one.told.of for _, one in evidence[:_MOST_REASONS] if one.told.of is not None)
        return Fitting(entry, why, next(spoken_of, next(iter(lessons), None)))


def _saturated(features: dict[str, dict[Source, float]]) -> dict[str, float]:
    """How much an entry has of each feature, from 0 to 1."""
    often = {feature: sum(sources.values()) for feature, sources in features.items()}
    length = sum(much for feature, much in often.items() if feature.startswith("="))
    enough = _ENOUGH * (1 - _LENGTH + _LENGTH * length / _USUAL)
    return {feature: much / (much + enough) for feature, much in often.items()}


_SHARE_SAYS: Final = {"own_fault": "my part", "better_candidate": "competition", "chance": "chance"}


def _in_words(entry: Entry, evidence: list[tuple[str, Evidence]], lessons: int) -> Why:
    """The reasons, the strongest first; those of one sort as one."""
    grouped: dict[str, list[str]] = {}
    for feature, one in evidence:
        how, what = _reason(entry, feature, one, "its lesson" if lessons == 1 else "one of its lessons")
        those = grouped.setdefault(how, [])
        if what not in those and sum(map(len, grouped.values())) < _MOST_REASONS:
            those.append(what)
    return tuple(f"{how} {_listed(those)}".strip() for how, those in grouped.items() if those)


def _reason(entry: Entry, feature: str, evidence: Evidence, lesson: str) -> tuple[str, str]:
    """What is said of a reason, and what is the reason: in the words of the entry, or what they mean."""
    source = evidence.told.source
    if source is Source.TAG:
        return "tagged", f"“{evidence.told.text}”"
    if evidence.word:
        said = f"“{evidence.word}”"
        return {Source.LESSON: (f"{lesson} says", said), Source.ORIGIN: ("what led to it says", said)}.get(
            source, ("says", said)
        )
    about = concepts()[feature].says
    kind = getattr(entry, "kind", None)
    match source:
        case Source.KIND if kind is not None and isinstance(entry, Setback):
            return "", f"{kind}"
        case Source.SHARE:
            return "", f"{_share_of(entry, feature)} was {_SHARE_SAYS[feature]}"
        case Source.LESSON:
            return f"{lesson} is about", about
        case Source.ORIGIN:
            return "learnt from" if entry.KIND.value == "lesson" else "came after", about
        case _:
            return "about", about


def _share_of(entry: Entry, feature: str) -> str:
    """How large a share is beside the others, in words."""
    if not isinstance(entry, Setback):
        return "a large share"
    shares = entry.latest_shares
    of = {"own_fault": shares.my_part, "better_candidate": shares.competition, "chance": shares.chance}
    others = (much or 0 for name, much in of.items() if name != feature)
    return "the larger share" if (of[feature] or 0) > max(others) else "a large share"


def _listed(those: list[str]) -> str:
    return f"{', '.join(those[:-1])} and {those[-1]}" if those[1:] else those[0]
