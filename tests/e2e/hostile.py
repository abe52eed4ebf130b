"""What somebody might write, or slip into a file that is imported, to command the terminal of whoever reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any, Final, NamedTuple

import msgspec

from careerjournal.model import Kind
from careerjournal.model.describe import Shape, fields_of
from careerjournal.model.kinds import entry_class

BIDI: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_OSC_WORDS: Final = (
    "0;PWNED",  # the window's title
    "1;PWNED",
    "2;PWNED",
    "4;1;#313370",
    "7;file://pwned/",
    "8;;http://pwned.example/",  # a link
    "9;PWNED",  # a notification
    "10;?",
    "52;c;UFdORUQ=",  # the clipboard, written
    "52;c;?",  # and read
    "104",
    "133;A",
    "777;notify;PWNED;PWNED",
    "1337;File=name=UFdORUQ=;inline=1:UFdORUQ=",
)
_CSI: Final = (
    "31337m", "2J", "3J", "1;1H", "6n", "c", ">c", "?31337h", "?1049l", "?2004l", "!p", "21t",
    "8;31337;31337t", "5i", "4i", "?5i", "31337X", "31337S", "31337T", "31337L", "31337@", "31337P", "s", "u", "?6n",
    "0q", ">31337u", "r",
)  # fmt: skip
_STRINGS: Final = ("P", "X", "^", "_")
"""DCS, SOS, PM and APC, as the letter after ESC."""
_C1_OF: Final = {"]": "\x9d", "[": "\x9b", "P": "\x90", "X": "\x98", "^": "\x9e", "_": "\x9f"}
_SINGLE: Final = (
    "c",
    "7",
    "8",
    "D",
    "E",
    "H",
    "M",
    "N",
    "O",
    "Z",
    "=",
    ">",
    "(0",
    "#8",
    "%@",
    "n",
    "|",
    " F",
    "l",
    "m",
)
_MARKUP: Final = (
    "[/nope]", "[@click=app.screenshot('pwned')]press[/]", "[@click=app.quit]press[/]", "[link=http://pwned.example]x[/]",
    "[bold red]", "[[", "[/", "\\[", "[$accent]x", "[on #ff0000]x[/]", "<script>pwned()</script>",
    "[x](javascript:pwned())",
    "![x](http://pwned.example/x.png)", "<http://pwned.example/>", "[x](http://pwned.example 'title')",
)  # fmt: skip


def table() -> list[str]:
    """Every attack, each with a word of its own before and after it (`marks`)."""
    return [f"b{place:03} {attack} e{place:03}" for place, attack in enumerate(_attacks())]


def _attacks() -> Iterator[str]:
    for word, (begin, end) in product(_OSC_WORDS, (("\x1b]", "\x07"), ("\x1b]", "\x1b\\"), ("\x9d", "\x9c"))):
        yield f"{begin}{word}{end}"
    for word in _OSC_WORDS[:3]:
        yield f"\x1b]{word}"  # without an end: it would swallow what follows
    for word, begin in product(_CSI, ("\x1b[", "\x9b")):
        yield f"{begin}{word}"
    for letter, end in product(_STRINGS, ("\x1b\\", "\x9c", "")):
        yield f"\x1b{letter}$q31337{end}"
        yield f"{_C1_OF[letter]}+q31337{end}"
    for letter in _SINGLE:
        yield f"\x1b{letter}"
    for code in (*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0)):
        yield f"x{chr(code)}y"
    for control in BIDI:
        yield f"abc{control}txt.exe"
    # One inside another, so that taking the inner one out would leave an outer one.
    yield "\x1b\x1b[31m[31337m"
    yield "\x1b]\x1b]0;a\x070;PWNED\x07"
    yield "\x1b\u202e]0;PWNED\x07"
    yield "\x9d\x9d0;PWNED\x9c\x9c"
    yield "\x1b\x00]0;PWNED\x07"
    yield from _MARKUP


def record(kind: Kind, line: Callable[[], str], text: Callable[[], str]) -> dict[str, Any]:
    """A record with attacks in every text, as a file from elsewhere may hold it: nothing has cleaned it.

    Args:
        kind: the entry's.
        line: draws what goes into a field of one line.
        text: draws what goes into a longer one.
    """
    return {"entry": kind.value, "v": 1, **_filled(entry_class(kind), line, text)}


def _filled(part: type[msgspec.Struct], line: Callable[[], str], text: Callable[[], str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields_of(part):
        match field.shape:
            case Shape.LINE:
                found[field.key] = line()
            case Shape.TEXT | Shape.MARKDOWN:
                found[field.key] = text()
            case Shape.WORDS | Shape.LINES if field.name != "open_fields":
                found[field.key] = [line() for _ in range(3)]
            case Shape.PART if field.part:
                found[field.key] = _filled(field.part, line, text)
            case Shape.PARTS if field.part:
                found[field.key] = [_filled(field.part, line, text)]
    return found


def marks(place: int) -> tuple[str, str]:
    """The words before and after an attack."""
    return f"b{place:03}", f"e{place:03}"


class Found(NamedTuple):
    """What a terminal was sent: text, and sequences each as a shape with its numbers taken out."""

    text: str
    shapes: set[str]


_POINTER: Final = re.compile(r"\x1b\]22;[a-z-]+\x07")
"""How Textual tells the terminal the mouse pointer's shape: a word of its own."""

_SEQUENCE: Final = re.compile(r"\x1b\[([<=>?]?)([0-9;:]*)([ -/]*[@-~])|\x1b([ -/]*[0-Z\\-~])|\x1b(\[|$)", re.ASCII)


def read(raw: bytes) -> Found:
    """Take what a terminal was sent apart, strictly."""
    sent = _POINTER.sub("", raw.decode())
    shapes: set[str] = set()

    def shape(match: re.Match[str]) -> str:
        private, numbers, final, single, rest = match.groups()
        if final:
            # What is private or not a colour or a place has numbers that mean something: they are a part of it.
            shapes.add(f"CSI {final}" if final in "mH" and not private else f"CSI {private}{numbers}{final}")
        else:
            shapes.add(f"ESC {single or rest}")
        return "" if final == "m" else "\n"

    return Found(_SEQUENCE.sub(shape, sent), shapes)


FORBIDDEN: Final = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{BIDI}\u2028\u2029\ufeff]")
"""What no text that is drawn may hold: tabs, newlines and carriage returns are the terminal's own to move by."""

OURS: Final = frozenset(
    {"CSI m", "CSI H", "CSI <u", "CSI ?2026$p", "CSI ?2048$p"}
    | {f"CSI ?{mode}{switch}" for mode in (7, 25, 1000, 1003, 1004, 1006, 1015, 1049, 2004, 2026) for switch in "hl"}
)
"""Every sequence that the program itself sends: colours, places, modes and questions. The keyboard's has a number."""

_KEYBOARD: Final = re.compile(r"CSI >\d{1,2}u")


def only_ours(raw: bytes, screens: int = 1) -> Found:
    """Check that a terminal was sent nothing but text and what the program sends by itself.

    Args:
        raw: what was sent, from beginning to end.
        screens: how often the terminal's other screen was taken, and given back.
    """
    found = read(raw)
    strange = {shape for shape in found.shapes - OURS if not _KEYBOARD.fullmatch(shape)}
    assert not strange
    assert not FORBIDDEN.findall(found.text)
    assert b"\x1b[31337" not in raw
    for mode in (1049, 2004):  # what an attack could switch with a sequence that is also ours
        assert raw.count(b"\x1b[?%dh" % mode) == screens
        assert raw.count(b"\x1b[?%dl" % mode) <= screens
    return found
