"""What is said: results on standard output, messages on standard error, and nothing but text on either."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from careerjournal.cli.status import CannotGoOn

if TYPE_CHECKING:
    from pathlib import Path


def tell(sentence: str) -> None:
    """Say something about what was asked, on standard error."""
    if sys.stderr is not None:  # `print` would take standard output instead
        print(f"careerjournal: {printable(sentence)}", file=sys.stderr)


def say(text: str) -> None:
    """Print a result: whatever is in it, nothing reaches the terminal but text."""
    print(printable(text))


def give(text: str, path: Path | None) -> None:
    """Print a result, or write it to a new file where one is named.

    Raises:
        CannotGoOn: it could not be written.
    """
    from careerjournal.sharing.errors import SharingError
    from careerjournal.sharing.writing import write_out

    if path is None:
        say(text.rstrip("\n"))
        return
    try:
        write_out(path, text.encode())
    except SharingError as error:
        raise CannotGoOn(str(error)) from error


def say_json(value: object) -> None:
    """Print a result as one JSON document."""
    import json

    # ASCII: a script gets every character whatever the locale, and a terminal gets no control character.
    print(json.dumps(value, indent=2))


def printable(text: str) -> str:
    """The text without control characters, in what standard output can show."""
    from careerjournal.model.text import clean

    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return clean(text).encode(encoding, "replace").decode(encoding)


def counted(number: int, one: str, more: str) -> str:
    """A number with the word for one or for more."""
    return f"{number} {one if number == 1 else more}"


def drop_results() -> None:
    """Let what was not written go, or Python would try again while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell_origin(error: BaseException) -> None:
    """Where an error came from, in our own lines: its words, its notes and its variables may be somebody's secrets."""
    if sys.stderr is not None:
        print("".join(_origin(error, set())), end="", file=sys.stderr)


def _origin(error: BaseException, told: set[int]) -> Iterator[str]:
    import traceback

    told.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in told:
        yield from _origin(before, told)
        yield "\nwhich led to:\n\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__qualname__}\n"
    for inside in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield "\nin which was:\n\n"
        yield from _origin(inside, told)
