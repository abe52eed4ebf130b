"""How a success that is under way ends: as one, or as a setback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from careerjournal.model.setback import Setback, Shares

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.success import Success


def ended_well(journal: Journal, success: Success) -> Success:
    """Keep that a success is under way no more; one undo takes it back.

    Raises:
        JournalError: it cannot be kept.
    """
    with journal.together(f"ended {success.ref}"):
        return journal.keep(structs.replace(success, under_way=False), drafted=False)


def became_setback(journal: Journal, success: Success) -> Setback:
    """Put down the setback that a success under way became; one undo takes it back.

    The setback has a number of its own and the text, the day, the move, tags and links. The success stays, with its
    number, its history and all that points at it, and leads to the setback. What of it was open for sharing is closed
    in the setback, as in any other new entry. Nothing is said of the part of others: they were no competition.

    Raises:
        JournalError: it cannot be kept.
    """
    hard = f"What was hard: {success.hard}" if success.hard else ""
    with journal.together(f"made {success.ref} a setback"):
        setback = journal.add(
            Setback(
                what_happened=success.what_happened,
                when=success.when,
                body="\n\n".join(filter(None, (success.body, hard))),
                shares=Shares(my_part=success.shares.my_part, chance=success.shares.chance),
                came_of_it=success.came_of_it,
                move=success.move,
                tags=success.tags,
                links=success.links,
                created=success.created,
            ),
            drafted=False,
        )
        journal.keep(structs.replace(success, under_way=False, became=setback.ref), drafted=False)
    return setback
