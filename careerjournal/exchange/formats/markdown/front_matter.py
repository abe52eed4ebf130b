"""Front matter: the YAML between two lines of hyphens with which a file of Markdown may begin."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from careerjournal.exchange.reading.yaml_text import YamlError, parsed

_BEGIN: Final = re.compile(r"---[ \t]*\n")
_BLOCK: Final = re.compile(r"---[ \t]*\n(?!\s*\n)(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY: Final = re.compile(r"(?m)^(?=[^\s#:-][^:\n]*:(?:\s|$)|[\"'])")
_WORDS: Final = re.compile(r"\s*,\s*|\s+#|\s*;\s*")


class FrontMatter(NamedTuple):
    """What stands in it."""

    values: dict[str, Any]
    """By its keys as they are written."""
    problem: str = ""
    """What is wrong with it, in a sentence; empty where nothing is."""
    line: int | None = None
    """Where, from 1."""
    raw: str = ""
    """All of it as it stands, where something is wrong with it."""

    def first(self, *keys: str) -> str:
        """The first of these keys, in small letters, under which something stands, as it is written; else empty."""
        lower = {str(key).strip().lower(): key for key, value in self.values.items() if value not in (None, "", [])}
        return next((lower[key] for key in keys if key in lower), "")

    def text(self, key: str) -> str:
        """What stands under a key in small letters, on one line; empty where nothing does, or no single value."""
        value = self.values.get(self.first(key))
        return "" if value is None or isinstance(value, list | dict) else " ".join(str(value).split())

    def words(self, *keys: str) -> list[str]:
        """The words under any of these keys in small letters: a list of them, or a text with commas between."""
        found: list[str] = []
        for key, value in self.values.items():
            if str(key).strip().lower() in keys:
                items = value if isinstance(value, list) else _WORDS.split(str(value)) if value is not None else []
                found += [str(item).strip().lstrip("#") for item in items if item is not None]
        return [word for word in found if word]

    def without(self, *keys: str) -> dict[str, Any]:
        """What stands under other keys than these, whether in small letters or not."""
        lower = {key.lower() for key in keys if key}
        rest = {key: value for key, value in self.values.items() if str(key).strip().lower() not in lower}
        return {**rest, "front matter": self.raw} if self.raw else rest


def divided(text: str) -> tuple[FrontMatter, str]:
    """The front matter of a file, and the text behind it.

    Args:
        text: without a byte order mark, with the line ends of Unix.
    """
    match = _BLOCK.match(text)
    if match is None:
        if _BEGIN.match(text) and _KEY.match(text[4:]):
            return FrontMatter({}, "Its front matter does not end, so it is read as text.", 1), text
        return FrontMatter({}), text
    yaml, body = match["yaml"], text[match.end() :].lstrip("\n")
    try:
        values = parsed(yaml)
    except YamlError as error:
        line = error.line + 1 if error.line else None
        said = f"Its front matter cannot be read as a whole, for {error}; what could not be is kept beside the entry."
        return FrontMatter(_salvaged(yaml), said, line, yaml), body
    if values is None:
        return FrontMatter({}), body
    if not isinstance(values, dict):
        what = "a list" if isinstance(values, list) else "a text"
        said = f"Its front matter is {what}, with no keys; it is kept beside the entry."
        return FrontMatter({}, said, 1, yaml), body
    return FrontMatter({str(key): value for key, value in values.items()}), body


def _salvaged(yaml: str) -> dict[str, Any]:
    """What can be read of broken front matter, each key by itself; a value that cannot is the text it is."""
    found: dict[str, Any] = {}
    for part in _KEY.split(yaml):
        key, colon, rest = part.partition(":")
        if not colon or not key.strip():
            continue
        try:
            value = parsed(part)
            found.setdefault(key.strip(), value.get(key.strip()) if isinstance(value, dict) else rest.strip())
        except YamlError:
            found.setdefault(key.strip(), rest.strip())
    return found
