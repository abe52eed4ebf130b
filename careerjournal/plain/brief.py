"""The brief of a conversation: what goes on the one page, read out, and written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from careerjournal.conversations.brief import ENDINGS, as_text, brief, pieces, put_in, too_long_by
from careerjournal.model.counting import counted
from careerjournal.plain.dialogue import BACK, Choice, number_in
from careerjournal.plain.heard import unmarked
from careerjournal.plain.writing_out import write_where_said
from careerjournal.sharing.document import Format
from careerjournal.sharing.errors import SharingError
from careerjournal.sharing.files import write_out
from careerjournal.sharing.markdown.rendering import plain_text

if TYPE_CHECKING:
    from careerjournal.conversations.draft import ConversationDraft
    from careerjournal.plain.session import Session

_CHOICES: Final = (
    Choice("all", "puts on the page everything that is written"),
    Choice("first", "NUMBER: moves that piece to the top of the page"),
    Choice("read", "reads the page"),
    Choice("write", "writes the page to a file, to print or to send"),
    Choice("again", "prints the pieces again"),
    BACK,
)

_AS_LONG_AS_IT_IS: Final = 1_000_000
"""Letters of a line: the terminal wraps it."""


def make(session: Session, draft: ConversationDraft) -> None:
    """Choose what goes on the page, read it and write it, until somebody goes back.

    Raises:
        Stopped: the brief, the program or the journal is left.
    """
    _say_pieces(session, draft)
    while True:
        known = pieces(draft.as_it_stands(), session.journal)
        answer = session.dialogue.choose("The brief: a number puts it on or takes it off", _CHOICES, len(known))
        chosen: list[str] = list(draft.typed["brief"])
        if answer.word == BACK.word:
            return
        if answer.word == "read":
            _read(session, draft)
            continue
        if answer.word == "write":
            _write(session, draft)
            continue
        if answer.word == "again":
            _say_pieces(session, draft)
            continue
        if answer.word == "all":
            chosen += [one.key for one in known if one.markdown and one.key not in chosen]
            said = "Everything that is written is on the page."
        else:
            number = answer.number or number_in(answer.rest, len(known))
            if not number:
                session.say(f"Say which: first 1 to first {len(known)}.")
                continue
            piece = known[number - 1]
            off = piece.key in chosen and answer.number
            chosen = [key for key in chosen if key != piece.key]
            if answer.number and not off:
                chosen.append(piece.key)
            elif not answer.number:
                chosen.insert(0, piece.key)
            said = f"{piece.label} is {'off the page' if off else 'on the page'}."
        draft.put("brief", chosen)
        draft.store()
        session.say_how_drafts_stand()
        session.say(said)


def _say_pieces(session: Session, draft: ConversationDraft) -> None:
    conversation = draft.as_it_stands()
    on = [piece.key for piece in put_in(conversation, session.journal)]
    said = []
    for piece in pieces(conversation, session.journal):
        place = f"on the page, {on.index(piece.key) + 1}" if piece.key in on else "not on the page"
        said.append(f"{piece.label}: {place}" + ("" if piece.markdown else ", empty"))
    session.dialogue.say_numbered(said)


def _read(session: Session, draft: ConversationDraft) -> None:
    written = brief(draft.as_it_stands(), session.journal)
    if not written:
        session.say("Nothing is on the page yet.")
        return
    session.say(unmarked(plain_text(written, _AS_LONG_AS_IT_IS)))
    if over := too_long_by(written):
        session.say(f"It is too long for one page by {counted(over, 'line')}.")


def _write(session: Session, draft: ConversationDraft) -> None:
    written = brief(draft.as_it_stands(), session.journal)
    if not written:
        session.say("Nothing is on the page yet.")
        return
    when = draft.as_it_stands().when
    usual = f"~/brief{f' {when}' if when else ''}.md".replace(" ", "-")

    def write(path: Path, overwrite: bool) -> None:
        form = ENDINGS.get(path.suffix.lstrip(".").lower(), Format.MARKDOWN)
        write_out(path, as_text(written, form).encode(), overwrite=overwrite)

    session.say("The file’s ending says its form: .md, .txt, or .html to print. Whoever has it can read it.")
    try:
        path = write_where_said(session, usual, write)
    except SharingError as error:
        session.say(str(error))
    else:
        if path is not None:
            session.say(f"Written to {path}.")
