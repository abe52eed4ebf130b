"""The command line: arguments, exit statuses, and the one place that wires the parts together.

Importing this loads neither Textual nor a cipher, so that ``--help`` and ``--version`` answer at once; each command
imports what it needs when it runs. Results go to standard output, messages to standard error. A family of commands is a
module here, with its own `add`.
"""

# ruff: noqa: E402 - what is loaded first decides what ctrl+c does meanwhile

from __future__ import annotations

import signal

# While the program is loaded ctrl+c ends it in silence, where Python's own way is a traceback.
_usual = signal.getsignal(signal.SIGINT)
_loading = _usual is signal.default_int_handler  # not where it is ignored, as behind `nohup`
if _loading:
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    except ValueError:  # loaded in another thread, by something that is not the program
        _loading = False

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress

from careerjournal.cli import screens
from careerjournal.cli.arguments import Parser, Version, seconds, shell_path
from careerjournal.cli.output import drop_results, end_line, results_written, tell, tell_origin
from careerjournal.cli.status import CannotGoOn, Status

if _loading:
    signal.signal(signal.SIGINT, _usual)

__all__ = ["Status", "main", "program"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: those of the command line, without the program's name; ``sys.argv`` where they are not given.

    Returns:
        The exit status, one of `Status`.
    """
    status = _run(arguments)
    background = sys.modules.get("careerjournal.tui.widgets.background")
    if sys.flags.inspect or (background is not None and background.at_work()):
        # Python would now offer a prompt (-i, PYTHONINSPECT) with all that was read still in memory; or take itself
        # apart around a thread that still works out a key.
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                with suppress(OSError):
                    stream.flush()
        os._exit(status)
    return status


def _run(arguments: Sequence[str] | None) -> int:
    debug = False
    try:
        try:
            asked = _asked(arguments)
            debug = asked.debug
            from careerjournal import guard

            guard.arm()
            with ExitStack() as asked.at_end:
                status = int(asked.run(asked))
        finally:
            # While what goes wrong can still be said: at exit Python would say it in its own way.
            if sys.stdout is not None:
                with results_written():
                    sys.stdout.flush()
    except CannotGoOn as stop:
        tell(str(stop))
        return stop.status
    except (KeyboardInterrupt, EOFError):
        end_line()
        tell("Stopped.")
        return Status.COULD_NOT
    except BrokenPipeError:
        # Whoever read the results has seen enough.
        drop_results()
        return Status.DONE
    except Exception as error:
        return _explain(error, debug=debug)
    return status


def _explain(error: BaseException, *, debug: bool) -> Status:
    """A sentence and a status for an error; with ``--debug`` where it came from."""
    from careerjournal.model import RecordError
    from careerjournal.vault import InUse, Locked, Unsound, VaultError

    if debug:
        tell_origin(error)
    match error:
        case Locked():
            status = Status.WRONG_PASSPHRASE
        case Unsound():
            status = Status.UNSOUND
        case InUse():
            status = Status.IN_USE
        case _:
            status = Status.COULD_NOT
    if isinstance(error, VaultError | RecordError):
        tell(str(error))
        for note in getattr(error, "__notes__", ()):
            tell(note)
    elif isinstance(error, OSError):
        tell(f"The system refused: {error.strerror or type(error).__name__}.")
    else:
        tell("Something went wrong that should not have. What was kept before is safe. --debug says more.")
    return status


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What was asked. Most often it is to open the journal, which waits for no command's arguments to be set up."""
    given = sys.argv[1:] if arguments is None else arguments
    debug = any(len(one) > len("--d") and "--debug".startswith(one) for one in given)
    with suppress(argparse.ArgumentError):
        asked, rest = _options(debug=debug).parse_known_args(arguments)
        if not rest:
            return asked
    return program(debug=debug).parse_args(arguments)


def _options(*, again: bool = False, debug: bool) -> Parser:
    """What may come before any command, and after it again.

    Args:
        again: whether it is for a command, which leaves alone what was said before it.
        debug: whether ``--debug`` stands anywhere; ``--version`` is done before it may be come to.
    """

    def usually(value: object) -> object:
        return argparse.SUPPRESS if again else value

    parser = Parser(prog="careerjournal", add_help=False, exit_on_error=False)
    options = parser.add_argument_group("options of every command") if again else parser
    options.add_argument(
        "--version",
        action=Version,
        debug=debug,
        help="say which version this is; with --debug, also of Python and of the libraries",
    )
    options.add_argument(
        "--journal", metavar="FILE", type=shell_path, default=usually(None), help="another journal than the usual one"
    )
    options.add_argument(
        "--passphrase-file",
        metavar="FILE",
        default=usually(None),
        help="read the passphrase from the first line of FILE; - is standard input",
    )
    options.add_argument(
        "--wait",
        metavar="SECONDS",
        type=seconds,
        default=usually(None),
        help="how long to wait for a journal that is open elsewhere; 0 is not at all",
    )
    options.add_argument(
        "--debug",
        action="store_true",
        default=usually(False),
        help="show where an error came from (never what was in it)",
    )
    if not again:
        parser.set_defaults(run=screens.open_journal)
    return parser


def program(*, debug: bool = False) -> Parser:
    """All that the command line takes.

    Args:
        debug: whether ``--version`` says what the program runs on, too.
    """
    parser = Parser(
        prog="careerjournal",
        parents=[_options(debug=debug)],
        description="A private, offline, encrypted journal of a career. Without a command it opens the journal; the "
        "first time, it makes one.",
        epilog="Exit status: 0 done, 1 could not, 2 usage, 3 wrong passphrase, 4 damaged or altered journal, "
        "5 in use by another process.",
    )
    from careerjournal.cli import (
        about,
        completion,
        conversations,
        entries,
        exchange,
        keys,
        note,
        patterns,
        plain,
        safety,
        sharing,
        writing,
    )
    from careerjournal.cli.commands import Commands

    commands = Commands(parser, _options(again=True, debug=debug))
    families = (screens, plain, note, writing, entries, conversations, patterns, sharing, exchange, safety, keys, about)
    for family in (*families, completion):
        family.add(commands)
    return parser
