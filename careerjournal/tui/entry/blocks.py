"""What a page is made of, without a widget in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from textual.content import Content
from textual.style import Style

from careerjournal.model.links import LINK_IN_TEXT, Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from careerjournal.journal.titles import Titled
    from careerjournal.model import Action


MOST: Final = 240
"""Entries under a heading that a page shows; of more there is a list."""

TAG: Final = "tag"
PERSON: Final = "person"
"""The parts of a style's meta that say where a click leads: to a tag, to somebody by their name."""


MOST_TAGS: Final = 100
"""Tags of an entry that its page shows."""


class Title(NamedTuple):
    """The entry's name."""

    text: str | Content


class Facts(NamedTuple):
    """What is known of it beside its text: muted, under the title."""

    text: str | Content


class Heading(NamedTuple):
    """The name of what follows."""

    text: str | Content


class Words(NamedTuple):
    """Plain text, styled by us and not by what is in it."""

    content: Content


class Keys(NamedTuple):
    """What can be done with it, by the names of commands."""

    keys: tuple[tuple[str, str], ...]


class Markdown(NamedTuple):
    """Text that people wrote as Markdown."""

    text: str


class Link(NamedTuple):
    """Another entry, to be opened with enter or a click."""

    ref: Ref
    content: Content


class Deed(NamedTuple):
    """An action that belongs here, to be opened, or marked done or dropped."""

    action: Action


class Later(NamedTuple):
    """Another entry that belongs here, which is read when its line is made: there may be thousands."""

    make: Callable[[], Link | Deed]


class Rest(NamedTuple):
    """All the entries that belong under a heading, of which only some stand there: they can be listed."""

    about: str
    """What they have in common."""
    refs: Sequence[Ref]


class Beside(NamedTuple):
    """Texts that belong side by side, and under one another where there is no room for that."""

    columns: tuple[Content, ...]


class Hold(NamedTuple):
    """A milestone: one of the hand-holds along a line."""

    content: Content
    worth: tuple[Content, ...]
    """To me and to the work, side by side where there is room."""
    standing: str
    """``reached``, ``next`` or ``ahead``."""


class Named(NamedTuple):
    """Where a person is named: the search fills it in, so that nobody waits for it."""

    name: str
    but: frozenset[Ref]
    """Entries that are on the page already."""


Block = Title | Facts | Heading | Words | Keys | Markdown | Link | Deed | Later | Rest | Beside | Hold | Named


def made(block: Block) -> Block:
    """A block as it is drawn, whether or not it was left until now."""
    return block.make() if isinstance(block, Later) else block


def leads(people: Sequence[str], tags: Sequence[str]) -> Content:
    """Names and tags; a click on one (`TAG`, `PERSON`) goes to the person, or to what has the tag.

    Of more tags than anybody reads the first are shown, and how many there are besides.
    """
    shown = [Content.styled(name, "$second underline").stylize(Style.from_meta({PERSON: name})) for name in people]
    marked = [Content(f"#{tag}").stylize(Style.from_meta({TAG: tag})) for tag in tags[:MOST_TAGS]]
    if len(tags) > MOST_TAGS:
        marked.append(Content(f"and {len(tags) - MOST_TAGS:,} more"))
    return Content("   ").join([*shown, *([Content(" ").join(marked)] if marked else [])])


def linked(text: str, titled: Titled = str) -> Content:
    """Plain text with each ``[[setback 3]]`` in it shown as the entry it names, by its title."""
    pieces: list[tuple[str, str]] = []
    end = 0
    for match in LINK_IN_TEXT.finditer(text):
        pieces += [(text[end : match.start()], ""), (titled(Ref.parse(match["ref"])), "$second underline")]
        end = match.end()
    return Content.assemble(*pieces, text[end:])
