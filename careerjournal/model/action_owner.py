"""Who an action belongs to, as a line says it: ``Sam to send``, ``We agreed that Ros will``, ``I’ve promised to``."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from careerjournal.model.action import ME

US: Final = "Us"

_CAPITAL: Final = r"[^\W\d_a-z](?:[\w.-]|[’'](?!(?:s|ll|d|ve|re|m)\b)\w)*"
"""A word with a capital, without the ’s or ’ll that is written to it."""
_ONE: Final = rf"{_CAPITAL}(?: (?:(?:of|the|de|van|von) )?{_CAPITAL})*"
PEOPLE: Final = (
    r"(?:my|our|the|his|her|their|your) (?:[\w-]+ )?(?:manager|mentor|mentee|boss|team|director|deputy|colleagues?|lead"
    r"|head|treasurer|secretary|chair|coach|assistant|sponsor|supervisor|trainer|panel|department|office)"
)
"""People by what they are to the writer."""
NAME: Final = rf"{_ONE}(?:(?:, | ?[/&+] ?| and |, and ){_ONE})*"
"""One name, or several."""
_SOMEBODY: Final = (
    r"(?:every(?:one|body)|some(?:one|body)|all of (?:them|you)|both of them|the others"
    r"|(?:he|she|they|you|we)\b(?! all))"
)
_SOME: Final = rf"(?:(?i:{PEOPLE})\b(?: and {NAME})?|{NAME}(?: and (?i:{PEOPLE}|me))?|(?i:{_SOMEBODY}))"
_WHO: Final = re.compile(_SOME)

_PROMISED: Final = (
    r"(?:(?:kindly |already |also |now )?"
    r"(?:agreed|promised|offered|volunteered|undertaken|undertook|committed|decided|meant|asked|told))"
)
_WILLING: Final = (
    r"(?:wants|hopes|plans|intends|promises|agrees|offers|volunteers|undertakes|means"
    r"|(?:is|are) (?:happy|willing|glad))"
)
_SHALL: Final = (
    r"(?:[’']ll| will| shall| should| must| can| could| would| (?:is|are|am) (?:going |due )?to"
    r"|[’'](?:s|re|m|ve) (?:going )?to| ha(?:s|ve)(?: got)? to|[’'](?:s|ve) got to| needs? to| ought to| had better"
    r"|[’']d better"
    rf"|(?: ha(?:s|ve)| was| were| has been| have been|[’'](?:s|ve))? {_PROMISED} to| {_WILLING} to"
    r")"
)
_SAYING: Final = r"(?: ha(?:s|ve)|[’'](?:s|ve))? (?:said|says?|promise[ds]|agree[ds])(?: that)? "
_WOULD: Final = r"(?:[’']ll|[’']d| will| would| should| could| can| must)"
_ADVERB: Final = r"(?: (?:now|then|also|kindly|please|both|all))?"
_DOES: Final = r"\s+(?!not\b|never\b)(?=\S)"
_VERB: Final = r"\s+(?!not\b|never\b)(?=[^\W\dA-Z_])"
"""What follows is something that somebody does: a word in small letters."""

_MINE: Final = re.compile(
    rf"(?:(?:I|me)(?:{_SHALL}|{_SAYING}I{_WOULD}| to){_ADVERB}{_DOES}|let me{_DOES}|(?:me|myself)\s*[:–—]\s*)",
    re.IGNORECASE,
)
_OURS: Final = re.compile(
    rf"(?:(?:we|us)(?: both| all)?(?:{_SHALL}|{_SAYING}we{_WOULD}| to){_ADVERB}{_DOES}|let(?:[’']s| us){_DOES}"
    r"|us\s*:\s*"
    rf"|(?:both|all) of us(?:{_SHALL}| to){_DOES})",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    rf"(?:{_SHALL}|{_SAYING}(?:he|she|they){_WOULD}){_ADVERB}{_VERB}|,? please,?{_VERB}"
    rf"| to{_VERB}(?!(?:the|a|an|my|our|your|his|her|their|its|this|that|these|those|all|each|every|any|some|it|me|us"
    r"|him|them|you|which|whom|what|do with)\b)"
)
_HEADED: Final = re.compile(r"(?:[’']s (?:action|task|job|to[ -]?do))?(?:\s*[:→]\s*|\s+[–—>=-]+\s+)(?=[^\W\d_])")
_SHAPES: Final = (
    (re.compile(r"(?:could|can|will|would|should|shall) ", re.IGNORECASE), re.compile(rf"(?: please| kindly)?{_VERB}")),
    (re.compile(""), _TOLD),
    (re.compile(r"(?:for )?", re.IGNORECASE), _HEADED),
    (re.compile(r"[\[(]"), re.compile(r"[\])]\s*:?\s+(?=[^\W\d_])")),
)
"""What stands before and after a name that does something: “Could … send”, “… will”, “For …: ”, “[…] ”."""
_AT: Final = re.compile(rf"@(?P<who>{_CAPITAL}|[^\W\d_][\w-]+)(?:\s*:|{_SHALL}| to)?\s+(?=[^\W\d_])")
_ANYWHERE: Final = re.compile(
    r"(?<!\S)@(?P<who>[^\W\d_][\w-]+)|[\s,;–—-]*[(\[]?"
    r"\b(?i:owner|who|responsible|assigned to)\s*:\s*"
    rf"(?P<whose>{_SOME})[)\]]?"
)
"""Whom a line names further on: ``@Sam``, ``(owner: Sam)``."""
_PASSIVE: Final = re.compile(
    r"be (?:\w+(?:ed|en)|sent|done|made|told|met|kept|held|paid|put|read|set|sold|bought|brought|found|left|lost|ready"
    r"|available|in place|over|out)\b"
)
"""“The rota to be sent” does not say by whom."""

_REPORT: Final = re.compile(
    rf"(?:(?:we|it|they|I|you|he|she|(?-i:{_ONE}(?: and (?:I|me|{_ONE}))?))"
    r"(?: have| has| was| is| had| all| both| also| then|[’'](?:ve|s))*"
    r" (?:agreed?|decided?|settled|said|says?|noted|confirmed|asked|want(?:s|ed)?|needs?|would like|suggest(?:ed)?"
    r"|proposed?|think|hope|believe)"
    r"|agreed|decided|ideally|hopefully|maybe|perhaps|probably|then|also|and|so|ok(?:ay)?|finally)"
    r"(?:,| that|:| with \w+ that)*\s+",
    re.IGNORECASE,
)
"""What may stand before an owner: “We agreed that …”, “I asked …”."""

_LABEL: Final = re.compile(
    r"(?:[-*•–—☐□]\s+|\[[ x]?\]\s*|\d{1,2}\)\s+)*"
    r"(?:(?:(?:new |my |our )?actions?(?: (?:points?|items?|for me))?|a\.?p\.?|a\.?i\.?|to[ -]?dos?|tasks?"
    r"|next(?: steps?)?|follow[ -]?ups?|agreed(?: actions?)?|decisions?|decided|reminders?|remember|notes?(?: to self)?"
    r"|n\.?b\.?|deliverables?|commitments?|promises?|outcomes?|what"
    r"|owner|who|responsible|assigned to)"
    r"(?: ?#?\d{1,3})?"
    r"(?:\s*:\s*|\s+[–—-]\s+"
    rf"|\s*\((?P<who>(?-i:{NAME}))\)\s*[:–—-]?\s*|\s+(?:for|on)\s+(?P<whose>(?-i:{NAME}))\s*:\s*"
    rf"|\s+(?=(?-i:{NAME})\s*:)|(?<=(?-i:TODO))\s+|(?<=(?-i:AP))\s+))?",
    re.IGNORECASE,
)
"""What says that the line is an action, and nothing about it."""

_TAKE_TO: Final = """
adapt add adjust advise agree aim allow appeal apply arrange ask attempt attend beg belong book bring build call
carry challenge change chase check choose coach come commit compare connect contribute convince copy decide
dedicate deliver describe drive email enable encourage expect explain expose figure find follow force get give
go hand help hire hold instruct introduce invite keep learn leave let listen look mail make manage meet mention
message move need nudge offer open order pass pay persuade phone ping pitch plan point practice practise prepare
present promise prompt propose prove push put read recruit refer remember remind reply report request require
respond return ring run say see sell send set show sign speak start stick stop subscribe suggest switch take
talk teach tell tend text think train travel trust try turn urge use visit volunteer walk want warn work write
"""
"""Verbs a line may begin with and “to” may follow, so that “Talk to finance” is not taken for somebody named Talk."""
_NOBODY: Final = """
a able about access according action actions advice after again agenda aim also and answer anything anyway as
asap august back background because before best budget but can chance changes close comment context could course
date dates deadline december decision details draft due early either else email everything extra february
feedback final finally first fix for form friday from fyi goal goals going happy have having here hopefully how
http https idea ideally ideas if important in introduction invitation issue it january july late later lets
letter list location maybe meeting minutes monday must nb never next no note notes nothing november objective
october ok okay on once one only option order ought our outcome owner paper perhaps place please possible prior
priority probably problem progress project ps purpose question questions quick re ready reason reminder report
response result results review risk rota saturday second september shall should slides so something soon start
status step still subject success summary sunday support task tasks thanks that then there therefore these thing
things third this those thursday time to today tomorrow tonight topic training tuesday until up update updates
urgent used visit way we wednesday what when where which while who whoever why will with would yes yesterday
"""
"""Words that stand where a name might and name nobody."""
_NO_NAMES: Final = frozenset(_TAKE_TO.split()) | frozenset(_NOBODY.split())


class Owner(NamedTuple):
    """Who a line belongs to."""

    who: str
    end: int
    """Where what is to be done begins."""


def label_of(line: str) -> tuple[int, str]:
    """Where a line begins after ``Action:``, ``TODO:``, ``AP 3 –`` or a bullet, and whom that names.

    Returns:
        The number of characters, 0 where there is none, and a name or nothing.
    """
    end, who = 0, ""
    while not who and (match := _LABEL.match(line, end)) is not None and match.end() > end:
        end, who = match.end(), match["who"] or match["whose"] or ""
    return end, who


def owner_of(line: str) -> Owner | None:
    """Whom a line names at its beginning; None where it names nobody, so that it is the writer's own.

    ``Me`` for “I’ll”, ``Us`` for “we’ll”, else the name as it is written.
    """
    found = _named(line)
    if found is not None:
        return found
    report = _REPORT.match(line)
    if report is None:
        return None
    found = _named(line[report.end() :])
    return found._replace(end=found.end + report.end()) if found else None


def _named(line: str) -> Owner | None:
    for pattern, who in ((_MINE, ME), (_OURS, US)):
        match = pattern.match(line)
        if match:
            return Owner(who, match.end())
    for before, after in _SHAPES:
        begun = before.match(line)
        named = _WHO.match(line, begun.end()) if begun else None
        does = after.match(line, named.end()) if named else None
        if named and does and _is_somebody(named[0]) and not _PASSIVE.match(line, does.end()):
            return Owner({"i": ME, "we": US}.get(named[0].lower(), named[0]), does.end())
    at = _AT.match(line)
    return Owner(at["who"], at.end()) if at else None


def named_in(line: str) -> tuple[str, int, int] | None:
    """Whom a line names somewhere in it as its owner, and from where to where: ``@Sam``, ``(owner: Sam)``."""
    match = _ANYWHERE.search(line)
    return (match["who"] or match["whose"], *match.span()) if match else None


def _is_somebody(who: str) -> bool:
    first = re.split(r"[ ,/&+]", who, maxsplit=1)[0].lower()
    if who in ("I", "IT", "We", "we", "i"):
        return True
    return who.lower() not in _NO_NAMES and (first not in _NO_NAMES or first in ("our", "the"))
