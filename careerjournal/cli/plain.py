"""The linear mode: the journal in plain lines, for screen readers and dumb terminals."""

from __future__ import annotations

import argparse
import sys

from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import door_of
from careerjournal.cli.output import tell
from careerjournal.cli.passphrases import is_typed, passphrase_from
from careerjournal.cli.status import CannotGoOn, Status
from careerjournal.tui.input import typed_early


def add(commands: Commands) -> None:
    """Add the command that opens the journal without its screens."""
    commands.add(
        "plain",
        open_in_lines,
        "open the journal in plain lines, for screen readers and dumb terminals",
        "Numbered choices, one line for everything that happens, nothing drawn. It opens by itself where TERM is dumb.",
    )


def open_in_lines(asked: argparse.Namespace) -> int:
    """Open the journal in plain lines; the first time, make one."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise CannotGoOn(
            "The linear mode needs a terminal to print on and to type at. For scripts there are commands: "
            "careerjournal --help."
        )
    secret = "" if is_typed(asked) else passphrase_from(asked)
    from careerjournal import settings

    with typed_early.unseen():
        from careerjournal.plain.program import Program

        door = door_of(asked)
        said = Program(door, settings.load(door.paths.settings), typed_early.usual, secret).run()
    if said:
        tell(said)
    return Status.DONE
