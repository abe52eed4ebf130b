"""What stands for a sign where an encoding lacks it: an arrow becomes ``>``, a curly quote a straight one.

Importing this costs next to nothing: the command line needs it for ``--help``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

# Each form takes one cell, as its sign does, so that columns on a screen stay where they are.
_ROWS = (
    ("-", "–—‒―‐‑−─╌┄┈╴╶▔"),
    ("=", "━╍┅┉╸╺╼╾"),
    ("~", "═⇢∼≈…"),  # where words are cut a full stop would say that they end there
    ("|", "│┃║┆┇┊┋╎╏╵╷╹╻╽╿▏▎▍▕❘"),
    ("+", "✓✔"),
    ("/", "╱↗↙"),
    ("\\", "╲↘↖"),
    ("x", "╳✗✘✕✖×"),
    ("n", "⊘"),
    ("#", "№█▇▆▅▊▋▉▓■◼▣"),
    ("_", "▁▂▃▄"),
    ('"', "▀“”„‟«»″‖"),
    ("'", "‘’‚‛ʼʻ′´"),
    (":", "▒"),
    (".", "░·∙‧"),
    ("*", "●◉◆•‣★▪⭑"),
    ("o", "○◯◇□▫◦☐☆"),
    ("%", "◔◐◒◓◕◪◩"),
    ("$", "◑"),
    ("?", "◌"),
    (">", "▌›▶▷▸▹►→⇒➔➜↦≥"),
    ("<", "▐‹◀◁◂◃◄←⇐⇠↵⏎⌫≤"),
    ("^", "▲△▴▵↑⇑◿"),
    ("v", "▼▽▾▿↓⇓"),
    ("&", "⇄⇆↔⇔⇿"),
    ("@", "⟳↻↺"),
    (" ", "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"),
)

PLAIN_FORMS: dict[str, str] = {
    **{chr(code): "+" for code in range(0x2500, 0x2580)},  # corners and crossings; the straight lines follow
    **{chr(code): "#" for code in range(0x2596, 0x25A0)},
    **{chr(code): "|/-\\"[code % 4] for code in range(0x2800, 0x2900)},  # Braille, of which spinners are made
    **{sign: form for form, signs in _ROWS for sign in signs},
}
"""For each sign, one ASCII character that says nearly the same."""

_IN_LINES = {"…": "...", "→": "->", "⇒": "=>", "←": "<-", "↔": "<->", "≤": "<=", "≥": ">=", "—": "--", "€": "EUR"}
"""Longer forms, for lines of text in which nothing has to stand beneath something else."""

UNKNOWN = "?"
"""What stands for a character that has no plain form."""


def in_lines(text: str, encoding: str) -> str:
    """A text as lines in this encoding: plain forms for signs that it lacks, ``?`` for the rest of what it lacks.

    Args:
        text: without lone surrogates, or each of them becomes ``?``.
        encoding: a name that Python knows.
    """
    return _fitted(text, encoding, lambda _, lacking: "".join(map(_in_a_line, lacking)))


def in_cells(text: str, encoding: str, width: Callable[[str], int], *, signs: bool = True) -> str:
    """A text for a terminal, in which every character keeps the cells it has.

    Args:
        text: what is drawn, control sequences included: these are ASCII and stay.
        encoding: the terminal's.
        width: the cells that a text takes.
        signs: whether the terminal draws signs; without them, all that have a plain form are drawn in it, and only
            letters come from the encoding.
    """
    if not signs:
        text = text.translate(_BY_CODE)

    def drawn(before: str, lacking: str) -> str:
        cells = ""
        for end, letter in enumerate(lacking, 1):
            # Joined signs and marks share cells, so what one takes depends on those before it.
            taken = width(before + lacking[:end]) - width(before)
            cells = (cells + PLAIN_FORMS.get(letter, UNKNOWN)).ljust(taken, UNKNOWN)[:taken]
        return cells

    return _fitted(text, encoding, drawn)


def _in_a_line(letter: str) -> str:
    return _IN_LINES.get(letter) or PLAIN_FORMS.get(letter) or ("" if letter in _UNSEEN else UNKNOWN)


def _fitted(text: str, encoding: str, instead: Callable[[str, str], str]) -> str:
    """The text with each run of characters that the encoding lacks replaced, given what stands before the run."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = unicodedata.normalize("NFC", text)
    fitted: list[str] = []
    done = 0
    while True:
        try:
            text[done:].encode(encoding)
        except UnicodeEncodeError as error:
            start, end = done + error.start, done + error.start + 1
            while end < len(text) and not _has(encoding, text[end]):
                end += 1
            fitted += text[done:start], instead(text[start - 1 : start], text[start:end])
            done = end
        else:
            return "".join((*fitted, text[done:]))


def _has(encoding: str, letter: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


_BY_CODE = str.maketrans(PLAIN_FORMS)
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f")
