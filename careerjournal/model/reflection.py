"""Reflections: free entries, each of a day."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Self

import msgspec

from careerjournal.model.base import Entry
from careerjournal.model.describe import field
from careerjournal.model.links import Kind
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.spans import Span, span_of
from careerjournal.model.text import first_words
from careerjournal.model.vocabulary import Energy


class Reflection(Entry, frozen=True, kw_only=True, tag="reflection"):
    """A dated free entry, perhaps the answer to a prompt."""

    KIND = Kind.REFLECTION

    body: Annotated[str, field("What is on my mind", "", required=True, text="markdown")] = ""
    when: Annotated[PartialDate | None, field("When", "Empty means the day it was first kept.")] = None
    energy: Annotated[Energy | None, field("Energy", "How the day left me.")] = None
    prompt: Annotated[str, field("Question", "What it answers, if anything asked.")] = ""

    open_on: Annotated[
        PartialDate | None,
        field(
            "A letter, to be opened on",
            "Like +1y. It is closed as soon as it is kept, and Today offers it on that day.",
            toward="future",
        ),
    ] = None
    opened_on: Annotated[PartialDate | None, field("Opened on", shown=False)] = None
    """When the letter was opened: from then on it is a reflection like any other."""

    reviews: Annotated[str, field("In one sitting", "The span that it looks back over.", shown=False)] = ""
    """The key of the span (`careerjournal.model.spans.Span.key`); empty of a reflection of another sort."""

    @property
    def reviewed(self) -> Span | None:
        """The span that it looks back over in one sitting; None of a reflection of another sort."""
        return span_of(self.reviews) if self.reviews else None

    @property
    def is_closed(self) -> bool:
        """Whether it is a letter that nobody has opened."""
        return self.open_on is not None and self.opened_on is None

    @property
    def offered_from(self) -> dt.date | None:
        """The day on which a closed letter is to be opened."""
        return self.open_on.first if self.open_on is not None and self.is_closed else None

    def as_shown(self) -> Self:
        """A closed letter without its words."""
        return self._without_words() if self.is_closed else self

    def as_before(self, now: Entry) -> Self:
        """What a letter said before it was closed is closed with it."""
        return self._without_words() if isinstance(now, Reflection) and now.is_closed else self

    def _without_words(self) -> Self:
        return msgspec.structs.replace(self, body="", prompt="", energy=None)

    @property
    def title(self) -> str:
        """Its first words, or the question where there are none yet; of a closed letter, when to open it.

        A look back over a span is known by that: ``2026 in one sitting``.
        """
        if self.is_closed and self.open_on is not None:
            return f"A letter, to be opened on {self.open_on.words}"
        if self.reviewed is not None:
            return f"{self.reviewed.words} in one sitting"
        return first_words(self.body) or self.prompt

    @property
    def date(self) -> PartialDate | None:
        """The day it is about."""
        return self.when or super().date
