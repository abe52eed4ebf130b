"""What a link reads as in a text that leaves the journal with a conversation, or is taken into one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from careerjournal.journal.titles import titled_in
from careerjournal.model import Kind, Setback, Success
from careerjournal.model.links import LINK_IN_TEXT
from careerjournal.sharing.kinds import SHARED

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.titles import Titled
    from careerjournal.model import Ref

_NOT_NAMED: Final = (Kind.REFLECTION, Kind.STORY, Kind.SHARE)
"""What stays private, or is somebody else's: its title is its own first words."""
_SOURCE: Final = re.compile(r"[ \t]*\(" + LINK_IN_TEXT.pattern + r"\)", re.IGNORECASE)


def titled_outside(journal: Journal) -> Titled:
    """What entries are called in a text that others read: by their titles, cut at a word where they are long.

    A setback or a success is called by its kind and number until its title is open for sharing, and a reflection or
    what somebody else shared always is.
    """
    titled = titled_in(journal)

    def called(ref: Ref) -> str:
        if ref.kind in _NOT_NAMED:
            return str(ref)
        entry = journal.get(ref)
        if isinstance(entry, Setback | Success) and SHARED[ref.kind].title not in entry.open_fields:
            return str(ref)
        return titled(ref)

    return called


def unsourced(text: str) -> str:
    """A text without the links that only say what was taken from where: those that stand alone in brackets."""
    return _SOURCE.sub("", text)
