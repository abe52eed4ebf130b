"""Pages of several entries: a CV of failures beside what went right, evidence, both sides on one line of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from textwrap import indent
from typing import TYPE_CHECKING, Final

from careerjournal.model import Entry, Kind
from careerjournal.model.aspiration import Aspiration
from careerjournal.model.setback import Setback
from careerjournal.model.sides import Side, side_of
from careerjournal.model.success import Success
from careerjournal.model.vocabulary import AspirationState, SetbackKind, SuccessKind
from careerjournal.sharing.document import Document, Maker, Selection
from careerjournal.sharing.kinds import SHARED
from careerjournal.sharing.markdown.annotations import note
from careerjournal.sharing.pieces import DocumentPart, Piece, is_open, pieces_of
from careerjournal.sharing.redaction.answers import Answer

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.sharing.redaction.stand_ins import StandIns

FIELDS: Final = ("what_happened", "when", "kind", "came_of_it", "lessons")
"""What such a page usually says of a setback: what to offer first. Nothing of it is open until it is opened."""
OF_SUCCESSES: Final = frozenset({"hard", "whose_words"})
"""What it usually says of a success besides."""

TITLE: Final = "A CV of failures"
_OPENING: Final = "A career is usually told without these. They belong to it."
_BESIDE: Final = "What went right meanwhile"
_SECTIONS: Final = {
    SetbackKind.NOT_SHORTLISTED: "Not shortlisted",
    SetbackKind.INTERVIEW: "Interviews that went badly",
    SetbackKind.NEAR_MISS: "Near misses",
    SetbackKind.PASSED_OVER: "Passed over",
    SetbackKind.OFFER_WITHDRAWN: "Offers withdrawn",
    SetbackKind.ROLE_LOST: "Roles lost",
    SetbackKind.PROJECT_FAILED: "Projects that failed",
    SetbackKind.MISJUDGEMENT: "Misjudgements",
    SetbackKind.HARD_FEEDBACK: "Hard feedback",
}
_OTHER: Final = "Other things that went wrong"

EVIDENCE_TITLE: Final = "A page of evidence"
_OF_EVIDENCE: Final = {
    SuccessKind.DELIVERED: "Delivered",
    SuccessKind.LEARNT: "Learnt",
    SuccessKind.HELPED: "Helped somebody",
    SuccessKind.SAID_OF_ME: "Said of me",
    SuccessKind.HONOUR: "Honours",
}
_OTHER_EVIDENCE: Final = "Other things that went well"

LINE_TITLE: Final = "Misses and what went well"
_DATED: Final = "On one line of time, the latest first"
_UNDATED: Final = "Without a date"


def cv_of(
    selection: Selection, journal: Journal, answers: Iterable[Answer] = (), standins: StandIns | None = None
) -> Document:
    """The page that a selection makes: its setbacks by kind, the latest first; its other entries beside them.

    A setback whose kind is closed stands among the others, and one that is closed altogether does not stand at all.
    """
    return _Cv(selection, journal, Maker(journal, selection.choices, answers, standins)).document()


def evidence_of(
    selection: Selection, journal: Journal, answers: Iterable[Answer] = (), standins: StandIns | None = None
) -> Document:
    """The page of evidence that a selection of successes makes: by kind, the latest first.

    Neither the span nor the area that they were chosen by stands on it.
    """
    return _Evidence(selection, journal, Maker(journal, selection.choices, answers, standins)).document()


def line_of(
    selection: Selection, journal: Journal, answers: Iterable[Answer] = (), standins: StandIns | None = None
) -> Document:
    """The page of misses and what went well that a selection makes, on one line of time, the latest first.

    Time orders only what says a date on the page, and only as exactly as it says one; the rest stands by its words.
    """
    return _Line(selection, journal, Maker(journal, selection.choices, answers, standins)).document()


class _Cv:
    TITLE = TITLE
    OPENING = _OPENING
    HEADINGS: tuple[str, ...] = (*_SECTIONS.values(), _OTHER, _BESIDE)

    def __init__(self, selection: Selection, journal: Journal, maker: Maker) -> None:
        self._selection = selection
        self._maker = maker
        self._opened = {
            entry.ref: [
                piece for piece in pieces_of(entry, journal) if is_open(piece, selection.opened.get(entry.ref, ()))
            ]
            for entry in selection.entries
        }

    def document(self) -> Document:
        sections: dict[str, list[str]] = {heading: [] for heading in self.HEADINGS}
        for entry in self._in_order(self._selection.entries):
            if self._opened[entry.ref]:
                sections[self._heading(entry)].append(self._item(entry))
        told = [f"## {note(heading)}\n\n" + "\n\n".join(items) for heading, items in sections.items() if items]
        if not told:
            return self._maker.finished("")
        title = self._maker.line(self._selection.title) or note(self.TITLE)
        opening = [note(self.OPENING)] if self.OPENING else []
        return self._maker.finished("\n\n".join((f"# {title}", *opening, *told)))

    def _in_order(self, entries: Iterable[Entry]) -> list[Entry]:
        return sorted(entries, key=_latest_first)

    def _heading(self, entry: Entry) -> str:
        if not isinstance(entry, Setback):
            return _BESIDE
        told = self._kind_told(entry)
        return _SECTIONS.get(entry.kind, _OTHER) if told and entry.kind else _OTHER

    def _kind_told(self, entry: Entry) -> bool:
        return any(piece.field == "kind" for piece in self._opened[entry.ref])

    def _by_its_section(self, entry: Entry) -> bool:
        """Whether the section that an entry stands in says its kind already."""
        return isinstance(entry, Setback)

    def _item(self, entry: Entry) -> str:
        """An entry as an item of a list: what it was and when, and its words below."""
        pieces = self._opened[entry.ref]
        title = next((self._maker.line_of(piece.markdown) for piece in pieces if piece.place is DocumentPart.TITLE), "")
        lead = f"**{title or note(SHARED[entry.KIND].untitled)}**"
        said = ("kind",) if self._by_its_section(entry) else ()
        facts = [self._fact(piece) for piece in pieces if piece.place is DocumentPart.FACT and piece.field not in said]
        lines = ", ".join((lead, *self._led(entry), *filter(None, facts)))
        words = [indent(said, "  ") for said in self._maker.words(pieces)]
        return "\n\n".join((f"- {lines}", *words))

    def _led(self, entry: Entry) -> tuple[str, ...]:
        """What the page itself says of an entry, before its facts."""
        del entry
        return ()

    def _fact(self, piece: Piece) -> str:
        said = self._maker.fact(piece)
        return note(said) if said else ""


class _Evidence(_Cv):
    TITLE = EVIDENCE_TITLE
    OPENING = ""
    HEADINGS = (*_OF_EVIDENCE.values(), _OTHER_EVIDENCE)

    def _heading(self, entry: Entry) -> str:
        kind = entry.kind if isinstance(entry, Success) and self._kind_told(entry) else None
        return _OF_EVIDENCE.get(kind, _OTHER_EVIDENCE) if kind else _OTHER_EVIDENCE

    def _by_its_section(self, entry: Entry) -> bool:
        return True


class _Line(_Cv):
    TITLE = LINE_TITLE
    OPENING = ""
    HEADINGS = (_DATED, _UNDATED)

    def _in_order(self, entries: Iterable[Entry]) -> list[Entry]:
        """By what the page says of their dates; those of which it says the same, or nothing, by their words."""
        by_words = sorted(entries, key=self._item)
        latest: dict[str, dt.date] = {}
        for entry in by_words:
            said, date = self._date_said(entry), entry.date
            if date is not None:
                latest[said] = max(date.first, latest.get(said, date.first))
        return sorted(by_words, key=lambda entry: latest.get(self._date_said(entry), dt.date.min), reverse=True)

    def _date_said(self, entry: Entry) -> str:
        dates = (self._fact(piece) for piece in self._opened[entry.ref] if piece.date is not None)
        return next(filter(None, dates), "")

    def _heading(self, entry: Entry) -> str:
        return _DATED if self._date_said(entry) else _UNDATED

    def _by_its_section(self, entry: Entry) -> bool:
        return False

    def _led(self, entry: Entry) -> tuple[str, ...]:
        if isinstance(entry, Aspiration) and entry.state is not AspirationState.REACHED:
            return (note("a milestone reached"),)
        return (note("a miss" if side_of(entry) is Side.MISS else "went well"),)


def _latest_first(entry: Entry) -> tuple[int, int]:
    day = entry.date.first if entry.date else dt.date.min
    return -day.toordinal(), entry.number if entry.KIND is Kind.SETBACK else 0
