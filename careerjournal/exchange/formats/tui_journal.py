"""tui-journal: one JSON file, an array of entries, or an object with a version around that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from careerjournal.exchange.format import Answers, Format, Incoming, Oddity, SourceError, titled
from careerjournal.exchange.reading.files import Files, SourceUnreadable
from careerjournal.exchange.reading.json_text import only, parsed
from careerjournal.model import PartialDate

_OWN = {"date", "title", "content", "tags"}


class TuiJournal(Format):
    """What tui-journal keeps in ``entries.json``, and what it exports."""

    name = "tuijournal"
    title = "tui-journal"

    def recognises(self, files: Files) -> bool:
        """An array of objects that each have a date, a title and a content."""
        if len(files.names) != 1:
            return False
        begin = files.beginning(files.names[0]).lstrip()
        return begin[:1] in ("[", "{") and all(f'"{key}"' in begin for key in _OWN)

    def read(self, files: Files, answers: Answers) -> Iterator[Incoming | Oddity]:
        """The entries as they stand."""
        try:
            name = only(files)
            said = parsed(files, name)
        except SourceUnreadable as error:
            raise SourceError(str(error)) from error
        entries = said.get("entries") if isinstance(said, dict) else said
        if not isinstance(entries, list):
            raise SourceError(f"{files.said(name)} holds no list of entries.")
        for place, entry in enumerate(entries, 1):
            if isinstance(entry, dict):
                yield from _read(entry, name, place)
            else:
                yield Oddity(name, None, f"Item {place} is no entry, and was left out.")


def _read(entry: dict[str, Any], name: str, place: int) -> Iterator[Incoming | Oddity]:
    title, content, stamp = (str(entry.get(key) or "") for key in ("title", "content", "date"))
    try:
        # A day at midnight UTC, whatever the zone: it is never to be converted.
        day = PartialDate.told(dt.date.fromisoformat(stamp[:10]))
    except ValueError:
        day = None
        yield Oddity(name, None, f"Entry {place} has no date that can be read; it comes in with none.")
    tags = entry.get("tags")
    yield Incoming(
        text=titled(title, content),
        day=day,
        file=name,
        tags=tuple(str(tag) for tag in tags) if isinstance(tags, list) else (),
        stamp=stamp,
        fields={key: value for key, value in entry.items() if key not in _OWN and value is not None},
    )
