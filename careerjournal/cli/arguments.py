"""How arguments are read, and how what is wrong with them is said."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from careerjournal import __version__
from careerjournal.cli.output import results_written

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

LONGEST_WAIT = 86_400.0
"""Seconds: whoever waits for a day waits for something else."""


_NO_TEXT: Final = re.compile(r"(?<!\\)\\udc[89a-f][0-9a-f]|[\udc80-\udcff]")
"""A byte of an argument that is no text, as `argparse` quotes it or as Python has it."""
_LEFT_OUT: Final = re.compile(r"-(?!h$)[\w#\"“„]")
"""A word of a search with a minus before it; ``-h`` asks for help."""


class Parser(argparse.ArgumentParser):
    """A parser that repeats nothing of an argument which could command the terminal."""

    says = ""
    """What the command does, in the list of commands."""

    fill: Callable[[Parser], None] | None = None
    """Adds what it takes once it is asked: what only one command needs is loaded for that one alone."""

    takes_minus = False
    """Whether what begins with a minus is a word, as of a search, unless it is ``-h``."""

    def filled(self) -> Parser:
        """The parser, with all that it takes."""
        fill, self.fill = self.fill, None
        if fill is not None:
            fill(self)
        return self

    def actions(self) -> tuple[argparse.Action, ...]:
        """What it takes, in the order of help; without the commands."""
        return tuple(one for one in self._actions if not isinstance(one, argparse._SubParsersAction))  # noqa: SLF001 - it has no other name

    def commands(self) -> Mapping[str, Parser]:
        """Its commands by name, in the order of help."""
        given = [one.choices for one in self._actions if isinstance(one, argparse._SubParsersAction)]  # noqa: SLF001 - as above
        return given[0] if given else {}

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Read the arguments, with all that it takes."""
        self.filled()
        if self.takes_minus and args is not None:  # with a space before it, argparse takes it for no option
            args = [f" {one}" if _LEFT_OUT.match(one) else one for one in args]
        return super().parse_known_args(args, namespace)

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:
        if action.option_strings and action.nargs is None and arg_strings == ["--"]:
            # The value of `--journal=--`, which older Pythons take for the sign before arguments and leave out.
            value = self._get_value(action, "--")
            self._check_value(action, value)
            return value
        return super()._get_values(action, arg_strings)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and stop."""
        from careerjournal.model.text import clean_line

        said, count = _NO_TEXT.subn("\ufffd", message)
        if count:
            said += "; “\ufffd” stands for a byte that is not text in this locale"
        super().error(clean_line(said))

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        if message and file is not None:
            from careerjournal.plain_forms import in_lines

            encoding = getattr(file, "encoding", None) or "utf-8"
            with suppress(OSError) if file is sys.stderr else results_written():
                file.write(in_lines(message, encoding))


class Version(argparse.Action):
    """Prints the version and ends the program.

    Args:
        option_strings: its spellings.
        dest: not used; nothing is kept.
        debug: whether to say what it runs on, too.
        help: what help says of it.
    """

    def __init__(
        self,
        option_strings: Sequence[str],
        dest: str,
        *,
        debug: bool = False,
        help: str | None = None,  # noqa: A002 - as argparse calls it
    ) -> None:
        del dest
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, default=argparse.SUPPRESS, help=help)
        self._debug = debug

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print it."""
        with results_written():
            print(f"careerjournal {__version__}")
            if self._debug:
                from careerjournal.cli.version import runs_on

                print(*runs_on(), sep="\n")
        parser.exit()


def offer(action: argparse.Action, words: Iterable[str]) -> None:
    """Have completion offer words for an argument or an option that takes others, too."""
    vars(action)["offered"] = tuple(words)


def offered(action: argparse.Action) -> tuple[str, ...]:
    """What `offer` was told of it."""
    words: tuple[str, ...] = vars(action).get("offered", ())
    return words


def allow_again(action: argparse.Action) -> None:
    """Say of an option, in help and to completion, that it may be given again."""
    action.help = f"{action.help}; may be given again"
    vars(action)["again"] = True


def allowed_again(action: argparse.Action) -> bool:
    """Whether `allow_again` was told of it."""
    return "again" in vars(action)


def seconds(text: str) -> float:
    """A length of time, in seconds.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    with suppress(ValueError):
        number = float(text)
        if 0 <= number <= LONGEST_WAIT:  # no number that is not one is
            return number
    raise argparse.ArgumentTypeError(f"takes seconds from 0 to {LONGEST_WAIT:,.0f}, not “{text[:40]}”")


def entry_number(text: str) -> int:
    """The number of an entry, of which there may be none.

    Raises:
        argparse.ArgumentTypeError: it is no number.
    """
    if text.isascii() and text.isdigit():
        with suppress(ValueError):  # Python reads no more than thousands of digits
            return int(text)
    raise argparse.ArgumentTypeError(f"takes the number of an entry, like 3, not “{text[:40]}”")


def shell_path(text: str) -> Path:
    """A path as it came from a shell, which expands no ``~`` behind an equals sign.

    Raises:
        argparse.ArgumentTypeError: it is empty.
    """
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError("takes the name of a file")
    path = Path(text)
    try:
        return path.expanduser()
    except RuntimeError:  # “~nobody”: there is no such person, but there may be such a file
        return path
