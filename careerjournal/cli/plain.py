"""The linear mode: the journal in plain lines, for screen readers and dumb terminals."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import door_of
from careerjournal.cli.output import tell
from careerjournal.cli.passphrases import is_typed, passphrase_from
from careerjournal.cli.status import CannotGoOn, Status
from careerjournal.tui.input import typed_early

if TYPE_CHECKING:
    from careerjournal.access.door import Door


def add(commands: Commands) -> None:
    """Add the command that opens the journal without its screens."""
    commands.add(
        "plain",
        open_in_lines,
        "open the journal in plain lines, for screen readers and dumb terminals",
        "Numbered choices, one line for everything that happens, nothing drawn. It opens by itself where TERM is dumb, "
        "or not known.",
    )


def open_in_lines(asked: argparse.Namespace) -> int:
    """Open the journal in plain lines; the first time, make one."""
    _expect_terminal()
    secret = "" if is_typed(asked) else passphrase_from(asked)
    with typed_early.unseen():
        return run_lines(door_of(asked), secret)


def run_lines(door: Door, secret: str = "", at_lock: str = "") -> int:
    """Run the linear mode until it is left.

    Args:
        door: the way into the journal.
        secret: what opens it the first time; empty where that is asked for.
        at_lock: what is said besides where it is locked.

    Raises:
        CannotGoOn: there is no terminal to print on.
    """
    _expect_terminal()
    from careerjournal import settings
    from careerjournal.plain.program import Program

    if said := Program(door, settings.load(door.paths.settings), typed_early.usual, secret, at_lock).run():
        tell(said)
    return Status.DONE


def _expect_terminal() -> None:
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise CannotGoOn(
            "The linear mode needs a terminal to print on and to type at. For scripts there are commands: "
            "careerjournal --help."
        )
