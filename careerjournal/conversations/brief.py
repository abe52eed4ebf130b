"""The brief of a conversation: one page, of exactly the pieces that were put into it, in the order they were put.

Nothing else is on it: no heading, no name and no date, unless they were put there, too. What a text points at stays in
the journal: ``[[aspiration 2]]`` leaves as its title, that of a miss only where it is open for sharing, and not at all
where it only says what was taken from where.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.conversations.links import titled_outside, unsourced
from careerjournal.conversations.meetings import commitments, previous, what_became_of_it
from careerjournal.model import Conversation, Ref, StepName
from careerjournal.model.links import LINK_IN_TEXT
from careerjournal.model.text import clean
from careerjournal.sharing.document import Document, Format, as_bytes
from careerjournal.sharing.markdown.printing import printed_height
from careerjournal.sharing.markdown.rendering import escaped

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.titles import Titled

LINES: Final = 42.0
"""Lines of text that an A4 page of `html_page` takes: 253 mm at 11 points and a line height of 1.55."""

ENDINGS: Final[Mapping[str, Format]] = {
    form.suffix.lstrip("."): form for form in (Format.MARKDOWN, Format.TEXT, Format.HTML)
}
"""What a brief can be written as, by the ending of the file's name: ``md``, ``txt``, ``html``."""


class BriefPiece(NamedTuple):
    """Something that can be put into a brief."""

    key: str
    """What the conversation remembers it by."""
    label: str
    markdown: str
    """Empty where nothing is written yet."""


def pieces(conversation: Conversation, journal: Journal) -> list[BriefPiece]:
    """Every piece that can be put into the brief, in the usual order, written or not."""
    return list(_pieces(conversation, journal))


def put_in(conversation: Conversation, journal: Journal) -> list[BriefPiece]:
    """The pieces that have been put into the brief, in their order."""
    known = {piece.key: piece for piece in pieces(conversation, journal)}
    return [known[key] for key in conversation.brief if key in known]


def brief(conversation: Conversation, journal: Journal) -> str:
    """The brief as Markdown; empty where nothing has been put in."""
    said = (piece.markdown for piece in put_in(conversation, journal))
    return "\n\n".join(markdown for markdown in said if markdown)


def too_long_by(markdown: str) -> int:
    """By how many lines a brief is too long for one page; 0 where it fits."""
    over = printed_height(markdown) - LINES
    return int(over) + (over > int(over)) if over > 0 else 0


def as_text(markdown: str, form: Format, title: str = "Brief") -> str:
    """The brief, or another page of pieces, in a format, as it is written to a file.

    Args:
        markdown: all that is on it.
        form: the format.
        title: what a browser calls it; nothing of the page itself.
    """
    return as_bytes(Document(title, markdown), form).decode()


def _pieces(conversation: Conversation, journal: Journal) -> Iterator[BriefPiece]:
    name = ", ".join(
        part
        for part in (
            f"With {conversation.with_whom}" if conversation.with_whom else "",
            conversation.appointment.words if conversation.appointment else "",
        )
        if part
    )
    titled = titled_outside(journal)

    def line(text: str) -> str:
        return escaped(unlinked(text, titled))

    def markdown(text: str) -> str:
        return unlinked(text, lambda ref: escaped(titled(ref))).strip()

    yield BriefPiece("heading", "Heading", f"# {escaped(name)}" if name else "")
    yield _said("purpose", "Purpose", line(conversation.purpose))
    yield _said("endpoint", "Endpoint", line(conversation.endpoint))
    yield _said("agenda", "Agenda", markdown(conversation.agenda))
    yield _agreed(conversation, journal, line)
    yield _said("raise_again", "To raise again", markdown(conversation.raise_again))
    asked = [f"{number}. {line(question)}" for number, question in enumerate(conversation.questions, 1)]
    yield _said("questions", "My questions", "\n".join(asked))
    for step in StepName:
        yield _said(step.value, step.label, markdown(conversation.step(step).preparation))


def _agreed(conversation: Conversation, journal: Journal, line: Callable[[str], str]) -> BriefPiece:
    last = previous(conversation, journal)
    when = f", {last.when.words}" if last is not None and last.when else ""
    lines: list[str] = []
    for action in commitments(conversation, journal):
        who = "" if action.is_mine else f"{action.doer}: "
        became = what_became_of_it(action, journal.today())
        what = f"{who}{action.what.rstrip('.')}: {became}"
        lines.append(f"- {line(what)}")
    return _said("commitments", f"Agreed last time{when}", "\n".join(lines))


def _said(key: str, label: str, markdown: str) -> BriefPiece:
    """A piece under its label: before it on the same line, unless it begins with a list or the like."""
    if not markdown:
        return BriefPiece(key, label, "")
    before = f"**{label}**\n\n" if _BLOCK.match(markdown) else f"**{label}.** "
    return BriefPiece(key, label, f"{before}{markdown}")


_BLOCK: Final = re.compile(r"\s*(?:[-+*] |\d{1,9}[.)] |[#>|`~]|    |\t)")


def unlinked(text: str, titled: Titled = str) -> str:
    """A text whose links are plain words, without those that only say where something was taken from.

    Args:
        text: as it was written.
        titled: what an entry is called; by its kind and number where nothing else is said.
    """

    def named(match: re.Match[str]) -> str:
        ref = Ref.parse(match["ref"])
        called = titled(ref)
        return str(match["ref"]) if called == str(ref) else called

    return LINK_IN_TEXT.sub(named, unsourced(clean(text)))
