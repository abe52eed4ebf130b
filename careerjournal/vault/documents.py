"""Documents: what JSON gives back as it was, and nothing else."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, cast

import msgspec

from careerjournal.vault.changes import Put, encode
from careerjournal.vault.errors import BadChanges
from careerjournal.vault.kept import Document

MAX_DEPTH = 100
"""Lists and objects inside one another, at most. Far more than an entry needs, and far less than the
thousand calls Python allows, so that a document that could be saved can always be copied and read."""


def copied(document: Mapping[str, Any]) -> Document:
    """Copy JSON data, lists and objects inside included. Several times faster than `copy.deepcopy`."""
    return cast("Document", msgspec.to_builtins(document))


def checked(value: Any, depth: int = MAX_DEPTH) -> Any:
    """Copy what a caller gave into plain JSON data, equal to what reading it back will give.

    A tuple becomes a list, and a string or number of a derived class becomes a plain one. Everything else
    that JSON would change or lose in silence is refused: dates, bytes, sets, keys that are not strings,
    NaN and infinity, half of a surrogate pair.

    Args:
        value: what is to be kept.
        depth: levels of lists and objects still allowed. It stops a list that holds itself, too.

    Raises:
        BadChanges: the value cannot be kept.
    """
    if isinstance(value, str):
        return checked_text(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float) and math.isfinite(value):
        return float(value)
    if depth > 0:
        if isinstance(value, dict):
            return {checked_text(key): checked(item, depth - 1) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [checked(item, depth - 1) for item in value]
    raise BadChanges("An entry holds something that cannot be kept in a journal.")


def checked_text(value: object) -> str:
    """The name of a field or of a table, as plain text.

    Raises:
        BadChanges: it is no text, or not valid Unicode.
    """
    if not isinstance(value, str):
        raise BadChanges("The name of a field or of a table must be text.")
    # Not str(value): that would say the name of an enumeration's member where its text is meant.
    text = str.__str__(value)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadChanges("An entry holds text that is not valid Unicode.") from error
    return text


def same(one: Document, other: Document) -> bool:
    """Whether two documents are saved as the same bytes."""
    # Not ==, to which 1, 1.0 and True are one and the same.
    return encode([Put("", 1, one)]) == encode([Put("", 1, other)])
