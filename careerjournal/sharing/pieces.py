"""An entry as the pieces that can be opened one by one: each field, each paragraph, each lesson it taught."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import Enum, auto
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from careerjournal.model import Entry, Kind, Lesson, PartialDate, Setback, Shape, Success, fields_of
from careerjournal.model.describe import Field
from careerjournal.model.setback import Reading, Shares
from careerjournal.model.success import SuccessReading, SuccessShares
from careerjournal.model.text import clean
from careerjournal.model.vocabulary import SuccessKind
from careerjournal.sharing.kinds import SHARED
from careerjournal.sharing.markdown.blocks import escaped, escaped_text
from careerjournal.sharing.markdown.composing import each_block
from careerjournal.sharing.markdown.inline import NOTES

if TYPE_CHECKING:
    import msgspec

    from careerjournal.journal.journal import Journal


class DocumentPart(Enum):
    """The parts of a document that a piece can go to."""

    TITLE = auto()
    FACT = auto()
    """Into the line under the title."""
    WORDS = auto()
    ITEM = auto()
    """Into a list with the others of its field."""


class Piece(NamedTuple):
    """A part of an entry that can be opened by itself."""

    key: str
    """Stable: a field's name, for a paragraph with a digest of what it says, for a lesson “lesson 2”. A paragraph that
    changes is another, and closed."""
    field: str
    """The name of the field it belongs to; opening that opens all of its pieces."""
    label: str
    """What it is called on the private side."""
    heading: str
    """What it is called in the document; empty where it needs no name."""
    markdown: str
    """What it says, names and all."""
    place: DocumentPart = DocumentPart.WORDS
    date: PartialDate | None = None
    """The date that it says, if that is what it is."""


def pieces_of(entry: Entry, journal: Journal) -> tuple[Piece, ...]:
    """The pieces of an entry that can be opened and say something, in the order of its document."""
    known = SHARED[entry.KIND]
    if not known.leaves:
        return ()
    found: list[Piece] = []
    entry = entry.as_shown()  # what nobody has opened yet is not there to be shared
    for field in fields_of(type(entry)):
        if (field.shown or field.name == "sealed") and field.name not in _NOT_OFFERED:
            found += _of_field(field, getattr(entry, field.name), entry, title=field.name == known.title)
    if entry.KIND is Kind.MOVE:
        found.insert(0, Piece("title", "title", "Title", "", escaped(journal.title(entry)), DocumentPart.TITLE))
    found += _lessons(entry, journal)
    return tuple(sorted(found, key=lambda piece: _ORDER.get(piece.place, 2)))


def is_open(piece: Piece, opened: Collection[str]) -> bool:
    """Whether a piece is among what was opened, by its own key or by its field's name."""
    return piece.key in opened or piece.field in opened


_ORDER: Final = {DocumentPart.TITLE: 0, DocumentPart.FACT: 1}
_NOT_OFFERED: Final = frozenset({"links", "open_fields"})


def _of_field(field: Field, value: Any, entry: Entry, *, title: bool) -> Iterator[Piece]:
    match field.shape:
        case Shape.LINE if value:
            place = DocumentPart.TITLE if title else DocumentPart.WORDS
            said = f"{SHARED[entry.KIND].title_begins}{value}" if title else value
            yield Piece(field.name, field.name, field.label, "" if title else field.label, escaped(said), place)
        case Shape.TEXT | Shape.MARKDOWN if value:
            yield from _paragraphs(field, value, entry)
        case Shape.DATE if value is not None:
            yield Piece(field.name, field.name, field.label, "", escaped(value.words), DocumentPart.FACT, value)
        case Shape.CHOICE if value is not None:
            said = _said_choice(field, value)
            yield Piece(field.name, field.name, field.label, "", escaped(said), DocumentPart.FACT)
        case Shape.NUMBER if value is not None and (value or field.optional):
            yield Piece(field.name, field.name, field.label, field.label, str(value))
        case Shape.FLAG if value:
            yield Piece(field.name, field.name, field.label, "", escaped(field.label.lower()), DocumentPart.FACT)
        case Shape.WORDS if value:
            tags = field.name == "tags"
            said = " ".join(f"#{tag}" for tag in value) if tags else ", ".join(value)
            yield Piece(field.name, field.name, field.label, field.label, escaped(said))
        case Shape.LINES if value:
            for line in value:
                yield Piece(
                    piece_key(field.name, line), field.name, field.label, field.label, escaped(line), DocumentPart.ITEM
                )
        case Shape.PART:
            yield from _of_part(field, value, entry)
        case Shape.PARTS:
            yield from _of_parts(field, value, entry)


def _of_parts(field: Field, parts: tuple[msgspec.Struct, ...], entry: Entry) -> Iterator[Piece]:
    before = entry.shares if isinstance(entry, Setback | Success) else None
    for number, part in enumerate(parts, 1):
        yield from _part(field, part, before, last=number == len(parts))
        if isinstance(part, Reading | SuccessReading) and part.shares.said:
            before = part.shares


def _of_part(field: Field, part: msgspec.Struct, entry: Entry) -> Iterator[Piece]:
    if isinstance(part, Shares | SuccessShares):
        if said := shares_said(part):
            later = isinstance(entry, Setback | Success) and any(reading.shares.said for reading in entry.readings)
            heading = "How I read it then" if later else field.label
            yield Piece(field.name, field.name, field.label, heading, escaped(said))
        return
    for inner in fields_of(type(part)):
        for piece in _of_field(inner, getattr(part, inner.name), entry, title=False):
            label = f"{field.label}: {inner.label}"
            yield piece._replace(
                key=f"{field.name}.{piece.key}", field=field.name, label=label, heading=piece.heading and label
            )


def _plain_paragraphs(text: str) -> Iterator[tuple[str, str]]:
    """The paragraphs of a plain text, as `each_block` has those of Markdown: all its ends of lines are its own."""
    return ((said, said) for said in escaped_text(text).split("\n\n") if said)


def _paragraphs(field: Field, value: str, entry: Entry) -> Iterator[Piece]:
    alone = field.name == "body" and not SHARED[entry.KIND].body_headed
    whole = NOTES.sub("", clean(value))
    times: dict[str, int] = {}
    for said, words in _plain_paragraphs(whole) if field.shape is Shape.TEXT else each_block(whole):
        key = piece_key(field.name, words)  # it stays open where only its lines end elsewhere
        times[key] = times.get(key, 0) + 1
        key += f"-{times[key]}" if times[key] > 1 else ""
        heading = "" if alone else field.label
        yield Piece(key, field.name, field.label, heading, said)


def _part(field: Field, part: msgspec.Struct, before: Shares | SuccessShares | None, *, last: bool) -> Iterator[Piece]:
    if isinstance(part, Reading | SuccessReading):
        said = " ".join(filter(None, (escaped(_shares_read_anew(part.shares, before)), escaped_text(part.note))))
        label = f"{field.label}: {part.when.words}" if part.when else field.label
        heading = "How I read it now" if last else "How I read it later"
        if said:
            yield Piece(piece_key(field.name, said), field.name, label, heading, said)
        return
    texts = [
        (inner, getattr(part, inner.name))
        for inner in fields_of(type(part))
        if inner.shape in (Shape.LINE, Shape.TEXT) and getattr(part, inner.name)
    ]
    said = " ".join(
        _sentence(text if not place else f"{inner.label}: {text}") for place, (inner, text) in enumerate(texts)
    )
    if said:
        yield Piece(piece_key(field.name, said), field.name, field.label, field.label, escaped(said), DocumentPart.ITEM)


def _sentence(text: str) -> str:
    ended = text.rstrip()
    return ended if ended.endswith((".", "!", "?", "…", "”", ":")) else f"{ended}."


def _lessons(entry: Entry, journal: Journal) -> Iterator[Piece]:
    for other in journal.links_to(entry):
        if isinstance(other, Lesson) and other.sentence and not set(entry.known_as).isdisjoint(other.learnt_from):
            label = f"Lesson {other.number}"
            yield Piece(
                str(other.ref), "lessons", label, "What it taught me", escaped(other.sentence), DocumentPart.ITEM
            )


def piece_key(field: str, said: str) -> str:
    """The key of a piece that is another once it says something else."""
    return f"{field}:{sha256(said.encode('utf-8', 'replace')).hexdigest()[:12]}"


_KINDS_SAID: Final = {
    "not shortlisted": "not shortlisted",
    "interview went badly": "an interview that went badly",
    "near miss": "a near miss",
    "passed over": "passed over",
    "offer withdrawn": "an offer withdrawn",
    "role lost": "a role lost",
    "project failed": "a project that failed",
    "misjudgement": "a misjudgement",
    "hard feedback": "hard feedback",
    "other": "something else that went wrong",
}
_SUCCESSES_SAID: Final = {
    SuccessKind.DELIVERED: "something delivered",
    SuccessKind.LEARNT: "something learnt",
    SuccessKind.HELPED: "somebody helped",
    SuccessKind.SAID_OF_ME: "something said of me",
    SuccessKind.HONOUR: "an honour",
    SuccessKind.OTHER: "something else that went well",
}
_FITS_SAID: Final = {
    "long shot": "I thought it a long shot",
    "fair": "I thought it a fair fit",
    "strong": "I thought it a strong fit",
}


def _said_choice(field: Field, value: str) -> str:
    if field.name == "fit":
        return _FITS_SAID.get(value, value)
    if isinstance(value, SuccessKind):
        return _SUCCESSES_SAID[value]
    return _KINDS_SAID.get(value, value)


def _shares_read_anew(now: Shares | SuccessShares, before: Shares | SuccessShares | None) -> str:
    """The shares in words; where these were the same words before and the shares were not, how they differ, too."""
    said = shares_said(now)
    if before is None or before == now or not before.said or shares_said(before) != said:
        return said
    difference = shares_differ(before, now)
    return f"{said} Now {difference[:1].lower()}{difference[1:]}"


def shares_differ(then: Shares | SuccessShares, now: Shares | SuccessShares) -> str:
    """How the shares differ, in a sentence: more chance, less my part."""
    names = {"my_part": "my part", "competition": "the competition", "others": "others", "chance": "chance"}
    more: list[str] = []
    less: list[str] = []
    for name, words in names.items():
        before, after = getattr(then, name, 0), getattr(now, name, 0)
        if before != after:
            (more if after > before else less).append(words)
    said = [f"{much} {' and '.join(words)}" for much, words in (("more", more), ("less", less)) if words]
    sentence = ", ".join(said) or "the same shares, put in other words"
    return f"{sentence[:1].upper()}{sentence[1:]}."


_HOW_MUCH: Final = ((7, "mostly"), (4, "partly"), (1, "a little"))


def shares_said(shares: Shares | SuccessShares) -> str:
    """The three shares in words, the largest first: “Mostly the competition, partly chance”."""
    between = ("the competition", shares.competition) if isinstance(shares, Shares) else ("others", shares.others)
    parts = (("my part", shares.my_part), between, ("chance", shares.chance))
    said: dict[str, list[str]] = {}
    for what, much in sorted(parts, key=lambda part: -part[1]):
        word = next((word for least, word in _HOW_MUCH if much >= least), "")
        said.setdefault(word, []).append(what)
    groups = [f"{word} {' and '.join(whats)}" for word, whats in said.items() if word]
    sentence = ", ".join(groups)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""
