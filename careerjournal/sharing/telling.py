"""What an entry tells of, as “find me a story” weighs it: its own words, its kind and shares, its lessons.

Weights are relative: 1 is a word in passing. They were set on journals whose situations say which story is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.model.lesson import Lesson
from careerjournal.model.setback import Setback
from careerjournal.model.success import Success
from careerjournal.sharing.concepts import concepts_of_kind, hints, meant_in, roots_of, tells, words_of
from careerjournal.sharing.kinds import SHARED

if TYPE_CHECKING:
    from careerjournal.model.base import Entry
    from careerjournal.model.links import Ref

MOST_WORDS: Final = 600
"""Words of a field that are looked at: what it is about stands by then."""

PHRASE: Final = 1.5
"""How much more a phrase counts for than a word: it seldom stands there by accident."""

_HINT: Final = 0.6
"""How much less than a word that stands for a concept one counts for that stands in its phrases."""

_MUCH: Final = 5
"""The share, of 10, from which on it says what an entry is about."""


class Source(Enum):
    """Where something that an entry tells of comes from."""

    OWN = "its own text"
    KIND = "its kind"
    SHARE = "the largest of its shares"
    TAG = "a tag"
    LESSON = "a lesson learnt from it"
    ORIGIN = "what it was learnt from, or came after"


class Told(NamedTuple):
    """A text of an entry, or a concept that it is about without a word."""

    source: Source
    weight: float
    text: str = ""
    concept: str = ""
    of: Ref | None = None
    """The lesson that it is of, where it is one's."""


class Evidence(NamedTuple):
    """What of an entry speaks most for a feature."""

    told: Told
    word: str
    """The word in it that is the feature, or only hints at it; empty where its words mean it, or it has none."""


def told_by(entry: Entry, get: Callable[[Ref], Entry | None], lessons: Iterable[Ref]) -> Iterator[Told]:
    """What an entry tells of.

    Args:
        entry: a setback, a success or a lesson.
        get: returns another entry; None where it is not there.
        lessons: those that were learnt from it.
    """
    match entry:
        case Lesson():
            yield from _told_by_lesson(entry, get)
        case Setback():
            yield from _told_by_setback(entry)
        case Success():
            yield from _told_by_success(entry, get)
        case _:
            return
    for tag in entry.tags:
        yield Told(Source.TAG, 1.5, tag)
    for ref in lessons:
        if isinstance(lesson := get(ref), Lesson):
            yield Told(Source.LESSON, 1.2, lesson.sentence, of=lesson.ref)
            yield Told(Source.LESSON, 0.6, lesson.where_it_holds, of=lesson.ref)


def _told_by_lesson(lesson: Lesson, get: Callable[[Ref], Entry | None]) -> Iterator[Told]:
    yield Told(Source.OWN, 3, lesson.sentence)
    yield Told(Source.OWN, 1.5, lesson.where_it_holds)
    for time in lesson.applied:
        yield Told(Source.OWN, 0.8, f"{time.where}. {time.how_it_went}")
    for ref in lesson.learnt_from:
        if (origin := get(ref)) is None:
            continue
        # What happened is found by itself where it is a story, too; a reflection or a move is told by its lesson alone.
        weight, fields = (0.3, ("body",)) if SHARED[origin.KIND].tells else (0.9, ("body", "why", "hope", "came_of_it"))
        yield Told(Source.ORIGIN, 1.2, origin.title)
        for name in fields:
            yield Told(Source.ORIGIN, weight, getattr(origin, name, ""))


def _told_by_setback(setback: Setback) -> Iterator[Told]:
    yield Told(Source.OWN, 3, setback.what_happened)
    yield Told(Source.OWN, 1.5, setback.felt)
    yield Told(Source.OWN, 1.2, setback.came_of_it)
    yield Told(Source.OWN, 1, setback.body)
    yield Told(Source.OWN, 1, setback.expected)
    for reading in setback.readings:
        yield Told(Source.OWN, 0.7, reading.note)
    if setback.kind is not None:
        for concept in concepts_of_kind(setback.kind):
            yield Told(Source.KIND, 5, concept=concept)
    shares = setback.latest_shares
    largest = max(_MUCH, shares.my_part, shares.competition, shares.chance)
    by_share = {"own_fault": shares.my_part, "better_candidate": shares.competition, "chance": shares.chance}
    for concept, much in by_share.items():
        if much >= _MUCH:
            yield Told(Source.SHARE, 2 if much == largest else 1, concept=concept)


def _told_by_success(success: Success, get: Callable[[Ref], Entry | None]) -> Iterator[Told]:
    yield Told(Source.OWN, 3, success.what_happened)
    yield Told(Source.OWN, 1.5, success.hard)
    yield Told(Source.OWN, 1.2, success.came_of_it)
    yield Told(Source.OWN, 1, success.body)
    for reading in success.readings:
        yield Told(Source.OWN, 0.7, reading.note)
    yield Told(Source.KIND, 2, concept="success")
    if success.under_way:
        yield Told(Source.KIND, 4, concept="unfinished_success")
    if success.kind is not None:
        for concept in concepts_of_kind(success.kind):
            yield Told(Source.KIND, 3, concept=concept)
    if success.latest_shares.chance > _MUCH:
        yield Told(Source.SHARE, 2, concept="chance")
    if success.after is not None and (before := get(success.after)) is not None:
        yield Told(Source.ORIGIN, 1, before.title)


def features_of(told: Iterable[Told]) -> dict[str, dict[Source, float]]:
    """The words and concepts of texts, each with how often it comes, weighted, by where it comes from.

    A concept goes by its name; a word by its root behind a “=”.
    """
    found: defaultdict[str, defaultdict[Source, float]] = defaultdict(lambda: defaultdict(float))
    hinted = hints()
    for text in told:
        if text.concept:
            found[text.concept][text.source] += text.weight
        words = words_of(text.text)[:MOST_WORDS]
        roots = roots_of(words)
        for word, root in zip(words, roots, strict=True):
            if tells(word):
                found[f"={root}"][text.source] += text.weight
                for concept, share in hinted.get(root, {}).items():
                    found[concept][text.source] += text.weight * _HINT * share
        for meant in meant_in(roots):
            sure = meant.weight * (PHRASE if meant.words > 1 else 1)
            found[meant.concept][text.source] += text.weight * sure
    return {feature: dict(sources) for feature, sources in found.items()}


def evidence_for(feature: str, told: Iterable[Told]) -> Evidence | None:
    """What of an entry speaks most for a feature that `features_of` names; None where nothing does."""
    best: Evidence | None = None
    most = 0.0
    for text in told:
        much = sum(features_of([text]).get(feature, {}).values())
        if much > most:
            best, most = Evidence(text, _word_for(feature, text)), much
    return best


def _word_for(feature: str, text: Told) -> str:
    if text.concept == feature:
        return ""
    words = words_of(text.text)[:MOST_WORDS]
    roots = roots_of(words)
    if feature.startswith("="):
        return next(word for word, root in zip(words, roots, strict=True) if f"={root}" == feature and tells(word))
    if any(meant.concept == feature for meant in meant_in(roots)):
        return ""
    hinted = hints()
    said = [(hinted.get(root, {}).get(feature, 0.0), word) for word, root in zip(words, roots, strict=True)]
    return max(((share, word) for share, word in said if tells(word)), key=lambda one: one[0])[1]
