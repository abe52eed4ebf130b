"""Entries point at each other by kind and number: ``setback 12``, and in text ``[[setback 12]]``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import total_ordering
from typing import Final


class Kind(StrEnum):
    """The kinds of entry a journal holds. The value is the word people type, and the name of its table."""

    REFLECTION = "reflection"
    ASPIRATION = "aspiration"
    ROLE = "role"
    MOVE = "move"
    SETBACK = "setback"
    SUCCESS = "success"
    LESSON = "lesson"
    CONVERSATION = "conversation"
    ACTION = "action"
    NAME = "name"
    SHARE = "share"
    STORY = "story"

    @property
    def plural(self) -> str:
        """The word for several: ``stories``, ``setbacks``."""
        if self.value.endswith("y"):
            return f"{self.value[:-1]}ies"
        return f"{self.value}es" if self.value.endswith("s") else f"{self.value}s"

    @property
    def with_article(self) -> str:
        """The word for one: ``an action``, ``a setback``."""
        return f"{'an' if self.value[0] in 'aeiou' else 'a'} {self.value}"


@total_ordering
class Ref:
    """One entry, named: its kind and its number within that kind (from 1). Immutable; kept as ``setback 12``."""

    __slots__ = ("kind", "number")

    kind: Kind
    number: int

    def __init__(self, kind: Kind, number: int) -> None:
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "number", number)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("A Ref does not change; make another.")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ref) and (self.kind, self.number) == (other.kind, other.number)

    def __lt__(self, other: Ref) -> bool:
        return (self.kind, self.number) < (other.kind, other.number)

    def __hash__(self) -> int:
        return hash((self.kind._value_, self.number))  # a Kind would work its own hash out anew each time

    def __repr__(self) -> str:
        return f"Ref({self})"

    def __str__(self) -> str:
        """The words people use for it: ``setback 12``."""
        return f"{self.kind.value} {self.number}"

    @classmethod
    def parse(cls, text: str) -> Ref:
        """Read ``setback 12``; capitals, plural, ``#`` and brackets do not matter.

        Raises:
            ValueError: a sentence that says what is wrong.
        """
        match = _REF.fullmatch(text.strip().removeprefix("[[").removesuffix("]]").strip())
        if match is None:
            raise ValueError(f"“{text[:40]}” does not name an entry. Write its kind and number, like “setback 12”.")
        word = match["kind"].lower()
        kind = _BY_WORD.get(word)
        if kind is None:
            raise ValueError(f"“{word}” is not a kind of entry. The kinds are {', '.join(Kind)}.")
        return cls(kind, int(match["number"]))


LAST_NUMBER: Final = 999_999_999
"""The highest number that an entry can have, so that it can be named."""

_BY_WORD: Final = {word: kind for kind in Kind for word in (kind.value, kind.plural)}
_REF: Final = re.compile(r"(?P<kind>[A-Za-z]+)\s*#?\s*(?P<number>[1-9][0-9]{0,8})")
LINK_IN_TEXT: Final = re.compile(
    # (?a: because without regard to case "ſ" is an s and the Kelvin sign a k, and no kind is spelt with those.
    r"\[\[\s*(?P<ref>(?a:" + "|".join(sorted(_BY_WORD, key=len, reverse=True)) + r")\s*#?\s*[1-9][0-9]{0,8})\s*\]\]",
    re.IGNORECASE,
)


def kind_named(word: str) -> Kind | None:
    """The kind that a word means, singular or plural; None where there is none."""
    return _BY_WORD.get(word.strip().lower())


def links_in(text: str) -> Iterator[Ref]:
    """Each ``[[setback 12]]`` in a text, in order; one may come more than once."""
    if "[[" not in text:
        return
    for match in LINK_IN_TEXT.finditer(text):
        yield Ref.parse(match["ref"])
