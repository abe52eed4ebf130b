"""What a terminal is sent, in the signs that it draws and the encoding that the person's locale names."""

from __future__ import annotations

import codecs
import locale
import re
import sys
from collections.abc import Callable, Mapping
from typing import IO, Final

_DRAWS: Final = re.compile(r"\x1b\[([\d;:]*)m")
_ATTRIBUTES: Final = frozenset(("", *map(str, (*range(10), *range(21, 30)))))
"""Bold, underlined, reversed and so on, and the ends of these."""


def draws_signs(environment: Mapping[str, str], *, utf8_mode: bool | None = None) -> bool:
    """Whether this terminal draws boxes, arrows and bullets.

    It does, unless the person's locale says that it has another encoding than UTF-8, or it is dumb.

    Args:
        environment: the process's; POSIX says that LC_ALL wins over LC_CTYPE, and that over LANG.
        utf8_mode: whether Python put UTF-8 in the place of the C locale (PEP 538 and 540). It then sets LC_CTYPE for
            the programs that it starts, which says nothing of the terminal.
    """
    if environment.get("TERM") == "dumb":
        return False
    names = ["LC_ALL", "LC_CTYPE", "LANG"]
    if bool(sys.flags.utf8_mode) if utf8_mode is None else utf8_mode:
        names.remove("LC_CTYPE")
    said = next((environment[name] for name in names if environment.get(name)), "")
    if not said:  # a container, or Windows, that says nothing; nearly every terminal has UTF-8 today
        return True
    named = said.partition("@")[0]
    if "." not in named and named not in ("C", "POSIX"):
        # ``en_IN`` is in UTF-8, ``en_GB`` in ISO 8859-1, and on macOS there is one called ``UTF-8``.
        return _is_utf8(named) or _is_utf8(locale.getencoding())
    return _is_utf8(named.partition(".")[2])


def _is_utf8(name: str) -> bool:
    return name.replace("-", "").lower() == "utf8"


def encoding_of(file: IO[str] | None) -> str:
    """The encoding of a terminal's file, by the name that Python gives it: ``utf-8``, ``iso8859-1``, ``cp1252``."""
    return codecs.lookup(getattr(file, "encoding", None) or "utf-8").name


def fitter(file: IO[str], environment: Mapping[str, str]) -> Callable[[str], str]:
    """What makes of a text that is drawn one that this terminal can show, cell for cell, without colours if asked.

    Args:
        file: what it is written to.
        environment: the process's; anything in ``NO_COLOR`` says that there are to be none.
    """
    fits = _fits(file, environment)
    return (lambda text: without_colours(fits(text))) if environment.get("NO_COLOR") else fits


def _fits(file: IO[str], environment: Mapping[str, str]) -> Callable[[str], str]:
    encoding, signs = encoding_of(file), draws_signs(environment)
    if encoding == "utf-8" and signs:
        return str
    from rich.cells import cell_len  # noqa: PLC0415 - most terminals need neither

    from careerjournal.plain_forms import in_cells  # noqa: PLC0415

    # An encoding of its own says which signs there are; UTF-8 behind a locale without it says nothing.
    return lambda text: in_cells(text, encoding, cell_len, signs=signs or encoding != "utf-8")


def without_colours(text: str) -> str:
    """What is sent to a terminal, with nothing left in it that sets a colour, the terminal's own neither."""
    return _DRAWS.sub(_attributes, text)


def _attributes(drawn: re.Match[str]) -> str:
    said = drawn[1].split(";")
    kept = []
    while said:
        code = said.pop(0)
        if code in ("38", "48", "58"):  # what follows says which colour
            del said[: {"5": 2, "2": 4}.get(said[0], 0) if said else 0]
        elif code in _ATTRIBUTES:
            kept.append(code)
    return f"\x1b[{';'.join(kept)}m" if kept else ""
