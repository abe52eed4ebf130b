"""What is said: results on standard output, messages on standard error, and nothing but text on either."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from careerjournal.cli.endings import STANDARD_OUTPUT
from careerjournal.cli.status import CannotGoOn

if TYPE_CHECKING:
    from pathlib import Path


def tell(sentence: str) -> None:
    """Say something about what was asked, in a line on standard error; where nobody can hear it, go on."""
    from careerjournal.model.text import clean_line

    _tell(f"careerjournal: {clean_line(sentence)}\n")


def tell_text(text: str) -> None:
    """Put a text on standard error, in lines as it is."""
    _tell(text if text.endswith("\n") else f"{text}\n")


def end_line() -> None:
    """End the line on the terminal that was left by ctrl+c or ctrl+d, before anything else is said there."""
    if sys.stderr is not None and sys.stderr.isatty():
        _tell("\n")


def say(text: str, *, now: bool = False) -> None:
    """Print a result: whatever is in it, nothing reaches the terminal but text.

    Args:
        text: the result.
        now: whether to see to it that it is written, and not only at the end.

    Raises:
        CannotGoOn: standard output is closed, or cannot be written.
        BrokenPipeError: nobody reads it any more.
    """
    with results_written():
        print(printable(text, _results()), flush=now)


def give(text: str, path: Path | None) -> None:
    """Print a result, or write it to a new file where one is named that is not `STANDARD_OUTPUT`.

    Raises:
        CannotGoOn: it could not be written.
    """
    from careerjournal.sharing.errors import SharingError
    from careerjournal.sharing.files import write_out

    if path is None or path == STANDARD_OUTPUT:
        with results_written():
            print(_in_columns(text.rstrip("\n"), _results()))
        return
    try:
        write_out(path, text.encode())
    except SharingError as error:
        raise CannotGoOn(str(error)) from error


def print_bytes(data: bytes) -> None:
    """Print a result that is UTF-8 already, byte for byte; a terminal gets the text that it is, as it can show it.

    Raises:
        CannotGoOn: standard output is closed, or cannot be written.
        BrokenPipeError: nobody reads it any more.
    """
    with results_written():
        output = _results()
        output.flush()
        if output.isatty():
            print(_in_columns(data.decode().rstrip("\n"), output), flush=True)
        else:
            output.buffer.write(data)
            output.flush()


def say_json(value: object, *, now: bool = False) -> None:
    """Print a result as one JSON document; ``now`` as of `say`."""
    import json

    # ASCII: a script gets every character whatever the locale, and a terminal gets no control character.
    with results_written():
        print(json.dumps(value, indent=2), file=_results(), flush=now)


def say_code(code: str) -> None:
    """Print a recovery code that is in force already: on standard error where standard output refuses it after all.

    Raises:
        CannotGoOn: standard output refused it.
        BrokenPipeError: nobody reads it any more.
    """
    try:
        say(code, now=True)
    except (CannotGoOn, OSError):
        tell(f"Standard output could not be written, so the recovery code is here: {code}")
        raise


@contextmanager
def results_written() -> Iterator[None]:
    """Inside, results are written: what the system refuses then is said of standard output.

    Raises:
        CannotGoOn: it cannot be written; what waited to be is let go of.
        BrokenPipeError: nobody reads it any more.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_results()
        why = error.strerror or type(error).__name__
        raise CannotGoOn(f"Standard output could not be written: {why}.") from error


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
    """Discard the results that could not be written, or Python would try to write them again while it ends."""
    _drop(sys.stdout)


def tell_origin(error: BaseException) -> None:
    """Print where in our own code an error came from, and none of its words or variables: they may be secrets."""
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
