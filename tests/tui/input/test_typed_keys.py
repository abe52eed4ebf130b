"""Which keys come of what a terminal sends, and which of them are text."""

from __future__ import annotations

import unicodedata

import pytest
from textual import events

from careerjournal.model.text import clean
from careerjournal.tui.input import typed_keys
from careerjournal.tui.input.typed_keys import KeyParser


def pressed(*packets: str, bound: str = "") -> list[str]:
    """The names of the keys."""
    parser = KeyParser(bound=lambda key: key == bound)
    return [event.key for packet in packets for event in parser.feed(packet) if isinstance(event, events.Key)]


@pytest.mark.parametrize("packets", [("\x1b7n",), ("\x1b", "7n"), ("\x1b7", "n")])
def test_an_escape_and_what_follows_are_keys_of_their_own(packets: tuple[str, ...]) -> None:
    assert pressed(*packets) == ["escape", "7", "n"]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1b/go", ["escape", "slash", "g", "o"]),
        ("\x1b\r", ["escape", "enter"]),
        ("one\ntwo\r", ["o", "n", "e", "enter", "t", "w", "o", "enter"]),
        ("\x1bé", ["escape", "é"]),
        ("\x1b\x1bn", ["escape", "escape", "n"]),
        ("\x1b\x0c", ["escape", "ctrl+l"]),
        ("\x1b[A\x1bOQ\x1b[1;5D", ["up", "f2", "ctrl+left"]),
        ("\x1bb\x1bf\x1b\x7f", ["ctrl+left", "ctrl+right", "ctrl+w"]),
        ("\x1b[27ub\x1b[27u\x7f\x1b[98;3u", ["escape", "b", "escape", "backspace", "ctrl+left"]),
        ("\x1bOw\x1b[57410u\x1b[57415;;61u\x1b[57410;5u", ["7", "slash", "equals_sign", "ctrl+slash"]),
    ],
)
def test_what_a_terminal_sends(sent: str, keys: list[str]) -> None:
    assert pressed(sent) == keys


@pytest.mark.parametrize("key", ["b", "f", "\x7f", "n"])
def test_an_escape_that_came_before_is_no_part_of_a_key_with_alt(key: str) -> None:
    """However soon that is, a terminal sends a key with alt in one piece."""
    [alone] = pressed(key)
    assert pressed("\x1b", key, bound="alt+n") == ["escape", alone]
    assert pressed("x\x1b", f"{key}\x1b", key) == ["x", "escape", alone, "escape", alone]
    assert pressed("\x1b", "[A", "\x1b", f"\x1b{key}", bound="alt+n")[0] == "up"
    assert pressed("\x1b", "[1;5", "D", "\x1bO", "Q") == ["ctrl+left", "f2"]


def test_a_key_with_alt_is_one_where_a_command_has_it() -> None:
    assert pressed("\x1bn\x1b7", bound="alt+n") == ["alt+n", "escape", "7"]
    assert pressed("\x1b[98;3u\x1b[102;3u", bound="alt+f") == ["ctrl+left", "alt+f"]


def test_every_character_that_may_be_kept_is_text_when_typed() -> None:
    """And no other: what cleaning takes out of a paste, typing does not put in."""
    typed_keys.install()
    for code in (*range(0x20, 0x3500), *range(0xD7A0, 0xD800), *range(0xE000, 0x20000), *range(0xE0000, 0xE0200)):
        character = chr(code)
        assert events.Key("x", character).is_printable is (clean(character) == character), ascii(character)
    for key in "\t\n\r\x1b\x7f\x9b\u202e\ufeff":
        assert not events.Key("x", key).is_printable
    assert not events.Key("f1", None).is_printable
    assert unicodedata.name("\u200d") == "ZERO WIDTH JOINER"
    assert events.Key("x", "\u200d").is_printable
