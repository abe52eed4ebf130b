"""What jrnl's settings say of a journal: how its dates are written, and which signs begin a tag."""

from __future__ import annotations

from contextlib import suppress
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

from careerjournal.exchange.files import Files, SourceUnreadable, opened_files

NAMES: Final = ("jrnl.yaml", ".jrnl_config", "jrnl.yml")
"""What the file is called: by jrnl 2 and later, by jrnl 1, and by people."""
_LONGEST: Final = 100_000


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
    """What a file of settings says; nothing where it cannot be read."""
    from careerjournal.exchange import yaml_text  # noqa: PLC0415 - only where there are settings

    with suppress(yaml_text.YamlError):
        said = yaml_text.parsed(text)
        return said if isinstance(said, dict) else {}
    return {}
