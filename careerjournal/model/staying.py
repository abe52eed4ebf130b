"""Whether somebody says that they want to stay where they are: a complete answer, about which nobody nags.

A text is read a clause at a time. What in it speaks of staying (a verb, or a good word for the present place) and what
speaks of leaving is turned round by a word that denies it before, or by what is said of it behind. Somebody stays who
says so once and speaks of leaving nowhere. What is past, possible, somebody else's view or a condition says neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

MOST_READ: Final = 2_000
"""Characters of a text that are read; who stays says so in the first lines."""


def reads_like_staying(*texts: str) -> bool:
    """Whether one of the texts says that somebody is where they want to be, and none that they want to leave."""
    found = [_answer(text) for text in texts]
    return any(found) and False not in found


def in_the_first_person(text: str, name: str) -> str:
    """A text on what somebody else wants, as they would say it: “She wants to stay” becomes “i want to stay”.

    Args:
        text: what was written of them, or in their own words.
        name: theirs.
    """
    plain = text[:MOST_READ].casefold().replace("’", "'")
    called = "|".join(re.escape(part) for part in (name.casefold(), *name.casefold().split()[:1]) if part)
    subject = rf"(?:they|she|he{'|' + called if called else ''})"
    for pattern, words in (
        (
            r"\b(leave|leaving|let|letting|keep|keeping) (?:her|him|them)\b"
            r"(?= (?:be|alone|here|there|where|to|stay|in|at|on|as|do|get|with)\b|$|[.,;!])",
            r"\1 me",
        ),
        (rf"\b{subject}(?:'s| is|'re| are)\b", "i am"),
        (rf"\b{subject} (?:does|do)(?:n't| not) ", "i do not "),
        (rf"\b{subject} has ", "i have "),
        (rf"\b{subject} (want|like|love|enjoy|see|plan|intend|prefer|hope|feel|mean|need)s?\b", r"i \1"),
        (rf"\b{subject}\b", "i"),
        (r"\b(?:their|her|his)\b", "my"),
        (r"\bi are\b", "i am"),
    ):
        plain = re.sub(pattern, words, plain)
    return plain


def _answer(text: str) -> bool | None:
    """True where a text speaks of staying, False where of leaving, or of both; None where of neither."""
    said: list[_Said] = []
    for clause in _clauses(text):
        if said and _ONLY_DENIES.fullmatch(clause) and not said[-1].denied:
            said[-1] = _Said(not said[-1].stays, denied=True, counts=True)
        else:
            said += _said_in(clause)
    counted = {one.stays for one in said if one.counts}
    return None if not counted else counted == {True}


class _Said(NamedTuple):
    """One thing in a clause that speaks of staying or leaving."""

    stays: bool
    """What it comes to, what denies it included."""
    denied: bool
    counts: bool
    """Whether it is a wish; no is said to what was, what could be, and what others think."""


def _said_in(clause: str) -> Iterator[_Said]:
    end, denied = 0, False
    for unit in _unit().finditer(clause):
        between = clause[end : unit.start()]
        denials = len(_DENIES.findall(_TWICE.sub(r"\1 \2", between)))
        denied = bool(denials % 2) or (denied and not denials and _JOINS.match(between) is not None)
        behind = clause[unit.end() :]
        flipped = denied != bool(_DENIED_BEHIND.match(behind))
        stays = unit.lastgroup == "stay"
        # Who is not bored need not stay, and a manager is spoken of for many reasons: not to want to be one is one.
        idle = (unit.lastgroup == "mood" and flipped) or (
            unit.lastgroup == "rung" and not (flipped and _WANTS.search(clause))
        )
        end = unit.end()
        if not idle:
            counts = not (_is_no_wish(clause, unit) or _would_if(clause, unit))
            yield _Said(stays != flipped, denied=flipped, counts=counts)


def _is_no_wish(clause: str, unit: re.Match[str]) -> bool:
    """Whether it is said before that it was so, could be so, or that somebody else would have it so."""
    return any(before.end() <= unit.start() for before in _NO_WISH.finditer(clause))


def _would_if(clause: str, unit: re.Match[str]) -> bool:
    """Whether it would be so if something else were: “I would be happy here if …”."""
    return bool(_WOULD.search(clause[: unit.start()]) and _IF.search(clause[unit.end() :]))


def _clauses(text: str) -> Iterator[str]:
    """The clauses of a text in plain words, with short forms and some other ways to say them written out."""
    plain = text[:MOST_READ].casefold()
    for sign in "’‘ʼ`´":
        plain = plain.replace(sign, "'")
    for pattern, words in _written_out():
        plain = pattern.sub(words, plain)
    for part in _APART.split(plain):
        if clause := " ".join(re.sub(r"[^\w' ]", " ", part).split()):
            yield clause


def _any(words: str) -> str:
    """Phrases, one a line or with bars between, as one pattern; an indented line goes on with the one before."""
    lines = words.replace("\n    ", "").strip().splitlines()
    return "|".join(phrase.strip() for line in lines for phrase in line.split(" | "))


_SAID_OTHERWISE: Final = (
    ("won't|wont|willnae|winna", "will not"),
    ("can't|cant|cannot|cyaan|cannae|canna", "can not"),
    ("ain't|aint|amn't", "am not"),
    ("shan't", "will not"),
    ("dinnae|dinna|don't dey|no dey|no go(?= \\w+ (?:here|there|again))", "do not"),
    ("nah|naah|nae|nuh|geen|nie", "not"),
    ("no wan", "do not want to"),
    ("wan", "want to"),
    ("nowt", "nothing"),
    ("owt", "anything"),
    ("gaun", "going"),
    ("onywhere", "anywhere"),
    ("bide|biding|bidin", "stay"),
    ("wi", "with"),
    ("ma", "my"),
    ("ah'm|i'm|im|(?<!would )(?<!will )i be|mi deh|ek is|a'm", "i am"),
    ("ah|mi|ek", "i"),
    ("whaur|whur|weh", "where"),
    ("hier|yahso|yasso|yah|heah|ici|aqui", "here"),
    ("wanna", "want to"),
    ("gonna|finna|fixing to|fixin to|fixin' to", "will"),
    ("gotta", "have to"),
    ("y'all", "you all"),
    ("tbh|imo|lah|please|thanks|honestly|just(?= (?:want|let|leave)\\b)", ","),
    ("really|very much|very|quite|perfectly|just|still", ""),
    ("comot", "get out"),
)


@cache
def _written_out() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Short forms and other ways to say a word, each with what it is written out as; made as `_unit` is."""
    return (
        *((re.compile(rf"\b(?:{said})(?![\w'])"), words) for said, words in _SAID_OTHERWISE),
        (
            re.compile(r"\b((?:leav|stay|mov|go|look|chas|climb|budg|shift|stick|keep|carry|hold|work|do)in)'?(?!\w)"),
            r"\1g",
        ),
        (re.compile(r"\b(do|does|did|would|could|should|is|are|was|were|have|has|had|need|must)n'?t\b"), r"\1 not"),
        (re.compile(r"\b(i|you|they|we)'?ve\b"), r"\1 have"),
        (re.compile(r"'ll\b"), " will"),
        (re.compile(r"'d\b"), " would"),
        (re.compile(r"'re\b"), " are"),
        (re.compile(r"'m\b"), " am"),
        (re.compile(r"\b(it|that|this|here|what|where|she|he|there)'?s\b(?=\s)(?<!his)"), r"\1 is"),
    )


_APART: Final = re.compile(
    r"[.!?;:,()\n…–—]+|\s-\s"
    r"|\b(?:(?<!anything )but|and|so(?= (?:i|we|that)\b)|because|then|though|although|whereas|yet)\b(?! on\b)"
    r"|\b(?:said|say) no\b(?! to)"
    r"|(?<=\w)(?<!\bwhere)(?<!\bas)(?<!\bwhat)(?<!\bhow)(?<!\bthat)(?<!\bif)(?<!\bthan)"
    r"(?<!\bso)(?<!\bwhy)(?<!\bnowhere)(?<!\bway)(?<!\bjob)(?<!\blevel)(?<!\bgrade)(?<!\bplace)"
    r"(?<!\bthinks)(?<!\bsure)(?<!\bknow)(?<!\bthink)(?<!\bhope)(?<!\bwhen)(?<!\bsaid)(?<!\bsay)"
    r" (?=i (?:am|will|want|would|do|can|like|love)\b)"
)
_STAY: Final = _any(r"""
(?:stay|staying|remain|remaining)(?! (?:calm|curious|close|in touch|in shape|in control|healthy|well
    |sane|honest|open|relevant|current|sharp|fit|positive|motivated|on top|up to date|focused|patient|humble
    |alert|informed|aware|true|strong|busy|long enough|or (?:go|leave)|(?:until|till) i (?:find|get|can)))
stick (?:around|with|to (?:this|my|what)|at (?:it|this)|here|it out)
keep(?: on)? (?:this|my|the) (?:job|role|post|place|team|desk|seat|class|ward|round|work|position|bench
    |patients|pupils|clients|route|shop|boat|practice)
keep (?:things|it) (?:as|like|the way|going)
keep(?: on)? (?!learning|growing|moving|climbing|asking|improving|looking|trying|pushing|going|changing
    |applying|thinking)\w+ing\b
keep(?:ing)? (?:what i|it$|this$|it as) | all i (?:need|want|ever wanted) | carry(?:ing)? on(?! about)
(?:do|doing|at) (?:this|it) for ?ever | let (?:others|the others|them|somebody else|someone else)
retir(?:e|ing) (?:from|in|at|on|behind) (?:this|here|my) | (?:career|life|years|days) in one place
want what i have | prefer depth | depth (?:over|to|not|rather than|instead of) (?:height|breadth|rank)
is (?:what|who) i am(?: for)?$ | all i am$ | job is (?:fine|good|right|grand)
keep(?:ing)? my (?!options|eyes?|head|cv|skills|word|promises?|chin|mind|distance|cool|contacts?|network|mouth
    |doors?|feet wet|temper|nerve|balance)\w+$
go(?:ing)? on (?:as|with this|(?!to |strike|leave|about)\w+ing\b) | going as (?:we|i|things)
continu(?:e|ing) (?:here|as|in (?:this|my|the)|doing|to do|with (?:this|what|my)|what)
hold(?:ing)? on to (?:this|my|what) | hang(?:ing)? on (?:to (?:this|my|what)|here)
see (?:this|it|me|my time|my days) (?:through|out) | see(?:ing)? out (?:my|the|this) | see my \w+ out
carr(?:y|ied) me out | (?:shift|drag|prise|tear) me
(?:prise|pry) \w+(?: \w+)? (?:from|out of) my | part of the furniture | lifer | job for life | (?:will|would) do me
know when i am well off | leave well alone | bird in the hand | for (?:life|the long haul|the duration)
as long as (?:they will have me|i can)$ | (?:until|till|to) (?:my pension|the end)
(?:until|till|til) (?:i|they|it) (?:retire|die|drop|carry me|bury|switch|turn|close|throw|drag)
be here
(?:until|till) retirement | (?<!from )(?<!than )(?<!job )(?<!role )(?<!post )(?<!team )(?<!place )(?<!firm )(?<!work )
    where i am(?: at| now)?
(?:exactly|right) where i want to be
(?<=\w )where i want to be | where i (?:belong|fit|feel at home|should be|need to be|ought to be)
nowhere (?:else|better|(?:that )?i (?:would|had) rather) | no more than (?:this|i have|what i)
nothing (?:\w+ ){0,6}(?:more|better|else|bigger|higher|further)
as i am(?! (?:not|so|to|the|a|an)\b)(?: now)?
leave me (?:where|here|be|alone|in peace|to it|as) | let me (?:do|get on with|keep|be)$
let me (?:do|get on with|keep) (?:my|this|the) | stop(?:ping)? (?:here|put|where)
as (?:it is|things are)(?! not)
the way (?:it is|things are) | what i have (?:now|here) | what i do now | (?:love|like|enjoy|with) what i (?:do|have)$
what i am doing(?: now|$)
(?:happy|happier|happiest|content|contented|comfortable|settled|satisfied|grand|fine|good|ok|okay|lekker
    |great|glad|sorted|at home|at ease|at peace|all right|alright|right|well off|braw)(?: enough
    | right)? (?:here|in (?:this|my|what|the (?:job|role|post|team))|at (?:this|my)|with (?:this|my|what|where)
    |as (?:we|things) are|doing (?:this|what)|to do (?:this|what)|(?:being|as) (?:an?|the))
(?:happy|content|at home) (?:on|at|behind|among|with) (?:the|my) \w+$
keep(?:ing)? my (?:hands|feet|desk|hand) (?:on|in|dirty|under)
(?:content|contented|comfortable|fulfilled|rooted)$ | rooted here | content to
(?:content|happy|satisfied) with (?:my lot|it|things) | settled(?: here| in)? | (?:am|feel|be|still) at home
found my (?:place|home|niche|spot|level) | in the right (?:place|job|seat) | (?:suits|fits) me
(?:like|love|enjoy) (?:it here|(?:my|this|the) (?:job|work|role|team|post|place)|where|what i do
    |doing (?:this|what))
here (?:is )?(?:good|can|fine|okay) | more of the same | same (?:job|role|work|post|team|desk|place|position)
what i (?:always )?(?:wanted|love|like|enjoy|meant)(?: to)?(?: do(?:ing)?)? | choose (?:it|this) again
same again | (?:is|are) (?:big |good |quite |more than )?enough(?: for me)? | enough for me
(?:far|high) enough | for now | (?:more|another) (?:\w+ )?years? (?:of (?:it|this)|here|(?:in|at|on) this)
(?:get|be|getting|become|becoming) (?:better|good|really good|properly good) at (?:this|what i do|my job
    |the job i have|it)
deepen (?:my (?:practice|craft|trade|work)|what i (?:already )?do)
(?:go(?:ing)? )?deep(?:er)? (?:here|in (?:this|my|the job)
    |(?:rather than|not|instead of|over) (?:up|high|higher|wide|wider|far|further))
grow(?:ing)? (?:here|in place|where i am|in (?:this|my|the) (?:present |current |own )?
    (?:job|role|post|work|team))
(?:put down|deep|my) roots here
feet are under | this is (?:the step|it$|me$|home|my place|as far|where i|my last job|the last job)
(?:this|the) (?:is )?(?:the )?(?:job|post|role|place|team|work) (?:\w+ ){0,3}(?:retire|grow old|finish)(?: from| in)?
be(?:come)? (?:a better|the best) (?!lead|manag|boss|head|direct|chief|candidate|version)\w+
(?:this|the|here) (?:\w+ ){0,4}last (?:job|one|post|role) | (?:have|i) arrived
finish my (?:career|days|time|working life) (?:here|in this|at this)
(?:have|is|be) (?:what|the job|the life|the work) i want$
(?:have|reached|found) the (?:level|grade|place) i want(?:ed)?
my place is (?:here|at|in|with|on)
do(?:ing)? (?:this|what i do)(?= (?:until|till|for (?:ever|good|life)))
""")
_LEAVE: Final = _any(r"""
(?:leave|leaving)(?! (?:me|it|well alone|the door|early|on time|room|behind|things|them|a mark)) | quit(?:ting)?
resign(?:ing)? | get(?:ting)? out | want(?:s)? out | be off | jump ship
mov(?:e|es|ing)(?! (?:me|the|my|this|our|it|things|people|slowly))(?: (?:on|up|away|out|to|into|elsewhere
    |somewhere|along|sideways))?
go(?:ing)? (?:anywhere|elsewhere|somewhere|away|up|higher|nowhere|out|further|back|for (?:it|a|the))
(?:have|need|want|time|ready|got|ought) to (?:go|escape)(?! (?:deep|deeper|on|slow|home))
(?<!this )(?<!the )(?<!my )(?<!night )(?<!day )shift(?:ing|ed)?(?! me) | budg(?:e|ing)
climb(?:ing)?(?: (?:the|any|that|up the) ladder)? | promot(?:e|ed|ions?) | chas(?:e|ing) | step(?:ping)? up
next (?:step|rung|job|role|move|thing) | (?:more|any) ladders? | swap(?:ping)?(?: this| my| it)?
trad(?:e|ing) (?:places|it|this|my) | anywhere else | appl(?:y|ying)(?! (?:it|what|this|myself))
look(?:ing)? (?:for|around|elsewhere|further|beyond|out for) | looking$ | (?<=i am )going$ | on the (?:market|look ?out)
hunt(?:ing)?
(?:a |an |the |any )?(?:bigger|better|new|different|other|higher|grander|more senior|fancier) (?:job|role
    |post|position|title|team|ward|firm|employer|office|company|place|department|challenge|career|things)
(?:some|any)thing (?:new|different|more|bigger|better|higher|grander|\w+er)
something (?:else|\w+er) | somewhere (?:new|else|different|bigger|better) | more than this
(?:my|his|her|the|their|your) (?:boss|manager|director|head|chief|gaffer)(?:'?s)? (?:job|chair|role|office
    |post|shoes)
corner office | top job | big chair | becom(?:e|ing)(?! (?:a |the )?(?:better|best)) | run (?:it|this|the)
lead(?:ing)? (?:it|this|the|an?|any\w*|people|others|some\w+) | get(?:ting)? (?:on|ahead)$
want (?:more|better|harder)$ | elsewhere | in the running | take over | in charge | tempted
greener | rock the boat | stir(?:ring)?
ambitions?(?: beyond)? | (?:plans?|wish(?:es)?|eyes?) beyond | any(?:thing|one) else | title
(?:only |just )?(?:until|till) (?:i|something|the|they) (?:find|get|comes|turns up|offer|have)
^not (?:with|under|at|in|for|on) (?:this|my|these|here)
(?:change|changing)(?: (?:jobs?|teams?|anything|my|careers?|direction|places))? | chang(?:es|ed) about
(?:on|in|at|to|need|want|find|for|get|look for) another(?! (?:\w+ )?(?:years?|decade|while|spell|term))
better there | over there | cut loose
""")
_MOOD: Final = _any(r"""
fed up(?! (?:of|with) \w+ing) | hate(?! (?:to|the (?:thought|idea))) | scream | kills? me
bored(?! (?:of|with) \w+ing) | boring | stuck | stifled | trapped | had enough | sick of (?:this|it|my|the)
sick to death | nothing left | too long | restless | itch(?:y|ing) | impossible | unhappy | miserable | dead end
wasted | rot(?:ting)?
""")
_RUNG: Final = _any(r"""
manage(?:ment|r'?s?) | supervisor | leadership | leader | director | partner | head(?: of)? | chief | boss
senior | power | corner office
""")


@cache
def _unit() -> re.Pattern[str]:
    """What speaks of staying or leaving. Made for the first text: that takes 30 ms, and many a journal needs none."""
    return re.compile(rf"\b(?:(?P<leave>{_LEAVE})|(?P<rung>{_RUNG})|(?P<mood>{_MOOD})|(?P<stay>{_STAY}))(?![\w'])")


_DENIES: Final = re.compile(
    r"\b(?:not (?!only\b)|not$|done with|no (?!matter\b)|no$|done (?=\w+ing)|done $|never|nor|neither|nobody|"
    r"none|without|against|hardly|nothing|instead of|"
    r"rather than|less|anything but|(?:said|say|saying) no to|turn(?:ed|ing)? down|declined|"
    r"(?:hate|dread|sad|sorry|loath|tired|sick|bored|weary|fed up) (?:to|of|with|"
    r"the \w+ of) (?!this|it|my|death)|stop|stopped|refuse|avoid|(?<!is )why|(?:mad|crazy|silly|foolish|"
    r"stupid|wrong|insane|daft) to|"
    r"(?:thought|idea|prospect) of|than(?= )|can (?:have|keep))"
)
_TWICE: Final = re.compile(r"\b(not|never) ((?:\w+ ){0,4})(?:no|never|none|nothing|nobody)\b")
"""“I don't want no promotion” denies it once."""
_JOINS: Final = re.compile(r" (?:(?:or|nor|to|for|in|at)\b|(?:an? |the |any |my |another )?$)")
_DENIED_BEHIND: Final = re.compile(
    r"(?: \w+)? (?:(?:is|was|are|were|would be|will be|has) (?:never|not|no|out of the question|the last)\b|"
    r"(?:is|would be|was) (?:a mistake|wrong|mad|madness|a waste|killing|the end)\b|for what\b|for why\b)"
)
_ONLY_DENIES: Final = re.compile(
    r"(?:i |but )*(?:do|will|can|would(?: rather)?|could|shall|am|might) (?:not|never)(?: (?:want to|want that|want it|"
    r"going to|like to|wish to|care to|mean to))?"
)
_NO_WISH: Final = re.compile(
    r"\b(?:used to|whether|not sure|unsure|not know|wonder|was|were|had been|wanted to|hoped to|meant to|"
    r"thought i|could(?! do (?:this|it) for ?ever)|might|should|if(?! i will\b)|"
    r"there (?:is|are)(?! (?:nothing|no|nowhere)\b)|"
    r"(?:help|let|make|get|find|keep) (?:\w+ )*(?:people|others|them|those|staff|team|patients|customers|somebody|"
    r"someone|everyone)|"
    r"(?:they|she|he|boss|manager|everyone|everybody|people|others|dad|mum|family|husband|wife|friends)\b.{0,12}"
    r"\b(?:think|thinks|thought|want|wants|wanted|expect|expects|expected|(?:keep|keeps|kept) asking|say|"
    r"says|said|hope|hopes|offered|"
    r"asked|tell|told))\b"
)
_WANTS: Final = re.compile(
    r"\b(?:want|interest(?:ed)?|desire|wish|ambitions?|fancy|after|keen|need|for me|appetite|"
    r"crave|urge|going for|suit|(?:said|say|saying) no to|turned down|declined)\b"
)
_WOULD: Final = re.compile(r"\bwould(?! (?:rather|like|love|prefer))\b")
_IF: Final = re.compile(r"(?<!even) if\b")
