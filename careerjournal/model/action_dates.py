"""Dates within a sentence: which words are one, and whether it says by when the thing is to be done."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from careerjournal.model.date_tokens import Kind, Token, Tokens, is_date_word, plain_words, tokens_of
from careerjournal.model.date_words import ALSO_ENGLISH, MONTHS, WEEKDAYS
from careerjournal.model.dates import DateError, NotADate, read_date
from careerjournal.model.partial_date import PartialDate

_SURE: Final = re.compile(
    r"(?:(?:no|not) later than|on or (?:before|by)|(?:by|before) or on|at the latest by|due(?: by| on| in)?"
    r"|(?:the )?deadline(?: is)?|(?:by )?when(?=:)|by|before|until|till|within)(?::\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
"""What makes a date a deadline."""
_SOFT: Final = re.compile(r"(?:on|in|at)\s+(?=\S)", re.IGNORECASE)
"""What makes it one where nothing speaks against it."""
_LATEST: Final = re.compile(r"\s+(?:at (?:the )?latest|latest)\b", re.IGNORECASE)
_FIGURES: Final = re.compile(
    r"\d{4}-\d\d-\d\d|[+]\d+[dwmy]|eo[wmqyd]|cob|w/[ce] .*|\d{1,2}[/.]\d{1,2}[/.]\d{4}", re.IGNORECASE
)
_RANGE: Final = re.compile(r"(?:from |between )?(.+?)(?: ?- ?| to | and | or | until | till )(.+)")

_DASHES: Final = ("-", "–", "—")
_MOST_WORDS: Final = 9
"""Words in the longest date: “the end of the first quarter of next year”."""
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
_GOES_ON: Final = """
a about also an and as at because before but by for from he her his i if in is it my on or otherwise our please
pls she so that the their then they till to too until via we when whether which while who with within your
"""
"""Words that may follow a whole date; after another one, it only qualifies that: “the Friday meeting”."""
_NOT: Final = re.compile(r"not|never|nothing|cannot|\w+n[’']t", re.IGNORECASE)
"""Before “before” or “until”: “do not send it before Friday” sets no deadline."""
_TIME: Final = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:am|pm|h)?[,;.]?$|noon", re.IGNORECASE)

Force = Literal["sure", "soft", "alone"]


class DatePhrase(NamedTuple):
    """Words in a line that are a date, or would be if a calendar had it."""

    start: int
    end: int
    force: Force
    lead: str
    """The words before the date that belong to it, in small letters: ``by``."""
    date: PartialDate | None
    refused: str = ""
    """Why there is no such date, where there is none."""
    stays: bool = False
    """Whether the line keeps the words, because they say more than a date can: ``from 3 to 5 December``."""
    is_due: bool = True
    """Whether it can be a deadline, rather than what is talked about or a day that has passed."""


def dates_in(line: str, today: dt.date) -> list[DatePhrase]:
    """Every date in a line, the surest deadlines first, then the later in the line.

    Args:
        line: one line of text.
        today: what a date counts from; those without a year lie ahead.
    """
    order = ("sure", "soft", "alone")
    return sorted(
        _Finder(line, today).phrases(),
        key=lambda one: (one.stays and one.force != "sure", order.index(one.force), -one.start),
    )


def unread_in(line: str, today: dt.date) -> str:
    """Words that look as if they said by when, and are no date: ``by next sprint``; empty where there are none."""
    read = [(phrase.start, phrase.end) for phrase in dates_in(line, today)]
    for match in re.finditer(rf"(?<!\w){_SURE.pattern}", line, re.IGNORECASE):
        if any(start <= match.start() < end for start, end in read):
            continue
        words = re.split(r"[,;.]\s", line[match.end() :], maxsplit=1)[0].rstrip(".,;").split()[:5]
        if words and (not match[0].lower().startswith("by") or words[0].lower() == "the" or _begins_a_date(words[0])):
            return f"{match[0]}{' '.join(words)}"
    return ""


def _begins_a_date(word: str) -> bool:
    """Whether it is a word that dates begin with, or nearly a weekday or a month."""
    from difflib import get_close_matches  # noqa: PLC0415 - for the few who mistype one

    first = next(iter(tokens_of(plain_words(word))), None)
    if first is not None and first.kind in ("which", "number", "weekday", "month", "edge", "day of the month"):
        return True
    names = f"{WEEKDAYS[0]}|{MONTHS[0]}".split("|")
    return bool(get_close_matches(plain_words(word), names, n=1, cutoff=0.75))


class _Word(NamedTuple):
    start: int
    end: int
    """Without the punctuation that follows."""
    text: str
    is_date: bool
    """Whether a date may have it."""
    stops: bool
    """Whether what follows is another clause."""


class _Lead(NamedTuple):
    force: Force
    typed: str
    """What stands before the date, with its space."""

    @property
    def words(self) -> str:
        return self.typed.rstrip(": ").lower()


class _Read(NamedTuple):
    """Words that are read as a date, and what stands around them."""

    lead: _Lead
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
        return not self.after and self.before in ("", *_DASHES)

    def has(self, *kinds: Kind) -> bool:
        return any(token.kind in kinds for token in self.tokens)

    @property
    def has_year(self) -> bool:
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
        begins = next(token for token in self.tokens if token.kind != "joining")
        return self.has("day") or begins.kind in ("which", "edge", "part") or self.text.lower().startswith("the day ")

    def is_due(self, date: PartialDate, today: dt.date) -> bool:
        """Whether a date to come says by when, rather than what is talked about."""
        if self.lead.force == "sure":
            return True
        if self.before in _WAS.split() or (self.before.endswith("ed") and len(self.before) > 3):
            return False
        if self.lead.force == "alone":
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


class _Finder:
    """Finds the dates in a line."""

    def __init__(self, line: str, today: dt.date) -> None:
        self._line = line
        self._today = today
        self._words = [_word(match) for match in re.finditer(r"[^\s(\[]\S*", line)]

    def phrases(self) -> Iterator[DatePhrase]:
        """The longest dates from left to right, with what leads to them or else without."""
        end = 0
        for first, word in enumerate(self._words):
            if word.start < end:
                continue
            found = (self._longest(first, lead) for lead in self._leads(first))
            phrase = next((one for one in found if one is not None), None)
            if phrase is not None:
                end = phrase.end
                yield phrase

    def _leads(self, first: int) -> Iterator[_Lead]:
        start = self._words[first].start
        if match := _SURE.match(self._line, start):
            yield _Lead("sure", match[0])
        if match := _SOFT.match(self._line, start):
            yield _Lead("soft", match[0])
        yield _Lead("alone", "")

    def _longest(self, first: int, lead: _Lead) -> DatePhrase | None:
        begin = self._words[first].start + len(lead.typed)
        at = next((place for place in range(first, len(self._words)) if self._words[place].start >= begin), None)
        if at is None:
            return None
        end = at
        while end < min(len(self._words), at + _MOST_WORDS):
            if not (self._words[end].is_date or (end > at and self._words[end].text in _DASHES)):
                break
            end += 1
        found = (self._phrase(first, at, stop, lead) for stop in range(end, at, -1))
        return next((one for one in found if one is not None), None)

    def _phrase(self, first: int, at: int, stop: int, lead: _Lead) -> DatePhrase | None:
        """What the words from one place to another are, led to from the first."""
        words = self._words
        if words[stop - 1].text in _DASHES:
            return None
        text = self._line[words[at].start : words[stop - 1].end]
        before = words[first - 1].text.lower() if first and not words[first - 1].stops else ""
        after = "" if words[stop - 1].stops or stop == len(words) else words[stop].text.lower()
        read = _Read(lead, text, tokens_of(plain_words(text)), before, after)
        if not read.may_be_a_date:
            return None
        latest = _LATEST.match(self._line, words[stop - 1].end)
        end = latest.end() if latest else words[stop - 1].end
        phrase = DatePhrase(words[first].start, end, lead.force, lead.words, None)
        several = False
        try:
            date = _read_led(lead.words, text, self._today)
        except NotADate:
            last = _last_of_several(text, self._today)
            if last is None:
                return None
            date, several = last, True
        except DateError as error:
            # “by Friday 5 people have answered”
            return None if read.goes_on and text[-1].isdigit() else phrase._replace(refused=str(error))
        if date.last < self._today:
            return phrase._replace(date=date, is_due=False)
        if lead.force == "alone" and before == "for" and date.is_day:
            return phrase._replace(date=date, stays=True)
        turned = lead.words in ("before", "until", "till")
        if turned and any(_NOT.fullmatch(word.text) for word in words[max(0, first - 6) : first]):
            return phrase._replace(date=date, is_due=False)
        if several and before in ("from", "between"):
            read = read._replace(before="")
        return phrase._replace(date=date, stays=several or read.stays(), is_due=read.is_due(date, self._today))


def _word(match: re.Match[str]) -> _Word:
    text = match[0].rstrip(",;:!?.)]")
    known = len(text) < 30 and is_date_word(plain_words(text))
    figures = re.fullmatch(r"[+-]?\d[\d/.'’-]*[dwmy]?|eo[wmqy]|w/[ce]", text, re.IGNORECASE) is not None
    return _Word(match.start(), match.start() + len(text), text, known or figures, match[0] != text)


def _last_of_several(text: str, today: dt.date) -> PartialDate | None:
    """The last day of ``3 to 5 December``, ``Monday and Tuesday``."""
    match = _RANGE.fullmatch(plain_words(text))
    if match is None:
        return None
    start, end = match.groups()
    if re.match(r"(?:1[3-9]|[23]\d)/", start):
        end = end.replace("/", ".")  # of “24/12 to 2/1” both are days first
    try:
        last = read_date(end, today, "future")
        if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", start):
            return last
        first = read_date(start, today, "future")
        return read_date(end, first.first, "future") if last.first < first.first else last
    except DateError:
        return None


def _read_led(lead: str, words: str, today: dt.date) -> PartialDate:
    """Read what follows “by”, “in” or “before”, each of which may belong to the date itself."""
    if lead == "within" and re.fullmatch(r"the (?:week|month|quarter|year)", plain_words(words)):
        return read_date(f"end of {words}", today, "future")
    if lead in ("in", "within", "due in"):
        try:
            return read_date(f"in {words}", today, "future")
        except NotADate:
            return read_date(words, today, "future")
    if plain_words(words) == "this week":
        words = "end of this week"
    found = read_date(words, today, "future")
    if lead != "before":
        return found
    kinds = [(token.kind, token.text) for token in tokens_of(plain_words(words))]
    if kinds[0][0] == "which" and kinds[-1] == ("unit", "week"):
        found = read_date(f"start of {words}", today, "future")
    elif found.is_day and "feast" not in (kinds[0][0], kinds[-1][0]):
        return found  # “before Friday” is Friday at the latest
    return PartialDate.of(found.first - dt.timedelta(days=1))
