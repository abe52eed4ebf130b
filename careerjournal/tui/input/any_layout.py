"""Commands on any keyboard: where nothing is written, a letter does what the Latin one on the same key does."""

from __future__ import annotations

import unicodedata
from typing import Final

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.keys import key_to_character

_MAKES_IT_HAPPEN: Final = frozenset({"yes", "leave-unkept", "say-yes", "review-fine"})
"""Commands that say yes to a question. The key that is ``y`` types the letter that “no” begins with in Russian."""


class ReadsAnyLayout(App[int]):
    """An app that understands a letter of another alphabet by the key that it is on, where it is nobody's own."""

    _understood = False
    """Whether it was said once that a letter was understood so."""
    _unknown = False
    """Whether it was said once that a letter of a layout that is not known is no key."""
    _agreed = False
    """Whether a letter that would say yes was said to do so."""

    def in_latin(self, key: events.Key) -> events.Key | None:
        """The key to forward in the place of one that was pressed; None where nothing is to be.

        Returns:
            The same key where it is nobody's but Latin, is written into a text, or belongs to a command by itself.
        """
        modifiers, plus, letter = key.key.rpartition("+")
        character = letter if plus else key.character or (key_to_character(key.key) if "_" in key.key else None)
        if character is None or len(character) > 1 or self._is_own(key):
            return key
        if character.isascii():
            return key if plus or not character.isalpha() or self._is_text(key) else self._in_own_alphabet(key)
        from careerjournal.tui.input.layouts import readings  # noqa: PLC0415 - most keyboards need none of it

        means = readings(character)
        if plus:  # it types nothing, and a command may be asked for while somebody writes
            return events.Key(f"{modifiers}+{_named(means[0])}", None) if len(means) == 1 else key
        if self._is_text(key):
            return key
        if not means:
            self._say_that_it_is_no_key(character)
            return key
        digits = [one for one in means if one.isdecimal()]  # a scale takes them without a command
        names = {one: _named(one) for one in means}
        active = self.screen.active_bindings
        bound = digits or [one for one in means if names[one] in active or self.is_waited_for(names[one])]
        if not bound:
            return key
        if len(bound) > 1:
            several = " and ".join(f"{one} on another" for one in bound).replace(" another", " one", 1)
            self.notify(f"“{character}” is {several} keyboard’s layout: press it in the Latin layout.", markup=False)
            return None
        [means_that] = bound
        name = names[means_that]
        says = f"“{character}” is {means_that} on this keyboard’s layout."
        if not self._agreed and name in active and active[name].binding.id in _MAKES_IT_HAPPEN:
            self._agreed = self._understood = True
            self.notify(f"{says} Press it again if that is what you mean.", markup=False)
            return None
        if not (self._understood or digits or character == "№"):
            self._understood = True
            self.notify(says, markup=False)
        self.understood(key.key, name)
        return events.Key(name, means_that)

    def _in_own_alphabet(self, key: events.Key) -> events.Key:
        """The key of another alphabet that a person gave a command, where the Latin one there is nobody's."""
        own = [one for one in self.screen.active_bindings if len(one) == 1 and not one.isascii()]
        if own:
            from careerjournal.tui.input.layouts import readings  # noqa: PLC0415 - most keyboards need none of it

            own = [one for one in own if readings(one) == (key.character,)]
        return events.Key(own[0], own[0]) if len(own) == 1 else key

    def _say_that_it_is_no_key(self, character: str) -> None:
        if character.isalpha() and not self._unknown and "LATIN" not in unicodedata.name(character, "LATIN"):
            self._unknown = True
            says = f"“{character}” is no key: the keys are those of the Latin layout, or your own from the settings."
            self.notify(says, markup=False)

    def is_waited_for(self, key: str) -> bool:
        """Whether a key is for something that is not there yet."""
        del key
        return False

    def understood(self, key: str, name: str) -> None:
        """Take note that a key was understood as another."""

    def _is_own(self, key: events.Key) -> bool:
        """Whether a command has the key itself: a person gave it that."""
        return any(key.key in bindings.key_to_bindings for _, bindings in self.screen._binding_chain)  # noqa: SLF001 - also what cannot be asked for now

    def _is_text(self, key: events.Key) -> bool:
        """Whether it is written: in a field, in a list of choices, or above a list that is searched by typing on."""
        focused = self.focused
        writes = focused is not None and focused.check_consume_key(key.key, key.character)
        return writes or bool(getattr(self.screen, "types_on", False))


def _named(sign: str) -> str:
    """Textual's name for the key of a Latin letter, a sign or a digit."""
    [binding] = Binding.make_bindings([Binding("comma" if sign == "," else sign, "")])
    return binding.key
