"""What the parser takes, as data: commands, their options and arguments, and what may stand in each of these."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from careerjournal.cli.arguments import Parser, allowed_again, offered
from careerjournal.plain_forms import in_lines


class Values(NamedTuple):
    """What may stand as an argument, or behind an option.

    Attributes:
        name: what help calls it.
        words: those that are offered; none where it is free text, a date or a number.
        files: whether it is the name of a file or of a folder.
    """

    name: str
    words: tuple[str, ...]
    files: bool


class Option(NamedTuple):
    """An option.

    Attributes:
        words: its spellings: ``("-h", "--help")``.
        says: what help says of it.
        takes: what stands behind it; nothing behind a switch.
        again: whether it may be given again.
        needed: whether the command does nothing without it.
    """

    words: tuple[str, ...]
    says: str
    takes: Values | None
    again: bool
    needed: bool


class Argument(NamedTuple):
    """An argument of a command.

    Attributes:
        takes: what may stand there.
        says: what help says of it.
        needed: whether it may not be left out.
        several: whether more than one may be given.
    """

    takes: Values
    says: str
    needed: bool
    several: bool


class Command(NamedTuple):
    """A command.

    Attributes:
        name: the word that asks for it.
        says: what it does, in the list of commands.
        more: what its own help says of it.
        options: its own, without those of every command.
        arguments: in their order.
    """

    name: str
    says: str
    more: str
    options: tuple[Option, ...]
    arguments: tuple[Argument, ...]


class Shape(NamedTuple):
    """All that the program takes.

    Attributes:
        name: what it is called.
        says: what it is.
        ends: what its help ends with: the exit statuses.
        options: those that stand before the command or behind it.
        commands: in the order of help.
    """

    name: str
    says: str
    ends: str
    options: tuple[Option, ...]
    commands: tuple[Command, ...]


def shape_of(program: Parser) -> Shape:
    """What a program takes; each command is filled for it."""
    everywhere = tuple(_option(action) for action in program.actions() if action.option_strings)
    known = {word for option in everywhere for word in option.words}
    commands = []
    for name, parser in program.commands().items():
        actions = parser.filled().actions()
        commands.append(
            Command(
                name,
                parser.says,
                parser.description or "",
                tuple(_option(action) for action in actions if known.isdisjoint(action.option_strings or known)),
                tuple(_argument(action) for action in actions if not action.option_strings),
            )
        )
    return Shape(program.prog, program.description or "", program.epilog or "", everywhere, tuple(commands))


def _option(action: argparse.Action) -> Option:
    takes = None if action.nargs == 0 else _values(action)
    return Option(tuple(action.option_strings), _help(action), takes, allowed_again(action), action.required)


def _argument(action: argparse.Action) -> Argument:
    return Argument(_values(action), _help(action), action.nargs not in ("?", "*"), action.nargs in ("+", "*"))


def _values(action: argparse.Action) -> Values:
    name = str(action.metavar or action.dest.upper())
    words = action.choices or offered(action) or _OFFERED.get(name, tuple)()
    return Values(name, tuple(str(word) for word in words), name in _FILES)


def _help(action: argparse.Action) -> str:
    return (action.help or "") % {**vars(action)}


def _kinds() -> Iterable[str]:
    from careerjournal.model.links import Kind

    return tuple(Kind)


def _audiences() -> Iterable[str]:
    from careerjournal.sharing.audiences import OURS

    return tuple(audience.name for audience in OURS)


_FILES: Final = frozenset({"FILE", "PATH", "BACKUP"})
"""What help calls the name of a file or of a folder."""

_OFFERED: Final[dict[str, Callable[[], Iterable[str]]]] = {"KIND": _kinds, "NAME": _audiences}
"""By what help calls it: words that are offered where others may stand, too."""


def one_line(text: str) -> str:
    """A text in a line of ASCII: what is printed is read by shells, in whatever locale."""
    return " ".join(in_lines(text, "ascii").split())
