"""Our own JSON, as `careerjournal.exchange.writing.journal_json` writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from careerjournal.exchange.format import Answers, Format, Oddity, Own, OwnBeside, Read, SourceError
from careerjournal.exchange.reading.files import Files
from careerjournal.exchange.reading.json_text import only, parsed
from careerjournal.exchange.writing.journal_json import SHAPE
from careerjournal.model import Arrangement, RecordError, from_record, part_from_record
from careerjournal.model.links import LAST_NUMBER

_BEGIN = re.compile(r'\s*\{\s*"careerjournal"\s*:\s*[0-9]')


class JournalJson(Format):
    """A journal of ours, or a part of one."""

    name = "json"
    title = "careerjournal’s JSON"

    def recognises(self, files: Files) -> bool:
        """A document that says in the beginning what it is."""
        return _document(files) is not None

    def read(self, files: Files, answers: Answers) -> Iterator[Read]:
        """The entries as they were kept, and then what is beside them."""
        name = _document(files) or only(files)
        said = parsed(files, name)
        version = said.get("careerjournal") if isinstance(said, dict) else None
        if type(version) is not int or not isinstance(said.get("entries"), list):
            raise SourceError(f"{files.said(name)} is not what careerjournal exports as JSON.")
        if version > SHAPE:
            raise SourceError(f"{files.said(name)} was written by a newer careerjournal. Take it in with that one.")
        for place, record in enumerate(said["entries"], 1):
            yield _entry(record, name, place)
        yield OwnBeside(
            _documents(said.get("history")),
            _documents(said.get("trash")),
            _arrangement(said.get("arrangement")),
        )


def _entry(record: Any, name: str, place: int) -> Own | Oddity:
    number = record.get("number") if isinstance(record, dict) else None
    if type(number) is not int or not 0 < number <= LAST_NUMBER:
        return Oddity(name, None, f"Entry {place} has no number that an entry can have, and was left out.")
    try:
        return Own(from_record({key: value for key, value in record.items() if key != "number"}, number), name)
    except RecordError as error:
        return Oddity(name, None, f"{str(record.get('entry'))[:20]} {number}: {error} It was left out.")


def _document(files: Files) -> str | None:
    """The document: the only file, or the one that says what it is among others, as in a pack of all formats."""
    at_the_top = [name for name in files.names if "/" not in name and name.lower().endswith(".json")]
    among = files.names if len(files.names) == 1 else at_the_top
    found = [name for name in among if _BEGIN.match(files.beginning(name, 200))]
    return found[0] if len(found) == 1 else None


def _documents(said: Any) -> tuple[dict[str, Any], ...]:
    """Those of a list that hold a record."""
    documents = said if isinstance(said, list) else ()
    return tuple(one for one in documents if isinstance(one, dict) and isinstance(one.get("record"), dict))


def _arrangement(record: Any) -> Arrangement | None:
    try:
        return part_from_record(Arrangement, record) if isinstance(record, dict) else None
    except RecordError:
        return None
