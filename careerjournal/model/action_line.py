"""An action typed in one line, as people take it down in a meeting.

``ask Sam for the rota by 3 Dec, review in January``: what is understood is taken out of the line and said back; what is
not stays in ``what``, so that no word is lost.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from careerjournal.model.action import ME, Action, Support
from careerjournal.model.dates import DateError, NotADate, read_date
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.text import clean_line


class Understood(NamedTuple):
    """One phrase of the line that was understood."""

    field: str
    """The action's field that it went to: ``who``, ``by_when``, ``review`` or ``support``."""
    typed: str
    """The words, as they were typed."""
    meaning: str
    """What they were taken to mean, fit to be shown back: ``3 December 2026``."""


class ActionLine(NamedTuple):
    """A line, taken apart."""

    what: str
    """What is to be done: everything that was not understood as something else."""
    who: str
    """Who does it; ``Me`` where nobody else is named."""
    by_when: PartialDate | None
    review: str
    """When or how it is reviewed; a date in it is written out, so that it still says the same next month."""
    support: Support
    understood: tuple[Understood, ...]
    """The phrases that were taken out of the line, in the order of the line."""
    problem: str
    """A sentence about what cannot be: a date that no calendar has, or nothing to do; empty as a rule."""

    @property
    def action(self) -> Action:
        """The action that the line describes, not yet anywhere."""
        return Action(what=self.what, who=self.who, by_when=self.by_when, review=self.review, support=self.support)

    @property
    def said_back(self) -> str:
        """What was understood, in one line: ``me · by 3 December 2026 · review in January 2027``."""
        parts = [
            "me" if self.who == ME else self.who,
            f"by {self.by_when.words}" if self.by_when else "no date",
            f"review {self.review}" if self.review else "no review",
            " from ".join(said for said in (self.support.needed, self.support.from_whom) if said),
        ]
        return " · ".join(part for part in parts if part)


def read_action(text: str, today: dt.date) -> ActionLine:
    """Take a line apart.

    Args:
        text: the line, as typed.
        today: what a date in it counts from; dates without a year lie ahead.
    """
    line = clean_line(text)
    found: list[Understood] = []
    line, who = _take_owner(line, found)
    kept: list[str] = []
    review = ""
    for clause in _clauses(line):
        match = _REVIEW.match(clause)
        if match and match["rest"] and kept and not review:
            review = _written_out(match["rest"].strip(" :,"), today)
            found.append(Understood("review", _trim(clause), review))
        else:
            kept.append(clause)
    rest, support = _take_support(" ".join(kept), today, found)
    rest, by_when, problem = _take_date(rest, today, found)
    order = {phrase: clean_line(text).find(phrase.typed) for phrase in found}
    return ActionLine(
        what=_trim(rest),
        who=who,
        by_when=by_when,
        review=review,
        support=support,
        understood=tuple(sorted(found, key=lambda phrase: order[phrase])),
        problem=problem or ("" if _trim(rest) or not line else "Say what is to be done, too."),
    )


# Who. "I’ll ask Sam" and "ask Sam" are mine; "Sam to send", "Ros will introduce me" and "Sam: the rota" are theirs.

_MINE: Final = re.compile(
    r"(?:(?:I|me)(?:[’']ll| will| shall| am going to|[’']m going to| need to| have to| must| should| to)|me\s*:)\s+",
    re.IGNORECASE,
)
_OURS: Final = re.compile(
    r"(?:we(?:[’']ll| will| shall| need to| have to| should| to)|us\s*:|both(?: of us)? to)\s+", re.IGNORECASE
)
_CAPITAL: Final = r"[^\W\d_a-z][\w.’'-]*"
_NAME: Final = rf"{_CAPITAL}(?: (?:(?:of|the|de|van|von|and|&) )?{_CAPITAL})*"
_PEOPLE: Final = (
    r"(?:my|our|the|his|her|their) (?:[\w-]+ )?(?:manager|mentor|mentee|boss|team|director|deputy|colleagues?|lead|head"
    r"|treasurer|secretary|chair|coach|assistant|sponsor|supervisor|trainer|panel|department|office)"
)
_THEIRS: Final = re.compile(
    rf"(?P<who>{_NAME}|(?i:{_PEOPLE}))"
    r"(?:[’']ll| will| shall| is going to| is to| has to| needs to| to|\s*:)\s+(?=[^\W\dA-Z_])"
)
_TAKE_TO: Final = """
adapt add adjust agree aim appeal apply arrange ask attempt attend belong book bring build call carry change choose
come commit compare connect contribute copy decide dedicate deliver describe drive email explain expose figure find
follow get give go hand help hold introduce invite keep learn leave listen look mail make manage meet mention move
need offer open pass phone pitch plan point practice practise prepare present promise propose prove put read refer
remember reply report respond return run say see sell send set show sign speak start stick stop subscribe suggest
switch take talk teach tell tend text think travel try turn use visit volunteer walk want work write
"""
"""Verbs a line may begin with and “to” may follow, so that “Talk to finance” is not taken for somebody named Talk."""
_BEFORE_TO: Final = frozenset(_TAKE_TO.split())


def _take_owner(line: str, found: list[Understood]) -> tuple[str, str]:
    for pattern, owner in ((_MINE, ME), (_OURS, "Us")):
        match = pattern.match(line)
        if match:
            found.append(Understood("who", match[0].strip(), owner))
            return line[match.end() :], owner
    match = _THEIRS.match(line)
    if match is None or match["who"].lower() in _BEFORE_TO or match["who"].split()[0].lower() in _BEFORE_TO:
        return line, ME
    found.append(Understood("who", match[0].strip(), match["who"]))
    return line[match.end() :], match["who"]


# Review. Only a clause of its own: “review the rota” is a thing to do, “…, review in January” says when to look back.

_CUT: Final = re.compile(
    r"(?<=[,;.])\s+|\s+(?=[-–—]\s)"
    r"|\s+(?=(?:and|then|to be) (?:then )?(?:to be )?(?:review|revisit|look|check|follow)(?:ed)?(?: up| back| again)? "
    r"(?:in|on|at|by|after|before|with|every|next|tomorrow|when)\b)"
)
_REVIEW: Final = re.compile(
    r"[-–—\s]*(?:(?:and|then|to be|we|I|we[’']ll|I[’']ll|will|to)\s+)*"
    r"(?:review(?:ed)?|revisit(?:ed)?|check(?:ed)?(?: in| again| back)?|"
    r"look(?: at it)? again|look back|follow up|success)"
    r"(?:\b:?\s*|$)(?P<rest>.*)",
    re.IGNORECASE,
)


def _clauses(line: str) -> Iterator[str]:
    return (clause for clause in _CUT.split(line) if clause.strip())


def _written_out(words: str, today: dt.date) -> str:
    """The words with a date in them written out: ``in January`` is ``in January 2027`` for good."""
    phrase = next((one for one in _dates_in(words, today) if one.date), None)
    if phrase is None or phrase.date is None:
        return words
    lead = "" if phrase.lead in ("by", "before", "until", "till") else "on" if phrase.date.is_day else "in"
    return f"{words[: phrase.start]}{lead or phrase.lead} {phrase.date.words}{words[phrase.end :]}"


# Support.

_AID: Final = r"(?:help|support|advice|backing|guidance|input|feedback|a hand)"
_FROM: Final = rf"(?:with |get )?(?:the |some )?(?P<aid>{_AID}) (?:from|of) (?P<whom>{_NAME}|(?i:{_PEOPLE}))(?![\w’'])"
_SUPPORTS: Final = tuple(
    re.compile(rf",?\s*\b(?:and )?{pattern}")
    for pattern in (
        _FROM,
        rf"with (?P<whom>{_NAME})[’']s? (?P<aid>{_AID})\b",
        rf"helped by (?P<whom>{_NAME}|(?i:{_PEOPLE}))(?![\w’'])",
        r"(?:I |we )?needs? (?P<aid>[^,;]+?) from (?P<whom>" + rf"{_NAME}|(?i:{_PEOPLE}))(?![\w’'])",
        r"(?i:support|help)\s*:\s*(?P<aid>[^,;]+)",
    )
)


def _take_support(line: str, today: dt.date, found: list[Understood]) -> tuple[str, Support]:
    for pattern in _SUPPORTS:
        match = pattern.search(line)
        if match is None or not line[: match.start()].strip():
            continue
        whom = match.groupdict().get("whom") or ""
        aid = match.groupdict().get("aid") or "help"
        end = match.end()
        about = re.match(r" (?:on|with|for) [^,;]+", line[end:])
        if about:
            dates = [phrase.start for phrase in _dates_in(about[0], today)]
            with_what = about[0][: min(dates, default=len(about[0]))].rstrip()
            aid += with_what
            end += len(with_what)
        support = Support(needed=aid, from_whom=whom)
        typed = line[match.start() : end].strip(" ,;")
        found.append(Understood("support", typed, f"{aid} from {whom}" if whom else aid))
        return f"{line[: match.start()]} {line[end:]}", support
    return line, Support()


# By when.

_SURE: Final = (
    *("no later than", "not later than", "at the latest by", "due by", "due on", "due in", "due", "deadline"),
    *("by", "before", "until", "till", "within"),
)
_LEADS: Final = (*_SURE, "on", "in", "")
"""What stands before a date, the surest sign first. Without any, only words that are always a date are taken."""
_ALONE: Final = re.compile(
    r"(?:today|tonight|tomorrow|(?:this|next|end|mid)\b.*|the (?:end|day after)\b.*"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|\d{1,2}(?:st|nd|rd|th)? [a-z]+.*|\d{4}-\d\d-\d\d|[+]\d+[dwmy])",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 8
"""Words in the longest date: “no later than the end of next month”."""


class _Phrase(NamedTuple):
    """Words in a line that are a date, or would be if a calendar had it."""

    start: int
    end: int
    lead: str
    date: PartialDate | None
    refused: str
    """Why there is no such date, where there is none."""


def _dates_in(line: str, today: dt.date) -> list[_Phrase]:
    """Every phrase that is a date to come: the surest first, then those with “on” or “in”; later ones first."""
    found = [phrase for start, end in _spans(line) if (phrase := _phrase(line, start, end, today)) is not None]
    whole = [one for one in found if not any(_holds(other, one) for other in found)]
    return sorted(whole, key=lambda one: (one.lead not in _SURE, one.lead == "", -one.start))


def _spans(line: str) -> Iterator[tuple[int, int]]:
    words = [match.span() for match in re.finditer(r"\S+", line)]
    for first in range(len(words)):
        for last in range(first, min(first + _MOST_WORDS, len(words))):
            yield words[first][0], words[last][1]


def _holds(other: _Phrase, one: _Phrase) -> bool:
    return other.start <= one.start and one.end <= other.end and (other.start, other.end) != (one.start, one.end)


def _phrase(line: str, start: int, end: int, today: dt.date) -> _Phrase | None:
    words = line[start:end].rstrip(",;.)")
    end = start + len(words)
    lead = next(lead for lead in _LEADS if not lead or words.lower().startswith((f"{lead} ", f"{lead}: ")))
    rest = words[len(lead) :].lstrip(": ")
    if not rest or (not lead and not _ALONE.fullmatch(rest)):
        return None
    try:
        date = _read_led(lead, rest, today)
    except NotADate:
        return None
    except DateError as error:
        return _Phrase(start, end, lead, None, str(error)) if lead in _SURE else None
    if lead not in _SURE and date.last < today:
        return None  # “what happened in 2019” is no deadline
    return _Phrase(start, end, lead, date, "")


def _read_led(lead: str, words: str, today: dt.date) -> PartialDate:
    """Read what follows “by”, “in” or “within”, each of which may belong to the date itself."""
    if lead in ("in", "within", "due in"):
        try:
            return read_date(f"in {words}", today, "future")
        except NotADate:
            return read_date(words, today, "future")
    return read_date(words, today, "future")


def _take_date(line: str, today: dt.date, found: list[Understood]) -> tuple[str, PartialDate | None, str]:
    phrases = _dates_in(line, today)
    phrase = next((one for one in phrases if one.date is not None), None)
    if phrase is None or phrase.date is None:
        return line, None, phrases[0].refused if phrases else ""
    found.append(Understood("by_when", line[phrase.start : phrase.end], phrase.date.words))
    return f"{line[: phrase.start]} {line[phrase.end :]}", phrase.date, ""


def _trim(text: str) -> str:
    """The words without the commas and dashes that held what was taken out."""
    text = re.sub(r"\s+([,;])", r"\1", " ".join(text.split()))
    text = re.sub(r"([,;])(?:\s*[,;])+", r"\1", text)
    return text.strip(" ,;:–—-").removesuffix(".").rstrip(" ,;:–—-")
