"""An entry that turns out to be of another kind: a reflection a setback, a success under way a setback.

One mechanism for all: the new entry has the text, the day, the tags, the links, when it was first kept and where it
came from; nothing of it is open for sharing. A reflection gives its place to what it became (`Journal.become`): its
last version, with its question and its energy, stays with the history, and whatever points at it leads to the new
entry. A success under way stays beside the setback, for it is still the record of what was tried, and leads to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from msgspec import structs

from careerjournal.journal.errors import CannotBecome
from careerjournal.model.aspiration import Aspiration
from careerjournal.model.lesson import Lesson
from careerjournal.model.links import Kind
from careerjournal.model.reflection import Reflection
from careerjournal.model.setback import Setback, Shares
from careerjournal.model.success import Success
from careerjournal.model.text import first_words

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry


def becomes(entry: Entry) -> tuple[Kind, ...]:
    """The kinds that an entry can become; none where it can become nothing else.

    A letter that nobody has opened cannot, for its words are closed; nor can a look back over a span, which the next
    one looks for.
    """
    match entry:
        case Reflection() if not (entry.is_closed or entry.reviews):
            return tuple(kind for before, kind in _MADE if before is Kind.REFLECTION)
        case Success(under_way=True):
            return (Kind.SETBACK,)
        case _:
            return ()


def became(journal: Journal, entry: Entry, kind: Kind) -> Entry:
    """Make an entry one of another kind; one undo takes it back.

    Args:
        journal: where it is.
        entry: as it is kept.
        kind: one of those that it can become.

    Raises:
        CannotBecome: it cannot become that, or a draft of it is left open.
        JournalError: it cannot be kept.
    """
    if kind not in becomes(entry):
        raise CannotBecome(f"{entry.ref} cannot become {kind.with_article}.")
    if journal.drafts.get(entry.ref) is not None:
        raise CannotBecome(f"A draft of {entry.ref} is left open. Keep it or let it go first.")
    what = f"made {entry.ref} {kind.with_article}"
    made = structs.replace(
        _MADE[entry.KIND, kind](entry), tags=entry.tags, links=entry.links, created=entry.created, origin=entry.origin
    )
    if not isinstance(entry, Success):
        return journal.become(entry.ref, made, what)
    with journal.together(what):
        kept = journal.add(made, drafted=False)
        journal.keep(structs.replace(entry, under_way=False, became=kept.ref), drafted=False)
    return kept


def ended_well(journal: Journal, success: Success) -> Success:
    """Keep that a success is under way no more; one undo takes it back.

    Raises:
        JournalError: it cannot be kept.
    """
    with journal.together(f"ended {success.ref}"):
        return journal.keep(structs.replace(success, under_way=False), drafted=False)


def _failed(success: Success) -> Setback:
    """The setback that a success became. Nothing is said of the part of others: they were no competition."""
    hard = f"What was hard: {success.hard}" if success.hard else ""
    return Setback(
        what_happened=success.what_happened,
        when=success.when,
        body="\n\n".join(filter(None, (success.body, hard))),
        shares=Shares(my_part=success.shares.my_part, chance=success.shares.chance),
        came_of_it=success.came_of_it,
        move=success.move,
    )


def _setback(reflection: Reflection) -> Setback:
    line, rest = in_a_line(reflection.body)
    return Setback(what_happened=line, body=rest, when=reflection.when)


def _success(reflection: Reflection) -> Success:
    line, rest = in_a_line(reflection.body)
    return Success(what_happened=line, body=rest, when=reflection.when)


def _lesson(reflection: Reflection) -> Lesson:
    line, rest = in_a_line(reflection.body)
    return Lesson(sentence=line, body=rest, when=reflection.when)


def _aspiration(reflection: Reflection) -> Aspiration:
    line, rest = in_a_line(reflection.body)
    return Aspiration(what=line, body=rest, when=reflection.when)


_MADE: Final[Mapping[tuple[Kind, Kind], Callable[[Any], Entry]]] = {
    (Kind.REFLECTION, Kind.SETBACK): _setback,
    (Kind.REFLECTION, Kind.SUCCESS): _success,
    (Kind.REFLECTION, Kind.LESSON): _lesson,
    (Kind.REFLECTION, Kind.ASPIRATION): _aspiration,
    (Kind.SUCCESS, Kind.SETBACK): _failed,
}
"""How each kind becomes another."""

LONGEST_LINE: Final = 140
"""Characters up to which a first line, or its first sentence, is the one line that an entry is known by."""

_LONGEST_HEADING: Final = 1_000
"""Characters of a first line that is looked at as a heading: of more it would take long to say that it is none."""
_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]+(?P<said>.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINED: Final = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_SENTENCE: Final = re.compile(
    r"[^\n]{1,127}?(?:[.!?…]{1,9}[”’\"')\]]{0,3}(?=\s)|[\u3002\uff01\uff1f]{1,9}[\u300d\u300f\uff09]{0,3})"
)
_MARKUP: Final = re.compile(r"[*_`~\[\]<>|\\]|^\s*(?:[-+*>]|\d{1,9}[.)])\s")
"""What reads as Markdown in a line: it is shown as such only in a body."""


def in_a_line(text: str) -> tuple[str, str]:
    """The line that a text can be known by, and the rest of it.

    The line is the first one, or the first sentence of it where it is long. It leaves the text only where it is
    plain and not shortened: else it stays in the text as well, so that nothing of it is lost.

    Args:
        text: Markdown that says something.
    """
    text = text.strip("\n")
    first, _, rest = text.partition("\n")
    heading = _HEADING.fullmatch(first) if len(first) <= _LONGEST_HEADING else None
    under, _, below = rest.partition("\n")
    if heading is not None and heading["said"]:
        first = heading["said"]
    elif under and _UNDERLINED.fullmatch(under):
        rest = below
    said = first.strip()
    if said and not _MARKUP.search(first):
        if len(said) <= LONGEST_LINE:
            return said, _without_edges(rest)
        if sentence := _SENTENCE.match(said):
            return sentence[0], _without_edges(f"{said[sentence.end() :].lstrip()}\n{rest}")
    return first_words(_unmarked(text), LONGEST_LINE) or first_words(text) or text[:LONGEST_LINE].strip(), text


def _without_edges(text: str) -> str:
    return text.strip("\n").rstrip()


def _unmarked(text: str) -> str:
    """The beginning of a text without the signs of Markdown that a line of plain text would show."""
    beginning = re.sub(r"!?\[([^\]\n]*)\]\([^)\n]*\)", r"\1", text[: 20 * LONGEST_LINE])
    return re.sub(r"(?m)^\s*\d{1,9}[.)]\s+|[*`~]+|(?<!\w)_+|_+(?!\w)", "", beginning)
