"""What is exact made less so, by choice: dates and sums said roughly, links to other entries as words, tags gone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Annotated, NamedTuple

from careerjournal.model import Ref
from careerjournal.model.base import Part
from careerjournal.model.describe import field
from careerjournal.model.links import LINK_IN_TEXT
from careerjournal.model.sentences import capitalised, starts_sentence
from careerjournal.model.vocabulary import Treatment
from careerjournal.sharing.exact.finding import exact_in
from careerjournal.sharing.exact.found import Exact, Sort
from careerjournal.sharing.markdown.annotations import NOTE
from careerjournal.sharing.markdown.inline import Edit, Inline, Taken
from careerjournal.sharing.redaction.addresses import addresses_in
from careerjournal.sharing.redaction.dates_said import date_said
from careerjournal.sharing.redaction.leaving_out import without
from careerjournal.sharing.redaction.sums_said import sum_said


class Choices(Part, frozen=True, kw_only=True):
    """What becomes of what is exact in whatever is opened."""

    dates: Annotated[Treatment, field("Dates")] = Treatment.SOFTEN
    sums: Annotated[Treatment, field("Sums")] = Treatment.SOFTEN
    links: Annotated[Treatment, field("Links")] = Treatment.SOFTEN
    tags: Annotated[Treatment, field("Tags")] = Treatment.DROP


class Softener(NamedTuple):
    """Changes the words of a block as chosen."""

    choices: Choices
    today: dt.date
    called: Callable[[Ref], str]
    """What to call another entry that a link names."""

    def links(self, words: Inline) -> Inline:
        """The words with each ``[[setback 12]]`` as words, or gone; links to the web only where links are kept."""
        if self.choices.links is not Treatment.KEEP:
            words = words.unlinked()
        edits = [self._link(words.text, match) for match in LINK_IN_TEXT.finditer(words.text)]
        return words.edited(edits)

    def _link(self, text: str, match: re.Match[str]) -> Edit:
        ref = Ref.parse(match["ref"])
        if self.choices.links is Treatment.DROP:
            return without(text, *match.span(), r"(?:\(?(?:see|as in|compare|cf\.?|from|in|of)\s+|\()$")
        said = str(ref) if self.choices.links is Treatment.KEEP else self.called(ref)
        return Edit(*match.span(), capitalised(said) if starts_sentence(text, match.start()) else said)

    def figures(self, words: Inline) -> Inline:
        """The words with dates and sums said roughly, or gone; nothing between two notes is touched."""
        return words.changed_by(self._figures)

    def _figures(self, words: Inline) -> Inline:
        noted = [match.span() for match in NOTE.finditer(words.text)]
        addresses = [(address.start, address.end) for address in addresses_in(words.text)]
        found = exact_in(words.text, sorted((*noted, *addresses)))
        taken = Taken(noted)
        edits = (edit for one in found for edit in [self._said(words.text, one)] if edit is not None)
        return words.edited(edit for edit in edits if taken.take(edit.start, edit.end))

    def _said(self, text: str, one: Exact) -> Edit | None:
        """What stands in the place of something exact; None where it stays."""
        match one.sort:
            case Sort.DATE if self.choices.dates is not Treatment.KEEP:
                return date_said(text, one, self.today, drop=self.choices.dates is Treatment.DROP)
            case Sort.SUM | Sort.SHARE if self.choices.sums is not Treatment.KEEP:
                return sum_said(text, one, drop=self.choices.sums is Treatment.DROP)
            case _:
                return None
