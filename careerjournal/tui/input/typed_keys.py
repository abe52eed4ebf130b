"""What is typed comes in as it was typed: every character that may be kept, and an escape with the key behind it.

Textual lets only those characters through that Python calls printable: no joiner, no space but one, no tag of a flag,
and no character younger than its tables. And it reads an escape with a letter behind it in the same packet as that
letter with alt, or as the sign that one maker's keyboards have there. A line break that a macro sends is enter: where
terminals still read whole lines, enter is sent as one.

Three keys with alt move over a word or delete one, and most terminals send each as an escape and a letter in one piece,
which is also what they send for the two keys. They are told apart by the piece, and where nothing is written by that;
a terminal with the keyboard protocol of kitty, which Textual asks for, sends the two otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

_ESCAPE: Final = "\x1b"
_BEGINS_A_SEQUENCE: Final = frozenset("[O\x1b")
_BACKSPACE: Final = "\x7f"
_WITH_ALT: Final = frozenset({"b", "f", _BACKSPACE})
"""What terminals send behind an escape where words are moved over or deleted with alt."""
_BY_WORDS: Final = {"alt+b": "ctrl+left", "alt+f": "ctrl+right"}
"""The keys that these are, as a terminal names them that tells an escape from alt."""
_ON_THE_KEYPAD: Final = {
    "decimal": (".", "full_stop"),
    "divide": ("/", "slash"),
    "multiply": ("*", "asterisk"),
    "subtract": ("-", "minus"),
    "add": ("+", "plus"),
    "equal": ("=", "equals_sign"),
    "separator": (",", "comma"),
}
"""The keys of a keypad by the names that only some terminals tell apart: the sign, and Textual’s name of it."""


def is_text(character: str | None) -> bool:
    """Whether a key's character is text that may be kept; a line break and a tab are keys of their own."""
    if character is None or character in "\t\n":
        return False
    if character.isascii():
        return character.isprintable()
    from careerjournal.model.text import clean  # noqa: PLC0415 - brings the model, which the lock screen does without

    return clean(character) == character


def install() -> None:
    """Have every field take what is text, whichever widget it is: they all ask the key. Once is enough."""
    events.Key.is_printable = property(lambda key: is_text(key.character))  # type: ignore[assignment]


class KeyParser(XTermParser):
    """Finds keys in what a terminal sends.

    Args:
        debug: as Textual takes it.
        bound: whether a key, by Textual's name, has a command; with alt it is else an escape and a letter.
    """

    def __init__(self, debug: bool = False, bound: Callable[[str], bool] = lambda _: False) -> None:
        self._bound = bound
        self._ends_with_escape = False
        super().__init__(debug)

    def feed(self, data: str) -> Iterator[Message]:
        """Find keys in what came in one piece; an escape that another piece ended with begins none with a letter."""
        if self._ends_with_escape and data[:1] not in _BEGINS_A_SEQUENCE and self._timeout_time is not None:
            self._timeout_time = 0.0
            yield from self.tick()
        self._ends_with_escape = data.endswith(_ESCAPE)
        yield from super().feed(data)

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        if len(sequence) == 2 and sequence[0] == _ESCAPE and sequence[1] not in _BEGINS_A_SEQUENCE | _WITH_ALT:
            alt, sequence = True, sequence[1]
        if sequence == "\n" and not self._bound("ctrl+j"):
            sequence = "\r"
        if not alt:
            return (self._as_typed(key, sequence) for key in super()._sequence_to_key_events(sequence))
        [key] = super()._sequence_to_key_events(sequence, alt=True)
        return (key,) if self._bound(key.key) else self._escape_and(sequence)

    def _as_typed(self, key: events.Key, sequence: str) -> events.Key:
        if len(sequence) == 2 and sequence[0] == _ESCAPE and sequence[1] in _WITH_ALT:
            return events.Key(key.key, sequence)
        if key.key in _BY_WORDS and not self._bound(key.key):
            return events.Key(_BY_WORDS[key.key], None)
        modifiers, plus, name = key.key.rpartition("+")
        if name not in _ON_THE_KEYPAD:
            return key
        sign, named = _ON_THE_KEYPAD[name]
        return events.Key(f"{modifiers}{plus}{named}", key.character or (None if plus else sign))

    def _escape_and(self, sequence: str) -> Iterator[events.Key]:
        yield events.Key("escape", _ESCAPE)
        yield from super()._sequence_to_key_events(sequence)


def taken_apart(key: events.Key) -> tuple[events.Key, events.Key] | None:
    """An escape and a key, where one that moves over a word or deletes it could as well have been these."""
    sent = key.character
    if sent is None or len(sent) != 2:
        return None
    return events.Key("escape", _ESCAPE), events.Key("backspace" if sent[1] == _BACKSPACE else sent[1], sent[1])
