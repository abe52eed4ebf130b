"""Whole journals in and out: another program's, taken in; this one, written in an open format."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from careerjournal.cli import career, lattice
from careerjournal.cli.arguments import allow_again, shell_path
from careerjournal.cli.commands import Commands
from careerjournal.cli.doors import opened_journal, refuse_to_overwrite
from careerjournal.cli.endings import STANDARD_OUTPUT, chosen_format
from careerjournal.cli.entries import kind_of
from careerjournal.cli.output import end_line, results_written, say, say_json, tell, tell_origin
from careerjournal.cli.passphrases import is_typed, new_passphrase, secret_line
from careerjournal.cli.progress import Progress, stopped_between, stopped_with
from careerjournal.cli.status import CannotGoOn, Status

if TYPE_CHECKING:
    from careerjournal.exchange.career.sources import Source
    from careerjournal.exchange.format import Answers, Format, Question
    from careerjournal.exchange.importing import Plan
    from careerjournal.exchange.reading.files import Files
    from careerjournal.exchange.selection import Selection
    from careerjournal.journal.journal import Journal

JOURNALS = ("jrnl", "dayone", "rednotebook", "markdown", "tuijournal", "json")
"""What --from takes."""
OUT = ("json", "markdown", "jrnl", "html", "booklet", "jsonresume")
"""What --format takes for a journal."""
TAGS = 12
"""Tags that are named, of those that come in."""
LINES = 200
"""Lines of one kind that are said of what was left and what is odd."""
STOPPED = "Stopped. Nothing was taken in."


def add(commands: Commands) -> None:
    """Add the commands that take a journal in and write one out."""
    made = commands.add(
        "import",
        _import,
        "take in another program’s journal, one of ours, or a career",
        "PATH is a file, a folder or a zip; what it is, is seen by what is in it. All of it comes in, or nothing; what "
        "is in the journal already does not come in twice. A file that is encrypted takes its passphrase from the "
        "second line of the passphrase file, or asks.",
    )
    made.add_argument("path", metavar="PATH", type=shell_path)
    made.add_argument(
        "--from", dest="source", choices=(*JOURNALS, *career.NAMES), help="what it is, where that is not seen"
    )
    made.add_argument("--dates", metavar="FORMAT", default="", help="how its dates are written, like “%%d.%%m.%%Y”")
    made.add_argument("--accept", action="store_true", help="of a career, take roles and applications as they are")
    made.add_argument("--dry-run", action="store_true", help="only say what would come in")
    made.add_argument("--json", action="store_true", help="one JSON document instead of lines")
    made = commands.add(
        "export",
        _export,
        "write the journal in an open format; or the picture of the lattice",
        "JSON is complete, and “import” makes the same journal of it; markdown is a folder, a file an entry; jrnl is "
        "the text that “jrnl --import” reads; html is one page to read and search; booklet is one to print, on A5; "
        "jsonresume is the roles and taken moves alone. "
        "Nothing is overwritten. What is written is not encrypted, so it is asked whether to; --yes says so "
        "beforehand. With --pack it is: with a passphrase of its own, the second line of the passphrase file, in a "
        "file that “age -d” opens, too; without --format it is a zip of the JSON, the page and the folder. With "
        "--lattice, the picture of the lattice, as text or as SVG: names in it are said as they are, unless "
        "--stand-ins is given.",
    )
    made.add_argument("--format", choices=(*OUT, *lattice.FORMATS), help="json without it; text or svg of the lattice")
    allow_again(made.add_argument("--kind", action="append", metavar="KIND", help="only this kind"))
    made.add_argument("--from", dest="first", metavar="DATE", default="", help="only from this date on")
    made.add_argument("--to", dest="last", metavar="DATE", default="", help="only up to this date")
    made.add_argument("--history", action="store_true", help="earlier versions, too (JSON)")
    made.add_argument("--trash", action="store_true", help="what is in the trash, too (JSON, of the whole journal)")
    made.add_argument(
        "--closed", action="store_true", help="what is closed until it is opened, too (JSON holds it anyway)"
    )
    made.add_argument("--pack", action="store_true", help="encrypted with a passphrase of its own, as age does")
    made.add_argument("--yes", action="store_true", help="do not ask whether to write what is not encrypted")
    lattice.add_options(made)
    made.add_argument(
        "-o",
        dest="path",
        metavar="PATH",
        type=shell_path,
        help="where to, with an ending that fits the format; - is standard output",
    )


def _import(asked: argparse.Namespace) -> int:
    from careerjournal.exchange.format import SourceError
    from careerjournal.exchange.importing import Cancelled
    from careerjournal.exchange.reading.files import SourceUnreadable, opened_files

    progress = Progress()
    try:
        with opened_files(asked.path) as given:
            with stopped_with(STOPPED, progress):
                files = _decrypted(asked, given)
                source = _career_source(asked, files)
            if source is not None:
                return career.import_career(asked, files, source)
            with stopped_with(STOPPED, progress):
                read_as = _format_of(files, asked.source)
            with opened_journal(asked, read_only=asked.dry_run) as journal:
                with stopped_with(STOPPED, progress):
                    plan = _planned(asked, files, read_as, journal, progress)
                if not asked.dry_run:
                    of = f"of {len(plan.entries):,} kept ..."
                    with stopped_between(progress):
                        plan.take_in(journal, lambda kept: progress.say(f"{kept:,} {of}"))
    except Cancelled:
        progress.clear()
        end_line()
        raise CannotGoOn(STOPPED) from None
    except (SourceUnreadable, SourceError) as error:
        if asked.debug:
            tell_origin(error)
        raise CannotGoOn(str(error)) from error
    finally:
        progress.clear()
    if asked.json:
        say_json(_as_json(plan, taken_in=not asked.dry_run))
    else:
        _say(plan, dry=asked.dry_run)
    return Status.DONE


def _decrypted(asked: argparse.Namespace, files: Files) -> Files:
    """The files, or those in them where they are one pack of ours, which its passphrase opens.

    Raises:
        CannotGoOn: it does not, or nobody is there to tell it.
    """
    from careerjournal.exchange.reading.files import LARGEST, decrypted_files
    from careerjournal.sharing.agefile import is_sealed, unseal_data
    from careerjournal.sharing.errors import PackError, WrongPassphrase

    if len(files.names) != 1 or not is_sealed(files.first(files.names[0], 64)):
        return files
    data = files.read(files.names[0])
    while True:
        try:
            plain = unseal_data(data, _source_passphrase(asked, "It is encrypted."), LARGEST)
        except WrongPassphrase as error:
            if not is_typed(asked):
                raise CannotGoOn(str(error), Status.WRONG_PASSPHRASE) from error
            tell(str(error))
        except PackError as error:
            raise CannotGoOn(str(error)) from error
        else:
            return decrypted_files(asked.path, plain)


def _source_passphrase(asked: argparse.Namespace, sentence: str) -> str:
    """The passphrase of what is taken in.

    Raises:
        CannotGoOn: there is none, and nobody to ask.
    """
    if not is_typed(asked):
        found = secret_line(asked, 1)
        if not found:
            raise CannotGoOn(f"{sentence} Its passphrase is the second line of the passphrase file.", Status.USAGE)
        return found
    from getpass import getpass

    tell(sentence)
    return getpass("Its passphrase: ")


def _career_source(asked: argparse.Namespace, files: Files) -> Source | None:
    """Where a career is read from, if it is one that is taken in; None for a journal."""
    from careerjournal.exchange.career.sources import source_named, source_of

    if asked.source is None:
        return source_of(files)
    return source_named(asked.source) if asked.source in career.NAMES else None


def _format_of(files: Files, name: str | None) -> Format:
    """The format to read it as: the one that was named, or the one that it looks like.

    Raises:
        CannotGoOn: it looks like none, or like several.
    """
    from careerjournal.exchange.formats import formats
    from careerjournal.exchange.importing import format_named, recognised, why_none

    if name is not None:
        named = format_named(name)
        assert named is not None  # noqa: S101 - `JOURNALS` names only those there are
        return named
    found = recognised(files)
    if len(found) == 1:
        return found[0]
    if found:
        likes = " or ".join(f"{one.title} (--from {one.name})" for one in found)
        raise CannotGoOn(f"This could be {likes}. Say which it is.", Status.USAGE)
    if why := why_none(files):
        raise CannotGoOn(why)
    from careerjournal.exchange.career.sources import SOURCES

    known = ", ".join((*(one.title for one in formats()), *(one.title for one in SOURCES)))
    raise CannotGoOn(f"This is none of what is taken in here: {known}. Nothing was taken in.")


def _planned(asked: argparse.Namespace, files: Files, read_as: Format, journal: Journal, progress: Progress) -> Plan:
    from careerjournal.exchange.format import Answers, WrongAnswer
    from careerjournal.exchange.importing import asked_by, planned

    question = asked_by(read_as, files)
    answers = Answers(dates=asked.dates)
    while True:
        if question is not None:
            answers = _answered(asked, question, answers)
        try:
            return planned(files, read_as, journal, answers, lambda read: progress.say(f"{read:,} read ..."))
        except WrongAnswer as error:
            if question is None or question.about != "passphrase":
                raise
            if not is_typed(asked):
                raise CannotGoOn(str(error), Status.WRONG_PASSPHRASE) from error
            tell(str(error))


def _answered(asked: argparse.Namespace, question: Question, answers: Answers) -> Answers:
    """The answer to what only a person can tell.

    Raises:
        CannotGoOn: nobody is there to tell.
    """
    if question.about == "dates":
        if not answers.dates:
            raise CannotGoOn(f"{question.sentence} Say how with --dates, like --dates “%d.%m.%Y”.", Status.USAGE)
        return answers
    return answers._replace(passphrase=_source_passphrase(asked, question.sentence))


def _say(plan: Plan, *, dry: bool) -> None:
    from careerjournal.model.counting import counted

    count = len(plan.entries)
    first_last = plan.span
    span = f", {first_last[0]} to {first_last[1]}" if first_last else ""
    would = "would come in" if dry else "came in"
    say(f"{counted(count, 'entry', 'entries')} {would} from {plan.format.title}{span}.")
    undated = sum(entry.date is None for entry in plan.entries)
    if undated:
        say(f"{undated:,} of them {'has' if undated == 1 else 'have'} no day.")
    if plan.known:
        say(f"{plan.known:,} of it {'is' if plan.known == 1 else 'are'} in the journal already.")
    if plan.trashed:
        stays = "is in the trash, and stays" if plan.trashed == 1 else "are in the trash, and stay"
        say(f"{plan.trashed:,} of it {stays} there.")
    if plan.tags:
        named = ", ".join(f"{tag} ({times:,})" for tag, times in plan.tags.most_common(TAGS))
        say(f"Tags: {named}{' …' if len(plan.tags) > TAGS else ''}")
    _say_some([f"Left behind: {left}" for left in plan.left_behind])
    _say_some([f"{out.name}: {out.why}" for out in plan.left_out])
    _say_some([f"{odd.file}{f', line {odd.line}' if odd.line else ''}: {odd.what}" for odd in plan.oddities])


def _say_some(lines: list[str]) -> None:
    """Say something in lines, as many as anybody reads, each on one whatever is in it."""
    from careerjournal.model.text import clean_line

    for line in lines[:LINES]:
        say(clean_line(line))
    if len(lines) > LINES:
        say(f"… and {len(lines) - LINES:,} more like these; --json names them all.")


def _as_json(plan: Plan, *, taken_in: bool) -> dict[str, Any]:
    span = plan.span
    return {
        "format": plan.format.name,
        "taken_in": taken_in,
        "entries": len(plan.entries),
        "undated": sum(entry.date is None for entry in plan.entries),
        "known": plan.known,
        "in_trash": plan.trashed,
        "first": str(span[0]) if span else None,
        "last": str(span[1]) if span else None,
        "tags": dict(plan.tags.most_common()),
        "left_behind": plan.left_behind,
        "left_out": [out._asdict() for out in plan.left_out],
        "oddities": [odd._asdict() for odd in plan.oddities],
    }


def _export(asked: argparse.Namespace) -> int:
    if asked.lattice:
        return lattice.export(asked)
    from careerjournal.exchange.exporting import (
        Wanted,
        WriteOut,
        closed_in,
        left_closed,
        text_of,
        write_journal_out,
    )
    from careerjournal.model.counting import counted
    from careerjournal.sharing.errors import SharingError

    form, printed = _form(asked), asked.path == STANDARD_OUTPUT
    if not printed:
        refuse_to_overwrite(asked.path, make_folder=False)
    selection = _selection(asked)
    if not asked.pack:
        _agreed(asked)
    with opened_journal(asked, read_only=True) as journal:
        wanted = Wanted(selection, asked.history, asked.trash, asked.closed)
        try:
            if printed:
                _print(text_of(form, journal, wanted))
                closed = left_closed(journal, form, wanted)
            else:
                secret = new_passphrase(asked, line=1) if asked.pack else ""
                what = asked.format if asked.pack else form
                closed = write_journal_out(journal, WriteOut(what, wanted, asked.path, secret))
            in_it = closed_in(journal, selection) if form == "json" else 0
        except SharingError as error:
            raise CannotGoOn(str(error)) from error
    if in_it:
        entries = counted(in_it, "entry holds", "entries hold")
        tell(f"{entries} words that are closed until they are opened. JSON is complete: they are in it, too.")
    if closed:
        entries = counted(closed, "entry holds", "entries hold")
        tell(f"{entries} words that are closed until they are opened; they are not in it. --closed writes them, too.")
    return Status.DONE


def _form(asked: argparse.Namespace) -> str:
    """The format that was asked for.

    Raises:
        CannotGoOn: it does not go with what else was asked for.
    """
    from careerjournal.exchange.exporting import FORMS
    from careerjournal.sharing.document import Format

    form = asked.format or "json"
    if form in lattice.FORMATS:
        raise CannotGoOn(f"{form} is for the picture of the lattice. Add --lattice, or choose another.", Status.USAGE)
    if asked.path is None:
        raise CannotGoOn("Say where to with -o PATH, or -o - for standard output.", Status.USAGE)
    if asked.path == STANDARD_OUTPUT and (asked.pack or not FORMS[form].printed):
        what = "A pack" if asked.pack else FORMS[form].title.capitalize()
        raise CannotGoOn(f"{what} is not printed. Say where to with -o PATH.", Status.USAGE)
    if asked.pack:
        chosen_format(None, asked.path, {"a pack": Format.PACK.suffix}, "a pack", by_ending=False)
    else:
        endings = {name: its.ending for name, its in FORMS.items()}
        chosen_format(asked.format, asked.path, endings, "json", by_ending=False)
    return form


def _print(text: Any) -> None:
    with results_written():
        if sys.stdout is None:
            raise CannotGoOn("Standard output is closed, so this could not be printed.")
        for piece in text:
            sys.stdout.buffer.write(piece.encode())
        sys.stdout.flush()


def _agreed(asked: argparse.Namespace) -> None:
    """Say that what is written is not encrypted, and have it agreed to.

    Raises:
        CannotGoOn: it is not, or nobody can be asked.
    """
    from careerjournal.exchange.exporting import NOT_ENCRYPTED

    if asked.yes:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        raise CannotGoOn(f"{NOT_ENCRYPTED} Add --yes to write it all the same.", Status.USAGE)
    tell(NOT_ENCRYPTED)
    sys.stderr.write("Write it? [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise CannotGoOn("Nothing was written.")


def _selection(asked: argparse.Namespace) -> Selection:
    import datetime as dt

    from careerjournal.exchange.selection import EVERYTHING, Selection
    from careerjournal.model import DateError
    from careerjournal.model.spans import read_span

    kinds = tuple(dict.fromkeys(kind_of(word) for word in asked.kind or ())) or EVERYTHING.kinds
    if not asked.first and not asked.last:
        return Selection(kinds)
    try:
        return Selection(kinds, read_span(f"{asked.first}..{asked.last}", dt.date.today()))
    except DateError as error:
        raise CannotGoOn(str(error), Status.USAGE) from error
