"""Which class holds which kind of entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from careerjournal.model.action import Action
from careerjournal.model.aspiration import Aspiration
from careerjournal.model.base import Entry
from careerjournal.model.conversation import Conversation
from careerjournal.model.lesson import Lesson
from careerjournal.model.links import Kind
from careerjournal.model.move import Move
from careerjournal.model.name import Name
from careerjournal.model.reflection import Reflection
from careerjournal.model.role import Role
from careerjournal.model.setback import Setback
from careerjournal.model.share import Share
from careerjournal.model.story import Story
from careerjournal.model.success import Success

KINDS: Final[Mapping[Kind, type[Entry]]] = {
    cls.KIND: cls
    for cls in (Reflection, Aspiration, Role, Move, Setback, Success, Lesson, Conversation, Action, Name, Share, Story)
}


def entry_class(kind: Kind) -> type[Entry]:
    """The class that holds entries of a kind."""
    return KINDS[kind]
