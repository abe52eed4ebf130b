"""People who are called as a month or a day is, told by what only people do, or by what is only done to people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from careerjournal.model.names.word_lists import word_set
from careerjournal.model.sentences import starts_sentence

_MONTHS: Final = "January|April|May|June|July|August"
_DAYS: Final = "Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
_CALLED: Final = f"{_MONTHS}|{_DAYS}"
_DO: Final = (
    "knew|knows|says?|said|tells?|told|asks?|asked|rang|phoned|texted|emailed|drove|laughed|smiled|wrote|wants?|wanted|thinks?"
    "|thought|replied|promised|shouted|insisted|agreed|offered|explained|owed|paid|hired|cried|wept|whispered|nodded|shrugged"
    "|sighed|apologi[sz]ed|trusted|hated|loved|liked|believed|refused|cooked|signed|hugged"
)
_DONE_TO: Final = (
    "tell|tells|told|telling|thank|thanked|thanking|warn|warned|trust|trusted|blame|blamed|begged|helped|sacked|hired|married"
    "|(?:said|say|says|saying|spoke|speak|spoken|speaking|talked?|talking|listened|listening|wrote|apologi[sz]ed?|sorry|owed?)"
    " (?:to|with)"
)
_TO_A_MONTH: Final = "ask|asked|asking|ring|rang|phone|phoned|met|meet|visit|visited|texted|emailed"
"""What is done to people, too, and of which a day of the week may only say when: “we met Monday”."""

_FEELS: Final = word_set("""
believed cried hated knew knows laughed liked loved nodded say says shrugged sighed smiled think thinks thought want
wants wept whispered
""")
"""What a sentence that begins with a day of the week says of nobody else: “Monday drove to the coast” leaves out I."""

_A_PERSON: Final = re.compile(
    rf"\b(?P<does>{_CALLED})(?:,? who)? (?:(?:never|always|just|only|also|had|has|then) )?(?=(?P<act>{_DO})\b)"
    rf"|\b(?:{_DONE_TO}) (?P<has>{_CALLED})\b|\b(?:{_TO_A_MONTH}) (?P<had>{_MONTHS})\b(?! \d)"
)
_A_TIME_BEFORE: Final = re.compile(
    r"\b(?:in|on|by|since|until|till|from|during|through|last|next|this|that|every|each|of|an?|early|late|mid|end of"
    rf"|\d+(?:st|nd|rd|th)?|{_CALLED}|February|March|September|October|November|December)[ -]$",
    re.IGNORECASE,
)
_A_TIME_BEHIND: Final = re.compile(r" (?:\d|morning|afternoon|evening|night|week|I\b|he\b|she\b|we\b|they\b)")


def people_called_as_days(text: str) -> Iterator[tuple[int, int]]:
    """Where somebody is named who is called so: wherever no time is meant, once it is told that somebody is."""
    called = {
        match["does"] or match["has"] or match["had"] for match in _A_PERSON.finditer(text) if _tells(text, match)
    }
    if not called:
        return
    for match in re.finditer(rf"\b(?:{'|'.join(sorted(called))})\b", text):
        before = text[max(0, match.start() - 20) : match.start()]
        if not _A_TIME_BEFORE.search(before) and not _A_TIME_BEHIND.match(text, match.end()):
            yield match.span()


def _tells(text: str, match: re.Match[str]) -> bool:
    is_day = match["does"] in _WEEKDAYS
    return not is_day or match["act"] in _FEELS or not starts_sentence(text, match.start("does"))


_WEEKDAYS: Final = frozenset(_DAYS.split("|"))
