"""Search: words in, entries out, the best first, each with a few words around what was found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from careerjournal.journal.search.excerpts import LIT, excerpt
from careerjournal.journal.search.nothing import no_filter, taken_for
from careerjournal.plain.entry import read
from careerjournal.plain.pages import Listed, choose_in

if TYPE_CHECKING:
    from careerjournal.model.links import Ref
    from careerjournal.plain.session import Session


def search(session: Session, words: str = "") -> None:
    """Ask for words where none were given, and list what fits them.

    Raises:
        Stopped: the search, the program or the journal is left.
    """
    words = words or session.dialogue.line(
        "Search for", "words; kind:setback, #interview and year:2019 narrow it, -word leaves it out"
    )
    journal = session.journal
    if not words.strip():
        return
    found = journal.find(words)
    if not found.refs:
        session.say(f"Nothing found. {found.why}")
        return
    if said := " ".join(filter(None, (no_filter(found.query), taken_for(found.query, found.people)))):
        session.say(said)
    refs = [ref for ref in found.refs if journal.get(ref) is not None]
    session.say(
        f"Found: {found.total:,}" + (f"; the best {len(refs):,} are listed." if found.total > len(refs) else ".")
    )

    def line(ref: Ref) -> str:
        entry = journal.get(ref)
        if entry is None:
            return f"{ref} is not there any more"
        around = excerpt(entry.as_shown(), found, journal.title(entry)).replace(LIT[0], "").replace(LIT[1], "")
        return f"{session.titled(entry)}: {around}" if around else session.titled(entry)

    choose_in(session, "Found", lambda: Listed(refs, line), (), partial(read, session))
