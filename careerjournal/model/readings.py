"""How a line somebody wrote reads: like a job title, or like a remedy. Honest guesses, never more than a question.

A wrong guess costs a person's trust and a missed one costs nothing, so both say no wherever there is doubt: to a verb,
to a “the” or a number in the middle, to a word of quality (*a better manager* is growth, not somebody's next post).
"""

from __future__ import annotations

import re
from typing import Final

from careerjournal.model.staying import reads_like_staying

__all__ = ["reads_like_a_job_title", "reads_like_a_remedy", "reads_like_staying"]

_POSTS: Final = """
accountant administrator advisor agent ambassador analyst apprentice architect assistant associate attorney auditor
banker barrister boss buyer captain ceo cfo chair chairman chairwoman chairperson chief cio clerk commander
commissioner comptroller constable consultant controller coo coordinator co-ordinator counsel cto curator dean deputy
designer developer director dispatcher editor engineer executive foreman governor head headteacher inspector judge
lead lecturer lieutenant magistrate manager master matron midwife minister officer organiser overseer paralegal
partner pilot planner postmaster president principal producer professor programmer provost ranger reader receptionist
rector registrar representative researcher scientist secretary sergeant sheriff solicitor specialist steward
strategist superintendent supervisor surgeon surveyor svp teacher technician treasurer trustee undersecretary
underwriter vice-president vp warden
"""
_TITLES: Final = frozenset(_POSTS.split())
"""The last word of a job's name, before any “of”. What names a person as often as a post (leader, mentor, coach) is
not among them; *team leader* is read apart."""

_GOOD: Final = """
good better best great greater strong stronger confident calm calmer patient fair fairer kind kinder trusted capable
credible effective decent competent useful reliable real proper chartered certified qualified licensed registered
acting interim temporary stand-in more less own old new
"""
_SMALL: Final = """
a an the my our his her their your its this that these those every each some any all no one two three four five six
and or to as from how what why when who which than not i me up with
"""
_NOT_IN_A_TITLE: Final = frozenset(_GOOD.split()) | frozenset(_SMALL.split())

_DO: Final = """
advise ask assist become brief call challenge coach convince did help hire impress interview join know learn meet met
mentor observe pair persuade replace saw see shadow support taught teach tell told train understand watch wrote
"""
_DEEDS: Final = frozenset(_DO.split())
_ADJECTIVES: Final = frozenset(("managing", "planning", "engineering", "marketing", "nursing", "operating", "training"))
"""Words with the ending of a deed that a title may begin with: “managing director”."""

_WHEN: Final = r"(?: (?:to|as|at|by|in|for|of|with|after|before|when)\b.*)?"
_PLAINLY: Final = re.compile(
    r"(?:to )?"
    r"(?:(?:be|become|get|reach|make|made|win|gain|earn|land|find|have|take|do|secure|being|getting|it|in|at) )*"
    r"(?:(?:a|an|the|my|another|next|first|second) )*"
    r"(?:(?:promoted|appointed)(?: (?:to|as|by|head|chief|director|manager|in|before)\b.*)?"
    rf"|promotion{_WHEN}"
    rf"|(?:pay )?(?:grade|band|level|tier|scale|rank) (?:\d+\w?|[ivx]+)(?: (?:by|in|before)\b.*)?"
    rf"|(?:new |better |bigger |top |senior |permanent |next )+(?:job|role|post|position){_WHEN}"
    rf"|\w+[’']s (?:job|post|role|chair){_WHEN}"
    rf"|(?:seat on the board|board seat|c-suite|senior management){_WHEN}"
    rf"|(?:team|section|shift|squad|tech|technical|project|programme|delivery|practice) lead(?:er)?{_WHEN})"
)
"""Wishes for a post that need no list of posts."""

_WANTED: Final = re.compile(
    r"(?:to )?"
    r"(?:(?:be|become|becoming|being|make|made|get|getting|gain|land|win|secure|reach|hold|have|work|step|appointed)"
    r"(?: (?:up|on|in|into|to|be|being|as|a|an|the|my|first|next|made|full))* )?"
    r"(?:(?:a |the |my )?(?:role|post|position|job|title) (?:of|as) )?(?:(?:a|an|the|my first|my next) )?"
)
_REST: Final = re.compile(
    r"\s*(?:[,;:(–—]|\s-\s|\b(?:by|in|at|within|before|after|for|until|of|on|next|this|under|over|some ?day|one day)\b)"
)
_MOST_WORDS: Final = 5
"""Words in a title before its “of”: “assistant deputy chief fire officer”."""


def reads_like_a_job_title(text: str) -> bool:
    """Whether a milestone names a post rather than what will have been learnt, gained or done."""
    words = _plain(text)
    if _PLAINLY.fullmatch(words):
        return True
    wanted = _WANTED.match(words)
    core = _REST.split(words[wanted.end() if wanted else 0 :], maxsplit=1)[0].split()
    if not core or len(core) > _MOST_WORDS or core[-1] not in _TITLES:
        return False
    return not (any(_is_not_in_a_title(word) for word in core) or _begins_with_a_deed(core))


def _is_not_in_a_title(word: str) -> bool:
    return word in _NOT_IN_A_TITLE or word.endswith(("’s", "'s")) or any(sign.isdigit() for sign in word)


def _begins_with_a_deed(core: list[str]) -> bool:
    first = core[0]
    return len(core) > 1 and (first in _DEEDS or (first.endswith(("ed", "ing")) and first not in _ADJECTIVES))


_INTENT: Final = r"(?:to )?(?:(?:i|we) )?(?:(?:should|could|need to|must|will|want to|have to) )?"
_GET: Final = (
    r"(?:(?:go|get|do|find|book|take|attend|join|sign up (?:for|to)|enrol (?:on|in)|apply for|start|ask for|look for|"
    r"try|be given|complete|finish|pass|sit) )*"
)
_SORT: Final = (
    r"(?:(?:a|an|the|some|more|another|my|on|in|online|external|internal|proper|formal|good|leadership|management|finance|"
    r"financial|project|technical|media|presentation|public|short|one-day|two-day|three-day|weekend|"
    r"(?!being\b|having\b|becoming\b)\w+ing) )*"
)
_HELP: Final = (
    r"(?:courses?|training|workshops?|seminar|webinar|bootcamp|certificate|certification|diploma|degree|mba|masters?|"
    r"master[’']s|phd|qualifications?|e-learning|conference|secondment|placement|mentor|coach|coaching|mentoring|sponsor|"
    r"job swap|night school|class|classes|apprenticeship|books?|podcast|modules?|programme|scheme)"
)
_REMEDIES: Final = (
    rf"{_INTENT}{_GET}{_SORT}{_HELP}(?: (?:in|on|for|about|with|at|by|from|to|of|that|who|like|next|this)\b.*)?",
    rf"{_INTENT}(?:shadow .+|read (?:up|a book|the book|more|books)\b.*|sign up\b.*|enrol\b.*|attend .+|study for .+)",
    rf"{_INTENT}(?:move (?:to|into) (?:another|a different|a new) .+|hire .+|ask .+ to .+)",
    rf"{_INTENT}(?:change (?:jobs?|teams?|departments?|managers?)\b.*)",
)
_REMEDY: Final = re.compile("|".join(_REMEDIES))


def reads_like_a_remedy(text: str) -> bool:
    """Whether a need is already its answer: a course, a mentor, a book, a move."""
    return bool(_REMEDY.fullmatch(_plain(text)))


def _plain(text: str) -> str:
    """The first line in small letters, without quotation marks and what ends a sentence."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    return " ".join(re.sub(r"[“”\"«»*_]", "", line).lower().split()).strip(" .!?…·-–—")
