"""Career conversations from the shell: the brief, and what was agreed, printed or written to a file."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from careerjournal.cli.arguments import entry_number, shell_path
from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import opened_journal, refuse_to_overwrite_result
from careerjournal.cli.endings import STANDARD_OUTPUT, chosen_format
from careerjournal.cli.output import give, print_bytes, tell
from careerjournal.cli.status import CannotGoOn, Status

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Conversation
    from careerjournal.sharing.document import Format
    from careerjournal.sharing.parcel import Parcel

FORMS = ("md", "txt", "html")
"""Those of `careerjournal.conversations.brief.ENDINGS`, which is loaded when the command runs."""


AGREED_FORMS = {"md": "Markdown", "txt": "plain text", "html": "HTML page", "mail": "text for a mail"}
"""What --format takes for what was agreed, and the form it means."""


def add(commands: Commands) -> None:
    """Add the commands that print or write the brief, and what was agreed."""
    _add_brief(commands)
    made = commands.add(
        "agreed",
        _agreed,
        "what was agreed in the last conversation, or in that one, as a page for the other person",
        "What leaves is reviewed on the screen first: press s in Afterwards, answer what it asks, and press ctrl+s. "
        "In “careerjournal plain” it is afterwards and hand in the conversation, and then write. The ledger records "
        "it, printed or written.",
    )
    made.add_argument(
        "number",
        metavar="NUMBER",
        type=entry_number,
        nargs="?",
        help="which conversation; the last one held without it",
    )
    made.add_argument(
        "--format",
        choices=AGREED_FORMS,
        help="Markdown, plain text, HTML to print, or text for a mail in 72 columns with its subject first; that of "
        "the file’s ending, or Markdown, without it",
    )
    made.add_argument(
        "-o",
        dest="path",
        metavar="FILE",
        type=shell_path,
        help="write it to FILE, whose ending fits the form; nothing is overwritten; - is standard output",
    )


def _add_brief(commands: Commands) -> None:
    made = commands.add(
        "brief",
        _brief,
        "the one page for the next conversation, or for that one",
        "It holds what was put on the page in the journal, in that order, and nothing else.",
    )
    made.add_argument(
        "number", metavar="NUMBER", type=entry_number, nargs="?", help="which conversation; the next one without it"
    )
    made.add_argument(
        "--format",
        choices=FORMS,
        help="Markdown, plain text in 80 columns, or HTML to print; that of the file’s ending, or Markdown, without it",
    )
    made.add_argument(
        "-o",
        dest="path",
        metavar="FILE",
        type=shell_path,
        help="write it to FILE, whose ending fits the form; nothing is overwritten; - is standard output",
    )


def _brief(asked: argparse.Namespace) -> int:
    form = _form(asked)
    refuse_to_overwrite_result(asked.path)
    from careerjournal.conversations.brief import as_text, brief, too_long_by
    from careerjournal.conversations.people import People
    from careerjournal.model.counting import counted

    with opened_journal(asked, read_only=True) as journal:
        conversation = _conversation(asked.number, journal)
        if journal.drafts.get(conversation.ref) is not None:
            tell(f"There is a draft of {conversation.ref} that is not kept yet; this is the brief as it was before.")
        question = People(journal, conversation).question(conversation) if "commitments" in conversation.brief else None
        if question is not None:
            tell(f"{question.says} Open {conversation.ref} to say; until then what was agreed may be missing.")
        written = brief(conversation, journal)
        if not written:
            raise CannotGoOn(
                f"Nothing is on the brief of {conversation.ref} yet. Open it in the journal, where b chooses what goes "
                "on; in “careerjournal plain” brief does."
            )
    over = too_long_by(written)
    if over:
        tell(f"It is too long for one page by {counted(over, 'line')}.")
    give(as_text(written, form), asked.path)
    return Status.DONE


def _agreed(asked: argparse.Namespace) -> int:
    form = _agreed_form(asked)
    refuse_to_overwrite_result(asked.path)
    from careerjournal.conversations.meetings import commitments_in
    from careerjournal.sharing.errors import SharingError
    from careerjournal.sharing.ledger import told_before
    from careerjournal.sharing.parcel import let_out, write_parcel

    is_printed = asked.path in (None, STANDARD_OUTPUT)
    with opened_journal(asked) as journal:
        conversation = _conversation_held(asked.number, journal)
        if journal.drafts.get(conversation.ref) is not None:
            tell(f"There is a draft of {conversation.ref} that is not kept yet; this is what was agreed before.")
        parcel = _reviewed(journal, conversation, form)
        if not commitments_in(conversation, journal):
            tell(f"No action is put down in {conversation.ref}, and the page says so. Afterwards takes them down.")
        for before in told_before(journal, [conversation.ref], parcel.for_whom)[:1]:
            tell(f"You told {before.for_whom} this on {before.date.words if before.date else 'a day before'}.")
        try:
            if is_printed:
                share = let_out(journal, parcel, print_bytes, "Standard output", "printed")
            else:
                share = write_parcel(journal, parcel, asked.path)
        except SharingError as error:
            raise CannotGoOn(str(error)) from error
        where = "Printed" if is_printed else f"Written to {asked.path}"
        tell(f"{where}, for {parcel.for_whom}; the ledger has it as {share.ref}.")
    return Status.DONE


def _agreed_form(asked: argparse.Namespace) -> Format:
    from careerjournal.sharing.document import Format

    endings = {name: Format(form).suffix for name, form in AGREED_FORMS.items()}
    if asked.format is None:
        del endings["mail"]  # what ends in .txt is plain text unless somebody says otherwise
    usual = "md" if asked.path in (None, STANDARD_OUTPUT) else None
    return Format(AGREED_FORMS[chosen_format(asked.format, asked.path, endings, usual)])


def _conversation_held(number: int | None, journal: Journal) -> Conversation:
    from careerjournal.conversations.acquaintance import last_held

    if number is not None:
        return journal.conversations[number]
    found = last_held(journal)
    if found is None:
        raise CannotGoOn("No conversation was held yet. Name one: “careerjournal agreed NUMBER”.")
    return found


def _reviewed(journal: Journal, conversation: Conversation, form: Format) -> Parcel:
    """What leaves, if exactly that has passed the review.

    Raises:
        CannotGoOn: it has not, or nothing was agreed.
    """
    from careerjournal.conversations.agreed import AgreedPreparation

    prep = AgreedPreparation(journal, conversation)
    if not prep.agreement.says_something:
        raise CannotGoOn(f"Nothing was written. {prep.problem}")
    prep.form = form
    if prep.problem or not prep.reviewed:
        why = prep.problem or "What would leave has changed since it passed the review, or has never been through it."
        raise CannotGoOn(
            f"Nothing was written. {why} Open the journal and {conversation.ref} in it, press a for Afterwards and s "
            "there, and go through the review with ctrl+s; then this writes it. In “careerjournal plain”, open "
            f"{conversation.ref}, say afterwards and hand, and then write: that reviews it, and writes it there."
        )
    return prep.parcel()


def _form(asked: argparse.Namespace) -> Format:
    from careerjournal.conversations.brief import ENDINGS

    usual = "md" if asked.path in (None, STANDARD_OUTPUT) else None
    endings = {name: form.suffix for name, form in ENDINGS.items()}
    return ENDINGS[chosen_format(asked.format, asked.path, endings, usual)]


def _conversation(number: int | None, journal: Journal) -> Conversation:
    from careerjournal.conversations.meetings import next_conversation

    if number is not None:
        return journal.conversations[number]
    found = next_conversation(journal)
    if found is None:
        raise CannotGoOn("There is no conversation ahead. Name one: “careerjournal brief NUMBER”.")
    return found
