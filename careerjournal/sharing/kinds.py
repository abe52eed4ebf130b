"""What is known of each kind of entry where it is shared: one record a kind, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from careerjournal.model.links import Kind


class Shared(NamedTuple):
    """How a kind of entry leaves the journal. Every field says something, so that no kind is shared by halves."""

    leaves: bool
    """Whether an entry can be shared. Names are not, nor what was shared already, nor what somebody else told."""
    title: str
    """The field that is the title of its document; empty where none is."""
    title_begins: str
    """What stands before that title."""
    untitled: str
    """What its document is called while the title is closed."""
    linked: str
    """What it is called in the text of another entry, where a link to it is softened."""
    body_headed: bool
    """Whether the paragraphs of its body have a heading; where the body is all there is to say, they need none."""
    tells: bool
    """Whether it makes a story to tell, for “find me a story”."""


SHARED: Final[Mapping[Kind, Shared]] = {
    Kind.REFLECTION: Shared(
        leaves=True,
        title="",
        title_begins="",
        untitled="A reflection",
        linked="a note of mine",
        body_headed=False,
        tells=False,
    ),
    Kind.ASPIRATION: Shared(
        leaves=True,
        title="what",
        title_begins="",
        untitled="Something I wanted",
        linked="something I wanted",
        body_headed=False,
        tells=False,
    ),
    Kind.ROLE: Shared(
        leaves=True,
        title="title_",
        title_begins="",
        untitled="A role",
        linked="a role of mine",
        body_headed=False,
        tells=False,
    ),
    Kind.MOVE: Shared(
        leaves=True,
        title="",  # no field: the roles that it joins name it
        title_begins="",
        untitled="A move",
        linked="a move of mine",
        body_headed=False,
        tells=False,
    ),
    Kind.SETBACK: Shared(
        leaves=True,
        title="what_happened",
        title_begins="",
        untitled="A setback",
        linked="another setback",
        body_headed=False,
        tells=True,
    ),
    Kind.SUCCESS: Shared(
        leaves=True,
        title="what_happened",
        title_begins="",
        untitled="Something that went well",
        linked="something that went well",
        body_headed=False,
        tells=True,
    ),
    Kind.LESSON: Shared(
        leaves=True,
        title="sentence",
        title_begins="",
        untitled="A lesson",
        linked="a lesson of mine",
        body_headed=True,
        tells=True,
    ),
    Kind.CONVERSATION: Shared(
        leaves=True,
        title="with_whom",
        title_begins="With ",
        untitled="A conversation",
        linked="a conversation",
        body_headed=False,
        tells=False,
    ),
    Kind.ACTION: Shared(
        leaves=True,
        title="what",
        title_begins="",
        untitled="Something to do",
        linked="something I was to do",
        body_headed=False,
        tells=False,
    ),
    Kind.NAME: Shared(
        leaves=False,
        title="",
        title_begins="",
        untitled="",
        linked="someone",
        body_headed=False,
        tells=False,
    ),
    Kind.SHARE: Shared(
        leaves=False,
        title="",
        title_begins="",
        untitled="",
        linked="something I shared",
        body_headed=False,
        tells=False,
    ),
    Kind.STORY: Shared(
        leaves=False,
        title="",
        title_begins="",
        untitled="",
        linked="a story I was told",
        body_headed=False,
        tells=False,
    ),
}
"""Every kind of entry; a test holds it to that."""
