"""What jrnl's settings say of a journal: how its dates are written, and which signs begin a tag."""

from __future__ import annotations

from contextlib import suppress
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

from careerjournal.exchange.reading.files import Files, SourceUnreadable, opened_files

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


def is_settings(name: str) -> bool:
    """Whether a file is one of settings, by its name."""
    return PurePosixPath(name).name in NAMES


def settings_of(files: Files, journal: str) -> Settings:
    """What the settings say that stand in the folder which was pointed at, or beside the file or the folder.

    Args:
        files: what was pointed at.
        journal: the journal's own name in it.
    """
    name = PurePosixPath(files.path.name if files.names == [journal] else journal).name
    for inside in filter(is_settings, files.names):
        if inside != journal and inside.count("/") <= 1:
            return _settings(files.beginning(inside, _LONGEST), name)
    for beside in map(files.path.with_name, NAMES):
        if beside.is_file() and beside != files.path:
            with suppress(SourceUnreadable), opened_files(beside) as those:
                return _settings(those.beginning(beside.name, _LONGEST), name)
    return Settings()


def _settings(text: str, name: str) -> Settings:
    """What a file of settings says of a journal: of all of them, or of that one by itself."""
    said = _parsed(text)
    found = [said]
    journals = said.get("journals")
    if isinstance(journals, dict):
        for one in journals.values():
            place = one.get("journal") if isinstance(one, dict) else None
            if isinstance(place, str) and PurePosixPath(place.replace("\\", "/")).name == name:
                found.insert(0, one)
    values = {key: _first(found, key) for key in ("timeformat", "tagsymbols")}
    return Settings(values["timeformat"], values["tagsymbols"])


def _first(found: list[dict[str, Any]], key: str) -> str:
    return next((one[key] for one in found if isinstance(one.get(key), str) and one[key].strip()), "")


def _parsed(text: str) -> dict[str, Any]:
    """What a file of settings says; nothing where it cannot be read."""
    from careerjournal.exchange.reading import yaml_text  # noqa: PLC0415 - only where there are settings

    with suppress(yaml_text.YamlError):
        said = yaml_text.parsed(text)
        return said if isinstance(said, dict) else {}
    return {}
