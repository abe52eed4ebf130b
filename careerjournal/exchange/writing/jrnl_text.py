"""A journal as the text that jrnl keeps and imports: ``jrnl --import --file``."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from careerjournal.exchange.format import STARRED
from careerjournal.model import Entry, Kind, Ref
from careerjournal.model.contents import Said
from careerjournal.model.describe import fields_of
from careerjournal.model.labelled import labelled
from careerjournal.model.links import LINK_IN_TEXT
from careerjournal.model.partial_date import PartialDate

_CLOSED: Final = "Something in it is closed until it is opened in the journal, and is not in this copy."
_HOUR: Final = 9
"""That of an entry without a time, as in jrnl."""
_NO_DAY: Final = PartialDate(1900, 1, 1)
"""The day of an entry that has none: jrnl keeps none without."""
_NOT_SAID: Final = ("body", "tags", "open_fields")
"""Fields that are said otherwise, or say nothing outside."""
_BLANK_LINES: Final = re.compile(r"\A(?:[ \t]*\n)+")
_OPENS: Final = re.compile(r"^\[", re.MULTILINE)
_NO_TAG: Final = re.compile(r"[^-+*#/\w]+")
_TAG: Final = re.compile(r"(?<!\S)[#@]([-+*#/\w]+)")


def jrnl_text(
    entries: Iterable[Entry],
    titled: Callable[[Entry], str] = lambda entry: entry.title,
    called: Callable[[Ref], str] = lambda _: "",
    *,
    closed: bool = False,
) -> Iterator[str]:
    """The text of a journal for jrnl, an entry at a time.

    Args:
        entries: as a journal keeps them, in the order in which they are to stand there.
        titled: what an entry is called; a reflection's own first line is its title.
        called: what an entry is called that a text points at, which jrnl cannot do; empty where there is none.
        closed: whether what is closed goes out, too: letters and sealed expectations.
    """
    seen = _Seen()
    before = ""
    for entry in entries:
        shown = entry if closed else entry.as_shown()
        words = _words(shown, titled(shown), _CLOSED if shown != entry else "")
        words = LINK_IN_TEXT.sub(lambda match: _named(Ref.parse(match["ref"]), called), words)
        title, body = _title_and_body(words, starred=STARRED in entry.tags)
        yield f"{before}[{_stamp(seen.moment(shown, title, body))}] {title}\n{body}"
        before = "\n"


def _named(ref: Ref, called: Callable[[Ref], str]) -> str:
    """What stands in the place of a link: the other's title, in quotes, or else its kind and number."""
    title = " ".join(called(ref).split())
    return f"“{title}”" if title else str(ref)


class _Seen:
    """The times that are given already: jrnl keeps one of two alike, and no order among those of one second."""

    def __init__(self) -> None:
        self._without_time: Counter[PartialDate] = Counter()
        self._alike: set[tuple[dt.datetime, int]] = set()

    def moment(self, entry: Entry, title: str, body: str) -> dt.datetime:
        """The time that an entry is given: that of its day on which it was put down, else one of the morning."""
        day, created = entry.date or _NO_DAY, entry.created
        if created is not None and day.is_day and day.first == created.date():
            moment = created.replace(tzinfo=None, microsecond=0)
        else:
            first = PartialDate.of(day.first)
            moment = dt.datetime.combine(day.first, dt.time(_HOUR)) + dt.timedelta(seconds=self._without_time[first])
            self._without_time[first] += 1
        said = hash((title, body))
        while (moment, said) in self._alike:
            # Of the first minute of a day, jrnl reads no seconds.
            moment += dt.timedelta(seconds=1) if moment.hour or moment.minute else dt.timedelta(minutes=1)
        self._alike.add((moment, said))
        return moment


def _stamp(moment: dt.datetime) -> str:
    """A time as jrnl's ``%Y-%m-%d %I:%M:%S %p`` has it, in whatever language this device is."""
    half = "PM" if moment.hour >= 12 else "AM"
    return f"{moment:%Y-%m-%d} {moment.hour % 12 or 12:02}:{moment:%M:%S} {half}"


def _words(entry: Entry, title: str, noted: str) -> str:
    """All that an entry says, under its title, and what is noted of it."""
    body = _BLANK_LINES.sub("", entry.body).rstrip()
    told = [title.strip() or str(entry.ref).capitalize(), body]
    if entry.KIND is Kind.REFLECTION and body:
        del told[0]  # its own first line is its title
    facts = [_fact(said) for said in _said_besides(entry) if said.text.strip() != title]
    if entry.KIND is not Kind.REFLECTION:
        facts.append(str(entry.ref).capitalize())
    if entry.date is None:
        facts.append("Date: none")
    told += ["\n".join(facts).strip("\n"), noted]
    told.append(_tags(entry, "\n".join(told)))
    return "\n\n".join(filter(None, told))


def _said_besides(entry: Entry) -> Iterator[Said]:
    """Each field that says something and is not said otherwise: a day is, by the stamp, where it is one."""
    names = {field.label: field.name for field in fields_of(type(entry))}
    for said in labelled(entry, whole=True):
        name = names[said.label]
        if name not in _NOT_SAID and not (name == "when" and entry.date is not None and entry.date.is_day):
            yield said


def _fact(said: Said) -> str:
    """What a field says behind its label; in a paragraph of its own where it has several lines."""
    text = said.text.strip("\n").rstrip()
    return f"\n{said.label}:\n{text}\n" if "\n" in text else f"{said.label}: {text}"


def _tags(entry: Entry, text: str) -> str:
    """The tags that are not in the text already, as jrnl knows them: with a sign, and hyphens for spaces."""
    there = {found.lower() for found in _TAG.findall(text)}
    made = (_NO_TAG.sub("-", tag).strip("-") for tag in entry.tags if tag != STARRED)
    return " ".join(f"@{tag}" for tag in dict.fromkeys(made) if tag and tag.lower() not in there)


def _title_and_body(words: str, *, starred: bool) -> tuple[str, str]:
    """The first line, with the star where it has one, and the lines that follow it, each ended.

    jrnl takes an asterisk at its end for a star, and one at the beginning of a starred line away with it; where the
    line has such a one of its own, the title is its bare words, and the whole line follows.
    """
    first, _, rest = words.partition("\n")
    title = first.strip()
    if title.endswith("*") or (starred and title.startswith("*")):
        title, rest = title.replace("*", "").strip() or "Untitled", words
    body = rest.strip("\n").rstrip()
    return f"{title} *" if starred else title, f"{_indented(body)}\n" if body else ""


def _indented(text: str) -> str:
    """A text without a line that jrnl might take for the beginning of an entry: a space keeps it from that."""
    made, copied, closes = [], 0, -1
    for match in _OPENS.finditer(text):
        start = match.start()
        if closes <= start:
            closes = text.find("]", start)
            if closes < 0:
                break
        if closes > start + 1 and text[closes + 1 : closes + 2] == " ":
            made += [text[copied:start], " "]
            copied = start
    return "".join((*made, text[copied:]))
