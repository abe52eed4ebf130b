"""The review: what in an outgoing document may still give somebody away, each thing shown in place and answered once.

Rules and word lists, no model: the same document always raises the same questions, on any machine, with no network.
It asks rather than judges; what it misses and what it asks in vain is measured (``tests/sharing/corpus_report.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from careerjournal.model import Name
from careerjournal.sharing.document import Document
from careerjournal.sharing.markdown.inline import Taken
from careerjournal.sharing.markdown.visible import ESCAPE, Shown, shown
from careerjournal.sharing.redaction.answers import WHICH, Answer, Answers, Verdict, key_of
from careerjournal.sharing.redaction.stand_ins import StandIns
from careerjournal.sharing.review.clues import Clue, clues_in, names_in
from careerjournal.sharing.review.organisations import organisations_in
from careerjournal.sharing.review.what_is_named import may_be_no_person, what_it_may_be

__all__ = ["Answer", "Finding", "FindingKind", "Verdict", "around", "findings"]


class FindingKind(StrEnum):
    """The kinds of finding: what may give somebody away."""

    WHICH = WHICH
    """A word that may be a name on the list, or may be one of several people's."""
    NAME = "name"
    ORGANISATION = "organisation"
    PLACE = "place"
    JOB = "job title"
    ADDRESS = "address"
    TELEPHONE = "telephone number"
    EMAIL = "e-mail address"
    WEB = "web address"
    NUMBER = "number"
    DATE = "exact date"
    SUM = "exact sum"
    CONFIDENCE = "confidence"


class Finding(NamedTuple):
    """One thing to look at before a document leaves."""

    kind: FindingKind
    start: int
    end: int
    """Where it stands in the document's Markdown."""
    text: str
    """What stands there, as it is read."""
    why: str
    """Why it is asked about, in a sentence."""
    key: str
    """The same for the same thing wherever it stands, so that it is answered once; see `Answer`."""
    suggestions: tuple[str, ...] = ()
    """What might be said instead, what fits best first."""
    likely: FindingKind | None = None
    """Of a name that may be a person's, an organisation's or a place's, which of them the words around it speak for."""


AROUND: Final = 36
"""Characters of the text shown on either side of something found."""


def around(text: str, finding: Finding) -> tuple[str, str, str]:
    """What was found, with what stands before and after it, on one line as it is read, and cut at words."""
    begin, end = max(0, finding.start - AROUND), min(len(text), finding.end + AROUND)
    before, after = text[begin : finding.start], text[finding.end : end]
    if begin:
        before = "…" + before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0] + "…"
    before, found, after = (
        ESCAPE.sub("", _LINE_ENDS.sub(" ", part))
        for part in (before.lstrip("# "), text[finding.start : finding.end], after)
    )
    return before, found, after


_LINE_ENDS: Final = re.compile(r" *\n[ >]*")


def findings(
    document: Document,
    names: Iterable[Name],
    answered: Iterable[Answer] = (),
    standins: StandIns | None = None,
    organisations: Iterable[str] = (),
) -> list[Finding]:
    """The findings of a document that are still to be answered, in the order they stand there.

    Args:
        document: made with the answers given so far (see `document.Maker`), so that what was replaced or cut is gone.
        names: the journal's.
        answered: the answers given so far; what is fine is not asked about again.
        standins: what the document was made with; made of the names where it is not given.
        organisations: those of the journal's roles.
    """
    answered = tuple(answered)
    answers = Answers(answered)
    read_on, by_lines = shown(document.markdown, read_on=True), shown(document.markdown)
    taken = Taken(sorted((span.start, span.end) for span in (*document.spans, *document.own, *document.unsure)))
    unsure = list(_unsure(document, names, standins))
    found = [
        *_clues(read_on, organisations_in(read_on.text, organisations), taken),
        *_clues(read_on, clues_in(read_on.text), taken),
    ]
    if by_lines.text != read_on.text:  # somebody may stand alone in a line, with a title below
        found += _clues(by_lines, names_in(by_lines.text), taken)
    # Only what is wholly of those words: one that somebody typed may stand in a name that nobody did.
    instead = list(_said_instead(document.markdown, answered))
    found = [one for one in found if not any(start <= one.start and one.end <= end for start, end in instead)]
    return sorted((one for one in (*unsure, *found) if one.key not in answers), key=lambda one: (one.start, one.end))


def _said_instead(markdown: str, answered: Iterable[Answer]) -> Iterator[tuple[int, int]]:
    """Where the words stand that somebody has typed in the place of others: they are not asked about those."""
    words = {answer.with_.strip() for answer in answered if answer.verdict is Verdict.REPLACE} - {""}
    for one in words:
        for match in re.finditer(rf"(?<!\w){re.escape(one)}(?!\w)", markdown, re.IGNORECASE):
            yield match.span()


def _unsure(document: Document, names: Iterable[Name], standins: StandIns | None) -> Iterable[Finding]:
    if not document.unsure:
        return
    standins = standins or StandIns(names)
    for span in document.unsure:
        text = document.markdown[span.start : span.end]
        if not span.whose:
            why = f"Is {text} a name here? A name with it in it does not leave."
            yield Finding(
                FindingKind.WHICH, span.start, span.end, text, why, key_of(WHICH, text, span.context), _SOMEBODY
            )
            continue
        whose = [standins.names[place] for place in span.whose]
        people = " or ".join(name.name for name in whose)
        why = f"Is {text} a name here: {people}?" if len(whose) == 1 else f"This may be {people}."
        instead = tuple(dict.fromkeys(standins.instead_of(place) for place in span.whose))
        yield Finding(FindingKind.WHICH, span.start, span.end, text, why, key_of(WHICH, text, span.context), instead)


def _clues(view: Shown, clues: Iterable[Clue], taken: Taken) -> Iterable[Finding]:
    for clue in clues:
        start, end = view.written(clue.start, clue.end)
        if not taken.take(start, end):
            continue
        kind = FindingKind(clue.kind)
        likely, instead = None, _SUGGESTED.get(kind, ())
        if kind is FindingKind.NAME and may_be_no_person(clue.text):
            likely = FindingKind(what_it_may_be(view.text[: clue.start], view.text[clue.end :]))
            others = [other for other in _NAMED if other is not likely]
            instead = tuple(_SUGGESTED[one][0] for one in (likely, *others))
        yield Finding(kind, start, end, clue.text, clue.why, key_of(kind, clue.text), instead, likely)


_SOMEBODY = ("someone", "a colleague", "a friend")
_SUGGESTED = {
    FindingKind.NAME: _SOMEBODY,
    FindingKind.ORGANISATION: ("an organisation", "a company"),
    FindingKind.PLACE: ("a town", "the site", "a place"),
    FindingKind.JOB: ("somebody senior",),
    FindingKind.DATE: ("one day", "at the time"),
    FindingKind.SUM: ("a sum of money",),
    FindingKind.TELEPHONE: ("a telephone number",),
    FindingKind.NUMBER: ("a number",),
}
_NAMED = (FindingKind.NAME, FindingKind.ORGANISATION, FindingKind.PLACE)
