"""An outgoing document: what was opened, with names replaced and what is exact softened. Everything else stays closed.

A document is Markdown with a title; its other forms are made from that. The bytes that are written are those that
`as_bytes` gave for the preview.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.model import Entry, Kind, Ref
from careerjournal.model.sentences import capitalised
from careerjournal.model.vocabulary import Treatment
from careerjournal.sharing.kinds import SHARED
from careerjournal.sharing.markdown.annotations import Noted, note, read_notes, without_notes
from careerjournal.sharing.markdown.blocks import escaped
from careerjournal.sharing.markdown.composing import below, rewritten
from careerjournal.sharing.markdown.inline import NOTES, Inline
from careerjournal.sharing.markdown.rendering import html_page, mail_text, plain_text
from careerjournal.sharing.pieces import DocumentPart, Piece, is_open, pieces_of
from careerjournal.sharing.redaction.answers import Answer, Answers
from careerjournal.sharing.redaction.dates_said import roughly
from careerjournal.sharing.redaction.softening import Choices, Softener
from careerjournal.sharing.redaction.stand_ins import StandIns

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


class Format(StrEnum):
    """The formats that a document can be written in. The value is what the ledger says."""

    MARKDOWN = "Markdown"
    TEXT = "plain text"
    HTML = "HTML page"
    MAIL = "text for a mail"
    PACK = "pack"
    SVG = "SVG picture"

    @property
    def suffix(self) -> str:
        """The ending of a file in this format: ``.md``."""
        return _SUFFIXES[self]


_SUFFIXES: Final = {
    Format.MARKDOWN: ".md",
    Format.TEXT: ".txt",
    Format.HTML: ".html",
    Format.MAIL: ".txt",
    Format.PACK: ".age",
    Format.SVG: ".svg",
}


class NotReady(ValueError):
    """A document that may not leave yet. ``str(error)`` says in a sentence or more what to do first."""


class Selection(NamedTuple):
    """The choice of what leaves: the entries, the pieces of them that are opened, and for whom."""

    entries: tuple[Entry, ...]
    opened: Mapping[Ref, Collection[str]]
    """The keys of the pieces opened (see `Piece.key`), by entry. What is not in it is closed."""
    audience: str = ""
    """For whom; it does not appear in the document."""
    choices: Choices = Choices()
    title: str = ""
    """A heading over several entries; empty for one that says nothing."""


class Document(NamedTuple):
    """A document that leaves, word for word."""

    title: str
    """One line, without marks."""
    markdown: str
    """The whole of it, its heading included; empty where nothing is open."""
    spans: tuple[Noted, ...] = ()
    """Where stand-ins stand in the Markdown."""
    own: tuple[Noted, ...] = ()
    """Where words of the program's own stand: headings, and facts that are chosen from a list."""
    unsure: tuple[Noted, ...] = ()
    """Where something stands in the Markdown that may be a name, or may be one of several people's."""
    problems: tuple[str, ...] = ()
    """Sentences, each about something that must be put right before this may leave."""


_SOMETHING: Final = "·"
"""What stands for words of the program's own in the last look."""

NOTHING_OPEN: Final = "Nothing is open yet. Open a field or a paragraph, and it will stand here."


class Maker:
    """Makes documents from one journal, the same way each; ``standins`` where there are some: many take time."""

    def __init__(
        self,
        journal: Journal,
        choices: Choices = Choices(),  # noqa: B008
        answers: Iterable[Answer] = (),
        standins: StandIns | None = None,
    ) -> None:
        self._journal = journal
        self._standins = standins or StandIns(journal.names)
        self._answers = Answers(answers)
        self._choices = choices
        self._softener = Softener(choices, journal.today(), self._called)

    def page(self, markdown: str) -> Document:
        """A page that was made elsewhere, with its heading: a brief, say."""
        return self.finished(rewritten(NOTES.sub("", markdown), self._change))

    def document(self, selection: Selection) -> Document:
        """The document of a selection."""
        sections = [self._section(entry, selection.opened.get(entry.ref, ())) for entry in selection.entries]
        sections = [section for section in sections if section]
        if len(sections) < 2 and not selection.title.strip():
            return self.finished("\n\n".join(sections))
        title = self.line(selection.title) or note(FROM_MY_JOURNAL)
        return self.finished("\n\n".join((f"# {title}", *map(_deeper, sections))))

    def finished(self, noted: str) -> Document:
        """A document from its Markdown, which begins with its heading and has its notes still in it."""
        markdown, spans = read_notes(noted)
        title = plain_text(markdown.partition("\n")[0].lstrip("# "), 10_000).strip()
        unsure = tuple(span for span in spans if not span.sure)
        ours = tuple(span for span in spans if span.sure and not span.whose)
        stand_ins = tuple(span for span in spans if span.sure and span.whose)
        problems = [*self._standins.problems_of(spans), *self._still_there(markdown, spans)]
        if not markdown:
            problems.append(NOTHING_OPEN)
        return Document(title, markdown, stand_ins, ours, unsure, tuple(problems))

    def _still_there(self, markdown: str, noted: Iterable[Noted]) -> list[str]:
        """A last look, at the words as they will be read, whatever was done before.

        Words of the program's own and what is asked about are left out: “An e-mail address” is nobody called An.
        """
        parts, end = [], 0
        for span in sorted(noted, key=lambda one: one.start):
            parts += [markdown[end : span.start], _SOMETHING]
            end = max(end, span.end)
        # A name may go on in the next line, in a quotation too.
        words = plain_text(rewritten("".join((*parts, markdown[end:])), Inline.on_one_line), 10_000)
        left = dict.fromkeys(self._standins.left_in(words))
        return [f"“{name}” is on your list of names and still in the text. Say it differently there." for name in left]

    def _section(self, entry: Entry, opened: Collection[str]) -> str:
        """One entry: its heading, a line of facts, and its words; empty where nothing of it is open."""
        pieces = [piece for piece in pieces_of(entry, self._journal) if is_open(piece, opened)]
        if not pieces:
            return ""
        titles = [self.line_of(piece.markdown) for piece in pieces if piece.place is DocumentPart.TITLE]
        heading = next(filter(None, titles), "") or note(SHARED[entry.KIND].untitled)
        return "\n\n".join(filter(None, (f"# {heading}", self._facts(pieces), *self.words(pieces))))

    def _facts(self, pieces: Iterable[Piece]) -> str:
        facts = [self.fact(piece) for piece in pieces if piece.place is DocumentPart.FACT]
        return note(capitalised(" · ".join(filter(None, facts))))

    def fact(self, piece: Piece) -> str:
        """The text of a fact under the title; empty for a date that is to be dropped."""
        if piece.date is None or self._choices.dates is Treatment.KEEP:
            return piece.markdown
        return roughly(piece.date, self._journal.today()) if self._choices.dates is Treatment.SOFTEN else ""

    def words(self, pieces: Iterable[Piece]) -> Iterable[str]:
        """The Markdown of the pieces that are words or items, each heading before the first of those that share it."""
        before = ""
        for said in self._each_said(pieces):
            before = below(before, said)
            yield before

    def _each_said(self, pieces: Iterable[Piece]) -> Iterable[str]:
        before = ""
        items: list[str] = []
        for piece in pieces:
            if piece.place not in (DocumentPart.WORDS, DocumentPart.ITEM) or (
                piece.field == "tags" and self._choices.tags is not Treatment.KEEP
            ):
                continue
            said = self.changed(piece.markdown)
            if not said:
                continue
            if items and (piece.place is not DocumentPart.ITEM or piece.heading != before):
                yield _listed(before, items)
                items = []
            if piece.place is DocumentPart.ITEM:
                items.append(said)
            else:
                again = piece.heading == before and piece.field != "readings"
                yield said if not piece.heading or again else _under(piece.heading, said)
            before = piece.heading
        if items:
            yield _listed(before, items)

    def changed(self, markdown: str) -> str:
        """Markdown with names replaced, exact things softened and findings answered; there are notes in it still."""
        return rewritten(NOTES.sub("", markdown), self._change, deeper=2)

    def line(self, text: str) -> str:
        """One line of plain text, escaped and then treated as `changed` treats Markdown."""
        return self.line_of(escaped(NOTES.sub("", text)))

    def line_of(self, markdown: str) -> str:
        """One line of Markdown, treated as `changed` treats it."""
        return " ".join(line.strip() for line in self.changed(markdown).splitlines())

    def _change(self, words: Inline) -> Inline:
        if any(mark.token.type == "link_open" for mark in words.marks):
            words = self._standins.replace_in(words)  # while it can be told where a link ends within a word
        words = self._standins.replace_in(self._softener.links(words))
        return self._answers.apply(self._softener.figures(words))

    def _called(self, ref: Ref) -> str:
        name = self._journal.names.get(ref.number) if ref.kind is Kind.NAME else None
        return name.name if name else SHARED[self._journal.led_to(ref).kind].linked


FROM_MY_JOURNAL: Final = "From my journal"


def _under(heading: str, said: str) -> str:
    # A paragraph follows its heading on the line; a list, a quotation or code stands below it.
    runs_on = _NO_PARAGRAPH.match(without_notes(said)) is None
    called = f"**{note(heading)}.**"
    return f"{called} {said}" if runs_on else f"{called}\n\n{said}"


_NO_PARAGRAPH: Final = re.compile(r"[-*>] |>|\d+[.)] |```|\| |#{1,6} |___")


def _listed(heading: str, items: list[str]) -> str:
    if len(items) == 1:
        return _under(heading, items[0])
    return f"**{note(heading)}.**\n\n" + "\n".join(f"- {item}" for item in items)


def _deeper(section: str) -> str:
    return f"#{section}" if section.startswith("# ") else section


def as_bytes(document: Document, form: Format) -> bytes:
    """The document as it is written, byte for byte.

    Raises:
        NotReady: it may not leave as it is.
        ValueError: a pack is sealed elsewhere, and a picture drawn (see `packs` and `picture`).
    """
    if document.problems:
        raise NotReady(" ".join(document.problems))
    return as_text(document, form).encode("utf-8")


def as_text(document: Document, form: Format) -> str:
    """The same as text, whether or not it may leave.

    Raises:
        ValueError: as in `as_bytes`.
    """
    match form:
        case Format.MARKDOWN:
            return f"{document.markdown}\n"
        case Format.TEXT:
            return plain_text(document.markdown)
        case Format.HTML:
            return html_page(document.title, document.markdown)
        case Format.MAIL:
            return mail_text(document.title, document.markdown)
        case Format.PACK:
            raise ValueError("A pack needs its passphrase; packs.py seals it.")
        case Format.SVG:
            raise ValueError("Words are no picture; picture.py draws one.")
