"""What an entry says, in parts to be set on a page, with its links known for what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from careerjournal.model import Entry, Ref
from careerjournal.model.describe import Shape, fields_of
from careerjournal.model.labelled import labelled
from careerjournal.model.links import LINK_IN_TEXT

_ELSEWHERE: Final = frozenset({"tags", "links", "when", "open_fields"})
"""Fields that a page says in its own way, or that say nothing outside."""
_LONG: Final = frozenset({Shape.TEXT, Shape.MARKDOWN})
_BEGIN, _END = "\ufdd0", "\ufdd2"  # noncharacters, which no text holds


class EntryPart(NamedTuple):
    """One field of an entry."""

    label: str
    text: str
    is_markdown: bool
    is_long: bool
    """Whether it is a text of several lines by its nature, rather than a fact."""


def parts_of(entry: Entry) -> Iterator[EntryPart]:
    """What an entry says, field by field, but for its title, its day, its tags and what it points at besides.

    What a field points at is said as in a text: ``[[setback 12]]``.

    Args:
        entry: as it is to be shown (`Entry.as_shown`).
    """
    fields = {field.label: field for field in fields_of(type(entry))}
    first = _title_field(entry)
    for said in labelled(entry, lambda ref: f"[[{ref}]]", whole=True):
        field = fields[said.label]
        if field.name in _ELSEWHERE or field.name == first:
            continue
        yield EntryPart(said.label, said.text, field.shape is Shape.MARKDOWN, field.shape in _LONG or "\n" in said.text)


def _title_field(entry: Entry) -> str:
    """The field whose whole text is the title; empty where none is."""
    title = entry.title.strip()
    return next(
        (
            field.name
            for field in fields_of(type(entry))
            if field.shape is Shape.LINE and title and str(getattr(entry, field.name)).strip() == title
        ),
        "",
    )


def marked(text: str) -> str:
    """A text with each link to an entry between two marks, which outlive whatever renders it (`replaced`)."""
    return LINK_IN_TEXT.sub(lambda match: f"{_BEGIN}{Ref.parse(match['ref'])}{_END}", text) if "[[" in text else text


def replaced(rendered: str, link: Callable[[Ref], str]) -> str:
    """What was rendered, with a link in the place of each two marks."""
    begin, *rest = rendered.split(_BEGIN)
    made = [begin]
    for part in rest:
        ref, end, after = part.partition(_END)
        try:
            made.append(link(Ref.parse(ref)) + after if end else ref)
        except ValueError:  # marks of somebody's own
            made.append(ref + after)
    return "".join(made)
