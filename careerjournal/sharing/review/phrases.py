# ruff: noqa: E501 - one phrase a line
"""Phrases that give somebody away: what was told in confidence, private matters, and titles that only one person has.

One phrase a line, as a regular expression in which a space is any space, an apostrophe is either kind, and capitals do
not matter; each is looked for as whole words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final


def phrases(lines: str) -> re.Pattern[str]:
    """The pattern of phrases, one a line."""
    each = (line.replace("'", "[’']").replace(" ", r"\s") for line in lines.strip().splitlines())
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)


class NearHints:
    """A pattern that is looked for only about some hints: most of a text has none, which is soon known.

    Args:
        pattern: what is looked for; it does not go on over a line's end.
        hints: parts of words, in small letters, one of which stands in whatever the pattern finds.
    """

    def __init__(self, pattern: re.Pattern[str], hints: Iterable[str]) -> None:
        self._pattern, self._hints = pattern, tuple(hints)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Each match in a text, from left to right."""
        said = _small(text)
        done = 0
        for place in sorted(_places(said, self._hints)):
            if place < done:
                continue
            start = max(done, text.rfind("\n", 0, place) + 1, place - _NEAR)
            end = text.find(" ", place + _NEAR)
            end = len(text) if end < 0 else end
            line_end = text.find("\n", place)
            done = min(end, line_end) if line_end >= 0 else end
            yield from self._pattern.finditer(text, _word_begins(text, start), done)


@lru_cache(maxsize=1)
def _small(text: str) -> str:
    """A text in small letters, each where it was; one text is looked through by several."""
    said = text.replace("\u0130", "i").lower()  # a letter of Turkish, which is two when it is small
    return said if len(said) == len(text) else "".join(char.lower()[:1] for char in text)


_NEAR: Final = 120
"""Characters on either side of a hint that a phrase reaches over."""


def _places(said: str, hints: Iterable[str]) -> Iterator[int]:
    for hint in hints:
        place = said.find(hint)
        while place >= 0:
            yield place
            place = said.find(hint, place + _NEAR)


def _word_begins(text: str, place: int) -> int:
    while place and text[place - 1].isalnum() and text[place : place + 1].isalnum():
        place += 1
    return place


IN_CONFIDENCE: Final = phrases(r"""
in (?:(?:the )?(?:strict|strictest|complete|total|absolute) )?confidence(?! (?:in|of))
(?:just )?between (?:us|ourselves|you and (?:me|I)|these (?:four )?walls|the two of us)
(?:don't|do not|never|not to|mustn't|must not) (?:you )?(?:ever )?(?:breathe|say) a word(?: to \w+)?
(?:don't|do not|never|not to|mustn't|must not) (?:ever )?tell (?:any(?:one|body)|a soul|people|them|him|her|the others)
(?:don't|do not|never|not to|mustn't|must not) (?:ever )?(?:let on|repeat (?:it|this|that)|mention (?:it|this|that))
off the record|on the quiet|on the q\.?t|hush[ -]hush|in secret|secretly|embargoed|mum's the word|under (?:an )?NDA
(?:nobody|no[ -]one|you) (?:else )?(?:is|was|are|were|aren't|isn't) (?:not )?(?:supposed|meant|allowed) to \w+
(?:not|never) (?:supposed|meant|allowed) to (?:see|hear|know|say|tell|repeat)
(?:promised|swore|sworn|vowed|gave \w+ my word)(?: \w+){0,2} (?:not|never) to (?:tell|repeat|say|mention)
(?:swore|sworn|swear|bound|pledged) (?:\w+ )?to secrecy|(?:his|her|their|a|the) secret
(?:strictly |highly |all )?confidential(?:ly|ity)?|privileged information|confided
(?:keep|kept|keeping) (?:this|it|that|things?) (?:strictly )?to (?:your|my|our|him|her|them)sel(?:f|ves)
(?:keep|kept|keeping) (?:this|it|that|things?) (?:quiet|secret|a secret|under wraps|under (?:your|my) hat)
keep quiet
(?:this|that|it) (?:goes|went|must go|should go|is to go) no further
(?:not|isn't|wasn't|before it is|until it is|nothing is) (?:yet )?(?:public|announced|official)(?: yet)?
(?:hate|hated|mind|not want|not like) (?:any(?:one|body)|people|it|others) to (?:know|get out|come out)
(?:begged|asked|told|made) me (?:to say nothing|never to \w+|not to (?:say|tell|repeat|mention))
(?:begged|asked|told|made) me to keep (?:it|this) (?:quiet|to myself)
told (?:only|nobody but|no one but) me|only (?:I|he|she|they) (?:knew|know|knows)
only (?:one|person) (?:that |whom )?(?:I|he|she|they)(?:'(?:ve|d|s))?(?: have| had| has)? (?:ever )?told
(?:had|have|has)(?: not|n't) (?:yet )?told (?:his|her|their|[\w-]{1,40}'s) \w+(?: yet)?
""")
"""Somebody trusted the writer with it."""

_PRIVATE: Final = phrases(r"""
pregnant|pregnancy|miscarriage|breakdown|bankrupt(?:cy)?|rehab|overdose|sectioned|suicid\w+
(?:his|her|their|[\w-]{1,40}'s) (?:\w+ )?(?:divorce|separation|affair|sexuality|religion|visa|immigration status)
(?:his|her|their|[\w-]{1,40}'s) (?:\w+ )?(?:diagnosis|illness|cancer|condition|depression|treatment|medication)
(?:his|her|their|[\w-]{1,40}'s) (?:\w+ )?(?:drinking|addiction|debts?|criminal record|conviction)
(?:been|was|were|is|are) (?:both |all |also )?(?:suspended|arrested|cautioned|disciplined|charged with|diagnosed)
disciplinary (?:hearing|action|proceedings)|under investigation|formal grievance|tribunal
seeing a (?:doctor|therapist|counsellor|psychiatrist|psychologist|lawyer|solicitor)(?: about [\w ]{1,30})?
""")
_PRIVATE_HINTS: Final = (
    "pregnan|miscarr|breakdown|bankrupt|rehab|overdos|sectioned|suicid|divorc|separation|affair|sexuality|religion|visa"
    "|immigration|diagnos|illness|cancer|condition|depression|treatment|medication|drinking|addiction|debt|record|conviction"
    "|suspended|arrested|cautioned|disciplin|charged|investigation|grievance|tribunal|seeing a"
)

PRIVATE: Final = NearHints(_PRIVATE, _PRIVATE_HINTS.split("|"))
"""It is somebody's private life, whoever told it."""

_NOT_ONE_OF_MANY: Final = r"(?<!\ba )(?<!\ban )(?<!\bany )(?<!\bevery )(?<!\banother )"
_RANK: Final = "(?:(?:deputy|vice|assistant|acting|interim|group|regional|executive|managing|chief|lead|joint|co)[ -])*"
_SENIOR: Final = (
    "(?:director|head|dean|chair|chairman|chairwoman|chairperson|president|secretary|editor|commissioner|minister"
    "|bishop|provost|principal|controller|comptroller|registrar|treasurer|governor|warden|mayor|superintendent|curator"
    "|conductor|leader|manager|lead|keeper|inspector|lecturer|professor)(?:-general)?"
)
_OF_NOTHING: Final = (
    r"(?!(?:me|any|every|each|mine|ours|us|you|it|them|him|course|a while|some time)\b"
    r"|(?:a|the) (?:day|week|month|year|term|evening)\b|her\b(?! \w))"
)
_HOUSE: Final = "(?:house|court|school|hospital|unit|ward|office|yard|depot|museum|library|works|plant|college|clinic|hotel|council|centre|lodge|hall|station|practice|firm|mill|home|siding|branch|site|plant|mine|camp|farm|quarry|dock|line)"
_WORD: Final = r"(?:\w|-|'){1,40}"
_FIELD: Final = rf"(?:the |our |my )?{_WORD}(?: (?:and )?(?-i:[A-Z]){_WORD})*(?: (?:services|affairs|studies|planning|operations|council|committee|board|court|school|trust|society|protection|resources|relations|security|safety|quality|department|office|team))?"
_SITE: Final = rf"(?:the |our |that |all )?{_WORD}(?: (?-i:[A-Z]){_WORD}| (?:office|counter|siding|branch|depot|site|ward|guild|desk|team|floor|plant|yard))*"
_HOLDER: Final = r"(?:woman|man|person|partner|chef|cook|nurse|midwife|vet|guard|pilot|head|clerk|coach|black|magistrate|doctor|priest|[\w-]{2,40}(?:ist|er|or|ian|ant|ee|ess|ic|man|woman))"
_THE: Final = r"(?:the|our|their|my|his|her) (?:\w+ )?"
_SEAT: Final = "(?:bishop|mayor|provost|coroner|sheriff|ombudsman|commissioner|minister|duke|duchess|earl)"

_HOLDERS: Final = "(?:matron|manager|manageress|station master|stationmaster|harbour ?master|captain|skipper|priest|vicar|rector|imam|rabbi|pastor|headmistress|headmaster|head teacher|head|deputy head|deputy|principal|sheriff|keeper|organist|landlord|landlady|owner|curator|conductor|mayor|coroner|magistrate|warden|steward|sister|foreman|chaplain|registrar|consultant|clerk|secretary|treasurer|chairman|chairwoman|chair|leader|director|minister|ambassador|consul|chief)"
_CAPITAL: Final = r"(?-i:[A-ZÀ-Þ])(?:\w|-|'){1,40}"
_NAMED: Final = rf"(?:the )?{_CAPITAL}(?: {_CAPITAL})*(?: {_HOUSE})?"

UNIQUE_TITLE: Final = phrases(rf"""
(?:my|our|his|her|their) (?:skip[ -]level|boss's boss|manager's manager|number two)
(?:the|our) founder(?:'s (?:\w+ )?(?:assistant|secretary|deputy|right hand|chief of staff)|(?!'))
(?:the|our|their) (?:deputy|assistant|acting|head|senior|principal|lead)[ -][\w-]+ (?:at|of|in) (?:the |our ){_WORD}(?: {_HOUSE})?
(?:the|our|their) [\w-]+'s (?:only|sole|one|last|first|youngest|oldest) (?:[\w-]+ ){{0,2}}{_HOLDER}
(?:our|their|its|the|my) (?:only|sole|one|last) (?:[\w-]+ ){{0,3}}(?:officer|technician|nurse|clerk|lawyer|accountant|welder|designer|developer|tester|analyst|typist|typesetter|translator|electrician|mechanic|cleaner|porter|caretaker)(?: (?:at|in|on) {_SITE})?
(?:the|our|their) first (?:woman|black|female|deaf|blind|muslim|gay|trans)(?: \w+)? to \w+ (?:the|a|an|our|her|his) [\w-]+(?: \w+)?(?: (?:at|in|on|of) the \w+)?
{_THE}(?:protection|safety|compliance|welfare|press|returning|medical|safeguarding|privacy|security|ethics) officer
(?:the|our|their) (?:[\w-]+'s )?(?:branch|club|parish|school|college|society) secretary
(?:the|our|their|its) (?:[\w-]+ ){{0,2}}{_HOLDERS} (?:(?:of|for) {_FIELD} )?(?:of|at|in|for) {_NAMED}
{_NOT_ONE_OF_MANY}(?:(?:the|our|their|its|my|his|her) )?{_RANK}{_SENIOR} (?:of|for) {_OF_NOTHING}{_FIELD}
{_THE}(?:finance|medical|artistic|nursing|sales|marketing|technical|creative|programme|research|hr) director
{_THE}(?:commercial|operations|communications|clinical|legal|musical|people) director|managing director
{_THE}(?:permanent|private|general|company) secretary|town clerk
{_THE}(?:harbour|station|head) ?master|head ?mistress|head ?teacher|postmaster
{_THE}(?:vice-?)?chancellor|prime minister|first minister|archbishop|editor-in-chief
{_THE}{_SEAT}(?:'s (?:\w+ )?(?:secretary|deputy|assistant|office|agent|steward))?
{_NOT_ONE_OF_MANY}(?:(?:the|our|their|my|his|her) )?(?:{_WORD}'s )?(?:deputy |assistant |acting )?chief (?:\w+ (?:officer|executive|secretary)|of staff|\w+)(?: (?:at|in|of|for) (?:the |our ){_WORD}(?: {_HOUSE})?)?
(?:the )?(?-i:CEO|CFO|CTO|COO|CIO|CMO)
(?:the )?(?:only|sole|first|last|youngest|oldest|one) (?:[\w-]+ ){{0,3}}{_HOLDER} (?:in|at|on|of) {_SITE}
(?:head |assistant |senior )?[\w-]+ (?:chef|cook|keeper|nurse|vet|clerk) (?:in|at|on|of) (?:the |our |that )?(?:only|sole|one) [\w-]+(?: [\w-]+)? (?:in|at|on|of) {_SITE}
(?:the|our|their) (?:principal|leading|lead) [\w-]+(?:ist|er|ian|or|soprano|tenor|bass)(?: (?:of|in|at|with) (?:the |our )?[\w-]+)?
(?:our|their|its|the) (?:only|sole|one) [\w-]*(?:ologist|ician|trician|nurse|midwife|doctor|vet|priest|teacher|driver|plumber|welder|engineer|interpreter|translator|lawyer|solicitor|dentist|surgeon|pharmacist|physio|therapist|accountant)
""")
"""There may be only one person with this title."""
