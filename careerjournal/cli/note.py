"""A reflection from the shell: from an argument, from a pipe or a file, or typed at the terminal."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, Final, NoReturn

from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import door_to_a_journal, opened_journal, when_free
from careerjournal.cli.output import drop_results, end_line, say, tell, tell_text
from careerjournal.cli.passphrases import is_typed, secret_line
from careerjournal.cli.sent import Sent
from careerjournal.cli.status import CannotGoOn, Status

if TYPE_CHECKING:
    from careerjournal.model import Ref, Reflection

ROOM: Final = 1024**2
"""Bytes that have to be free on the journal's disk before somebody is asked to type."""

END: Final = "ctrl+z and enter" if os.name == "nt" else "ctrl+d"
"""What ends a text that is typed."""

NAMED: Final = 5
"""Characters that are named, of those that were left out."""


def add(commands: Commands) -> None:
    """Add the command that puts a reflection down."""
    made = commands.add(
        "note",
        _note,
        "put down a reflection",
        "What comes through a pipe and cannot be kept is handed back on standard output, as it came; a file that it "
        "came from is as it was. What is typed at a terminal is kept in memory while the passphrase is asked for.",
    )
    made.add_argument("text", metavar="TEXT", help="what is on your mind; - reads standard input")


def _note(asked: argparse.Namespace) -> int:
    if asked.text != "-":
        ref = _keep(asked, _checked(asked.text), [])
    elif sys.stdin is None:
        raise CannotGoOn("Standard input cannot be read: it is closed.")
    elif sys.stdin.isatty():
        _expect_keeping(asked)
        text = _typed()
        with _handed_back(lambda: _show_again(text)) as kept:
            ref = _keep(asked, _checked(text), kept)
    else:
        sent = Sent()
        with _handed_back(sent.hand_back) as kept:
            _read(asked, sent)
            ref = _keep(asked, _checked(sent.text()), kept)
    try:
        say(str(ref), now=True)
    except (CannotGoOn, OSError):
        # What was asked for is done, whether somebody hears of it or not.
        drop_results()
        tell(f"The reflection is kept, as {ref}. Its number could not be printed on standard output.")
    return Status.DONE


def _expect_keeping(asked: argparse.Namespace) -> None:
    """Make sure that a reflection can be kept, before it is typed, as far as that is known without being asked for.

    The journal stays closed while somebody types: that may take an hour, and another window may need it.
    """
    door = door_to_a_journal(asked)
    when_free(asked, door.expect_free)
    door.expect_room(ROOM)
    if not is_typed(asked):
        with opened_journal(asked):
            pass


def _typed() -> str:
    """What is typed, until `END`. Where the terminal goes away meanwhile, the lines that were typed until then."""
    lines: list[str] = []
    try:
        _edit_lines()
        # A terminal that is taken away is no more than the end of what is typed: its lines, but the last one.
        with _meeting(signal.SIG_IGN, "SIGHUP"):
            tell(f"Write. {END} on an empty line keeps it, ctrl+c lets go of it.")
            while True:
                try:
                    lines.append(input())
                except UnicodeDecodeError:
                    tell("That line had something in it that is no text, and was left out. Type it again.")
    except EOFError:
        return "\n".join(lines)
    except KeyboardInterrupt:
        end_line()
        raise CannotGoOn("Stopped. Nothing was kept. What you typed is still to be read above.") from None


def _edit_lines() -> None:
    """Let lines be typed that are longer than what a terminal takes by itself, which is 4,095 bytes on Linux."""
    if sys.stdout is not None and sys.stdout.isatty():
        with suppress(ImportError):  # not on Windows, where there is no such limit
            import readline

            readline.set_auto_history(False)


@contextmanager
def _meeting(handler: Callable[[int, FrameType | None], object] | signal.Handlers, *names: str) -> Iterator[None]:
    """Inside, signals of these names are met in another way; a system that has no such signal sends none."""
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = [signal.signal(number, handler) for number in numbers]
    try:
        yield
    finally:
        for number, usual in zip(numbers, before, strict=True):
            signal.signal(number, usual)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)  # as a shell says it


def _checked(text: str) -> str:
    """A text that a reflection can have.

    Raises:
        RecordError: it is empty, or too long.
    """
    from careerjournal.model import Reflection
    from careerjournal.model.records import validated

    validated(Reflection(body=text))
    return text


def _read(asked: argparse.Namespace, sent: Sent) -> None:
    if asked.passphrase_file == "-":
        try:
            secret_line(asked)  # the first line, before the rest is read as the text
        except CannotGoOn:
            if vars(asked).get("line_ended"):  # or what follows may be a part of it
                sent.read()
            raise
    sent.read()


@contextmanager
def _handed_back(hand_back: Callable[[], None]) -> Iterator[list[Reflection]]:
    """Inside, a text is kept, or handed back: whatever stops that, ctrl+c and being told to end, too.

    Yields:
        What it is kept as; empty until it is.
    """
    kept: list[Reflection] = []
    try:
        with _meeting(_end, "SIGTERM", "SIGHUP"):
            yield kept
    except BaseException:
        if kept:
            tell(f"The reflection is kept, as {kept[0].ref}.")
        else:
            hand_back()
        raise


def _show_again(text: str) -> None:
    """Print what was typed, where it could not be kept."""
    from careerjournal.model.text import clean

    if not clean(text).strip():
        return
    try:
        say(text, now=True)
    except (CannotGoOn, OSError):
        drop_results()
        tell_text(text)
        tell("The reflection was not kept. Its text is above, because standard output cannot be written.")
    else:
        tell("The reflection was not kept. Its text is on standard output.")


def _keep(asked: argparse.Namespace, text: str, kept: list[Reflection]) -> Ref:
    """Keep a text; what became of it stands in ``kept`` from that moment on."""
    from careerjournal.model import Reflection

    with opened_journal(asked) as journal:
        # Stopped in the middle, nobody could say whether it is kept.
        with _meeting(signal.SIG_IGN, "SIGINT", "SIGTERM", "SIGHUP"):
            # What is being typed on the screen is another reflection.
            kept.append(journal.add(Reflection(body=text), drafted=False))
        _tell_what_changed(text, kept[0].body)
    return kept[0].ref


def _tell_what_changed(text: str, kept: str) -> None:
    """Say what was left out of a text. Other line ends, and blank lines at its ends, are no news."""
    from careerjournal.model.counting import counted

    lost = Counter(text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")) - Counter(kept)
    del lost["\n"]  # one at an end, or beside what is gone from there
    bytes_lost = sum(lost.pop(sign) for sign in list(lost) if "\udc80" <= sign <= "\udcff")
    if bytes_lost:
        them = counted(
            bytes_lost, "byte that is not text in this locale was", "bytes that are not text in this locale were"
        )
        tell(f"{them} kept as “\ufffd”.")
    if not lost:
        return
    names = [f"U+{ord(sign):04X}" for sign in lost if not sign.isprintable()]
    shown = ", ".join(names[:NAMED]) + (f" and {counted(len(names) - NAMED, 'other')}" if len(names) > NAMED else "")
    count = counted(lost.total(), "character was", "characters were")
    tell(
        f"{count} changed or left out, with {shown} among them: what could command a terminal, or make the text read "
        "other than it is written, is not kept."
    )
