"""The words of a date as tokens: each with what it says, in whichever language it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final, Literal, NamedTuple, TypeAlias

from careerjournal.model import date_words as words

Kind: TypeAlias = Literal[
    "number",  # value: the number; text: its digits
    "day of the month",  # value: 3 for “3rd”, “third”
    "count",  # value: 2 for “two”
    "short year",  # value: 19 for “'19”
    "month",  # value: 1 to 12
    "weekday",  # value: 0 for Monday
    "season",  # text: its name
    "several",  # weekdays or seasons: value and text are those of one
    "quarter",  # value: 1 to 4
    "feast",  # text: its name
    "day",  # value: days from today
    "which",  # value: -1 for “last”, 0 for “this”, 1 for “next”
    "unit",  # text: “week”
    "edge",  # value: -1 for “start”, 0 for “middle”, 1 for “end”
    "part",  # value: -1 for “early”, 1 for “late”
    "part of a day",
    "joining",  # says nothing: “the”, “of”
    "joining elsewhere",  # the same in another language
    "place",  # “in”, “on”, “at”
    "turn",  # “ago”, “before”, “from” and their like
    "unknown",
]


class Token(NamedTuple):
    """One word of a date."""

    kind: Kind
    text: str
    """The word without accents, in small letters."""
    value: int = 0
    """What the kind says it is."""
    foreign: bool = False
    """Whether it is a word of another language than English."""
    short: bool = False
    """Whether it is a short form, which is read only beside a number."""


Tokens: TypeAlias = tuple[Token, ...]

_PLACES: Final = frozenset(("in", "on", "at", "during", "within", "around", "about", "sometime", "circa", "ca", "c"))
_TURNS: Final = frozenset(("ago", "back", "from", "hence", "before", "after", "time", "and", "or", "half", "to"))
_UNDECOMPOSED: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"}
    | dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00a0\u2007\u202f", " ")
)
_ELIDED: Final = re.compile(r"\b(d|dell|l)'(?=\w)")
"""A word that another is written to: “d'abril”."""


def plain_words(text: str) -> str:
    """The text in small letters without accents, with one sort of apostrophe, dash and space."""
    text = "".join(
        sign
        for sign in unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED).casefold())
        if not unicodedata.combining(sign)
    )
    return " ".join(text.translate(_UNDECOMPOSED).split())


def tokens_of(plain: str) -> tuple[Token, ...]:
    """The tokens of what `plain_words` made.

    Hyphens, slashes and dots between words say no more than a space: ``3-May-2019``, ``mid-May``, ``Sept.``
    """
    known, pattern = _table(), _pattern()
    found = (_token(match, known) for match in pattern.finditer(_ELIDED.sub(r"\1 ", plain)))
    return tuple(_joined([token for token in found if token.text not in ("-", "/")]))


def is_date_word(word: str) -> bool:
    """Whether a date may have a word, as `plain_words` makes it, alone or beside others: “good” of Good Friday."""
    tokens = tokens_of(word)
    return word in _of_phrases() or (bool(tokens) and all(token.kind != "unknown" for token in tokens))


@cache
def _of_phrases() -> frozenset[str]:
    return frozenset(part for word in _table() for part in word.split())


def _token(match: re.Match[str], known: dict[str, Token]) -> Token:
    text = match[0]
    if match["quarter"]:
        return Token("quarter", text, int(re.sub(r"\D", "", text)[0]))
    if match["short_year"]:
        return Token("short year", text, int(match["short_year"]))
    if match["ordinal"]:
        return Token("day of the month", text, int(match["ordinal"]))
    if match["number"]:
        return Token("number", text, int(text) if len(text) <= 4 else -1)
    singular = text.removesuffix("'").removesuffix("s")
    several = known.get(singular)
    if text not in known and several is not None and not several.short:
        if several.kind == "unit":
            return several
        if several.kind in ("weekday", "season"):
            return several._replace(kind="several")
    return known.get(text) or Token("unknown", text)


def _joined(tokens: list[Token]) -> list[Token]:
    """``twenty first``, ``twenty three`` and ``first quarter`` as one token each, and “ago” as August beside a day."""
    made: list[Token] = []
    for token in tokens:
        before = made[-1].kind if made else ""
        if token.text == "ago" and before in ("number", "day of the month", "joining elsewhere"):
            made.append(Token("month", "ago", 8, foreign=True, short=True))
            continue
        if token.text == "quarter" and before == "day of the month" and made[-1].value <= 4:
            made[-1] = Token("quarter", f"{made[-1].text} quarter", made[-1].value)
            continue
        ones = token.kind in ("count", "day of the month") and 0 < token.value < 10 and token.text.isalpha()
        if ones and made and made[-1].kind == "count" and made[-1].text in words.TENS.split():
            made[-1] = Token(token.kind, f"{made[-1].text} {token.text}", made[-1].value + token.value)
        else:
            made.append(token)
    return made


@cache
def _pattern() -> re.Pattern[str]:
    """The shapes that tokens have, compiled once a date is read."""
    phrases = [word for word in _table() if re.search(r"[\s'-]", word)]
    several = "|".join(re.escape(word) for word in sorted(phrases, key=len, reverse=True))
    return re.compile(
        rf"(?<![^\W\d])(?P<quarter>q[ -]?[1-4](?!\d)|(?<!\d)[1-4]q(?![^\W\d]))|'(?P<short_year>\d\d)(?!\d)"
        rf"|(?<!\w)(?:{several})(?!\w)"
        rf"|(?P<ordinal>\d{{1,2}}){words.ORDINAL}(?![^\W\d])|(?P<number>\d+)|[^\W\d_]+(?:'[^\W\d_]*)?|[^\s\w]|_"
    )


@cache
def _table() -> dict[str, Token]:
    """Every word that a date is written in; where two languages share one, English has it."""
    months, short_months = words.MONTHS
    weekdays, short_weekdays = words.WEEKDAYS
    english = [
        *_numbered("month", months, 1),
        *_numbered("month", short_months, 1),
        *_numbered("weekday", weekdays, 0),
        *_numbered("weekday", short_weekdays, 0, short=True),
        *(Token("joining", word) for word in words.JOINING),
        *(Token("place", word) for word in _PLACES),
        *(Token("turn", word) for word in _TURNS),
        *(Token("day", word, days) for word, days in words.DAYS.items()),
        *(Token("which", word, step) for word, step in words.WHICH.items()),
        *(Token("edge", word, where) for word, where in words.EDGES.items()),
        *(Token("part", word, where) for word, where in words.PARTS.items()),
        *(Token("part of a day", word) for word in words.PARTS_OF_A_DAY.split()),
        *(Token("feast", word) for word in (*words.FEASTS, *words.EASTER_FEASTS)),
        *(Token("count", word, number) for word, number in words.COUNTS.items()),
        *(Token("count", word, number) for number, word in enumerate(words.SMALL_NUMBERS.split(), 1)),
        *(Token("count", word, number * 10) for number, word in enumerate(words.TENS.split(), 2)),
        *(Token("day of the month", word, number) for number, word in enumerate(words.ORDINALS.split(), 1)),
        Token("day of the month", "thirtieth", 30),
    ]
    elsewhere = [
        *(token for line in words.MONTHS_ELSEWHERE.values() for token in _numbered("month", line, 1, foreign=True)),
        *(
            token
            for line in words.SHORT_MONTHS_ELSEWHERE.values()
            for token in _numbered("month", line, 1, foreign=True, short=True)
        ),
        *(token for line in words.WEEKDAYS_ELSEWHERE.values() for token in _numbered("weekday", line, 0, foreign=True)),
        *(Token("joining elsewhere", word) for word in words.JOINING_ELSEWHERE.split()),
    ]
    known = {word: Token("unit", unit) for word, unit in words.UNITS.items()}
    known |= {word: Token("season", season) for word, season in words.SEASONS.items()}
    for token in (*english, *elsewhere):
        plain = plain_words(token.text)
        known.setdefault(plain, token._replace(text=plain))
    return known


def _numbered(kind: Kind, line: str, first: int, *, foreign: bool = False, short: bool = False) -> Iterator[Token]:
    """A token for each form of a line whose bars stand between the numbers."""
    for number, forms in enumerate(line.split("|"), first):
        for form in forms.split():
            yield Token(kind, form, number, foreign, short)


def core_of(tokens: Tokens) -> Tokens:
    """Tokens without what only joins them, and without the small words of other languages beside one of those."""
    foreign = any(token.foreign for token in tokens)
    kept = []
    for place, token in enumerate(tokens):
        joins = token.kind in ("joining", "place") or (foreign and token.kind == "joining elsewhere")
        if not (joins or (foreign and token.text == "a")):
            kept.append(token)
        elif place == len(tokens) - 1 and token.text not in (".", ",") and token.kind != "joining elsewhere":
            return ()  # “3 May of” goes on
    return tuple(kept)
