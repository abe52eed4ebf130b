"""Dates within a sentence: which words are one, and whether it says by when the thing is to be done."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from careerjournal.model.date_in_sentence import DASHES, Force, InSentence, Lead
from careerjournal.model.date_tokens import is_date_word, plain_words, tokens_of
from careerjournal.model.date_words import MONTHS, WEEKDAYS
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
_RANGE: Final = re.compile(r"(?:from |between )?(.+?)(?: ?- ?| to | and | or | until | till )(.+)")

_MOST_WORDS: Final = 9
"""Words in the longest date: “the end of the first quarter of next year”."""
_NOT: Final = re.compile(r"not|never|nothing|cannot|\w+n[’']t", re.IGNORECASE)
"""Before “before” or “until”: “do not send it before Friday” sets no deadline."""


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

    def _leads(self, first: int) -> Iterator[Lead]:
        start = self._words[first].start
        if match := _SURE.match(self._line, start):
            yield Lead("sure", match[0])
        if match := _SOFT.match(self._line, start):
            yield Lead("soft", match[0])
        yield Lead("alone", "")

    def _longest(self, first: int, lead: Lead) -> DatePhrase | None:
        begin = self._words[first].start + len(lead.typed)
        at = next((place for place in range(first, len(self._words)) if self._words[place].start >= begin), None)
        if at is None:
            return None
        end = at
        while end < min(len(self._words), at + _MOST_WORDS):
            if not (self._words[end].is_date or (end > at and self._words[end].text in DASHES)):
                break
            end += 1
        found = (self._phrase(first, at, stop, lead) for stop in range(end, at, -1))
        return next((one for one in found if one is not None), None)

    def _phrase(self, first: int, at: int, stop: int, lead: Lead) -> DatePhrase | None:
        """What the words from one place to another are, led to from the first."""
        words = self._words
        if words[stop - 1].text in DASHES:
            return None
        text = self._line[words[at].start : words[stop - 1].end]
        before = words[first - 1].text.lower() if first and not words[first - 1].stops else ""
        after = "" if words[stop - 1].stops or stop == len(words) else words[stop].text.lower()
        read = InSentence(lead, text, tokens_of(plain_words(text)), before, after)
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
