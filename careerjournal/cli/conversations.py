"""Career conversations from the shell: the brief, printed or written to a file."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from careerjournal.cli.arguments import shell_path
from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import opened_journal, refuse_to_overwrite_result
from careerjournal.cli.endings import STANDARD_OUTPUT, chosen_format
from careerjournal.cli.output import give, tell
from careerjournal.cli.status import CannotGoOn, Status

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Conversation
    from careerjournal.sharing.document import Format

FORMS = ("md", "txt", "html")
"""Those of `careerjournal.conversations.brief.ENDINGS`, which is loaded when the command runs."""


def add(commands: Commands) -> None:
    """Add the command that prints or writes the brief."""
    made = commands.add(
        "brief",
        _brief,
        "the one page for the next conversation, or for that one",
        "It holds what was put on the page in the journal, in that order, and nothing else.",
    )
    made.add_argument(
        "number", metavar="NUMBER", type=int, nargs="?", help="which conversation; the next one without it"
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
            raise CannotGoOn(f"Nothing is on the brief of {conversation.ref} yet. Open it, and b chooses what goes on.")
    over = too_long_by(written)
    if over:
        tell(f"It is too long for one page by {counted(over, 'line')}.")
    give(as_text(written, form), asked.path)
    return Status.DONE


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
