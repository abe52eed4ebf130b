"""Every sign has a plain form, of its own width, for terminals and encodings that lack it."""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual._border import BORDER_CHARS
from textual.keys import KEY_DISPLAY_ALIASES
from textual.scrollbar import ScrollBarRender

import careerjournal
from careerjournal.lattice.picture import Charset
from careerjournal.lattice.words import SIGNS
from careerjournal.plain_forms import PLAIN_FORMS, in_cells, in_lines
from careerjournal.tui.entry import share_bar
from careerjournal.tui.sections import symbols
from careerjournal.tui.sharing import rows

ENCODINGS = ("ascii", "latin-1", "iso8859-15", "cp1252", "koi8-r", "iso8859-2", "euc-jp", "utf-8")

DRAWING = ("cli", "journal", "lattice", "tui")
"""Folders whose signs are drawn; the others also name some that they look for in texts."""

NEVER_DRAWN = frozenset("\ufffd\u2028\u2029")


def drawn() -> Iterator[str]:
    """Every sign in a string of ours, and those with which Textual draws borders, bars and keys."""
    files = [file for folder in DRAWING for file in (Path(careerjournal.__file__).parent / folder).rglob("*.py")]
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from node.value
    for borders in BORDER_CHARS.values():
        yield from "".join(part for row in borders for part in row)
    yield from "".join(KEY_DISPLAY_ALIASES.values())
    yield from "".join(ScrollBarRender.VERTICAL_BARS + ScrollBarRender.HORIZONTAL_BARS)


def test_every_sign_that_is_drawn_has_one() -> None:
    signs = {sign for sign in drawn() if not sign.isascii() and unicodedata.category(sign)[0] in "SPZ"}
    assert signs - NEVER_DRAWN - PLAIN_FORMS.keys() == set()
    assert "›" in signs


def test_each_takes_the_cell_that_its_sign_takes() -> None:
    assert all(form.isascii() and form.isprintable() and len(form) == 1 for form in PLAIN_FORMS.values())
    assert {sign for sign in PLAIN_FORMS if cell_len(sign) != 1} == set()


@pytest.mark.parametrize(
    "told_apart",
    [
        [share_bar.MY_PART[0], share_bar.COMPETITION[0], share_bar.CHANCE[0]],
        list(symbols.ACTION.values()),
        list(symbols.STATUS.values()),
        list(symbols.DIRECTION.values()),
        [rows.OPEN, rows.CLOSED],
        ["●", "○", "✓", "✗", "▸"],
    ],
    ids=" ".join,
)
def test_signs_that_are_told_apart_stay_so(told_apart: list[str]) -> None:
    assert len({PLAIN_FORMS[sign] for sign in told_apart}) == len(told_apart)


def test_a_list_says_it_as_the_lattice_does() -> None:
    boxes, plain = SIGNS[Charset.BOXES], SIGNS[Charset.ASCII]
    for status, sign in boxes.status.items():
        assert PLAIN_FORMS[sign] == plain.status[status]
    for direction, sign in boxes.direction.items():
        assert PLAIN_FORMS[sign] == plain.direction[direction]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    "text",
    [
        "╭─ Zoë’s “plan” … ✗ ▌ 100 × 2 ─╮",
        "面接 и Łódź",
        "family 👨‍👩‍👧, heart ❤️, key #️⃣, flag 🇪🇺, e\u0301 and ę\u0308",
        "\x1b[38;2;1;2;3m› \x1b[0m…\x1b]52;c;eA==\x07",
        "→▶\ufe0f می‌خواهم \u3000end",
    ],
)
def test_columns_stay_where_they_are(encoding: str, text: str) -> None:
    said = in_cells(text, encoding, cell_len)
    said.encode(encoding)
    # Every text up to a place takes as many cells as before, so that nothing behind it moves.
    assert cell_len(said) == cell_len(unicodedata.normalize("NFC", text))
    if encoding == "utf-8":
        assert said == text
    in_lines(text, encoding).encode(encoding)


def test_what_it_says() -> None:
    assert in_cells("│ “Zoë” › Łódź … ✗ ●━╌", "latin-1", cell_len) == '| "Zoë" > ?ód? ~ x *=-'
    assert in_lines("“Zoë” → Łódź … ✗ — 3 ≤ 4", "latin-1") == '"Zoë" -> ?ód? ... x -- 3 <= 4'
    assert in_cells("│ “Zoë” – é", "cp1252", cell_len) == "| “Zoë” – é"
    assert in_lines("e\u0301", "latin-1") == "é"


def test_signs_may_be_left_out_where_letters_need_not() -> None:
    assert in_cells("› Zoë 面接 ●", "utf-8", cell_len, signs=False) == "> Zoë 面接 *"
