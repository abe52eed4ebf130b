"""Entries that the shell puts down: kept, or what was said is handed back, whatever stops it."""

from __future__ import annotations

import argparse
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Final, NoReturn

from careerjournal.cli.output import drop_results, say, say_json, tell, tell_text
from careerjournal.cli.passphrases import secret_line
from careerjournal.cli.sent import Sent
from careerjournal.cli.status import CannotGoOn

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Entry

ROOM: Final = 1024**2
"""Bytes that have to be free on the journal's disk before somebody is asked to type."""

NAMED: Final = 5
"""Characters that are named, of those that were left out."""


@contextmanager
def meeting(handler: Callable[[int, FrameType | None], object] | signal.Handlers, *names: str) -> Iterator[None]:
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


@contextmanager
def handed_back(what: str, hand_back: Callable[[], None]) -> Iterator[list[Entry]]:
    """Inside, an entry is kept, or handed back: whatever stops that, ctrl+c and being told to end, too.

    Args:
        what: what it is called: ``reflection``.
        hand_back: gives back what was said.

    Yields:
        What it is kept as; empty until it is.
    """
    kept: list[Entry] = []
    try:
        with meeting(_end, "SIGTERM", "SIGHUP"):
            yield kept
    except BaseException:
        if kept:
            tell(f"The {what} is kept, as {kept[0].ref}.")
        else:
            hand_back()
        raise


def keep(journal: Journal, kept: list[Entry], act: Callable[[Journal], Entry]) -> Entry:
    """Keep an entry; what became of it stands in ``kept`` from that moment on.

    Args:
        journal: the open journal.
        kept: of `handed_back`.
        act: keeps it.
    """
    # Stopped in the middle, nobody could say whether it is kept.
    with meeting(signal.SIG_IGN, "SIGINT", "SIGTERM", "SIGHUP"):
        kept.append(act(journal))
    return kept[0]


def read_text(asked: argparse.Namespace, sent: Sent) -> None:
    """Read what comes on standard input, behind the passphrase where that is its first line.

    Raises:
        CannotGoOn: it cannot be read.
    """
    if asked.passphrase_file == "-":
        try:
            secret_line(asked)  # the first line, before the rest is read as the text
        except CannotGoOn:
            if vars(asked).get("line_ended"):  # or what follows may be a part of it
                sent.read()
            raise
    sent.read()


def show_again(what: str, text: str) -> None:
    """Print what was typed, where it could not be kept."""
    from careerjournal.model.text import clean

    if not clean(text).strip():
        return
    try:
        say(text, now=True)
    except (CannotGoOn, OSError):
        drop_results()
        tell_text(text)
        tell(f"The {what} was not kept. Its text is above, because standard output cannot be written.")
    else:
        tell(f"The {what} was not kept. Its text is on standard output.")


def say_kept(what: str, entry: Entry, *, json: bool = False) -> None:
    """Print the entry's kind and number, or all of it as JSON.

    What was asked for is done, whether somebody hears of it or not.
    """
    try:
        if json:
            from careerjournal.model.records import to_json

            say_json(to_json(entry.as_shown()), now=True)
        else:
            say(str(entry.ref), now=True)
    except (CannotGoOn, OSError):
        drop_results()
        its = "It" if json else "Its number"
        tell(f"The {what} is kept, as {entry.ref}. {its} could not be printed on standard output.")


def tell_what_changed(text: str, kept: str) -> None:
    """Say what was left out of a text. Other line ends, and spaces and blank lines at its ends, are no news."""
    from careerjournal.model.counting import counted

    lost = Counter(text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")) - Counter(kept)
    for sign in "\n\t ":  # at an end, beside what is gone from there, or where a line takes a space
        del lost[sign]
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
