"""What is said: results on standard output, messages on standard error, and nothing but text on either."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from careerjournal.cli.status import CannotGoOn

if TYPE_CHECKING:
    from pathlib import Path


def tell(sentence: str) -> None:
    """Say something about what was asked, in a line on standard error; where nobody can hear it, go on."""
    from careerjournal.model.text import clean_line

    _tell(f"careerjournal: {clean_line(sentence)}\n")


def say(text: str, *, now: bool = False) -> None:
    """Print a result: whatever is in it, nothing reaches the terminal but text.

    Args:
        text: the result.
        now: whether to see to it that it is written, and not only at the end.

    Raises:
        CannotGoOn: standard output is closed.
        OSError: it cannot be written.
    """
    print(printable(text, _results()), flush=now)


def give(text: str, path: Path | None) -> None:
    """Print a result, or write it to a new file where one is named.

    Raises:
        CannotGoOn: it could not be written.
    """
    from careerjournal.sharing.errors import SharingError
    from careerjournal.sharing.writing import write_out

    if path is None:
        print(_in_columns(text.rstrip("\n"), _results()))
        return
    try:
        write_out(path, text.encode())
    except SharingError as error:
        raise CannotGoOn(str(error)) from error


def say_json(value: object) -> None:
    """Print a result as one JSON document."""
    import json

    # ASCII: a script gets every character whatever the locale, and a terminal gets no control character.
    print(json.dumps(value, indent=2), file=_results())


def say_code(code: str) -> None:
    """Print a recovery code that is in force already: on standard error where standard output refuses it after all.

    Raises:
        OSError: standard output refused it.
    """
    try:
        say(code, now=True)
    except OSError:
        tell(f"Standard output could not be written, so the recovery code is here: {code}")
        raise


def be_heard() -> None:
    """Make sure that a recovery code can be printed, before the one there was is replaced.

    Raises:
        CannotGoOn: standard output is closed, nobody reads it, or its disk is full.
    """
    if sys.stdout is None or not _takes_more(sys.stdout):
        raise CannotGoOn(
            "The recovery code is printed on standard output, which is closed or cannot be written. Nothing was done."
        )


def _takes_more(stream: TextIO) -> bool:
    """Whether something can be written, as far as can be seen without writing."""
    import select
    import stat

    try:
        descriptor = stream.fileno()
    except OSError:
        return True  # no file of the system's
    try:
        os.write(descriptor, b"")
        if stat.S_ISREG(os.fstat(descriptor).st_mode) and hasattr(os, "fstatvfs"):
            return os.fstatvfs(descriptor).f_bavail > 0
        if hasattr(select, "poll"):
            poll = select.poll()
            poll.register(descriptor, select.POLLERR)
            return not poll.poll(0)
    except OSError:
        return False
    return True


def printable(text: str, stream: TextIO | None) -> str:
    """The text without control characters, in what a stream can show."""
    from careerjournal.model.text import clean
    from careerjournal.plain_forms import in_lines

    return in_lines(clean(text), getattr(stream, "encoding", None) or "utf-8")


def _results() -> TextIO:
    """Standard output.

    Raises:
        CannotGoOn: it is closed; `print` would say nothing, and nobody would know.
    """
    if sys.stdout is None:
        raise CannotGoOn("Standard output is closed, so this could not be printed.")
    return sys.stdout


def _in_columns(text: str, stream: TextIO) -> str:
    """`printable`, for what is set in columns: nothing in it may become longer."""
    from rich.cells import cell_len

    from careerjournal.model.text import clean
    from careerjournal.plain_forms import in_cells

    return in_cells(clean(text), getattr(stream, "encoding", None) or "utf-8", cell_len)


def drop_results() -> None:
    """Let what was not written go, or Python would try again while it ends."""
    _drop(sys.stdout)


def tell_origin(error: BaseException) -> None:
    """Where an error came from, in our own lines: its words, its notes and its variables may be somebody's secrets."""
    _tell("".join(_origin(error, set())))


def _tell(text: str) -> None:
    if sys.stderr is None:  # `print` would take standard output instead
        return
    try:
        sys.stderr.write(printable(text, sys.stderr))
        sys.stderr.flush()
    except OSError:
        _drop(sys.stderr)


def _drop(stream: TextIO | None) -> None:
    if stream is not None:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


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
