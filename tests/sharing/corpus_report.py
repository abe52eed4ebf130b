"""How much of what gives somebody away the review finds, and how much it asks in vain.

Run it as ``python -m tests.sharing.corpus_report``.

The passages were written before the rules. Three in ten, chosen by a hash of their words, were put aside and not
looked at while the rules were made better; ``--misses`` shows what is missed and asked in vain, of the others only.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from careerjournal.sharing.document import Document
from careerjournal.sharing.review.findings import Finding, findings

CORPUS = Path(__file__).parent / "corpus"
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
def passages() -> tuple[Passage, ...]:
    """The whole corpus."""
    files = sorted(CORPUS.glob("*.toml"))
    return tuple(passage(source) for file in files for source in tomllib.loads(file.read_text("utf-8"))["passages"])


class Measure(NamedTuple):
    """What was found and what was not."""

    there: int
    found: int
    found_as: int
    """Of those found, how many as the kind they are."""
    asked: int
    in_vain: int

    @property
    def recall(self) -> float:
        return self.found / self.there if self.there else 1.0

    @property
    def precision(self) -> float:
        return 1 - self.in_vain / self.asked if self.asked else 1.0


def asked_about(one: Passage) -> list[Finding]:
    """What the review asks about a passage."""
    return findings(Document("", one.text), ())


def measure(some: Iterable[Passage]) -> Measure:
    """Recall and precision over some passages."""
    there = found = found_as = asked = in_vain = 0
    for one in some:
        asks = asked_about(one)
        for mark in one.marked:
            fitting = [ask for ask in asks if ask.start < mark.end and mark.start < ask.end]
            there += 1
            found += bool(fitting)
            found_as += any(ask.kind == mark.kind for ask in fitting)
        asked += len(asks)
        in_vain += sum(not any(ask.start < mark.end and mark.start < ask.end for mark in one.marked) for ask in asks)
    return Measure(there, found, found_as, asked, in_vain)


def _by_kind(some: Iterable[Passage]) -> tuple[Counter[str], Counter[str]]:
    there: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for one in some:
        asks = asked_about(one)
        for mark in one.marked:
            there[mark.kind] += 1
            found[mark.kind] += any(ask.start < mark.end and mark.start < ask.end for ask in asks)
    return there, found


def _show_misses(some: Iterable[Passage]) -> None:
    for one in some:
        asks = asked_about(one)
        for mark in one.marked:
            if not any(ask.start < mark.end and mark.start < ask.end for ask in asks):
                print(f"missed    {mark.kind}: “{one.text[mark.start : mark.end]}” in: {one.text}")
        for ask in asks:
            if not any(ask.start < mark.end and mark.start < ask.end for mark in one.marked):
                print(f"in vain   {ask.kind}: “{ask.text}” in: {one.text}")


def main() -> None:
    """Print the figures of both parts."""
    parts = {held_out: [one for one in passages() if one.held_out is held_out] for held_out in (False, True)}
    for held_out, some in parts.items():
        said = measure(some)
        print(f"{'held out' if held_out else 'tuned on'}: {len(some)} passages")
        print(f"  recall {said.recall:.3f} ({said.found} of {said.there}; {said.found_as} as the kind they are)")
        print(f"  precision {said.precision:.3f} ({said.asked - said.in_vain} of {said.asked} asked)")
        there, found = _by_kind(some)
        print("  " + ", ".join(f"{kind} {found[kind]}/{there[kind]}" for kind in sorted(there)))
    if "--misses" in sys.argv[1:]:
        _show_misses(parts[False])


if __name__ == "__main__":
    main()
