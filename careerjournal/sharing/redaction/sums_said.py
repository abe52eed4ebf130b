"""What is said in the place of a sum: how large it is, or only that it is one, in a sentence that still is one."""

from __future__ import annotations

import re
from typing import Final

from careerjournal.model.sentences import capitalised, starts_sentence
from careerjournal.sharing.exact.found import Exact, Sort
from careerjournal.sharing.exact.plain import EAST_ASIAN
from careerjournal.sharing.markdown.inline import Edit
from careerjournal.sharing.redaction.grammar import a_or_an

_SPACE: Final = r"[ \u00a0\n]+"
_DETERMINER: Final = re.compile(
    rf"(?<![\w’'-])(?P<word>an?|the|my|our|your|that|this|their|his|her|its|these|those|all|both|each|every|another|some|no|any)"
    rf"(?P<adjective>(?:{_SPACE}(?:further|extra|additional|mere|whole|full|final|first|last|second|remaining|other"
    rf"|total|cool|measly"
    rf"|paltry|hefty|huge|tidy|odd|flat|new|old|annual|yearly|monthly|daily|one-off|initial|missing|outstanding"
    rf"|staggering|lousy))*){_SPACE}$",
    re.IGNORECASE,
)
_NO_NOUN: Final = (
    r"a|an|and|or|in|on|at|for|of|to|with|from|by|per|each|every|more|less|over|under|was|were|is|are|had|has|have"
    r"|that|which|but|as|so"
    r"|when|while|because|if|than|into|without|after|before|until|between|the|my|our|his|her|their|i|we|he|she|they"
    r"|it|you|who|not|never"
    r"|only|also|too|again|already|still|just|then|there|did|does|do|will|would|could|should|must|might|may|can|went"
    r"|came|back|up|down|out"
    r"|off|short|p\.a|annually|gross|net|pa|pcm|now|today|a-year|here|later|instead|altogether|extra|worth|through"
    r"|towards|against|about"
)
_NOUN_AFTER: Final = re.compile(rf"(?:-(?=[^\W\d_])|{_SPACE})(?!(?:{_NO_NOUN})(?![\w-]))[^\W\d_]", re.IGNORECASE)
_MONEYED: Final = re.compile(
    rf"(?:-|{_SPACE})(?:salary|job|budget|bonus|debts?|grant|fee|fine|offer|contract|rise|raise|loss|deal|prize|bill"
    rf"|rate|gap|hole"
    r"|shortfall|pay|package|payout|deficit|overspend|investment|funding|refund|loan|mortgage|pension|cheque|order"
    r"|project|position"
    r"|scholarship|stipend|payment|commission|settlement|profit|turnover|revenue|fund|account|increase|cut)(?!\w)",
    re.IGNORECASE,
)
_RATE: Final = re.compile(r"-(?:an?|per)-(?:year|month|week|day|hour|head|annum)(?!\w)", re.IGNORECASE)
_SLASHED: Final = re.compile(r" ?/ ?(?P<unit>day|d|hour|hr|h|week|wk|month|mo|year|yr|annum)(?!\w)", re.IGNORECASE)
_UNITS: Final = {"d": "day", "hr": "hour", "h": "hour", "wk": "week", "mo": "month", "yr": "year", "annum": "year"}
_LEADS: Final = re.compile(r"(?<![\w’'-])(?P<lead>between|from|some)[ \u00a0\n]+$", re.IGNORECASE)


def sum_said(text: str, one: Exact, *, drop: bool) -> Edit:
    """What to say instead of a sum of money, or of a percentage of pay.

    Args:
        text: the words of the block.
        one: the sum.
        drop: whether not even its size is told.
    """
    if EAST_ASIAN.search(text, one.start, one.end):
        return Edit(one.start, one.end, _among_characters(text, one))
    size = "" if drop else _size(one.amount)
    end = one.end
    if rate := _RATE.match(text, end):
        end, size = rate.end(), ""
    determiner = _DETERMINER.search(text, max(0, one.start - 60), one.start)
    if determiner and _noun_after(text, determiner, end):
        return _qualifying(text, one, determiner, end, size)
    if (rate or _MONEYED.match(text, end)) and not determiner and _NOUN_AFTER.match(text, end):
        return _edit(text, one.start, end, _a(size, text[end:]))
    start = one.start
    if determiner:
        return _edit(text, determiner.start(), end, _as_noun(determiner, one, size))
    if one.sort is Sort.SHARE:
        return _edit(text, start, end, "a certain percentage")
    if one.rises and (lead := _LEADS.search(text, max(0, start - 12), start)):
        return _edit(text, lead.start(), end, "from one sum to another")
    if lead := _LEADS.search(text, max(0, start - 12), start):
        start = start if lead["lead"].lower() == "from" else lead.start()
    said = _sum(size)
    if slashed := _SLASHED.match(text, end):
        unit = _UNITS.get(slashed["unit"].lower(), slashed["unit"].lower())
        end, said = slashed.end(), f"{said} {a_or_an(unit)} {unit}"
    return _edit(text, start, end, said)


def _noun_after(text: str, determiner: re.Match[str], end: int) -> bool:
    """Whether a thing is named after a sum, rather than what the sum did: “every £100 counts”."""
    if determiner["word"].lower() in ("every", "each"):
        return _MONEYED.match(text, end) is not None
    noun = _NOUN_AFTER.match(text, end)
    return noun is not None and re.compile(r"\w*[^e\W]ed(?!\w)").match(text, noun.end() - 1) is None


def _edit(text: str, start: int, end: int, said: str) -> Edit:
    return Edit(start, end, capitalised(said) if starts_sentence(text, start) else said)


def _sum(size: str) -> str:
    return f"{a_or_an(size)} {size} sum" if size and size != "modest" else "a sum of money"


def _a(size: str, after: str) -> str:
    following = re.sub(r"^[\s-]+", "", after)
    word = size or following[:12]
    return f"{a_or_an(word)} {size}".rstrip() + ("" if after[:1] in " \u00a0\n" else " ")


def _qualifying(text: str, one: Exact, determiner: re.Match[str], end: int, size: str) -> Edit:
    """A sum that says how much of something: “an £8,000 hole” is a modest hole."""
    joint = "" if text[end : end + 1] in (" ", "\u00a0", "\n") else " "
    end += bool(joint)  # a hyphen
    word = determiner["word"]
    if one.sort is Sort.SHARE or determiner["adjective"]:
        size = ""
    if word.lower() in ("a", "an") and not determiner["adjective"]:
        following = re.sub(r"^[\s-]+", "", text[end : end + 12])
        said = a_or_an(size or following)
        said = f"{capitalised(said) if word[0].isupper() else said} {size}".rstrip()
        return Edit(determiner.start(), end, said + joint)
    if size:
        return Edit(one.start, end, size + joint)
    return Edit(len(text[: one.start].rstrip()), end, joint)


def _as_noun(determiner: re.Match[str], one: Exact, size: str) -> str:
    word, adjective = determiner["word"].lower(), determiner["adjective"]
    if one.sort is Sort.SHARE:
        return f"{word}{adjective or ''} percentage"
    if adjective:
        return f"{word}{adjective} sum"
    match word:
        case "my" | "our" | "your" | "their" | "his" | "her" | "its":
            return f"{word} money"
        case "these" | "those" | "both":
            return f"{word} sums"
        case "all":
            return "all the money"
        case "a" | "an" | "some" | "no" | "any":
            return _sum(size)
        case _:
            return f"{word} sum"


def _size(amount: float | None) -> str:
    """How large a sum is, in a word; empty where that cannot be told."""
    if amount is None:
        return ""
    return "small" if amount < 100 else "modest" if amount < 10_000 else "large" if amount < 1e6 else "very large"


def _among_characters(text: str, one: Exact) -> str:
    if re.search(r"[\uac00-\ud7af]", text[one.start : one.end]):
        return "얼마의 돈"
    return "ある金額" if re.search(r"[\u3040-\u30ff]", text) else "一笔钱"
