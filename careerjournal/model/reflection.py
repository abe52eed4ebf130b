"""Reflections: free entries, each of a day."""

from __future__ import annotations

from typing import Annotated

from careerjournal.model.base import Entry
from careerjournal.model.describe import field
from careerjournal.model.links import Kind
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.text import first_words
from careerjournal.model.vocabulary import Energy


class Reflection(Entry, frozen=True, kw_only=True, tag="reflection"):
    """A dated free entry, perhaps the answer to a prompt."""

    KIND = Kind.REFLECTION

    body: Annotated[str, field("What is on my mind", "", required=True, text="markdown")] = ""
    when: Annotated[PartialDate | None, field("When", "Empty means the day it was first kept.")] = None
    energy: Annotated[Energy | None, field("Energy", "How the day left me.")] = None
    prompt: Annotated[str, field("Question", "What it answers, if anything asked.")] = ""

    @property
    def title(self) -> str:
        """Its first words; the question where there are none yet."""
        return first_words(self.body) or self.prompt

    @property
    def date(self) -> PartialDate | None:
        """The day it is about."""
        return self.when or super().date
