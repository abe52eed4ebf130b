"""The entries in the text of a jrnl journal."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from careerjournal.exchange.format import Incoming, Oddity
from careerjournal.exchange.formats.jrnl.dates import Dates, Stamp, any_order, looks_like_a_date, stamp_at
from careerjournal.exchange.reading.local_time import Clock
from careerjournal.model import PartialDate

BEGINS: Final = re.compile(r"^\[([^\]\n]{1,120})\](?: |$)", re.MULTILINE)
"""Where an entry begins, if what stands in the brackets is a date, and a space behind them."""

_SIGNS: Final = "#@"
_SENTENCE: Final = re.compile(
    "[.!?\u2026\u203c\u203d\u2047\u2048\u2049\u22ef\ufe52\ufe57]['\u2019\"\u201d]?[\\])]*\\s+"
    "|[\uff01\uff0e\uff1f\uff61\u3002]"
)
"""The end of a sentence, as jrnl tells it."""
_BARE: Final = re.compile(r"^(?=[^\W_])[^\n]{5,120}", re.MULTILINE)
"""The beginning of a line that may be a date without brackets."""
_FENCE: Final = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)


class Place(NamedTuple):
    """Where entries stand.

    Attributes:
        file: the file's name in `Files`.
        day: the day of all that stands in it, where its folder says that.
        fields: what is to be kept with each of its entries.
        signs: what tags begin with; empty where that is not told.
    """

    file: str
    day: dt.date | None = None
    fields: Mapping[str, Any] = {}
    signs: str = ""


class _Mark(NamedTuple):
    """Where an entry begins."""

    stamp: str
    said: Stamp
    line: int
    start: int
    """Where its stamp begins in the text."""
    end: int
    """Where its words begin."""


def entries(text: str, dates: Dates, place: Place) -> Iterator[Incoming | Oddity]:
    """The entries of a file, and what is odd.

    Args:
        text: all of it, with the line ends of Unix.
        dates: how its dates are written.
        place: where it stands.
    """
    clock = Clock()
    before: _Mark | None = None
    in_code = False
    for mark in _bare_marks(text, dates) if starts_bare(text.lstrip()) else _marks(text, dates, place):
        if isinstance(mark, Oddity):
            yield mark
            continue
        end = mark.start
        if before is None:
            yield from _dateless(text[:end], place)
        else:
            yield from _entry(before, text[before.end : end], clock, place)
            in_code = not in_code and len(_FENCE.findall(text[before.end : end])) % 2 == 1
            if in_code:
                yield Oddity(
                    place.file, mark.line, "This entry begins within a block of code, where jrnl begins one, too."
                )
        before = mark
    if before is None:
        yield from _dateless(text, place)
    else:
        yield from _entry(before, text[before.end :], clock, place)


def starts_bare(text: str) -> bool:
    """Whether a text begins with a date and a time without brackets, as journals did before jrnl 2."""
    found = any_order().begins(text[:200].partition("\n")[0])
    return found is not None and found[0].has_day and found[0].has_time


def stamps_in(text: str) -> Iterator[str]:
    """What may be dates in a journal: what stands in brackets, or what lines begin with that have none."""
    if starts_bare(text.lstrip()):
        return (stamp_at(match[0]) for match in _BARE.finditer(text))
    return (match[1] for match in BEGINS.finditer(text))


def _bare_marks(text: str, dates: Dates) -> Iterator[_Mark]:
    line, counted = 1, 0
    for match in _BARE.finditer(text):
        found = dates.begins(match[0])
        if found is not None and found[0].has_time:
            start = match.start()
            line += text.count("\n", counted, start)
            counted = start
            yield _Mark(match[0][: found[1]], found[0], line, start, start + found[1])


def _marks(text: str, dates: Dates, place: Place) -> Iterator[_Mark | Oddity]:
    line, counted = 1, 0
    for match in BEGINS.finditer(text):
        stamp, start = match[1], match.start()
        line += text.count("\n", counted, start)
        counted = start
        said = dates.read(stamp)
        if said is None:
            if looks_like_a_date(stamp):
                yield Oddity(place.file, line, f"“[{stamp}]” is no date that can be read, and stays text.")
        elif not match[0].endswith(" "):
            yield Oddity(
                place.file, line, f"“[{stamp}]” begins no entry, for no space follows it; it stays text, as in jrnl."
            )
        else:
            yield _Mark(stamp, said, line, start, match.end())


def _dateless(text: str, place: Place) -> Iterator[Incoming | Oddity]:
    """What stands before the first entry, which jrnl itself drops in silence; or all, where there is none."""
    if text.strip():
        lead = text[: len(text) - len(text.lstrip())].count("\n")
        yield Oddity(place.file, 1 + lead, "No date stands before these words; they come in as an entry without one.")
        said, starred = read_text(text)
        yield Incoming(
            text=said,
            day=PartialDate.kept(place.day) if place.day else None,
            file=place.file,
            line=1 + lead,
            tags=tags_in(text, place.signs),
            starred=starred,
            fields=place.fields,
        )


def _entry(mark: _Mark, text: str, clock: Clock, place: Place) -> Iterator[Incoming | Oddity]:
    said, starred = read_text(text)
    if not said:
        yield Oddity(place.file, mark.line, f"“[{mark.stamp}]” says nothing, and was left out.")
        return
    when = mark.said.when
    if place.day is not None:
        if mark.said.has_day and when.date() != place.day:
            yield Oddity(
                place.file, mark.line, f"“[{mark.stamp}]” is another day than that of its folder, which counts."
            )
        when = dt.datetime.combine(place.day, when.time())
    day = PartialDate.kept(when.date()) if place.day is not None or mark.said.has_day else None
    if day is None:
        yield Oddity(
            place.file, mark.line, f"“[{mark.stamp}]” says no day that a journal holds; it comes in with none."
        )
    yield Incoming(
        text=said,
        day=day,
        file=place.file,
        line=mark.line,
        moment=clock.moment(when, mark.said.offset) if day and mark.said.has_time else None,
        tags=tags_in(text, place.signs),
        starred=starred,
        stamp=mark.stamp,
        fields=place.fields,
    )


def read_text(text: str) -> tuple[str, bool]:
    """The words of an entry under their title, and whether it is starred.

    The title is the first line; where not even a line ends in it, its first sentence.
    """
    first, more, rest = text.lstrip().partition("\n")
    first = first.rstrip()
    starred = first.endswith("*")
    if starred:
        first = _without_star(first)
    elif not more:
        end = _SENTENCE.search(first)
        if end:
            first, rest = first[: end.end()].strip(), first[end.end() :]
    return joined(first, rest), starred


def joined(title: str, body: str) -> str:
    """A title over what follows it."""
    title, body = title.strip(), body.strip("\n").rstrip()
    return f"{title}\n\n{body}" if title and body else title or body


def _without_star(line: str) -> str:
    """A first line without its star; what makes words bold or slanted is none."""
    bare = line.rstrip("*")
    return line if not bare.endswith((" ", "\t")) and "*" in bare else bare.rstrip()


def tags_in(text: str, signs: str = "") -> tuple[str, ...]:
    """The tags that jrnl finds in a text, without their signs, in small letters.

    Args:
        text: an entry, with its title.
        signs: what they begin with; empty for jrnl's own.
    """
    return without_signs(re.findall(rf"(?<!\S)[{re.escape(signs or _SIGNS)}][-+*#/\w]+", text), signs)


def without_signs(tags: Iterable[str], signs: str = "") -> tuple[str, ...]:
    """Tags, each once, without signs and in small letters; a heading's ``##`` is none."""
    found: dict[str, None] = {}
    for tag in tags:
        bare = tag.lstrip(signs + _SIGNS).lower()
        if any(letter.isalnum() for letter in bare):
            found[bare] = None
    return tuple(found)
