"""The sections: the entries of each, in the order in which the screens list them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.journal.actions import actions_in
from careerjournal.journal.order import OF_TIME
from careerjournal.model.action import Action
from careerjournal.model.links import Kind, Ref
from careerjournal.model.move import Move
from careerjournal.plain.dialogue import Choice
from careerjournal.plain.entry import NOT_WRITTEN, read
from careerjournal.plain.pages import Listed, choose_in

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry
    from careerjournal.plain.session import Session


class Section(NamedTuple):
    """A section of the journal."""

    name: str
    kinds: tuple[Kind, ...]
    """The kinds of entry at home in it."""


TODAY: Final = Section("Today", ())
JOURNAL: Final = Section("Journal", (Kind.REFLECTION,))
SECTIONS: Final = (
    TODAY,
    Section("Aspirations", (Kind.ASPIRATION,)),
    Section("Lattice", (Kind.ROLE, Kind.MOVE)),
    Section("Setbacks", (Kind.SETBACK, Kind.SUCCESS)),
    Section("Lessons", (Kind.LESSON,)),
    Section("Conversations", (Kind.CONVERSATION, Kind.ACTION)),
    JOURNAL,
    Section("Shared", (Kind.SHARE, Kind.STORY, Kind.NAME)),
)
"""As on the screens, in the order of their numbers; a test holds the two to each other."""

_STANDING: Final = ("Mine to do", "Waiting on others", "Done", "Dropped")
_NEW: Final = Choice("new", "puts an entry down here")


def show(session: Session, section: Section) -> list[Kind]:
    """List a section and open what is chosen; the kinds to put an entry down of, none where somebody goes back.

    Raises:
        Stopped: the program is left, or the journal locks.
    """
    said = choose_in(session, section.name, lambda: _listed(session.journal, section), (_NEW,), partial(read, session))
    return [kind for kind in section.kinds if kind not in NOT_WRITTEN] if said == _NEW.word else []


def _listed(journal: Journal, section: Section) -> Listed:
    groups: list[tuple[str, list[Ref]]]
    if section is JOURNAL:
        groups = [("", [card.ref for card in reversed(journal.order.of(OF_TIME))])]
    else:
        groups = []
        for kind in section.kinds:
            if kind is Kind.ACTION:
                standing = zip(_STANDING, actions_in(journal), strict=True)
                groups += [(f"Actions: {name}", [card.ref for card in cards]) for name, cards in standing]
            else:
                groups.append((kind.plural.capitalize(), [card.ref for card in reversed(journal.order.of((kind,)))]))
    refs: list[Ref] = []
    headings: dict[int, str] = {}
    for heading, found in groups:
        if found and heading and len(section.kinds) > 1:
            headings[len(refs)] = f"{heading}, {len(found):,}:"
        refs += found
    title = f"{section.name}: {f'{len(refs):,} in all' if refs else 'nothing yet'}."
    return Listed(refs, lambda ref: line_of(journal, ref), headings, title)


def line_of(journal: Journal, ref: Ref) -> str:
    """What a list says of an entry: its title, its kind and number, and its date."""
    entry = journal.get(ref)
    if entry is None:
        return f"{ref} is not there"
    when = f", {said}" if (said := _when_of(entry)) else ""
    left = ", a draft is left open" if journal.drafts.get(ref) is not None else ""
    who = f"{entry.doer}: " if isinstance(entry, Action) and not entry.is_mine else ""
    return f"{who}{journal.title(entry)} ({ref}{when}{left})"


def _when_of(entry: Entry) -> str:
    """The date of an entry, with what it is the date of where that is not plain; of a move how it stands, too."""
    brief = entry.date.brief if entry.date else ""
    if isinstance(entry, Move):
        return ", ".join(filter(None, (str(entry.status), brief)))
    if not isinstance(entry, Action):
        return brief
    if entry.closed_on is not None:
        return f"{entry.state} {entry.closed_on.brief}"
    return f"due {brief}" if entry.by_when else f"written {brief}" if brief else ""
