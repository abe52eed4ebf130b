"""How a family of commands adds its own to the program's."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from careerjournal.cli.arguments import Parser


class Commands:
    """The commands of the program.

    Args:
        program: what takes them.
        options: those that each of them takes, too.
    """

    def __init__(self, program: Parser, options: Parser) -> None:
        self.program = program
        self._subparsers = program.add_subparsers(title="commands", metavar="COMMAND")
        self._options = options

    def add(self, name: str, run: Callable[[argparse.Namespace], int], says: str, more: str = "") -> Parser:
        """Add a command.

        Args:
            name: the word that asks for it.
            run: what it does with what was asked; returns the exit status.
            says: what it does, in the list of commands.
            more: what its own help says besides.
        """
        description = f"{says[0].upper()}{says[1:]}. {more}".strip()
        made = self._subparsers.add_parser(name, help=says, description=description, parents=[self._options])
        made.says = says
        made.set_defaults(run=run)
        return made
