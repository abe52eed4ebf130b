"""Proper names on no list: capitals where no sentence begins, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from careerjournal.model.names.word_lists import NAMING_TITLES, PARTICLES, TITLES
from careerjournal.model.names.word_names import is_a_function_word
from careerjournal.model.sentences import starts_sentence
from careerjournal.sharing.redaction.addresses import addresses_in
from careerjournal.sharing.redaction.word_lists import (
    BEFORE_NAMES,
    BEHIND_NAMES,
    BODIES,
    DIRECTIONS,
    NO_NAMES,
    NUMBERED,
    SITES,
    TERMS,
)
from careerjournal.sharing.review.beginnings import CALLED, DAYS, NICKNAMES, is_called_so
from careerjournal.sharing.review.days_as_names import people_called_as_days
from careerjournal.sharing.review.languages import SMALL_WORDS, is_called_in_cyrillic, language_of
from careerjournal.sharing.review.lexicon import is_given_name, is_known_place, is_ordinary, is_surname, read_as
from careerjournal.sharing.review.other_scripts import names_in_other_scripts
from careerjournal.sharing.review.small_letters import names_in_small_letters

_WORD: Final = re.compile(r"[^\W_](?:[\w’'‑-]*[^\W_])?")
_AN_INITIAL: Final = re.compile(
    r"[A-HJ-Z](?:\.(?=[ ,;:]+[a-z])|(?= (?:said|says|just|was|is|had|came|went|told|asked|rang|got|left)\b))"
)
"""“K. said”: an initial that stands for a name."""

_SMALL_BUT_A_NAME: Final = re.compile(
    r"(?:(?:el|al|ad|as|ar|at|an|ash|abu|ibn|ben|bin|ap)[-‑]|(?:d|l|o|dell|dall)[’'])[A-ZÀ-Þ]|(?:t|n|h)[AEIOUÁÉÍÓÚS][a-zà-þ]"
    r"|ff[a-z]{3}"
)
"""Surnames that begin with a small letter: “el-Khoury”, “d’Alembert”, “tSaoir”, “fforbes”."""

_GENITIVE: Final = re.compile(r"[’'](?:s)?$")
_CONTRACTED: Final = re.compile(r"(?:n[’']t|[’'](?:re|ll|ve|d|m))$", re.IGNORECASE)
_PLACE_BEFORE: Final = re.compile(
    r"\b(?:in|at|near|outside|from|to|via|around|across|through|towards|into|of|off|beyond|past|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SURELY_A_PLACE: Final = re.compile(
    r"\b(?:in|near|outside|north of|south of|east of|west of|relocate to|moved? to|train to|drove (?:to|from"
    r"|back from))\s+$",
    re.IGNORECASE,
)
_PLACE_WORDS: Final = re.compile(r"(?:shire|borough|mouth|chester|cester|bury|ville|burgh|stead|wick)$", re.IGNORECASE)
_ENOUGH_FOR_INITIALS: Final = 2


class Proper(NamedTuple):
    """A proper name in a text."""

    start: int
    end: int
    kind: str
    """``name``, ``organisation`` or ``place``."""


class _Word(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def bare(self) -> str:
        """As it is read, without an ’s."""
        said = read_as(self.text)
        return _GENITIVE.sub("", said) if said[-1] in "s'" else said

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or _SMALL_BUT_A_NAME.match(self.text) is not None


def proper_names(text: str) -> Iterator[Proper]:
    """Every proper name in a text that nobody would expect there, from left to right."""
    reader = _Reader(text)
    for run in _runs(text, reader.words):
        words = reader.without_ordinary(run)
        if words:
            words = _with_what_belongs(run, words)
            yield Proper(words[0].start, words[-1].end, _kind(text, words))
    for start, end in people_called_as_days(text):
        yield Proper(start, end, "name")
    for name in names_in_other_scripts(text):
        yield Proper(*name)
    for small in names_in_small_letters(text, reader.said):
        yield Proper(*small)


def _with_what_belongs(run: list[_Word], words: list[_Word]) -> list[_Word]:
    """What is left of a run, with the words around it that are a part of the name of an organisation or a place."""
    if is_given_name(words[0].text) or words[0].bare in TITLES or not words[0].capital:
        return words
    start = run.index(words[0])
    end = start + len(words)
    while start and run[start - 1].bare in BEFORE_NAMES:
        start -= 1
    while end < len(run) and run[end].bare in BEHIND_NAMES:
        end += 1
    return run[start:end]


def bare_end(text: str, start: int, end: int) -> int:
    """Where a proper name ends without its ’s."""
    return start + len(_GENITIVE.sub("", text[start:end]))


def _runs(text: str, words: list[_Word]) -> Iterator[list[_Word]]:
    """Words with capitals that follow one another, with the small words that names have in them."""
    run: list[_Word] = []
    small: list[_Word] = []
    leading: list[_Word] = []
    for before, word in pairwise([_Word(0, 0, " "), *words]):
        joined = run and _joins(text, before, word)
        if joined and word.capital:
            run += [*small, word]
            small = []
        elif joined and word.text in _INSIDE and (not small or word.text in _AFTER_ANOTHER):
            small.append(word)
        else:
            if run:
                yield run
            small = []
            if word.capital:
                run = [*leading, word] if leading and _joins(text, before, word) else [word]
                leading = []
            else:
                run = []
        if leading and not run and word.text in _AFTER_ANOTHER and text[before.end : word.start] == " ":
            leading = [*leading, word]
        elif word.text in _LEADING and not run:
            leading = [word]
        elif not run:
            leading = []
    if run:
        yield run


_INSIDE: Final = PARTICLES | frozenset(("of", "the", "for", "bint", "dela", "dos", "du", "ó", "ní", "nic", "mac", "ui"))
_AFTER_ANOTHER: Final = frozenset(("the", "der", "den", "la", "de", "ter"))
_LEADING: Final = frozenset(
    ("van", "von", "der", "den", "ter", "ten", "zu", "bint", "ibn", "del", "della", "dela", "ó")
)
"""Particles that are part of a name even where nothing with a capital stands before them."""


def _joins(text: str, before: _Word, word: _Word) -> bool:
    gap = text[before.end : word.start]
    if _GENITIVE.search(before.text):
        return read_as(word.text) in BODIES | SITES
    if gap in (" ", "\u00a0", " & ", " + "):
        return True
    if gap not in (". ", ".", ".\u00a0"):
        return False
    return before.capital and (len(before.text) <= _ENOUGH_FOR_INITIALS or before.bare in TITLES)


class _Reader:
    """Reads a text for the names in it, and keeps what the whole of it says about a word."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [_Word(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
        self.said = said = _without_addresses(text)
        self._small = {word.text for word in self.words if not word.text[0].isupper() and said[word.start] != _NOTHING}
        self._capitals: dict[str, list[_Word]] = {}
        for word in self.words:
            if word.text[0].isupper():
                self._capitals.setdefault(word.bare if _APOSTROPHE.search(word.text) else word.text.lower(), []).append(
                    word
                )
        self._elsewhere: dict[str, bool] = {}
        self._languages: dict[int, str] = {}

    def without_ordinary(self, run: list[_Word]) -> list[_Word]:
        """A run without the words that say nothing: the one that only begins the sentence, days, languages, “I”."""
        words = [] if self._are_terms(run) else list(run)
        while words and self._leads_nowhere(words):
            words.pop(0)
        if (
            words
            and may_begin(self.text, words[0].start)
            and words[0].bare not in TITLES | NAMING_TITLES
            and self._begins(words)
        ):
            words.pop(0)
            return self.without_ordinary(words) if words else []
        while words and (not words[-1].capital or _says_nothing(words[-1], alone=len(words) == 1)):
            if words[-1].bare in DAYS and len(words) == 1 and may_begin(self.text, words[0].start):
                return words
            if len(words) > 1 and words[-2].bare in TITLES and words[-1].capital:
                break
            words.pop()
        while words and self._is_a_thing_in_german(words[0]) and not any(word.bare in BODIES for word in words):
            words.pop(0)
            if not words or (not is_given_name(words[0].text) and is_ordinary(words[0].text)):
                return []
            break
        if len(words) == 1 and (words[0].bare in TITLES or len(words[0].bare) == 1):
            alone = not _CAPITAL_BEFORE.search(self.text, max(0, words[0].start - 20), words[0].start)
            return words if alone and _AN_INITIAL.match(self.text, words[0].start) else []
        return words

    def _are_terms(self, run: list[_Word]) -> bool:
        """Whether a run is nothing but what everybody speaks of: “ISO”, “B12”, “Room” before a number, “Form B”."""
        if run[0].bare in NUMBERED and all(len(word.text) == 1 for word in run[1:]):
            return len(run) > 1 or _A_NUMBER.match(self.text, run[0].end) is not None
        known = [_is_a_term(word) for word in run if not is_a_function_word(word.bare)]
        return any(known) and all(known)

    def _leads_nowhere(self, words: list[_Word]) -> bool:
        first = words[0]
        if not first.capital:
            return len(words) < 2 or first.text not in _LEADING or self._language_at(first) != "English"
        if not _says_nothing(first, alone=len(words) == 1):
            return False
        if len(words) > 1 and (
            first.bare in TITLES | NAMING_TITLES or (first.bare in _BURMESE and not is_ordinary(words[1].text))
        ):
            return False
        if first.bare not in DAYS or not may_begin(self.text, first.start):
            return True
        called = len(words) > 1 and not is_ordinary(words[1].text) and words[1].bare not in NO_NAMES
        return not called and not _DAY_ACTS.match(self.text, first.end)

    def _begins(self, words: list[_Word]) -> bool:
        """Whether the first word of a sentence has its capital for that alone."""
        first, bare = words[0], words[0].bare
        if not first.text[0].isupper() or (first.text.isupper() and len(first.text) > 1):
            return False
        following = words[1] if len(words) > 1 and words[1].start - first.end <= _CLOSE else None
        if following and following.capital and bare in NICKNAMES and not is_ordinary(following.text):
            return False
        ordinary = bare in CALLED or is_ordinary(first.text)
        if following and following.capital and _may_follow(following):
            if is_a_function_word(bare):
                return not _LOOKS_EAST_ASIAN.match(following.text)
            if not ordinary and not is_given_name(first.text):
                return bare in SMALL_WORDS.get(self._language_at(first), ())
            return ordinary and bare not in CALLED and bare not in DIRECTIONS
        end = bare_end(self.text, first.start, first.end)
        if ordinary:
            return not is_called_so(self.text, first.start, end, bare, elsewhere=self._is_elsewhere(bare))
        if bare in _SMALL_ANYWHERE and bare in SMALL_WORDS.get(self._language_at(first), ()):
            return True
        if is_given_name(first.text):
            return False
        if first.text[0] > _LAST_LATIN and is_called_in_cyrillic(first.text):
            return False
        if first.text[0].lower() + first.text[1:] in self._small:
            return not self._is_elsewhere(bare)
        return not self._is_a_name_in_any_language(first)

    def _is_a_name_in_any_language(self, first: _Word) -> bool:
        if first.text[0] > _LAST_LATIN:
            return is_called_in_cyrillic(first.text) or self._is_elsewhere(first.bare)
        if self._language_at(first) == "English":
            return True
        return is_surname(first.text) or is_known_place(first.text) or self._is_elsewhere(first.bare)

    def _language_at(self, word: _Word) -> str:
        start = self.text.rfind("\n", 0, word.start) + 1
        if start not in self._languages:
            self._languages[start] = language_of(self.text[start : word.end + _FAR].partition("\n")[0])
        return self._languages[start]

    def _is_a_thing_in_german(self, word: _Word) -> bool:
        """Whether a noun, which has a capital in German, stands after an article."""
        before = _GERMAN_ARTICLE.search(self.text, max(0, word.start - 30), word.start)
        return before is not None and self._language_at(word) == "German" and not is_given_name(word.text)

    def _is_elsewhere(self, bare: str) -> bool:
        """Whether a word has a capital where no sentence begins, as a name has, and not as a part of a longer one."""
        if bare not in self._elsewhere:
            self._elsewhere[bare] = any(map(self._is_named, self._capitals.get(bare, ())[:_OFTEN_ENOUGH]))
        return self._elsewhere[bare]

    def _is_named(self, word: _Word) -> bool:
        before = self.text[max(0, word.start - 20) : word.start]
        if word.text.isupper() and len(word.text) > 1:
            return False
        if word.bare in NO_NAMES or _ARTICLE_BEFORE.search(before) or _CAPITAL_BEFORE.search(before):
            return False
        return not may_begin(self.text, word.start) and not _CAPITAL_AFTER.match(self.text, word.end)


_SMALL_ANYWHERE: Final = frozenset().union(*SMALL_WORDS.values())
_GERMAN_ARTICLE: Final = re.compile(
    r"\b(?:[dD](?:er|ie|as|en|em|es)|(?:[kKmMdDsS]?[eE]in|[uU]ns|[iI]hr)(?:e[nmrs]?)?|im|am|zum|zur|vom|beim|ins|ans|[jJ]ede[nmrs]?)"
    r" (?:[a-zäöüß]+e[nmrs]? )?$"
)
_BURMESE: Final = frozenset(("ma", "u"))
"""Said before names in Burmese, and something else in English."""

_CLOSE: Final = 3
_FAR: Final = 200
_OFTEN_ENOUGH: Final = 40
_LAST_LATIN: Final = "\u036f"
_IN_ADDRESSES: Final = re.compile(r"@|www|://|\w\.\w")
_APOSTROPHE: Final = re.compile("[’']")
_ARTICLE_BEFORE: Final = re.compile(r"(?:^|\W)(?:the|a|an|this|that|our|your|every|no|any)\s+$", re.IGNORECASE)
_CAPITAL_BEFORE: Final = re.compile(r"(?<![.!?]\s)(?<!\w)[A-Z][\w’'-]+\s$")
_CAPITAL_AFTER: Final = re.compile(r"\s(?!I\b)[A-Z]")
_DAY_ACTS: Final = re.compile(r"(?: (?:called|told|asked|rang|paid|owed|gave|said|wrote|sent|met) |[’']s )")
_LOOKS_EAST_ASIAN: Final = re.compile(
    r"[A-Z][a-z]{1,4}-[a-z]{1,5}\b|(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iao|ian|iang|iong|uan|uang|ang|eng|ing|ong|ai|ei|ao|ou|an|en|in"
    r"|un|yun|yuk|yung|ee|oo|eung|eun|oon|won|ae|ia|ie|iu|ua|uo|ui|ue|a|e|i|o|u)){2}$|(?:Nguyen|Nguyễn|Tran|Trần|Pham|Phạm|Hoang|Hoàng|Phan|Huynh|Dang|Park|Kim|Choi|Lee|Chan)$",
    re.IGNORECASE,
)


def _may_follow(following: _Word) -> bool:
    """Whether a word may be what somebody is called after the one before it."""
    return not is_ordinary(following.text) or is_given_name(following.text)


def _without_addresses(text: str) -> str:
    """A text with nothing where addresses stand: their words tell nothing about those of the text."""
    if not _IN_ADDRESSES.search(text):
        return text
    parts, end = [], 0
    for address in addresses_in(text):
        parts += [text[end : address.start], _NOTHING * (address.end - address.start)]
        end = address.end
    return "".join((*parts, text[end:]))


_NOTHING: Final = "\0"


def may_begin(text: str, place: int) -> bool:
    """Whether a sentence begins here, or may, after a colon."""
    return starts_sentence(text, place) or text[max(0, place - 20) : place].rstrip(" “‘\"'").endswith(":")


_A_NUMBER: Final = re.compile(r"[ \u00a0](?:no\.? ?)?\d")
_CODED: Final = re.compile(r"(?!O2$|G4)[A-Z]{1,3}\d[A-Z]?")
"""A gas, a format, a size of paper: “CO2”, “MP3”, “A4”; not two well known firms, nor what may be somebody’s number."""


def _is_a_term(word: _Word) -> bool:
    """Whether a word is an abbreviation that everybody knows, or a letter or two with a number."""
    first = word.text.partition("-")[0]
    said = read_as(first)
    shouted = first.isupper() or first.removesuffix("s").isupper()
    return (shouted and (said in TERMS or said in NO_NAMES)) or _CODED.fullmatch(first) is not None


def _says_nothing(word: _Word, *, alone: bool) -> bool:
    if word.bare in NO_NAMES or _CONTRACTED.search(word.text):
        return True
    shouted = word.text.isupper() and len(word.text) > 3 and is_ordinary(word.text)
    return (shouted and alone) or word.text.isdigit()


def _kind(text: str, words: list[_Word]) -> str:
    bare = [word.bare for word in words]
    joined = text[words[0].start : words[-1].end]
    if bare[0] in TITLES or bare[0] in NICKNAMES:
        return "name"
    if bare[-1] in SITES and bare[-1] not in BODIES:
        return "place"
    if any(word in BODIES for word in bare) or bare[-1] in BEHIND_NAMES or " & " in joined or _is_initials(words):
        return "organisation"
    before = text[max(0, words[0].start - 30) : words[0].start]
    given = is_given_name(words[0].text)
    if bare[0] in DIRECTIONS or _PLACE_WORDS.search(bare[-1]) or _SURELY_A_PLACE.search(before):
        return "place" if not given else "name"
    if len(words) > 1 and not given and is_ordinary(words[-1].text) and not is_surname(words[-1].text):
        return "organisation"
    if len(words) == 1 and is_known_place(words[0].text) and (not given or _PLACE_BEFORE.search(before)):
        return "place"
    if len(words) == 1 and _AT.search(before) and not given:
        return "place"
    if any(is_given_name(word.text) or is_surname(word.text) for word in words):
        return "name"
    return "place" if _PLACE_BEFORE.search(before) else "name"


_AT: Final = re.compile(r"\bat\s+$", re.IGNORECASE)


def _is_initials(words: list[_Word]) -> bool:
    return any(word.text.isupper() and len(word.text) > _ENOUGH_FOR_INITIALS for word in words)
