"""One A4 page of a span, of exactly the pieces that were chosen: what the journal holds of it, and my answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from careerjournal.conversations.brief import BriefPiece, unlinked
from careerjournal.sharing.markdown.rendering import escaped
from careerjournal.year_review.pages import DIFFERENCE, PAGES

if TYPE_CHECKING:
    from careerjournal.model.spans import Span
    from careerjournal.year_review.pages import Contents, Row


def pieces(span: Span, contents: Mapping[str, Contents], answers: Mapping[str, str]) -> list[BriefPiece]:
    """Every piece that can stand on the page, in the usual order, whether it says anything or not.

    Args:
        span: what is looked back over.
        contents: what each page holds, by its key.
        answers: what was answered on each, likewise.
    """
    return list(_pieces(span, contents, answers))


def _pieces(span: Span, contents: Mapping[str, Contents], answers: Mapping[str, str]) -> Iterator[BriefPiece]:
    yield BriefPiece("heading", "Heading", f"# {escaped(span.words)}")
    for page in PAGES:
        yield BriefPiece(f"{page.key}-holds", page.name, _facts(page.name, contents.get(page.key)))
        answer = unlinked(answers.get(page.key, "")).strip()
        yield BriefPiece(f"{page.key}-answer", "   my answer", f"*{page.question}*\n\n{answer}" if answer else "")


def _facts(name: str, contents: Contents | None) -> str:
    if contents is None or not (contents.parts or contents.months):
        return ""
    parts = [f"**{name}**"]
    for part in contents.parts:
        rows = "\n".join(_row(row) for row in part.rows)
        if rows:
            parts.append(f"{part.heading}:\n\n{rows}" if len(contents.parts) > 1 else rows)
    if contents.months:
        parts.append(". ".join(f"{month.first:%B}: {month.words}" for month in contents.months) + ".")
    return "\n\n".join(parts)


def _row(row: Row) -> str:
    """A row in one item: what it is, what is known of it, and how a reading changed."""
    facts = f" ({escaped(unlinked(row.facts))})" if row.facts else ""
    changed = [text for label, text in row.lines if label == DIFFERENCE]
    return f"- {escaped(unlinked(row.title))}{facts}{''.join(f': {escaped(text.lower())}' for text in changed)}"
