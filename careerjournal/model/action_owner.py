"""Who an action belongs to, as a line says it: ``Sam to send``, ``We agreed that Ros will``, ``I’ve promised to``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from careerjournal.model.action import ME
from careerjournal.model.names.word_lists import word_set

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

_TAKE_TO: Final = word_set("""
adapt add adjust advise agree aim allow appeal apply arrange ask attempt attend beg belong book bring build call
carry challenge change chase check choose coach come commit compare connect contribute convince copy decide
dedicate deliver describe drive email enable encourage expect explain expose figure find follow force get give
go hand help hire hold instruct introduce invite keep learn leave let listen look mail make manage meet mention
message move need nudge offer open order pass pay persuade phone ping pitch plan point practice practise prepare
present promise prompt propose prove push put read recruit refer remember remind reply report request require
respond return ring run say see sell send set show sign speak start stick stop subscribe suggest switch take
talk teach tell tend text think train travel trust try turn urge use visit volunteer walk want warn work write
""")
"""Verbs a line may begin with and “to” may follow, so that “Talk to finance” is not taken for somebody named Talk."""
_NOBODY: Final = word_set("""
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
""")
"""Words that stand where a name might and name nobody."""
_NO_NAMES: Final = _TAKE_TO | _NOBODY


_VERBS: Final = word_set("""
accept act add agree answer apply approve arrange ask attend book bring build buy call carry change chase check
choose circulate clear coach collect come compare compile complete confirm contact cover create decide deliver
describe discuss do draft drive email explain fetch file fill find finish fix follow forward get give go hand have
help hold introduce invite join keep lead learn let listen look mail make meet mention move nominate offer order
organise organize own pass pay phone pick plan practise prepare present print propose provide publish push put read
recommend record refer remind reply report request research review ring run schedule see sell send set share show
sign speak start stay stop submit suggest summarise summarize support take talk teach tell test think train try turn
update use visit wait walk work write
""")
"""What people say that they do."""
_ALSO_THINGS: Final = word_set("""
answers acts books calls changes checks coaches covers drafts drives emails files finds fixes forms hands helps
holds keeps leads looks mails makes moves offers orders passes phones picks plans presents prints practises pushes
puts reads records reports requests researches reviews rings runs schedules shares shows signs sets starts stays
stops supports takes talks tests trains tries turns updates uses visits waits walks works
""")
"""Verbs with an s that are things, too: of “Collate reports” nobody named Collate reports."""
_NOT_DONE: Final = word_set("""
a all am an and are asked at be been believe both came can cannot could did done feel for from gave got had has have
hope in is know like made may met might must need never no not of on or ought said saw sent shall should the think
to told took two three four five used want was went were who will with would wrote
""")
"""What after “you” or “we” is nothing that they are going to do, or no verb."""
_OBJECT: Final = re.compile(
    r"(?:me|us|him|her|them|it|you|the|a|an|my|our|your|his|their|its|this|that|these|those|some|every|each|both|all"
    r"|everyone|everybody|two|three|\d+)\b",
    re.IGNORECASE,
)
_PLAIN: Final = r"(?: (?:both|all|each|also|then|now|kindly))*\s+(?P<does>[a-z]+)(?![\w’'-])(?=\s+\S|\W*$)"
_PRESENT_YOU: Final = re.compile(rf"(?:you|they){_PLAIN}", re.IGNORECASE)
_PRESENT_US: Final = re.compile(
    r"(?:we(?: both| all| each)?|both of us|us both|you and (?:I|me)|(?:I|me) and you|(?P<both>both))"
    r"(?: (?:also|then|now))*\s+(?P<does>[a-z]+)(?![\w’'-])(?=\s+\S|\W*$)",
    re.IGNORECASE,
)
_PRESENT: Final = re.compile(
    r"(?: (?:also|then|now|kindly))*\s+(?P<does>[a-z]+s)(?![\w’'-])(?:\s+(?=(?P<rest>\S.*))|(?=\W*$))"
)
_PRESENT_PLAIN: Final = re.compile(_PLAIN)
_SHE: Final = re.compile(r"(?:s?he)(?=\s)", re.IGNORECASE)


class Owner(NamedTuple):
    """Who a line belongs to."""

    who: str
    end: int
    """Where what is to be done begins."""
    does: str = ""
    """The verb that begins what is to be done as it is told of oneself, “send” of “sends”; empty as a rule."""
    verb_end: int = 0
    """Where the verb ends in the line that ``does`` stands for."""


def label_of(line: str) -> tuple[int, str]:
    """Where a line begins after ``Action:``, ``TODO:``, ``AP 3 –`` or a bullet, and whom that names.

    Returns:
        The number of characters, 0 where there is none, and a name or nothing.
    """
    end, who = 0, ""
    while not who and (match := _LABEL.match(line, end)) is not None and match.end() > end:
        end, who = match.end(), match["who"] or match["whose"] or ""
    return end, who


def owner_of(line: str, names: Iterable[str] = ()) -> Owner | None:
    """Whom a line names at its beginning; None where it names nobody, so that it is the writer's own.

    ``Me`` for “I’ll”, ``Us`` for “we’ll”, else the name as it is written.

    Args:
        line: what was typed, without its label.
        names: whom the writer knows by name, whole names or parts of them.
    """
    known = _Known(names)
    found = _named(line, known)
    if found is not None:
        return found
    report = _REPORT.match(line)
    if report is not None:
        cut = report.end()
        found = _named(line[cut:], known) or _present(line[cut:], known)
        if found:
            return found._replace(end=found.end + cut, verb_end=found.verb_end + cut if found.does else 0)
    return _present(line, known)


class _Known:
    """The names that the writer knows, to find at the beginning of a line however they are capitalised."""

    def __init__(self, names: Iterable[str]) -> None:
        found: dict[str, str] = {}
        for name in names:
            words = [word.strip(",.()<>") for word in name.split()]
            ends = [word for word in (*words[:1], *words[-1:]) if len(word) > 1 and not word.islower()]
            found |= {one.casefold(): one for one in (" ".join(name.split()), *ends)}
        self._written = found
        self._names = sorted(found.keys() - _NOT_NAMES, key=lambda name: (-len(name), name))

    def written(self, name: str) -> str:
        """A name that the line has in small letters as it is known, else as it stands in the line."""
        return self._written.get(name, name)

    def begins(self, line: str) -> str:
        """The longest of them that the line begins with, as it is written there; empty where there is none."""
        begun = line[:200].casefold()
        for name in self._names:
            if name and begun.startswith(name) and not line[len(name) : len(name) + 1].isalnum():
                return line[: len(name)]
        return ""


_NOT_NAMES: Final = frozenset({"", "me", "i", "us", "we", "you", "he", "she", "they", "my", "the", "our", "both"})


def _present(line: str, known: _Known) -> Owner | None:
    """Whom a line names as doing something, in the present: “Hope sends me …”, “you send …”, “we look at …”."""
    ours = _PRESENT_US.match(line)
    if ours and _is_done(ours["does"]) and (not ours["both"] or ours["does"].lower() in _VERBS):
        return Owner(US, ours.start("does"))
    yours = _PRESENT_YOU.match(line)
    if yours and _is_done(yours["does"]):
        return Owner(line.split(maxsplit=1)[0], yours.start("does"))
    she = _SHE.match(line)
    name = she[0] if she else known.begins(line)
    if name and (doing := _doing(line, name, is_known=True)) is not None:
        return doing._replace(who=known.written(doing.who))
    somebody = _WHO.match(line)
    if somebody is None or not _is_somebody(somebody[0]):
        return None
    several = _PRESENT_PLAIN.match(line, somebody.end()) if " and " in somebody[0] else None
    if several and several["does"] in _VERBS:
        return Owner(somebody[0], several.start("does"))
    return _doing(line, somebody[0], is_known=re.match(PEOPLE, somebody[0], re.IGNORECASE) is not None)


def _doing(line: str, name: str, *, is_known: bool) -> Owner | None:
    does = _PRESENT.match(line, len(name))
    if does is None:
        return None
    verb, with_an_object = does["does"], bool(does["rest"] and _OBJECT.match(does["rest"]))
    plain = _without_s(verb)
    if not plain or verb in _NOT_THIRD:
        return None
    is_sure = plain in _VERBS and verb not in _ALSO_THINGS
    if not (with_an_object or is_sure or (is_known and plain in _VERBS)):
        return None
    if not is_known:
        # Long lists, for few lines.
        from careerjournal.model.names.ordinary_words import ORDINARY_WORDS  # noqa: PLC0415
        from careerjournal.model.names.word_names import MOSTLY_NAMES  # noqa: PLC0415

        first = re.findall(r"\w+", name)[0].casefold()
        if plain not in _VERBS or (first in ORDINARY_WORDS and first not in MOSTLY_NAMES):
            return None
    return Owner(name, does.start("does"), plain, does.end("does"))


_NOT_THIRD: Final = word_set("""
is was has this its as us yes was always perhaps besides needs wants hopes thinks
""")
_ENDS_IN_ES: Final = re.compile(r"(?:sh|ch|ss|x|zz|o)es$")


def _without_s(verb: str) -> str:
    """The verb as one says it of oneself: “send” of “sends”, “go” of “goes”; empty where it is none."""
    if verb.endswith("ss") or len(verb) < 4:
        return ""
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    return verb[:-2] if _ENDS_IN_ES.search(verb) else verb[:-1]


def _is_done(word: str) -> bool:
    word = word.lower()
    if word in _VERBS - {"have", "think"}:
        return True
    return word not in _NOT_DONE and not re.search(r"(?:ed|ing|ly|[^s]s)$", word)


def _named(line: str, known: _Known) -> Owner | None:
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
    name = known.begins(line)
    told = _TOLD.match(line, len(name)) if name else None
    if told and not (told[0].startswith(" to") and name.islower()) and not _PASSIVE.match(line, told.end()):
        return Owner(known.written(name), told.end())
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
