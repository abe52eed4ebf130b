"""Finding names in a text, however they are written in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from careerjournal.model.name import Name
from careerjournal.model.names import east_asian
from careerjournal.model.names.normalising import NormalisedText, normalise
from careerjournal.model.names.spellings import Spelling, Way, spellings
from careerjournal.model.names.word_lists import COMMON_INITIALS, HONORIFICS, MORE_PARTICLES, NAMING_TITLES, TITLES
from careerjournal.model.names.word_names import is_a_function_word, is_a_word, is_the_name, writes_small
from careerjournal.model.vocabulary import NameKind


class Found(NamedTuple):
    """A name in a text."""

    start: int
    end: int
    """Its span in what was written; a title before it and an ’s after it are in it."""
    whose: tuple[int, ...]
    """Whose it is, by place among the names looked for; several where that cannot be told."""
    sure: bool
    """Whether it is a name, and whose is clear; otherwise somebody has to say."""
    ending: str = ""
    """What follows the name itself: ``'s``, ``s'``, ``'``, or ``s`` for the plural."""


_NO_SPACES: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, and the writing of Chinese and Japanese."""
_LETTER: Final = r"[^\W\d_]"
_ENDING: Final = rf"(?P<ending>'s|e?s'|'|e?s)?(?!{_LETTER})"
_TITLE: Final = re.compile(rf"(?:(?<=[^\w])|^)(?:{'|'.join(sorted(TITLES | NAMING_TITLES))})\.? $")
_COUPLE: Final = re.compile(r"(?<!\w)(?:mr|dr|prof)\.? (?:and|&) $")
_COMPANY: Final = rf"(?:,? (?:ltd|limited|plc|llp|inc|llc|gmbh|co)(?!{_LETTER}))?"
RESPECT: Final = ("ji", "bhai", "bhau", "garu")
"""What is said together with a name: “Rajeshji”."""

_RESPECT: Final = f"(?:{'|'.join(RESPECT)})?"
LONG_ENOUGH_FOR_RESPECT: Final = 4
"""Letters of a name; “Benji” is not Ben."""

_ENDS: Final = f"(?=(?:{'|'.join(RESPECT)})?(?:e?s)?(?![a-z]))"
_NEXT_WORD: Final = re.compile(rf" {_LETTER}")
_EMPHASIS: Final = re.compile(r"[*_~`\\]")
_INITIAL: Final = re.compile(rf"(?<!{_LETTER})({_LETTER})(?!{_LETTER}|['’])(\.?)")
_BEGINNING: Final = re.compile(rf"(?<![^\W_]){_LETTER}")
_HONORIFIC: Final = re.compile(rf"(?: |-)(?:{'|'.join(sorted(HONORIFICS))})(?P<ending>'s)?(?![^\W\d_]|')")
_SEVERAL: Final = re.compile(r"\b(?:the|both|two|three|mr and mrs|mr & mrs|dr and mrs) $")


class _Known(NamedTuple):
    spelling: Spelling
    whose: tuple[int, ...]
    person: bool
    clear: bool
    """Whether it is known which of several is meant, or does not matter, all having one stand-in."""
    begins: str
    """What stands at its beginning wherever it does, as far as that is known."""
    follows: str
    """What comes after that, `_BETWEEN` characters later at most, likewise."""


_BETWEEN: Final = 5
"""More characters than may stand between two words of a name."""
_AT_ONCE: Final = 32
"""Names that are taken in in one step."""


def _rank(known: _Known) -> tuple[int, int, tuple[str, ...]]:
    parts = known.spelling.parts
    return -len("".join(parts)), len(parts), parts


def _begins(parts: tuple[str, ...]) -> str:
    return "" if parts[0] == "and" or "'" in parts[0] else parts[0]


def _follows(parts: tuple[str, ...]) -> str:
    said = [part for part in parts[1:3] if part != ","]
    return said[0] if said and _begins(parts) and "and" not in parts[:3] and "'" not in said[0] else ""


class _Alike:
    """Ways to write names that begin with the same word; what has to be known of them is worked out at first use."""

    def __init__(self) -> None:
        self.ways: list[tuple[str, ...]] = []
        self.known: dict[str, list[_Known]] | None = None
        """The same, by what follows on that word, the longest first: in a long list many begin alike."""
        self.lengths: set[int] = set()
        """Letters of what follows on it."""


class Finder:
    """Finds names in texts. However many there are, only those are looked at whose first word stands in the text.

    Args:
        names: the names that are looked for.
        at_once: whether they are taken in already; else `steps` does that.
    """

    def __init__(self, names: Iterable[Name], *, at_once: bool = True) -> None:
        self._named: list[Name] = []
        self._owners: dict[tuple[str, ...], dict[Way, list[int]]] = {}
        self._spelt: dict[tuple[str, ...], Spelling] = {}
        self._begun: dict[str, dict[str, _Alike]] = {}
        """By the first two letters, or by the first where no letter follows it, and then by the first word."""
        self._lengths: dict[str, set[int]] = {}
        """Letters of the first words, by those first letters."""
        self._anywhere: dict[str, _Alike] = {}
        """By the first letter: what may go on with any other."""
        self._firsts: set[str] = set()
        self._starts: re.Pattern[str] | None = None
        """Where a name may begin, once it was looked for; seldom where none does."""
        self.steps = self._take_in(names)
        """Takes the names in, some at each step."""
        if at_once:
            for _ in self.steps:
                pass

    @property
    def names(self) -> Sequence[Name]:
        """The names that are looked for, by their place."""
        return self._named

    def _take_in(self, names: Iterable[Name]) -> Iterator[None]:
        for place, name in enumerate(names):
            self._named.append(name)
            for spelling in spellings(name):
                parts = spelling.parts
                before = self._spelt.get(parts)
                if before is None:
                    self._owners[parts] = {Way.SAID: [], Way.DERIVED: []}
                    self._begin_with(parts)
                if before is None or before.way is not Way.SAID:
                    self._spelt[parts] = spelling
                self._owners[parts][spelling.way].append(place)
            self._starts = None
            if place % _AT_ONCE == 0:
                yield

    def _begin_with(self, parts: tuple[str, ...]) -> None:
        beginnings, word = _beginnings(parts), _begins(parts)
        for beginning in beginnings:
            self._begun.setdefault(beginning, {}).setdefault(word, _Alike()).ways.append(parts)
            self._lengths.setdefault(beginning, set()).add(len(word))
            self._firsts.add(beginning[0])
        if not beginnings:
            self._anywhere.setdefault(parts[0][0], _Alike()).ways.append(parts)
            self._firsts.add(parts[0][0])

    def _known(self, alike: _Alike) -> dict[str, list[_Known]]:
        if alike.known is None:
            alike.known = {}
            for known in sorted(map(self._one, alike.ways), key=_rank):
                alike.known.setdefault(known.follows, []).append(known)
                alike.lengths.add(len(known.follows))
        return alike.known

    def _one(self, parts: tuple[str, ...]) -> _Known:
        whose = self._owners[parts]
        # What somebody put down for one name goes before what merely follows from another.
        of = tuple(whose[Way.SAID] or whose[Way.DERIVED])
        person = any(self._named[place].kind is NameKind.PERSON for place in of)
        clear = len({self._named[place].stand_in for place in of}) == 1
        return _Known(self._spelt[parts], of, person, clear, _begins(parts), _follows(parts))

    def _that_begin(self, said: str, place: int) -> list[_Known]:
        """The names that may stand at a place, the longest first."""
        begins = said[place : place + 2] if said[place + 1 : place + 2].isalnum() else said[place]
        found: list[list[_Known]] = []
        for length in self._lengths.get(begins, ()):
            alike = self._begun[begins].get(said[place : place + length])
            if alike is not None:
                known = self._known(alike)
                end = place + length
                ahead = {said[at : at + much] for at in range(end, end + _BETWEEN + 1) for much in alike.lengths}
                found += [known[follows] for follows in ahead if follows in known]
        if (anywhere := self._anywhere.get(said[place])) is not None:
            found += self._known(anywhere).values()
        if not found:
            return []  # nearly everywhere
        return found[0] if len(found) == 1 else sorted((known for some in found for known in some), key=_rank)

    def find(self, text: str, within: range | None = None) -> list[Found]:
        """Every name in a text, from left to right; of two that overlap the one that begins first, or the longer.

        Args:
            text: the text.
            within: where in it a name has to begin; the rest is only what is read around it. All of it by default.
        """
        return list(self.each(text, range(len(text)) if within is None else within))

    def each(self, text: str, within: range) -> Iterator[Found]:
        """The same one after the other: whoever needs only the first leaves the others alone."""
        end = 0
        for one in self._in_order(text, within) if self._firsts else ():
            if one.start >= end:
                yield one
                end = one.end

    def _in_order(self, text: str, within: range) -> Iterable[Found]:
        """What is found from left to right, of those that begin together the longest first; they may overlap."""
        found = self._in(normalise(text), text, within)
        if not _EMPHASIS.search(text):
            return found  # as it comes
        # Stars and underscores that are no emphasis may stand within a name, or between it and the next word.
        found_spaced = self._in(normalise(text, emphasis=" "), text, within)
        return sorted((*found, *found_spaced), key=lambda one: (one.start, -one.end))

    def _in(self, reading: NormalisedText, text: str, within: range) -> Iterator[Found]:
        said, end = reading.text, bisect_left(reading.starts, within.start)
        if self._starts is None:
            self._starts = re.compile(f"(?<![a-z])[{''.join(map(re.escape, sorted(self._firsts)))}]")
        for start in self._starts.finditer(said, end, bisect_left(reading.starts, within.stop)):
            place = start.start()
            if place >= end and said[place].isalnum() and (place == 0 or not _joins(said[place - 1])):
                found = self._at(reading, text, place)
                if found:
                    end, one = found
                    yield one

    def _at(self, reading: NormalisedText, text: str, place: int) -> tuple[int, Found] | None:
        """The longest name at a place, with where it ends; one that is sure before one that is not."""
        unsure: tuple[int, Found] | None = None
        said = reading.text
        for known in self._that_begin(said, place):
            found = _fits(known, reading, text, place)
            if found and found[1].sure and (unsure is None or found[0] >= unsure[0]):
                return found
            unsure = unsure or found
        return unsure


def _beginnings(parts: tuple[str, ...]) -> tuple[str, ...]:
    """What a name can begin with in a text: two letters, or one that no letter follows; nothing where that is open."""
    first, second = parts[0], parts[1] if len(parts) > 1 else ""
    if len(first) > 1:
        return (first[:2],) if first != "and" and first[:2].isalnum() else ()
    if not second:
        return ()
    # Between an initial and a word something stands, as `_between` says; another initial may follow at once.
    return (first, first + second[0]) if len(second) == 1 or second == "and" else (first,)


def _follows_irish_o(text: str, place: int) -> bool:
    """Whether what stands at a place is the rest of a name that begins with O’."""
    return text.endswith("o'", 0, place) and not text[max(0, place - 3) : place - 2].isalpha()


def _fits(known: _Known, reading: NormalisedText, text: str, place: int) -> tuple[int, Found] | None:
    if not reading.text.startswith(known.begins, place):
        return None  # some of them, and their patterns are never made
    next_word = place + len(known.begins)
    if known.follows and reading.text.find(known.follows, next_word, next_word + _BETWEEN + len(known.follows)) < 0:
        return None  # most of many who share a first name
    match = _pattern(known.spelling.parts, body=not known.person).match(reading.text, place)
    if match is None or _follows_irish_o(reading.text, place):
        return None
    end, ending = _ended(match, known, reading.text)
    if end < 0:
        return None
    if known.spelling.east_asian:
        alone = east_asian.alone(reading.text, place, end)
        return (alone[1], Found(*reading.written(*alone[:2]), known.whose, alone[2] and known.clear)) if alone else None
    bare = end - len(ending)
    sure = _is_name(text, *reading.written(place, bare), known)
    if sure is None:
        return None
    begins = _with_title(reading, text, place)
    if known.person and not ending and not reading.text[end - 1].isascii():
        end = east_asian.with_title(reading.text, end)
    if (
        known.person
        and not ending
        and (after := _HONORIFIC.match(reading.text, end))
        and _is_said_so(reading, text, after)
    ):
        end, ending = after.end(), after["ending"] or ""
    if couple := _COUPLE.search(reading.text, max(0, begins - 20), begins):
        begins, ending = couple.start(), f"s{ending}"
    span = _with_marks(text, *reading.written(begins, end))
    return end, Found(*span, known.whose, sure and known.clear, ending)


def _joins(char: str) -> bool:
    """Whether a letter makes one word with a letter after it; those of scripts without spaces do not."""
    return char.isalpha() and not _NO_SPACES.match(char)


@lru_cache(maxsize=8192)  # a document is made anew at each change, with the same names
def _pattern(parts: tuple[str, ...], *, body: bool) -> re.Pattern[str]:
    said = ""
    for place, part in enumerate(parts):
        said += _between(parts[place - 1], part, body=body) if place else ""
        said += "(?:and|&)" if part == "and" else re.escape(part).replace("'", "[' ]?") if part != "," else " ?, ?"
    said += r"\.?" if len(parts[-1]) == 1 and len(parts) > 1 else ""
    said += _COMPANY if body else _RESPECT if len(parts[-1]) >= LONG_ENOUGH_FOR_RESPECT and parts[-1].isascii() else ""
    last = parts[-1][-1]
    if east_asian.is_hangul(last):
        return re.compile(f"{said}(?P<ending>){east_asian.AFTER_HANGUL}")
    return re.compile(said + (_ENDING if _joins(last) or not last.isalpha() else "(?P<ending>)"))


def loosely(parts: tuple[str, ...]) -> str:
    """A pattern for a `quickly_folded` text that fits wherever a `Finder` finds a spelling, and seldom elsewhere.

    It begins with a letter where it can, so that a search for it is quick.
    """
    said = "(?:and|&)" if parts[0] == "and" else re.escape(parts[0][0]) + f"(?<![a-z]{re.escape(parts[0][0])})"
    said += "" if parts[0] == "and" else re.escape(parts[0][1:]).replace("'", "[' ]*")
    for part in parts[1:]:
        said += "[ ,./-]*" + ("(?:and|&)" if part == "and" else re.escape(part).replace("'", "[' ]*"))
    return said + (_ENDS if "a" <= parts[-1][-1] <= "z" else "")


def _between(before: str, part: str, *, body: bool) -> str:
    """What may stand between two words of a name."""
    if "," in (before, part):
        return r"\.?" if len(before) == 1 and before != "," else ""
    if "and" in (before, part):
        return "[ .]{0,2}"
    match (len(before) == 1) + (len(part) == 1):
        case 0:
            return r"[ .,/\-]{0,3}" if body else r"[ ./\-]{0,3}"
        case 1:
            return r"(?:\.[ \-]{0,2}| |-)"
        case _:
            return r"\.?[ \-]?"


def _ended(match: re.Match[str], known: _Known, said: str) -> tuple[int, str]:
    """Where the name ends and with what; -1 where the ending makes it another word."""
    ending, end = match["ending"] or "", match.end()
    match ending:
        case "'s" | "":
            return end, ending
        case "'":
            # After an s it may be the genitive, or the end of a quotation.
            own = known.spelling.parts[-1][-1] in "sxz" and _NEXT_WORD.match(said, end) is not None
            opened = said.rfind("'", 0, match.start())
            quoted = opened >= 0 and (opened == 0 or not said[opened - 1].isalnum())
            return (end, ending) if own and not quoted else (end - 1, "")
        case "s" | "es":
            return (
                (end, ending)
                if known.spelling.plural and _SEVERAL.search(said, max(0, match.start() - 40), match.start())
                else (-1, "")
            )
        case _:
            return (end, ending) if known.spelling.plural else (-1, "")


def _with_title(reading: NormalisedText, text: str, place: int) -> int:
    """Where the titles before a name begin, or the name where there are none: “Dr Orrell”, but not “I miss Jo”."""
    while match := _TITLE.search(reading.text, max(0, place - 40), place):
        begins = match.start() + len(match[0]) - len(match[0].lstrip())
        if not text[reading.starts[begins]].isupper():
            break
        place = begins
    return place


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the stars or underscores after it, where there are some in it: “J_o_” is no emphasis."""
    while end < len(text) and text[end] in "*_~`" and text[end] in text[start:end]:
        end += 1
    return start, end


def _is_said_so(reading: NormalisedText, text: str, after: re.Match[str]) -> bool:
    """Whether a word after a name is how somebody is called: “Rajesh sir”, “Tanaka-San”, but not “Jo Miss”."""
    return after[0][0] == "-" or text[reading.starts[after.start() + 1]].islower()


def _is_name(text: str, start: int, end: int, known: _Known) -> bool | None:
    """Whether what is spelt like a name is one; False where somebody has to say, None where it is not."""
    written = text[start:end]
    parts = known.spelling.parts
    if any(len(part) == 1 and part.isalpha() for part in parts) and not _initials_fit(written):
        return None
    if all(len(part) == 1 for part in parts) and len(parts) > 1 and "." not in written:
        return _bare_initials(written, known)
    if not known.spelling.alone:
        if not (known.person and _is_only_words(written, parts)):
            return True
        return False if written.islower() and not is_a_function_word(parts[-1]) and writes_small(text, start) else None
    if is_a_word(parts[0]):
        return is_the_name(text, start, end, parts[0], person=known.person)
    if not known.person and written[:1].islower():
        return False if known.spelling.way is Way.SAID else None
    return True


def _is_only_words(written: str, parts: tuple[str, ...]) -> bool:
    """Whether what is spelt like a name is a sentence's own words: “will grant”, or the “will” of “Sam will”."""
    begins = [
        match[0].upper() if written[match.start() - 1 : match.start()] == "-" else match[0]
        for match in _BEGINNING.finditer(written)
    ]
    if len(begins) != len(parts):
        return False
    small = [part for part, letter in zip(parts, begins, strict=True) if letter.islower()]
    words = [part for part in small if is_a_word(part) and part not in MORE_PARTICLES]
    if not words:
        return False
    return len(small) < len(parts) or all(map(is_a_word, parts)) or is_a_function_word(parts[-1])


def _initials_fit(written: str) -> bool:
    """Whether each initial is a capital or has its point: “J. Orrell”, “j.o.”, but not “jo o” in “Jo o’clock”."""
    alone = _INITIAL.findall(written) or [(char, "") for char in written if char.isalpha()]
    return all(point or not letter.islower() for letter, point in alone)


def _bare_initials(written: str, known: _Known) -> bool | None:
    letters = [char for char in written if char.isalpha()]
    if any(char.islower() for char in letters):
        return None
    if known.spelling.way is Way.SAID or not known.person:
        return True
    return None if "".join(letters).lower() in COMMON_INITIALS else False
