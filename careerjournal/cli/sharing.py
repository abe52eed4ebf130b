"""Sharing from the shell: only what has passed the review in the program, exactly as it passed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from careerjournal.cli.arguments import entry_number, shell_path
from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import opened_journal, refuse_to_overwrite
from careerjournal.cli.endings import STANDARD_OUTPUT, chosen_format
from careerjournal.cli.entries import kind_of
from careerjournal.cli.output import say, tell
from careerjournal.cli.passphrases import new_passphrase
from careerjournal.cli.status import CannotGoOn, Status

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Audience, Ref
    from careerjournal.sharing.document import Format
    from careerjournal.sharing.parcel import Parcel

FORMS = {"md": "Markdown", "txt": "plain text", "html": "HTML page", "pack": "pack"}
"""What --format takes, and the form it means."""


def add(commands: Commands) -> None:
    """Add the command that shares an entry."""
    made = commands.add(
        "share",
        _share,
        "write out what was opened of an entry, once it has passed the review in the program",
        "What leaves is opened and reviewed on the screen: press s on the entry, answer what it asks, and press "
        "ctrl+s. In “careerjournal plain” it is share on the entry, and then write. A pack takes a passphrase of its "
        "own; from a file, the second line.",
    )
    made.add_argument("kind", metavar="KIND", help="setback, lesson, aspiration …")
    made.add_argument("number", metavar="NUMBER", type=entry_number)
    made.add_argument("--audience", metavar="NAME", required=True, help="my mentee, my team, in public, or your own")
    made.add_argument(
        "--format",
        choices=FORMS,
        help="Markdown, plain text, a web page, or a pack; that of the file’s ending, or Markdown, without it",
    )
    made.add_argument(
        "-o",
        dest="path",
        metavar="FILE",
        type=shell_path,
        required=True,
        help="where to, with an ending that fits the form; nothing is overwritten",
    )


def _share(asked: argparse.Namespace) -> int:
    from careerjournal.model import Ref
    from careerjournal.sharing.document import Format
    from careerjournal.sharing.errors import SharingError
    from careerjournal.sharing.ledger import told_before
    from careerjournal.sharing.parcel import write_parcel

    ref = Ref(kind_of(asked.kind), asked.number)
    if asked.path == STANDARD_OUTPUT:
        raise CannotGoOn("What is shared is not printed. Say where to with -o FILE.", Status.USAGE)
    endings = {name: Format(form).suffix for name, form in FORMS.items()}
    form = Format(FORMS[chosen_format(asked.format, asked.path, endings, "md")])
    refuse_to_overwrite(asked.path, make_folder=False)
    with opened_journal(asked) as journal:
        parcel = _reviewed(journal, ref, _audience(journal, asked.audience), form)
        for before in told_before(journal, [ref], parcel.for_whom)[:1]:
            tell(f"You told {before.for_whom} this on {before.date.words if before.date else 'a day before'}.")
        try:
            if parcel.is_pack:
                parcel = parcel.sealed(new_passphrase(asked, line=1))
            share = write_parcel(journal, parcel, asked.path)
        except SharingError as error:
            raise CannotGoOn(str(error)) from error
        tell(f"Written to {asked.path}, for {parcel.for_whom}.")
        say(f"{share.ref}")
    return Status.DONE


def _audience(journal: Journal, name: str) -> Audience:
    from careerjournal.sharing.audiences import audience_named, audiences

    audience = audience_named(journal, name)
    if audience is None:
        there = ", ".join(f"“{one.name}”" for one in audiences(journal))
        raise CannotGoOn(f"There is no audience “{name[:40]}”. There are {there}.", Status.USAGE)
    return audience


def _reviewed(journal: Journal, ref: Ref, audience: Audience, form: Format) -> Parcel:
    """What leaves, if exactly that has passed the review for this audience.

    Raises:
        CannotGoOn: it has not.
    """
    from careerjournal.sharing.preparation import Preparation
    from careerjournal.sharing.subjects import Subject

    prep = Preparation(journal, Subject.of(journal.entry(ref), journal), audience)
    prep.form = form
    if prep.problem or not prep.reviewed:
        why = prep.problem or "What would leave has changed since it passed the review, or has never been through it."
        raise CannotGoOn(
            f"Nothing was written. {why} Open the journal, press s on {ref}, choose the audience “{audience.name}” "
            "with a, and go through the review with ctrl+s; then this writes it. In “careerjournal plain”, open "
            f"{ref}, say share, choose the audience, and say write: that reviews it, and writes it there."
        )
    return prep.parcel()
