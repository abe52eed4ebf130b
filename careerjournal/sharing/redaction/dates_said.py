"""What is said in the place of a date: roughly when, or nothing, in a sentence that still is one."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final, NamedTuple

from careerjournal.model import PartialDate
from careerjournal.model.dates import DateError
from careerjournal.model.sentences import capitalised, starts_sentence
from careerjournal.sharing.exact.found import Exact, Unit
from careerjournal.sharing.exact.plain import EAST_ASIAN
from careerjournal.sharing.markdown.inline import Edit
from careerjournal.sharing.redaction.grammar import a_or_an
from careerjournal.sharing.redaction.leaving_out import without


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

_WHEN: Final = (
    "in|on|at|during|over|around|about|circa|early in|late in|throughout|within|back in|some time in|sometime in|c.|ca."
)
"""Before these a date says when something was, and what says it roughly needs none of them."""
_EDGES: Final = (
    "since|ever since|until|till|til|by|before|after|from|as of|as from|starting|starting from|beginning|up to|prior to"
    "|up until|effective|effective from|with effect from"
)
_NOUNS: Final = "of|for|to|than|with|like|through|between|into|dated|as|versus|past|unlike|despite|given|except|beyond"
_LEAD: Final = re.compile(
    rf"(?<![\w’'-])(?P<lead>{_EDGES}|{_WHEN.replace('.', '[.]')}|{_NOUNS})(?:[ \u00a0\n]+(?:early|late"
    rf"|mid))?[ \u00a0\n]+(?:the[ \u00a0\n]+)?$",
    re.IGNORECASE,
)
_ROW: Final = re.compile(r"\d.*(?:\band\b|&)|,.*\d{4}.*\d{4}")
_POSSESSIVE: Final = re.compile(r"(?<![\w’'-])(?:my|our|your|his|her|their)[ \u00a0]+$", re.IGNORECASE)
_THE: Final = re.compile(r"(?<![\w’'-])the[ \u00a0\n]+$", re.IGNORECASE)
_LEAD_ELSEWHERE: Final = re.compile(
    r"(?<![\w’'-])(?:am|im|vom|seit|ab|le|el|il|em|op|den|du|au|en|depuis|dès|desde|dal|dalla|nel|od|w|we|ve"
    r"|do|ngày|vào|в|во|на|с|к|до)[ \u00a0]+$",
    re.IGNORECASE,
)
_BE: Final = re.compile(r"(?<![\w])(?:was|is|were|are|be|been|’s|'s|not)[ \u00a0\n]+$", re.IGNORECASE)
_ONLY_THAT: Final = re.compile(
    r"(?:^|[.!?;,:–—]\s*|\b(?:and|but|when|that|because|since|as) )(?:it|this|that|which|when) (?:was|is"
    r"|must have been|will be|’s|'s)[ \u00a0\n]+$",
    re.IGNORECASE,
)
_DETERMINER: Final = re.compile(
    r"(?<![\w’'-])(?P<word>an?|the|my|our|your|that|this|their|his|her|its|each|every|any|another|some|no|(?:\w+’s"
    r"|\w+'s))"
    r"(?P<adjective>[ \u00a0\n]+(?:new|old|whole|first|last|second|next|big|final|latest|early|late))?[ \u00a0\n]+$",
    re.IGNORECASE,
)
_NOUN_AFTER: Final = re.compile(
    r"[ \u00a0\n]+(?!(?:a|an|and|or|in|on|at|for|of|to|with|from|by|was|were|is|are|had|has|have|that|which|but|as"
    r"|so|when|while|"
    r"because|if|than|into|without|after|before|until|between|the|my|our|his|her|their|i|we|he|she|they|it|you|who"
    r"|where|"
    r"did|does|do|will|would|could|should|must|might|may|can|came|went|saw|made|brought|felt|seemed|ended|began"
    r"|started|taught|"
    r"changed|turned|left|gave|took|not|never|only|also|too|again|already|still|just|then|there|nobody|everybody"
    r"|someone|onwards?)\b)"
    r"[^\W\d_]",
    re.IGNORECASE,
)
_BEGINS_A_CLAUSE: Final = re.compile(
    r",?[ \u00a0\n]+(?:i|we|he|she|they|it|you|the|a|an|my|our|his|her|their|this|there|nobody|everybody|nothing"
    r"|someone|both|all|"
    r"[A-Z][\w’'-]+)\b"
)
_ENDS: Final = re.compile(r"\s*(?:$|[.,;:!?)–—\n”\"])|[ \u00a0]-[ \u00a0]")
_ONWARDS: Final = re.compile(
    r"[ \u00a0\n]+(?:on|onward|onwards|forward)(?!\w)(?![ \u00a0\n]+(?:the|a|my|our|\d))", re.IGNORECASE
)
_DURATION: Final = re.compile(
    r"(?<!\w)(?:days?|nights?|weeks?|months?|years?|hours?|week-?ends?|mornings?)\s+$", re.IGNORECASE
)
_DATES: Final = re.compile(
    r"(?<!\w)(?:date[sd]?|stem(?:s|med)?|back|belongs?|originat\w+)[ \u00a0\n]+from[ \u00a0\n]+$", re.IGNORECASE
)


class _Place(NamedTuple):
    """A date in its sentence."""

    text: str
    start: int
    end: int
    lead: str
    """The preposition before it in small letters; empty where there is none."""
    lead_start: int
    unit: str
    """What it is: a ``day``, a ``summer``."""
    that: str
    """What to call it where it has to be called something: “that day”."""

    @property
    def before(self) -> str:
        return self.text[max(0, self.lead_start - 60) : self.lead_start]


def date_said(text: str, one: Exact, today: dt.date, *, drop: bool) -> Edit | None:
    """What to say instead of a date.

    Args:
        text: the words of the block.
        one: the date.
        today: the day from which it is seen.
        drop: whether it is left out where the sentence can do without.
    """
    if EAST_ASIAN.search(text, one.start, one.end):
        return Edit(one.start, one.end, _among_characters(text, one))
    if one.unit is Unit.AGE:
        return _age(text, one, drop=drop)
    place = _place(text, one)
    if one.unit is Unit.TIME:
        if not drop and place.lead:
            return None
        return _qualifying(place) or _time(place, one)
    if one.unit is Unit.YEARS and not drop:
        return None
    if qualifying := _qualifying(place):
        return qualifying
    said = _left_out(place, one, today) if drop else _said(place, one, today)
    if said is None:
        return without(text, place.lead_start, place.end)
    return _edit(place, said)


def _edit(place: _Place, said: str) -> Edit:
    begins = starts_sentence(place.text, place.lead_start)
    return Edit(place.lead_start, place.end, capitalised(said) if begins else said)


def _place(text: str, one: Exact) -> _Place:
    start, end = one.start, one.end
    unit = _unit(text, one)
    that = f"that {unit}"
    if one.unit is Unit.YEARS or (unit == "year" and one.several):
        that = "those years"
    elif one.several:
        that = "that time"
    elif unit in ("day", "month", "year") and _ROW.search(text, start, end):
        that = f"those {unit}s"
    if _POSSESSIVE.search(text, max(0, start - 12), start):
        that = "time then"
    lead = _LEAD.search(text, max(0, start - 40), start)
    if lead:
        word = " ".join(lead["lead"].lower().split())
        if word in ("from", "since", "starting", "as of", "as from") and (on := _ONWARDS.match(text, end)):
            end = on.end()
        return _Place(text, start, end, word, lead.start(), unit, that)
    if one.foreign and (lead := _LEAD_ELSEWHERE.search(text, max(0, start - 10), start)):
        return _Place(text, start, end, "on", lead.start(), unit, that)
    the = _THE.search(text, max(0, start - 8), start)
    return _Place(text, start, end, "", the.start() if the else start, unit, that)


def _qualifying(place: _Place) -> Edit | None:
    """A date that only says which of several: “the 2019 round” is the round."""
    determiner = _DETERMINER.search(place.text, max(0, place.start - 40), place.start)
    if determiner is None or not _NOUN_AFTER.match(place.text, place.end):
        return None
    if determiner["word"].lower() in ("a", "an") and not determiner["adjective"]:
        following = re.compile(r"\s+").sub("", place.text[place.end : place.end + 12])
        article = a_or_an(following)
        said = capitalised(article) if determiner["word"][0].isupper() else article
        return Edit(determiner.start(), place.end, said)
    return Edit(len(place.text[: place.start].rstrip()), place.end, "")


def _said(place: _Place, one: Exact, today: dt.date) -> str:
    if one.several:
        return _over(place, one, today)
    when = _when(one)
    rough = roughly(when, today) if when else ""
    match place.lead:
        case "":
            return _alone(place, one, rough)
        case lead if lead in _WHEN.split("|"):
            if lead == "about" and not rough.endswith("ago") and not starts_sentence(place.text, place.lead_start):
                return f"about {place.that}"
            return rough or ("one day" if one.unit is Unit.DAY else f"in {place.that}")
        case "since" | "ever since":
            return "for some time" if rough else f"{place.lead} a certain {place.unit}"
        case (
            "as of"
            | "as from"
            | "starting"
            | "starting from"
            | "beginning"
            | "effective"
            | "effective from"
            | "with effect from"
        ):
            return "from then on" if rough else f"{place.lead} a certain {place.unit}"
        case "until" | "till" | "til" | "up to" | "up until" | "by":
            then = "by then" if place.lead == "by" else "until then"
            return then if rough else f"{place.lead} a certain {place.unit}"
        case "before" | "after" | "prior to":
            return f"{place.lead} that" if rough else f"{place.lead} a certain {place.unit}"
        case "from":
            if _DATES.search(place.text, max(0, place.start - 40), place.start):
                return f"from {place.that}"
            return "from then on" if rough else f"from a certain {place.unit}"
        case _:
            return f"{place.lead} {place.that}"


def _alone(place: _Place, one: Exact, rough: str) -> str:
    """With no preposition: as when something was, where nothing is lacking, and else as a day or a year."""
    rough = "many years ago" if rough == "long ago" else rough or ("one day" if one.unit is Unit.DAY else "")
    begins = starts_sentence(place.text, place.lead_start)
    ends = _ENDS.match(place.text, place.end)
    clause = (
        re.search(r"[.,;:!?(–—]\s*(?:(?:or|and)\s+)?$", place.text[max(0, place.start - 40) : place.start]) is not None
    )
    adverbial = (begins and (ends or _BEGINS_A_CLAUSE.match(place.text, place.end))) or (clause and ends)
    if rough and (adverbial or _ONLY_THAT.search(place.text, max(0, place.start - 40), place.start)):
        return rough
    return place.that


_LENGTHS: Final = (
    (0, "some time"),
    (10, "a few days"),
    (45, "a few weeks"),
    (330, "a few months"),
    (729, "a year or so"),
    (2189, "a few years"),
)
"""What a range is called that takes so many days at most."""


def _over(place: _Place, one: Exact, today: dt.date) -> str:
    days = one.days or (max(366, (today - dt.date(one.year, 1, 1)).days) if one.year and one.year < today.year else 0)
    said = next((said for limit, said in _LENGTHS if days <= limit), "many years")
    if place.lead in _EDGES.split("|") and place.lead not in ("from", "starting", "beginning", "since"):
        return f"{place.lead} then" if place.lead in ("by", "until", "till") else f"{place.lead} that"
    if place.lead in ("of", "to", "than", "with", "like", "dated"):
        return f"{place.lead} {'those years' if one.unit is Unit.YEAR else 'that time'}"
    return f"for {said}"


def _left_out(place: _Place, one: Exact, today: dt.date) -> str | None:
    """What has to stand even so; None where the sentence can do without."""
    if place.lead in ("before", "after") and _DURATION.search(place.before):
        return f"{place.lead} that"
    if place.lead in ("until", "till") and re.search(r"\bnot\s+$", place.before, re.IGNORECASE):
        return f"{place.lead} then"
    if place.lead in (*_WHEN.split("|"), *_EDGES.split("|"), "of", "for", "between"):
        if _BE.search(place.before) and place.lead not in ("of", "for"):
            return "at some point"
        if place.lead == "from" and _DATES.search(place.text, max(0, place.start - 40), place.start):
            return f"from {place.that}"
        return None
    if place.lead:
        return f"{place.lead} {place.that}"
    said = _alone(place, one, "at some point")
    if said != "at some point" or _BE.search(place.text, max(0, place.start - 12), place.start):
        return said
    return None


_NAMED: Final = re.compile(
    r"spring|summer|autumn|fall|winter|term|semester|week|quarter|half|season|year|christmas|new year|easter",
    re.IGNORECASE,
)


def _unit(text: str, one: Exact) -> str:
    written = text[one.start : one.end]
    if one.unit is not Unit.SEASON:
        return str((one.unit or Unit.DAY).value)
    if named := _NAMED.search(written):
        return {"fall": "autumn", "christmas": "Christmas", "new year": "New Year", "easter": "Easter"}.get(
            named[0].lower(), named[0].lower()
        )
    return "quarter" if re.search(r"Q\d|\dQ", written, re.IGNORECASE) else "time"


def _when(one: Exact) -> PartialDate | None:
    if one.year is None:
        return None
    for month, day in ((one.month, one.day), (one.month, None), (None, None)):
        try:
            return PartialDate(one.year, month, day if month else None)
        except DateError:
            continue
    return None


_PARTS_OF_A_DAY: Final = (
    (5, "at night"),
    (12, "in the morning"),
    (18, "in the afternoon"),
    (22, "in the evening"),
    (24, "at night"),
)


def _time(place: _Place, one: Exact) -> Edit:
    """A time of day: the part of the day."""
    said = "for some time" if one.several else "at a certain time"
    if not one.several and one.amount is not None:
        said = next(said for limit, said in _PARTS_OF_A_DAY if one.amount < limit)
    if place.lead in ("at", "in", "on", "around", "about", ""):
        return _edit(place, said)
    if place.lead in ("until", "till", "by", "from", "since", "before", "after", "between"):
        return _edit(place, said if place.lead == "between" else f"{place.lead} a certain time")
    return _edit(place, f"{place.lead} a certain time")


_DECADES: Final = {
    1: "teens", 2: "twenties", 3: "thirties", 4: "forties", 5: "fifties", 6: "sixties", 7: "seventies", 8: "eighties",
    9: "nineties",
}  # fmt: skip
_AT_AN_AGE: Final = re.compile(
    r"(?<!\w)(?P<lead>at the (?:ripe )?(?:old )?age of|at age|aged|age|by the age of|over the age of"
    r"|under the age of|at)[ \u00a0\n]+$",
    re.IGNORECASE,
)


def _age(text: str, one: Exact, *, drop: bool) -> Edit | None:
    """An age: which ten years of a life, or that there was one."""
    written = text[one.start : one.end]
    if written.rstrip("s'’").endswith("0") and re.match(r"in\b", written, re.IGNORECASE):
        said = "at a certain age" if starts_sentence(text, one.start) else "of a certain age"
        return _edit(_Place(text, one.start, one.end, "", one.start, "", ""), said) if drop else None
    if re.match(r"of\b", written, re.IGNORECASE):
        return Edit(one.start, one.end, "of a certain age")
    if re.search(r", $", text[: one.start][-2:]) and text[one.end : one.end + 1] == ",":
        return without(text, one.start, one.end) if drop else Edit(one.start, one.end, "of a certain age")
    decade = _DECADES[min(9, max(1, int((one.amount or 40) // 10)))]
    determiner = re.search(
        r"(?<!\w)(?P<word>an?|the|my|our|his|her)[ \u00a0\n]+$", text[max(0, one.start - 40) : one.start], re.IGNORECASE
    )
    if determiner and re.search(r"[ -]years?[ -]old", text[one.start : one.end]):
        if _NOUN_AFTER.match(text, one.end):
            place = _Place(text, one.start, one.end, "", one.start, "", "")
            return _qualifying(place) or Edit(one.start, one.end, "")
        several = text[one.end - 1] == "s"
        said = "people of a certain age" if several else f"{determiner['word'].lower()} person of a certain age"
        begins = starts_sentence(text, determiner.start())
        return Edit(determiner.start(), one.end, capitalised(said) if begins else said.replace("an person", "a person"))
    lead = _AT_AN_AGE.search(text, max(0, one.start - 24), one.start)
    start = lead.start() if lead else one.start
    who = re.compile(r",?[ \u00a0\n]+(?P<who>i|we|he|she|they)\b", re.IGNORECASE).match(text, one.end)
    if lead:
        before = re.match(r"by|over|under", lead["lead"], re.IGNORECASE)
        said = f"{before[0].lower() if before else 'at'} a certain age"
        if who and not drop and not before:
            said = f"in {_WHOSE[who['who'].lower()]} {decade}"
    elif re.search(r"turn(?:ed|ing)[ \u00a0\n]+$", text[max(0, one.start - 40) : one.start]):
        said = "a certain age"
    else:
        said = "of a certain age" if drop else _in_a_life(text, one, decade)
    return Edit(start, one.end, capitalised(said) if starts_sentence(text, start) else said)


_WHOSE: Final = {"i": "my", "we": "our", "he": "his", "she": "her", "they": "their"}


def _in_a_life(text: str, one: Exact, decade: str) -> str:
    before = re.findall(r"\b(?:i|we|he|she|they)\b", text[max(0, one.start - 30) : one.start].lower())
    return f"in {_WHOSE[before[-1]] if before else 'their'} {decade}"


def _among_characters(text: str, one: Exact) -> str:
    """A date among characters of China, Japan or Korea, in words of theirs."""
    written = text[one.start : one.end]
    korean = "년" in written or "월" in written
    if one.several:
        return "어느 기간" if korean else "ある期間" if re.search(r"[\u3040-\u30ff]", text) else "某段时间"
    said = {Unit.DAY: ("某日", "어느 날"), Unit.MONTH: ("某月", "어느 달")}.get(
        one.unit or Unit.DAY, ("某年", "어느 해")
    )
    return said[korean]
