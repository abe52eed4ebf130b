"""The command line: arguments, exit statuses, and the one place that wires the parts together.

Importing this loads neither Textual nor a cipher, so that ``--help`` and ``--version`` answer at once; each command
imports what it needs when it runs. Results go to standard output, messages to standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerjournal import __version__

if TYPE_CHECKING:
    from careerjournal.journal.door import Door
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Entry


class Status(IntEnum):
    """What the program ends with; scripts rely on it."""

    DONE = 0
    COULD_NOT = 1
    USAGE = 2
    WRONG_PASSPHRASE = 3
    UNSOUND = 4
    IN_USE = 5


class CannotGoOn(Exception):
    """A command stops with a sentence and a status."""

    def __init__(self, sentence: str, status: Status = Status.COULD_NOT) -> None:
        super().__init__(sentence)
        self.status = status


DEMO_PASSPHRASE = "demo"
"""What opens the sample journal after it is locked; the lock screen says so."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: those of the command line, without the program's name; ``sys.argv`` where they are not given.

    Returns:
        The exit status, one of `Status`.
    """
    debug = False
    try:
        try:
            asked = _parser().parse_args(arguments)
            debug = asked.debug
            from careerjournal import guard

            guard.arm()
            status = int(asked.run(asked))
        finally:
            # While what goes wrong can still be said: at exit Python would say it in its own way.
            if sys.stdout is not None:
                sys.stdout.flush()
    except CannotGoOn as stop:
        _tell(str(stop))
        return stop.status
    except (KeyboardInterrupt, EOFError):
        return Status.COULD_NOT
    except BrokenPipeError:
        # Whoever read the results has seen enough.
        _drop_results()
        return Status.DONE
    except Exception as error:
        status = _explain(error, debug=debug)
        try:
            sys.stdout.flush()
        except (AttributeError, OSError):
            _drop_results()
    return status


def _drop_results() -> None:
    """Let what was not written go, or Python would try again while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _explain(error: BaseException, *, debug: bool) -> Status:
    """A sentence and a status for an error; with ``--debug`` its traceback, which never shows local variables."""
    from careerjournal.model import RecordError
    from careerjournal.vault import InUse, Locked, Unsound, VaultError

    if debug:
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    match error:
        case Locked():
            status = Status.WRONG_PASSPHRASE
        case Unsound():
            status = Status.UNSOUND
        case InUse():
            status = Status.IN_USE
        case _:
            status = Status.COULD_NOT
    if isinstance(error, VaultError | RecordError):
        _tell(str(error))
    elif isinstance(error, OSError):
        _tell(f"The system refused: {error.strerror or type(error).__name__}.")
    else:
        _tell("Something went wrong that should not have. What was kept before is safe. --debug says more.")
    return status


def _tell(sentence: str) -> None:
    if sys.stderr is not None:  # `print` would take standard output instead
        print(f"careerjournal: {_printable(sentence)}", file=sys.stderr)


def _print(text: str) -> None:
    """Print a result: whatever is in it, nothing reaches the terminal but text."""
    print(_printable(text))


def _printable(text: str) -> str:
    from careerjournal.model.text import clean

    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return clean(text).encode(encoding, "replace").decode(encoding)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="careerjournal",
        description="A private, offline, encrypted journal of a career. Without a command it opens the journal; the "
        "first time, it makes one.",
        epilog="Exit status: 0 done, 1 could not, 2 usage, 3 wrong passphrase, 4 damaged or altered journal, "
        "5 in use by another process.",
    )
    parser.add_argument("--version", action="version", version=f"careerjournal {__version__}")
    parser.add_argument("--journal", metavar="FILE", type=Path, help="another journal than the usual one")
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help="read the passphrase from the first line of FILE; - is standard input",
    )
    parser.add_argument("--debug", action="store_true", help="show where an error came from (never what was in it)")
    parser.set_defaults(run=_open)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, run: Callable[[argparse.Namespace], int], says: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=says, description=says[0].upper() + says[1:] + ".")
        made.set_defaults(run=run)
        return made

    add("demo", _demo, "a sample journal, in a temporary folder, removed afterwards")
    made = add("new", _new, "make a journal without the screen; prints the recovery code once")
    made.add_argument("--portable", action="store_true", help="the passphrase alone opens it, on any device")
    made = add("note", _note, "put down a reflection")
    made.add_argument("text", metavar="TEXT", help="what is on your mind; - reads standard input")
    made = add("list", _list, "list the entries, or those of one kind")
    made.add_argument("kind", metavar="KIND", nargs="?", help="setback, lesson, aspiration …")
    _json_option(made)
    made = add("show", _show, "show one entry")
    made.add_argument("kind", metavar="KIND")
    made.add_argument("number", metavar="NUMBER", type=int)
    _json_option(made)
    made = add("search", _search, "find words in everything; kind:setback, tag:interview and 2019 narrow it")
    made.add_argument("words", metavar="WORDS", nargs="+")
    _json_option(made)
    add("check", _check, "read every frame, every entry and every link, and say what is wrong")
    add("passphrase", _passphrase, "change the passphrase; from a file, its second line is the new one")
    add("recovery", _recovery, "make a new recovery code and print it once; the old one stops working")
    add("compact", _compact, "rewrite the file with only what is live")
    add("where", _where, "say where the journal, the device's secret and the settings are")
    add("themes", _themes, "list the themes")
    return parser


def _json_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON document instead of lines")


def _door(asked: argparse.Namespace) -> Door:
    from careerjournal.journal.door import Door
    from careerjournal.journal.places import Places

    return Door(Places.usual(asked.journal))


@contextmanager
def _journal(asked: argparse.Namespace, *, read_only: bool = False, passphrase: str | None = None) -> Iterator[Journal]:
    """The journal, opened with this passphrase or one that is asked for, and locked again."""
    door = _door(asked)
    if not door.exists():
        raise CannotGoOn(f"There is no journal at {door.places.journal}. “careerjournal new” makes one.")
    journal = door.open(_passphrase_from(asked) if passphrase is None else passphrase, read_only=read_only)
    try:
        for notice in door.notices():
            if not (read_only and notice.startswith("Open to read only")):
                _tell(notice)
        yield journal
    finally:
        journal.lock()


def _passphrase_from(asked: argparse.Namespace, prompt: str = "Passphrase: ", line: int = 0) -> str:
    """The passphrase: a line of the file that was named, or else typed without being shown."""
    if asked.passphrase_file is not None:
        lines = _secret_lines(asked)
        if len(lines) <= line or not lines[line]:
            place = "first" if line == 0 else "second"
            raise CannotGoOn(f"The {place} line of the passphrase file is empty.", Status.USAGE)
        return lines[line]
    if not _can_ask():
        raise CannotGoOn("There is no terminal to ask for the passphrase. Use --passphrase-file.", Status.USAGE)
    from getpass import getpass

    return getpass(prompt)


def _can_ask() -> bool:
    """Whether `getpass` finds somebody: at the terminal of this process, even where standard input is a pipe."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | getattr(os, "O_NOCTTY", 0)))
    except OSError:
        return False
    return True


def _secret_lines(asked: argparse.Namespace) -> list[str]:
    """The lines of the passphrase file; of standard input only what the command does not read itself."""
    if not hasattr(asked, "secret_lines"):
        try:
            if asked.passphrase_file == "-":
                count = 2 if asked.run is _passphrase else 1
                asked.secret_lines = [sys.stdin.readline().rstrip("\r\n") for _ in range(count)]
            else:
                # Some editors begin a text with a byte order mark, which is no part of the passphrase.
                text = Path(asked.passphrase_file).read_text("utf-8-sig")
                asked.secret_lines = [line.rstrip("\r") for line in text.split("\n")[:2]]
        except (AttributeError, OSError, UnicodeDecodeError) as error:
            raise CannotGoOn("The passphrase file cannot be read. Check its name and permissions.") from error
    lines: list[str] = asked.secret_lines
    return lines


def _new_passphrase(asked: argparse.Namespace, line: int) -> str:
    """A passphrase to be set: from the file, or typed twice."""
    if asked.passphrase_file is not None:
        return _passphrase_from(asked, line=line)
    first = _passphrase_from(asked, "New passphrase: ")
    from careerjournal.journal.strength import strength

    _tell(strength(first).words)
    if not first or first != _passphrase_from(asked, "The same again: "):
        raise CannotGoOn("The two are not the same, or empty. Nothing was changed.")
    return first


def _run_app(door: Door, asked: argparse.Namespace, opened: Journal | None = None) -> int:
    # Textual draws on standard error: sent to a file, it would put there in plain text what the vault keeps.
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise CannotGoOn("The journal’s screens need a terminal. For scripts there are commands: careerjournal --help.")
    from careerjournal.tui import settings
    from careerjournal.tui.app import CRASHED, CareerJournal

    app = CareerJournal(door, settings.load(door.places.settings), settings_file=door.places.settings, opened=opened)
    status = app.run()
    if app.crash is not None:
        if asked.debug:
            import traceback

            traceback.print_exception(app.crash, file=sys.stderr)
        raise CannotGoOn(CRASHED)
    return Status.DONE if status is None else status


def _open(asked: argparse.Namespace) -> int:
    return _run_app(_door(asked), asked)


def _demo(asked: argparse.Namespace) -> int:
    from tempfile import TemporaryDirectory

    from careerjournal import demo
    from careerjournal.journal.door import Door
    from careerjournal.journal.places import Places
    from careerjournal.vault import Cost

    with TemporaryDirectory(prefix="careerjournal-demo-") as folder:
        # Its passphrase is no secret, so guessing at it need not be dear.
        door = Door(Places.within(Path(folder)), Cost(memory_kib=8 * 1024, passes=1, lanes=1))
        journal = door.create(DEMO_PASSPHRASE, portable=True).journal
        with journal.together():
            for entry in demo.sample(journal.today()):
                journal.add(entry)
        journal.lock()
        # Opened again like any journal: what the sample put down is not for `u` to take back.
        return _run_app(door, asked, door.open(DEMO_PASSPHRASE))


def _new(asked: argparse.Namespace) -> int:
    door = _door(asked)
    if door.exists():
        raise CannotGoOn(f"Something stands at {door.places.journal} already. Choose another place with --journal.")
    made = door.create(_new_passphrase(asked, line=0), portable=asked.portable)
    made.journal.lock()
    _tell("Write this recovery code down on paper. It is shown this once and kept nowhere.")
    _print(made.recovery_code)
    return Status.DONE


def _note(asked: argparse.Namespace) -> int:
    from careerjournal.model import Reflection

    if asked.text == "-" and asked.passphrase_file == "-":
        _secret_lines(asked)  # the first line, before the rest is read as the text
    try:
        text = sys.stdin.read() if asked.text == "-" else asked.text
    except (AttributeError, UnicodeDecodeError) as error:
        raise CannotGoOn("Standard input cannot be read: it is closed, or not UTF-8 text.") from error
    with _journal(asked) as journal:
        # What is being typed on the screen is another reflection.
        kept = journal.add(Reflection(body=text), drafted=False)
        _print(f"{kept.ref}")
    return Status.DONE


def _kind(word: str) -> Any:
    from careerjournal.model import Kind
    from careerjournal.model.links import kind_named

    kind = kind_named(word)
    if kind is None:
        raise CannotGoOn(f"“{word[:40]}” is not a kind of entry. The kinds are {', '.join(Kind)}.", Status.USAGE)
    return kind


def _list(asked: argparse.Namespace) -> int:
    from careerjournal.model.text import clean_line

    kind = _kind(asked.kind) if asked.kind else None
    with _journal(asked, read_only=True) as journal:
        entries = list(journal.collection(kind)) if kind else list(journal)
        if asked.json:
            _print_json([_as_json(entry) for entry in entries])
        for entry in entries if not asked.json else ():
            _print(f"{entry.ref!s:<16} {entry.date or ''!s:<12} {clean_line(journal.title(entry))}")
        _tell_unreadable(journal)
    return Status.DONE


def _show(asked: argparse.Namespace) -> int:
    from careerjournal.model import Ref

    ref = Ref(_kind(asked.kind), asked.number)
    with _journal(asked, read_only=True) as journal:
        entry = journal.collection(ref.kind)[ref.number]
        linked = {
            "links_from": [str(other.ref) for other in journal.links_from(entry)],
            "links_to": [str(other.ref) for other in journal.links_to(entry)],
        }
        if asked.json:
            _print_json({**_as_json(entry), **linked})
        else:
            from careerjournal.model.walk import texts

            _print(f"{journal.title(entry)}\n{entry.ref} · {entry.date.words if entry.date else 'no date'}")
            for said in texts(entry):
                _print(f"\n{said.label}\n{said.text}")
            for heading, refs in (("Points at", linked["links_from"]), ("Pointed at by", linked["links_to"])):
                if refs:
                    _print(f"\n{heading}\n{', '.join(refs)}")
    return Status.DONE


def _search(asked: argparse.Namespace) -> int:
    from careerjournal.model.text import clean_line

    with _journal(asked, read_only=True) as journal:
        hits = journal.search(" ".join(asked.words))
        if asked.json:
            found = (journal.get(hit.ref) for hit in hits)
            _print_json([_as_json(entry) for entry in found if entry is not None])
        for hit in hits if not asked.json else ():
            _print(f"{hit.ref!s:<16} {clean_line(hit.title)}")
    return Status.DONE if hits else Status.COULD_NOT


def _as_json(entry: Entry) -> dict[str, Any]:
    from careerjournal.model.records import to_json

    return to_json(entry)


def _print_json(value: object) -> None:
    import json

    # ASCII: a script gets every character whatever the locale, and a terminal gets no control character.
    print(json.dumps(value, indent=2))


def _check(asked: argparse.Namespace) -> int:
    door = _door(asked)
    if not door.exists():
        raise CannotGoOn(f"There is no journal at {door.places.journal}. “careerjournal new” makes one.")
    passphrase = _passphrase_from(asked)
    report = door.check(passphrase)
    problems = list(report.problems)
    if report.ok:
        journal = door.open(passphrase, read_only=True)
        try:
            problems += [f"{bad.ref}: {bad.why}" for bad in journal.unreadable()]
            problems += [
                f"{source} points at {target}, which is not there." for source, target in journal.broken_links()
            ]
            count = sum(1 for _ in journal)
        finally:
            journal.lock()
        saves, entries = _count(report.point.save, "save", "saves"), _count(count, "entry", "entries")
        _print(f"{saves} and {entries} read; {_count(len(problems), 'problem', 'problems')}.")
    for line in (*problems, *report.notes):
        _print(line)
    return Status.DONE if report.ok else Status.UNSOUND


def _passphrase(asked: argparse.Namespace) -> int:
    old = _passphrase_from(asked) if _door(asked).exists() else None
    with _journal(asked, passphrase=old) as journal:
        journal.change_passphrase(old, _new_passphrase(asked, line=1))
    _tell("The passphrase is changed. Copies of the journal made before still open with the old one.")
    return Status.DONE


def _recovery(asked: argparse.Namespace) -> int:
    with _journal(asked) as journal:
        code = journal.new_recovery_code()
    _tell("Write this recovery code down on paper. It is shown this once; the old one no longer opens this journal.")
    _print(code)
    return Status.DONE


def _compact(asked: argparse.Namespace) -> int:
    with _journal(asked) as journal:
        journal.compact()
    return Status.DONE


def _where(asked: argparse.Namespace) -> int:
    places = _door(asked).places
    for name, place in (("journal", places.journal), ("device", places.state), ("settings", places.settings)):
        _print(f"{name:<10}{place}")
    return Status.DONE


def _themes(asked: argparse.Namespace) -> int:
    del asked
    from careerjournal.tui.themes import bundled_names

    for name in bundled_names():
        _print(name)
    return Status.DONE


def _tell_unreadable(journal: Journal) -> None:
    count = len(journal.unreadable())
    if count:
        entries = _count(count, "entry", "entries")
        _tell(f"{entries} cannot be read by this version; “careerjournal check” names what is wrong.")


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
