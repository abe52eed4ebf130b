"""A journal in an open format: what there is, and the text of each."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.exchange.selection import EVERYTHING, Selection
from careerjournal.model import PartialDate
from careerjournal.model.moments import in_turn
from careerjournal.sharing.agefile import seal_data
from careerjournal.sharing.files import check_free, write_folder_out, write_out

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Entry, Ref


class Form(NamedTuple):
    """A format that a journal goes out in."""

    title: str
    """Its name for people."""
    says: str
    """What it is for, in a sentence."""
    ending: str
    """That of its file, with the dot."""
    printed: bool = False
    """Whether it makes sense on standard output."""
    is_folder: bool = False
    """Whether it is a folder of files rather than a file."""


FORMS: Final[Mapping[str, Form]] = {
    "json": Form(
        "JSON, complete",
        "Everything, what is closed until it is opened, too: for taking it in again.",
        ".json",
        printed=True,
    ),
    "markdown": Form(
        "a folder of Markdown", "A file an entry, with front matter and links that lead on.", "", is_folder=True
    ),
    "jrnl": Form("jrnl’s text", "What “jrnl --import” reads: each entry on its day.", ".txt", printed=True),
    "html": Form("one page to read and search, HTML", "Any browser shows it and searches it, offline.", ".html"),
    "booklet": Form("a booklet to print, HTML", "A5, a chapter a year, with contents and an index of names.", ".html"),
    "jsonresume": Form(
        "JSON Resume: roles and taken moves",
        "What programs for a CV read; nothing else is in it.",
        ".json",
        printed=True,
    ),
}
"""By the name on the command line."""

NOT_ENCRYPTED: Final = "What is written is not encrypted: whoever can read the file can read what is in it."
"""What is said before anything is written."""


class Wanted(NamedTuple):
    """What of a journal is to go out."""

    selection: Selection = EVERYTHING
    history: bool = False
    """Whether earlier versions do, too, where the format has room for them."""
    trash: bool = False
    """Whether the trash does, where the format has room for it."""
    closed: bool = False
    """Whether the words do that are closed until they are opened, where the format is for reading."""


def text_of(name: str, journal: Journal, wanted: Wanted) -> Iterator[str]:
    """The text of a journal in a format, piece by piece.

    Args:
        name: one of `FORMS`.
        journal: the journal.
        wanted: what of it.
    """
    match name:
        case "json":
            from careerjournal.exchange.writing.journal_json import journal_json  # noqa: PLC0415 - only what is asked for

            yield from journal_json(journal, wanted.selection, history=wanted.history, trash=wanted.trash)
        case "jrnl":
            from careerjournal.exchange.writing.jrnl_text import jrnl_text  # noqa: PLC0415 - only what is asked for

            yield from jrnl_text(_chosen(journal, wanted), journal.title, called_in(journal), closed=wanted.closed)
        case "html":
            from careerjournal.exchange.writing.web_page import web_page  # noqa: PLC0415 - only what is asked for

            yield from web_page(_chosen(journal, wanted), called_in(journal), _today(journal), closed=wanted.closed)
        case "booklet":
            from careerjournal.exchange.writing.booklet import booklet  # noqa: PLC0415 - only what is asked for

            chosen = _chosen(journal, wanted)
            called = called_in(journal)
            yield from booklet(chosen, called, journal.names, _today(journal), closed=wanted.closed)
        case "jsonresume":
            from careerjournal.exchange.writing.json_resume_text import json_resume_text  # noqa: PLC0415 - only what is asked for

            span = wanted.selection.span
            roles = (role for role in journal.roles if span.holds(role.date))
            yield from json_resume_text(roles, journal.moves)
        case _:
            raise KeyError(name)


def files_of(name: str, journal: Journal, wanted: Wanted) -> Iterator[tuple[str, str]]:
    """The files of a journal in a format that is a folder: of each its name, with slashes, and its text.

    Args:
        name: one of `FORMS` that is a folder.
        journal: the journal.
        wanted: what of it.
    """
    if name != "markdown":
        raise KeyError(name)
    from careerjournal.exchange.writing.markdown_folder import markdown_folder  # noqa: PLC0415 - only what is asked for

    yield from markdown_folder(_chosen(journal, wanted), called_in(journal), closed=wanted.closed)


def packed(name: str | None, journal: Journal, wanted: Wanted, told: Callable[[], None] = lambda: None) -> bytes:
    """What goes into a pack: a file as it is, or a zip.

    Args:
        name: one of `FORMS`; None for all of it, the JSON, the page and the folder of Markdown, in a zip.
        journal: the journal.
        wanted: what of it.
        told: is called for each piece that is made; what it raises ends it.
    """
    if name is not None and not FORMS[name].is_folder:
        return _joined(text_of(name, journal, wanted), told)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for one in ("json", "html") if name is None else ():
            zipped.writestr(f"journal{FORMS[one].ending}", _joined(text_of(one, journal, wanted), told))
        for file, text in files_of("markdown", journal, wanted):
            told()
            zipped.writestr(f"markdown/{file}" if name is None else file, text)
    return made.getvalue()


class WriteOut(NamedTuple):
    """A journal that is to be written out."""

    form: str | None
    """One of `FORMS`; None for all of them that `packed` knows, which only a pack holds."""
    wanted: Wanted
    path: Path
    """Where to; nothing may stand there."""
    passphrase: str = ""
    """That of a pack; empty for none."""


def write_journal_out(journal: Journal, out: WriteOut, told: Callable[[], None] = lambda: None) -> int:
    """Write a journal out, whole or not at all.

    Args:
        journal: the journal.
        out: what of it, and where to.
        told: is called for each piece that is made; what it raises ends it, and nothing is written.

    Returns:
        How many entries hold something closed that is not in it.

    Raises:
        SharingError: it cannot be written.
    """
    check_free(out.path)
    if out.passphrase:
        write_out(out.path, seal_data(packed(out.form, journal, out.wanted, told), out.passphrase))
    elif out.form is not None and FORMS[out.form].is_folder:
        write_folder_out(out.path, _encoded(files_of(out.form, journal, out.wanted), told))
    elif out.form is not None:
        write_out(out.path, _joined(text_of(out.form, journal, out.wanted), told))
    return left_closed(journal, out.form, out.wanted)


def _joined(pieces: Iterable[str], told: Callable[[], None]) -> bytes:
    made = []
    for piece in pieces:
        told()
        made.append(piece.encode())
    return b"".join(made)


def _encoded(files: Iterable[tuple[str, str]], told: Callable[[], None]) -> Iterator[tuple[str, bytes]]:
    for name, text in files:
        told()
        yield name, text.encode()


def called_in(journal: Journal) -> Callable[[Ref], str]:
    """What each entry of a journal is called; empty where there is none."""

    def called(ref: Ref) -> str:
        entry = journal.get(ref)
        return journal.title(entry) if entry is not None else ""

    return called


def _chosen(journal: Journal, wanted: Wanted) -> list[Entry]:
    return in_order(entry for entry in journal.each() if wanted.selection.holds(entry))


def _today(journal: Journal) -> str:
    return PartialDate.of(journal.today()).words


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Entries by their days; those of one day by when they were put down."""
    return sorted(entries, key=_place)


def _place(entry: Entry) -> tuple[int, int, bool, dt.datetime, Ref]:
    day = entry.date
    # Numbers compare many times sooner than dates do; of two that begin on a day, the vaguer comes first.
    first, last = (day.first.toordinal(), -day.last.toordinal()) if day is not None else (0, 0)
    return first, last, *in_turn(entry.created), entry.ref


_FOR_READING: Final = frozenset({"markdown", "jrnl", "html", "booklet"})


def left_closed(journal: Journal, name: str | None, wanted: Wanted) -> int:
    """How many of what goes out hold something closed, a letter or a sealed expectation, that does not go out.

    Args:
        journal: the journal.
        name: one of `FORMS`; None for all of them.
        wanted: what of it.
    """
    return closed_in(journal, wanted.selection) if not wanted.closed and name in _FOR_READING else 0


def closed_in(journal: Journal, selection: Selection) -> int:
    """How many of what goes out hold something closed: a letter, or a sealed expectation."""
    return sum(selection.holds(entry) and entry.as_shown() != entry for entry in journal.each())
