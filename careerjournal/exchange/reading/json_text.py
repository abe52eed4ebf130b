"""JSON that other programs wrote: read with a sentence for all that can be wrong with it."""

from __future__ import annotations

import json
from typing import Any

from careerjournal.exchange.reading.files import Files, SourceUnreadable


def only(files: Files) -> str:
    """The name of the one file there is.

    Raises:
        SourceUnreadable: there is none, or there are several.
    """
    if len(files.names) != 1:
        there = "no file" if not files.names else "more than one file"
        raise SourceUnreadable(f"There is {there} in {files.said(files.path.name)}. Point at the JSON file itself.")
    return files.names[0]


def parsed(files: Files, name: str) -> Any:
    """What a JSON file says.

    Raises:
        SourceUnreadable: it cannot be read, is no JSON, says one key twice, or is nested past all reason.
    """
    text = files.text(name)
    said = files.said(name)
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_refused)
    except _Twice as error:
        raise SourceUnreadable(f"{said} says “{error}” twice in one object, so which is meant is not known.") from error
    except json.JSONDecodeError as error:
        raise SourceUnreadable(f"{said} is no whole JSON: line {error.lineno}, {error.msg.lower()}.") from error
    except RecursionError as error:
        raise SourceUnreadable(f"{said} is nested deeper than any journal is.") from error
    except ValueError as error:  # NaN, infinity, or more digits than Python reads
        raise SourceUnreadable(f"{said} holds a number that JSON does not have, or that is far too long.") from error


def _refused(constant: str) -> float:
    raise ValueError(constant)


class _Twice(Exception):
    """A key that stands twice in one object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        raise _Twice(next(key for key in keys if keys.count(key) > 1)[:40])
    return found
