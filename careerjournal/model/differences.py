"""What changed from one version of an entry to the next, word by word.

Texts are compared by paragraph, the changed ones by sentence, and only changed sentences by word: of a long text with a
small change, few words are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from typing import Any, Final, NamedTuple

import msgspec

from careerjournal.model.describe import Field, Shape, fields_of
from careerjournal.model.typed import as_typed


class Change(Enum):
    """What happened to a piece of a text."""

    STAYED = "stayed"
    GONE = "gone"
    NEW = "new"
    LEFT_OUT = "left out"
    """It stayed, and is too far from any change to be shown; the piece has no text."""


class Piece(NamedTuple):
    """A stretch of a text, and what happened to it."""

    change: Change
    text: str


class FieldChange(NamedTuple):
    """A field that says something else than it did."""

    label: str
    pieces: tuple[Piece, ...]


AT_MOST_COMPARED: Final = 40_000
"""Words of one sentence times words of the other up to which they are compared; longer ones are shown one for the
other."""
_MOST_SPLIT: Final = 100_000
"""Characters of two stretches without the end of a sentence up to which they are split into words at all."""
_AROUND: Final = 60
"""Characters shown before and after a change in what stayed."""
_PARAGRAPHS: Final = re.compile(r"(?<=\n)(?!\n)")
_SENTENCES: Final = re.compile(r"(?<=[.!?…] )|(?<=[。！？\n])")
_WORDS: Final = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")


def changed_fields(before: msgspec.Struct, after: msgspec.Struct) -> list[FieldChange]:
    """The fields that say something else after an edit, in their order, each with what is gone and what is new.

    Args:
        before: an entry as it was.
        after: the same entry, of the same class, as it was next.
    """
    found = []
    for field in fields_of(type(before)):
        if field.shape is Shape.MOMENT:
            continue
        was, now = (_said(field, record) for record in (before, after))
        if was != now:
            found.append(FieldChange(field.label, tuple(shortened(differences(was, now)))))
    return found


def _said(field: Field, record: msgspec.Struct) -> str:
    """What a field says as plain text; of several parts, a paragraph each."""
    value = getattr(record, field.name)
    match field.shape:
        case Shape.PART:
            return _part(value)
        case Shape.PARTS:
            return "\n".join(_part(part) for part in value)
        case Shape.WORDS | Shape.REFS:
            return ", ".join(str(one) for one in value)
        case Shape.LINES:
            return "\n".join(value)
        case Shape.FLAG:
            return "yes" if value else ""
        case Shape.DATE:
            return value.words if value else ""
        case _:
            return "" if value is None else str(value)


def _part(part: msgspec.Struct) -> str:
    blank = as_typed(type(part)())
    fields = [field for field in fields_of(type(part)) if field.shape is not Shape.MOMENT]
    said = [(field, _said(field, part)) for field in fields]
    return " · ".join(f"{field.label}: {text}" for field, text in said if text and text != blank.get(field.name))


def differences(before: str, after: str) -> list[Piece]:
    """The two texts as one: what stayed, what is gone and what is new, in their order. Nothing is left out."""
    return list(_merged(_compared(before, after, (_paragraphs, _sentences, _words))))


_Split = Callable[[str], list[str]]


def _paragraphs(text: str) -> list[str]:
    return [one for one in _PARAGRAPHS.split(text) if one]


def _sentences(text: str) -> list[str]:
    return [one for one in _SENTENCES.split(text) if one]


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)


def _compared(before: str, after: str, splits: Sequence[_Split]) -> Iterator[Piece]:
    """Compare by the first way to split, and what is changed by the next."""
    long = len(splits) == 1 and len(before) + len(after) > _MOST_SPLIT
    if before == after or not splits or long or not (before and after):
        yield from _one_for_the_other(before, after)
        return
    split, *finer = splits
    old, new = split(before), split(after)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    yield Piece(Change.STAYED, "".join(old[:start]))
    old_middle, new_middle = old[start : len(old) - end], new[start : len(new) - end]
    yield from _middle(old_middle, new_middle, finer)
    yield Piece(Change.STAYED, "".join(old[len(old) - end :]))


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many they have in common at the beginning."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (one, two) in pairs if one != two), min(len(old), len(new)))


def _middle(old: list[str], new: list[str], finer: Sequence[_Split]) -> Iterator[Piece]:
    if not (old and new) or (not finer and len(old) * len(new) > AT_MOST_COMPARED):
        yield from _one_for_the_other("".join(old), "".join(new))
        return
    # Junk only where there is much: what is often repeated in a long text is no anchor.
    for what, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new).get_opcodes():
        was, now = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if what == "equal":
            yield Piece(Change.STAYED, was)
        else:
            yield from _compared(was, now, finer)


def _one_for_the_other(before: str, after: str) -> Iterator[Piece]:
    if before == after:
        yield Piece(Change.STAYED, before)
    else:
        yield Piece(Change.GONE, before)
        yield Piece(Change.NEW, after)


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces that say something; gone and new words beside each other as one of each, with the spaces between."""
    gone = new = ""
    waiting = ""
    for change, text in pieces:
        match change:
            case Change.STAYED if (gone or new) and not text.strip() and "\n" not in text:
                waiting += text
                continue
            case Change.STAYED:
                yield from _both(gone, new)
                gone = new = ""
                if waiting or text:
                    yield Piece(Change.STAYED, waiting + text)
                waiting = ""
            case Change.GONE if text:
                gone, new, waiting = gone + waiting + text, new + waiting, ""
            case Change.NEW if text:
                gone, new, waiting = gone + waiting, new + waiting + text, ""
    yield from _both(gone, new)
    if waiting:
        yield Piece(Change.STAYED, waiting)


def _both(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece(Change.GONE, gone)
    if new:
        yield Piece(Change.NEW, new)


def shortened(pieces: Sequence[Piece], around: int = _AROUND, most: int = 4_000) -> Iterator[Piece]:
    """What changed, with a few words about it.

    Args:
        pieces: as `differences` finds them.
        around: characters before and after a change that are shown of what stayed.
        most: characters in all; what is beyond them is left out.
    """
    left = most
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        if left <= 0:
            yield Piece(Change.LEFT_OUT, "")
            return
        shown: list[Piece] = [piece]
        if piece.change is Change.STAYED and len(piece.text) > 2 * around:
            head = _at_a_word(piece.text[:around], cut_end=True) if place else ""
            tail = _at_a_word(piece.text[-around:], cut_end=False) if place < last else ""
            ends = [Piece(Change.STAYED, text) for text in (head, tail) if text]
            shown = [*ends[: bool(head)], Piece(Change.LEFT_OUT, ""), *ends[bool(head) :]]
        elif len(piece.text) > left:
            shown = [Piece(piece.change, piece.text[:left]), Piece(Change.LEFT_OUT, "")]
        for one in shown:
            left -= len(one.text)
            yield one


def _at_a_word(text: str, *, cut_end: bool) -> str:
    """A stretch without the word that it was cut within."""
    parts: Any = text.rpartition(" ") if cut_end else text.partition(" ")
    kept = parts[0] if cut_end else parts[2]
    return str(kept) or text
