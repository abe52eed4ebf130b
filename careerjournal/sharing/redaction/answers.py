"""What was decided about each thing that may give someone away; decided once, it holds for the whole document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from careerjournal.model.base import Part
from careerjournal.model.describe import field
from careerjournal.model.names.finder import Found
from careerjournal.model.names.normalising import folded, normalise
from careerjournal.model.sentences import sentence_at
from careerjournal.sharing.markdown.annotations import read_notes
from careerjournal.sharing.markdown.inline import Edit, Inline
from careerjournal.sharing.redaction.grammar import fitted

WHICH = "which"
"""The kind of question that asks whether a word is a name, or whose; asked of each place by itself."""


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

    def __contains__(self, key: str) -> bool:
        """Whether a question has been answered."""
        return key in self._by_key

    def apply(self, words: Inline) -> Inline:
        """A block's words as decided."""
        words = self._each(words)
        reading = normalise(words.text)
        for pattern, answer in self._wide:
            spans = [reading.written(*match.span()) for match in pattern.finditer(reading.text)]
            if spans:
                words = _changed(words, spans, answer)
                reading = normalise(words.text)
        return words

    def _each(self, words: Inline) -> Inline:
        """The words with what was decided for single places."""
        for place in reversed(list(_UNSURE.finditer(words.text))):
            (noted,) = read_notes(place[0])[1]
            text = read_notes(place[0])[0]
            answer = self._by_key.get(key_of(WHICH, text, noted.context))
            if answer is not None and answer.verdict is not Verdict.FINE:
                words = _changed(words, [place.span()], answer)
        return words


_UNSURE = re.compile("\ufde1[^\ufde3]*\ufde3")


def _as_read(said: str) -> re.Pattern[str]:
    """What was asked about, as whole words."""
    before = r"(?<![^\W_])" if said[0].isalnum() else ""
    after = r"(?![^\W_])" if said[-1].isalnum() else ""
    return re.compile(before + re.escape(said) + after)


def _changed(words: Inline, spans: list[tuple[int, int]], answer: Answer) -> Inline:
    edits: list[Edit] = []
    for start, end in spans:
        if answer.verdict is Verdict.CUT:
            edit = Edit(*sentence_at(words.text, start, end), "")
        elif not answer.with_.strip():
            edit = Edit(start, end, "")
        else:
            edit = Edit(*fitted(words.text, Found(start, end, (), sure=True), answer.with_.strip()))
        if not edits or edit.start >= edits[-1].end:
            edits.append(edit)
    return words.edited(edits)
