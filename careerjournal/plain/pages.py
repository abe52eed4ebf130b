"""What is known of many entries: a few at a time, each with a number to open it by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from careerjournal.plain.dialogue import BACK, Choice
from careerjournal.plain.stops import Left

if TYPE_CHECKING:
    from careerjournal.model.links import Ref
    from careerjournal.plain.session import Session

A_PAGE: Final = 10
"""Entries that are printed before somebody asks for more."""
_MORE: Final = Choice("more", "prints the next ones")
_AGAIN: Final = Choice("again", "prints them from the beginning")


class Listed:
    """Entries in a list, and what their lines say.

    Args:
        refs: the entries.
        line: what the line of one says.
        headings: what stands before the entry at a place.
        title: what is printed before all of them; may be empty.
    """

    def __init__(
        self, refs: Sequence[Ref], line: Callable[[Ref], str], headings: dict[int, str] | None = None, title: str = ""
    ) -> None:
        self.refs = refs
        self._title = title
        self._line = line
        self._headings = headings or {}
        self.printed = 0
        """How many of them have been printed."""

    def print_more(self, session: Session) -> None:
        """Print the next ones, and how many there are still."""
        if self._title and not self.printed:
            session.say(self._title)
        end = min(len(self.refs), self.printed + A_PAGE)
        for place in range(self.printed, end):
            if place in self._headings:
                session.say(self._headings[place])
            session.dialogue.say_numbered([self._line(self.refs[place])], place + 1)
        self.printed = end
        if left := len(self.refs) - end:
            session.say(f"and {left:,} more")


def choose_in(
    session: Session, asks: str, listing: Callable[[], Listed], choices: Sequence[Choice], opened: Callable[[Ref], None]
) -> str:
    """Print entries, and open what is chosen, until somebody goes back or wants something else.

    Args:
        session: whom to ask.
        asks: the question.
        listing: the entries; asked again after one was opened, and printed again where they are others then.
        choices: what else can be wanted, beside opening one by its number.
        opened: opens the one whose number was said.

    Returns:
        The word that was said, one of the choices or that of `BACK`.

    Raises:
        Stopped: the program is left, or the journal locks.
    """
    listed = listing()
    listed.print_more(session)
    while True:
        more = (_MORE,) if listed.printed < len(listed.refs) else ()
        try:
            answer = session.dialogue.choose(asks, (*more, _AGAIN, *choices, BACK), listed.printed)
        except Left:
            return BACK.word
        if answer.word == _MORE.word:
            listed.print_more(session)
            continue
        if answer.number:
            opened(listed.refs[answer.number - 1])
        elif answer.word != _AGAIN.word:
            return answer.word
        now = listing()
        if answer.word == _AGAIN.word or list(now.refs) != list(listed.refs):
            listed = now
            listed.print_more(session)
