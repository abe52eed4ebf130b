"""A reflection from the shell: from an argument, from a pipe or a file, or typed at the terminal."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Final

from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import opened_journal
from careerjournal.cli.keeping import (
    expect_keeping,
    handed_back,
    keep,
    read_text,
    say_kept,
    show_again,
    tell_what_changed,
)
from careerjournal.cli.sent import Sent
from careerjournal.cli.status import CannotGoOn, Status
from careerjournal.cli.typed import typed_text

if TYPE_CHECKING:
    from careerjournal.model import Entry

WHAT: Final = "reflection"
"""What is put down."""


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
        entry = _keep(asked, _checked(asked.text), [])
    elif sys.stdin is None:
        raise CannotGoOn("Standard input cannot be read: it is closed.")
    elif sys.stdin.isatty():
        expect_keeping(asked)
        text = typed_text()
        with handed_back(WHAT, lambda: show_again(WHAT, text)) as kept:
            entry = _keep(asked, _checked(text), kept)
    else:
        sent = Sent(WHAT)
        with handed_back(WHAT, sent.hand_back) as kept:
            read_text(asked, sent)
            entry = _keep(asked, _checked(sent.text()), kept)
    say_kept(WHAT, entry)
    return Status.DONE


def _checked(text: str) -> str:
    """A text that a reflection can have.

    Raises:
        RecordError: it is empty, or too long.
    """
    from careerjournal.model import Reflection
    from careerjournal.model.records import validated

    validated(Reflection(body=text))
    return text


def _keep(asked: argparse.Namespace, text: str, kept: list[Entry]) -> Entry:
    """Keep a text; what became of it stands in ``kept`` from that moment on."""
    from careerjournal.model import Reflection

    with opened_journal(asked) as journal:
        # What is being typed on the screen is another reflection.
        entry = keep(journal, kept, lambda journal: journal.add(Reflection(body=text), drafted=False))
        tell_what_changed(text, entry.body)
    return entry
