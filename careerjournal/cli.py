"""The command line: arguments, exit statuses, and the one place that wires the parts together.

Importing this loads neither Textual nor a cipher, so that ``--help`` and ``--version`` answer at once; each command
imports what it needs when it runs. Results go to standard output, messages to standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
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
    status = _run(arguments)
    if sys.flags.inspect:
        # Python would now offer a prompt (-i, PYTHONINSPECT) with all that was read still in memory.
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                with suppress(OSError):
                    stream.flush()
        os._exit(status)
    return status


def _run(arguments: Sequence[str] | None) -> int:
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
    """A sentence and a status for an error; with ``--debug`` where it came from."""
    from careerjournal.model import RecordError
    from careerjournal.vault import InUse, Locked, Unsound, VaultError

    if debug:
        _tell_origin(error)
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
        for note in getattr(error, "__notes__", ()):
            _tell(note)
    elif isinstance(error, OSError):
        _tell(f"The system refused: {error.strerror or type(error).__name__}.")
    else:
        _tell("Something went wrong that should not have. What was kept before is safe. --debug says more.")
    return status


def _tell_origin(error: BaseException) -> None:
    """Where an error came from, in our own lines: its words, its notes and its variables may be somebody's secrets."""
    if sys.stderr is not None:
        print("".join(_origin(error, set())), end="", file=sys.stderr)


def _origin(error: BaseException, told: set[int]) -> Iterator[str]:
    import traceback

    told.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in told:
        yield from _origin(before, told)
        yield "\nwhich led to:\n\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__qualname__}\n"
    for inside in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield "\nin which was:\n\n"
        yield from _origin(inside, told)


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

    def add(name: str, run: Callable[[argparse.Namespace], int], says: str, more: str = "") -> argparse.ArgumentParser:
        description = f"{says[0].upper()}{says[1:]}. {more}".strip()
        made = commands.add_parser(name, help=says, description=description)
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
    made = add(
        "backup",
        _backup,
        "write a portable encrypted copy",
        "The copy opens on any device with the journal’s passphrase, or with another: the second line of the "
        "passphrase file, or what is typed when it is asked for. Its own recovery code is printed once. Nothing is "
        "overwritten.",
    )
    made.add_argument("path", metavar="PATH", type=Path, help="the copy’s file; nothing may stand there")
    made = add(
        "restore",
        _restore,
        "put a backup in the journal’s place; what stood there is kept under another name",
        "BACKUP is a copy that “backup” made, an automatic one from the folder backups/ beside the journal, or any "
        "other journal file. It is opened with its own passphrase, which then opens the journal. Where that is lost, "
        "or the file comes from another device, give its recovery code instead; the new passphrase is the second line "
        "of the passphrase file, or typed. A portable backup becomes a journal of this device, with a new recovery "
        "code.",
    )
    made.add_argument("backup", metavar="BACKUP", type=Path)
    made.add_argument("--portable", action="store_true", help="let a portable backup stay portable")
    made = add(
        "salvage",
        _salvage,
        "read all that is still whole in a damaged journal into a new one",
        "The new journal opens with the same passphrase; its recovery code is printed once. Where the passphrase is "
        "lost, give the recovery code instead; the new passphrase is the second line of the passphrase file, or typed. "
        "What is missing is said, and the damaged file is not touched.",
    )
    made.add_argument("-o", dest="path", metavar="PATH", type=Path, required=True, help="the new journal’s file")
    add("check", _check, "read every frame, every entry and every link, and say what is wrong")
    add(
        "passphrase",
        _passphrase,
        "change the passphrase; from a file, its second line is the new one",
        "Where the old one is lost, give the recovery code instead.",
    )
    add("recovery", _recovery, "make a new recovery code and print it once; the old one stops working")
    add(
        "revoke",
        _revoke,
        "make new keys for everything and print the new recovery code once",
        "Other devices and the old recovery code no longer open the journal. Copies made before still open with the "
        "keys of their time.",
    )
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


def _door_to_a_journal(asked: argparse.Namespace) -> Door:
    door = _door(asked)
    if not door.exists():
        raise CannotGoOn(f"There is no journal at {door.places.journal}. “careerjournal new” makes one.")
    return door


@contextmanager
def _said_what_helps(door: Door) -> Iterator[None]:
    """An unsound journal is not only refused: what can be done about it is said, too."""
    from careerjournal.vault import Unsound

    try:
        yield
    except Unsound as error:
        for way in door.refusal(error).ways:
            error.add_note(f"{way.says} {way.command}")
        backups = door.backups()
        if backups:
            error.add_note(f"The latest automatic copy is {backups[0].path}, of {backups[0].day}.")
        raise


@contextmanager
def _journal(
    asked: argparse.Namespace, *, read_only: bool = False, passphrase: str | None = None, code: bool = False
) -> Iterator[Journal]:
    """The journal, opened with this passphrase (or code) or one that is asked for, and locked again."""
    door = _door_to_a_journal(asked)
    secret = _passphrase_from(asked) if passphrase is None else passphrase
    with _said_what_helps(door):
        journal = door.open(secret, code=code, read_only=read_only)
    try:
        for notice in door.notices():
            # What the person asked for need not be said.
            if not notice.startswith(("Open to read only", "Opened with the recovery code")):
                _tell(notice)
        yield journal
    finally:
        journal.lock()


def _passphrase_from(asked: argparse.Namespace, prompt: str = "Passphrase: ", line: int = 0) -> str:
    """The passphrase: a line of the file that was named, or else typed without being shown."""
    if asked.passphrase_file is not None:
        found = _secret_line(asked, line)
        if not found:
            place = "first" if line == 0 else "second"
            raise CannotGoOn(f"The {place} line of the passphrase file is empty.", Status.USAGE)
        return found
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


def _secret_line(asked: argparse.Namespace, number: int = 0) -> str:
    """A line of the passphrase file, empty where it has none; of standard input no more is read than that."""
    lines: list[str] = vars(asked).setdefault("secret_lines", [])
    try:
        if asked.passphrase_file == "-":
            while len(lines) <= number:
                lines.append(sys.stdin.readline().rstrip("\r\n"))
        elif not lines:
            # Some editors begin a text with a byte order mark, which is no part of the passphrase.
            text = Path(asked.passphrase_file).read_text("utf-8-sig")
            lines += [line.rstrip("\r") for line in text.split("\n")[:2]]
    except (AttributeError, OSError, UnicodeDecodeError) as error:
        raise CannotGoOn("The passphrase file cannot be read. Check its name and permissions.") from error
    return lines[number] if number < len(lines) else ""


def _new_passphrase(asked: argparse.Namespace, line: int, usual: str = "") -> str:
    """A passphrase to be set: from the file, or typed twice; where there is a usual one, that for an empty answer."""
    if asked.passphrase_file is not None:
        return _secret_line(asked, line) or usual or _passphrase_from(asked, line=line)
    first = _passphrase_from(asked, "Passphrase of the copy, if it is to be another: " if usual else "New passphrase: ")
    if usual and not first:
        return usual
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
            _tell_origin(app.crash)
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
        _secret_line(asked)  # the first line, before the rest is read as the text
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
    door = _door_to_a_journal(asked)
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


def _backup(asked: argparse.Namespace) -> int:
    door = _door_to_a_journal(asked)
    _refuse_to_overwrite(asked.path)
    passphrase = _passphrase_from(asked)
    with _said_what_helps(door):
        code = door.back_up(asked.path, passphrase, lambda: _new_passphrase(asked, line=1, usual=passphrase))
    _tell(f"A copy is written to {asked.path}, and was opened to try it. Its passphrase alone opens it, anywhere.")
    _tell("This is the copy’s own recovery code, shown this once; the journal’s does not open it.")
    _print(code)
    return Status.DONE


def _restore(asked: argparse.Namespace) -> int:
    door = _door(asked)
    if not asked.backup.exists():
        raise CannotGoOn(f"There is no file at {asked.backup}.")
    secret = _passphrase_from(asked, "Passphrase or recovery code of the backup: ")
    passphrase = _new_passphrase(asked, line=1) if door.is_code(secret) else secret
    restored = door.restore(asked.backup, secret, passphrase, portable=asked.portable)
    if restored.set_aside is not None:
        _tell(f"What stood in the journal’s place is now {restored.set_aside}.")
    _tell(f"The backup is restored to {door.places.journal}, and was opened with the passphrase.")
    if restored.recovery_code is not None:
        _tell("It has new keys on this device. Write its recovery code down on paper; it is shown this once.")
        _print(restored.recovery_code)
    return Status.DONE


def _salvage(asked: argparse.Namespace) -> int:
    door = _door_to_a_journal(asked)
    _refuse_to_overwrite(asked.path)
    secret = _passphrase_from(asked, "Passphrase or recovery code: ")
    passphrase = _new_passphrase(asked, line=1) if door.is_code(secret) else secret
    found = door.salvage(asked.path, secret, passphrase)
    for sentence in found.missing or ("Nothing is missing, as far as this device can tell.",):
        _tell(sentence)
    _tell(f"{_count(found.entries, 'entry', 'entries')} read out, into a new journal at {asked.path}.")
    _tell(f"To put it in the journal’s place: {door.command('restore', asked.path)}")
    _tell("Write the new journal’s recovery code down on paper. It is shown this once and kept nowhere.")
    _print(found.recovery_code)
    return Status.DONE


def _refuse_to_overwrite(path: Path) -> None:
    """Before anything is asked; the vault refuses again when it writes."""
    if os.path.lexists(path):
        raise CannotGoOn(f"Something stands at {path} already. Choose another name.")


def _passphrase(asked: argparse.Namespace) -> int:
    door = _door_to_a_journal(asked)
    old = _passphrase_from(asked, "Passphrase, or recovery code: ")
    code = door.is_code(old)
    with door.either(old), _journal(asked, passphrase=old, code=code) as journal:
        journal.change_passphrase(None if code else old, _new_passphrase(asked, line=1))
    _tell("The passphrase is changed. Copies of the journal made before still open with the old one.")
    return Status.DONE


def _revoke(asked: argparse.Namespace) -> int:
    _door_to_a_journal(asked)
    passphrase = _passphrase_from(asked)
    with _journal(asked, passphrase=passphrase) as journal:
        code = journal.revoke(passphrase)
    _tell("The journal has new keys, and was opened with them. The passphrase is the same.")
    _tell("Copies made before, the automatic ones too, still open with their old keys: keep the old recovery code with")
    _tell("them, or remove them. Write the new one down on paper; it is shown this once.")
    _print(code)
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
