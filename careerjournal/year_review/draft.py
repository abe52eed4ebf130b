"""The answers to the pages' questions: typed as one draft, kept as one reflection, found again by its span."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from msgspec import structs

from careerjournal.journal.draft_words import NEW_REVIEW, REVIEWED
from careerjournal.journal.entry_draft import EntryDraft
from careerjournal.model.links import Ref
from careerjournal.model.reflection import Reflection
from careerjournal.model.spans import span_of
from careerjournal.model.typed import Typed, from_typed
from careerjournal.year_review.pages import PAGES

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry
    from careerjournal.model.spans import Span

TAG: Final = "in-one-sitting"
"""The tag of every such reflection, beside that of its span."""
_PAGE: Final = "~page"
_CHOSEN: Final = "~one page"
_BEFORE: Final = ""
"""The key of what stands before the first answer: nothing, unless somebody wrote there in the form."""

_HEADING: Final = re.compile(
    "^## (" + "|".join(re.escape(page.name) for page in PAGES) + ")[ \\t]*(?:\\n\\n?|\\Z)", re.MULTILINE
)
_KEYS: Final = {page.name: page.key for page in PAGES}


def as_body(answers: Mapping[str, str]) -> str:
    """The answers as one text in Markdown, each under the name of its page; a page without one is left out."""
    parts = [answers[_BEFORE]] if answers.get(_BEFORE, "").strip() else []
    parts += [f"## {page.name}\n\n{answers[page.key]}" for page in PAGES if answers.get(page.key, "").strip()]
    return "\n\n".join(parts)


def as_answers(body: str) -> dict[str, str]:
    """The answers in a text, by their pages' keys: what `as_body` wrote, or what somebody made of it."""
    found: dict[str, str] = {}
    matches = list(_HEADING.finditer(body))
    starts = [(_BEFORE, 0), *((_KEYS[match[1]], match.end()) for match in matches)]
    ends = [*(match.start() for match in matches), len(body)]
    for place, ((key, start), end) in enumerate(zip(starts, ends, strict=True)):
        answer = body[start:end]
        if place < len(matches):
            answer = answer.removesuffix("\n\n")
        if answer:
            found[key] = f"{found[key]}\n\n{answer}" if key in found else answer
    return found


class ReviewDraft(EntryDraft):
    """The answers of one span while they are typed.

    Args:
        journal: the open journal; every entry has been read.
        of: the reflection; `NEW_REVIEW` for a new one. A draft that was left of it is taken up.
        span: what is looked back over, where neither the reflection nor its draft says so.
    """

    entry: Reflection | None

    def __init__(self, journal: Journal, of: Ref, span: Span) -> None:
        super().__init__(journal, of)
        reviewed = self.entry.reviewed if isinstance(self.entry, Reflection) else None
        self.span: Span = reviewed or span_of(str(self.typed.get(REVIEWED, ""))) or span
        """What is looked back over."""
        self.typed[REVIEWED] = self.span.key
        self.answers = as_answers(str(self.typed["body"]))
        """What was answered, by the keys of the pages."""
        self.about: dict[str, tuple[Ref, ...]] = {}
        """The entries that a page speaks of, by its key: the reflection is linked to those of the pages answered."""

    def answer(self, key: str, text: str) -> bool:
        """Take in what stands in the answer of a page; whether it is anything new."""
        self.answers[key] = text
        return self.put("body", as_body(self.answers))

    @property
    def page(self) -> str:
        """The key of the page where one was; of a kept reflection, of the first without an answer."""
        unanswered = (page.key for page in PAGES if not self.answers.get(page.key, "").strip())
        return str(self.typed.get(_PAGE) or (next(unanswered, PAGES[0].key) if self.entry else PAGES[0].key))

    def go_to(self, key: str) -> bool:
        """Remember on which page one is; whether it is another than before."""
        new = self.typed.get(_PAGE) != key
        self.typed[_PAGE] = key
        return new

    @property
    def chosen(self) -> tuple[str, ...]:
        """The pieces that were put on the one page."""
        return tuple(str(self.typed.get(_CHOSEN, "")).split())

    def choose(self, keys: tuple[str, ...]) -> None:
        """Put these pieces on the one page, in this order."""
        self.typed[_CHOSEN] = " ".join(keys)

    def _put_down(self, read: Entry) -> Entry:
        with self._journal.together():
            kept = self._journal.add(read, drafted=False)  # the draft of a new reflection is another's
            self._journal.drafts.discard(self.of)
        return kept

    def _read(self, typed: Typed) -> Reflection:
        read = from_typed(Reflection, typed, self._journal.today(), self.entry)
        spoken_of = [
            ref for page in PAGES if self.answers.get(page.key, "").strip() for ref in self.about.get(page.key, ())
        ]
        there = [ref for ref in dict.fromkeys((*read.links, *spoken_of)) if ref != self.of]
        tags = read.tags if self.entry else tuple(dict.fromkeys((*read.tags, TAG, self.span.key)))
        return structs.replace(read, reviews=self.span.key, links=tuple(there), tags=tags)


def review_of(journal: Journal, span: Span) -> Ref:
    """The reflection that looks back over exactly this span, the latest where there are several; else `NEW_REVIEW`."""
    found = [ref for ref, key in journal.reviews().items() if key == span.key]
    return max(found, default=NEW_REVIEW)


def last_answer(journal: Journal, span: Span) -> tuple[str, str] | None:
    """What the sitting before this one ended with: the words of its span, and its last answer.

    It is the one whose span ended last before this one begins; of several, the one most nearly as long as this.
    """
    before = [(found, ref) for ref, key in journal.reviews().items() if (found := span_of(key)) is not None]
    ended = [(one, ref) for one, ref in before if span.first and one.last and one.last < span.first]
    for one, ref in sorted(ended, key=lambda found: (found[0].last, -abs(_days(found[0]) - _days(span))), reverse=True):
        kept = journal.get(ref)
        answers = as_answers(kept.body) if isinstance(kept, Reflection) and not kept.is_closed else {}
        told = [answers[page.key].strip() for page in PAGES if answers.get(page.key, "").strip()]
        if told:
            return one.words, told[-1]
    return None


def _days(span: Span) -> int:
    return (span.last - span.first).days if span.first and span.last else 0
