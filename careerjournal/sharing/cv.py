"""A CV of failures: chosen setbacks as one fair page, section by section, beside what went right if that is wanted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from textwrap import indent
from typing import TYPE_CHECKING, Final

from careerjournal.model import Entry, Kind
from careerjournal.model.setback import Setback
from careerjournal.model.vocabulary import SetbackKind
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


def cv_of(
    selection: Selection, journal: Journal, answers: Iterable[Answer] = (), standins: StandIns | None = None
) -> Document:
    """The page that a selection makes: its setbacks by kind, the latest first; its other entries beside them.

    A setback whose kind is closed stands among the others, and one that is closed altogether does not stand at all.
    """
    return _Cv(selection, journal, Maker(journal, selection.choices, answers, standins)).document()


class _Cv:
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
        sections: dict[str, list[str]] = {heading: [] for heading in (*_SECTIONS.values(), _OTHER, _BESIDE)}
        for entry in sorted(self._selection.entries, key=_latest_first):
            if self._opened[entry.ref]:
                sections[self._heading(entry)].append(self._item(entry))
        told = [f"## {note(heading)}\n\n" + "\n\n".join(items) for heading, items in sections.items() if items]
        if not told:
            return self._maker.finished("")
        title = self._maker.line(self._selection.title) or note(TITLE)
        return self._maker.finished("\n\n".join((f"# {title}", note(_OPENING), *told)))

    def _heading(self, entry: Entry) -> str:
        if not isinstance(entry, Setback):
            return _BESIDE
        told = any(piece.field == "kind" for piece in self._opened[entry.ref])
        return _SECTIONS.get(entry.kind, _OTHER) if told and entry.kind else _OTHER

    def _item(self, entry: Entry) -> str:
        """An entry as an item of a list: what it was and when, and its words below."""
        pieces = self._opened[entry.ref]
        title = next((self._maker.line_of(piece.markdown) for piece in pieces if piece.place is DocumentPart.TITLE), "")
        lead = f"**{title or note(SHARED[entry.KIND].untitled)}**"
        facts = [self._fact(piece) for piece in pieces if piece.place is DocumentPart.FACT and piece.field != "kind"]
        lines = ", ".join((lead, *filter(None, facts)))
        words = [indent(said, "  ") for said in self._maker.words(pieces)]
        return "\n\n".join((f"- {lines}", *words))

    def _fact(self, piece: Piece) -> str:
        said = self._maker.fact(piece)
        return note(said) if said else ""


def _latest_first(entry: Entry) -> tuple[int, int]:
    day = entry.date.first if entry.date else dt.date.min
    return -day.toordinal(), entry.number if entry.KIND is Kind.SETBACK else 0
