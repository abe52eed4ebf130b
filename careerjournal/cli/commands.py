"""How a family of commands adds its own to the program's."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from careerjournal.cli.arguments import Parser

if TYPE_CHECKING:
    _Subparsers: TypeAlias = argparse._SubParsersAction[Parser]  # noqa: SLF001 - it has no other name


class Commands:
    """The commands of the program.

    Args:
        subparsers: the program's.
        options: those that each of them takes, too.
    """

    def __init__(self, subparsers: _Subparsers, options: Parser) -> None:
        self._subparsers = subparsers
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
        made.set_defaults(run=run)
        return made
