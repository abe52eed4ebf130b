"""What jrnl exports besides its text: JSON, Markdown, and Markdown files under front matter."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

from careerjournal.exchange.format import Incoming, Oddity, SourceError
from careerjournal.exchange.formats.jrnl.dates import Dates, Form, Stamp, days_at, stamp_at
from careerjournal.exchange.formats.jrnl.entries import Place, joined, tags_in, without_signs
from careerjournal.exchange.reading.files import Files
from careerjournal.exchange.reading.json_text import parsed
from careerjournal.exchange.reading.local_time import Clock
from careerjournal.model import PartialDate

_OWN: Final = {"title", "body", "date", "time", "tags", "starred", "uuid"}


def json_entries(files: Files, name: str) -> Iterator[Incoming | Oddity]:
    """The entries of a JSON export: all of a journal, or one.

    Raises:
        SourceUnreadable: it is no whole JSON.
        SourceError: it holds no list of entries.
    """
    said = parsed(files, name)
    found = said.get("entries", [said] if "title" in said else None) if isinstance(said, dict) else None
    if not isinstance(found, list):
        raise SourceError(f"{files.said(name)} holds no list of entries. Make it with “jrnl --export json”.")
    clock = Clock()
    for count, one in enumerate(found, 1):
        if isinstance(one, dict):
            yield from _json_entry(one, f"Entry {count}", name, clock)
        else:
            yield Oddity(name, None, f"Item {count} is no entry, and was left out.")


def _json_entry(one: Mapping[str, Any], called: str, name: str, clock: Clock) -> Iterator[Incoming | Oddity]:
    title, body, date, time = (_words(one.get(key)) for key in ("title", "body", "date", "time"))
    text = joined(title, body)
    if not text:
        yield Oddity(name, None, f"{called} says nothing, and was left out.")
        return
    day = moment = None
    with suppress(ValueError):
        when = dt.date.fromisoformat(date)
        day = PartialDate.kept(when)
        moment = clock.moment(dt.datetime.combine(when, dt.time.fromisoformat(time)))
    if day is None:
        yield Oddity(name, None, f"{called} has no date that can be read; it comes in with none.")
    tags = one.get("tags")
    yield Incoming(
        text=text,
        day=day,
        file=name,
        moment=moment,
        tags=without_signs(sorted(filter(None, map(_words, tags)))) if isinstance(tags, list) else (),
        starred=one.get("starred") is True,
        id=_words(one.get("uuid")),
        stamp=f"{date} {time}".strip(),
        fields={key: value for key, value in one.items() if key not in _OWN and value is not None},
    )


def _words(value: object) -> str:
    """A text of a JSON export, with the line ends of Unix; empty where it is none."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else ""


_JSON: Final = re.compile(
    r'\s*\{\s*"tags"\s*:\s*\{\s*(?:"[^\w\s"](?:[^"\\]|\\.)*+"\s*:\s*\d+\s*,?\s*)*+'
    r'(?:\}\s*,\s*"entries"\s*:\s*\[|(?P<cut>"[^\w\s"][^"]*|[^{}"]*)\Z)'
)
_KEYS: Final = ('"title"', '"body"', '"date"', '"time"', '"starred"')


def is_json(text: str) -> bool:
    """Whether JSON that begins so is what jrnl exports."""
    if not text.lstrip().startswith("{"):
        return False
    return _JSON.match(text) is not None or all(key in text for key in _KEYS)


_HEADING: Final = re.compile(r"^### (?=\S)", re.MULTILINE)
_YEAR: Final = re.compile(r"^# \d{1,4}\n\s*## [^\n]+\n\s*### (?P<line>[^\n]*)")


def first_heading(text: str) -> str | None:
    """The date and the title of the first entry of a Markdown export; None where it is none."""
    match = _YEAR.match(text)
    return match["line"] if match else None


def heading_stamps(text: str, form: Form | None) -> Iterator[str]:
    """The date of each entry of a Markdown export.

    Args:
        text: all of it.
        form: how dates are written, where that is told.
    """
    for match in _HEADING.finditer(text):
        line = text[match.end() : match.end() + 200].partition("\n")[0]
        found = form.begins(line) if form else None
        yield line[: found[1]] if found else stamp_at(line)


def markdown_entries(text: str, name: str, dates: Dates) -> Iterator[Incoming | Oddity]:
    """The entries of a Markdown export, with the headings in them as they were."""
    clock = Clock()
    matches = list(_HEADING.finditer(text))
    line, counted = 1, 0
    for match, after in zip(matches, [*matches[1:], None], strict=True):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        block = text[match.end() : after.start() if after else len(text)]
        yield from _noted(_without_months(block), Place(name), line, dates, clock, shifted=3)


def _without_months(block: str) -> str:
    """What belongs to one entry, without the headings of a year and a month that may follow it."""
    return re.sub(r"\n(?:# \d{1,4}\n\s*)?## [^\n#]+\s*\Z", "", block)


_FRONT: Final = re.compile(
    r"---\ntitle: (?P<title>[^\n]*)\ndate: (?P<date>[^\n]*)\nstarred: (?P<starred>True|False)\n"
    r"tags:(?P<tags>[^\n]*)\n(?P<more>(?:(?!body:)[^\n]*\n)*)body: \|(?P<body>.*?)\n?(?:\.\.\.\s*)?\Z",
    re.DOTALL,
)
_FRONT_BEGINS: Final = re.compile(
    r"---\ntitle: [^\n]*\ndate: (?P<date>[^\n]*)\nstarred: (?:True|False)\ntags:[^\n]*\n(?:[^\n]*\n)*?body: \|"
)
_UUID: Final = re.compile(r"^uuid: (.*)\n", re.MULTILINE)
_NAMED: Final = re.compile(r"(?:^|/)(?P<day>\d{4}-\d\d-\d\d)_[^/]*\.(?:md|markdown|txt|json)\Z")


def day_named(name: str) -> dt.date | None:
    """The day that the name of a file says which jrnl exported; None where it is not named so."""
    match = _NAMED.search(name)
    with suppress(ValueError):
        return dt.date.fromisoformat(match["day"]) if match else None
    return None


def note_day(text: str) -> set[dt.date]:
    """The days that the date of an entry may be which was exported to a file of its own; none where it was not."""
    front = _FRONT_BEGINS.match(text)
    line = front["date"] if front else text[2:202].partition("\n")[0] if text.startswith("# ") else ""
    return days_at(line)


def note_entry(text: str, name: str, dates: Dates, clock: Clock) -> Iterator[Incoming | Oddity]:
    """The entry of a file of its own, which is named for its day."""
    front = _FRONT.match(text)
    if not front:
        yield from _noted(text.removeprefix("# "), Place(name, day_named(name)), 1, dates, clock, shifted=1)
        return
    body = "\n".join(line.removeprefix("\t") for line in front["body"].lstrip(" ").split("\n"))
    more, own_id = _UUID.subn("", front["more"])
    told = joined(front["title"], _unshifted(re.sub(r"\A[\t\n ]*\n", "", body), 1))
    if not told:
        yield Oddity(name, 1, "This entry says nothing, and was left out.")
        return
    day, moment = _when(dates.read(front["date"]), day_named(name), clock)
    yield Incoming(
        text=told,
        day=day,
        file=name,
        line=1,
        moment=moment,
        tags=without_signs(tag.strip() for tag in front["tags"].split(",")),
        starred=front["starred"] == "True",
        id=_UUID.findall(front["more"])[0] if own_id else "",
        stamp=front["date"],
        fields={"front matter": more.strip("\n")} if more.strip() else {},
    )


def _when(said: Stamp | None, named: dt.date | None, clock: Clock) -> tuple[PartialDate | None, dt.datetime | None]:
    """The day and the moment of a stamp; the day that something else names counts."""
    day = named or (said.when.date() if said and said.has_day else None)
    if day is None:
        return None, None
    if said is None or not said.has_time:
        return PartialDate.kept(day), None
    moment = clock.moment(dt.datetime.combine(day, said.when.time()), said.offset)
    return PartialDate.kept(day), moment


def _noted(
    block: str, place: Place, line: int, dates: Dates, clock: Clock, *, shifted: int
) -> Iterator[Incoming | Oddity]:
    first, _, rest = block.partition("\n")
    said, length = dates.begins(first) or (None, 0)
    title = first[length:].strip()
    text = joined(title, _unshifted(rest, shifted))
    if not text:
        yield Oddity(place.file, line, "This entry says nothing, and was left out.")
        return
    day, moment = _when(said, place.day, clock)
    if day is None:
        yield Oddity(place.file, line, "This heading begins with no date that can be read; it comes in with none.")
    yield Incoming(
        text=text,
        day=day,
        file=place.file,
        line=line,
        moment=moment,
        tags=tags_in(f"{title}\n{rest}", place.signs),
        stamp=first[:length].strip(),
    )


def _unshifted(text: str, by: int) -> str:
    """Headings as they were, before jrnl set them below its own."""
    return re.sub(rf"^#{{{by}}}(?=#+ )", "", text, flags=re.MULTILINE)
