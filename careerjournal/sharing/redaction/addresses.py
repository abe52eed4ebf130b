"""E-mail and web addresses in a text, and what names may hide in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from careerjournal.model.names.normalising import folded

# Lengths are bounded (RFC 5321, 4.5.3.1), so that one endless word is no endless search.
_PLAIN: Final = r"[^\s@<>()\[\]{},;:“”‘’\"]"
EMAIL: Final = re.compile(rf"(?:mailto:)?{_PLAIN}{{1,64}}@{_PLAIN}{{1,255}}\.[^\W\d_]{{2,24}}", re.IGNORECASE)
_ENDINGS: Final = "com|org|net|edu|gov|co|uk|eu|io|ie|info|biz|example|test|de|fr|nl|ac|nhs|scot|wales|cymru|app|dev"
WEB: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>“”\"]*[^\s<>“”\".,;:!?)\]’']"
    rf"|(?<![\w@.-])(?:[\w-]{{1,63}}\.){{1,9}}(?:{_ENDINGS})(?![\w-]|\.\w)(?:/[^\s<>“”\"]*[^\s<>“”\".,;:!?)\]’'])?",
    re.IGNORECASE,
)
_ONLINE: Final = r" on (?:Slack|Discord|Telegram|Instagram|GitHub|Twitter|X|Teams|TikTok|Reddit)\b"
HANDLE: Final = re.compile(
    r"(?<![\w@./])@\w[\w.-]{0,60}\w|(?<![\w/])/?[ur]/[A-Za-z\d][\w-]{1,40}"
    r"|(?<![\w@.])[A-Za-z]\w{1,40}+#\d{4}(?!\w)"
    r"|(?<=: |s )(?:(?<=\bhandle: )|(?<=\bhandle is )|(?<=\busername: )|(?<=\busername is ))[\w.-]{2,40}\w"
    rf"|(?<![\w@.])(?=[\w.]{{2,82}}+{_ONLINE})[A-Za-z]\w{{0,40}}[\d_.]\w{{0,40}}(?={_ONLINE})"
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")


class Address(NamedTuple):
    """An address in a text."""

    start: int
    end: int
    instead: str
    """What to say instead of it."""
    letters: str
    """All letters of it, run together, as they are read."""
    parts: frozenset[str]
    """The words it is made of."""


def addresses_in(text: str) -> Iterator[Address]:
    """Every address in a text, from left to right."""
    end = 0
    kinds = ((EMAIL, "an e-mail address"), (WEB, "a web address"), (HANDLE, "a name used online"))
    found = [(match.start(), -match.end(), instead) for kind, instead in kinds for match in kind.finditer(text)]
    for start, stop, instead in sorted(found):
        if start >= end:
            end = -stop
            yield Address(start, end, instead, *taken_apart(text[start:end]))


def taken_apart(address: str) -> tuple[str, frozenset[str]]:
    """The letters of an address, run together, and the words it is made of; %20 and its like are read."""
    words = _LETTERS.findall(folded(_unquoted(address)))
    return "".join(words), frozenset(words)


def _unquoted(address: str) -> str:
    return re.sub(
        r"(?:%[0-9A-Fa-f]{2})+",
        lambda quoted: bytes.fromhex(quoted[0].replace("%", "")).decode("utf-8", "replace"),
        address,
    )
