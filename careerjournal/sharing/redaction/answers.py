"""What was decided about each thing that may give someone away; decided once, it holds for the whole document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Final

from careerjournal.model.base import Part
from careerjournal.model.describe import field
from careerjournal.model.name import Name
from careerjournal.model.names.finder import Finder, Found
from careerjournal.model.names.normalising import folded, normalise
from careerjournal.model.names.ordinary_words import ORDINARY_WORDS
from careerjournal.model.names.spellings import words_of
from careerjournal.model.names.word_lists import MORE_PARTICLES, TITLES
from careerjournal.model.names.word_names import writes_small
from careerjournal.model.sentences import sentence_at
from careerjournal.sharing.markdown.annotations import NOTE, UNSURE_NOTE, note, read_notes
from careerjournal.sharing.markdown.inline import Edit, Inline, Taken
from careerjournal.sharing.redaction.grammar import fitted, place_of

WHICH = "which"
"""The kind of question that asks whether a word is a name, or whose; asked of each place by itself."""

NAME = "name"
"""The kind of question about what looks like a name that is not on the list."""


class Verdict(StrEnum):
    """What becomes of a finding: the document keeps it, replaces it, or cuts it."""

    REPLACE = "replace"
    """Other words in its place."""
    CUT = "cut"
    """The sentence it stands in goes."""
    FINE = "fine"
    """It may stay."""


class Answer(Part, frozen=True, kw_only=True):
    """One decision. Kept as a record, it can be asked for again (see `careerjournal.model.records`)."""

    key: Annotated[str, field("About")] = ""
    """What it is about: the key of a finding."""
    verdict: Annotated[Verdict, field("Verdict")] = Verdict.FINE
    with_: Annotated[str, field("With")] = ""
    """The other words, for `Verdict.REPLACE`; empty, the words alone are taken out."""


def key_of(kind: str, text: str, context: int = 0) -> str:
    """The key of a finding: the same wherever and however the same thing is written."""
    return f"{kind}:{folded(text)}@{context}" if kind == WHICH else f"{kind}:{folded(text)}"


class Answers:
    """The decisions taken so far."""

    def __init__(self, answers: Iterable[Answer] = ()) -> None:
        self._by_key = {answer.key: answer for answer in answers}
        changing = [answer for answer in self._by_key.values() if answer.verdict is not Verdict.FINE]
        self._wide = [
            (_as_read(said), answer)
            for kind, _, said, answer in ((*answer.key.partition(":"), answer) for answer in changing)
            if kind != WHICH and said
        ]
        self._whole = [
            (said, answer)
            for kind, _, said, answer in ((*answer.key.partition(":"), answer) for answer in changing)
            if kind == NAME and len(words_of(said)) > 1
        ]
        """The names of more words than one that do not leave."""

    def __contains__(self, key: str) -> bool:
        """Whether a question has been answered."""
        return key in self._by_key

    def apply(self, words: Inline) -> Inline:
        """A block's words as decided."""
        words = self._each(self._parted(words))
        reading = normalise(words.text)
        for pattern, answer in self._wide:
            spans = [reading.written(*match.span()) for match in pattern.finditer(reading.text)]
            if _is_word(answer.key):
                spans = [span for span in spans if _stands_as_name(words.text, span[0])]
            if spans:
                words = _changed(words, spans, answer)
                reading = normalise(words.text)
        return words

    @cached_property
    def _finder(self) -> Finder:
        """What finds the names that do not leave, in any of their parts."""
        return Finder(
            Name(name=said, spellings=_parts(said), stand_in=answer.with_.strip()) for said, answer in self._whole
        )

    def _parted(self, words: Inline) -> Inline:
        """The words with each part of a name that does not leave said as that is, or noted, for it to be asked about.

        A part that is a word besides is asked about, and so is one whose whole name was cut or taken out: that says
        nothing of the other sentences. What was asked about by itself is left to its own answer.
        """
        if not self._whole:
            return words
        text = words.text
        taken = Taken(place.span() for place in NOTE.finditer(text))
        edits: list[Edit] = []
        for found in self._finder.find(text):
            said = text[found.start : found.end - len(found.ending)]
            if key_of(NAME, said) in self._by_key or not taken.take(found.start, found.end):
                continue
            answer = self._whole[found.whose[0]][1]
            if found.sure and answer.verdict is Verdict.REPLACE and answer.with_.strip():
                edit = Edit(*fitted(text, found, answer.with_.strip()))
            else:
                written = text[found.start : found.end]
                context = place_of(text, found.start, found.end)
                edit = Edit(found.start, found.end, note(written, sure=False, context=context))
            if not edits or edit.start >= edits[-1].end:
                edits.append(edit)
        return words.edited(edits)

    def _each(self, words: Inline) -> Inline:
        """The words with what was decided for single places."""
        for place in reversed(list(UNSURE_NOTE.finditer(words.text))):
            text, (noted,) = read_notes(place[0])
            answer = self._by_key.get(key_of(WHICH, text, noted.context))
            if answer is not None and answer.verdict is not Verdict.FINE:
                words = _changed(words, [place.span()], answer, "'s" if _GENITIVE.search(text) else "")
        return words


def _is_word(key: str) -> bool:
    """Whether what was asked about as somebody's, or as a place's, is a word besides: Hope, Reading."""
    kind, _, said = key.partition(":")
    return kind in _CALLED and said in ORDINARY_WORDS


def _stands_as_name(text: str, start: int) -> bool:
    """Whether a word that may be a name is written as one there."""
    return not text[start].islower() or writes_small(text, start)


_CALLED = frozenset({NAME, "place", "organisation"})
"""The kinds of question about what somebody or something is called."""


def _parts(said: str) -> tuple[str, ...]:
    """The words of a name by which somebody may be called."""
    return tuple(word for word in words_of(said) if len(word) > 1 and word not in TITLES | MORE_PARTICLES)


def _as_read(said: str) -> re.Pattern[str]:
    """What was asked about, as whole words."""
    before = r"(?<![^\W_])" if said[0].isalnum() else ""
    after = r"(?![^\W_])" if said[-1].isalnum() else ""
    return re.compile(before + re.escape(said) + after)


_GENITIVE: Final = re.compile(r"['’‘ʼ][sS]$")


def _changed(words: Inline, spans: list[tuple[int, int]], answer: Answer, ending: str = "") -> Inline:
    edits: list[Edit] = []
    for start, end in spans:
        if answer.verdict is Verdict.CUT:
            edit = Edit(*sentence_at(words.text, start, end), "")
        elif not answer.with_.strip():
            edit = Edit(start, end, "")
        else:
            found = Found(start, end, (), sure=True, ending=ending)
            edit = Edit(*fitted(words.text, found, answer.with_.strip()))
        if not edits or edit.start >= edits[-1].end:
            edits.append(edit)
    return words.edited(edits)
