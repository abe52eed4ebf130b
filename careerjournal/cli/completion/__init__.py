"""Completion for bash, zsh and fish, and the manual page: written from the parser, so they know what it knows.

What is printed is whole: a shell that has read it asks the program nothing, and no journal is opened.
"""

from __future__ import annotations

import argparse
from functools import partial

from careerjournal.cli.arguments import Parser
from careerjournal.cli.commands import Commands
from careerjournal.cli.output import say
from careerjournal.cli.status import Status

WANTED = ("bash", "zsh", "fish", "man")
"""Whom it is for."""


def add(commands: Commands) -> None:
    """Add the command that prints a completion, or the manual page."""
    made = commands.add(
        "completion",
        partial(_completion, commands.program),
        "print the completion for bash, zsh or fish, or the manual page",
        "Put it into a file where the shell looks: careerjournal in ~/.local/share/bash-completion/completions, "
        "_careerjournal in a folder of zsh’s fpath, careerjournal.fish in ~/.config/fish/completions; the page as "
        "careerjournal.1 in ~/.local/share/man/man1. No journal is opened for it, neither now nor while you complete.",
    )
    made.add_argument("wanted", choices=WANTED, help="for which shell; man is the manual page")


def _completion(program: Parser, asked: argparse.Namespace) -> int:
    from importlib import import_module

    from careerjournal.cli.completion.shape import shape_of

    say(import_module(f"{__name__}.{asked.wanted}").written(shape_of(program)).rstrip("\n"))
    return Status.DONE
