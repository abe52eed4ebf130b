"""One A4 page of a span, of exactly the pieces that were chosen: what the journal holds of it, and my answers.

Of setbacks and successes only what was opened for sharing is among what the journal holds: they are closed until then.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from careerjournal.conversations.brief import BriefPiece, unlinked
from careerjournal.model.links import Kind, Ref
from careerjournal.sharing.markdown.rendering import escaped
from careerjournal.year_review.pages import DIFFERENCE, PAGES, READINGS

if TYPE_CHECKING:
    from careerjournal.model.spans import Span
    from careerjournal.year_review.pages import Contents, Row


def pieces(
    span: Span,
    contents: Mapping[str, Contents],
    answers: Mapping[str, str],
    opened: Callable[[Ref], Collection[str]] = lambda _: (),
) -> list[BriefPiece]:
    """Every piece that can stand on the page, in the usual order, whether it says anything or not.

    Args:
        span: what is looked back over.
        contents: what each page holds, by its key.
        answers: what was answered on each, likewise.
        opened: the fields of a setback or success that were opened for sharing.
    """
    return list(_pieces(span, contents, answers, opened))


def _pieces(
    span: Span,
    contents: Mapping[str, Contents],
    answers: Mapping[str, str],
    opened: Callable[[Ref], Collection[str]],
) -> Iterator[BriefPiece]:
    yield BriefPiece("heading", "Heading", f"# {escaped(span.words)}")
    for page in PAGES:
        held = _facts(page.name, contents.get(page.key), opened, of_readings=page.key == READINGS)
        yield BriefPiece(f"{page.key}-holds", page.name, held)
        answer = unlinked(answers.get(page.key, "")).strip()
        yield BriefPiece(
            f"{page.key}-answer", f"My answer: {page.name}", f"*{page.question}*\n\n{answer}" if answer else ""
        )


def _facts(name: str, contents: Contents | None, opened: Callable[[Ref], Collection[str]], *, of_readings: bool) -> str:
    if contents is None:
        return ""
    told = [
        (part.heading, [said for row in part.rows if (said := _row(row, opened, of_readings=of_readings))])
        for part in contents.parts
    ]
    parts = []
    if len(contents.parts) > 1:  # an item each, or the page would be full of headings
        items = [f"- {heading}: {'; '.join(rows)}" for heading, rows in told if rows]
    else:
        items = [f"- {row}" for _, rows in told for row in rows]
    if items:
        parts.append("\n".join(items))
    if contents.months:
        parts.append(". ".join(f"{month.first:%B}: {month.words}" for month in contents.months) + ".")
    return "\n\n".join((f"**{name}**", *parts)) if parts else ""


def _row(row: Row, opened: Callable[[Ref], Collection[str]], *, of_readings: bool) -> str:
    """A row: what it is, what is known of it, and how a reading changed; empty where that is closed.

    Where a row is there for how a reading changed, its title alone would say nothing.
    """
    facts, changed = row.facts, [text for label, text in row.lines if label == DIFFERENCE]
    if row.ref.kind in (Kind.SETBACK, Kind.SUCCESS):
        fields = set(opened(row.ref))
        if "what_happened" not in fields:
            return ""
        facts = facts if {"when", "kind"} <= fields else ""
        changed = changed if {"shares", "readings"} <= fields else []
    if of_readings and not changed:
        return ""
    known = f" ({escaped(unlinked(facts))})" if facts else ""
    return f"{escaped(unlinked(row.title))}{known}{''.join(f': {escaped(text.lower())}' for text in changed)}"
