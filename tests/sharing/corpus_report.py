"""How much of what gives somebody away the review finds, and how much it asks in vain.

Run it as ``python -m tests.sharing.corpus_report``.

There are two corpora: ours, written before the rules, and one of other people's voices, written by somebody who had
not seen them. Three passages in ten of each, chosen by a hash of their words, were put aside and not looked at while
the rules were made better; ``--misses`` shows what is missed and asked in vain, of the others only.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from careerjournal.sharing.document import Document
from careerjournal.sharing.review.findings import Finding, findings

CORPUS = Path(__file__).parent / "corpus"
CORPORA = {"ours": CORPUS, "voices": CORPUS / "voices"}
"""The corpora by name: a folder of files each."""

_MARKED = re.compile(r"\{(\w+)\|([^}]*)\}")
_KINDS = {
    "job": "job title",
    "telephone": "telephone number",
    "email": "e-mail address",
    "url": "web address",
    "date": "exact date",
    "sum": "exact sum",
}


class Marked(NamedTuple):
    """A span that gives somebody away."""

    start: int
    end: int
    kind: str


class Passage(NamedTuple):
    """A text, and what in it must be found."""

    text: str
    marked: tuple[Marked, ...]

    @property
    def held_out(self) -> bool:
        """Whether it is one of the three in ten."""
        return sha256(self.text.encode()).digest()[0] % 10 < 3


def passage(source: str) -> Passage:
    """Read a passage with its marks."""
    text, marked, end = "", [], 0
    for match in _MARKED.finditer(source):
        text += source[end : match.start()]
        marked.append(Marked(len(text), len(text) + len(match[2]), _KINDS.get(match[1], match[1])))
        text += match[2]
        end = match.end()
    return Passage(text + source[end:], tuple(marked))


@cache
def passages(corpus: str = "ours") -> tuple[Passage, ...]:
    """A whole corpus."""
    files = sorted(CORPORA[corpus].glob("*.toml"))
    return tuple(passage(source) for file in files for source in tomllib.loads(file.read_text("utf-8"))["passages"])


class Measure(NamedTuple):
    """What was found and what was not."""

    there: int
    found: int
    """Of those there, how many are asked about at all."""
    wholly: int
    """Of those there, how many are asked about to the last letter."""
    found_as: int
    """Of those found, how many as the kind they are."""
    asked: int
    in_vain: int

    @property
    def recall(self) -> float:
        return self.found / self.there if self.there else 1.0

    @property
    def recall_wholly(self) -> float:
        return self.wholly / self.there if self.there else 1.0

    @property
    def precision(self) -> float:
        return 1 - self.in_vain / self.asked if self.asked else 1.0

    def __str__(self) -> str:
        if not self.there:
            return f"none there; precision {self.precision:.3f} of {self.asked}"
        found = f"asked {self.recall:.3f}, wholly {self.recall_wholly:.3f} of {self.there}"
        return f"{found}, {self.found_as} as the kind they are; precision {self.precision:.3f} of {self.asked}"


NOTHING = Measure(0, 0, 0, 0, 0, 0)


def asked_about(one: Passage) -> list[Finding]:
    """What the review asks about a passage."""
    return findings(Document("", one.text), ())


def measure(some: Iterable[Passage]) -> Measure:
    """Recall and precision over some passages."""
    return _sum(measured_by_kind(some).values())


def measured_by_kind(some: Iterable[Passage]) -> dict[str, Measure]:
    """Recall and precision by kind: what is there by the kind it is, what is asked by the kind it is asked as."""
    kinds: defaultdict[str, Measure] = defaultdict(lambda: NOTHING)
    for one in some:
        asks = asked_about(one)
        for mark in one.marked:
            fitting = [ask for ask in asks if _meets(ask, mark)]
            known_as = any(ask.kind == mark.kind for ask in fitting)
            seen = Measure(1, bool(fitting), _covers(one.text, fitting, mark), known_as, 0, 0)
            kinds[mark.kind] = _sum((kinds[mark.kind], seen))
        for ask in asks:
            in_vain = not any(_meets(ask, mark) for mark in one.marked)
            kinds[ask.kind] = _sum((kinds[ask.kind], Measure(0, 0, 0, 0, 1, in_vain)))
    return dict(sorted(kinds.items()))


def _sum(some: Iterable[Measure]) -> Measure:
    return Measure(*map(sum, zip(*some, NOTHING, strict=True)))


def _meets(ask: Finding, mark: Marked) -> bool:
    return ask.start < mark.end and mark.start < ask.end


def _covers(text: str, asks: list[Finding], mark: Marked) -> bool:
    """Whether no letter and no digit of what is marked is left out."""
    within = (place for place in range(mark.start, mark.end) if text[place].isalnum())
    return all(any(ask.start <= place < ask.end for ask in asks) for place in within)


def _show_misses(some: Iterable[Passage]) -> None:
    for one in some:
        asks = asked_about(one)
        for mark in one.marked:
            fitting = [ask for ask in asks if _meets(ask, mark)]
            if not _covers(one.text, fitting, mark):
                missed = "in part  " if fitting else "missed   "
                print(f"{missed} {mark.kind}: “{one.text[mark.start : mark.end]}” in: {one.text}")
        for ask in asks:
            if not any(_meets(ask, mark) for mark in one.marked):
                print(f"in vain   {ask.kind}: “{ask.text}” in: {one.text}")


def main() -> None:
    """Print the figures of both parts of each corpus."""
    for corpus in CORPORA:
        parts = {held_out: [one for one in passages(corpus) if one.held_out is held_out] for held_out in (False, True)}
        for held_out, some in parts.items():
            print(f"{corpus}, {'held out' if held_out else 'tuned on'}: {len(some)} passages: {measure(some)}")
            for kind, said in measured_by_kind(some).items():
                print(f"  {kind:17} {said}")
        if "--misses" in sys.argv[1:]:
            _show_misses(parts[False])


if __name__ == "__main__":
    main()
