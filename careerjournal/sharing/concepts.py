"""What a text is about: the concepts of careers' situations that its words and phrases stand for, and no model.

`concepts.toml` says which they are; its head, how a table of it is read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Final, NamedTuple

from careerjournal.journal.search.folding import folded, words_in
from careerjournal.model.common_words import COMMON_WORDS
from careerjournal.model.names.word_lists import word_set
from careerjournal.model.vocabulary import SetbackKind, SuccessKind

_DOUBTFUL: Final = 0.4
"""What a word counts for that often means something else, or that is all that is left of a phrase."""

_FEW: Final = 8
"""Concepts that a word may stand in the phrases of, at most, to hint at them."""

_LATER: Final = 3
"""How many words on, at most, the next word of a phrase stands: “turned the whole offer down” is “turned down”."""

NOT: Final = "\N{NOT SIGN}"
"""Every negation; no word that ends like another is taken for it."""

_APART: Final = 0.8
"""What a phrase counts for that has another word in it."""

_APOSTROPHES: Final = re.compile("[’‘ʼ`´]")
_NOT: Final = re.compile(r"n't\b|\b(?:do|does|did|is|are|was|were|wo|would|ca|could|should|has|have|had|ai)nt\b")
_CLITIC: Final = re.compile(r"'(?:s|d|ll|re|ve|m|t)\b")
_NOBODY: Final = re.compile(r"\bno[ -]one\b")

_SAME: Final[Mapping[str, str]] = {
    **dict.fromkeys(("not", "never", "no", "without", "cannot", "hardly", "barely", "neither", "nor"), NOT),
    **dict.fromkeys(("someone", "somebody", "anyone", "anybody"), "somebody"),
    **dict.fromkeys(("everyone", "everybody"), "everybody"),
    **dict.fromkeys(("none",), "nobody"),
}

_SKIPPED: Final = word_set("""
a an the this that these those my mine his her hers its our ours your yours their theirs i me he him she it we us
you they them myself himself herself itself themselves ourselves yourself do does did is are am was were be been
being will would can could shall should may might must has have had having ca wo ai don doesn didn isn aren wasn
weren won wouldn couldn shouldn hasn haven hadn just very so really quite rather even ever some any all just own
too also then only still already there here who whom which what and or but if as than
""")
"""Words that stand between those of a phrase as they please, and that are left out of texts and of phrases."""

_PARTICLES: Final = frozenset((NOT,)) | word_set("""
nobody somebody everybody over up down out off on in at to for with by of from back away about after before into
through again behind without until when how why where more less much many get got go went make made take took give
gave put say said tell told want know think see look come came keep like one two first last next new
""")
"""Words that say nothing alone, when the rest of a phrase is left out."""

_EVERYWHERE: Final = word_set("""
people person persons man men woman women guy lady wrong right big small old young whole half place end side hand
hands head eyes name word words talk ask asked asks asking answer help try tries tried trying start started starts
starting stop stops stopped stopping happen happens happened call called calls seem seems keep gives takes wants
thinks knows sees feels says tells gets goes comes makes finds leaves left stay stays stayed turn turned turns bring
put puts set sit run runs new next yet instead enough better best worse worst bad always sure hard easy able alone
together years times moment morning evening night today tomorrow yesterday monday tuesday wednesday thursday friday
saturday sunday hours minutes minute hour three four five six seven eight nine ten hundred thousand second third
open opened closed show showed shown shows write wrote written read meet met leave
""")
"""Words that two texts share by accident."""

_INFLECTED: Final = re.compile(r"(?<=...)(?:ing|(?<!e)ed)$")
_DERIVED: Final = re.compile(r"(?:(?<=.{4})(?:ments?|ful|fully|ness|ly)|(?<=.{5})(?:ations?|ers?|ors?|able))$")
_IN_ION: Final = re.compile(r"(?<=.{4}[st])ions?$")
_VOWEL: Final = re.compile("[aeiouy]")
_DOUBLED: Final = re.compile(r"(?:([bdgmnprt])\1|(?<=.{4})ll)$")
_SHORT: Final = re.compile(r"[^aeiou]?[^aeiou][aeiou][^aeiouwxy]$")
"""A syllable that had an “e” before its ending, where no letter is doubled: ``hir`` of “hiring”."""


class Concept(NamedTuple):
    """Something that situations are about."""

    name: str
    says: str
    """Completes “about …”."""
    weight: float
    """How much it tells of a situation, from 0 to 1."""
    near: tuple[str, ...]
    """The names of those that come up together with it."""
    negated: str | None
    """The name of the one that stands behind a “not”; empty where none does, None where it makes no difference."""


class Meant(NamedTuple):
    """A concept that stands in a text."""

    concept: str
    place: int
    """Which word of the text it begins at."""
    words: int
    """How many words of the text it takes."""
    weight: float
    """How sure it is, from 0 to 1."""


class _Phrase(NamedTuple):
    concept: str
    roots: tuple[str, ...]
    weight: float


def words_of(text: str) -> list[str]:
    """The words of a text as concepts know them, in small letters; every negation is `NOT`."""
    return _words_in(_plain(text))


def _plain(text: str) -> str:
    plain = folded(_APOSTROPHES.sub("'", text))
    return _CLITIC.sub("", _NOT.sub(" not", _NOBODY.sub("nobody", plain)))


def _words_in(plain: str) -> list[str]:
    return [same for word in words_in(plain) if (same := _SAME.get(word, word)) not in _SKIPPED]


def roots_of(words: Iterable[str]) -> list[str]:
    """Words without their endings, each the same for all its forms: ``freez`` of “froze”, “freezes” and “freezing”.

    They are nothing to search for: a root need not be how its word begins.

    Args:
        words: in small letters.
    """
    return [_root(word) for word in words]


@lru_cache(maxsize=65_536)
def _root(word: str) -> str:
    word = _forms().get(word, word)
    if word.endswith(("ies", "ied")) and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and len(word) > 3 and word[-2] not in "sui":
        word = word[:-1]
    bare = _INFLECTED.sub("", word)
    if bare != word and _VOWEL.search(bare):
        word = _DOUBLED.sub(lambda doubled: doubled[0][0], bare)
        word = _forms().get(word, word + "e" if word == bare and _SHORT.fullmatch(word) else word)
    word = _IN_ION.sub("", _DERIVED.sub("", word))
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


@cache
def _forms() -> Mapping[str, str]:
    lines = [group.split() for group in _tables()[0].split(";")]
    return {form: lemma for lemma, *forms in filter(None, lines) for form in forms}


@cache
def _tables() -> tuple[str, Mapping[str, dict[str, object]]]:
    text = resources.files("careerjournal.sharing").joinpath("concepts.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return str(tables.pop("forms")), tables


@cache
def concepts() -> Mapping[str, Concept]:
    """Every concept, by its name."""
    return {
        name: Concept(
            name,
            str(table["says"]),
            float(str(table.get("weight", 1))),
            tuple(str(table.get("near", "")).split()),
            str(table["negated"]) if "negated" in table else None,
        )
        for name, table in _tables()[1].items()
    }


@cache
def _by_kind() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, table in _tables()[1].items():
        kinds = table.get("kinds", [])
        for kind in kinds if isinstance(kinds, list) else []:
            found.setdefault(str(kind), []).append(name)
    return {kind: tuple(names) for kind, names in found.items()}


def prepare() -> None:
    """Read `concepts.toml`, which is done once and takes a moment; any thread may."""
    known_roots()
    concepts()
    hints()
    _by_kind()


def concepts_of_kind(kind: SetbackKind | SuccessKind) -> tuple[str, ...]:
    """The names of the concepts that a kind of setback or success is about."""
    return _by_kind().get(kind.value, ())


class _Phrases(NamedTuple):
    alone: Mapping[str, Sequence[_Phrase]]
    """Those of one word, by its root."""
    by_two: Mapping[str, Mapping[str, Sequence[_Phrase]]]
    """The others, by the root of their first word and that of their second."""


@cache
def _phrases() -> _Phrases:
    found: dict[tuple[str, tuple[str, ...]], float] = {}
    for name, table in _tables()[1].items():
        for said in _plain(str(table["words"]).replace("\n", " ")).split(","):
            if (phrase := _phrase(said)) is not None:
                key = name, phrase[0]
                found[key] = max(found.get(key, 0), phrase[1])
    senses: dict[tuple[str, ...], int] = {}
    for _, roots in found:
        senses[roots] = senses.get(roots, 0) + 1
    alone: dict[str, list[_Phrase]] = {}
    by_two: dict[str, dict[str, list[_Phrase]]] = {}
    for (name, roots), weight in found.items():
        one = _Phrase(name, roots, weight / senses[roots] ** 0.5)
        if len(roots) == 1:
            alone.setdefault(roots[0], []).append(one)
        else:
            by_two.setdefault(roots[0], {}).setdefault(roots[1], []).append(one)
    return _Phrases(alone, by_two)


def _phrase(said: str) -> tuple[tuple[str, ...], float] | None:
    said = said.strip()
    words = _words_in(said)
    cut = len(words) < len(said.split()) and len(words) == 1
    if not words or (len(words) == 1 and words[0] in _PARTICLES):
        return None
    doubtful = cut or said.endswith("?") or (len(words) == 1 and not tells(words[0]))
    return tuple(roots_of(words)), _DOUBTFUL if doubtful else 1.0


@cache
def known_roots() -> frozenset[str]:
    """The roots of all words that stand for a concept, by themselves or in a phrase."""
    alone, by_two = _phrases()
    return frozenset(alone) | {
        part for begun in by_two.values() for those in begun.values() for phrase in those for part in phrase.roots
    }


@cache
def hints() -> Mapping[str, Mapping[str, float]]:
    """What a word hints at that stands in the phrases of few concepts, by its root: the share of each, of 1."""
    found: dict[str, dict[str, float]] = {}
    for begun in _phrases().by_two.values():
        for those in begun.values():
            for phrase in those:
                for part in {*phrase.roots}:
                    if tells(part):
                        shares = found.setdefault(part, {})
                        shares[phrase.concept] = shares.get(phrase.concept, 0) + 1 / len(phrase.roots)
    return {
        root: {concept: much / sum(shares.values()) for concept, much in shares.items()}
        for root, shares in found.items()
        if len(shares) <= _FEW
    }


def meant_in(roots: Sequence[str]) -> Iterator[Meant]:
    """The concepts that stand in a text.

    Args:
        roots: of its words, in order.
    """
    alone, by_two = _phrases()
    every = concepts()
    for place, first in enumerate(roots):
        found = [(phrase, place + 1) for phrase in alone.get(first, ())]
        if (begun := by_two.get(first)) is not None:
            for second in range(place + 1, min(place + 1 + (1 if first == NOT else _LATER), len(roots))):
                those = begun.get(roots[second], ())
                found += [(one, end) for one in those if (end := _end(one.roots, roots, second)) is not None]
        if not found:
            continue
        negates = NOT in roots[max(0, place - 2) : place]
        for phrase, end in found:
            name, negated = phrase.concept, every[phrase.concept].negated
            if negates and negated is not None:
                name = negated
            if name:
                whole = end - place == len(phrase.roots)
                yield Meant(name, place, end - place, phrase.weight * (1 if whole else _APART))


def _end(phrase: tuple[str, ...], roots: Sequence[str], second: int) -> int | None:
    """Where a phrase ends whose second word stands at a place of a text; None where the rest does not follow."""
    at = second
    for part in phrase[2:]:
        for later in range(at + 1, min(at + 1 + _LATER, len(roots))):
            if roots[later] == part:
                at = later
                break
        else:
            return None
    return at + 1


def tells(word: str) -> bool:
    """Whether a word says something by itself."""
    return len(word) > 2 and word not in COMMON_WORDS and word not in _PARTICLES and word not in _EVERYWHERE
