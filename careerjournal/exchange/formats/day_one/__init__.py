"""Day One: its JSON of every platform, in a zip, a folder or by itself, and the folders of Day One Classic."""

from __future__ import annotations

import datetime as dt
import json
import plistlib
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, Final

from careerjournal.exchange.format import (
    Answers,
    Format,
    Incoming,
    Oddity,
    Read,
    SourceError,
)
from careerjournal.exchange.formats.day_one.escapes import without_needless_escapes
from careerjournal.exchange.formats.day_one.rich_text import markdown_of
from careerjournal.exchange.reading.entry_links import link_to
from careerjournal.exchange.reading.files import Files, SourceUnreadable, iter_named
from careerjournal.exchange.reading.json_text import parsed
from careerjournal.exchange.reading.moments import Told, told

_LOOKED_AT: Final = 256 * 1024
_OF_JSON: Final = re.compile(r'"(?:creationDate|userEditDate|richTextJSON)"\s*:')
_MEDIA: Final = {"photos": "photo", "videos": "video", "audios": "recording", "pdfAttachments": "document"}
"""What may hang on an entry: the key it stands under, and the word for one."""
_FOLDER: Final = {"pdfAttachments": "pdfs"}
_MOMENT: Final = re.compile(r"!\[(?P<words>[^\[\]\n]*)\]\(dayone-moment:/+(?:\w+/)?(?P<id>[0-9A-Za-z-]+)\)")
_LINK: Final = re.compile(r"(?:\[(?P<words>[^\[\]\n]*)\]\()?dayone2?://view\?entryId=(?P<id>[0-9A-Fa-f-]+)(?(words)\))")
_USED: Final = {
    "uuid",
    "id",
    "creationDate",
    "date",
    "timeZone",
    "isAllDay",
    "text",
    "richText",
    "richTextJSON",
    "tags",
    "starred",
}


class DayOne(Format):
    """What Day One exports, and what it kept in its Classic days."""

    name = "dayone"
    title = "Day One"

    def recognises(self, files: Files) -> bool:
        """JSON whose entries say when they were created as only Day One does, or files that end in ``.doentry``."""
        return any(name.endswith(".doentry") for name in files.names) or any(self._journals(files))

    def read(self, files: Files, answers: Answers) -> Iterator[Read]:
        """The journals, one after another, in order of name."""
        journals = list(self._journals(files))
        classic = [name for name in files.names if name.endswith(".doentry")]
        if not journals and not classic:
            raise SourceError("There is no journal of Day One in it. Export it as JSON, and point at the zip.")
        for name in journals:
            yield from _journal(files, name)
        for name in classic:
            yield from _classic(files, name)

    def _journals(self, files: Files) -> Iterator[str]:
        for name in files.names if len(files.names) == 1 else iter_named(files, ".json"):
            begin = files.beginning(name, _LOOKED_AT)
            if _OF_JSON.search(begin) and ('"uuid"' in begin or '"richTextJSON"' in begin):
                yield name


def _journal(files: Files, name: str) -> Iterator[Read]:
    said = parsed(files, name)
    if isinstance(said, dict) and isinstance(said.get("entries"), list):
        metadata, entries = said.get("metadata"), said["entries"]
    else:  # the command line prints an entry, or a list of them
        metadata, entries = None, said if isinstance(said, list) else [said]
    version = str(metadata.get("version", "")) if isinstance(metadata, dict) else ""
    hanging = _Hanging(files, name, entries)
    for place, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            yield Oddity(name, None, f"Item {place} is no entry, and was left out.")
            continue
        yield from _entry(hanging, name, entry, place, escaped=not re.match(r"\d{4}\.", version))


def _entry(hanging: _Hanging, name: str, entry: dict[str, Any], place: int, *, escaped: bool) -> Iterator[Read]:
    own_id = str(entry.get("uuid") or entry.get("id") or "")
    when = _when(entry)
    if when.odd:
        yield Oddity(name, None, f"Entry {place}: {when.odd}")
    text = _words(entry.get("text"))
    rich = entry.get("richText") or entry.get("richTextJSON")
    if text.strip():
        text = without_needless_escapes(text) if escaped else text
    elif rich:
        text, odd = markdown_of(rich)
        if odd:
            yield Oddity(name, None, f"Entry {place}: {odd}")
    text, left = hanging.named(text, entry)
    text = _LINK.sub(lambda match: link_to(_bare(match["id"]), match["words"] or "", match[0]), text)
    tags = entry.get("tags")
    yield Incoming(
        text=text,
        day=when.day,
        file=name,
        moment=when.moment,
        tags=tuple(str(tag) for tag in tags) if isinstance(tags, list) else (),
        starred=bool(entry.get("starred")),
        id=_bare(own_id),
        stamp=str(entry.get("creationDate") or entry.get("date") or ""),
        journal=PurePosixPath(name).stem,
        fields={key: value for key, value in entry.items() if key not in _USED}
        | {key: entry[key] for key in ("timeZone", "isAllDay") if entry.get(key)},
        left_behind=left,
    )


def _words(value: object) -> str:
    """A text; empty where it is none."""
    return value if isinstance(value, str) else ""


def _bare(own_id: str) -> str:
    """An id without the hyphens that it has in some places and not in others."""
    return own_id.replace("-", "").upper()


def _when(entry: dict[str, Any]) -> Told:
    stamp, zone, all_day = entry.get("creationDate"), str(entry.get("timeZone") or ""), bool(entry.get("isAllDay"))
    if stamp is None and isinstance(entry.get("date"), int | float):
        try:
            stamp = dt.datetime.fromtimestamp(entry["date"] / 1000, dt.UTC).isoformat()
        except (OverflowError, ValueError, OSError):
            stamp = entry["date"]
    return told(str(stamp or ""), zone, all_day=all_day)


class _Hanging:
    """Pictures and the like that hang on the entries of a journal: named in the texts, and left behind."""

    def __init__(self, files: Files, name: str, entries: list[Any]) -> None:
        self._files = files
        self._within = PurePosixPath(name).parent
        self._things = {own_id: thing for entry in entries for own_id, thing in self._of(entry).items()}

    def _of(self, entry: object) -> dict[str, str]:
        """What hangs on an entry: by the id of each, what it is and where it was left."""
        return {
            str(one.get("identifier") or one.get("md5") or ""): self._said(key, word, one)
            for key, word in _MEDIA.items()
            if isinstance(entry, dict) and isinstance(entry.get(key), list)
            for one in entry[key]
            if isinstance(one, dict)
        }

    def _said(self, key: str, word: str, one: dict[str, Any]) -> str:
        ending = str(one.get("type") or one.get("format") or ("pdf" if key == "pdfAttachments" else "")).lstrip(".")
        own = one.get("filename") or one.get("pdfName") or one.get("title") or ""
        path = (self._within / _FOLDER.get(key, key) / f"{one.get('md5')}.{ending}").as_posix()
        there = self._files.lower.get(path.lower())
        return f"{f'{word} {own}'.strip()}, {f'left in {there}' if there else 'not in the export'}"

    def named(self, text: str, entry: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
        """An entry's text with each thing named where it stood, or at the end; and all that hangs on it."""
        left: dict[str, str] = {}

        def said(match: re.Match[str]) -> str:
            own_id = match["id"]
            left[own_id] = self._things.get(own_id, f"{match['words'] or 'something'}, not in the export")
            return f"({left[own_id]})"

        text = _MOMENT.sub(said, text).rstrip("\n")
        rest = {own_id: thing for own_id, thing in self._of(entry).items() if own_id not in left}
        said_last = (f"({thing})" for thing in rest.values())
        return "\n\n".join([*filter(None, [text]), *said_last]), (*left.values(), *rest.values())


_CLASSIC_USED: Final = {"Creation Date", "Time Zone", "Entry Text", "Tags", "Starred", "UUID"}


class _Twice(Exception):
    """A key that stands twice in one dictionary."""


class _Once(dict[str, Any]):
    """A dictionary that takes no key twice."""

    def __setitem__(self, key: str, value: Any) -> None:
        if key in self:
            raise _Twice(str(key)[:40])
        super().__setitem__(key, value)


def _classic(files: Files, name: str) -> Iterator[Read]:
    try:
        entry = plistlib.loads(files.read(name), dict_type=_Once)
        rest = {key: value for key, value in entry.items() if key not in _CLASSIC_USED}
        fields = json.loads(json.dumps(rest | {"Time Zone": entry.get("Time Zone", "")}, default=str))
    except SourceUnreadable as error:
        yield Oddity(name, None, f"{error} It was left out.")
        return
    except _Twice as error:
        yield Oddity(name, None, f"It says “{error}” twice, so which is meant is not known, and was left out.")
        return
    except Exception:  # plistlib raises whatever a damaged file leads it to
        yield Oddity(name, None, "It is no entry that can be read, and was left out.")
        return
    stamp = entry.get("Creation Date")
    written = f"{stamp.isoformat()}Z" if isinstance(stamp, dt.datetime) else ""
    when = told(written, str(entry.get("Time Zone") or ""))
    if when.odd:
        yield Oddity(name, None, when.odd)
    own_id = str(entry.get("UUID") or PurePosixPath(name).stem)
    text, left = _words(entry.get("Entry Text")), []
    within = PurePosixPath(name).parent.parent
    photo = files.lower.get((within / "photos" / f"{own_id}.jpg").as_posix().lower())
    if photo:
        left.append(f"photo, left in {photo}")
        text = f"{text}\n\n({left[0]})".lstrip("\n")
    tags = entry.get("Tags")
    yield Incoming(
        text=_LINK.sub(lambda match: link_to(_bare(match["id"]), match["words"] or "", match[0]), text),
        day=when.day,
        file=name,
        moment=when.moment,
        tags=tuple(str(tag) for tag in tags) if isinstance(tags, list) else (),
        starred=bool(entry.get("Starred")),
        id=_bare(own_id),
        stamp=written,
        journal=within.stem if within.suffix == ".dayone" else "",
        fields=fields,
        left_behind=tuple(left),
    )
