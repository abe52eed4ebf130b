"""Words that begin a sentence and may be names besides: “Rose said no”, “An and I”, but not “An interview”."""

from __future__ import annotations

import re
from typing import Final

from careerjournal.model.names.normalising import quickly_folded
from careerjournal.model.names.word_lists import HONORIFICS, WORDS, word_set
from careerjournal.model.names.word_names import ACTS, SAYS, acts_as_no_auxiliary, is_a_function_word, is_the_name

DAYS: Final = word_set("monday tuesday wednesday thursday friday saturday sunday")
NICKNAMES: Final = word_set("""
auld baby big bonny crazy dirty dizzy fat flash ginger lanky lazy little long lucky mad old posh skinny slim tall tiny
wee young
""")
"""What may be said before somebody's name as a part of it: “Big Tel”."""

CALLED: Final = WORDS | word_set("""
angel beauty berry blossom blessing bonny brandy bright bunny buster butch candy case cash cedar champ chance change
charity cherry cherish cloud comfort constance coral courage crystal daisy dakota darling delight diamond dusty dutch
duke earl earnest ebony echo ember ernest fancy favour fern fidelity flower freedom friday friend gem gift ginger
glory goodluck goodness happy haven hawk hero honey honour house innocent ivory jewel journey joyful justice king
lake lamb laurel legend leaf lotus lovely loveday lucky lyric major maple marshal marvel merit merry milk misty moody
mint moses music myrtle noble nova ocean opal orchid pansy panther peace pearl poet praise precious pride prosper
psalm queen quill radical rain raven red rocky rosemary royal rusty saint sailor saturday scout senior serene shade
shadow silver sky smiley sonny sparrow spike sparky star sterling sunday sunny sunshine tansy thankgod tiger tiny
topaz tree treasure true trust truth tulip unity valour venture vine virtue wisdom wonder zephyr monday tuesday
wednesday thursday
""")
"""Words that somebody may be called by."""

MAY_BE_CALLED: Final = word_set("may will")
"""Auxiliaries that somebody may be called by."""

_OF_NOBODY: Final = word_set("""
art autumn chance change charity clay comfort courage dawn day delight faith favour freedom friday glory gold good
goodness grace green harmony honour hope joy justice law love mercy milk monday moss music north olive patience peace
power praise price pride prudence rain rush saturday silver snow south spring summer sunday sunshine thursday trust
truth tuesday unity virtue wednesday west winter wisdom wood
""")
"""Words that begin a sentence of their own without an article: “Summer came.”"""

_ACTS_ALONE: Final = re.compile(
    r" (?:left|kept|sent|met|took|gave|got|sat|stood|put|ran|brought|showed|picked|called (?:me|us|him|her)|paid|helped"
    r"|cut|opened|closed|came (?:to|in|round|over|back|by|up)|went (?:to|home|out|in|off)|and i|had (?:told|asked|said)"
    r"|always|never|wouldn't|couldn't|didn't|hadn't|isn't|wasn't (?:at|in|there)|who)\b|, who\b"
)
"""What somebody does, and a season or a virtue does not."""

_PAST: Final = (
    "(?:[a-z]{2,}ed|ate|beat|bent|bit|bled|blew|bore|bought|broke|built|burst|caught|chose|clung|cut|dealt|drank|drew|drove"
    "|dug|fed|fled|flew|flung|fought|froze|grew|hid|hit|held|hung|hurt|knelt|laid|led|lent|lit|lost|made|meant|paid|quit|read"
    "|rode|sang|shook|shot|shut|slept|sold|sought|spent|split|stole|stuck|struck|swam|swept|swore|swung|taught|threw|tore"
    "|upset|wept|woke|won|wore|wound|spoke|understood|lifts|owns|runs|keeps|knows|does|says|thinks|wants|needs|likes|loves"
    "|doubts|lives|hates|gives|takes|goes|comes|drives|helps|owes|pays|sits|works)"
)
_MORE_ACTS: Final = re.compile(
    rf" (?:{_PAST}|was|had|is) (?=[a-z])| (?:did|does|wouldn't|couldn't|won't|hasn't|don't)\b"
)
"""What somebody did to something: “Bill paid the bill”, but not “Bill paid, case closed”."""

_DOES_TO: Final = re.compile(
    rf" (?:always |never |just )?(?:{_PAST}|said|gave|told|left|took|sent|put|let|got)"
    r" (?:me|us|him|her|his|my|our|their|them|it|a|an|up|off|everyone|nobody)\b"
)
"""What only somebody does, to somebody or with something of their own."""

_AND_SOMEBODY: Final = re.compile(r",? (?:and|&) (?:[A-ZÀ-Þ][a-zà-þ]|I\b)")
_HONOUR: Final = re.compile(
    rf"(?: |-)(?:{'|'.join(sorted({*HONORIFICS, 'sunbae', 'sempai'} - {'jan', 'da', 'miss'}))})\b"
)


def is_called_so(text: str, start: int, end: int, bare: str, *, elsewhere: bool) -> bool:
    """Whether a word that begins a sentence, and that anybody may begin one with, looks like somebody's name here.

    Args:
        text: what is read.
        start: where in it the word begins.
        end: and ends.
        bare: the word, folded.
        elsewhere: whether it has a capital in the same text where no sentence begins.
    """
    after = quickly_folded(text[end : end + 40])
    if _HONOUR.match(after) and bare not in ("the", "dear", "a", "no", "yes", "my", "our", "your"):
        return True
    if is_a_function_word(bare):
        if bare in CALLED and _AND_SOMEBODY.match(text, end):
            return True
        if bare in MAY_BE_CALLED and acts_as_no_auxiliary(text, start, end):
            return True
        name = is_the_name(text, start, end, bare, person=True)
        return bool(name) or (name is False and (elsewhere or (bare not in _OFTEN and SAYS.match(after) is not None)))
    if elsewhere:
        return True
    if bare not in CALLED:
        return False
    if SAYS.match(after) or (after.startswith("'s ") and bare not in _OF_NOBODY):
        return True
    if _AND_SOMEBODY.match(text, end):
        return True
    if bare in _OF_NOBODY:
        return (_ACTS_ALONE.match(after) or _DOES_TO.match(after)) is not None
    return (ACTS.match(after) or _MORE_ACTS.match(after)) is not None


_OFTEN: Final = word_set(
    "he she i it they we you one that this all both some many most few who what which then there here no any each"
)
"""Words of grammar that a sentence goes on after as it does after a name."""
