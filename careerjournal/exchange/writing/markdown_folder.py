"""A journal as a folder of Markdown: a file an entry, with front matter, and links that work in Obsidian."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Final

import yaml

from careerjournal.exchange.writing.entry_parts import marked, parts_of, replaced
from careerjournal.exchange.writing.web_page import CLOSED, Called
from careerjournal.model import Entry, Kind, Ref
from careerjournal.model.text import clean_line

_UNSAFE: Final = re.compile(r'[\\/:*?"<>|#^\[\]%\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+')
"""What some system, or Obsidian in a link, does not take in a file's name."""
_LONGEST: Final = 60
"""Characters of a title in a file's name; bytes are counted besides."""
_BYTES: Final = 180
_ENDS_A_LINK: Final = re.compile(r"[\[\]|]+")
_NO_TAG: Final = re.compile(r"[^\w/-]+")

_DUMPER: Final[type[Any]] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

Named = tuple[str, str]
"""A file's name, with slashes, and its text."""


def markdown_folder(entries: Iterable[Entry], called: Called, *, closed: bool = False) -> Iterator[Named]:
    """The files, one after another; each name but once, also where capitals do not count.

    Args:
        entries: what is to go out.
        called: what each entry of the journal is called.
        closed: whether what is closed goes out, too.
    """
    there = list(entries)
    names = {entry.ref: _name(entry, called) for entry in there}
    for entry in there:
        if entry.was is not None:  # what points at that leads here
            names.setdefault(entry.was, names[entry.ref])
    for entry in there:
        yield f"{entry.KIND.plural}/{names[entry.ref]}.md", _text(entry, called, names, closed=closed)


def _yaml(facts: dict[str, Any]) -> str:
    """Front matter: by libyaml, which is many times as fast, except where it would spell letters as numbers."""
    made: str = yaml.dump(facts, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    return yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=10_000) if "\\U" in made else made


def _name(entry: Entry, called: Called) -> str:
    """A file's name, without folder and ending: the day, the title, and what tells it from every other."""
    title = _UNSAFE.sub(" ", unicodedata.normalize("NFC", clean_line(called(entry.ref))))
    title = " ".join(title.split())
    if len(title) > _LONGEST:
        title = title[:_LONGEST].rpartition(" ")[0] or title[:_LONGEST]
    title = title.strip(" .,;:")
    while len(title.encode()) > _BYTES:
        title = title[:-1].rstrip()
    parts = (str(entry.date) if entry.date is not None else "", title, f"({entry.ref})")
    return " ".join(filter(None, parts))


def _text(entry: Entry, called: Called, names: dict[Ref, str], *, closed: bool) -> str:
    shown = entry if closed else entry.as_shown()

    def link(ref: Ref) -> str:
        said = clean_line(called(ref) or str(ref))
        return f"[[{names[ref]}|{_ENDS_A_LINK.sub(' ', said).strip()}]]" if ref in names else said

    facts: dict[str, Any] = {"entry": entry.KIND.value, "number": entry.number}
    if entry.date is not None:
        facts["date"] = str(entry.date)
    for name in ("created", "updated"):
        if (moment := getattr(entry, name)) is not None:
            facts[name] = moment.isoformat()
    if entry.tags:
        facts["tags"] = list(dict.fromkeys(_NO_TAG.sub("-", tag).strip("-") for tag in entry.tags))
    texts = []
    for part in parts_of(shown):
        if part.is_long:
            texts.append((part.label, replaced(marked(part.text), link)))
        else:
            facts[part.label] = replaced(marked(part.text), link)
    if entry.links:
        facts["See also"] = [link(ref) for ref in entry.links]
    front = _yaml(facts)
    title = clean_line(called(entry.ref))
    pieces = [f"---\n{front}---"]
    if not (entry.KIND is Kind.REFLECTION and shown.body):
        pieces.append(f"# {title}")
    for place, (label, text) in enumerate(texts):
        alone = entry.KIND is Kind.REFLECTION and place == 0
        pieces.append(text if alone else f"## {label}\n\n{text}")
    if shown != entry:
        pieces.append(f"*{CLOSED}*")
    return "\n\n".join(pieces) + "\n"
