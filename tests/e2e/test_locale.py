"""Terminals whose locale names another encoding than UTF-8, or none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

from tests.e2e.homes import Home
from tests.e2e.terminal import CTRL_Q, Terminal


@pytest.mark.parametrize(
    ("locale", "encoding", "letters"),
    [("de_DE.ISO-8859-1", "iso-8859-1", "Süße"), ("ru_RU.KOI8-R", "koi8-r", "жду"), ("C", "utf-8", "Zoë 面接")],
)
def test_signs_are_drawn_in_it_and_letters_are_read_in_it(
    tmp_path: Path, locale: str, encoding: str, letters: str
) -> None:
    # Where the locale is not installed, this is what Python makes of one that is.
    environment = {**Home(tmp_path).environment, "LC_ALL": locale, "PYTHONIOENCODING": encoding}
    with Terminal(["demo"], environment) as terminal:
        terminal.until("A question to sit with")
        terminal.type("4")
        terminal.until("my part (m) =")
        terminal.type("n")
        terminal.until("a new setback")
        terminal.settle()
        drawn, typed = len(terminal.raw), letters.rsplit(maxsplit=1)[-1].encode(encoding)
        terminal.send_bytes(letters.encode(encoding))
        terminal.until(lambda _: typed in terminal.raw[drawn:])
        terminal.type(CTRL_Q)
        assert terminal.end() == 0
    assert b"\\u" not in terminal.raw
    assert not any(sign.encode() in terminal.raw for sign in "›…─━╌●")
