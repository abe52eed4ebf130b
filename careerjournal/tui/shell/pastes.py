"""Pastes are taken out of what a terminal sends before Textual looks for keys in it.

Textual's own parser goes on looking inside a paste: escape sequences in pasted text become key presses, which delete,
lock or quit, and the text about them is lost. It also looks at every letter by itself, which takes seconds for what a
person pastes from a book.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from textual import events
from textual.message import Message

BEGIN: Final = "\x1b[200~"
END: Final = "\x1b[201~"


class Pastes:
    """Takes them out.

    Args:
        keys: finds keys in what was not pasted.
    """

    def __init__(self, keys: Callable[[str], Iterable[Message]]) -> None:
        self._keys = keys
        self._pasted: list[str] | None = None

    def feed(self, sent: str) -> Iterator[Message]:
        """Find what was done in what was sent; what is pasted in pieces comes once it is whole."""
        while sent:
            if self._pasted is None:
                typed, begins, sent = sent.partition(BEGIN)
                if typed:
                    yield from self._keys(typed)
                if begins:
                    self._pasted = [""]
            else:
                # The end may itself have come in two pieces.
                joined = self._pasted.pop() + sent
                text, ends, sent = joined.partition(END)
                if not ends:
                    self._pasted += [joined[: -len(END)], joined[-len(END) :]]
                    return
                whole = "".join((*self._pasted, text))
                self._pasted = None
                yield events.Paste(whole)

    @staticmethod
    def may_go_on(sent: str) -> bool:
        """Whether a paste may begin in the very last letters, so that more has to be read to know."""
        return any(sent.endswith(BEGIN[:size]) for size in range(1, len(BEGIN)))
