"""What is pasted is text, and presses no key."""

from __future__ import annotations

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from careerjournal.tui.shell.pastes import BEGIN, END, Pastes
from tests.e2e import hostile


def fed(*pieces: str) -> list[Message]:
    parser = XTermParser()
    pastes = Pastes(parser.feed)
    return [event for piece in pieces for event in pastes.feed(piece)]


def done(*pieces: str) -> list[str]:
    """What was done: keys by their names, pastes in brackets."""
    return [
        f"[{event.text}]" if isinstance(event, events.Paste) else event.key
        for event in fed(*pieces)
        if isinstance(event, events.Paste | events.Key)
    ]


@pytest.mark.parametrize("row", hostile.table(), ids=ascii)
def test_an_attack_that_is_pasted_presses_no_key(row: str) -> None:
    assert done(f"a{BEGIN}{row}{END}b") == ["a", f"[{row}]", "b"]


def test_keys_in_a_paste_are_none() -> None:
    """Between two escapes, Textual's own parser would press them: here lock, quit and delete."""
    text = "\x1b\x0c\x11d\x1b"
    assert done(f"{BEGIN}{text}{END}") == [f"[{text}]"]


def test_in_pieces_it_is_the_same() -> None:
    whole = f"x{BEGIN}one \x1b[201 two{END}y{BEGIN}{END}{BEGIN}three{END}"
    expected = ["x", "[one \x1b[201 two]", "y", "[]", "[three]"]
    assert done(whole) == expected
    for at in range(len(whole)):
        # A paste's beginning comes in one piece: whoever reads waits for it.
        if not Pastes.may_go_on(whole[:at]):
            assert done(whole[:at], whole[at:]) == expected
    inside = whole.index("one")
    assert done(whole[:inside], *whole[inside : whole.index("y")], whole[whole.index("y") :]) == expected


def test_a_beginning_that_is_cut_is_waited_for() -> None:
    assert [at for at in range(1, len(BEGIN)) if not Pastes.may_go_on(f"abc{BEGIN[:at]}")] == []
    assert not Pastes.may_go_on("abc")
    assert not Pastes.may_go_on(f"abc{BEGIN}")
    assert not Pastes.may_go_on("")


def test_a_long_one_is_one() -> None:
    piece = "word " * 1000
    pieces = [piece] * 2000
    [event] = fed(BEGIN, *pieces, END)
    assert isinstance(event, events.Paste)
    assert event.text == piece * 2000
