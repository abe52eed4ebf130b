"""What in a text may give somebody away, found by rules: first what is exact, then titles and phrases, then names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from careerjournal.sharing.addresses import EMAIL, HANDLE, WEB
from careerjournal.sharing.proper import proper_names
from careerjournal.sharing.softening import DAY, FEAST, MONTH, SUM


class Clue(NamedTuple):
    """One thing found."""

    start: int
    end: int
    kind: str
    """A `review.FindingKind`, by its value."""
    text: str
    why: str


class _Rule(NamedTuple):
    kind: str
    why: str
    pattern: re.Pattern[str]


def _rule(kind: str, why: str, pattern: str, flags: int = re.IGNORECASE) -> _Rule:
    return _Rule(kind, why, re.compile(pattern, flags))


_CAPITAL: Final = r"(?-i:[A-ZÀ-ÞĀ-Ž])[\w’'-]*"
_STREET: Final = (
    "(?-i:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Row|Close|Crescent|Drive|Way|Place|Square|Terrace|Gardens|Court|Parade"
    "|Hill|Mews|Walk|Quay|Grove|Park|Yard|Green|Wharf|Rise|View|Gate|Strasse|Straße)"
)
_HOUSE: Final = "(?-i:Cottage|Lodge|Farm|House|Villa|Barn|Rectory|Vicarage|Manor)"

_NOT_UNIQUE: Final = r"(?<!\ba )(?<!\ban )(?<!\bany )(?<!\bevery )(?<!\banother )"
_SENIOR: Final = (
    "director|head|dean|chair|chairman|chairwoman|chairperson|president|secretary|editor|commissioner|minister"
    "|bishop|"
    "provost|principal|controller|comptroller|registrar|treasurer|governor|warden|mayor|superintendent|curator|"
    "conductor|leader|manager|lead|keeper|inspector|lecturer|professor"
)
_RANK: Final = (
    r"(?:(?:deputy|vice|assistant|acting|interim|group|regional|executive|managing|chief|lead|joint|co)[ -])*"
)
_OWN_ROLE: Final = r"(?:chief (?!of sinners)\w+(?: (?:officer|executive|secretary|whip))?|chief of (?:staff|police))"
_JOBS: Final = (
    rf"{_NOT_UNIQUE}\b(?:the )?{_RANK}(?:{_SENIOR})(?:-general)? (?:of|for) (?!me\b|mine\b|ours\b|us\b|you\b|it\b"
    rf"|them\b|him\b"
    r"|her\b(?! \w)|course\b|a while\b|a (?:week|month|year|day|term)\b|some time\b|the (?:day|week|month|year"
    r"|evening)\b)"
    r"(?:the |our |my )?[\w’'-]+(?: (?:and )?(?-i:[A-Z])[\w’'-]*)*(?: (?:services|affairs|studies|planning"
    r"|operations))?",
    r"\b(?:the |our |their |my |his |her )(?:deputy |acting |former |new )?"
    r"(?:(?:finance|managing|medical|executive|artistic|nursing|sales|marketing|technical|creative|commercial|hr"
    r"|operations|communications|programme|clinical|legal|musical|research|people) director|harbour ?master"
    r"|head ?(?:master|mistress|teacher)|vice-?chancellor|chancellor|permanent secretary|private secretary"
    r"|company secretary|town clerk|chief exec(?:utive)?|postmaster|station ?master|prime minister|first minister"
    r"|minister"
    r"|bishop|archbishop|mayor|provost|coroner|sheriff|ombudsman|commissioner|concertmaster|editor-in-chief)\b"
    r"(?:[’']s (?:private )?(?:secretary|deputy|assistant|office))?",
    r"\b(?<!a )managing director\b",
    rf"{_NOT_UNIQUE}\b(?:the )?(?:deputy |assistant |acting )?{_OWN_ROLE}\b",
    r"\b(?:the )?(?-i:CEO|CFO|CTO|COO|CIO|CMO)\b",
    r"\bthe (?:only|sole|first|youngest|oldest) (?:[\w-]+ ){0,2}?(?:woman|man|person|[\w-]{2,}(?:ist|er|or|ian"
    r"|ant|ee|ess|ic|man|woman))"
    r" (?:ever )?(?:in|at|on|to|of) (?:the |our |a |that )?(?!us\b|them\b|it\b)[\w’'-]+",
)

_WHOSE: Final = r"(?:his|her|their|[\w-]+[’']s)"
_TELLING: Final = r"(?:anyone|anybody|a soul|people|them|him|her|the others|my|your|his|who\b|where\b|that\b)"
_CONFIDENCES: Final = (
    r"\bin (?:the )?(?:strict(?:est)? |complete |total |absolute )?confidence\b(?! (?:in|of)\b)",
    r"\b(?:just )?between (?:us|ourselves|you and (?:me|I)|these (?:four )?walls|the two of us)\b",
    rf"\b(?:don[’']t|do not|never|not to|mustn[’']t|must not|please don[’']t) (?:you )?(?:ever )?(?:tell {_TELLING}"
    r"|breathe a word|say a word|let on|repeat (?:it|this|that)|mention (?:it|this|that) to)(?: anyone| anybody"
    r"| a word)?",
    r"\boff the record\b|\bon the quiet\b|\bhush[- ]hush\b|\bon the q\.?t\b|\bembargoed\b|\bin secret\b|\bsecretly\b",
    r"\b(?:nobody|no one|no-one|no one else|nobody else|you) (?:is|was|are|were|aren[’']t"
    r"|isn[’']t)(?: not)? (?:supposed|meant|allowed) "
    r"to (?:know|say|tell|repeat|hear)\b",
    r"\b(?:promised|swore|sworn|vowed|gave (?:him|her|them) my word)(?: \w+){0,2} (?:not|never) to (?:tell|repeat"
    r"|say|mention)\b",
    r"\b(?:sw(?:ore|orn|ear)|bound|pledged) (?:\w+ )?to secrecy\b|\b(?:his|her|their|a|the) secret\b",
    r"\b(?:strictly |highly |all )?confidential(?:ly|ity)?\b|\bunder (?:an )?NDA\b|\bprivileged information\b",
    r"\b(?:keep|kept|keeping) (?:this|it|that|things?|him|her|me|you)? ?(?:strictly )?(?:to (?:yourself|myself"
    r"|yourselves|ourselves)"
    r"|under (?:your|my) hat|under wraps|quiet|a secret|secret)\b",
    r"\b(?:this|that|it) (?:goes|went|must go|should go|is to go) no further\b",
    r"\b(?:not|isn[’']t|wasn[’']t|before it is|until it is|nothing is) (?:yet )?(?:public|announced"
    r"|official)(?: yet)?\b",
    r"\b(?:hate|hated|mind|not want|not like) (?:\w+ )?(?:anyone|anybody|people|it|others) to (?:know|get out"
    r"|come out)\b",
    r"\b(?:she|he|they|they had|she had|he had)?\b ?(?:begged|asked|told|made) me (?:to say nothing|not to (?:say"
    r"|tell|repeat|mention)"
    r"|never to (?:say|tell|repeat|mention)|to keep (?:it|this) (?:quiet|to myself))(?: \w+)?\b",
    r"\btold (?:only|nobody but|no one but) me\b|\bonly (?:I|he|she|they) (?:knew|know|knows)\b|\bconfided\b",
    rf"\b(?:pregnant|pregnancy|miscarriage|breakdown|bankruptcy|bankrupt|rehab|overdose|sectioned|suicid\w+)\b"
    rf"|\b{_WHOSE} (?:\w+ )?(?:divorce|diagnosis|illness|cancer|condition|depression|drinking|affair|addiction"
    rf"|debts?|treatment"
    r"|operation|medication|separation|sexuality|religion|visa|immigration status|criminal record|conviction)\b",
    r"\b(?:been|was|were|is|are) (?:both |all |also )?(?:suspended|arrested|cautioned|disciplined|charged with"
    r"|sectioned|diagnosed)\b"
    r"|\bdisciplinary (?:hearing|action|proceedings)\b|\bunder investigation\b|\bformal grievance\b|\btribunal\b",
)

_RULES: Final = (
    _rule("e-mail address", "It leads straight to somebody.", EMAIL.pattern),
    _rule("web address", "It leads to a page that may say who this is.", WEB.pattern),
    _rule("name", "A name used online can be looked up.", HANDLE.pattern),
    _rule("address", "A postcode is a few dozen doors.", r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", 0),
    _rule(
        "address",
        "An address says who lives or works there.",
        rf"\b(?:(?:flat|unit|apartment|suite"
        rf"|room) \d+\w?,? (?=\d))?\d{{1,4}}[a-z]?,? (?:{_CAPITAL} ){{0,3}}{_STREET}\b(?:, {_CAPITAL}"
        rf"(?: {_CAPITAL})*)*|\b(?:{_CAPITAL} ){{1,2}}{_HOUSE}, (?:{_CAPITAL} )+{_STREET}\b|\bP\.?O\.? Box \d+",
    ),
    _rule("exact date", "An exact date can be looked up.", f"{DAY}|{FEAST}|{MONTH}"),
    _rule("exact sum", "An exact sum can be looked up.", SUM),
    _rule(
        "telephone number",
        "It leads straight to somebody.",
        r"(?<![\w.+])(?:\+\d{1,3}|\(?0\d{2,4}\)?)(?:[ ().\-]{0,2}\d{2,5}){2,4}(?!\w)|\b(?:ext\.?"
        r"|extension) \d{2,6}\b",
    ),
    _rule(
        "number",
        "A number like this belongs to one person or one case.",
        r"\b[A-Z]{2,6}[-/ ]?\d{2,}(?:[-/]\w+)*\b|\b[A-Z]{1,6}(?:[-/]\d+){2,}\b"
        r"|\b(?:[A-Z]{2,5} )?(?=[A-Z\d]*\d[A-Z\d]*[A-Z])"
        r"(?=[A-Z\d]*[A-Z])[A-Z\d]{6,}\b|(?<![\d,.£€$])\b\d{5,}\b(?![,.]\d)",
        0,
    ),
    _rule("exact sum", "An exact number can be looked up.", r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])"),
    *(_rule("confidence", "It sounds like something told in confidence.", pattern) for pattern in _CONFIDENCES),
    *(_rule("job title", "There may be only one person with this title.", pattern) for pattern in _JOBS),
)


def clues_in(text: str) -> list[Clue]:
    """Everything found in a text that is read as `showing` shows it, from left to right, none overlapping another."""
    kept: list[Clue] = []
    for clue in _all(text):
        if clue.text and all(clue.end <= other.start or other.end <= clue.start for other in kept):
            kept.append(clue)
    return sorted(kept)


def _all(text: str) -> Iterator[Clue]:
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            said = match[0].strip()
            start = match.start() + match[0].find(said) if said else match.start()
            yield Clue(start, start + len(said), rule.kind, said, rule.why)
    for name in proper_names(text):
        yield Clue(name.start, name.end, name.kind, text[name.start : name.end], _WHY[name.kind])


_WHY: Final = {
    "name": "It looks like a name that is not on your list.",
    "organisation": "It looks like an organisation that is not on your list.",
    "place": "A place can narrow things down to a few people.",
}
