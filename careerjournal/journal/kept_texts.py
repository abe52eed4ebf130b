"""The texts of a record as it is kept, for whoever tells by them that it need not be decoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from careerjournal.model.text import clean

_CONTROLS: Final = bytes(range(32)).translate(None, b"\t\n") + b"\x7f"


def texts_in(kept: Any) -> Iterator[str]:
    """Every text in a record, or in a part of it, without the names of its fields."""
    for item in kept.values() if isinstance(kept, dict) else kept:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict | list):
            yield from texts_in(item)


def reads_otherwise(text: str) -> bool:
    """Whether a text as it is kept reads otherwise, once it is cleaned."""
    if not text.isascii():
        return clean(text) != text
    kept = text.encode()
    return len(kept.translate(None, _CONTROLS)) != len(kept)
