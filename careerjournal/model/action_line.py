"""An action typed in one line, as people take it down in a meeting.

``ask Sam for the rota by 3 Dec, review in January``: what is understood is taken out of the line and said back; what is
not stays in ``what``, so that no word is lost.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from careerjournal.model.action import ME, Action, Support
from careerjournal.model.action_dates import DatePhrase, dates_in, unread_in
from careerjournal.model.action_owner import NAME, PEOPLE, label_of, named_in, owner_of
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.text import clean_line


class Understood(NamedTuple):
    """A phrase of the line, with the field it went to and what it was taken to mean."""

    field: str
    """The field that it went to: ``who``, ``by_when``, ``review`` or ``support``; empty for a label like ``TODO:``."""
    typed: str
    """The words, as they were typed."""
    meaning: str
    """What they were taken to mean, fit to be shown back: ``3 December 2026``."""


class ActionLine(NamedTuple):
    """A line taken apart into the fields of an action."""

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
    undated: str = ""
    """Why a date that the line names is no deadline: “3 March 2024 has passed”; empty as a rule."""

    @property
    def action(self) -> Action:
        """The action that the line describes, not yet anywhere."""
        return Action(what=self.what, who=self.who, by_when=self.by_when, review=self.review, support=self.support)

    @property
    def said_back(self) -> str:
        """The parsed fields of the action in one line: ``me · by 3 December 2026 · review in January 2027``."""
        parts = [
            self.action.doer,
            f"by {self.by_when.words}" if self.by_when else f"no date ({self.undated})" if self.undated else "no date",
            f"review {self.review}" if self.review else "no review",
            self.support.said,
        ]
        return " · ".join(part for part in parts if part)


def read_action(text: str, today: dt.date, names: Iterable[str] = ()) -> ActionLine:
    """Take a line apart.

    Args:
        text: the line, as typed.
        today: what a date in it counts from; dates without a year lie ahead, and one that has passed is no deadline.
        names: whom the writer knows by name; a line that begins with one of them and a verb is theirs.
    """
    line = clean_line(text)
    found: list[Understood] = []
    line, who = _take_owner(line, today, names, found)
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
    rest, by_when, problem, undated = _take_date(rest, today, found)
    order = {phrase: clean_line(text).find(phrase.typed) for phrase in found}
    return ActionLine(
        what=_trim(rest),
        who=who,
        by_when=by_when,
        review=review,
        support=support,
        understood=tuple(sorted(found, key=lambda phrase: order[phrase])),
        problem=problem or ("" if _trim(rest) or not text.strip() else "Say what is to be done, too."),
        undated=undated,
    )


# Who. A date may stand before the owner: “By Friday, Sam to send the rota”.


def _take_owner(line: str, today: dt.date, names: Iterable[str], found: list[Understood]) -> tuple[str, str]:
    """The line without its label and its owner, and the owner."""
    begins, who = label_of(line)
    if line[:begins].strip():
        found.append(Understood("who" if who else "", line[:begins].strip(), who))
    line = line[begins:]
    if who:
        return line, who
    first = min(dates_in(line, today), key=lambda phrase: phrase.start, default=None)
    dated = re.match(r"[,:;\s–—-]*", line[first.end :]) if first and first.start == 0 and first.is_due else None
    cut = first.end + dated.end() if first and dated else 0
    owner = owner_of(line[cut:], names)
    if owner is None:
        named = named_in(line)
        if named is None:
            return line, ME
        who, start, end = named
        found.append(Understood("who", line[start:end].strip(" ,;–—-"), who))
        return f"{line[:start]} {line[end:]}", who
    found.append(Understood("who", line[cut : cut + owner.end].strip(), owner.who))
    after = owner.does + line[cut + owner.verb_end :] if owner.does else line[cut + owner.end :]
    return line[:cut] + after, owner.who


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
    phrase = next(
        (one for one in dates_in(words, today) if one.date and one.date.last >= today and not one.stays), None
    )
    if phrase is None or phrase.date is None:
        return words
    lead = phrase.lead if phrase.lead in ("by", "before", "until", "till") else "on" if phrase.date.is_day else "in"
    return f"{words[: phrase.start]}{lead} {phrase.date.words}{words[phrase.end :]}"


# Support.

_AID: Final = r"(?:help|support|advice|backing|guidance|input|feedback|a hand)"
_FROM: Final = rf"(?:with |get )?(?:the |some )?(?P<aid>{_AID}) (?:from|of) (?P<whom>{NAME}|(?i:{PEOPLE}))(?![\w’'])"
_SUPPORTS: Final = tuple(
    re.compile(rf",?\s*\b(?:and )?{pattern}")
    for pattern in (
        _FROM,
        rf"with (?P<whom>{NAME})[’']s? (?P<aid>{_AID})\b",
        rf"helped by (?P<whom>{NAME}|(?i:{PEOPLE}))(?![\w’'])",
        r"(?:I |we )?needs? (?P<aid>[^,;]+?) from (?P<whom>" + rf"{NAME}|(?i:{PEOPLE}))(?![\w’'])",
        r"(?i:support|help)\s*:\s*(?P<aid>[^,;]+)",
    )
)


_ASKING: Final = ("", "need", "needs", "get", "find", "want", "seek", "ask for", "i need", "we need", "offer", "accept")
"""Before help, these make it what is to be done."""


def _take_support(line: str, today: dt.date, found: list[Understood]) -> tuple[str, Support]:
    for pattern in _SUPPORTS:
        match = pattern.search(line)
        if match is None or line[: match.start()].strip().lower() in _ASKING:
            continue
        whom = match.groupdict().get("whom") or ""
        aid = match.groupdict().get("aid") or "help"
        end = match.end()
        about = re.match(r" (?:on|with|for) [^,;]+", line[end:])
        if about:
            dates = [phrase.start for phrase in dates_in(about[0], today)]
            with_what = about[0][: min(dates, default=len(about[0]))].rstrip()
            aid += with_what
            end += len(with_what)
        support = Support(needed=aid, from_whom=whom)
        typed = line[match.start() : end].strip(" ,;")
        found.append(Understood("support", typed, f"{aid} from {whom}" if whom else aid))
        return f"{line[: match.start()]} {line[end:]}", support
    return line, Support()


# By when.


def _take_date(line: str, today: dt.date, found: list[Understood]) -> tuple[str, PartialDate | None, str, str]:
    """The line without its deadline, the deadline, what is wrong with it, and why there is none."""
    phrases = dates_in(line, today)
    phrase = next((one for one in phrases if one.is_due and one.date is not None), None)
    if phrase is None or phrase.date is None:
        refused = next((one.refused for one in phrases if one.force == "sure" and one.refused), "")
        return line, None, refused, "" if refused else _why_none(line, phrases, today)
    if phrase.stays:
        return line, phrase.date, "", ""
    found.append(Understood("by_when", line[phrase.start : phrase.end], phrase.date.words))
    return f"{line[: phrase.start]} {line[phrase.end :]}", phrase.date, "", ""


def _why_none(line: str, phrases: list[DatePhrase], today: dt.date) -> str:
    for phrase in phrases:
        if phrase.refused:
            return phrase.refused.split(". ")[0].removesuffix(".")
        if phrase.date is not None and phrase.date.last < today and phrase.force != "alone":
            return f"{phrase.date.words} has passed"
    unread = unread_in(line, today)
    return f"“{unread}” is not a date I can read" if unread else ""


def _trim(text: str) -> str:
    """The words without the commas and dashes that held what was taken out."""
    text = " ".join(re.sub(r"[(\[]\s*[,;:]?\s*[)\]]", " ", text).split())
    text = re.sub(r"\s+([,;)\]?!]|[.:](?=\s|$))", r"\1", text)
    text = re.sub(r",(?=[)\]])", "", text)
    text = re.sub(r"([,;])(?:\s*[,;])+", r"\1", text)
    return text.strip(" ,;:–—-").removesuffix(".").rstrip(" ,;:–—-")
