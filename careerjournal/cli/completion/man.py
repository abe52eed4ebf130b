"""The manual page, in ASCII roff that groff and mandoc read: each command with its options and arguments."""

from __future__ import annotations

import datetime as dt
import os
import re
import textwrap
from collections.abc import Iterator
from contextlib import suppress

from careerjournal import __version__
from careerjournal.cli.completion.shape import Argument, Command, Option, Shape

_GLYPHS = {
    "\\": "\\(rs",
    "-": "\\-",
    "'": "\\(aq",
    "`": "\\(ga",
    "^": "\\(ha",
    "~": "\\(ti",
    "’": "\\(cq",
    "‘": "\\(oq",
    "“": "\\(lq",
    "”": "\\(rq",
    "–": "\\(en",
    "…": "...",
}
"""How roff writes what it would else read, or set, as something else."""

_FILES = """\
.TP
.B careerjournal where
says where the journal, its automatic copies, the device\\(cqs secret,
the settings and your themes are
"""

_EXAMPLES = """\
.TP
.B careerjournal demo
a sample journal, in a temporary folder that is removed when you quit
.TP
.B careerjournal
your own journal; the first time, it is made
.TP
.B careerjournal note \\- < thoughts.txt
puts down a reflection that no other program sees while it is kept
.TP
.B careerjournal search kind:setback interview 2019
finds setbacks of a year by a word
"""

_WRAPPED = textwrap.TextWrapper(width=78, break_long_words=False, break_on_hyphens=False)
"""Lines of the page's source as its readers advise."""

_ENDING = re.compile(r"(\d) ([^,.]+)")
"""An exit status and what it means, as help ends with them: ``0 done, 1 could not``."""


def written(shape: Shape) -> str:
    """The page, of today; of the day of ``SOURCE_DATE_EPOCH`` where that is set, as for whatever is built again."""
    title = f'.TH {shape.name.upper()} 1 "{_day()}" "{shape.name} {__version__}" "User Commands"\n'
    return title + "".join(_sections(shape))


def _day() -> dt.date:
    with suppress(KeyError, ValueError, OverflowError, OSError):
        return dt.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), dt.UTC).date()
    return dt.datetime.now(dt.UTC).date()


def _sections(shape: Shape) -> Iterator[str]:
    name, says = _text(shape.name), shape.says.partition(". ")[0]
    yield f".SH NAME\n{name} \\- {_text(says[0].lower() + says[1:])}\n"
    yield f".SH SYNOPSIS\n.B {name}\n[\\fIoption\\fR ...] [\\fIcommand\\fR] [\\fIargument\\fR ...]\n"
    yield f".SH DESCRIPTION\n{_lines(shape.says)}"
    yield ".PP\nIt never goes online, and the journal is one encrypted file.\n"
    yield f"Help on a command: \\fB{name}\\fR \\fIcommand\\fR \\fB\\-\\-help\\fR.\n"
    yield ".SH OPTIONS\nThese stand before the command or behind it.\n"
    yield from map(_option, shape.options)
    yield ".SH COMMANDS\n"
    for command in shape.commands:
        yield from _command(shape, command)
    yield ".SH EXIT STATUS\n"
    for status, means in _ENDING.findall(shape.ends):
        yield f".TP\n.B {status}\n{_lines(means)}"
    yield f".SH FILES\n{_FILES}.SH EXAMPLES\n{_EXAMPLES}"


def _command(shape: Shape, command: Command) -> Iterator[str]:
    yield f".SS {_text(command.name)}\n"
    synopsis = [f"\\fB{_text(shape.name)} {_text(command.name)}\\fR"]
    if not all(option.needed for option in command.options):
        synopsis.append("[\\fIoption\\fR ...]")
    synopsis += [_spelled(option, option.words[0]) for option in command.options if option.needed]
    synopsis += map(_place, command.arguments)
    yield f"{' '.join(synopsis)}\n.PP\n{_lines(command.more)}"
    for argument in command.arguments:
        if argument.says:
            yield f".TP\n.I {_text(argument.takes.name)}\n{_lines(_said(argument.says, argument.takes.words))}"
    yield from map(_option, command.options)


def _place(argument: Argument) -> str:
    name = f"\\fI{_text(argument.takes.name)}\\fR{' ...' if argument.several else ''}"
    return name if argument.needed else f"[{name}]"


def _option(option: Option) -> str:
    words = ", ".join(_spelled(option, word) for word in option.words)
    return f".TP\n{words}\n{_lines(_said(option.says, option.takes.words if option.takes else ()))}"


def _spelled(option: Option, word: str) -> str:
    behind = "" if option.takes is None else f" \\fI{_text(option.takes.name)}\\fR"
    return f"\\fB{_text(word)}\\fR{behind}"


def _said(says: str, words: tuple[str, ...]) -> str:
    """What help says, and the words that may stand there where it names none of them."""
    return says if all(word in says for word in words) else f"{says}: {', '.join(words)}"


def _lines(text: str) -> str:
    """A sentence a line, as roff has it, and none too long."""
    sentences = re.split(r"(?<=[.?!]) (?=[A-Z“])", " ".join(text.split()))
    return "".join(f"{_begun(line)}\n" for one in sentences for line in _WRAPPED.wrap(_text(one)))


def _begun(line: str) -> str:
    """No line begins with what roff takes for a request; a quote is a glyph by now."""
    return f"\\&{line}" if line.startswith(".") else line


def _text(text: str) -> str:
    """A text in roff's letters."""
    return "".join(_GLYPHS.get(one) or (one if one.isascii() else f"\\[u{ord(one):04X}]") for one in text)
