"""What can be shared: an entry, a page made of many, or one that was made elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.model.links import Kind
from careerjournal.model.vocabulary import AspirationState, MoveStatus
from careerjournal.sharing.cv import EVIDENCE_TITLE, FIELDS, LINE_TITLE, OF_SUCCESSES, TITLE
from careerjournal.sharing.markdown.rendering import plain_text
from careerjournal.sharing.pieces import DocumentPart, Piece, pieces_of

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry
    from careerjournal.model.success import Success

CV: Final = "CV of failures"
"""What is answered about such a page is kept under it."""
EVIDENCE: Final = "page of evidence"
"""The same of a page of evidence."""
LINE: Final = "line of time"
"""The same of misses and what went well on one line of time."""

_WIDE: Final = 100_000
"""Wider than any line, so that none is broken before it is known how much room there is."""

_WHEN: Final = frozenset({"start", "reached"})
"""What is offered first of what went right, beside its title."""


class Offered(NamedTuple):
    """A piece of an entry that can be opened."""

    key: str
    """The entry and the piece's own key: no two entries have a piece in common."""
    entry: Entry
    piece: Piece
    words: str
    """What it says, as it is read: without the marks that only a reader of Markdown needs."""

    @property
    def field(self) -> str:
        """The name of the field it belongs to."""
        return self.piece.field

    @property
    def label(self) -> str:
        """What it is called on the private side."""
        return self.piece.label

    @property
    def markdown(self) -> str:
        """What it says, names and all."""
        return self.piece.markdown

    @property
    def first(self) -> bool:
        """Whether a page made of several usually says it."""
        of_success = self.entry.KIND is Kind.SUCCESS and self.field in OF_SUCCESSES
        return of_success or self.field in FIELDS or self.field in _WHEN or self.piece.place is DocumentPart.TITLE


class Subject(NamedTuple):
    """What is shared together: an entry, a CV of failures, or a page."""

    key: str
    """What is answered about it is kept under this: ``setback 3``, ``brief of conversation 2``."""
    title: str
    entries: tuple[Entry, ...]
    markdown: str | None = None
    """The page; None where the pieces of the entries are chosen."""
    cv: bool = False
    """Whether the entries make a CV of failures."""
    evidence: bool = False
    """Whether the entries make a page of evidence."""
    line: bool = False
    """Whether the entries stand on one line of time: misses and what went well."""
    agreed: bool = False
    """Whether the entries are a conversation and what was agreed in it."""

    @property
    def several(self) -> bool:
        """Whether it is a page made of several entries, each of which may stand on it."""
        return self.cv or self.evidence or self.line or self.agreed

    @classmethod
    def of(cls, entry: Entry, journal: Journal) -> Subject:
        """One entry, to be opened piece by piece."""
        return cls(str(entry.ref), journal.title(entry), (entry,))

    @classmethod
    def page(cls, title: str, markdown: str, entries: Iterable[Entry], key: str = "") -> Subject:
        """A page that was made elsewhere, a brief for one; ``markdown`` is all of it, with its heading."""
        return cls(key or title, title, tuple(entries), markdown)

    @classmethod
    def cv_of_failures(cls, journal: Journal) -> Subject:
        """Every setback, the latest first, and beside them what went right; which of them stand on it is opened."""
        taken = [move for move in journal.moves if move.status is MoveStatus.TAKEN]
        reached = [aspiration for aspiration in journal.aspirations if aspiration.state is AspirationState.REACHED]
        well = [success for success in journal.successes if success.stands]
        setbacks, right = _latest_first(journal.setbacks), _latest_first([*well, *taken, *reached])
        return cls(CV, TITLE, (*setbacks, *right), cv=True)

    @classmethod
    def page_of_evidence(cls, successes: Iterable[Success]) -> Subject:
        """Chosen successes, as a page of evidence; which of them stand on it is opened."""
        return cls(EVIDENCE, EVIDENCE_TITLE, tuple(successes), evidence=True)

    @classmethod
    def on_one_line(cls, entries: Iterable[Entry]) -> Subject:
        """Chosen misses and what went well, in their order; which of them stand on the page is opened."""
        return cls(LINE, LINE_TITLE, tuple(entries), line=True)

    def offered(self, journal: Journal) -> tuple[Offered, ...]:
        """Every piece that can be opened, entry by entry."""
        if self.markdown is not None:
            return ()
        return tuple(
            Offered(f"{entry.ref} {piece.key}", entry, piece, plain_text(piece.markdown, _WIDE).strip())
            for entry in self.entries
            for piece in pieces_of(entry, journal)
        )


def _latest_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (str(entry.date or ""), entry.number), reverse=True)
