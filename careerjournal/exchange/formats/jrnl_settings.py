"""What jrnl's settings say of a journal: how its dates are written, and which signs begin a tag."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

from careerjournal.exchange.files import Files, SourceUnreadable, opened_files

NAMES: Final = ("jrnl.yaml", ".jrnl_config", "jrnl.yml")
"""What the file is called: by jrnl 2 and later, by jrnl 1, and by people."""
_LONGEST: Final = 100_000
_LINE: Final = re.compile(r"(?P<indent> *)(?P<key>[^\s:#'\"][^:]*|'[^']*'|\"[^\"]*\"):(?:\s+(?P<value>.*))?$")
_QUOTED: Final = re.compile(r"'(?P<single>(?:[^']|'')*)'|(?P<double>\"(?:[^\"\\]|\\.)*\")|(?P<plain>[^#'\"][^#]*)")


class Settings(NamedTuple):
    """What is told; empty where nothing is.

    Attributes:
        dates: how dates are written, as ``strftime`` has it.
        signs: the signs that begin a tag.
    """

    dates: str = ""
    signs: str = ""


def settings_beside(files: Files) -> Settings:
    """What the settings say that stand in the folder which was pointed at, or beside the file."""
    for name in NAMES:
        if name in files.names and len(files.names) > 1:
            return _settings(files.beginning(name, _LONGEST), files)
    if len(files.names) == 1 and files.path.is_file():
        for name in NAMES:
            beside = files.path.with_name(name)
            if beside.is_file() and beside != files.path:
                try:
                    with opened_files(beside) as those:
                        return _settings(those.beginning(name, _LONGEST), files)
                except SourceUnreadable:
                    continue
    return Settings()


def _settings(text: str, files: Files) -> Settings:
    """What a file of settings says of a journal: of all of them, or of that one by itself."""
    said = _parsed(text)
    found = [said]
    journals = said.get("journals")
    if isinstance(journals, dict):
        for one in journals.values():
            place = one.get("journal") if isinstance(one, dict) else None
            if isinstance(place, str) and PurePosixPath(place.replace("\\", "/")).name == files.path.name:
                found.insert(0, one)
    values = {key: _first(found, key) for key in ("timeformat", "tagsymbols")}
    return Settings(values["timeformat"], values["tagsymbols"])


def _first(found: list[dict[str, Any]], key: str) -> str:
    return next((one[key] for one in found if isinstance(one.get(key), str) and one[key].strip()), "")


def _parsed(text: str) -> dict[str, Any]:
    """The settings, as far as they are plain: jrnl writes a key a line, and what is within another indented."""
    if text.lstrip().startswith("{"):
        try:
            said = json.loads(text)
        except (ValueError, RecursionError):
            return {}
        return said if isinstance(said, dict) else {}
    top: dict[str, Any] = {}
    within: list[tuple[int, dict[str, Any]]] = [(-1, top)]
    for line in text.split("\n"):
        match = _LINE.match(line.rstrip())
        if not match:
            continue
        indent = len(match["indent"])
        while within[-1][0] >= indent:
            within.pop()
        key, value = _plain(match["key"]), match["value"]
        if value:
            within[-1][1][key] = _plain(value)
        else:
            inner: dict[str, Any] = {}
            within[-1][1][key] = inner
            within.append((indent, inner))
    return top


def _plain(value: str) -> str:
    """A scalar of YAML without its quotes."""
    match = _QUOTED.match(value)
    if not match:
        return value.strip()
    said: Mapping[str, str | None] = match.groupdict()
    if said["single"] is not None:
        return said["single"].replace("''", "'")
    if said["double"] is not None:
        try:
            return str(json.loads(said["double"]))
        except ValueError:
            return said["double"][1:-1]
    return (said["plain"] or "").strip()
