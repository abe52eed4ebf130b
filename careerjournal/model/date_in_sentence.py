"""Whether words in a sentence are a date, and whether that says by when the thing is to be done."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final, Literal, NamedTuple

from careerjournal.model.date_tokens import Kind, Token, Tokens
from careerjournal.model.date_words import ALSO_ENGLISH
from careerjournal.model.partial_date import PartialDate

Force = Literal["sure", "soft", "alone"]

DASHES: Final = ("-", "–", "—")
_FIGURES: Final = re.compile(
    r"\d{4}-\d\d-\d\d|[+]\d+[dwmy]|eo[wmqyd]|cob|w/[ce] .*|\d{1,2}[/.]\d{1,2}[/.]\d{4}", re.IGNORECASE
)
_FAR: Final = 270
"""Days: a day without a year that is this far ahead, and was not long ago, is more likely the one that was."""

_NOT_DUE_AFTER: Final = """
a about after alternate an and any around between dated during each every for from her his its most my no of or
other our over per re since some than that the their these those to until versus vs with your
"""
"""After one of these, a date belongs to what is talked about: “the minutes of 12 June”, “move it to Friday”."""
_WAS: Final = """
began brought came did found gave got had heard held left lost made met said saw sent spoke thought told took
was went were wrote
"""
"""After one of these, or a word in -ed, a day is one that was: “what we said on Monday”."""
_OBJECTS: Final = ("her", "this", "that", "these", "those")
"""Of these, at the end of a line, a day may follow what is done: “ring her tomorrow”, “do that next week”."""
_ALSO_WORDS: Final = ("sat", "sun", "wed")
"""Short weekdays that are other words, too: “where we sat”, “more sun”."""
_ACTED_ON: Final = ("her", "him", "them", "me", "us", "it", "you")
_GOES_ON: Final = """
a about also an and as at because before but by for from he her his i if in is it my on or otherwise our please
pls she so that the their then they till to too until via we when whether which while who with within your
"""
"""Words that may follow a whole date; after another one, it only qualifies that: “the Friday meeting”."""
_TIME: Final = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:am|pm|h)?[,;.]?$|noon", re.IGNORECASE)


class Lead(NamedTuple):
    """The words before a date that lead to it: ``by``, ``due on``."""

    force: Force
    typed: str
    """What stands before the date, with its space."""

    @property
    def words(self) -> str:
        """The same in small letters, without what follows them."""
        return self.typed.rstrip(": ").lower()


class InSentence(NamedTuple):
    """Words that are read as a date, and what stands around them."""

    lead: Lead
    text: str
    tokens: Tokens
    before: str
    """The word before the lead in small letters; empty at the beginning of a clause."""
    after: str
    """The word after the date in small letters; empty at the end of a clause."""

    @property
    def goes_on(self) -> bool:
        """Whether the date may only qualify what follows: “the Friday meeting”."""
        return bool(self.after) and self.after not in _GOES_ON.split()

    @property
    def is_clause(self) -> bool:
        """Whether the date is all that stands between a comma or dash and the next: “call Ken – Fri”."""
        return not self.after and self.before in ("", *DASHES)

    def has(self, *kinds: Kind) -> bool:
        """Whether one of its tokens is of one of these kinds."""
        return any(token.kind in kinds for token in self.tokens)

    @property
    def has_year(self) -> bool:
        """Whether it names its year in figures."""
        return any(
            token.kind == "short year" or (len(token.text) == 4 and token.text.isdigit()) for token in self.tokens
        )

    @property
    def may_be_a_date(self) -> bool:
        """Whether the words are a date rather than the same words meant otherwise."""
        kinds = {token.kind for token in self.tokens}
        if _FIGURES.fullmatch(self.text):
            return True
        months = sum(token.kind == "month" for token in self.tokens)
        if self._begins_otherwise or months > 2 or sum(token.kind == "number" for token in self.tokens) > 4:
            return False
        if kinds == {"number"} and self.text.isdigit() and len(self.text) not in (4, 6, 8):
            return False
        if kinds == {"number"} and " " in self.text:
            return False
        if self.goes_on and kinds <= {"day of the month", "number", "joining"}:
            return "-" in self.text or "/" in self.text  # not “by the second meeting” or “by 2100 euros”
        if not self.has_year and any(token.foreign and not self._counts(token) for token in self.tokens):
            return False
        if self.lead.force == "soft":
            return not (self.goes_on and any(token.kind == "weekday" and token.short for token in self.tokens))
        return self.lead.force == "sure" or self._is_always_a_date

    @property
    def _begins_otherwise(self) -> bool:
        """Whether the first word belongs to what stands before: “of 12 June”, “about 3 May”."""
        if self.text.lower() == "now" or not self.tokens:
            return True
        first = self.tokens[0]
        place = first.kind == "place" and self.lead.force == "alone"
        return place or first.kind == "joining elsewhere" or (first.kind == "joining" and first.text != "the")

    def _counts(self, token: Token) -> bool:
        """Whether a word of another language may be meant, where no year is near."""
        if token.short or token.text in ALSO_ENGLISH:
            return self.lead.force == "sure" and self.has("number", "day of the month")
        return True

    @property
    def _is_always_a_date(self) -> bool:
        """Whether they are a date without “by” or “on” before them."""
        if self.tokens[-1].kind in ("joining", "joining elsewhere", "turn", "count", "place"):
            return False
        if any(token.kind == "weekday" and not token.short and not token.foreign for token in self.tokens):
            return True
        if self.before == "between" or self.tokens[0].text == "from" or (self.has("unit") and self.has("turn")):
            return True
        if self.has("month"):
            return self.has("number", "day of the month", "which", "edge")
        if self.is_clause and len(self.tokens) == 1 and self.has("weekday", "feast", "quarter"):
            return True
        if self._is_short_weekday_at_the_end:
            return True
        begins = next(token for token in self.tokens if token.kind != "joining")
        return self.has("day") or begins.kind in ("which", "edge", "part") or self.text.lower().startswith("the day ")

    @property
    def _is_short_weekday_at_the_end(self) -> bool:
        """Whether it is all that follows what is done: “ring her tues”."""
        if self.after or len(self.tokens) != 1 or self.tokens[0].kind != "weekday" or self.tokens[0].foreign:
            return False
        return self.text.lower() not in _ALSO_WORDS or self.text[0].isupper() or self.before in _ACTED_ON

    @property
    def _follows_an_object(self) -> bool:
        """Whether the word before is what something is done to, rather than whose or which day it is."""
        if self.after or self.before not in _OBJECTS:
            return False
        return self.before == "her" or self.has("day", "which")

    def is_due(self, date: PartialDate, today: dt.date) -> bool:
        """Whether a date to come says by when, rather than what is talked about."""
        if self.lead.force == "sure":
            return True
        if self.before in _WAS.split() or (self.before.endswith("ed") and len(self.before) > 3):
            return False
        if self.lead.force == "alone":
            if self._follows_an_object:
                return True
            return self.before not in _NOT_DUE_AFTER.split() and not (self.goes_on and self.before)
        if self.goes_on and self.text.lower().startswith(("the ", "our ", "my ")):
            return False
        tells_year = self.has_year or self.has("which", "edge")
        bare = self.has("month", "season", "quarter") and not tells_year
        return not (bare and (date.first - today).days > _FAR)

    def stays(self) -> bool:
        """Whether the line keeps the words, because they say more than a date can."""
        if self.has("part of a day") or self.after == "or":
            return True
        named = self.goes_on and self.text.lower().startswith("the ")
        return self.lead.force == "sure" and (named or bool(_TIME.match(self.after)))
