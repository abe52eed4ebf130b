"""RedNotebook: a file a month, in YAML, with a text a day in txt2tags' marks and categories beside it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from typing import Any, Final

from careerjournal.exchange.format import Answers, Format, Incoming, Oddity, Read, SourceError
from careerjournal.exchange.formats.rednotebook.txt2tags import as_markdown
from careerjournal.exchange.reading.files import Files, SourceUnreadable
from careerjournal.exchange.reading.yaml_text import YamlError, parsed
from careerjournal.model import PartialDate

_MONTH: Final = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])\.txt", re.ASCII)
_DAY: Final = re.compile(r"\s*(?:\{\s*\}|(?:(?:'|\")?\d{1,2}(?:'|\")?):)", re.ASCII)
_DAY_LINE: Final = re.compile(r"(?m)^['\"]?(\d{1,2})['\"]?:", re.ASCII)
_TAG: Final = re.compile(r"(?<![\w#&/])#(?!\d{1,3}\b)(?P<tag>[^\W\d][\w-]*)")
_TAGS: Final = ("tags", "tag")
"""The category whose items are tags."""


class RedNotebook(Format):
    """The folder in which RedNotebook keeps a journal."""

    name = "rednotebook"
    title = "RedNotebook"

    def recognises(self, files: Files) -> bool:
        """Files that are named by a month, and say its days."""
        months = _months(files)
        begins = [files.beginning(name, 400) for name in months[:12]]
        return any(_DAY.match(begin) and not begin.lstrip().startswith("{") for begin in begins) or (
            bool(begins) and all(_DAY.match(begin) for begin in begins)
        )

    def read(self, files: Files, answers: Answers) -> Iterator[Read]:
        """The days, in order."""
        months = _months(files)
        if not months:
            raise SourceError("There is no month of RedNotebook in it, like 2024-03.txt. Point at its folder “data”.")
        for name in months:
            yield from _month(files, name)
        for name in files.names:
            if re.search(r"CONFLICT_BACKUP|\.(?:old|new)(?:\.txt)?$", PurePosixPath(name).name):
                yield Oddity(name, None, "It is a copy that RedNotebook put aside, and was left out.")


def _months(files: Files) -> list[str]:
    return [name for name in files.names if _MONTH.fullmatch(PurePosixPath(name).name)]


def _month(files: Files, name: str) -> Iterator[Read]:
    try:
        text = files.text(name)
    except SourceUnreadable as error:
        yield Oddity(name, None, f"{error} It was left out.")
        return
    try:
        days = parsed(text)
    except YamlError as error:
        yield Oddity(name, error.line, f"The month cannot be read, for {error}. It was left out.")
        return
    if days is not None and not isinstance(days, dict):
        yield Oddity(name, 1, "The month holds no days, and was left out.")
        return
    lines = {int(found[1]): text.count("\n", 0, found.start()) + 1 for found in _DAY_LINE.finditer(text)}
    month = _MONTH.fullmatch(PurePosixPath(name).name)
    assert month is not None  # noqa: S101 - so it was chosen
    for key, said in (days or {}).items():
        day = None
        with suppress(ValueError, TypeError):
            day = dt.date(int(month["year"]), int(month["month"]), int(key))
        if day is None or not isinstance(said, dict):
            yield Oddity(
                name,
                lines.get(key) if isinstance(key, int) else None,
                f"“{str(key)[:20]}” is no day of it, and was left out.",
            )
            continue
        yield from _day(said, day, name, lines.get(day.day))


def _day(said: dict[str, Any], day: dt.date, name: str, line: int | None) -> Iterator[Read]:
    raw = said.get("text")
    made = as_markdown(raw if isinstance(raw, str) else "" if raw is None else str(raw))
    tags = [match["tag"] for match in _TAG.finditer(made.text)]
    categories = []
    for category, items in said.items():
        if category == "text":
            continue
        named = _items(items)
        if str(category).lower() in _TAGS:
            tags += [item.lstrip("#") for item in named]
        else:
            categories.append(
                "\n".join([f"**{category}**", "", *(f"- {as_markdown(item).text}" for item in named)]).rstrip()
            )
    text = "\n\n".join([*filter(None, [made.text]), *categories])
    if not text.strip() and not tags:
        return  # a day that was opened and left empty
    yield Incoming(
        text=text or f"#{' #'.join(tags)}",
        day=PartialDate.kept(day),
        file=name,
        line=line,
        tags=tuple(dict.fromkeys(tags)),
        stamp=day.isoformat(),
        left_behind=made.left_behind,
    )


def _items(items: object) -> list[str]:
    """What stands under a category, with what stands under that in brackets."""
    if isinstance(items, dict):
        return [f"{key} ({', '.join(_items(value))})" if value else str(key) for key, value in items.items()]
    if isinstance(items, list):
        return [str(item) for item in items]
    return [] if items is None else [str(items)]
