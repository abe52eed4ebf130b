"""A reflection from the shell: from an argument, from a pipe or a file, or typed at the terminal."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Final

from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import door_to_a_journal, minutes_to_lock, opened_journal, when_free
from careerjournal.cli.keeping import (
    ROOM,
    handed_back,
    keep,
    read_text,
    say_kept,
    show_again,
    tell_what_changed,
)
from careerjournal.cli.sent import Sent
from careerjournal.cli.status import CannotGoOn, Status
from careerjournal.cli.typed import LeftOff, drafted_text, leaving

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
        "came from is as it was. At a terminal the passphrase is asked for first, and what is typed is an encrypted "
        "draft from then on: ctrl+c, a closed window or the end of the process leaves it in the journal.",
    )
    made.add_argument("text", metavar="TEXT", help="what is on your mind; - reads standard input")


def _note(asked: argparse.Namespace) -> int:
    if asked.text != "-":
        entry = _keep(asked, _checked(asked.text), [])
    elif sys.stdin is None:
        raise CannotGoOn("Standard input cannot be read: it is closed.")
    elif sys.stdin.isatty():
        entry = _typed(asked)
    else:
        sent = Sent(WHAT)
        with handed_back(WHAT, sent.hand_back) as kept:
            read_text(asked, sent)
            entry = _keep(asked, _checked(sent.text()), kept)
    say_kept(WHAT, entry)
    return Status.DONE


def _typed(asked: argparse.Namespace) -> Entry:
    """Keep what is typed at the terminal; it is a draft of a new reflection until its end."""
    from careerjournal.cli.drafted import ShellDraft
    from careerjournal.model import Kind, Ref, Reflection

    door = door_to_a_journal(asked)
    when_free(asked, door.expect_free)  # before anything is asked
    door.expect_room(ROOM)
    text, stays = "", False
    with (
        opened_journal(asked) as journal,
        handed_back(WHAT, lambda: None if stays else show_again(WHAT, text)) as kept,
    ):
        draft = ShellDraft(journal, Ref(Kind.REFLECTION, 0), minutes_to_lock(asked))
        draft.tell_of_another()
        with leaving(draft.lock_after):
            try:
                text = drafted_text(lambda typed: draft.store({"body": typed}))
            except LeftOff as left:
                stays, typed = True, left.typed  # from here on the draft has it, or it is handed back there
                draft.left(left, {"body": typed}, typed, lambda: journal.add(Reflection(body=typed), drafted=False).ref)
        if draft.is_own and not text.strip():  # what was typed was taken off again
            journal.drafts.discard(Ref(Kind.REFLECTION, 0))
        entry = keep(journal, kept, lambda journal: journal.add(Reflection(body=_checked(text)), drafted=draft.is_own))
        tell_what_changed(text, entry.body)
    return entry


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
