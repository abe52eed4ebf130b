"""A person as a page to read: what is known of them beside what their entry in the names list says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from textual.content import Content

from careerjournal.conversations.acquaintance import Acquaintance, acquaintance, ago
from careerjournal.journal.titles import titled_in
from careerjournal.model import Conversation, Name, Ref, Want
from careerjournal.model.vocabulary import NameKind
from careerjournal.tui.entry import rows
from careerjournal.tui.entry.blocks import (
    MOST,
    Block,
    Deed,
    Facts,
    Heading,
    Keys,
    Later,
    Link,
    Named,
    Rest,
    Title,
    Words,
    linked,
)
from careerjournal.tui.output.safe import plain

if TYPE_CHECKING:
    import datetime as dt

    from careerjournal.journal.journal import Journal
    from careerjournal.model import Action, Entry

T = TypeVar("T", bound="Entry")


def name_blocks(name: Name, journal: Journal) -> list[Block]:
    """What is known of somebody or something on the names list."""
    found = acquaintance(str(name.ref), journal)
    said = list(_known(found, journal)) if found is not None else []
    if not said and name.kind is NameKind.PERSON:
        said = [Words(plain(f"\n{_NOTHING_YET}", "$muted"))]
    return [*said, _named(name.name, name.ref, found, journal)]


def unlisted_page(key: str, journal: Journal) -> tuple[str, list[Block]]:
    """The name and the page of somebody who is not on the names list.

    Args:
        key: as `Person.key`.
        journal: the open journal.
    """
    found = acquaintance(key, journal)
    name = found.person.name if found is not None else key
    blocks: list[Block] = [Title(name), Facts("not on the names list")]
    blocks.append(Keys((("edit", "puts the name on the list, with a stand-in"),)))
    blocks.append(Keys((("remind-of-person", "reminds me when we have not spoken for long"),)))
    if found is not None:
        blocks += _known(found, journal)
    return name, [*blocks, _named(name, None, found, journal)]


_NOTHING_YET: Final = (
    "Nothing more of them yet. A conversation with them, what you promised each other and what you tell them"
    " will stand here by itself."
)


def _known(found: Acquaintance, journal: Journal) -> Iterator[Block]:
    if found.wants:
        yield Heading("What they want, in their words")
        yield from (_want(want, journal, first=not place) for place, want in enumerate(found.wants))
    yield from _conversations("To come", found.coming, journal)
    yield from _conversations("Held", found.held, journal)
    yield from _deeds("What I promised", found.mine)
    yield from _deeds("What they promised", found.theirs)
    yield from _links("What I told them", found.told, journal)
    yield from _links("What they told me", found.stories, journal)


def _want(want: Want, journal: Journal, *, first: bool) -> Block:
    when, apart = want.when.words if want.when else "without a date", "" if first else "\n"
    words = Content.assemble((f"{apart}{when}\n", "$muted"), linked(want.words, titled_in(journal)))
    there = want.conversation is not None and journal.get(want.conversation) is not None
    return Link(want.conversation, words) if there and want.conversation else Words(words)


def _conversations(heading: str, held: Sequence[Conversation], journal: Journal) -> Iterator[Block]:
    today = journal.today() if heading == "Held" else None
    return _under(heading, held, partial(_conversation, today=today))


def _conversation(one: Conversation, today: dt.date | None) -> Link:
    when = one.when.words if one.when else "no date yet"
    past = f" · {ago(one.when, today)}" if one.when and today is not None else ""
    part = f" · as {one.my_part}" if one.my_part else ""
    about = f"\n  {one.purpose}" if one.purpose else ""
    return Link(one.ref, Content.assemble(("→ ", "$accent"), when, (f"{past}{part}{about}", "$muted")))


def _deeds(heading: str, actions: Sequence[Action]) -> Iterator[Block]:
    return _under(heading, actions, Deed)


def _links(heading: str, entries: Sequence[Entry], journal: Journal) -> Iterator[Block]:
    return _under(heading, entries, partial(_link, journal=journal))


def _under(heading: str, entries: Sequence[T], make: Callable[[T], Link | Deed]) -> Iterator[Block]:
    """Entries under a heading; where they are many, the first of them, and the way to all."""
    if entries:
        yield Heading(heading)
        yield from (Later(partial(make, entry)) for entry in entries[:MOST])
    if len(entries) > MOST:
        yield Rest(heading, [entry.ref for entry in entries])


def _named(name: str, ref: Ref | None, found: Acquaintance | None, journal: Journal) -> Named:
    """What names them in its text, but for what is on the page already."""
    but = journal.refs_into(journal.entry(ref), so_far=True) if ref else []
    if found is not None:
        but += [entry.ref for entry in (*found.mine, *found.theirs, *found.stories)]
    return Named(name, frozenset(but))


def _link(entry: Entry, journal: Journal) -> Link:
    facts = " · ".join(fact for fact in (str(entry.ref), rows.facts(entry)) if fact)
    return Link(entry.ref, Content.assemble(("→ ", "$accent"), journal.title(entry), (f"\n  {facts}", "$muted")))
