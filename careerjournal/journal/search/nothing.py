"""Why nothing was found, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from careerjournal.journal.search import folding
from careerjournal.journal.search.query import FILTERS, Part, Query, date_of
from careerjournal.journal.search.tags import TagCounts
from careerjournal.model.counting import counted
from careerjournal.model.links import Kind
from careerjournal.model.vocabulary import NameKind

if TYPE_CHECKING:
    from careerjournal.model.names.somebody import Somebody

_NAMED = 40
"""Characters of what somebody typed that are said back to them."""
_OFFERED = 3
"""What is said in a sentence of what may be many: tags that are offered in the place of one that nothing has."""


def why_nothing(query: Query, fits: Callable[[Query], bool], tags: TagCounts) -> str:
    """Why no entry fits; the first of the reasons, beginning with those that are seen at once.

    Args:
        query: what was looked for.
        fits: whether any entry fits another query.
        tags: the tags of the journal.
    """
    if said := _of_all_of_it(query, fits):
        return said
    if query.kinds and not fits(Query(kinds=query.kinds)):
        return f"There is no {' and no '.join(query.kinds)} in this journal yet."
    for tag in query.tags:
        if not fits(Query(tags=(tag,))):
            begun = " · ".join(f"“{one.name}”" for one in tags.begun(tag)[:_OFFERED])
            return f"No entry has the tag “{tag[:_NAMED]}”." + (f" Tags that begin so: {begun}." if begun else "")
    if query.years and not fits(Query(years=query.years)):
        return f"No entry is of {' or '.join(query.years)}."
    for name in query.people:
        if not fits(Query(people=(name,))):
            return f"No entry names “{name[:_NAMED]}”. Only one that is on your list is found by its beginning."
    for part in query.parts:
        if not fits(Query((part,))):
            return _not_said(part, fits)
    if len(query.parts) > 1 and not fits(Query(query.parts)):
        return "Each of these words is in some entry, but no entry has them all."
    return (
        "No entry that has the words is of this kind, tag, year or person."
        if query.parts
        else ("No entry is all of that at once.")
    )


def _of_all_of_it(query: Query, fits: Callable[[Query], bool]) -> str:
    """Why no entry can fit, whatever is in the journal, or that a minus leaves out what does."""
    if query.no_kinds:
        return f"“{query.no_kinds[0][:_NAMED]}” is not a kind of entry. The kinds are {', '.join(Kind)}."
    if query.no_filters:
        return no_filter(query)
    if query.empty:
        return "There is no word in that to look for."
    wanted = query._replace(without=())
    if query.without and wanted.empty:
        return "Everything is left out by what has a minus before it."
    if query.without and fits(wanted):
        return "What fits the rest of that is all left out by what has a minus before it."
    return ""


def taken_for(query: Query, people: Sequence[Somebody]) -> str:
    """Whom somebody asked for is taken for, where that is not the name itself, and which names of theirs others have.

    It is empty where there is nothing to say.
    """
    said = []
    for asked, person in zip(query.people, people, strict=False):
        others = [name for name in person.names if name.casefold() != asked.casefold()]
        if others:
            named = " · ".join(f"“{name[:_NAMED]}”" for name in others[:_OFFERED])
            more = f" and {len(others) - _OFFERED:,} more" if len(others) > _OFFERED else ""
            said.append(f"“{asked[:_NAMED]}” is taken for {named}{more}.")
        said += _shared_names(person)
    return " ".join(said)


def _shared_names(person: Somebody) -> list[str]:
    """Which of somebody's names others have, too, in a sentence, the one that most have first; no sentence for none."""
    shared = sorted(person.shared.items(), key=lambda one: -len(one[1]))[:_OFFERED]
    if not shared:
        return []
    (first, whose), *others = shared
    people = all(one.kind is NameKind.PERSON for _, whose in shared for one in whose)
    said = f"“{first[:_NAMED]}” alone may be any of {len(whose):,} {'people' if people else 'names'}"
    return [", ".join((said, *(f"“{name[:_NAMED]}” of {len(whose):,}" for name, whose in others))) + "."]


def no_filter(query: Query) -> str:
    """That something is written as a filter and is none, and what is; empty where nothing is."""
    if not query.no_filters:
        return ""
    named = [f"“{one[:_NAMED]}”" for one in query.no_filters[:_OFFERED]]
    more = len(query.no_filters) - len(named)
    named += [counted(more, "other")] if more else []
    if len(named) == 1:
        said = f"{named[0]} is no filter, so it is looked for as words."
    else:
        said = f"{', '.join(named[:-1])} and {named[-1]} are no filters, so they are looked for as words."
    *first, last = FILTERS.values()
    return f"{said} The filters are {', '.join(first)} and {last}."


def _not_said(part: Part, fits: Callable[[Query], bool]) -> str:
    said = folding.said(part.words)[:_NAMED]
    if part.dates:
        dates = " or ".join(date_of(date).words for date in part.dates)
        return f"No entry is of {dates}, or has the word “{said}” as well."
    if part.quoted and len(part.words) > 1 and fits(Query(tuple(Part((word,)) for word in part.words))):
        return f"No entry says “{said}” in just these words. Without the quotes each word is looked for by itself."
    return f"No entry has a word that begins “{said}”." if part.begun else f"No entry has the word “{said}”."
