"""What somebody types at the terminal: a text of many lines, or a line for each question."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import Final

from careerjournal.cli.keeping import meeting
from careerjournal.cli.output import end_line, printable, tell, tell_text
from careerjournal.cli.status import CannotGoOn

END: Final = "ctrl+z and enter" if os.name == "nt" else "ctrl+d"
"""What ends what is typed."""

_NO_TEXT: Final = "That line had something in it that is no text, and was left out. Type it again."


def somebody_answers() -> bool:
    """Whether questions can be asked: somebody reads standard error, and types at standard input."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def typed_text() -> str:
    """What is typed, until `END`. Where the terminal goes away meanwhile, the lines that were typed until then.

    Raises:
        CannotGoOn: it is let go of.
    """
    lines: list[str] = []
    try:
        _edit_lines()
        # A terminal that is taken away is no more than the end of what is typed: its lines, but the last one.
        with meeting(signal.SIG_IGN, "SIGHUP"):
            tell(f"Write. {END} on an empty line keeps it, ctrl+c lets go of it.")
            while True:
                try:
                    lines.append(input())
                except UnicodeDecodeError:
                    tell(_NO_TEXT)
    except EOFError:
        return "\n".join(lines)
    except KeyboardInterrupt:
        raise let_go() from None


def typed_line(label: str, help: str = "") -> str | None:  # noqa: A002 - as fields call it
    """What is typed in answer to a question; None where `END` is, or the terminal has gone away.

    Args:
        label: what is asked for.
        help: what to put there; beside it where there is room, or else in lines above; or nothing.

    Raises:
        CannotGoOn: what was typed is let go of.
    """
    from shutil import get_terminal_size
    from textwrap import fill

    said, width, ends = help.rstrip("."), get_terminal_size().columns, " " if label.endswith("?") else ": "
    beside = f"{label} ({said}){ends}" if said else f"{label}{ends}"
    if len(beside) > width * 2 // 3:
        tell_text(fill(said, max(20, width - 1), initial_indent="  ", subsequent_indent="  "))
        beside = f"{label}{ends}"
    prompt = printable(beside, sys.stderr)
    edited = _edit_lines()
    try:
        with meeting(signal.SIG_IGN, "SIGHUP"):
            while True:
                try:
                    if edited:  # or else `input` would put the question where the result goes
                        return input(prompt)
                    sys.stderr.write(prompt)
                    sys.stderr.flush()
                    return input()
                except UnicodeDecodeError:
                    tell(_NO_TEXT)
    except (EOFError, OSError):
        end_line()
        return None
    except KeyboardInterrupt:
        raise let_go() from None


def let_go() -> CannotGoOn:
    """What is said where somebody lets go of what they typed."""
    end_line()
    return CannotGoOn("Stopped. Nothing was kept. What you typed is still to be read above.")


def _edit_lines() -> bool:
    """Let lines be typed that are longer than what a terminal takes by itself, which is 4,095 bytes on Linux.

    Returns:
        Whether results go to the terminal, too.
    """
    if sys.stdout is None or not sys.stdout.isatty():
        return False
    with suppress(ImportError):  # not on Windows, where there is no such limit
        import readline

        readline.set_auto_history(False)
    return True
