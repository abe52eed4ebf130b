"""A text as it is read out: links by the titles they lead to, without the signs of Markdown that only an eye needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from careerjournal.journal.titles import titled_in
from careerjournal.model.links import LINK_IN_TEXT, Ref

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal

_HEADING: Final = re.compile(r"^ {0,3}#{1,6} +", re.MULTILINE)
_RULE: Final = re.compile(r"^ {0,3}(=+|-{3,}|\*{3,}|_{3,})\s*\n?", re.MULTILINE)
_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


def heard(text: str, journal: Journal) -> str:
    """A text to be read out.

    Args:
        text: Markdown, with links such as ``[[setback 12]]``.
        journal: where the titles are found.
    """
    titled = titled_in(journal)

    def named(match: re.Match[str]) -> str:
        ref = Ref.parse(match["ref"])
        called = titled(ref)
        return called if called == str(ref) else f"“{called}”"

    return unmarked(LINK_IN_TEXT.sub(named, text))


def unmarked(text: str) -> str:
    """A text without the signs of headings, of what is strong, and of lines drawn across a page."""
    return _STRONG.sub(r"\2", _HEADING.sub("", _RULE.sub("", text)))
