"""What was typed, in words: a draft's beginning, to know it by, and all of it, to take it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import msgspec

from careerjournal.model import Kind, Ref
from careerjournal.model.describe import Shape
from careerjournal.model.kinds import entry_class
from careerjournal.model.later_reading import readings_field
from careerjournal.model.links import LAST_NUMBER
from careerjournal.model.spans import Span, span_of
from careerjournal.model.text import first_words
from careerjournal.model.typed import as_typed, meant, typed_fields

if TYPE_CHECKING:
    from careerjournal.journal.drafts import Draft
    from careerjournal.journal.journal import Journal

_LONG: Final = (Shape.MARKDOWN, Shape.TEXT)
_WRITTEN: Final = (*_LONG, Shape.LINE, Shape.LINES, Shape.WORDS)

OWN_QUESTIONS: Final = Ref(Kind.REFLECTION, LAST_NUMBER)
"""Where the draft of one's own questions to sit with is, in its body: they are no entry, and no journal gets as far as
this number."""

NEW_REVIEW: Final = Ref(Kind.REFLECTION, LAST_NUMBER - 1)
"""Where the draft of a look back in one sitting is that was not kept yet: it lies open for days, and meanwhile other
reflections are put down."""

NEW_CAREER: Final = Ref(Kind.ROLE, LAST_NUMBER)
"""Where the draft of a career from elsewhere is while it is sorted: it is to become many entries, and is none yet."""

HALF_TYPED: Final = "~line"
"""What stands in the line for an action, and is no part of the conversation yet."""

HALF_ANSWER: Final = "~half"
"""An answer that was stopped in the middle, and takes the place of nothing yet."""

HALF_OF: Final = f"{HALF_ANSWER}-of"
"""The question that it answers."""

LAST_IN: Final = "~in"
"""The field in which one was last: the names of the fields that lead to it, with slashes between."""

READING: Final = "~reading"
"""The place of the later reading that is being written by itself, among those of its entry."""

REVIEWED: Final = "~span"
"""What a draft looks back over in one sitting: the key of the span."""


def reviewed_in(draft: Draft) -> Span | None:
    """The span that a draft looks back over in one sitting; None where it is another sort of draft."""
    return span_of(str(draft.values.get(REVIEWED, "")))


def reading_left(draft: Draft) -> Mapping[str, Any] | None:
    """The later reading that was being written by itself; None where it is another sort of draft."""
    readings = draft.values.get("readings")
    if isinstance(readings, list) and readings and draft.values.get(READING) == str(len(readings) - 1):
        last = readings[-1]
        return last if isinstance(last, Mapping) else None
    return None


def beginning(draft: Draft, limit: int = 60) -> str:
    """The first words of what was typed: of its longest text, or of what there is; empty where nothing is."""
    if draft.of.kind is Kind.SHARE:
        return first_words(str(draft.values.get("title", "")), limit)
    if reviewed_in(draft) is not None:  # its text is headed by the names of its pages
        answers = (line for line in str(draft.values.get("body", "")).splitlines() if not line.startswith("## "))
        return first_words("\n".join(answers), limit)
    if half := draft.values.get(HALF_ANSWER) or draft.values.get(HALF_TYPED):
        return first_words(str(half), limit)
    record: type[msgspec.Struct] = entry_class(draft.of.kind)
    values: Mapping[str, Any] = draft.values
    if (reading := reading_left(draft)) is not None and (field := readings_field(record)) and field.part:
        record, values = field.part, reading
    texts = sorted(_texts(record, values), key=len, reverse=True)
    return first_words(texts[0], limit) if texts else ""


def _texts(cls: type[msgspec.Struct], values: Mapping[str, Any]) -> Iterator[str]:
    for field in typed_fields(cls):
        value = values.get(field.name)
        if field.part is not None:
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, Mapping):
                    yield from _texts(field.part, part)
        elif field.shape in _WRITTEN and isinstance(value, str) and value.strip() and field.name != "prompt":
            yield value


def title_of(draft: Draft, journal: Journal) -> str:
    """The title of the entry that it is a draft of, or ``a new setback: Not shortlisted``, ``2026 in one sitting``."""
    entry = journal.get(draft.of) if draft.of.number else None
    if entry is not None:
        return journal.title(entry)
    called = "" if draft.of in (OWN_QUESTIONS, NEW_REVIEW, NEW_CAREER) else _called(draft)
    return f"{_of_no_entry(draft)}: {called}" if called else _of_no_entry(draft)


def _called(draft: Draft) -> str:
    """What the entry will be called, where that is a line of its own; empty while it is not typed."""
    fields = typed_fields(entry_class(draft.of.kind))
    lines = (field.name for field in fields if field.required and field.shape is Shape.LINE)
    return next((first_words(str(draft.values.get(name) or "")) for name in lines), "")


def beginning_beside(title: str, draft: Draft, limit: int = 60) -> str:
    """The same as `beginning`, for where the title of the draft stands before it: empty where that says it already."""
    words = beginning(draft, limit)
    return "" if title.endswith(f": {first_words(words)}") else words


def name_of(draft: Draft, journal: Journal) -> str:
    """What it is a draft of: ``setback 3``, ``a new reflection``."""
    return str(draft.of) if draft.of.number and journal.get(draft.of) else _of_no_entry(draft)


def _of_no_entry(draft: Draft) -> str:
    if (span := reviewed_in(draft)) is not None:
        return f"{span.words} in one sitting"
    if draft.of == NEW_CAREER:
        return "a career to bring in"
    return "questions of my own" if draft.of == OWN_QUESTIONS else f"a new {draft.of.kind}"


def in_full(draft: Draft, name: str) -> str:
    """All that was typed, as Markdown: a heading, and every field that says something beneath its label.

    Args:
        draft: as it was typed.
        name: what it is a draft of: ``setback 3``.
    """
    lines = [f"# {name[:1].upper()}{name[1:]}", ""]
    if draft.of.kind is Kind.SHARE:
        kept = (draft.values.get("title"), draft.values.get("markdown"), draft.values.get("path"))
        lines += [f"{one}\n" for one in kept if one]
        lines += [f"- {' · '.join(str(part) for part in answer)}" for answer in draft.values.get("answers", ())]
    else:
        lines += _lines(entry_class(draft.of.kind), draft.values, "##")
    for half in filter(None, map(draft.values.get, (HALF_TYPED, HALF_ANSWER))):
        lines += ["", "## Half typed", "", str(half), ""] if lines[-1] else ["## Half typed", "", str(half), ""]
    return "\n".join(lines).rstrip() + "\n"


def _lines(cls: type[msgspec.Struct], values: Mapping[str, Any], heading: str) -> Iterator[str]:
    blank = as_typed(cls())
    for field in typed_fields(cls):
        value = values.get(field.name)
        if value in (None, "", [], False) or (field.shape is Shape.PART and value == blank[field.name]):
            continue
        yield f"{heading} {field.label}"
        yield ""
        if field.part is not None:
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, Mapping):
                    yield from _lines(field.part, part, f"{heading}#")
        else:
            yield "yes" if value is True else meant(field, values)
            yield ""
