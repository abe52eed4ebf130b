"""Names in what is written in small letters throughout: “told priya i would leave; priya said fine”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from careerjournal.model.names.normalising import quickly_folded
from careerjournal.model.names.word_lists import NAMING_TITLES, PARTICLES, TITLES, word_set
from careerjournal.model.names.word_names import CAPITAL_I, MOSTLY_NAMES, acts_as_no_auxiliary, is_a_function_word
from careerjournal.sharing.redaction.word_lists import BODIES, SITES
from careerjournal.sharing.review.beginnings import CALLED, MAY_BE_CALLED, is_called_so
from careerjournal.sharing.review.lexicon import (
    is_compound,
    is_given_name,
    is_in_a_dictionary,
    is_known_place,
    is_surname,
    read_as,
)


class Small(NamedTuple):
    """A name in small letters: where it stands, and ``name``, ``organisation`` or ``place``."""

    start: int
    end: int
    kind: str


_WORD: Final = re.compile(r"[^\W\d_](?:[\w’'‑-]*[^\W\d_])?")
_SMALL_LINE: Final = re.compile(
    r"^(?:[^\w\n]*[^\W\d_A-ZÀ-Þ]|.*(?<![\w.’'])i(?:['’](?:m|d|ve|ll))?(?![\w.’']))", re.MULTILINE
)
_GENITIVE: Final = re.compile(r"['’]s?$")
_AN_INITIAL: Final = re.compile(r"(?<![\w.])[b-hj-z]\. ?(?:(?:van|der|de|den|von|el|al|bin|ó) )*[^\W\d_][\w’'-]{2,}")
_PAIR: Final = re.compile(
    r"(?<![\w’'-])([^\W\d_]{3,}) (?:&|and) (?:sons|daughters|co|partners|brothers|associates)(?!\w)"
)
_REPEATED: Final = re.compile(
    r"(.)\1\1|^(?:(?:ha|he|la|no|da|bla?h?)+h?|a+r*g+h*|u*gh+|hm+|mm+|brr+|pff+t?|[^aeiouy]+)$"
)

_TO_SOMEBODY: Final = word_set("""
about after again against along and asked asking beat behind beside blame blamed by called dear email emailed
emailing fired for from helped hey hi hired hug hugged invited knew know like love loved married message messaged
met of or paid phoned promoted rang re ring saw see tell telling text texted texting than thank thanked thanks to
told under via warned watched with without
""")
_STRONGLY: Final = word_set("""
ask asked asking cc dear email emailed emailing hey hi hired hugged messaged met phoned rang ring tell telling text
texted texting thank thanked thanks told
""")
_BEFORE_A_PLACE: Final = word_set("at from in into near outside to via around towards through near past")
_ROLES: Final = word_set("""
bloke boss brother buddy chap colleague cousin dad daughter driver father foreman friend girl guy husband kid lad
lady lass lead line manager mate mentor mother mum neighbour nephew niece partner sister son supervisor wife woman
""")
_SUBJECT: Final = word_set("""
after altho although and as bc because before but cause cos coz cuz even if no or said says since so that then tho
though till until what when where while why yes
""")
_DETERMINERS: Final = word_set("a an the this that these those my your our his her their its no any every each some")
_HONOURED: Final = TITLES | NAMING_TITLES
_MORE_TITLES: Final = NAMING_TITLES | word_set(
    "ah ate bro cousin da ko nan sis tita tito uncle bu mas big wee old young little madam oga chief sri shri"
)
_SHORTENED: Final = word_set(
    "smt shri sri dr prof mr mrs ms mx engr er adv rev capt sgt lt col maj bro sr kum pn en tn bpk barr hon"
)
"""Titles that may have a point after them."""

_AFTER_A_NAME: Final = word_set(
    "sir madam maam mam ji sahib saheb sahab sab bhai bhaiya didi garu anna akka uncle aunty auntie bhabhi hoca sensei"
)
"""What is said after a name out of respect."""

_TEXTING: Final = word_set("""
abt aint aircon app appt arent atm b4 bc bday blk bot bro cant cba cos couldnt cuz deffo defo didnt doc doesnt dont
dunno email emailed emails etc fb fyi gd gonna gotta habibi hadnt hasnt havent hes hoovered hows hrs hv idk im imo
info innit inshallah ish isnt itd itll ive japa jk kena kinda lah lau legit leh lmao lol lor mashallah meds meh
mightve min mins msg mum mums mustve nah natch ngl nhs nope nowt nvm oga omg pls plz pmsl prob probs rang rly rn rota
rotas secs shes shouldnt shouldve smh soz summat tbf tbh telly thats theres theyd theyll theyre theyve tho thru thx
til tmrw txt uni ur w8 wah wanna wasnt whats whos wkend wont wouldnt wouldve wtf yall yalla yday yeh yknow youd
youll youre youve yrs
""")
"""What is no name although no dictionary has it."""


def names_in_small_letters(text: str, said: str) -> Iterator[Small]:
    """The names in the lines of a text that are in small letters.

    Args:
        text: what is read.
        said: the same, with nothing where addresses stand.
    """
    for line in _SMALL_LINE.finditer(text):
        start = text.rfind("\n", 0, line.end()) + 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if not CAPITAL_I.search(text, start, end):
            yield from _Line(said, start, end).names()


class _Word(NamedTuple):
    start: int
    end: int
    bare: str
    small: bool


class _Line:
    """A line in small letters."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._words = [
            _Word(match.start(), match.end(), _GENITIVE.sub("", read_as(match[0])), match[0][0].islower())
            for match in _WORD.finditer(text, start, end)
        ]

    def names(self) -> Iterator[Small]:
        for match in _AN_INITIAL.finditer(self._text, self._start, self._end):
            if self._is_unknown(_WORD.findall(match[0])[-1]):
                yield Small(*match.span(), "name")
        for match in _PAIR.finditer(self._text, self._start, self._end):
            if self._is_unknown(match[1]):
                yield Small(*match.span(), "organisation")
        place = 0
        while place < len(self._words):
            kind, last = self._named(place)
            if kind:
                titled = kind == "name" and self._after(place) in _HONOURED
                yield Small(self._words[place - titled].start, self._words[last].end, kind)
                place = last
            place += 1

    def _named(self, place: int) -> tuple[str, int]:
        """The kind of the name that begins with a word, and its last word; nothing where none begins there."""
        word = self._words[place]
        if not word.small:
            return "", place
        before = self._after(place)
        body = self._body_from(place)
        if body > place:
            return ("place" if self._words[body].bare in SITES - BODIES else "organisation"), body
        if is_known_place(word.bare) and (before in _BEFORE_A_PLACE or not is_given_name(word.bare)):
            return "place", place
        if self._is_a_name(place, before):
            # What stands behind “will” and tells that it is a name is what they do.
            return "name", place if word.bare in MAY_BE_CALLED else self._last_of(place)
        if before in _BEFORE_A_PLACE and self._is_unknown(word.bare):
            if self._text[word.start : word.end].endswith(("'s", "’s")):
                return "organisation", place
            if not self._followed_by_a_noun(place):
                return "place", place
        return "", place

    def _is_a_name(self, place: int, before: str) -> bool:
        word = self._words[place]
        if before in TITLES or before in _MORE_TITLES:
            if before in _MORE_TITLES:
                return self._may_be_called(word.bare)
            return not is_a_function_word(word.bare) and (not is_in_a_dictionary(word.bare) or before in _SURELY)
        if len(word.bare) < 2 or word.bare in _TEXTING or word.bare in PARTICLES:
            return False
        if (
            word.bare in MOSTLY_NAMES
            and before not in _DETERMINERS
            and (
                word.bare not in ("april", "june")
                or before in _STRONGLY
                or (self._is_a_subject(place) and self._acts(place))
            )
        ):
            return True
        if word.bare in CALLED or is_a_function_word(word.bare):
            return self._is_called_so(place, before)
        if is_given_name(word.bare):
            return True
        if self._is_in_full(place) or self._is_honoured(place):
            return True
        if not self._may_be_called(word.bare) or before in _DETERMINERS:
            return False
        return before in _TO_SOMEBODY or (self._is_a_subject(place) and self._acts(place))

    def _after(self, place: int) -> str:
        """The word before a word, where only a space stands between, or the point of a title; nothing where not."""
        if place < 1:
            return ""
        before = self._words[place - 1]
        if self._beside(place - 1):
            return before.bare
        gap = self._text[before.end : self._words[place].start]
        return before.bare if before.bare in _SHORTENED and gap in (". ", ".") else ""

    def _may_be_called(self, word: str) -> bool:
        return self._is_unknown(word) or is_given_name(word) or (is_surname(word) and word not in CALLED)

    def _is_in_full(self, place: int) -> bool:
        """Whether a word that no dictionary has stands before a surname."""
        if not self._beside(place) or not self._is_unknown(self._words[place].bare):
            return False
        following = self._words[place + 1]
        return following.small and is_surname(following.bare) and following.bare not in CALLED

    def _is_honoured(self, place: int) -> bool:
        """Whether what is said out of respect stands after a word that may be a name."""
        respect = self._beside(place) and self._words[place + 1].bare in _AFTER_A_NAME
        return respect and self._may_be_called(self._words[place].bare)

    def _is_called_so(self, place: int, before: str) -> bool:
        word = self._words[place]
        if word.bare == "an":
            return self._is_no_article(place)
        if is_a_function_word(word.bare):
            if word.bare in MAY_BE_CALLED and acts_as_no_auxiliary(self._text, word.start, word.end):
                return True
            return before in _STRONGLY and word.bare in ("will", "may", "can", "do", "so", "my") and self._ends(place)
        if before in _STRONGLY or (before in _ROLES and (self._acts(place) or self._ends(place))):
            return True
        subject = self._is_a_subject(place)
        return subject and is_called_so(self._text, word.start, word.end, word.bare, elsewhere=False)

    def _ends(self, place: int) -> bool:
        """Whether what a verb has to say goes on elsewhere after a word: “asked will whether”, not “ask can you”."""
        word = self._words[place]
        if not self._beside(place):
            return True
        return self._words[place + 1].bare in _GOES_ON or word.bare == "will"

    def _is_no_article(self, place: int) -> bool:
        if not self._beside(place):
            return True
        following = self._words[place + 1].bare
        return re.match(r"(?:[aeiou]|h|[a-z](?:\W|$))", following) is None or following in _GOES_ON

    def _is_a_subject(self, place: int) -> bool:
        return not self._beside(place - 1) or self._words[place - 1].bare in _SUBJECT

    def _acts(self, place: int) -> bool:
        after = quickly_folded(self._text[self._words[place].end : self._words[place].end + 40])
        return _A_VERB.match(after) is not None

    def _followed_by_a_noun(self, place: int) -> bool:
        """Whether a word only says of which kind the next one is."""
        return self._beside(place) and self._words[place + 1].bare not in _GOES_ON and not self._acts(place)

    def _last_of(self, place: int) -> int:
        """The last word of the name that begins with a word."""
        last = place
        while self._beside(last):
            following = self._words[last + 1]
            surname = is_surname(following.bare) or (
                self._is_unknown(following.bare)
                and following.bare not in CALLED
                and not is_in_a_dictionary(following.bare)
            )
            particle = (
                following.bare in PARTICLES and self._beside(last + 1) and self._is_unknown(self._words[last + 2].bare)
            )
            if not (surname or particle) or not following.small:
                break
            last += 1
        return last

    def _body_from(self, place: int) -> int:
        """The word that says which kind of body it is, after a word that no dictionary has; the same place, if none."""
        first = self._words[place].bare
        articleless = self._beside(place - 1) and self._words[place - 1].bare in ("at", "in", "to", "from")
        if is_a_function_word(first) or not (self._is_unlisted(first) or is_surname(first) or articleless):
            return place
        if articleless and self._beside(place) and self._words[place + 1].bare in _SITES_ALONE:
            return place + 1
        if not (self._is_unlisted(first) or is_surname(first)):
            return place
        if self._words[place].bare in CALLED or is_given_name(self._words[place].bare):
            named_after = self._beside(place) and self._words[place + 1].bare in _BODIES - SITES
            return place + 1 if named_after and first not in CALLED else place
        for last in range(place + 1, min(place + 4, len(self._words))):
            if not self._beside(last - 1) or is_a_function_word(self._words[last].bare):
                break
            if self._words[last].bare in _BODIES:
                return last
        return place

    def _beside(self, place: int) -> bool:
        """Whether only a space stands between a word and the next."""
        if not 0 <= place < len(self._words) - 1:
            return False
        return self._text[self._words[place].end : self._words[place + 1].start] in (" ", "\u00a0")

    @staticmethod
    def _is_unlisted(word: str) -> bool:
        """Whether no dictionary has a word, though it may be two that everybody knows: “northwell”."""
        return len(word) > 3 and word not in _TEXTING and not is_in_a_dictionary(word) and not _REPEATED.search(word)

    @staticmethod
    def _is_unknown(word: str) -> bool:
        """Whether no dictionary has a word, and it is not said as people write to each other."""
        said = read_as(word)
        if len(said) < 3 or said in _TEXTING or _REPEATED.search(said) or said in TITLES or said in PARTICLES:
            return False
        if "-" in said:
            return any(_Line._is_unknown(part) for part in said.split("-"))
        return not is_in_a_dictionary(said) and not is_compound(said)


_BODIES: Final = (BODIES | SITES | {"ward"}) - {"works", "practice", "records", "times", "press"}
_SITES_ALONE: Final = word_set("ward house hall mill farm lodge court clinic wharf quay road lane street park")
_SURELY: Final = word_set("dr mr mrs ms miss prof sir")
_GOES_ON: Final = word_set("""
about again all always and are as at away back because before but by came can cos did does for from got had has he
her his how i if in into is it just later left let me my never no not of off on once or out over said says she since
so still that the then they this though to today told tomorrow too twice until up us was we went were what when
where whether which while who why will with would yes yesterday
""")
_A_VERB: Final = re.compile(
    r"(?:'s| (?:said|says|told|asked|rang|was|is|had|has|came|comes|went|goes|got|gets|did|does|gave|took|made|left|let"
    r"|put|sat|stood|saw|ran|met|sent|kept|never|always|still|just|isn't|wasn't|didn't|hasn't|thinks|thought|knew|knows|wrote|felt"
    r"|wants|likes|hates|loves|would|could|should|might|will|won't|can|can't|also|who|[a-z]{2,}ed))\b"
)
