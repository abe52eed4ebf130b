"""Taking words out of a sentence so that it still is one."""

from __future__ import annotations

import re
from typing import Final

from careerjournal.model.sentences import starts_sentence
from careerjournal.sharing.markdown.inline import Edit

_CLOSING: Final = ("", ".", ";", ":", "!", "?", ")", "\n")


def without(text: str, start: int, end: int, before: str = r"$^") -> Edit:
    """Take words out, with what introduces them and the comma, dash or bracket that set them off.

    Args:
        text: the words of a block.
        start: where they begin.
        end: where they end.
        before: a pattern of what goes with them where it stands just before them.
    """
    lead = re.search(before, text[:start], re.IGNORECASE)
    if lead:
        if lead[0].startswith("(") and text[end : end + 1] == ")":
            end += 1
        start = lead.start()
    if text[:start].rstrip().endswith("(") and text[end:].lstrip().startswith(")"):
        start, end = text.rindex("(", 0, start), text.index(")", end) + 1
    elif text[:start].rstrip().endswith("(") and (rest := re.compile(r"[ \t]*[,;:–—-][ \t]*").match(text, end)):
        return Edit(start, rest.end(), "")
    if starts_sentence(text, start):
        return _from_the_beginning(text, start, end)
    # What went before closes up; a comma that set the words off goes with them at the end of a sentence, and so do two
    # that stood on either side.
    following = text[end : end + 1]
    kept = text[:start].rstrip(" \t")
    if following in _CLOSING:
        kept = kept.rstrip(" \t,–—")
    elif kept.endswith(",") and following == ",":
        kept, end = kept[:-1], end + 1
    return Edit(len(kept), end, "")


def _from_the_beginning(text: str, start: int, end: int) -> Edit:
    """Take out words that begin a sentence: the next begins it, and nothing is left of a sentence of nothing else."""
    alone = re.compile(r"[ \t]*[.!?…]+(?=[ \t\n”’\"')]|$)[ \t]*").match(text, end)
    if alone:
        return Edit(start, alone.end(), "")
    rest = re.compile(r"[ \t]*(?:[,:;]|[–—-](?=\s))?[ \t]*").match(text, end)
    end = rest.end() if rest else end
    following = text[end : end + 1]
    return Edit(start, end + len(following), following.upper())
