"""Names that are words besides: whether such a word is the name where it stands, is not, or has to be asked about.

“An” is a name in “An said no” and an article in “An interview”; “Will you go?” may be either. What decides is the
sentence: capitals, whether it begins here, and the words on either side.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from careerjournal.model.names.normalising import folded, quickly_folded
from careerjournal.model.names.ordinary_words import ORDINARY_WORDS
from careerjournal.model.names.word_lists import ALWAYS_ASKED, HONORIFICS, TITLES, word_set
from careerjournal.model.sentences import starts_sentence

_PERSONAL: Final = word_set("he i it she they we you one")
_POSSESSIVE: Final = word_set("her his its my our their your")
_DETERMINERS: Final = word_set(
    "a all any both each every few many more most much no several some such that the these this"
)
_AUXILIARIES: Final = word_set(
    "am are can could dare did do does had has have is may might must need ought shall should was were will would"
)
_SMALL: Final = word_set("""
about above across after against ago along also although am among and around as at away back because before behind
below beside besides between beyond but by down during either else enough ever except far for from here how however
if in indeed inside instead into just least less like maybe near neither never next nor not now of off often oh on
once only or other otherwise ought out outside over past per perhaps quite rather really right round same since so
soon still than then there therefore though through throughout thus till to together too toward towards under unless
until up upon us very via well what whatever when whenever where whereas wherever whether which while who whom whose
why with within without yes yet
""")
_FUNCTION_WORDS: Final = _PERSONAL | _POSSESSIVE | _DETERMINERS | _AUXILIARIES | _SMALL | {"an", "me", "him", "them"}
_NOT_COUNTED: Final = word_set("""
art beauty chance change charity faith favour fortune gold good grace happiness harmony heart honor honour hope joy
justice liberty love luck mercy money patience peace people power praise pride prudence rain silver snow time trust
truth victory virtue wisdom work
""")
"""Nouns that begin a sentence without an article: “Hope came”, but not “Case came”."""

MOSTLY_NAMES: Final = word_set("""
al april bob carol carter dale dean dick eve gene glen hazel heather holly iris jack jasmine jay jean june kit
lily max melody mike nick pat pearl penny ray rob robin ruby sally tom tony trinity turner violet wade walker
""")
"""In small letters, too, among small letters, more often names than words."""

_SPEAKS: Final = (
    "(?:said|says|told|tells|asked|asks|replied|laughed|smiled|nodded|shrugged|sighed|thinks|thought|knew|knows|felt"
    "|wrote|writes|rang|phoned|texted|emailed|e-mailed|insisted|warned|promised|agreed|agrees|apologised|apologized"
    "|resigned|admitted|suggested|mentioned|explained|wanted|wants|hates|hated|loved|believed|hoped|retired|complained"
    "|announced|whispered|shouted|offered|answered|swore|confessed|remembered|forgot|noticed|thanked|hired|fired"
    "|interviewed|recommended|introduced|invited|taught|married)"
)
_DOES: Final = (
    "(?:was|is|had|has|came|comes|went|goes|got|gets|did|does|gave|gives|took|takes|made|makes|left|let|lets|put|sat"
    "|stood|saw|sees|ran|runs|met|sent|kept|showed|looked|looks|stayed|joined|started|called|helped|never|always|still"
    "|wasn't|isn't|didn't|hadn't|hasn't|doesn't|won't|also|who|whom|whose|would|could|should|might|must"
    "|leaves|moved|fell|grew|rose|broke|won|died|ended|became|spoke|read|heard|brought|found|lost|used|began|led|runs|sits|works|worked)"
)
SAYS: Final = re.compile(rf" (?:just |once |later |only |even )?{_SPEAKS}\b")
"""What only somebody does, after who does it; folded."""

ACTS: Final = re.compile(rf" (?:{_SPEAKS}|{_DOES}|and (?:i|me|my|her|his|their))\b|'s\b")
"""What somebody or something does, or has."""

_SAYS_OR_IS: Final = re.compile(rf" (?:{_SPEAKS}|was|is|had|has|came|went|got|did|and)\b")
_OWN: Final = re.compile(r"'s\b")
_COMMA: Final = re.compile(r",")
_STOPS: Final = re.compile(r"[.!?;:)]|$")
_FINITE: Final = re.compile(
    rf" (?:{_SPEAKS}|(?:was|had|has|did)n't|was|were|had|has|did|went|came|is|gave|got|left|took|never|and i)\b"
)
_SPOKEN_TO: Final = re.compile(
    r"(?:^|[^\w])(?:told|asked|rang|phoned|emailed|texted|messaged|thanked|dear|hi|hello|hey|poor|tell|ask|met|with) $"
)
_ONLY_SOMEBODY: Final = re.compile(r" (?:picked up|never once|came (?:in|over|round|back)|went home|sat|stood|shook)\b")
_CALLED_SO: Final = re.compile(rf"(?: |-)(?:{'|'.join(sorted(HONORIFICS))})\b")
_A_SUBJECT: Final = re.compile(r"(?:^|[.!?;:,–—-] ?|\b(?:and|but|then|when|that|because|so|if|while|as|until) )$")
_AFTER_AN: Final = re.compile(
    r"(?: (?:and|is|isn't|always|also|in|on|at|as|if|or|asked|asks|explained|explains|answers|insisted|into|of|again"
    r"|instead|after|until|under|up|out|off|over|all|ended|arrives|apologised|apologized|emailed|even|either|ever)\b"
    r"|'s\b|[,.!?;:)]|$)"
)
"""What stands after the name An although it begins with a vowel; after the article nothing of it does."""

_MAY_FOLLOW_AN: Final = re.compile(r" (?:agreed|offered|admitted|arrived|announced|answered|invited|interviewed)\b")
_SOUNDS_OPEN: Final = re.compile(r"[ \-][\"'(*_~`]*(?:[aeiou8]|11\b|18\b|h(?:our|on|eir|ist|otel|erb|ab))")
_SPELT_OPEN: Final = re.compile(r"[AEFHILMNORSX](?![a-z])")
"""Initials that are read with a vowel first: “an MP”."""

_HAS_FORMS: Final = word_set("am are did do does had has have is need was were")
"""Auxiliaries that are verbs of their own besides, and stand wherever verbs do."""

_WITH_SOMEBODY: Final = re.compile(
    r"(?:^|[^\w])(?:about|with|without|than|like|beside|(?:spoke|talked|talk|speak|said|wrote|write|listened|listen"
    r"|gave it|give it|sent it|thanks|next|close|reported|report|apologised|lied|promised|married) to) $"
)
"""What stands before somebody more often than before something, and before no verb."""

_BEFORE_A_PERSON: Final = re.compile(
    r"(?:^|[^\w])(?:asking|telling|thanking|calling|called|ringing|seeing|meeting|helped|helping|hired|fired|promoted|blame"
    r"|blamed|blaming|trusted|trusting|interviewed|invited|introduced|mentored|married|warned|visited|joined|paid|replaced"
    r"|sacked|hugged|sorry|cheers|aunt|auntie|uncle|cousin|poor) $"
)
_BEFORE_AN_OBJECT: Final = re.compile(
    r"(?:^|[^\w])(?:for|by|behind|after|against|around|near|gave|give|gives|saw|see|knew|know|knows|trust|owe|owed|owes"
    r"|love|loved|miss|missed|watched|heard|let|made|showed|taught|sent|lent|left|took|put|kept|of|between|on|into"
    r"|believed|remember|forgave|forgive|help|helps|pay|pays|copy|asks|tells|likes|liked|hate|hated) $"
)
"""What has an object after it, which a word of grammar is not, and a noun without an article seldom."""

_WHO_WAS: Final = re.compile(
    r"(?:^|[^\w])(?:boss|manager|lead|leader|foreman|mentor|chief|head|director|colleague|friend|teacher|trainer|sister|brother"
    r"|wife|husband|partner|mate|one|person|name) (?:was|is|were|became) $"
)
_SEEN: Final = re.compile(
    r"(?:^|[^\w])(?:i|we|he|she|they|you) (?:liked|like|saw|met|knew|know|missed|miss|rang|hated) $"
)
_SOMEWHERE: Final = re.compile(r" (?:at|in|on|outside|near|by|again|there|later|too|and i)\b")
_WAS_SOMEWHERE: Final = re.compile(
    r" (?:was|is) (?:in|at|on|off|out|away|back|late|there|here|ill|sick|home|my|our|his|her|the (?:one|first|only))\b"
)
_APPOSITION: Final = re.compile(r", (?:an?|the|my|our|your|his|her|their|its|who|whom|whose|also|another|one of)\b")
_NEEDS_A_VERB: Final = re.compile(
    r"(?:^|[^\w])(?:i|you|he|she|it|we|they|who|that|which|this|these|those|there|what|nobody|somebody|someone"
    r"|everyone|everybody|nothing|something|everything|one|as|than|people|all|my|our|your|his|her|their|the|a|free|good|ill"
    r"|last) $"
)
"""What an auxiliary follows, or a will that somebody has."""

_IS_SURELY_AUXILIARY: Final = re.compile(
    r" (?:be|have|go|come|get|do|need|not|never|always|probably|also|take|make|tell|say|give|see|know|find|want|help"
    r"|ask|still|keep|stay|leave|happen|look|only|just|soon|certainly|surely|feel|work|let|become|continue)\b"
)
_BEYOND: Final = re.compile(r" ?(?:[,.!?;:)…–—]|$|\n)")
_NEXT_IS_NEAR: Final = re.compile(r" [a-z]")
_AND_AFTER_SOMEBODY: Final = re.compile(r"(?:^|[^\w])(?:me|him|her|us|them) and $")
_PASTS: Final = re.compile(
    r" (?:always |never |just |then )?(?:agreed|[a-z]{2,}(?<!e)(?<!emb)(?<!hundr)ed|was|had|has|is|did|does|came|went"
    r"|got|gave|took|made|said|says|told|rang|knew|knows|thinks|thought|felt|wrote|left|sat|stood|saw|ran|met|sent|kept|goes"
    r"|comes|gets|makes|takes|gives|wants|leads|runs|sits|works|likes|hates|loves|looks|owns|brought|found|spoke|heard"
    r"|lost|won|broke|fell|grew|drew|drove|flew|held|built|bought|paid|taught|threw|wore|ate|began|became|bent|bit|bled|blew"
    r"|bore|caught|chose|clung|dealt|drank|dug|fled|flung|forgave|forgot|fought|froze|hid|hung|knelt|laid|lent|lit|meant"
    r"|rode|rose|sang|sank|shook|shot|slept|sold|sought|spent|spun|stole|struck|stuck|stung|swam|swept|swore|swung|tore"
    r"|understood|wept|withdrew|woke)\b"
)
"""What somebody did or does; after an auxiliary it would have another form."""

_IS_OR_HAS: Final = re.compile(r" (?:was|had|has|is|did|does)\b")
"""What is said of what nobody does: “hope is”."""

_A_DETERMINER: Final = re.compile(
    r"(?:^|\W)(?:the|a|an|this|that|these|those|each|every|no|any|another|our|your|its) $"
)
_CONTRACTED: Final = re.compile(r"'(?:ll|d|ve|re|m)\b")
_LAST_WORD: Final = re.compile(r"(?<![^\W_])([^\W\d_][\w'’-]*)[ \u00a0]+[*_~`]*$")
_NEXT_WORD: Final = re.compile(r"[*_~`]*[ \u00a0]+[*_~`]*([^\W\d_][\w'’-]*)")
_COLON: Final = re.compile(r"(?:[:–—]|(?:^|\s)-)[\s“‘\"'*_~`(]*$")
_GREETINGS: Final = word_set("dear hello hey hi thanks thank poor and or but")
_AROUND: Final = 80
"""Characters on either side that are looked at."""

_FAR_AROUND: Final = 400
"""Characters on either side that tell how somebody writes."""


def is_a_word(part: str) -> bool:
    """Whether a part of a name is a word that anybody uses."""
    return part in ORDINARY_WORDS or part in _FUNCTION_WORDS or part in ALWAYS_ASKED


def is_a_function_word(part: str) -> bool:
    """Whether a part of a name is a word of grammar: “an”, “he”, “will”."""
    return part in _FUNCTION_WORDS


class _Around(NamedTuple):
    """What stands around a word, as it is read; and the words next to it, as they are written."""

    before: str
    after: str
    last: str
    next: str


def is_the_name(text: str, start: int, end: int, word: str, *, person: bool) -> bool | None:
    """Whether a word is a name where it stands; False where somebody has to say, None where it is only the word.

    Args:
        text: the words of a block, as they are written.
        start: where in it the word begins.
        end: and ends, without an ’s.
        word: the word as it is read.
        person: whether it is the name of a person.
    """
    written = text[start:end]
    raw_before, raw_after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    last, following = _LAST_WORD.search(raw_before), _NEXT_WORD.match(raw_after)
    around = _Around(
        quickly_folded(raw_before),
        quickly_folded(raw_after),
        last[1] if last else "",
        following[1] if following else "",
    )
    if not written[:1].isupper():
        return _in_small_letters(text, start, word, around)
    if (
        len(written) > 1
        and written.isupper()
        and any(len(one) > 1 and one.isupper() for one in (around.last, around.next))
    ):
        return False
    if word in ALWAYS_ASKED:
        return len(word) > 1 and _of_a_month(around)
    if starts_sentence(text, start) or _COLON.search(raw_before):
        return _at_the_beginning(word, around)
    return _within(word, around, text, start, person=person)


def _in_small_letters(text: str, start: int, word: str, around: _Around) -> bool | None:
    """Only where small letters are written throughout, and then only what is hardly the word, is asked about."""
    if not writes_small(text, start):
        return None
    if word in MOSTLY_NAMES:
        return False
    if word == "an":
        return None if _sounds_open(around) or not around.next else False
    if word in _POSSESSIVE:
        return False if SAYS.match(around.after) and word not in ("his", "her") else None
    if word not in _HAS_FORMS and _is_said_to_be(around):
        return False
    if word in _AUXILIARIES or word in ALWAYS_ASKED:
        return False if _is_in_place_of_a_name(word, around) else None
    if word in _FUNCTION_WORDS:
        return None
    if (_OWN.match(around.after) and not _A_DETERMINER.search(around.before)) or _is_met_somewhere(around):
        return False
    if _SPOKEN_TO.search(around.before) or _is_a_noun_in_place_of_a_name(word, around):
        return False
    acts = SAYS if word in _NOT_COUNTED else ACTS
    does = acts.match(around.after) or _ONLY_SOMEBODY.match(around.after)
    return False if does and _A_SUBJECT.search(around.before) else None


def _is_said_to_be(around: _Around) -> bool:
    """Whether it is said who somebody was: as in “my boss was grace”."""
    return _WHO_WAS.search(around.before) is not None and _BEYOND.match(around.after) is not None


def _is_met_somewhere(around: _Around) -> bool:
    """Whether a noun is where only somebody is, or is seen as only somebody is: “hope was in”, “i saw grace at the”."""
    if _SEEN.search(around.before):
        return _BEYOND.match(around.after) is not None or _SOMEWHERE.match(around.after) is not None
    return _A_SUBJECT.search(around.before) is not None and _WAS_SOMEWHERE.match(around.after) is not None


def _is_in_place_of_a_name(word: str, around: _Around) -> bool:
    """Whether an auxiliary or a month, in small letters, stands where a name does: “about will”, but not “it will”."""
    before, after = around.before, around.after
    if _SPOKEN_TO.search(before) or _FINITE.match(after) or _OWN.match(after):
        return True
    if word in _HAS_FORMS:
        return False
    if word in ALWAYS_ASKED and word not in _AUXILIARIES:
        return _WITH_SOMEBODY.search(before) is not None
    if _APPOSITION.match(after) and not _NEEDS_A_VERB.search(before):
        return True
    if word == "may" and not _WITH_SOMEBODY.search(before):
        return False
    if _IS_SURELY_AUXILIARY.match(after):
        return False
    return (
        _WITH_SOMEBODY.search(before) is not None
        or _BEFORE_AN_OBJECT.search(before) is not None
        or before.endswith((" to ", " from "))
        or _BEFORE_A_PERSON.search(before) is not None
        or (_BEYOND.match(after) is not None and _AND_AFTER_SOMEBODY.search(before) is not None)
        or _acts_as_no_auxiliary(before, after)
    )


def acts_as_no_auxiliary(text: str, start: int, end: int) -> bool:
    """Whether a word that may be an auxiliary does what none does: “will hid the figures”, but not “will hide them”."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return _acts_as_no_auxiliary(quickly_folded(before), quickly_folded(after))


def _acts_as_no_auxiliary(before: str, after: str) -> bool:
    return _PASTS.match(after) is not None and not _NEEDS_A_VERB.search(before)


def _is_a_noun_in_place_of_a_name(word: str, around: _Around) -> bool:
    """Whether a noun or a verb, in small letters, stands where a name stands: “right about mark”, “mark, our lead”."""
    before, after = around.before, around.after
    if _A_SUBJECT.search(before) and _APPOSITION.match(after):
        return True
    does = _PASTS.match(after) and not (word in _NOT_COUNTED and _IS_OR_HAS.match(after))
    if does and _A_SUBJECT.search(before):
        return True
    following = folded(around.next)
    alone = _BEYOND.match(after) is not None or (
        _NEXT_IS_NEAR.match(after) is not None and is_a_function_word(following)
    )
    if not alone:
        return False
    return (
        _WITH_SOMEBODY.search(before) is not None
        or _BEFORE_A_PERSON.search(before) is not None
        or before.endswith(" from ")
        or (word not in _NOT_COUNTED and _BEFORE_AN_OBJECT.search(before) is not None)
    )


def _sounds_open(around: _Around) -> bool:
    """Whether what follows may stand after the article “an”."""
    return bool(_SOUNDS_OPEN.match(around.after) or _SPELT_OPEN.match(around.next))


def _of_a_month(around: _Around) -> bool:
    """April and May are names for certain only where months cannot stand."""
    spoken_to = re.search(r"(?:^|\W)(?:told|asked|rang|phoned|met|thanked|with|dear|aunt) $", around.before)
    return bool(spoken_to) or SAYS.match(around.after) is not None


def _at_the_beginning(word: str, around: _Around) -> bool | None:
    after = around.after
    if _CALLED_SO.match(after) and word not in _POSSESSIVE:
        return True
    if word == "an":
        if _AFTER_AN.match(after):
            return True
        if _MAY_FOLLOW_AN.match(after):
            return False
        return None if _sounds_open(around) else True
    if word in ("he", "she"):
        return None if _CONTRACTED.match(after) else False
    if word in _POSSESSIVE:
        if _OWN.match(after) or (word in ("my", "our", "your", "their") and _SAYS_OR_IS.match(after)):
            return True
        return False if _COMMA.match(after) or _SAYS_OR_IS.match(after) else None
    if word in _AUXILIARIES:
        return (ACTS.match(after) or _COMMA.match(after)) is not None
    if word in _FUNCTION_WORDS:
        return False if ACTS.match(after) else None
    if SAYS.match(after) or _OWN.match(after):
        return True
    if ACTS.match(after) or _COMMA.match(after):
        return word not in _NOT_COUNTED
    return False


def _within(word: str, around: _Around, text: str, start: int, *, person: bool) -> bool:
    last = folded(around.last)
    if last in TITLES:
        return True
    if person and _A_DETERMINER.search(around.before):
        return False
    first = last in _GREETINGS or (last != "" and starts_sentence(text, start - len(around.last) - 1))
    after_capital = around.last[:1].isupper() and around.last != "I" and not first
    before_capital = around.next[:1].isupper() and around.next != "I"
    if word in _FUNCTION_WORDS:
        return not (before_capital and around.last[:1].isupper() and last not in _GREETINGS)
    return not (after_capital or (before_capital and is_a_word(folded(around.next))))


_AN_I: Final = re.compile(r"(?<![\w.'’])(?:i|i['’](?:m|d|ve|ll))(?![\w.])")
CAPITAL_I: Final = re.compile(r"(?<![\w.'’])I(?![\w.])")


def writes_small(text: str, place: int) -> bool:
    """Whether small letters are written throughout about a place: “i told priya that i would leave”."""
    about = text[max(0, place - _FAR_AROUND) : place + _FAR_AROUND]
    if CAPITAL_I.search(about):
        return False
    return not any(char.isupper() for char in about) or _AN_I.search(about) is not None
