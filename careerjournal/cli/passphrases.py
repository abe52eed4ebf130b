"""Where passphrases come from: a file that was named, or somebody at the terminal; never an argument."""

from __future__ import annotations

import argparse
import locale
import os
import sys
from typing import BinaryIO

from careerjournal.cli.arguments import shell_path
from careerjournal.cli.output import tell
from careerjournal.cli.status import CannotGoOn, Status

TRIES = 3
"""How often a passphrase may be typed."""

LONGEST = 65_536
"""Bytes in a line of a passphrase file; a file without any line break is no passphrase."""


def is_typed(asked: argparse.Namespace) -> bool:
    """Whether somebody types the passphrase, and can type it again."""
    if asked.passphrase_file == "-":
        return sys.stdin is not None and sys.stdin.isatty()
    return asked.passphrase_file is None


def passphrase_from(asked: argparse.Namespace, prompt: str = "Passphrase: ", line: int = 0) -> str:
    """The passphrase: a line of the file that was named, or else typed without being shown.

    Raises:
        CannotGoOn: the file cannot be read or has no such line, or there is no terminal to ask at.
    """
    if not is_typed(asked):
        found = secret_line(asked, line)
        if not found:
            place = "first" if line == 0 else "second"
            raise CannotGoOn(f"The {place} line of the passphrase file is empty.", Status.USAGE)
        return found
    if not _can_ask():
        raise CannotGoOn("There is no terminal to ask for the passphrase. Use --passphrase-file.", Status.USAGE)
    from getpass import getpass

    from careerjournal.text_files import BYTE_ORDER_MARK

    while True:
        try:
            return getpass(prompt).removeprefix(BYTE_ORDER_MARK)
        except UnicodeDecodeError:
            tell("The terminal sent something that is no text. Type it again.")


def new_passphrase(asked: argparse.Namespace, line: int, usual: str = "") -> str:
    """A passphrase to be set: from the file, or typed twice; where there is a usual one, that for an empty answer.

    How strong one is that is typed is said, and of one from the file that it is weak.

    Raises:
        CannotGoOn: there is none, or the two that were typed are not the same.
    """
    from careerjournal.access.passphrase_strength import strength

    if not is_typed(asked):
        found = secret_line(asked, line) or usual or passphrase_from(asked, line=line)
        if found != usual and not (judged := strength(found)).enough:
            tell(judged.words)
        return found
    for left in range(TRIES - 1, -1, -1):
        first = passphrase_from(
            asked, "Passphrase of the copy, if it is to be another: " if usual else "New passphrase: "
        )
        if usual and not first:
            return usual
        tell(strength(first).words)
        if first and first == passphrase_from(asked, "The same again: "):
            return first
        if left:
            tell("The two are not the same. Type it again, twice." if first else "A passphrase cannot be empty.")
    raise CannotGoOn("The two are not the same, or empty. Nothing was changed.")


def secret_line(asked: argparse.Namespace, number: int = 0) -> str:
    """A line of the passphrase file, empty where it has none. No more of it is read than that.

    Raises:
        CannotGoOn: the file cannot be read, or a line of it is too long.
    """
    from careerjournal.text_files import Unreadable, decoded

    lines: list[str] = vars(asked).setdefault("secret_lines", [])
    try:
        while len(lines) <= number:
            lines.append(decoded(_next_line(asked), locale.getencoding()).rstrip("\r\n"))
    except FileNotFoundError:
        why = "it is not there"
    except (AttributeError, OSError) as error:
        why = (getattr(error, "strerror", None) or "it is closed").lower()
    except Unreadable as error:
        why = str(error)
    else:
        return lines[number]
    what = "The passphrase on standard input" if asked.passphrase_file == "-" else "The passphrase file"
    raise CannotGoOn(f"{what} cannot be read: {why}.")


def _next_line(asked: argparse.Namespace) -> bytes:
    from careerjournal.text_files import Unreadable, opened

    file: BinaryIO | None
    if asked.passphrase_file == "-":
        file = getattr(sys.stdin, "buffer", None)
    else:
        file = getattr(asked, "secret_file", None)
        if file is None:
            file = asked.at_end.enter_context(opened(shell_path(asked.passphrase_file), pipes=True))
            asked.secret_file = file
    line = sys.stdin.readline(LONGEST + 1).encode() if file is None else file.readline(LONGEST + 1)
    asked.line_ended = line.endswith(b"\n")
    if len(line) > LONGEST:
        raise Unreadable(f"it has a line of more than {LONGEST:,} bytes")
    return line


def _can_ask() -> bool:
    """Whether `getpass` finds somebody: at the terminal of this process, even where standard input is a pipe."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | getattr(os, "O_NOCTTY", 0)))
    except OSError:
        return False
    return True
