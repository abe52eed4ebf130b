"""What is exact made less so, by choice: dates and sums said roughly, links to other entries as words, tags gone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Annotated, Final, NamedTuple

from careerjournal.model import PartialDate, Ref
from careerjournal.model.base import Part
from careerjournal.model.dates import DateError, read_date
from careerjournal.model.describe import field
from careerjournal.model.links import LINK_IN_TEXT
from careerjournal.model.sentences import capitalised, starts_sentence
from careerjournal.model.vocabulary import Treatment
from careerjournal.sharing.markdown.inline import Edit, Inline, Taken
from careerjournal.sharing.redaction.grammar import a_or_an


class Choices(Part, frozen=True, kw_only=True):
    """What becomes of what is exact in whatever is opened."""

    dates: Annotated[Treatment, field("Dates")] = Treatment.SOFTEN
    sums: Annotated[Treatment, field("Sums")] = Treatment.SOFTEN
    links: Annotated[Treatment, field("Links")] = Treatment.SOFTEN
    tags: Annotated[Treatment, field("Tags")] = Treatment.DROP


def roughly(when: PartialDate, today: dt.date) -> str:
    """A date as one says it to somebody who need not know: ``a few years ago``, ``last month``."""
    if when == PartialDate(today.year):
        return "this year"
    days = (today - when.last).days if when.last < today else min(0, (today - when.first).days)
    for limit, said in _AGO if days >= 0 else _AHEAD:
        if abs(days) <= limit:
            return said
    return "long ago" if days > 0 else "in the far future"


_AGO: Final = (
    (13, "recently"),
    (60, "a few weeks ago"),
    (300, "a few months ago"),
    (700, "a year or so ago"),
    (3652, "a few years ago"),
    (7305, "many years ago"),
)
_AHEAD: Final = (
    (13, "soon"),
    (60, "in a few weeks"),
    (300, "in a few months"),
    (700, "in a year or so"),
    (3652, "in a few years"),
    (7305, "in many years"),
)

_MONTH: Final = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_WEEKDAY: Final = "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:19|20)\d\d"
DAY: Final = (
    rf"(?:{_WEEKDAY}(?:the )?{_DAY} (?:of )?{_MONTH}\b(?:\.?,? {_YEAR}\b)?"
    rf"|{_WEEKDAY}{_MONTH}\.? {_DAY}\b(?:,? {_YEAR}\b)?"
    rf"|\b{_YEAR}[-/.](?:0?[1-9]|1[0-2])[-/.](?:[0-2]?\d|3[01])\b"
    rf"|\b(?:[0-2]?\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:{_YEAR}|\d\d)\b)"
)
"""A day: “14 June 2019”, “the 9th of November”, “May 5, 2017”, “2021-04-30”, “12/05/2018”."""
FEAST: Final = (
    rf"\b(?:Christmas|New Year’?'?s|Boxing|Easter|Good Friday|Midsummer)(?: (?:Eve|Day|Sunday|Monday))?,? {_YEAR}\b"
)
MONTH: Final = rf"\b(?:{_MONTH}\.?,? (?:of )?{_YEAR}|{_YEAR}-(?:0[1-9]|1[0-2]))\b(?!-\d)"
SEASON: Final = rf"\b(?:the )?(?:early |late |mid-?)?(?:spring|summer|autumn|winter|fall|Q[1-4])(?: of|,)? {_YEAR}\b"
_SPAN: Final = (
    rf"(?:\bbetween (?P<between>{_YEAR}) and |(?:\bfrom )?\b(?P<since>{_YEAR})(?: (?:to|until|till) | ?[–—/] ?"
    rf"|-(?={_YEAR}|1[3-9]|[2-9]\d)))(?P<to>{_YEAR}|\d\d)\b(?![-/]\d)"
)
_YEARS: Final = (
    rf"\b(?:(?:early|late|mid)[ -]|(?:the )?(?:very )?(?:beginning|start|middle|end|turn) of )?{_YEAR}\b"
    rf"(?:(?:, {_YEAR})*,? (?:and|or|&) {_YEAR}\b)?"
)
"""A year, a part of one, or several in a row."""
_DATE: Final = re.compile(
    rf"(?P<before>\b(?:in|on|during|at|over|since|until|till|by|before|after|from|around|about|early in|late in)\s+)?"
    rf"(?:(?P<span>{_SPAN})|(?P<date>{DAY}|{FEAST}|{MONTH}|{SEASON}|(?<![\d.,£€$:/-]){_YEARS}(?![\d/-]|[.,]\d|s\b)))",
    re.IGNORECASE,
)
_YEAR_BETWEEN: Final = re.compile(r"\b(?:the|a|my|our|that|this|their|his|her|year)\s+$", re.IGNORECASE)

_NUMBER: Final = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half a)"
)
_FIGURE: Final = r"\d+(?:,\d{3})*(?:\.\d+)?"
_MONEY: Final = "(?:pounds|euros?|dollars|quid|grand|pence)"
SUM: Final = (
    rf"(?:(?:[£€$]|\b(?:GBP|EUR|USD) ?){_FIGURE}(?:\s?(?:k|m|bn|million|billion|thousand|grand)\b)?"
    rf"|\b{_FIGURE}\s?(?:k\b|(?:(?:k|m|million|billion|thousand|hundred) )?{_MONEY}\b)"
    rf"|\b{_NUMBER}(?:[ -](?:and )?{_NUMBER}){{0,12}} {_MONEY}\b)"
)
"""A sum of money: “£45,000”, “€1.2 million”, “38k”, “four thousand two hundred pounds”."""
_SUM: Final = re.compile(
    rf"(?P<article>\b(?:a|an|the|my|our|his|her|their)\s+)?"
    rf"(?P<sum>{SUM})(?P<noun>(?=\s[^\W\d_]))?",
    re.IGNORECASE,
)
_NO_NOUN: Final = re.compile(
    r"\s(?:a|an|and|or|in|on|at|for|of|to|with|from|by|per|each|every|more|less|over|under|was|were|is|had|that|which|but|"
    r"as|so|when|while|because|if|than|into|without|after|before|until|between)\b",
    re.IGNORECASE,
)
_SCALE: Final = {
    "hundred": 1e2,
    **dict.fromkeys(("k", "thousand", "grand"), 1e3),
    **dict.fromkeys(("m", "million"), 1e6),
    **dict.fromkeys(("bn", "billion"), 1e9),
}


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
            return _without(text, *match.span(), r"(?:\(?(?:see|as in|compare|cf\.?|from|in|of)\s+|\()$")
        said = str(ref) if self.choices.links is Treatment.KEEP else self.called(ref)
        return Edit(*match.span(), capitalised(said) if starts_sentence(text, match.start()) else said)

    def figures(self, words: Inline) -> Inline:
        """The words with dates and sums said roughly, or gone; nothing between two notes is touched."""
        taken = Taken(match.span() for match in re.finditer("[\ufde0\ufde1][^\ufde3]*\ufde3", words.text))
        edits = (*self._dates(words.text), *self._sums(words.text))
        return words.edited(edit for edit in edits if taken.take(edit.start, edit.end))

    def _dates(self, text: str) -> Iterator[Edit]:
        if self.choices.dates is Treatment.KEEP:
            return
        for match in _DATE.finditer(text):
            start, end = match.span()
            if self.choices.dates is Treatment.DROP and (match["before"] or match["span"]):
                yield _without(text, start, end)
                continue
            said = self._roughly(text, match)
            if said is not None:
                yield Edit(start, end, capitalised(said) if said and starts_sentence(text, start) else said)

    def _roughly(self, text: str, match: re.Match[str]) -> str | None:
        before = " ".join((match["before"] or "").lower().split())
        if match["span"]:
            return _over(int(match["between"] or match["since"]), match["to"])
        written = match["date"]
        bare = re.fullmatch(_YEAR, written) and not before
        if bare and _YEAR_BETWEEN.search(text, max(0, match.start() - 12), match.start()):
            return ""  # “the 2019 round” is the round
        when = _dated(written, self.today)
        if when is None:
            return "one day" if before in ("", "in", "on", "at", "during", "over") else f"{before} a certain day"
        said = roughly(when, self.today)
        match before:
            case "" | "in" | "on" | "during" | "at" | "over" | "around" | "about" | "early in" | "late in":
                return said
            case "since":
                return "for some time"
            case "until" | "till" | "by":
                return "until then" if before != "by" else "by then"
            case "before" | "after":
                return f"{before} that"
            case _:
                return f"{before} {said}"

    def _sums(self, text: str) -> Iterator[Edit]:
        if self.choices.sums is Treatment.KEEP:
            return
        for match in _SUM.finditer(text):
            size = _size(match["sum"])
            article = (match["article"] or "").strip()
            qualifies = article and match["noun"] is not None and not _NO_NOUN.match(text, match.end())
            start = match.start() if article.lower() in ("a", "an") else match.start("sum")
            if qualifies:
                said = f"{a_or_an(size)} {size}" if article.lower() in ("a", "an") else size
            else:
                said = "a sum of money" if size == "modest" else f"{a_or_an(size)} {size} sum"
            yield Edit(start, match.end(), capitalised(said) if starts_sentence(text, start) else said)


def _dated(written: str, today: dt.date) -> PartialDate | None:
    """The date that was written; None for a day without its year, or one that no calendar has."""
    if not (year := re.search(_YEAR, written)):
        return None
    plain = re.sub(r"(?i)\b(?:the|of|early|late|mid-?)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day|,", " ", written)
    try:
        return read_date(plain, today)
    except DateError:
        return PartialDate(int(year[0]))


def _over(since: int, to: str) -> str:
    last = int(to) if len(to) == 4 else since - since % 100 + int(to)
    years = last - since
    return "for a year or so" if years < 2 else "for a few years" if years < 6 else "for many years"


def _size(written: str) -> str:
    """How large a sum is, in a word."""
    figure = re.search(_FIGURE, written)
    scale = 1.0
    for word in re.findall(r"k\b|m\b|bn\b|hundred|thousand|grand|million|billion", written.lower()):
        scale = max(scale, _SCALE[word])
    amount = float(figure[0].replace(",", "").rstrip(".")) * scale if figure else 10 * scale
    return "small" if amount < 100 else "modest" if amount < 10_000 else "large" if amount < 1e6 else "very large"


def _without(text: str, start: int, end: int, before: str = r"$^") -> Edit:
    """Take words out, with what introduces them and the comma or bracket that set them off."""
    lead = re.search(before, text[:start], re.IGNORECASE)
    if lead:
        if lead[0].startswith("(") and text[end : end + 1] == ")":
            end += 1
        start = lead.start()
    begins = starts_sentence(text, start)
    rest = re.compile(r"[ \t]*,?[ \t]*").match(text, end) if begins else None
    if rest:
        end = rest.end()
        following = text[end : end + 1]
        return Edit(start, end + len(following), following.upper())
    # What went before closes up; a comma that set the words off goes with them at the end of a sentence.
    closing = text[end : end + 1] in ("", ".", ";", ":", "!", "?", ")")
    return Edit(len(text[:start].rstrip(" \t," if closing else " \t")), end, "")
