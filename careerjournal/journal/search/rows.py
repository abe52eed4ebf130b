"""An entry as the search looks at it: its texts folded, and what its row says of it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final, NamedTuple

from careerjournal.journal.search.folding import folded
from careerjournal.journal.search.row_words import row_phrases
from careerjournal.journal.search.standing import standing_words
from careerjournal.model import Entry, Ref
from careerjournal.model.contents import plain_texts
from careerjournal.model.names.as_written import in_capitals, reads_as_written

ODD: Final = "odd"
"""Stands behind the kind of an entry of which it is not enough to know the words; see `reads_as_written`."""
CAPITALS: Final = "\ue001"
"""Begins the words, behind the kind of an entry, that stand in it in capitals: a letter of no alphabet."""
_LAST_WORD: Final = re.compile(r"(?<=\W)\w+$")
"""The last word of a title, folded, that has others before it."""


class Row(NamedTuple):
    """An entry as the search looks at it."""

    ref: Ref
    year: str
    day: int
    """The first day it may have happened on, counted from the year 1; 0 where it has none."""
    tags: tuple[str, ...]
    """As they are written."""
    kind: str
    """Its kind's word, and behind it `ODD` where a reader sees other words than those that stand there; else what
    stands there in capitals, each after `CAPITALS`."""
    title: str
    """Folded."""
    body: str
    """Folded, all its texts."""
    standing: str = ""
    """Folded, how it stands: see `standing_words`."""
    phrases: str = ""
    """Folded, what rows say of it: see `row_phrases`."""


def row_of(entry: Entry, title: str, today: dt.date | None = None, *, names: bool = True) -> Row:
    """What the search looks at of an entry.

    Args:
        entry: the entry.
        title: the line it is known by.
        today: the day by which an action is late.
        names: whether it may be asked whom it names.
    """
    date = entry.date
    body = "\n".join(plain_texts(entry))
    year, day = (f"{date.year}", date.first.toordinal()) if date else ("", 0)
    phrases = row_phrases(entry, today)
    # A word that was cut is none of the writer’s: an address that ends in “dunn…” may go on “dunnaway”.
    in_word = title.endswith("…") and " " not in title
    title = title.removesuffix("…")  # of a title that was cut; what is left is mostly plain, and much sooner folded
    kind = str(entry.KIND)
    if names and not (reads_as_written(body) and reads_as_written(title)):
        kind = f"{kind} {ODD}"
    elif names and (capitals := in_capitals(f"{title}\n{body}")):
        kind = " ".join((kind, *(f"{CAPITALS}{folded(word)}" for word in dict.fromkeys(capitals))))
    return Row(
        entry.ref,
        year,
        day,
        entry.tags,
        kind,
        _LAST_WORD.sub("", folded(title)) if in_word else folded(title),
        folded(body),
        standing_words(entry, date),
        folded("\n".join(phrases)) if phrases else "",
    )


def row_without_words(entry: Entry) -> Row:
    """The same of an entry in which no words will be looked for."""
    date = entry.date
    year, day = (f"{date.year}", date.first.toordinal()) if date else ("", 0)
    return Row(entry.ref, year, day, entry.tags, entry.KIND.value, title="", body="")
