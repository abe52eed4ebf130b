"""What a name that nobody knows may be that of: a person, an organisation or a place, by the words around it."""

from __future__ import annotations

import re
from typing import Final

from careerjournal.model.names.normalising import quickly_folded
from careerjournal.model.names.word_lists import NAMING_TITLES, TITLES
from careerjournal.sharing.review.lexicon import is_given_name

_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTENED: Final = re.compile(r"(?<!\w)[^\W\d_]\.")
_AROUND: Final = 48
"""Characters before and behind it that are looked at."""

_BEFORE_AN_ORGANISATION: Final = re.compile(
    r"(?:\bwork(?:s|ed|ing)? (?:for|at|with)|\b(?:applied|applying|apply) (?:to|at)|\bemployed (?:by|at)"
    r"|\b(?:hired|rejected|sacked|paid|headhunted|bought|acquired|turned down|taken over) by"
    r"|\b(?:job|role|post|position|offers?|contract|interview(?:s|ed)?|placement|internship|career|pitch|bid|deal"
    r"|customer|supplier|invoice|account|tender|orders?) (?:at|with|from|to|for|by)"
    r"|\b(?:join(?:ed|ing)?|quit(?:ting)?|resigned from|rivals?|competitors?|firm|company|employer|start-?up"
    r"|bank|agency|charity)) (?:the |our |a )?$"
)
_BEFORE_A_PLACE: Final = re.compile(
    r"\b(?:in|into|to|from|at|near|outside|around|across|towards?|through|past|leave|left|leaving|visit(?:ed|ing)?"
    r"|town of|city of|village of|via|between) (?:the )?$"
)
_BEHIND_AN_ORGANISATION: Final = re.compile(
    r"(?:['’]s?)? (?:offered|hired|rejected|sacked|outbid|went bust|turned (?:me|us|him|her|them) down|fell through"
    r"|laid|interview\w*|contract|bid|account|job|offer|board|shares|offices?|site|recruiter|hr)\b"
)
_TO_A_PERSON: Final = re.compile(
    r"\b(?:talked|spoke|speak|listened|wrote|said|apologi[sz]ed|complained|explained|listen|talk|reported|heard|learnt"
    r"|introduced|married|engaged|email|message|call|letter|note|word|thanks) (?:\w+ )?(?:to|from) $"
)


def may_be_no_person(name: str) -> bool:
    """Whether a name may be that of an organisation or a place: neither a given name nor a title says otherwise."""
    words = [quickly_folded(word) for word in _WORD.findall(name)]
    said = bool(words) and (is_given_name(words[0]) or words[0] in TITLES or words[0] in NAMING_TITLES)
    return bool(words) and not said and not name.startswith("@") and _SHORTENED.match(name) is None


def what_it_may_be(before: str, behind: str) -> str:
    """Which of them is likely: ``name``, ``organisation`` or ``place``.

    Args:
        before: what stands before the name.
        behind: what stands behind it.
    """
    before, behind = quickly_folded(before[-_AROUND:]), quickly_folded(behind[:_AROUND])
    if _BEFORE_AN_ORGANISATION.search(before) or _BEHIND_AN_ORGANISATION.match(behind):
        return "organisation"
    if _BEFORE_A_PLACE.search(before) and not _TO_A_PERSON.search(before):
        return "place"
    return "name"
